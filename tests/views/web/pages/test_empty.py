"""What pages show before there is anything: words, and no page for what is not there."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pressreview.store import Store
from pressreview.views import json
from pressreview.views.web import render
from pressreview.views.web.desk import asked
from pressreview.views.web.links import FileLinks, Links
from pressreview.views.web.pages import article, claim, corrections, forecasts, front, people, search, story, work
from pressreview.views.web.view import View

ON = date(2026, 3, 18)
Made = Callable[[Store, Links], View | None]
SHOWN: dict[str, tuple[Made, str]] = {
    "front": (lambda s, links: front.front(s, links, on=ON), "There are no articles in this project yet."),
    "every": (lambda s, links: front.front(s, links, on=ON, every=True), "There are no articles in this project yet."),
    "speakers": (lambda s, links: people.speakers(s, links), "Nobody is named yet."),
    "outlets": (lambda s, links: people.outlets(s, links), "No article names its outlet yet."),
    "forecasts": (lambda s, links: forecasts.forecasts(s, links, on=ON), "0 forecasts in the project"),
    "corrections": (lambda s, links: corrections.corrections(s, links), "Nobody has corrected anything yet."),
    "search": (lambda s, links: search.search(s, links, "pier"), "Nothing here has these words."),
    "no search": (lambda s, links: search.search(s, links, ""), "<h1>Search</h1>"),
    "signs": (lambda s, links: search.search(s, links, "*\"'()"), "Nothing here has these words."),
    "add": (lambda s, links: work.add(s, links), "<h1>Add articles</h1>"),
    "check": (lambda s, links: work.check(s, links), "<h1>Check a draft</h1>"),
}
ABSENT: dict[str, Made] = {
    "second page": lambda s, links: front.front(s, links, on=ON, page=2),
    "review": lambda s, links: story.review(s, links, "sto1-0"),
    "claims": lambda s, links: story.claims(s, links, "sto1-0"),
    "origins": lambda s, links: story.origins(s, links, "sto1-0"),
    "timeline": lambda s, links: story.timeline(s, links, "sto1-0"),
    "next": lambda s, links: story.ahead(s, links, "sto1-0", on=ON),
    "no id": lambda s, links: story.review(s, links, ""),
    "article": lambda s, links: article.article(s, links, "art1-0"),
    "claim": lambda s, links: claim.claim(s, links, "cla1-0"),
    "speaker": lambda s, links: people.speaker(s, links, "Olaf Brandis"),
    "speaker without a name": lambda s, links: people.speaker(s, links, ""),
    "further speakers": lambda s, links: people.speakers(s, links, page=2),
    "outlet": lambda s, links: people.outlet(s, links, "The Courier"),
    "adding": lambda s, links: work.adding(s, links, "job1-0"),
    "checking": lambda s, links: work.checking(s, links, "job1-0"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db") as made:
        yield made


@pytest.mark.parametrize("links", [Links(), FileLinks()], ids=["served", "files"])
@pytest.mark.parametrize(("made", "words"), SHOWN.values(), ids=SHOWN)
def test_a_page_without_articles(store: Store, made: Made, words: str, links: Links) -> None:
    view = made(store, links)
    assert view is not None
    assert words in render.page(view, links, address="/x", may_write=True)
    assert json.document(view.twin).strip()


@pytest.mark.parametrize("made", ABSENT.values(), ids=ABSENT)
def test_what_is_not_there_has_no_page(store: Store, made: Made) -> None:
    assert made(store, Links()) is None


def test_a_job_has_the_page_of_its_kind_alone(store: Store) -> None:
    adding = asked("add", at=datetime(2026, 3, 18, tzinfo=UTC), sources=("https://courier.example/",), files=())
    checking = asked("check", at=datetime(2026, 3, 18, tzinfo=UTC), sources=(), files=("draft.md",))
    store.add_job(adding, {})
    store.add_job(checking, {"draft.md": b"x"})
    assert work.adding(store, Links(), checking.id) is None
    assert work.checking(store, Links(), adding.id) is None
    for view in (work.adding(store, Links(), adding.id), work.checking(store, Links(), checking.id)):
        assert view is not None
        assert view.again_s == work.AGAIN_S
        assert "Waiting" in render.page(view, Links(), address="/x", may_write=True)


def test_no_story_is_asked_for_by_a_beginning_that_several_have(store: Store) -> None:
    assert store.story("") is None
    assert store.story("%") is None
