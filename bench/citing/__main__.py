"""How surely an outlet that is named is called a source: `python -m bench.citing`, on 300 places labelled twice.

Half of the places are such as the program called a source when the sites were drawn, half such as it did not, so that
precision is what is found here and recall is relative to an even draw, not to all names in a text. Places on which the
passes differ, and unclear ones, are left out.
"""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

from bench.chains.agreement import kappa
from bench.citing.select import NEWSROOM
from bench.corpora import article
from bench.origins.sites import rows
from pressreview.corroborate.origins.citing import cited
from pressreview.model import Span, covers

HERE = Path(__file__).parent


def called_source(row: dict[str, Any]) -> bool:
    """What the program says. Raises `ValueError` where the article is not the one that was labelled."""
    one = article(row["article"])
    if not hashlib.sha256(one.text.encode()).hexdigest().startswith(row["text_sha256"]):
        raise ValueError(f"{row['article']} is not the text that was labelled")
    place = Span(*row["span"])
    return any(covers(naming.span, place) for naming in cited(one, NEWSROOM))


def main() -> None:
    """Measure."""
    passes = [
        {row["id"]: row["label"] for row in rows(HERE / name)} for name in ("first_pass.jsonl", "second_pass.jsonl")
    ]
    labels = {site: tuple(labelled[site] for labelled in passes) for site in passes[0]}
    counts: Counter[tuple[str, bool]] = Counter()
    for row in rows(HERE / "sites.jsonl"):
        first, second = labels[row["id"]]
        if first == second != "unclear":
            counts[first, called_source(row)] += 1
    right, wrong = counts["source", True], counts["other", True]
    missed = counts["source", False]
    print(f"named as a source: precision {right / max(1, right + wrong):.3f} ({right} of {right + wrong})")
    print(f"recall on this draw: {right / max(1, right + missed):.3f} ({right} of {right + missed})")
    same = sum(first == second for first, second in labels.values())
    pairs = [(first == "source", second == "source") for first, second in labels.values()]
    print(f"agreement of the passes: {same} of {len(labels)}, kappa of source {kappa(pairs):.2f}")


if __name__ == "__main__":
    main()
