"""Opening the SQLite file: settings of a connection, the steps that bring its tables up to date, errors made plain."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from pressreview.errors import StoreError

HEAD = "0007"
"""The newest step in `migrations/versions`; a test holds the two together."""
APPLICATION_ID = 0x50525657
"""Marks a file as ours ("PRVW"), so that no other program's database is ever written to."""
BUSY_TIMEOUT_S = 30.0

_MIGRATIONS = Path(__file__).parent / "migrations"
_PLAIN_WORDS = {
    "locked": "another process is writing to it; let that one finish, then run this again",
    "readonly": "it may not be written to; check the permissions of the file and of its folder",
    "unable to open": "it cannot be opened; check that its folder exists and may be written to",
    "disk is full": "the disk is full; what was done before is kept",
    "not a database": "it is not a pressreview project; give another file with --db",
    "malformed": "it is damaged; restore a copy, or give a new file with --db and add the articles again",
    "no such module": "the SQLite of this Python cannot search texts (it lacks FTS5); use a Python that has it",
    "disk i/o": "the disk cannot be read or written",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what the database reports into a `StoreError` that says what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error)
        advice = next((advice for sign, advice in _PLAIN_WORDS.items() if sign in said.lower()), said)
        raise StoreError(f"project file {path}: {advice}") from error


def open_engine(path: Path) -> Engine:
    """An engine whose transactions are SQLite's own, with tables brought up to date.

    Raises `StoreError` when the file is not a project, is damaged, cannot be opened, or was written by a newer version.
    """
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    with plain_errors(path):
        _check_owner(engine, path)
        migrate(engine, path)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the file."""
    with engine.begin() as connection:
        yield connection


def watching(engine: Engine) -> Connection:
    """A connection outside of any transaction, which sees what others write."""
    return engine.connect().execution_options(begin=None)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One unit of work: all of it is kept, or nothing. Waits for its turn at the start, so it cannot fail half way."""
    with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
        yield connection


def migrate(engine: Engine, path: Path) -> None:
    """Take each missing step in a transaction of its own, together with the note that it was taken."""
    while (revision := _revision(engine)) != HEAD:
        if revision is not None and revision > HEAD:
            raise StoreError(
                f"project file {path}: written by a newer pressreview (tables at step {revision}, this version knows "
                f"{HEAD}); install the newer version, or give another file with --db"
            )
        _take_next_step(engine)


def _take_next_step(engine: Engine) -> None:
    # Alembic takes as long to import as everything else together, and is needed once in the life of a file.
    from alembic import command
    from alembic.config import Config

    with writing(engine) as connection:
        if _revision_of(connection) == HEAD:  # another process was faster
            return
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config, "+1")


def _revision(engine: Engine) -> str | None:
    with reading(engine) as connection:
        return _revision_of(connection)


def _revision_of(connection: Connection) -> str | None:
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first():
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def _check_owner(engine: Engine, path: Path) -> None:
    """Refuse another program's database before anything is written to it."""
    with reading(engine) as connection:
        owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if tables and owner != APPLICATION_ID:
        raise StoreError(f"project file {path}: {_PLAIN_WORDS['not a database']}")
    with engine.connect().execution_options(begin=None) as connection:
        # Readers and one writer do not wait for each other; kept in the file. A file system that cannot do it says so
        # by staying as it was, which is slower and just as safe.
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, not by the driver
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    if statement := connection.get_execution_options().get("begin", "BEGIN"):
        connection.exec_driver_sql(statement)
