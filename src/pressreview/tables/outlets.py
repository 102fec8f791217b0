"""Who publishes news: names, short names, kind, country, domain and family of outlets."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pressreview.errors import InputError
from pressreview.model.base import Record
from pressreview.tables.rows import key, several, table

OutletKind = Literal["agency", "paper", "broadcaster", "site"]


class Outlet(Record, frozen=True, kw_only=True):
    """One outlet."""

    name: str
    also: tuple[str, ...] = ()
    """Other names, short ones too, that mean it wherever they stand."""
    doubtful: tuple[str, ...] = ()
    """Names that are ordinary words too ("Time", "The Hill"): they mean it only beside a word of reporting."""
    kind: OutletKind
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    domain: str | None = None
    family: str | None = None
    """Owner: outlets of one family are not independent of each other."""


_UNNAMED = re.compile(
    r"""(?:(?:staff|and|with|from|by|our|the|other|various|combined|local|foreign|international|news|wire|press)\s)*
    (?:agency|agencies|services?|reports?|wires?|dispatches)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A credit that names nobody, such as "news services": two articles with it may have two origins."""


def names_nobody(credit: str) -> bool:
    """Whether a credit says that there is a supplier and not who: "news services", "staff and agencies"."""
    return _UNNAMED.fullmatch(credit) is not None


class Outlets:
    """Outlets by name and by domain. `len` and iteration go over the outlets in the order of the tables."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._outlets = tuple(outlets)
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in self._outlets:
            for name in (outlet.name, *outlet.also, *outlet.doubtful):
                self._by_name.setdefault(key(name), outlet)
            if outlet.domain:
                self._by_domain.setdefault(outlet.domain, outlet)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._outlets)

    def __len__(self) -> int:
        return len(self._outlets)

    def named(self, name: str) -> Outlet | None:
        """The outlet of that name, long or short, with or without "the", in either case; None when it is not known."""
        return self._by_name.get(key(name))

    def is_doubtful(self, name: str) -> bool:
        """Whether a name of an outlet is an ordinary word too: "Time", "People"."""
        known = self.named(name)
        return known is not None and key(name) in map(key, known.doubtful)

    def at(self, host: str) -> Outlet | None:
        """The outlet whose domain `host` is or belongs to ("edition.cnn.com"); None when it is not known."""
        labels = host.casefold().rstrip(".").split(".")
        for first in range(len(labels) - 1):
            if found := self._by_domain.get(".".join(labels[first:])):
                return found
        return None

    def same(self, one: str, other: str) -> bool:
        """Whether two names mean one outlet, as far as the tables, the spelling or the initials ("VPA") tell."""
        known = self.named(one)
        if key(one) == key(other) or (known is not None and known is self.named(other)):
            return True
        return (known is None or self.named(other) is None) and (_initials(one) == other or _initials(other) == one)


def _initials(name: str) -> str | None:
    """The capitals that a name of three words or more begins its words with; None for a shorter name."""
    capitals = [word[0] for word in name.split() if word[0].isupper() and word != "The"]
    return "".join(capitals) if len(capitals) > 2 else None


@cache
def load_outlets() -> Outlets:
    """The outlets of the tables. One that stands in two has the names of both, and the rest as the first gives it.

    Raises `InputError` for a line that is no outlet.
    """
    found: dict[str, Outlet] = {}
    for row, path in table("outlets.txt", fields=6):
        made = _outlet(row, path)
        first = found.get(key(made.name))
        found[key(made.name)] = made if first is None else _merged(first, made)
    return Outlets(found.values())


def _merged(one: Outlet, other: Outlet) -> Outlet:
    """The first with what only the second tells."""
    return Outlet(
        name=one.name,
        also=tuple(dict.fromkeys((*one.also, *other.also))),
        doubtful=tuple(dict.fromkeys((*one.doubtful, *other.doubtful))),
        kind=one.kind,
        country=one.country or other.country,
        domain=one.domain or other.domain,
        family=one.family or other.family,
    )


def _outlet(row: list[str], path: Path) -> Outlet:
    name, also, kind, country, domain, family = row
    if kind not in get_args(OutletKind):
        raise InputError(f"{path}: {name} has the kind {kind!r}; it may be {', '.join(get_args(OutletKind))}")
    names = [other for other in several(also) if other != name]
    doubtful = tuple(other.removeprefix("*") for other in names if other.startswith("*"))
    return Outlet(
        name=name,
        also=tuple(other for other in names if not other.startswith("*")),
        doubtful=(*doubtful, name) if f"*{name}" in names and name not in doubtful else doubtful,
        kind=kind,  # type: ignore[arg-type]  # checked above
        country=country or None,
        domain=domain or None,
        family=family or None,
    )
