"""One speaker and one story's calendar in the format asked for."""

from collections.abc import Mapping
from pathlib import Path

from pressreview.model import Article, Chronology, Profile
from pressreview.views import json
from pressreview.views.cli import plain
from pressreview.views.cli.terminal import safe

CLOSE_FORMATS = ("text", "html", "json", "jsonl")
_BY_SUFFIX = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}


def close_format_of(asked: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the file's name tells, or text."""
    if asked is None and output is not None:
        return _BY_SUFFIX.get(output.suffix.lower(), "text")
    return asked or "text"


def profile(made: Profile, articles: Mapping[str, Article], *, form: str) -> bytes:
    """Somebody, as what goes to a file or to stdout."""
    match form:
        case "json":
            return json.document(json.profile(made, articles))
        case "jsonl":
            return json.line(json.profile(made, articles))
        case "html":
            from pressreview.views import closely  # brings Jinja2

            return closely.profile(made, articles).encode()
        case _:
            return safe(plain.profile(made, articles)).encode()


def chronology(made: Chronology, articles: Mapping[str, Article], *, form: str) -> bytes:
    """A story along the calendar, as what goes to a file or to stdout."""
    match form:
        case "json":
            return json.document(json.chronology(made, articles))
        case "jsonl":
            return json.line(json.chronology(made, articles))
        case "html":
            from pressreview.views import closely

            return closely.chronology(made, articles).encode()
        case _:
            return safe(plain.chronology(made, articles)).encode()
