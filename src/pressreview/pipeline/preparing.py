"""All that pages show, made before anybody asks for it: pages must come at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pressreview.config import Settings
from pressreview.model import Overview, Review, Story, conflict_key, content_id, count_outlets, independent
from pressreview.pipeline.progress import Progress, Step, silent
from pressreview.pipeline.reading import readings
from pressreview.pipeline.relating import group, relate_anew, related_from
from pressreview.pipeline.writing import write
from pressreview.provenance import maker

if TYPE_CHECKING:
    from pressreview.store import Store


def prepare(store: "Store", settings: Settings, *, progress: Progress = silent) -> None:
    """Make what pages show: each story's claims, review, overview and forecasts; only what is not there yet."""
    stories = group(store, settings, progress=progress)
    read_by, corrections = store.read_by(), store.corrections()
    known, overviewed = store.corroborated_from(), store.overviewed_from()
    corrected = {name for one in corrections for name in one.articles}
    made: dict[str, str] = {}
    for done, story in enumerate(stories, start=1):
        its = corrected.intersection(story.articles)
        about = [one for one in corrections if its.intersection(one.articles)] if its else []
        made[story.id] = related_from(story, read_by, about, settings)
        if known.get(story.id) != made[story.id]:
            relate_anew(store, story, about, settings, made_from=made[story.id])
        drafted = maker("draft"), settings.draft, story.related
        made_from = content_id("mad1", maker("verify"), drafted, made[story.id])
        if overviewed.get(story.id) != made_from:
            review = write(store, story, settings)
            store.put_overview(_overview(store, story, review), made_from=made_from)
        progress(Step(stage="draft", done=done, total=len(stories)))
    _follow(store, stories, made, progress)


def _follow(store: "Store", stories: Sequence[Story], made: Mapping[str, str], progress: Progress) -> None:
    """The forecasts of each story, where it or one that it is related to is new; `made` says what each is made from."""
    from pressreview.follow import entries_of

    by_id, known = {one.id: one for one in stories}, store.followed_from()
    for done, story in enumerate(stories, start=1):
        near = [by_id[name] for name in story.related if name in by_id]
        made_from = content_id("mad1", maker("follow"), made[story.id], [(one.id, made[one.id]) for one in near])
        if known.get(story.id) != made_from:
            ids = {name for one in (story, *near) for name in one.articles}
            found = entries_of(story, near, store.claims(story.id), store.articles(ids), readings(store, ids))
            store.put_entries(story.id, tuple(found), made_from=made_from)
        progress(Step(stage="follow", done=done, total=len(stories)))


def _overview(store: "Store", story: Story, review: Review) -> Overview:
    articles, said = store.articles(story.articles), readings(store, story.articles)
    conflicts = {conflict_key(one, other, articles) for one in store.claims(story.id) for other in one.conflicts}
    return Overview(
        story=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        articles=len(story.articles),
        outlets=count_outlets(articles.values()),
        origins=independent(store.origins(story.id)),
        conflicts=len(conflicts),
        forecasts=sum(len(one.foretold) for one in said.values()),
        days=tuple(sorted(one.day for one in articles.values() if one.day is not None)),
        reviewed=review.says_something,
    )
