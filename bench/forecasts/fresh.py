"""Which sentences make up the fresh measuring set: `python -m bench.forecasts.fresh`.

450 sentences, by cue and at random as 400 to 160 of `sites.jsonl`, in the order of a hash, at most two of an article by
cue and one of all. From articles that no other set of forecasts drew from, nor what forecasts are learned from: by name
and by text, and no sentence that shares most of its words with one there. Articles with a day come first (PolNeAR's dev
part and what is left of the others); ECB+, whose days are not known, fills what they leave open. Prints a row a
sentence: names, hashes, offsets. With `--show`, prints them to be read and labelled.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import DATA, article, names
from bench.forecasts import select
from bench.forecasts.select import CUE, fits, shown
from bench.forecasts.sites import dated, published
from bench.origins.sites import rows
from pressreview.model import Span
from pressreview.text import sentences
from training.forecasts.select import text_of

HERE = Path(__file__).parent
EARLIER = (
    *(HERE / f"{name}.jsonl" for name in ("sites", "develop_sites", "kinds_sites")),
    HERE.parents[1] / "training" / "forecasts" / "sites.jsonl",
)
"""Where the sentences stand that were labelled before."""
SITES = 450
BY_CUE = round(SITES * select.BY_CUE / (select.BY_CUE + select.AT_RANDOM))
QUOTAS = {"cue": BY_CUE, "random": SITES - BY_CUE}
AN_ARTICLE = {"cue": 2, "random": 1}
ALIKE = 0.6
"""From which share of common words two sentences count as one: agencies' reports are reprinted with a word changed."""


class Chosen(NamedTuple):
    """A sentence to be labelled."""

    order: str
    name: str
    published: date | None
    sha: str
    span: Span

    def site(self) -> dict[str, object]:
        """Its row: no word of the text."""
        return {
            "id": f"n-{self.order[:8]}",
            "article": self.name,
            "published": self.published.isoformat() if self.published else None,
            "text_sha256": self.sha,
            "span": [self.span.start, self.span.end],
        }


def choose(earlier: list[dict[str, Any]]) -> list[Chosen]:
    """The sentences, in the order of their hash: none that `earlier` ones leave out."""
    taken = {row["article"] for row in earlier}
    hashes = {row["text_sha256"] for row in earlier}
    seen = [words(Span(*row["span"]).of(text_of(row["article"]))) for row in earlier]
    chosen: dict[str, list[Chosen]] = {way: [] for way in QUOTAS}
    for corpora in (_dated(), names("ecbplus")):
        drawn: dict[str, list[Chosen]] = {way: [] for way in QUOTAS}
        for name in corpora:
            text = article(name).text
            sha = hashlib.sha256(text.encode()).hexdigest()[:12]
            if name in taken or sha in hashes:
                continue
            hashes.add(sha)
            day = None if name.startswith("ecbplus/") else published(name)
            for way, order, span in of_text(name, text, seen):
                drawn[way].append(Chosen(order, name, day, sha, span))
        for way, quota in QUOTAS.items():
            chosen[way] += sorted(drawn[way], reverse=way == "random")[: quota - len(chosen[way])]
    return sorted(chosen["cue"] + chosen["random"])


def of_text(
    name: str,
    text: str,
    seen: list[frozenset[str]],
    *,
    seed: str = "fresh",
    an_article: Mapping[str, int] = AN_ARTICLE,
) -> Iterator[tuple[str, str, Span]]:
    """The sentences of one text, each with the way in which it was drawn; what is drawn is marked as seen."""
    ranked = sorted(
        (hashlib.sha256(f"{seed} {name} {span.start}".encode()).hexdigest(), span)
        for span in sentences(text)
        if fits(span.of(text))
    )
    left = dict(an_article)
    for way, order_of in (("cue", ranked), ("random", ranked[::-1])):
        for order, span in order_of:
            if not left[way]:
                break
            its = words(span.of(text))
            if (way == "random" or CUE.search(span.of(text))) and not any(_alike(its, other) for other in seen):
                left[way] -= 1
                seen.append(its)
                yield way, order, span


def _dated() -> Iterator[str]:
    """The names of the articles that have a day, with the parts of corpora from which the first set drew nothing."""
    yield from (name for name, _ in dated())
    for pattern in ("polnear/dev/text/*.txt", "gum/dep/GUM_interview_*.conllu"):
        every = (path.relative_to(DATA).as_posix() for path in sorted(DATA.glob(pattern)))
        yield from (name for name in every if published(name) is not None)


def words(sentence: str) -> frozenset[str]:
    """Its words, each once, in lower case."""
    return frozenset(re.findall(r"\w+", sentence.lower()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def main() -> None:
    """Print the sites."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="the text of each, with the sentence before and after")
    given = options.parse_args()
    for one in choose([row for path in EARLIER for row in rows(path)]):
        print(shown(one.site(), one.span) if given.show else json.dumps(one.site()))


if __name__ == "__main__":
    main()
