from datetime import date

import pytest

from pressreview.annotate.times import find_times
from pressreview.annotate.times.datelines import dateline

TUESDAY = date(2023, 9, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Title\nMonday, September 4, 2023\nIt rained.", date(2023, 9, 4), id="a line of its own"),
        pytest.param("4 September 2023\nIt rained.", date(2023, 9, 4), id="day before month"),
        pytest.param("LONDON, Sept. 3 (Reuters) - It rained.", date(2023, 9, 3), id="wire"),
        pytest.param("CAMBRIDGE, Mass., Sept. 6 (UPI) — It rained.", date(2023, 9, 6), id="wire with state"),
        pytest.param("PARIS, 31 August – It rained.", date(2023, 8, 31), id="over the end of a month"),
        pytest.param("He came from London, Sept. 3 - or so.", None, id="within a sentence"),
        pytest.param("LONDON, March 3 (Reuters) - It rained.", None, id="months away"),
        pytest.param("March 3, 2019\nIt rained.", None, id="years away"),
        pytest.param("LONDON, Sept. 31 (Reuters) - It rained.", None, id="no such day"),
        pytest.param("It rained.\n" * 200 + "September 4, 2023\n", None, id="far down"),
    ],
)
def test_the_day_that_a_text_gives_itself(text: str, day: date | None) -> None:
    assert dateline(text, TUESDAY) == day


def test_without_a_publication_only_a_dateline_with_its_year_counts() -> None:
    assert dateline("LONDON, Sept. 3 (Reuters) - It rained.", None) is None
    text = "Title\nSeptember 4, 2023\nIt rained yesterday."
    assert [time.value for time in find_times(text, published=None)] == ["2023-09-04", "2023-09-03"]


def test_over_new_year() -> None:
    assert dateline("ROME, Dec. 31 (AP) - It rained.", date(2024, 1, 2)) == date(2023, 12, 31)
