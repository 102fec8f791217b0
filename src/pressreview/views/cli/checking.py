"""`check`: drafts held against their sources, as a linter reads code; what it shows, and what its exit code says."""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import click
from click.core import ParameterSource

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.model import Audit, Rule
from pressreview.views.cli.help import Command
from pressreview.views.cli.mending import mend
from pressreview.views.cli.options import output_option, with_messages, with_project, with_settings
from pressreview.views.cli.pages import by_name, numbered, save
from pressreview.views.cli.terminal import Messages, put, put_text
from pressreview.views.findings import BY_SUFFIX, FORMATS, PAGES, json, places, shown
from pressreview.views.page import counted

if TYPE_CHECKING:
    from pressreview.store import Store

FINE, FOUND, COULD_NOT = 0, 1, 2
_GRAVITY = {"note": 0, "warning": 1, "error": 2, "never": 3}
FORMAT_VARIABLE = "PRESSREVIEW_OUTPUT_FORMAT"


class _Choice(NamedTuple):
    """Which findings count."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    comments: bool
    baseline: frozenset[str]


def _names(_ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for names in given for name in names.split(",") if name.strip())


@click.command(
    cls=Command,
    examples="""\
pressreview check draft.md                              against the articles of the project
pressreview check draft.md --sources articles/          against these articles alone
pressreview check draft.md -o report.html               the draft and its sources side by side
pressreview check drafts/*.md --output-format github    as annotations of a pull request
pressreview check draft.md --select Q,N --ignore N403   quotations and figures, one rule left out
pressreview check draft.md --fix                        put right what needs no thought
pressreview check draft.md --write-baseline known.json  from now on only what is new: --baseline known.json
pressreview check --explain Q101                        what a rule finds, and what to do about it
""",
)
@click.argument("drafts", metavar="DRAFT...", nargs=-1)
@click.option("--sources", multiple=True, metavar="FOLDER", help="Check against these articles, not the project's.")
@click.option(
    "--output-format",
    "form",
    type=click.Choice(FORMATS),
    envvar=FORMAT_VARIABLE,
    help=f"[default: by the name of --output, else {FORMAT_VARIABLE}, else human]",
)
@output_option
@click.option(
    "--also",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write this file too, in the format that its name tells.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="warning",
    show_default=True,
    help="The least finding that makes the exit code 1.",
)
@click.option("--select", multiple=True, callback=_names, metavar="RULES", help="Only these: Q, Q1, Q101, …")
@click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help="Not these; the longer name wins.")
@click.option("--no-comments", is_flag=True, help="Heed no <!-- pressreview: ignore[…] --> in the drafts.")
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Leave out what this file knows.")
@click.option("--write-baseline", type=click.Path(dir_okay=False, path_type=Path), help="Make all findings known.")
@click.option("--fix", is_flag=True, help="Put right what needs no thought, in the drafts themselves.")
@click.option("--explain", metavar="RULE", help="Show what a rule finds, and do nothing else.")
@click.option("--list-rules", is_flag=True, help="Show all rules, and do nothing else.")
@with_settings
@with_project
@with_messages
@click.pass_context
def check(
    ctx: click.Context,
    *,
    drafts: tuple[str, ...],
    sources: tuple[str, ...],
    form: str | None,
    output: Path | None,
    also: tuple[Path, ...],
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_comments: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    fix: bool,
    explain: str | None,
    list_rules: bool,
    settings: Settings,
    db: Path,
    messages: Messages,
) -> int:
    """Hold drafts against the articles: what they say that their sources do not.

    DRAFT is a Markdown, HTML, text or DOCX file, or - for standard input. Each finding has a rule, the words of the
    draft and those of the source; the report ends with how much could be checked. "Supported" means that an article
    says so, not that it is true.

    Articles of the project that are not read yet are read first. With --sources, these articles alone are read, and the
    project is left as it is.

    A comment <!-- pressreview: ignore[Q101,S] --> in a draft leaves findings out of its paragraph or, standing alone,
    of the next; without the list, all of them.

    With -q the findings alone are printed, and nothing where there is none.

    Exit codes: 0 no finding as grave as --fail-on, 1 findings, 2 a draft or its sources could not be read, or there is
    nothing to check against.
    """
    if list_rules or explain is not None:
        put_text(_rules() if explain is None else _page(explain))
        return FINE
    if not drafts:
        raise click.UsageError("Missing argument 'DRAFT...'.", ctx)
    form = _format(form, output, given=ctx.get_parameter_source("form") is ParameterSource.COMMANDLINE)
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("A DOCX is nothing for a terminal; name a file with --output.", ctx)
    files = [(file, _format(None, file, given=False)) for file in also]
    old = baseline if write_baseline is None else None  # written anew, it has the old ones that are still there too
    known = json.read_baseline(_bytes_of(old), path=str(old)) if old else frozenset()
    choice = _Choice(select, ignore, not no_comments, known)
    with _against(db, sources, settings, messages) as store:
        found = [_audit(path, store, settings, choice, fix=fix, messages=messages) for path in dict.fromkeys(drafts)]
    audits = [audit for audit in found if audit is not None]
    if not audits:
        return COULD_NOT
    if write_baseline is not None:
        save(json.baseline(audits), write_baseline)
        messages.say(f"written: {write_baseline}")
        now = choice._replace(baseline=frozenset(name for audit in audits for name in audit.fingerprints()))
        audits = [_chosen(audit, now) for audit in audits]
    rules = pipeline.rules()
    for audit in audits if form != "human" or output is not None else ():
        messages.say(f"{audit.draft.path}: {places.tally(audit)}; {places.coverage(audit)}")
    for file, its_form in ((output, form), *files):
        _give(audits, rules, file, form=its_form, messages=messages)
    if len(audits) < len(found):
        return COULD_NOT
    grave = any(_GRAVITY[one.severity] >= _GRAVITY[fail_on] for audit in audits for one in audit.findings)
    return FOUND if grave else FINE


def _format(asked: str | None, output: Path | None, *, given: bool) -> str:
    """The format given in the command, or that of the file's name, or that of the environment, or human."""
    return (asked if given else by_name(None, output, BY_SUFFIX) or asked) or "human"


@contextmanager
def _against(db: Path, sources: Sequence[str], settings: Settings, messages: Messages) -> "Iterator[Store]":
    """The project, or one of the sources alone that is gone afterwards."""
    from pressreview.store import Store

    if not sources:
        with Store(db, create=False) as store:
            yield store
        return
    with TemporaryDirectory(prefix="pressreview-") as folder, Store(Path(folder) / "sources.db") as store:
        with messages.progress() as progress:
            if not pipeline.add(store, sources, settings, progress=progress):
                raise InputError("nothing to check against: no article of --sources could be read")
        yield store


def _audit(
    path: str, store: "Store", settings: Settings, choice: _Choice, *, fix: bool, messages: Messages
) -> Audit | None:
    """What was found in a draft, after what can be put right was; None when the draft cannot be read."""
    audit = _checked(path, store, settings, messages)
    if audit is None or not fix:
        return audit and _chosen(audit, choice)
    try:
        count = mend(_chosen(audit, choice))
    except InputError as error:
        messages.warn(str(error))
        count = 0
    if count:
        messages.say(f"{path}: {counted(count, 'finding')} put right")
        audit = _checked(path, store, settings, messages)
    return audit and _chosen(audit, choice)


def _checked(path: str, store: "Store", settings: Settings, messages: Messages) -> Audit | None:
    """All that was found in a draft; None, and a line that says so, when it cannot be read or checked."""
    try:
        draft = pipeline.read_draft(path, settings)
        with messages.progress() as progress, _no_collection():
            return pipeline.check(store, draft, settings, progress=progress)
    except InputError as error:
        messages.warn(str(error) if path in str(error) else f"{path}: {error}")
        return None


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spare the search for cycles of garbage: a check makes half a million words and no cycle, and the program ends."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _chosen(audit: Audit, choice: _Choice) -> Audit:
    return pipeline.choose(
        audit, select=choice.select, ignore=choice.ignore, baseline=choice.baseline, comments=choice.comments
    )


def _give(
    audits: Sequence[Audit], rules: Sequence[Rule], output: Path | None, *, form: str, messages: Messages
) -> None:
    """Write the audits to a file, each to its own where the format is a page, or to stdout."""
    groups = [[audit] for audit in audits] if form in PAGES else [audits]
    files = [None] * len(groups) if output is None else numbered(output, len(groups))
    for file, its_audits in zip(files, groups, strict=True):
        data = shown(its_audits, rules, form=form, brief=messages.quiet and file is None)
        if file is not None:
            save(data, file)
            messages.say(f"written: {file}")
        elif form == "human":
            put_text(data.decode())
        else:
            put(data)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error


def _rules() -> str:
    return "".join(f"{rule.id}  {rule.severity:7}  {rule.name}\n" for rule in pipeline.rules())


def _page(name: str) -> str:
    for rule in pipeline.rules():
        if rule.id == name.strip().upper():
            return f"{rule.id}: {rule.name} ({rule.severity})\n\n{rule.page}\n"
    raise InputError(f"no rule is called {name!r}; see: pressreview check --list-rules")
