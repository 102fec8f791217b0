"""A review with only the sentences that the stored texts bear out."""

from collections.abc import Mapping, Sequence

import msgspec

from pressreview.model import Article, Claim, Link, Origin, Reading, Review, Section, Sentence, Story
from pressreview.model.review import SectionName
from pressreview.verify.reviews.case import Case, Records
from pressreview.verify.reviews.evidence import Evidence
from pressreview.verify.reviews.rules import RULES


def verify_review(
    review: Review,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    *,
    claims: Sequence[Claim] = (),
    links: Sequence[Link] = (),
    origins: Sequence[Origin] = (),
    related: Sequence[Story] = (),
) -> Review:
    """The review without the sentences that fail; `dropped` says which and why. An emptied section goes too.

    A sentence that rests on claims, links, origins or related stories fails unless these are given.
    """
    evidence = {name: Evidence(article, readings.get(name)) for name, article in articles.items()}
    records = Records(evidence, claims=claims, links=links, origins=origins, related=related)
    sections: list[Section] = []
    dropped = list(review.dropped)
    for section in review.sections:
        kept: list[Sentence] = []
        for sentence in section.sentences:
            if reason := failure(sentence, section.name, records):
                dropped.append(f"{section.name}: {sentence.text!r}: {reason}")
            else:
                kept.append(sentence)
        if kept:
            sections.append(msgspec.structs.replace(section, sentences=tuple(kept)))
    return msgspec.structs.replace(review, sections=tuple(sections), dropped=tuple(dropped))


def failure(sentence: Sentence, section: SectionName, records: Records) -> str | None:
    """What is wrong with a sentence, None when nothing is."""
    case = Case(sentence, section, records)
    return next((reason for rule in RULES for reason in rule(case)), None)
