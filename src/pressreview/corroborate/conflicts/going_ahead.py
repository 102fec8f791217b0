"""Whether something goes ahead: "the visit will take place" against "the visit is now unlikely to go ahead"."""

import re
from typing import NamedTuple

from pressreview.corroborate.claims.statements import Statement
from pressreview.text import fold, stems

MAX_BEFORE = 200
"""Characters before "it" in which a sentence may have said what was asked about."""
MAX_NAMING = 3
"""Words of content that may name an event; what has more is no name of one."""
_GOES_AHEAD = re.compile(
    r"""\b(?P<verb>is|are|was|were|will|would)\s(?P<how>(?:(?:not|now|still|no\slonger|be|unlikely|due|set|expected|scheduled
    |planned|going|to)\s){0,4})(?:go(?:ing)?\sahead|take\splace|proceed|be\sheld)\b""",
    re.VERBOSE,
)
_DETERMINED = re.compile(r"(?:an?|the|this|his|her|its|their)\s")
_DESCRIBED = re.compile(r"\s(?=(?:which|who|that|of|in|on|by|to|for|from|with|this|next|at|between)\s)|,")
_AGAINST = re.compile(r"\b(?:not|unlikely|no\slonger)\b")
_SUPPOSED = re.compile(r"\b(?:if|unless|until|whether|should|may|might|could)\b")
_ASKED_ABOUT = re.compile(r"\basked (?:about|whether|if) (?P<what>(?:an?|the|this|his|her|its|their)\s\w+)\b[^.!?]*$")


class Outlook(NamedTuple):
    """What a statement says of an event."""

    event: frozenset[str]
    """Stems of the words that name it, without what describes it further."""
    goes_ahead: bool


def outlook(statement: Statement) -> Outlook | None:
    """Read whether an event goes ahead; None where the statement does not say, or says it under a condition."""
    text = fold(statement.text).casefold()
    match = _GOES_AHEAD.search(text)
    if match is None or _SUPPOSED.search(text):
        return None
    named = _DESCRIBED.split(text[: match.start()].strip(), maxsplit=1)[0]
    if named in ("it", "that it"):
        named = _asked_about(statement) or named
    event = frozenset(stems(named))
    if not _DETERMINED.match(named) or not 1 <= len(event) <= MAX_NAMING:
        return None
    return Outlook(event, goes_ahead=not _AGAINST.search(match["how"]))


def _asked_about(statement: Statement) -> str | None:
    """Find what "it" is in "Asked about the visit of the minister, Lind said it would go ahead"."""
    text, start = statement.article.text, statement.spans[0].start
    before = fold(text[max(0, start - MAX_BEFORE) : start]).casefold()
    found = _ASKED_ABOUT.search(before)
    return found["what"] if found else None
