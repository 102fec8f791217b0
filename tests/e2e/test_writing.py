"""What people write into a project by its forms: corrections, how forecasts came out, drafts to be checked."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Open, Serve, copied
from tests.e2e.served import Served

DEAL = "Rail drivers and operator reach deal on rosters"
SMILING = "It is a good deal because nobody is smiling"
RIGHT, READ = "Ebba Strand", "Rolf Emmerin"


@pytest.fixture
def project(small: Path, tmp_path: Path) -> Path:
    """A project of its own, to write into."""
    return copied(small, tmp_path / "project.db")


def settled(page: Page, site: Served) -> None:
    """Wait until the pages are made anew: what a correction asks for."""
    jobs = page.request.get(site.at("/add.json")).json()["jobs"]
    for job in jobs:
        page.goto(site.at(f"/add/{job['id']}"))
        expect(page.get_by_role("status")).to_have_text(re.compile("^Done"))


def article(page: Page, site: Served) -> None:
    """Open the article that the statement stands in."""
    page.goto(site.at("/outlet/Velmoran%20Press%20Agency"))
    page.get_by_role("link", name=DEAL).click()


def statement(page: Page) -> Locator:
    """Its line beside the text."""
    return page.get_by_role("complementary").locator("ol.said > li", has_text=SMILING)


def test_a_corrected_speaker_stays_until_it_is_withdrawn(page: Page, serve: Serve, project: Path) -> None:
    site = serve(project)
    page.goto(site.entrance)
    article(page, site)
    expect(statement(page)).to_contain_text(READ)
    statement(page).get_by_text("Correct ").click()
    statement(page).get_by_label("Who says it").fill(RIGHT)
    statement(page).get_by_label("which is a").select_option("person")
    statement(page).get_by_label("Why").fill("heard it")
    statement(page).get_by_role("button", name="That is the speaker").click()
    expect(statement(page).locator("b").first).to_have_text(RIGHT)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Corrections").click()
    row = page.get_by_role("main").locator("ol.rows > li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(RIGHT)
    expect(row).to_contain_text("because: heard it")
    settled(page, site)
    page.goto(site.at(f"/speaker/{RIGHT}"))
    expect(page.get_by_role("main")).to_contain_text(SMILING)

    site.stop()
    with closing(sqlite3.connect(project)) as db:  # as if another reader had read it
        db.execute("UPDATE readings SET made_by = 'mak1-old'")
        db.commit()
    site = serve(project)
    page.goto(site.entrance)
    settled(page, site)
    article(page, site)
    expect(statement(page).locator("b").first).to_have_text(RIGHT)

    page.goto(site.at("/corrections"))
    row.get_by_text("Withdraw", exact=True).click()
    row.get_by_role("button", name="Withdraw this").click()
    expect(row).to_have_count(2)
    expect(row.first).to_contain_text("a withdrawal")
    article(page, site)
    expect(statement(page).locator("b").first).to_have_text(READ)


def test_what_is_no_statement_is_gone(page: Page, serve: Serve, project: Path) -> None:
    site = serve(project)
    page.goto(site.entrance)
    article(page, site)
    statement(page).get_by_text("Correct ").click()
    statement(page).get_by_role("button", name="This is no statement").click()
    expect(page.get_by_role("article", name="The text")).to_contain_text(SMILING)
    expect(statement(page)).to_have_count(0)
    page.goto(site.at("/corrections"))
    expect(page.get_by_role("main")).to_contain_text(SMILING[:20])


def test_two_statements_are_set_apart(page: Page, serve: Serve, example: Path, tmp_path: Path) -> None:
    site = serve(copied(example, tmp_path / "project.db"))
    page.goto(site.entrance)
    story = page.request.get(site.at("/index.json")).json()["stories"][0]["id"]
    claims = page.request.get(site.at(f"/story/{story}/claims.json")).json()
    claim = next(one["id"] for one in claims if len(one["outlets"]) > 1)
    page.goto(site.at(f"/claim/{claim}"))
    page.get_by_text("Two of these are not the same").click()
    page.get_by_role("textbox", name="Why").fill("another day")
    page.get_by_role("button", name="They are not the same").click()
    row = page.get_by_role("main").locator("ol.rows > li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("because: another day")
    settled(page, site)
    claims = page.request.get(site.at(f"/story/{story}/claims.json")).json()
    assert claim not in [one["id"] for one in claims]


def test_a_forecast_is_resolved_and_opened_again(page: Page, serve: Serve, project: Path) -> None:
    site = serve(project)
    page.goto(site.entrance)
    page.get_by_role("link", name="All forecasts").click()
    forecast = page.get_by_role("listitem").filter(has_text="June 1").filter(has=page.locator("details"))
    forecast.get_by_text("How did it come out?").click()
    forecast.get_by_label("Why").fill("the timetable of June")
    forecast.get_by_role("button", name="happened", exact=True).click()
    expect(page).to_have_url(re.compile(r"/forecasts#f-"))
    expect(forecast.locator(".came")).to_contain_text("happened")
    expect(forecast.locator(".came")).to_contain_text("the timetable of June")
    expect(page.get_by_role("heading", name="Who was right")).to_be_visible()
    forecast.get_by_text("Decide again").click()
    forecast.get_by_role("button", name="open again").click()
    expect(forecast.get_by_text("How did it come out?")).to_be_visible()
    expect(forecast.locator(".came")).to_have_count(0)


DRAFT = """\
# A deal on the railway

“It is a good deal because everybody is smiling,” said Rolf Emmerin, the general secretary of the drivers' union.

The union said its 3,200 members would vote on the agreement by March 27.
"""


def test_a_draft_is_checked_and_what_is_wrong_in_it_is_found(page: Page, serve: Serve, project: Path) -> None:
    site = serve(project)
    page.goto(site.entrance)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Check").click()
    page.get_by_label("The draft").fill(DRAFT)
    page.get_by_role("button", name="Check").click()
    expect(page).to_have_url(re.compile(r"/check/job1-\w+$"))
    expect(page.get_by_role("heading", name="A deal on the railway")).to_be_visible()
    findings = page.locator("li.error, li.warning")
    expect(findings.filter(has_text="everybody")).not_to_have_count(0)
    expect(findings.filter(has_text="2,300")).not_to_have_count(0)
    address = page.url
    page.goto(site.at("/check"))
    page.get_by_role("link", name="draft.md").click()
    expect(page).to_have_url(address)


def test_a_draft_can_be_given_as_a_file(page: Page, serve: Serve, project: Path, tmp_path: Path) -> None:
    draft = tmp_path / "my draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    site = serve(project)
    page.goto(site.entrance)
    page.goto(site.at("/check"))
    page.get_by_label("or a file").set_input_files(draft)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("li.error, li.warning").filter(has_text="2,300")).not_to_have_count(0)


def test_a_page_from_elsewhere_changes_nothing(open_page: Open, serve: Serve, project: Path) -> None:
    page, site = open_page(silent_on="status of 40[34]"), serve(project)  # 404: it asks for an icon
    page.goto(site.entrance)
    page.goto("about:blank")
    page.set_content(
        f"""<form method="post" action="{site.at("/check")}"><input name="draft" value="It rains."><button>Win</button>"""
    )
    page.get_by_role("button", name="Win").click()
    expect(page.get_by_text("what changes something must come from a page of this server")).to_be_visible()
    checks = page.request.get(site.at("/check.json")).json()["jobs"]
    assert checks == []
