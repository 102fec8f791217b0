"""The pairs that a pass has yet to label, without any label: `python -m bench.same_story.show second`.

Prints the opening of each article. A label is a row `{"id": …, "label": …, "confident": …}` at the end of
`first_pass.jsonl` or `second_pass.jsonl`, in the order printed.
"""

import argparse

from bench.origins.sites import article, rows
from bench.same_story.sites import HERE
from pressreview.model import Article

OPENING = 700
"""Characters."""


def shown(one: Article, most: int | None) -> str:
    """An article on a line."""
    name = str(one.path).rsplit("/", 1)[-1]
    return f"  {name} {one.day or ''}: {' '.join(one.text[:most].split())}"


def main() -> None:
    """Print the pairs."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("which", choices=("first", "second"), help="the pass")
    options.add_argument("--count", type=int, default=50, help="at most so many pairs")
    options.add_argument("--corpus", default="", help="pairs of this corpus alone")
    options.add_argument("--whole", metavar="ID", help="this pair alone, whole")
    given = options.parse_args()
    file = HERE / f"{given.which}_pass.jsonl"
    done = {row["id"] for row in rows(file)} if file.exists() else set()
    left = [row for row in rows(HERE / "sites.jsonl") if row["articles"][0].startswith(given.corpus)]
    left = [row for row in left if (row["id"] == given.whole if given.whole else row["id"] not in done)]
    for row in left[: given.count]:
        print(row["id"])
        for name in row["articles"]:
            print(shown(article(name), None if given.whole else OPENING))
    print(f"{len(left)} pairs are without a label of this pass")


if __name__ == "__main__":
    main()
