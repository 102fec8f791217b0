"""Stories: what comes together, what stays apart, and that order of arrival makes no difference."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.cluster import cluster
from pressreview.cluster.background import background
from pressreview.cluster.linkage import gap_days, link
from pressreview.cluster.similarity import similar_pairs
from pressreview.cluster.stories import oldest_first
from pressreview.cluster.words import Vectors
from pressreview.config import ClusterSettings
from pressreview.model import Article

SETTINGS = ClusterSettings()

BRIDGE = (
    "A road bridge over the Tamsel river collapsed on Monday, throwing six cars into the water, police in Orlava said.",
    "Six cars fell into the Tamsel when a bridge at Orlava collapsed. Divers searched the river for drivers.",
    "Divers found two drivers in the Tamsel river at Orlava, where a road bridge collapsed with six cars on it.",
)
TEAPOT = (
    "A porcelain teapot found in an attic in Wexborough was sold at auction for a record sum to a museum.",
    "The museum that bought the Wexborough teapot at auction said the porcelain would be shown in spring.",
)


def article(text: str, *, day: int | None = 1, title: str | None = None, outlet: str = "Paper") -> Article:
    return Article.of(text, title=title, outlet=outlet, published_at=None if day is None else date(2026, 5, day))


def texts_of(stories: tuple[object, ...], articles: list[Article]) -> list[set[str]]:
    by_id = {one.id: one.text for one in articles}
    return [{by_id[one] for one in story.articles} for story in stories]  # type: ignore[attr-defined]


def test_two_stories_in_one_folder_come_apart() -> None:
    articles = [article(text) for text in (*BRIDGE, *TEAPOT)]
    found = texts_of(cluster(articles, SETTINGS), articles)
    assert sorted(found, key=len) == [set(TEAPOT), set(BRIDGE)]


@given(st.permutations([*BRIDGE, *TEAPOT]), st.booleans())
@settings(max_examples=20, deadline=None)
def test_order_of_arrival_and_doubles_make_no_difference(texts: list[str], twice: bool) -> None:
    articles = [article(text, title=text[:40]) for text in texts]
    expected = cluster([article(text, title=text[:40]) for text in (*BRIDGE, *TEAPOT)], SETTINGS)
    assert cluster(articles * (1 + twice), SETTINGS) == expected


def test_every_article_is_in_exactly_one_story() -> None:
    articles = [article(text) for text in (*BRIDGE, *TEAPOT, "Nothing else is like this.", "…")]
    found = [one for story in cluster(articles, SETTINGS) for one in story.articles]
    assert sorted(found) == sorted(one.id for one in articles)


def test_no_articles_are_no_stories() -> None:
    assert cluster([], SETTINGS) == ()


def test_the_same_words_a_month_later_are_another_story() -> None:
    articles = [article(BRIDGE[0], day=1), article(BRIDGE[0] + " Again.", day=28)]
    assert len(cluster(articles, SETTINGS)) == 2
    assert len(cluster(articles, ClusterSettings(min_similarity=0.05, max_gap_days=60))) == 1


def test_undated_articles_join_by_words_and_stand_last() -> None:
    articles = [article(BRIDGE[0], day=None), article(BRIDGE[1], day=2), article(BRIDGE[2], day=1)]
    (story,) = cluster(articles, SETTINGS)
    by_id = {one.id: one for one in articles}
    assert [by_id[one].day for one in story.articles] == [date(2026, 5, 1), date(2026, 5, 2), None]
    assert (story.first, story.last) == (date(2026, 5, 1), date(2026, 5, 2))


def test_title_is_a_headline_as_its_outlet_wrote_it() -> None:
    headlines = ("Six cars fall as Tamsel bridge collapses", "Terror!", "Divers search river")
    articles = [article(text, title=title) for text, title in zip(BRIDGE, headlines, strict=True)]
    (story,) = cluster(articles, SETTINGS)
    assert story.title == headlines[0]


def test_without_headlines_the_first_sentence_is_the_title() -> None:
    (story,) = cluster([article("Something happened. Then more.")], SETTINGS)
    assert story.title == "Something happened."


def test_chapters_of_one_story_join_by_their_names_and_another_story_of_the_land_does_not() -> None:
    chapters = [
        "The ferry Aldona sank off Port Merrin, where captain Ruvo Tarsk of the Halden Line was rescued with nine crew.",
        "A letter by Ruvo Tarsk warned the Halden Line that the Aldona should not leave Port Merrin with broken doors.",
        "The Halden Line denied that Ruvo Tarsk had warned it; the Aldona left Port Merrin with papers in order, it said.",
    ]
    other = "Farmers in Velden sold apples at the autumn market, and the mayor praised the harvest and the weather."
    articles = [article(text, day=day) for day, text in enumerate(chapters, start=1)] + [article(other, day=2)]
    found = texts_of(cluster(articles, ClusterSettings(min_similarity=0.6)), articles)
    assert sorted(found, key=len) == [{other}, set(chapters)]


def test_related_stories_are_near_and_never_the_story_itself() -> None:
    rescue = "Divers of the Orlava fire brigade searched the Tamsel river for a swimmer who drowned near the bridge."
    articles = [article(BRIDGE[0], day=1), article(rescue, day=25), article(TEAPOT[0], day=1)]
    stories = {story.articles[0]: story for story in cluster(articles, SETTINGS)}
    bridge, drowned, teapot = (stories[one.id] for one in articles)
    assert bridge.related == (drowned.id,)
    assert teapot.related == ()


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        pytest.param((1, 3), (5, 9), 2, id="apart"),
        pytest.param((5, 9), (1, 3), 2, id="apart, the other way round"),
        pytest.param((1, 5), (3, 9), 0, id="overlapping"),
        pytest.param(None, (3, 9), 0, id="one not known"),
    ],
)
def test_gap(one: tuple[int, int] | None, other: tuple[int, int], days: int) -> None:
    stretches = [span and (date(2026, 5, span[0]), date(2026, 5, span[1])) for span in (one, other)]
    assert gap_days(stretches[0], stretches[1]) == days


def test_link_needs_every_pair_and_joins_the_most_alike_first() -> None:
    pairs = [(1, 0, 0.9), (2, 1, 0.8), (3, 2, 0.7)]
    assert link([None] * 4, pairs, min_mean=0.5, max_gap_days=10) == [[0, 1], [2, 3]]


def test_a_later_article_bridges_two_that_are_far_apart() -> None:
    days = [date(2026, 5, 1), date(2026, 5, 9), date(2026, 5, 17)]
    pairs = [(1, 0, 0.6), (2, 0, 0.9), (2, 1, 0.6)]
    assert link(days, pairs, min_mean=0.5, max_gap_days=8) == [[0, 1, 2]]


@given(st.lists(st.dictionaries(st.integers(0, 9), st.floats(0.1, 1.0), max_size=5), max_size=8))
@settings(max_examples=50, deadline=None)
def test_similar_pairs_are_those_of_every_pair_compared(rows: list[dict[int, float]]) -> None:
    vectors = Vectors(rows, 10)
    expected = {
        (one, other): sum(rows[one][c] * rows[other].get(c, 0.0) for c in rows[one])
        for one in range(len(rows))
        for other in range(one)
    }
    found = {(one, other): value for one, other, value in similar_pairs(vectors, at_least=0.2)}
    assert found.keys() == {pair for pair, value in expected.items() if value >= 0.2}


def test_oldest_first_compares_days_with_times() -> None:
    early = Article.of("a", published_at=date(2026, 5, 2))
    late = Article.of("b", published_at=datetime(2026, 5, 2, 7, tzinfo=UTC))
    assert sorted([late, early], key=oldest_first) == [early, late]


def test_background_counts_documents() -> None:
    documents, counts = background()
    assert 0 < max(counts.values()) < documents
    assert min(counts.values()) >= 3
