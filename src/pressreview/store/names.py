"""The index of names: who is named in which article, and how much of what it reports is theirs."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, delete, false, func, select
from sqlalchemy.dialects.sqlite import insert

from pressreview.model import Reading
from pressreview.store import tables


def put(db: Connection, reading: Reading) -> None:
    """Bring the names of an article up to date with its reading."""
    kept, sums = tables.named, tables.names
    before = db.execute(select(kept.c.name).where(kept.c.article == reading.article)).scalars().all()
    db.execute(delete(kept).where(kept.c.article == reading.article))
    found = _names(reading)
    if found:
        db.execute(insert(kept), [{"article": reading.article, **row} for row in found.values()])
    touched = sorted({*before, *found})
    for start in range(0, len(touched), _AT_ONCE):
        some = touched[start : start + _AT_ONCE]
        db.execute(delete(sums).where(sums.c.name.in_(some)))
        counted = (
            select(kept.c.name, func.min(kept.c.kind), func.sum(kept.c.said), func.count())
            .where(kept.c.name.in_(some))
            .group_by(kept.c.name)
        )
        db.execute(insert(sums).from_select(["name", "kind", "said", "articles"], counted))
    _put_words(db, new=found.keys() - {*before}, gone={*before} - found.keys())


def _put_words(db: Connection, *, new: Collection[str], gone: Collection[str]) -> None:
    """Know the words of new names; forget those of names that no article has any more."""
    kept, sums = tables.name_words, tables.names
    if new:
        pairs = [{"word": word, "name": name} for name in sorted(new) for word in words_of(name)]
        if pairs:
            db.execute(insert(kept).on_conflict_do_nothing(), pairs)
    for name in sorted(gone):
        if not db.execute(select(sums.c.name).where(sums.c.name == name)).first():
            for word in words_of(name):
                db.execute(delete(kept).where(kept.c.word == word, kept.c.name == name))


def words_of(name: str) -> list[str]:
    """The words of a name; case and accents do not count."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return sorted({*re.findall(r"\w+", plain.casefold())})


def like(words: str, *, most: int, skip: int = 0) -> Select[Any]:
    """Names with words that begin like each of these ("" for all), those who say most first."""
    sums, kept = tables.names, tables.name_words
    chosen = select(sums.c.name, sums.c.kind, sums.c.said, sums.c.articles)
    if words:
        asked = words_of(words)
        if not asked:
            chosen = chosen.where(false())
        for word in asked:
            chosen = chosen.where(sums.c.name.in_(select(kept.c.name).where(begins(kept.c.word, word))))
    return chosen.order_by(sums.c.said.desc(), sums.c.articles.desc(), sums.c.name).limit(most).offset(skip)


def articles_naming(names: Sequence[str], *, most: int) -> Select[Any]:
    """Ids of the newest articles that have one of these names."""
    kept, articles = tables.named, tables.articles
    return (
        select(kept.c.article)
        .join(articles, articles.c.id == kept.c.article)
        .where(kept.c.name.in_(names))
        .group_by(kept.c.article)
        .order_by(articles.c.published_at.desc(), kept.c.article)
        .limit(most)
    )


def begins(column: Column[Any], asked: str) -> ColumnElement[bool]:
    """Whether a text begins so, as a stretch of its index: `LIKE` would look at every row."""
    return and_(column >= asked, column < f"{asked}{_LAST}")


_LAST = "\U0010ffff"
"""Sorts behind every other character."""
_AT_ONCE = 500
"""Names in one statement; SQLite allows 32,766 parameters."""


def _names(reading: Reading) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in reading.attributions:
        if one.speaker is not None and one.speaker.name is not None:
            name = one.speaker.name
            row = found.setdefault(name, {"name": name, "kind": one.speaker.kind, "said": 0})
            row["said"] += 1
    for mention in reading.mentions:
        found.setdefault(mention.name, {"name": mention.name, "kind": mention.kind, "said": 0})
    return found
