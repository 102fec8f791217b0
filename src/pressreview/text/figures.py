"""Numbers of things in a text: how many, of what, and how exactly it says so."""

import math
import re
from collections.abc import Iterator, Sequence

from pressreview.model import Record, Span
from pressreview.text.calendar import MONTH_NAMES
from pressreview.text.words import CURRENCY_CODES, stems, word_set

SPELLED_NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12, "dozen": 12.0,
}  # fmt: skip
_SPELLED = "|".join(sorted(SPELLED_NUMBERS, key=lambda word: (-len(word), word)))
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_SPELLED})(?:-(?:{_SPELLED}))?|a(?=\s(?:hundred|dozen)))"
)
CURRENCY = (
    rf"[$€£¥₹₦₩]|(?-i:{CURRENCY_CODES}|Rs\.)\s?(?=\d)"
    r"|(?-i:[RNP])(?=\d{3}|\d+[.,]\d)"
)
"""Signs and letters before a sum; a letter alone only at once before a long number ("R500", not "N95")."""
SUM = re.compile(rf"(?:{CURRENCY})\d")
"""How a sum begins that is glued to its currency: "RM7.8 million" is no name."""
_SAME_CURRENCY = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "Rs": "₹", "NGN": "₦", "N": "₦", "ZAR": "R",
    "MYR": "RM", "KSh": "KES", "Dh": "AED", "Dhs": "AED",
}  # fmt: skip
_FIGURE = re.compile(
    rf"""(?<![\w.,:/$€£¥₹₦₩-])
    (?P<currency>{CURRENCY})?
    (?P<number>{_NUMBER})
    (?P<scale>(?:[\s-]?(?:hundred|thousand|million|billion|trillion|dozen)|(?:mn|bn|k)\b)+)?
    (?![\w:/]|[.,]\d|-year|\s?(?:a\.\s?m|p\.\s?m|am\b|pm\b))
    (?P<percent>\s?%|\sper\s?cent\b|\s(?:percentage\s)?points?\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = {
    "at least": "least", "no fewer than": "least", "no less than": "least", "more than": "least", "over": "least",
    "exceeds": "least", "exceeded": "least", "exceed": "least", "exceeding": "least", "tops": "least",
    "topped": "least", "topping": "least",
    "above": "least", "upwards of": "least", "up to": "most", "as many as": "most", "as much as": "most",
    "at most": "most", "fewer than": "most", "less than": "most", "under": "most", "below": "most", "about": "about",
    "around": "about", "some": "about", "roughly": "about", "approximately": "about", "nearly": "about",
    "almost": "about", "close to": "about", "an estimated": "about", "estimated": "about", "between": "about",
    "or so": "about",
}  # fmt: skip
"""Words before a number, and the side to which they leave it open."""
_QUALIFIER = re.compile(r"\b(" + "|".join(sorted(_BEFORE, key=len, reverse=True)) + r")\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"\s+([A-Za-z][\w’'-]*)")
_NOT_COUNTED = word_set(
    """
    year years month months week weeks day days hour hours minute minutes second seconds time times decade decades
    century centuries percentage of or and to in on at by from for more fewer less another ways things
    """
) | frozenset(MONTH_NAMES)
"""Next words after which a number counts nothing that could be compared, or counts time."""
_SKIP = word_set("confirmed new other additional extra further young old different separate unarmed suspected known")
_CASUALTIES = {
    word: what
    for what, listed in {
        "dead": "dead die died dies dying death deaths killed kill kills killing toll fatalities fatality lives bodies",
        "hurt": "injured injuries injuring wounded wounding hurt treated hospitalised hospitalized",
        "missing": "missing unaccounted",
        "held": "arrested arrests detained detaining",
    }.items()
    for word in listed.split()
}
_RISING = frozenset(_CASUALTIES.values())
_PEOPLE = word_set(
    """
    people person persons men women children dead others civilians soldiers lives bodies fatalities deaths workers
    police officers passengers protesters residents students confirmed wounded injured casualties
    """
)
_LINKS = word_set("were was are is have had has confirmed feared believed")
NEAR = 100
"""Characters before a number in which a toll may be named."""
AHEAD = 6
_BARE = re.compile(
    rf"""(?<![\w.:/$€£¥-])(?<!,\s)(?P<number>{_NUMBER})(?P<scale>(?:\s(?:hundred|thousand|million|billion)|mn|bn|k)\b)?
    (?=[.,;”"’)]?(?:\s|$))(?!,?\s[\w(])""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\b(?:in|by|on|since|until|before|after|from|age|aged|no|number|chapter|article)\.?\s$", re.IGNORECASE
)
"""What stands before a bare number that is a year, a day, an age or a name's."""
_NAME_BEFORE = re.compile(
    r"(?<![.!?]\s)(?!\b(?:At|On|In|Some|About|The|Over|Nearly|Around|By|With|Only|Just|And)\b)\b[A-Z][\w.]*\s$"
)
_TOLL = re.compile(r"\b(?:" + "|".join(sorted(_CASUALTIES)) + r")\b", re.IGNORECASE)
_TO_NUMBER = re.compile(r"\s(?:[^.;:!?\n]*\b(?:to|at|of|is|was|reached|than|least)\s)?(?:(?:at least|about|some)\s)?")
"""What stands between a toll and its number: "deaths rose to 17", "killing at least 17"."""
_DIRECTLY = re.compile(r"\s(?:(?:at least|about|some|up to|more than|nearly|around)\s)?")
_MARGIN = re.compile(
    r"[^.;,]{0,30}?\b(?:above|below|higher|lower|fewer|under|over)\s(?:than\s)?(?:the|its|their|what)\b"
)
"""What follows a number that is a difference between two: "72 tonnes above the declared weight"."""
_CHANGE = re.compile(
    r"\b(?:rose|risen|rises?|rising|climb\w*|revis\w+|updat\w+|correct\w+|increas\w+|cut|lower\w+|fell|grew|up from)\b"
)


class Figure(Record):
    """A number of something."""

    span: Span
    low: float
    high: float
    """Least and greatest number that agrees with it; infinity where it is open."""
    unit: str
    """What is counted: the stem of the noun, a currency sign, "%", or dead, hurt, missing, held."""
    words: str
    """The number as it stands in the text."""

    @property
    def changing(self) -> bool:
        """Whether it is a count that goes on rising, so that a later one may be greater without conflict."""
        return self.unit in _RISING

    def agrees(self, other: "Figure") -> bool:
        """Whether one number can be meant by both."""
        return self.low <= other.high and other.low <= self.high


def currency(written: str) -> str:
    """One sign for a currency as it is written before a sum: "USD" and "$", "Rs." and "₹"."""
    bare = written.strip().rstrip(".")
    return _SAME_CURRENCY.get(bare, bare)


def figures(text: str, spans: Sequence[Span]) -> tuple[Figure, ...]:
    """Find the figures within `spans` of `text`, in text order; numbers that count nothing told are left out."""
    return tuple(figure for span in spans for figure in _figures(text, span))


def bare_figure(text: str, span: Span, *, like: Figure) -> Figure | None:
    """Find the one number that a clause ends with and whose noun it leaves out, as counting what `like` counts.

    "The ministry says 240 tonnes; the union says 310." None when there is no such number, when there are several, or
    when it is more than three times the other or less than a third.
    """
    found = []
    for match in _BARE.finditer(text, span.start, span.end):
        before = text[max(span.start, match.start() - 24) : match.start()]
        if match["number"].lower() == "one" or _OF_TIME.search(before) or _NAME_BEFORE.search(before):
            continue
        scale = _scale(match["scale"])
        value = _value(match["number"].lower()) * scale
        low, high = _bounds(value, _margin(match["number"], scale), before)
        found.append((value, Figure(span=Span(*match.span()), low=low, high=high, unit=like.unit, words=match.group())))
    if len(found) != 1:
        return None
    value, figure = found[0]
    other = like.low or like.high
    return figure if other / 3 <= value <= 3 * other else None


def says_change(text: str) -> bool:
    """Whether words say that a number took the place of another: "rose to", "revised"."""
    return bool(_CHANGE.search(text))


def _figures(text: str, span: Span) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text, span.start, span.end):
        unit = _unit(text, match, span)
        if unit is None:
            continue
        scale = _scale(match["scale"])
        before = text[max(span.start, match.start() - 24) : match.start()]
        low, high = _bounds(_value(match["number"].lower()) * scale, _margin(match["number"], scale), before)
        yield Figure(span=Span(*match.span()), low=low, high=high, unit=unit, words=match.group().strip())


def _value(number: str) -> float:
    if number == "a":
        return 1.0
    if number[0].isdigit():
        return float(number.replace(",", ""))
    return float(sum(SPELLED_NUMBERS[part] for part in number.split("-")))


def _scale(words: str | None) -> float:
    return float(math.prod(SCALES[word] for word in re.findall(r"[a-z]+", (words or "").lower())))


def _margin(written: str, scale: float) -> float:
    """Half of the last figure that is written out: 240 and 9,000 are taken as rounded, so is "1.2 million"."""
    whole, _, decimals = written.replace(",", "").partition(".")
    if decimals:
        return 0.5 * scale / float(10 ** len(decimals))
    if scale > 1:
        return 0.5 * scale
    zeros = len(whole) - len(whole.rstrip("0")) if whole.isdigit() and len(whole) > 2 else 0
    return 0.5 * float(10**zeros) if zeros else 0.0


def _bounds(value: float, margin: float, before: str) -> tuple[float, float]:
    """Least and greatest number meant, by the words before it and by how it is rounded."""
    match = _QUALIFIER.search(before)
    open_to = _BEFORE[match[1].lower()] if match else None
    if open_to == "least":
        return value, float("inf")
    if open_to == "most":
        return 0.0, value
    if open_to == "about":
        return 0.9 * value, 1.1 * value
    return value - margin, value + margin


def _unit(text: str, match: re.Match[str], span: Span) -> str | None:
    """What the number counts, None when the words beside it do not tell."""
    if _MARGIN.match(text, match.end(), span.end):
        return None
    if match["currency"]:
        return currency(match["currency"])
    if match["percent"]:
        return "%"
    before = text[max(span.start, match.start() - NEAR) : match.start()]
    if match.group()[0].isdigit() and not match["scale"] and _NAME_BEFORE.search(before):
        return None  # "Berth 7", "March 10"
    following = _following(text, match.end(), span.end)
    noun = next((word for word in following if word not in _SKIP and word[0].islower()), None)
    counted = noun is None or noun in _PEOPLE or noun in _CASUALTIES or noun in _LINKS
    casualty = [_CASUALTIES[word] for word in following if word in _CASUALTIES]
    toll = next(reversed(list(_TOLL.finditer(before))), None)
    if counted and toll and _DIRECTLY.fullmatch(before, toll.end()):
        return _CASUALTIES[toll.group().lower()]  # "killing five people and injuring 30"
    if counted and casualty:
        return casualty[0]
    if toll and _TO_NUMBER.fullmatch(before, toll.end()) and (noun is None or noun in _PEOPLE | _NOT_COUNTED):
        return _CASUALTIES[toll.group().lower()]
    if noun is None or noun in _NOT_COUNTED or noun in _LINKS:
        return None
    return next(iter(stems(noun)), None)


def _following(text: str, start: int, end: int) -> list[str]:
    """Up to six words that follow without punctuation between."""
    found: list[str] = []
    while len(found) < AHEAD and (match := _NEXT.match(text, start, end)):
        found.append(match[1])
        start = match.end()
    return found
