"""Words that mean opposites: after WordNet 3.0 (Princeton University; see NOTICE), and a list of words of news."""

from collections import defaultdict
from collections.abc import Set
from functools import cache

from pressreview.tables.rows import HERE
from pressreview.text.words import stem


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

    def knows(self, word: str) -> bool:
        """Whether it has any opposite of a word."""
        return any(self.of(form) for form in _forms(word))

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


_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "mis")


@cache
def load_opposites() -> Opposites:
    """All that may be opposites."""
    return Opposites([*_lines("opposites.txt"), *_of_news(), *_OF_DEGREE])


@cache
def load_plain_opposites() -> Opposites:
    """Those alone that are opposites almost wherever they stand: the words of news, and words with a negating start.

    "Fit" and "unfit", but not "bright" and "dim".
    """
    negated = []
    for line in _lines("opposites.txt"):
        here, there = (side.split() for side in line.split("|"))
        pairs = [(one, other) for one in here for other in there] + [(one, other) for one in there for other in here]
        negated += [f"{one} | {other}" for one, other in pairs if other in {ahead + one for ahead in _NEGATING}]
    return Opposites([*_of_news(), *negated, *_OF_DEGREE])


def _of_news() -> list[str]:
    """The list of words of news, by their stems."""
    return [" ".join(map(stem, line.split())) for line in _lines("opposites_of_news.txt")]


def _lines(name: str) -> list[str]:
    """The rows of a file of opposites."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
