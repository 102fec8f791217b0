"""One speaker with all they said; a story along the calendar."""

from datetime import date

import msgspec

from pressreview.inquire import chronology, profile
from pressreview.model import Happens, SaidOn, TimeExpression
from tests.draft.newsroom import ARTICLES, COURIER, NORPRESS, READINGS, STORY, article, at, reading, said


def test_what_somebody_said_runs_along_the_calendar_with_the_roles_as_given() -> None:
    found = profile("Marrow", ARTICLES, READINGS, [STORY])
    assert found.name == "Ilse Marrow"
    words = [one.attribution.content[0].of(ARTICLES[one.article].text) for one in found.said]
    assert words[0] == "The hold was never sealed, and everybody knew it"
    assert [one.day for one in found.said] == sorted(one.day for one in found.said if one.day)
    assert [(role.role, role.article) for role in found.roles] == [("harbour master", NORPRESS.id)]


def test_two_roles_of_one_person_are_both_kept_with_their_dates() -> None:
    old = article("The Bell", 2, "Hearing", "Pia Holt said it was over.")
    new = article("The Quay", 9, "Hearing", "Pia Holt said it was not over.")
    readings = {
        old.id: reading(old, said(old, "Pia Holt", "said", "it was over", name="Pia Holt", role="deputy mayor")),
        new.id: reading(new, said(new, "Pia Holt", "said", "it was not over", name="Pia Holt", role="mayor")),
    }
    found = profile("Pia Holt", {old.id: old, new.id: new}, readings, [])
    assert [(role.role, role.given) for role in found.roles] == [
        ("deputy mayor", date(2026, 3, 2)),
        ("mayor", date(2026, 3, 9)),
    ]
    assert not found.roles_differ


def test_one_name_with_roles_that_have_nothing_in_common_is_told() -> None:
    one = article("The Bell", 2, "Hearing", "Pia Holt said it was over.")
    other = article("The Quay", 9, "Match", "Pia Holt said it was not over.")
    readings = {
        one.id: reading(one, said(one, "Pia Holt", "said", "it was over", name="Pia Holt", role="deputy mayor")),
        other.id: reading(other, said(other, "Pia Holt", "said", "it was not over", name="Pia Holt", role="coach")),
    }
    found = profile("Pia Holt", {one.id: one, other.id: other}, readings, [])
    assert found.roles_differ


def test_what_came_through_somebody_and_what_is_said_of_them() -> None:
    one = article("The Bell", 2, "Fire", "Jon Sund told the Norpress agency that Pia Holt had left.")
    told = said(one, "Jon Sund", "told", "Pia Holt had left", name="Jon Sund", via=("Norpress",))
    made = reading(one, told, names=("Pia Holt", "Jon Sund"))
    outlet = article("Norpress", 1, "Fire", "There was a fire.")
    articles = {one.id: one, outlet.id: outlet}
    about = profile("Holt", articles, {one.id: made}, [STORY])
    assert about.said == ()
    assert [utterance.attribution.id for utterance in about.about] == [told.id]


def test_a_chronology_has_both_days_of_what_is_said_and_of_what_the_outlet_tells_itself() -> None:
    one = article(
        "The Bell", 5, "Fire", "Jon Sund said on Monday that the pier broke on Sunday. The hall closed on Friday."
    )
    sunday, monday, friday = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 6)
    told = msgspec.structs.replace(
        said(one, "Jon Sund", "said", "the pier broke on Sunday", name="Jon Sund"),
        said_on=SaidOn(start=monday, end=monday, span=at(one.text, "Monday")),
        happens=Happens(start=sunday, end=sunday, span=at(one.text, "Sunday")),
    )
    made = reading(one, told, times=(("Monday", monday), ("Sunday", sunday), ("Friday", friday)))
    story = msgspec.structs.replace(STORY, articles=(one.id,))
    found = chronology(story, {one.id: one}, {one.id: made})
    assert [(event.happens.start, event.said, event.attribution is None, event.ahead) for event in found.events] == [
        (sunday, monday, False, False),
        (friday, date(2026, 3, 5), True, True),
    ]


def test_a_stretch_of_years_is_no_event_and_unread_articles_do_no_harm() -> None:
    one = article("The Bell", 5, "Fire", "The pier stood there from 1950 to 1990.")
    times = TimeExpression(span=at(one.text, "1950"), value="1950/1990", start=date(1950, 1, 1), end=date(1990, 12, 31))
    made = msgspec.structs.replace(reading(one), times=(times,))
    story = msgspec.structs.replace(STORY, articles=(one.id, COURIER.id))
    assert chronology(story, {one.id: one, COURIER.id: COURIER}, {one.id: made}).events == ()
