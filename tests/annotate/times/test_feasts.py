from datetime import date

import pytest

from pressreview.annotate.times.feasts import day_of, is_feast


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("christmas eve", date(2023, 12, 24)),
        ("thanksgiving", date(2023, 11, 23)),
        ("labor day", date(2023, 9, 4)),
        ("memorial day", date(2023, 5, 29)),
        ("good friday", date(2023, 4, 7)),
        ("ash wednesday", date(2023, 2, 22)),
        ("easter monday", date(2023, 4, 10)),
    ],
)
def test_the_days_of_a_year(name: str, day: date) -> None:
    assert is_feast(name)
    assert day_of(name, 2023) == day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23), (2038, 4, 25)]
)
def test_easter_over_the_centuries(year: int, month: int, day: int) -> None:
    assert day_of("easter", year) == date(year, month, day)


def test_a_common_word_is_no_feast() -> None:
    assert not is_feast("good tuesday")
