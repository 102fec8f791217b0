"""Where an article names another outlet as its source: "told the BBC", "according to Interfax", "the Post reported"."""

import re
from collections.abc import Iterator, Sequence

from pressreview.corroborate.newsroom import Newsroom
from pressreview.model import Article, Record, Span
from pressreview.tables import load_outlets, load_states, load_vocabulary
from pressreview.text import paragraphs
from pressreview.text.calendar import CALENDAR
from pressreview.text.words import FUNCTION_WORDS, word_set

MAX_CHARACTERS = 200_000
_FULL_NAME = re.compile(r"\b(?=(?P<first>[A-Z][a-z]+)\s(?:[A-Z]\.\s)?(?P<last>[A-Z][\w’'-]+))")
"""A given name and a family name, also behind a title: of "Mayor Michael Bloomberg" the last two."""
_BEFORE = re.compile(
    r"""(?:\b(?:
      (?P<first>(?:first|originally)\s(?:reported|disclosed|published|revealed|broken|obtained)\s(?:\w+\s){0,3}?by)
    | according\sto | (?:reported|disclosed|published|revealed|obtained|quoted|cited|carried|aired)\s(?:\w+\s){0,3}?by
    | tells? | told | telling | quoting | citing
    | interview\s(?:with|by|in|on) | speaking\s(?:to|on) | spoke\s(?:to|with|on)
    | (?:a|the|its|their)\s(?:report|story|interview|investigation)\s(?:in|by|from|on|with)
    ))\s+(?:(?:the|a|an|local|state|public|state-run|state-owned|trade|daily|weekly|national|Russian|news|newspaper|paper
    |broadcaster|magazine|agency|website|site|network|channel|station|[A-Z][a-z]+’s|[A-Z][a-z]+'s)\s+){0,4}$""",
    re.VERBOSE,
)
"""What leads up to an outlet's name; at most the last 120 characters before it are looked at."""
_AFTER = re.compile(
    r"""(?:\s(?:news\s)?(?:agency|newspaper|paper|magazine|website|network))?(?:,[^,.;\n]{1,80},)?
    (?:\s(?:also|first|had|has|have|later|previously|correctly|separately|exclusively)){0,3}
    \s(?P<verb>reported|reports?|said|says?|wrote|writes?|quoted|quotes|cited|cites|disclosed|revealed|reveals|published|
    learned|noted|added|obtained|broke)\b""",
    re.VERBOSE,
)
_FIRST = re.compile(r"\bfirst\s\w+$|\bbroke$|\brevealed$|\bdisclosed$")
_REACH = 120
_NAME_GOES_ON = re.compile(
    r"-[A-Z]|\s(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]"
)
"""A name that is only the beginning of a longer one: "the National Golf Foundation"."""


_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)\s\Z")
_COMMON_NAME = re.compile(
    r"Times|Post|Star|Sun|Herald|Mirror|Express|Standard|Guardian|Independent|Telegraph|Mail|News|Journal|Tribune"
    r"|Observer|Chronicle|Gazette|Courier|Press|Nation|Economist|Record|Globe|Dispatch|Sentinel|Register|Examiner"
    r"|Citizen|Monitor|Echo|Week"
)
"""Names that others end in: "Times" behind another capital is the end of a name that the tables lack."""
_NO_PART = FUNCTION_WORDS | CALENDAR | word_set("newspaper paper magazine broadcaster network agency daily weekly")
_SMALL = re.compile(r"\s(?!(?:newspaper|paper|daily|website|magazine)\b)[a-z]")


class Cited(Record):
    """An outlet named as a source."""

    outlet: str
    """Its one name."""
    span: Span
    """The words that name it, with what makes it a source."""
    first: bool
    """Whether the article says that the report began there ("first reported by")."""
    paragraph: int
    """Number of the paragraph it stands in, from 0."""


def cited(article: Article, newsroom: Newsroom) -> Iterator[Cited]:
    """Yield the other outlets that the article names as sources, in text order."""
    text = article.text[:MAX_CHARACTERS]
    own = newsroom.name(article.outlet) or article.outlet
    starts = [span.start for span in paragraphs(text)]
    paragraph = 0
    named = [own] if own else []  # "The Times" in The New York Times is itself
    people = _last_names(text)
    for span in newsroom.mentions(text):
        if _NAME_GOES_ON.match(text, span.end) or span.of(text) in people or _is_part(text, span):
            continue
        outlet = _meant(span.of(text), named) or newsroom.name(span.of(text))
        if outlet is None:
            continue
        named.append(outlet)
        if outlet == own:
            continue
        before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
        after = None if before else _AFTER.match(text, span.end)
        if before is None and (after is None or _is_none(text, span, after["verb"])):
            continue
        while paragraph + 1 < len(starts) and starts[paragraph + 1] <= span.start:
            paragraph += 1
        start = span.start - len(before.group()) if before else span.start
        end = after.end() if after else span.end
        first = bool(before["first"]) if before else bool(after and _FIRST.search(after.group()))
        yield Cited(outlet=outlet, span=Span(start, end), first=first, paragraph=paragraph)


def _is_part(text: str, span: Span) -> bool:
    """Whether a name ends a longer one, or is a land's adjective: "Al-Sabah", "Lantern Times", "Sarnish police"."""
    if text[max(0, span.start - 1) : span.start] in ("-", "–"):
        return True
    name = span.of(text)
    before = _CAPITAL_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if before and _COMMON_NAME.fullmatch(name) and before[1].lower() not in _NO_PART:
        states = load_states()
        if not states.of_people(before[1]) and states.named(before[1]) is None:
            return True
    plain = name.removeprefix("The ")
    return bool(load_states().of_people(plain) and _SMALL.match(text, span.end) and not _AFTER.match(text, span.end))


def _is_none(text: str, span: Span, verb: str) -> bool:
    """Whether nothing is cited after all: "a CNN report", and "People say", who are many and no magazine."""
    if verb in _BARE and load_outlets().is_doubtful(span.of(text)):
        return True
    return verb in ("report", "reports") and _A.search(text, max(0, span.start - 6), span.start) is not None


_BARE = frozenset(("say", "report", "write"))
_A = re.compile(r"\b(?:an?|the|this|that)\s$", re.IGNORECASE)


def _meant(short: str, named: Sequence[str]) -> str | None:
    """Find the outlet last named whose name ends in a shorter one: "The Times" after "The New York Times"."""
    ending = " " + short.removeprefix("The ")
    return next((name for name in reversed(named) if name.endswith(ending)), None)


def _last_names(text: str) -> set[str]:
    """Give the words that follow a given name: where Michael Bloomberg speaks, "Bloomberg" is no agency."""
    given = load_vocabulary().given_names
    return {match["last"] for match in _FULL_NAME.finditer(text) if match["first"] in given}
