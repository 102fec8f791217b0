"""What the printed views of a review share: numbered notes, labels, paragraphs, days, safe links."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

from pressreview.model import Article, Citation, Piece, Record, Review, Section, Sentence, Span, covers, overlaps
from pressreview.model.joining import COLON, SPACE, day_words
from pressreview.model.review import SectionName
from pressreview.text import paragraphs, sentences

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_SPACES = re.compile(r"\s+")
ROWS: frozenset[SectionName] = frozenset({"differ", "next", "timeline"})
"""Sections whose sentences begin with a label."""
PROSE: frozenset[SectionName] = frozenset({"standfirst", "lead", "papers"})
"""Sections that a language model may have worded."""
NOTED: frozenset[SectionName] = frozenset({"standfirst", "lead", "papers", "differ", "repeating", "next", "timeline"})
"""Sections whose sentences carry notes."""


STAGES = {
    "acquire": "bringing in", "annotate": "reading", "cluster": "grouping", "corroborate": "comparing",
    "draft": "writing", "follow": "following forecasts", "export": "writing pages",
}  # fmt: skip
"""What a stage does, for those who wait for it."""


class Marked(Record):
    """Some words of an article: the cited ones, the rest of their sentences, or the sentences beside those."""

    words: str
    kind: Literal["cited", "rest", "beside"]


class Note(Record):
    """Where words come from: the place in the article, and who answers for them."""

    number: int
    """From 1, in the order of the page."""
    article: str
    excerpts: tuple[tuple[Marked, ...], ...]
    """The cited words with the rest of their sentences and the sentences beside them, one entry a stretch of text."""
    speakers: tuple[str, ...]
    """Each with the chain through whom the words came: "Sergei Shoigu, through Interfax"."""
    outlet: str
    day: str | None
    title: str | None
    link: str | None
    path: str | None
    spans: tuple[Span, ...]


class Noted(Record):
    """A sentence with what a view prints of it."""

    label: str | None
    parts: tuple[str, ...]
    """Its text without the label: one part, or the sides of a conflict."""
    notes: tuple[int, ...]
    """Numbers of its notes."""
    citations: tuple[Citation, ...]

    @property
    def text(self) -> str:
        """Its text without the label."""
        return " ".join(self.parts)


def clean(words: str) -> str:
    """Words from outside without control, direction and invisible characters, white space as single spaces."""
    return _SPACES.sub(" ", visible(words)).strip()


def visible(words: str) -> str:
    """Words from outside without control, direction and invisible characters."""
    return _UNPRINTABLE.sub("", words)


def counted(number: int | None, noun: str) -> str:
    """A number with its noun, "?" for one that is not known."""
    return f"? {noun}s" if number is None else f"{number} {noun}{'' if number == 1 else 's'}"


def safe_link(url: str | None) -> str | None:
    """An http or https address that can be printed and followed, else None."""
    if url is None or _UNPRINTABLE.search(url) or any(mark.isspace() or mark in "<>\"'`\\" for mark in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def day_of(published_at: datetime | date | None) -> str | None:
    """A day as print gives it, with its year."""
    if published_at is None:
        return None
    return day_words(published_at.date() if isinstance(published_at, datetime) else published_at, year=True)


def dates_of(review: Review) -> str | None:
    """The days of the story."""
    return day_words(review.first, review.last, year=True) if review.first else None


def worded(review: Review) -> str | None:
    """What a page says of a language model's words on it; None where there are none."""
    written = [one for section in review.sections for one in section.sentences if one.writer is not None]
    if not written:
        return None
    prose = sum(len(section.sentences) for section in review.sections if section.name in PROSE)
    return (
        f"Worded by {clean(written[0].writer or '')}, a language model: {len(written)} of the "
        f"{counted(prose, 'sentence')} on what happened and what the papers say. Each was held against the articles "
        "it cites; what stands in quotation marks was put in from them."
    )


def invented(articles: Sequence[Article]) -> bool:
    """Whether every article has an address in `.example`, which is reserved for examples (RFC 2606)."""
    hosts = [urlsplit(link).hostname or "" for article in articles if (link := safe_link(article.url))]
    return bool(hosts) and len(hosts) == len(articles) and all(host.endswith(".example") for host in hosts)


class Notes:
    """The notes of a review, numbered as its sentences come; the same words of the same article are one note."""

    def __init__(self, review: Review, articles: Mapping[str, Article]) -> None:
        """Number the notes of a review whose articles are given by id."""
        self._articles = articles
        self._texts: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = {}
        cited: dict[tuple[str, tuple[Span, ...]], list[Citation]] = {}
        for section in review.sections:
            for sentence in section.sentences if section.name in NOTED else ():
                for citation in sentence.citations:
                    if citation.article in articles:
                        cited.setdefault((citation.article, citation.spans), []).append(citation)
        self._numbers = {key: number for number, key in enumerate(cited, start=1)}
        self.notes = tuple(self._note(number, found) for number, found in enumerate(cited.values(), start=1))

    def of(self, sentence: Sentence) -> tuple[int, ...]:
        """Numbers of the notes of a sentence."""
        found = (self._numbers.get((one.article, one.spans)) for one in sentence.citations)
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def sentence(self, article: str, place: int) -> int | None:
        """Where the sentence of an article with notes begins that holds a character."""
        starts = [one.start for one in self._texts[article][0]]
        number = bisect_right(starts, place)
        return starts[number - 1] if number else None

    def words(self, pieces: Sequence[Piece]) -> str:
        """What pieces print."""
        return clean("".join(map(self._word, pieces)))

    def _word(self, piece: Piece) -> str:
        if piece.article is None or piece.span is None:
            return piece.words or ""
        words = _SPACES.sub(" ", piece.span.of(self._articles[piece.article].text))
        if piece.capital:
            return words[:1].upper() + words[1:]
        return words[:1].lower() + words[1:] if piece.small else words

    def _note(self, number: int, citations: Sequence[Citation]) -> Note:
        first = citations[0]
        article = self._articles[first.article]
        return Note(
            number=number,
            article=article.id,
            excerpts=tuple(self._excerpts(article, first.spans)),
            speakers=tuple(dict.fromkeys(_speaker(one) for one in citations if one.speaker)),
            outlet=clean(article.outlet or article.path or article.id),
            day=day_of(article.published_at),
            title=clean(article.title) if article.title else None,
            link=safe_link(article.url),
            path=clean(article.path) if article.path else None,
            spans=first.spans,
        )

    def _excerpts(self, article: Article, spans: Sequence[Span]) -> Iterator[tuple[Marked, ...]]:
        """The cited words in their sentences, each stretch with a sentence on either side within its paragraph."""
        if article.id not in self._texts:
            self._texts[article.id] = (sentences(article.text), paragraphs(article.text))
        every, blocks = self._texts[article.id]
        hosts = [index for index, one in enumerate(every) if overlaps((one,), spans)]
        stretches: list[list[int]] = []
        for index in hosts:
            block = next((one for one in blocks if covers(one, every[index])), every[index])
            near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(every) and covers(block, every[i])]
            if stretches and near[0] <= stretches[-1][-1]:
                stretches[-1] = sorted({*stretches[-1], *near})
            else:
                stretches.append(near)
        for stretch in stretches:
            own = [every[index] for index in stretch if index in hosts]
            within = Span(every[stretch[0]].start, every[stretch[-1]].end)
            yield tuple(_marked(article.text, within, spans, own=Span(own[0].start, own[-1].end)))


def _marked(text: str, within: Span, spans: Sequence[Span], *, own: Span) -> Iterator[Marked]:
    """The words of a stretch, by what they are; `own` are the sentences that hold the cited words."""
    edges = {within.start, within.end, own.start, own.end, *(edge for span in spans for edge in (span.start, span.end))}
    for start, end in pairwise(sorted(edge for edge in edges if within.start <= edge <= within.end)):
        piece = Span(start, end)
        kind: Literal["cited", "rest", "beside"] = "rest" if covers(own, piece) else "beside"
        yield Marked(
            words=visible(text[start:end]),
            kind="cited" if any(covers(span, piece) for span in spans) else kind,
        )


def _speaker(citation: Citation) -> str:
    through = f", through {', '.join(citation.via)}" if citation.via else ""
    return clean(f"{citation.speaker}{through}")


def noted(section: Section, sentence: Sentence, notes: Notes) -> Noted:
    """A sentence of a section taken apart for print."""
    pieces = sentence.pieces
    start = next((n + 1 for n, one in enumerate(pieces) if one.words == COLON), 0) if section.name in ROWS else 0
    sides = [start, *(n for n in range(start, len(pieces)) if section.name == "differ" and pieces[n].words == SPACE)]
    parts = [notes.words(pieces[one:other]) for one, other in pairwise([*sides, len(pieces)])]
    return Noted(
        label=notes.words(pieces[: start - 1]) if start else None,
        parts=tuple(parts),
        notes=notes.of(sentence),
        citations=sentence.citations,
    )


def grouped(section: Section) -> list[list[Sentence]]:
    """Sentences by paragraph: what happened in one, then a paragraph for each speaker who goes on speaking."""
    groups: list[list[Sentence]] = []
    last: str | None = None
    for sentence in section.sentences:
        speaker = sentence.citations[0].speaker if sentence.citations else None
        if groups and (section.name == "lead" or (speaker is not None and speaker == last)):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
        last = speaker
    return groups
