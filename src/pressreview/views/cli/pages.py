"""Reviews in the format asked for, and saved whole or not at all."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pressreview.errors import InputError
from pressreview.model import Article, Review
from pressreview.views import json
from pressreview.views.cli.terminal import safe

FORMATS = ("markdown", "html", "json", "jsonl")
_BY_SUFFIX = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}

_NOT_WRITTEN = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"})
"""Whoever names such a file would get one that its program cannot open."""


def format_of(asked: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the file's name tells, or Markdown. Raises `InputError` for a PDF."""
    return by_name(asked, output, _BY_SUFFIX) or "markdown"


def by_name(asked: str | None, output: Path | None, suffixes: Mapping[str, str]) -> str | None:
    """The format asked for, or the one that the file's name tells. Raises `InputError` for one that is not written."""
    if asked is not None or output is None:
        return asked
    suffix = output.suffix.lower()
    if suffix in _NOT_WRITTEN - suffixes.keys():
        raise InputError(f"{output}: no {suffix[1:]} is written; write a .html file, and print it from a browser")
    return suffixes.get(suffix)


class Page(NamedTuple):
    """A review with the articles of its story by id."""

    review: Review
    articles: Mapping[str, Article]


def is_worded(review: Review) -> bool:
    """Whether a language model worded any of it."""
    return any(one.writer is not None for section in review.sections for one in section.sentences)


def files_of(pages: Sequence[Page], output: Path, *, form: str) -> list[tuple[Path, Sequence[Page]]]:
    """Which pages go to which file: records together, pages for people each to their own."""
    if form in ("json", "jsonl"):
        return [(output, pages)]
    return [(name, [page]) for name, page in zip(numbered(output, len(pages)), pages, strict=True)]


def numbered(output: Path, count: int) -> list[Path]:
    """Names of so many files: page.html, page-2.html and so on."""
    return [output, *(output.with_stem(f"{output.stem}-{number}") for number in range(2, count + 1))]


def shown(pages: Sequence[Page], *, form: str) -> bytes:
    """The pages, one after another, as what goes to a file or to stdout."""
    match form:
        case "json":
            records = [json.review(page.review) for page in pages]
            return json.document(records[0] if len(records) == 1 else records)
        case "jsonl":
            return b"".join(json.line(json.review(page.review)) for page in pages)
        case "html":
            from pressreview.views import html  # brings Jinja2

            return "".join(html.render(page.review, page.articles) for page in pages).encode()
        case _:
            from pressreview.views import markdown

            return safe("\n---\n\n".join(markdown.render(page.review, page.articles) for page in pages)).encode()


def save(data: bytes, output: Path) -> None:
    """Write a file whole: whoever looks meanwhile sees the old one. Raises `InputError` when it cannot be written."""
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(output)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror}") from error


def _umask() -> int:
    """The permissions that new files of this process do not get; it can be asked for only by setting it."""
    umask = os.umask(0)
    os.umask(umask)
    return umask
