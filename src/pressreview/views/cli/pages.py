"""Reviews in the format asked for, and saved whole or not at all."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pressreview.errors import InputError
from pressreview.model import Article, Review
from pressreview.views import json
from pressreview.views.cli.terminal import safe

FORMATS = ("markdown", "html", "json", "jsonl")
_BY_SUFFIX = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}


def format_of(asked: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the file's name tells, or Markdown."""
    if asked is None and output is not None:
        return _BY_SUFFIX.get(output.suffix.lower(), "markdown")
    return asked or "markdown"


def shown(reviews: Sequence[Review], articles: Mapping[str, Article], *, form: str) -> bytes:
    """The reviews, one after another, as what goes to a file or to stdout."""
    match form:
        case "json":
            pages = [json.review(review) for review in reviews]
            return json.document(pages[0] if len(pages) == 1 else pages)
        case "jsonl":
            return b"".join(json.line(json.review(review)) for review in reviews)
        case "html":
            from pressreview.views import html  # brings Jinja2

            return "".join(html.render(review, articles) for review in reviews).encode()
        case _:
            from pressreview.views import markdown

            return safe("\n---\n\n".join(markdown.render(review, articles) for review in reviews)).encode()


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
