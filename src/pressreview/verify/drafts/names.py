"""When two names mean one: "Kirby" and "John Kirby", "Moscow" and "the Kremlin", "the NYT" and The New York Times."""

from collections.abc import Collection
from functools import lru_cache

from pressreview.tables import load_outlets, load_states, load_vocabulary
from pressreview.text.words import FUNCTION_WORDS, LONGEST_KEPT
from pressreview.verify.drafts.tokens import plain, tokens

_NO_NAME = frozenset(
    {"government", "ministry", "department", "office", "official", "party", "company", "group", "city"}
)


def same_name(one: str, other: str) -> bool:
    """Whether two names, as texts give them, may mean one: they share a last word or all words of the shorter."""
    here, there = name_words(one), name_words(other)
    if not here or not there:  # "Will" for George Will
        return [word.plain for word in tokens(one)[-1:]] == [word.plain for word in tokens(other)[-1:]]
    if here[-1] == there[-1] or set(here) <= set(there) or set(there) <= set(here):
        return True
    return load_outlets().same(one, other) or same_state(one, other)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names in one place may mean one: the words of one are all in the other, or its initials."""
    here, there = name_words(one), name_words(other)
    if not here or not there or set(here) <= set(there) or set(there) <= set(here):
        return True
    if here[-1] == there[-1] and min(len(here), len(there)) > 1 and _is_short_for(here[0], there[0]):
        return True
    initials = {"".join(word[0] for word in words) for words in (here, there) if len(words) > 1}
    if initials & {here[0], there[0]}:
        return True
    return load_outlets().same(one, other) or (same_state(one, other) and (_is_state(one) or _is_state(other)))


def _is_short_for(one: str, other: str) -> bool:
    """Whether of two first names one is the beginning of the other: Tim, Timothy."""
    return min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one))


def _is_state(name: str) -> bool:
    """Whether a name is a state's own, its people's or its capital's, not one of the many offices that speak for it."""
    states = load_states()
    return bool(states.named(name) or states.of_people(name) or states.of_capital(name))


def same_state(one: str, other: str) -> bool:
    """Whether both speak for one state: its name, its people, its capital, its seat of government."""
    here, there = _state(one), _state(other)
    return here is not None and here == there


def _state(name: str) -> str | None:
    states = load_states()
    known = states.meant(name) or states.of_people(name)
    return known.name if known else None


def state_words(name: str) -> frozenset[str]:
    """All words, in their plain form, by which texts name the state that a name means; none where it means none."""
    states = load_states()
    known = states.meant(name) or states.of_people(name)
    if known is None:
        return frozenset()
    names = (known.name, *known.also, *known.demonyms, *known.capitals, *known.seats)
    return frozenset(token.plain for one in names for token in tokens(one)[-1:])


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, in their plain forms, without titles and words of grammar."""
    titles = load_vocabulary().titles
    return _kept_words(name, titles) if len(name) <= 4 * LONGEST_KEPT else _name_words(name, titles)


@lru_cache(maxsize=1 << 16)
def _kept_words(name: str, titles: frozenset[str]) -> tuple[str, ...]:
    """The names of an article are asked for with every sentence of a draft."""
    return _name_words(name, titles)


def _name_words(name: str, titles: frozenset[str]) -> tuple[str, ...]:
    found = [token.exact for token in tokens(name)]
    whole = [word for at, word in enumerate(found) if word not in FUNCTION_WORDS or 0 < at == len(found) - 1]
    kept = [word for word in whole if word not in titles]
    if not set(kept) - _NO_NAME:
        kept = whole  # "Justice Department" names no justice
    return tuple(plain(word) for word in kept)


def told(name: str, words: Collection[str]) -> bool:
    """Whether a name stands among words of a text, in their plain forms: its last word, or all that tell something."""
    wanted = name_words(name)
    if not wanted:
        return True
    if all(len(word) == 1 for word in wanted):
        wanted = ("".join(wanted),)  # "N.Y" for "N.Y."
    if wanted[-1] in words and wanted[-1] not in _NO_NAME:
        return True
    telling = [word for word in wanted if word not in _NO_NAME]
    if telling and sum(word in words for word in telling) * 2 > len(telling):
        return True
    return not state_words(name).isdisjoint(words)
