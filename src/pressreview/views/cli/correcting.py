"""`correct`: what a person says was read wrongly. `export corrections`: the same, to learn from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.model import Article, Correction, Passage
from pressreview.model.correction import AsRead, CorrectionState
from pressreview.model.reading import EntityKind
from pressreview.views import json
from pressreview.views.cli.help import Command, Group
from pressreview.views.cli.options import output_option, with_messages, with_project
from pressreview.views.cli.pages import save
from pressreview.views.cli.terminal import Messages, put, put_text
from pressreview.views.corrections import STATES, correction_words, statement_words
from pressreview.views.lines import name_of
from pressreview.views.page import day_of

if TYPE_CHECKING:
    from pressreview.store import Store

because_option = click.option("--because", default="", metavar="TEXT", help="How one can tell.")


@click.group(
    cls=Group,
    examples="""\
pressreview correct speaker att1-3f2a "Karin Oste" --because "her own letter"
pressreview correct not-said "white hell" --because "the title of a film"
pressreview correct list                   everything corrected, and whether it counts
""",
)
def correct() -> None:
    """Say that something was read wrongly.

    What you say counts more than what the program reads, also when articles are read anew. It is kept with its time and
    reason, can be withdrawn, and is exported to learn from with `export corrections`.
    """


@correct.command(
    "list",
    cls=Command,
    examples="""\
pressreview correct list
pressreview correct list --format jsonl    a pressreview/correction/1 object a line
""",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@with_project
@with_messages
def list_(*, form: str, db: Path, messages: Messages) -> None:
    """Everything that was corrected, in that order, and whether it counts."""
    with _opened(db) as store:
        found, articles = _all(store)
    if not found:
        messages.say("nothing is corrected yet")
    if form == "text":
        put_text("".join(_line(one, state, articles) for one, state in found.items()))
        return
    rows = [json.correction(one, articles, state) for one, state in found.items()]
    put(json.document(rows) if form == "json" else b"".join(map(json.line, rows)))


@correct.command(
    cls=Command,
    examples="""\
pressreview correct speaker att1-3f2a "Karin Oste"
pressreview correct speaker "port will stay shut" "Port Authority" --kind organisation
pressreview correct speaker att1-3f2a --nobody              it cannot be known who says it
""",
)
@click.argument("attribution")
@click.argument("name", required=False)
@click.option("--kind", type=click.Choice(get_args(EntityKind)), default="person", show_default=True)
@click.option("--nobody", is_flag=True, help="Instead of a name: nobody known says it.")
@because_option
@with_project
@with_messages
@click.pass_context
def speaker(
    ctx: click.Context,
    attribution: str,
    name: str | None,
    *,
    kind: str,
    nobody: bool,
    because: str,
    db: Path,
    messages: Messages,
) -> None:
    """Say who says something. ATTRIBUTION is the start of an id, or words that are said there.

    The ids are in `who --format json` and `claims --format json`; where words stand in several places, the message
    lists them with their ids.
    """
    if nobody == (name is not None):
        raise click.UsageError("give either a NAME or --nobody.", ctx)
    with _read(db, messages) as store:
        made = pipeline.correct_speaker(
            store, attribution, name=name, entity_kind=kind, because=because, at=datetime.now(UTC)
        )
        _told(made, store, messages)


@correct.command(
    cls=Command,
    examples="""\
pressreview correct not-said att1-3f2a
pressreview correct not-said "white hell" --because "the title of a film"
""",
)
@click.argument("attribution")
@because_option
@with_project
@with_messages
def not_said(attribution: str, *, because: str, db: Path, messages: Messages) -> None:
    """Say that nobody says something. ATTRIBUTION is the start of an id, or words that are said there."""
    with _read(db, messages) as store:
        made = pipeline.correct_not_said(store, attribution, because=because, at=datetime.now(UTC))
        _told(made, store, messages)


@correct.command(
    cls=Command,
    examples="""\
pressreview correct apart cla1-9c04        the statements of a claim, numbered
pressreview correct apart cla1-9c04 1 3 --because "one is of the ferry, the other of the port"
""",
)
@click.argument("claim")
@click.argument("one", type=click.IntRange(min=1), required=False)
@click.argument("other", type=click.IntRange(min=1), required=False)
@because_option
@with_project
@with_messages
def apart(claim: str, one: int | None, other: int | None, *, because: str, db: Path, messages: Messages) -> None:
    """Say that two statements of a claim do not say the same, by their numbers; without these, list them.

    CLAIM is the start of an id that `claims` shows, or words that the claim has.
    """
    settings = Settings()
    with _read(db, messages) as store, messages.progress() as progress:
        made, articles = pipeline.trace(
            store, claim, pipeline.group(store, settings, progress=progress), settings, progress=progress
        )
        found = pipeline.statements(store, made.claim)
        if one is None or other is None:
            put_text("".join(_numbered(number, at, articles) for number, at in enumerate(found, start=1)))
            return
        if max(one, other) > len(found):
            raise InputError(f"claim {made.claim.id[:13]} has {len(found)} statements, not {max(one, other)}")
        passages = (_passage(found[number - 1]) for number in (one, other))
        kept = pipeline.set_apart(store, made.claim.id, *passages, because=because, at=datetime.now(UTC))
        _told(kept, store, messages)


@correct.command(
    cls=Command,
    examples="""\
pressreview correct withdraw cor1-3f2a --because "it was her after all"
""",
)
@click.argument("correction")
@because_option
@with_project
@with_messages
def withdraw(correction: str, *, because: str, db: Path, messages: Messages) -> None:
    """Say that a correction counts no more. CORRECTION is the start of an id that `correct list` shows.

    Nothing is erased: both stay on record.
    """
    with _opened(db) as store:
        made = pipeline.withdraw(store, correction, because=because, at=datetime.now(UTC))
        _told(made, store, messages)


@click.group(
    cls=Group,
    examples="""\
pressreview export corrections -o corrections.jsonl
""",
)
def export() -> None:
    """Hand what the project holds to other programs."""


@export.command(
    cls=Command,
    examples="""\
pressreview export corrections -o corrections.jsonl
pressreview export corrections | jq -r 'select(.kind == "speaker") | .person.speaker.name'
""",
)
@output_option
@with_project
@with_messages
def corrections(*, output: Path | None, db: Path, messages: Messages) -> None:
    """The corrections that count, as data to learn from: a pressreview/correction/1 object a line.

    Each has its article's text, where in it the statement stands, what the program had read, and what is right.
    Withdrawn and overruled ones are left out; `correct list --format jsonl` has them too.
    """
    with _opened(db) as store:
        found, articles = _all(store)
    counting = [(one, state) for one, state in found.items() if one.kind != "withdrawn" and state != "withdrawn"]
    data = b"".join(json.line(json.correction(one, articles, state)) for one, state in counting if state != "overruled")
    if output is None:
        put(data)
        return
    save(data, output)
    messages.say(f"written: {output}")


def _opened(db: Path) -> "Store":
    from pressreview.store import Store

    return Store(db, create=False)


@contextmanager
def _read(db: Path, messages: Messages) -> "Iterator[Store]":
    """The project, with every article read."""
    with _opened(db) as store:
        with messages.progress() as progress:
            pipeline.read(store, Settings(), progress=progress)
        yield store


def _all(store: "Store") -> tuple[dict[Correction, CorrectionState], dict[str, Article]]:
    found = pipeline.corrections(store)
    return found, store.articles({name for one in found for name in one.articles})


def _line(one: Correction, state: CorrectionState, articles: Mapping[str, Article]) -> str:
    because = f"\n    because: {one.because}" if one.because else ""
    where = ", ".join(name_of(articles[name]) for name in one.articles)
    head = f"{one.id[:13]}  {one.decided:%Y-%m-%d %H:%M} UTC  {STATES[state]}  {where}"
    return f"{head}\n    {correction_words(one, articles)}{because}\n"


def _numbered(number: int, one: AsRead, articles: Mapping[str, Article]) -> str:
    article = articles[one.place.article]
    when = day_of(article.published_at)
    return f"{number:>3}  {name_of(article)}{f', {when}' if when else ''}: {statement_words(one, articles)}\n"


def _passage(one: AsRead) -> Passage:
    return Passage(article=one.place.article, span=one.place.content[0])


def _told(made: Correction, store: "Store", messages: Messages) -> None:
    messages.say(f"{made.id[:13]}: {correction_words(made, store.articles(made.articles))}")
