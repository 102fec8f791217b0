"""What was foretold, how it stands on a day, and what people decided of how it came out."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.model import Article, Entry, Ledger, Passage, Resolution, Story
from pressreview.model.ledger import Outcome
from pressreview.pipeline.progress import Progress, Step, silent
from pressreview.pipeline.reading import readings
from pressreview.pipeline.relating import relate

if TYPE_CHECKING:
    from pressreview.store import Store


def forecasts(
    store: "Store", stories: Sequence[Story], settings: Settings, *, on: date, progress: Progress = silent
) -> tuple[Ledger, dict[str, Article]]:
    """The forecasts of `stories` as they stand on a day, and the articles of the project."""
    from pressreview.follow import ledger

    claims = {}
    for done, story in enumerate(stories, start=1):
        claims[story.id] = relate(store, story, settings).claims
        progress(Step(stage="corroborate", done=done, total=len(stories)))
    articles = store.articles(only_read=True)
    return ledger(stories, claims, articles, readings(store), store.resolutions(), on=on), articles


def resolve(
    store: "Store", made: Ledger, asked: str, outcome: Outcome | None, *, because: str = "", seen: str | None = None
) -> Entry:
    """Keep what a person decided of the forecast whose id begins so, beside all decided before; None opens it again."""
    from pressreview.follow import find_entry

    return _resolved(store, find_entry(asked, made), outcome, because=because, seen=seen, on=made.on)


def resolve_kept(store: "Store", asked: str, outcome: Outcome | None, *, because: str = "", on: date) -> Entry:
    """The same of a forecast that is kept. Raises `InputError` where there is none of that id."""
    if (entry := store.entry(asked)) is None:
        raise InputError(f"no forecast has an id that begins with {asked}; it may have been read anew")
    return _resolved(store, entry, outcome, because=because, seen=None, on=on)


def _resolved(
    store: "Store", entry: Entry, outcome: Outcome | None, *, because: str, seen: str | None, on: date
) -> Entry:
    at = Passage(article=entry.first.article, span=entry.first.spans[0])
    decision = Resolution(
        forecast=entry.id, at=at, outcome=outcome, decided=on, because=because, seen=seen
    )  # fmt: skip
    store.add_resolution(decision)
    return entry


def agenda(store: "Store", found: Sequence[Entry], *, on: date) -> Ledger:
    """How forecasts that are kept stand on a day."""
    from pressreview.follow import standing

    return standing(found, store.resolutions(), on=on)


def decided(store: "Store", *, on: date) -> Ledger:
    """The kept forecasts of which somebody decided how they came out, as they stand on a day.

    Its scores do not know how many forecasts somebody made: only those of stories with a decision are looked at.
    """
    resolutions = store.resolutions()
    stories = store.stories_with({one.at.article for one in resolutions})
    ids = {one.forecast for one in resolutions}
    at = {one.at.article for one in resolutions}
    near = [
        one
        for one in store.entries_in([story.id for story in stories])
        if one.id in ids or any(told.article in at for told in one.tellings)
    ]
    made = agenda(store, near, on=on)
    return replace(made, entries=tuple(one for one in made.entries if one.status == "resolved"))
