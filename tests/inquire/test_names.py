"""Who bears a name across articles: joined where it is beyond doubt, apart where it is not."""

from datetime import date

import pytest

from pressreview.errors import InputError
from pressreview.inquire import who_is_meant
from pressreview.model import Article, Mention, Reading, Span, Story
from pressreview.model.reading import EntityKind


def world(
    *articles: tuple[str, str, list[tuple[str, EntityKind]]],
) -> tuple[dict[str, Article], dict[str, Reading], list[Story]]:
    """Articles as (outlet, story, names with their kind)."""
    made, readings, members = {}, {}, dict[str, list[str]]()
    for number, (outlet, story, names) in enumerate(articles):
        one = Article.of(f"Text {number} of some length.", outlet=outlet, published_at=date(2026, 3, 1 + number))
        mentions = tuple(Mention(span=Span(0, 4), kind=kind, name=name) for name, kind in names)
        made[one.id] = one
        readings[one.id] = Reading(article=one.id, attributions=(), mentions=mentions, times=(), made_by="test")
        members.setdefault(story, []).append(one.id)
    stories = [
        Story(id=f"sto1-{name}", title=name, articles=tuple(ids), first=None, last=None)
        for name, ids in members.items()
    ]
    return made, readings, stories


def test_a_full_name_and_a_last_name_of_one_story_are_one() -> None:
    where = world(
        ("The Bell", "fire", [("John F. Marrow", "person")]),
        ("The Quay", "fire", [("John Marrow", "person")]),
        ("The Pier", "fire", [("Marrow", "person")]),
    )
    found = who_is_meant("marrow", *where)
    assert found.name == "John F. Marrow"
    assert set(found.also) == {"John Marrow", "Marrow"}
    assert len(found.forms) == 3


def test_a_last_name_of_another_story_stays_apart() -> None:
    where = world(
        ("The Bell", "fire", [("John Marrow", "person")]),
        ("The Quay", "rail", [("Marrow", "person")]),
    )
    found = who_is_meant("Marrow", *where)
    assert (found.name, found.also, len(found.forms)) == ("John Marrow", (), 1)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("John F. Marrow", "John B. Marrow"), id="other initials"),
        pytest.param(("John Marrow", "Ilse Marrow"), id="other first names"),
        pytest.param(("John Marrow", "John Marrow Jr."), id="father and son"),
    ],
)
def test_two_people_of_one_last_name_are_never_merged(names: tuple[str, str]) -> None:
    one, other = names
    where = world(
        ("The Bell", "fire", [(one, "person")]),
        ("The Quay", "fire", [(other, "person")]),
        ("The Pier", "fire", [("Marrow", "person")]),
    )
    if not other.endswith("Jr."):
        with pytest.raises(InputError, match="give more of the name"):
            who_is_meant("Marrow", *where)
    for name in names:
        assert who_is_meant(name, *where).also == ()


@pytest.mark.parametrize("asked", ["VPA", "velmoran press agency", "the Velmoran Press Agency"])
def test_an_outlet_is_one_under_its_initials(asked: str) -> None:
    where = world(
        ("Velmoran Press Agency", "fire", [("Marrow", "person")]),
        ("The Bell", "fire", [("VPA", "organisation"), ("Velmoran Press Agency", "outlet")]),
        ("The Quay", "fire", [("VPA", "outlet")]),
    )
    found = who_is_meant(asked, *where)
    assert (found.name, found.kind) == ("Velmoran Press Agency", "outlet")
    assert {name for _, name in found.forms} == {"VPA", "Velmoran Press Agency"}


def test_a_state_is_one_under_its_capital() -> None:
    where = world(("The Bell", "fire", [("Moscow", "state")]), ("The Quay", "fire", [("Russia", "place")]))
    assert len(who_is_meant("the Kremlin", *where).forms) == 2


@pytest.mark.parametrize("asked", ["Mexico's foreign ministry", "the Mexican foreign ministry"])
def test_a_body_of_a_state_is_one_by_its_name_and_its_adjective(asked: str) -> None:
    where = world(
        ("The Bell", "fire", [("Mexico’s foreign ministry", "organisation")]),
        ("The Quay", "fire", [("Mexican Foreign Ministry", "organisation")]),
        ("The Pier", "fire", [("Canadian foreign ministry", "organisation")]),
    )
    found = who_is_meant(asked, *where)
    assert {name for _, name in found.forms} == {"Mexico’s foreign ministry", "Mexican Foreign Ministry"}


def test_titles_and_a_headlines_words_are_no_part_of_a_name() -> None:
    where = world(
        ("The Bell", "fire", [("Melania Marrow", "person"), ("Donald Marrow", "person")]),
        ("The Quay", "fire", [("Meet Melania Marrow", "unknown"), ("President-elect Donald Marrow", "person")]),
    )
    assert len(who_is_meant("Melania Marrow", *where).forms) == 2
    assert len(who_is_meant("Donald Marrow", *where).forms) == 2


def test_a_short_form_is_the_long_ones_where_a_story_has_both() -> None:
    where = world(
        ("The Bell", "fire", [("Michael Marrow", "person"), ("Mick Vale", "person")]),
        ("The Quay", "fire", [("Mike Marrow", "person")]),
        ("The Pier", "rail", [("Michael Vale", "person")]),
    )
    assert set(who_is_meant("Marrow", *where).also) | {who_is_meant("Marrow", *where).name} == {
        "Michael Marrow",
        "Mike Marrow",
    }
    with pytest.raises(InputError, match="give more of the name"):
        who_is_meant("Vale", *where)


def test_a_short_form_beside_the_long_one_in_one_article_is_another_person() -> None:
    where = world(("The Bell", "fire", [("Bill Turner", "person"), ("William Turner", "person")]))
    for name in ("Bill Turner", "William Turner"):
        assert who_is_meant(name, *where).also == ()


def test_accents_and_case_do_not_matter() -> None:
    where = world(("The Bell", "fire", [("José Peña", "person")]))
    assert who_is_meant("jose pena", *where).name == "José Peña"


@pytest.mark.parametrize("asked", ["", "...", "Nobody Here", "\x1b[31m"])
def test_nobody(asked: str) -> None:
    with pytest.raises(InputError):
        who_is_meant(asked, *world(("The Bell", "fire", [("John Marrow", "person")])))


def test_a_name_of_which_nothing_is_known_does_not_stand_in_the_way_of_a_person() -> None:
    where = world(("The Bell", "fire", [("Odo Marrow", "person"), ("Mad Dog Marrow", "unknown")]))
    assert who_is_meant("Marrow", *where).name == "Odo Marrow"


def test_the_last_name_of_a_son_is_not_his_father() -> None:
    where = world(("The Bell", "fire", [("Donald Marrow", "person")]), ("The Quay", "fire", [("Marrow Jr.", "person")]))
    assert who_is_meant("Donald Marrow", *where).also == ()


def test_a_body_that_speaks_is_found_before_its_state_and_a_state_is_not_called_by_its_capital() -> None:
    where = world(
        ("The Bell", "fire", [("White House", "organisation"), ("Washington, D.C.", "place")]),
        ("The Quay", "fire", [("United States", "state")]),
    )
    assert (who_is_meant("White House", *where).name, who_is_meant("white house", *where).kind) == (
        "White House",
        "organisation",
    )
    found = who_is_meant("United States", *where)
    assert (found.name, found.kind, found.also) == ("United States", "state", ("Washington, D.C.",))
