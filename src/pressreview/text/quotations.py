"""Where a text stands in quotation marks: whose words begin and end where, marks of every style, also over paragraphs.

Marks are told apart by what stands around them: an apostrophe ("Kim’s", "the ’90s", "workers’ rights") is no quotation
mark. A quotation that nobody closes ends with its paragraph; one whose next paragraph opens again goes on there.
"""

import re
from collections import Counter
from collections.abc import Iterable

from pressreview.model.base import Record, Span
from pressreview.text.sentences import paragraphs

_MARK = re.compile(r"``|''|[\"“”„«»'‘’]")
_FAMILY = {
    '"': "double", "“": "double", "”": "double", "„": "double", "``": "double", "''": "double",
    "«": "angle", "»": "angle", "'": "single", "‘": "single", "’": "single",
}  # fmt: skip
_DEEPEST = 32
"""Quotations within each other, most of them never closed, beyond which a paragraph's marks mean nothing any more."""
_ELISION = re.compile(r"[’'‘](?:\d\ds?\b|(?:em|n|til|tis|twas|cause|bout|round|cos|cuz)\b)", re.IGNORECASE)


class Quotation(Record, frozen=True, kw_only=True):
    """Words in quotation marks. `outer` has the marks, `inner` does not; one span a paragraph, in text order."""

    outer: tuple[Span, ...]
    inner: tuple[Span, ...]
    depth: int
    """0 for a quotation in no other, 1 for one within it, and so on."""
    closed: bool
    """Whether a closing mark ends it; if not, it ends with its paragraph or with the quotation around it."""

    @property
    def continued(self) -> bool:
        """Whether it runs over more than one paragraph, each opening it again."""
        return len(self.outer) > 1


class _Open:
    """A quotation whose end has not been reached."""

    __slots__ = ("begin", "depth", "family", "inner", "mark", "outer")

    def __init__(self, mark: str, family: str, start: int, depth: int) -> None:
        self.mark, self.family, self.begin, self.depth = mark, family, start, depth
        self.outer: list[Span] = []
        self.inner: list[Span] = []

    def part(self, end: int, closing: int) -> None:
        """Add the part that ends at `end`, its last `closing` characters being the mark."""
        first, last = self.begin + len(self.mark), end - closing
        if first < last:
            self.outer.append(Span(self.begin, end))
            self.inner.append(Span(first, last))

    def closed(self, closed: bool) -> Quotation | None:
        if not self.outer:
            return None
        return Quotation(outer=tuple(self.outer), inner=tuple(self.inner), depth=self.depth, closed=closed)


def quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in order of their first mark, those within others too."""
    found: list[Quotation] = []
    waiting: _Open | None = None  # left open by the paragraph before
    blocks = paragraphs(text)
    for index, block in enumerate(blocks):
        stack: list[_Open] = []
        if waiting is not None:
            waiting.begin = block.start
            stack.append(waiting)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        waiting = _read(text, block, stack, found=found, following=following)
    return tuple(sorted(found, key=lambda quotation: (quotation.outer[0].start, quotation.depth)))


def outermost(quoted: Iterable[Quotation]) -> tuple[Span, ...]:
    """The parts, marks included, of the quotations that stand in no other, in text order and apart."""
    return tuple(sorted(part for quotation in quoted if quotation.depth == 0 for part in quotation.outer))


def _read(
    text: str, block: Span, stack: list[_Open], *, found: list[Quotation], following: Span | None
) -> _Open | None:
    """Read one paragraph; the quotation that goes on in the next one, if any."""
    marks = [match for match in _MARK.finditer(text, block.start, block.end) if not _apostrophe(text, match, block)]
    before_any, before_other = _single_ends(text, marks, block)
    skip = block.start if stack else -1  # the mark that only reopens
    open_families = Counter(one.family for one in stack)
    for match in marks:
        if match.start() == skip:
            continue
        mark, family = match.group(), _FAMILY[match.group()]
        opens, closes = _directions(text, match, block)
        if closes and open_families[family] and not (opens and _reads_as_opening(text, match, block)):
            if family == "single" and match.start() in before_other and _possessive(text, match, block):
                continue
            _close(stack, family, match.end(), found=found, counts=open_families, width=len(mark))
        elif (
            opens
            and len(stack) < _DEEPEST
            and (family != "single" or match.start() in before_any or _goes_on(text, mark, following))
        ):
            stack.append(_Open(mark, family, match.start(), len(stack)))
            open_families[family] += 1
    if stack and _goes_on(text, stack[0].mark, following):
        stack[0].part(block.end, 0)
        _drop(stack[1:], block.end, found=found)
        return stack[0]
    _drop(stack, block.end, found=found)
    return None


def _apostrophe(text: str, match: re.Match[str], block: Span) -> bool:
    """Whether a single mark stands within a word or for left-out letters."""
    if _FAMILY[match.group()] != "single":
        return False
    before, after = _around(text, match, block)
    return (before.isalnum() and after.isalnum()) or (
        not before.isalnum() and _ELISION.match(text, match.start(), block.end) is not None
    )


def _around(text: str, match: re.Match[str], block: Span) -> tuple[str, str]:
    """Look at the characters before and after a mark; a space at the paragraph's edges."""
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    return before, after


def _directions(text: str, match: re.Match[str], block: Span) -> tuple[bool, bool]:
    """Whether a mark may open and whether it may close a quotation."""
    mark = match.group()
    if mark in "“„«``":
        return True, False
    if mark in ("”", "»"):
        return False, True
    before, after = _around(text, match, block)
    if mark == "''":  # closes what `` opens, and stands for both marks in some archives
        opens = (before.isspace() or before in "([—–-") and not after.isspace()
        return opens, not opens
    if mark == "‘":
        return not after.isspace(), False
    closes = not before.isspace() and not after.isalnum()
    if mark == "’":
        return False, closes
    opens = not after.isspace() and not before.isalnum() and before not in ".,!?;:…%)"
    return opens, closes or (mark == '"' and not opens)


def _reads_as_opening(text: str, match: re.Match[str], block: Span) -> bool:
    """Whether a straight mark that could do either stands as an opening one: space before, none after."""
    before, after = _around(text, match, block)
    return match.group() in "\"'" and before.isspace() and not after.isspace()


def _possessive(text: str, match: re.Match[str], block: Span) -> bool:
    """Whether a closing single mark reads as a plural possessive: "workers’ rights"."""
    before, _ = _around(text, match, block)
    rest = text[match.end() : match.end() + 2]
    return before in "sz" and len(rest) == 2 and rest[0] == " " and rest[1].islower()


def _single_ends(text: str, marks: list[re.Match[str]], block: Span) -> tuple[set[int], set[int]]:
    """Look ahead for what closes single quotations.

    Gives the single marks that stand before any closing one, and those before one that is no possessive either, with no
    opening one between.
    """
    before_any: set[int] = set()
    before_other: set[int] = set()
    any_ahead = other_ahead = False
    for match in reversed(marks):
        if _FAMILY[match.group()] != "single":
            continue
        if any_ahead:
            before_any.add(match.start())
        if other_ahead:
            before_other.add(match.start())
        opens, closes = _directions(text, match, block)
        any_ahead = any_ahead or closes
        if opens:
            other_ahead = False
        elif closes and not _possessive(text, match, block):
            other_ahead = True
    return before_any, before_other


def _goes_on(text: str, mark: str, following: Span | None) -> bool:
    """Whether the next paragraph opens with the mark that opened this quotation."""
    return (
        following is not None and text.startswith(mark, following.start) and following.start + len(mark) < following.end
    )


def _close(
    stack: list[_Open], family: str, end: int, *, found: list[Quotation], counts: Counter[str], width: int
) -> None:
    """Close the innermost quotation of `family`; what is open within it ends before its closing mark."""
    while stack:
        top = stack.pop()
        counts[top.family] -= 1
        if top.family == family:
            top.part(end, width)
            if quotation := top.closed(True):
                found.append(quotation)
            return
        _drop([top], end - width, found=found)


def _drop(stack: list[_Open], end: int, *, found: list[Quotation]) -> None:
    """End what nobody closed. A single mark that stays open was an apostrophe, unless the quotation is in parts."""
    for one in stack:
        if one.family == "single" and not one.outer:
            continue
        one.part(end, 0)
        if quotation := one.closed(False):
            found.append(quotation)
