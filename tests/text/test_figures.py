"""Numbers of things: what is counted, and which numbers agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Span
from pressreview.text.figures import figures

INFINITY = float("inf")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("At least nine people were killed on Tuesday", [("nine", "dead", 9, INFINITY)], id="at least"),
        pytest.param("We have nine confirmed dead", [("nine", "dead", 9, 9)], id="confirmed dead"),
        pytest.param("more than 60 people were being treated", [("60", "hurt", 60, INFINITY)], id="hurt"),
        pytest.param("The number of people known to have died rose to 17 on Friday", [("17", "dead", 17, 17)], id="rose to"),
        pytest.param("killing five people and injuring 30", [("five", "dead", 5, 5), ("30", "hurt", 30, 30)], id="one noun"),
        pytest.param("killing 23 and injuring at least 11", [("23", "dead", 23, 23), ("11", "hurt", 11, INFINITY)], id="killing and injuring"),
        pytest.param("240 tonnes of fertiliser", [("240", "tonn", 235, 245)], id="rounded to tens"),
        pytest.param("about 50 lorries", [("50", "lorry", 45, 55)], id="about"),
        pytest.param("up to 50 lorries", [("50", "lorry", 0, 50)], id="up to"),
        pytest.param("$1.2 billion in aid", [("$1.2 billion", "$", 1.15e9, 1.25e9)], id="money"),
        pytest.param("R500 for a ticket, N95 masks", [("R500", "R", 450, 550)], id="a letter"),
        pytest.param("Rs. 1.2 billion and USD 29 million", [("Rs. 1.2 billion", "₹", 1.15e9, 1.25e9), ("USD 29 million", "$", 28.5e6, 29.5e6)], id="letters"),
        pytest.param("25 per cent of voters", [("25 per cent", "%", 25, 25)], id="per cent"),
        pytest.param("seventy-two tonnes", [("seventy-two", "tonn", 72, 72)], id="spelled"),
        pytest.param("Berth 7 is not safe", [], id="a name's number"),
        pytest.param("on 6 March at 5:40 a.m. in 2019", [], id="times"),
        pytest.param("the 24-year-old student, 52, was there", [], id="ages"),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[str, str, float, float]]) -> None:
    found = figures(text, [Span(0, len(text))])
    assert [(one.words, one.unit, one.low, one.high) for one in found] == [pytest.approx(row) for row in expected]
    assert all(one.span.of(text).strip() == one.words for one in found)


@given(st.text("0123456789,. killeddeadpeople", max_size=80))
def test_any_text_gives_figures_within_it(text: str) -> None:
    if text:
        for figure in figures(text, [Span(0, len(text))]):
            assert figure.low <= figure.high
            assert figure.span.of(text).strip() == figure.words
