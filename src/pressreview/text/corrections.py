"""What an outlet takes back: the wrong words that a correction at the end of an article repeats."""

import re

from pressreview.model.base import Span
from pressreview.text.sentences import paragraphs, sentences

_NOTICE = re.compile(
    r"\W*(?:(?:corrections?|clarifications?|editors?[’']?s?[’']?\snote)\b(?:\s\([^()\n]{1,40}\))?\s?[:.–—-]"
    r"|(?:an?|the)\s(?:earlier|previous|original)\sversion\sof\b|this\s(?:article|story|report)\s(?:has\sbeen|was)\s"
    r"(?:corrected|amended|updated))",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:(?:earlier|previous|original)\s(?:version|article|story|report|headline)"
    r"|(?:article|story|report|item|column|headline|caption|map|chart)\b[^.]{0,60}?\b(?:said|stated|gave|reported|put|had|misstated)"
    r"|(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misidentified)|in\serror)\b",
    re.IGNORECASE,
)


def withdrawn(text: str) -> tuple[Span, ...]:
    """The sentences that say what was wrong: "Correction: An earlier version said 310 tonnes." In text order."""
    found = []
    for block in paragraphs(text):
        if _NOTICE.match(text, block.start, block.end):
            for sentence in sentences(block.of(text)):
                moved = Span(block.start + sentence.start, block.start + sentence.end)
                if _WRONG.search(text, moved.start, moved.end):
                    found.append(moved)
    return tuple(found)
