"""From the model's scores to attributions: the best tag path, then each part linked to its cue.

The tags are decoded as one chain over the whole text (Viterbi over the CRF's transitions), so that a span cannot start
in its middle; each content then takes the edges that are likeliest over all paths. Links are pointers, scored only
between parts that were found.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pressreview.annotate.reader.spans import RawAttribution, RawMention, RawParts, RawPredicate
from pressreview.annotate.reader.wordpiece import Pieces
from pressreview.model.base import Span

Floats = NDArray[np.float32]

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ENTITIES = ("person", "organisation", "place", "facility", "group", "product", "event", "other")
_SOURCE, _CUE, _CONTENT = 1, 3, 5
"""The B tag of each part; its I tag follows it."""


_REACH = 25
"""Pieces by which an edge of a content may move from where the best path has it."""


class View(NamedTuple):
    """The m pieces from `start` on as the model saw them together. A link holds within one view: places count there."""

    start: int
    query: Floats
    key: Floats
    """(m, 128) each; query of one piece times key of another scores a link from the first to the second."""

    @property
    def end(self) -> int:
        """One past its last piece."""
        return self.start + len(self.key)


class Scores(NamedTuple):
    """What the model gives for the attributions of n pieces."""

    tags: Floats
    """(n, 7) scores in the order of `TAGS`."""
    views: tuple[View, ...]
    """In text order; together they hold every piece."""


class Chain(NamedTuple):
    """The learned constants of the decoder."""

    steps: Floats
    """(7, 7) score of going from one tag to another."""
    begin: Floats
    """(7,) score of beginning with a tag."""
    no_link: Floats
    """(128,) the key of "points to nothing"."""
    odds: Floats
    """(2,) slope and intercept that make a confidence of log odds the share of what is right (Platt 1999)."""


class _Part(NamedTuple):
    start: int
    end: int
    """Half-open, in pieces."""


def best_path(scores: Floats, steps: Floats, begin: Floats) -> NDArray[np.int8]:
    """The most likely tags of n places (Viterbi 1967).

    *Shape:* scores (n, tags) of each tag at each place; steps (tags, tags) of going from one to another; begin (tags,)
    of beginning with it; the path (n,).
    """
    n, tags = scores.shape
    if not n:
        return np.zeros(0, np.int8)
    came_from = np.empty((n, tags), np.int8)
    into = np.ascontiguousarray(steps.T)  # to-from, so that the best "from" is along the last axis
    rows = np.arange(tags)
    score = begin + scores[0]
    for place in range(1, n):
        through = into + score
        best = through.argmax(1)
        came_from[place] = best
        score = through[rows, best] + scores[place]
    path = np.empty(n, np.int8)
    path[-1] = score.argmax()
    for place in range(n - 1, 0, -1):
        path[place - 1] = came_from[place, path[place]]
    return path


class Spans:
    """How likely it is that a span of one part begins and ends at given places, over all paths of a chain.

    The forward and backward sums of a linear chain, each place scaled to one (Rabiner 1989, section V.A).
    """

    def __init__(self, scores: Floats, chain: Chain, begin: int) -> None:
        """Take scores (n, tags) and the B tag of the part."""
        self.length = len(scores)
        inside = begin + 1
        step, opens = np.exp(chain.steps.astype(np.float64)), np.exp(chain.begin.astype(np.float64))
        emitted = np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True))
        moves = step * emitted[1:, None, :]
        forward = _products(opens * emitted[0], moves)
        emitted[1:] /= ((forward[:-1] @ step) * emitted[1:]).sum(1, keepdims=True)
        backward = _products(np.ones(len(step)), moves[::-1].transpose(0, 2, 1))[::-1]
        backward /= (forward * backward).sum(1, keepdims=True)
        after = np.delete(step, inside, 1) @ np.delete(emitted[1:] * backward[1:], inside, 1).T
        self._closed = _log(np.append(after, np.ones((len(step), 1)), 1)[[begin, inside]])
        """(2, n): that a B, an I at this place is the last of its span."""
        self._opened = _log(forward[:, begin])
        goes_on = _log(np.append(step[[begin, inside], inside, None] * emitted[1:, inside], np.zeros((2, 1)), 1))
        self._second = goes_on[0]
        self._inside = np.append(0.0, np.cumsum(goes_on[1, :-1]))
        """Up to each place, of every I that follows an I."""

    def likeliest(self, starts: range, lasts: range) -> _Part:
        """The likeliest span whose first piece is one of `starts` and whose last one of `lasts`."""
        first, last = np.asarray(starts)[:, None], np.asarray(lasts)[None, :]
        longer = self._opened[first] + self._second[first] - self._inside[np.minimum(first + 1, len(self._inside) - 1)]
        longer = longer + self._inside[last] + self._closed[1][last]
        single = self._opened[first] + self._closed[0][last]
        chances = np.where(last > first, longer, np.where(last == first, single, -np.inf))
        row, column = divmod(int(chances.argmax()), len(lasts))
        return _Part(starts[row], lasts[column] + 1)


def _products(first: NDArray[np.float64], moves: NDArray[np.float64]) -> NDArray[np.float64]:
    """A row vector, and what each matrix in turn makes of it, each scaled to a sum of one.

    *Shape:* (k,), (n, k, k) -> (n + 1, k). Some root of n stretches are gone through side by side, since a step of one
    alone is all overhead: the edges of contents of 1,100 places take 2.6 ms in place of 6.2.
    """
    n, k, _ = moves.shape
    length = max(1, round(n**0.5))
    count = -(-n // length)
    padded = np.concatenate([moves, np.broadcast_to(np.eye(k), (count * length - n, k, k))])
    within = padded.reshape(count, length, k, k)
    for place in range(1, length):
        product = within[:, place - 1] @ within[:, place]
        within[:, place] = product / product.max((1, 2), keepdims=True)
    heads = np.empty((count, 1, 1, k))
    now = first / first.sum()
    for number in range(count):
        heads[number] = now
        now = now @ within[number, -1]
        now /= now.sum()
    made = (heads @ within).reshape(-1, k)[:n]
    return np.concatenate([first[None] / first.sum(), made / made.sum(1, keepdims=True)])


def decode(
    pieces: Pieces, scores: Scores, chain: Chain, *, sentences: Sequence[int]
) -> tuple[tuple[RawAttribution, ...], RawParts]:
    """The attributions of one text, in the order of their cues, and the parts that they were made of.

    `sentences` are the places in the text where sentences begin, in order: a cue's source stands in its own sentence,
    as 99.7 % of them do in PolNeAR's training part.
    """
    opens = np.searchsorted(pieces.starts, np.asarray(sentences)).tolist()
    path = best_path(scores.tags, chain.steps, chain.begin)
    sources, cues, contents = (_parts(path, begin) for begin in (_SOURCE, _CUE, _CONTENT))
    contents = _edged(contents, (*sources, *cues), Spans(scores.tags, chain, _CONTENT)) if contents else []
    parts = RawParts(source=_spans(sources, pieces), cue=_spans(cues, pieces), content=_spans(contents, pieces))
    if not cues or not contents:
        return (), parts
    chosen = np.take_along_axis(_softmax(scores.tags), path[:, None].astype(np.int64), 1)[:, 0]
    heads = [cue.start for cue in cues], [source.start for source in sources]
    held: dict[int, list[_Part]] = {}
    for part in contents:
        owner = _pointed_at(part, heads[0], scores=scores, chain=chain)
        if owner is not None:
            held.setdefault(owner, []).append(part)
    found = []
    for number in sorted(held):
        cue = cues[number]
        sentence = bisect_right(opens, cue.start)
        within = (opens[sentence - 1] if sentence else 0, opens[sentence] if sentence < len(opens) else len(pieces))
        which = _pointed_at(cue, heads[1], scores=scores, chain=chain, within=within)
        source = [] if which is None else [sources[which]]
        whole = [*source, cue, *held[number]]
        sure = np.clip(np.mean([chosen[part.start : part.end].mean() for part in whole]), 1e-4, 1 - 1e-4)
        odds = chain.odds[0] * np.log(sure / (1 - sure)) + chain.odds[1]
        found.append(
            RawAttribution(
                source=_spans(source, pieces),
                cue=_spans([cue], pieces),
                content=_spans(held[number], pieces),
                confidence=round(float(1 / (1 + np.exp(-odds))), 4),
            )
        )
    return tuple(found), parts


def mentions(
    pieces: Pieces, scores: Floats, kinds: Sequence[str], *, inner: NDArray[np.bool_]
) -> tuple[RawMention, ...]:
    """The names of one text: the likeliest tags of the first pieces of its words in which no name starts in its middle.

    *Shape:* scores (n, 1 + 2 * kinds), inner (n,): whether a piece goes on with the word before it.
    """
    words = np.flatnonzero(~inner)
    if not len(words):
        return ()
    steps, begin = _only_whole(len(kinds))
    tags = best_path(scores[words], steps, begin)
    kind = (tags + 1) // 2  # 0 is O
    begins = tags % 2 == 1
    starts = np.flatnonzero(begins)
    ends = np.flatnonzero((kind > 0) & np.append(begins[1:] | (kind[1:] == 0), True)) + 1
    last = np.append(words[1:], len(pieces)) - 1  # last piece of each word
    sure = np.take_along_axis(_softmax(scores[words]), tags[:, None].astype(np.int64), 1)[:, 0]
    return tuple(
        RawMention(
            span=Span(int(pieces.starts[words[start]]), int(pieces.ends[last[end - 1]])),
            kind=kinds[int(kind[start]) - 1],
            confidence=round(float(sure[start:end].mean()), 4),
        )
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    )


@cache
def _only_whole(kinds: int) -> tuple[Floats, Floats]:
    """Steps and beginnings by which an I follows a B or an I of its kind alone; all else is as good."""
    steps = np.zeros((1 + 2 * kinds, 1 + 2 * kinds), np.float32)
    begin = np.zeros(1 + 2 * kinds, np.float32)
    for inside in range(2, 1 + 2 * kinds, 2):
        steps[:, inside] = begin[inside] = -np.inf
        steps[inside - 1 : inside + 1, inside] = 0.0
    return steps, begin


def predicates(pieces: Pieces, scores: Floats, *, inner: NDArray[np.bool_]) -> tuple[RawPredicate, ...]:
    """The words of one text that tell what happens.

    *Shape:* scores (n, 2): log odds that one stands here, and how certain it is, about -1 to 1; inner (n,) as for
    `mentions`.
    """
    words = np.flatnonzero(~inner)
    last = np.append(words[1:], len(pieces)) - 1
    return tuple(
        RawPredicate(
            span=Span(int(pieces.starts[words[at]]), int(pieces.ends[last[at]])),
            certainty=round(float(np.clip(scores[words[at], 1], -1, 1)), 3),
        )
        for at in np.flatnonzero(scores[words, 0] > 0).tolist()
    )


def _parts(path: NDArray[np.int8], begin: int) -> list[_Part]:
    """The runs of B I* of one part."""
    starts = np.flatnonzero(path == begin)
    inside = path == begin + 1
    closing = np.flatnonzero(inside & ~np.append(inside[1:], False))  # last piece of each run of I
    parts = []
    for start in starts.tolist():
        end = start
        if start + 1 < len(path) and inside[start + 1]:
            end = int(closing[np.searchsorted(closing, start + 1)])
        parts.append(_Part(start, end + 1))
    return parts


def _edged(contents: Sequence[_Part], others: Sequence[_Part], spans: Spans) -> list[_Part]:
    """Contents with their likeliest edges, none beyond a part beside it."""
    every = sorted((*contents, *others))
    opens, closes = [part.start for part in every], [part.end for part in every]
    found: list[_Part] = []
    for part in contents:
        at = bisect_left(opens, part.start)
        low = max(closes[at - 1] if at else 0, found[-1].end if found else 0)
        high = opens[at + 1] if at + 1 < len(every) else part.end + _REACH
        starts = range(max(low, part.start - _REACH), min(part.end, part.start + _REACH + 1))
        lasts = range(max(part.start, part.end - 1 - _REACH), min(high, part.end + _REACH, spans.length))
        found.append(spans.likeliest(starts, lasts))
    return found


def _log(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore"):
        return np.log(chances)


def _pointed_at(
    part: _Part, heads: list[int], *, scores: Scores, chain: Chain, within: tuple[int, int] | None = None
) -> int | None:
    """Which of `heads` (first pieces, in text order), `within` two places if given, `part` points to.

    Asked of each view that holds some of the part, the one around its middle first, until one has an answer; None when
    none has a head or "nothing" always scores best.
    """
    middle = (part.start + part.end) / 2
    first = bisect_right(scores.views, part.start, key=lambda view: view.end)
    last = bisect_left(scores.views, part.end, key=lambda view: view.start)
    for view in sorted(scores.views[first:last], key=lambda view: abs((view.start + view.end) / 2 - middle)):
        start, end = within or (view.start, view.end)
        near = range(bisect_left(heads, max(start, view.start)), bisect_left(heads, min(end, view.end)))
        if not near:
            continue
        query = view.query[max(part.start - view.start, 0) : part.end - view.start].mean(0)
        points = view.key[[head - view.start for head in heads[near.start : near.stop]]] @ query
        best = int(points.argmax())
        if points[best] > float(chain.no_link @ query):
            return near[best]
    return None


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)


def _spans(parts: list[_Part], pieces: Pieces) -> tuple[Span, ...]:
    return tuple(Span(int(pieces.starts[part.start]), int(pieces.ends[part.end - 1])) for part in sorted(parts))
