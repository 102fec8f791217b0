"""A sentence taken apart: the slices of each article's sentence in order, and what the page put around them."""

from collections.abc import Mapping

from pressreview.model import Piece, Record, Span, covers
from pressreview.verify.reviews.evidence import Evidence


class Part(Record):
    """What a review took from one sentence of one article, with our own words where they stand."""

    article: str
    host: Span
    """The article's sentence."""
    slices: tuple[Piece, ...]
    between: tuple[tuple[Piece, ...], ...]
    """Pieces that stand before the first slice, between two, and after the last: one more entry than `slices`."""


def parts(pieces: tuple[Piece, ...], evidence: Mapping[str, Evidence], names: frozenset[str]) -> list[Part] | str:
    """The parts of a sentence in order, or why it has none. `names` are the speakers that it cites.

    A slice that only names a cited speaker belongs to no part; it counts with our own words.
    """
    found: list[tuple[str, Span, list[Piece], list[list[Piece]]]] = []
    before: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.span is None or piece.article is None or _only_names(number, pieces, evidence, names):
            (found[-1][3][-1] if found else before).append(piece)
            continue
        known = evidence[piece.article]
        host = known.sentence_of(piece.span)
        if host is None:
            return "a slice runs over the end of a sentence"
        if found and found[-1][0] == piece.article and found[-1][1] == host:
            found[-1][2].append(piece)
            found[-1][3].append([])
        else:
            found.append((piece.article, host, [piece], [[] if found else before, []]))
    return [
        Part(article=article, host=host, slices=tuple(slices), between=tuple(map(tuple, between)))
        for article, host, slices, between in found
    ]


def _only_names(
    number: int, pieces: tuple[Piece, ...], evidence: Mapping[str, Evidence], names: frozenset[str]
) -> bool:
    """Whether a slice is the name of a cited speaker, brought in from another place of the article."""
    piece = pieces[number]
    assert piece.span is not None  # noqa: S101 - the caller asks for slices only
    assert piece.article is not None  # noqa: S101
    if piece.quoted or not any(evidence[piece.article].names(piece.span, name) for name in names):
        return False
    known = evidence[piece.article]
    nearest = [
        other.span
        for other in (*reversed(pieces[:number]), *pieces[number + 1 :])
        if other.span is not None and other.article == piece.article
    ]
    host = known.sentence_of(piece.span)
    return host is None or not any(covers(host, span) for span in nearest[:1])
