"""What an article is about, as weights of its words: what tells one event from another of its kind counts most.

Two earthquakes on one island, two raids on one jeweller's street, two signings for one club have their words in common.
Names, numbers, months, weekdays and years are where they differ.
"""

import math
import re
from collections import Counter
from datetime import date
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pressreview.cluster.background import background
from pressreview.model import Article, Record
from pressreview.tables import load_states
from pressreview.text import stems, words
from pressreview.text.calendar import MONTH_NAMES, WEEKDAY_NAMES

MAX_CHARACTERS = 20_000
"""Of each text: what a longer one is about has been said by then."""
LEAD_CHARACTERS = 600
"""The opening: what it tells of is the event, the rest may be what led to it."""
LEAD_WEIGHT, LEAD_WEIGHT_UNDATED = 9, 2
"""How many times each of its words counts."""
TITLE_WEIGHT = 2
MAX_RARITY = 6.5
"""Natural logarithm: a word that the background has never seen says no more than one that it has seen a few times."""
RARE = 4.6
"""Rarity of a name that at most one document in a hundred has."""
MAX_WORDS = 150
"""Of each article, the heaviest: the rest adds time and noise."""
NAME, NUMBER, MONTH, WEEKDAY, YEAR = 2.0, 3.0, 3.0, 4.0, 5.0
"""How much more a word of the kind says; chosen on ECB+ (`bench.stories`)."""
NAME_DATED = 1.5
"""The same of a name in a dated article: in a feed that goes on, the names of a land's leaders and clubs come every
day. This, `LEAD_WEIGHT` and `MAX_WEIGHT` were chosen on pairs of such feeds (`bench.same_story`)."""

MAX_WEIGHT = 1.6
"""Of one word in what a dated article is about, times the root of the number of words: no single name or year, nor two,
make two articles one story. Undated ones are too short of evidence for it."""
MAX_ALONE = 0.33
"""The same of an article of a few words: its square is less than two articles need to be alike."""
USUAL = 1.0
"""Rarity at most of a word for the days on which an article came out (what 2022 has tells nothing in 2022), and of a
rare one of its outlet's name."""
_OF_MONTH = tuple(
    frozenset(stems(f"{name} {name[:3]} {'sept' if name == 'september' else ''}")) for name in MONTH_NAMES
)
"""Stems of the name of each month and of its short forms."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset().union(*_OF_MONTH) - {"may"}
"""Of which one is sure: "may" is a verb as well."""
_WEEKDAYS = frozenset(stems(" ".join(WEEKDAY_NAMES)))


class Row(Record):
    """A sparse vector of length 1 or less, or of length 0 where there is no word of content.

    Arrays:
        columns: *Shape:* (n,), int64, ascending: a hash of each word's stem
        weights: *Shape:* (n,), float64, above 0
    """

    columns: NDArray[np.int64]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, weights: dict[int, float]) -> "Row":
        """Scale to length 1."""
        columns = sorted(weights)
        values = np.fromiter((weights[column] for column in columns), np.float64, len(columns))
        length = math.sqrt(float(values @ values))
        return cls(columns=np.array(columns, np.int64), weights=values / length if length else values)

    def dot(self, other: "Row") -> float:
        """Cosine (0-1)."""
        _, here, there = np.intersect1d(self.columns, other.columns, assume_unique=True, return_indices=True)
        return float(self.weights[here] @ other.weights[there])


class Words(Record):
    """What one article is about."""

    row: Row
    names: tuple[int, ...]
    """Hashes of the stems that it writes with a capital throughout, of words that are rare in news at large."""

    def packed(self) -> bytes:
        """As bytes, to be kept: numbers of columns and names, columns, names, weights, all little-endian."""
        sizes = np.array([len(self.row.columns), len(self.names)], "<u4")
        columns, names = self.row.columns.astype("<u4"), np.array(self.names, "<u4")
        return b"".join(part.tobytes() for part in (sizes, columns, names, self.row.weights.astype("<f8")))

    @classmethod
    def unpacked(cls, raw: bytes) -> "Words":
        """The same again. Raises `ValueError` where these are not such bytes."""
        columns, names = np.frombuffer(raw, "<u4", 2).tolist()
        end = 8 + 4 * (columns + names)
        if len(raw) != end + 8 * columns:
            raise ValueError(f"{len(raw)} bytes hold no {columns} words and {names} names")
        hashes = np.frombuffer(raw, "<u4", columns + names, 8)
        row = Row(columns=hashes[:columns].astype(np.int64), weights=np.frombuffer(raw, "<f8", columns, end).copy())
        return cls(row=row, names=tuple(hashes[columns:].tolist()))


def weigh(article: Article) -> Words:
    """Weigh the words of an article by 1 + ln of their count, how rare they are, and their kind.

    Of a dated article the year, month and weekdays of its days say next to nothing, names of lands no more than other
    words, its opening far more than what follows, and no word more than `MAX_WEIGHT`: in a feed from everywhere most
    articles have no other on their event.
    Tf-idf after Salton and Buckley (1988), from a background of news and not from the articles at hand: what an article
    is about does not depend on what else was read, nor in what order.
    """
    text = article.text[:MAX_CHARACTERS]
    lead, name = (LEAD_WEIGHT, NAME_DATED) if article.day else (LEAD_WEIGHT_UNDATED, NAME)
    counts = Counter(stems(article.title or ""))
    for stem in counts:
        counts[stem] *= TITLE_WEIGHT
    small: set[str] = set()
    capital: set[str] = set()
    for span in words(text):
        word = span.of(text)
        found = _stems(word)
        for stem in found:
            counts[stem] += lead if span.start < LEAD_CHARACTERS else 1
        if word[0].islower():
            small.update(found)
        elif word[0].isupper():
            capital.update(found)
    names = capital - small
    own = stems(" ".join((article.outlet or "", *article.credits)))
    usual = _of_its_days(article.day) | {stem for stem in own if rarity(stem) >= RARE}
    lands = _lands() if article.day else frozenset()

    def says(stem: str) -> float:
        kind = _kind(stem, name if stem in names and stem not in lands else 1.0)
        return min(rarity(stem), USUAL) if stem in usual else rarity(stem) * kind

    weights = {stem: (1 + math.log(count)) * says(stem) for stem, count in counts.items()}
    heaviest = sorted((stem for stem in weights if weights[stem] > 0), key=lambda stem: (-weights[stem], stem))
    row = _row({stem: weights[stem] for stem in heaviest[:MAX_WORDS]})
    if article.day is not None and len(row.columns):
        most = min(MAX_WEIGHT / math.sqrt(len(row.columns)), MAX_ALONE)
        row = Row(columns=row.columns, weights=np.minimum(row.weights, most))
    return Words(
        row=row,
        names=tuple(sorted(crc32(stem.encode()) for stem in names if rarity(stem) >= RARE)),
    )


def weigh_headline(text: str) -> Row:
    """Weigh the words of a few by their rarity alone."""
    return _row({stem: rarity(stem) for stem in stems(text) if rarity(stem) > 0})


def rarity(stem: str) -> float:
    """Give the logarithm of how rare a word is in news at large, 0 for one that every article has."""
    documents, everywhere = background()
    return min(math.log((documents + 1) / (everywhere.get(stem, 0) + 1)), MAX_RARITY)


def _row(weights: dict[str, float]) -> Row:
    hashed: dict[int, float] = {}
    for stem, weight in weights.items():
        column = crc32(stem.encode())
        hashed[column] = hashed.get(column, 0.0) + weight
    return Row.of(hashed)


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    """The same words come in every article."""
    return stems(word)


@cache
def _lands() -> frozenset[str]:
    """Words for states, their people and capitals: all news of a land has them."""
    states = load_states()
    named = (name for one in states for name in (one.name, *one.also, *one.demonyms, *one.capitals))
    return frozenset(stem for name in named for stem in stems(name))


def _of_its_days(day: date | None) -> frozenset[str]:
    """Words for the time at which an article came out, which all others of those days have too."""
    if day is None:
        return frozenset()
    years = (str(day.year + by) for by in (-1, 0, 1))
    return frozenset(years) | _WEEKDAYS | _OF_MONTH[day.month - 1]


def _kind(stem: str, name: float) -> float:
    """Give how much more a word says for what it is; `name` is what it says as a name, 1 where it is none."""
    if stem in _MONTHS:
        return MONTH
    if stem in _WEEKDAYS:
        return WEEKDAY
    if stem[0].isdigit():
        return YEAR if _YEAR.fullmatch(stem) else NUMBER
    return name
