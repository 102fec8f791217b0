"""Who bears a name, across articles: each article calls people, outlets and bodies in its own way.

Two full names are one person's when first and last word are the same and nothing between or behind contradicts
("John F. Kirby", "John Kirby"; not "Jr."). A last name alone is a person's whose full name stands in the same story, if
that is but one. Outlets and states are those of the tables. What is not known to be the same stays apart: a false merge
would put words into somebody's mouth.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pressreview.errors import InputError
from pressreview.model import Article, Reading, Record, Story
from pressreview.model.reading import EntityKind
from pressreview.tables import (
    Outlets,
    States,
    load_outlets,
    load_states,
    load_vocabulary,
    middle_names_agree,
    same_given_name,
)
from pressreview.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SPEAKERS: frozenset[EntityKind] = frozenset({"person", "organisation", "state", "outlet", "place", "unknown"})
_OWN_TITLES = frozenset({"king", "queen", "pope", "prince", "princess", "emperor", "sultan", "saint"})
"""Titles without which a name is another's: "King Charles"."""
_FULL = 2
"""Words of a full name, at least."""
_OF_A_STATE = 3
"""Words of a state's name or adjective before a body of it, at most."""
_LISTED = 8
"""Names that an error lists when several are meant."""

Key = tuple[str, str]
"""What is one across articles: its kind and a name folded for comparison, or one that a story alone knows."""


class Named(Record):
    """Somebody or something that articles name."""

    name: str
    """The fullest form, of these the most frequent."""
    kind: EntityKind
    also: tuple[str, ...]
    """Other forms, the most frequent first."""
    forms: frozenset[tuple[str, str]]
    """Article and name as the article's reading has it."""


def who_is_meant(
    name: str, articles: Mapping[str, Article], readings: Mapping[str, Reading], stories: Sequence[Story]
) -> Named:
    """The one whom `name` means among all that speak or are named. Raises `InputError` for nobody and for several."""
    asked = _words(name)
    if not asked:
        raise InputError(f"{name!r} is no name")
    state = load_states().meant(name) is not None

    def may_be(key: Key, forms: Iterable[str]) -> bool:
        return key[0] == "outlet" or state or any(_ends_so(_words(form), asked) for form in forms)

    found = [one for one in _everybody(articles, readings, stories, may_be=may_be) if _is_called(one, name, asked)]
    exact = [one for one in found if asked in map(_words, (one.name, *one.also))]
    if exact and (len(asked) > 1 or exact[0].kind in ("outlet", "state")):
        found = exact
    whole = [one for one in found if len(_words(one.name)) > 1] or found
    whole = [one for one in whole if _suffix(one.name) == _suffix(name)] or whole
    if not whole:
        raise InputError(f"nobody called {name} is named in these articles; the names are in: pressreview read FILE…")
    if len(whole) > 1:
        ranked = sorted(whole, key=lambda one: (-len(one.forms), one.name))
        listed = ", ".join(f"{one.name} ({one.kind}, {_articles(one)})" for one in ranked[:_LISTED])
        raise InputError(f"{name} may be any of {len(whole)}: {listed}; give more of the name")
    return whole[0]


def _articles(one: Named) -> str:
    count = len({article for article, _ in one.forms})
    return f"{count} article{'' if count == 1 else 's'}"


def _is_called(one: Named, name: str, asked: tuple[str, ...]) -> bool:
    """Whether somebody may be called so: by all of a name, its last words, or what the tables know."""
    if one.kind == "outlet":
        return any(load_outlets().same(name, form) for form in (one.name, *one.also))
    if (state := load_states().meant(name)) is not None:
        return one.kind in ("state", "place") and load_states().meant(one.name) is state
    return any(_ends_so(_words(form), asked) for form in (one.name, *one.also))


def _ends_so(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    first = len(asked) == 1 and len(words) > 1 and words[0].title() in load_vocabulary().family_first
    return words[-len(asked) :] == asked or (first and words[:1] == asked)


def _everybody(
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    stories: Sequence[Story],
    *,
    may_be: Callable[[Key, Iterable[str]], bool],
) -> Iterator[Named]:
    """All that is named, each once, of whom `may_be` does not tell by the forms of the name that it is another."""
    counts: Counter[tuple[str, EntityKind, str]] = Counter()
    for reading in readings.values():
        for mention in reading.mentions:
            counts[reading.article, mention.kind, mention.name] += 1
        for one in reading.attributions:
            if one.speaker is not None and one.speaker.name is not None:
                counts[reading.article, one.speaker.kind, one.speaker.name] += 1
    story_of = {article: story.id for story in stories for article in story.articles}
    persons = _Persons(
        (story_of.get(article, article), article, name) for article, kind, name in counts if kind == "person"
    )
    outlets = _Outlets((*(one.outlet for one in articles.values()), *(n for _, kind, n in counts if kind == "outlet")))
    together: dict[Key, Counter[str]] = defaultdict(Counter)
    forms: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    kinds: dict[Key, Counter[EntityKind]] = defaultdict(Counter)
    doubtful = {name for _, kind, name in counts} - {name for _, kind, name in counts if kind != "unknown"}
    for (article, given, name), count in sorted(counts.items()):
        if given in _SPEAKERS and _words(name):
            key = _key(given, name, story_of.get(article, article), persons, outlets)
            together[key][name] += count
            forms[key].add((article, name))
            kinds[key][given] += count
    for key, names in together.items():
        if not may_be(key, names):
            continue
        ranked = sorted(names, key=lambda name: (name in doubtful, -len(_words(name)), -names[name], name))
        rest = sorted(ranked[1:], key=lambda name: (-names[name], name))
        told = {one: count for one, count in kinds[key].items() if one != "unknown"} or kinds[key]
        kind: EntityKind = "outlet" if key[0] == "outlet" else max(told, key=lambda one: (told[one], one))
        yield Named(name=ranked[0], kind=kind, also=tuple(rest), forms=frozenset(forms[key]))


def _key(kind: EntityKind, name: str, story: str, persons: "_Persons", outlets: "_Outlets") -> Key:
    if kind in ("outlet", "organisation", "unknown") and (outlet := outlets.called(name)):
        return ("outlet", outlet)
    if kind == "person" or (kind == "unknown" and persons.knows(name, story)):
        return ("person", persons.key(name, story))
    return ("thing", (_thing_key if kind in ("state", "place") else _body_key)(name, load_states()))


class _Outlets:
    """The outlets of a project: those of the tables, those that published an article, those that articles name."""

    def __init__(self, names: Iterable[str | None]) -> None:
        known = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
        self._long = [name for name in known if len(name.split()) > 2]
        self._names = {self._key(name): self._in_full(name) or name for name in reversed(known)}
        self._called: dict[str, str | None] = {}
        """What was asked for: the same names come in every article."""

    def called(self, name: str) -> str | None:
        """One text for all names of an outlet, None for what is none."""
        if name not in self._called:
            self._called[name] = self._names.get(self._key(name)) or self._in_full(name)
        return self._called[name]

    def _in_full(self, name: str) -> str | None:
        """The name of which these are the initials."""
        return next((one for one in self._long if load_outlets().same(name, one)), None) if name.isupper() else None

    @staticmethod
    def _key(name: str) -> str:
        return _outlet_key(name, load_outlets())


@lru_cache(maxsize=1 << 16)
def _outlet_key(name: str, outlets: Outlets) -> str:
    known = outlets.named(name)
    return known.name if known else " ".join(_words(name))


@lru_cache(maxsize=1 << 16)
def _thing_key(name: str, states: States) -> str:
    state = states.meant(name)
    return state.name.casefold() if state else " ".join(_words(name))


@lru_cache(maxsize=1 << 16)
def _body_key(name: str, states: States) -> str:
    """The words of a name, "Norland’s ministry" and "Norlandish ministry" alike."""
    words = name.split()
    for count in range(1, min(len(words), _OF_A_STATE + 1)):
        head = " ".join(words[:count])
        owner = head.replace("’", "'").removesuffix("'s").removesuffix("'")
        state = states.named(owner) if head.endswith(("’s", "'s", "’", "'")) else states.of_people(head)
        if state is not None:
            return f"{state.name.casefold()} {' '.join(_words(' '.join(words[count:])))}"
    return " ".join(_words(name))


class _Persons:
    """The full names of persons, and which of them a last name means within a story."""

    def __init__(self, named: Iterable[tuple[str, str, str]]) -> None:
        """`named` are stories, articles and the names of persons in them."""
        self._groups: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
        self._in_story: dict[tuple[str, str], set[str]] = defaultdict(set)
        given = sorted(named)
        self._short = self._short_forms(given)
        for story, _, name in given:
            if len(words := _words(name)) > 1:
                full = self._full(words, _suffix(name))
                for last in {words[-1], *(words[:1] if words[0].title() in load_vocabulary().family_first else ())}:
                    self._in_story[story, last].add(full)

    @staticmethod
    def _short_forms(named: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
        """The given name that a short one ("mike" before "marrow") stands for, where a story has but one beside it.

        Not where one article has both: it would hardly call one person by two names in full.
        """
        firsts: dict[tuple[str, str], set[str]] = defaultdict(set)
        together: set[tuple[str, str, str]] = set()
        by_article: dict[tuple[str, str], set[str]] = defaultdict(set)
        for story, article, name in named:
            if len(words := _words(name)) > 1:
                firsts[story, words[-1]].add(words[0])
                by_article[article, words[-1]].add(words[0])
        for (_, last), found in by_article.items():
            together |= {(last, one, other) for one in found for other in found if one != other}
        beside: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (_, last), found in firsts.items():
            for one in found:
                if one.title() in load_vocabulary().long_forms:
                    beside[one, last] |= {
                        other
                        for other in found
                        if other != one
                        and same_given_name(one.title(), other.title())
                        and (last, one, other) not in together
                    }
        return {key: next(iter(forms)) for key, forms in beside.items() if len(forms) == 1}

    def key(self, name: str, story: str) -> str:
        """One text for all forms of one person."""
        words = _words(name)
        if len(words) > 1:
            first = self._short.get((words[0], words[-1]), words[0])
            whole = (first, words[-1], _suffix(name)) in self._groups
            return self._full(words if whole else words[-_FULL:], _suffix(name))  # "Meet Melania Trump"
        meant = self._in_story.get((story, words[-1]), set())
        return next(iter(meant)) if len(meant) == 1 else f"{words[-1]} in {story}"

    def knows(self, name: str, story: str) -> bool:
        """Whether a name of which an article tells nothing is a person's: a full name elsewhere, a last name here."""
        words = _words(name)
        if len(words) > 1:
            return (*words[-_FULL:], _suffix(name)) in self._groups
        return (story, words[0]) in self._in_story

    def _full(self, words: tuple[str, ...], suffix: str) -> str:
        """The name under which a full name stands: first and last word, and which of those with other words between."""
        first = self._short.get((words[0], words[-1]), words[0])
        groups = self._groups[first, words[-1], suffix]
        for number, middle in enumerate(groups):
            if middle_names_agree(middle, words[1:-1]):
                groups[number] = max(middle, words[1:-1], key=len)
                return f"{first} {words[-1]} {suffix} {number}"
        groups.append(words[1:-1])
        return f"{first} {words[-1]} {suffix} {len(groups) - 1}"


def _suffix(name: str) -> str:
    """What tells a son from his father."""
    last = fold(name).casefold().replace(".", "").split()[-1:]
    return last[0] if last and last[0] in _SUFFIXES else ""


@lru_cache(maxsize=1 << 16)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name folded for comparison, without accents, "the" and "Jr."."""
    plain = unicodedata.normalize("NFKD", fold(name)).casefold().replace(".", " ")
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    words = [word for word in _WORD.findall(bare) if word != "the"]
    kept = [word for word in words if word not in _SUFFIXES] or words
    titles = load_vocabulary().titles - _OWN_TITLES
    while len(kept) > 1 and (kept[0].removesuffix("-elect") in titles or kept[0] == "leader"):
        kept = kept[1:]  # "President-elect Donald Trump", "Leader Pelosi"
    return tuple(kept)
