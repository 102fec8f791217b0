"""The ledger as a page and as text: whole, without scripts, and safe whatever the articles contain."""

from datetime import date

from pressreview.model import Ledger, Passage, Resolution
from pressreview.views import closely, json, ledger
from pressreview.views.cli import plain
from tests.follow.made import followed, page
from tests.views.test_closely import HOSTILE
from tests.views.test_html import Outline

FERRY = "The ferry company will probably resume the crossing to Hallin on Monday."


def made() -> tuple[Ledger, dict[str, object]]:
    first = page(f"{FERRY} The {HOSTILE} company will sell the harbour of Velden on Friday.", day=12, outlet=HOSTILE)
    later = page("The ferry company resumed the crossing to Hallin on Monday.", day=17, outlet="The Bell")
    before = followed(first, later, on=20)
    entry = next(one for one in before.entries if one.first.band == "likely")
    at = Passage(article=first.id, span=entry.first.spans[0])
    decided = Resolution(
        forecast=entry.id, at=at, outcome="happened", decided=date(2026, 3, 18), because=HOSTILE, seen=None
    )
    return followed(first, later, on=20, decided=(decided,)), {one.id: one for one in (first, later)}


def test_the_page_is_whole_and_safe() -> None:
    found, articles = made()
    html = closely.forecasts(found, articles)  # type: ignore[arg-type]
    Outline(html)
    assert "<script" not in html
    assert "<img" not in html
    assert "\x1b" not in html
    assert "How it came out" in html
    assert html.count("<svg") == 1


def test_the_text_and_the_json_tell_the_same() -> None:
    found, articles = made()
    text = plain.forecasts(found, articles)  # type: ignore[arg-type]
    assert "came out: happened" in text
    for entry in found.entries:
        row = json.forecast(entry, articles)  # type: ignore[arg-type]
        assert row["id"].startswith("for1-")
        assert row["id"][:13] in text
        assert row["status"] == entry.status


def test_bands_say_what_they_stand_for_and_what_is_heard() -> None:
    found, articles = made()
    notes = [note for one in found.entries for note in ledger.expected(one, articles).notes]  # type: ignore[arg-type]
    assert "likely (55–75 %, heard as 70 %)" in notes


def test_there_is_no_drawing_while_nothing_is_resolved() -> None:
    assert ledger.calibration(()) is None
    found, _ = made()
    drawn = ledger.calibration(found.total)
    assert drawn is not None
    (bar,) = [one for one in drawn.bars if one.dot is not None]
    assert bar.name == "likely"
    assert bar.most <= bar.least
