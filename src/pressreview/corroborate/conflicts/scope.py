"""What a figure counts and what a negation turns around, as far as the words beside them tell.

Two statements that have most of their words in common may still speak of a part and the whole, of one operation and of
five, of one player and another; and a "not" may stand far from what they have in common.
"""

import re

from pressreview.corroborate.claims.statements import Statement, negates
from pressreview.model import Span
from pressreview.text import fold, stems, words
from pressreview.text.figures import Figure
from pressreview.text.words import word_set

NEAR_WORDS = 8
"""Words on either side of a figure that tell what it counts."""
TAKEN = 0.75
"""Part of the words that a negation turns around which the other statement has."""
_WHOLE = word_set("total totals totalling overall altogether combined far since each per every average averaged so")
_PARTS = (
    r"of (?:them|these|those|whom|which)", "including", "another", "additional", "further", "alone", "during",
    "in the (?:first|second|third|last|past)", "(?:first|second|third|fourth) (?:half|quarter|day|week|round)",
    "so far", "to date", "in all", "at the time", "career", "season", "a (?:day|week|month|year)", "needed", "needs?",
    "short of", r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:other|others|more)",
)  # fmt: skip
"""What says that a figure is of a part, of a time, or of what is lacking."""
_PART = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)
_MARGIN = re.compile(r"\bmargin of (?:sampling )?error\b", re.IGNORECASE)
"""Every poll has one of its own."""
_OF_WHOM = re.compile(r"(?:none|neither) of\b", re.IGNORECASE)
"""Negations after which it stands who does not, and only then what they do not."""
_CLAUSE_ENDS = re.compile(r"[,;:–—]|\b(?:but|and|although|while|because|which|who|when|after|before|since|if)\b")


def counts_alike(one: Statement, here: Figure, other: Statement, there: Figure) -> bool:
    """Whether nothing beside two figures of one unit says that they count two things."""
    near, its_near = _near(one, here), _near(other, there)
    if _marks(one.text) != _marks(other.text) or _MARGIN.search(one.text):
        return False
    names, its_names = _names(near), _names(its_near)
    return not names or not its_names or not names.isdisjoint(its_names)


def turns_around(negated: Statement, other: Statement) -> bool:
    """Whether what follows the first negation, up to the end of its clause, stands in the other statement."""
    text = fold(negated.text)
    found = next((word for word in words(text) if negates(word.of(text).casefold())), None)
    if found is None or _OF_WHOM.match(text, found.start):
        return False
    end = _CLAUSE_ENDS.search(text, found.end)
    told = stems(text[found.end : end.start() if end else len(text)])
    if len(told) < 2 or told[0] not in other.stems:
        return False
    return sum(stem in other.stems for stem in told) >= TAKEN * len(told)


def _near(statement: Statement, figure: Figure) -> str:
    """Give the words around a figure within the piece of the statement that has it."""
    text = statement.article.text
    piece = next((span for span in statement.spans if span.start <= figure.span.start < span.end), figure.span)
    before = words(text[piece.start : figure.span.start])[-NEAR_WORDS:]
    after = words(text[figure.span.end : piece.end])[:NEAR_WORDS]
    start = piece.start + before[0].start if before else figure.span.start
    end = figure.span.end + after[-1].end if after else figure.span.end
    return Span(start, end).of(text)


def _marks(text: str) -> frozenset[str]:
    """Give what says that a figure is a whole, or a part, or of a time."""
    found = {"whole" for word in text.casefold().split() if word.strip(",.") in _WHOLE}
    return frozenset(found | {match.group().casefold() for match in _PART.finditer(" ".join(text.split()))})


def _names(near: str) -> frozenset[str]:
    """Give the stems of words with a capital, the first left out: it may open a sentence."""
    found = [word.of(near) for word in words(near)]
    return frozenset(stem for word in found[1:] if word[0].isupper() for stem in stems(word))
