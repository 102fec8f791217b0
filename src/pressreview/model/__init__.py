"""The words of the domain, as records. One word for one thing, here, in JSON, in SQL and in the docs.

Everything is immutable and points into text that is never altered. Nothing here reads, writes or decides.
"""

from pressreview.model.article import Article, count_outlets
from pressreview.model.base import Record, Span, content_id, covers, overlaps
from pressreview.model.claim import Claim, Conflict, Evidence, Link, Origin, Passage, Update, conflict_key, independent
from pressreview.model.correction import AsRead, Correction, Place, in_force
from pressreview.model.failure import Failure
from pressreview.model.finding import Audit, CheckedSentence, Draft, Finding, Rule, SourcePassage
from pressreview.model.inquiry import (
    Branch,
    Chronology,
    Event,
    Ladder,
    LostHedge,
    Moment,
    Profile,
    Report,
    RoleGiven,
    Utterance,
)
from pressreview.model.job import Job
from pressreview.model.ledger import BandScore, Entry, Ledger, Resolution, Score, Sign, Telling
from pressreview.model.overview import NameCount, Overview
from pressreview.model.reading import (
    Attribution,
    Certainty,
    Forecast,
    Foretold,
    Happens,
    Interval,
    Mention,
    Reading,
    SaidOn,
    Speaker,
    TimeExpression,
)
from pressreview.model.review import Citation, Piece, Review, Section, Sentence
from pressreview.model.story import Checkpoint, Clustering, OpenStory, Story

__all__ = [
    "Article",
    "AsRead",
    "Attribution",
    "Audit",
    "BandScore",
    "Branch",
    "Certainty",
    "CheckedSentence",
    "Checkpoint",
    "Chronology",
    "Citation",
    "Claim",
    "Clustering",
    "Conflict",
    "Correction",
    "Draft",
    "Entry",
    "Event",
    "Evidence",
    "Failure",
    "Finding",
    "Forecast",
    "Foretold",
    "Happens",
    "Interval",
    "Job",
    "Ladder",
    "Ledger",
    "Link",
    "LostHedge",
    "Mention",
    "Moment",
    "NameCount",
    "OpenStory",
    "Origin",
    "Overview",
    "Passage",
    "Piece",
    "Place",
    "Profile",
    "Reading",
    "Record",
    "Report",
    "Resolution",
    "Review",
    "RoleGiven",
    "Rule",
    "SaidOn",
    "Score",
    "Section",
    "Sentence",
    "Sign",
    "SourcePassage",
    "Span",
    "Speaker",
    "Story",
    "Telling",
    "TimeExpression",
    "Update",
    "Utterance",
    "conflict_key",
    "content_id",
    "count_outlets",
    "covers",
    "in_force",
    "independent",
    "overlaps",
]
