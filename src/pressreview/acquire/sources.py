"""The door: sources as a user gives them become articles, one after the other, in the order given."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from pressreview.acquire.acquired import Acquired, Fetch, Fetched, Source, failure
from pressreview.acquire.feeds import read_feed
from pressreview.acquire.files import ending_of, read_bytes, read_file_bytes, source_of, walk
from pressreview.acquire.page import read_page
from pressreview.acquire.plain import read_markdown, read_text
from pressreview.acquire.records import read_json, read_json_lines
from pressreview.config import AcquireSettings
from pressreview.errors import RefusedError, SourceError
from pressreview.model import Failure

Read = Callable[[Source, AcquireSettings], Iterator[Acquired | Failure]]

_READERS: dict[str, Read] = {
    "text": read_text,
    "markdown": read_markdown,
    "page": read_page,
    "json": read_json,
    "json lines": read_json_lines,
}
_KINDS = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".json": "json",
    ".jsonl": "json lines", ".ndjson": "json lines",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
}  # fmt: skip
_MEDIA_KINDS = {
    "text/html": "page", "application/xhtml+xml": "page",
    "text/markdown": "markdown",
    "application/json": "json", "application/ld+json": "json", "application/feed+json": "json",
    "application/jsonl": "json lines", "application/x-ndjson": "json lines",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
}  # fmt: skip
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE | re.DOTALL
)
_SNIFFED_BYTES = 2_048
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
STANDARD_INPUT = "-"


def acquire(
    sources: Iterable[str], settings: AcquireSettings, *, fetch: Fetch, standard_input: BinaryIO | None = None
) -> Iterator[Acquired | Failure]:
    """The articles of files, folders, URLs, feeds and standard input ("-"), in the order given.

    An article that came before in the same call is a failure "the same article as …", so that nobody counts it twice.

    Args:
        sources: Paths and http(s) URLs as the user gave them. Folders are read in order of names, hidden
            files left out.
        settings: What the sources do not say themselves, and bounds.
        fetch: Gets URLs: `HttpFetch(settings)`.
        standard_input: What "-" reads; the process's own by default.

    Yields:
        An article with its original bytes, or why there is none.
    """
    seen: dict[str, str] = {}
    for source in sources:
        for found in _source(source, settings, fetch=fetch, standard_input=standard_input):
            if isinstance(found, Acquired):
                here = found.article.path or ""
                if found.article.id in seen:
                    yield failure(here, f"the same article as {seen[found.article.id]}")
                    continue
                seen[found.article.id] = here
            yield found


def read_file(path: str, settings: AcquireSettings) -> Iterator[Acquired | Failure]:
    """The articles of one file ("-" for standard input), repeated ones too, without any use of the network."""
    yield from _source(path, settings, fetch=_no_network, standard_input=None)


def _no_network(url: str) -> Fetched:
    raise RefusedError(f"{url} is not asked for here; bring it in with `pressreview add`")


def _source(
    source: str, settings: AcquireSettings, *, fetch: Fetch, standard_input: BinaryIO | None
) -> Iterator[Acquired | Failure]:
    if _URL.match(source):
        yield from _attempt(source, partial(_from_url, source, settings, fetch=fetch))
    elif source != STANDARD_INPUT and Path(source).is_dir():
        for entry in walk(source, endings=frozenset(_KINDS)):
            if isinstance(entry, Failure):
                yield entry
            else:
                yield from _attempt(entry, partial(_from_file, entry, settings, fetch=fetch))
    elif source == STANDARD_INPUT:
        opened = sys.stdin.buffer if standard_input is None else standard_input
        yield from _attempt(source, partial(_from_stream, opened, settings, fetch=fetch))
    else:
        yield from _attempt(source, partial(_from_file, source, settings, fetch=fetch))


def _attempt(subject: str, read: Callable[[], Iterator[Acquired | Failure]]) -> Iterator[Acquired | Failure]:
    try:
        yield from read()
    except (SourceError, RefusedError) as error:
        yield failure(subject, error)


def _from_url(url: str, settings: AcquireSettings, *, fetch: Fetch) -> Iterator[Acquired | Failure]:
    answer = fetch(url)
    source = source_of(url, answer.body, max_size_bytes=settings.max_size_bytes, url=answer.url, charset=answer.charset)
    # A server's "text/plain" or "text/xml" may be anything; what the bytes begin with decides.
    kind = _MEDIA_KINDS.get(answer.media_type) or _sniffed(source.data)
    yield from _read(source, settings, kind=kind, fetch=fetch)


def _from_file(path: str, settings: AcquireSettings, *, fetch: Fetch) -> Iterator[Acquired | Failure]:
    ending = ending_of(path)
    if ending and ending not in _KINDS:
        raise SourceError(f"not a kind of file that is read here ({', '.join(_KINDS)}, each also with .gz)")
    original = read_file_bytes(path, max_size_bytes=settings.max_size_bytes)
    source = source_of(path, original, max_size_bytes=settings.max_size_bytes)
    yield from _read(source, settings, kind=_KINDS.get(ending) or _sniffed(source.data), fetch=fetch)


def _from_stream(stream: BinaryIO, settings: AcquireSettings, *, fetch: Fetch) -> Iterator[Acquired | Failure]:
    original = read_bytes(stream, max_size_bytes=settings.max_size_bytes)
    source = source_of(STANDARD_INPUT, original, max_size_bytes=settings.max_size_bytes)
    yield from _read(source, settings, kind=_sniffed(source.data), fetch=fetch)


def _read(source: Source, settings: AcquireSettings, *, kind: str, fetch: Fetch) -> Iterator[Acquired | Failure]:
    try:
        if not source.data.strip():
            raise SourceError("empty: it holds no text")
        if kind == "feed":
            yield from read_feed(source, settings, fetch=fetch)
        else:
            yield from _READERS[kind](source, settings)
    except (SourceError, RefusedError) as error:
        yield failure(source.path, error, source_hash=source.hash)


def _sniffed(data: bytes) -> str:
    """What kind of source some bytes are that no name or server tells."""
    start = data[:_SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and _FEED.search(start):
        return "feed"
    if start.startswith(b"<?xml") or _PAGE.match(start):
        return "page"
    return "json" if start.startswith((b"{", b"[{")) else "text"
