"""How far the two passes of labelling agree, before differences were settled: `python -m bench.chains.agreement`."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.chains.sites import HERE, Chain, chains_of
from bench.spans import Counts
from pressreview.model import Span


def passes(path: Path) -> dict[str, tuple[Chain, ...]]:
    """The chains of one pass by site."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["id"]: chains_of(row) for row in rows}


def alike(one: Chain, other: Chain) -> bool:
    """Whether two labels are one chain: speakers overlap, and so does each link, in order."""
    return (
        _meet(one.speaker, other.speaker)
        and [len(step) for step in one.via] == [len(step) for step in other.via]
        and all(
            any(_meet([link.span], [another.span]) for another in there)
            for here, there in zip(one.via, other.via, strict=True)
            for link in here
        )
    )


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


def _links(chains: tuple[Chain, ...]) -> list[tuple[tuple[Span, ...], Span]]:
    return [(chain.speaker, link.span) for chain in chains for step in chain.via for link in step]


def kappa(pairs: list[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two judges' yes and no."""
    total = len(pairs)
    agreed = sum(a == b for a, b in pairs) / total
    yes = sum(a for a, _ in pairs) / total, sum(b for _, b in pairs) / total
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return (agreed - chance) / (1 - chance)


def main() -> None:
    """Print the figures."""
    first, second = passes(HERE / "first_pass.jsonl"), passes(HERE / "second_pass.jsonl")
    assert first.keys() == second.keys()
    for title, wanted in (("all chains", True), ("without optional ones", False)):
        chains, links = Counts(), Counts()
        has, same = [], 0
        for site, labels in first.items():
            one = tuple(chain for chain in labels if wanted or not chain.optional)
            other = tuple(chain for chain in second[site] if wanted or not chain.optional)
            both = sum(any(alike(a, b) for b in other) for a in one)
            chains.add(both, len(one), len(other))
            same += both == len(one) == len(other)
            here, there = _links(one), _links(other)
            shared = sum(any(_meet(a[0], b[0]) and _meet([a[1]], [b[1]]) for b in there) for a in here)
            links.add(shared, len(here), len(there))
            has.append((bool(one), bool(other)))
        print(
            f"{title:22} chains F1 {chains.f1:.3f} ({chains.found} and {chains.gold})  links F1 {links.f1:.3f}"
            f"  sites alike {same / len(first):.3f} of {len(first)}  chain or none: kappa {kappa(has):.3f}"
        )


if __name__ == "__main__":
    main()
