"""What the reader model gives, before anybody asks who "he" is: spans of an attribution, linked."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pressreview.model.base import Record, Span


class RawAttribution(Record):
    """Source, cue and content that belong together, each in text order; `source` and `cue` may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    """0-1."""


class SpanReader(Protocol):
    """Finds attributions in texts. The shipped one is `annotate.reader.Reader`; tests pass their own."""

    @property
    def version(self) -> str:
        """Names the model, so that a reading says what made it."""
        ...

    def read(self, texts: Sequence[str]) -> Iterator[tuple[RawAttribution, ...]]:
        """The attributions of each text, in the order of the texts, each in text order."""
        ...
