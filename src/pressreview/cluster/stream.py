"""Stories on a stream of articles: each that comes joins a story, opens one, or makes one of two.

An article on its own tells little of where it belongs, so that the order in which articles come would decide. Therefore
each that comes has the stories near it linked anew from their articles: what was taken apart for want of the article
between is joined, what was joined for want of better company is taken apart.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pressreview.cluster.index import Index
from pressreview.cluster.linkage import ALIKE, cohesion, link
from pressreview.cluster.words import Row, Words, weigh
from pressreview.config import ClusterSettings
from pressreview.model import Article, Checkpoint, OpenStory, content_id

HALF_LIFE_DAYS = 10.0
"""The same words say less of the same event the more days lie between (seen on a year of one election campaign)."""
NEAR = 0.5
"""Likeness, as `link` has it, from which a story is linked anew with an article that comes."""
MOST_TOGETHER = 60
"""Articles that are linked anew at once."""
CHAPTER = 0.75
"""Part of the likeness asked of one story that chapters of it have: the accident, the letter, the denial, the funeral.
Their words differ, but they go on about the same people, places and ships."""
CHAPTER_NAMES = 5
"""Rare names that chapters share; two stories from one land share fewer."""


class Stream:
    """The stories of the articles so far."""

    def __init__(self, settings: ClusterSettings) -> None:
        self._settings = settings
        self._index = Index()
        self._names: list[tuple[int, ...]] = []
        self._days = array("d")
        self._keys: list[str] = []
        self._story: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._cohesion: dict[int, float] = {}
        self._opened = 0

    @classmethod
    def resumed(
        cls, settings: ClusterSettings, checkpoint: Checkpoint, articles: Sequence[Article], about: Sequence[Words]
    ) -> "Stream":
        """Go on from a checkpoint; `articles` are those placed until then, in order, and `about` what each is about."""
        stream = cls(settings)
        stream._index.extend([one.row for one in about])
        for article, words in zip(articles, about, strict=True):
            stream._know(article, words)
        for story in checkpoint.stories:
            stream._members[story.number] = list(story.articles)
            stream._cohesion[story.number] = story.cohesion
            for number in story.articles:
                stream._story[number] = story.number
        stream._opened = checkpoint.opened
        return stream

    def checkpoint(self) -> Checkpoint:
        """How the stories stand."""
        return Checkpoint(
            articles=len(self._keys),
            of=order_of(self._keys),
            opened=self._opened,
            stories=tuple(
                OpenStory(number=number, cohesion=self._cohesion[number], articles=tuple(members))
                for number, members in self._members.items()
            ),
        )

    def add(self, article: Article, about: Words | None = None) -> None:
        """Place one article; `about` says what it is about where that is known."""
        found = about or weigh(article)
        number = self._index.add(found.row)
        self._know(article, found)
        together, large = [number], []
        for story in self._near(number):
            if len(together) + len(self._members[story]) <= MOST_TOGETHER:
                together += self._members[story]
            else:
                large.append(story)
        stories = [*self._link(sorted(together, key=self._keys.__getitem__)), *large]
        while (pair := self._one_story(stories)) is not None:
            self._join(*pair)
            stories.remove(pair[1])

    def stories(self) -> Iterator[tuple[int, ...]]:
        """Yield the stories, each as the places of its articles in the order in which they came."""
        for members in self._members.values():
            yield tuple(sorted(members))

    def row(self, number: int) -> Row:
        """What the article that came at a place is about."""
        return self._index.rows[number]

    def _know(self, article: Article, about: Words) -> None:
        self._names.append(about.names)
        self._days.append(float(article.day.toordinal()) if article.day else np.nan)
        self._keys.append(article.id)
        self._story.append(-1)

    def _near(self, number: int) -> list[int]:
        """Find the stories that an article may belong to, the nearest first."""
        row, day = self._index.rows[number], self._days_of([number])
        found = self._index.near(row)
        stories = dict.fromkeys(self._story[other] for other in found if other != number)
        near = [(story, self._latest(story)) for story in stories]
        if not near:
            return []
        apart = _apart(day, self._days_of([other for _, members in near for other in members]))[0]
        ends = np.cumsum([len(members) for _, members in near])
        nearest = np.split(apart, ends[:-1])
        near = [one for one, days in zip(near, nearest, strict=True) if days.min() <= self._settings.max_gap_days]
        members = [other for _, members in near for other in members]
        alike = self._index.cosines(row, members) * _closeness(day, self._days_of(members))[0]
        scores, start = [], 0
        for story, those in near:
            mean = float(alike[start : start + len(those)].mean())
            start += len(those)
            score = mean / (self._cohesion[story] * ALIKE) ** 0.5
            if score >= NEAR:
                scores.append((-score, story))
        return [story for _, story in sorted(scores)]

    def _link(self, numbers: list[int]) -> list[int]:
        """Link some articles, whole stories and the one that came, anew; the stories that come of it."""
        days = self._days_of(numbers)
        cosines = self._index.table(numbers) * _closeness(days, days)
        groups = link(
            cosines,
            days,
            days,
            min_similarity=self._settings.min_similarity,
            max_gap_days=self._settings.max_gap_days,
        )
        for story in {self._story[number] for number in numbers} - {-1}:
            del self._members[story], self._cohesion[story]
        made = []
        for group in groups:
            inner = cosines[np.ix_(group, group)]
            total = (inner.sum() - np.trace(inner)) / 2
            self._members[self._opened] = [numbers[place] for place in group]
            self._cohesion[self._opened] = cohesion(float(total), len(group))
            for place in group:
                self._story[numbers[place]] = self._opened
            made.append(self._opened)
            self._opened += 1
        return made

    def _one_story(self, stories: Sequence[int]) -> tuple[int, int] | None:
        """Find two that are one, chapters or too large to be linked anew: the most alike, the larger first."""
        found = []
        for one, other in combinations(stories, 2):
            alike = self._mean(self._latest(one), self._latest(other))
            alike /= (self._cohesion[one] * self._cohesion[other]) ** 0.5
            enough = self._settings.min_similarity
            large = len(self._members[one]) + len(self._members[other]) > MOST_TOGETHER
            if (large and alike >= enough) or (alike >= CHAPTER * enough and self._are_chapters(one, other)):
                found.append((-alike, *sorted((one, other), key=lambda story: (-len(self._members[story]), story))))
        return min(found)[1:] if found else None

    def _are_chapters(self, one: int, other: int) -> bool:
        """Whether two dated stories share names that a third of their articles have, and at least two of several."""
        days = self._days_of([*self._latest(one), *self._latest(other)])
        if np.isnan(days).any():
            return False
        return len(self._usual(one) & self._usual(other)) >= CHAPTER_NAMES

    def _usual(self, story: int) -> set[int]:
        members = self._latest(story)
        counts = Counter(name for number in members for name in self._names[number])
        return {name for name, n in counts.items() if 3 * n >= len(members) and n >= min(2, len(members))}

    def _join(self, story: int, other: int) -> None:
        """Make one story of two; the first keeps what is known of its cohesion."""
        moved = self._members.pop(other)
        del self._cohesion[other]
        self._members[story] += moved
        for number in moved:
            self._story[number] = story

    def _mean(self, some: list[int], others: list[int]) -> float:
        """Mean cosine between articles, less for the days between; 0 between parts too far apart."""
        one, other = self._days_of(some), self._days_of(others)
        if _apart(one, other).min() > self._settings.max_gap_days:
            return 0.0
        if len(some) == 1:
            cosines = self._index.cosines(self._index.rows[some[0]], others)[None, :]
        else:
            cosines = self._index.table([*some, *others])[: len(some), len(some) :]
        return float((cosines * _closeness(one, other)).mean())

    def _latest(self, story: int) -> list[int]:
        return self._members[story][-MOST_TOGETHER:]

    def _days_of(self, numbers: list[int]) -> NDArray[np.float64]:
        return np.asarray(np.frombuffer(self._days)[numbers]) if numbers else np.zeros(0)


def order_of(ids: Sequence[str]) -> str:
    """A hash of the ids of some articles in order."""
    return content_id("ord1", ids)


def _apart(some: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Days between articles, 0 where one is not dated, *Shape:* (n, m)."""
    return np.nan_to_num(np.abs(some[:, None] - others[None, :]))


def _closeness(some: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much of their likeness articles keep for the days between them: half after `HALF_LIFE_DAYS`."""
    return np.asarray(2.0 ** (-_apart(some, others) / HALF_LIFE_DAYS))
