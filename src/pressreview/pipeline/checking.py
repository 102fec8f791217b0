"""A draft to its audit: what it says that no article of the project does."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.model import Article, Audit, Draft, Failure, Link, Rule
from pressreview.pipeline.progress import Progress, silent
from pressreview.pipeline.reading import read, readings

if TYPE_CHECKING:
    from pressreview.annotate.reader.spans import SpanReader
    from pressreview.store import Store
    from pressreview.verify import Read


def read_draft(path: str, settings: Settings) -> Draft:
    """A draft from a file, or from standard input ("-"). Raises `InputError`."""
    from pressreview.acquire import read_draft

    return read_draft(path, settings.acquire)


def check(
    store: "Store",
    draft: Draft,
    settings: Settings,
    *,
    reader: "SpanReader | None" = None,
    progress: Progress = silent,
) -> Audit:
    """Hold a draft against the articles of the project, all of them read; only those that could carry it are loaded.

    Raises `InputError` where there is no article, or the draft is in no language that the reader knows.
    """
    from pressreview.annotate.reader import Reader
    from pressreview.corroborate import links_between
    from pressreview.verify import check_draft, counts_outlets, queries

    reader = reader or Reader()
    read(store, settings, reader=reader, progress=progress)
    if not (available := store.count_articles()):
        raise InputError(f"nothing to check against: {store.path} holds no article; bring some in: pressreview add")
    said = said_in(draft, settings, reader=reader, publishers=store.outlets())
    chosen: dict[str, None] = {}
    for query in queries(said):
        search = store.holding if query.in_order else store.search
        chosen |= dict.fromkeys(search(query.words, most=query.most))
    articles, those = store.articles(tuple(chosen)), readings(store, tuple(chosen))
    links: dict[str, list[Link]] = {}
    if counts_outlets(draft.text):
        for link in links_between(articles, those):
            links.setdefault(link.article, []).append(link)
    return check_draft(draft, said, articles, those, links, available=available)


def said_in(draft: Draft, settings: Settings, *, reader: "SpanReader", publishers: Sequence[str]) -> "Read":
    """A draft as it is read. Raises `InputError` where it is in no language that the reader knows."""
    from pressreview.annotate import annotate
    from pressreview.verify import Read

    article = Article.of(draft.text, path=draft.path)
    (found,) = annotate([article], settings.annotate, reader=reader)
    if isinstance(found, Failure):
        raise InputError(f"{draft.path}: {found.reason}")
    return Read(article, found, publishers=publishers)


def rules() -> tuple[Rule, ...]:
    """What `check` looks for, by id."""
    from pressreview.verify import RULES

    return tuple(RULES[number] for number in sorted(RULES))


def choose(
    audit: Audit, *, select: Sequence[str], ignore: Sequence[str], baseline: Collection[str], comments: bool
) -> Audit:
    """The findings of an audit that count; see `verify.drafts.choice`."""
    from pressreview.verify.drafts.choice import chosen

    return chosen(audit, select=select, ignore=ignore, baseline=baseline, comments=comments)
