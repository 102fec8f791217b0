"""Which names of persons are one: in full, without what stands between, by the last name alone, as "Mike"."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pressreview.tables import load_vocabulary, middle_names_agree, same_given_name
from pressreview.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OWN_TITLES = frozenset({"king", "queen", "pope", "prince", "princess", "emperor", "sultan", "saint"})
"""Titles without which a name is another's: "King Charles"."""
_FULL = 2
"""Words of a full name, at least."""
_APART = re.compile(r"[,;:()]")
_MOST = 40
"""Persons of one first and last name who are told apart by what stands between."""
_BETWEEN = 1
"""Words that may stand between the first and last word of a name besides its own, at most."""


class Persons:
    """The full names of persons, and which of them a last name means within a story."""

    def __init__(self, named: Iterable[tuple[str, str, str]]) -> None:
        """`named` are stories, articles and the names of persons in them."""
        self._groups: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
        self._in_story: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        """Who has a name as last name in a story, and what tells a son."""
        given = sorted(named)
        self._short = self._short_forms(given)
        whole = [(story, name, words) for story, _, name in given if len(words := name_words(name)) > 1]
        for story, name, words in sorted(whole, key=lambda one: -len(one[2])):  # those that tell most come first
            full = self._full(words, suffix(name))
            for last in {words[-1], *(words[:1] if words[0].title() in load_vocabulary().family_first else ())}:
                self._in_story[story, last].add((full, suffix(name)))

    @staticmethod
    def _short_forms(named: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
        """The given name that a short one ("mike" before "marrow") stands for, where a story has but one beside it.

        Not where one article has both: it would hardly call one person by two names in full.
        """
        firsts: dict[tuple[str, str], set[str]] = defaultdict(set)
        articles: dict[tuple[str, str], set[str]] = defaultdict(set)
        for story, article, name in named:
            if len(words := name_words(name)) > 1:
                firsts[story, words[-1]].add(words[0])
                articles[words[0], words[-1]].add(article)
        beside: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (_, last), found in firsts.items():
            for one in found:
                if one.title() in load_vocabulary().long_forms:
                    beside[one, last] |= {
                        other
                        for other in found
                        if other != one
                        and same_given_name(one.title(), other.title())
                        and articles[one, last].isdisjoint(articles[other, last])
                    }
        return {key: next(iter(forms)) for key, forms in beside.items() if len(forms) == 1}

    def key(self, name: str, story: str) -> str:
        """One text for all forms of one person."""
        words = name_words(name)
        if len(words) > 1:
            first = self._short.get((words[0], words[-1]), words[0])
            whole = (first, words[-1], suffix(name)) in self._groups
            return self._full(words if whole else words[-_FULL:], suffix(name))  # "Meet Melania Trump"
        behind = suffix(name)
        meant = {full for full, son in self._in_story.get((story, words[-1]), ()) if behind in ("", son)}
        return next(iter(meant)) if len(meant) == 1 else f"{words[-1]} {behind} in {story}"

    def knows(self, name: str, story: str) -> bool:
        """Whether a name of which an article tells nothing is a person's: a full name elsewhere, a last name here."""
        words = name_words(name)
        if len(words) > 1:
            return (*words[-_FULL:], suffix(name)) in self._groups
        return bool(words) and (story, words[0]) in self._in_story

    def _full(self, words: tuple[str, ...], behind: str) -> str:
        """The name under which a full name stands: first and last word, and which of those with other words between."""
        first = self._short.get((words[0], words[-1]), words[0])
        groups = self._groups[first, words[-1], behind]
        some = groups[:_MOST]
        alike = [number for number, middle in enumerate(some) if middle_names_agree(middle, words[1:-1])]
        if len(alike) > 1 and not words[1:-1]:
            return f"{first} {words[-1]} {behind} one of {len(groups)}"  # neither "John A. Vale" nor "John B. Vale"
        if alike:
            groups[alike[0]] = max(groups[alike[0]], words[1:-1], key=len)
            return f"{first} {words[-1]} {behind} {alike[0]}"
        if len(groups) == _MOST:
            return f"{' '.join(words)} {behind}"
        groups.append(words[1:-1])
        return f"{first} {words[-1]} {behind} {len(groups) - 1}"


def suffix(name: str) -> str:
    """What tells a son from his father."""
    last = fold(name).casefold().replace(".", "").split()[-1:]
    return last[0] if last and last[0] in _SUFFIXES else ""


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name folded for comparison, without accents, "the" and "Jr."."""
    plain = unicodedata.normalize("NFKD", fold(name)).casefold().replace(".", " ")
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    words = [word for word in _WORD.findall(bare) if word != "the"]
    kept = [word for word in words if word not in _SUFFIXES] or words
    titles = load_vocabulary().titles - _OWN_TITLES
    while len(kept) > 1 and (kept[0].removesuffix("-elect") in titles or kept[0] == "leader"):
        kept = kept[1:]  # "President-elect Donald Trump", "Leader Pelosi"
    return tuple(kept)


def in_full(name: str, text: str) -> bool:
    """Whether a text has a name in full, with one word more or less within it: "Speaker John A. Vale" has John Vale."""
    wanted = name_words(name)
    return bool(wanted) and any(_has(piece, wanted) for piece in _APART.split(text) if suffix(piece) == suffix(name))


def _has(piece: str, wanted: tuple[str, ...]) -> bool:
    there = name_words(piece)
    return any(
        word == wanted[0] and (len(wanted) == 1 or wanted[-1] in there[place + 1 : place + len(wanted) + _BETWEEN])
        for place, word in enumerate(there)
    )
