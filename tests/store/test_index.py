"""Articles are found by their words, whatever the typography and whatever a hostile draft asks for."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressreview.errors import StoreError
from pressreview.model import Article
from pressreview.store import Store, project
from tests.store import samples

TEXTS = {
    "port": "The port’s chief, Éloïse Brandt, said 1,200 tonnes had been cleared. “I don’t know,” she added.",
    "rail": "Train drivers called off the strike on Wednesday, the union said. The U.S. envoy said nothing.",
    "boat": "A boat lay in the lake. The boat, said the museum, is a boat of oak.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "p.db") as store:
        for name, text in TEXTS.items():
            put(store, article(name, text))
        yield store


def article(name: str, text: str) -> Article:
    return samples.article(text, title=f"About {name}", path=f"{name}.txt")


def put(store: Store, made: Article) -> None:
    store.add_article(made, original=samples.ORIGINAL, media_type="text/plain")


def names(store: Store, ids: Sequence[str]) -> list[str]:
    known = store.articles()
    return [(known[found].path or "").removesuffix(".txt") for found in ids]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["strike"], ["rail"], id="one word"),
        pytest.param(["STRIKE"], ["rail"], id="case"),
        pytest.param(["Eloise"], ["port"], id="accents"),
        pytest.param(["E\u0301loi\u0308se"], ["port"], id="accents apart"),
        pytest.param(["don't"], ["port"], id="straight for curly"),
        pytest.param(["1,200"], ["port"], id="figure"),
        pytest.param(["1\u00a0200"], ["port"], id="figure with a space"),
        pytest.param(["1200"], [], id="figure without its comma"),
        pytest.param(["2,200"], [], id="another figure"),
        pytest.param(["U.S."], ["rail"], id="initials"),
        pytest.param(["about"], ["boat", "port", "rail"], id="title"),
        pytest.param(["boat", "strike"], ["boat", "rail"], id="any of them"),
        pytest.param(["submarine"], [], id="no article has it"),
        pytest.param(["strik"], [], id="part of a word"),
        pytest.param([], [], id="nothing"),
        pytest.param(["", " ", "—", '"', "…"], [], id="no letters"),
        pytest.param(['"'], [], id="a quotation mark"),
        pytest.param(['"strike"'], ["rail"], id="a word in quotation marks"),
        pytest.param(["NEAR(boat lake, 1)"], [], id="an operator"),
        pytest.param(["OR"], [], id="OR"),
        pytest.param(["strike*", "boa*", "*"], ["rail"], id="a star"),
        pytest.param(["title:about", "text:boat", "-boat", "^boat"], ["boat"], id="columns"),
        pytest.param(["strike\0", "\ud800"], ["rail"], id="what no database takes"),
        pytest.param(["x" * 100_000, "strike"], ["rail"], id="a word as long as a book"),
        pytest.param([f"w{number}" for number in range(100_000)], [], id="all words there are"),
    ],
)
def test_any_of_some_words(store: Store, words: list[str], found: list[str]) -> None:
    assert sorted(names(store, store.search(words, most=9))) == found


def test_the_likeliest_come_first_and_no_more_than_asked(store: Store) -> None:
    assert names(store, store.search(["boat", "said", "strike"], most=1)) == ["boat"]
    assert len(store.search(["said"], most=2)) == 2
    assert store.search(["said"], most=0) == ()


def test_what_is_equally_likely_comes_by_id_whatever_the_order_of_adding(tmp_path: Path) -> None:
    same = [article(name, "Nothing but the same words.") for name in ("one", "two", "six", "ten")]
    for number, order in enumerate((same, same[::-1])):
        with Store(tmp_path / f"{number}.db") as store:
            for made in order:
                put(store, made)
            assert list(store.search(["same"], most=9)) == sorted(made.id for made in same)
            assert list(store.holding(["same", "words"], most=9)) == sorted(made.id for made in same)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        pytest.param(["called", "off", "the", "strike"], ["rail"], id="as it stands"),
        pytest.param(["called off the strike"], ["rail"], id="in one piece"),
        pytest.param(["called", "the", "strike", "off"], [], id="another order"),
        pytest.param(["called", "off", "strike"], [], id="a word left out"),
        pytest.param(["I don't know", "she", "added"], ["port"], id="typography"),
        pytest.param(["know”", "—", "SHE", "added"], ["port"], id="marks between"),
        pytest.param(["about", "boat", "a", "boat"], [], id="from title into text"),
        pytest.param(["a", "boat"], ["boat"], id="twice in one"),
        pytest.param(['"', "NEAR", "OR"], [], id="operators"),
        pytest.param([], [], id="nothing"),
        pytest.param(["—", '"'], [], id="no letters"),
        pytest.param(["boat"] * 100_000, [], id="too long"),
    ],
)
def test_a_sequence_of_words(store: Store, phrase: list[str], found: list[str]) -> None:
    assert names(store, store.holding(phrase, most=9)) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.text(max_size=12), max_size=6))
def test_nothing_that_is_asked_for_is_an_order(store: Store, words: list[str]) -> None:
    assert set(store.search(words, most=9)) <= set(store.articles())
    assert set(store.holding(words, most=9)) <= set(store.articles())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_words_of_an_article_find_it(store: Store, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    words = TEXTS[name].split()
    start = data.draw(st.integers(0, len(words) - 2))
    some = words[start : data.draw(st.integers(start + 2, len(words)))]
    assert name in names(store, store.search(some, most=9))
    assert name in names(store, store.holding(some, most=9))


def test_an_older_file_gets_its_index_when_it_is_opened(store: Store) -> None:
    found = store.search(["boat", "strike"], most=9)
    store.close()
    with sqlite3.connect(store.path) as db:
        db.executescript(
            "DROP TABLE words; DROP VIEW searchable; DROP TABLE numbers; DROP TABLE corrections; DROP TABLE named; "
            "DROP TABLE names; DROP TABLE name_words; DROP TABLE overviews; DROP TABLE entries; DROP TABLE followed; "
            "DROP TABLE uploads; DROP TABLE jobs; DROP TABLE former; DROP TABLE weighed; DROP TABLE checkpoints; DROP INDEX ix_links_origin; "
            "DROP INDEX ix_articles_outlet_published_at; CREATE INDEX ix_articles_outlet ON articles (outlet); "
            "UPDATE alembic_version SET version_num = '0002'"
        )
    db.close()
    with Store(store.path) as again:
        assert again.search(["boat", "strike"], most=9) == found
        put(again, article("new", "A submarine."))
        assert names(again, again.search(["submarine"], most=9)) == ["new"]
        assert list(again.verify()) == []


def test_an_article_that_is_not_kept_is_not_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(project, "_forget", fail)  # the last thing that adding does
        with pytest.raises(StoreError, match="killed"):
            put(store, article("new", "A submarine."))
    assert store.search(["submarine"], most=9) == ()
    put(store, article("new", "A submarine."))
    put(store, article("new", "A submarine."))
    assert names(store, store.search(["submarine"], most=9)) == ["new"]
    assert list(store.verify()) == []


def test_numbers_stay_when_the_file_is_made_smaller(store: Store) -> None:
    found = store.search(["boat", "strike"], most=9)
    store.close()
    with sqlite3.connect(store.path) as db:
        db.execute("VACUUM")
    db.close()
    with Store(store.path) as again:
        assert again.search(["boat", "strike"], most=9) == found
