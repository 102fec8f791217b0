"""Time expressions as their corpora mark them: MEANTIME (TIMEX3) and GUM (TEI dates), for `bench.times`."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from training.corpora.marked import Joined, align, assemble, join

_ANNOTATED_SENTENCES = 6
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Expression(NamedTuple):
    """An annotated expression: code points, the type of TIMEX3 ("DATE") or the TEI element ("date"), the attributes."""

    start: int
    end: int
    kind: str
    attributes: dict[str, str]


class Timed(NamedTuple):
    """A text, the day it was made as its corpus writes it, and its annotated expressions that have words."""

    name: str
    text: str
    created: str
    expressions: tuple[Expression, ...]


def meantime_documents(folder: Path) -> Iterator[Timed]:
    """MEANTIME, intra-document annotation, by name.

    Only sentences 0 to 5 are annotated: headline, dateline and four more. No element of any kind points further in the
    60 files, but for one value in a sentence 6; the text ends there. Headline and dateline have a line each.
    """
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314, the corpus is our own copy
        tokens = [one for one in root.iter("token") if int(one.attrib["sentence"]) < _ANNOTATED_SENTENCES]
        sentences: list[list[str]] = [[] for _ in range(_ANNOTATED_SENTENCES)]
        for token in tokens:
            sentences[int(token.attrib["sentence"])].append(token.text or "")
        text = assemble([join(sentence) for sentence in sentences], ["\n"] * 3 + [" "] * (_ANNOTATED_SENTENCES - 3))
        place = {token.get("t_id"): i for i, token in enumerate(tokens)}
        created, expressions = "", []
        for timex in root.iter("TIMEX3"):
            anchors = sorted(place[anchor.get("t_id")] for anchor in timex.iter("token_anchor"))
            if timex.get("functionInDocument") == "CREATION_TIME" and timex.get("value"):
                created = timex.attrib["value"]
            if anchors:
                start, end = text.spans[anchors[0]][0], text.spans[anchors[-1]][1]
                expressions.append(Expression(start, end, timex.get("type", ""), dict(timex.attrib)))
        yield Timed(path.stem, text.text, created, tuple(sorted(expressions, key=lambda one: one[:2])))


def gum_documents(folder: Path) -> Iterator[Timed]:
    """GUM's documents by name; spacing and paragraphs as its dependency trees keep them (`dep/`)."""
    for path in sorted(folder.glob("xml/*.xml")):
        sentences: list[list[str]] = []
        marks: list[tuple[int, int, str]] = []
        opened: list[tuple[int, str]] = []
        created = ""
        count = 0  # tokens so far
        for line in path.read_text("utf-8").splitlines():
            if "\t" in line:
                sentences[-1].append(unescape(line.split("\t")[0]))
                count += 1
            elif line.startswith("<text "):
                created = dict(_ATTRIBUTE.findall(line)).get("dateCreated", "")
            elif line.startswith("<s ") or line == "<s>":
                sentences.append([])
            elif line.startswith(("<date ", "<time ")):
                opened.append((count, line))
            elif line.startswith(("</date>", "</time>")):
                marks.append((opened[-1][0], count, opened.pop()[1]))
        text = _spaced(sentences, folder / "dep" / f"{path.stem}.conllu")
        expressions = [
            Expression(text.spans[first][0], text.spans[after - 1][1], tag[1:5], dict(_ATTRIBUTE.findall(tag)))
            for first, after, tag in marks
            if first < after
        ]
        yield Timed(path.stem, text.text, created, tuple(sorted(expressions, key=lambda one: one[:2])))


def _spaced(sentences: list[list[str]], trees: Path) -> Joined:
    """The sentences as they were written: the `# text` of their trees, a line for each paragraph."""
    written, breaks, gap = [], [], " "
    for line in trees.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            gap = "\n"
        elif line.startswith("# text = "):
            written.append(line.removeprefix("# text = "))
            breaks.append(gap)
            gap = " "
    pairs = zip(sentences, written, strict=True)
    return assemble([align(tokens, text) or join(tokens) for tokens, text in pairs], breaks)
