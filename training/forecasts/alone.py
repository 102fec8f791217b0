"""How well networks of runs tell by themselves, without rules: `python -m training.forecasts.alone RUN [RUN ...]`.

The mean of the runs' weights, on the fresh and the newer set of `bench.forecasts`, from which nothing is learned:
sentences on whose kind both passes agree. For choosing among networks; the newest set says how well the chosen one does.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.forecasts.__main__ import HERE, KINDS
from bench.forecasts.agreement import PASSES, labels
from bench.origins.sites import rows
from pressreview.annotate.certainty.foreteller import BANDS, LOOKS_AHEAD, MOST
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.forecasts.export import mean
from training.forecasts.samples import Sample
from training.forecasts.select import text_of
from training.forecasts.train import tell
from training.samples import vocabulary

SETS = ("fresh", "newer")


def sentences(name: str, word_piece: WordPiece) -> Iterator[Sample]:
    """Those of a set that have a word which looks ahead; of the others no network is asked."""
    first, second = map(labels, PASSES[f"the {name} set"])
    for site in rows(HERE / f"{name}_sites.jsonl"):
        one, other = first[site["id"]], second[site["id"]]
        text = text_of(site["article"])[slice(*site["span"])]
        if one["kind"] == other["kind"] and LOOKS_AHEAD.search(text):
            kind = KINDS.index(one["kind"]) + 1 if one["kind"] in KINDS else 0
            band = one.get("band") if one.get("band") == other.get("band") else None
            pieces = Pieces(*(column[:MOST] for column in word_piece.encode(text)))
            at = BANDS.index(band) if band in BANDS else None
            yield Sample(site["article"], pieces, (kind,), at, None, develop=False)


def main() -> None:
    """Tell them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("runs", type=Path, nargs="+")
    given = options.parse_args()
    word_piece = WordPiece(vocabulary())
    net = mean(given.runs)
    for name in SETS:
        tell(net, list(sentences(name, word_piece)), word_piece).show(name)


if __name__ == "__main__":
    main()
