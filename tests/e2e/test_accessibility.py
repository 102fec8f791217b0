"""Every page for everybody: what axe finds on it, light and dark, on a phone and on a desk."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.model import Job
from pressreview.store import Store
from pressreview.views.web.making import PAGES
from tests.e2e.conftest import Open, Serve, copied
from tests.e2e.served import Served

PHONE, DESK = (360, 740), (1280, 900)
ALL: dict[str, object] = {"resultTypes": ["violations"]}
OF_A_PHONE: dict[str, object] = ALL | {"runOnly": ["target-size", "scrollable-region-focusable", "color-contrast"]}
"""What may differ where things stand below each other."""
IN_THE_DARK: dict[str, object] = ALL | {"runOnly": ["color-contrast", "link-in-text-block"]}

DRAFT = """\
# A deal on the railway

“It is a good deal because everybody is smiling,” said Rolf Emmerin, the general secretary of the drivers' union.

The union said its 3,200 members would vote on the agreement by March 27. Nobody asked the queen of Denmark.
"""


def found_by_axe(page: Page, options: dict[str, object]) -> list[str]:
    """What axe has against a page as it is, a line for each thing."""
    response = cast(dict[str, Any], Axe().run(page, options=options).response)
    return [
        f"{one['impact']}: {one['help']}: {node['html'][:200]}"
        for one in response["violations"]
        for node in one["nodes"]
    ]


def problems(page: Page, *, dark: dict[str, object] = IN_THE_DARK) -> list[str]:
    """What keeps people from using a page, with the first of what folds opened."""
    where = page.url
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 2).forEach(one => { one.open = true })")
    found = []
    for (width, height), options in ((DESK, ALL), (PHONE, OF_A_PHONE)):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light")
        found += [f"{where} at {width}: {one}" for one in found_by_axe(page, options)]
        page.emulate_media(color_scheme="dark")
        found += [f"{where} at {width}, dark: {one}" for one in found_by_axe(page, dark)]
        if (wide := page.evaluate("document.scrollingElement.scrollWidth")) > width:
            found.append(f"{where} at {width}: is {wide} wide")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return found


class LivedIn(NamedTuple):
    """A site that people have written into."""

    site: Served
    pages: dict[str, list[str]]
    """Addresses by page, so that each shows all that it may."""


@pytest.fixture(scope="module")
def lived_in(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivedIn]:
    """The small project with corrections, a resolved forecast, work done and failed."""
    folder = tmp_path_factory.mktemp("lived-in")
    db, draft = copied(small, folder / "project.db"), folder / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    at = datetime(2026, 4, 1, 9, tzinfo=UTC)
    with Store(db) as store:
        story = store.stories()[0]
        reading = next(one for one in store.readings(story.articles).values() if len(one.attributions) > 3)
        for number, one in enumerate(reading.attributions[:2]):
            made = pipeline.correct_speaker(
                store, one.id, name=f"Ebba Strand {number}", entity_kind="person", because="heard it", at=at
            )
        pipeline.withdraw(store, made.id, because="", at=at)
        pipeline.resolve_kept(store, store.entries(most=1)[0].id, "happened", because="it was", on=date(2026, 4, 1))
        audit = pipeline.check(store, pipeline.read_draft(str(draft), Settings()), Settings())
        jobs = (
            Job(id="job1-checked", kind="check", asked=at, files=("draft.md",), state="done", audit=audit),
            Job(id="job1-failed", kind="check", asked=at, files=("draft.docx",), state="failed", reason="no words"),
            Job(
                id="job1-added", kind="add", asked=at, sources=("https://paper.example/",), state="done",
                articles=story.articles, failures=("https://paper.example/b: answered 404",),
            ),
        )  # fmt: skip
        for job in jobs:
            store.add_job(job, {})
        claim = max(store.claims(story.id), key=lambda one: len(one.passages))
        name = store.names(most=1)[0].name
        outlet = max(store.count_by_outlet())
    pages = {
        "/": ["/", "/?all=1"],
        "/story/{id}": [f"/story/{story.id}"],
        "/story/{id}/claims": [f"/story/{story.id}/claims"],
        "/story/{id}/origins": [f"/story/{story.id}/origins"],
        "/story/{id}/timeline": [f"/story/{story.id}/timeline"],
        "/story/{id}/next": [f"/story/{story.id}/next"],
        "/article/{id}": [f"/article/{reading.article}"],
        "/claim/{id}": [f"/claim/{claim.id}"],
        "/speakers": ["/speakers"],
        "/speaker/{id:path}": [f"/speaker/{quote(name)}", f"/speaker/{quote(f'Nobody {name}')}"],
        "/outlets": ["/outlets"],
        "/outlet/{id:path}": [f"/outlet/{quote(outlet)}"],
        "/forecasts": ["/forecasts"],
        "/corrections": ["/corrections"],
        "/search": ["/search", "/search?q=roster", "/search?q=zeppelin"],
        "/add": ["/add"],
        "/add/{id}": ["/add/job1-added", "/check/job1-failed", "/add/none"],
        "/check": ["/check"],
        "/check/{id}": ["/check/job1-checked"],
    }
    site = Served(db)
    yield LivedIn(site, pages)
    said = site.stop()
    assert "Traceback" not in said, said


@pytest.mark.parametrize("page_kind", [*PAGES])
def test_nothing_keeps_anybody_from_using_a_page(page_kind: str, open_page: Open, lived_in: LivedIn) -> None:
    page = open_page(silent_on="status of 404")
    page.goto(lived_in.site.entrance)
    found = []
    for address in lived_in.pages[page_kind]:
        page.goto(lived_in.site.at(address))
        found += problems(page)
    assert found == []


def test_nor_from_following_work_that_is_not_done(open_page: Open, serve: Serve, small: Path, tmp_path: Path) -> None:
    db = copied(small, tmp_path / "project.db")
    with Store(db) as store:
        at = datetime(2026, 4, 1, tzinfo=UTC)
        store.add_job(Job(id="job1-asked", kind="add", asked=at, sources=("https://paper.example/",)), {})
    page, site = open_page(), serve(db, "--read-only")
    page.goto(site.at("/"))
    found = problems(page)
    page.get_by_role("link", name="Articles are being read").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert found + problems(page) == []


def test_nor_from_a_project_with_nothing_in_it(open_page: Open, serve: Serve, tmp_path: Path) -> None:
    page, site = open_page(), serve(tmp_path / "empty.db")
    page.goto(site.entrance)
    found = problems(page)
    for path in ("/speakers", "/outlets", "/forecasts", "/corrections", "/add", "/check"):
        page.goto(site.at(path))
        found += problems(page)
    assert found == []


def test_the_pictures_of_a_story_of_many_articles_are_for_everybody_too(open_page: Open, site: Served) -> None:
    page, found = open_page(), list[str]()
    page.goto(site.entrance)
    page.get_by_role("link", name="Nine killed in Port Ansel ferry explosion").click()
    story = page.url
    for part in ("claims", "origins", "timeline"):
        page.goto(f"{story}/{part}")
        found += problems(page)
    assert found == []
