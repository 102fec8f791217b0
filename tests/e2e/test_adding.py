"""Bringing articles in by the form: how far it is, reloading, dropping, what could not be read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, Serve

JOB = re.compile(r"/add/job1-\w+$")


def test_articles_are_added_and_read_and_the_page_shows_how_far_it_is(
    page: Page, serve: Serve, few: list[Path], tmp_path: Path
) -> None:
    site = serve(tmp_path / "new.db")
    page.goto(site.entrance)
    page.get_by_role("link", name="Add some").click()
    page.get_by_label("Files: text").set_input_files(few)
    page.get_by_role("button", name="Add and read").click()
    expect(page).to_have_url(JOB)
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(
        re.compile("^(Waiting|Beginning|Bringing in|Reading|Grouping) ?.*…$")
    )
    page.reload()  # in the middle
    expect(page.get_by_role("status")).to_have_text("Done. 5 articles went through.")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator("section", has=page.get_by_role("heading", name="Articles")).get_by_role("link")).to_have_count(
        5
    )
    page.get_by_role("link", name="Rail drivers and operator reach deal on rosters").first.click()
    expect(page.get_by_role("navigation", name="Parts of this story")).to_be_visible()
    expect(page.get_by_role("article", name="The review")).to_contain_text("eight hours of rest between shifts")
    page.goto(site.at("/add"))
    expect(page.get_by_role("link", name="and 4 more").locator("xpath=..")).to_contain_text("done")


def test_what_cannot_be_read_is_named_with_its_reason(
    page: Page, serve: Serve, few: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text("<html><body></body></html>", encoding="utf-8")
    site = serve(tmp_path / "new.db")
    page.goto(f"{site.entrance}")
    page.goto(site.at("/add"))
    page.get_by_label("Files: text").set_input_files([broken])
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_role("status")).to_have_text("Done.")
    failures = page.locator("section", has=page.get_by_role("heading", name="Could not be read"))
    expect(failures.get_by_role("listitem")).to_contain_text("broken.html: ")


def test_nothing_given_is_said_in_words(open_page: Open, serve: Serve, tmp_path: Path) -> None:
    page = open_page(silent_on="400")
    site = serve(tmp_path / "new.db")
    page.goto(site.entrance)
    page.goto(site.at("/add"))
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not done")
    expect(page.get_by_text("Nothing was given: write an address, or choose files")).to_be_visible()
    page.goto(site.at("/add"))
    page.get_by_label("Addresses").fill("file:///etc/passwd")
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_text("it must begin with http:// or https://")).to_be_visible()


DROP = """text => {
  const given = new DataTransfer();
  given.items.add(new File([text], "dropped.md", { type: "text/markdown" }));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: given }));
  }
}"""


def test_with_scripts_a_file_can_be_dropped_anywhere_on_the_page(open_page: Open, serve: Serve, tmp_path: Path) -> None:
    page = open_page()
    site = serve(tmp_path / "new.db")
    page.goto(site.entrance)
    page.goto(site.at("/add"))
    page.evaluate(DROP, "---\noutlet: Dropped News\n---\nThe mayor said on Friday that the bridge would be closed.\n")
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_role("status")).to_have_text("Done. 1 article went through.")
    expect(page.get_by_text("Given: dropped.md")).to_be_visible()


@pytest.mark.parametrize("options", [("--read-only",)], ids=["read only"])
def test_a_server_for_reading_shows_no_form(
    options: tuple[str, ...], open_page: Open, serve: Serve, tmp_path: Path
) -> None:
    page = open_page()
    site = serve(tmp_path / "new.db", *options)
    page.goto(site.entrance)
    page.goto(site.at("/add"))
    expect(page.get_by_text("Nothing can be added from here")).to_be_visible()
    expect(page.locator("main form")).to_have_count(0)
