"""Which articles show that somebody reported for them."""

import pytest

from pressreview.corroborate.newsroom import Newsroom
from pressreview.corroborate.origins.own_reporting import own_reporting
from pressreview.model import Link
from tests.corroborate.made import article, reading, said

OTHER = article("Farmers in Velden sold apples, said Pia Sund.", outlet="Mere Tribune")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("Mara Lind told Radio Sarn that it rained.", True, id="told to it"),
        pytest.param("In an interview with this newspaper she said that it rained.", True, id="an interview"),
        pytest.param("A letter seen by Radio Sarn says that it rained.", True, id="a letter it saw"),
        pytest.param("Mara Lind told the BBC that it rained.", False, id="told to another"),
        pytest.param("Mara Lind told reporters that it rained.", False, id="told to all"),
        pytest.param("It rained for days.", False, id="nobody"),
    ],
)
def test_words_told_to_the_outlet_itself(text: str, own: bool) -> None:
    one = article(text, outlet="Radio Sarn")
    assert (one.id in own_reporting([one, OTHER], {}, (), Newsroom([one, OTHER]))) is own


@pytest.mark.parametrize(
    ("people", "own"),
    [
        pytest.param(("Mara Lind", "Jon Holt"), True, id="two whom nobody else names"),
        pytest.param(("Mara Lind",), False, id="one"),
        pytest.param(("Mara Lind", "Pia Sund"), False, id="one of two is named elsewhere"),
    ],
)
def test_sources_that_nobody_else_has(people: tuple[str, ...], own: bool) -> None:
    one = article(" ".join(f"It rained {number} days, said {name}." for number, name in enumerate(people)), outlet="A")
    made = reading(one, *(said(one, f"It rained {number} days", by=name) for number, name in enumerate(people)))
    assert (one.id in own_reporting([one, OTHER], {one.id: made}, (), Newsroom([one, OTHER]))) is own


def test_an_agency_a_source_of_others_and_a_lone_article_begin_with_themselves() -> None:
    agency = article("It rained for days.", outlet="Reuters")
    cited = article("It snowed for days.", outlet="A")
    link = Link(article=OTHER.id, origin="A", kind="cites", evidence=(), confidence=0.9)
    every = [agency, cited, OTHER]
    assert own_reporting(every, {}, [link], Newsroom(every)) == {agency.id, cited.id}
    assert own_reporting([OTHER], {}, (), Newsroom([OTHER])) == {OTHER.id}
