"""What articles tell of one person in other numbers."""

import pytest

from pressreview.corroborate.conflicts.persons import ages, measures
from tests.corroborate.made import article


@pytest.mark.parametrize(
    ("one", "other", "days", "found"),
    [
        pytest.param("Maria Lind, 31, fell.", "It was 32-year-old Maria Lind.", (1, 2), 1, id="other ages"),
        pytest.param("Maria Lind, 31, fell.", "It was 31-year-old Maria Lind.", (1, 2), 0, id="one age"),
        pytest.param("Maria Lind, 31, fell.", "It was 32-year-old John Lind.", (1, 2), 0, id="another person"),
        pytest.param("Maria Lind, 31, fell.", "It was 32-year-old Maria Lind.", (1, None), 0, id="years later perhaps"),
        pytest.param("On November 18, it fell.", "On November 19, it rose.", (1, 2), 0, id="days"),
    ],
)
def test_ages(one: str, other: str, days: tuple[int | None, int | None], found: int) -> None:
    pages = [article(text, outlet=text[:4], day=day) for text, day in zip((one, other), days, strict=True)]
    assert [each.what for each in ages(pages)] == ["the age of Maria Lind"] * found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        pytest.param("A climber, 36 years old, died after falling 150 metres.", 1, id="another length"),
        pytest.param("The 36-year-old slipped and fell about 200 feet.", 0, id="the same in feet"),
        pytest.param("The 31-year-old fell 150 metres.", 0, id="another person"),
        pytest.param("The 36-year-old climbed 150 metres.", 0, id="another verb"),
    ],
)
def test_measures(other: str, found: int) -> None:
    pages = [article("The 36-year-old fell about 60 metres.", outlet="A"), article(other, outlet="B")]
    assert len(list(measures(pages))) == found
