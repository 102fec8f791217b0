"""Who bears a name, across articles: each article calls people, outlets and bodies in its own way.

Two full names are one person's when first and last word are the same and nothing between or behind contradicts
("John F. Kirby", "John Kirby"; not "Jr."). A last name alone is a person's whose full name stands in the same story, if
that is but one. Outlets and states are those of the tables. What is not known to be the same stays apart: a false merge
would put words into somebody's mouth.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pressreview.model import Article, Reading, Record, Story
from pressreview.model.reading import EntityKind
from pressreview.naming.persons import Persons, name_words
from pressreview.tables import Outlets, States, load_outlets, load_states

_SPEAKERS: frozenset[EntityKind] = frozenset({"person", "organisation", "state", "outlet", "place", "unknown"})
_OF_A_STATE = 3
"""Words of a state's name or adjective before a body of it, at most."""

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


def everybody(
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    stories: Sequence[Story],
    *,
    may_be: Callable[[Key, Iterable[str]], bool],
) -> Iterator[Named]:
    """All that is named, each once, of whom `may_be` does not tell by the forms of the name that it is another."""
    counts, story_of = names_in(readings), stories_of(stories)
    persons = Persons(
        (story_of.get(article, article), article, name) for article, kind, name in counts if kind == "person"
    )
    outlets = _Outlets((*(one.outlet for one in articles.values()), *(n for _, kind, n in counts if kind == "outlet")))
    together: dict[Key, Counter[str]] = defaultdict(Counter)
    forms: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    kinds: dict[Key, Counter[EntityKind]] = defaultdict(Counter)
    doubtful = {name for _, kind, name in counts} - {name for _, kind, name in counts if kind != "unknown"}
    for (article, given, name), count in sorted(counts.items()):
        if given in _SPEAKERS and name_words(name):
            key = _key(given, name, story_of.get(article, article), persons, outlets)
            together[key][name] += count
            forms[key].add((article, name))
            kinds[key][given] += count
    for key, names in together.items():
        if not may_be(key, names):
            continue
        ranked = sorted(names, key=lambda name: (name in doubtful, -len(name_words(name)), -names[name], name))
        rest = sorted(ranked[1:], key=lambda name: (-names[name], name))
        told = {one: count for one, count in kinds[key].items() if one != "unknown"} or kinds[key]
        kind: EntityKind = "outlet" if key[0] == "outlet" else max(told, key=lambda one: (told[one], one))
        name = ranked[0]
        if kind in ("state", "place") and (state := load_states().meant(name)) is not None and name != state.name:
            name, rest = state.name, [one for one in (name, *rest) if one != state.name]  # not called by its capital
        yield Named(name=name, kind=kind, also=tuple(rest), forms=frozenset(forms[key]))


def names_in(readings: Mapping[str, Reading]) -> Counter[tuple[str, EntityKind, str]]:
    """How often each article names what and whom, by article, kind and the name as its reading has it."""
    counts: Counter[tuple[str, EntityKind, str]] = Counter()
    for reading in readings.values():
        for mention in reading.mentions:
            counts[reading.article, mention.kind, mention.name] += 1
        for one in reading.attributions:
            if one.speaker is not None and one.speaker.name is not None:
                counts[reading.article, one.speaker.kind, one.speaker.name] += 1
    return counts


def stories_of(stories: Sequence[Story]) -> dict[str, str]:
    """The id of the story that an article is in, by the article's."""
    return {article: story.id for story in stories for article in story.articles}


def _key(kind: EntityKind, name: str, story: str, persons: Persons, outlets: "_Outlets") -> Key:
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
    return known.name if known else " ".join(name_words(name))


@lru_cache(maxsize=1 << 16)
def _thing_key(name: str, states: States) -> str:
    state = states.meant(name)
    return state.name.casefold() if state else " ".join(name_words(name))


@lru_cache(maxsize=1 << 16)
def _body_key(name: str, states: States) -> str:
    """The words of a name, "Norland’s ministry" and "Norlandish ministry" alike."""
    words = name.split()
    for count in range(1, min(len(words), _OF_A_STATE + 1)):
        head = " ".join(words[:count])
        owner = head.replace("’", "'").removesuffix("'s").removesuffix("'")
        state = states.named(owner) if head.endswith(("’s", "'s", "’", "'")) else states.of_people(head)
        if state is not None:
            return f"{state.name.casefold()} {' '.join(name_words(' '.join(words[count:])))}"
    return " ".join(name_words(name))
