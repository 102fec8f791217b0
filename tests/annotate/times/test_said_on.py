from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.times import find_times
from pressreview.annotate.times.said_on import said_on
from pressreview.model import SaidOn, Span
from tests.annotate.marked import marked

TUESDAY = date(2023, 9, 5)


def read(line: str, published: date | None = TUESDAY) -> tuple[str, SaidOn | None]:
    text, attribution = marked(line)
    return text, said_on(text, attribution, find_times(text, published=published), published=published)


@pytest.mark.parametrize(
    ("line", "words", "start"),
    [
        pytest.param(
            "[s Kirby] [k said] on Friday [c that talks begin next week].", "Friday", "2023-09-01", id="said on"
        ),
        pytest.param(
            "Last week, [s Washington] [k said] [c talks were advancing].", "Last week", "2023-08-28", id="opens"
        ),
        pytest.param(
            "[s Shoigu] [k told] reporters in Seoul late Monday [c that it was due].",
            "late Monday",
            "2023-09-04",
            id="told reporters",
        ),
        pytest.param("[s Obama] on Friday [k said] [c it was over].", "Friday", "2023-09-01", id="between"),
        pytest.param(
            "[c “No,”] [k said] [s Kim Jong Un, the leader,] on Monday.", "Monday", "2023-09-04", id="after source"
        ),
        pytest.param(
            "[s He] [k said in a statement Monday] [c that it was over].", "Monday", "2023-09-04", id="in the cue"
        ),
        pytest.param(
            "In an interview last week, [s he] [k said] [c it was over].",
            "last week",
            "2023-08-28",
            id="in an interview",
        ),
        pytest.param("In June, [s Kim] [k vowed] [c to “hold hands”].", "June", "2023-06-01", id="a month"),
    ],
)
def test_the_time_that_stands_with_the_cue(line: str, words: str, start: str) -> None:
    text, told = read(line)
    assert told is not None
    assert told.span is not None
    assert (told.span.of(text), str(told.start)) == (words, start)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("[s Kim] [k said] [c he would go].", id="no time"),
        pytest.param("[s Kim] [k said] [c he went on Monday].", id="in the content"),
        pytest.param("[s Kim], who met Putin last year, [k said] [c he would go].", id="in a relative clause"),
        pytest.param("[s Kim, who met Putin last year,] [k said] [c he would go].", id="in the source"),
        pytest.param("The Post stepped in on Monday, [k arguing] [c it mattered].", id="of another clause"),
        pytest.param("[c “No,”] [k said] [s Ito], an aide during her 2008 run.", id="of a thing"),
        pytest.param("On Monday it rained. [s Kim] [k said] [c it was wet].", id="sentence before"),
        pytest.param("[s He] [k said] [c no]. On Monday it rained.", id="sentence after"),
        pytest.param("[s Kim] [k said] for two days [c that it was wet].", id="a duration"),
        pytest.param("[c It rained on Monday].", id="no cue"),
    ],
)
def test_nothing_is_guessed(line: str) -> None:
    assert read(line)[1] is None


def test_this_month_ends_with_the_publication() -> None:
    _, told = read("[s He] [k said] this month [c that it was over].")
    assert told is not None
    assert (str(told.start), str(told.end)) == ("2023-09-01", "2023-09-05")


def test_a_day_to_come_is_no_day_of_saying() -> None:
    assert read("[s He] [k says] on 5 October 2023 [c it will be over].")[1] is None


@given(
    st.text(alphabet="aZ ,.“” onTuesday\n", min_size=12, max_size=60),
    st.lists(st.integers(0, 11), min_size=6, max_size=6),
)
def test_any_spans_in_any_text(text: str, ends: list[int]) -> None:
    one, two, three, four, five, six = sorted(ends)
    attribution = RawAttribution(
        source=(Span(one, two),) if one < two else (),
        cue=(Span(three, four),) if three < four else (),
        content=(Span(five, six),) if five < six else (),
        confidence=1.0,
    )
    said_on(text, attribution, find_times(text, published=TUESDAY), published=TUESDAY)
