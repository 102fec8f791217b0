"""Whether something comes about: "the visit will take place" against "the visit is now unlikely to go ahead".

Likewise "the line will reopen in June" and "the line may never reopen", "he would resign" and "Vale will not resign".
"""

import re
from typing import NamedTuple

from pressreview.corroborate.claims.statements import Statement
from pressreview.text import fold, stems
from pressreview.text.words import word_set

MAX_BEFORE = 200
"""Characters before "it" in which a sentence may have said what was asked about."""
MAX_NAMING = 3
"""Words of content that may name an event; what has more is no name of one."""
_GOES_AHEAD = re.compile(
    r"""\b(?P<verb>is|are|was|were|will|would)\s(?P<how>(?:(?:not|now|still|no\slonger|be|unlikely|due|set|expected|scheduled
    |planned|going|to)\s){0,4})(?:go(?:ing)?\sahead|take\splace|proceed|be\sheld)\b""",
    re.VERBOSE,
)
_COMES_ABOUT = re.compile(
    r"""\b(?P<verb>is|are|was|were|will|would|may|might)\s(?P<how>(?:(?:not|never|now|still|no\slonger|unlikely|due|set
    |expected|scheduled|planned|going|probably|likely|to)\s){0,4})(?P<act>[a-z]{3,})\b(?P<rest>[^.;:,]{0,80})""",
    re.VERBOSE,
)
_TO_COME = word_set("unlikely due set expected scheduled planned going")
"""Words with which "is" looks ahead."""
_NO_ACT = word_set(
    """
    say comment discuss have has had been being get take make like want need know think seem become remain continue
    not never also only then now still even just ever
    """
)
"""What is no act of which two could tell otherwise."""
_NAMES = re.compile(r"(?:he|she|they)\Z|that (?:he|she|they)\Z")
_DETERMINED = re.compile(r"(?:an?|the|this|his|her|its|their)\s")
_DESCRIBED = re.compile(r"\s(?=(?:which|who|that|of|in|on|by|to|for|from|with|this|next|at|between)\s)|,")
_AGAINST = re.compile(r"\b(?:not|unlikely|no\slonger)\b")
_SUPPOSED = re.compile(r"\b(?:if|unless|until|whether|should|may|might|could)\b")
_CONDITION = re.compile(r"\b(?:if|unless|until|whether|should|could)\b")
_ASKED_ABOUT = re.compile(r"\basked (?:about|whether|if) (?P<what>(?:an?|the|this|his|her|its|their)\s\w+)\b[^.!?]*$")


class Outlook(NamedTuple):
    """What a statement says of an event."""

    event: frozenset[str]
    """Stems of the words that name it, or who acts, without what describes it further."""
    goes_ahead: bool
    act: str = ""
    """Stem of what is done, "" for taking place."""
    rest: frozenset[str] = frozenset()
    """Stems of what follows in the clause: whom or what it is done to."""
    surely: bool = True
    """Whether it is told without "may", "probably" and "unlikely"."""

    def against(self, other: "Outlook") -> bool:
        """Whether one of two tells that it comes about, and the other of the same that it does not."""
        apart = bool(self.rest and other.rest) and self.rest.isdisjoint(other.rest)
        return self._of_one(other) and not apart and self.goes_ahead != other.goes_ahead

    def one_with(self, other: "Outlook") -> bool:
        """Whether both tell that one deed comes about: when, they may tell otherwise."""
        return self._of_one(other) and bool(self.act) and self.goes_ahead and other.goes_ahead

    def _of_one(self, other: "Outlook") -> bool:
        return self.event == other.event and self.act == other.act


def outlook(statement: Statement) -> Outlook | None:
    """Read whether an event goes ahead; None where the statement does not say, or says it under a condition."""
    text = fold(statement.text).casefold()
    match = _GOES_AHEAD.search(text)
    if match is None:
        return _deed(statement, text)
    if _SUPPOSED.search(text):
        return None
    named = _DESCRIBED.split(text[: match.start()].strip(), maxsplit=1)[0]
    if named in ("it", "that it"):
        named = _asked_about(statement) or named
    event = frozenset(stems(named))
    if not _DETERMINED.match(named) or not 1 <= len(event) <= MAX_NAMING:
        return None
    surely = "unlikely" not in match["how"]
    return Outlook(event, goes_ahead=not _AGAINST.search(match["how"]), surely=surely)


def _deed(statement: Statement, text: str) -> Outlook | None:
    """Read whether somebody or something will do what the first verb that looks ahead says."""
    match = _COMES_ABOUT.search(text)
    if match is None or match["act"] in _NO_ACT or _CONDITION.search(text):
        return None
    how, verb = set(match["how"].split()), match["verb"]
    goes_ahead = not how & {"not", "never", "unlikely", "longer"}
    maybe = verb in ("may", "might")
    if (verb in ("is", "are", "was", "were") and not how & _TO_COME) or (maybe and "never" not in how):
        return None
    act, named = stems(match["act"]), _DESCRIBED.split(text[: match.start()].strip(), maxsplit=1)[0]
    if not act or not (event := _who(statement, named)):
        return None
    surely = not maybe and not how & {"unlikely", "probably", "likely"}
    return Outlook(event, goes_ahead, act=act[0], rest=frozenset(stems(match["rest"])), surely=surely)


def _who(statement: Statement, named: str) -> frozenset[str]:
    """Stems of who or what acts: a thing by its noun, a person by the last name; none where it cannot be told."""
    if _NAMES.match(named):
        speaker = statement.speaker
        return frozenset(stems(speaker.split()[-1])) if speaker else frozenset()
    event = frozenset(stems(named))
    if _DETERMINED.match(named):
        return event if 1 <= len(event) <= MAX_NAMING else frozenset()
    last = named.rpartition(" ")[2]
    capital = last.capitalize() in statement.text.split()
    return frozenset(stems(last)) if capital and len(named.split()) <= MAX_NAMING + 1 else frozenset()


def _asked_about(statement: Statement) -> str | None:
    """Find what "it" is in "Asked about the visit of the minister, Lind said it would go ahead"."""
    text, start = statement.article.text, statement.spans[0].start
    before = fold(text[max(0, start - MAX_BEFORE) : start]).casefold()
    found = _ASKED_ABOUT.search(before)
    return found["what"] if found else None
