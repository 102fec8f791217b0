"""What people corrected is added whole or not at all, never changed, and found by article."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from pressreview.model import Article, AsRead, Correction, Place, Speaker
from pressreview.store import Store, names
from tests.store import samples

ARTICLE = samples.article()
OTHER = samples.article("Talks may not resume on Friday, the minister said.")
READING = samples.reading(ARTICLE)
SAID = READING.attributions[0]
WHEN = datetime(2026, 3, 20, 10, tzinfo=UTC)
SPEAKER = Speaker(name="Ada Corvin", kind="person")
CORRECTED = msgspec.structs.replace(READING, attributions=(msgspec.structs.replace(SAID, speaker=SPEAKER),))


def at(article: Article) -> AsRead:
    place = Place(article=article.id, content=SAID.content, source=SAID.source, cue=SAID.cue)
    return AsRead(
        place=place, kind=SAID.kind, speaker=SAID.speaker, via=SAID.via, confidence=SAID.confidence, made_by="hand"
    )


def correction(minute: int = 0, **more: object) -> Correction:
    when = WHEN + timedelta(minutes=minute)
    facts = {"kind": "speaker", "at": at(ARTICLE), "speaker": SPEAKER, "decided": when, "because": "seen"}
    return Correction.of(**facts | more)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    with Store(path) as store:
        for article in (ARTICLE, OTHER):
            store.add_article(article, original=samples.ORIGINAL, media_type="text/html")
            store.put_reading(samples.reading(article))
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as store:
        yield store


def test_corrections_come_out_in_the_order_in_which_they_were_added(store: Store) -> None:
    later, earlier = correction(5), correction(0)
    for one in (later, earlier, later):
        store.add_correction(one)
    assert store.corrections() == (later, earlier)
    assert list(store.verify()) == []


def test_a_correction_is_found_by_each_article_that_it_is_about(store: Store) -> None:
    single = correction()
    pair = correction(1, kind="apart", speaker=None, other=at(OTHER))
    back = correction(2, kind="withdrawn", speaker=None, other=at(OTHER), withdraws=pair.id)
    for one in (single, pair, back):
        store.add_correction(one)
    assert store.corrections([ARTICLE.id]) == (single, pair, back)
    assert store.corrections([OTHER.id]) == (pair, back)
    assert store.corrections([]) == store.corrections(["art1-x"]) == ()


def test_the_reading_stays_as_it_was_made_and_names_are_those_of_the_corrected_one(store: Store) -> None:
    store.add_correction(correction(), corrected=CORRECTED)
    assert store.readings([ARTICLE.id]) == {ARTICLE.id: READING}
    assert [(one.name, one.said) for one in store.names("Corvin", most=5)] == [("Ada Corvin", 1)]
    assert store.articles_naming(["Ada Corvin"], most=5) == (ARTICLE.id,)
    anew = msgspec.structs.replace(READING, made_by="annotate/2/abc")
    store.put_reading(anew, corrected=CORRECTED)
    assert [(one.name, one.said) for one in store.names("Corvin", most=5)] == [("Ada Corvin", 1)]
    assert store.readings([ARTICLE.id]) == {ARTICLE.id: anew}


def test_a_correction_is_kept_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(path) as store:
        before = list(store.dump())

        def killed(*_rest: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(names, "put", killed)
            with pytest.raises(KeyboardInterrupt):
                store.add_correction(correction(), corrected=CORRECTED)
        assert list(store.dump()) == before
    with Store(path) as again:
        assert list(again.dump()) == before
        again.add_correction(correction(), corrected=CORRECTED)
        assert again.corrections() == (correction(),)


def test_readings_are_found_by_the_start_of_an_attributions_id(store: Store) -> None:
    assert store.readings_with(SAID.id[:12]) == {ARTICLE.id: READING}
    assert store.readings_with("att1-x") == {}
    assert store.readings_with('" OR 1=1 --') == {}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(
            'UPDATE corrections SET record = replace(record, \'"because":"seen"\', \'"because":"heard"\')',
            "correction .* what it says gives cor1-",
            id="reason",
        ),
        pytest.param("UPDATE corrections SET record = '{}'", "correction .*damaged Correction record", id="record"),
        pytest.param("UPDATE corrections SET article = 'art1-x'", "it is of article art1-.*, not art1-x", id="article"),
        pytest.param("UPDATE corrections SET id = 'cor1-x'", "correction cor1-x: what it says gives cor1-", id="id"),
    ],
)
def test_what_was_altered_is_found(path: Path, change: str, problem: str) -> None:
    with Store(path) as store:
        store.add_correction(correction())
    with sqlite3.connect(path) as db:
        db.execute(change)
    db.close()
    with Store(path) as store:
        (found,) = store.verify()
    assert re.search(problem, found)


def test_words_and_corrections_that_are_not_there_are_found(store: Store) -> None:
    beyond = msgspec.structs.replace(at(ARTICLE), place=Place(article="art1-x", content=SAID.content))
    store.add_correction(correction(at=beyond))
    store.add_correction(correction(1, kind="withdrawn", withdraws="cor1-x"))
    words, missing = store.verify()
    assert "it is of words that art1-x does not have" in words
    assert "it withdraws cor1-x, which is not there" in missing
