"""PolNeAR (Newell, Margolin and Ruths, LREC 2018) as spans: brat standoff files, read as they are.

Some articles have several annotators; the first file by name is taken, always. Only the outermost attribution is
annotated there, so it can neither teach nor score chains.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

_TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)\t", re.MULTILINE)
_LINE_END = re.compile(r"\s*\n\s*")
_TOKEN = re.compile(
    r"(?:[A-Z]\.)+[A-Z]?|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|St|Rev|Jr|No|Inc|Corp|Co|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|['’](?:s|re|ve|ll|d|m)\b|\w+?(?=n['’]t\b)|n['’]t\b|\d+(?:[.,:]\d+)*|\w+(?:[-/&]\w+)*|\.{2,}|--+|\S",
    re.IGNORECASE,
)
_QUOTES = frozenset('"“”')
_WRITTEN = {"’": "'", "‘": "`", "—": "--", "–": "--", "[": "-LSB-", "]": "-RSB-", "…": "...", "’s": "'s", "n’t": "n't",
            "’re": "'re", "’ve": "'ve", "’ll": "'ll", "’d": "'d", "’m": "'m"}  # fmt: skip
_EVENT = re.compile(r"^E\d+\t(.*)$", re.MULTILINE)


class Gold(NamedTuple):
    """One annotated attribution: spans in code points, each list in text order; `source` may be empty."""

    source: Spans
    cue: Spans
    content: Spans


class Annotated(NamedTuple):
    """An article with its attributions, in text order of their cues."""

    name: str
    text: str
    attributions: tuple[Gold, ...]

    @property
    def outlet(self) -> str:
        """PolNeAR's code of the publisher ("nyt", "usa-today")."""
        return self.name.split("_", 1)[0]


def articles(folder: Path, *, every_annotator: bool = False) -> Iterator[Annotated]:
    """The articles of one compartment (`…/polnear/train` or `…/polnear/dev`), by name; one a copy if asked for all."""
    for text_file in sorted((folder / "text").glob("*.txt")):
        text = text_file.read_bytes().decode()
        annotations = sorted((folder / "attributions").glob(f"{text_file.stem}_*.ann"))
        for annotation in annotations if every_annotator else annotations[:1]:
            yield Annotated(text_file.stem, text, _attributions(annotation.read_bytes().decode()))


def chunks(article: Annotated) -> Iterator[Annotated]:
    """The article in paragraphs written as tokens, several together where an annotated span runs on: CofeNet's chunks.

    An attribution with parts in several chunks leaves each part where it stands, the first chunk with its cue or not.
    """
    marked = sorted(span for gold in article.attributions for part in gold for span in part)
    cuts, reach, at = [0], 0, 0
    for line_end in _LINE_END.finditer(article.text):
        while at < len(marked) and marked[at][0] < line_end.start():
            reach = max(reach, marked[at][1])
            at += 1
        if reach <= line_end.start():
            cuts.append(line_end.end())
    for start, end in zip(cuts, [*cuts[1:], len(article.text)], strict=True):
        if article.text[start:end].strip():
            yield as_tokens(_cut(article, start, end))


def _cut(article: Annotated, start: int, end: int) -> Annotated:
    def inside(spans: Spans) -> Spans:
        return tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)

    kept = (Gold(*map(inside, gold)) for gold in article.attributions)
    return Annotated(article.name, article.text[start:end], tuple(gold for gold in kept if any(gold)))


def as_tokens(article: Annotated) -> Annotated:
    """The text as the Penn Treebank writes it: a space around every token, doubled marks for quotation marks."""
    written: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at, opened = 0, False
    for token in _TOKEN.finditer(article.text):
        word = token.group()
        if word in _QUOTES:
            before = article.text[token.start() - 1 : token.start()]
            opened = word == "“" or (word == '"' and not opened and not before.strip(" \n([—-"))
            word = "``" if opened else "''"
        word = _WRITTEN.get(word, word)
        for place in range(token.start(), token.end()):
            starts[place], ends[place + 1] = at + place - token.start(), at + place + 1 - token.start()
        ends[token.end()] = at + len(word)
        written.append(word)
        at += len(word) + 1

    def move(spans: Spans) -> Spans:
        return tuple((starts[a], ends[b]) for a, b in spans if a in starts and b in ends)

    gold = tuple(Gold(*map(move, one)) for one in article.attributions)
    return Annotated(article.name, " ".join(written), gold)


def _attributions(standoff: str) -> tuple[Gold, ...]:
    bounds: dict[str, Spans] = {}
    for name, _, places in _TEXT_BOUND.findall(standoff):
        bounds[name] = tuple((int(a), int(b)) for a, b in (p.split() for p in places.split(";")))
    found = []
    for event in _EVENT.findall(standoff):
        parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for role, name in (part.split(":") for part in event.split()):
            parts.get(role.rstrip("0123456789"), []).extend(bounds[name])
        gold = Gold(*(tuple(sorted(set(parts[role]))) for role in ("Source", "Cue", "Content")))
        if gold.cue or gold.content:
            found.append(gold)
    return tuple(sorted(found, key=lambda gold: gold.cue or gold.content))
