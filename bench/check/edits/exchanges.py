"""A word exchanged, put in or left out, as a careless hand does it."""

import re
from collections.abc import Iterator

from bench.check.edits.base import Edit, last_word
from bench.check.wording import PHRASES
from pressreview.text.words import word_set


def exchanged(words: str) -> Iterator[Edit]:
    """A word exchanged for its opposite or for one that is nearly the same."""
    for match in re.finditer(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])", words):
        word, before = match.group(), words[: match.start()]
        for new in (*PHRASES.opposites.get(word, ()), *PHRASES.likes.get(word, ())):
            if _agrees(before, word, new) and not _fixed(before, word, words[match.end() :]):
                yield Edit(match.start(), match.end(), new)


def _agrees(before: str, old: str, new: str) -> bool:
    """Whether "a" or "an" before the word still fits."""
    return not re.search(r"\b[Aa]n? $", before) or (old[0].lower() in "aeiou") == (new[0].lower() in "aeiou")


_BEFORE_FIXED = re.compile(
    r"\b(?:[Oo]ther|at|White|Supreme|United|so|great|good|known to|[Mm]y|in|its|the very|virtual|crystal|not"
    r"|last|first) $"
)
_AFTER_FIXED = re.compile(r" (?:of all|and foremost|House|Street|time|minute|place)\b|-")


def _fixed(before: str, word: str, after: str) -> bool:
    """Whether a word is part of a phrase that would break: "very much", "in other words", "first of all"."""
    counted = word in ("very", "most", "more", "like") and re.match(r" (?:much|same|least|well|of|bottom|top)\b", after)
    numbered = word in ("few", "many") and re.search(r"\b(?:[Aa]|next|past|last|these|how) $", before)
    return bool(counted or numbered or _BEFORE_FIXED.search(before) or _AFTER_FIXED.match(after))


def likened(words: str) -> list[Edit]:
    """Exchanges for a near synonym, one a word, in text order."""
    found: list[Edit] = []
    for edit in exchanged(words):
        alike = edit.new in PHRASES.likes.get(words[edit.start : edit.end], ())
        if alike and not (found and found[-1].start == edit.start):
            found.append(edit)
    return found


_GRADED = re.compile(
    r"\b(?:is|are|was|were|am|been|[a-z]+[’'](?:s|re|m)) "
    rf"(?=(?:{'|'.join(PHRASES.gradable)})\b(?! (?:of|as|enough|on|in)\b))"
)
_MENTAL = re.compile(rf"\b(?:I|we|We|they|They) (?=(?:{'|'.join(PHRASES.mental)})\b)")
_LEAVABLE = re.compile(
    rf"(?<=[a-z,’'] )(?:{'|'.join(PHRASES.leavable)}) (?!(?:as|though|if|to|once|when|before|after)\b)(?=[A-Za-z])"
)
_NEEDS_IT = word_set("not a an more less no if the very so but and")


def inserted(words: str) -> Iterator[Edit]:
    """A word that stresses, put in."""
    for match in _GRADED.finditer(words):
        for new in PHRASES.strengthening:
            yield Edit(match.end(), match.end(), f"{new} ")
    for match in _MENTAL.finditer(words):
        for new in PHRASES.stressing:
            yield Edit(match.end(), match.end(), f"{new} ")


def removed(words: str) -> Iterator[Edit]:
    """A word that could be left out, left out."""
    for match in _LEAVABLE.finditer(words):
        if last_word(words[: match.start()]) not in _NEEDS_IT:
            yield Edit(match.start(), match.end(), "")
