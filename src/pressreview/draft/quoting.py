"""More of a quotation: the sentence before or after the chosen one, where the same speaker goes on in the article."""

from collections.abc import Callable

import msgspec

from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import Body
from pressreview.draft.introductions import label
from pressreview.model import Attribution, Piece, Span, covers
from pressreview.model.joining import CLOSE, OPEN, SPACE
from pressreview.text import words

_MOST_WORDS = 60
"""Words of a quotation with its neighbour; above it a chosen sentence stays alone."""
_DOUBLE = frozenset('"“”„«»')


def extended(view: ArticleView, body: Body, *, before: Callable[[int], bool], after: Callable[[int], bool]) -> Body:
    """The body with the neighbouring sentence of its quotation, where there is one: what follows before what precedes.

    `before` and `after` say whether a sentence of the article, by its index, may be used so.
    """
    if len({(label(one.speaker), one.via) for one in body.attributions}) != 1 or not _opens_quoted(body):
        return body
    following, preceding = body.index + 1, body.index - 1
    if (inner := _all_quoted(view, body, following)) and after(following):
        more = (Piece(words=SPACE), Piece(words=OPEN), _quoted(view, inner), Piece(words=CLOSE))
        if _fits(view, body, inner) and (body.tag or _tagged(view, body)):
            return msgspec.structs.replace(body, after=more)
    if (inner := _all_quoted(view, body, preceding)) and before(preceding):
        first = body.pieces[1].span
        if (
            first is not None
            and not view.article.text[inner.end : first.start].strip()
            and _fits(view, body, inner)
            and body.pieces[0].words == OPEN
        ):
            pieces = (body.pieces[0], _quoted(view, inner), Piece(words=SPACE), *body.pieces[1:])
            return msgspec.structs.replace(body, pieces=pieces)
    return body


def used(view: ArticleView, body: Body) -> tuple[int, ...]:
    """Indexes of the sentences that a body prints."""
    return view.indexes(tuple(piece.span for piece in (*body.pieces, *body.after) if piece.quoted and piece.span))


def _opens_quoted(body: Body) -> bool:
    return len(body.pieces) > 1 and body.pieces[1].quoted


def _tagged(view: ArticleView, body: Body) -> bool:
    """Whether the speaker is named after the quotation, at the end of the sentence."""
    host = view.sentences[body.index]
    sources = [span for one in body.attributions for span in one.source]
    return bool(sources) and all(host.start <= span.start and span.end <= host.end for span in sources) and (
        body.end == "plain"
    )  # fmt: skip


def _quoted(view: ArticleView, inner: Span) -> Piece:
    return Piece(article=view.article.id, span=inner, quoted=True)


def _fits(view: ArticleView, body: Body, inner: Span) -> bool:
    said = sum(len(words(view.words(piece.span))) for piece in body.pieces if piece.span)
    return said + len(words(view.words(inner))) <= _MOST_WORDS


def _all_quoted(view: ArticleView, body: Body, index: int) -> Span | None:
    """The words of a sentence that is all quotation, next to the body's, in its paragraph, by its speaker."""
    if not 0 <= index < len(view.sentences):
        return None
    text, host, own = view.article.text, view.sentences[index], view.sentences[body.index]
    between = text[min(host.end, own.end) : max(host.start, own.start)]
    quotations = view.quotations_in(host)
    if between.strip() or "\n" in between or len(quotations) != 1 or not quotations[0].closed:
        return None
    inner = Span(max(quotations[0].inner.start, host.start), min(quotations[0].inner.end, host.end))
    edges = text[host.start : inner.start] + text[inner.end : host.end]
    words_within = inner.of(text)
    if edges.strip("\"'“”‘’ ") or words_within[-1] not in ".?!" or not words_within[0].isupper():
        return None
    if _DOUBLE & set(words_within) or not view.printable(inner):
        return None
    speakers = {(label(one.speaker), one.via) for one in body.attributions}
    said = view.attributions_in(index)
    if {(label(one.speaker), one.via) for one in said} != speakers or not all(_holds(one, inner) for one in said):
        return None
    others = [one for one in said if one.id not in {known.id for known in body.attributions}]
    beside = [span for one in others for span in (*one.cue, *one.source)]
    return inner if all(covers(own, span) for span in beside) else None


def _holds(one: Attribution, inner: Span) -> bool:
    """Whether somebody says the whole of a quotation, a mark at its end aside."""
    return any(content.start <= inner.start and inner.end - 1 <= content.end for content in one.content)
