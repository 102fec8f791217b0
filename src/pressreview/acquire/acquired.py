"""What the acquirer hands on and what it asks of the network."""

import hashlib
import re
from typing import Protocol

from pressreview.model import Article, Failure, Record

STAGE = "acquire"
MAX_REASON_CHARACTERS = 300

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Acquired(Record):
    """One article and the bytes it was read from."""

    article: Article
    original: bytes
    """As read: the file, the body of the answer, or one record of a JSON file; `article.source_hash` is its SHA-256."""
    media_type: str
    """Of what is in `original`, after decompression where it is a gzip."""
    note: str | None = None
    """What its source says of it that could not be understood, on one line that is safe to print."""


class Fetched(Record):
    """The answer to one request, after redirects, no longer than the settings allow."""

    url: str
    """Where the answer came from, after redirects."""
    status: int
    media_type: str
    """Lower case, without parameters; empty when the server states none."""
    body: bytes
    charset: str | None = None
    """As the server states it."""


class Fetch(Protocol):
    """Gets a URL. The real one is `fetch.HttpFetch`; tests pass their own."""

    def __call__(self, url: str, /) -> Fetched:
        """The answer. Raises `SourceError` when there is none, `RefusedError` when the URL may not be asked."""
        ...


class Source(Record):
    """Bytes to be read as one or more articles."""

    path: str
    """The file or URL as the user gave it, safe to print."""
    data: bytes
    """What to read, decompressed."""
    original: bytes
    """What was given."""
    url: str | None = None
    charset: str | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of the original bytes, in hex."""
        return hashlib.sha256(self.original).hexdigest()


def printable(text: str) -> str:
    r"""`text` with everything that a terminal could obey, and lone surrogates, written as escapes (`\x1b`)."""
    return _UNPRINTABLE.sub(lambda match: ascii(match.group())[1:-1], text)


def failure(subject: str, reason: object, *, source_hash: str = "") -> Failure:
    """A failure of this stage, on one line that is safe to print."""
    line = printable(" ".join(str(reason).split()))
    if len(line) > MAX_REASON_CHARACTERS:
        line = line[: MAX_REASON_CHARACTERS - 1] + "…"
    return Failure(stage=STAGE, subject=printable(subject), reason=line, source_hash=source_hash)
