"""Numbers on which articles differ within the same words."""

import pytest

from pressreview.corroborate.conflicts.frames import framed
from tests.corroborate.made import article


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        pytest.param(
            "Orlava's voters in 2009 approved a $3 million bond to buy the farm.",
            "Voters in 2010 approved a $3 million bond to pay for the farm.", ("2009", "2010"), id="a year",
        ),
        pytest.param(
            "The boat struck the Tamsel island, home to 120,000 people.",
            "It rained on the Tamsel island, home to 200,000 people.", ("120,000", "200,000"), id="before and after",
        ),
        pytest.param(
            "Corvin’s day had an 86-yard touchdown run on the first play of the second half.",
            "Jon Corvin had an 84-yard scamper on the first play of the second half.", ("86-yard", "84-yard"), id="over a gap",
        ),
        pytest.param(
            "The navy of Orlava seized nine rifles from two boats in the gulf.",
            "The navy of Orlava seized nine rifles from two boats in the gulf.", None, id="the same",
        ),
        pytest.param(
            "The town of Velden gave Mara Lind a prize of 40 crowns for her first novel.",
            "The city of Kessa gave Jon Holt a prize of 30 crowns for his first novel.", None, id="of another",
        ),
        pytest.param(
            "Of those asked in Velden 40 percent of voters said that taxes are too high.",
            "Of those asked in Velden 45 percent of voters said that taxes are too high.", None, id="two polls",
        ),
        pytest.param(
            "If it rains the ferry will carry 40 cars across the wide river.",
            "If it rains the ferry will carry 30 cars across the wide river.", None, id="supposed",
        ),
        pytest.param(
            "Corvin caught the ball at the line with 40 seconds left on the big clock.",
            "Holt caught the ball at the line with 30 seconds left on the big clock.", None, id="of who opens the sentence",
        ),
        pytest.param(
            "He caught the ball at the line with 40 seconds left on the big clock.",
            "He caught the ball at the line with 30 seconds left on the big clock.", None, id="of nobody that is told",
        ),
        pytest.param(
            "Of voters in Velden six in 10 say they want the next mayor to spend less.",
            "Of voters in Velden four in 10 say they want the next mayor to spend less.", None, id="so many of so many",
        ),
        pytest.param(
            "Then Mara Lind told the Sarn Courier newspaper in 2012, “he rose”.",
            "Then Mara Lind told the Sarn Courier newspaper in 2013, “she fell”.", None, id="years of two sayings",
        ),
        pytest.param("He paid 40 crowns for a hat.", "He paid 30 crowns for a coat.", None, id="too few words"),
    ],
)  # fmt: skip
def test_frames(one: str, other: str, words: tuple[str, str] | None) -> None:
    here, there = article(one, outlet="A"), article(other, outlet="B")
    found = [(each.here.quantity.span.of(one), each.there.quantity.span.of(other)) for each in framed([here, there])]
    assert found == ([words] if words else [])


def test_numbers_of_one_article_are_of_other_things() -> None:
    text = "The port of Velden took 40 ships of grain in May. The port of Velden took 30 ships of grain in June."
    assert not list(framed([article(text, outlet="A")]))
    other = article(text.replace("40", "41").replace("30", "31"), outlet="B")
    assert list(framed([article(text, outlet="A"), other]))
