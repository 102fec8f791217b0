"""When two names mean one: "Kirby" and "John Kirby", "Moscow" and "the Kremlin", "the NYT" and The New York Times."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import takewhile

from pressreview.tables import load_outlets, load_shortened, load_states, load_vocabulary
from pressreview.text.words import FUNCTION_WORDS, LONGEST_KEPT
from pressreview.verify.drafts.tokens import plain, tokens

_NO_NAME = frozenset(
    {"government", "ministry", "department", "office", "official", "party", "company", "group", "city"}
)

_LINKS = frozenset({"of", "for", "and", "the", "on", "in", "to"})
"""Words between those of a body's name that its initials leave out."""
_FEWEST_INITIALS = 3
_DONE_THERE = {"twitter": re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)}
"""What is done in one place alone and so names it."""
_FEWEST_SHARED = 4
_LAND, _PEOPLE = re.compile("[aeiosy]?"), re.compile("(?:n|an|ian|ean)s?")
"""What is left of a land's name, and of its people's, after what both begin with: Europ-e, Europ-ean."""
_LONGEST_END = 4
"""Letters, at most, by which the name of a people ends otherwise than its land's: "-ians"."""


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


def told_otherwise(name: str, text: str) -> bool:
    """Whether a text names the same in another form.

    The short form of a place ("Mass."), the longer name behind initials or the initials of one, the people of a land,
    and what is done in one place alone: a tweet is on Twitter.
    """
    return (
        any(re.search(form, text) for form in (*_shorter_or_longer(name), *_in_initials(name)))
        or any(is_of_land(name, people.group()) for people in _people_like(name, text))
        or (name.lower() in _DONE_THERE and _DONE_THERE[name.lower()].search(text) is not None)
    )


def _shorter_or_longer(name: str) -> Iterator[str]:
    """Patterns of a place's short forms, and of the place whose short form a name is."""
    dotless = name.rpartition(", ")[2].replace(".", "")  # "Everett, Mass."
    for place, forms in load_shortened().items():
        if name == place:
            for form in forms:
                dots = r"\.?" if form.count(".") > 1 else r"\."
                yield r"[,(–-]\s?" + re.escape(form).replace(r"\.", dots)
        elif any(dotless == form.replace(".", "") for form in forms):
            yield rf"\b{re.escape(place)}\b"


def _in_initials(name: str) -> Iterator[str]:
    """Patterns of the names that begin with some initials, and of the initials of a name of several words."""
    plain_name = name.replace(".", "")
    if plain_name.isalpha() and plain_name.isupper():
        if len(plain_name) >= _FEWEST_INITIALS:
            yield r"\b" + rf"(?:\s(?:{'|'.join(sorted(_LINKS))}))*\s".join(rf"{one}[\w’'-]+" for one in plain_name)
        return
    initials = "".join(word[0] for word in name.split() if word not in _LINKS)
    for length in range(_FEWEST_INITIALS, len(initials) + 1):
        if initials.isupper():
            yield rf"\b{initials[:length]}\b"


def _people_like(name: str, text: str) -> Iterator[re.Match[str]]:
    """The names of a text that begin as a name of a land or a people does."""
    begins = name[: max(_FEWEST_SHARED, len(name) - _LONGEST_END)]
    return re.finditer(rf"\b{re.escape(begins)}\w*", text)


def is_of_land(one: str, other: str) -> bool:
    """Whether of two names one is a land's and the other its people's: "Europe" and "European". No first names."""
    shorter, longer = sorted((one, other), key=len)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(shorter, longer, strict=False)))
    if same < _FEWEST_SHARED or {shorter, longer} & load_vocabulary().given_names:
        return False
    return _LAND.fullmatch(shorter, same) is not None and _PEOPLE.fullmatch(longer, same) is not None
