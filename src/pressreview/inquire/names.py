"""Whom somebody means who asks for a name."""

from collections.abc import Iterable, Mapping, Sequence

from pressreview.errors import InputError
from pressreview.model import Article, Reading, Story
from pressreview.naming import Key, Named, everybody, name_words, suffix
from pressreview.tables import load_outlets, load_states, load_vocabulary

_LISTED = 8
"""Names that an error lists when several are meant."""


def who_is_meant(
    name: str, articles: Mapping[str, Article], readings: Mapping[str, Reading], stories: Sequence[Story]
) -> Named:
    """The one whom `name` means among all that speak or are named. Raises `InputError` for nobody and for several."""
    asked = name_words(name)
    if not asked:
        raise InputError(f"{name!r} is no name")
    state = load_states().meant(name) is not None

    def may_be(key: Key, forms: Iterable[str]) -> bool:
        return key[0] == "outlet" or state or any(_ends_so(name_words(form), asked) for form in forms)

    found = [one for one in everybody(articles, readings, stories, may_be=may_be) if _is_called(one, name, asked)]
    exact = [one for one in found if asked in map(name_words, (one.name, *one.also))]
    if exact and (len(asked) > 1 or state or exact[0].kind == "outlet"):
        found = exact
    whole = [one for one in found if len(name_words(one.name)) > 1] or found
    whole = [one for one in whole if suffix(one.name) == suffix(name)] or whole
    known = [one for one in whole if one.kind != "unknown"]
    whole = known if len(known) == 1 else whole  # not "Mad Dog Vale" beside Odo Vale
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
    if one.kind == "organisation" and asked in map(name_words, (one.name, *one.also)):
        return True  # the Pentagon itself, where it speaks, and not its state
    if (state := load_states().meant(name)) is not None:
        return one.kind in ("state", "place") and load_states().meant(one.name) is state
    return any(_ends_so(name_words(form), asked) for form in (one.name, *one.also))


def _ends_so(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    first = len(asked) == 1 and len(words) > 1 and words[0].title() in load_vocabulary().family_first
    return words[-len(asked) :] == asked or (first and words[:1] == asked)
