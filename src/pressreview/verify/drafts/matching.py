"""A sentence of a draft beside the words of an article that carry it: which words are both's, which are only one's."""

import re
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from pressreview.model import Span, covers, overlaps
from pressreview.text.certainty import Cue, cues
from pressreview.verify.drafts.library import Window
from pressreview.verify.drafts.stated import Stated
from pressreview.verify.drafts.tokens import Token

CLAUSE_END = re.compile(r"[,;:—()]|\s[–-]\s")
CLOSE = 0.75
"""Share of words in order (0-1) from which the two can be compared word by word; from .7, free paraphrase was
mistaken for altered words (leads of articles held against the rest), and no more was found."""
_ADVERB = re.compile(r"\w+ly|perhaps|maybe", re.IGNORECASE)
"""What bears on a clause over a comma: "Apparently, …"."""
_WIDER = 6
"""How many more words of the source than of the draft may stand in one place."""
NEAR = 3
"""Words between a cue and a word that both have, at most, for the cue to bear on it."""
_CONDITION = 8
"""The same for the condition of a clause."""


class Gap(NamedTuple):
    """Where the two part: the words of the source and those of the draft; one side may be empty."""

    source: tuple[Token, ...]
    draft: tuple[Token, ...]


class Match:
    """A sentence of a draft and a window of a source, word by word."""

    def __init__(self, stated: Stated, window: Window) -> None:
        """Align the two."""
        self.stated, self.window = stated, window
        self.source = window.source
        self._blocks = [
            block
            for block in SequenceMatcher(
                None,
                [token.plain for token in window.tokens],
                [token.plain for token in stated.tokens],
                autojunk=False,
            ).get_matching_blocks()
            if block.size
        ]

    @cached_property
    def in_source(self) -> frozenset[int]:
        """Numbers of the window's words that the draft has too, in their order."""
        return frozenset(block.a + step for block in self._blocks for step in range(block.size))

    @cached_property
    def in_draft(self) -> frozenset[int]:
        """Numbers of the sentence's words that the window has too, in their order."""
        return frozenset(block.b + step for block in self._blocks for step in range(block.size))

    @cached_property
    def closeness(self) -> float:
        """The share (0-1) of the draft's words of content, its frame aside, that stand in the source in this order."""
        content = {token.span for token in self.stated.content}
        mine = [token.span in content for token in self.stated.tokens]
        return sum(mine[number] for number in self.in_draft) / max(1, sum(mine))

    @cached_property
    def shared(self) -> tuple[Span, ...]:
        """Where in the source the words of content stand that the draft has too."""
        words = enumerate(self.window.tokens)
        return tuple(token.span for number, token in words if number in self.in_source and token.says_something)

    def closeness_but(self, words: Span) -> float:
        """The same share without some words of the draft: what is left of it when one name is another."""
        content = {token.span for token in self.stated.content} - {words}
        mine = [token.span in content and not overlaps([token.span], [words]) for token in self.stated.tokens]
        return sum(mine[number] for number in self.in_draft) / max(1, sum(mine))

    @property
    def is_close(self) -> bool:
        """Whether the two are so near that each word of the one has its place in the other."""
        return self.closeness >= CLOSE

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where the two part: before, between and after the words that both have."""
        edges = [(0, 0), *((one.a + one.size, one.b + one.size) for one in self._blocks)]
        begins = [*((one.a, one.b) for one in self._blocks), (len(self.window.tokens), len(self.stated.tokens))]
        found = []
        for (a, b), (c, d) in zip(edges, begins, strict=True):
            there, here = self.window.tokens[a:c], self.stated.tokens[b:d]
            most = len(here) + _WIDER
            if len(there) > most:  # at an edge the words beside, else too many to stand in each other's place
                there = there[-most:] if a == 0 else there[:most] if c == len(self.window.tokens) else ()
            if here or there:
                found.append(Gap(there, here))
        return tuple(found)

    def instead_of(self, words: Span) -> tuple[Token, ...] | None:
        """What the draft has where the source has some words that it does not take over; None where it takes them."""
        return next((gap.draft for gap in self.gaps if any(overlaps([one.span], [words]) for one in gap.source)), None)

    def taken_from(self, words: Span) -> tuple[Span, ...]:
        """Where in the source those of some words of the draft stand that both have."""
        both = [(block.a + step, block.b + step) for block in self._blocks for step in range(block.size)]
        mine, its = self.stated.tokens, self.window.tokens
        return tuple(its[there].span for there, here in both if overlaps([mine[here].span], [words]))

    def counterpart(self, words: Span) -> tuple[Token, ...] | None:
        """What the source has where the draft has some words of its own; None where the words are the source's."""
        return next((gap.source for gap in self.gaps if any(overlaps([one.span], [words]) for one in gap.draft)), None)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Hedges, negations and conditions of the source that bear on words which the draft has too."""
        return tuple(cue for cue in cues(self.source.article.text, self.window.span) if self.bears(cue.span, cue.kind))

    def bears(self, cue: Span, kind: str = "hedge") -> bool:
        """Whether words of a source bear on words that both have: near them in the clause, or as their condition."""
        sentence = self.source.sentences[max(0, self.source.index_at(cue.start))]
        text = self.source.article.text
        if kind == "condition":
            end = CLAUSE_END.search(text, cue.end, sentence.end)
            return self._shared_beside(Span(cue.start, end.start() if end else sentence.end), sentence, across=True)
        return self._shared_beside(cue, sentence, across=False)

    def _shared_beside(self, words: Span, sentence: Span, *, across: bool) -> bool:
        """Whether a word of content that both have stands near some words; a comma parts them unless `across`."""
        text = self.source.article.text
        one_adverb = _ADVERB.fullmatch(words.of(text)) is not None
        before = [number for number, token in self._of(sentence) if token.span.end <= words.start][::-1]
        after = [number for number, token in self._of(sentence) if token.span.start >= words.end]
        for side in (before, after):
            edge = words.start if side is before else words.end
            for number in side[: _CONDITION if across else NEAR]:
                token = self.window.tokens[number]
                between = text[token.span.end : edge] if side is before else text[edge : token.span.start]
                if not across and CLAUSE_END.search(between) and not (one_adverb and between.strip() == ","):
                    break
                if number in self.in_source and token.says_something:
                    return True
        return False

    def _of(self, sentence: Span) -> list[tuple[int, Token]]:
        """The window's words in a sentence, with their numbers."""
        return [(n, one) for n, one in enumerate(self.window.tokens) if covers(sentence, one.span)]

    def bears_here(self, cue: Span) -> bool:
        """Whether words of the draft stand beside words of content that both have, with no clause between."""
        text = self.stated.text
        for number in self.in_draft:
            token = self.stated.tokens[number]
            low, high = min(token.span.end, cue.end), max(token.span.start, cue.start)
            if (
                token.says_something
                and low < high
                and not CLAUSE_END.search(text, low, high)
                and (text.count(" ", low, high) <= NEAR)
            ):
                return True
        return False

    def kept(self, words: Span) -> bool:
        """Whether the draft has some words of the source in their place."""
        inside = [number for number, token in enumerate(self.window.tokens) if overlaps([token.span], [words])]
        return bool(inside) and all(number in self.in_source for number in inside)
