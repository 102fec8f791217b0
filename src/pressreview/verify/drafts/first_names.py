"""Whom a draft calls by a first name that no article has: "Robert Perez" where all of them have Thomas Perez."""

from collections.abc import Iterator

from pressreview.model import Mention
from pressreview.tables import load_vocabulary, same_given_name
from pressreview.text import fold
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.names import name_words
from pressreview.verify.drafts.tokens import plain

_LONGEST = 4
"""Words of a name, at most, that is a person's and no list of several."""


def another_first_name(case: Case) -> Iterator[Found]:
    """Persons whose last name the articles have with other first names only, where no article has this one at all.

    An article that has the last name alone, or an initial before it, says nothing of the first name. Forms of one name
    ("Tim", "Timothy") are one.
    """
    for one in case.stated.mentions:
        words = _full_name(one, case.stated.text)
        if words is None or case.quoted(one.span):
            continue
        first, last = words[0], words[-1]
        known = _known(case, last)
        if not known or any(_may_be(name, words) for name in known):
            continue
        if any(first in source.words or plain(first) in source.words for source in case.library):
            continue
        source, there = next(iter(known.values()))
        instead = there.span.of(source.article.text)
        yield Found(
            span=one.span,
            message=f"no source names {one.span.of(case.stated.text)}; it has {instead}",
            source=source.passage(source.sentences[max(0, source.index_at(there.span.start))]),
            expected=instead,
            found=one.span.of(case.stated.text),
            confidence=0.85,
        )


def _full_name(one: Mention, text: str) -> tuple[str, ...] | None:
    """The words of a name in small letters, of a person with a first and a last name; None for any other."""
    words = [fold(word).lower() for word in one.span.of(text).split()]
    words = [word.removesuffix("'s").rstrip("'") for word in words if word.rstrip(".") not in load_vocabulary().titles]
    if one.kind != "person" or not 1 < len(words) <= _LONGEST or len(name_words(one.span.of(text))) < 2:
        return None
    return tuple(words)


def _may_be(name: str, words: tuple[str, ...]) -> bool:
    """Whether a first name may be one of the words of a name, in another form or cut short."""
    return any(
        name.startswith(word.rstrip("."))
        or word.startswith(name.rstrip("."))
        or same_given_name(name.title(), word.title())
        for word in words[:-1]
    )


def _known(case: Case, last: str) -> dict[str, tuple[Source, Mention]]:
    """The first names that articles have with a last name, each with where it stands first."""
    found: dict[str, tuple[Source, Mention]] = {}
    for source, one in case.library.persons.get(plain(last), ()):
        words = _full_name(one, source.article.text)
        if words is not None and words[-1] == last:
            found.setdefault(words[0], (source, one))
    return found
