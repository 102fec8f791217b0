"""JSON and JSON Lines: one article an object, by the usual names of fields, or as `read --format jsonl` prints it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from pressreview.acquire.acquired import Acquired, Source, failure
from pressreview.acquire.decode import decode
from pressreview.acquire.stated import make_article, stated_by
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError
from pressreview.model import Failure

_TEXT_NAMES = ("text", "body", "articleBody", "content", "body_text", "paragraphs", "body-paragraphs")
_LIST_NAMES = ("articles", "items", "documents")
_PARAGRAPH_BREAK = "\n\n"


def read_json(source: Source, settings: AcquireSettings) -> Iterator[Acquired | Failure]:
    """The articles of a JSON file: one object, a list of objects, or an object with a list under "articles".

    Raises `SourceError` when the file is no such JSON; an object that is no article is a failure of its own.
    """
    text = decode(source.data).strip()
    try:
        whole = msgspec.json.decode(text, type=dict[str, msgspec.Raw] | list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        if "\n" in text and "trailing characters" in str(error):
            yield from read_json_lines(source, settings)
            return
        raise SourceError(f"JSON that cannot be read: {error}") from error
    if isinstance(whole, dict) and not any(name in whole for name in _TEXT_NAMES):
        inner = next((whole[name] for name in _LIST_NAMES if name in whole), None)
        if inner is None:
            raise SourceError(f"a JSON object without a text (looked for {', '.join(_TEXT_NAMES)})")
        try:
            whole = msgspec.json.decode(inner, type=list[msgspec.Raw])
        except msgspec.DecodeError as error:
            raise SourceError(f"JSON whose articles are no list: {error}") from error
    if isinstance(whole, dict):
        yield _article(text.encode(), source, settings)
        return
    for number, record in enumerate(whole, start=1):
        yield from _record(bytes(record), number, source, settings)


def read_json_lines(source: Source, settings: AcquireSettings) -> Iterator[Acquired | Failure]:
    """The articles of a JSON Lines file; a line that is no article is a failure of its own. Raises `SourceError`."""
    empty = True
    for number, line in enumerate(decode(source.data).split("\n"), start=1):
        if line.strip():
            empty = False
            yield from _record(line.strip().encode(), number, source, settings)
    if empty:
        raise SourceError("empty: it holds no text")


def _record(data: bytes, number: int, source: Source, settings: AcquireSettings) -> Iterator[Acquired | Failure]:
    try:
        yield _article(data, source, settings)
    except SourceError as error:
        yield failure(f"{source.path}:{number}", error, source_hash=_part(source, data).hash)


def _article(data: bytes, source: Source, settings: AcquireSettings) -> Acquired:
    try:
        record = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceError(f"JSON that cannot be read: {error}") from error
    text = next((found for found in map(_text, map(record.get, _TEXT_NAMES)) if found), None)
    if text is None:
        raise SourceError(f"a JSON object without a text (looked for {', '.join(_TEXT_NAMES)})")
    return make_article(
        text, stated=stated_by(record), source=_part(source, data), settings=settings, media_type="application/json"
    )


def _part(source: Source, data: bytes) -> Source:
    return Source(path=source.path, data=data, original=data, url=source.url)


def _text(value: Any) -> str | None:
    """A text as it stands; a list of paragraphs, or of paragraphs in sentences, joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value:
        paragraphs = [" ".join(part) if _texts(part) else part for part in value]
        return _PARAGRAPH_BREAK.join(paragraphs) if _texts(paragraphs) else None
    return None


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, str) for part in value)
