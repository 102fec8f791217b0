"""`export site`: the pages of `serve` as files."""

from datetime import date, datetime
from pathlib import Path

import click

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.pipeline import Step
from pressreview.views.cli.help import Command
from pressreview.views.cli.options import with_messages, with_project
from pressreview.views.cli.terminal import Messages


@click.command(
    cls=Command,
    examples="""\
pressreview export site public             every page as a file; open public/index.html
pressreview export site public --on 2026-03-14
""",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day as of which forecasts are due.  [default: today]")
@with_project
@with_messages
def site(folder: Path, *, on: datetime | None, db: Path, messages: Messages) -> None:
    """The pages of `serve` as files in FOLDER, with their JSON beside them: for any web server, or to be sent along.

    They are what can be read without a server: no search, no forms, no scripts. FOLDER must be empty, not there yet, or
    written by this command before; it is replaced as a whole when all pages are there.
    """
    from pressreview.store import Store
    from pressreview.views.web import export

    settings = Settings()
    with Store(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        if not store.count_articles():
            raise InputError(f"no articles in {db} yet; bring some in with: pressreview add SOURCE…")
        pipeline.prepare(store, settings, progress=progress)
        pages = export.write(
            store,
            folder,
            on=on.date() if on is not None else date.today(),
            progress=lambda done, total: progress(Step(stage="export", done=done, total=total)),
        )
    messages.say(f"written: {pages} pages; open {folder / 'index.html'}")
