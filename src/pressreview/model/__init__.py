"""The words of the domain, as records. One word for one thing, here, in JSON, in SQL and in the docs.

Everything is immutable and points into text that is never altered. Nothing here reads, writes or decides.
"""

from pressreview.model.article import Article
from pressreview.model.base import Record, Span, content_id, covers, overlaps
from pressreview.model.claim import Claim, Conflict, Evidence, Link, Origin, Passage
from pressreview.model.failure import Failure
from pressreview.model.reading import (
    Attribution,
    Certainty,
    Forecast,
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
    "Certainty",
    "Citation",
    "Claim",
    "Conflict",
    "Evidence",
    "Failure",
    "Forecast",
    "Interval",
    "Link",
    "Mention",
    "Origin",
    "Passage",
    "Piece",
    "Reading",
    "Record",
    "Review",
    "SaidOn",
    "Section",
    "Sentence",
    "Span",
    "Speaker",
    "Story",
    "TimeExpression",
    "content_id",
    "covers",
    "overlaps",
]
