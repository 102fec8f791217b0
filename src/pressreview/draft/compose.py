"""One sentence of an article made ready for the page: its own words, its quotation marks, its speaker by name.

The sentence keeps the article's order and all its words, so that no hedge, denial or condition is lost. What changes:
quotation marks become the page's own, a pronoun gives way to the speaker's name, a dateline and a leading "But" go, and
the outlet is credited at the end. A sentence that cannot stand so is refused.
"""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from pressreview.draft.article_view import ArticleView
from pressreview.draft.introductions import UnnamedError, introduction, label, source_pieces
from pressreview.draft.wording import (
    DATE_LINE,
    DATELINE,
    HE_SHE,
    OPENER,
    PLACE_LINE,
    PLAIN_CUES,
    PLAIN_CUES_BESIDE,
    RELATIVE_DAY,
    TAKES_BACK,
    THEY_IT,
)
from pressreview.model import Attribution, Piece, Record, Span, TimeExpression, covers, overlaps
from pressreview.model.joining import BRACKETS, CLOSE, INNER_CLOSE, INNER_OPEN, OPEN, SAID, day_words
from pressreview.tables import load_states
from pressreview.text import words

_QUOTES = "\"'”’»"


_SHORTEST, _LONGEST = 20, 1000
"""Characters of a sentence worth looking at; outside these lies what pages have beside prose."""
_FEWEST_WORDS = 5
"""A sentence of a longer quotation with fewer words says little without the others."""


class Body(Record):
    """A sentence before its end is put on."""

    article: str
    index: int
    pieces: tuple[Piece, ...]
    attributions: tuple[Attribution, ...]
    """Those whose content is printed, in text order."""
    end: Literal["plain", "quoted", "marked"]
    """How the pieces end: outside a quotation; within one, its stop left off; within one, after its "?" or "!"."""
    close: str = CLOSE
    """The mark that closes a quotation left open at the end."""
    tag: tuple[Piece, ...] = ()
    """ " said " and the speaker, for a quotation whose speech tag stands elsewhere."""
    after: tuple[Piece, ...] = ()
    """What the speaker goes on to say, printed after the credit."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """All slices of the article, in text order."""
        return tuple(sorted({piece.span for piece in (*self.pieces, *self.tag, *self.after) if piece.span is not None}))


class RefusedError(Exception):
    """A sentence cannot stand on the page; the message says why."""


def compose(view: ArticleView, index: int, *, introduced: Collection[str]) -> Body:
    """Sentence `index` as a body. Raises `RefusedError` when it cannot stand on the page.

    `introduced` are the names the page has given already: they need no introduction.
    """
    host = view.sentences[index]
    if not _SHORTEST <= len(host) <= _LONGEST:
        raise RefusedError("it is too short to say something, or too long to print")
    if not view.printable(host):
        raise RefusedError("it holds characters that do not print")
    attributions = view.attributions_in(index)
    own = tuple(one for one in attributions if _tagged_in(one, host))
    span, end = _trimmed(view, host)
    if _taken_back(view, index):
        raise RefusedError("the speaker takes it back in the next sentence of the quotation")
    try:
        if len(own) < len(attributions):
            return _standing(view, index, span=span, end=end, introduced=introduced)
        return _as_it_stands(view, index, span=span, end=end, introduced=introduced)
    except UnnamedError as reason:
        raise RefusedError(str(reason)) from reason


def _tagged_in(one: Attribution, host: Span) -> bool:
    """Whether a sentence has the words of who says so; or nobody has them, and nobody is known to say it."""
    tag = (*one.cue, *one.source)
    return overlaps(tag, (host,)) if tag else label(one.speaker) is None


def _taken_back(view: ArticleView, index: int) -> bool:
    """Whether a quotation in which a sentence ends goes on with a "But" or an "Although"."""
    if index + 1 >= len(view.sentences):
        return False
    host, following = view.sentences[index], view.sentences[index + 1]
    goes_on = any(one.inner.start < host.end <= following.start < one.inner.end for one in view.quotations_in(host))
    return goes_on and TAKES_BACK.match(view.words(following)) is not None


def _trimmed(view: ArticleView, host: Span) -> tuple[Span, Literal["plain", "quoted", "marked"]]:
    """The sentence without dateline, opener and final stop, and how it then ends."""
    text = view.article.text
    begin = host.start
    for pattern in (DATELINE, PLACE_LINE, DATE_LINE, OPENER):
        found = pattern.match(text, begin, host.end)
        if found and (pattern is not PLACE_LINE or load_states().of_place(found["place"]) is not None):
            begin = found.end()
    last = host.end
    while last > begin and text[last - 1] in _QUOTES:
        last -= 1
    closers = host.end - last
    if closers > 1 or last - begin < 2:
        raise RefusedError("it ends in nested quotation marks or is empty")
    quoted = any(one.inner.start < last <= one.inner.end for one in view.quotations_in(Span(begin, host.end)))
    if closers and not quoted:
        raise RefusedError("it ends in a mark that closes nothing")
    if closers and any(one.inner.start < last < one.inner.end for one in view.quotations_in(Span(begin, host.end))):
        raise RefusedError("it ends in the mark of a quotation within another")
    if text[last - 1] == "." and not text.startswith("..", last - 2):
        cut = last if not quoted and _ABBREVIATED.search(text, begin, last) else last - 1
        return Span(begin, cut), "quoted" if quoted else "plain"
    if quoted and text[last - 1] in "?!…":
        return Span(begin, last), "marked"
    raise RefusedError("it does not end as a sentence does")


_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:Inc|Corp|Ltd|Jr|Sr|Ind|Calif|Mass|Conn|Ill|Tenn|Wis|Minn|Mich|Colo|Fla|Pa|Va))\.\Z"
)
"""A last word that keeps its point: "7 p.m.", "Meridian, Ind."."""


def _marks(words_within: str) -> tuple[str, str]:
    """The marks around a quotation: single ones when it has double ones within it."""
    return (INNER_OPEN, INNER_CLOSE) if set('"“”') & set(words_within) else (OPEN, CLOSE)


def _as_it_stands(
    view: ArticleView, index: int, *, span: Span, end: Literal["plain", "quoted", "marked"], introduced: Collection[str]
) -> Body:
    """The sentence from its first word to its last, quotations marked and sources named."""
    attributions = view.attributions_in(index)
    pieces: list[Piece] = []
    close = CLOSE
    at = span.start
    writer = _SourceWriter(view, index, attributions, introduced=introduced)
    for quoted in view.quotations_in(span):
        if not quoted.closed:
            raise RefusedError("a quotation in it is never closed")
        if span.end <= quoted.inner.start or quoted.inner.end <= span.start:
            raise RefusedError("a quotation mark without its words")
        inner = Span(max(quoted.inner.start, span.start), min(quoted.inner.end, span.end))
        if not any(
            label(one.speaker) and one.source and _holds(one.content, inner, view.article.text) for one in attributions
        ):
            raise RefusedError("it quotes words that nobody was found to say, or whose speaker it does not name")
        pieces += writer.unquoted(at, quoted.outer.start, opens=not pieces)
        opening, close = _marks(inner.of(view.article.text))
        if not pieces and inner.of(view.article.text)[0].islower():
            raise RefusedError("it opens with a quotation in small letters")
        pieces += [Piece(words=opening), Piece(article=view.article.id, span=inner, quoted=True)]
        if quoted.inner.end <= span.end and not (end != "plain" and quoted.inner.end >= span.end):
            pieces.append(Piece(words=close))
        at = quoted.outer.end
    pieces += writer.unquoted(at, span.end, opens=not pieces)
    return Body(
        article=view.article.id, index=index, pieces=tuple(pieces), attributions=attributions, end=end, close=close
    )


def _standing(
    view: ArticleView, index: int, *, span: Span, end: Literal["plain", "quoted", "marked"], introduced: Collection[str]
) -> Body:
    """A sentence that is all quotation, its speech tag elsewhere: “…,” said the speaker."""
    text = view.article.text
    quotations = view.quotations_in(span)
    if len(quotations) != 1 or not quotations[0].closed or end == "plain":
        raise RefusedError("its speech tag stands in another sentence")
    if span.end <= quotations[0].inner.start:
        raise RefusedError("a quotation mark without its words")
    inner = Span(max(quotations[0].inner.start, span.start), span.end)
    if quotations[0].outer.start > span.start or inner.of(text)[0].islower():
        raise RefusedError("only part of it is quotation")
    if len(words(inner.of(text))) < _FEWEST_WORDS:
        raise RefusedError("it is a few words of a longer quotation")
    holding = [one for one in view.attributions_in(index) if _holds(one.content, inner, text)]
    if len(holding) != 1 or len(view.attributions_in(index)) > 1:
        raise RefusedError("it is not clear who says it")
    speech = holding[0]
    if speech.speaker and speech.speaker.kind == "group":
        raise RefusedError("a crowd does not speak in one voice")
    cue = {
        text[word.start + span.start : word.end + span.start].lower()
        for span in speech.cue
        for word in words(span.of(text))
    }
    if cue - PLAIN_CUES - PLAIN_CUES_BESIDE:
        raise RefusedError("its cue says more than that it was said")
    opening, close = _marks(inner.of(text))
    who = introduction(view, speech, introduced=introduced, opens=False, source=None)
    return Body(
        article=view.article.id, index=index, attributions=(speech,), end=end, close=close,
        pieces=(Piece(words=opening), Piece(article=view.article.id, span=inner, quoted=True)),
        tag=(Piece(words=SAID), *who),
    )  # fmt: skip


def _holds(content: Sequence[Span], inner: Span, text: str) -> bool:
    """Whether one content span holds a quotation, marks and stops at its edges aside."""
    start, end = inner.start, inner.end
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start < end and any(covers(span, Span(start, end)) for span in content)


class _SourceWriter:
    """Writes what stands outside quotations, each source by a name that the page can use."""

    def __init__(
        self, view: ArticleView, index: int, attributions: Sequence[Attribution], *, introduced: Collection[str]
    ) -> None:
        self.view, self.introduced = view, introduced
        self.sources = sorted(
            ((span, one) for one in attributions for span in one.source), key=lambda source: (source[0], source[1].id)
        )
        self.named: set[str] = set()
        self.mentions = view.mentions_in(index)
        times = view.times_in(index)
        text = view.article.text
        dated = {time.span.start for time in times if text[max(0, time.span.start - 1) : time.span.start] == "("}
        self.times = [
            time
            for time in times
            if time.start
            and time.end
            and RELATIVE_DAY.fullmatch(view.words(time.span))
            and time.span.end + 2 not in dated  # "today (4 November)"
        ]

    def unquoted(self, start: int, end: int, *, opens: bool) -> list[Piece]:
        """The stretch `[start, end)` with its sources written out; `opens` when it opens the sentence."""
        pieces: list[Piece] = []
        for span, attribution in self.sources:
            if not (start <= span.start and span.end <= end):
                continue
            self._other_than_named_later(span, attribution)
            instead = source_pieces(
                self.view, attribution, span, introduced=self.introduced,
                named=self.named | self._mentioned(span), opens=opens and start == span.start,
            )  # fmt: skip
            if attribution.speaker and attribution.speaker.name:
                self.named.add(attribution.speaker.name)
            if instead is not None:
                pieces += self._slice(start, span.start, opens=opens and not pieces) + instead
                start = span.end
        return pieces + self._slice(start, end, opens=opens and not pieces)

    def _other_than_named_later(self, source: Span, attribution: Attribution) -> None:
        """Refuse "he deemed Trump's plan a con" by Trump: who is named after a pronoun is not whom it stands for."""
        name = attribution.speaker.name if attribution.speaker else None
        pronoun = self.view.words(source).lower() in HE_SHE | THEY_IT
        if pronoun and any(one.name == name and one.span.start >= source.end for one in self.mentions):
            raise UnnamedError(f"{self.view.words(source)!r} cannot stand for {name!r}, who is named after it")

    def _mentioned(self, source: Span) -> set[str]:
        """Names that the sentence gives before a source: what "he" stands for needs no name twice."""
        return {one.name for one in self.mentions if one.span.end <= source.start}

    def _slice(self, start: int, end: int, *, opens: bool) -> list[Piece]:
        if start >= end:
            return []
        pieces: list[Piece] = []
        text = self.view.article.text
        capital = opens and text[start].islower() and not text[start + 1 : start + 2].isupper()  # "iPhone"
        for time in self.times:
            possessive = self.view.article.text[time.span.end : time.span.end + 2] in ("'s", "’s")
            if start < time.span.end < end and start <= time.span.start and not possessive:
                pieces += [self._piece(start, time.span.end, capital=capital and not pieces), *_explained(time)]
                start = time.span.end
        return [*pieces, self._piece(start, end, capital=capital and not pieces)]

    def _piece(self, start: int, end: int, *, capital: bool) -> Piece:
        return Piece(article=self.view.article.id, span=Span(start, end), capital=capital)


def _explained(time: TimeExpression) -> list[Piece]:
    """The day of a "yesterday", in the brackets that editors use."""
    if time.start is None:
        return []
    return [Piece(words=words) for words in (BRACKETS[0], day_words(time.start, time.end), BRACKETS[1])]
