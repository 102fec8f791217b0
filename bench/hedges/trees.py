"""The sentences that are measured on: those of GUM and EWT with their trees, and those of MEANTIME with its events.

`develop` is what their authors call train (of MEANTIME a half of its sentences), `measure` what they call dev (the
other half); of official test parts nothing is read. Which genres are near to the press: see `protocol.md`.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from bench.corpora import DATA
from training.corpora.marked import align, blocks, join, part_of

Half = Literal["develop", "measure"]
HALVES: tuple[Half, ...] = ("develop", "measure")
CORPORA = ("gum", "ewt", "meantime")
GUM_GENRES = ("news", "interview", "speech")
EWT_GENRES = ("newsgroup", "weblog")
_FEATURE = re.compile(r"(?:Polarity|PronType)=Neg")


class Token(NamedTuple):
    """A word of a tree: where it stands in its sentence, its head (-1 for the root) and what it is to that."""

    start: int
    end: int
    lemma: str
    tag: str
    head: int
    relation: str
    negates: bool


class Event(NamedTuple):
    """An event of MEANTIME, where it stands in its sentence, and whether it is said not to be so."""

    start: int
    end: int
    noun: bool
    negative: bool


class Sentence(NamedTuple):
    """A sentence with the name of its file and its own in it, and what is known of it: its tree or its events."""

    corpus: str
    half: Half
    article: str
    name: str
    text: str
    tokens: tuple[Token, ...] = ()
    events: tuple[Event, ...] = ()


def sentences_of(corpus: str, half: Half, *, near: bool = True) -> Iterator[Sentence]:
    """Yield the sentences of a half in the order of their files' names: of genres near to the press, or of the others.

    Raises `OSError` where the corpus is absent.
    """
    if corpus == "meantime":
        for path in sorted((DATA / "meantime/intra-doc_annotation").glob("*/*.xml")):
            yield from (one for one in _meantime(path) if near and one.half == half)
        return
    for path in sorted(_gum(half, near=near) if corpus == "gum" else _ewt(half, near=near)):
        yield from _trees(corpus, half, path)


def _gum(half: Half, *, near: bool) -> Iterator[Path]:
    told = (DATA / "gum/splits.md").read_text("utf-8").split("## test")[0]
    kept = set(re.findall(r"\* (GUM_\w+)", told))
    for path in (DATA / "gum/dep").glob("GUM_*.conllu"):
        if (path.stem in kept) == (half == "measure") and (path.stem.split("_")[1] in GUM_GENRES) == near:
            yield path


def _ewt(half: Half, *, near: bool) -> Iterator[Path]:
    part = {"develop": "train", "measure": "dev"}[half]
    for name in (DATA / f"ud_ewt/file-lists/files.{part}").read_text("utf-8").split():
        if name.startswith(EWT_GENRES) == near:
            yield DATA / "ud_ewt/sources" / name


def _trees(corpus: str, half: Half, path: Path) -> Iterator[Sentence]:
    name = path.relative_to(DATA).as_posix()
    for lines in blocks(path):
        told = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        rows = [line.split("\t") for line in lines if line[:1].isdigit() and "." not in line.split("\t")[0]]
        if "text" in told and (tokens := _tokens(rows, told["text"])):
            yield Sentence(corpus, half, name, told["sent_id"], told["text"], tokens)


def _tokens(rows: list[list[str]], text: str) -> tuple[Token, ...]:
    """The words of a tree; those of a contraction share its place where its letters are not theirs."""
    whole: dict[int, int] = {}
    surface: list[str] = []
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            whole.update(dict.fromkeys(range(first, last + 1), len(surface)))
            surface.append(row[1])
        elif int(row[0]) not in whole:
            whole[int(row[0])] = len(surface)
            surface.append(row[1])
    placed = align(surface, text)
    if placed is None:
        return ()
    words = [row for row in rows if "-" not in row[0]]
    within: dict[int, int] = {}
    tokens = []
    for row in words:
        low, high = placed.spans[whole[int(row[0])]]
        start = within.get(low, low)
        end = start + len(row[1])
        if text[start:end] != row[1] or end > high:
            start, end = low, high
        else:
            within[low] = end
        tokens.append(Token(start, end, row[2].lower(), row[3], int(row[6]) - 1, row[7], _negates(row)))
    return tuple(tokens)


def _negates(row: list[str]) -> bool:
    return row[2].lower() in ("never", "no") or bool(_FEATURE.search(row[5]))


@cache
def _meantime(path: Path) -> tuple[Sentence, ...]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 (a local corpus)
    lines: dict[int, list[tuple[str, str]]] = {}
    for token in root.iter("token"):
        lines.setdefault(int(token.get("sentence", 0)), []).append((token.get("t_id", ""), token.text or ""))
    name, found = path.relative_to(DATA).as_posix(), []
    for number, words in sorted(lines.items()):
        if words[0][1].startswith("http"):
            continue
        placed = join([word for _, word in words])
        where = {token: span for (token, _), span in zip(words, placed.spans, strict=True)}
        half: Half = "develop" if part_of(" ".join(word for _, word in words)) == "train" else "measure"
        found.append(Sentence("meantime", half, name, str(number), placed.text, events=tuple(_events(root, where))))
    return tuple(found)


def _events(root: ElementTree.Element, where: dict[str, tuple[int, int]]) -> Iterator[Event]:
    for mention in root.iter("EVENT_MENTION"):
        places = [
            where[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor") if anchor.get("t_id") in where
        ]
        if places and mention.get("polarity") in ("POS", "NEG"):
            start, end = places[0][0], places[-1][1]
            yield Event(start, end, mention.get("pos") == "NOUN", mention.get("polarity") == "NEG")
