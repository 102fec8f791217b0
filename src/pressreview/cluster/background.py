"""How common a word is in news at large, so that three articles can be told apart as well as three thousand.

A collection of its own says little when it is small: where 14 of 18 articles are one story, that story's words look
common. `background.tsv` counts, for each word stem, the documents of some openly described corpora that have it; it is
made by `training/background.py`, which names them, and holds no text.
"""

from functools import cache
from importlib.resources import files


@cache
def background() -> tuple[int, dict[str, int]]:
    """Give the number of documents counted, and for each stem in at least three of them, in how many."""
    lines = files(__package__).joinpath("background.tsv").read_text(encoding="utf-8").splitlines()
    counts = {}
    for line in lines[1:]:
        count, _, stems = line.partition("\t")
        counts.update(dict.fromkeys(stems.split(" "), int(count)))
    return int(lines[0].partition("\t")[2]), counts
