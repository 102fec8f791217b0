"""What outlets and speakers say was wrongly said, beside where it is reported without that."""

import pytest

from pressreview.corroborate.claims.likeness import Likeness
from pressreview.corroborate.claims.statements import find_statements
from pressreview.corroborate.conflicts.untrue import called_untrue
from pressreview.corroborate.newsroom import Newsroom
from tests.corroborate.made import article, reading, said

CLAIM = "Orlava is the only country where ferries carry grain"


def found(other: str, content: str, *, by: str = "Mara Lind", cue: str) -> list[tuple[str, str]]:
    """What was said and what denies it; the first article tells the claim as Mara Lind's."""
    one = article(f"Mara Lind said {CLAIM}. It rained in Velden, said Jon Holt.", outlet="A")
    two = article(other, outlet="B")
    readings = {
        one.id: reading(one, said(one, CLAIM, by="Mara Lind"), said(one, "It rained in Velden", by="Jon Holt")),
        two.id: reading(two, said(two, content, by=by, cue=cue)),
    }
    stated = list(find_statements([one, two], readings, Newsroom([one, two])))
    return [(each.said.text, each.denied.text) for each in called_untrue(stated, Likeness(stated))]


FALSELY = "Mara Lind falsely stated that no country but Orlava has ferries that carry grain."
NOT_TRUE = "Mara Lind’s claim that Orlava is the only country where ferries carry grain isn’t true."
WRONG = "Olaf Brandis said Mara Lind was wrong to say that Orlava is the only country with grain ferries."


@pytest.mark.parametrize(
    ("other", "content", "by", "cue", "denied"),
    [
        pytest.param(FALSELY, FALSELY[25:-1], "Mara Lind", "falsely stated", FALSELY, id="falsely"),
        pytest.param(NOT_TRUE, NOT_TRUE[18:72], "Mara Lind", "claim", NOT_TRUE, id="isn't true"),
        pytest.param(FALSELY, FALSELY[25:-1], "Jon Holt", "falsely stated", None, id="another speaker"),
        pytest.param(
            FALSELY.replace("falsely ", ""), FALSELY[25:-1], "Mara Lind", "stated", None, id="only reported again"
        ),
        pytest.param(WRONG, WRONG[18:-1], "Olaf Brandis", "said", WRONG[18:-1], id="wrong to say"),
    ],
)
def test_what_is_called_untrue(other: str, content: str, by: str, cue: str, denied: str | None) -> None:
    text = other if by in other else f"{other} {by}"
    assert found(text, content, by=by, cue=cue) == ([(CLAIM, denied)] if denied else [])


def test_who_is_wrong_is_told_by_the_title() -> None:
    text = "Olaf Brandis said Mr. Lind was wrong to say that Orlava has grain ferries. Ms. Lind said Orlava has grain ferries."
    page = article(text, outlet="A")
    made = [
        said(page, "Mr. Lind was wrong to say that Orlava has grain ferries", by="Olaf Brandis"),
        said(page, "Orlava has grain ferries.", by="Ms. Lind"),
    ]
    stated = list(find_statements([page], {page.id: reading(page, *made)}, Newsroom([page])))
    assert not list(called_untrue(stated, Likeness(stated)))
