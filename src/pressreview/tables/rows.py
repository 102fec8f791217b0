"""Reads the plain tables: an entry a line, " | " between fields, "; " within lists, a dash for nothing.

A user may have tables of their own in a folder, named and written like ours: `use` tells where, once and before any
table is read, and their rows come first.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pressreview.errors import InputError

HERE = Path(__file__).parent
TABLES = ("outlets.txt", "states.txt", "seats.txt", "bodies.txt", "places.txt")
"""What a user may add to."""
_own: list[Path] = []
_read: list[str] = []


def use(folder: Path) -> None:
    """Put a user's tables before ours, for the whole process.

    Raises `InputError` where the folder holds none, or a file that is no table of ours; `RuntimeError` when a table was
    read already, since what was read is kept.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; a folder of tables holds any of {', '.join(TABLES)}")
    found = sorted(file.name for file in folder.iterdir() if file.suffix == ".txt")
    unknown = [name for name in found if name not in TABLES]
    if unknown or not found:
        what = f"{unknown[0]} is no table" if unknown else "there is no table"
        raise InputError(f"{folder}: {what}; they are {', '.join(TABLES)}")
    if _own == [folder]:
        return
    if _read:
        raise RuntimeError(f"{_read[0]} was read before {folder} was put in its place")
    _own.append(folder)


def own_digest() -> str:
    """SHA-256 of the user's tables, "" for none: what was made with other tables is made again."""
    digest = hashlib.sha256()
    files = [folder / name for folder in _own for name in TABLES if (folder / name).exists()]
    for file in files:
        digest.update(f"{file.name} ".encode() + file.read_bytes())
    return digest.hexdigest() if files else ""


def table(name: str, *, fields: int) -> Iterator[tuple[list[str], Path]]:
    """The entries of a table by its name, the user's first, each with the file that has it. Raises as `rows`."""
    _read.append(name)
    for folder in (*_own, HERE):
        path = folder / name
        if folder is HERE or path.exists():
            for row in rows(path, fields=fields):
                yield row, path


def rows(path: Path, *, fields: int) -> Iterator[list[str]]:
    """The entries of a table, each a list of `fields` fields, an absent one "".

    Raises `InputError` for a file that cannot be read as UTF-8 and for a line with more or fewer fields.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a UTF-8 table: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = ["" if field.strip() == "-" else field.strip() for field in line.split("|")]
        if len(found) != fields or not found[0]:
            raise InputError(f"{path}, line {number}: {fields} fields separated by | are needed, not {line.strip()!r}")
        yield found


def several(field: str) -> tuple[str, ...]:
    """The names in a field that lists them."""
    return tuple(name.strip() for name in field.split(";") if name.strip())


def key(name: str) -> str:
    """What two spellings of one name share: no article, no dots, no accents of typography, lower case."""
    plain = name.replace("’", "'").replace(".", "").casefold()
    return " ".join(plain.split()).removeprefix("the ")
