"""Which sentences make up the newest measuring set: `python -m bench.forecasts.newest`; `--newer`: the one before it.

500 sentences each, by cue and at random as in `fresh`, in the order of a hash, at most four of an article by cue and
one of all. From articles that forecasts are not learned from: those with a day (PolNeAR's dev part, BASIL, and those in
which the half called `measure` stands) for three fifths, Worldwide Newswire and ECB+, whose days are not known, for the
rest. No sentence that shares most of its words with one that was labelled before. Prints a row a sentence: names,
hashes, offsets. With `--show`, prints them to be read and labelled.
"""

import argparse
import hashlib
import json
from pathlib import Path

from bench.corpora import DATA, article, names
from bench.forecasts.fresh import BY_CUE as FRESH_BY_CUE
from bench.forecasts.fresh import EARLIER, SITES, Chosen, of_text, words
from bench.forecasts.select import shown
from bench.forecasts.sites import dated, published
from bench.origins.sites import rows
from pressreview.model import Span
from training.forecasts.select import measures, reserved, text_of

HERE = Path(__file__).parent
LEARNED = HERE.parents[1] / "training" / "forecasts"
WANTED = 500
BY_CUE = round(WANTED * FRESH_BY_CUE / SITES)
QUOTAS = {"cue": BY_CUE, "random": WANTED - BY_CUE}
DATED = 0.6
AN_ARTICLE = {"cue": 4, "random": 1}
SEEDS = {"newer": "newest", "newest": "third"}
"""Of the hashes that put the sentences of a draw in order."""
IDS = {"fresh": "n", "newer": "m", "newest": "k"}
"""What the ids of a set that is measured on begin with."""


def choose(draw: str) -> list[Chosen]:
    """The sentences, in the order of their hash."""
    before = ["fresh", *(["newer"] if draw == "newest" else [])]
    files = (*EARLIER, *(HERE / f"{name}_sites.jsonl" for name in before), LEARNED / "more_sites.jsonl")
    earlier = [row for path in files for row in rows(path)]
    fresh = {IDS[name] for name in before}
    learned = {row["article"] for row in earlier if row["id"][0] not in fresh and not measures(row)}
    hashes = {row["text_sha256"] for row in earlier if row["article"] in learned}
    seen = [words(Span(*row["span"]).of(text_of(row["article"]))) for row in earlier]
    dev = (path.relative_to(DATA).as_posix() for path in sorted(DATA.glob("polnear/dev/text/*.txt")))
    with_day = [*dev, *(name for name, _ in dated())]
    without = [name for corpus in ("worldwide_newswire", "ecbplus") for name in names(corpus) if reserved(name)]
    chosen: list[Chosen] = []
    for those, share in ((with_day, DATED), (without, 1 - DATED)):
        drawn: dict[str, list[Chosen]] = {way: [] for way in QUOTAS}
        for name in those:
            text = article(name).text
            sha = hashlib.sha256(text.encode()).hexdigest()[:12]
            if not name.startswith("basil/") and (name in learned or sha in hashes):
                continue
            hashes.add(sha)
            day = published(name) if those is with_day else None
            for way, order, span in of_text(name, text, seen, seed=SEEDS[draw], an_article=AN_ARTICLE):
                drawn[way].append(Chosen(order, name, day, sha, span))
        for way, quota in QUOTAS.items():
            chosen += sorted(drawn[way], reverse=way == "random")[: round(quota * share)]
    return sorted(chosen)


def main() -> None:
    """Print the sites."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="the text of each, with the sentence before and after")
    options.add_argument("--newer", dest="draw", action="store_const", const="newer", default="newest")
    given = options.parse_args()
    for one in choose(given.draw):
        site = {**one.site(), "id": f"{IDS[given.draw]}-{one.order[:8]}"}
        print(shown(site, one.span) if given.show else json.dumps(site))


if __name__ == "__main__":
    main()
