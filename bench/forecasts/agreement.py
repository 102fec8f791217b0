"""How far the two passes over the sentences agree, by their labels alone: `python -m bench.forecasts.agreement`.

Reads no sentence and runs nothing on any.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.chains.agreement import kappa
from bench.origins.sites import rows

HERE = Path(__file__).parent
Labels = Mapping[str, Mapping[str, Any]]
"""A pass: the label of each site by its id."""
PASSES = {
    "the first set": ("first_pass", "second_pass"),
    "the fresh set": ("fresh_first_pass", "fresh_second_pass"),
    "the newer set": ("newer_first_pass", "newer_second_pass"),
    "the newest set": ("newest_first_pass", "newest_second_pass"),
    "the written set": ("written_first_pass", "written_second_pass"),
}


def by_id(file: Path) -> dict[str, dict[str, Any]]:
    """The labels of a file. Raises `OSError` where it is absent."""
    return {row["id"]: row for row in rows(file)}


def labels(name: str) -> dict[str, dict[str, Any]]:
    """One pass over what is measured or developed on. Raises `OSError` where it is absent."""
    return by_id(HERE / f"{name}.jsonl")


def learned_from() -> tuple[Labels, Labels]:
    """Two passes over the sentences that the network learns from, those that both have labelled."""
    folder = HERE.parents[1] / "training" / "forecasts"
    first = by_id(folder / "labels.jsonl") | by_id(folder / "more_labels.jsonl")
    second = by_id(folder / "second_pass.jsonl")
    return {site: label for site, label in first.items() if site in second}, second


def agreement(first: Labels, second: Labels) -> Iterator[str]:
    """Yield a line on kinds, and one on what both say of the sentences in which both see a forecast.

    Raises `ValueError` where they do not label the same sites.
    """
    if first.keys() != second.keys():
        raise ValueError(f"not labelled by both: {', '.join(sorted(first.keys() ^ second.keys())[:5])}")
    pairs = [(first[site], second[site]) for site in first]
    sides = [(one["kind"] != "none", other["kind"] != "none") for one, other in pairs]
    yield (
        f"{sum(one['kind'] == other['kind'] for one, other in pairs)} of {len(pairs)} kinds; "
        f"forecast or not {sum(one == other for one, other in sides)}, kappa {kappa(sides):.2f}"
    )
    both = [pair for pair, seen in zip(pairs, sides, strict=True) if all(seen)]
    told = []
    for name, keys in (("horizons", ("start", "end")), ("bands", ("band",)), ("polarities", ("polarity",))):
        given = [pair for pair in both if all(keys[0] in label for label in pair)]
        if given:
            same = sum(all(one[key] == other[key] for key in keys) for one, other in given)
            told.append(f"{same} of {len(given)} {name}")
    if told:
        yield f"of {len(both)} forecasts that both see: {', '.join(told)}"


def main() -> None:
    """Print how far the passes of each set agree."""
    for name, passes in PASSES.items():
        print(f"{name}:", *agreement(*map(labels, passes)), sep="\n  ")
    print("what the network learns from:", *agreement(*learned_from()), sep="\n  ")


if __name__ == "__main__":
    main()
