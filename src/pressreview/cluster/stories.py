"""From many mixed articles to stories: each with its headline, its articles oldest first, and its relations."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from pressreview.cluster.index import Index
from pressreview.cluster.stream import Stream
from pressreview.cluster.words import Row, weigh_headline
from pressreview.config import ClusterSettings
from pressreview.model import Article, Story, content_id
from pressreview.text import sentences

MIN_RELATED = 0.15
"""Cosine (0-1) from which two stories are related: about what two stories on the same kind of event have."""
MAX_RELATED = 5
MAX_TITLE = 300
"""Characters in which the first sentence of an untitled article is looked for."""


def cluster(articles: Sequence[Article], settings: ClusterSettings) -> tuple[Story, ...]:
    """Stories of the articles, the one with the latest article first; every article is in exactly one.

    The order in which the articles are given makes no difference, and the same article twice is one. Precision first: a
    story in two is a nuisance, two stories in one would let newsrooms corroborate what they never wrote about.
    """
    unique = sorted({article.id: article for article in articles}.values(), key=oldest_first)
    stream = Stream(settings)
    for article in unique:
        stream.add(article)
    groups = sorted(stream.stories())
    ids = [content_id("sto1", *sorted(unique[number].id for number in group)) for group in groups]
    centres = [_centre([stream.row(number) for number in group]) for group in groups]
    related = _related(ids, centres)
    stories = []
    for place, group in enumerate(groups):
        ordered = [unique[number] for number in group]
        dated = [article.day for article in ordered if article.day is not None]
        stories.append(
            Story(
                id=ids[place],
                title=_title(ordered, centres[place]),
                articles=tuple(article.id for article in ordered),
                first=min(dated, default=None),
                last=max(dated, default=None),
                related=related[place],
            )
        )
    return tuple(sorted(stories, key=lambda story: (-(story.last or date.min).toordinal(), story.id)))


def oldest_first(article: Article) -> tuple[bool, float, str]:
    """Sort key: dated articles by time (a day without a time counts from its beginning, UTC), then the undated."""
    when = article.published_at
    if when is None:
        return True, 0.0, article.id
    if not isinstance(when, datetime):
        when = datetime.combine(when, time(), UTC)
    return False, when.timestamp(), article.id


def _centre(rows: Sequence[Row]) -> Row:
    """Give the direction of the sum of some rows."""
    total: dict[int, float] = {}
    for row in rows:
        for column, weight in zip(row.columns.tolist(), row.weights.tolist(), strict=True):
            total[column] = total.get(column, 0.0) + weight
    return Row.of(total)


def _title(articles: Sequence[Article], centre: Row) -> str:
    """Choose the headline nearest to the middle of the story; without any, take its oldest first sentence."""
    rows = {article.id: weigh_headline(article.title) for article in articles if article.title}
    titled = [article for article in articles if article.id in rows and len(rows[article.id].columns)]
    if titled:
        best = max(titled, key=lambda article: (rows[article.id].dot(centre), article.id))
        return (best.title or "").strip()
    text = articles[0].text
    return " ".join(sentences(text[:MAX_TITLE])[0].of(text).split())


def _related(ids: Sequence[str], centres: Sequence[Row]) -> list[tuple[str, ...]]:
    """For each story the ids of the others that share its people, places and topic, nearest first."""
    index = Index()
    for centre in centres:
        index.add(centre)
    related = []
    for place, centre in enumerate(centres):
        others = [other for other in index.near(centre) if other != place]
        alike = index.cosines(centre, others)
        near = [(-one, ids[other]) for one, other in zip(alike.tolist(), others, strict=True) if one >= MIN_RELATED]
        related.append(tuple(story for _, story in sorted(near)[:MAX_RELATED]))
    return related
