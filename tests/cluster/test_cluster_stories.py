"""Stories: what comes together, what stays apart, and that order of arrival makes no difference."""

import math
from datetime import UTC, date, datetime
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.cluster import cluster, cluster_on
from pressreview.cluster.background import background
from pressreview.cluster.index import Index, likenesses
from pressreview.cluster.linkage import link
from pressreview.cluster.stories import oldest_first
from pressreview.cluster.stream import MOST_TOGETHER, Stream
from pressreview.cluster.words import Row, Words, weigh
from pressreview.config import ClusterSettings
from pressreview.model import Article, Clustering

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


def news(number: int) -> Article:
    """Stories of some articles each, over some days, one in eleven without a day."""
    story = (*BRIDGE, *TEAPOT)[number % 5].replace("Tamsel", ("Tamsel", "Orvane", "Kestrin")[number % 3])
    day = None if number % 11 == 0 else 1 + number % 28
    return article(f"{story} Reader {number} wrote in.", day=day, title=story[:30])


@given(st.sets(st.integers(0, 150), max_size=90), st.sets(st.integers(0, 150), max_size=90))
@settings(max_examples=25, deadline=None)
def test_going_on_ends_where_it_would_from_the_beginning(before: set[int], then: set[int]) -> None:
    first, every = [news(one) for one in before], [news(one) for one in before | then]
    stories, known = cluster_on(first, SETTINGS, Clustering())
    assert stories == cluster(first, SETTINGS)
    placed: list[int] = []
    again, _ = cluster_on(every, SETTINGS, known, placed=placed.append)
    assert again == cluster(every, SETTINGS)
    assert placed == list(range(placed[0] if placed else 0, placed[-1] + 1 if placed else 0))
    fewer, _ = cluster_on(first[1:], SETTINGS, known)  # one that is no more
    assert fewer == cluster(first[1:], SETTINGS)


def test_what_comes_last_is_placed_without_the_rest() -> None:
    every = [news(number) for number in range(1, 200) if number % 11]
    newest = article(BRIDGE[1], day=30)
    _, known = cluster_on(every, SETTINGS, Clustering())
    placed: list[int] = []
    stories, _ = cluster_on([*every, newest], SETTINGS, known, placed=placed.append)
    assert len(placed) <= 64
    assert stories == cluster([*every, newest], SETTINGS)


def test_what_is_damaged_of_the_words_is_weighed_again() -> None:
    every = [news(number) for number in range(80)]
    stories, known = cluster_on(every, SETTINGS, Clustering())
    for damaged in (b"", b"\x01", known.words[every[0].id][:-1], b"\xff" * 8):
        words = {**known.words, every[0].id: damaged}
        assert cluster_on(every, SETTINGS, Clustering(words=words, checkpoints=known.checkpoints)) == (stories, known)


@given(st.integers(0, 60))
def test_words_come_out_as_they_were_packed(number: int) -> None:
    words = weigh(news(number))
    again = Words.unpacked(words.packed())
    assert again.names == words.names
    assert again.row.columns.tolist() == words.row.columns.tolist()
    assert again.row.weights.tolist() == words.row.weights.tolist()


def test_every_article_is_in_exactly_one_story() -> None:
    articles = [article(text) for text in (*BRIDGE, *TEAPOT, "Nothing else is like this.", "…")]
    found = [one for story in cluster(articles, SETTINGS) for one in story.articles]
    assert sorted(found) == sorted(one.id for one in articles)


def test_no_articles_are_no_stories() -> None:
    assert cluster([], SETTINGS) == ()


def test_the_same_words_a_fortnight_later_are_another_story() -> None:
    articles = [article(BRIDGE[0], day=1), article(BRIDGE[0] + " Again.", day=15)]
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


def grouped(
    cosines: list[list[float]], days: list[float], *, min_similarity: float, max_gap_days: int
) -> list[list[int]]:
    stretch = np.array(days)
    return link(np.array(cosines), stretch, stretch, min_similarity=min_similarity, max_gap_days=max_gap_days)


def test_link_joins_the_most_alike_first_while_parts_are_as_alike_as_each_is_in_itself() -> None:
    near = [[1, 0.6, 0.2, 0.2], [0.6, 1, 0.2, 0.2], [0.2, 0.2, 1, 0.6], [0.2, 0.2, 0.6, 1]]
    unknown = [math.nan] * 4
    assert grouped(near, unknown, min_similarity=0.9, max_gap_days=10) == [[0, 1], [2, 3]]
    assert grouped(near, unknown, min_similarity=0.6, max_gap_days=10) == [[0, 1, 2, 3]]


def test_a_later_article_bridges_two_that_are_far_apart() -> None:
    alike = [[1, 0.6, 0.9], [0.6, 1, 0.6], [0.9, 0.6, 1]]
    assert grouped(alike, [1, 9, 17], min_similarity=0.5, max_gap_days=8) == [[0, 1, 2]]
    assert grouped(alike, [1, 9, 26], min_similarity=0.5, max_gap_days=8) == [[0, 1], [2]]


def test_nothing_is_linked_of_nothing_alike() -> None:
    assert grouped([[1, 0.0], [0.0, 1]], [math.nan] * 2, min_similarity=0.1, max_gap_days=1) == [[0], [1]]


@given(st.lists(st.dictionaries(st.integers(0, 9), st.floats(0.1, 1.0), max_size=5), min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_the_index_gives_the_cosines_of_every_pair(rows: list[dict[int, float]]) -> None:
    index, made = Index(), [Row.of(row) for row in rows]
    for row in made:
        index.add(row)
    numbers = list(range(len(rows)))
    expected = [[one.dot(other) for other in made] for one in made]
    assert np.allclose(index.table(numbers), expected)
    for number, row in enumerate(made):
        assert np.allclose(index.cosines(row, numbers), expected[number])
        assert set(index.near(row)) == {other for other in numbers if expected[number][other] > 0}


@given(st.lists(st.dictionaries(st.integers(0, 30), st.floats(0.1, 9.0), max_size=12), max_size=8))
@settings(max_examples=60, deadline=None)
def test_likenesses_are_the_cosines_of_every_pair(rows: list[dict[int, float]]) -> None:
    made = [Row.of(row) for row in rows]
    for number, others in enumerate(likenesses(made, least=0.2)):
        expected = {other: made[number].dot(row) for other, row in enumerate(made) if other != number}
        found = dict(others)
        assert all(abs(expected[other] - alike) < 1e-9 for other, alike in found.items())
        assert {other for other, alike in expected.items() if alike > 0.2 + 1e-9} <= found.keys()
    index = Index()
    index.extend(made)
    other = Index()
    for row in made:
        other.add(row)
    assert [index.near(row) for row in made] == [other.near(row) for row in made]


def test_a_story_too_large_to_be_linked_anew_still_grows() -> None:
    stream = Stream(SETTINGS)
    for number in range(MOST_TOGETHER + 40):
        stream.add(article(f"{BRIDGE[number % 3]} Reader {number} wrote in.", day=1))
    stream.add(article(TEAPOT[0], day=1))
    assert sorted(len(story) for story in stream.stories()) == [1, MOST_TOGETHER + 40]


def test_a_name_and_a_year_say_more_than_a_common_word() -> None:
    words = weigh(article("The mayor Tolvan opened the bridge in 2011 and the road and the market and the school."))
    weights = dict(zip(words.row.columns.tolist(), words.row.weights.tolist(), strict=True))
    column = {word: crc32(word.encode()) for word in ("tolvan", "2011", "school")}
    assert weights[column["2011"]] > weights[column["school"]] < weights[column["tolvan"]]
    assert column["tolvan"] in words.names
    assert column["school"] not in words.names


def test_the_days_and_the_land_of_a_dated_article_say_little() -> None:
    text = "The mayor Tolvan opened the bridge in Kenya in May 2026, on a Monday, and the road in 2011."
    columns = {word: crc32(word.encode()) for word in ("2026", "2011", "monday", "may", "kenya", "tolvan")}

    def says(one: Article) -> dict[str, float]:
        row = weigh(one).row
        weights = dict(zip(row.columns.tolist(), row.weights.tolist(), strict=True))
        return {word: weights.get(column, 0.0) for word, column in columns.items()}

    dated, undated = says(article(text)), says(article(text, day=None))
    assert dated["2026"] < dated["2011"] / 3
    assert undated["2026"] > undated["tolvan"] > dated["2026"]
    assert max(dated["monday"], dated["may"]) < dated["tolvan"] / 3
    assert dated["kenya"] < dated["tolvan"]


def test_one_name_or_year_in_common_makes_no_story() -> None:
    one = "The museum of Velden shows teapots that the potter Ruvo Tarsk made in 1951, and the guards are glad of it."
    other = (
        "A ferry of the Halden Line was built in 1951 by a yard at Merrin, whose owner Ilse Corvin sold it in spring."
    )
    assert len(cluster([article(one, day=1), article(other, day=2)], SETTINGS)) == 2


def test_oldest_first_compares_days_with_times() -> None:
    early = Article.of("a", published_at=date(2026, 5, 2))
    late = Article.of("b", published_at=datetime(2026, 5, 2, 7, tzinfo=UTC))
    assert sorted([late, early], key=oldest_first) == [early, late]


def test_background_counts_documents() -> None:
    documents, counts = background()
    assert 0 < max(counts.values()) < documents
    assert min(counts.values()) >= 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("PORT ANSEL — The ferry burned. Nobody was hurt.", "The ferry burned."),
        ("PORT ANSEL (VPA) - The ferry burned.", "The ferry burned."),
        ("The ferry burned. Nobody was hurt.", "The ferry burned."),
        ("The ferry burned " * 30, " ".join(["The ferry burned"] * 17) + " The ferry…"),
    ],
)
def test_a_story_without_headlines_is_called_by_its_first_words(text: str, title: str) -> None:
    (story,) = cluster([Article.of(text)], ClusterSettings())
    assert story.title == title
