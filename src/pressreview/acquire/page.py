"""One web page as one article: what it says of itself, then its body."""

import re
from collections.abc import Iterator

from pressreview.acquire.acquired import Acquired, Source
from pressreview.acquire.body import body_text, parse_page
from pressreview.acquire.decode import Page, decode_page
from pressreview.acquire.metadata import guessed_day, page_states
from pressreview.acquire.stated import MAX_ARTICLE_CHARACTERS, Stated, make_article
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})""")
_DECLARED_WITHIN_BYTES = 4_096
_MAX_ELEMENTS = 200_000
_MIN_BODY_CHARACTERS = 150
"""A body shorter than this is a caption or a notice, unless it ends like a sentence."""


def read_page(source: Source, settings: AcquireSettings, *, stated: Stated | None = None) -> Iterator[Acquired]:
    """The one article of a web page; `stated` fills what the page does not say. Raises `SourceError`."""
    page = decode_page(source.data, charset=source.charset or _declared(source.data))
    found, text = _read(page, source)
    yield make_article(
        text, stated=found.otherwise(stated or Stated()), source=source, settings=settings, media_type="text/html"
    )


def _read(page: Page, source: Source) -> tuple[Stated, str]:
    if not page.text.strip():
        raise SourceError("empty: it holds no text")
    try:
        tree = parse_page(page.text)
        if len(tree.text_content()) > 4 * MAX_ARTICLE_CHARACTERS or sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
            raise SourceError("a page too large to be an article")
        found = page_states(tree, url=source.url)
        text = body_text(tree, title=found.title)
        if found.published_at is None:
            found = found.otherwise(Stated(published_at=guessed_day(tree, page=page.text, url=found.url)))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"a page that cannot be read: {error}") from error
    if len(text) < _MIN_BODY_CHARACTERS and not text.rstrip().endswith((".", "!", "?", "”", '"')):
        raise SourceError("no article in this page")
    if page.damaged and "\ufffd" in "".join(filter(None, (text, found.title, found.outlet, found.byline))):
        raise SourceError("its encoding is not what it says, or mixed: some letters of the article cannot be read")
    return found, text


def _declared(data: bytes) -> str | None:
    head = data[:_DECLARED_WITHIN_BYTES]
    match = _CHARSET.search(head) or _XML_CHARSET.match(head)
    return match[1].decode("ascii", "replace") if match else None
