"""U, word by word: where draft and source say nearly the same, and one word is the opposite."""

from collections.abc import Iterator, Sequence
from itertools import product

from pressreview.model import Span, overlaps
from pressreview.tables import load_opposites, load_plain_opposites
from pressreview.verify.drafts.beside import ENOUGH, SURELY, beside, passage, stands_so
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.certainty import NEGATIVE
from pressreview.verify.drafts.matching import Match
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import Token

_BEFORE = 3
"""Words before one, among which a negation turns it around."""


@rule("U504", "the opposite in the source", "error")
def opposite(case: Case) -> Iterator[Found]:
    """The draft has a word that means the opposite of the one that the source has in its place.

    "Rose" for "fell", "accepted" for "rejected": found by WordNet's opposites where both say nearly the same otherwise.
    Opposites of news ("acquitted" and "convicted", "ahead" and "behind") are found in free paraphrase too, where both
    have them next to the same words.
    """
    for match in case.matches:
        for gap in match.gaps if match.is_close else ():
            for there, here in product(gap.source, gap.draft):
                if _plain(match, here) and load_opposites().are(there.plain, here.plain) and not _borne_out(case, here):
                    yield _found(match, here, there)
                    return
    yield from _beside(case)


def _beside(case: Case) -> Iterator[Found]:
    """Opposites that stand next to the same words in draft and source, however little both share otherwise."""
    match = passage(case)
    if match is None:
        return
    around = {token.plain for token in match.window.tokens_around(1)}
    own = {token.plain for token in case.stated.tokens}
    for here in case.stated.tokens:
        if not load_plain_opposites().knows(here.plain) or not _plain(match, here) or _turned(case.stated.tokens, here):
            continue
        has = here.plain in around or _borne_out(case, here)
        for there in match.window.tokens:
            if there.plain in own or not load_plain_opposites().are(there.plain, here.plain):
                continue
            if _turned(match.window.tokens, there):
                continue
            both = len(beside(match, here.span, there.span))
            if both >= (SURELY if has else ENOUGH) and not (has and stands_so(match, here)):
                yield _found(match, here, there)
                break


def _turned(words: Sequence[Token], token: Token) -> bool:
    """Whether a word of negation stands before a word: "did not oppose", "short of endorsing"."""
    at = words.index(token)
    before = " ".join(one.exact for one in words[max(0, at - _BEFORE) : at])
    return NEGATIVE.search(before) is not None


def _borne_out(case: Case, token: Token) -> bool:
    """Whether a source that comes near has the word itself."""
    return any(token.plain == one.plain for match in case.matches for one in match.window.tokens)


def _plain(match: Match, token: Token) -> bool:
    """Whether a word of the draft is one of its own that other rules do not look at: no name, number or day."""
    stated = match.stated
    taken: list[Span] = [one.span for one in stated.mentions] + [one.span for one in stated.times]
    if not token.exact.isalpha() or stated.quoted(token.span):
        return False
    return not overlaps([token.span], taken)


def _found(match: Match, here: Token, there: Token) -> Found:
    instead = there.span.of(match.source.article.text)
    word = here.span.of(match.stated.text)
    return Found(
        span=here.span,
        message=f"“{word}” is the opposite of what the source has here: “{instead}”",
        source=match.source.passage(match.window.span),
        expected=instead,
        found=word,
        confidence=0.8,
    )
