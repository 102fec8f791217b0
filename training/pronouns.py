"""The weights of `annotate/speakers/pronouns.py`: `python -m training.pronouns`, printed as they stand there.

Learned from GUM's genres other than news and interviews, from the half of its news and interviews that
`bench.pronouns` calls `develop`, and from GAP's validation part. In GUM nobody is known to have spoken; so having
spoken is told by its own words: a name right beside a verb of speech. And from news that nobody has labelled: where the
gender alone tells who is meant, what else would have told is learned.
"""

import argparse
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.kept import Kept
from pressreview.annotate import annotate
from pressreview.annotate.reader import RawAttribution, Reader, SpanReader
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.people import People
from pressreview.annotate.speakers.pronouns import GENDER, features, likely, spoken_of
from pressreview.annotate.speakers.resolve import is_somebody
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Reading
from pressreview.tables import load_vocabulary
from training.corpora.coreference import Ambiguous, Coreferent, gap, gum
from training.corpora.entities import worldwide_articles
from training.corpora.polnear import articles

_WORD = re.compile(r"\w+")


class Case(NamedTuple):
    """A pronoun with what tells for each who may be meant, and who is ("" for nobody named)."""

    told: dict[str, dict[str, float]]
    meant: frozenset[str]


def speakers_in(people: People) -> list[tuple[int, str]]:
    """Who has spoken where, as far as a verb of speech beside a name tells."""
    verbs = load_vocabulary().reporting
    found = []
    for mention in people.mentions:
        before = _WORD.findall(people.text[max(0, mention.span.start - 20) : mention.span.start])[-1:]
        after = _WORD.findall(people.text[mention.span.end : mention.span.end + 20])[:1]
        if any(word.lower() in verbs for word in (*before, *after)):
            found.append((mention.span.start, mention.name))
    return found


def of_document(document: Coreferent) -> Iterator[Case]:
    """The pronouns of a document whose entity is named before them, or nowhere."""
    mentions = find_mentions(document.text)
    people = People(document.text, mentions)
    spoke = speakers_in(people)
    for entity in document.entities:
        names = {
            mention.name
            for mention in people.mentions
            if any(start <= mention.span.start and mention.span.end <= end + 1 for start, end in entity)
        }
        for start, end in entity:
            word = document.text[start:end].lower()
            if word in GENDER:
                told = features(start, word, people, spoke=[one for one in spoke if one[0] < start])
                yield Case(told, frozenset(names & told.keys()) or frozenset({""}))


def of_gap(row: Ambiguous) -> Case | None:
    """A row of GAP; None where neither name is meant, which leaves open who is."""
    mentions = find_mentions(row.text)
    people = People(row.text, mentions)
    told = features(row.place, row.pronoun, people, spoke=[s for s in speakers_in(people) if s[0] < row.place])
    meant = {
        mention.name
        for mention in people.mentions
        for start, end, means in row.names
        if means and mention.span.start < end and start < mention.span.end
    }
    if not any(means for *_, means in row.names):
        return None
    return Case(told, frozenset(meant & told.keys()) or frozenset({""}))


def of_news(article: Article, reading: Reading) -> Iterator[Case]:
    """The pronouns of an article that say something and whose gender alone tells whom they mean.

    That is one of those named before, where it is the only one of that gender and the gender of all is known; nobody,
    where all are of the other gender. What tells beside the gender is learned from them.
    """
    people = People(article.text, reading.mentions)
    spoke = sorted(
        (one.source[0].start, one.speaker.name or "")
        for one in reading.attributions
        if one.source and one.speaker is not None
        if (one.speaker.kind == "person" if one.speaker.name else is_somebody(one.speaker))
    )
    sources = {span.start for one in reading.attributions for span in one.source[:1]}
    for one in reading.attributions:
        words = [span.of(article.text).lower() for span in one.source]
        if words not in (["he"], ["she"]):
            continue
        place = one.source[0].start
        heard = [(where, name) for where, name in spoke if where < place]
        if heard and not heard[-1][1]:
            continue  # that one may be meant, whatever the gender of those who are named
        raw = RawAttribution(source=one.source, cue=one.cue, content=one.content, confidence=one.confidence)
        of = spoken_of(raw, people, sources)
        told = features(place, words[0], people, spoke=heard, source=True, blind=True, spoken_of=of)
        persons = [person for name in told if name and (person := people.named(name)) is not None]
        genders = [person.gender for person in persons]
        fitting = [person.name for person in persons if person.gender == GENDER[words[0]]]
        if persons and None not in genders and len(persons) == len(told) - 1 and len(fitting) < 2:
            yield Case(told, frozenset(fitting or [""]))


def develops(name: str) -> bool:
    """Whether a news text or interview of GUM may be learned from: half of them, by a hash of the name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def news(data: Path, reader: SpanReader) -> Iterator[tuple[Article, Reading]]:
    """What the shipped reader finds in the training parts of PolNeAR and of Worldwide Newswire."""
    texts = [one.text for one in articles(data / "polnear" / "train")]
    texts += [text.text for _, text, _ in worldwide_articles(data / "worldwide_newswire", "train")]
    made = [Article.of(text, path=str(number)) for number, text in enumerate(texts)]
    for article, reading in zip(made, annotate(made, AnnotateSettings(), reader=reader), strict=True):
        if isinstance(reading, Reading):
            yield article, reading


def cases(data: Path, reader: SpanReader) -> list[Case]:
    """All that is learned from."""
    found = [case for row in gap(data / "gap" / "gap-validation.tsv") if (case := of_gap(row))]
    for document in gum(data / "gum"):
        if document.genre not in ("news", "interview") or develops(document.name):
            found.extend(of_document(document))
    for article, reading in news(data, reader):
        found.extend(of_news(article, reading))
    return found


def fit(learned: Sequence[Case], *, rounds: int = 1500, rate: float = 0.02, decay: float = 1e-3) -> dict[str, float]:
    """Weights that make those who are meant most likely (Adam, with a penalty on their squares)."""
    keys = sorted({key for case in learned for one in case.told.values() for key in one})
    rows = {key: number for number, key in enumerate(keys)}
    most = max(len(case.told) for case in learned)
    table = np.zeros((len(learned), most, len(keys)))
    there, meant = np.zeros((2, len(learned), most), np.bool_)
    for number, case in enumerate(learned):
        for place, (name, told) in enumerate(sorted(case.told.items())):
            there[number, place], meant[number, place] = True, name in case.meant
            for key, value in told.items():
                table[number, place, rows[key]] = value
    weights, first, second = np.zeros((3, len(keys)))
    for step in range(1, rounds + 1):
        scores = np.where(there, table @ weights, -1e9)
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wanted = chances * meant / (chances * meant).sum(1, keepdims=True)
        slope = np.einsum("nc,ncf->f", wanted - chances, table) / len(learned) - decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {key: round(float(weights[row]), 2) for key, row in rows.items()}


def main() -> None:
    """Print the weights, and how sure one must be for which precision, cross-checked in five parts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--kept", type=Path, default=None, help="a folder that keeps what the model gave")
    given = options.parse_args()
    learned = cases(given.data, Kept(Reader(), given.kept) if given.kept else Reader())
    outcomes = []
    sourced = sum("source: none" in case.told[""] for case in learned)
    print(f"{len(learned)} pronouns, {sourced} of them say something")
    for part in range(5):
        weights = fit([case for number, case in enumerate(learned) if number % 5 != part])
        for case in learned[part::5]:
            chances = likely(case.told, weights)
            name = max(chances, key=lambda one: (chances[one], one))
            source = "source: none" in case.told[""]
            outcomes.append((source, chances[name] if name else 0.0, name in case.meant and bool(name)))
    for which in (False, True):
        its = [(chance, right) for source, chance, right in outcomes if source == which]
        for sure in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
            answered = [right for chance, right in its if chance >= sure]
            share, correct = len(answered) / len(its), sum(answered) / max(1, len(answered))
            print(f"{'sources' if which else 'others':8}{sure:5} answered {share:.3f} right {correct:.3f}")
    print(fit(learned))


if __name__ == "__main__":
    main()
