"""Options that several commands share, and what they become: settings, a project file, a place for messages."""

import os
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from pressreview import pipeline
from pressreview.config import AcquireSettings, Settings, WriterSettings
from pressreview.views.cli.terminal import Messages

DEFAULT_DB = "pressreview.db"

Callback = Callable[..., Any]


class Published(click.ParamType["datetime | date"]):
    """A day, or a time with its zone, in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime | date:
        """Accept `2023-09-05` and `2023-09-05T10:00+02:00`."""
        if isinstance(value, date):
            return value
        try:
            when = datetime.fromisoformat(value) if "T" in value or " " in value else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it like 2023-09-05 or 2023-09-05T10:00+02:00", param, ctx)
        if isinstance(when, datetime) and when.tzinfo is None:
            self.fail(f"{value!r} has no time zone; write it like 2023-09-05T10:00+02:00", param, ctx)
        return when


db_option = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help=f"Project file.  [default: {DEFAULT_DB}]"
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")


def with_messages(command: Callback) -> Callback:
    """Give a command `messages`, made of `-q` before or after its name."""

    @quiet_option
    @click.pass_context
    @wraps(command)
    def run(ctx: click.Context, /, *, quiet: bool, **rest: Any) -> Any:
        quiet = quiet or bool(ctx.find_root().params.get("quiet"))
        return command(messages=Messages(quiet=quiet), **rest)

    return run


def with_project(command: Callback) -> Callback:
    """Give a command `db`, the path of the project file, from `--db` before or after its name."""

    @db_option
    @click.pass_context
    @wraps(command)
    def run(ctx: click.Context, /, *, db: Path | None, **rest: Any) -> Any:
        return command(db=db or ctx.find_root().params.get("db") or Path(DEFAULT_DB), **rest)

    return run


def with_settings(command: Callback) -> Callback:
    """Give a command `settings`, made of what the user says of sources that do not say it themselves."""

    @click.option("--outlet", metavar="NAME", help="Who published the articles that do not say it themselves.")
    @click.option("--published", type=Published(), help="When, for articles that do not say it: 2023-09-05.")
    @wraps(command)
    def run(
        *,
        outlet: str | None,
        published: datetime | date | None,
        allow_private_addresses: bool = False,
        **rest: Any,
    ) -> Any:
        acquire = AcquireSettings(
            outlet=outlet, published_at=published, allow_private_addresses=allow_private_addresses
        )
        return command(settings=Settings(acquire=acquire), **rest)

    return run


def with_writer(command: Callback) -> Callback:
    """Give a command `writer`, a `pipeline.Writer` that is to word its pages, or None.

    For a command `with_settings`; comes below it.
    """

    @click.option(
        "--writer",
        "url",
        metavar="URL",
        envvar="PRESSREVIEW_WRITER",
        show_envvar=True,
        help="Have the language model at this OpenAI-compatible endpoint word the page.",
    )
    @click.option(
        "--model",
        metavar="NAME",
        envvar="PRESSREVIEW_WRITER_MODEL",
        show_envvar=True,
        help="The model, by the name that the endpoint knows.",
    )
    @click.option(
        "--writer-timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        default=300,
        show_default=True,
        help="How long to wait for its answer.",
    )
    @click.pass_context
    @wraps(command)
    def run(
        ctx: click.Context,
        /,
        *,
        url: str | None,
        model: str | None,
        writer_timeout: float,
        settings: Settings,
        **rest: Any,
    ) -> Any:
        writer = None
        if url and not model:
            raise click.UsageError("--writer needs --model, the name of the model", ctx)
        if model and not url and ctx.get_parameter_source("model") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--model needs --writer, the URL of its endpoint", ctx)
        if url and model:
            allowed = settings.acquire.allow_private_addresses
            chosen = WriterSettings(url=url, model=model, timeout_s=writer_timeout, allow_private_addresses=allowed)
            key = os.environ.get("PRESSREVIEW_WRITER_KEY") or None
            writer = pipeline.writer(chosen, key=key)
        return command(settings=settings, writer=writer, **rest)

    return run


def _to_stdout(_context: click.Context, _option: click.Parameter, output: Path | None) -> Path | None:
    return None if output == Path("-") else output


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_to_stdout,
    help="Write to this file; - is standard output.",
)
network_option = click.option(
    "--allow-private-addresses", is_flag=True, help="Let URLs lead to this machine and to private networks."
)
"""For a command `with_settings` that may ask the network; comes above it."""
