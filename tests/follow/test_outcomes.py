"""What later articles tell of a forecast is proposed only where they tell it as over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Sign
from tests.follow.made import followed, page

FERRY = "The ferry company will resume the crossing to Hallin on Monday."
STAYS = "The transport minister will not resign over the letter about the berth."
FILLER = " Rain fell in the north. The museum showed a boat of oak. Fares rose for commuters in the suburbs."


def signs(forecast: str, later: str, *, day: int = 17) -> tuple[Sign, ...]:
    made = followed(page(forecast, day=12), page(later + FILLER, day=day, outlet="B"), on=30)
    return next(one.signs for one in made.entries if one.first.outlet == "The Ledger")


@pytest.mark.parametrize(
    ("forecast", "later", "outcome"),
    [
        pytest.param(FERRY, "The company resumed the crossing to Hallin at dawn.", "happened", id="past"),
        pytest.param(FERRY, "The crossing to Hallin was resumed by the ferry company.", "happened", id="passive"),
        pytest.param(FERRY, "The company has not resumed the crossing to Hallin.", "did not happen", id="not"),
        pytest.param(FERRY, "The company did not resume the crossing to Hallin.", "did not happen", id="did not"),
        pytest.param(FERRY, "The company has partly resumed the crossing to Hallin.", "partly", id="partly"),
        pytest.param(FERRY, "The company reportedly resumed the crossing to Hallin.", "unclear", id="hedged"),
        pytest.param(
            FERRY, "The crossing to Hallin was put off by the ferry company for a month.", "postponed", id="put off"
        ),
        pytest.param(FERRY, "The ferry company called off the crossing to Hallin.", "did not happen", id="called off"),
        pytest.param(
            "The two leaders of the coalition will meet in Velden on Monday.",
            "The leaders of the coalition met in Velden for two hours.",
            "happened",
            id="irregular verb",
        ),
        pytest.param(
            STAYS, "The transport minister resigned over the letter about the berth.", "did not happen", id="of a no"
        ),
    ],
)
def test_what_tells_it(forecast: str, later: str, outcome: str) -> None:
    assert [sign.outcome for sign in signs(forecast, later)] == [outcome]


@pytest.mark.parametrize(
    "later",
    [
        pytest.param("The ferry company will resume the crossing to Hallin in May.", id="still to come"),
        pytest.param("The ferry company would have resumed the crossing to Hallin.", id="would have"),
        pytest.param("Has the ferry company resumed the crossing to Hallin?", id="asked"),
        pytest.param("If the ferry company resumed the crossing to Hallin, islanders cheered.", id="supposed"),
        pytest.param("The ferry company is resuming the crossing to Hallin.", id="being done"),
        pytest.param("In 2019 the ferry company resumed the crossing to Hallin.", id="long before"),
        pytest.param("The company resumed its lessons in Velden.", id="elsewhere"),
        pytest.param("The school resumed its lessons.", id="another thing"),
        pytest.param("The ferry company wants the crossing to Hallin to be paid for.", id="no verb"),
    ],
)
def test_what_tells_nothing(later: str) -> None:
    assert signs(FERRY, later) == ()


def test_nothing_has_happened_before_its_day_but_it_may_be_called_off() -> None:
    assert signs(FERRY, "The company resumed the crossing to Hallin at dawn.", day=14) == ()
    (sign,) = signs(FERRY, "The ferry company called off the crossing to Hallin.", day=14)
    assert sign.outcome == "did not happen"


def test_an_earlier_article_tells_nothing() -> None:
    assert signs(FERRY, "The company resumed the crossing to Hallin at dawn.", day=11) == ()


WORDS = st.sampled_from(
    ["will", "ferry", "resume", "resumed", "not", "if", "on", "Monday", ".", "?", "put", "off", "“"]
)


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_any_words(one: list[str], other: list[str]) -> None:
    made = followed(page(" ".join(one) or "-", day=12), page(" ".join(other) or "-", day=18, outlet="B"), on=30)
    for entry in made.entries:
        assert len(entry.signs) <= 1
