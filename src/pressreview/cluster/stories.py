"""From many mixed articles to stories: each with its headline, its articles oldest first, and its relations."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time

import numpy as np

from pressreview.cluster.index import likenesses
from pressreview.cluster.stream import Stream, order_of
from pressreview.cluster.words import Row, Words, weigh, weigh_headline
from pressreview.config import ClusterSettings
from pressreview.model import Article, Checkpoint, Clustering, Story, content_id
from pressreview.text import sentences

MIN_RELATED = 0.15
"""Cosine (0-1) from which two stories are related: about what two stories on the same kind of event have."""
MAX_RELATED = 5
MAX_TITLE = 300
"""Characters in which the first sentence of an untitled article is looked for."""
_DATELINE = re.compile(r"\s*[A-Z][A-Z .,’'-]{2,40}(?:\([^()\n]{2,40}\)\s?)?(?:[–—―:]|-(?=\s))\s*(?=\S)")
"""A place in capitals before a text: "ALBA — ", "PORT ANSEL (VPA) - "."""
CHECKPOINTS = (64, 512, 4_096, 32_768)
"""One is kept at the last multiple of each: where an article comes late, fewer than that are placed anew before it."""


def _nobody_asks(_placed: int) -> None:
    """Nobody asks how many articles are placed."""


def cluster(articles: Sequence[Article], settings: ClusterSettings) -> tuple[Story, ...]:
    """Stories of the articles, the one with the latest article first; every article is in exactly one.

    The order in which the articles are given makes no difference, and the same article twice is one. Precision first: a
    story in two is a nuisance, two stories in one would let newsrooms corroborate what they never wrote about.
    """
    return cluster_on(articles, settings, Clustering())[0]


def cluster_on(
    articles: Sequence[Article],
    settings: ClusterSettings,
    known: Clustering,
    *,
    placed: Callable[[int], None] = _nobody_asks,
) -> tuple[tuple[Story, ...], Clustering]:
    """The same, going on from what was found with the same settings when there were fewer articles.

    Articles are placed from the oldest to the newest. What comes late is placed where it belongs, and all after it
    anew: what is found does not depend on when which article came. `placed` is told how many are.
    """
    unique = sorted({article.id: article for article in articles}.values(), key=oldest_first)
    valid = [one for one in known.checkpoints if one.of == order_of([article.id for article in unique[: one.articles]])]
    last = valid[-1] if valid else Checkpoint(articles=0, of="", opened=0, stories=())
    about = [_about(article, known) for article in unique[: last.articles]]
    stream = Stream.resumed(settings, last, unique[: last.articles], about)
    wanted = {len(unique) - len(unique) % step for step in CHECKPOINTS}
    for number in range(last.articles, len(unique)):
        about.append(_about(unique[number], known))
        stream.add(unique[number], about[number])
        if number + 1 in wanted:
            valid.append(stream.checkpoint())
        placed(number + 1)
    kept = {max((one.articles for one in valid if one.articles <= place), default=0) for place in wanted}
    words = {article.id: one.packed() for article, one in zip(unique, about, strict=True)}
    found = Clustering(words=words, checkpoints=tuple(one for one in valid if one.articles in kept))
    return _stories(unique, stream), found


def _about(article: Article, known: Clustering) -> Words:
    try:
        return Words.unpacked(known.words[article.id])
    except (KeyError, ValueError):  # not known, or damaged
        return weigh(article)


def _stories(unique: Sequence[Article], stream: Stream) -> tuple[Story, ...]:
    """The story with the latest article first."""
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
    columns, places = np.unique(np.concatenate([row.columns for row in rows]), return_inverse=True)
    weights = np.bincount(places, np.concatenate([row.weights for row in rows])).astype(np.float64)
    length = float(np.sqrt(weights @ weights))
    return Row(columns=columns, weights=weights / length if length else weights)


def _title(articles: Sequence[Article], centre: Row) -> str:
    """Choose the headline nearest to the middle of the story; without any, take its oldest first sentence."""
    rows = {article.id: weigh_headline(article.title) for article in articles if article.title}
    titled = [article for article in articles if article.id in rows and len(rows[article.id].columns)]
    if titled:
        best = max(titled, key=lambda article: (rows[article.id].dot(centre), article.id))
        return (best.title or "").strip()
    text = articles[0].text
    dateline = _DATELINE.match(text)
    start = dateline.end() if dateline else 0
    opening = " ".join(sentences(text[start : start + MAX_TITLE])[0].of(text[start:]).split())
    cut = len(opening) >= MAX_TITLE - 1 and len(text) > start + MAX_TITLE
    return f"{opening.rpartition(' ')[0] or opening}…" if cut else opening


def _related(ids: Sequence[str], centres: Sequence[Row]) -> list[tuple[str, ...]]:
    """For each story the ids of the others that share its people, places and topic, nearest first."""
    return [
        tuple(story for _, story in sorted((-alike, ids[other]) for other, alike in others)[:MAX_RELATED])
        for others in likenesses(centres, least=MIN_RELATED)
    ]
