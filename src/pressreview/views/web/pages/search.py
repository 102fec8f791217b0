"""Search: articles by their words, speakers by name, claims by what they say."""

import re

from pressreview.model import Article, Record, Span
from pressreview.store import Store
from pressreview.views import lines
from pressreview.views.page import clean, day_of
from pressreview.views.web.links import Links
from pressreview.views.web.view import View

ARTICLES, NAMES, CLAIMS = 20, 12, 10
MAX_CHARACTERS = 200
"""Of what is looked for; the rest is left out."""
_BESIDE = 110
"""Letters of the text on either side of the first word found."""
_WORD = re.compile(r"\w+")


class Hit(Record):
    """An article, with some of its text around the first words found."""

    title: str
    href: str
    credit: str
    snippet: tuple[tuple[str, bool], ...]
    """Words, and whether they were looked for."""


def search(store: Store, links: Links, asked: str) -> View:
    """What has these words."""
    asked = clean(asked)[:MAX_CHARACTERS]
    words = _WORD.findall(asked)
    found = store.search_all(words, most=ARTICLES) if words else ()
    articles = store.articles(found)
    names = store.names(asked, most=NAMES) if words else ()
    claims = store.claims_with(asked, most=CLAIMS) if words else ()
    hits = [_hit(articles[name], words, links) for name in found if name in articles]
    return View(
        "search",
        {
            "title": f"Search: {asked}" if asked else "Search",
            "asked": asked,
            "hits": hits,
            "names": [(clean(one.name), links.speaker(one.name), one) for one in names],
            "claims": [(clean(one.text), links.claim(one.id), lines.spread_words(one)) for one in claims],
        },
        {
            "schema": "pressreview/search/1",
            "asked": asked,
            "articles": list(found),
            "names": [one.name for one in names],
            "claims": [one.id for one in claims],
        },
    )


def _hit(article: Article, words: list[str], links: Links) -> Hit:
    every = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
    first = every.search(article.text)
    at = first.start() if first else 0
    start, end = max(0, at - _BESIDE), min(len(article.text), at + _BESIDE)
    start = 0 if start == 0 else article.text.find(" ", start, at + 1) + 1 or start
    cut = Span(start, end).of(article.text)
    pieces, last = [], 0
    for hit in every.finditer(cut):
        pieces += [(_shown(cut[last : hit.start()]), False), (_shown(hit.group()), True)]
        last = hit.end()
    pieces.append((_shown(cut[last:]), False))
    day = day_of(article.published_at)
    return Hit(
        title=clean(article.title or article.path or article.id),
        href=links.article(article.id),
        credit=f"{lines.name_of(article)}{f', {day}' if day else ''}",
        snippet=tuple(piece for piece in pieces if piece[0]),
    )


def _shown(words: str) -> str:
    """White space as single spaces, also at the ends."""
    inner = clean(words)
    return f"{' ' if words[:1].isspace() else ''}{inner}{' ' if inner and words[-1:].isspace() else ''}"
