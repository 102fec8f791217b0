import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.times import find_times
from tests.conftest import ROOT

TUESDAY = date(2023, 9, 5)


def told(text: str, published: date | None = TUESDAY) -> list[tuple[str, str | None, str, str]]:
    return [
        (time.span.of(text), time.value, str(time.start), str(time.end))
        for time in find_times(text, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "start", "end"),
    [
        pytest.param("It rained on Tuesday.", "Tuesday", "2023-09-05", "2023-09-05", "2023-09-05", id="weekday today"),
        pytest.param("After the Sept. 11 attacks.", "Sept. 11", "2001-09-11", "2001-09-11", "2001-09-11", id="the day"),
        pytest.param(
            "15 of the 19 Sept. 11 men.", "Sept. 11", "2023-09-11", "2023-09-11", "2023-09-11", id="its own day"
        ),
        pytest.param(
            "They expect it to fall by Sunday.", "Sunday", "2023-09-10", "2023-09-10", "2023-09-10", id="the verb"
        ),
        pytest.param(
            "They postponed the vote until March.", "March", "2024-03", "2024-03-01", "2024-03-31", id="put off until"
        ),
        pytest.param("It was shut until May.", "May", "2023-05", "2023-05-01", "2023-05-31", id="lasted until"),
        pytest.param("It may be the worst in three years.", "three years", "P3Y", "None", "None", id="worst in"),
        pytest.param("He spoke on Friday.", "Friday", "2023-09-01", "2023-09-01", "2023-09-01", id="weekday past"),
        pytest.param("He will speak Friday.", "Friday", "2023-09-08", "2023-09-08", "2023-09-08", id="weekday future"),
        pytest.param("It is due on Monday.", "Monday", "2023-09-11", "2023-09-11", "2023-09-11", id="due on"),
        pytest.param(
            "They will be met on Friday.", "Friday", "2023-09-08", "2023-09-08", "2023-09-08", id="will be met"
        ),
        pytest.param(
            "He agreed to meet on Friday.", "Friday", "2023-09-08", "2023-09-08", "2023-09-08", id="agreed to"
        ),
        pytest.param("Alba holds its vote on Friday.", "Friday", "2023-09-08", "2023-09-08", "2023-09-08", id="holds"),
        pytest.param(
            "It is tense ahead of Monday’s vote.", "Monday", "2023-09-11", "2023-09-11", "2023-09-11", id="led up to"
        ),
        pytest.param(
            "Earlier Friday, he says, it rained.",
            "Earlier Friday",
            "2023-09-01",
            "2023-09-01",
            "2023-09-01",
            id="earlier Friday",
        ),
        pytest.param(
            "He reported this Friday that it rained.",
            "this Friday",
            "2023-09-01",
            "2023-09-01",
            "2023-09-01",
            id="this Friday, past",
        ),
        pytest.param(
            "Vale, who won, speaks this Friday.",
            "this Friday",
            "2023-09-08",
            "2023-09-08",
            "2023-09-08",
            id="this Friday",
        ),
        pytest.param(
            "He had said Vale was leaving in May.",
            "May",
            "2024-05",
            "2024-05-01",
            "2024-05-31",
            id="was leaving, as said",
        ),
        pytest.param(
            "Vale was leaving Alba on Friday.", "Friday", "2023-09-01", "2023-09-01", "2023-09-01", id="was leaving"
        ),
        pytest.param(
            "He said he was leaving work on Friday when it rained.",
            "Friday",
            "2023-09-01",
            "2023-09-01",
            "2023-09-01",
            id="was leaving work",
        ),
        pytest.param(
            "He said this Friday’s vote was in doubt.",
            "this Friday",
            "2023-09-08",
            "2023-09-08",
            "2023-09-08",
            id="this Friday's",
        ),
        pytest.param(
            "He holds the record since Friday.", "Friday", "2023-09-01", "2023-09-01", "2023-09-01", id="since"
        ),
        pytest.param("On Friday he agreed to go.", "Friday", "2023-09-01", "2023-09-01", "2023-09-01", id="on… agreed"),
        pytest.param("It would have ended Friday.", "Friday", "2023-09-01", "2023-09-01", "2023-09-01", id="irrealis"),
        pytest.param(
            "He left on Monday evening.", "Monday evening", "2023-09-04TEV", "2023-09-04", "2023-09-04", id="part"
        ),
        pytest.param(
            "He spoke at 8 p.m. on Friday.",
            "8 p.m. on Friday",
            "2023-09-01T20:00",
            "2023-09-01",
            "2023-09-01",
            id="hour and day",
        ),
        pytest.param("Last week he left.", "Last week", "2023-W35", "2023-08-28", "2023-09-03", id="last week"),
        pytest.param(
            "He goes later this month.", "later this month", "2023-09", "2023-09-05", "2023-09-30", id="later"
        ),
        pytest.param(
            "Earlier this month it rained.", "Earlier this month", "2023-09", "2023-09-01", "2023-09-05", id="earlier"
        ),
        pytest.param(
            "By the end of the year it ends.",
            "the end of the year",
            "2023",
            "2023-12-31",
            "2023-12-31",
            id="by the end",
        ),
        pytest.param(
            "At the end of 2022 it fell.", "the end of 2022", "2022", "2022-07-01", "2022-12-31", id="at the end"
        ),
        pytest.param(
            "At the end of the 2022 season it fell.",
            "2022",
            "2022",
            "2022-01-01",
            "2022-12-31",
            id="of the year's season",
        ),
        pytest.param("In June, Kim vowed to help.", "June", "2023-06", "2023-06-01", "2023-06-30", id="month past"),
        pytest.param("They will meet in June.", "June", "2024-06", "2024-06-01", "2024-06-30", id="month future"),
        pytest.param("He left in May 2019.", "May 2019", "2019-05", "2019-05-01", "2019-05-31", id="month year"),
        pytest.param(
            "On Sept. 5, 2014, it fell.", "Sept. 5, 2014", "2014-09-05", "2014-09-05", "2014-09-05", id="date"
        ),
        pytest.param("It fell on 3 March.", "3 March", "2023-03-03", "2023-03-03", "2023-03-03", id="day month"),
        pytest.param("It fell on 2014-09-05.", "2014-09-05", "2014-09-05", "2014-09-05", "2014-09-05", id="ISO"),
        pytest.param("He left a year ago.", "a year ago", "2022", "2022-01-01", "2022-12-31", id="a year ago"),
        pytest.param(
            "He left three days ago.", "three days ago", "2023-09-02", "2023-09-02", "2023-09-02", id="days ago"
        ),
        pytest.param(
            "It grew in the third quarter.",
            "the third quarter",
            "2023-Q3",
            "2023-07-01",
            "2023-09-30",
            id="quarter begun",
        ),
        pytest.param(
            "It grew in the fourth quarter of 2022.",
            "the fourth quarter of 2022",
            "2022-Q4",
            "2022-10-01",
            "2022-12-31",
            id="quarter of a year",
        ),
        pytest.param(
            "In the first half of 2021 it grew.",
            "the first half of 2021",
            "2021-H1",
            "2021-01-01",
            "2021-06-30",
            id="half",
        ),
        pytest.param("He served in the late 1990s.", "late 1990s", "199", "1995-01-01", "1999-12-31", id="decade"),
        pytest.param(
            "It met two summers ago.", "two summers ago", "2022-SU", "2022-06-01", "2022-08-31", id="seasons ago"
        ),
        pytest.param("It met last summer.", "last summer", "2023-SU", "2023-06-01", "2023-08-31", id="season"),
        pytest.param(
            "He served between 2006 and 2008.", "2006 and 2008", "2006/2008", "2006-01-01", "2008-12-31", id="between"
        ),
        pytest.param(
            "They met September 3-4.",
            "September 3-4",
            "2023-09-03/2023-09-04",
            "2023-09-03",
            "2023-09-04",
            id="days of a month",
        ),
        pytest.param(
            "It will run from October to February.",
            "October to February",
            "2023-10/2024-02",
            "2023-10-01",
            "2024-02-29",
            id="over new year",
        ),
        pytest.param(
            "It fell over the past two weeks.",
            "the past two weeks",
            "P2W",
            "2023-08-23",
            "2023-09-05",
            id="stretch back",
        ),
        pytest.param("They will leave within 30 days.", "30 days", "P30D", "2023-09-05", "2023-10-05", id="within"),
        pytest.param(
            "They will leave in two weeks.", "two weeks", "2023-W38", "2023-09-18", "2023-09-24", id="in two weeks"
        ),
        pytest.param("The 9/11 attacks.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11", id="9/11"),
        pytest.param(
            "It met at the weekend.", "the weekend", "2023-W35-WE", "2023-09-02", "2023-09-03", id="the weekend"
        ),
        pytest.param("He leaves this June.", "this June", "2023-06", "2023-06-01", "2023-06-30", id="this month"),
        pytest.param("He expects rain on Friday.", "Friday", "2023-09-08", "2023-09-08", "2023-09-08", id="expects"),
        pytest.param("Last night it fell.", "Last night", "2023-09-04TNI", "2023-09-04", "2023-09-04", id="last night"),
    ],
)
def test_one_expression_and_its_days(text: str, words: str, value: str, start: str, end: str) -> None:
    assert told(text) == [(words, value, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("It lasted two days.", "two days", "P2D", id="duration"),
        pytest.param("A five-year plan.", "five-year", "P5Y", id="hyphened"),
        pytest.param("It lasted two and a half years.", "two and a half years", "P2.5Y", id="half"),
        pytest.param("It took several months.", "several months", "PXM", id="several"),
        pytest.param("It falls every Tuesday.", "every Tuesday", "XXXX-WXX-2", id="every weekday"),
        pytest.param("They meet twice a year.", "twice a year", "P1Y", id="twice a year"),
        pytest.param("He is now there.", "now", "PRESENT_REF", id="now"),
        pytest.param("He recently left.", "recently", "PAST_REF", id="recently"),
        pytest.param("It fell in recent years.", "recent years", "PAST_REF", id="recent years"),
        pytest.param("In fiscal 2013 it grew.", "fiscal 2013", "FY2013", id="fiscal year"),
        pytest.param("It was due at 01/02/2015.", "01/02/2015", None, id="day or month first"),
        pytest.param("Two days earlier it fell.", "Two days earlier", None, id="nothing to count from"),
    ],
)
def test_no_stretch_of_days(text: str, words: str, value: str | None) -> None:
    assert told(text) == [(words, value, "None", "None")]


def test_relative_times_are_counted_from_the_last_day_named() -> None:
    text = "On Friday the army struck. Two days earlier it had moved. The next day it left."
    assert [value for _, value, _, _ in told(text)] == ["2023-09-01", "2023-08-30", "2023-08-31"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Some 2000 people fled and 2,014 came back.", id="amounts"),
        pytest.param("He may march and fall.", id="modal, verbs"),
        pytest.param("The Winter Olympics and ABC's This Week, USA Today.", id="names"),
        pytest.param("A 45-year-old man from the third floor.", id="age"),
        pytest.param("He won 3-1 at the 777 on flight 2010.", id="figures"),
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


def test_without_a_publication_date_only_full_dates_are_told() -> None:
    text = "On Friday and in June he said that on 5 May 2014 and in 2016, last week and two days ago, it rained."
    assert [(words, value) for words, value, _, _ in told(text, None) if value] == [
        ("5 May 2014", "2014-05-05"),
        ("2016", "2016"),
    ]
    assert len(told(text, None)) == 6


WORDS = st.sampled_from(
    [
        "on",
        "Tuesday,",
        "last",
        "week",
        "the",
        "past",
        "two",
        "years",
        "ago",
        "2006",
        "-",
        "May",
        "5",
        "31",
        "February",
        ".",
        "between",
        "and",
        "8:30",
        "p.m.",
        "early",
        "of",
        "end",
        "next",
        "this",
        "9999",
        "0",
        "every",
        "first",
        "quarter",
        "12/13/2014",
        "’s",
        "1990s",
        "from",
        "to",
        "\n",
        "mid-",
        "Sept.",
        "century",
        "decades",
        "thirty",
        "½",
        "will",
        "said",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates())
def test_expressions_are_in_order_and_well_formed(text: str, published: date | None) -> None:
    done = 0
    for found in find_times(text, published=published):
        assert done <= found.span.start < found.span.end <= len(text)
        done = found.span.end
        assert (found.start is None) == (found.end is None)
        assert found.start is None or found.end is None or found.start <= found.end
        assert found.value is not None or found.start is None
        assert found.value is None or re.fullmatch(r"[\dA-Z_:./-]+", found.value)


@given(st.text(max_size=200), st.dates())
def test_any_text_at_all(text: str, published: date) -> None:
    assert find_times(text, published=published) == find_times(text, published=published)


@pytest.mark.parametrize("unit", ["the will of ", "dots . ", "1", "(", "2006 ", "a\n"])
def test_linear_in_the_length_of_hostile_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        find_times(text, published=TUESDAY)
        return time.process_time() - began

    assert min(seconds(64_000) for _ in range(2)) < 20 * min(seconds(8_000) for _ in range(2)) + 0.5


def test_the_press_review_by_hand() -> None:
    path = ROOT.parent / "shared" / "specimens" / "press-review-kim-putin.txt"
    if not Path(path).exists():
        pytest.skip("the specimen is not here")
    text = path.read_text("utf-8")
    found = {time.span.of(text): time.value for time in find_times(text, published=TUESDAY) if time.start}
    assert found == {
        "later this month": "2023-09",
        "Last week": "2023-W35",
        "June": "2023-06",
        "last week": "2023-W35",
        "last year": "2022",
        "2006 and 2008": "2006/2008",
        "Earlier this month": "2023-09",
    }


def test_that_jan_is_somebody() -> None:
    assert told("She said that Jan had left.") == []
    assert told("It was in that May of thirst.") != []
