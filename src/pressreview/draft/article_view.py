"""One article with all that drafting looks up in it: its sentences, its quotations, what is attributed where."""

import re
from bisect import bisect_right
from itertools import islice, takewhile

from pressreview.model import Article, Attribution, Forecast, Mention, Reading, Record, Span, TimeExpression, overlaps
from pressreview.naming import in_full
from pressreview.text import paragraphs, quotations, sentences

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffd]")
_WORD = re.compile(r"\w{2,}")
_SPACE = re.compile(r"\s+")
_TURN = re.compile(r"\W{0,3}(?:Q|A|Question|Answer)\s?\d{0,2}\s?[:.]\s")
"""How a turn of a printed interview begins: "Q 1: Where", "A: It was"."""
_ITEM = re.compile(r"[-–•·*]\s?\w")
"""How an item of a list begins."""


class Quoted(Record):
    """One paragraph's part of an outermost quotation: with its marks, without them, and whether a mark ever ends it."""

    outer: Span
    inner: Span
    closed: bool


def _items(text: str) -> list[Span]:
    """Paragraphs that are items of a list, and all from the first question of a printed interview on."""
    every = paragraphs(text)
    turns = [one for one in every if _TURN.match(text, one.start)]
    interview = turns[0].start if len(turns) > 1 else len(text)
    return [one for one in every if one.start >= interview or _ITEM.match(text, one.start)]


class ArticleView:
    """Look-ups over one article and its reading; positions are code points of its text."""

    def __init__(self, article: Article, reading: Reading) -> None:
        """Take an article and its own reading."""
        self.article = article
        self.reading = reading
        self.sentences = sentences(article.text)
        self._starts = [sentence.start for sentence in self.sentences]
        self.quotations = tuple(
            Quoted(outer=outer, inner=inner, closed=quotation.closed)
            for quotation in quotations(article.text)
            if quotation.depth == 0
            for outer, inner in zip(quotation.outer, quotation.inner, strict=True)
        )
        """Outermost quotations in text order."""
        self._items = _items(article.text)
        self._quotation_ends = [quoted.outer.end for quoted in self.quotations]
        self._small_words = frozenset(re.findall(r"\b[a-z][\w’'-]*", article.text))
        self._attributions: dict[int, list[Attribution]] = {}
        for attribution in reading.attributions:
            for index in self.indexes(attribution.content):
                self._attributions.setdefault(index, []).append(attribution)
        self._sources: dict[str, set[Span]] = {}
        for attribution in reading.attributions:
            if attribution.speaker is not None and attribution.speaker.name is not None:
                self._sources.setdefault(attribution.speaker.name, set()).update(attribution.source)
        self._fullest: dict[str, tuple[Span, ...]] = {}
        self._mention_starts = frozenset(mention.span.start for mention in reading.mentions)
        self._mentions: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            self._mentions.setdefault(self.index_at(mention.span.start), []).append(mention)
        self._forecasts: dict[int, Forecast] = {}
        for one in reading.foretold:
            if one.attribution is None and one.forecast.span is not None:
                self._forecasts.setdefault(self.index_at(one.forecast.span.start), one.forecast)
        self._times: dict[int, list[TimeExpression]] = {}
        for time in reading.times:
            self._times.setdefault(self.index_at(time.span.start), []).append(time)

    def index_at(self, position: int) -> int:
        """Index of the sentence that `position` is in, or of the one before it between two; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def indexes(self, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """Indexes of the sentences that any of `spans` runs through, in order."""
        found = {
            index
            for span in spans
            for index in range(max(self.index_at(span.start), 0), self.index_at(span.end - 1) + 1)
            if overlaps((span,), (self.sentences[index],))
        }
        return tuple(sorted(found))

    def attributions_in(self, index: int) -> tuple[Attribution, ...]:
        """Attributions with content in a sentence, in text order."""
        return tuple(self._attributions.get(index, ()))

    def mentions_in(self, index: int) -> tuple[Mention, ...]:
        """Named things that begin in a sentence, in text order."""
        return tuple(self._mentions.get(index, ()))

    def forecast_in(self, index: int) -> Forecast | None:
        """What the outlet foretells in its own voice in a sentence."""
        return self._forecasts.get(index)

    def fullest_sources(self, name: str) -> tuple[Span, ...]:
        """Where the article gives the whole name of a speaker as a source, and more than the name; longest first."""
        if name not in self._fullest:
            trimmed = {self.without_end_marks(span) for span in self._sources.get(name, ())}
            found = [span for span in trimmed if in_full(name, self.words(span)) and self._says_more(span, name)]
            self._fullest[name] = tuple(sorted(found, key=lambda span: (-len(span), span)))
        return self._fullest[name]

    def _says_more(self, span: Span, name: str) -> bool:
        """Whether words that have a name have more than it."""
        return not set(_WORD.findall(self.words(span).casefold())) <= set(_WORD.findall(name.casefold()))

    def is_listed(self, index: int) -> bool:
        """Whether a sentence stands in an item of a list or a printed interview, where others than the outlet speak."""
        return overlaps((self.sentences[index],), self._items)

    def begins_mention(self, position: int) -> bool:
        """Whether a named thing begins at a position."""
        return position in self._mention_starts

    def times_in(self, index: int) -> tuple[TimeExpression, ...]:
        """Time expressions that begin in a sentence, in text order."""
        return tuple(self._times.get(index, ()))

    def quotations_in(self, span: Span) -> tuple[Quoted, ...]:
        """Outermost quotations that share a character with `span`, in text order."""
        first = bisect_right(self._quotation_ends, span.start)
        following = islice(self.quotations, first, None)
        return tuple(takewhile(lambda quoted: quoted.outer.start < span.end, following))

    def words(self, span: Span) -> str:
        """The words at `span` as they print: each stretch of white space one space."""
        return _SPACE.sub(" ", span.of(self.article.text))

    def without_end_marks(self, span: Span) -> Span:
        """The span without commas and spaces at its end."""
        kept = len(span.of(self.article.text).rstrip(" ,\n"))
        return Span(span.start, span.start + max(kept, 1))

    def opens_sentence(self, span: Span) -> bool:
        """Whether `span` begins where a sentence or a quotation begins, so that its capital may not be its own."""
        before = self.article.text[max(span.start - 2, 0) : span.start]
        return self.sentences[max(self.index_at(span.start), 0)].start == span.start or before.endswith(tuple("\"“‘'"))

    def writes_small(self, word: str) -> bool:
        """Whether the article also has `word` with a small first letter."""
        return word.lower() in self._small_words

    def printable(self, span: Span) -> bool:
        """Whether `span` holds no control, direction or invisible character."""
        return _UNPRINTABLE.search(self.article.text, span.start, span.end) is None
