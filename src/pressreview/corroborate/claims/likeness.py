"""Whether two statements say the same, and the reason a reader can be shown."""

import math
from collections import Counter
from collections.abc import Collection, Sequence

from pressreview.corroborate.claims.statements import Statement
from pressreview.model import Record, overlaps
from pressreview.text import stems

MIN_QUOTED = 4
"""Words in a row that two quotations share, to be the same words."""
SAME_WORDS = 6
"""Quoted words in a row from which two statements quote one utterance, whatever else they say around it."""
MAX_WORDS = 300
"""Of a quotation, in which the same words are looked for."""
MIN_SHARED = 3
"""Words of content that two statements share at the least."""
MIN_PLAIN = 2
"""Of them, those that are not only names, where the speakers are not known to be one: a list of names says nothing."""
OTHER_SPEAKER = 0.1
"""Added to the likeness asked for when the speakers are not known to be one: only the words speak for it then."""
PART = 0.3
"""Taken off the part of the shorter one's words that the longer has, for the likeness of two statements of a speaker:
what is told at length to one outlet, another gives in a few words."""
MIN_COUNT = 10
"""Number from which two that give it of the same thing say one thing, where one of them says nothing else."""
ADDED = 1
"""Words of content that a statement which only passes another on may have besides."""
SAME = 3
"""Words from which two statements that have the same words, and no others, say the same."""
_AGAINST = (
    frozenset({"certain", "almost certain", "highly likely"}),
    frozenset({"unlikely", "highly unlikely", "remote", "possible"}),
)
"""Bands of certainty that two statements of one claim cannot have."""


class Match(Record):
    """How far two statements say the same."""

    score: float
    """0-1."""
    reason: str


class Likeness:
    """Compares the statements of one story.

    The score is the cosine of their word stems, a stem weighing more the fewer statements of the story have it. For
    quotations it is at least the part of the shorter one that stands word for word in the other, for one speaker's
    statements at least the part of the shorter one's words that the other has, less `PART`.
    """

    def __init__(self, statements: Collection[Statement]) -> None:
        counts = Counter(stem for statement in statements for stem in statement.stems)
        self._runs: dict[tuple[str, str], tuple[str, ...]] = {}
        self._weight = {stem: math.log((len(statements) + 1) / count) for stem, count in counts.items()}

    def cosine(self, one: Collection[str], other: Collection[str]) -> float:
        """Compare two sets of stems, 0-1."""
        common = sum(self._weight[stem] ** 2 for stem in one if stem in other)
        if not common:
            return 0.0
        lengths = [sum(self._weight[stem] ** 2 for stem in stems) for stems in (one, other)]
        return min(1.0, common / math.sqrt(lengths[0] * lengths[1]))

    def compare(self, one: Statement, other: Statement) -> Match | None:
        """Give the match of two statements; None when they share too little, or when what they say cannot both hold."""
        run = self.quoted_run(one, other)
        if self.contrary(one, other):
            return None
        if len(one.words) >= SAME and one.words == other.words and not other_speaker(one, other):
            return Match(score=1.0, reason="same words: " + " ".join(one.words[:12]))
        figures = [mine for mine in one.figures for its in other.figures if mine.unit == its.unit and mine.agrees(its)]
        figure = f"same figure ({figures[0].words}), " if figures else ""
        if (one.stems <= other.stems or other.stems <= one.stems) and any(mine.low >= MIN_COUNT for mine in figures):
            return Match(score=1.0 - OTHER_SPEAKER, reason=f"{figure}one says nothing else")
        shared = one.stems & other.stems
        if run and (len(run) >= SAME_WORDS or not other_speaker(one, other)):
            shorter = min(len(one.words), len(other.words))
            return Match(score=max(len(run) / shorter, self.cosine(one.stems, other.stems)), reason=_in_quotes(run))
        if len(shared) < MIN_SHARED:
            return None
        score = self.cosine(one.stems, other.stems)
        if same_speaker(one, other):
            score = max(score, self.part(one.stems, other.stems) - PART)
            return Match(score=score, reason=f"same speaker ({one.speaker}), {self._common(one, other)}")
        if len(shared & one.plain & other.plain) < MIN_PLAIN:
            return None
        return Match(score=score - OTHER_SPEAKER, reason=f"{figure}{self._common(one, other)}")

    def part(self, one: Collection[str], other: Collection[str]) -> float:
        """Give the part of the lighter set of stems that the other has, 0-1."""
        common = sum(self._weight[stem] for stem in one if stem in other)
        lighter = min(sum(self._weight[stem] for stem in stems) for stems in (one, other))
        return common / lighter if common else 0.0

    def contrary(self, one: Statement, other: Statement) -> bool:
        """Whether two statements are not one: one within the other, or other negation, day, figure or certainty."""
        if one.article.id == other.article.id and overlaps(one.spans, other.spans):
            return not passes_on(one, other)  # "she said that he said … and that …" is not what he said
        if one.exclusive != other.exclusive:
            return True
        if one.foretold != other.foretold and len(self.quoted_run(one, other)) < SAME_WORDS:
            return True
        if one.negated != other.negated and len(self.quoted_run(one, other)) < SAME_WORDS:
            return True
        if one.dated and other.dated and one.dated.start != other.dated.start:
            return True
        for mine in one.figures:
            same_unit = [its for its in other.figures if its.unit == mine.unit]
            if same_unit and not any(mine.agrees(its) for its in same_unit):
                return True
        bands = {
            statement.attribution.certainty.band
            for statement in (one, other)
            if statement.attribution and statement.attribution.certainty
        }
        return all(bands & side for side in _AGAINST)

    def quoted_run(self, one: Statement, other: Statement) -> tuple[str, ...]:
        """Find the longest run of words in quotation marks on one side that the other has; () for a short one."""
        pair = (one.key, other.key) if one.key < other.key else (other.key, one.key)
        if pair not in self._runs:
            best: tuple[str, ...] = ()
            for here, there in ((one, other), (other, one)):
                for quoted in here.quoted:
                    run = longest_run(quoted[:MAX_WORDS], there.words[:MAX_WORDS])
                    best = max(best, run, key=len)
            self._runs[pair] = best if len(best) >= MIN_QUOTED else ()
        return self._runs[pair]

    def _common(self, one: Statement, other: Statement) -> str:
        """Name the weightiest words that both have, as `one` writes them."""
        shared = one.stems & other.stems
        weightiest = sorted(shared, key=lambda stem: (-self._weight[stem], stem))[:4]
        return "same words: " + ", ".join(one.written(stem) for stem in weightiest)


def passes_on(one: Statement, other: Statement) -> bool:
    """Whether one of two statements of an article, one within the other, adds only who said so: "X warned that …"."""
    outer, inner = (
        (one, other)
        if one.spans[-1].end - one.spans[0].start > other.spans[-1].end - other.spans[0].start
        else (other, one)
    )
    if inner.attribution is None or outer.attribution is None:
        return False
    inside = inner.attribution
    said = " ".join(span.of(inner.article.text) for span in (*inside.source, *inside.cue, *inside.content))
    return len(outer.stems.difference(stems(said))) <= ADDED


def same_speaker(one: Statement, other: Statement) -> bool:
    """Whether both are known to be by one speaker."""
    return one.speaker is not None and one.speaker == other.speaker


def other_speaker(one: Statement, other: Statement) -> bool:
    """Whether they are known to be by two speakers."""
    return None not in (one.speaker, other.speaker) and one.speaker != other.speaker


def longest_run(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Find the longest sequence of words that stands in both; work grows with the product of their lengths."""
    best, end = 0, 0
    before = [0] * (len(other) + 1)
    for row, word in enumerate(one, start=1):
        now = [0] * (len(other) + 1)
        for column, its in enumerate(other, start=1):
            if word == its:
                now[column] = before[column - 1] + 1
                if now[column] > best:
                    best, end = now[column], row
        before = now
    return tuple(one[end - best : end])


def _in_quotes(run: Sequence[str]) -> str:
    return "same quoted words: “" + " ".join(run[:12]) + ("…”" if len(run) > 12 else "”")
