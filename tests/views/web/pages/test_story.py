"""A ladder shows what holds of its words: not whom the article cites elsewhere, and where its own claim begins."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from pressreview.store import Store
from pressreview.views.web.links import Links
from pressreview.views.web.pages import story
from pressreview.views.web.pages.story import Rungs


@pytest.fixture(scope="module")
def ladders(prepared: Path) -> list[Rungs]:
    with Store(prepared) as store:
        largest = store.stories()[0]
        view = story.review(store, Links(), largest.id)
    assert view is not None
    found: list[Rungs] = view.values["ladders"]
    return found


def ladder(ladders: list[Rungs], words: str) -> list[tuple[str, str]]:
    """The steps of the first ladder of whose marked words these are a part."""
    one = next(
        one
        for one in ladders
        if words in "".join(part.words for excerpt in one.excerpts for part in excerpt if part.kind == "cited")
    )
    return [(rung.what, rung.words) for rung in one.rungs]


def test_an_article_that_cites_others_elsewhere_does_not_cite_them_here(ladders: list[Rungs]) -> None:
    assert ladder(ladders, "I did not read it until Wednesday night") == [
        ("said by", "Henrik Dosval"),
        ("in", "The Sarn Courier, 13 March 2026"),
        ("begins with", "The Sarn Courier (own report)"),
    ]


def test_whom_the_words_come_through_and_who_supplied_the_article_are_there(ladders: list[Rungs]) -> None:
    steps = ladder(ladders, "before the smoke has cleared")
    assert steps[:3] == [("said by", "Agnes Toreld"), ("through", "VPA"), ("in", "Radio Sarn, 10 March 2026")]
    assert steps[3][1].startswith("supplied by Velmoran Press Agency")
    assert steps[4] == ("begins with", "Velmoran Press Agency (agency)")


def test_every_ladder_leads_to_its_article_at_a_sentence(ladders: list[Rungs]) -> None:
    assert len(ladders) > 20
    assert all(one.href.startswith("/article/art1-") and "#s" in one.href for one in ladders)
    assert [one.number for one in ladders] == list(range(1, len(ladders) + 1))


def test_the_front_page_counts_the_conflicts_that_a_story_shows(prepared: Path) -> None:
    with Store(prepared) as store:
        stories = {one.story: one.conflicts for one in store.overviews()}
        shown = {}
        for name in stories:
            view = story.claims(store, Links(), name)
            assert view is not None
            drawn = view.values["opposites"]
            shown[name] = len(drawn.found) + drawn.beyond if drawn else 0
    assert max(shown.values()) > 3
    assert stories == shown


def test_a_note_on_a_whole_article_leads_to_its_beginning(prepared: Path) -> None:
    """An agency that is credited outside the text is cited without words."""
    with Store(prepared) as store:
        name = store.stories()[0].articles[0]
        articles = store.articles([name])
        claims = store.claims(store.stories()[0].id)
    note = SimpleNamespace(article=name, spans=(), excerpts=(), number=1, outlet="The Bell", day="10 March", link=None)
    notes = SimpleNamespace(notes=[note], sentence=None)
    (one,) = story._ladders(notes, articles, (), claims, SimpleNamespace(sections=()), frozenset(), Links())  # type: ignore[arg-type]
    assert one.href == Links().article(name)
    assert [rung.what for rung in one.rungs] == ["said by", "in"]
