"""When what is said happens: the time at the verb of what is said, and no other."""

from datetime import date

import pytest

from pressreview.annotate.certainty import forecast_of
from pressreview.annotate.times import find_times, happens, said_on
from tests.annotate.marked import marked

TUESDAY = date(2023, 9, 5)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        pytest.param("[s Kirby] [k said] [c talks broke down on Friday].", ("2023-09-01", "2023-09-01"), id="past"),
        pytest.param(
            "[s Kirby] [k said] on Monday [c that they met in June].", ("2023-06-01", "2023-06-30"), id="not when said"
        ),
        pytest.param(
            "[s Kirby] [k said] [c talks will begin next week].",
            ("2023-09-11", "2023-09-17"),
            id="a forecast's horizon",
        ),
        pytest.param("[s Kirby] [k said] [c Smith, who left in May, lied].", None, id="a side clause"),
        pytest.param("[s Kirby] [k said] [c the fire of 2019 was a warning].", None, id="tied to a noun"),
        pytest.param("[s Kirby] [k said] [c they recalled the 9/11 remark].", None, id="before a noun"),
        pytest.param("[s Kirby] [k said] [c it fell harder than it did on Friday].", None, id="a comparison"),
        pytest.param(
            "[s Kirby] [k said] [c Brandis has asked for quiet in the port on Friday].", None, id="the perfect"
        ),
        pytest.param("[s Kirby] [k said] on Friday [c that it was over].", None, id="only when it was said"),
        pytest.param("[s Kirby] [k said] [c it went on for two weeks].", None, id="a duration"),
        pytest.param("[s Kirby] [k said] [c it would end the same day].", None, id="another day's day"),
        pytest.param("[s Kirby] [k said] on Monday [c it ended the day before].", None, id="the day before another"),
        pytest.param("[s Kirby] [k said] on Monday [c it ended two days later].", None, id="after another day"),
        pytest.param("[s Kirby] [k said] [c it ended later this week].", ("2023-09-05", "2023-09-10"), id="later this"),
        pytest.param("[c The trial ended yesterday], [s Kirby] [k said] on Thursday.", None, id="whose yesterday"),
    ],
)
def test_happens(line: str, days: tuple[str, str] | None) -> None:
    text, attribution = marked(line)
    times = find_times(text, published=TUESDAY)
    said = said_on(text, attribution, times, published=TUESDAY)
    forecast = forecast_of(text, attribution, times, published=TUESDAY)
    found = happens(text, attribution, times, said=said, forecast=forecast, published=TUESDAY)
    assert (found and (str(found.start), str(found.end))) == days
