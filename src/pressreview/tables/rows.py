"""Reads the plain tables: an entry a line, " | " between fields, "; " within lists, a dash for nothing."""

from collections.abc import Iterator
from pathlib import Path

from pressreview.errors import InputError

HERE = Path(__file__).parent


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
