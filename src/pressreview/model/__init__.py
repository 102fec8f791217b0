"""The words of the domain, as records. One word for one thing, here, in JSON, in SQL and in the docs.

Everything is immutable and points into text that is never altered. Nothing here reads, writes or decides.
"""

from pressreview.model.article import Article, count_outlets
from pressreview.model.base import Record, Span, content_id, covers, overlaps
from pressreview.model.claim import Claim, Conflict, Evidence, Link, Origin, Passage
from pressreview.model.failure import Failure
from pressreview.model.inquiry import Branch, Chronology, Event, Ladder, Profile, Report, RoleGiven, Utterance
from pressreview.model.reading import (
    Attribution,
    Certainty,
    Forecast,
    Happens,
    Interval,
    Mention,
    Reading,
    SaidOn,
    Speaker,
    TimeExpression,
)
from pressreview.model.review import Citation, Piece, Review, Section, Sentence
from pressreview.model.story import Story

__all__ = [
    "Article",
    "Attribution",
    "Branch",
    "Certainty",
    "Chronology",
    "Citation",
    "Claim",
    "Conflict",
    "Event",
    "Evidence",
    "Failure",
    "Forecast",
    "Happens",
    "Interval",
    "Ladder",
    "Link",
    "Mention",
    "Origin",
    "Passage",
    "Piece",
    "Profile",
    "Reading",
    "Record",
    "Report",
    "Review",
    "RoleGiven",
    "SaidOn",
    "Section",
    "Sentence",
    "Span",
    "Speaker",
    "Story",
    "TimeExpression",
    "Utterance",
    "content_id",
    "count_outlets",
    "covers",
    "overlaps",
]
