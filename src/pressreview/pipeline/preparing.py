"""All that pages show, made before anybody asks for it: pages must come at once."""

from typing import TYPE_CHECKING

from pressreview.config import Settings
from pressreview.model import Overview, Review, Story, conflict_key, content_id, count_outlets, independent
from pressreview.pipeline.following import follow
from pressreview.pipeline.progress import Progress, Step, silent
from pressreview.pipeline.reading import readings
from pressreview.pipeline.relating import group, related
from pressreview.pipeline.writing import write
from pressreview.provenance import maker

if TYPE_CHECKING:
    from pressreview.store import Store


def prepare(store: "Store", settings: Settings, *, progress: Progress = silent) -> None:
    """Make what pages show: each story's claims, review, overview and forecasts; only what is not there yet."""
    stories = group(store, settings, progress=progress)
    overviewed, made = store.overviewed_from(), {}
    for done, (story, related_from) in enumerate(related(store, stories, settings), start=1):
        made[story.id] = related_from
        drafted = maker("draft"), settings.draft, story.related
        made_from = content_id("mad1", maker("verify"), drafted, related_from)
        if overviewed.get(story.id) != made_from:
            review = write(store, story, settings)
            store.put_overview(_overview(store, story, review), made_from=made_from)
        progress(Step(stage="draft", done=done, total=len(stories)))
    follow(store, stories, made, progress=progress)


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
