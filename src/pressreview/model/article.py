"""An article: one published text, exactly as extracted, and what its page says about it."""

from collections.abc import Iterable
from datetime import date, datetime

from pressreview.model.base import Record, Span, content_id


class Article(Record):
    """One published text. Make it with `Article.of`, which gives it its id."""

    id: str
    """`art1-…` over outlet, published_at, title and text: the same article twice is one article."""
    text: str
    """Exactly as decoded or extracted; every span of every other record points into it."""
    outlet: str | None = None
    """Who published it, by the name its page gives; None when nothing says."""
    title: str | None = None
    byline: str | None = None
    """The author line as given, without "By"."""
    credits: tuple[str, ...] = ()
    """Agencies or outlets that the page credits as suppliers (dateline "(AP)", "with agencies"), in order."""
    credit_spans: tuple[Span, ...] = ()
    """Where in `text` those credits stand, as far as they stand there."""
    published_at: datetime | date | None = None
    """Aware datetime, or a date when only the day is known."""
    language: str | None = None
    """ISO 639-1 code the page states, None when it states none."""
    url: str | None = None
    path: str | None = None
    """The file or URL it was read from, as the user gave it."""
    source_hash: str = ""
    """SHA-256, in hex, of the original bytes."""

    def __post_init__(self) -> None:
        if isinstance(self.published_at, datetime) and self.published_at.tzinfo is None:
            raise ValueError(f"published_at needs a time zone, found {self.published_at.isoformat()}")
        if not self.text.strip():
            raise ValueError("an article needs some text")

    @classmethod
    def of(
        cls,
        text: str,
        *,
        outlet: str | None = None,
        title: str | None = None,
        byline: str | None = None,
        credits: tuple[str, ...] = (),
        credit_spans: tuple[Span, ...] = (),
        published_at: datetime | date | None = None,
        language: str | None = None,
        url: str | None = None,
        path: str | None = None,
        source_hash: str = "",
    ) -> "Article":
        """The article with its id. Raises `ValueError` for an empty text or a datetime without a time zone."""
        when = None if published_at is None else published_at.isoformat()
        return cls(
            id=content_id("art1", outlet, when, title, text),
            text=text, outlet=outlet, title=title, byline=byline, credits=credits, credit_spans=credit_spans,
            published_at=published_at, language=language, url=url, path=path, source_hash=source_hash,
        )  # fmt: skip

    @property
    def day(self) -> date | None:
        """The day of publication in the time zone that the page gives, None when unknown."""
        return self.published_at.date() if isinstance(self.published_at, datetime) else self.published_at


def count_outlets(articles: Iterable[Article]) -> int:
    """Count the outlets that articles name; "The Guardian" and "Guardian" are one."""
    names = (" ".join(one.outlet.split()).casefold() for one in articles if one.outlet)
    return len({name.removeprefix("the ") for name in names})
