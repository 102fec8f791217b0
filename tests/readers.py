"""A reader that needs no model."""

import re
from collections.abc import Iterable, Iterator

from pressreview.annotate.reader.spans import RawAttribution, RawReading
from pressreview.model import Span

QUOTED = re.compile(r'[“"]([^”"\n]{3,300}?)[,.]?[”"],? ((?:[A-Z]\w+ ?|the [a-z]+ ?)+) (said)\b')


class Quotations:
    """Reads "…," X said, and counts the texts it was given."""

    def __init__(self, version: str = "quotations-1") -> None:
        self.version = version
        self.texts = 0

    def read(self, texts: Iterable[str]) -> Iterator[RawReading]:
        for text in texts:
            self.texts += 1
            found = (tuple((Span(*match.span(group)),) for group in (1, 2, 3)) for match in QUOTED.finditer(text))
            attributions = tuple(
                RawAttribution(content=content, source=source, cue=cue, confidence=0.9)
                for content, source, cue in found
            )
            yield RawReading(attributions=attributions)
