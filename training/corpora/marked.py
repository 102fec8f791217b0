"""Texts with marked spans, and how a text is made again from the tokens that a corpus keeps."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

Part = Literal["train", "dev"]


class Mark(NamedTuple):
    """Code points `start` to `end` and the labels they may have: several where a corpus is coarser than ours."""

    start: int
    end: int
    labels: tuple[str, ...]


class Marked(NamedTuple):
    """A text with its marks, in text order and without overlap.

    `beside`: labels that unmarked text may also carry, since the corpus does not mark them.
    """

    name: str
    text: str
    marks: tuple[Mark, ...]
    beside: tuple[str, ...]


class Graded(NamedTuple):
    """A text with its predicates: start and end in code points, certainty from -3 (not so) over 0 (open) to 3 (so)."""

    name: str
    text: str
    marks: tuple[tuple[int, int, float], ...]


class Joined(NamedTuple):
    """A text and where each of its tokens stands, in code points."""

    text: str
    spans: tuple[tuple[int, int], ...]


_CLOSES = re.compile(r"[.,;:!?%)\]}”»…]+|['’](s|re|ve|ll|d|m|t)|n['’]t", re.IGNORECASE)
_OPENS = re.compile(r"[(\[{“‘«$£€¥₡₹#@]|[A-Z]{1,3}\$")
_CLOSED = re.compile(r"[”’»)\]]")
_CLITIC = re.compile(r"s|re|ve|ll|d|m|t", re.IGNORECASE)
_LETTER = re.compile(r"[A-Z]\.?")
_INITIAL = re.compile(r"(?:^|\W)[A-Z]\.$")
_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")


def join(tokens: Sequence[str]) -> Joined:
    """One sentence with ordinary spacing: closing marks to the left, opening ones to the right, hyphens to both.

    Straight quotation marks open and close in turn; the first token of a sentence opens, the last one closes. A hyphen
    between words is taken for a hyphen, an en dash for a dash unless it stands between digits: the tokens do not tell.
    Quotation marks of treebanks (two single ones) are written as the straight ones that they stand for.
    """
    words = ['"' if word in ("``", "''") else word for word in tokens]
    text, spans = "", []
    opened: set[str] = set()
    glue = True  # nothing stands between the last word and the next one
    for i, word in enumerate(words):
        before, after = text[-1:], words[i + 1][:1] if i + 1 < len(words) else ""
        left, right = bool(_CLOSES.fullmatch(word)), bool(_OPENS.fullmatch(word))
        if word in ('"', "'"):
            possessive = word == "'" and word not in opened and before in ("s", "S") and bool(after)
            closing = bool(i) and (word in opened or possessive or not after)
            if not possessive:
                (opened.discard if closing else opened.add)(word)
            left, right = closing, not closing
        elif word == "’":
            left, right = True, bool(i + 1 < len(words) and _CLITIC.fullmatch(words[i + 1]))
        elif word in ("-", "–", "/"):
            inner = _DIGIT if word == "–" else _WORD
            left = right = bool(inner.match(before) and inner.match(after))
        elif _LETTER.fullmatch(word) and (len(word) == 2 or after == "."):
            left = bool(_INITIAL.search(text[-3:]))  # "U.S."
        if text and not left and not glue:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = right
    return Joined(text, tuple(spans))


def align(tokens: Sequence[str], text: str) -> Joined | None:
    """Where the tokens stand in their own sentence; None where they are not its words in their order."""
    spans, at = [], 0
    for token in tokens:
        while text[at : at + 1].isspace():
            at += 1
        if not text.startswith(token, at):
            return None
        spans.append((at, at + len(token)))
        at += len(token)
    return Joined(text, tuple(spans)) if not text[at:].strip() else None


def assemble(sentences: Iterable[Joined], breaks: Sequence[str]) -> Joined:
    """A document from its sentences; `breaks[i]` stands before sentence i.

    That of the first is left out, and so is that of a sentence which begins with the closing mark of the one before.
    """
    text, spans = "", []  # type: str, list[tuple[int, int]]
    for sentence, gap in zip(sentences, breaks, strict=True):
        text += gap if text and not _CLOSED.match(sentence.text) else ""
        spans.extend((start + len(text), end + len(text)) for start, end in sentence.spans)
        text += sentence.text
    return Joined(text, tuple(spans))


def chunks(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and label of each entity in B-/I- or B-/I-/E-/S- labels."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        place, _, name = label.partition("-")
        if kind and (place not in ("I", "E") or name != kind):
            yield start, i, kind
            kind = ""
        if name and not kind:
            start, kind = i, name


def apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in text order; of overlapping ones the shortest: the ends of a range, not the range."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.end - mark.start, mark.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept))


def part_of(name: str) -> Part:
    """`train` or `dev` for a text that no one else divided: by a hash of its name, half and half."""
    return "train" if hashlib.sha256(name.encode()).digest()[0] % 2 else "dev"


def blocks(path: Path) -> Iterator[list[str]]:
    """The groups of lines between blank lines."""
    group: list[str] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []
