"""Builds what the reader gives and shows what the rules make of it."""

from pressreview.annotate.attributions.within import speech_within
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Span
from pressreview.text import quotations


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def outer(text: str, source: str, cue: str, *content: str) -> RawAttribution:
    spans = tuple(at(text, words) for words in content)
    return RawAttribution(
        source=(at(text, source),) if source else (), cue=(at(text, cue),), content=spans, confidence=0.9
    )


def inner(text: str, one: RawAttribution) -> list[tuple[str, str, list[str]]]:
    found = speech_within(text, [one], find_mentions(text), quotations(text))
    return [
        (other.source[0].of(text), other.cue[0].of(text), [span.of(text) for span in other.content])
        for other in found
        if other is not one
    ]
