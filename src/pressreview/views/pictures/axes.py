"""What drawings are made of: days along an axis, dots with their words, rows with their names."""

import unicodedata
from datetime import date, timedelta

from pressreview.model import Record
from pressreview.model.joining import day_words

WIDTH = 640
"""Of every drawing on one axis or two, in its own units."""
LEFT, RIGHT, ROW, TOP = 150, 16, 22, 14
MAX_ROWS = 12
NAME = 80
"""Letters of a name in a list: no outlet has more."""


class Tick(Record):
    """A day written at an axis."""

    at: float
    words: str


class Dot(Record):
    """A mark with the words that a pointer or a screen reader gets."""

    x: float
    y: float
    end: float
    """Where a stretch of days ends; `x` for a single day."""
    kind: str
    """A class for the style sheet: "said", "about", "past", "ahead"."""
    words: str


class Row(Record):
    """A line with its name."""

    y: float
    name: str


class Axis:
    """Days from first to last between two places."""

    def __init__(self, first: date, last: date, start: float, end: float) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end

    def at(self, day: date) -> float:
        """Where a day stands; the nearest end for one beyond."""
        days = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / days))
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """A few days, evenly apart, the first and the last among them."""
        days = (self.last - self.first).days
        count = max(1, min(most, days + 1) - 1)
        picked = [self.first + timedelta(days=round(number * days / count)) for number in range(count + 1)]
        year = self.first.year != self.last.year
        return tuple(Tick(at=self.at(day), words=day_words(day, year=year)) for day in dict.fromkeys(picked))


def short(name: str, most: int = 22) -> str:
    """A name cut to the room of `most` Latin letters, with an ellipsis; no letter is parted from its accents."""
    if sum(map(_room, name)) <= most:
        return name
    used, end = 0.0, 0
    for index, character in enumerate(name):
        used += _room(character)
        if used > most - 1:
            break
        end = index + 1
    return f"{name[:end].rstrip()}…"


def _room(character: str) -> float:
    """How many small Latin letters wide a character is: two for an ideograph, none for an accent of its own."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 2.0
    return 1.3 if character.isupper() else 1.0
