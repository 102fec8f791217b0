"""A speaker and a calendar as pages and as text: whole, without scripts, and safe whatever the articles contain."""

from datetime import date

import msgspec
import pytest

from pressreview.config import CorroborateSettings
from pressreview.corroborate import corroborate
from pressreview.inquire import chronology, ladder, profile
from pressreview.model import Article, Chronology, Happens, Ladder, Profile
from pressreview.views import closely, json
from pressreview.views.cli import plain
from tests.draft.newsroom import ARTICLES, READINGS, STORY
from tests.views.test_html import Outline

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=y>\x1b[31m\u202e"


def both(articles: dict[str, Article]) -> tuple[Profile, Chronology]:
    readings = {
        name: msgspec.structs.replace(
            one,
            attributions=tuple(
                msgspec.structs.replace(
                    made, happens=Happens(start=date(2026, 3, 9), end=date(2026, 3, 10), span=made.content[0])
                )
                for made in one.attributions
            ),
        )
        for name, one in READINGS.items()
    }
    return profile("Brandis", articles, readings, [STORY]), chronology(STORY, articles, readings)


def traced(articles: dict[str, Article]) -> Ladder:
    made = corroborate(STORY, articles, READINGS, CorroborateSettings())
    claim = max(made.claims, key=lambda one: (len(one.conflicts), len(one.outlets)))
    return ladder(claim, STORY, made.claims, made.links, articles, READINGS)


def test_pages_are_whole_and_draw_what_they_list() -> None:
    someone, calendar = both(ARTICLES)
    pages = (
        closely.profile(someone, ARTICLES),
        closely.chronology(calendar, ARTICLES),
        closely.ladder(traced(ARTICLES), ARTICLES),
    )
    for page in pages:
        outline = Outline(page)
        tags = [tag for tag, _ in outline.tags]
        assert tags.count("h1") == 1
        assert "main" in tags
        assert "svg" in tags
        assert not {"script", "link", "iframe", "img"} & set(tags)
        assert any("list" in label for label in outline.values("aria-label"))
    assert len(someone.said) >= 3
    assert closely.profile(someone, ARTICLES) == closely.profile(someone, ARTICLES)


def test_hostile_records_stay_text() -> None:
    articles = {
        name: msgspec.structs.replace(one, outlet=HOSTILE, url="javascript:alert(1)") for name, one in ARTICLES.items()
    }
    someone, calendar = both(articles)
    someone = msgspec.structs.replace(someone, name=HOSTILE, also=(HOSTILE,))
    calendar = msgspec.structs.replace(calendar, title=HOSTILE)
    claim = msgspec.structs.replace(traced(articles), title=HOSTILE, circles=((HOSTILE, "The Bell"),))
    pages = closely.profile(someone, articles), closely.chronology(calendar, articles), closely.ladder(claim, articles)
    for page in pages:
        outline = Outline(page)
        assert not {"script", "img"} & {tag for tag, _ in outline.tags}
        assert not [link for link in outline.values("href") if link.startswith("javascript")]
        assert "\x1b" not in page
        assert "\u202e" not in page


def test_text_and_json_say_the_same() -> None:
    someone, calendar = both(ARTICLES)
    text = plain.profile(someone, ARTICLES)
    record = json.profile(someone, ARTICLES)
    assert record["schema"] == "pressreview/who/1"
    assert f"said: {len(record['said'])}" in text
    assert json.chronology(calendar, ARTICLES)["schema"] == "pressreview/timeline/1"
    assert plain.chronology(calendar, ARTICLES).startswith(f"{STORY.title}\n")
    claim = traced(ARTICLES)
    record, text = json.ladder(claim, ARTICLES), plain.ladder(claim, ARTICLES)
    assert record["schema"] == "pressreview/trace/1"
    reports = sum(len(branch["reports"]) for branch in record["branches"])
    assert sum(int(line.split()[-2]) for line in text.splitlines() if line.endswith((" report", " reports"))) == reports
    assert len(record["claim"]["conflicts"]) == len(claim.claim.conflicts) == len(record["against"])


@pytest.mark.parametrize("events", [0, 1])
def test_too_little_to_draw_is_not_drawn(events: int) -> None:
    _, calendar = both(ARTICLES)
    few = msgspec.structs.replace(calendar, events=calendar.events[:events])
    assert "<svg class" not in closely.chronology(few, ARTICLES)


def test_a_claim_told_otherwise_later_is_drawn_and_listed() -> None:
    claim = traced(ARTICLES)
    first = claim.drift[0]
    later = msgspec.structs.replace(first, band="likely")
    moved, still = (msgspec.structs.replace(claim, drift=told) for told in ((first, later), (first, first)))
    page, text = closely.ladder(moved, ARTICLES), plain.ladder(moved, ARTICLES)
    assert "A row for each degree of certainty" in page
    assert "likely" in text.split("how it was told as days went by")[1]
    assert [one["band"] for one in json.ladder(moved, ARTICLES)["drift"]] == [first.band, "likely"]
    assert "How it was told" not in closely.ladder(still, ARTICLES)
    assert "how it was told" not in plain.ladder(still, ARTICLES)
