"""Which names of a state's bodies are one: "Ports Ministry of Norland", "Norland’s ports ministry", "Ports Ministry".

A body named without its state is that of the one state which the story knows with such a body, where its article
names no other state. Only bodies are told of which every state has one: there are many Supreme Courts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pressreview.model import Reading, Record
from pressreview.naming.persons import name_words
from pressreview.tables import load_states
from pressreview.text.words import word_set

_OF = re.compile(r"^(?P<body>.+?)\sof\s(?:the\s)?(?P<state>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})$")
_OWNED = re.compile(r"^(?:the\s)?(?P<state>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})[’']s?\s(?P<body>.+)$")
_ADJECTIVE = re.compile(r"^(?:the\s)?(?P<state>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\s(?P<body>.+)$")
_SHARED = 5
"""Letters that the adjective of a state in no table has in common with its name, at least."""
_LONGER = 3
"""Letters by which they may differ in length."""
_ENDINGS = ("n", "ese", "ish", "i", "ic")
_HEADS = word_set("ministry government parliament cabinet army navy military treasury embassy presidency museum")
"""Last words of the bodies of which every state has one; "Northland’s Supreme Court" may be one of many."""


class StateBody(Record):
    """A body by the state that it is of, "" where the name does not tell, and its words without the state."""

    state: str
    words: tuple[str, ...]


class Bodies:
    """The bodies of states that a story's articles name."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        counts: Counter[tuple[str, str]] = Counter()
        """By article and name."""
        places: set[str] = set()
        self._states: dict[str, set[str]] = defaultdict(set)
        """The states that an article names."""
        for reading in readings:
            for mention in reading.mentions:
                if mention.kind == "organisation":
                    counts[reading.article, mention.name] += 1
                elif mention.kind in ("state", "place"):
                    places.add(mention.name)
                    if mention.kind == "state":
                        self._states[reading.article].add(_state(mention.name) or mention.name)
            for one in reading.attributions:
                if one.speaker is not None and one.speaker.name and one.speaker.kind == "organisation":
                    counts[reading.article, one.speaker.name] += 1
        unknown = frozenset(place for place in places if _state(place) is None)
        self._bodies = {name: body for name in {name for _, name in counts} if (body := parse(name, unknown))}
        owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for body in self._bodies.values():
            if body.state:
                owners[body.words].add(body.state)
        for article, name in counts:
            if (found := self._bodies.get(name)) and found.state:
                self._states[article].add(found.state)
        self._owners = owners
        self._meant = {key: body for key in counts if (body := self._body(*key))}
        another = {name for key in counts if key not in self._meant and (name := key[1]) in self._bodies}
        """Without their state, and of which one is not known."""
        forms: dict[StateBody, Counter[str]] = defaultdict(Counter)
        for (article, name), body in self._meant.items():
            if name not in another:
                forms[body][name] += counts[article, name]
        self._shown = {
            body: max(names, key=lambda name: (_is_title(name), names[name], len(name), name))
            for body, names in forms.items()
        }

    def renamed(self) -> Mapping[str, Mapping[str, str]]:
        """By article the names that have another in the story: one with capitals, of these the most frequent."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for (article, name), body in self._meant.items():
            if self._shown.get(body, name) != name:
                found[article][name] = self._shown[body]
        return found

    def _body(self, article: str, name: str) -> StateBody | None:
        body = self._bodies.get(name)
        return body if body is None or body.state else self._of_the_only_state(article, body)

    def _of_the_only_state(self, article: str, body: StateBody) -> StateBody | None:
        """The body of that name of the one state of which the story knows it, where the article names no other."""
        owners = self._owners.get(body.words, set())
        if len(owners) != 1 or not self._states[article] <= owners:
            return None
        return StateBody(state=next(iter(owners)), words=body.words)


def parse(name: str, places: frozenset[str]) -> StateBody | None:
    """Read the name of a state's body; None for any other. `places` are names of states that stand in no table."""
    for form in (_OF, _OWNED, _ADJECTIVE):
        match = form.match(name)
        if match and (state := _owner(match["state"], places, adjective=form is _ADJECTIVE)):
            words = _words(match["body"])
            return StateBody(state=state, words=words) if words and words[-1] in _HEADS else None
    words = _words(name)
    return StateBody(state="", words=words) if len(words) > 1 and words[-1] in _HEADS else None


def _words(body: str) -> tuple[str, ...]:
    """The words of a body without "of", its head last: "Ministry of Ports" and "ports ministry"."""
    words = tuple(
        word.replace("defense", "defence") for word in name_words(body) if word not in ("of", "and", "affairs")
    )
    if words and words[0] in _HEADS and " of " in body:
        words = (*words[1:], words[0])
    return words


def _owner(words: str, places: frozenset[str], *, adjective: bool) -> str | None:
    if not adjective:
        return _state(words) or (words if words in places else None)
    state = load_states().of_people(words)
    if state is not None:
        return state.name
    alike = {place for place in places if _is_adjective(words, place)}
    return alike.pop() if len(alike) == 1 else None


def _is_adjective(word: str, place: str) -> bool:
    """Whether a word looks like the adjective of a place: "Velmoran" of "Velmora"."""
    if word == place or not word.endswith(_ENDINGS) or abs(len(word) - len(place)) > _LONGER:
        return False
    least = max(_SHARED, min(len(word), len(place)) - 1)
    return word[:least] == place[:least]


@lru_cache(maxsize=1 << 14)
def _state(name: str) -> str | None:
    state = load_states().named(name)
    return state.name if state else None


def _is_title(name: str) -> bool:
    """Whether all its words but "of" have capitals: a name, no description."""
    return all(word[0].isupper() or word in ("of", "the", "and", "for") for word in name.split())
