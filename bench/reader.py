"""How well the shipped reader finds attributions: `python -m bench.reader` on PolNeAR's development part.

Beside each figure stand the six human annotators against each other (whole articles) and the best published reader
(CofeNet, COLING 2022, on the test part, in its own protocol: chunks cut so that no gold span crosses a cut).
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from bench.spans import ROLES, Counts, Triple, all_spans, match, source_right, token_f1, tokens_in, trimmed
from pressreview.annotate.attributions.kind import quote_kind
from pressreview.annotate.attributions.layout import by_layout
from pressreview.annotate.attributions.repair import repair
from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.spans import RawAttribution, SpanReader
from pressreview.model.base import Span
from pressreview.model.reading import QuoteKind
from pressreview.text import outermost, quotations, words
from training.corpora.polnear import Annotated, articles

HUMAN = {"token": (0.871, 0.673, 0.924), "exact": (0.777, 0.709, 0.728)}
COFENET = (0.832, 0.753, 0.729)


def gold_triples(article: Annotated) -> list[Triple]:
    """The annotated attributions as spans."""
    return [Triple(*(tuple(Span(a, b) for a, b in part) for part in gold)) for gold in article.attributions]


class Tally:
    """What was found, what there is, and how sure the reader was, over some articles."""

    def __init__(self) -> None:
        self.articles = 0
        self.confidence: list[tuple[float, bool]] = []
        """Of each attribution found: how sure the reader was, and whether it is right as a linked attribution."""
        self._token = {role: Counts() for role in ROLES}
        self._exact = {role: Counts() for role in ROLES}
        self._linked = Counts()
        self._by_kind: dict[QuoteKind, Counts] = {"direct": Counts(), "mixed": Counts(), "indirect": Counts()}
        self._joined: list[bool] = []
        """Of each matched gold content in several spans: whether each is found, at least half, in one attribution."""
        self._matched: dict[QuoteKind, list[tuple[bool, float]]] = {kind: [] for kind in self._by_kind}

    def add(self, article: Annotated, raw: Sequence[RawAttribution]) -> None:
        """Score what the reader gave for one article."""
        quoted = quotations(article.text)
        repaired = by_layout(article.text, repair(article.text, raw, quoted))
        found = [Triple(a.source, a.cue, a.content) for a in repaired]
        gold = gold_triples(article)
        tokens = [t for t in words(article.text) if any(c.isalnum() for c in t.of(article.text))]
        self.articles += 1
        for role in ROLES:
            one, other = (tokens_in(all_spans(side, role), tokens) for side in (found, gold))
            self._token[role].add(len(one & other), len(one), len(other))
            here, there = (trimmed(all_spans(side, role), article.text) for side in (found, gold))
            self._exact[role].add(len(here & there), len(here), len(there))
        marked = outermost(quoted)
        kinds = [quote_kind(t.content, marked) for t in gold]
        good = set()
        for f, g in match(found, gold, tokens):
            right = source_right(found[f], gold[g], tokens)
            shared = token_f1(tokens_in(found[f].content, tokens), tokens_in(gold[g].content, tokens))
            self._matched[kinds[g]].append((right, shared))
            if len(gold[g].content) > 1:
                held = tokens_in(found[f].content, tokens)
                parts = [tokens_in([span], tokens) for span in gold[g].content]
                self._joined.append(all(2 * len(part & held) >= len(part) for part in parts))
            if right and shared >= 0.5:
                good.add((f, g))
        self._linked.add(len(good), len(found), len(gold))
        for kind, counts in self._by_kind.items():
            counts.add(sum(kinds[g] == kind for _, g in good), 0, kinds.count(kind))
        right_ones = {f for f, _ in good}
        self.confidence.extend((one.confidence, number in right_ones) for number, one in enumerate(repaired))

    def figures(self) -> dict[str, float]:
        """Every figure of the table, 0-1 each, by name."""
        linked = self._linked
        figures = {f"token {role}": counts.f1 for role, counts in self._token.items()}
        figures |= {f"exact {role}": counts.f1 for role, counts in self._exact.items()}
        figures |= {"linked": linked.f1, "linked precision": linked.precision, "linked recall": linked.recall}
        everything = [pair for pairs in self._matched.values() for pair in pairs]
        for name, pairs in (("", everything), *((f" {kind}", pairs) for kind, pairs in self._matched.items())):
            figures[f"source where cue matches{name}"] = sum(right for right, _ in pairs) / max(len(pairs), 1)
            figures[f"content where cue matches{name}"] = sum(shared for _, shared in pairs) / max(len(pairs), 1)
        figures |= {f"linked recall {kind}": counts.recall for kind, counts in self._by_kind.items()}
        figures["contents in several spans joined"] = sum(self._joined) / max(len(self._joined), 1)
        return figures


def evaluate(reader: SpanReader, corpus: Sequence[Annotated]) -> dict[str, float]:
    """The figures of a corpus, 0-1 each, by name."""
    return tally(reader, corpus)[""].figures()


def tally(reader: SpanReader, corpus: Sequence[Annotated]) -> dict[str, Tally]:
    """The corpus scored: all articles under "", and those of each outlet under its code."""
    tallies = {"": Tally()}
    for article, raw in zip(corpus, reader.read([a.text for a in corpus]), strict=True):
        tallies[""].add(article, raw.attributions)
        tallies.setdefault(article.outlet, Tally()).add(article, raw.attributions)
    return tallies


def calibration(pairs: Sequence[tuple[float, bool]], *, bins: int = 10) -> tuple[list[tuple[float, float, int]], float]:
    """Whether confidence is what it says: (mean confidence, share right, how many) of bins that are equally full.

    Beside them the mean distance of the two, 0-1 (expected calibration error, Naeini et al., AAAI 2015).
    """
    ranked = sorted(pairs)
    cuts = [round(number * len(ranked) / bins) for number in range(bins + 1)]
    rows = []
    for start, end in pairwise(cuts):
        if held := ranked[start:end]:
            rows.append((sum(c for c, _ in held) / len(held), sum(right for _, right in held) / len(held), len(held)))
    return rows, sum(abs(sure - right) * n for sure, right, n in rows) / max(1, len(ranked))


def evaluate_chunks(reader: SpanReader, file: Path) -> dict[str, float]:
    """Exact-span F1 under CofeNet's protocol: each chunk read by itself, each span scored on its own, in tokens.

    Many chunks are one sentence of a longer quotation, whose cue stands in another chunk: so spans count here whether
    they could be linked or not, as a tagger's do.
    """
    exact = {role: Counts() for role in ROLES}
    chunks = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    texts = [" ".join(chunk["tokens"]) for chunk in chunks]
    for chunk, raw in zip(chunks, reader.read(texts), strict=True):
        tokens = []
        at = 0
        for token in chunk["tokens"]:
            tokens.append(Span(at, at + len(token)))
            at += len(token) + 1
        gold = set(_runs(chunk["labels"]))
        found = set()
        for role in ROLES:
            for span in getattr(raw.parts, role):
                rows = tokens_in([span], tokens)
                found.add((role, min(rows), max(rows) + 1))
        for role, counts in exact.items():
            here, there = ({s for s in side if s[0] == role} for side in (found, gold))
            counts.add(len(here & there), len(here), len(there))
    return {f"chunk exact {role}": counts.f1 for role, counts in exact.items()}


def _runs(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    start, kind = 0, ""
    for place, tag in enumerate([*labels, "O"]):
        if kind and tag != f"I-{kind}":
            yield kind, start, place
            kind = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not kind):
            start, kind = place, tag[2:]


def _of_run(run: Path) -> Reader:
    """The network of a run that was not exported: of either size, in bfloat16."""
    import torch

    from training.net_reader import NetReader, load  # brings PyTorch

    return NetReader(load(run).to("cuda" if torch.cuda.is_available() else "cpu"))


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--model", type=Path, default=None, help="an ONNX file other than the shipped one")
    options.add_argument("--run", type=Path, default=None, help="a folder of training.train, read with PyTorch instead")
    options.add_argument("--articles", type=int, default=0, help="only the first so many articles")
    options.add_argument("--chunks", action="store_true", help="also CofeNet's protocol")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    corpus = list(articles(given.data / "polnear" / "dev"))
    if given.articles:
        corpus = corpus[: given.articles]
    reader = _of_run(given.run) if given.run else Reader(given.model)
    began = time.perf_counter()
    tallies = tally(reader, corpus)
    figures = tallies[""].figures()
    bins, error = calibration(tallies[""].confidence)
    figures["calibration error"] = error
    taken = time.perf_counter() - began
    if given.chunks:
        figures |= evaluate_chunks(reader, given.data / "polnear" / "chunks-dev.jsonl")
    if given.json:
        json.dump({name: round(value, 4) for name, value in figures.items()}, sys.stdout, indent=1)
        return 0
    print(f"{len(corpus)} articles of PolNeAR's development part, model {reader.version}, {taken:.0f} s\n")
    print(f"{'':34}{'source':>8}{'cue':>8}{'content':>8}")
    rows = [("token F1", "token"), ("exact-span F1", "exact"), ("exact-span F1, chunks", "chunk exact")]
    for title, what in rows:
        if f"{what} source" in figures:
            print(f"{title:34}" + "".join(f"{figures[f'{what} {role}']:8.3f}" for role in ROLES))
        if what in HUMAN:
            print(f"{'  people against people':34}" + "".join(f"{value:8.3f}" for value in HUMAN[what]))
    print(f"{'  CofeNet, test part, chunks':34}" + "".join(f"{value:8.3f}" for value in COFENET) + "\n")
    print(f"{'':34}{'all':>8}" + "".join(f"{kind:>10}" for kind in ("direct", "mixed", "indirect")))
    for name in ("linked recall", "source where cue matches", "content where cue matches"):
        row = [figures[name], *(figures[f"{name} {kind}"] for kind in ("direct", "mixed", "indirect"))]
        print(f"{name:34}{row[0]:8.3f}" + "".join(f"{value:10.3f}" for value in row[1:]))
    print(f"{'linked':34}{figures['linked']:8.3f}   (precision {figures['linked precision']:.3f})")
    print(f"{'contents in several spans joined':34}{figures['contents in several spans joined']:8.3f}\n")
    print(f"{'confidence of what is found':34}" + "".join(f"{sure:7.2f}" for sure, _, _ in bins))
    print(f"{'  of these right':34}" + "".join(f"{right:7.2f}" for _, right, _ in bins))
    print(f"{'  expected calibration error':34}{error:7.3f}\n")
    print(f"{'by outlet (articles)':34}{'source':>8}{'cue':>8}{'content':>8}{'linked':>8}   exact-span F1, linked F1")
    for outlet, one in sorted(tallies.items()):
        if outlet:
            scored = one.figures()
            values = "".join(f"{scored[name]:8.3f}" for name in (*(f"exact {role}" for role in ROLES), "linked"))
            print(f"{f'  {outlet} ({one.articles})':34}{values}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
