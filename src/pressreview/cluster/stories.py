"""From many mixed articles to stories: each with its headline, its articles oldest first, and its relations."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from pressreview.cluster.chapters import join_chapters
from pressreview.cluster.linkage import link
from pressreview.cluster.similarity import cosine, similar_pairs
from pressreview.cluster.words import Row, Vectors, Weigher
from pressreview.config import ClusterSettings
from pressreview.model import Article, Story, content_id
from pressreview.text import sentences

WORST_PAIR = 0.5
"""No two articles of a story are less alike than this part of the similarity asked of the mean."""
HALF_LIFE_DAYS = 10.0
"""The same words say less of the same event the more days lie between (seen on a year of one election campaign)."""
MIN_RELATED = 0.15
"""Cosine (0-1) from which two stories are related: about what two stories on the same kind of event have."""
MAX_RELATED = 5
MAX_TITLE = 300
"""Characters in which the first sentence of an untitled article is looked for."""


def cluster(articles: Sequence[Article], settings: ClusterSettings) -> tuple[Story, ...]:
    """Stories of the articles, the one with the latest article first; every article is in exactly one.

    The order in which the articles come makes no difference, and the same article twice is one. Precision first: a
    story in two is a nuisance, two stories in one would let newsrooms corroborate what they never wrote about.
    """
    unique = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    if not unique:
        return ()
    weigher = Weigher(unique)
    vectors = weigher.articles()
    days = [article.day for article in unique]
    lowest = WORST_PAIR * settings.min_similarity
    pairs = (
        (one, other, aged)
        for one, other, alike in similar_pairs(vectors, at_least=lowest)
        if (aged := alike * _closeness(days[one], days[other])) >= lowest
    )
    groups = link(
        days,
        pairs,
        min_mean=settings.min_similarity,
        max_gap_days=settings.max_gap_days,
    )
    groups = join_chapters(groups, vectors, names=weigher.rare_names(), days=days, max_gap_days=settings.max_gap_days)
    ids = [content_id("sto1", *sorted(unique[number].id for number in group)) for group in groups]
    centres = vectors.centres(groups)
    headlines = weigher.texts(article.title or "" for article in unique)
    related = _related(ids, centres)
    stories = []
    for place, group in enumerate(groups):
        ordered = sorted((unique[number] for number in group), key=oldest_first)
        dated = [article.day for article in ordered if article.day is not None]
        stories.append(
            Story(
                id=ids[place],
                title=_title(unique, group=group, headlines=headlines, centre=centres.row(place)),
                articles=tuple(article.id for article in ordered),
                first=min(dated, default=None),
                last=max(dated, default=None),
                related=related[place],
            )
        )
    return tuple(sorted(stories, key=lambda story: (-(story.last or date.min).toordinal(), story.id)))


def _closeness(one: date | None, other: date | None) -> float:
    """How much of their likeness two articles keep for the days between them: half after `HALF_LIFE_DAYS`."""
    if one is None or other is None:
        return 1.0
    return float(2 ** (-abs((one - other).days) / HALF_LIFE_DAYS))


def oldest_first(article: Article) -> tuple[bool, float, str]:
    """Sort key: dated articles by time (a day without a time counts from its beginning, UTC), then the undated."""
    when = article.published_at
    if when is None:
        return True, 0.0, article.id
    if not isinstance(when, datetime):
        when = datetime.combine(when, time(), UTC)
    return False, when.timestamp(), article.id


def _title(unique: Sequence[Article], *, group: Sequence[int], headlines: Vectors, centre: Row) -> str:
    """Choose the headline nearest to the middle of the story; without any, take its oldest first sentence."""
    titled = [number for number in group if unique[number].title and len(headlines.row(number)[0])]
    if titled:
        best = max(titled, key=lambda number: (cosine(headlines.row(number), centre), unique[number].id))
        return (unique[best].title or "").strip()
    first = min((unique[number] for number in group), key=oldest_first)
    return " ".join(sentences(first.text[:MAX_TITLE])[0].of(first.text).split())


def _related(ids: Sequence[str], centres: Vectors) -> list[tuple[str, ...]]:
    """For each story the ids of the others that share its people, places and topic, nearest first."""
    near: list[list[tuple[float, str]]] = [[] for _ in ids]
    for one, other, alike in similar_pairs(centres, at_least=MIN_RELATED):
        near[one].append((-alike, ids[other]))
        near[other].append((-alike, ids[one]))
    return [tuple(story for _, story in sorted(found)[:MAX_RELATED]) for found in near]
