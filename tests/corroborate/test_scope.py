"""What a figure counts and what a negation turns around."""

import pytest

from pressreview.corroborate.claims.statements import Statement
from pressreview.corroborate.conflicts.scope import counts_alike, turns_around
from pressreview.model import Span
from tests.corroborate.made import article


def stated(text: str) -> Statement:
    one = article(text, outlet="A")
    return Statement(article=one, spans=(Span(0, len(text)),), outlet="A")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("The navy seized six rifles.", "The navy took fourteen rifles.", True, id="one thing"),
        pytest.param("The navy seized six rifles.", "So far the navy has seized fourteen rifles.", False, id="the whole"),
        pytest.param("Mara Lind scored 23 goals.", "Mara Lind scored five goals during the opening.", False, id="a part"),
        pytest.param("The navy seized six rifles, two other rifles and a boat.", "It took eight rifles.", False, id="and others"),
        pytest.param("On Friday Jon Holt had 14 goals.", "On Friday Pia Sund had 12 goals.", True, id="a day in common"),
        pytest.param("Then Jon Holt had 14 goals.", "Then Pia Sund had 12 goals.", False, id="two people"),
    ],
)  # fmt: skip
def test_what_two_figures_count(one: str, other: str, same: bool) -> None:
    here, there = stated(one), stated(other)
    assert counts_alike(here, here.figures[0], there, there.figures[0]) is same


@pytest.mark.parametrize(
    ("negated", "other", "turned"),
    [
        pytest.param("Gates was not working for the party", "Gates was working for the party", True, id="the same act"),
        pytest.param(
            "It was not one person but a group", "It was a group of several people", False, id="something else"
        ),
        pytest.param("He did not hear a shot but saw a woman flee", "He saw a woman flee", False, id="another act"),
        pytest.param("He did not come", "He came", False, id="too little to tell"),
        pytest.param(
            "None of the other ships in the race sank", "The other ships in the race left", False, id="who, not what"
        ),
    ],
)
def test_what_a_negation_turns_around(negated: str, other: str, turned: bool) -> None:
    assert turns_around(stated(negated), stated(other)) is turned


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("I cant speak for the first death", True, id="a mark lost on the way"),
        pytest.param("He was wrong to say that he had not given anything", False, id="twice is none"),
        pytest.param("It is false that the bridge fell", True, id="false that"),
        pytest.param("It is wrong that she did it", True, id="wrong that"),
    ],
)
def test_how_often_a_statement_is_turned_around(text: str, negated: bool) -> None:
    assert stated(text).negated is negated
