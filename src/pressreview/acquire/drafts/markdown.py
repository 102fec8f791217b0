"""Markdown as its reader sees it, without its marks, and every character with its place in the file.

Blocks first, line by line, then the marks within each block. It follows CommonMark with GitHub's tables, footnotes and
struck words, where that matters to prose, and takes time that grows with the length of the file alone. Left out wholly:
front matter, code blocks, images, footnotes and what refers to them, comments, tags, struck words, addresses in angle
brackets, lists of sources. Where a mark is never closed it is shown, and so is all that follows: what is checked should
rather be too much than too little. Indented lines are prose too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from itertools import accumulate
from typing import NamedTuple

from pressreview.acquire.drafts.marks import BLOCK_TAGS, TAG
from pressreview.acquire.drafts.placed import Block, BlockKind, Part, without_lists_of_sources

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_FRONT = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?=[\w-]{1,40}:)(?:[^\r\n]{0,4000}(?:\r\n|\r|\n)){1,100}?(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
_SPACE = re.compile(r"[ \t]*+")
_QUOTE = re.compile(r"(?:[ \t]*+>)++[ \t]*+")
_ITEM = re.compile(r"(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]++(?:\[[ xX]\][ \t]++)?|\Z)")
_RULE = re.compile(r"(?:-[ \t]*+){3,}+\Z|(?:\*[ \t]*+){3,}+\Z|(?:_[ \t]*+){3,}+\Z")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+\Z")
_HEADING = re.compile(r"(?P<marks>#{1,6})(?:[ \t]++|\Z)")
_HEADING_END = re.compile(r"(?:(?<=[ \t])|(?<=^))#++[ \t]*+\Z")
_FENCE = re.compile(r"(?P<marks>`{3,}+|~{3,}+)[ \t]*+(?P<info>[^`\r\n]*+)\Z")
_READ_ON = frozenset({"markdown", "md"})
"""Languages of a code block that is no code: models answer with a whole page in one."""
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]:")
_DEFINITION = re.compile(
    r"\[(?!\^)(?P<label>[^\[\]\\]{1,200})\]:[ \t]*+(?:<[^<>]*+>|\S++)"
    r"(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?[ \t]*+\Z"
)
_COLUMNS = re.compile(r"(?=.*\|)\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z")
_CELL_END = re.compile(r"\\.|(\|)")
_HIDDEN = re.compile(r"<(?:(?P<comment>!--)|(?P<tag>script|style|template)\b)", re.IGNORECASE)
_OURS = re.compile(r"\*(?:Press review, |All addresses of these articles end in \.example).*\*\Z")
"""Lines of a review that we wrote ourselves which say nothing of its story."""
_OUR_LABEL = re.compile(r"\*\*[^*]{1,80}:\*\*( )")
"""What such a review puts before a row of a list: "**16 March, scheduled:** The South Quay …"."""
_MAX_MARKERS = 12
"""Lists within lists on one line; what is behind is text."""


def markdown_blocks(raw: str) -> list[Block]:
    """What `raw` shows, in its order."""
    page = _Lines(raw)
    page.read()
    defined = frozenset(page.defined)
    said = [block for block in page.blocks if not (len(block.lines) == 1 and _OURS.match(raw, *block.lines[0][:2]))]
    label = _OUR_LABEL if len(said) < len(page.blocks) else None
    blocks = (Block(block.kind, block.level, _parts(raw, block.lines, defined, label=label)) for block in said)
    return list(without_lists_of_sources(blocks, raw))


class _Prose(NamedTuple):
    kind: BlockKind
    level: int
    lines: list[tuple[int, int, bool]]
    """Where each begins and ends, and whether a line break follows that is shown."""


class _Lines:
    """Takes lines apart into blocks. Read once."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.blocks: list[_Prose] = []
        self.defined: set[str] = set()
        self.lines = [match.span(1) for match in _LINE.finditer(raw)]
        self.number = 0
        """Of the line that is read."""
        self.open: list[tuple[int, int, bool]] = []
        self.kind: BlockKind = "plain"
        self.depth = 0
        """Quotation marks before the paragraph that is open."""
        self.ordered = False
        """Whether the last block is an item of a numbered list, so that any number begins another."""
        self.transparent = ""
        """The mark that ends a code block which is read."""
        self.never_again: set[str] = set()
        """Ends that were looked for and are not in the rest of the file."""
        self.closers = {mark: self._closers(mark) for mark in "`~"}

    def _closers(self, mark: str) -> tuple[list[int], list[int]]:
        """Lines that end a code block, and the longest mark of each or any after it."""
        pure = re.compile(rf"[ \t>]*+({mark}{{3,}}+)[ \t]*+\Z")
        found = [
            (number, match.end(1) - match.start(1))
            for number, (start, end) in enumerate(self.lines)
            if (match := pure.match(self.raw, start, end))
        ]
        longest = list(accumulate((length for _, length in reversed(found)), max))[::-1]
        return [number for number, _ in found], longest

    def read(self) -> None:
        """Fill `blocks` and `defined`."""
        if front := _FRONT.match(self.raw):
            self._go_to(front.end())
            self.number += 1
        while self.number < len(self.lines):
            self._line(*self.lines[self.number])
            self.number += 1
        self._close()

    def _line(self, start: int, end: int) -> None:
        at, depth, item = self._markers(start, end)
        if at == end:
            self._close()
            if item:
                self.kind = "item"
            return
        if depth > self.depth:
            self._close()
        self.depth = depth if not self.open else max(depth, self.depth)
        if item:
            self._close()
            self.kind = "item"
        elif not self.open and not (self.kind == "item" and at - start >= 2):
            self.kind, self.ordered = "plain", False
        if not (self._code(at, end) or self._hidden(at, end) or self._marked(at, end)):
            self._prose(at, end)

    def _markers(self, start: int, end: int) -> tuple[int, int, bool]:
        """Where the words of a line begin, the quotation marks before them, and whether they begin a list item."""
        raw, depth, item = self.raw, 0, False
        at = start
        for _ in range(_MAX_MARKERS):
            if quote := _QUOTE.match(raw, at, end):
                depth += quote.group().count(">")
                at = quote.end()
                continue
            at = _space(raw, at, end)
            found = None if _RULE.match(raw, at, end) else _ITEM.match(raw, at, end)
            if not found or (self.open and not item and not self._interrupts(found, end)):
                break
            self.ordered = found["number"] is not None
            item, at = True, found.end()
        return _space(raw, at, end), depth, item

    def _interrupts(self, found: re.Match[str], end: int) -> bool:
        """Whether a list may begin here, the line before being prose: "in March / 2023. Then" begins none."""
        if found.end() == end:
            return False
        return found["number"] is None or found["number"] == "1" or self.ordered

    def _code(self, at: int, end: int) -> bool:
        fence = _FENCE.match(self.raw, at, end)
        if not fence:
            return False
        self._close()
        marks = fence["marks"]
        if self.transparent and marks.startswith(self.transparent) and not fence["info"]:
            self.transparent = ""
            return True
        language = fence["info"].split(maxsplit=1)[:1]
        lines, longest = self.closers[marks[0]]
        following = bisect_right(lines, self.number)
        if language and language[0].lower() in _READ_ON:
            self.transparent = marks
        elif following < len(lines) and longest[following] >= len(marks):
            closes = re.compile(rf"[ \t>]*+{marks[0]}{{{len(marks)},}}+[ \t]*+\Z")
            self.number = next(
                number
                for number in range(self.number + 1, len(self.lines))
                if closes.match(self.raw, *self.lines[number])
            )
        return True

    def _hidden(self, at: int, end: int) -> bool:
        """Comments and scripts that begin a line, which may go over empty lines."""
        found = _HIDDEN.match(self.raw, at, end)
        if not found or self.open:
            return False
        name = "-->" if found["comment"] else f"</{found['tag'].lower()}"
        if name in self.never_again:
            return False
        closing = re.compile("-->" if found["comment"] else rf"{name}[^<>]*+>", re.IGNORECASE)
        close = closing.search(self.raw, found.end())
        if not close:
            self.never_again.add(name)
            return False
        self._go_to(close.end())
        self.lines[self.number] = (close.end(), self.lines[self.number][1])
        self.number -= 1  # the rest of that line is a line
        return True

    def _go_to(self, place: int) -> None:
        """Go on with the line that `place` is in."""
        while self.lines[self.number][1] < place:
            self.number += 1

    def _marked(self, at: int, end: int) -> bool:
        raw = self.raw
        if self.open and _UNDERLINE.match(raw, at, end):
            self._close(heading=1 if raw[at] == "=" else 2)
            return True
        if _RULE.match(raw, at, end):
            self._close()
            return True
        if heading := _HEADING.match(raw, at, end):
            self._close()
            closing = _HEADING_END.search(raw, max(heading.end(), end - 200), end)
            self.open = [(heading.end(), closing.start() if closing else end, False)]
            self._close(heading=len(heading["marks"]))
            return True
        if _FOOTNOTE.match(raw, at, end):
            self._close()
            self._footnote()
            return True
        if not self.open and (definition := _DEFINITION.match(raw, at, end)):
            self.defined.add(_label(definition["label"]))
            return True
        return self._table(at, end)

    def _footnote(self) -> None:
        """Leave out the rest of a footnote: lines up to an empty one, and indented ones behind it."""
        empty = False
        while self.number + 1 < len(self.lines):
            start, end = self.lines[self.number + 1]
            at = _space(self.raw, start, end)
            if at == end:
                empty = True
            elif (empty and at - start < 2) or (
                not empty and (_HEADING.match(self.raw, at, end) or _FOOTNOTE.match(self.raw, at, end))
            ):
                return
            self.number += 1

    def _table(self, at: int, end: int) -> bool:
        if self.number + 1 == len(self.lines) or self.raw.find("|", at, end) < 0:
            return False
        start, below = self.lines[self.number + 1]
        if not _COLUMNS.match(self.raw, self._inner(start, below), below):
            return False
        self._close()
        self._cells(at, end)
        self.number += 1
        while self.number + 1 < len(self.lines):
            start, end = self.lines[self.number + 1]
            if self.raw.find("|", start, end) < 0:
                break
            self._cells(self._inner(start, end), end)
            self.number += 1
        return True

    def _inner(self, start: int, end: int) -> int:
        quote = _QUOTE.match(self.raw, start, end)
        return _space(self.raw, quote.end() if quote else start, end)

    def _cells(self, at: int, end: int) -> None:
        for match in _CELL_END.finditer(self.raw, at, end):
            if match[1]:
                self._cell(at, match.start())
                at = match.end()
        self._cell(at, end)

    def _cell(self, start: int, end: int) -> None:
        self.open = [(start, end, False)]
        self._close()

    def _prose(self, at: int, end: int) -> None:
        ends = at + len(self.raw[at:end].rstrip())
        self.open.append((at, ends, self.raw.startswith("  ", ends)))

    def _close(self, *, heading: int = 0) -> None:
        if self.open:
            self.blocks.append(_Prose("heading" if heading else self.kind, heading, self.open))
            self.open = []
        self.depth = 0


def _space(raw: str, at: int, end: int) -> int:
    match = _SPACE.match(raw, at, end)
    return match.end() if match else at


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


_MARK = re.compile(r"\\|`+|\*+|_+|~+|!?\[|\]|<|&|\n|\r")
_TICKS = re.compile(r"`+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:(#)(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")
_REFERS = re.compile(r"\[\^[^\]\s]{1,100}\]")
_TARGET = re.compile(
    r"\(\s*+(?:<[^<>\n]*+>|[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    r"(?:\s++(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|\([^()]{0,2000}+\)))?\s*+\)"
)
_LABEL = re.compile(r"\[([^\[\]]{0,200}+)\]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>")
_NUMBER_OF_A_NOTE = re.compile(r"[\[\s]*\d{1,3}[\]\s]*|[↑↩︎†‡*]+")
_STRUCK = frozenset({"del", "s", "strike"})
_ENDS_OF_STRUCK = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in _STRUCK}


def _parts(
    raw: str, lines: list[tuple[int, int, bool]], defined: frozenset[str], *, label: re.Pattern[str] | None
) -> list[Part]:
    """What the lines of a block show."""
    start, end, _ = lines[0]
    if len(lines) == 1 and not _MARK.search(raw, start, end):
        return [Part(start, end)]
    return list(_Inline(raw, lines, defined).parts(label=label))


class _Inline:
    """Takes the marks out of one block. Used once."""

    def __init__(self, raw: str, lines: list[tuple[int, int, bool]], defined: frozenset[str]) -> None:
        self.lines = lines
        self.defined = defined
        self.text = "".join(f"{raw[start:end]}{chr(13) if hard else chr(10)}" for start, end, hard in lines)[:-1]
        self.cuts: list[tuple[int, int, str]] = []
        """Stretches of `text` to be left out, and what is shown for them."""
        self.brackets: list[tuple[int, int]] = []
        self.emphasis: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
        """Where marks stand that may open, and how many of them are left."""
        self.ticks: dict[int, list[int]] | None = None
        self.never_again: set[str] = set()

    def parts(self, *, label: re.Pattern[str] | None) -> Iterator[Part]:
        """What is left, by its place in the file; what `label` finds at the start stands apart."""
        self._find_cuts()
        if label and (found := label.match(self.text)):
            self.cuts.append((*found.span(1), "\n\n"))
        starts = [0]
        for start, end, _ in self.lines:
            starts.append(starts[-1] + end - start + 1)
        line, at = 0, 0

        def place(position: int) -> int:
            nonlocal line
            while line + 1 < len(self.lines) and starts[line + 1] <= position:
                line += 1
            return self.lines[line][0] + position - starts[line]

        apart = False  # whether a paragraph has ended and nothing followed
        for start, end, shown in sorted(self.cuts, key=lambda cut: (cut[0], -cut[1])):
            if start < at:
                continue
            if at < start:
                here = place(at)
                yield Part(here, here + start - at)
                apart = False
            if shown and not (apart and shown.isspace()):
                here = place(start)
                yield Part(here, max(place(end - 1) + 1, here + 1), shown)
                apart = shown == "\n\n"
            at = end
        if at < len(self.text):
            here = place(at)
            yield Part(here, here + len(self.text) - at)

    def _find_cuts(self) -> None:
        at, text = 0, self.text
        while match := _MARK.search(text, at):
            at = self._mark(match.group(), match.start(), match.end())

    def _mark(self, mark: str, start: int, end: int) -> int:
        """Deal with a mark; where to go on."""
        match mark[0]:
            case "\\":
                return self._escape(start)
            case "`":
                return self._code(start, end)
            case "*" | "_":
                self._emphasis(mark[0], start, end)
            case "~":
                self._struck(start, end)
            case "[" | "!":
                return self._opening(start, end)
            case "]":
                return self._closing(start)
            case "<":
                return self._tag(start)
            case "&":
                return self._entity(start)
            case "\n":
                self.cuts.append((start, end, " "))
            case _:
                self.cuts.append((start, end, "\n"))
        return end

    def _escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following in _PUNCTUATION:
            self.cuts.append((at, at + 1, ""))
            return at + 2
        if following in ("\n", "\r"):
            self.cuts.append((at, at + 2, "\n"))
            return at + 2
        return at + 1

    def _code(self, start: int, end: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for run in _TICKS.finditer(self.text):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        same = self.ticks.get(end - start, [])
        following = bisect_right(same, start)
        if following == len(same):
            return end
        closing = same[following]
        self.cuts += [(start, end, ""), (closing, closing + end - start, "")]
        self.cuts += [(end + at, end + at + 1, " ") for at, mark in enumerate(self.text[end:closing]) if mark in "\n\r"]
        return closing + end - start

    def _emphasis(self, mark: str, start: int, end: int) -> None:
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        opens = left and (mark == "*" or not right or not before.isalnum())
        closes = right and (mark == "*" or not left or not after.isalnum())
        waiting = self.emphasis[mark]
        while closes and waiting and start < end:
            at, count = waiting.pop()
            used = min(count, end - start)
            self.cuts += [(at + count - used, at + count, ""), (start, start + used, "")]
            if used < count:
                waiting.append((at, count - used))
            start += used
        if opens and start < end:
            waiting.append((start, end - start))

    def _struck(self, start: int, end: int) -> None:
        if end - start != 2:
            return
        if waiting := self.emphasis["~"]:
            self.cuts.append((waiting.pop()[0], end, ""))
        elif not (self.text[end : end + 1] or " ").isspace():
            waiting.append((start, 2))

    def _opening(self, start: int, end: int) -> int:
        refers = _REFERS.match(self.text, start)
        if refers:
            self.cuts.append((start, refers.end(), ""))
            return refers.end()
        self.brackets.append((start, end))
        return end

    def _closing(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        start, words = self.brackets.pop()
        after = self._target(at, words=words)
        picture = words - start == 2
        number = at - words <= 12 and _NUMBER_OF_A_NOTE.fullmatch(self.text, words, at) is not None
        if after is None:
            if not picture and number and self._is_attached(start, at + 1):
                self.cuts.append((start, at + 1, ""))
            return at + 1
        if picture or number:
            self.cuts.append((start, after, ""))
        else:
            self.cuts += [(start, words, ""), (at, after, "")]
        return after

    def _target(self, at: int, *, words: int) -> int | None:
        """The end of a link whose words begin at `words` and end at `at`; None where it is none."""
        if target := _TARGET.match(self.text, at + 1):
            return target.end()
        if not self.defined:
            return None
        label = _LABEL.match(self.text, at + 1)
        if label and label[1].strip():
            return label.end() if _label(label[1]) in self.defined else None
        if at - words <= 200 and _label(self.text[words:at]) in self.defined:
            return label.end() if label else at + 1
        return None

    def _is_attached(self, start: int, end: int) -> bool:
        """Whether a number in brackets belongs to what is before it, as in "said.[1]" and "the port [2]."."""
        if start and not self.text[start - 1].isspace():
            return True
        return self.text[end : end + 1] in (".", ",", ";", "") and start > 0

    def _tag(self, at: int) -> int:
        text = self.text
        if link := _AUTOLINK.match(text, at):
            self.cuts.append((at, link.end(), ""))
            return link.end()
        if text.startswith("<!--", at):
            end = self._find("-->", re.compile("-->"), at + 4)
            return self._cut(at, end, "") if end else at + 4
        tag = TAG.match(text, at)
        if not tag:
            return at + 1
        name = tag["name"].lower()
        if name in _STRUCK and not tag["close"] and (end := self._find(name, _ENDS_OF_STRUCK[name], tag.end())):
            return self._cut(at, end, "")
        return self._cut(at, tag.end(), "\n" if name == "br" else "\n\n" if name in BLOCK_TAGS else "")

    def _find(self, name: str, end: re.Pattern[str], at: int) -> int | None:
        """Where the next `end` ends; nothing is looked for again that is not there."""
        found = None if name in self.never_again else end.search(self.text, at)
        if not found:
            self.never_again.add(name)
        return found.end() if found else None

    def _cut(self, start: int, end: int, shown: str) -> int:
        self.cuts.append((start, end, shown))
        return end

    def _entity(self, at: int) -> int:
        entity = _ENTITY.match(self.text, at)
        if not entity or not (entity[1] or entity.group()[1:] in html5):
            return at + 1
        return self._cut(at, entity.end(), unescape(entity.group()))
