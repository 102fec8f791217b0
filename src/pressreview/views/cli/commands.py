"""The commands: what each takes, and which part of the pipeline it runs."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from pressreview import __version__, pipeline
from pressreview.config import Settings
from pressreview.errors import InputError, WriterError
from pressreview.model import Article, Claim, Ledger, Link, Reading, Story
from pressreview.model.ledger import Outcome
from pressreview.pipeline import Step
from pressreview.views import json
from pressreview.views.cli import close, plain
from pressreview.views.cli.checking import check
from pressreview.views.cli.close import CLOSE_FORMATS, close_format_of
from pressreview.views.cli.correcting import correct, export
from pressreview.views.cli.exporting import site
from pressreview.views.cli.help import FIRST_STEPS, Command, Group, Program
from pressreview.views.cli.options import (
    Published,
    db_option,
    network_option,
    output_option,
    quiet_option,
    with_messages,
    with_project,
    with_settings,
    with_writer,
)
from pressreview.views.cli.pages import FORMATS, Page, files_of, format_of, is_worded, save, shown
from pressreview.views.cli.serving import serve
from pressreview.views.cli.terminal import Messages, put, put_text
from pressreview.views.json import Json
from pressreview.views.page import counted

if TYPE_CHECKING:
    from pressreview.store import Store


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@db_option
@quiet_option
@click.option(
    "--tables",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Your own outlets.txt, states.txt, … before ours.",
)
@click.version_option(__version__, prog_name="pressreview")
@click.pass_context
def cli(ctx: click.Context, *, db: Path | None, quiet: bool, tables: Path | None) -> None:
    """Read many outlets' articles on a story; write who said what, through whom, when and how surely."""
    if tables is not None:
        pipeline.use_tables(tables)
    if ctx.invoked_subcommand is None:
        click.echo(FIRST_STEPS, nl=False)


cli.add_command(check)
cli.add_command(correct)
cli.add_command(export)
export.add_command(site)
cli.add_command(serve)


@cli.command(
    cls=Command,
    examples="""\
pressreview read article.txt
pressreview read --outlet "The Week" --published 2023-09-05 article.txt
pressreview read --format jsonl articles/*.html > attributions.jsonl
""",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@with_settings
@with_messages
def read(files: tuple[str, ...], *, form: str, settings: Settings, messages: Messages) -> None:
    """Who said what in these articles: files, folders of files, or - for standard input.

    Nothing is kept, and nothing is asked of the network. Articles come out in the order given; json is one array of
    pressreview/read/1 objects, jsonl holds one a line.
    """
    count = 0
    rows = []
    with messages.progress() as progress:
        for article, reading in pipeline.look(files, settings, progress=progress):
            count += 1
            match form:
                case "text":
                    put_text(("\n" if count > 1 else "") + plain.reading(article, reading))
                case "jsonl":
                    put(json.line(json.read(article, reading)))
                case "json":
                    rows.append(json.read(article, reading))
    if not count:
        raise InputError("no article could be read")
    if form == "json":
        put(json.document(rows))


@cli.command(
    cls=Command,
    examples="""\
pressreview add articles/
pressreview add https://example.org/feed.xml story.html
pressreview add --outlet "The Week" --published 2023-09-05 cutting.txt
""",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@network_option
@with_settings
@with_project
@with_messages
def add(sources: tuple[str, ...], *, settings: Settings, db: Path, messages: Messages) -> None:
    """Bring articles into the project: files, folders, URLs, feeds, or - for standard input.

    What is there already is left as it is. What cannot be read is noted, and the rest goes through.
    """
    with _opened(db) as store, messages.progress() as progress:
        _add(store, sources, settings, progress=progress, messages=messages)


@cli.command(
    cls=Command,
    examples="""\
pressreview stories
pressreview stories --format jsonl | jq .title
""",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@with_project
@with_messages
def stories(*, form: str, db: Path, messages: Messages) -> None:
    """The stories of the project, largest first.

    Articles added since the last time are read first. json is one array of pressreview/story/1 objects, jsonl holds one
    a line.
    """
    settings = Settings()
    with _opened(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        found = _found(store, settings, progress)
        origins = pipeline.origins(store, found, settings, progress=progress)
        rows = [json.story(one, store.articles(one.articles), origins=origins[one.id]) for one in found]
    _listed(form, rows=rows, text=lambda: plain.stories(rows))


@cli.command(
    cls=Command,
    examples="""\
pressreview write articles/                     the reviews of the stories these articles tell
pressreview write articles/ -o review.html      the same as a page to open in a browser
pressreview write                               the largest story of the project
pressreview write sto1-3f2a --format json       one story, with every citation, for other programs
pressreview write --writer http://localhost:11434/v1 --model llama3.2
                                                the prose by a language model, each sentence of it checked
""",
)
@click.argument("things", metavar="[STORY|SOURCE]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: by the name of --output, or markdown]")
@output_option
@network_option
@with_settings
@with_writer
@with_project
@with_messages
def write(
    things: tuple[str, ...],
    *,
    form: str | None,
    output: Path | None,
    settings: Settings,
    writer: pipeline.Writer | None,
    db: Path,
    messages: Messages,
) -> None:
    """Write the press review of a story.

    Given sources (files, folders, URLs, feeds, or - for standard input), they are added, read and grouped first, and
    each story that has one of them is written, the largest first. Given the id of a story, or its beginning, that
    story. Without either, the largest story of the project.

    json is one pressreview/review/1 object, or an array when there are several reviews; jsonl is one a line. Several
    pages for people go to files of their own: review.html, review-2.html, …

    With --writer, a language model words what happened and what the papers say. It is sent the sentences of the review
    and nothing else. Of what it answers only sentences are printed that say no more and no less than those they cite;
    quotations are put in from the articles. What is left out is listed on stderr, and the program's own sentence stands
    there. Where it cannot be asked, or nothing it says can be used, nothing is written and the exit code is 2. http
    goes to this machine only, or with --allow-private-addresses to one of a private network. A key is taken from
    PRESSREVIEW_WRITER_KEY alone. --writer "" goes without.
    """
    form = format_of(form, output)
    sources = [thing for thing in things if not _names_story(thing)]
    named = [thing for thing in things if _names_story(thing)]
    with _opened(db, create=bool(sources)) as store, messages.progress() as progress:
        ids = _add(store, sources, settings, progress=progress, messages=messages) if sources else ()
        pipeline.read(store, settings, progress=progress)
        chosen = _chosen(_found(store, settings, progress), named=named, ids=ids)
        pages = []
        for done, story in enumerate(chosen, start=1):
            review = pipeline.write(store, story, settings)
            if writer is not None and review.says_something:
                messages.say(f"{writer.model} is asked to word: {review.title}")
                review = pipeline.word(store, review, settings, by=writer)
            if review.says_something:
                pages.append(Page(review, store.articles(story.articles)))
            else:
                messages.warn(f"nothing was found to say about {story.title}")
            progress(Step(stage="draft", done=done, total=len(chosen)))
    if not pages:
        raise InputError(
            "nothing was found to say: no statement in these articles stands by itself and can be credited"
        )
    for page in pages:
        for dropped in page.review.dropped:
            messages.warn(f"left out: {dropped}")
    if writer is not None and not any(is_worded(page.review) for page in pages):
        raise WriterError(f"nothing that {writer.model} wrote can be used; the same without --writer gives the review")
    if output is None:
        put(shown(pages, form=form))
        return
    for file, its_pages in files_of(pages, output, form=form):
        save(shown(its_pages, form=form), file)
        messages.say(f"written: {file}")


@cli.command(
    cls=Command,
    examples="""\
pressreview who John Kirby                 everything he said in the project, by date
pressreview who Interfax                   what it said, and what others said through it
pressreview who Kirby -o kirby.html        the same as a page with a drawn timeline
""",
)
@click.argument("name", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(CLOSE_FORMATS), help="[default: by the name of --output, or text]")
@output_option
@with_project
@with_messages
def who(name: tuple[str, ...], *, form: str | None, output: Path | None, db: Path, messages: Messages) -> None:
    """Everything that somebody said in the project, and what others said of them.

    By date, with the outlet, the way of the words to it and how sure they are. A last name will do where it is but one
    person's. json and jsonl are one pressreview/who/1 object.
    """
    form = close_format_of(form, output)
    settings = Settings()
    with _opened(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        made, articles = pipeline.who(store, " ".join(name), _found(store, settings, progress))
    _give(close.profile(made, articles, form=form), output, messages)


@cli.command(
    cls=Command,
    examples="""\
pressreview timeline                       the largest story: what happened when, and when it was said
pressreview timeline sto1-3f2a             another story, by the start of its id
pressreview timeline -o timeline.html      the same as a page with a drawing
""",
)
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(CLOSE_FORMATS), help="[default: by the name of --output, or text]")
@output_option
@with_project
@with_messages
def timeline(story: str | None, *, form: str | None, output: Path | None, db: Path, messages: Messages) -> None:
    """A story along the calendar: what happened or is to happen when, who says so, and when it was said.

    Without STORY, the largest story of the project. json and jsonl are one pressreview/timeline/1 object.
    """
    form = close_format_of(form, output)
    settings = Settings()
    with _opened(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        (chosen, *_) = _chosen(_found(store, settings, progress), named=[story] if story else [], ids=())
        made, articles = pipeline.timeline(store, chosen)
    if not made.events:
        raise InputError(f"nothing in these articles has a day that it happens on: {made.title}")
    _give(close.chronology(made, articles, form=form), output, messages)


@cli.command(
    cls=Command,
    examples="""\
pressreview claims                         what the largest story's articles state, the best corroborated first
pressreview claims sto1-3f2a --format jsonl
""",
)
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@with_project
@with_messages
def claims(story: str | None, *, form: str, db: Path, messages: Messages) -> None:
    """What the articles of a story state: in how many outlets, from how many origins, and what conflicts with it.

    Without STORY, the largest story of the project. The claim of most origins comes first. json is one array of
    pressreview/claim/1 objects, jsonl holds one a line.
    """
    found = _related(story, db=db, messages=messages)
    _listed(
        form,
        rows=map(json.claim, found.claims),
        text=lambda: plain.claims(found.claims, found.readings, found.articles),
    )


@cli.command(
    cls=Command,
    examples="""\
pressreview links                          who repeats whom in the largest story, and how one can tell
pressreview links --format jsonl | jq -r '.from' | sort | uniq -c
""",
)
@click.argument("story", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@with_project
@with_messages
def links(story: str | None, *, form: str, db: Path, messages: Messages) -> None:
    """Who repeats whom in a story: agencies credited, outlets cited, text in common, each with its evidence.

    Without STORY, the largest story of the project. json is one array of pressreview/link/1 objects, jsonl holds one a
    line.
    """
    found = _related(story, db=db, messages=messages)
    if not found.links:
        messages.say("no article of this story shows that it has its report from another")
    _listed(form, rows=map(json.link, found.links), text=lambda: plain.links(found.links, found.articles))


@cli.command(
    cls=Command,
    examples="""\
pressreview trace cla1-9c04                where a claim comes from, by the start of its id
pressreview trace South Quay stays shut    the claim that has these words
pressreview trace cla1-9c04 -o trace.html  the same as a page with a drawing
""",
)
@click.argument("claim", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(CLOSE_FORMATS), help="[default: by the name of --output, or text]")
@output_option
@with_project
@with_messages
def trace(claim: tuple[str, ...], *, form: str | None, output: Path | None, db: Path, messages: Messages) -> None:
    """A claim from the sentences that state it down to where they begin.

    Who has it from whom, on what evidence, who had it first, and what conflicts with it. CLAIM is the start of an id,
    or words that the claim has. json and jsonl are one pressreview/trace/1 object.
    """
    form = close_format_of(form, output)
    settings = Settings()
    with _opened(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        made, articles = pipeline.trace(
            store, " ".join(claim), _found(store, settings, progress), settings, progress=progress
        )
    _give(close.ladder(made, articles, form=form), output, messages)


OUTCOMES: dict[str, Outcome | None] = {
    "happened": "happened",
    "not": "did not happen",
    "partly": "partly",
    "postponed": "postponed",
    "unclear": "unclear",
    "open": None,
}
"""Words for `forecasts resolve`, and what they stand for."""


@cli.group(
    cls=Group,
    invoke_without_command=True,
    examples="""\
pressreview forecasts                      what is due, what is still to come, what came, and who was right
pressreview forecasts --status due         those whose days are over and that nobody has resolved
pressreview forecasts -o forecasts.html    the same as a page, with a drawing of who was right how often
pressreview forecasts resolve for1-3f2a happened --because "the ferry sailed on Monday"
""",
)
@click.option("--status", type=click.Choice(["due", "open", "resolved"]), help="Only these.")
@click.option("--story", metavar="STORY", help="Only those of one story, by the start of its id.")
@click.option("--speaker", metavar="NAME", help="Only those of speakers whose names have these words.")
@click.option("--on", type=Published(), metavar="DATE", help="As of this day.  [default: today]")
@click.option("--format", "form", type=click.Choice(CLOSE_FORMATS), help="[default: by the name of --output, or text]")
@output_option
@with_project
@with_messages
@click.pass_context
def forecasts(
    ctx: click.Context,
    *,
    status: str | None,
    story: str | None,
    speaker: str | None,
    on: date | None,
    form: str | None,
    output: Path | None,
    db: Path,
    messages: Messages,
) -> None:
    """What the articles say is to come: who foretells it, by when, how surely, and how it came out.

    What is due comes first. Words of later articles that may tell how a forecast came out are shown beside it; whether
    it came true is yours to say, with `forecasts resolve`. json is one array of pressreview/forecast/1 objects, jsonl
    holds one a line.
    """
    if ctx.invoked_subcommand is not None:
        return
    form = close_format_of(form, output)
    made, articles = _ledger(db, messages, on=on)
    chosen = [
        entry
        for entry in made.entries
        if status in (None, entry.status)
        and entry.story.startswith(story or "")
        and (speaker or "").casefold() in (entry.first.speaker or "").casefold()
    ]
    if not chosen:
        raise InputError("no forecast in this project is like that" if made.entries else "nobody foretells anything")
    _give(close.forecasts(msgspec.structs.replace(made, entries=tuple(chosen)), articles, form=form), output, messages)


@forecasts.command(
    cls=Command,
    examples="""\
pressreview forecasts resolve for1-3f2a happened
pressreview forecasts resolve for1-3f2a not --because "the vote was lost" --seen art1-77c0
pressreview forecasts resolve for1-3f2a open             open it again; what was decided before stays on record
""",
)
@click.argument("forecast")
@click.argument("outcome", type=click.Choice(list(OUTCOMES)))
@click.option("--because", default="", metavar="TEXT", help="How one can tell.")
@click.option("--seen", metavar="ARTICLE", help="The article that shows it, by the start of its id.")
@click.option("--on", type=Published(), metavar="DATE", help="The day of the decision.  [default: today]")
@with_project
@with_messages
def resolve(
    forecast: str, outcome: str, *, because: str, seen: str | None, on: date | None, db: Path, messages: Messages
) -> None:
    """Say how a forecast came out. FORECAST is the start of an id that `forecasts` shows.

    The last decision counts; all of them are kept. OUTCOME tells of the forecast as it was said: of "will not resign",
    that no one resigned is "happened".
    """
    made, articles = _ledger(db, messages, on=on)
    shows = [name for name in articles if seen and name.startswith(seen)]
    if seen and len(shows) != 1:
        raise InputError(f"{len(shows) or 'no'} articles have an id that begins with {seen}")
    with _opened(db, create=False) as store:
        seen = shows[0] if shows else None
        entry = pipeline.resolve(store, made, forecast, OUTCOMES[outcome], because=because, seen=seen)
    messages.say(f"{entry.id[:13]}: {OUTCOMES[outcome] or 'open again'}")


@forecasts.command(
    cls=Command,
    examples="""\
pressreview forecasts scores                  who was right how often, by speaker and by outlet
pressreview forecasts scores --format jsonl   a pressreview/score/1 object a line
""",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text")
@with_project
@with_messages
def scores(*, form: str, db: Path, messages: Messages) -> None:
    """How the forecasts of each speaker and outlet came out, of those that somebody has resolved.

    For each band how many came true, with the 95 % interval of the share (Wilson 1927); from five resolved forecasts on
    also the Brier score, for which a band counts as its middle in the UK's probability yardstick.
    """
    made, _ = _ledger(db, messages, on=None)
    if not made.scores:
        raise InputError("no forecast is resolved yet; see: pressreview forecasts resolve --help")
    rows = map(json.score, made.scores)
    _listed(form, rows=rows, text=lambda: plain.scores(made))


def _ledger(db: Path, messages: Messages, *, on: date | None) -> tuple[Ledger, dict[str, Article]]:
    """All forecasts of the project as they stand on a day, today if none is given."""
    settings = Settings()
    with _opened(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        day = on.date() if isinstance(on, datetime) else on or date.today()
        return pipeline.forecasts(store, _found(store, settings, progress), settings, on=day, progress=progress)


class _Related(NamedTuple):
    """A story with what its articles say together."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    readings: dict[str, Reading]
    articles: dict[str, Article]


def _related(story: str | None, *, db: Path, messages: Messages) -> _Related:
    """The story asked for, else the largest, with what its articles say together."""
    settings = Settings()
    with _opened(db, create=False) as store, messages.progress() as progress:
        pipeline.read(store, settings, progress=progress)
        (chosen, *_) = _chosen(_found(store, settings, progress), named=[story] if story else [], ids=())
        made = pipeline.relate(store, chosen, settings)
        articles = store.articles(chosen.articles)
        return _Related(made.claims, made.links, pipeline.readings_of(store, [chosen], articles), articles)


def _listed(form: str, *, rows: Iterable[Json], text: Callable[[], str]) -> None:
    match form:
        case "text":
            put_text(text())
        case "json":
            put(json.document(list(rows)))
        case "jsonl":
            put(b"".join(map(json.line, rows)))


def _give(data: bytes, output: Path | None, messages: Messages) -> None:
    if output is None:
        put(data)
        return
    save(data, output)
    messages.say(f"written: {output}")


def _opened(db: Path, *, create: bool = True) -> "Store":
    from pressreview.store import Store

    return Store(db, create=create)


_MANY = 10
"""Articles from which it matters that some are undated: fewer were chosen by somebody."""


def _add(
    store: "Store",
    sources: tuple[str, ...] | list[str],
    settings: Settings,
    *,
    progress: pipeline.Progress,
    messages: Messages,
) -> tuple[str, ...]:
    before = store.count_articles()
    ids = pipeline.add(store, sources, settings, progress=progress)
    if not ids:
        raise InputError("no article went through")
    messages.say(f"{counted(len(ids), 'article')}, {store.count_articles() - before} of them new, in {store.path}")
    undated = store.count_undated(ids)
    if undated and len(ids) >= _MANY:
        messages.say(
            f"{undated} of them without a day: what belongs to one story is told less surely (a date in the file, or "
            "--published, tells it)"
        )
    return ids


def _found(store: "Store", settings: Settings, progress: pipeline.Progress) -> tuple[Story, ...]:
    stories = pipeline.group(store, settings, progress=progress)
    if not stories:
        raise InputError(f"no articles in {store.path} yet; bring some in with: pressreview add SOURCE…")
    return stories


def _names_story(thing: str) -> bool:
    return thing.startswith("sto1-") and not Path(thing).exists()


def _chosen(stories: tuple[Story, ...], *, named: list[str], ids: tuple[str, ...]) -> list[Story]:
    """The stories that are named or have one of the articles, largest first; the largest if nothing is asked."""
    for name in named:
        matches = sum(story.id.startswith(name) for story in stories)
        if matches != 1:
            raise InputError(f"{matches or 'no'} stories have an id that begins with {name}; see: pressreview stories")
    if not named and not ids:
        return [stories[0]]
    return [story for story in stories if story.id.startswith(tuple(named)) or not set(ids).isdisjoint(story.articles)]
