"""What an article is about, as weights of its words: rare words count more, and so do headline and opening."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pressreview.cluster.background import background
from pressreview.model import Article
from pressreview.text import stems, words

MAX_CHARACTERS = 20_000
"""Of each text: what a longer one is about has been said by then."""
LEAD_CHARACTERS = 600
"""The opening, whose words count twice."""
TITLE_WEIGHT = 2.0
BACKGROUND_WEIGHT = 0.1
"""A background document counts as a tenth of one at hand: about 300 documents, which a large collection outweighs."""
MAX_SHARE = 0.01
"""Of all articles and background documents together that may have a rare name."""
MAX_SMALL = 0.1
"""Small-letter uses of a name, as a part of those with a capital."""
_INSIDE = re.compile(r"[^\s.!?:\"”“‘—–-][ \t]$")
"""What stands before a word that does not open a sentence."""
MAX_WORDS = 150
"""Of each article, the heaviest: the rest adds time and noise."""


Row = tuple[NDArray[np.int32], NDArray[np.float64]]
"""Columns, ascending, and their weights."""


class Vectors:
    """One sparse vector of length 1 an article, or of length 0 where it has no word of content.

    Arrays, for article i the slice [starts[i]:starts[i + 1]] of both:
        columns: *Shape:* (n,), int32, ascending within an article
        weights: *Shape:* (n,), float64, above 0
    """

    def __init__(self, rows: Sequence[dict[int, float]], width: int) -> None:
        self.width = width
        self.starts = np.cumsum([0, *map(len, rows)])
        self.columns: NDArray[np.int32] = np.fromiter((c for row in rows for c in sorted(row)), np.int32)
        self.weights: NDArray[np.float64] = np.fromiter((row[c] for row in rows for c in sorted(row)), np.float64)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, index: int) -> Row:
        """Columns and weights of one article."""
        part = slice(self.starts[index], self.starts[index + 1])
        return self.columns[part], self.weights[part]

    def centres(self, groups: Iterable[Sequence[int]]) -> "Vectors":
        """For each group of articles the direction of the sum of their vectors, length 1."""
        rows = []
        for group in groups:
            total: dict[int, float] = {}
            for index in group:
                columns, weights = self.row(index)
                for column, weight in zip(columns.tolist(), weights.tolist(), strict=True):
                    total[column] = total.get(column, 0.0) + weight
            length = math.sqrt(sum(weight**2 for weight in total.values()))
            rows.append({column: weight / length for column, weight in total.items()})
        return Vectors(rows, self.width)


class Weigher:
    """Weighs words by tf-idf: 1 + ln of the count, times the logarithm of how rare the word is.

    Rarity counts the articles given together with a background of news at large (Salton and Buckley 1988 for the
    weights; the background is ours).
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._stems: dict[str, tuple[str, ...]] = {}
        self._counts = [self._count(article) for article in articles]
        here = Counter(stem for counts in self._counts for stem in counts)
        self._column = {stem: column for column, stem in enumerate(sorted(here))}
        documents, everywhere = background()
        total = len(articles) + BACKGROUND_WEIGHT * documents
        self._rarity = {
            stem: math.log((total + 1) / (count + BACKGROUND_WEIGHT * everywhere.get(stem, 0) + 1))
            for stem, count in here.items()
        }

    def articles(self) -> Vectors:
        """Give a vector for each article, in order."""
        return self._vectors(self._counts)

    def texts(self, texts: Iterable[str]) -> Vectors:
        """Give a vector for each text (a headline), of words that some article has."""
        return self._vectors([Counter(stem for stem in self._read(text) if stem in self._column) for text in texts])

    def rare_names(self) -> list[frozenset[int]]:
        """Give for each article the columns of its rare names.

        A name is what all articles write with a capital inside a sentence, rare what at most one in a hundred has, of
        the articles and the background together.
        """
        capital: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for article in self._articles:
            text = article.text[:MAX_CHARACTERS]
            for span in words(text):
                word = span.of(text)
                if word[0].islower():
                    small.update(self._stems[word])
                elif word[0].isupper() and _INSIDE.search(text, max(0, span.start - 2), span.start):
                    capital.update(self._stems[word])
        documents, everywhere = background()
        here = Counter(stem for counts in self._counts for stem in counts)
        most = MAX_SHARE * (len(self._articles) + documents)
        found = {
            stem
            for stem, count in capital.items()
            if small[stem] <= MAX_SMALL * count and here[stem] + everywhere.get(stem, 0) <= most
        }
        return [frozenset(self._column[stem] for stem in counts.keys() & found) for counts in self._counts]

    def _read(self, text: str) -> Iterable[str]:
        for span in words(text):
            word = span.of(text)
            if word not in self._stems:
                self._stems[word] = stems(word)
            yield from self._stems[word]

    def _count(self, article: Article) -> Counter[str]:
        text = article.text[:MAX_CHARACTERS]
        counts = Counter(self._read(text))
        counts.update(self._read(text[:LEAD_CHARACTERS]))
        for stem, count in Counter(self._read(article.title or "")).items():
            counts[stem] += int(TITLE_WEIGHT * count)
        return counts

    def _vectors(self, texts: Sequence[Counter[str]]) -> Vectors:
        rows = []
        for counts in texts:
            row = {self._column[stem]: (1 + math.log(n)) * self._rarity[stem] for stem, n in counts.items()}
            heaviest = sorted((column for column in row if row[column] > 0), key=lambda c: (-row[c], c))[:MAX_WORDS]
            length = math.sqrt(sum(row[column] ** 2 for column in heaviest))
            rows.append({column: row[column] / length for column in heaviest})
        return Vectors(rows, len(self._column))
