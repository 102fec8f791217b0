"""Two numbers in the same words: "voters in 2009 approved a $3 million bond", "in 2010 approved a $3 million bond".

The words around the numbers tell that they are of one thing, so that the sentences need not be alike otherwise. Polls
and lists repeat their words too, of other people: shares are left alone, sentences must not name others, and a name or
another number must be in both.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pressreview.corroborate.claims.statements import MAX_CHARACTERS
from pressreview.corroborate.conflicts.quantities import Quantity, quantities
from pressreview.model import Article, Record, Span
from pressreview.text import fold, sentences, stems, words
from pressreview.text.figures import SPELLED_NUMBERS
from pressreview.text.words import word_set

LEAST_RUN = 7
"""Words in a row, the number among them, that two sentences share."""
LEAST_CONTENT = 4
"""Words of content among them."""
_KEY = 3
"""Words beside a number that two sentences share at the least."""
_GAPS = ((1, 1), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2))
"""Words after a number and its unit in which sentences may differ: "an 86-yard touchdown run on", "an 84-yard scamper
on"."""
_AFTER_GAP = 5
"""Words in a row that they share after such a difference."""
_SHARES = word_set("percent per percentage points point %")
_SO_MANY = frozenset({"of", "every", *SPELLED_NUMBERS, *map(str, range(2, 101))})
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|would|could|should|may|might|needs?|must|expected|projected)\b")
_COPIED = re.compile(r"^[\W\d]*(?:posted|updated|published)\b", re.IGNORECASE)
_MANY = 40
"""A run of words in more sentences than this is a form, not a report."""


class Place(NamedTuple):
    """A number within the words of its sentence."""

    quantity: Quantity
    article: Article
    sentence: Span
    words: tuple[str, ...]
    """Of the sentence, folded."""
    at: int
    """Which of them is the number."""

    @property
    def before(self) -> tuple[str, ...]:
        """The words before the number, nearest first."""
        return self.words[: self.at][::-1]

    @property
    def after(self) -> tuple[str, ...]:
        """The words after the number."""
        return self.words[self.at + 1 :]


class Framed(Record):
    """Two quantities in the same words of two articles."""

    here: Place
    there: Place
    shared: str
    """The words that both have, the number as "…"."""


def framed(articles: Sequence[Article]) -> Iterator[Framed]:
    """Yield the numbers on which articles differ within the same words, in the order of the articles."""
    beside: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for article in articles:
        for place in _places(article):
            for key in _keys(place):
                beside[key].append(place)
    seen = set()
    for group in beside.values():
        if len(group) > _MANY:
            continue
        for one, other in combinations(group, 2):
            pair = (one.article.id, one.quantity.span, other.article.id, other.quantity.span)
            if pair in seen or one.article.id == other.article.id or one.quantity.agrees(other.quantity):
                continue
            seen.add(pair)
            if (shared := _shared(one, other)) is not None:
                yield Framed(here=one, there=other, shared=shared)


def _places(article: Article) -> Iterator[Place]:
    text = article.text[:MAX_CHARACTERS]
    for sentence in sentences(text):
        written = sentence.of(text)
        if _SUPPOSED.search(written) or _COPIED.match(written):
            continue
        spans = words(text, sentence)
        folded = tuple(fold(span.of(text)).casefold() for span in spans)
        starts = {span.start: number for number, span in enumerate(spans)}
        for quantity in quantities(text, sentence):
            at = starts.get(quantity.number.start)
            if at is not None:
                yield Place(quantity, article, sentence, folded, at)


def _keys(place: Place) -> Iterator[tuple[str, ...]]:
    after, before = place.after, place.before
    if len(after) >= _KEY:
        yield ("after", *after[:_KEY])
    if len(before) >= _KEY:
        yield ("before", *before[:_KEY])
    for skipped in range(1, 4):
        if len(later := after[skipped : skipped + _AFTER_GAP]) == _AFTER_GAP:
            yield (after[0], *later)


def _shared(one: Place, other: Place) -> str | None:
    """The words around two numbers that both sentences have; None where they are too few, of shares, or of others."""
    before = _common(one.before, other.before)
    after, gap = _common(one.after, other.after), 0
    if after and before + 1 + after < LEAST_RUN:
        after, gap = _over_a_gap(one.after, other.after, after)
    left, right = one.before[:before][::-1], one.after[: after + gap]
    told = {stem for word in (*left, *right) for stem in stems(word) if not stem.isdigit()}
    if before + 1 + after < LEAST_RUN or len(told) < LEAST_CONTENT or _of_a_share(one) or _of_a_share(other):
        return None
    if one.quantity.unit == "year" and not (before and after):
        return None  # "told the paper in 2012, …", "told the paper in 2013, …"
    small = _small(one) | _small(other)
    mine, its = _names(one) - small, _names(other) - small
    in_run = {word for word in (*left, *right) if any(letter.isdigit() for letter in word)}
    if (mine and its and mine.isdisjoint(its)) or not (mine & its or in_run):
        return None
    return " ".join((*left, "…", *right))


def _of_a_share(place: Place) -> bool:
    """Whether a number is a percentage, or so many of so many: "six in 10", "one of the two people"."""
    after, before = place.after, place.before
    of_so_many = after[:1] in (("in",), ("of",), ("out",)) and (after[1:2] or ("",))[0] in _SO_MANY
    return of_so_many or before[:2] == ("the", "of") or not _SHARES.isdisjoint(after[:2])


def _over_a_gap(here: Sequence[str], there: Sequence[str], length: int) -> tuple[int, int]:
    for mine, its in _GAPS:
        more = _common(here[length + mine :], there[length + its :])
        if more >= _AFTER_GAP:
            return length + more, mine
    return length, 0


def _common(here: Sequence[str], there: Sequence[str]) -> int:
    """How many words two sequences begin with in common."""
    length = 0
    while length < min(len(here), len(there)) and here[length] == there[length]:
        length += 1
    return length


def _names(place: Place) -> frozenset[str]:
    """Stems of the words with a capital up to a number: whom or what it is of."""
    text = place.article.text
    written = (span.of(text) for span in words(text, place.sentence)[: place.at])
    return frozenset(stem for word in written if word[0].isupper() for stem in stems(word))


def _small(place: Place) -> frozenset[str]:
    """Stems of the words of a sentence that are written small: where one opens a sentence, it is no name."""
    text = place.article.text
    written = (span.of(text) for span in words(text, place.sentence))
    return frozenset(stem for word in written if word[0].islower() for stem in stems(word))
