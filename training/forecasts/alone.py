"""How well networks of runs tell by themselves, without rules: `python -m training.forecasts.alone RUN [RUN ...]`.

The mean of the runs' weights, on the fresh and the newer set of `bench.forecasts`, from which nothing is learned:
sentences on whose kind both passes agree. For choosing among networks; the newest set says how well the chosen does.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.forecasts.__main__ import KINDS
from bench.forecasts.agreement import HERE, PASSES, labels
from bench.origins.sites import rows
from pressreview.annotate.certainty.foreteller import BANDS, LOOKS_AHEAD, MOST
from pressreview.annotate.reader.wordpiece import Pieces, WordPiece
from training.forecasts.export import mean
from training.forecasts.samples import Sample
from training.forecasts.select import text_of
from training.forecasts.train import tell
from training.samples import vocabulary

SETS = ("fresh", "newer")


def sentences(name: str, word_piece: WordPiece) -> Iterator[tuple[Sample, bool]]:
    """Those of a set, each with whether it has a word that looks ahead: of the others no network is asked."""
    first, second = map(labels, PASSES[f"the {name} set"])
    for site in rows(HERE / f"{name}_sites.jsonl"):
        one, other = first[site["id"]], second[site["id"]]
        text = text_of(site["article"])[slice(*site["span"])]
        if one["kind"] == other["kind"]:
            kind = KINDS.index(one["kind"]) + 1 if one["kind"] in KINDS else 0
            band = one.get("band") if one.get("band") == other.get("band") else None
            pieces = Pieces(*(column[:MOST] for column in word_piece.encode(text)))
            at = BANDS.index(band) if band in BANDS else None
            sample = Sample(site["article"], pieces, (kind,), at, None, develop=False)
            yield sample, LOOKS_AHEAD.search(text) is not None


def main() -> None:
    """Tell them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("runs", type=Path, nargs="+")
    given = options.parse_args()
    word_piece = WordPiece(vocabulary())
    net = mean(given.runs)
    for name in SETS:
        every = list(sentences(name, word_piece))
        tally = tell(net, [one for one, asked in every if asked], word_piece)
        tally.pairs += [(("none", *KINDS)[one.kinds[0]], "none") for one, asked in every if not asked]
        tally.show(name)


if __name__ == "__main__":
    main()
