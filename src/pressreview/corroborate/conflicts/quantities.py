"""Numbers with what they measure: lengths and weights in one unit, sums of one currency, years, and counts.

`text.figures` finds what is counted from the noun; here a number stands within words that tell it, or beside a verb,
and two may be of other units.
"""

import re
from collections.abc import Iterator

from pressreview.model import Record, Span
from pressreview.text.figures import SCALES, SPELLED_NUMBERS

_UNITS = {
    "m": ("length", 1.0), "metre": ("length", 1.0), "meter": ("length", 1.0), "ft": ("length", 0.3048),
    "foot": ("length", 0.3048), "feet": ("length", 0.3048), "yard": ("length", 0.9144), "mile": ("length", 1609.3),
    "km": ("length", 1000.0), "kilometre": ("length", 1000.0), "kilometer": ("length", 1000.0),
    "kg": ("weight", 1.0), "kilogram": ("weight", 1.0), "pound": ("weight", 0.4536), "lb": ("weight", 0.4536),
    "tonne": ("weight", 1000.0),
}  # fmt: skip
"""Singulars, with what they measure and how much of its unit (metre, kilogram) they are."""
_NUMBER = re.compile(
    rf"""(?<![\w.,:/–—-])(?P<currency>[$€£¥])?
    (?P<number>\d{{1,3}}(?:,\s?\d{{3}})+|\d+(?:\.\d+)?|(?:{"|".join(sorted(SPELLED_NUMBERS, key=len, reverse=True))})\b)
    (?:[\s-]?(?P<scale>{"|".join(sorted(SCALES, key=len, reverse=True))})\b)?
    (?![\d:/]|[–—-]\d|\.\d|\s?[:/]\s?\d|\s?[ap]\.?\s?m\b|(?:st|nd|rd|th)\b)
    (?:[\s-]?(?P<unit>{"|".join(sorted(_UNITS, key=len, reverse=True))})s?\b)?(?![\w\ufffd])""",
    re.VERBOSE | re.IGNORECASE,
)
_OPEN = {
    "least": re.compile(
        r"\b(?:at least|no fewer than|more than|over|above|upwards of|exceed(?:s|ed|ing)?|topp(?:ed|ing)|tops)\s*$",
        re.IGNORECASE,
    ),
    "most": re.compile(r"\b(?:at most|up to|as (?:many|much) as|fewer than|less than|under|below)\s*$", re.IGNORECASE),
    "about": re.compile(
        r"\b(?:about|around|some|nearly|almost|close to|roughly|approximately|an estimated|between)\s*$", re.IGNORECASE
    ),
}
_ABOUT, _ROUNDED, _CONVERTED = 0.1, 0.02, 0.05
"""Part of a number by which it may be off: where it says "about", where it may be rounded without saying so, and where
it is held against one of another unit."""
_EXACT_UP_TO = 100
_CUT = re.compile(r"(?:\d(?:[.,]\s|\s?[/⁄]\s?)|#\s?|=\s?)$")
"""What stands before half of a number that was cut or of a fraction ("6. 1", "1 / 2"), where a currency was lost, and
in an address of the web ("id=7")."""
_FRACTION = re.compile(r"\s?(?:[½¼¾⅓⅔]|\d+\s?[/⁄]\s?\d)")
"""What stands after a number that goes on with a fraction: "4 1/2"."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_OF_A_DATE = re.compile(rf"\s{_MONTH}", re.IGNORECASE)
_IN_A_DATE = re.compile(rf"\b{_MONTH}\.?\s(?:\d\d?,\s?)?$", re.IGNORECASE)
"""A month beside a number; what day it is, the reading of times tells."""
_NO_VALUE = frozenset({"one", "zero"})
"""Spelled numbers that mostly count nothing."""


class Quantity(Record):
    """A number and its unit."""

    span: Span
    """With its currency, scale and unit."""
    number: Span
    low: float
    high: float
    """Least and greatest that agrees with it, in metres or kilograms where it is a length or a weight."""
    unit: str
    """"length", "weight", a currency sign, "year", or "" for a count."""
    written: str
    """The unit as the text has it, in the singular: "feet" and "foot" are two."""

    def agrees(self, other: "Quantity") -> bool:
        """Whether they are of other units, or one number can be meant by both."""
        slack = 1 + (0.0 if self.written == other.written else _CONVERTED)
        return self.unit != other.unit or (self.low <= slack * other.high and other.low <= slack * self.high)


def quantities(text: str, within: Span) -> Iterator[Quantity]:
    """Yield the numbers of a stretch of text, in order; not clock times, scores, ordinals or parts of a number."""
    for match in _NUMBER.finditer(text, within.start, within.end):
        written = match["number"].lower()
        if written in _NO_VALUE:
            continue
        cut = _CUT.search(text, max(0, match.start() - 4), match.start()) or _FRACTION.match(text, match.end("number"))
        if cut or _OF_A_DATE.match(text, match.end()):
            continue
        before = text[max(within.start, match.start() - 24) : match.start()]
        if _IN_A_DATE.search(before):
            continue
        plain = re.sub(r"[,\s]", "", written)
        value = float(SPELLED_NUMBERS[plain]) if plain in SPELLED_NUMBERS else float(plain)
        scale, unit = (match["scale"] or "").lower(), (match["unit"] or "").lower()
        if scale == "m" and not match["currency"]:
            scale, unit = "", "m"  # "fell 60m", and "£60m"
        value *= SCALES[scale] if scale else 1.0
        what, factor = _UNITS[unit] if unit else ("", 1.0)
        year = not what and not match["currency"] and not scale and re.fullmatch(r"(?:19|20)\d\d", written)
        low, high = (value, value) if year else _bounds(value, before)
        yield Quantity(
            span=Span(*match.span()),
            number=Span(*match.span("number")),
            low=low * factor,
            high=high * factor,
            unit=match["currency"] or ("year" if year else what),
            written=unit,
        )


def _bounds(value: float, before: str) -> tuple[float, float]:
    open_to = next((side for side, words in _OPEN.items() if words.search(before)), None)
    if open_to == "least":
        return value, float("inf")
    if open_to == "most":
        return 0.0, value
    if open_to == "about":
        return (1 - _ABOUT) * value, (1 + _ABOUT) * value
    if value > _EXACT_UP_TO:
        return (1 - _ROUNDED) * value, (1 + _ROUNDED) * value
    return value, value
