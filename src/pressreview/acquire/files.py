"""Files and folders: which files there are, and their bytes within bounds."""

import errno
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pressreview.acquire.acquired import Source, failure, printable
from pressreview.errors import RefusedError, SourceError
from pressreview.model import Failure

GZIP_MARK = b"\x1f\x8b"
_CHUNK_BYTES = 1 << 16


def walk(folder: str, *, endings: frozenset[str]) -> Iterator[str | Failure]:
    """The files under `folder` with one of `endings` (also with ".gz" after it), sorted, hidden ones left out.

    Each folder is read once, however many links lead to it; what cannot be opened, or leads nowhere, is a failure.
    """
    found = False
    for entry in _walk(folder, endings=endings, seen=set()):
        found = True
        yield entry
    if not found:
        yield failure(folder, f"no article files in this folder (looked for {', '.join(sorted(endings))})")


def _walk(folder: str, *, endings: frozenset[str], seen: set[tuple[int, int]]) -> Iterator[str | Failure]:
    try:
        here = Path(folder).stat()
        names = sorted(entry.name for entry in Path(folder).iterdir())
    except OSError as error:
        yield failure(folder, explain(error))
        return
    if (here.st_dev, here.st_ino) in seen:
        yield failure(folder, "a link to a folder that is read already; not followed")
        return
    seen.add((here.st_dev, here.st_ino))
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118  (pathlib would drop the "./" that the user gave)
        if name.startswith("."):
            continue
        try:
            mode = Path(path).stat().st_mode
        except OSError as error:
            if has_ending(name, endings) or error.errno == errno.ELOOP:
                yield failure(path, explain(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, endings=endings, seen=seen)
        elif stat.S_ISREG(mode) and has_ending(name, endings):
            yield path


def has_ending(name: str, endings: frozenset[str]) -> bool:
    """Whether a file is of a kind to be read, by its name."""
    return ending_of(name) in endings


def ending_of(name: str) -> str:
    """The ending in lower case (".html"), without ".gz" after it; "" for none."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def read_file_bytes(path: str, *, max_size_bytes: int) -> bytes:
    """The bytes of a file. Raises `SourceError`, and `RefusedError` above the size."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  (a path from the command line, as it was given)
            return read_bytes(file, max_size_bytes=max_size_bytes)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        raise SourceError(explain(error)) from error


def read_bytes(file: BinaryIO, *, max_size_bytes: int) -> bytes:
    """All of an open file. Raises `RefusedError` when it holds more than `max_size_bytes`."""
    data = file.read(max_size_bytes + 1)
    if len(data) > max_size_bytes:
        raise RefusedError(f"larger than {max_size_bytes:,} bytes; set a larger limit if it is to be read")
    return data


def source_of(
    path: str, original: bytes, *, max_size_bytes: int, url: str | None = None, charset: str | None = None
) -> Source:
    """Bytes as a source, decompressed where they are a gzip."""
    data = unzipped(original, max_size_bytes=max_size_bytes) if original.startswith(GZIP_MARK) else original
    return Source(path=printable(path), data=data, original=original, url=url, charset=charset)


def unzipped(data: bytes, *, max_size_bytes: int, wbits: int = zlib.MAX_WBITS | 16) -> bytes:
    """The content of a gzip (all its members), never holding more than `max_size_bytes` of it.

    Raises `SourceError` when it is cut short or damaged, `RefusedError` when it unpacks to more.
    """
    out = bytearray()
    while data:
        member = zlib.decompressobj(wbits)
        try:
            out += member.decompress(data, max_size_bytes + 1 - len(out))
        except zlib.error as error:
            raise SourceError(f"a damaged gzip: {error}") from error
        if len(out) > max_size_bytes:
            raise RefusedError(f"unpacks to more than {max_size_bytes:,} bytes; set a larger limit if it is to be read")
        if not member.eof:
            raise SourceError("a gzip cut short")
        data = member.unused_data.lstrip(b"\0")
    return bytes(out)


def explain(error: Exception) -> str:
    """An operating system's error in words, without the path, which the failure's subject gives."""
    by_number = {
        errno.ENOENT: "no such file or folder, or a link to nothing",
        errno.EACCES: "no permission to read it",
        errno.EPERM: "no permission to read it",
        errno.ELOOP: "a link that leads to itself",
        errno.EISDIR: "a folder, not a file",
    }
    number = error.errno if isinstance(error, OSError) else None
    return by_number.get(number or 0) or (os.strerror(number) if number else str(error))
