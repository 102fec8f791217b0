"""`verify` finds every row that is no longer what its id or hash names."""

import re
import sqlite3
import zlib
from pathlib import Path

import pytest

from pressreview.errors import StoreError
from pressreview.store import Store
from tests.store import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    article = samples.article()
    story = samples.story(article)
    with Store(path) as store:
        store.add_article(article, original=samples.ORIGINAL, media_type="text/html")
        store.put_reading(samples.reading(article))
        store.replace_stories([story], made_from="m")
        claim, link = samples.claim(story, article), samples.link(article)
        store.put_corroboration(story.id, claims=[claim], links=[link], origins=claim.origins, made_from="c")
    return path


def test_an_untouched_project_has_no_problems(path: Path) -> None:
    with Store(path) as store:
        assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param("UPDATE originals SET zlib = x'00'", "original .* give no bytes", id="bytes cut"),
        pytest.param(
            "UPDATE articles SET record = replace(record, 'may resume', 'will resume')",
            "article .* give art1-",
            id="text",
        ),
        pytest.param("UPDATE articles SET record = '{}'", "article .*damaged Article record", id="record"),
        pytest.param(
            "UPDATE readings SET record = replace(record, '\"content\":[[0,26]]', '\"content\":[[0,20]]')",
            "attribution .* its spans give att1-",
            id="span",
        ),
        pytest.param("UPDATE readings SET record = '[]'", "reading of .*damaged Reading record", id="reading"),
        pytest.param(
            "UPDATE stories SET record = replace(record, 'art1-', 'art1-0')", "story .* its articles give", id="story"
        ),
        pytest.param("DELETE FROM numbers", "article .* not in the index", id="number of an article"),
        pytest.param("DELETE FROM words_docsize", "article .* not in the index", id="words of an article"),
    ],
)
def test_what_was_altered_is_found(path: Path, change: str, problem: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(change)
    db.close()
    with Store(path) as store:
        found = list(store.verify())
    assert len(found) == 1
    assert re.search(problem, found[0])


def test_altered_bytes_are_never_handed_out(path: Path) -> None:
    with Store(path) as store:
        (article,) = store.articles().values()
        with sqlite3.connect(path) as db:
            db.execute("UPDATE originals SET zlib = ?", [zlib.compress(b"other bytes")])
        db.close()
        with pytest.raises(StoreError, match="were altered"):
            store.original(article)
