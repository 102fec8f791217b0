from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.acquire.dates import parse_published


@pytest.mark.parametrize(
    ("stated", "when"),
    [
        pytest.param("2023-09-05", date(2023, 9, 5), id="day"),
        pytest.param("2023-09-05T10:30:00Z", datetime(2023, 9, 5, 10, 30, tzinfo=UTC), id="utc"),
        pytest.param("2023-09-05 10:30 UTC", datetime(2023, 9, 5, 10, 30, tzinfo=UTC), id="utc in words"),
        pytest.param(
            "2023-09-05T10:30:00.123+0530",
            datetime(2023, 9, 5, 10, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
            id="offset without colon",
        ),
        pytest.param(
            "2023-09-05T10:30-05", datetime(2023, 9, 5, 10, 30, tzinfo=timezone(-timedelta(hours=5))), id="short offset"
        ),
        pytest.param("2026-03-04 10:00", date(2026, 3, 4), id="a time without a zone gives the day"),
        pytest.param("2026-03-04T10:00:00", date(2026, 3, 4), id="the same in iso"),
        pytest.param("2026-03-04 10:00 EST", date(2026, 3, 4), id="a zone that is not certain gives the day"),
        pytest.param("2023/9/5", date(2023, 9, 5), id="slashes"),
        pytest.param("20230905", date(2023, 9, 5), id="compact"),
        pytest.param("Tue, 05 Sep 2023 10:30:00 GMT", datetime(2023, 9, 5, 10, 30, tzinfo=UTC), id="mail"),
        pytest.param("5 September 2023", date(2023, 9, 5), id="british"),
        pytest.param("Published Sept. 5, 2023 at noon", date(2023, 9, 5), id="american"),
        pytest.param("September 5th, 2023", date(2023, 9, 5), id="ordinal"),
        pytest.param("03/04/2026", None, id="order not certain"),
        pytest.param("31/07/2022", date(2022, 7, 31), id="only the first can be the day"),
        pytest.param("07/31/2022", date(2022, 7, 31), id="only the second can"),
        pytest.param("04/04/2026", date(2026, 4, 4), id="both are the same"),
        pytest.param("2023-13-45", None, id="no such day"),
        pytest.param("1970-01-01T00:00:00Z", None, id="a clock's zero"),
        pytest.param("0001-01-01", None, id="another zero"),
        pytest.param("yesterday", None, id="words"),
        pytest.param("1574168580", None, id="seconds"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_parse(stated: str, when: datetime | date | None) -> None:
    found = parse_published(stated)
    assert (type(found), found) == (type(when), when)


@given(st.text())
def test_never_raises_and_never_gives_a_naive_time(text: str) -> None:
    found = parse_published(text)
    assert not isinstance(found, datetime) or found.tzinfo is not None


@given(st.datetimes(min_value=datetime(1971, 1, 1), timezones=st.just(UTC)))
def test_iso_comes_back(when: datetime) -> None:
    assert parse_published(when.isoformat()) == when.replace(microsecond=0)
