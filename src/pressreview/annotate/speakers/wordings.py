"""Words of the phrases that name or describe a speaker, and how they are put."""

from collections.abc import Sequence

from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.people import role_ending
from pressreview.model.base import Span
from pressreview.text.words import word_set

DEFINITE = word_set("the this that these those")
DETERMINERS = word_set(
    "the this that these those a an his her its their my our your some several many two three both all"
)
PREPOSITIONS = word_set(
    "of for at in from to with on by near inside among within close under behind including about like off outside"
    " across throughout around against during amid despite"
)
FINDINGS = word_set(
    "data figures statistics report study survey poll analysis estimates average tally tracker database index forecast"
)
OWN = word_set("his her its their my our your")
FROM_SOMEWHERE = word_set("republican democrat senator congressman congresswoman governor lawmaker independent native")
"""Nouns that a place goes before where somebody is called by them for a change: "the Florida senator"."""
EDGES = ' \t\r\n\u00a0,;:–—-"“”()[]'


def role_covers(text: str, before: Sequence[Token]) -> bool:
    """Whether all words before a name are its role, prepositions included: "Secretary of State John Kerry"."""
    words = [word for word in before if word.low not in DETERMINERS]
    role = role_ending(text, before)
    return role is not None and len(tokens(role, Span(0, len(role)))) >= len(words)
