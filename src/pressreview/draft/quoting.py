"""More of a quotation: the sentences before and after the chosen one, where the same speaker goes on in the article."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import Body
from pressreview.draft.introductions import label
from pressreview.draft.wording import HE_SHE, POINTING, THEY_IT, TURNS
from pressreview.model import Attribution, Piece, Span, covers
from pressreview.model.joining import CLOSE, OPEN, SPACE
from pressreview.text import words

_MOST_WORDS = 75
"""Words of a sentence with the rest of its quotation; what does not fit is left out as a whole."""
_DOUBLE = frozenset('"“”„«»')
_LEANING = THEY_IT | POINTING | HE_SHE
"""Words at the head of a sentence that mean nothing without all that was said before."""


def extended(view: ArticleView, body: Body, *, before: Callable[[int], bool], after: Callable[[int], bool]) -> Body:
    """The body with the rest of its quotation, as far as that fits and leaves nothing out that turns its meaning.

    `before` and `after` say whether a sentence of the article, by its index, may be used so.
    """
    if len({(label(one.speaker), one.via) for one in body.attributions}) != 1 or not _opens_quoted(body):
        return body
    first = body.pieces[1].span
    if first is None or body.pieces[0].words != OPEN:
        return body
    earlier = _run(view, body, first, step=-1)
    free = all(before(index) if index == min(earlier) else after(index) for index in earlier)
    whole = not earlier or (free and _fits(view, body, earlier.values()))
    if earlier and whole:
        sooner = [piece for inner in reversed(earlier.values()) for piece in (_quoted(view, inner), Piece(words=SPACE))]
        body = msgspec.structs.replace(body, pieces=(body.pieces[0], *sooner, *body.pieces[1:]))
    if body.tag or _tagged(view, body):
        later = _run(view, body, None, step=1)
        for most in range(len(later), 0, -1):
            some = dict(list(later.items())[:most])
            if _stands(view, some, whole=whole) and all(map(after, some)) and _fits(view, body, some.values()):
                more = [piece for inner in some.values() for piece in (Piece(words=SPACE), _quoted(view, inner))]
                return msgspec.structs.replace(body, after=(more[0], Piece(words=OPEN), *more[1:], Piece(words=CLOSE)))
    return body


def _run(view: ArticleView, body: Body, joins: Span | None, *, step: int) -> dict[int, Span]:
    """Sentences of one quotation before or after the body's, nearest first; `joins` is the span they must run up to."""
    found: dict[int, Span] = {}
    index = body.index + step
    while inner := _all_quoted(view, body, index):
        if joins is not None:
            one, other = sorted((inner, joins))
            if view.article.text[one.end : other.start].strip():
                break
        found[index] = joins = inner
        index += step
    return found


def _stands(view: ArticleView, some: Mapping[int, Span], *, whole: bool) -> bool:
    """Whether what follows leans on nothing left out before it, and is not turned by what is left out after it."""
    first, last = min(some), max(some)
    opening = words(view.words(some[first]))
    head = view.words(some[first])[opening[0].start : opening[0].end].lower() if opening else ""
    if not whole and head in _LEANING:
        return False
    if last + 1 >= len(view.sentences):
        return True
    following = view.sentences[last + 1]
    quoted = [one for one in view.quotations_in(following) if one.inner.start < some[last].end < one.inner.end]
    return not quoted or TURNS.match(view.words(following)) is None


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


def _fits(view: ArticleView, body: Body, more: Iterable[Span]) -> bool:
    spans = [piece.span for piece in body.pieces if piece.span]
    return sum(len(words(view.words(span))) for span in (*spans, *more)) <= _MOST_WORDS


def _all_quoted(view: ArticleView, body: Body, index: int) -> Span | None:
    """The words of a sentence that is all quotation, next to the body's, in its paragraph, by its speaker."""
    if not 0 <= index < len(view.sentences):
        return None
    text, host, own = view.article.text, view.sentences[index], view.sentences[body.index]
    nearer = view.sentences[index + (1 if index < body.index else -1)]
    between = text[min(host.end, nearer.end) : max(host.start, nearer.start)]
    quotations = view.quotations_in(host)
    if between.strip() or "\n" in between or len(quotations) != 1 or not quotations[0].closed:
        return None
    if quotations[0].inner.end <= host.start or host.end <= quotations[0].inner.start:
        return None  # a mark that a space parts from its words is a sentence of its own
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
