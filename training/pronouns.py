"""The weights of `annotate/speakers/pronouns.py`: `python -m training.pronouns`, printed as they stand there.

For who says something, learned from `pronoun_sources.jsonl`; for pronouns elsewhere, from GAP's validation part; for
both from GUM, but not from the half of its news and interviews that `bench.pronouns` calls `measure`.

`pronoun_sources.jsonl` has 773 pronouns that say something in articles of the training parts of PolNeAR and Worldwide
Newswire, at most three of one article: each with the place of a name of whom it means, null for somebody not named, and
whether it was left open before, as a third of them were. They were labelled once, by reading; what stayed doubtful is
left out. Beside the weights stands how many of them would be answered, and how many of those rightly, by weights
learned from other articles; those left open before count as often as in news as a whole.
"""

import argparse
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.kept import Kept
from pressreview.annotate import annotate
from pressreview.annotate.reader import RawAttribution, Reader, SpanReader
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.people import People
from pressreview.annotate.speakers.pronouns import GENDER, OTHERS, SOURCES, Saying, features, likely, spoken_of
from pressreview.annotate.speakers.scene import is_somebody
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Reading
from pressreview.text.spans import Taken
from training.corpora.coreference import Ambiguous, Coreferent, gap, gum
from training.corpora.entities import worldwide_articles
from training.corpora.polnear import articles

LABELS = Path(__file__).parent / "pronoun_sources.jsonl"
_LABELLED_TIMES = 2
"""How often a labelled pronoun counts: more like news than GUM's other genres are."""
_OPEN = 361 / 2058
"""The share of such pronouns that were left open before, in 678 articles."""
Places = Iterable[tuple[int, int]]


class Case(NamedTuple):
    """A pronoun with what tells for each who may be meant, and who is ("" for nobody named)."""

    told: dict[str, dict[str, float]]
    meant: frozenset[str]
    source: bool = False
    """Whether it says something."""
    counts: float = 1.0
    """How much it counts when it is told how well they do."""


def of_reading(text: str, reading: Reading, wanted: Iterable[tuple[int, Places]]) -> Iterator[Case]:
    """Pronouns of a text by their places, each with the places of names of whom it means."""
    people = People(text, reading.mentions)
    contents = Taken(span for one in reading.attributions for span in one.content)
    said = {one.source[0].start: one for one in reversed(reading.attributions) if one.source}
    spoke = sorted(
        (one.source[0].start, one.speaker.name or "")
        for one in reading.attributions
        if one.source and one.speaker is not None
        if (one.speaker.kind == "person" if one.speaker.name else is_somebody(one.speaker))
    )
    for place, names in wanted:
        heard = [(where, name) for where, name in spoke if where < place]
        word = next(word for word in sorted(GENDER, key=len, reverse=True) if text[place:].lower().startswith(word))
        if one := said.get(place):
            raw = RawAttribution(source=one.source, cue=one.cue, content=one.content, confidence=one.confidence)
            cue = one.cue[-1].of(text).lower() if one.cue else ""
            saying = Saying(cue=cue, spoken_of=spoken_of(raw, people, said), contents=contents)
            told = features(place, word, people, spoke=heard, saying=saying)
        else:
            told = features(place, word, people, spoke=heard)
        yield Case(told, _meant(told, people, names), one is not None)


def _meant(told: Collection[str], people: People, places: Places) -> frozenset[str]:
    """Those of `told` that are named at one of the places, "" for none."""
    spans = list(places)
    named = {
        mention.name
        for mention in people.perhaps_between(0, len(people.text))
        if any(mention.span.start < end and start < mention.span.end for start, end in spans)
    }
    return frozenset(name for name in told if name in named) or frozenset({""})


def of_document(document: Coreferent, reading: Reading) -> Iterator[Case]:
    """The pronouns of a document with its entities."""
    for entity in document.entities:
        pronouns = [start for start, end in entity if document.text[start:end].lower() in GENDER]
        yield from of_reading(document.text, reading, [(place, entity) for place in pronouns])


def of_gap(row: Ambiguous) -> Case | None:
    """A row of GAP; None where neither name is meant, which leaves open who is."""
    people = People(row.text, find_mentions(row.text))
    told = features(row.place, row.pronoun, people)
    places = [(start, end) for start, end, means in row.names if means]
    return Case(told, _meant(told, people, places)) if places else None


def develops(name: str) -> bool:
    """Whether a news text or interview of GUM may be learned from: half of them, by a hash of the name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def labelled(data: Path) -> Iterator[tuple[str, list[tuple[int, Places, float]]]]:
    """Texts of news with the labelled pronouns of each: place, whom it means and how much it counts.

    Raises `ValueError` where a text is not the one labelled.
    """
    every = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    were_open = sum(row["open"] for row in every) / len(every)
    rows: dict[str, list[tuple[int, Places, float]]] = {}
    hashes: dict[str, str] = {}
    for row in every:
        counts = _OPEN / were_open if row["open"] else (1 - _OPEN) / (1 - were_open)
        rows.setdefault(row["article"], []).append((row["place"], [row["means"]] if row["means"] else [], counts))
        hashes[row["article"]] = row["text_sha256"]
    texts = {f"polnear/{one.name}": one.text for one in articles(data / "polnear" / "train")}
    for name, text, _ in worldwide_articles(data / "worldwide_newswire", "train"):
        texts[f"worldwide_newswire/{name}"] = text.text
    for name, wanted in rows.items():
        if not hashlib.sha256(texts[name].encode()).hexdigest().startswith(hashes[name]):
            raise ValueError(f"{name} is not the text that was labelled")
        yield texts[name], wanted


def read(texts: Sequence[str], reader: SpanReader) -> Iterator[tuple[str, Reading]]:
    """What is read in each text that is in English."""
    made = [Article.of(text, path=str(number)) for number, text in enumerate(texts)]
    for text, reading in zip(texts, annotate(made, AnnotateSettings(), reader=reader), strict=True):
        if isinstance(reading, Reading):
            yield text, reading


def cases(data: Path, reader: SpanReader) -> Iterator[list[Case]]:
    """All that is learned from, what belongs to one text together."""
    wanted = dict(labelled(data))
    for text, reading in read(list(wanted), reader):
        places = [(place, names) for place, names, _ in wanted[text]]
        made = [
            case._replace(source=True, counts=counts)
            for case, (*_, counts) in zip(of_reading(text, reading, places), wanted[text], strict=True)
        ]
        yield made * _LABELLED_TIMES
    documents = {
        one.text: one for one in gum(data / "gum") if one.genre not in ("news", "interview") or develops(one.name)
    }
    for text, reading in read(list(documents), reader):
        yield [case._replace(counts=float(not case.source)) for case in of_document(documents[text], reading)]
    for row in gap(data / "gap" / "gap-validation.tsv"):
        if (ambiguous := of_gap(row)) is not None:
            yield [ambiguous]


def fit(
    learned: Sequence[Case],
    keys: Iterable[str],
    *,
    rounds: int = 400,
    rate: float = 0.05,
    decay: float = 3e-3,
) -> dict[str, float]:
    """Weights of `keys` that make those who are meant most likely (Adam, with a penalty on their squares)."""
    columns = {key: number for number, key in enumerate(sorted(keys))}
    rows = [(number, name, told) for number, case in enumerate(learned) for name, told in sorted(case.told.items())]
    table = np.zeros((len(rows), len(columns)))
    for row, (_, _, told) in enumerate(rows):
        for key in told.keys() & columns.keys():
            table[row, columns[key]] = told[key]
    of = np.array([number for number, *_ in rows])
    meant = np.array([name in learned[number].meant for number, name, _ in rows], float)
    begins = np.flatnonzero(np.diff(of, prepend=-1))
    weights, first, second = np.zeros((3, len(columns)))
    for step in range(1, rounds + 1):
        scores = table @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
        chances /= np.add.reduceat(chances, begins)[of]
        wanted = chances * meant
        wanted /= np.add.reduceat(wanted, begins)[of]
        slope = (wanted - chances) @ table / len(learned) - decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {key: round(float(weights[column]), 2) for key, column in columns.items()}


def main() -> None:
    """Print the weights, and how sure one must be for which precision, cross-checked in five parts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--kept", type=Path, default=None, help="a folder that keeps what the model gave")
    given = options.parse_args()
    texts = list(cases(given.data, Kept(Reader(), given.kept) if given.kept else Reader()))
    for title, keys in (("SOURCES", SOURCES), ("OTHERS", OTHERS)):
        its = [[case for case in text if case.source == (title == "SOURCES")] for text in texts]
        outcomes = []
        for part in range(5):
            weights = fit([case for number, text in enumerate(its) if number % 5 != part for case in text], keys)
            for case in {id(case): case for text in its[part::5] for case in text}.values():
                chances = likely(case.told, weights)
                name = max(chances, key=lambda one: (chances[one], one))
                outcomes.append((chances[name] if name else 0.0, name in case.meant and bool(name), case.counts))
        for sure in (0.5, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95):
            answered, correct = (
                sum(counts for chance, right, counts in outcomes if chance >= sure and (right or not only))
                for only in (False, True)
            )
            everything = sum(counts for *_, counts in outcomes)
            print(f"{title:8}{sure:5} right {correct / everything:.3f} of {everything:.0f}", end="")
            print(f", {correct / max(1, answered):.3f} of those answered")
        for key, weight in fit([case for text in its for case in text], keys).items():
            print(f'    "{key}": {weight},')


if __name__ == "__main__":
    main()
