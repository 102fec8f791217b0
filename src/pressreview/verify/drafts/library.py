"""The articles that a draft is held against: their sentences and words, found by what they say."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from pressreview.model import (
    Article,
    Attribution,
    Mention,
    Reading,
    SourcePassage,
    Span,
    TimeExpression,
    covers,
    overlaps,
)
from pressreview.text import quotations, sentences
from pressreview.text.corrections import withdrawn
from pressreview.text.spans import Taken
from pressreview.verify.drafts.calendar import calendar_words
from pressreview.verify.drafts.tokens import Token, counted, plain_forms, tokens, told

_SEEDS, _MOST = 16, 8
"""Sentences that are looked at for each of a draft's, and of these the windows that are kept."""
_GAIN = 0.08
"""What a sentence beside must add to the share of words that a window covers."""
_REACH = 2
"""Sentences that a window may have beside the one it began with."""


class Source:
    """One article with what was read in it."""

    def __init__(self, article: Article, reading: Reading | None) -> None:
        """Take an article and its own reading, None when nobody has read it."""
        self.article = article
        self.attributions: tuple[Attribution, ...] = reading.attributions if reading else ()
        self.mentions: tuple[Mention, ...] = reading.mentions if reading else ()
        self.times: tuple[TimeExpression, ...] = reading.times if reading else ()
        self.sentences = sentences(article.text)
        self._starts = [one.start for one in self.sentences]
        self._of_sentence: dict[int, tuple[Token, ...]] = {}

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the text."""
        return tokens(self.article.text)

    def of_sentences(self, first: int, last: int) -> tuple[Token, ...]:
        """The words from one sentence to another, both counted; numbers beyond the text's ends do no harm."""
        there = range(max(0, first), min(last + 1, len(self.sentences)))
        return tuple(token for index in there for token in self._words(index))

    @cached_property
    def plain_of_sentence(self) -> tuple[frozenset[str], ...]:
        """The plain forms of the words of content of each sentence."""
        return tuple(told(self.article.text, self._reach(index)) for index in range(len(self.sentences)))

    @cached_property
    def days(self) -> Taken:
        """Where it names days, months or years."""
        return Taken(one.span for one in self.times if calendar_words(one.span.of(self.article.text)))

    @property
    def withdrawn(self) -> frozenset[int]:
        """Numbers of the sentences that say what was wrong before."""
        return frozenset(self.index_at(span.start) for span in withdrawn(self.article.text))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word comes, by its exact form."""
        return counted(self.article.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The plain forms of all its words, those of the headline, the outlet and the byline too."""
        one = self.article
        beside = " – ".join(filter(None, (one.title, one.outlet, one.byline, *one.credits)))
        return plain_forms(one.text) | plain_forms(beside)

    @cached_property
    def title(self) -> tuple[Token, ...]:
        """The words of the headline."""
        return tokens(self.article.title) if self.article.title else ()

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands in quotation marks, without them."""
        return tuple(sorted(span for one in quotations(self.article.text) if one.depth == 0 for span in one.inner))

    @cached_property
    def quoted_tokens(self) -> tuple[int, ...]:
        """Numbers of the tokens that stand in quotation marks."""
        spans = iter(self.quoted)
        now = next(spans, None)
        found = []
        for number, token in enumerate(self.tokens):
            while now is not None and now.end <= token.start:
                now = next(spans, None)
            if now is None:
                break
            if now.start <= token.start and token.end <= now.end:
                found.append(number)
        return tuple(found)

    def _words(self, index: int) -> tuple[Token, ...]:
        """The words of one sentence, looked for when they are asked for: most sentences never are."""
        if index not in self._of_sentence:
            self._of_sentence[index] = tokens(self.article.text, self._reach(index))
        return self._of_sentence[index]

    def _reach(self, index: int) -> Span:
        """From where a sentence begins to where the next one does."""
        after = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.article.text)
        return Span(self._starts[index], after)

    def index_at(self, position: int) -> int:
        """Number of the sentence that holds a position, or of the one before it."""
        return bisect_right(self._starts, position) - 1

    def saying(self, spans: Sequence[Span]) -> list[Attribution]:
        """The attributions with content in any of `spans`; whom they quote themselves only where he says all of it."""
        found = [one for one in self.attributions if overlaps(one.content, spans)]
        holders = {one.id for one in found}
        return [
            one for one in found
            if one.parent not in holders or all(any(covers(part, span) for part in one.content) for span in spans)
        ]  # fmt: skip

    def passage(self, span: Span) -> SourcePassage:
        """The words at a span, as a finding shows them."""
        one = self.article
        return SourcePassage(
            article=one.id, path=one.path, url=one.url, outlet=one.outlet, published_at=one.published_at, span=span,
            words=" ".join(span.of(one.text).split()),
        )  # fmt: skip


class Window:
    """Sentences of one article, beside each other, that may carry a sentence of a draft."""

    def __init__(self, source: Source, first: int, last: int, *, coverage: float) -> None:
        """Take the numbers of the first and the last sentence, and the share of the draft's words that they have."""
        self.source, self.first, self.last, self.coverage = source, first, last, coverage

    @property
    def span(self) -> Span:
        """From the first sentence to the last."""
        return Span(self.source.sentences[self.first].start, self.source.sentences[self.last].end)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return self.source.of_sentences(self.first, self.last)

    def overlaps(self, other: "Window") -> bool:
        """Whether both have a sentence in common."""
        return self.source is other.source and self.first <= other.last and other.first <= self.last

    def tokens_around(self, reach: int) -> tuple[Token, ...]:
        """Its words and those of so many sentences on either side."""
        return self.source.of_sentences(self.first - reach, self.last + reach)

    def around(self, reach: int) -> Span:
        """The window with so many sentences on either side."""
        sentences = self.source.sentences
        first, last = max(0, self.first - reach), min(len(sentences) - 1, self.last + reach)
        return Span(sentences[first].start, sentences[last].end)


class Library:
    """All articles, and where each word stands in them."""

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> None:
        """Take articles and readings by article id; an article that nobody read counts all the same."""
        self.sources = {name: Source(articles[name], readings.get(name)) for name in sorted(articles)}
        self._where: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._standing: dict[str, list[tuple[str, int]]] = {}
        count = 0
        for name, source in self.sources.items():
            wrong = source.withdrawn
            for index, words in enumerate(source.plain_of_sentence):
                count += 1
                for word in words if index not in wrong else ():  # what a correction takes back bears nothing out
                    self._where[word].append((name, index))
        self._count = max(1, count)
        self.outlets = tuple(dict.fromkeys(one.outlet for one in articles.values() if one.outlet))
        """Those that published the articles."""

    @cached_property
    def _holding(self) -> Mapping[str, dict[str, int]]:
        """The articles that have a word, each with how often; none asks unless the draft quotes."""
        holding: dict[str, dict[str, int]] = defaultdict(dict)
        for name, source in self.sources.items():
            for exact, times in source.counts.items():
                holding[exact][name] = times
        return dict(holding)

    @cached_property
    def persons(self) -> Mapping[str, Sequence[tuple[Source, Mention]]]:
        """Where the articles name persons, by the last word of the name in its plain form."""
        found: dict[str, list[tuple[Source, Mention]]] = defaultdict(list)
        for source in self.sources.values():
            for one in source.mentions:
                if one.kind == "person" and (words := tokens(source.article.text, one.span)):
                    found[words[-1].plain].append((source, one))
        return dict(found)

    def weight(self, word: str) -> float:
        """How much a word tells: the logarithm of how rare the sentences are that have it."""
        return math.log(1 + self._count / max(1, len(self._where.get(word, ()))))

    def standing(self, exact: str) -> list[tuple[str, int]]:
        """Article and number of each token that is this very word."""
        if exact not in self._standing:
            self._standing[exact] = [
                (name, number)
                for name in self._holding.get(exact, ())
                for number, token in enumerate(self.sources[name].tokens)
                if token.exact == exact
            ]
        return self._standing[exact]

    def times(self, exact: str) -> int:
        """How many tokens are this very word."""
        return sum(self._holding.get(exact, {}).values())

    def windows(self, said: Iterable[str]) -> list[Window]:
        """What may carry words of a draft, given by their plain forms: the best first, one an article and place."""
        weights = {word: self.weight(word) for word in said}
        total = sum(weights.values())
        if not total:
            return []
        scores: Counter[tuple[str, int]] = Counter()
        for word, weight in weights.items():
            places = self._where.get(word, ())
            if len(places) <= max(50, self._count // 4):
                for place in places:
                    scores[place] += weight  # type: ignore[assignment]  # a counter of floats
        best = sorted(scores, key=lambda place: (-scores[place], place))[:_SEEDS]
        found: dict[tuple[str, int, int], Window] = {}
        for name, index in best:
            window = self._grown(name, index, weights, total)
            found.setdefault((name, window.first, window.last), window)
        ranked = sorted(
            found.values(),
            key=lambda one: (-round(one.coverage, 3), one.last - one.first, one.source.article.id, one.first),
        )
        kept: list[Window] = []
        for window in ranked:  # of two that overlap, which are one place, the better or the smaller one
            if not any(one.overlaps(window) for one in kept):
                kept.append(window)
        return kept[:_MOST]

    def _grown(self, name: str, index: int, weights: Mapping[str, float], total: float) -> Window:
        """A sentence with those beside it that add something."""
        source = self.sources[name]

        def share(first: int, last: int) -> float:
            has = source.plain_of_sentence[first : last + 1]
            return sum(weight for word, weight in weights.items() if any(word in words for words in has)) / total

        first = last = index
        now = share(first, last)
        for _ in range(_REACH):
            options = [
                (a, b) for a, b in ((first - 1, last), (first, last + 1)) if a >= 0 and b < len(source.sentences)
            ]
            best = max(options, key=lambda pair: (share(*pair), -pair[0]), default=None)
            if best is None or share(*best) < now + _GAIN:
                break
            (first, last), now = best, share(*best)
        return Window(source, first, last, coverage=now)

    def __iter__(self) -> Iterator[Source]:
        """Each article, in the order of the ids."""
        return iter(self.sources.values())
