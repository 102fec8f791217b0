"""Negations and hedges that a draft has dropped in free paraphrase: what they bear on, it has next to each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from pressreview.model import Span, overlaps
from pressreview.tables import load_plain_opposites
from pressreview.text.certainty import cues
from pressreview.verify.drafts.beside import ENOUGH, SURELY, saying
from pressreview.verify.drafts.case import Case
from pressreview.verify.drafts.matching import CLAUSE_END, Match
from pressreview.verify.drafts.tokens import Token

_BEFORE, _AFTER = 4, 6
"""Words before a word of certainty and after it that it may be told of."""
_FIRST = 2
"""Words of content after it, among which the draft must have one: what is negated or hedged."""
_FORMULAIC = 5
"""Words after it, among which a formula shows."""
_PARTS = re.compile(r"[;:—]|,\s(?=(?:but|and|although|though|while|whereas)\b)|\s(?=(?:but|although|though|whereas)\b)")
"""Where one statement of a sentence ends and another begins."""
_FORMULA = re.compile(r"\b(?:comment|reached|immediately|only|necessarily|just|merely|questions?)\b")
"""What is told of who did not answer, and what is no plain negation: "not only"."""


IN_ITS_PLACE = frozenset({"rather than", "instead of"})
"""What is set against what was done instead, which a draft may tell alone."""

Kind = Literal["negation", "hedge", "plan"]


class Mark(NamedTuple):
    """Words of a source that negate, hedge or put ahead what follows them."""

    span: Span
    kind: Kind

    def words(self, match: Match) -> str:
        """As the source has them."""
        return self.span.of(match.source.article.text)


_PLAN = re.compile(
    r"\b(?:will|would|['’]ll|shall|must|should|(?:plan|intend|expect|hope|need|ha|want)(?:s|ve)? to"
    r"|(?:is|are|was|were) (?:(?:expected|scheduled|set|due|going|likely|poised|about) )?to"
    r"|(?:vow|pledg|promis)(?:es|s|ed) to)\s(?:also\s|be\s)*",
    re.IGNORECASE,
)


def dropped(case: Case, kind: Kind, otherwise: re.Pattern[str]) -> Iterator[tuple[Match, Mark]]:
    """Words of certainty of every passage that bear on what the draft tells without one, each with its passage.

    `otherwise` is any word by which the draft may keep it: then nothing is found in that part of the sentence.
    """
    if case.only_quotes or not case.stated.is_sentence:
        return
    found = [(match, cue) for match in case.matches if (cue := _dropped(match, kind, otherwise)) is not None]
    if found and len(found) == len(case.matches):
        yield found[0]


def _marks(match: Match, kind: Kind) -> list[Mark]:
    """All of a kind that stand in a passage."""
    text, span = match.source.article.text, match.window.span
    if kind == "plan":
        return [Mark(Span(*one.span()), kind) for one in _PLAN.finditer(text, span.start, span.end)]
    return [Mark(cue.span, kind) for cue in cues(text, span) if cue.kind == kind and cue.phrase not in IN_ITS_PLACE]


def _dropped(match: Match, kind: Kind, otherwise: re.Pattern[str]) -> Mark | None:
    """The first word of certainty that a part of the draft's sentence has dropped."""
    those = _marks(match, kind)
    for part in _parts(match) if those else ():
        if otherwise.search(part.of(match.stated.text)):
            continue
        own = [token for token in match.stated.tokens if overlaps([token.span], [part])]
        content = [token for token in own if token.says_something and not match.stated.quoted(token.span)]
        told = {token.plain for token in content} - (frozenset() if kind == "plan" else saying())
        for cue in those:
            if not _kept(match, cue, own) and _bears(match, cue, told):
                return cue
    return None


def _parts(match: Match) -> Iterator[Span]:
    """The statements of a sentence; all of it where it is so close that other rules compare it word by word."""
    stated = match.stated
    cuts = () if match.is_close else _PARTS.finditer(stated.text, stated.span.start, stated.span.end)
    edges = [stated.span.start, *(one.start() for one in cuts), stated.span.end]
    yield from (Span(one, other) for one, other in pairwise(edges) if one < other)


def _kept(match: Match, cue: Mark, own: Sequence[Token]) -> bool:
    """Whether the draft has a word of certainty itself, or says for "claimed" that somebody said it."""
    words = [token for token in match.window.tokens if overlaps([token.span], [cue.span])]
    have = {token.plain for token in own}
    if words and all(token.plain in have for token in words):
        return True
    says = cue.kind == "hedge" and any(token.plain in saying() for token in words)
    return says and any(token.plain in saying() for token in own)


def _bears(match: Match, cue: Mark, told: set[str]) -> bool:
    """Whether a word of certainty stands right before one of some words, and near another."""
    before, after = _near(match, cue.span)
    text = match.source.article.text
    next_words = [token for token in after if token.says_something][:_FIRST]
    if cue.kind == "plan" and not any(_is_past(match, token) for token in next_words[:1]):
        return False
    if not any(token.plain in told and text[token.start].islower() for token in next_words):
        return False
    if _FORMULA.search(" ".join(token.exact for token in after[:_FORMULAIC])):
        return False
    if cue.kind == "negation" and any(
        load_plain_opposites().are(one.plain, word) for one in next_words for word in told
    ):
        return False  # "closed" for "not open"
    return len({token.plain for token in (*before, *after)} & told) >= (SURELY if cue.kind == "hedge" else ENOUGH)


def _is_past(match: Match, verb: Token) -> bool:
    """Whether the draft has a verb of the source as one of the past."""
    return any(one.plain == verb.plain and one.exact.endswith("ed") for one in match.stated.tokens)


def _near(match: Match, cue: Span) -> tuple[list[Token], list[Token]]:
    """The words of its sentence before a word of certainty, and those of its clause after it."""
    text, sentence = match.source.article.text, match.source.sentences[max(0, match.source.index_at(cue.start))]
    clause = CLAUSE_END.search(text, cue.end, sentence.end)
    end = clause.start() if clause else sentence.end
    words = match.window.tokens
    before = [token for token in words if sentence.start <= token.start and token.end <= cue.start]
    after = [token for token in words if cue.end <= token.start and token.end <= end]
    return before[-_BEFORE:], after[:_AFTER]
