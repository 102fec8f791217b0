"""What a source says of itself, and the article made from it: the same for files, pages, records and feed items."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from pressreview.acquire.acquired import Acquired, Source, printable
from pressreview.acquire.credits import find_credits
from pressreview.acquire.dates import parse_published
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError
from pressreview.model import Article, Record

MAX_ARTICLE_CHARACTERS = 1_000_000
"""About 170,000 words, a long book: what is longer is no article, and reading it would hold up all the others."""
_MAX_FIELD_CHARACTERS = 1_000

FIELD_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "source", "sitename"),
    "byline": ("byline", "author", "authors", "creator"),
    "published_at": ("publishedat", "published", "date", "datepublished", "publicationdate", "pubdate"),
    "language": ("language", "lang", "inlanguage"),
    "url": ("url", "link", "canonicalurl"),
    "credits": ("credits", "credit", "agency"),
}
"""Names under which front matter and JSON records give a field, in lower case without `_` and `-`; the first wins."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_BY = re.compile(r"^(?:by|author|from(?! (?:our|news|wire|staff|agencies)\b))\s*:?\s+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)


class Stated(Record):
    """Fields of an article as its source states them; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: datetime | date | None = None
    unread_date: str | None = None
    """What stands where a date should, and tells none."""
    language: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    """Credited outside the article's text: an organisation as author, a credit field."""

    def otherwise(self, other: "Stated") -> "Stated":
        """These fields, filled from `other` where they say nothing."""
        return Stated(**{name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__})


def stated_by(record: Mapping[str, Any]) -> Stated:
    """The fields that front matter or a JSON record gives, by any of their `FIELD_NAMES`."""
    given = {re.sub(r"[_\s-]", "", str(key)).lower(): value for key, value in record.items()}

    def first(field: str) -> Any:
        return next((given[name] for name in FIELD_NAMES[field] if given.get(name) not in (None, "", [], {})), None)

    dates = names_in(first("published_at")) or ""
    published_at = parse_published(dates)
    return Stated(
        title=one_line(names_in(first("title"))),
        outlet=one_line(names_in(first("outlet"))),
        byline=byline(names_in(first("byline"))),
        published_at=published_at,
        unread_date=None if published_at else one_line(dates),
        language=language(names_in(first("language"))),
        url=web_address(names_in(first("url"))),
        credits=tuple(name for name in (one_line(part) for part in _listed(first("credits"))) if name),
    )


def make_article(text: str, *, stated: Stated, source: Source, settings: AcquireSettings, media_type: str) -> Acquired:
    """The article of `text`. Raises `SourceError` when there is no text, or too much to be an article."""
    if not text.strip():
        raise SourceError("empty: it holds no text")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise SourceError(
            f"{len(text):,} characters of text, too long for one article (at most {MAX_ARTICLE_CHARACTERS:,})"
        )
    url = stated.url or source.url
    outlet = stated.outlet or settings.outlet or domain(url)
    suppliers, credit_spans = find_credits(text, byline=stated.byline, outlet=outlet, stated=stated.credits)
    article = Article.of(
        text,
        outlet=outlet,
        title=stated.title,
        byline=stated.byline,
        credits=suppliers,
        credit_spans=credit_spans,
        published_at=stated.published_at or settings.published_at,
        language=stated.language,
        url=url,
        path=source.path,
        source_hash=source.hash,
    )
    note = None
    if article.published_at is None and stated.unread_date:
        words = printable(stated.unread_date)
        note = f'no day could be read from its date "{words}" (write it as 2026-03-04): it is undated'
    return Acquired(article=article, original=source.original, media_type=media_type, note=note)


def one_line(text: str | None) -> str | None:
    """`text` on one line without invisible characters; None for nothing, and for what is too long to be a field."""
    line = squeezed(text or "")
    return line if 0 < len(line) <= _MAX_FIELD_CHARACTERS else None


def squeezed(text: str) -> str:
    """`text` on one line, with single spaces and without invisible characters."""
    return " ".join(_CONTROLS.sub(" ", _INVISIBLE.sub("", text)).split())


def byline(text: str | None) -> str | None:
    """An author line without its "By"; None for a web address."""
    line = one_line(text)
    if line is None or "://" in line or "@" in line.split()[0]:
        return None
    return _BY.sub("", line).strip(" ,;|") or None


def language(text: str | None) -> str | None:
    """The ISO 639-1 code of "en", "en-GB", "en_US"; None for anything else."""
    match = _LANGUAGE.fullmatch((text or "").strip())
    return match[1].lower() if match else None


def web_address(text: str | None) -> str | None:
    """`text` when it is an http(s) URL without spaces and credentials, else None."""
    line = one_line(text)
    if line is None or " " in line:
        return None
    try:
        parts = urlsplit(line)
        host = parts.hostname
    except ValueError:
        return None
    return line if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else None


def domain(url: str | None) -> str | None:
    """The host name of a URL without "www.": the outlet's name when nothing else gives one."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def names_in(value: Any) -> str | None:
    """A text from a text, a number, a named thing (`{"name": …}`), or a list of these, joined by commas.

    What is nested deeper says nothing: front matter can hold lists of lists that are endless when written out.
    """
    parts = value if isinstance(value, list | tuple) else [value]
    return ", ".join(dict.fromkeys(filter(None, map(_name, parts)))) or None


def _name(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list | tuple) and value:
        value = value[0]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _listed(value: Any) -> list[str]:
    parts = value if isinstance(value, list | tuple) else [value]
    return [name for name in map(names_in, parts) if name]
