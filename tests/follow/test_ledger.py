"""Forecasts are listed once, stand open, due or resolved, and what was decided of them is never lost."""

from datetime import date

import msgspec
import pytest

from pressreview.errors import InputError
from pressreview.follow import find_entry, ledger
from pressreview.model import Claim, Interval, Ledger, Passage, Resolution, Story
from pressreview.model.ledger import Outcome
from tests.follow.made import followed, page, read

FERRY = "The ferry company will resume the crossing to Hallin on Monday."
VOTE = "Lawmakers in the capital will probably reject the budget of the coalition."


def decision(made: Ledger, outcome: Outcome | None, *, day: int = 20) -> Resolution:
    (entry,) = made.entries
    at = Passage(article=entry.first.article, span=entry.first.spans[0])
    return Resolution(
        forecast=entry.id, at=at, outcome=outcome, decided=date(2026, 3, day), because="seen", seen=None
    )  # fmt: skip


def test_a_forecast_is_open_until_its_days_are_over_then_due() -> None:
    story = page(FERRY, day=12)
    assert [one.status for one in followed(story, on=16).entries] == ["open"]
    (entry,) = followed(story, on=17).entries
    assert entry.status == "due"
    assert entry.horizon == Interval(start=date(2026, 3, 16), end=date(2026, 3, 16))
    assert (entry.first.speaker, entry.first.outlet, entry.first.band) == (None, "The Ledger", "certain")


def test_one_without_a_day_is_never_due() -> None:
    (entry,) = followed(page(VOTE, day=12), on=31).entries
    assert (entry.status, entry.first.band) == ("open", "likely")


def test_what_is_due_comes_first() -> None:
    made = followed(page(VOTE, day=12), page(FERRY, day=12), on=17)
    assert [one.status for one in made.entries] == ["due", "open"]


def test_the_last_decision_counts_and_all_are_kept() -> None:
    story = page(FERRY, day=12)
    before = followed(story, on=20)
    decided = (decision(before, "postponed"), decision(before, "happened", day=21))
    (entry,) = followed(story, on=22, decided=decided).entries
    assert entry.status == "resolved"
    assert entry.resolution == decided[1]
    assert entry.resolutions == decided
    (again,) = followed(story, on=22, decided=(*decided, decision(before, None))).entries
    assert (again.status, again.resolution, len(again.resolutions)) == ("due", None, 3)


def test_a_decision_is_found_again_when_the_article_is_read_anew() -> None:
    story = page(FERRY, day=12)
    made = decision(followed(story, on=20), "happened")
    shorter = msgspec.structs.replace(made, forecast="for1-of-an-older-reading")
    (entry,) = followed(story, on=20, decided=(shorter,)).entries
    assert entry.status == "resolved"


def test_a_decision_on_another_sentence_is_not_taken_for_it() -> None:
    story = page(f"{VOTE} {FERRY}", day=12)
    vote = next(one for one in followed(story, on=20).entries if "budget" in one.first.spans[0].of(story.text))
    at = Passage(article=story.id, span=vote.first.spans[0])
    made = Resolution(forecast=vote.id, at=at, outcome="happened", decided=date(2026, 3, 20), because="", seen=None)
    statuses = {one.id: one.status for one in followed(story, on=20, decided=(made,)).entries}
    assert statuses.pop(vote.id) == "resolved"
    assert set(statuses.values()) == {"due"}


def test_outlets_that_have_one_claim_have_one_forecast_told_twice() -> None:
    pages = [page(FERRY, day=12, outlet="A"), page(FERRY, day=13, outlet="B")]
    passages = tuple(Passage(article=one.id, span=read(one).foretold[0].forecast.span) for one in pages)  # type: ignore[arg-type]
    claim = Claim(
        id="cla1-x", story="sto1-x", text=FERRY, passages=passages, attributions=(), outlets=("A", "B"), origins=()
    )
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one in pages), first=None, last=None)
    readings = {one.id: read(one) for one in pages}
    made = ledger([story], {"sto1-x": [claim]}, {one.id: one for one in pages}, readings, (), on=date(2026, 3, 14))
    (entry,) = made.entries
    assert entry.claim == "cla1-x"
    assert [one.outlet for one in entry.tellings] == ["A", "B"]


def test_a_later_day_takes_the_place_of_an_earlier_one() -> None:
    pages = [page(FERRY, day=12), page(FERRY.replace("Monday", "March 20"), day=13, outlet="B")]
    passages = tuple(Passage(article=one.id, span=read(one).foretold[0].forecast.span) for one in pages)  # type: ignore[arg-type]
    claim = Claim(
        id="cla1-x", story="sto1-x", text=FERRY, passages=passages, attributions=(), outlets=("A", "B"), origins=()
    )
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one in pages), first=None, last=None)
    readings = {one.id: read(one) for one in pages}
    (entry,) = ledger(
        [story], {"sto1-x": [claim]}, {one.id: one for one in pages}, readings, (), on=date(2026, 3, 18)
    ).entries
    assert entry.horizon == Interval(start=date(2026, 3, 20), end=date(2026, 3, 20))
    assert entry.status == "open"


def test_an_id_is_found_by_its_beginning_or_said_to_be_wrong() -> None:
    made = followed(page(FERRY, day=12), page(VOTE, day=12), on=17)
    assert find_entry(made.entries[0].id[:13], made) == made.entries[0]
    with pytest.raises(InputError, match="no forecasts have an id that begins with for1-nothing"):
        find_entry("for1-nothing", made)
    with pytest.raises(InputError, match="2 forecasts"):
        find_entry("for1-", made)
