"""Words that mean opposites, after WordNet 3.0 (Princeton University; see NOTICE)."""

from collections import defaultdict
from functools import cache

from pressreview.tables.rows import HERE


class Opposites:
    """Pairs of words, by their stems (`text.words.stem`)."""

    def __init__(self, lines: list[str]) -> None:
        """Take lines of words, a bar, and the words that mean the opposite of all of these."""
        self._sides: dict[str, set[tuple[int, bool]]] = defaultdict(set)
        for number, line in enumerate(lines):
            here, _, there = line.partition("|")
            for side, words in ((False, here), (True, there)):
                for word in words.split():
                    self._sides[word].add((number, side))

    def are(self, one: str, other: str) -> bool:
        """Whether two words may mean opposites: "rise" and "fall", "struggling" and "thriving"."""
        there = self._sides.get(other, ())
        return any((number, not side) in there for number, side in self._sides.get(one, ()))


@cache
def load_opposites() -> Opposites:
    """The table."""
    lines = (HERE / "opposites.txt").read_text("utf-8").splitlines()
    return Opposites([line for line in lines if not line.startswith("#")])
