"""Numbers with what they measure."""

import pytest

from pressreview.corroborate.conflicts.quantities import Quantity, quantities
from pressreview.model import Span


def found(text: str) -> list[Quantity]:
    return list(quantities(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        pytest.param("He fell about 60 metres.", ["60 metres"], "length", id="a length"),
        pytest.param("He fell 200ft down.", ["200ft"], "length", id="written together"),
        pytest.param("He fell 60m, and 30m again.", ["60m", "30m"], "length", id="metres, not millions"),
        pytest.param("It cost £60m then.", ["£60m"], "£", id="millions, not metres"),
        pytest.param("It took 4 1/2 months, or 4½.", [], "", id="fractions"),
        pytest.param("It cost $1.5 billion then.", ["$1.5 billion"], "$", id="a sum"),
        pytest.param("See page?id = 14628 here.", [], "", id="an address of the web"),
        pytest.param("In 1990 she left.", ["1990"], "year", id="a year"),
        pytest.param("It came on 6 March and on April 7, 2026.", [], "", id="a day"),
        pytest.param("At 3:30 p.m. and at 4 a.m. they won 3-2.", [], "", id="clock times and a score"),
        pytest.param("A 6. 1-magnitude quake struck.", ["6"], "", id="a number that was cut"),
        pytest.param("A 5G mast, 4\ufffd months old.", [], "", id="a letter, or one that was lost, behind it"),
        pytest.param("The 3rd of one kind.", [], "", id="an ordinal, and one"),
    ],
)
def test_quantities(text: str, words: list[str], unit: str) -> None:
    quantity = found(text)
    assert [one.span.of(text) for one in quantity] == words
    assert all(one.unit == unit for one in quantity)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("It fell about 200 feet.", "It fell 60 metres.", True, id="the same in other units"),
        pytest.param("It fell about 200 feet.", "It fell 150 metres.", False, id="another length"),
        pytest.param("An 84-yard run.", "An 86-yard run.", False, id="exact in one unit"),
        pytest.param("About 84 people.", "Some 86 people.", True, id="about"),
        pytest.param("More than 26,000 people.", "31,000 people.", True, id="open to above"),
        pytest.param("It exceeded 26,000 people.", "31,000 people.", True, id="exceeded"),
        pytest.param("Up to 26,000 people.", "31,000 people.", False, id="open to below"),
        pytest.param("It weighs 60 kg.", "It is 60 metres long.", True, id="weight and length"),
        pytest.param("In 2009 it was.", "In 2010 it was.", False, id="two years"),
    ],
)
def test_whether_two_agree(one: str, other: str, agree: bool) -> None:
    (here,), (there,) = found(one), found(other)
    assert here.agrees(there) is there.agrees(here) is agree
