"""A sentence of a draft beside the words of an article that carry it: which words are both's, which are only one's."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, NamedTuple

from pressreview.model import Span, covers
from pressreview.text.certainty import Cue, cues
from pressreview.verify.drafts.library import Window
from pressreview.verify.drafts.stated import Stated
from pressreview.verify.drafts.tokens import Token

_CLAUSE_END = re.compile(r"[,;:—()]|\s[–-]\s")
NEAR = 3
"""Words between a cue and a word that both have, at most, for the cue to bear on it."""


class Change(NamedTuple):
    """Where the two part: words of the source and words of the draft, one side empty where the other has more."""

    kind: Literal["replaced", "missing", "added"]
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

    def changes(self) -> Iterator[Change]:
        """Where the two part between words that both have."""
        for before, after in zip(self._blocks, self._blocks[1:], strict=False):
            source = self.window.tokens[before.a + before.size : after.a]
            draft = self.stated.tokens[before.b + before.size : after.b]
            if source and draft:
                yield Change("replaced", source, draft)
            elif source:
                yield Change("missing", source, ())
            elif draft:
                yield Change("added", (), draft)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Hedges, negations and conditions of the source that bear on words which the draft has too."""
        return tuple(cue for cue in cues(self.source.article.text, self.window.span) if self.bears(cue.span, cue.kind))

    def bears(self, cue: Span, kind: str = "hedge") -> bool:
        """Whether words of a source bear on words that both have: near them in the clause, or as their condition."""
        sentence = self.source.sentences[max(0, self.source.index_at(cue.start))]
        text = self.source.article.text
        if kind == "condition":
            end = _CLAUSE_END.search(text, cue.end, sentence.end)
            return self._shared_beside(Span(cue.start, end.start() if end else sentence.end), sentence, across=True)
        return self._shared_beside(cue, sentence, across=False)

    def _shared_beside(self, words: Span, sentence: Span, *, across: bool) -> bool:
        """Whether a word of content that both have stands near some words; a comma parts them unless `across`."""
        text = self.source.article.text
        before = [number for number, token in self._of(sentence) if token.span.end <= words.start][::-1]
        after = [number for number, token in self._of(sentence) if token.span.start >= words.end]
        for side in (before, after):
            edge = words.start if side is before else words.end
            for number in side[:NEAR]:
                token = self.window.tokens[number]
                between = text[token.span.end : edge] if side is before else text[edge : token.span.start]
                if not across and _CLAUSE_END.search(between):
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
                and not _CLAUSE_END.search(text, low, high)
                and (text.count(" ", low, high) <= NEAR)
            ):
                return True
        return False

    def kept(self, words: Span) -> bool:
        """Whether the draft has some words of the source in their place."""
        inside = [
            number for number, token in enumerate(self.window.tokens) if words.start <= token.span.start < words.end
        ]
        return bool(inside) and all(number in self.in_source for number in inside)

    def holds(self, token: Token) -> bool:
        """Whether the window has a word of the draft, wherever it stands."""
        return token.plain in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(token.plain for token in self.window.tokens)
