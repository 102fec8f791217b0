"""Words of a draft and of its source that stand beside the same words: what the one has there, the other should have.

In free paraphrase two sentences share too little to be set side by side word by word. But where both have the same two
words of content next to one, that one is in the same place in both.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from pressreview.model import Span, overlaps
from pressreview.tables import load_vocabulary
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.matching import Match
from pressreview.verify.drafts.tokens import Token, plain

_CARRIES = 0.3
"""Share of a sentence's words (0-1) from which a passage may carry it."""
REACH = 6
"""Words on either side of one that tell where it stands."""
ENOUGH = 2
"""Of these, the words of content that both must have."""
SURELY = 3
"""The same where fewer mislead: the passage has the word of the draft too, or a hedge may bear on something else."""


def beside(match: Match, here: Span, there: Span, *, reach: int = REACH) -> frozenset[str]:
    """The words of content, in their plain forms, that draft and source both have next to some words of each."""
    return _near(match.stated.tokens, here, reach) & _near(match.window.tokens, there, reach)


def passage(case: Case) -> Match | None:
    """What carries a sentence best, though it may have little more than some of its words."""
    if case.matches:
        return case.matches[0]
    best = case.windows[0] if case.windows else None
    return Match(case.stated, best) if best is not None and best.coverage >= _CARRIES else None


def in_passages(case: Case, look: Callable[[Match], list[Found]]) -> list[Found]:
    """What a look at each match finds, given that all find something; at the best passage where none is a match."""
    if case.matches:
        return case.in_all(look)
    best = passage(case)
    return look(best) if best is not None else []


def stands_so(match: Match, here: Token) -> bool:
    """Whether a word of the draft stands in or beside a passage next to any word that it has there."""
    near = _near(match.stated.tokens, here.span, REACH)
    words = match.window.tokens_around(1)
    return any(one.plain == here.plain and not near.isdisjoint(_near(words, one.span, REACH)) for one in words)


def _near(words: Sequence[Token], at: Span, reach: int) -> frozenset[str]:
    """The words of content within some words of a place, without those of saying: everybody says."""
    inside = [number for number, token in enumerate(words) if overlaps([token.span], [at])]
    if not inside:
        return frozenset()
    before, after = words[max(0, inside[0] - reach) : inside[0]], words[inside[-1] + 1 : inside[-1] + 1 + reach]
    return frozenset(token.plain for token in (*before, *after) if token.says_something) - saying()


@lru_cache(maxsize=1)
def saying() -> frozenset[str]:
    """The verbs of saying, in their plain forms."""
    return frozenset(map(plain, load_vocabulary().reporting))
