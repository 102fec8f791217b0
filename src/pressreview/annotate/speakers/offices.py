"""Whom "the DPC chief" or "the head of the ports authority" means: who holds the top office of that body.

One office has many names ("director-general", "chairman", "chief"); the body tells which is meant. A deputy, a former
holder and who heads only a part of it do not count, and where two would fit nobody is meant.
"""

import re
from collections.abc import Sequence

from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.people import People, Person
from pressreview.model.base import Span
from pressreview.tables import load_vocabulary
from pressreview.text.words import FUNCTION_WORDS, word_set

_TOP = word_set(
    "chief head boss leader chairman chairwoman chairperson chair president director director-general ceo governor"
    " secretary-general commissioner superintendent"
)
_CALLED = word_set("chief head boss chairman chairwoman chairperson director leader")
"""Nouns that a top office is called by whatever its title."""
_WITH_IT = word_set("general managing executive chief officer current the of at for its an")
"""Words of a top office that tell nothing of the body."""
_LESSER = word_set(
    "vice deputy assistant associate former ex then acting interim incoming outgoing regional local spokesman"
    " spokeswoman spokesperson"
)
_CENTRAL_BANK = re.compile(
    r"\b(?:[Cc]entral\s[Bb]ank|Reserve\sBank|Federal\sReserve|Monetary\sAuthority|Bundesbank|[Gg]overnor\sof\s(?:the\s)?"
    r"Bank\sof|Bank\sof\s[\w\s]+\s[Gg]overnor)\b"
)
_BEHIND = re.compile(
    r",\s(?:the\s)?(?P<role>[A-Z][\w’' -]{1,60}\s"
    r"(?:director-general|secretary-general|chair(?:man|woman|person)?|chief|head)),"
)
_TWO = 2
"""Words of a body that tell it without the rest."""


def head_of(core: Sequence[Token], words: Sequence[Token], people: People) -> Person | None:
    """The one person who holds the top office that a description names, wherever the article gives it.

    `core` are the words of the description up to a preposition, `words` all of them.
    """
    noun = core[-1].low
    if noun not in _CALLED:
        return None
    own = [word for word in core[1:-1] if word.low not in _WITH_IT]
    rest = words[len(core) :]
    if rest and (own or rest[0].low != "of"):
        return None
    body = {word.low for word in own or rest if word.low not in FUNCTION_WORDS | _WITH_IT}
    if not body or body & (_LESSER | load_vocabulary().groups):
        return None
    fitting = {person.name: person for person in people if any(_is_head(role, body) for role in _roles(person, people))}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _roles(person: Person, people: People) -> list[str]:
    """What the article calls somebody, also by an office that is in no table: ", DPC director-general,"."""
    behind = (
        _BEHIND.match(people.text, mention.span.end)
        for mention in people.between(person.places[0], person.places[-1] + 1)
        if mention.name == person.name
    )
    return [*(role.words for role in person.roles if role.held is None), *(match["role"] for match in behind if match)]


def _is_head(role: str, body: set[str]) -> bool:
    """Whether a role is the top office of a body, given by its words in lower case."""
    told = tokens(role, Span(0, len(role)))
    low = {word.low for word in told}
    if not low & _TOP or low & _LESSER:
        return False
    if body == {"central", "bank"}:
        return _CENTRAL_BANK.search(role) is not None
    its = [word for word in told if word.low not in _TOP | _WITH_IT | FUNCTION_WORDS]
    names = {word.low for word in its}
    if not names:
        return False
    if body <= names:
        organisations = load_vocabulary().organisations
        return all(word.word[0].isupper() and word.low not in organisations for word in its if word.low not in body)
    return len(names) >= _TWO and names <= body
