"""Numbered records: the sentences of a verified review, their quotations taken out and given ids."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from pressreview.model import Article, Piece, Record, Review, Sentence, Span
from pressreview.model.joining import (
    BRACKETS,
    CLOSE,
    COMMA,
    INNER_CLOSE,
    INNER_OPEN,
    OPEN,
    PARENTHESES,
    STOP,
    day_words,
)
from pressreview.model.review import SectionName

WORDED: frozenset[SectionName] = frozenset({"standfirst", "lead", "papers"})
"""Sections of prose. Lists and tables stay as they are: their value is that they are exact."""
_SPACE = re.compile(r"\s+")
_SHOWN = {BRACKETS[0]: PARENTHESES[0], BRACKETS[1]: PARENTHESES[1]}
"""A writer's words have no square brackets, which Markdown reads as links."""


class Quotation(Record):
    """Verbatim words that a sentence may bring in by id, never typed."""

    id: str
    """"Q1"."""
    record: int
    marks: tuple[str, str]
    pieces: tuple[Piece, ...]
    """What stands between the marks, a comma at the end or a full stop of ours left out."""
    text: str
    within: bool
    """Whether a comma or full stop after it goes inside the marks."""


class Material(Record):
    """One record."""

    number: int
    """From 1."""
    section: SectionName
    sentence: Sentence
    """As the review has it."""
    text: str
    """The same with "{Q1}" in place of each quotation and its marks."""
    quotations: tuple[Quotation, ...]

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.sentence.citations[0].speaker

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who printed it."""
        return tuple(dict.fromkeys(one.outlet for one in self.sentence.citations if one.outlet))

    @property
    def day(self) -> str | None:
        """When the first of them did."""
        when = self.sentence.citations[0].published_at
        return day_words(when.date() if isinstance(when, datetime) else when, year=True) if when else None


def materials(review: Review, articles: Mapping[str, Article]) -> tuple[Material, ...]:
    """The records of a review, in its order; a sentence that cites nothing is none."""
    found: list[Material] = []
    quoted = 0
    for section in review.sections:
        for sentence in section.sentences if section.name in WORDED else ():
            if sentence.citations:
                number = len(found) + 1
                text, quotations = _taken_apart(sentence, articles, record=number, after=quoted)
                quoted += len(quotations)
                found.append(
                    Material(
                        number=number, section=section.name, sentence=sentence, text=text, quotations=tuple(quotations)
                    )
                )
    return tuple(found)


def shown(pieces: Sequence[Piece], articles: Mapping[str, Article]) -> str:
    """What pieces print."""
    return "".join(_word(piece, articles) for piece in pieces)


def _word(piece: Piece, articles: Mapping[str, Article]) -> str:
    if piece.article is None or piece.span is None:
        return piece.words or ""
    words = _SPACE.sub(" ", piece.span.of(articles[piece.article].text))
    if piece.capital:
        return words[:1].upper() + words[1:]
    return words[:1].lower() + words[1:] if piece.small else words


def _taken_apart(
    sentence: Sentence, articles: Mapping[str, Article], *, record: int, after: int
) -> tuple[str, list[Quotation]]:
    """The sentence with ids for its quotations, and these, numbered from `after` + 1."""
    text: list[str] = []
    quotations: list[Quotation] = []
    for part in _parts(sentence.pieces):
        if not isinstance(part, tuple):
            text.append(_SHOWN.get(part.words or "", "") or _word(part, articles))
            continue
        marks, inside = (part[0].words or OPEN, part[-1].words or CLOSE), list(part[1:-1])
        ending = inside.pop().words or "" if len(inside) > 1 and inside[-1].words in (COMMA, STOP) else ""
        if shown(inside, articles).endswith(COMMA) and len(inside[-1].span or ()) > 1:
            inside[-1], ending = without_last(inside[-1]), COMMA
        made = Quotation(
            id=f"Q{after + len(quotations) + 1}", record=record, marks=marks, pieces=tuple(inside),
            text=shown(inside, articles), within=bool(ending),
        )  # fmt: skip
        quotations.append(made)
        text.append(f"{{{made.id}}}{ending}")
    return "".join(text), quotations


def _parts(pieces: Sequence[Piece]) -> Iterator[Piece | tuple[Piece, ...]]:
    """Pieces one by one, those of a quotation with its marks as one."""
    held: list[Piece] = []
    for number, piece in enumerate(pieces):
        opens = piece.words in (OPEN, INNER_OPEN) and number + 1 < len(pieces) and pieces[number + 1].quoted
        if not held and not opens:
            yield piece
            continue
        held.append(piece)
        if piece.words in (CLOSE, INNER_CLOSE):
            yield tuple(held)
            held = []
    yield from held


def without_last(piece: Piece) -> Piece:
    """A slice without its last character."""
    assert piece.span is not None  # noqa: S101 - quotations end in slices
    return Piece(
        article=piece.article, span=Span(piece.span.start, piece.span.end - 1),
        capital=piece.capital, small=piece.small, quoted=piece.quoted,
    )  # fmt: skip
