"""A text as tokens that can be set beside another's: same words, whatever the typography, numbers by their value."""

import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from pressreview.model import Span
from pressreview.text import fold
from pressreview.text.figures import SPELLED_NUMBERS
from pressreview.text.words import FUNCTION_WORDS, stem, word_places, written_words

_CONTRACTED = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "ain't": ("is", "not"), "let's": ("let", "us"),
}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"))
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*\Z")


class Token(NamedTuple):
    """A word of a text, at `[start, end)` of it."""

    start: int
    end: int
    exact: str
    """As it must stand in a quotation: folded, in small letters."""
    plain: str
    """For finding the same in other words: a stem, or a number in digits."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def says_something(self) -> bool:
        """Whether it is a word of content."""
        return self.exact not in FUNCTION_WORDS


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The words of `text` (or of one span of it) in order; "isn't" is two, "is" and "not", in one place."""
    return tuple(
        Token(start, end, exact, form)
        for start, end in word_places(text, span)
        for exact, form in _forms(text[start:end])
    )


def told(text: str, span: Span) -> frozenset[str]:
    """The plain forms of the words of content of a stretch of text."""
    return frozenset(chain.from_iterable(map(_telling, written_words(text, span))))


def plain_forms(text: str) -> frozenset[str]:
    """The plain forms of all words of a text."""
    return frozenset(form for word in dict.fromkeys(written_words(text)) for _, form in _forms(word))


def counted(text: str) -> dict[str, int]:
    """How often each token of a text comes, by its exact form."""
    found: dict[str, int] = {}
    for word, times in Counter(written_words(text)).items():
        for exact, _ in _forms(word):
            found[exact] = found.get(exact, 0) + times
    return found


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[tuple[str, str], ...]:
    """The words that a written word stands for, each exactly and in its plain form."""
    return tuple((exact, plain(exact)) for exact in _apart(fold(word).lower()))


@lru_cache(maxsize=100_000)
def _telling(word: str) -> tuple[str, ...]:
    """The plain forms of those of its words that say something."""
    return tuple(plain for exact, plain in _forms(word) if exact not in FUNCTION_WORDS)


def _apart(word: str) -> tuple[str, ...]:
    """The words that a written word stands for."""
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), full
    if word[0].isalpha() and "." in word:
        return (word.replace(".", ""),)
    return (word.removesuffix("'s").removesuffix("'"),) if len(word) > 2 else (word,)


def plain(exact: str) -> str:
    """A word for comparison: its stem, or the number in digits ("nine" and "9", "twenty-three" and "23" are one)."""
    if _DIGITS.match(exact):
        return exact.replace(",", "")
    parts = exact.split("-")
    if all(part in SPELLED_NUMBERS for part in parts):
        return str(sum(SPELLED_NUMBERS[part] for part in parts))
    return stem(exact)
