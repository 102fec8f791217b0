"""Figures, units and dates changed."""

import re
from collections.abc import Iterator

from bench.check.edits.base import Edit

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_NUMBER = re.compile(
    r"(?<![\w.,/’'-])(?P<sign>[$€£]?)(?P<number>\d{1,3}(?:,\d{3})+|\d+\.\d+|\d+)"
    r"(?![\w/-]|[.,:]\d|[’']s|(?:st|nd|rd|th)\b)"
)
_NAMED_NUMBER = re.compile(
    rf"(?:\b(?:{'|'.join(MONTHS)}|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.? |\b[A-Z][A-Za-z]*\.? |\biPhone |\bversion )$"
)
_CLOCK = re.compile(r" (?:a\.m|p\.m|o[’']clock)|[-–]\d| ?[ap]m\b")
_COUNTED = re.compile(
    rf"\b(?P<word>{'|'.join(NUMBERS)})\b(?= [a-z]+s\b| (?:people|men|women|children|percent|million|billion))(?! of us)"
)


def refigured(words: str) -> Iterator[Edit]:
    """A figure changed to one near it; years, days of a month, clock times and numbers in names are left alone."""
    for match in _NUMBER.finditer(words):
        year = re.fullmatch(r"(?:19|20)\d\d", match["number"]) and not match["sign"]
        if year or _NAMED_NUMBER.search(words[: match.start()]) or _CLOCK.match(words, match.end()):
            continue
        for new in _near(match["number"]):
            yield Edit(match.start("number"), match.end("number"), new)
    for match in _COUNTED.finditer(words):
        at = NUMBERS.index(match["word"])
        for new in NUMBERS[max(0, at - 2) : at + 4]:
            if new != match["word"]:
                yield Edit(match.start(), match.end(), new)


def _near(number: str) -> list[str]:
    """Figures that somebody might have written instead, of the same shape."""
    if "." in number:
        whole, part = number.split(".")
        return [f"{whole}.{(int(part[0]) + step) % 10}{part[1:]}" for step in (2, 4, 7)] + [f"{int(whole) + 1}.{part}"]
    value = int(number.replace(",", ""))
    if value < 10:
        return [str(value + step) for step in (1, 2, 3)] if value else []
    if value < 100:
        swapped = int(str(value)[::-1])
        made = [value + step for step in (2, 3, 5, -2, -4, 10)] + ([swapped] if swapped > 9 else [])
    else:
        size = 10 ** (len(str(value)) - 2)
        made = [value + step * size for step in (1, 2, 3, -1, -2)]
    return [f"{one:,}" if "," in number else str(one) for one in made if one > 0 and one != value]


_UNITS = {
    "million": ("billion",),
    "billion": ("million", "trillion"),
    "trillion": ("billion",),
    "thousand": ("million",),
    "miles": ("kilometers",),
    "mile": ("kilometer",),
    "kilometers": ("miles",),
    "feet": ("meters",),
    "meters": ("feet",),
    "inches": ("feet",),
    "years": ("months",),
    "months": ("weeks", "years"),
    "weeks": ("days", "months"),
    "days": ("weeks", "hours"),
    "hours": ("minutes", "days"),
    "minutes": ("hours", "seconds"),
    "seconds": ("minutes",),
    "pounds": ("kilograms",),
    "tons": ("pounds",),
    "acres": ("hectares",),
    "gallons": ("liters",),
    "barrels": ("gallons",),
}
_MEASURE = re.compile(
    rf"\b(?:\d[\d.,]*|{'|'.join(NUMBERS)}|several|few|a dozen)[ -](?:more )?(?P<unit>{'|'.join(_UNITS)})\b(?! old\b)"
)


def remeasured(words: str) -> Iterator[Edit]:
    """The unit, the size or the currency of a figure changed."""
    for match in _MEASURE.finditer(words):
        for new in _UNITS[match["unit"]]:
            yield Edit(match.start("unit"), match.end("unit"), new)
    for match in re.finditer(r"[$€£](?=\d)", words):
        for new in "$€£":
            if new != match.group():
                yield Edit(match.start(), match.end(), new)


_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b(?![’']s| (?:Times|Review|Post|Night))")
_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\b(?P<day> \d{{1,2}}\b(?!,\d|\d))?")
_IN_MONTH = re.compile(
    r"\b(?:in|since|last|until|of|on|by|early|late|this|from|after|before|for|next|through|between|mid-|and) $"
)
_ALSO_WORDS = ("May", "March", "August")


def redated(words: str) -> Iterator[Edit]:
    """A weekday, a month, a day of a month or a year changed."""
    for match in _WEEKDAY.finditer(words):
        at = WEEKDAYS.index(match.group())
        for step in (1, 2, -1, -2):
            yield Edit(match.start(), match.end(), WEEKDAYS[(at + step) % 7])
    for match in _MONTH.finditer(words):
        if match["day"]:
            for new in (int(match["day"]) + step for step in (1, 3, -2, 10)):
                if 1 <= new <= 28:
                    yield Edit(match.start("day"), match.end("day"), f" {new}")
        if match["day"] or (match["month"] not in _ALSO_WORDS and _IN_MONTH.search(words[: match.start()])):
            at = MONTHS.index(match["month"])
            for step in (1, 2, -1, -3):
                yield Edit(match.start("month"), match.end("month"), MONTHS[(at + step) % 12])
    for match in re.finditer(r"(?<![\w$,.-])(?:19|20)\d\d\b(?![\w-]|,\d|[’']s)", words):
        for step in (1, -1, 2, -2):
            yield Edit(match.start(), match.end(), str(int(match.group()) + step))
