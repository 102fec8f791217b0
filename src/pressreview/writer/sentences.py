"""A writer's sentence made ready for the page: typed quotations become ids, and ids the words they stand for."""

import re
from collections.abc import Mapping, Sequence

from pressreview.model import Article, Piece, Sentence
from pressreview.model.joining import CLOSE, COMMA, INNER_CLOSE, STOP
from pressreview.text import fold
from pressreview.writer.records import Material, Quotation, shown, without_last

PLACE = re.compile(r"\{(Q\d{1,4})\}")
_MARK = '["“”]'
_LOOSE_PLACE = re.compile(
    rf"(?:{_MARK}\s?)?[\[{{(]\s?{_MARK}?([Qq]\d{{1,4}}){_MARK}?\s?[\]}})]([.,]?)(?:\s?{_MARK}(?!\s?[\[{{(]))?"
)
"""An id in other brackets, or with quotation marks typed around it."""
_TYPED = re.compile(r"[\"“”„«»]([^\"“”„«»{}]{1,2000})[\"“”„«»]")
_SPACE = re.compile(r"\s+")
_ENDS = (".", "?", "!", "…")


def tidied(text: str, quotations: Sequence[Quotation]) -> str:
    """A sentence with what needs no thought put right: ids as "{Q1}", a typed quotation as its id, a full stop."""
    text = _SPACE.sub(" ", text).strip()
    text = _LOOSE_PLACE.sub(lambda found: f"{{{found[1].upper()}}}{found[2]}", text)
    ids = {_bare(one.text): one.id for one in quotations}

    def as_id(found: re.Match[str]) -> str:
        known = ids.get(_bare(found[1]))
        if known is None:
            return found[0]
        mark = found[1].rstrip()[-1:]
        return f"{{{known}}}{mark if mark in ('.', ',') else ''}"

    text = _TYPED.sub(as_id, text)
    return text if not text or text.endswith((*_ENDS, "}")) else text + STOP


def _bare(words: str) -> str:
    return fold(words).strip(" .,").casefold()


def made(
    text: str, materials: Sequence[Material], articles: Mapping[str, Article], *, writer: str
) -> tuple[Sentence, list[tuple[int, int]]]:
    """The sentence as the page has it, cited as its records are, and where in it the writer's own words stand."""
    quotations = {one.id: one for material in materials for one in material.quotations}
    pieces: list[Piece] = []
    own: list[tuple[int, int]] = []
    rest = text
    length = 0

    def put(more: Sequence[Piece], *, by_writer: bool = False) -> None:
        nonlocal length
        words = shown(more, articles)
        if by_writer:
            own.append((length, length + len(words)))
        length += len(words)
        pieces.extend(more)

    while found := PLACE.search(rest):
        if before := rest[: found.start()]:
            put([Piece(words=before)], by_writer=True)
        rest = rest[found.end() :]
        quotation = quotations[found[1]]
        following = PLACE.match(rest.lstrip())
        inside, rest = _ended(quotation, rest, closes=not rest.strip() or following is not None)
        put([Piece(words=quotation.marks[0]), *inside, Piece(words=quotation.marks[1])])
    if rest:
        put([Piece(words=rest)], by_writer=True)
    elif not shown(pieces, articles).rstrip(CLOSE + INNER_CLOSE).endswith(_ENDS):
        put([Piece(words=STOP)])
    cited = dict.fromkeys(citation for material in materials for citation in material.sentence.citations)
    sentence = Sentence(text=shown(pieces, articles), pieces=tuple(pieces), citations=tuple(cited), writer=writer)
    return sentence, own


def _ended(quotation: Quotation, rest: str, *, closes: bool) -> tuple[list[Piece], str]:
    """What goes between the marks, and what follows them: no mark twice, and commas as the article has them.

    `closes` when nothing of the sentence, or another quotation, comes next.
    """
    inside = list(quotation.pieces)
    follows = rest[:1] if rest[:1] in (COMMA, STOP) else ""
    if not follows:
        stop = closes and quotation.within and quotation.text[-1] not in _ENDS
        return [*inside, Piece(words=STOP)] if stop else inside, rest
    last = quotation.text[-1]
    if last == STOP and len(quotation.text) > 1:
        if follows == STOP:
            return inside, rest[1:]
        return [*inside[:-1], without_last(inside[-1]), Piece(words=COMMA)], rest[1:]
    if last in "?!…":
        return inside, rest[1:]
    return ([*inside, Piece(words=follows)], rest[1:]) if quotation.within else (inside, rest)
