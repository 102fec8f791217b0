"""What was foretold, how it stands on a day, and what people decided of how it came out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.model import Article, Entry, Ledger, Passage, Resolution, Story, content_id
from pressreview.model.ledger import Outcome
from pressreview.pipeline.progress import Progress, Step, silent
from pressreview.pipeline.reading import readings_of
from pressreview.pipeline.relating import related
from pressreview.provenance import maker

if TYPE_CHECKING:
    from pressreview.store import Store


def forecasts(
    store: "Store", stories: Sequence[Story], settings: Settings, *, on: date, progress: Progress = silent
) -> tuple[Ledger, dict[str, Article]]:
    """The forecasts of `stories` as they stand on a day, and the articles that tell of them; what is new is made.

    `stories` are all of the project: what came of a forecast is looked for in those near its own too.
    """
    made = {story.id: made_from for story, made_from in related(store, stories, settings, progress=progress)}
    follow(store, stories, made, progress=progress)
    found = store.entries_in([story.id for story in stories])
    ids = {one.article for entry in found for one in entry.tellings} | {
        one.at.article for entry in found for one in entry.signs
    }
    return agenda(store, found, on=on), store.articles(ids)


def follow(store: "Store", stories: Sequence[Story], made: Mapping[str, str], *, progress: Progress = silent) -> None:
    """The forecasts of each story, where it or one that it is related to is new; `made` says what each is made from."""
    from pressreview.follow import entries_of

    by_id, known = {one.id: one for one in stories}, store.followed_from()
    for done, story in enumerate(stories, start=1):
        near = [by_id[name] for name in story.related if name in by_id]
        made_from = content_id("mad1", maker("follow"), made[story.id], [(one.id, made[one.id]) for one in near])
        if known.get(story.id) != made_from:
            ids = {name for one in (story, *near) for name in one.articles}
            articles = store.articles(ids)
            said = readings_of(store, [story, *near], articles)
            found = entries_of(story, near, store.claims(story.id), articles, said)
            store.put_entries(story.id, tuple(found), made_from=made_from)
        progress(Step(stage="follow", done=done, total=len(stories)))


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
