from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.certainty.forecasts import forecast_of
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.times import find_times
from pressreview.model import Forecast, Span, covers
from tests.annotate.marked import marked

TUESDAY = date(2023, 9, 5)


def read(line: str, published: date | None = TUESDAY) -> tuple[str, Forecast | None]:
    text, attribution = marked(line)
    return text, forecast_of(text, attribution, find_times(text, published=published), published=published)


@pytest.mark.parametrize(
    ("line", "kind", "start", "end"),
    [
        pytest.param(
            "[s He] [k said] [c they will meet on Thursday].", "scheduled", "2023-09-07", "2023-09-07", id="will on"
        ),
        pytest.param(
            "[s He] [k said] [c it is due to open next week].", "scheduled", "2023-09-11", "2023-09-17", id="due to"
        ),
        pytest.param("[s He] [k said] [c the two are to meet].", "scheduled", None, None, id="are to"),
        pytest.param("[s He] [k said] [c Moscow plans to buy shells].", "planned", None, None, id="plans to"),
        pytest.param("[s Kim] [k vowed] [c to “hold hands”].", "planned", None, None, id="vowed to"),
        pytest.param("[c “We will fight on,”] [s he] [k said].", "planned", None, None, id="we will"),
        pytest.param("[s She] [k promised] [c the state would pay].", "planned", None, None, id="promised… would"),
        pytest.param("[s He] [k said] [c Moscow is likely to ask].", "predicted", None, None, id="likely to"),
        pytest.param(
            "[s Seoul] [k expects] [c the two to meet in September].",
            "predicted",
            "2023-09-01",
            "2023-09-30",
            id="expects… to",
        ),
        pytest.param(
            "[s He] [k said] [c it will rain before Sunday].", "predicted", "2023-09-05", "2023-09-09", id="before"
        ),
        pytest.param(
            "[s He] [k said] [c it will last until the end of the month].",
            "predicted",
            "2023-09-05",
            "2023-09-30",
            id="by the end",
        ),
        pytest.param(
            "[s He] [k said] [c 16 states will vote on or before Sunday].",
            "scheduled",
            "2023-09-05",
            "2023-09-10",
            id="on or before",
        ),
        pytest.param(
            "[s He] [k said] [c it will run from September 7 to 9].",
            "scheduled",
            "2023-09-07",
            "2023-09-09",
            id="from and to",
        ),
        pytest.param("[s He] [k said] [c it would rain].", "predicted", None, None, id="reported would"),
        pytest.param("[s He] [k said] [c Bonn would send troops].", "planned", None, None, id="reported would, a deed"),
        pytest.param("[s He] [k said] [c she planned to appeal].", "planned", None, None, id="reported plan"),
        pytest.param("[s He] [k said] [c Bonn will be introducing it].", "planned", None, None, id="will be doing"),
        pytest.param("[s He] [k said] [c the mill will be rebuilt].", "planned", None, None, id="will be done"),
        pytest.param("[s He] [k said] [c prices will continue to rise].", "predicted", None, None, id="things do"),
        pytest.param(
            "[s He] [k said] [c Bonn will play at home on Thursday].",
            "scheduled",
            "2023-09-07",
            "2023-09-07",
            id="a day",
        ),
        pytest.param("[s He] [k said] [c it stays; it will rain].", "predicted", None, None, id="behind a semicolon"),
        pytest.param(
            "[c Pyongyang could take part in drills], [k said] [s the paper].", "predicted", None, None, id="could"
        ),
        pytest.param("[s He] [k said] [c the U.S. will likely see growth].", "predicted", None, None, id="U.S."),
    ],
)
def test_kind_and_horizon(line: str, kind: str, start: str | None, end: str | None) -> None:
    _, forecast = read(line)
    assert forecast is not None
    horizon = forecast.horizon
    days = (None, None) if horizon is None else (str(horizon.start), str(horizon.end))
    assert (forecast.kind, *days) == (kind, start, end)


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        pytest.param("[s He] [k said] [c If they agree, Seoul will act].", "If they agree", id="opens"),
        pytest.param(
            "[s He] [k warned] [c it would act, including by force, if Kim did send arms].",
            "if Kim did send arms",
            id="closes",
        ),
        pytest.param(
            "[s He] [k said] [c if talks fail, Bonn plans to leave].", "if talks fail", id="hangs on it, a plan"
        ),
        pytest.param("[c “Unless it stops, there could be war,”] [s he] [k said].", "Unless it stops", id="unless"),
        pytest.param(
            "If the strike ends, [s insiders] [k fear] [c the ferry would stop by May]",
            "If the strike ends",
            id="before-who-says-it",
        ),
    ],
)
def test_conditions(line: str, condition: str) -> None:
    text, forecast = read(line)
    assert forecast is not None
    assert forecast.condition is not None
    assert (forecast.kind, forecast.condition.of(text)) == ("conditional", condition)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("[s He] [k said] [c they should act].", id="duty"),
        pytest.param("[s He] [k said] [c they will have to act].", id="will have to"),
        pytest.param("[s He] [k said] [c he had planned to go on Friday].", id="plan of the past"),
        pytest.param("[s He] [k said] [c they were due to meet].", id="were due to"),
        pytest.param("[s He] [k said] [c it would have failed].", id="would have"),
        pytest.param("[s He] [k said] [c children will always lie].", id="general truth"),
        pytest.param("[s He] [k said] [c water boils if you heat it].", id="general condition"),
        pytest.param("[c “Will they come?”] [s he] [k said].", id="question"),
        pytest.param("[s He] [k asked] [c if they will come].", id="asked"),
        pytest.param("[s He] [k said] [c the shells may be in poor condition].", id="may be"),
        pytest.param("[s He] [k said] [c people who could leave left].", id="relative clause"),
        pytest.param("[s He] [k said] [c in 2010 it will be over by 2012].", id="over by now"),
        pytest.param("[c “I would say so,”] [s he] [k said].", id="would say"),
        pytest.param("[s He] [k said] [c it would be a mistake to go].", id="a judgement"),
        pytest.param("[s He] [k said] [c they need a leader who will listen].", id="which one is meant"),
        pytest.param("[c “You may not agree with it,”] [s he] [k said].", id="you may"),
    ],
)
def test_what_is_no_forecast(line: str) -> None:
    assert read(line)[1] is None


@pytest.mark.parametrize(
    ("line", "band"),
    [
        pytest.param("[s He] [k said] [c it will rain].", "certain", id="flat"),
        pytest.param("[s He] [k said] [c it will probably rain].", "likely", id="beside the verb"),
        pytest.param("[s He] [k said] [c it will rain, perhaps even in the hills].", "certain", id="behind, of a part"),
        pytest.param("[s He] [k said] [c he will rest and could run again].", "certain", id="of a second verb"),
        pytest.param(
            "[s He] [k said] [c it may be dry there, but rain will come].", "certain", id="of a clause before"
        ),
        pytest.param("[c “I think that it will rain,”] [s he] [k said].", "unknown", id="thought"),
        pytest.param("[s He] [k said] [c she hopes that Bonn will win].", "unknown", id="hoped"),
        pytest.param("[s He] [k said] [c he was confident that Bonn will win].", "unknown", id="confident"),
        pytest.param("[s He] [k said] [c the mayor expects it to rain].", "likely", id="expects"),
        pytest.param("[s They] [k are hopeful] [c that Bonn will win].", "unknown", id="hopeful"),
        pytest.param("[s He] [k said] [c if it rains, it could flood].", "possible", id="under a condition"),
    ],
)
def test_band_is_that_of_the_verb_itself(line: str, band: str) -> None:
    _, forecast = read(line)
    assert forecast is not None
    assert forecast.certainty is not None
    assert forecast.certainty.band == band


@pytest.mark.parametrize(
    ("line", "polarity"),
    [
        pytest.param("[s He] [k said] [c it will never be built].", "negative", id="never"),
        pytest.param("[s He] [k said] [c the rain is not going to be enough].", "negative", id="not going to"),
        pytest.param("[s He] [k said] [c she knows Bonn and Bonn won't pay].", "negative", id="in a second clause"),
        pytest.param(
            "[s He] [k said] [c it will open, though the city has not agreed].", "positive", id="of a clause behind"
        ),
        pytest.param(
            "[s He] [k said] [c they did not come, but the house will open].", "positive", id="of a clause before"
        ),
        pytest.param("[s He] [k denied] [c that Bonn will pay].", "negative", id="denied"),
    ],
)
def test_polarity_is_that_of_the_verb_itself(line: str, polarity: str) -> None:
    _, forecast = read(line)
    assert forecast is not None
    assert forecast.certainty is not None
    assert forecast.certainty.polarity == polarity


def test_a_time_at_the_head_or_the_end_of_the_sentence_is_that_of_a_plan() -> None:
    _, forecast = read("In December, [s Melton House] [k plans] [c to print a book].")
    assert forecast is not None
    assert forecast.horizon is not None
    assert (str(forecast.horizon.start), str(forecast.horizon.end)) == ("2023-12-01", "2023-12-31")
    _, behind = read("[s Melton House] [k plans] [c to print a book], in red, in 2028.")
    assert behind is not None
    assert behind.horizon is not None
    assert str(behind.horizon.start) == "2028-01-01"
    _, late = read("The mill, which in December burns coal, [k plans] [c to print a book].")
    assert late is not None
    assert late.horizon is None


def test_not_before_something_else() -> None:
    _, forecast = read("[s He] [k said] [c Bonn will not sign until they agree].")
    assert forecast is not None
    assert forecast.kind == "conditional"


PARTS = st.sampled_from(
    [
        "it",
        "will",
        "if",
        ",",
        ".",
        "Friday",
        "by",
        "next",
        "week",
        "would",
        "unless",
        "“",
        "”",
        "to",
        "plans",
        "?",
        "2010",
        ";",
        "may",
        "not\n",
    ]
)


@given(st.lists(PARTS, min_size=3, max_size=30).map(" ".join), st.none() | st.dates())
def test_any_content(text: str, published: date | None) -> None:
    attribution = RawAttribution(source=(), cue=(Span(0, 2),), content=(Span(2, len(text)),), confidence=1.0)
    forecast = forecast_of(text, attribution, find_times(text, published=published), published=published)
    if forecast and forecast.condition:
        assert covers(attribution.content[0], forecast.condition)
        assert forecast.condition.of(text).strip() == forecast.condition.of(text)
