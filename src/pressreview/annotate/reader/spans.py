"""What the reader model gives, before anybody asks who "he" is: attributions, names and predicates as spans."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pressreview.model.base import Record, Span


class RawAttribution(Record):
    """Source, cue and content that belong together, each in text order; `source` and `cue` may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    """0-1."""


class RawMention(Record):
    """A name."""

    span: Span
    kind: str
    """One of `decode.ENTITIES`."""
    confidence: float
    """0-1."""


class RawPredicate(Record):
    """A word that tells what happens, and how certainly."""

    span: Span
    certainty: float
    """-1 (it does not), 0 (open) to 1 (it does)."""


class RawParts(Record):
    """All spans that were tagged as source, cue or content, linked or not, each in text order."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


class RawReading(Record):
    """Everything that one pass of the model finds in a text; each in text order."""

    attributions: tuple[RawAttribution, ...] = ()
    parts: RawParts = RawParts()
    """What the attributions were made of, and what was left over: words that nothing in the text is said to say."""
    entities: tuple[RawMention, ...] = ()
    predicates: tuple[RawPredicate, ...] = ()


class SpanReader(Protocol):
    """Finds attributions and names in texts. The shipped one is `annotate.reader.Reader`; tests pass their own."""

    @property
    def version(self) -> str:
        """Names the model, so that a reading says what made it."""
        ...

    def read(self, texts: Iterable[str]) -> Iterator[RawReading]:
        """What stands in each text, in the order of the texts."""
        ...
