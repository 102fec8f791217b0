"""Words that mean opposites, after WordNet 3.0 (Princeton University; see NOTICE)."""

from collections import defaultdict
from collections.abc import Set
from functools import cache

from pressreview.tables.rows import HERE


class Opposites:
    """Pairs of words, by their stems (`text.words.stem`)."""

    def __init__(self, lines: list[str]) -> None:
        """Take lines of words, a bar, and the words that mean the opposite of all of these."""
        self._of: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            here, there = (side.split() for side in line.split("|"))
            for words, others in ((here, there), (there, here)):
                for word in words:
                    self._of[word].update(others)

    def of(self, word: str) -> Set[str]:
        """The words that may mean its opposite."""
        return self._of.get(word, frozenset())

    def are(self, one: str, other: str) -> bool:
        """Whether two words may mean opposites: "rise" and "fall", "lower" and "higher"."""
        return any(there in self.of(here) for here in _forms(one) for there in _forms(other))


def _forms(word: str) -> tuple[str, ...]:
    """A stem, and what it compares, where it is not cut back to it: "low" of "lower"."""
    return (word, bare) if len(bare := word.removesuffix("er")) > 2 and bare != word else (word,)


_OF_DEGREE = (
    "mor | less few",
    "bet | wors",
    "most | all every each non few",
    "soon earli | later lat",
    "majority | minority",
)
"""What WordNet has no opposites for: words that compare."""


@cache
def load_opposites() -> Opposites:
    """The table."""
    lines = (HERE / "opposites.txt").read_text("utf-8").splitlines()
    return Opposites([*(line for line in lines if not line.startswith("#")), *_OF_DEGREE])
