import pytest

from bench.certainty import by_rules, class_of, clause_before
from training.corpora.marked import Graded


@pytest.mark.parametrize(
    ("before", "clause"),
    [
        ("He said it may ", "He said it may X"),
        ("When it rained, they didn't ", "they didn't X"),
        ("one two three four five six seven ", "two three four five six seven X"),
        ('He said "we will not ', "we will not X"),
        ("a well-known bank - which ", "which X"),
        ("", "X"),
    ],
)
def test_the_clause_before_a_predicate_ends_at_the_last_mark(before: str, clause: str) -> None:
    assert clause_before(f"{before}leave", len(before)) == clause


def test_a_grade_has_a_class() -> None:
    assert [class_of(grade) for grade in (-3, -1, 0, 1.5, 1.6)] == ["not", "open", "open", "open", "sure"]


def test_rules_read_what_stands_before_each_predicate() -> None:
    sentence = Graded(
        "x", "It rained, and they may leave, but he did not go.", ((3, 9, 3.0), (24, 29, 0.0), (46, 48, -3.0))
    )
    assert [one.told for one in by_rules([sentence])] == ["sure", "open", "not"]
