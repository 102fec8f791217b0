"""A story: the articles about the same developing event."""

from collections.abc import Mapping
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


class OpenStory(Record):
    """A story while articles still come."""

    number: int
    """In the order in which stories were opened."""
    cohesion: float
    """Mean likeness of its articles, 0-1."""
    articles: tuple[int, ...]
    """Places in the order of all articles, in the order in which they joined."""


class Checkpoint(Record):
    """How the stories stood when so many articles, the oldest, had been placed."""

    articles: int
    of: str
    """A hash of their ids in order."""
    opened: int
    """Stories opened until then; some are no more."""
    stories: tuple[OpenStory, ...]

    def __post_init__(self) -> None:
        if sorted(place for story in self.stories for place in story.articles) != list(range(self.articles)):
            raise ValueError("every article of a checkpoint is in exactly one of its stories")


class Clustering(Record):
    """What placing articles has found so far: from here it goes on, and ends where it would from the beginning."""

    words: Mapping[str, bytes] = {}
    """What each article is about, by its id, packed by `cluster`."""
    checkpoints: tuple[Checkpoint, ...] = ()
    """By number of articles."""
