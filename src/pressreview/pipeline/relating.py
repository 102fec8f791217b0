"""Articles to stories, and a story to its claims: who else says it, who repeats whom, where it begins."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pressreview.config import Settings
from pressreview.model import Correction, Story, content_id, independent
from pressreview.pipeline.progress import Progress, Step, silent
from pressreview.pipeline.reading import with_corrections
from pressreview.provenance import maker

if TYPE_CHECKING:
    from pressreview.corroborate import Corroboration
    from pressreview.store import Store


def group(store: "Store", settings: Settings, *, progress: Progress = silent) -> tuple[Story, ...]:
    """The stories of the articles that could be read, largest first; where an article has come, it is placed."""
    from pressreview.cluster import cluster_on

    made_from = content_id("mad1", maker("cluster"), settings.cluster, sorted(store.read_by()))
    if not (stories := store.stories(made_from=made_from)):
        articles = tuple(store.articles(only_read=True).values())
        made_by = content_id("mad1", maker("cluster"), settings.cluster)

        def placed(number: int) -> None:
            progress(Step(stage="cluster", done=number, total=len(articles)))

        found, known = cluster_on(articles, settings.cluster, store.clustering(made_by), placed=placed)
        store.replace_stories(found, made_from=made_from)
        store.put_clustering(known, made_by=made_by)
        stories = store.stories()
    return stories


def relate(store: "Store", story: Story, settings: Settings) -> "Corroboration":
    """The claims of a story, who repeats whom, and where it begins; found again when an article was read anew."""
    from pressreview.corroborate import Corroboration

    corrections = store.corrections(story.articles)
    made_from = related_from(story, store.read_by(story.articles), corrections, settings)
    if store.corroborated_from([story.id]).get(story.id) != made_from:
        relate_anew(store, story, corrections, settings, made_from=made_from)
    return Corroboration(
        story=story.id,
        claims=store.claims(story.id),
        links=store.links(story.id),
        origins=store.origins(story.id),
    )


def related(
    store: "Store", stories: Sequence[Story], settings: Settings, *, progress: Progress = silent
) -> Iterator[tuple[Story, str]]:
    """Yield each story once its claims are there, with what they are made from; those of many are asked for at once."""
    read_by, corrections, known = store.read_by(), store.corrections(), store.corroborated_from()
    corrected = {name for one in corrections for name in one.articles}
    for done, story in enumerate(stories, start=1):
        its = corrected.intersection(story.articles)
        about = [one for one in corrections if its.intersection(one.articles)] if its else []
        made_from = related_from(story, read_by, about, settings)
        if known.get(story.id) != made_from:
            relate_anew(store, story, about, settings, made_from=made_from)
        yield story, made_from
        progress(Step(stage="corroborate", done=done, total=len(stories)))


def related_from(
    story: Story, read_by: Mapping[str, str], corrections: Sequence[Correction], settings: Settings
) -> str:
    """What the claims of a story are made from: a reading is told by its article and by what read it."""
    read = [(name, read_by[name]) for name in story.articles if name in read_by]
    made_by = maker("corroborate"), maker("correct"), settings.corroborate
    return content_id("mad1", made_by, story.id, read, [one.id for one in corrections])


def relate_anew(
    store: "Store", story: Story, corrections: Sequence[Correction], settings: Settings, *, made_from: str
) -> None:
    """Find the claims of a story again, and keep them with what they are made from."""
    from pressreview.correct import kept_apart
    from pressreview.corroborate import corroborate
    from pressreview.naming import with_one_name

    articles = store.articles(story.articles)
    said = with_corrections(with_one_name(articles, store.readings(story.articles), [story]), corrections)
    made = corroborate(story, articles, said, settings.corroborate, apart=kept_apart(corrections))
    store.put_corroboration(story.id, claims=made.claims, links=made.links, origins=made.origins, made_from=made_from)


def origins(
    store: "Store", stories: Sequence[Story], settings: Settings, *, progress: Progress = silent
) -> dict[str, int]:
    """In how many places the reports of each story begin, as far as that is known, by story."""
    found = related(store, stories, settings, progress=progress)
    return {story.id: independent(store.origins(story.id)) for story, _ in found}
