"""The index of the articles' words: which articles hold these words, or this sequence of them.

SQLite's FTS5 takes texts apart as it takes apart what is asked for: letters and digits make words, case and accents do
not count, and everything else (quotation marks, dashes, full stops, any kind of space) only parts them. "don’t" is
"don" and "t" on both sides, "1,200" is "1" and "200".
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, select, table, text

from pressreview.store import tables

_INDEX = table("words", column("rowid"), column("words"), column("rank"))
"""As FTS5 shows it: a column of the table's own name is what is searched, `rank` is bm25, best lowest."""
_NOTHING = '""'
"""What no article has."""
_NOT_TO_BE_BOUND = re.compile("[\0\ud800-\udfff]")
MAX_WORD_CHARACTERS = 50
"""A longer word is not looked for; no language of the news has one."""
MAX_CHARACTERS = 6_000
"""Of all that is looked for at once, some thousand words: what a draft may ask for is bounded."""


def add(db: Connection, article: str) -> None:
    """Put the words of an article that was just added into the index."""
    number = db.execute(tables.numbers.insert().values(article=article)).inserted_primary_key[0]  # type: ignore[index]
    db.execute(
        text(
            "INSERT INTO words (rowid, title, text) SELECT number, title, text FROM searchable WHERE number = :number"
        ),
        {"number": number},
    )


def missing(db: Connection) -> Sequence[str]:
    """Ids of articles that the index does not know."""
    known = select(tables.numbers.c.article).where(
        tables.numbers.c.number.in_(select(column("id")).select_from(table("words_docsize")))
    )
    chosen = select(tables.articles.c.id).where(tables.articles.c.id.not_in(known)).order_by(tables.articles.c.id)
    return db.execute(chosen).scalars().all()


def with_any(words: Sequence[str], *, most: int) -> Select[Any]:
    """Ids of the articles with any of `words`, best first; a word that parts into several is a phrase of them."""
    asked, left = [], MAX_CHARACTERS
    for word in dict.fromkeys(words):
        if len(word) > MAX_WORD_CHARACTERS:
            continue
        left -= len(word)
        if left < 0:
            break
        asked.append(_quoted(word))
    return _matching(" OR ".join(asked) or _NOTHING).order_by(_INDEX.c.rank, tables.numbers.c.article).limit(most)


def with_all(words: Sequence[str], *, most: int) -> Select[Any]:
    """Ids of the articles with all of `words`, best first; the last may be the beginning of one."""
    asked = [_quoted(word) for word in words if len(word) <= MAX_WORD_CHARACTERS]
    whole = f"{' AND '.join(asked)} *" if asked else _NOTHING
    return _matching(whole).order_by(_INDEX.c.rank, tables.numbers.c.article).limit(most)


def with_all_in_order(words: Sequence[str], *, most: int) -> Select[Any]:
    """Ids of the articles with `words` one after the other and nothing between them, by id."""
    phrase = " ".join(words)
    return (
        _matching(_quoted(phrase) if len(phrase) <= MAX_CHARACTERS else _NOTHING)
        .order_by(tables.numbers.c.article)
        .limit(most)
    )


def last_with(phrase: str, *, most: int) -> Select[Any]:
    """Ids of the articles with `phrase`, its last word perhaps cut short: those that came last."""
    return _matching(f"{_quoted(phrase)} *").order_by(_INDEX.c.rowid.desc()).limit(most)


def _matching(asked: str) -> Select[Any]:
    found = _INDEX.join(tables.numbers, tables.numbers.c.number == _INDEX.c.rowid)
    return select(tables.numbers.c.article).select_from(found).where(_INDEX.c.words.match(asked))


def _quoted(words: str) -> str:
    """As a string of FTS5's language, in which nothing but the quotation mark means anything."""
    return '"' + _NOT_TO_BE_BOUND.sub(" ", words).replace('"', '""') + '"'
