"""How well articles are grouped into stories: B-cubed precision, recall and F1, and pairs that were merged falsely.

    python bench/stories.py            # settings as shipped
    python bench/stories.py --sweep    # other similarities too, on the development half

ECB+: topic N holds two stories, `N_Mecb` and `N_Mecbplus`, often of the same kind (two actors in rehabilitation), with
no publication dates. Settings were chosen on the odd topics; the even ones are the report. BASIL: 50 events, three
outlets each, dated. Small folders: 60 draws of three stories of one half (14 + 2 + 2, 3 + 3 + 3 or 3 + 1 + 1 articles).
Speed: all articles, and copies of them with words shuffled in from others, 5,000 in all.
"""

import argparse
import json
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from pressreview.cluster import cluster
from pressreview.config import ClusterSettings
from pressreview.model import Article

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).resolve().parent.parent / "../shared/data"))
Labelled = list[tuple[Article, str]]
"""Articles with the name of their story."""


def plain(tokens: Sequence[str]) -> str:
    """Join tokens as they would stand in print."""
    text = " ".join(tokens).replace("``", '"').replace("' '", '"').replace("''", '"')
    text = re.sub(r" ([.,;:!?%)\]’])", r"\1", text)
    text = re.sub(r"([(\[$“‘]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ll|'ve|'d|'m)\b", r"\1", text)
    return re.sub(r"(\w) ?- ?(\w)", r"\1-\2", text)


def ecbplus(*, odd: bool) -> Labelled:
    """Articles of the odd or even topics; the address that opens some files is left out, their headline kept apart."""
    found = []
    for path in sorted((DATA / "ecbplus").glob("*/*.xml")):
        if int(path.parent.name) % 2 != odd:
            continue
        lines: dict[int, list[str]] = defaultdict(list)
        for token in ElementTree.parse(path).getroot().iter("token"):  # noqa: S314 (a local corpus)
            lines[int(token.get("sentence", 0))].append(token.text or "")
        sentences = [plain(tokens) for _, tokens in sorted(lines.items())]
        title = None
        if sentences[0].startswith("http"):
            title, sentences = sentences[1], sentences[1:]
        story = f"{path.parent.name}-{'plus' if 'plus' in path.name else 'ecb'}"
        found.append((Article.of("\n".join(sentences), title=title, path=path.name), story))
    return found


BASIL_OUTLETS = {"fox": "Fox News", "hpo": "HuffPost", "nyt": "The New York Times"}


def basil() -> Labelled:
    """Articles with headline, outlet and date."""
    found = []
    for path in sorted((DATA / "basil/articles").glob("*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        article = Article.of(
            "\n\n".join(" ".join(paragraph) for paragraph in page["body-paragraphs"]),
            title=page["title"],
            outlet=BASIL_OUTLETS[page["source"].lower()],
            published_at=date.fromisoformat(page["date"]),
            path=path.name,
        )
        found.append((article, page["triplet-uuid"]))
    return found


def folders(labelled: Labelled, *, count: int = 60) -> list[Labelled]:
    """Draw small folders of three stories each, the same at every run."""
    draw = random.Random(1)
    stories: dict[str, Labelled] = defaultdict(list)
    for article, story in labelled:
        stories[story].append((article, story))
    made = []
    for number in range(count):
        sizes = ([14, 2, 2], [3, 3, 3], [3, 1, 1])[number % 3]
        chosen = draw.sample(sorted(stories), 3)
        made.append(
            [
                pair
                for story, size in zip(chosen, sizes, strict=True)
                for pair in draw.sample(stories[story], min(size, len(stories[story])))
            ]
        )
    return made


def scores(labelled: Labelled, settings: ClusterSettings) -> tuple[float, float, float, float]:
    """B-cubed precision, recall, F1 (0-1) and the number of falsely merged pairs."""
    found = {article: story.id for story in cluster([a for a, _ in labelled], settings) for article in story.articles}
    gold = {article.id: story for article, story in labelled}
    both = Counter((gold[article], found[article]) for article in gold)
    by_gold, by_found = Counter(gold.values()), Counter(found.values())
    precision = sum(n * n / by_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / by_gold[g] for (g, _), n in both.items()) / len(gold)
    merged = sum(n * (n - 1) // 2 for n in by_found.values()) - sum(n * (n - 1) // 2 for n in both.values())
    return precision, recall, 2 * precision * recall / (precision + recall), float(merged)


def report(name: str, sets: Sequence[Labelled], settings: ClusterSettings) -> None:
    """Print the means over some sets of articles."""
    rows = [scores(labelled, settings) for labelled in sets]
    precision, recall, f1, merged = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    print(
        f"{name:24} similarity {settings.min_similarity:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        f"  pairs merged falsely {merged:.1f}"
    )


def speed(labelled: Labelled, settings: ClusterSettings, *, count: int = 5000) -> None:
    """Time the grouping of `count` articles made by mixing sentences of two."""
    draw = random.Random(2)
    texts = [article.text for article, _ in labelled]
    mixed = []
    for _ in range(count):
        lines = draw.choice(texts).split(". ") + draw.choice(texts).split(". ")
        mixed.append(Article.of(". ".join(draw.sample(lines, len(lines) * 2 // 3))))
    start = time.perf_counter()
    stories = cluster(mixed, settings)
    print(f"{count} articles to {len(stories)} stories in {time.perf_counter() - start:.1f} s")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sweep", action="store_true", help="try other similarities on the development half")
    sweep = parser.parse_args().sweep
    shipped = ClusterSettings()
    development, report_half, events = ecbplus(odd=True), ecbplus(odd=False), basil()
    undated = [(Article.of(a.text, title=a.title, outlet=a.outlet), story) for a, story in events]
    for similarity in [n / 100 for n in range(10, 32, 2)] if sweep else [shipped.min_similarity]:
        settings = ClusterSettings(min_similarity=similarity, max_gap_days=shipped.max_gap_days)
        report("ECB+ odd (development)", [development], settings)
        report("small folders, odd", folders(development), settings)
        report("BASIL", [events], settings)
        report("BASIL without dates", [undated], settings)
    if not sweep:
        report("ECB+ even", [report_half], shipped)
        report("small folders, even", folders(report_half), shipped)
        speed(development + report_half + events, shipped)


if __name__ == "__main__":
    main()
