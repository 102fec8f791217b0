"""Names of which no article has a part: "Robert Perez" for Thomas Perez, "the Dockers' Brotherhood" for a union."""

from collections.abc import Iterator

from pressreview.model import Mention
from pressreview.tables import load_vocabulary, same_given_name
from pressreview.text import fold
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.names import name_words, state_words
from pressreview.verify.drafts.tokens import Token, plain, tokens

_BODY = 2
"""Words of the name of a body, at least, from which one of them may be wrong."""
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


def another_body(case: Case) -> Iterator[Found]:
    """Bodies of whose name a word stands in no article, though its last word does.

    Words that say what kind of body it is, or of which state, may be the draft's own, and so may a name be for which
    the articles have its initials alone.
    """
    for one in case.stated.mentions:
        name = one.span.of(case.stated.text)
        words = name_words(name)
        if one.kind != "organisation" or len(words) < _BODY or case.quoted(one.span) or one in case.stated.outlets:
            continue
        missing = [word for word in tokens(name) if word.plain in words and _tells(word, name)]
        missing = [word for word in missing if not any(word.plain in source.words for source in case.library)]
        if not missing or any(source.counts.get(short) for source in case.library for short in _initials(name)):
            continue
        yield Found(
            span=one.span,
            message=f"no source names {name}: none has “{missing[0].span.of(name)}”",
            found=name,
            confidence=0.8,
        )


def _tells(word: Token, name: str) -> bool:
    """Whether a word of a name is one by which this body is told from others of its kind."""
    known = load_vocabulary()
    general = known.organisations | known.groups | known.titles | known.roles
    return word.span.of(name)[:1].isupper() and word.exact not in general and not state_words(word.exact)


def _initials(name: str) -> tuple[str, str]:
    """What a name is in short, in small letters: with the small words in it and without them."""
    words = name.split()
    great = [word for word in words if word[0].isupper()]
    return "".join(word[0] for word in words).lower(), "".join(word[0] for word in great).lower()


def _full_name(one: Mention, text: str) -> tuple[str, ...] | None:
    """The words of a name in small letters, of a person with a first and a last name; None for any other."""
    words = [fold(word).lower() for word in one.span.of(text).split()]
    words = [word.removesuffix("'s").rstrip("'") for word in words if word.rstrip(".") not in load_vocabulary().titles]
    if one.kind != "person" or not 1 < len(words) <= _LONGEST or len(name_words(one.span.of(text))) < 2:
        return None
    return tuple(words)


def _may_be(name: str, words: tuple[str, ...]) -> bool:
    """Whether a first name may be one of the words of a name, in another form or cut short."""
    for word in words[:-1]:
        if name.startswith(word.rstrip(".")) or word.startswith(name.rstrip(".")):
            return True
        if same_given_name(name.title(), word.title()):
            return True
    return False


def _known(case: Case, last: str) -> dict[str, tuple[Source, Mention]]:
    """The first names that articles have with a last name, each with where it stands first."""
    found: dict[str, tuple[Source, Mention]] = {}
    for source, one in case.library.persons.get(plain(last), ()):
        words = _full_name(one, source.article.text)
        if words is not None and words[-1] == last:
            found.setdefault(words[0], (source, one))
    return found
