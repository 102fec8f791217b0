"""Whether a time in a sentence is the time of what the sentence tells, or of something beside it."""

import re

from pressreview.model.base import Span
from pressreview.text.words import FUNCTION_WORDS

_CLOSED = re.compile(r",\s(?:who|whom|whose|which|where|when|as|after|before|while)\b[^,]*,")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b", re.IGNORECASE)
_SIDE_CLAUSE = re.compile(
    r"\b(?:when|while|after|before|since|because|if|although|though|as|following|ahead of|in advance of|prior to"
    r"|in response to|in reaction to|in the wake of|because of"
    r"|candidate|reported|reports|than)\b"
    r"|\b(?:of|since|until|till|by|from|between|for|dated)\s+(?:late |early )?(?:the )?$"
    r"|(?<!was )(?<!were )(?<!been )\b\w+ed by\b",
    re.IGNORECASE,
)
"""What makes a time another than that of what the sentence tells: a side clause, a word that ties it to a noun."""
_VERB = re.compile(
    r"\b(?:\w+ed|is|are|was|were|has|have|had|said|told|came|went|took|made|gave|left|won|lost|held|met|stood|fell|rose|"
    r"began|broke|cut|shot|sent|wrote|found|put|set|hit|got|led|kept|saw|ran|became|spoke|struck|signed|sank|burnt|drew|"
    r"brought|sought|threw|withdrew|chose|let|shut|quit|beat|read|paid|sold|bought|built|caught|taught|fought|died)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"(?:has|have)\s(?!been\s(?:scheduled|set|planned)|on\s)(?:\w+ly\s|not\s|also\s|long\s|already\s)?\w+(?:ed|en|wn|de|ut|ld|nt|id|ne)\b"
)
_DETERMINED = re.compile(r"\b(?:the|an?|his|her|its|their|this|that)\s(?:late\s|early\s)?\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s([a-z][a-z-]+)")
_OPENS = re.compile(r"(?:(?:on|in|at|late|early|earlier)\s+)*", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:[A-Z][a-z]+\.?|[A-Z]{3,}) \d{1,2}|\d{1,2} [A-Z][a-z]+\.?")
_BEFORE_A_DAY = re.compile(r"(?:\b(?:on|since|from|until|by|dated|of|till)|[,(–—]|^)\s*$", re.IGNORECASE)
"""What stands before a day of the month when it tells a time; without it the day is a name: "Sept. 11 victims"."""


def is_name(text: str, time: Span) -> bool:
    """Whether a day of the month stands where none is told: "Sept. 11 victims"."""
    if not _MONTH_DAY.fullmatch(" ".join(time.of(text).split())):
        return False
    return _BEFORE_A_DAY.search(text[max(time.start - 12, 0) : time.start]) is None


def _is_adjective(text: str, start: int, time: Span) -> bool:
    """Whether a time stands before the noun that it is told of: "the 9/11 remark", "a Monday evening rally"."""
    before = _DETERMINED.search(text, max(start, time.start - 12), time.start)
    after = _NOUN.match(text, time.end)
    return bool(before and after and after[1] not in FUNCTION_WORDS)


def tells_when(text: str, start: int, time: Span) -> bool:
    """Whether a time stands with the verb of the clause that begins at `start`, and in no side clause of it."""
    if text[time.end : time.end + 2] in ("'s", "’s") or _is_adjective(text, start, time):
        return False
    before = _CLOSED.sub(",", text[start : time.start].removeprefix("that "))
    if _OPENS.fullmatch(before.lstrip(' “"\n')):
        return True
    clause = before.rpartition(",")[2]
    aside = clause != before and text[time.end : time.end + 1] == "," and _VERB.match(clause.lstrip())
    if aside or _RELATIVE.search(before) or _SIDE_CLAUSE.search(clause):
        return False
    first = _VERB.search(clause)
    if first is not None and _PERFECT.match(clause, first.start()):
        return False  # "he has called for it since they were hit on Sunday": no perfect tense has a day
    return first is not None or _VERB.match(text, time.end + 1) is not None
