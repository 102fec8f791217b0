"""Which clauses say that something is not so, read off the trees, and what the program's words make of them.

The rules for the trees stand in `protocol.md`, with what they leave out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bench.certainty import clause_before
from bench.hedges.trees import Sentence, Token
from pressreview.text.certainty import stance
from pressreview.text.words import word_set

KINDS = {
    "root": "main", "ccomp": "reported", "csubj": "reported", "parataxis": "main", "conj": "coordinated",
    "advcl": "adverbial", "acl": "relative",
}  # fmt: skip
_CLAUSAL = frozenset({"nsubj", "csubj", "expl", "aux", "cop"})
_NO_LONGER = frozenset({"long", "longer", "again", "before"})
_ARGUMENTS = frozenset({"nsubj", "obj"})
_OTHERS = frozenset({"ccomp", "parataxis", "mark", "discourse", "vocative"})
_FOCUS = frozenset({"only", "just", "merely", "simply", "least", "necessarily"})
_CONJUNCTION = re.compile(
    r"\b(?:when|because|that|which|who|while|after|before|since|if|as|although"
    r"|(?:and|but|or)(?= (?:will|would|can|could|may|might|should|do|does|did|is|are|was|were|has|have|had|not)\b))\b"
)
LEXICAL = word_set(
    """fail failure refuse refusal decline deny denial lack unable impossible hardly barely scarcely rarely seldom few
    little rule stop cease prevent avoid without reject absent cancel"""
)
"""Words that say no without a mark in the tree."""


class Clause(NamedTuple):
    """A clause as it would be given to the program, where its predicate stands, and whether the gold denies it."""

    sentence: Sentence
    place: tuple[int, int]
    kind: str
    words: str
    negative: bool
    lexical: bool
    """Whether it holds a word that says no without a mark in the tree."""


def told(clause: Clause) -> str:
    """The polarity that the program gives."""
    return stance(clause.words).polarity


def clauses_of(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of a sentence whose polarity is known."""
    if not sentence.tokens:
        yield from _of_events(sentence)
    elif not sentence.text.rstrip(" \"”'’)").endswith("?"):
        yield from _of_tree(sentence)


def _of_events(sentence: Sentence) -> Iterator[Clause]:
    for event in sentence.events:
        words = _up_to(sentence.text, event.start, event.end)
        kind = "noun" if event.noun else "verb"
        yield Clause(sentence, (event.start, event.end), kind, words, event.negative, lexical=False)


def _up_to(text: str, start: int, end: int) -> str:
    """An event's words and up to six before them, none before the last mark or conjunction."""
    before = clause_before(text, start).removesuffix("X")
    return (_CONJUNCTION.split(before)[-1] + text[start:end]).strip()


def _of_tree(sentence: Sentence) -> Iterator[Clause]:
    tokens = sentence.tokens
    below: dict[int, list[int]] = {}
    for number, token in enumerate(tokens):
        below.setdefault(token.head, []).append(number)
    for number, token in enumerate(tokens):
        if not _predicates(tokens, below, number):
            continue
        markers = _markers(tokens, below, number)
        if len(markers) > 1 or _unclear(tokens, below, number):
            continue
        inside = sorted(_inside(tokens, below, number))
        lexical = any(tokens[one].lemma in LEXICAL for one in inside)
        words = _written(sentence.text, [tokens[one] for one in inside])
        kind = KINDS[_plain(token.relation)]
        yield Clause(sentence, (token.start, token.end), kind, words, bool(markers), lexical)


def _plain(relation: str) -> str:
    return relation.split(":")[0]


def _predicates(tokens: Sequence[Token], below: Mapping[int, list[int]], number: int) -> bool:
    """Whether a word is the head of a clause: with a subject, an auxiliary or a copula, or a verb alone."""
    token = tokens[number]
    if _plain(token.relation) not in KINDS:
        return False
    parts = [tokens[one] for one in below.get(number, ())]
    if any(_plain(one.relation) in _CLAUSAL for one in parts):
        return True
    alone = token.relation == "root" or (token.relation == "conj" and _predicates(tokens, below, token.head))
    return alone and token.tag == "VERB"


def _markers(tokens: Sequence[Token], below: Mapping[int, list[int]], number: int) -> list[int]:
    """The words by which a clause says no."""
    found = [number] if tokens[number].negates and tokens[number].tag in ("PRON", "ADV", "PART") else []
    for one in below.get(number, ()):
        token, relation = tokens[one], _plain(tokens[one].relation)
        following = tokens[one + 1].lemma if one + 1 < len(tokens) else ""
        no_longer = relation == "advmod" and token.lemma in _NO_LONGER and tokens[one - 1].lemma in ("no", "never")
        if no_longer or (relation in ("advmod", "cc", "det") and token.negates and following not in _FOCUS):
            found.append(one)
        elif relation in _ARGUMENTS:
            found += [one] if token.negates else _negated(tokens, below, one)
    if _plain(tokens[number].relation) != "xcomp" and tokens[number].tag in ("NOUN", "PRON"):
        found += [one for one in _negated(tokens, below, number) if _plain(tokens[one].relation) == "det"]
    return list(dict.fromkeys(found))


def _negated(tokens: Sequence[Token], below: Mapping[int, list[int]], number: int) -> list[int]:
    """The words that make none of a noun: "no plan", "not one of them", "not everyone"."""
    parts = [one for one in below.get(number, ()) if _plain(tokens[one].relation) in ("det", "advmod", "nummod")]
    parts += [deeper for one in parts for deeper in below.get(one, ()) if deeper == one - 1]
    return [one for one in parts if tokens[one].negates and tokens[one + 1].lemma not in _FOCUS]


def _unclear(tokens: Sequence[Token], below: Mapping[int, list[int]], number: int) -> bool:
    """Whether the tree does not tell: "decided not to go", "did not eat or drink", "not only"."""
    for one in below.get(number, ()):
        relation = _plain(tokens[one].relation)
        following = tokens[one + 1].lemma if one + 1 < len(tokens) else ""
        if relation == "xcomp" and (_markers(tokens, below, one) or tokens[one].negates):
            return True
        if relation in ("advmod", "cc") and tokens[one].negates and following in _FOCUS:
            return True
    token = tokens[number]
    own = any(_plain(tokens[one].relation) in _CLAUSAL for one in below.get(number, ()))
    return token.relation == "conj" and not own and bool(_markers(tokens, below, token.head))


def _inside(tokens: Sequence[Token], below: Mapping[int, list[int]], number: int, *, top: bool = True) -> Iterator[int]:
    """Yield the words of a clause with what hangs on it, but what others say in it and what ties it to another."""
    yield number
    parts = below.get(number, ())
    words = [number, *(one for one in parts if tokens[one].relation != "punct" and not _apart(tokens, number, one))]
    for one in parts:
        outer = tokens[one].relation == "punct" and not min(words) < one < max(words)
        if not (top and (outer or _apart(tokens, number, one))):
            yield from _inside(tokens, below, one, top=False)


def _apart(tokens: Sequence[Token], number: int, part: int) -> bool:
    relation = _plain(tokens[part].relation)
    return relation in _OTHERS or (relation == "cc" and part < number and not tokens[part].negates)


def _written(text: str, inside: Sequence[Token]) -> str:
    """Those words of a text, as they stand in it where nothing between them was left out."""
    written, last = "", -1
    for token in inside:
        if token.start >= last:
            gap = text[last : token.start] if last >= 0 else ""
            written += (gap if not gap.strip() else " ") + text[token.start : token.end]
        last = max(last, token.end)
    return written
