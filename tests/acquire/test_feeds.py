from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressreview.acquire import Acquired, Fetched, acquire
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError
from pressreview.model import Failure

PAGE = b"<html><body><article><p>The ferry %s left at noon on Tuesday, officials said.</p></article></body></html>"
FULL = "<p>" + "The ferry left at noon on Tuesday with forty lorries aboard, officials said. " * 12 + "</p>"


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Alba</title>'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    ).encode()


def run(feed: bytes, *, gone: bool = False, max_feed_items: int = 200) -> list[Acquired | Failure]:
    def fetch(url: str) -> Fetched:
        if url.endswith("/feed"):
            return Fetched(url=url, status=200, media_type="application/rss+xml", body=feed)
        if gone:
            raise SourceError("the server answers 404 (Not Found)")
        return Fetched(url=url, status=200, media_type="text/html", body=PAGE % url[-1].encode())

    settings = AcquireSettings(max_feed_items=max_feed_items)
    return list(acquire(["https://alba.example/feed"], settings, fetch=fetch))


def test_items_are_fetched_and_the_feed_fills_what_pages_do_not_say() -> None:
    item = (
        "<title>Ferry leaves</title><link>/1</link><pubDate>Tue, 10 Mar 2026 12:15:00 GMT</pubDate>"
        "<dc:creator>Jane Doe</dc:creator><source url='https://post.example'>The Alba Post</source>"
    )
    (found,) = run(rss(item))
    assert isinstance(found, Acquired)
    article = found.article
    assert (article.title, article.byline, article.outlet) == ("Ferry leaves", "Jane Doe", "The Alba Post")
    assert article.published_at == datetime(2026, 3, 10, 12, 15, tzinfo=UTC)
    assert article.path == article.url == "https://alba.example/1"


def test_atom() -> None:
    feed = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>Ferry</title>'
        b'<link href="https://alba.example/1"/><updated>2026-03-10T12:15:00Z</updated></entry></feed>'
    )
    (found,) = run(feed)
    assert isinstance(found, Acquired)
    assert found.article.published_at == datetime(2026, 3, 10, 12, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "read"),
    [
        pytest.param(f"<content:encoded><![CDATA[{FULL}]]></content:encoded>", True, id="full content"),
        pytest.param(f"<content:encoded><![CDATA[{FULL} Read more…]]></content:encoded>", False, id="cut short"),
        pytest.param("<content:encoded>The ferry left.</content:encoded>", False, id="too short"),
        pytest.param(f"<description><![CDATA[{FULL}]]></description>", False, id="a summary"),
    ],
)
def test_when_the_page_is_gone(item: str, read: bool) -> None:
    (found,) = run(rss(f"<title>Ferry</title><link>https://alba.example/1</link>{item}"), gone=True)
    assert isinstance(found, Acquired if read else Failure)
    if isinstance(found, Failure):
        assert (found.subject, found.reason) == ("https://alba.example/1", "the server answers 404 (Not Found)")


def test_a_feed_of_thousands_is_cut_and_says_so() -> None:
    found = run(rss(*(f"<link>https://alba.example/{number}</link>" for number in range(3000))), max_feed_items=5)
    assert [type(item) for item in found] == [*[Acquired] * 5, Failure]
    assert isinstance(found[-1], Failure)
    assert found[-1].reason == "a feed of 3,000 items; 2,995 after the first 5 not read"


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        pytest.param(rss(), "a feed without items", id="no items"),
        pytest.param(rss("<title>Ferry</title>"), "an item without a link", id="no link"),
        pytest.param(rss("<link>javascript:alert(1)</link>"), "an item without a link", id="no web address"),
        pytest.param(b"<rss" + b" " * 8_000_000, "a feed of 8,000,004 bytes (at most 8,000,000)", id="too large"),
        pytest.param(b"", "empty: it holds no text", id="empty"),
        pytest.param(b"\x00\x01\x02", "not a feed: neither RSS nor Atom", id="binary"),
    ],
)
def test_bad_feeds(feed: bytes, reason: str) -> None:
    (found,) = run(feed)
    assert isinstance(found, Failure)
    assert found.reason == reason


def test_entities_are_neither_multiplied_nor_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol"><!ENTITY f SYSTEM "file://{tmp_path}/secret">{entities}]>'
        "<rss version='2.0'><channel><item><title>&e11; &f;</title><link>https://alba.example/1</link></item></channel></rss>"
    )
    found = run(feed.encode())
    assert all("secret words" not in repr(item) and len(repr(item)) < 2000 for item in found)
