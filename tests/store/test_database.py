"""A project file opens, or says in one line why it does not and what to do."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from pressreview.errors import StoreError
from pressreview.store import Store, database, tables
from tests.store import samples


def is_of_index(table: str | None) -> bool:
    return table is not None and (table == "words" or table.startswith("words_"))


def test_the_steps_give_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    engine = database.open_engine(tmp_path / "p.db")
    with database.reading(engine) as connection:
        # The index of words is SQLite's own affair: a virtual table and those that it keeps its data in.
        ours = {"compare_type": True, "include_name": lambda name, kind, _: not (kind == "table" and is_of_index(name))}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_head_is_the_last_step() -> None:
    assert ScriptDirectory(str(Path(database.__file__).parent / "migrations")).get_current_head() == database.HEAD


def test_a_second_opening_takes_no_step_and_needs_no_alembic(tmp_path: Path) -> None:
    Store(tmp_path / "p.db").close()
    code = (
        "import sys; from pressreview.store import Store; Store(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "p.db")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    with pytest.raises(StoreError, match=r"written by a newer pressreview .*9999.* install the newer version"):
        Store(path)


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (id)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a pressreview project"):
        Store(path)
    assert path.read_bytes() == before


def garbage(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 500)


def cut_short(path: Path) -> None:
    with Store(path) as store:
        for number in range(50):
            article = samples.article(f"Text {number}. " * 100)
            store.add_article(article, original=samples.ORIGINAL, media_type="text/html")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(garbage, "not a pressreview project", id="garbage"),
        pytest.param(cut_short, "damaged", id="damaged pages"),
        pytest.param(Path.mkdir, "cannot be opened", id="a folder"),
    ],
)
def test_a_file_that_is_no_project_says_so(tmp_path: Path, spoil: object, said: str) -> None:
    path = tmp_path / "p.db"
    assert callable(spoil)
    spoil(path)
    with pytest.raises(StoreError, match=said), Store(path) as store:
        store.articles()


def test_a_missing_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its folder exists"):
        Store(tmp_path / "nowhere" / "p.db")
    with pytest.raises(StoreError, match=r"no project file .* pressreview add"):
        Store(tmp_path / "p.db", create=False)
    assert not (tmp_path / "p.db").exists()


def test_a_file_that_stays_locked_says_who_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "p.db"
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            store.put_failure(samples.failure())
        other.rollback()
        other.close()
        store.put_failure(samples.failure())
        assert store.failures() == (samples.failure(),)


WRITER = """
import sys
from pressreview.store import Store
from tests.store import samples
with Store(sys.argv[1]) as store:
    for number in range(25):
        article = samples.article(f"{sys.argv[2]} {number}")
        store.add_article(article, original=samples.ORIGINAL, media_type="text/html")
        store.add_article(samples.article(f"both {number}"), original=samples.ORIGINAL, media_type="text/html")
"""


def test_processes_that_make_and_fill_one_file_together_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    root = Path(__file__).parents[2]
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, path, name], cwd=root) for name in ("one", "two", "six")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    with Store(path) as store:
        assert len(store.articles()) == 4 * 25
        assert list(store.verify()) == []
