"""How certain a predicate's event is, from -3 (certainly not) over 0 (open) to 3 (certainly).

UDS-IH2 (Rudinger et al., NAACL 2018) and the predicates of MEANTIME, both as in Jiang and de Marneffe (TACL 2021).
"""

import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.marked import Graded, Part, join, part_of


def uds_ih2(folder: Path, part: Part) -> Iterator[Graded]:
    """Web sentences, labelled by laymen."""
    return _sentences(folder / f"{part}.jsonl")


def meantime(folder: Path, part: Part) -> Iterator[Graded]:
    """Sentences of Wikinews, labelled from the annotation; divided by a hash of the sentence's tokens."""
    return _sentences(folder / "train.jsonl", part)


def _sentences(path: Path, part: Part | None = None) -> Iterator[Graded]:
    for i, line in enumerate(path.read_text("utf-8").splitlines()):
        sentence = json.loads(line)
        if part in (None, part_of(sentence["text"])):
            text = join(sentence["text"].split())
            places = sorted((*target["span1"], float(target["label"])) for target in sentence["targets"])
            marks = tuple((text.spans[first][0], text.spans[after - 1][1], label) for first, after, label in places)
            yield Graded(f"{path.stem}-{i}", text.text, marks)
