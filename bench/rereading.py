"""Whether a correction is found again when another reader has read the article: `python -m bench.rereading OLDER.onnx`.

Every attribution that an older reader finds in PolNeAR's development part is taken for one that somebody corrected, and
looked for (`Place.among`) in what the shipped reader finds. Where both can be told, the annotators' attributions say
whether it is the same statement. An older reader: `reader.onnx` and `words.npz` of an earlier revision, in one folder.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpora import DATA
from bench.reader import gold_triples
from bench.spans import Triple, match
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Place, Reading
from pressreview.text import words
from training.corpora.polnear import Annotated, articles


def outcomes(gold: Annotated, before: Reading, after: Reading) -> Iterator[str]:
    """How it went with each attribution of a reading in the next one.

    `same`: it is there with the same spans. `right`, `wrong`: found with other edges, of the annotators' same statement
    or of another; `found`: where that cannot be told. `missed`: not found, though the statement is read; `gone`: it is
    not read any more.
    """
    tokens = [token for token in words(gold.text) if any(c.isalnum() for c in token.of(gold.text))]
    annotated = gold_triples(gold)
    was, now = ([Place.of(reading.article, one) for one in reading.attributions] for reading in (before, after))
    meant_before, meant_now = (
        dict(match([Triple(one.source, one.cue, one.content) for one in places], annotated, tokens))
        for places in (was, now)
    )
    for number, place in enumerate(was):
        meant = meant_before.get(number)
        if place in now:
            yield "same"
        elif found := place.among(now):
            told = {meant_now[one] for one in found if one in meant_now}
            yield "found" if meant is None or not told else "right" if told == {meant} else "wrong"
        else:
            yield "missed" if meant is not None and meant in meant_now.values() else "gone"


def read(corpus: Sequence[Annotated], file: Path | None) -> list[Reading]:
    """The readings of a corpus by one reader."""
    made = annotate([Article.of(one.text) for one in corpus], AnnotateSettings(), reader=Reader(file))
    return [one for one in made if isinstance(one, Reading)]


def main() -> int:
    """Print how many attributions are found again."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("older", type=Path, help="the ONNX file of an older reader")
    options.add_argument("--articles", type=int, default=0, help="only the first so many")
    given = options.parse_args()
    corpus = list(articles(DATA / "polnear" / "dev"))[: given.articles or None]
    before, after = read(corpus, given.older), read(corpus, None)
    counts = Counter(
        how for gold, older, newer in zip(corpus, before, after, strict=True) for how in outcomes(gold, older, newer)
    )
    print(f"{counts.total()} attributions by an older reader in {len(corpus)} articles; of the shipped one's they are")
    for how in ("same", "right", "found", "wrong", "missed", "gone"):
        print(f"  {how:8}{counts[how]:6}  {counts[how] / counts.total():.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
