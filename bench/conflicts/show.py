"""The pairs that a pass has yet to label, in context and without any label: `python -m bench.conflicts.show second`.

Prints each pair with 200 characters before and 120 after each sentence, which stands between ⟦ and ⟧. A label is a row
`{"id": …, "label": …, "confident": …}` at the end of `first_pass.jsonl` or `second_pass.jsonl`, in the order printed.
"""

import argparse

from bench.conflicts.sites import HERE, SITES
from bench.origins.sites import article, rows
from pressreview.model import Span

BEFORE, AFTER = 200, 120
"""Characters of context."""


def in_context(name: str, span: Span) -> str:
    """A sentence between marks with what stands around it."""
    text = article(name).text
    before, after = text[max(0, span.start - BEFORE) : span.start], text[span.end : span.end + AFTER]
    return " ".join(f"{before}⟦{span.of(text)}⟧{after}".split())


def main() -> None:
    """Print the pairs."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("which", choices=("first", "second"), help="the pass")
    options.add_argument("--count", type=int, default=100, help="at most so many pairs")
    given = options.parse_args()
    done = {row["id"] for row in rows(HERE / f"{given.which}_pass.jsonl")}
    left = [row for name in SITES for row in rows(HERE / name) if row["id"] not in done]
    for row in left[: given.count]:
        print(row["id"])
        for side in row["sides"]:
            print(f"  {side['article'].rsplit('/', 1)[-1]}: {in_context(side['article'], Span(*side['span']))}")
    print(f"{len(left)} pairs are without a label of this pass")


if __name__ == "__main__":
    main()
