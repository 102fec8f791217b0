"""How well articles are grouped into stories, in the order in which they come: B-cubed, and pairs merged falsely.

    python -m bench.stories            # settings as shipped, beside plain tf-idf
    python -m bench.stories --folds    # what they would have been without the topics they are measured on

Every row is the mean of five random orders, one article at a time; nothing is linked again at the end. ECB+: topic N
holds two stories, `N_Mecb` and `N_Mecbplus`, often of the same kind (two actors in rehabilitation), undated. What a
name, a number, a year says and when two parts are one story was chosen on it, hence `--folds`: the same choice made on
four fifths of the topics, measured on the last. BASIL: 50 events, three outlets each, dated; nothing was learned from
it, but of several settings equal on ECB+ the one that merges nothing here was taken. Small folders: 60 draws of three
stories (14 + 2 + 2, 3 + 3 + 3 or 3 + 1 + 1 articles).
Plain tf-idf: complete linkage of all articles at once, its bound the best of eight for the very set it is measured on.
"""

import argparse
import json
import math
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from pressreview.cluster import Stream
from pressreview.cluster import words as kinds
from pressreview.config import ClusterSettings
from pressreview.model import Article, Record
from pressreview.text import stems

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).resolve().parent.parent / "../shared/data"))
Labelled = list[tuple[Article, str]]
"""Articles with the name of their story."""
ORDERS = 5
FOLDS = 5
KINDS = ((1.0, 1.0, 1.0, 1.0, 1.0), (1.5, 2.0, 2.0, 2.0, 2.0), (2.0, 3.0, 3.0, 4.0, 5.0), (2.0, 2.0, 4.0, 4.0, 7.0))
"""What `--folds` chooses from: the weights of a name, a number, a month, a weekday, a year."""
SIMILARITIES = (0.65, 0.7, 0.73, 0.76, 0.8)


class Score(Record):
    """B-cubed (Bagga and Baldwin 1998) and the pairs of articles put together, 0-1."""

    precision: float
    recall: float
    pairs: float
    """Part of the pairs put together that belong together."""

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def plain(tokens: Sequence[str]) -> str:
    """Join tokens as they would stand in print."""
    text = " ".join(tokens).replace("``", '"').replace("' '", '"').replace("''", '"')
    text = re.sub(r" ([.,;:!?%)\]’])", r"\1", text)
    text = re.sub(r"([(\[$“‘]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ll|'ve|'d|'m)\b", r"\1", text)
    return re.sub(r"(\w) ?- ?(\w)", r"\1-\2", text)


def ecbplus() -> Labelled:
    """Articles of all topics; the address that opens some files is left out, their headline kept apart."""
    found = []
    for path in sorted((DATA / "ecbplus").glob("*/*.xml")):
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


def score(gold: Sequence[str], found: Sequence[int]) -> Score:
    """Compare two groupings of the same articles."""
    both = Counter(zip(gold, found, strict=True))
    by_gold, by_found = Counter(gold), Counter(found)
    together = sum(n * (n - 1) for n in by_found.values())
    return Score(
        precision=sum(n * n / by_found[f] for (_, f), n in both.items()) / len(gold),
        recall=sum(n * n / by_gold[g] for (g, _), n in both.items()) / len(gold),
        pairs=sum(n * (n - 1) for n in both.values()) / together if together else 1.0,
    )


def online(labelled: Labelled, settings: ClusterSettings, *, orders: int = ORDERS) -> list[Score]:
    """Place the articles one by one, in some random orders."""
    scores = []
    for order in range(orders):
        shuffled = random.Random(order).sample(labelled, len(labelled))
        stream = Stream(settings)
        for article, _ in shuffled:
            stream.add(article)
        found = [0] * len(shuffled)
        for number, story in enumerate(stream.stories()):
            for place in story:
                found[place] = number
        scores.append(score([story for _, story in shuffled], found))
    return scores


def tfidf(labelled: Labelled) -> Score:
    """Link by complete linkage on plain tf-idf, with the bound that is best for these very articles."""
    counts = [Counter(stems(f"{article.title or ''} {article.text}")) for article, _ in labelled]
    have = Counter(stem for found in counts for stem in found)
    column = {stem: number for number, stem in enumerate(sorted(have))}
    table = np.zeros((len(counts), len(column)))
    for row, found in enumerate(counts):
        for stem, times in found.items():
            table[row, column[stem]] = (1 + math.log(times)) * math.log(len(counts) / have[stem])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    gold = [story for _, story in labelled]
    cosines = table @ table.T
    bounds = (0.03, 0.05, 0.07, 0.1, 0.13, 0.16, 0.2, 0.25)
    return max((score(gold, _complete(cosines, bound)) for bound in bounds), key=lambda found: found.f1)


def _complete(cosines: "np.typing.NDArray[np.float64]", bound: float) -> list[int]:
    """Join the two groups whose least alike pair is most alike, while that is at least `bound`."""
    least = cosines.copy()
    np.fill_diagonal(least, -1.0)
    label = np.arange(len(least))
    while True:
        one, other = divmod(int(np.argmax(least)), len(least))
        if least[one, other] < bound:
            return label.tolist()
        label[label == other] = one
        least[one] = least[:, one] = np.minimum(least[one], least[other])
        least[other] = least[:, other] = least[one, one] = -1.0


def folds(labelled: Labelled) -> tuple[list[Score], Counter[str]]:
    """Choose weights and bound on four fifths of the topics, measure on the last; and what was chosen how often."""
    topic = sorted({story.partition("-")[0] for _, story in labelled}, key=int)
    random.Random(1).shuffle(topic)
    scores, chosen = [], Counter[str]()
    for fold in range(FOLDS):
        held = set(topic[fold::FOLDS])
        known = [pair for pair in labelled if pair[1].partition("-")[0] not in held]
        best: tuple[float, tuple[float, ...], float] = (0.0, KINDS[0], 0.0)
        for weights in KINDS:
            with _weights(weights):
                for similarity in SIMILARITIES:
                    settings = ClusterSettings(min_similarity=similarity)
                    best = max(best, (online(known, settings, orders=1)[0].f1, weights, similarity))
        with _weights(best[1]):
            rest = [pair for pair in labelled if pair[1].partition("-")[0] in held]
            scores += online(rest, ClusterSettings(min_similarity=best[2]))
        chosen[f"{best[1]} at {best[2]}"] += 1
    return scores, chosen


@contextmanager
def _weights(weights: tuple[float, ...]) -> Iterator[None]:
    names = ("NAME", "NUMBER", "MONTH", "WEEKDAY", "YEAR")
    shipped = [getattr(kinds, name) for name in names]
    for name, weight in zip(names, weights, strict=True):
        setattr(kinds, name, weight)
    yield
    for name, weight in zip(names, shipped, strict=True):
        setattr(kinds, name, weight)


def report(name: str, scores: Sequence[Score]) -> None:
    """Print the means."""
    mean: Callable[[str], float] = lambda what: sum(getattr(one, what) for one in scores) / len(scores)  # noqa: E731
    lowest = min(one.f1 for one in scores)
    print(
        f"{name:28} P {mean('precision'):.3f}  R {mean('recall'):.3f}  F1 {mean('f1'):.3f} (lowest {lowest:.3f})"
        f"  pairs put together that belong {mean('pairs'):.3f}"
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folds", action="store_true", help="choose the settings on other topics than the measured")
    topics, events, shipped = ecbplus(), basil(), ClusterSettings()
    if parser.parse_args().folds:
        scores, chosen = folds(topics)
        report("ECB+, held-out topics", scores)
        for choice, times in chosen.most_common():
            print(f"  chosen {times} of {FOLDS} times: {choice}")
        return
    report("ECB+", online(topics, shipped))
    report("  plain tf-idf", [tfidf(topics)])
    report("BASIL", online(events, shipped))
    report("  plain tf-idf", [tfidf(events)])
    undated = [(Article.of(a.text, title=a.title, outlet=a.outlet), story) for a, story in events]
    report("BASIL without dates", online(undated, shipped))
    report("small folders, ECB+", [one for folder in folders(topics) for one in online(folder, shipped, orders=1)])


if __name__ == "__main__":
    main()
