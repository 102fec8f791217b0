"""The press review: sentences, each made of slices of articles, so that each can be derived again."""

from datetime import date, datetime
from typing import Literal

from pressreview.model.base import Record, Span

SectionName = Literal[
    "standfirst", "lead", "papers", "differ", "repeating", "next", "timeline", "more", "sources"
]  # fmt: skip


class Piece(Record):
    """Part of a sentence: a slice of an article (`article` and `span`) or our own joining words (`words`).

    Exactly one of the two is given; raises `ValueError` otherwise. A slice prints as the article has it, each stretch
    of white space as one space. Our own words are one entry of `model.joining` or one fact of a cited record; those of
    a writer (`Sentence.writer`) may be others.
    """

    article: str | None = None
    span: Span | None = None
    words: str | None = None
    capital: bool = False
    """A slice whose first letter was made a capital because it opens the sentence."""
    small: bool = False
    """A slice whose first letter was made small because it opens no sentence here ("Fire chief Brandis")."""
    quoted: bool = False
    """A slice that stands inside quotation marks: verbatim words of the speaker, and quoted in the article too."""

    def __post_init__(self) -> None:
        if (self.words is None) == (self.article is None or self.span is None):
            raise ValueError("a piece is either a slice (article and span) or words of our own")


class Citation(Record):
    """Where a sentence's words come from and who answers for them."""

    article: str
    path: str | None
    url: str | None
    spans: tuple[Span, ...]
    speaker: str | None
    via: tuple[str, ...]
    outlet: str | None
    published_at: datetime | date | None


class Sentence(Record):
    """One sentence of a review. `text` equals its pieces joined; `verify` derives it again before it is printed."""

    text: str
    pieces: tuple[Piece, ...]
    citations: tuple[Citation, ...]
    writer: str | None = None
    """The language model that worded it, each word held against the records that it cites; None for our own joining."""


class Section(Record):
    """A section that has something to say."""

    name: SectionName
    heading: str | None
    sentences: tuple[Sentence, ...]


class Review(Record):
    """The page."""

    story: str
    title: str
    first: date | None
    last: date | None
    sections: tuple[Section, ...]
    dropped: tuple[str, ...] = ()
    """Sentences that failed verification, with the reason: reported, never printed on the page."""

    @property
    def says_something(self) -> bool:
        """Whether there is more than a headline and lists: an empty page is none."""
        return any(section.name not in ("standfirst", "more", "sources") for section in self.sections)
