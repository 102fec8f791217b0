"""How spans are scored against gold: tokens, exact spans, linked attributions. Used by `bench/reader.py`.

Tokens are those of `pressreview.text.words`. Exact spans have outer punctuation and quotation marks trimmed off both
sides, as in the row of human annotators (on whole articles).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pressreview.model.base import Span

_TRIM = " \t\r\n\u00a0.,;:!?…-–—\"'“”‘’«»()[]`"
ROLES = ("source", "cue", "content")


class Triple(NamedTuple):
    """An attribution to score: spans of each part."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Counts:
    """True positives, what was found, what there is."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count one more article or class."""
        self.right += right
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """0-1; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """0-1; 0 when there is nothing to find."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def trimmed(spans: Iterable[Span], text: str) -> set[tuple[int, int]]:
    """The spans without outer punctuation; one of punctuation alone is left out."""
    out = set()
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(_TRIM))
        end = span.end - (len(words) - len(words.rstrip(_TRIM)))
        if start < end:
            out.add((start, end))
    return out


def tokens_in(spans: Iterable[Span], tokens: Sequence[Span]) -> set[int]:
    """The rows of `tokens` (in text order) that the spans touch; tokens of punctuation are not counted by callers."""
    from bisect import bisect_left, bisect_right

    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    return {row for span in spans for row in range(bisect_right(ends, span.start), bisect_left(starts, span.end))}


def all_spans(triples: Iterable[Triple], role: str) -> list[Span]:
    """The spans of one role over all attributions."""
    return [span for triple in triples for span in getattr(triple, role)]


def token_f1(one: set[int], other: set[int]) -> float:
    """Overlap of two sets of tokens, 0-1; 1 when both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def match(found: Sequence[Triple], gold: Sequence[Triple], tokens: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs (found, gold) whose cues overlap, each used once, most content in common first.

    Cues are compared by characters: in headlines and dialogues a colon or a dash is the whole cue.
    """
    contents = [tokens_in(t.content, tokens) for t in found], [tokens_in(t.content, tokens) for t in gold]
    at: dict[int, list[int]] = {}
    for g, one in enumerate(gold):
        for place in (place for span in one.cue for place in range(span.start, span.end)):
            at.setdefault(place, []).append(g)
    places = ((f, place) for f, one in enumerate(found) for span in one.cue for place in range(span.start, span.end))
    pairs = {(f, g) for f, place in places for g in at.get(place, [])}
    ranked = sorted(pairs, key=lambda p: (-token_f1(contents[0][p[0]], contents[1][p[1]]), p))
    used_found: set[int] = set()
    used_gold: set[int] = set()
    chosen = []
    for f, g in ranked:
        if f not in used_found and g not in used_gold:
            used_found.add(f)
            used_gold.add(g)
            chosen.append((f, g))
    return chosen


def source_right(found: Triple, gold: Triple, tokens: Sequence[Span]) -> bool:
    """Whether the sources overlap, or both are absent."""
    one, other = tokens_in(found.source, tokens), tokens_in(gold.source, tokens)
    return bool(one & other) or (not one and not other)
