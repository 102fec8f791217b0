"""A web page as its reader sees it, and every character with its place in the file.

One pass over the tags, as forgiving as a browser, in time that grows with the length of the page alone. Left out:
scripts, styles, pictures, comments, struck and hidden words, notes and what refers to them; of a page that we wrote
ourselves also its list of sources and what stands around the review.
"""

import re
from html import unescape

from pressreview.acquire.drafts.marks import BLOCK_TAGS
from pressreview.acquire.drafts.marks import TAG as _BROKEN_TAG
from pressreview.acquire.drafts.placed import Block, BlockKind, Part, without_lists_of_sources

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+)>"
)
_MARKUP = re.compile(r"<(?:[A-Za-z!?]|/[A-Za-z])")
_WORDS = re.compile(
    r"(?P<plain>(?:[^& \t\n\r\f]|&(?![A-Za-z#]))(?:[^& \t\n\r\f]+|&(?![A-Za-z#])| (?=[^& \t\n\r\f]))*)"
    r"|(?P<space>[ \t\n\r\f]++)"
    r"|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31}+);?|&"
)
_OURS = re.compile(r"""<meta name="generator" content="pressreview">""")
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "textarea", "title", "xmp"})
"""Their content is no HTML; nothing but their end tag ends them."""
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE) for name in _RAW}
_OUT = frozenset({"head", "template", "noscript", "svg", "math", "del", "s", "strike", "object", "video", "audio"})
_WITHIN_A_BLOCK = frozenset({"del", "s", "strike", "svg", "math", "head", "a", "sup", "span", "p"})
"""Left out up to their end tag or the next block, whichever comes first."""
_HIDEABLE = frozenset({"a", "article", "aside", "div", "figure", "ol", "p", "section", "span", "sup", "table", "ul"})
_HIDDEN = re.compile(r"\shidden(?=[\s=/]|\Z)|\sstyle\s*=[^>]{0,500}?display\s*:\s*none", re.IGNORECASE)
_NAMED = re.compile(r"""\s(?:class|role)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_NOTES = frozenset({"footnotes", "endnotes", "doc-endnotes", "doc-footnote", "footnote-ref", "footnote-back"})
_NOTES |= {"doc-noteref", "doc-backlink"}
_OURS_OUT = frozenset({"skip", "kicker", "refs", "notes", "sources"})
_LINK_FIRST = re.compile(r"\s*+(?:\[\s*+)?<a[\s>]", re.IGNORECASE)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})


def html_blocks(raw: str, *, most: int) -> list[Block]:
    """What the page shows, in its order; the rest of it is not read once that is more than `most` characters."""
    page = _Page(raw, most=most)
    page.read()
    return list(without_lists_of_sources(page.blocks, raw))


class _Page:
    """Goes over a page once."""

    def __init__(self, raw: str, *, most: int) -> None:
        self.raw = raw
        self.left = most
        """Characters that may still be shown."""
        self.blocks: list[Block] = []
        self.ours = _OURS.search(raw, 0, 5_000) is not None
        self.parts: list[Part] = []
        self.space: Part | None = None
        """White space that is shown when words of the same block follow."""
        self.lists = 0
        self.level = 0
        self.verbatim = 0
        self.out = ""
        """The element that is left out."""
        self.out_depth = 0
        self.broken = False
        """Whether a tag was found that has no end; what follows is read with less trust in quotation marks."""

    def read(self) -> None:
        """Fill `blocks`."""
        raw, at = self.raw, 0
        while self.left >= 0 and (markup := _MARKUP.search(raw, at)):
            self._words(at, markup.start())
            at = self._markup(markup.start())
        self._words(at, len(raw))
        self._close()

    def _markup(self, at: int) -> int:
        """Deal with what a "<" begins; where to go on."""
        raw = self.raw
        if raw.startswith("<!--", at):
            end = raw.find("-->", at + 2)
            return len(raw) if end < 0 else end + 3
        if raw.startswith(("!", "?"), at + 1):
            end = raw.find(">", at)
            return len(raw) if end < 0 else end + 1
        tag = (_BROKEN_TAG if self.broken else _TAG).match(raw, at)
        if not tag and not self.broken:
            self.broken = True
            tag = _BROKEN_TAG.match(raw, at)
        if not tag:
            end = raw.find("<", at + 1)
            return len(raw) if end < 0 else end
        return self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> int:
        name, closes, rest = tag["name"].lower(), bool(tag["close"]), tag["rest"]
        alone = rest.endswith("/")
        if name in _RAW and not closes and not (alone and self.out in ("svg", "math")):
            end = _RAW_END[name].search(self.raw, tag.end())
            return end.end() if end else len(self.raw)
        if self.out:
            if name == self.out:
                self.out_depth += -1 if closes else not alone
                if self.out_depth == 0:
                    self.out = ""
            if not self.out or self.out not in _WITHIN_A_BLOCK or name not in BLOCK_TAGS:
                return tag.end()
            if name == self.out and closes:
                return tag.end()
            self.out = ""
        if not closes and not alone and self._left_out(name, rest, tag.end()):
            self.out, self.out_depth = name, 1
        if name == "br":
            self.space = Part(tag.start(), tag.end(), "\n\n" if self.space and self.space.shown == "\n" else "\n")
        elif name in BLOCK_TAGS:
            self._block(name, closes=closes)
        return tag.end()

    def _left_out(self, name: str, rest: str, at: int) -> bool:
        if name in _OUT or (name == "footer" and self.ours):
            return True
        if name == "sup" and _LINK_FIRST.match(self.raw, at):
            return True
        if name not in _HIDEABLE or not rest:
            return False
        if _HIDDEN.search(rest):
            return True
        words = {word for found in _NAMED.finditer(rest) for word in (found[1] or found[2] or found[3] or "").split()}
        return not words.isdisjoint(_NOTES) or (self.ours and not words.isdisjoint(_OURS_OUT))

    def _block(self, name: str, *, closes: bool) -> None:
        self._close()
        if name in _LISTS:
            self.lists = max(0, self.lists + (-1 if closes else 1))
        elif name in _LEVELS:
            self.level = 0 if closes else _LEVELS[name]
        elif name == "pre":
            self.verbatim = max(0, self.verbatim + (-1 if closes else 1))
        else:
            self.level = 0

    def _words(self, start: int, end: int) -> None:
        if self.out:
            return
        for match in _WORDS.finditer(self.raw, start, end):
            if self.left < 0:
                return
            if match.lastgroup == "plain":
                self._show(Part(match.start(), match.end()))
            elif match.lastgroup == "space":
                self._space(match.start(), match.end())
            else:
                shown = unescape(match.group())
                if shown == match.group():
                    self._show(Part(match.start(), match.end()))
                elif shown.strip(" \t\n\r\f"):
                    self._show(Part(match.start(), match.end(), shown))
                elif shown:
                    self._space(match.start(), match.end())

    def _space(self, start: int, end: int) -> None:
        if self.verbatim:
            self._show(Part(start, end))
        elif self.space is None:
            self.space = Part(start, start + 1) if self.raw[start] == " " else Part(start, end, " ")

    def _show(self, part: Part) -> None:
        if self.space and self.parts:
            self.parts.append(self.space)
        self.space = None
        self.parts.append(part)
        self.left -= part.end - part.start if part.shown is None else len(part.shown)

    def _close(self) -> None:
        if self.parts:
            kind: BlockKind = "heading" if self.level else "item" if self.lists else "plain"
            self.blocks.append(Block(kind, self.level, self.parts))
            self.parts = []
        self.space = None
