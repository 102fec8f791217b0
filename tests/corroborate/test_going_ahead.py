"""Whether a statement says that an event goes ahead."""

import pytest

from pressreview.corroborate.claims.statements import Statement
from pressreview.corroborate.conflicts.going_ahead import Outlook, outlook
from pressreview.model import Span
from tests.corroborate.made import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The visit will take place on the day agreed", ({"visit"}, True), id="will"),
        pytest.param("A visit to Orlava by the minister, they said, is now unlikely to go ahead", ({"visit"}, False), id="unlikely"),
        pytest.param("The vote would no longer be held in June", ({"vot"}, False), id="no longer"),
        pytest.param("The visit will take place if it does not rain", None, id="a condition"),
        pytest.param("The visit might take place", None, id="left open"),
        pytest.param("It will take place on Monday", None, id="no name"),
        pytest.param("The line between Alba and Sarn may never reopen", ({"lin"}, False), id="may never"),
        pytest.param("The line will reopen in June", ({"lin"}, True), id="a deed"),
        pytest.param("The line may reopen in June", None, id="a deed left open"),
        pytest.param("The line will reopen if it does not rain", None, id="a deed under a condition"),
        pytest.param("Transport minister Paul Grant will not resign", ({"grant"}, False), id="a person"),
        pytest.param("The ministry will not comment", None, id="no act"),
        pytest.param("The voices are being heard and cannot be allowed to go ahead", None, id="not allowed"),
    ],
)  # fmt: skip
def test_outlook(text: str, expected: tuple[set[str], bool] | None) -> None:
    found = outlook(Statement(article=article(text, outlet="A"), spans=(Span(0, len(text)),)))
    assert (found and (set(found.event), found.goes_ahead)) == expected


@pytest.mark.parametrize(
    ("before", "event"),
    [
        pytest.param("Asked about the visit of the minister, Mara Lind said ", {"visit"}, id="what was asked about"),
        pytest.param("They asked about the visit. Mara Lind said ", None, id="of another sentence"),
        pytest.param("Mara Lind said ", None, id="nothing"),
    ],
)
def test_what_it_is(before: str, event: set[str] | None) -> None:
    text = f"{before}it would go ahead on 18 March"
    found = outlook(Statement(article=article(text, outlet="A"), spans=(Span(len(before), len(text)),)))
    assert (found and (set(found.event), found.goes_ahead)) == (event and (event, True))


def told(text: str, *, outlet: str) -> Statement:
    return Statement(article=article(text, outlet=outlet), spans=(Span(0, len(text)),), outlet=outlet)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("The line will reopen in June", "The line may never reopen", True, id="never"),
        pytest.param("The line will reopen in June", "The line will not reopen in June", True, id="not"),
        pytest.param("The line will reopen in June", "The line would reopen in May", False, id="both do"),
        pytest.param("The minister will meet the drivers", "The minister will not meet the owners", False, id="others"),
        pytest.param("The line will reopen in June", "The port will not reopen in June", False, id="another"),
        pytest.param("The line will close in June", "The line will not reopen in June", False, id="another act"),
    ],
)
def test_one_comes_about_and_not(one: str, other: str, expected: bool) -> None:
    here, there = outlook(told(one, outlet="A")), outlook(told(other, outlet="B"))
    assert here
    assert there
    assert here.against(there) is there.against(here) is expected


def test_a_deed_that_both_foretell_is_one() -> None:
    one, other = (
        outlook(told("The line will reopen on May 6", outlet="A")),
        outlook(told("The line would reopen", outlet="B")),
    )
    assert one
    assert other
    assert one.one_with(other)
    assert not one.one_with(Outlook(other.event, goes_ahead=True, act="clos"))
