"""Reading a project in the browser: from the stories down to the words, search, and the pages around."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.served import Served

FERRY = "Nine killed in Port Ansel ferry explosion, more than 60 hurt"
HASH = re.compile(r"#n(\d+)$")


def opened_story(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    page.get_by_role("link", name=FERRY).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FERRY)


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_the_token_does_not_stay_in_the_address(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    expect(page).to_have_url(site.at("/"))


def test_a_number_opens_its_ladder_and_that_leads_to_the_sentence_in_the_article(page: Page, site: Served) -> None:
    opened_story(page, site)
    sentence = (
        page.locator("section", has=page.get_by_role("heading", name="What did the papers say?")).locator("p").first
    )
    number = sentence.get_by_role("link", name="Where this comes from").first
    said = words_of(sentence.inner_text())
    number.click()
    expect(page).to_have_url(HASH)
    ladder = page.locator(".ladders li:target")
    expect(ladder).to_be_in_viewport()
    cited = words_of(ladder.locator("mark").first.inner_text())
    assert cited.strip('“”"') in said
    expect(ladder.locator(".rungs > li").first).to_contain_text("said by")
    speaker = ladder.locator(".rungs a").first.inner_text()
    assert speaker.split()[-1] in said
    ladder.get_by_role("link", name="In the article").click()
    expect(page).to_have_url(re.compile(r"/article/art1-\w+#s\d+$"))
    marked = page.locator(".s:target")
    expect(marked).to_be_in_viewport()
    assert cited.split()[0] in words_of(marked.inner_text())


def test_on_a_wide_page_the_ladder_stands_beside_the_sentence(page: Page, site: Served) -> None:
    opened_story(page, site)
    number = page.get_by_role("link", name="Where this comes from, 14", exact=True)
    number.click()
    expect(page.locator(".ladders li:target")).to_be_in_viewport()
    expect(page.locator(".ladders > ol > li").filter(visible=True)).to_have_count(1)


def test_with_scripts_the_page_stays_where_one_reads(open_page: Open, site: Served) -> None:
    page = open_page()
    opened_story(page, site)
    number = page.get_by_role("link", name="Where this comes from, 14", exact=True)
    number.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    number.click()
    expect(page.locator(".ladders li:target")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before
    expect(number).to_have_class("here")


def test_ladders_open_and_close_by_the_keyboard_alone(open_page: Open, site: Served) -> None:
    page = open_page()
    opened_story(page, site)
    number = page.get_by_role("link", name="Where this comes from, 1", exact=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if number.evaluate("one => one === document.activeElement"):
            break
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    ladder = page.locator(".ladders li:target")
    expect(ladder).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert ladder.evaluate("one => one.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(ladder).to_have_count(0)
    expect(number).to_be_focused()


def test_the_first_tab_skips_what_stands_on_every_page(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=FERRY)).to_be_focused()


def test_all_parts_of_a_story_are_a_link_away(page: Page, site: Served) -> None:
    opened_story(page, site)
    parts = {
        "Who says what": "Claims by outlet",
        "Who repeats whom": "Where the reports begin",
        "Timeline": "Events by day",
        "What next?": "Due",
    }
    for name, shown in parts.items():
        page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name=name).click()
        here = page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name=name)
        expect(here).to_have_attribute("aria-current", "page")
        heading = page.get_by_role("heading", name=shown).or_(page.get_by_role("region", name=shown))
        expect(heading.first).to_be_attached()


def test_from_a_claim_one_comes_to_its_sentences(page: Page, site: Served) -> None:
    opened_story(page, site)
    page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name="Who says what").click()
    first = page.get_by_role("region", name="Claims by outlet").get_by_role("link").first
    words = first.inner_text().removesuffix("…")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    expect(page.get_by_role("link", name=FERRY)).to_be_visible()
    page.locator("ol.timeline a").first.click()
    expect(page.get_by_role("article", name="The text")).to_be_visible()


def test_search_finds_articles_speakers_and_claims(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    page.get_by_role("searchbox").fill("Brandis")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: Brandis")
    expect(
        page.locator("section", has=page.get_by_role("heading", name="Articles")).locator("mark").first
    ).to_have_text("Brandis")
    expect(page.get_by_role("heading", name="Claims")).to_be_visible()
    page.get_by_role("link", name="Olaf Brandis", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Olaf Brandis")
    expect(page.get_by_role("heading", name="Said", exact=True)).to_be_visible()


def test_search_for_what_is_not_there_says_so(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    page.get_by_role("searchbox").fill("zeppelin")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Nothing here has these words.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: zeppelin")


def test_an_outlet_leads_to_its_articles_and_to_who_has_it_from_there(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Outlets").click()
    page.get_by_role("link", name="Velmoran Press Agency").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Velmoran Press Agency")
    expect(page.get_by_role("heading", name="Who has it from there")).to_be_visible()
    page.get_by_role("link", name="Rail drivers and operator reach deal on rosters").click()
    expect(page.get_by_role("article", name="The text")).to_contain_text("nobody is smiling")


def test_speakers_lead_to_what_they_said(page: Page, site: Served) -> None:
    page.goto(site.entrance)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Speakers").click()
    page.get_by_role("row").nth(1).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Said", exact=True)).to_be_visible()
    expect(page.locator("ol.timeline > li").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/story/sto1-none",
        "/article/art1-none",
        "/claim/cla1-none",
        "/add/none",
        "/nothing",
        f"/outlet/{quote('No Paper')}",
    ],
)
def test_what_is_not_there_is_said_in_words(path: str, open_page: Open, site: Served) -> None:
    page = open_page(silent_on="404")
    answer = page.goto(site.at(path))
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Not here")
    page.get_by_role("link", name="To the stories").click()
    expect(page.get_by_role("link", name=FERRY)).to_be_visible()


def test_without_the_token_all_can_be_read_and_no_form_is_shown(open_page: Open, site: Served) -> None:
    page = open_page()
    page.goto(site.at("/forecasts"))
    expect(
        page.get_by_role("heading", name="Who was right").or_(page.get_by_role("heading", level=1)).first
    ).to_be_visible()
    expect(page.locator("main form")).to_have_count(0)
    page.goto(site.at("/add"))
    expect(page.get_by_text("Nothing can be added from here")).to_be_visible()
