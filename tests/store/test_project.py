"""What is put into a project comes out again, once, and in an order that depends on the content alone."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressreview.errors import StoreError
from pressreview.model import Article, Checkpoint, Clustering, Mention, OpenStory, Span
from pressreview.store import Store
from tests.store import samples


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "p.db") as store:
        yield store


def put(store: Store, article: Article) -> bool:
    return store.add_article(article, original=samples.ORIGINAL, media_type="text/html")


@pytest.mark.parametrize(
    "published_at",
    [
        pytest.param(None, id="unknown"),
        pytest.param(date(2026, 3, 10), id="day"),
        pytest.param(datetime(2026, 3, 10, 9, 30, tzinfo=UTC), id="utc"),
        pytest.param(datetime(2026, 3, 10, 9, 30, 5, 250, tzinfo=timezone(timedelta(hours=5, minutes=45))), id="zone"),
    ],
)
def test_an_article_comes_out_as_it_was_put(store: Store, published_at: date | None) -> None:
    article = samples.article(published_at=published_at)
    put(store, article)
    assert store.articles() == {article.id: article}
    assert store.original(article) == samples.ORIGINAL


def test_the_same_article_twice_is_one_and_the_first_stays(store: Store) -> None:
    assert put(store, samples.article(path="a.html"))
    assert not put(store, samples.article(path="copy.html"))
    assert [article.path for article in store.articles().values()] == ["a.html"]


def test_two_articles_of_one_original_share_its_bytes(store: Store) -> None:
    one, two = samples.article(), samples.article("Another text.")
    assert put(store, one)
    assert put(store, two)
    assert store.original(one) == store.original(two)


def test_bytes_that_are_not_those_named_are_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(StoreError, match="not those of source_hash"):
        store.add_article(samples.article(), original=b"other", media_type="text/html")
    assert store.articles() == {}


def test_articles_are_oldest_first_whatever_their_zone_and_chosen_by_id(store: Store) -> None:
    east = samples.article("East", published_at=datetime(2026, 3, 10, 9, tzinfo=timezone(timedelta(hours=9))))
    west = samples.article("West", published_at=datetime(2026, 3, 10, 1, tzinfo=UTC))
    undated = samples.article("Undated", published_at=None)
    for article in (west, east, undated):
        put(store, article)
    assert [article.text for article in store.articles().values()] == ["Undated", "East", "West"]
    assert list(store.articles([west.id])) == [west.id]
    assert store.articles([]) == {}


def test_many_ids_at_once(store: Store) -> None:
    article = samples.article()
    put(store, article)
    assert list(store.articles([f"art1-{number}" for number in range(40_000)] + [article.id])) == [article.id]


def test_a_reading_is_pending_until_this_maker_has_read(store: Store) -> None:
    article = samples.article()
    put(store, article)
    assert store.pending_readings("annotate/1/abc") == (article,)
    store.put_reading(samples.reading(article))
    assert store.pending_readings("annotate/1/abc") == ()
    assert store.pending_readings("annotate/2/abc") == (article,)
    assert store.readings() == {article.id: samples.reading(article)}
    assert store.readings([]) == {}


def test_a_newer_reading_takes_the_place_of_the_older(store: Store) -> None:
    article = samples.article()
    put(store, article)
    for made_by in ("annotate/1/abc", "annotate/2/abc"):
        store.put_reading(samples.reading(article, made_by))
    assert store.readings()[article.id].made_by == "annotate/2/abc"
    assert store.pending_readings("annotate/1/abc") == (article,)


def test_a_reading_of_an_unknown_article_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.put_reading(samples.reading(samples.article()))


def test_what_placing_found_is_kept_for_those_who_made_it(store: Store) -> None:
    article = samples.article()
    put(store, article)
    one = OpenStory(number=3, cohesion=0.1 + 0.2, articles=(0,))
    made = Clustering(
        words={article.id: b"\x00\xff"}, checkpoints=(Checkpoint(articles=1, of="ord1-0", opened=4, stories=(one,)),)
    )
    store.put_clustering(made, made_by="m1")
    store.put_clustering(made, made_by="m1")
    assert store.clustering("m1") == made
    assert store.clustering("m2") == Clustering()
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE checkpoints SET record = '{'")
    db.close()
    assert store.clustering("m1") == Clustering(words=made.words), "what is damaged is found again"
    store.put_clustering(Clustering(), made_by="m2")
    assert store.clustering("m1") == Clustering()


def test_stories_claims_links_and_review_come_out_as_they_were_put(store: Store) -> None:
    article = samples.article()
    story = samples.story(article)
    put(store, article)
    store.replace_stories([story], made_from="m1")
    claim, link = samples.claim(story, article), samples.link(article)
    store.put_corroboration(story.id, claims=[claim], links=[link], origins=claim.origins, made_from="c1")
    store.put_review(samples.review(story, article))
    assert store.stories() == store.stories(made_from="m1") == (story,)
    assert store.stories(made_from="m2") == ()
    assert store.corroborated_from() == {story.id: "c1"}
    assert store.claims(story.id) == (claim,)
    assert store.links(story.id) == (link,)
    assert store.origins(story.id) == claim.origins
    assert store.review(story.id) == samples.review(story, article)


def test_a_story_that_stays_keeps_what_was_made_of_it_and_one_that_goes_does_not(store: Store) -> None:
    one, two = samples.article("One."), samples.article("Two.")
    stays, goes = samples.story(one), samples.story(two)
    for article in (one, two):
        put(store, article)
    store.replace_stories([stays, goes], made_from="m1")
    for story in (stays, goes):
        store.put_corroboration(story.id, claims=[], links=[samples.link(one)], origins=[], made_from="c1")
    store.replace_stories([stays], made_from="m2")
    assert store.stories(made_from="m2") == (stays,)
    assert store.links(stays.id) == (samples.link(one),)
    assert store.links(goes.id) == ()
    assert goes.id not in store.corroborated_from()


def test_the_largest_story_comes_first_then_the_newest(store: Store) -> None:
    articles = [samples.article(f"Text {day}.", published_at=date(2026, 3, day)) for day in (1, 2, 3, 4)]
    for article in articles:
        put(store, article)
    old, new, large = samples.story(articles[0]), samples.story(articles[3]), samples.story(*articles[1:3])
    store.replace_stories([old, new, large], made_from="m1")
    assert store.stories() == (large, new, old)


def test_a_failure_is_kept_until_its_subject_goes_well(store: Store) -> None:
    store.put_failure(samples.failure("a.html"))
    store.put_failure(samples.failure("b.html"))
    store.put_failure(samples.failure("b.html"))
    put(store, samples.article(path="a.html"))
    assert store.failures() == (samples.failure("b.html"),)
    store.forget_failure("acquire", "b.html")
    assert store.failures() == ()


def test_the_dump_does_not_depend_on_the_order_of_putting(tmp_path: Path) -> None:
    articles = [samples.article(f"Text {number}.") for number in range(5)]
    dumps = []
    for name, order in (("one.db", articles), ("two.db", articles[::-1])):
        with Store(tmp_path / name) as store:
            for article in order:
                put(store, article)
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) == 6


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("", ["Elin Aubé", "Nils Sarn", "Sarn Bell"], id="all"),
        pytest.param("sarn", ["Nils Sarn", "Sarn Bell"], id="any of its words"),
        pytest.param("AUBE", ["Elin Aubé"], id="case and accents"),
        pytest.param("be", ["Sarn Bell"], id="beginning"),
        pytest.param("bell sa", ["Sarn Bell"], id="all words in any order"),
        pytest.param("ell", [], id="not from the middle"),
        pytest.param("%", [], id="no word"),
    ],
)
def test_names_are_found_by_their_words(store: Store, asked: str, found: list[str]) -> None:
    article = samples.article()
    put(store, article)
    named = [Mention(span=Span(0, 5), kind="person", name=name) for name in ("Nils Sarn", "Elin Aubé", "Sarn Bell")]
    store.put_reading(replace(samples.reading(article), attributions=(), mentions=tuple(named), foretold=()))
    assert [one.name for one in store.names(asked, most=9)] == found
    store.put_reading(replace(samples.reading(article), attributions=(), mentions=tuple(named[:1]), foretold=()))
    assert [one.name for one in store.names(asked, most=9)] == [name for name in found if name == "Nils Sarn"]
    assert sum(line.startswith("name_words:") for line in store.dump()) == 2


def test_what_is_read_at_once_is_of_one_moment(store: Store) -> None:
    put(store, samples.article())
    with Store(store.path) as other:
        with store.at_once():
            assert store.count_articles() == 1
            put(other, samples.article("Talks ended."))
            assert store.count_articles() == 1
        assert store.count_articles() == 2


def test_a_story_that_has_grown_is_found_by_the_name_it_had(store: Store) -> None:
    one, two, three = samples.article(), samples.article("Another text."), samples.article("A third one.")
    for article in (one, two, three):
        put(store, article)
    small, grown = (samples.story(one, two), samples.story(one, two, three))
    store.replace_stories([small], made_from="m1")
    store.replace_stories([grown], made_from="m2")
    assert store.story(small.id) == grown
    other = samples.story(three)
    store.replace_stories([small, other], made_from="m3")
    assert store.story(small.id) == small  # it is there again
    assert store.story(grown.id) == small or store.story(grown.id) == other
    store.replace_stories([], made_from="m4")
    assert store.story(small.id) is None
