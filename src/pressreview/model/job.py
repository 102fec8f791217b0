"""Work that takes longer than a page may: what was asked for, how far it is, what came of it."""

from datetime import datetime
from typing import Literal

from pressreview.model.base import Record
from pressreview.model.finding import Audit

JobKind = Literal["add", "check", "prepare"]
"""Bring articles in and prepare the pages; hold a draft against them; prepare the pages alone."""
JobState = Literal["waiting", "running", "done", "failed"]


class Job(Record):
    """One job, kept in the project file: it goes on where it was after a reload, a restart or a kill."""

    id: str
    """`job1-…` over when it was asked for and what for."""
    kind: JobKind
    asked: datetime
    sources: tuple[str, ...] = ()
    """URLs to bring in."""
    files: tuple[str, ...] = ()
    """Names of the files that were given; a check has one, the draft."""
    state: JobState = "waiting"
    stage: str = ""
    """The stage that is at work."""
    done: int = 0
    total: int | None = None
    """None while nobody knows how many there will be."""
    failures: tuple[str, ...] = ()
    """What could not be done, each with its reason."""
    articles: tuple[str, ...] = ()
    """Ids of the articles that it brought in, new or known."""
    audit: Audit | None = None
    """What a check found."""
    reason: str = ""
    """Why it failed."""

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")
