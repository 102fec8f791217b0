"""RSS and Atom feeds: each item's page is fetched and read; the feed fills what the page does not say.

When a page cannot be had, the item's own full content is read in its place, where the feed carries it. A summary never
is: half an article, read as the whole, would lose the denial in its last paragraph.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from pressreview.acquire.acquired import Acquired, Fetch, Source, failure
from pressreview.acquire.dates import parse_published
from pressreview.acquire.files import source_of
from pressreview.acquire.page import read_page
from pressreview.acquire.stated import Stated, byline, one_line, web_address
from pressreview.config import AcquireSettings
from pressreview.errors import RefusedError, SourceError
from pressreview.model import Failure

_MAX_FEED_BYTES = 8_000_000
"""Parsing a feed takes seconds a megabyte in the worst case."""
_MIN_CONTENT_CHARACTERS = 600
_CUT_SHORT = re.compile(
    r"(?:\[?…\]?|\[?\.\.\.\]?|read more|continue reading|read the full (?:story|article))\W*$", re.IGNORECASE
)


def read_feed(source: Source, settings: AcquireSettings, *, fetch: Fetch) -> Iterator[Acquired | Failure]:
    """The articles that a feed links to, in the order of the feed. Raises `SourceError` when it is no feed."""
    import feedparser

    if len(source.data) > _MAX_FEED_BYTES:
        raise RefusedError(f"a feed of {len(source.data):,} bytes (at most {_MAX_FEED_BYTES:,})")
    feed = feedparser.parse(source.data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        raise SourceError("not a feed: neither RSS nor Atom")
    if not feed.entries:
        raise SourceError("a feed without items")
    for entry in feed.entries[: settings.max_feed_items]:
        yield from _item(entry, source, settings, fetch=fetch)
    if len(feed.entries) > settings.max_feed_items:
        left = len(feed.entries) - settings.max_feed_items
        yield failure(
            source.path,
            f"a feed of {len(feed.entries):,} items; {left:,} after the first {settings.max_feed_items:,} not read",
        )


def _item(entry: Any, source: Source, settings: AcquireSettings, *, fetch: Fetch) -> Iterator[Acquired | Failure]:
    given = entry.get("link")
    link = web_address(urljoin(source.url or "", given)) if given else None
    subject = link or f"{source.path} ({one_line(entry.get('title')) or 'an item without a title'})"
    stated = _item_states(entry, link)
    try:
        if link is None:
            raise SourceError("an item without a link")
        answer = fetch(link)
        page = source_of(
            link, answer.body, max_size_bytes=settings.max_size_bytes, url=answer.url, charset=answer.charset
        )
        yield from read_page(page, settings, stated=stated)
    except (SourceError, RefusedError) as error:
        content = _full_content(entry)
        if content is None:
            yield failure(subject, error)
            return
        own = Source(path=subject, data=content, original=content, url=link, charset="utf-8")
        try:
            yield from read_page(own, settings, stated=stated)
        except SourceError as second:
            yield failure(subject, f"{error}; and in the feed itself: {second}", source_hash=own.hash)


def _item_states(entry: Any, link: str | None) -> Stated:
    given = entry.keys()  # feedparser itself takes what was updated for what was published
    dates = [entry[name] for name in ("published", "updated") if name in given]
    published_at = next(filter(None, map(parse_published, dates)), None)
    return Stated(
        title=one_line(entry.get("title")),
        outlet=one_line((entry.get("source") or {}).get("title")),
        byline=byline(entry.get("author")),
        published_at=published_at,
        unread_date=None if published_at else next(filter(None, map(one_line, dates)), None),
        url=link,
    )


def _full_content(entry: Any) -> bytes | None:
    """The item's whole text as a page of its own, None where the feed carries only a summary."""
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    longest = max(contents, key=len, default="")
    plain = re.sub(r"<[^<>]*>", " ", longest).strip()
    if len(plain) < _MIN_CONTENT_CHARACTERS or _CUT_SHORT.search(plain[-200:]):
        return None
    return f"<html><body><article>{longest}</article></body></html>".encode("utf-8", "replace")
