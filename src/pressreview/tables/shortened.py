"""Places as news writes them in short beside a town's name: "Mass." for Massachusetts, "N.H." for New Hampshire."""

from collections.abc import Mapping
from functools import cache

from pressreview.tables.rows import HERE, rows, several


@cache
def load_shortened() -> Mapping[str, tuple[str, ...]]:
    """The short forms of each place, with their dots, by its name."""
    return {name: several(short) for name, short in rows(HERE / "shortened.txt", fields=2)}
