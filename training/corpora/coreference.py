"""Who is who: GUM's news, interviews and other genres, MEANTIME, GAP. Spans of what is mentioned, by entity.

GUM (Zeldes 2017) keeps its entities in the last column of `dep/`; MEANTIME (Minard et al., LREC 2016) in `REFERS_TO`;
GAP (Webster et al., TACL 2018) tells of one pronoun a text and two names whether it means them.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from training.corpora.marked import assemble, join

_EVENT = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d+)\)|\)")
_LINE = 10
"""Columns of a line of CoNLL-U."""


class Coreferent(NamedTuple):
    """A text with its entities, each the half-open spans of its mentions in text order."""

    name: str
    text: str
    entities: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def genre(self) -> str:
        """GUM's genre, "GUM_news_afghan" -> "news"; the whole name elsewhere."""
        parts = self.name.split("_")
        return parts[1] if parts[0] == "GUM" else self.name


class Ambiguous(NamedTuple):
    """A pronoun of GAP, where it stands, and what it means: spans of names, with whether it means them."""

    text: str
    pronoun: str
    place: int
    names: tuple[tuple[int, int, bool], ...]


def gum(folder: Path) -> Iterator[Coreferent]:
    """GUM's documents by name, persons alone."""
    for path in sorted(folder.glob("dep/*.conllu")):
        yield _document(path)


def _document(path: Path) -> Coreferent:
    written: list[str] = []
    at = 0
    gap = ""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    opened: list[tuple[str, int]] = []
    joined_to, after_joined = 0, " "  # of tokens written as one word: "Trump's" is two
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            gap = "\n\n" if at else ""
            joined_to = 0
            continue
        columns = line.split("\t")
        if len(columns) == _LINE and "-" in columns[0]:
            joined_to = int(columns[0].split("-")[1])
            after_joined = "" if "SpaceAfter=No" in columns[9] else " "
        if len(columns) != _LINE or not columns[0].isdigit():
            continue
        written.append(gap + columns[1])
        start, at = at + len(gap), at + len(gap) + len(columns[1])
        notes = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
        gap = "" if notes.get("SpaceAfter") == "No" else " "
        if int(columns[0]) < joined_to:
            gap = ""
        elif int(columns[0]) == joined_to:
            gap, joined_to = after_joined, 0
        for match in _EVENT.finditer(notes.get("Entity", "")):
            if match[1]:
                opened.append((match[1], start))
                kinds.setdefault(match[1], match[2])
                continue
            back = next((n for n in reversed(range(len(opened))) if match[3] in (None, opened[n][0])), None)
            if back is not None:
                entity, begun = opened.pop(back)
                spans[entity].append((begun, at))
    persons = tuple(tuple(sorted(found)) for entity, found in spans.items() if kinds[entity] == "person")
    return Coreferent(path.stem, "".join(written), persons)


def meantime(folder: Path) -> Iterator[Coreferent]:
    """MEANTIME's articles by name, entities of every kind."""
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314, the corpus is our own copy
        tokens = list(root.iter("token"))
        rows: dict[int, list[str]] = defaultdict(list)
        for token in tokens:
            rows[int(token.attrib["sentence"])].append(token.text or "")
        text = assemble([join(row) for _, row in sorted(rows.items())], ["\n"] * 3 + [" "] * (len(rows) - 3))
        place = {token.get("t_id"): number for number, token in enumerate(tokens)}
        where: dict[str, tuple[int, int]] = {}
        for mention in root.iter("ENTITY_MENTION"):
            anchors = sorted(place[anchor.get("t_id")] for anchor in mention.iter("token_anchor"))
            if anchors:
                where[mention.attrib["m_id"]] = (text.spans[anchors[0]][0], text.spans[anchors[-1]][1])
        entities: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for link in root.iter("REFERS_TO"):
            targets = [target.attrib["m_id"] for target in link.iter("target")]
            for source in link.iter("source"):
                if source.attrib["m_id"] in where:
                    entities[targets[0]].append(where[source.attrib["m_id"]])
        yield Coreferent(path.stem, text.text, tuple(tuple(sorted(found)) for found in entities.values()))


def gap(file: Path) -> Iterator[Ambiguous]:
    """The rows of one of GAP's tables."""
    with file.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = []
            for letter in "AB":
                start = int(row[f"{letter}-offset"])
                names.append((start, start + len(row[letter]), row[f"{letter}-coref"].upper() == "TRUE"))
            yield Ambiguous(row["Text"], row["Pronoun"], int(row["Pronoun-offset"]), tuple(names))
