"""What is learned of pronouns: from labelled texts and from texts with entities."""

import json
import re

from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Attribution, Reading, Span
from training.corpora.coreference import Coreferent
from training.pronouns import LABELS, Case, fit, of_document

TEXT = "Ilse Marrow met Odo Vale on Monday. She said the pier was closed."
SHE = TEXT.index("She")


def reading(*attributions: Attribution) -> Reading:
    """A reading of the text."""
    return Reading(article="a", attributions=attributions, mentions=find_mentions(TEXT), times=(), made_by="test")


def test_a_pronoun_of_a_document_is_a_case_with_the_names_before_it() -> None:
    (case,) = of_document(Coreferent("x", TEXT, (((0, 11), (SHE, SHE + 3)),)), reading())
    assert case.meant == {"Ilse Marrow"}
    assert "" in case.told
    assert not case.source


def test_whoever_the_text_does_not_name_is_nobody() -> None:
    (case,) = of_document(Coreferent("x", TEXT, (((SHE, SHE + 3),),)), reading())
    assert case.meant == {""}


def test_who_says_something_is_learned_from_as_a_source() -> None:
    said = Attribution(
        id="1",
        kind="indirect",
        source=(Span(SHE, SHE + 3),),
        cue=(Span(SHE + 4, SHE + 8),),
        content=(Span(SHE + 9, len(TEXT)),),
        confidence=1.0,
    )
    (case,) = of_document(Coreferent("x", TEXT, (((0, 11), (SHE, SHE + 3)),)), reading(said))
    assert case.source


def test_weights_follow_what_tells() -> None:
    told = {"A": {"nearest": 1.0, "topic": 0.0}, "B": {"nearest": 0.0, "topic": 1.0}, "": {"none": 1.0}}
    weights = fit([Case(told, frozenset({"A"}))] * 20, ("nearest", "topic", "none"), rounds=300)
    assert weights["nearest"] > 0 > weights["none"]
    assert weights["nearest"] > weights["topic"]


def test_labels_hold_places_and_no_text() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert len({(row["article"], row["place"]) for row in rows}) == len(rows) == 773
    assert all(set(row) == {"article", "text_sha256", "place", "means", "open"} for row in rows)
    assert all(re.fullmatch(r"(?:polnear|worldwide_newswire)/\S+", row["article"]) for row in rows)
