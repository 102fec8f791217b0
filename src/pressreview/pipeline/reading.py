"""Sources to articles, and articles to readings: who said what in each, as people corrected it."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pressreview.config import Settings
from pressreview.model import Article, Correction, Failure, Reading, Story
from pressreview.pipeline.progress import Progress, Step, silent

if TYPE_CHECKING:
    from pressreview.acquire import Acquired, Fetch
    from pressreview.annotate.reader.spans import SpanReader
    from pressreview.store import Store


def use_tables(folder: Path) -> None:
    """Know a user's outlets, states and bodies too, from tables in `folder`; before anything else is done."""
    from pressreview.tables import use

    use(folder)


def add(
    store: "Store",
    sources: Sequence[str],
    settings: Settings,
    *,
    fetch: "Fetch | None" = None,
    progress: Progress = silent,
) -> tuple[str, ...]:
    """Bring sources in; the ids of their articles, new or known, in the order given."""
    from pressreview.acquire import HttpFetch, acquire

    ids: list[str] = []
    failed: set[str] = set()
    found = acquire(sources, settings.acquire, fetch=fetch or HttpFetch(settings.acquire))
    for done, item in enumerate(found, start=1):
        if isinstance(item, Failure):
            store.put_failure(item)
            failed.add(item.subject)
        else:
            store.add_article(item.article, original=item.original, media_type=item.media_type)
            ids.append(item.article.id)
        progress(_acquired(done, item))
    for source in sources:
        if source not in failed:
            store.forget_failure("acquire", source)
    return tuple(dict.fromkeys(ids))


def _acquired(done: int, item: "Acquired | Failure") -> Step:
    if isinstance(item, Failure):
        return Step(stage="acquire", done=done, failure=item)
    return Step(
        stage="acquire", done=done, note=f"{item.article.path or item.article.url}: {item.note}" if item.note else None
    )


def read(
    store: "Store", settings: Settings, *, reader: "SpanReader | None" = None, progress: Progress = silent
) -> None:
    """Read every article that this reader has not read yet."""
    from pressreview.annotate import annotate, made_by
    from pressreview.annotate.reader import Reader

    reader = reader or Reader()
    waiting = store.pending_readings(made_by(reader))
    for done, item in enumerate(annotate(waiting, settings.annotate, reader=reader), start=1):
        if isinstance(item, Failure):
            store.put_failure(item)
        else:
            known = {item.article: item}
            store.put_reading(item, corrected=with_corrections(known, store.corrections(known))[item.article])
        failure = item if isinstance(item, Failure) else None
        progress(Step(stage="annotate", done=done, total=len(waiting), failure=failure))


def look(
    files: Sequence[str], settings: Settings, *, reader: "SpanReader | None" = None, progress: Progress = silent
) -> Iterator[tuple[Article, Reading]]:
    """Who said what in each article of `files`, in the order given, without a project file."""
    from pressreview.acquire import read_file
    from pressreview.annotate import annotate
    from pressreview.annotate.reader import Reader

    waiting: deque[Article] = deque()

    def articles() -> Iterator[Article]:
        for file in files:
            for item in read_file(file, settings.acquire):
                if isinstance(item, Failure) or item.note:
                    progress(_acquired(0, item))
                if not isinstance(item, Failure):
                    waiting.append(item.article)
                    yield item.article

    for done, item in enumerate(annotate(articles(), settings.annotate, reader=reader or Reader()), start=1):
        article = waiting.popleft()  # one result an article, in their order: the same text twice has two paths
        progress(Step(stage="annotate", done=done, failure=item if isinstance(item, Failure) else None))
        if not isinstance(item, Failure):
            yield article, item


def readings(store: "Store", ids: Collection[str] | None = None) -> dict[str, Reading]:
    """The readings by article id, of `ids` alone if given, as people corrected them: what all others go on from."""
    return with_corrections(store.readings(ids), store.corrections(ids))


def readings_of(store: "Store", stories: Sequence[Story], articles: Mapping[str, Article]) -> dict[str, Reading]:
    """The readings of stories by article id, every person under one name: what tells of a story goes on from these.

    `articles` are those of the stories. Whom people said that somebody is keeps that name.
    """
    from pressreview.naming import with_one_name

    ids = {name for story in stories for name in story.articles}
    return with_corrections(with_one_name(articles, store.readings(ids), stories), store.corrections(ids))


def with_corrections(found: dict[str, Reading], corrections: Sequence[Correction]) -> dict[str, Reading]:
    """Readings by article id, with what people corrected laid over them."""
    if not corrections:
        return found
    from pressreview.correct import corrected

    of: dict[str, list[Correction]] = {}
    for one in corrections:
        of.setdefault(one.at.place.article, []).append(one)
    return {name: corrected(reading, of[name]) if name in of else reading for name, reading in found.items()}
