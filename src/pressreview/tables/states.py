"""States, by their names, their people, their capitals, and the seats of government that speak for them."""

from collections.abc import Iterable, Iterator
from functools import cache

from pressreview.model.base import Record
from pressreview.tables.rows import key, several, table


class State(Record, frozen=True, kw_only=True):
    """One state, with the words that news has for it."""

    name: str
    also: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    """Adjectives and people: "Russian", "British", "Briton"."""
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    """Government seats, without "the": "Kremlin", "White House"."""


class States:
    """States by any of their words. Iteration goes over them by name."""

    def __init__(self, states: Iterable[State]) -> None:
        self._states = tuple(states)
        self._names = _index((name, state) for state in self._states for name in (state.name, *state.also))
        self._demonyms = _index((name, state) for state in self._states for name in state.demonyms)
        self._capitals = _index((name, state) for state in self._states for name in state.capitals)
        self._seats = _index((name, state) for state in self._states for name in state.seats)

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)

    def named(self, name: str) -> State | None:
        """The state of that name ("Russia", "the US"), None when it is not one."""
        return self._names.get(key(name))

    def of_people(self, word: str) -> State | None:
        """The state whose adjective or people that is ("Russian", "Britons"), None when it is none."""
        return self._demonyms.get(key(word)) or self._demonyms.get(key(word).removesuffix("s"))

    def of_capital(self, name: str) -> State | None:
        """The state whose capital that is ("Moscow"), None when it is none."""
        return self._capitals.get(key(name))

    def of_seat(self, name: str) -> State | None:
        """The state whose government sits there ("the Kremlin"), None when none does."""
        return self._seats.get(key(name))

    def of_place(self, name: str) -> State | None:
        """The state that a place is or has as its capital, None when it is neither."""
        return self.named(name) or self.of_capital(name)

    def meant(self, name: str) -> State | None:
        """The state that speaks when `name` does: its own name, capital or seat; None when it is none of these."""
        return self.of_place(name) or self.of_seat(name)


def _index(pairs: Iterable[tuple[str, State]]) -> dict[str, State]:
    found: dict[str, State] = {}
    for name, state in pairs:
        found.setdefault(key(name), state)
    return found


@cache
def load_states() -> States:
    """The states of the tables; one that stands in two has the words of both."""
    seats: dict[str, list[str]] = {}
    for (name, also, state), _ in table("seats.txt", fields=3):
        seats.setdefault(state, []).extend((name, *several(also)))
    found: dict[str, list[tuple[str, ...]]] = {}
    for (name, *lists), _ in table("states.txt", fields=4):
        words = [several(field) for field in lists]
        before = found.get(name, [(), (), ()])
        found[name] = [(*one, *other) for one, other in zip(before, words, strict=True)]
    return States(
        State(name=name, also=also, demonyms=demonyms, capitals=capitals, seats=tuple(seats.get(name, ())))
        for name, (also, demonyms, capitals) in found.items()
    )
