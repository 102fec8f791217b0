"""One sentence of a draft with all that a rule may hold against it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from pressreview.model import Attribution, Link, Record, SourcePassage, Span
from pressreview.verify.drafts.library import Library, Window
from pressreview.verify.drafts.matching import Match
from pressreview.verify.drafts.quoting import Located, locate
from pressreview.verify.drafts.stated import Quote, Stated, same_outlet

CARRIES = 0.5
"""Share of a sentence's words (0-1), the rarer the weightier, from which an article carries it."""
_FEW = 3
_WITHIN, _CLOSE = 0.12, 0.15
"""How far below the best a window may be, by the words it covers and by those in their order, to count beside it."""


class Found(Record):
    """What a rule found, with places in the draft's text."""

    span: Span
    message: str
    confidence: float
    source: SourcePassage | None = None
    expected: str | None = None
    found: str | None = None
    fix: str | None = None


class Case:
    """A sentence under examination."""

    def __init__(self, stated: Stated, library: Library, links: Mapping[str, Sequence[Link]]) -> None:
        """Take the sentence; `links` are by article id."""
        self.stated, self.library, self.links = stated, library, links

    @cached_property
    def quotes(self) -> tuple[tuple[Quote, Located], ...]:
        """Its quotations and where their words stand."""
        text = self.stated.text
        return tuple((quote, locate(text, quote.inner, self.library)) for quote in self.stated.quotes)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """What may carry it, best first."""
        return tuple(self.library.windows(self.stated.looked_for))

    @cached_property
    def coverage(self) -> float:
        """The share of its words (0-1) that the best window has."""
        return max((one.coverage for one in self.windows), default=0.0)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Those that carry it about equally well, closest first; of the outlet that it credits where that has it."""
        good = [
            Match(self.stated, one) for one in self.windows if one.coverage >= max(CARRIES, self.coverage - _WITHIN)
        ]
        closest = max((one.closeness for one in good), default=0.0)
        good = [one for one in good if one.closeness >= closest - _CLOSE]
        credited = [one for one in good if self.credits(one.source.article.outlet)]
        return tuple(sorted(credited or good, key=lambda one: (-one.closeness, -one.window.coverage)))

    def credits(self, outlet: str | None) -> bool:
        """Whether the sentence names an outlet as the one that reports."""
        return outlet is not None and any(same_outlet(outlet, one.name) for one in self.stated.outlets)

    @cached_property
    def only_quotes(self) -> bool:
        """Whether next to nothing of it stands outside quotation marks, and what is in them is verbatim."""
        outside = [token for token in self.stated.content if not self.quoted(token.span)]
        inside = len(outside) < len(self.stated.content)
        return inside and len(outside) < _FEW and all(one.how == "verbatim" for _, one in self.quotes)

    def in_all(self, look: Callable[[Match], list[Found]]) -> list[Found]:
        """What a look at each match finds, given that all of them find something: one that bears it out is enough."""
        found: list[Found] = []
        for match in self.matches:
            told = look(match)
            if not told:
                return []
            found = found or told
        return found

    def is_publisher(self, name: str) -> bool:
        """Whether an article that it is held against is by an outlet of that name."""
        return any(same_outlet(name, outlet) for outlet in self.library.outlets)

    def is_by_outlet(self, one: Attribution) -> bool:
        """Whether the one whom the draft credits is an outlet, or nobody that it names."""
        if one.speaker is None or one.speaker.name is None:
            return not one.source
        return one.speaker.kind == "outlet" or self.credits(one.speaker.name) or self.is_publisher(one.speaker.name)

    def quoted(self, span: Span) -> bool:
        """Whether a place of the draft stands in quotation marks."""
        return self.stated.quoted(span)
