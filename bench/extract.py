"""How well articles are brought in: `python -m bench.extract` over the 181 marked pages of web_pages, and PolNeAR.

Words are compared as bags (letters and digits, in lower case), page by page, then averaged: precision, recall, F1.
Beside ours stands what a user would otherwise take, trafilatura's plain text. Pages that give no article are listed.

Credits are read from the texts and bylines of PolNeAR's train and dev articles and compared with the wire service that
its metadata names. A credit where it names none may still be right: it has no column for papers that supplied a report.
"""

import csv
import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pressreview.acquire import Acquired, Fetched, acquire
from pressreview.acquire.credits import find_credits
from pressreview.config import AcquireSettings
from pressreview.tables import load_outlets

CORPORA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[1] / "../shared/data"))
DATA = CORPORA / "web_pages"
_UNKNOWN = ("None", "NA", "")


class Score(NamedTuple):
    """Of one page, or the average of many; each 0-1."""

    precision: float
    recall: float
    f1: float


def main() -> None:
    """Print the figures of both."""
    bodies()
    credited()


def credited() -> None:
    """Print how many of PolNeAR's wire stories are credited to their agency, and what else is credited."""
    with (CORPORA / "polnear" / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        facts = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    outcome: Counter[str] = Counter()
    for path in sorted((CORPORA / "polnear").glob("*/**/*.txt")):
        if path.stem in facts:
            fact = facts[path.stem]
            byline = None if fact["author"] in _UNKNOWN else fact["author"]
            names, _ = find_credits(path.read_text("utf-8", "replace"), byline=byline, outlet=fact["publisher"])
            right = [name for name in names if load_outlets().same(name, fact["wire"])]
            outcome["wire stories"] += fact["wire"] not in _UNKNOWN
            outcome["credited to their wire"] += bool(right)
            outcome["other credits"] += len(names) - len(right)
            outcome["articles"] += 1
    print("credits: " + ", ".join(f"{what} {count}" for what, count in outcome.items()))


def bodies() -> None:
    """Print a line of averages for ours and for plain trafilatura."""
    from trafilatura import extract

    pages = json.loads((DATA / "ground-truth.json").read_bytes())
    ours: list[Score] = []
    plain: list[Score] = []
    for name in sorted(pages):
        body = gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes())
        url, gold = pages[name]["url"], pages[name]["articleBody"]
        answer = Fetched(url=url, status=200, media_type="text/html", body=body)
        (found,) = acquire([url], AcquireSettings(), fetch={url: answer}.__getitem__)
        if not isinstance(found, Acquired):
            print(f"no article: {found.subject}: {found.reason}")
        ours.append(score(found.article.text if isinstance(found, Acquired) else "", gold))
        plain.append(score(extract(body.decode("utf-8", "replace"), url=url) or "", gold))
    for label, scores in (("pressreview", ours), ("trafilatura, plain text", plain)):
        average = mean(scores)
        print(
            f"{label}: precision {average.precision:.4f}, recall {average.recall:.4f}, F1 {average.f1:.4f}, "
            f"{len(scores)} pages"
        )


def score(text: str, gold: str) -> Score:
    """How the words of `text` agree with those of `gold`."""
    found, wanted = (Counter(re.findall(r"\w+", words.lower())) for words in (text, gold))
    shared = (found & wanted).total()
    if not shared:
        return Score(0.0, 0.0, 0.0)
    precision, recall = shared / found.total(), shared / wanted.total()
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def mean(scores: Iterable[Score]) -> Score:
    """The average of each figure over pages."""
    columns = list(zip(*scores, strict=True))
    return Score(*(sum(column) / len(column) for column in columns))


if __name__ == "__main__":
    main()
