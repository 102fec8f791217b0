"""Which attribution stands within another's content: "The minister said, the paper reports"."""

from collections.abc import Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span, covers


def parents(raw: Sequence[RawAttribution]) -> tuple[int | None, ...]:
    """For each attribution the index of the smallest one whose content holds all its spans, None when none does."""
    wholes = [_whole(one) for one in raw]
    order = sorted(
        range(len(raw)), key=lambda index: (wholes[index].start, -wholes[index].end, -_length(raw[index]), index)
    )
    found: list[int | None] = [None] * len(raw)
    open_: list[int] = []
    for index in order:
        while open_ and _reach(raw[open_[-1]]) <= wholes[index].start:
            open_.pop()
        holders = [other for other in open_ if _holds(raw[other], raw[index])]
        if holders:
            found[index] = min(holders, key=lambda other: (_length(raw[other]), other))
        open_.append(index)
    return tuple(found)


def _spans(one: RawAttribution) -> list[Span]:
    return sorted((*one.source, *one.cue, *one.content))


def _whole(one: RawAttribution) -> Span:
    spans = _spans(one)
    return Span(spans[0].start, max(span.end for span in spans))


def _reach(one: RawAttribution) -> int:
    return max(span.end for span in one.content)


def _length(one: RawAttribution) -> int:
    return sum(len(span) for span in one.content)


def _holds(outer: RawAttribution, inner: RawAttribution) -> bool:
    """Whether every span of `inner` is in some span of the outer content, which says more than the inner one."""
    return _length(outer) > _length(inner) and all(
        any(covers(content, span) for content in outer.content) for span in _spans(inner)
    )
