"""Who supplied the report: agencies and outlets that the page credits, and where in the text the credit stands.

A credit is taken only where newsrooms write one: the dateline ("SEOUL (AP) —"), the byline, a contribution line ("The
Associated Press contributed to this report"), a copyright or reprint line, a closing signature. A name that merely
occurs is none, and neither is the article's own outlet. An agency that nobody has heard of is found by the same
patterns, as long as the name cannot be a person's.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressreview.model import Span
from pressreview.tables import load_outlets

_DATELINE_CHARACTERS = 400
"""A dateline with a name that we do not know is believed in this much of the text's beginning."""
_HEAD_CHARACTERS = 1_500
"""Known names in datelines and source lines are found in this much of it."""
_TAIL_CHARACTERS = 3_000
"""Contribution, copyright and signature lines stand in this much of its end."""

# A name: up to five words with capitals ("Agence France-Presse", "Press Trust of India", "A.P.", "Futurism.com").
# Names are atomic groups: what could be split in many ways would be tried in all of them.
_WORD = r"[A-Z][\w&’'-]{0,30}+(?:\.\w[\w-]{0,10}+){0,2}+"
_NAME = rf"(?<!\w)(?>(?:[Tt]he )?{_WORD}(?: (?:of |de |and )?{_WORD}){{0,4}})"
_NAMES = rf"(?>{_NAME}(?:(?:,| and|, and) {_NAME}){{0,3}})"
_DASH = r"(?:—|–|--|-|_|:)"
_PLACE = r"[^\W\d_][^\n(){}\[\]\"“”]{1,70}"
_BETWEEN = re.compile(r"\s*(?:,| and | & | with |/|;)\s*(?:and )?")

_AGENCY_WORDS = re.compile(
    r"\b(?:press|presse|agency|agence|agenzia|agencia|newswire|wire|news service)$", re.IGNORECASE
)
_AGENCY_NAME = re.compile(r"[A-Z]\w+(?:press|presse|wire|fax|news|tass)")
_STAFF = re.compile(
    r"\b(?:staff|desk|editors?|editorial|team|newsroom|board|correspondents?|reporters?|contributors?|writers?|bureau)"
    r"\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’](?:s\b| )")
_AGENCIES = re.compile(
    r"\b(?:with|and|by|from)\s+(?:staff\s+and\s+|news\s+|our\s+)?"
    r"(?P<name>agencies|news services|wire (?:reports|services))\b",
    re.IGNORECASE,
)


class _Pattern(NamedTuple):
    """Where a credit is written; `name` is the group that holds it. `sure` when no person's name can stand there."""

    regex: re.Pattern[str]
    sure: bool


def _pattern(regex: str, *, sure: bool) -> _Pattern:
    return _Pattern(re.compile(regex, re.MULTILINE), sure)


_HEAD = (
    # "SEOUL (AP) —", "WASHINGTON, Sept 5 (Reuters) -", "PORT ALBA (Norpress) —"
    _pattern(rf"^[ \t>*_]*(?=[A-Z]{{2}}){_PLACE}? ?\((?P<name>{_NAME})\) ?{_DASH}", sure=True),
    # "Seoul (AP) —": a place in small letters may be a person and the name a party, so it has to be an agency's
    _pattern(rf"^[ \t>*_]*{_PLACE}? ?\((?P<name>{_NAME})\) ?{_DASH}", sure=False),
    # "NEW YORK — (AP)"; "LONDON, Reuters —"
    _pattern(rf"^[ \t>*_]*(?=[A-Z]{{2}}){_PLACE}? ?{_DASH} ?\((?P<name>{_NAME})\)", sure=False),
    _pattern(
        rf"^[ \t>*_]*(?=[A-Z]{{2}})[^\n(),]{{2,40}}(?:, [^\n(),]{{2,30}})?, (?P<name>{_NAME}) ?(?:—|–|--| - )",
        sure=False,
    ),
    # "(Norpress) -" and "Reuters —" with no place before them, at the very start
    _pattern(rf"\A\s*\((?P<name>{_NAME})\) ?{_DASH}", sure=True),
    _pattern(rf"\A\s*(?P<name>{_NAME}) ?(?:—|–|--| - )", sure=False),
    # a line of its own above the text: "By Reuters", "Source: AP", "Reuters staff"
    _pattern(rf"^[ \t]*(?:[Bb]y|BY|From|Source:|Via:?) (?P<name>{_NAME})[ \t]*$", sure=False),
    _pattern(rf"^[ \t]*(?P<name>{_NAME})(?: [Ss]taff)?[ \t]*$", sure=False),
)
_TAIL = (
    # "The Associated Press contributed to this report.", "AP writer Jane Doe in Rome contributed …"
    _pattern(
        rf"(?P<name>{_NAMES})(?:,? (?:also|staff|[a-z ]{{0,20}}(?:writers?|reporters?|correspondents?)"
        r"[^.\n]{0,120}))? contributed (?:to|reporting)\b",
        sure=False,
    ),
    # "With reporting by Reuters", "with files from The Canadian Press"; "With AFP" on a line of its own
    _pattern(
        r"\b[Ww]ith (?:additional |further )?(?:reporting |files |material |information |reports )?(?:by|from) "
        rf"(?P<name>{_NAMES})",
        sure=False,
    ),
    _pattern(rf"^\W*[Ww]ith (?P<name>{_NAMES})\W*$", sure=False),
    _pattern(rf"\b(?:[Mm]aterial|[Ii]nformation|[Rr]eporting) from (?P<name>{_NAMES}) was used\b", sure=True),
    _pattern(
        r"\b[Tt]his (?:report|story|article|dispatch|piece|post) (?:was|is|has been|had been)? ?(?:originally |first )"
        rf"(?:published|appeared) (?:by|in|on|at) (?P<name>{_NAME})",
        sure=True,
    ),
    _pattern(rf"\b(?:[Rr]eprinted|[Rr]epublished) (?:with permission )?from (?P<name>{_NAME})", sure=True),
    _pattern(
        rf"(?:©|\([Cc]\)|\b[Cc]opyright)\s*(?:©|\([Cc]\))?\s*(?:(?:19|20)\d\d,?)?\s*(?:by )?(?P<name>{_NAME})",
        sure=False,
    ),
    # a signature: "— Norpress", "(AFP)", "Norpress/AFP", "Source: Norpress"
    _pattern(
        rf"^[ \t]*(?:—|–|--|[Ss]ources?:)?[ \t]*\(?(?P<name>{_NAME}(?:/{_NAME}){{0,3}})\)?[ \t]*\.?\s*\Z",
        sure=False,
    ),
)
# "(Interlan)" or "VPA" on a line of its own at the end, where the text does not speak of it otherwise, as of a topic.
_SIGNATURE = re.compile(r"\n[ \t]*(?:\((?P<name>[A-Z]\w{2,20})\)|(?:—|–|--)?[ \t]*(?P<short>[A-Z]{3,6}))[ \t]*\.?\s*\Z")
_END_MARKS = frozenset({"END", "ENDS", "MORE", "End", "Ends", "More", "NNNN"})
_REPORTING_BY = re.compile(
    r"\(\s*(?:[Aa]dditional )?[Rr]eporting by [^()\n]{3,300}(?:;|\n)\s*"
    r"(?:[Ww]riting|[Ee]diting|[Cc]ompiled) by [^()\n]{3,200}\)"
)
_JOB = re.compile(r"\s(?:staff(?: writers?)?|writers?|reporters?|correspondents?|editors?)\s*$", re.IGNORECASE)
_WHERE = re.compile(r" \((?:[A-Z][\w]{0,6}\.)+\) ")
_REUTERS = re.compile(r"\bReuters\b")


def find_credits(
    text: str, *, byline: str | None = None, outlet: str | None = None, stated: Iterable[str] = ()
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The credited agencies and outlets, each once, in text order, then those that stand outside the text.

    Args:
        text: The article's text.
        byline: Its author line, which may name an agency ("Jane Doe, Norpress").
        outlet: Who published it: never credited as its own supplier.
        stated: Names that the page credits elsewhere.

    Returns:
        The names as written, without "The", and the spans of those that stand in `text`.
    """
    spans = [span for span in sorted(dict.fromkeys(_in_text(text))) if not is_own(span.of(text), outlet)]
    outside = [name for name in map(bare, (*stated, *_in_byline(byline))) if not is_own(name, outlet)]
    names: list[str] = []
    for name in [*(bare(span.of(text)) for span in spans), *outside]:
        if not any(load_outlets().same(name, before) for before in names):
            names.append(name)
    return tuple(names), tuple(spans)


def is_supplier(name: str) -> bool:
    """Whether `name` is a known outlet, or cannot be anything but an agency ("Norpress", "Alba News Agency")."""
    plain = bare(name)
    if _STAFF.search(plain) or _POSSESSIVE.search(plain):
        return False
    known = load_outlets().named(plain)
    if known is not None:
        return plain not in map(bare, known.doubtful)
    return bool(_AGENCY_WORDS.search(plain) or _AGENCY_NAME.fullmatch(plain))


def is_own(name: str, outlet: str | None) -> bool:
    """Whether `name` is the outlet itself, or a part of it ("CNN Business" of CNN, "hawaiinewsnow.com")."""
    if outlet is None:
        return False
    known = load_outlets()
    if known.same(name, outlet):
        return True
    if known.named(name) and known.named(outlet):
        return False
    here, there = _words(name), _words(outlet)
    letters = "".join(re.findall(r"\w", name))
    return (
        here <= there
        or there <= here
        or letters.casefold() == outlet.casefold().split(".")[0]
        or (known.named(name) is None and letters == "".join(re.findall(r"\b[A-Z]", bare(outlet))))
    )


def bare(name: str) -> str:
    """`name` without its article and the marks around it."""
    return re.sub(r"^(?:[Tt]he|THE) ", "", name).strip(" .,;:'’")


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", bare(name).casefold()))


def _in_text(text: str) -> Iterator[Span]:
    head_end = min(len(text), _HEAD_CHARACTERS)
    tail_start = max(0, len(text) - _TAIL_CHARACTERS)
    for pattern in _HEAD:
        yield from _found(pattern, text, 0, head_end, sure_until=_DATELINE_CHARACTERS)
    for pattern in _TAIL:
        yield from _found(pattern, text, tail_start, len(text), sure_until=len(text))
    for match in _AGENCIES.finditer(text, tail_start):
        yield Span(*match.span("name"))
    if (signed := _SIGNATURE.search(text, tail_start)) is not None:
        group = "name" if signed["name"] else "short"
        if signed[group] not in _END_MARKS and text.count(signed[group]) == 1:
            yield Span(*signed.span(group))
    if _REPORTING_BY.search(text, tail_start) and (named := _REUTERS.search(text)):
        # Reuters' own closing line; the credit is taken only from a text that names Reuters.
        yield Span(*named.span())


def _found(pattern: _Pattern, text: str, start: int, end: int, *, sure_until: int) -> Iterator[Span]:
    for match in pattern.regex.finditer(text, start, end):
        for name_start, name_end in _parts(text, *match.span("name")):
            name = text[name_start:name_end]
            if is_supplier(name) or (pattern.sure and name_end <= sure_until and _is_name(name)):
                yield Span(name_start, name_end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of a list ("AFP, Norpress and The Associated Press"), without "The"."""
    at = start
    for match in (*_BETWEEN.finditer(text, start, end), None):
        stop = match.start() if match else end
        begin = at + 4 if text[at : at + 4].lower() == "the " else at
        while stop > begin and text[stop - 1] in ".,'’ ":
            stop -= 1
        if begin < stop:
            yield begin, stop
        at = match.end() if match else end


def _is_name(name: str) -> bool:
    return len(name) > 1 and not _STAFF.search(name) and not _POSSESSIVE.search(name)


def _in_byline(byline: str | None) -> Iterator[str]:
    if (unnamed := _AGENCIES.search(byline or "")) is not None:
        yield unnamed["name"]
    # "Asbury Park (N.J.) Press": where the paper is, is no part of its name.
    for part in re.split(r"[,/|;()]|\band\b|\bfor\b|\bwith\b| [-–—] ", _WHERE.sub(" ", byline or "")):
        words = bare(part).split()
        # "AP Auto Writer": of a part that ends in a job, the longest beginning that is an agency.
        shortest = 1 if _JOB.search(part) else len(words)
        beginnings = (" ".join(words[:count]) for count in range(len(words), max(0, shortest - 1), -1))
        if (name := next(filter(is_supplier, beginnings), None)) is not None:
            yield name
