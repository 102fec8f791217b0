"""Figures that an article sets against each other, and those that only stand near each other."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.corroborate.conflicts.side_by_side import figures_set_off


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mayor put the number of dead at 11. But the clinic said it had received 14 bodies.", [("11", "14")], id="but"),
        pytest.param("The firm says 240 tonnes of grain; the union says 310; a plan has 312.", [("240", "310"), ("240", "312")], id="semicolons"),
        pytest.param("The bank calculated that it had cost Orlava 31mn crowns; the town’s figure was 28mn.", [("31mn", "28mn")], id="a name before money"),
        pytest.param("Nor is there agreement on the load. The firm repeated its figure of 240 tonnes of grain. The union said its lists showed 310.", [("240", "310")], id="announced"),
        pytest.param("Police said 20 people were hurt, while medics counted 35 wounded.", [("20", "35")], id="two words for one thing"),
        pytest.param("Police said 20 people were hurt. Medics counted 35 wounded.", [], id="not set off"),
        pytest.param("; 12 dead, the ministry said; 14 dead, the hospital said.", [("12", "14")], id="opens with a break"),
        pytest.param("Police said 20 people were hurt, but the mayor said 35 houses had burned.", [], id="other things"),
        pytest.param("Police said 20 people were killed, while three of them, officials said, were children.", [], id="a part"),
        pytest.param("Police said 20 people had died. But officials said the toll rose to 25.", [], id="a change"),
        pytest.param("The firm says 240 tonnes of grain; the union said so in 2019.", [], id="a year"),
        pytest.param("The firm says 240 tonnes of grain; the union says 9,000.", [], id="too far apart for a bare number"),
        pytest.param("The firm says about 310 tonnes of grain; the union says 312.", [], id="they agree"),
        pytest.param("Polls report 45 percent for Lind, while Brandis, they report, has 41 percent.", [], id="shares"),
    ],
)  # fmt: skip
def test_what_is_set_off(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(figures_set_off(text))
    assert [(pair.first.words, pair.second.words) for pair in found] == expected
    for pair in found:
        assert pair.first.span.of(text) == pair.first.words
        assert pair.second_clause.start <= pair.second.span.start < pair.second.span.end <= pair.second_clause.end


@given(st.text("Police says 20 tonnes; but 31. ", max_size=120))
def test_any_text_is_read(text: str) -> None:
    for pair in figures_set_off(text):
        assert pair.first.span.end <= pair.second.span.start


def test_a_long_line_is_read_in_time() -> None:
    text = "The firm says 240 tonnes; " * 4_000
    before = time.process_time()
    list(figures_set_off(text))
    assert time.process_time() - before < 5
