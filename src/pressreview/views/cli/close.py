"""One speaker, one story's calendar, one claim's ladder, the ledger of forecasts in the format asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pressreview.model import Article, Chronology, Ladder, Ledger, Profile
from pressreview.views import json
from pressreview.views.cli import plain
from pressreview.views.cli.pages import by_name
from pressreview.views.cli.terminal import safe
from pressreview.views.json import Json

CLOSE_FORMATS = ("text", "html", "json", "jsonl")
_BY_SUFFIX = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}


def close_format_of(asked: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the file's name tells, or text. Raises `InputError` for a PDF."""
    return by_name(asked, output, _BY_SUFFIX) or "text"


def profile(made: Profile, articles: Mapping[str, Article], *, form: str) -> bytes:
    """Somebody, as what goes to a file or to stdout."""

    def page() -> str:
        from pressreview.views import closely  # brings Jinja2

        return closely.profile(made, articles)

    record, text = json.profile(made, articles), lambda: plain.profile(made, articles)
    return _shown(form, record=record, text=text, page=page)


def chronology(made: Chronology, articles: Mapping[str, Article], *, form: str) -> bytes:
    """A story along the calendar, as what goes to a file or to stdout."""

    def page() -> str:
        from pressreview.views import closely

        return closely.chronology(made, articles)

    record, text = json.chronology(made, articles), lambda: plain.chronology(made, articles)
    return _shown(form, record=record, text=text, page=page)


def ladder(made: Ladder, articles: Mapping[str, Article], *, form: str) -> bytes:
    """A claim down to its origins, as what goes to a file or to stdout."""

    def page() -> str:
        from pressreview.views import closely

        return closely.ladder(made, articles)

    record, text = json.ladder(made, articles), lambda: plain.ladder(made, articles)
    return _shown(form, record=record, text=text, page=page)


def forecasts(made: Ledger, articles: Mapping[str, Article], *, form: str) -> bytes:
    """The ledger, as what goes to a file or to stdout; jsonl is a line a forecast, json one array of them."""

    def page() -> str:
        from pressreview.views import closely

        return closely.forecasts(made, articles)

    rows = [json.forecast(one, articles) for one in made.entries]
    return _shown(form, record=rows, text=lambda: plain.forecasts(made, articles), page=page)


def _shown(form: str, *, record: Json | list[Json], text: Callable[[], str], page: Callable[[], str]) -> bytes:
    match form:
        case "json":
            return json.document(record)
        case "jsonl":
            return b"".join(map(json.line, record if isinstance(record, list) else [record]))
        case "html":
            return page().encode()
        case _:
            return safe(text()).encode()
