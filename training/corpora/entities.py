"""Named entities: English Worldwide Newswire, Universal NER on EWT, CrossNER politics.

Worldwide Newswire (Shan et al., EMNLP 2023) is divided by outlet, the host in the first line of each file: an outlet is
in `dev` where the first byte of its SHA-256 is below 38 of 256 (15 %). Only its outer labels are taken. Types
are those of `decode.ENTITIES`.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.corpora.marked import Joined, Mark, Marked, Part, align, apart, assemble, blocks, chunks, join

_WORLDWIDE = {
    "Person": ("person",),
    "Location": ("place",),
    "Organization": ("organisation",),
    "Facility": ("facility",),
    "NORP": ("group",),
    "Product": ("product",),
    "Misc": ("event", "other"),
}
_UNER = {
    "PER": ("person",),
    "ORG": ("organisation",),
    "LOC": ("place", "facility"),
    "OTH": ("group", "product", "event", "other"),
}
_POLITICS = {
    "politician": ("person",),
    "person": ("person",),
    "politicalparty": ("organisation",),
    "organisation": ("organisation",),
    "country": ("place", "facility"),
    "location": ("place", "facility"),
    "election": ("event",),
    "event": ("event",),
    "misc": ("group", "product", "other"),
}
_HOST = re.compile(r"https?://(?:www\.)?([^/\s]+)")
_CLITIC_SPACE = re.compile(r" (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b)", re.IGNORECASE)
_DEV_BYTE = 38


def worldwide(folder: Path, part: Part) -> Iterator[Marked]:
    """The articles of the outlets of one part; dates and sums of money are no entities."""
    for name, text, labels in worldwide_articles(folder, part):
        yield Marked(name, text.text, _marks(text, labels, _WORLDWIDE), ())


def worldwide_articles(folder: Path, part: Part) -> Iterator[tuple[str, Joined, list[str]]]:
    """Name, text and outer label of each token; the one file that names no outlet (it holds RTF) is left out."""
    for path in sorted(folder.glob("processed_annotated/*.tsv")):
        (first, *_), *sentences = blocks(path)
        host = _HOST.match(first)
        if host and outlet_part(host[1]) == part:
            rows = [[line.split("\t") for line in sentence] for sentence in sentences]
            text = assemble([join([row[0].strip() for row in sentence]) for sentence in rows], [" "] * len(rows))
            yield path.name.split(".")[0], text, [row[1] if row[1:] else "O" for sentence in rows for row in sentence]


def outlet_part(host: str) -> Part:
    """The part of Worldwide Newswire that an outlet is in, by a hash of its host."""
    return "dev" if hashlib.sha256(host.encode()).digest()[0] < _DEV_BYTE else "train"


def uner_ewt(folder: Path, part: Part) -> Iterator[Marked]:
    """Web documents; beside people, organisations and locations `train` alone marks more, and only groups reliably."""
    beside = tuple(one for one in _UNER["OTH"] if part == "dev" or one != "group")
    name, sentences, labels = "", [], []  # type: str, list[Joined], list[str]

    def document() -> Marked:
        text = assemble(sentences, [" "] * len(sentences))
        return Marked(name, text.text, _marks(text, labels, _UNER), beside)

    for block in blocks(folder / f"en_ewt-ud-{part}.iob2"):
        comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
        rows = [line.split("\t") for line in block if not line.startswith("# ")]
        if "newdoc id" in comments:
            if sentences:
                yield document()
            name, sentences, labels = comments["newdoc id"], [], []
        tokens = [row[1] for row in rows]
        sentences.append(align(tokens, _CLITIC_SPACE.sub("", comments.get("text", ""))) or join(tokens))
        labels += [row[2] for row in rows]
    if sentences:
        yield document()


def crossner_politics(folder: Path) -> Iterator[Marked]:
    """Sentences of Wikipedia on politics, all three files."""
    for part in ("train", "dev", "test"):
        for i, block in enumerate(blocks(folder / f"{part}.txt")):
            rows = [line.split("\t") for line in block]
            text = join([row[0] for row in rows])
            yield Marked(f"{part}-{i}", text.text, _marks(text, [row[1] for row in rows], _POLITICS), ())


def _marks(text: Joined, labels: Sequence[str], types: dict[str, tuple[str, ...]]) -> tuple[Mark, ...]:
    return apart(
        Mark(text.spans[first][0], text.spans[after - 1][1], types[kind])
        for first, after, kind in chunks(labels)
        if kind in types
    )
