"""A story: the articles about the same developing event."""

from datetime import date

from pressreview.model.base import Record


class Story(Record):
    """Articles about one developing event, oldest first."""

    id: str
    """`sto1-…` over the sorted ids of its articles."""
    title: str
    """The most central headline, as its outlet wrote it."""
    articles: tuple[str, ...]
    first: date | None
    last: date | None
    related: tuple[str, ...] = ()
    """Ids of other stories that share people, places and topic, nearest first."""
