"""A reader whose answers are kept, so that rules can be tried without reading again."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from pressreview.annotate import RawReading, SpanReader
from pressreview.annotate import reader as reader_package

_RULES = hashlib.sha256(
    b"".join(file.read_bytes() for file in sorted(Path(reader_package.__file__).parent.glob("*.py")))
).hexdigest()
"""How the model's scores become answers: a change there makes others of the same model."""


class Kept:
    """A reader that keeps the model's answers in a folder, so that rules can be tried without reading again."""

    def __init__(self, reader: SpanReader, folder: Path) -> None:
        self._reader, self._folder = reader, folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def version(self) -> str:
        """The reader's."""
        return self._reader.version

    def read(self, texts: Iterable[str]) -> Iterator[RawReading]:
        """What stands in each text, read or remembered."""
        for text in texts:
            name = hashlib.sha256(f"{self.version} {_RULES} {text}".encode()).hexdigest()[:24]
            path = self._folder / f"{name}.json"
            if path.exists():
                yield msgspec.json.decode(path.read_bytes(), type=RawReading)
                continue
            (raw,) = self._reader.read([text])
            path.write_bytes(msgspec.json.encode(raw))
            yield raw
