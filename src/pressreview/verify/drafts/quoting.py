"""Where the words of a quotation stand: word for word, nearly so, in pieces, or nowhere.

Typography is folded (marks, dashes, spaces, ellipses), and what a draft puts in square brackets counts as its own;
words never are. An ellipsis or a bracket may stand for words of the source, but only for words of the same quotation.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from pressreview.model import Span
from pressreview.verify.drafts.library import Library, Source
from pressreview.verify.drafts.tokens import Token, tokens

How = Literal["verbatim", "altered", "stitched", "nowhere"]
_GAP = re.compile(r"\[[^\]\n]{0,80}\]|\.\s?\.\s?\.|…")
_CASE = re.compile(r"\[(\w)\](?=\w)")
"""“[N]obody”: a letter made small or great."""
_CURRENCIES = tuple("$€£¥")
_SIGNS = re.compile("[$€£¥%]")
"""Signs that say something without a word."""
_LEFT_OUT = 80
"""Words that an ellipsis may stand for."""
_BROKEN = 30
"""Words of the source, such as “, he said. ”, that may stand between two parts of one quotation."""
_ALTERED = 0.6
"""Share of words (0-1) from which a passage is the one that a quotation alters."""
_PIECE = 3
"""Words of a piece from which it tells where it comes from."""
_MOST_PIECES, _LOOSE = 4, 2
"""Pieces of one stitched quotation, and words in it that belong to none."""
_TYPO = 4
"""Words that may be missing between two pieces before they count as pieces of different places."""
_COMMON = 2_000
"""Places of a word beyond which it is no use for finding anything."""


class Place(NamedTuple):
    """Where words of a quotation stand in an article, by the numbers of its first and its last word."""

    source: Source
    first: int
    last: int

    @property
    def span(self) -> Span:
        """In the article's text, with a currency's sign before and a "%" after."""
        text = self.source.article.text
        start, end = self.source.tokens[self.first].span.start, self.source.tokens[self.last].span.end
        return Span(start - (text[start - 1 : start] in _CURRENCIES), end + (text[end : end + 1] == "%"))

    @property
    def quoted(self) -> bool:
        """Whether they stand in quotation marks there, but for a word at an edge."""
        span = self.span
        shared = [one for one in self.source.quoted if one.start < span.end and span.start < one.end]
        inside = sum(min(span.end, one.end) - max(span.start, one.start) for one in shared)
        return inside >= 0.5 * len(span)


class Located(NamedTuple):
    """What became of a quotation."""

    how: How
    places: tuple[Place, ...]
    """Every place where it stands, or the best one, or the places of its pieces."""
    likeness: float
    """Share (0-1) of its words that stand there in order."""
    words: tuple[Token, ...]
    """Its own words, brackets left out."""


def segments(text: str, span: Span) -> list[tuple[Token, ...]]:
    """The words of a quotation between its ellipses and brackets; spans are in `text`."""
    whole = text[: span.start] + _CASE.sub(lambda match: f"  {match[1]}", span.of(text))  # as long as before
    edges = [span.start]
    for gap in _GAP.finditer(whole, span.start):
        edges += [gap.start(), gap.end()]
    edges.append(len(whole))
    stretches = [Span(one, other) for one, other in zip(edges[::2], edges[1::2], strict=True) if one < other]
    return [part for stretch in stretches if (part := tokens(whole, stretch))]


def locate(text: str, span: Span, library: Library) -> Located:
    """Look for the words of `text` at `span`, a quotation without its marks, in all articles."""
    parts = segments(text, span)
    words = tuple(token for part in parts for token in part)
    if not parts:
        return Located("nowhere", (), 0.0, words)
    verbatim = list(_verbatim(parts, library))
    signs = _SIGNS.findall(span.of(text))
    if same := [place for place in verbatim if signs == _SIGNS.findall(place.span.of(place.source.article.text))]:
        return Located("verbatim", tuple(same), 1.0, words)
    if verbatim:
        return Located("altered", (verbatim[0],), 1.0, words)
    nearest = _nearest(words, library)
    pieces = _pieces(words, library) if len(words) >= 2 * _PIECE else []
    if pieces and (nearest is None or nearest[1] < 1 - 2 / len(words)) and _far_apart(pieces):
        return Located("stitched", tuple(pieces), 1.0, words)
    if nearest is not None and nearest[1] >= _ALTERED:
        return Located("altered", (nearest[0],), nearest[1], words)
    return Located("nowhere", (nearest[0],) if nearest else (), nearest[1] if nearest else 0.0, words)


def _verbatim(parts: Sequence[tuple[Token, ...]], library: Library) -> Iterator[Place]:
    """Every place where all parts stand in order, each word for word; of those that end together the shortest."""
    found: dict[tuple[str, int], Place] = {}
    for place in _exact([token.exact for token in parts[0]], library):
        last: int | None = place.last
        for part in parts[1:]:
            last = _after(place.source, [token.exact for token in part], (last or 0) + 1)
            if last is None:
                break
        if last is not None:
            key = place.source.article.id, last
            found[key] = max(found.get(key, place), place, key=lambda one: one.first)._replace(last=last)
    yield from found.values()


def _after(source: Source, wanted: Sequence[str], start: int) -> int | None:
    """Number of the last of these words where they follow within an ellipsis' reach, None where they do not."""
    for first in range(start, min(start + _LEFT_OUT, len(source.tokens) - len(wanted) + 1)):
        if [token.exact for token in source.tokens[first : first + len(wanted)]] == list(wanted):
            return first + len(wanted) - 1
    return None


def _exact(wanted: Sequence[str], library: Library) -> Iterator[Place]:
    """Every place where these words follow each other; within a quotation also over the words that break it."""
    rare = min(range(len(wanted)), key=lambda index: library.times(wanted[index]))
    for name, number in library.standing(wanted[rare]):
        source = library.sources[name]
        first = number - rare
        if first >= 0 and [token.exact for token in source.tokens[first : first + len(wanted)]] == list(wanted):
            yield Place(source, first, first + len(wanted) - 1)
        elif (broken := _broken(source, number, rare, wanted)) is not None:
            yield broken


def _broken(source: Source, number: int, rare: int, wanted: Sequence[str]) -> Place | None:
    """Find words in the quotations of an article, where only a short tag (“, he said. ”) breaks them."""
    stream = source.quoted_tokens
    at = bisect_left(stream, number)
    if at >= len(stream) or stream[at] != number:
        return None
    first, last = at - rare, at - rare + len(wanted) - 1
    if first < 0 or last >= len(stream):
        return None
    run = stream[first : last + 1]
    if [source.tokens[index].exact for index in run] != list(wanted):
        return None
    if any(after - before > _BROKEN for before, after in pairwise(run)):
        return None
    return Place(source, run[0], run[-1])


def _nearest(words: Sequence[Token], library: Library) -> tuple[Place, float] | None:
    """The passage that has most of these words in order, and their share (0-1)."""
    votes: Counter[tuple[str, int]] = Counter()
    for index, token in enumerate(words):
        if library.times(token.exact) <= _COMMON:
            for name, number in library.standing(token.exact):
                votes[name, (number - index) // 4] += 1 + 2 * token.says_something
    best: tuple[Place, float] | None = None
    exact = [token.exact for token in words]
    for (name, slot), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:12]:
        source = library.sources[name]
        margin = 4 + len(words) // 3
        low = max(0, slot * 4 - margin)
        stretch = [token.exact for token in source.tokens[low : slot * 4 + 4 + len(words) + margin]]
        blocks = [
            one for one in SequenceMatcher(None, stretch, exact, autojunk=False).get_matching_blocks() if one.size
        ]
        if not blocks:
            continue
        first, last = blocks[0].a, blocks[-1].a + blocks[-1].size - 1
        likeness = sum(one.size for one in blocks) / max(len(exact), last - first + 1)
        if best is None or likeness > best[1]:
            before, after = blocks[0].b, len(exact) - blocks[-1].b - blocks[-1].size
            best = _as_long(source, low + first, low + last, before=before, after=after), likeness
    return best


def _as_long(source: Source, first: int, last: int, *, before: int, after: int) -> Place:
    """A passage with as many words more at either end as a quotation has there of its own, within its sentence."""
    of = source.index_at
    index, end = of(source.tokens[first].span.start), of(source.tokens[last].span.start)
    while before and first and of(source.tokens[first - 1].span.start) == index:
        first, before = first - 1, before - 1
    while after and last + 1 < len(source.tokens) and of(source.tokens[last + 1].span.start) == end:
        last, after = last + 1, after - 1
    return Place(source, first, last)


def _pieces(words: Sequence[Token], library: Library) -> list[Place]:
    """The fewest pieces, each word for word in some article, that make up these words but for two; else none."""
    found: list[Place] = []
    start, skipped = 0, 0
    while start < len(words):
        longest: Place | None = None
        for end in range(min(start + _PIECE, len(words)), len(words) + 1):
            places = list(_exact([token.exact for token in words[start:end]], library))
            if not places:
                break
            near = [one for one in places if found and one.source is found[-1].source]
            longest, reached = (near or places)[0], end
        if longest is None or reached - start < _PIECE:
            start, skipped = start + 1, skipped + 1
            if skipped > _LOOSE:
                return []
            continue
        found.append(longest)
        start = reached
    return found if 1 < len(found) <= _MOST_PIECES else []


def _far_apart(pieces: Sequence[Place]) -> bool:
    """Whether pieces come from places that do not follow each other but for a word or two."""
    return any(
        one.source is not other.source or not 0 < other.first - one.last <= _TYPO + 1 for one, other in pairwise(pieces)
    )
