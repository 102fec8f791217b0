"""What a person asks to be corrected, held against what is there."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from pressreview.errors import InputError
from pressreview.model import Article, AsRead, Attribution, Correction, Passage, Reading, Speaker, in_force
from pressreview.model.reading import EntityKind
from pressreview.text import fold, words

LONGEST_NAME, LONGEST_REASON = 200, 2_000
"""Characters."""
_LISTED = 8
"""Attributions or corrections that an error lists when several are meant."""
_SHOWN = 60
"""Characters of each that it shows."""
_DOUBLE_MARKS = frozenset('"“”„«»')
"""A page could not tell a name with these from a quotation."""


def find_attribution(
    asked: str, readings: Collection[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, Attribution]:
    """The attribution whose id begins so, or else the one in whose content these words stand in this order.

    Raises `InputError` when that is none or several.
    """
    found = [(reading, one) for reading in readings for one in reading.attributions]
    if is_id(asked, "att1"):
        found = [(reading, one) for reading, one in found if one.id.startswith(asked)]
    else:
        wanted = _folded(asked)
        found = [
            (reading, one) for reading, one in found if wanted in _folded(_words(one, articles[reading.article].text))
        ]
    if not found:
        how = "an id that begins with" if is_id(asked, "att1") else "the words"
        raise InputError(
            f"no attribution has {how} {_short(asked)!r}; the ids are in: pressreview who NAME --format json"
        )
    if len(found) > 1:
        listed = "; ".join(_named(one, articles[reading.article]) for reading, one in found[:_LISTED])
        raise InputError(
            f"{_short(asked)!r} may be any of {len(found)} attributions: {listed}; give the start of an id"
        )
    return found[0]


def is_id(asked: str, scheme: str) -> bool:
    """Whether it is the start of an id of that scheme, at least one digit long."""
    return re.fullmatch(rf"{scheme}-[0-9a-f]{{1,20}}", asked) is not None


def new_speaker(name: str | None, kind: str, said: Attribution, article: Article) -> Speaker | None:
    """The speaker as a person gives them; without a name what the article calls them, None where it has no words.

    Raises `InputError` for a name that cannot be one, and for a kind that there is not.
    """
    if kind not in get_args(EntityKind):
        raise InputError(f"{_short(kind)!r} is no kind of speaker; it is one of: {', '.join(get_args(EntityKind))}")
    if name is None:
        called = " ".join(span.of(article.text) for span in said.source)
        known = said.speaker.kind if said.speaker is not None else "unknown"
        return Speaker(name=None, kind=known, description=called) if called else None
    told = _line(name, most=LONGEST_NAME, what="the name")
    if not any(character.isalnum() for character in told):
        raise InputError(f"{told!r} is no name; leave it out where nobody is known to say it")
    if _DOUBLE_MARKS & set(told):
        raise InputError(f"a name cannot have double quotation marks, found {_short(told)!r}")
    return Speaker(name=told, kind=kind)  # type: ignore[arg-type]


def reason(because: str) -> str:
    """Why, on one line. Raises `InputError` for one too long or that does not print."""
    return _line(because, most=LONGEST_REASON, what="the reason")


def find_statement(passage: Passage, among: Sequence[AsRead], articles: Mapping[str, Article]) -> AsRead:
    """The statement of a claim that has this passage. Raises `InputError` where none has."""
    article = articles.get(passage.article)
    if article is None:
        raise InputError(f"no article has the id {_short(passage.article)!r}")
    start, end = passage.span.start, passage.span.end
    if end > len(article.text):
        raise InputError(f"[{start}, {end}) is beyond the end of article {article.id}, at {len(article.text)}")
    for one in among:
        if one.place.article == article.id and passage.span in one.place.content:
            return one
    raise InputError(f"the claim is not stated at [{start}, {end}) of article {article.id}")


def find_correction(asked: str, corrections: Sequence[Correction]) -> Correction:
    """The correction in force whose id begins so. Raises `InputError` when that is none or several."""
    found = [one for one in corrections if is_id(asked, "cor1") and one.id.startswith(asked)]
    if len(found) != 1:
        what = f"{len(found) or 'no'} corrections have an id that begins with {_short(asked)!r}"
        raise InputError(f"{what}; see: pressreview correct list")
    (made,) = found
    if made.kind == "withdrawn":
        raise InputError(f"{made.id} is a withdrawal itself; what it withdrew can be corrected again")
    if made not in in_force(corrections):
        raise InputError(f"{made.id} is withdrawn already")
    return made


def _words(one: Attribution, text: str) -> str:
    return " ".join(span.of(text) for span in one.content)


def _folded(text: str) -> str:
    """The words of a text as they are compared, with a space around each."""
    return f" {' '.join(fold(span.of(text)).casefold() for span in words(text))} "


def _named(one: Attribution, article: Article) -> str:
    who = (one.speaker.name or one.speaker.description) if one.speaker is not None else None
    said = " ".join(_words(one, article.text).split())
    return f"{one.id[:13]} ({who or 'nobody'} in {article.outlet or article.path or article.id}: {_short(said)})"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _line(text: str, *, most: int, what: str) -> str:
    told = " ".join(text.split())
    if len(told) > most:
        raise InputError(f"{what} has {len(told)} characters; {most} is the most")
    if not told.isprintable():
        raise InputError(f"{what} has characters that do not print: {_short(told)!r}")
    return told
