"""How well the shipped reader finds attributions: `python -m bench.reader` on PolNeAR's development part.

Beside each figure stand the six human annotators against each other (whole articles) and the best published reader
(CofeNet, COLING 2022, on the test part, in its own protocol: chunks cut so that no gold span crosses a cut).
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.spans import ROLES, Counts, Triple, all_spans, match, source_right, token_f1, tokens_in, trimmed
from pressreview.annotate.attributions.kind import quote_kind
from pressreview.annotate.attributions.repair import repair
from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.spans import SpanReader
from pressreview.model.base import Span
from pressreview.model.reading import QuoteKind
from pressreview.text import quotations, words
from training.polnear import Annotated, articles

HUMAN = {"token": (0.871, 0.673, 0.924), "exact": (0.777, 0.709, 0.728)}
COFENET = (0.832, 0.753, 0.729)


def gold_triples(article: Annotated) -> list[Triple]:
    """The annotated attributions as spans."""
    return [Triple(*(tuple(Span(a, b) for a, b in part) for part in gold)) for gold in article.attributions]


def evaluate(reader: SpanReader, corpus: Sequence[Annotated]) -> dict[str, float]:
    """Every figure of the table, 0-1 each, by name."""
    token = {role: Counts() for role in ROLES}
    exact = {role: Counts() for role in ROLES}
    linked = Counts()
    by_kind: dict[QuoteKind, Counts] = {"direct": Counts(), "indirect": Counts(), "mixed": Counts()}
    matched = sources = 0
    contents = 0.0
    for article, raw in zip(corpus, reader.read([a.text for a in corpus]), strict=True):
        quoted = quotations(article.text)
        found = [Triple(a.source, a.cue, a.content) for a in repair(article.text, raw, quoted)]
        gold = gold_triples(article)
        tokens = [t for t in words(article.text) if any(c.isalnum() for c in t.of(article.text))]
        for role in ROLES:
            one, other = (tokens_in(all_spans(side, role), tokens) for side in (found, gold))
            token[role].add(len(one & other), len(one), len(other))
            here, there = (trimmed(all_spans(side, role), article.text) for side in (found, gold))
            exact[role].add(len(here & there), len(here), len(there))
        pairs = match(found, gold, tokens)
        good = set()
        for f, g in pairs:
            matched += 1
            right = source_right(found[f], gold[g], tokens)
            sources += right
            shared = token_f1(tokens_in(found[f].content, tokens), tokens_in(gold[g].content, tokens))
            contents += shared
            if right and shared >= 0.5:
                good.add((f, g))
        linked.add(len(good), len(found), len(gold))
        kinds = [quote_kind(t.content, quoted) for t in gold]
        for kind, counts in by_kind.items():
            counts.add(sum(kinds[g] == kind for _, g in good), 0, kinds.count(kind))
    figures = {
        f"{what} {role}": counts.f1
        for what, table in (("token", token), ("exact", exact))
        for role, counts in table.items()
    }
    figures |= {"linked": linked.f1, "linked precision": linked.precision, "linked recall": linked.recall}
    figures |= {f"linked recall {kind}": counts.recall for kind, counts in by_kind.items()}
    figures |= {
        "source where cue matches": sources / max(matched, 1),
        "content where cue matches": contents / max(matched, 1),
    }
    return figures


def evaluate_chunks(reader: SpanReader, file: Path) -> dict[str, float]:
    """Exact-span F1 under CofeNet's protocol: each chunk read by itself, spans compared in its tokens."""
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
        for one in raw:
            for role in ROLES:
                for span in getattr(one, role):
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


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--model", type=Path, default=None, help="an ONNX file other than the shipped one")
    options.add_argument("--articles", type=int, default=0, help="only the first so many articles")
    options.add_argument("--chunks", action="store_true", help="also CofeNet's protocol")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    corpus = list(articles(given.data / "polnear" / "dev"))
    if given.articles:
        corpus = corpus[: given.articles]
    reader = Reader(given.model)
    began = time.perf_counter()
    figures = evaluate(reader, corpus)
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
    for name, value in figures.items():
        if not name.startswith(("token", "exact", "chunk")):
            print(f"{name:34}{value:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
