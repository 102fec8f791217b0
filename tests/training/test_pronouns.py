"""What is learned of pronouns: from labelled texts, and from a gender that tells."""

from training.corpora.coreference import Coreferent
from training.pronouns import Case, fit, of_document

TEXT = "Ilse Marrow met Odo Vale on Monday. She said the pier was closed."


def test_a_labelled_pronoun_is_a_case_with_the_names_before_it() -> None:
    entity = ((0, 11), (TEXT.index("She"), TEXT.index("She") + 3))
    (case,) = of_document(Coreferent("x", TEXT, (entity,)))
    assert case.meant == {"Ilse Marrow"}
    assert "" in case.told


def test_whoever_the_text_does_not_name_is_nobody() -> None:
    (case,) = of_document(Coreferent("x", TEXT, (((TEXT.index("She"), TEXT.index("She") + 3),),)))
    assert case.meant == {""}


def test_weights_follow_what_tells() -> None:
    told = {"A": {"nearest": 1.0, "topic": 0.0}, "B": {"nearest": 0.0, "topic": 1.0}, "": {"none": 1.0}}
    weights = fit([Case(told, frozenset({"A"}))] * 20, rounds=300)
    assert weights["nearest"] > 0 > weights["none"]
    assert weights["nearest"] > weights["topic"]
