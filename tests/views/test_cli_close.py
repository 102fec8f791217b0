"""`who`, `timeline`, `claims`, `links`, `trace` and `forecasts` at the command line."""

from pathlib import Path

import msgspec
import pytest

from tests.views.test_cli_write import Shell, _reader, shell

__all__ = ["_reader", "shell"]


@pytest.fixture
def project(shell: Shell, coverage: Path) -> Shell:
    shell("add", coverage)
    return shell


def test_who_as_text_json_and_page(project: Shell, coverage: Path) -> None:
    read = [one for article in project.lines("read", coverage) for one in article["attributions"]]
    name = next(one["speaker"]["name"] for one in read if one["speaker"]["kind"] == "person" and one["speaker"]["name"])
    assert project("who", *name.split()).startswith(f"{name} (person)\n")
    (record,) = project.lines("who", name)
    assert record["name"] == name
    assert record["said"]
    assert all(one["attribution"]["speaker"]["name"] in (name, *record["also"]) for one in record["said"])
    project("who", name, "-o", "page.html")
    assert Path("page.html").read_text("utf-8").startswith("<!doctype html>")


def test_timeline_as_text_json_and_page(project: Shell) -> None:
    story = project.lines("stories")[0]
    (record,) = project.lines("timeline", story["id"])
    assert record["story"] == story["id"]
    starts = [event["happens"]["start"] or event["happens"]["end"] for event in record["events"]]
    assert starts == sorted(starts)
    assert msgspec.json.decode(project("timeline", "--format", "json").encode()) == record
    project("timeline", "-o", "days.html")
    assert "What happens when" in Path("days.html").read_text("utf-8")


def test_a_story_without_days_has_no_timeline(shell: Shell, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The pier is old. It has always been old, and so are the people who live there and fish.\n")
    shell("add", article)
    shell("timeline", code=2)
    assert "has a day" in shell.err


def test_nobody_and_nothing_are_said_plainly(shell: Shell, coverage: Path) -> None:
    shell("who", "Brandis", code=2)
    assert "no project file" in shell.err
    shell("add", coverage)
    shell("who", "Nobody", code=2)
    assert "nobody called Nobody" in shell.err
    shell("timeline", "sto1-zzzz", code=2)
    assert "no stories have an id" in shell.err


def test_claims_links_and_trace_tell_of_one_story(project: Shell) -> None:
    story = project.lines("stories")[0]
    claims = project.lines("claims", story["id"])
    links = project.lines("links", story["id"])
    members = {one["id"] for one in story["articles"]}
    assert {one["schema"] for one in claims} == {"pressreview/claim/1"}
    assert {one["schema"] for one in links} == {"pressreview/link/1"}
    assert {passage["article"] for one in claims for passage in one["passages"]} <= members
    assert {one["article"] for one in links} <= members
    assert msgspec.json.decode(project("claims", "--format", "json").encode()) == claims
    known = {one["id"] for one in claims}
    assert all(conflict["with"] in known for one in claims for conflict in one["conflicts"])
    widest = max(claims, key=lambda one: len(one["outlets"]))
    (record,) = project.lines("trace", widest["id"])
    assert record["claim"] == widest
    assert widest["id"][:13] in project("claims")
    assert "trace" not in project("trace", widest["id"])
    project("trace", widest["id"], "-o", "trace.html")
    assert "Where it comes from" in Path("trace.html").read_text("utf-8")


def test_a_claim_that_nobody_makes_is_said_plainly(project: Shell) -> None:
    project("trace", "zeppelins", "over", "Oslo", code=2)
    assert "pressreview claims" in project.err


@pytest.mark.parametrize("command", [("write",), ("timeline",), ("trace", "ferry")])
def test_a_file_that_cannot_be_written_so_is_refused(project: Shell, command: tuple[str, ...]) -> None:
    project(*command, "-o", "page.pdf", code=2)
    assert "write a .html file" in project.err
    assert not Path("page.pdf").exists()


def test_forecasts_as_text_json_and_page(project: Shell) -> None:
    rows = project.lines("forecasts", "--on", "2026-03-20")
    assert {one["schema"] for one in rows} == {"pressreview/forecast/1"}
    assert rows
    order = ["due", "open", "resolved"]
    assert [order.index(one["status"]) for one in rows] == sorted(order.index(one["status"]) for one in rows)
    assert msgspec.json.decode(project("forecasts", "--on", "2026-03-20", "--format", "json").encode()) == rows
    text = project("forecasts", "--on", "2026-03-20")
    assert all(one["id"][:13] in text for one in rows)
    project("forecasts", "--on", "2026-03-20", "-o", "ahead.html")
    page = Path("ahead.html").read_text("utf-8")
    assert "What the words stand for" in page
    assert "<script" not in page


def test_a_forecast_is_resolved_again_and_opened_and_nothing_is_lost(project: Shell) -> None:
    first = project.lines("forecasts", "--on", "2026-03-20")[0]["id"]
    project("forecasts", "resolve", first[:13], "happened", "--because", "seen by all", "--on", "2026-03-21")
    (row,) = project.lines("forecasts", "--status", "resolved", "--on", "2026-03-21")
    assert row["resolution"] == {
        "outcome": "happened",
        "decided": "2026-03-21",
        "because": "seen by all",
        "seen": None,
    }
    assert "came out: happened: seen by all" in project("forecasts", "--status", "resolved", "--on", "2026-03-21")
    scores = project.lines("forecasts", "scores")
    assert {one["role"] for one in scores} <= {"speaker", "outlet"}
    assert scores[0]["schema"] == "pressreview/score/1"
    assert all(one["resolved"] == sum(band["resolved"] for band in one["bands"]) == 1 for one in scores)
    assert "1 of 1 came true" in project("forecasts", "scores")
    project("forecasts", "resolve", first, "not", "--on", "2026-03-22")
    project("forecasts", "resolve", first, "open", "--on", "2026-03-23")
    (row,) = [one for one in project.lines("forecasts", "--on", "2026-03-23") if one["id"] == first]
    assert row["status"] != "resolved"
    assert [one["outcome"] for one in row["decided"]] == ["happened", "did not happen", None]


def test_forecasts_that_are_not_there_are_said_plainly(project: Shell) -> None:
    project("forecasts", "resolve", "for1-nothing", "happened", code=2)
    assert "no forecasts have an id" in project.err
    project("forecasts", "--speaker", "Nobody At All", code=2)
    assert "no forecast in this project is like that" in project.err
    first = project.lines("forecasts")[0]["id"]
    project("forecasts", "resolve", first, "happened", "--seen", "art1-nothing", code=2)
    assert "no articles have an id" in project.err


def test_every_article_of_a_forecast_can_be_looked_up(project: Shell, coverage: Path) -> None:
    texts = {one["id"]: one["text"] for one in project.lines("read", coverage)}
    for row in project.lines("forecasts"):
        first = row["tellings"][0]
        words = " … ".join(" ".join(texts[first["article"]][a:b].split()) for a, b in first["spans"])
        assert row["text"] == words
