"""Measures whom "he", "she", "the minister" are taken for: how often the answer is right, and how often there is none.

    python -m bench.pronouns

*GAP*: Wikipedia chosen to be ambiguous, no speaker known; an answer is right when a mention of the person found
overlaps a name that the gold says is meant; wrong when it overlaps one that is not meant, or is somebody else although
one of the two is meant; where neither is meant and somebody else is answered the gold cannot tell.

*Sources* in GUM's news and interviews and in MEANTIME: every attribution that is found there and whose source is a
pronoun or a description, of somebody whom the gold says the text names: right when the speaker given is one of the
names that the gold's entity has. GUM is told into halves by document; weights were learned on `develop`
(`training.pronouns`), also from labelled sources of PolNeAR and Worldwide Newswire, on which how sure one must be was
chosen.

A wrong credit is the worst answer, so precision counts. How sure one must be of pronouns that are no sources was chosen
with GAP's development part in sight, so that its precision there says no more than that they are mostly left open.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.kept import Kept
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.people import People
from pressreview.annotate.speakers.pronouns import GENDER, antecedent
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Attribution, Reading, Span
from training.corpora.coreference import Ambiguous, Coreferent, gap, gum, meantime
from training.pronouns import develops

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[1].parent / "shared" / "data"))


def judge(row: Ambiguous) -> str:
    """One of "right", "wrong", "untold" and "none" for a row of GAP."""
    mentions = find_mentions(row.text)
    person = antecedent(row.place, row.pronoun, People(row.text, mentions))
    if person is None:
        return "none"
    spans = [mention.span for mention in mentions if mention.name == person.name and mention.kind == "person"]
    for start, end, means in row.names:
        if any(span.start < end and start < span.end for span in spans):
            return "right" if means else "wrong"
    return "wrong" if any(means for *_, means in row.names) else "untold"


def measure(path: Path) -> Counter[str]:
    """How many of a table's rows get each judgement, also by gender ("right f") and for "he" and "she"."""
    counts: Counter[str] = Counter()
    for row in gap(path):
        judgement = judge(row)
        counts[judgement] += 1
        counts[f"{judgement} {GENDER[row.pronoun.lower()]}"] += 1
        if row.pronoun.lower() in ("he", "she"):
            counts[f"{judgement} subject"] += 1
    return counts


def sources(document: Coreferent, reading: Reading) -> Iterator[tuple[Attribution, str]]:
    """Attributions of a document by "he" or "the minister", each with "right", "wrong" or "open"."""
    for one in reading.attributions:
        if not one.source:
            continue
        span = Span(one.source[0].start, one.source[-1].end)
        words = span.of(document.text).lower().split()
        named = any(span.start <= mention.span.start < span.end for mention in reading.mentions)
        if named or not (words[0] in ("he", "she") or words[0] in ("the", "his", "her", "its")):
            continue
        entity = next((e for e in document.entities if any(_same(span, *place) for place in e)), None)
        if entity is None:
            continue
        names = {
            mention.name
            for mention in reading.mentions
            if mention.kind in ("person", "organisation", "outlet", "state")
            and any(start <= mention.span.start and mention.span.end <= end + 2 for start, end in entity)
        }
        if names:
            speaker = one.speaker.name if one.speaker is not None else None
            yield one, "open" if speaker is None else "right" if speaker in names else "wrong"


def _same(span: Span, start: int, end: int) -> bool:
    """Whether a source is a mention, edges aside."""
    return abs(span.start - start) <= 1 and abs(span.end - end) <= 1


def corpora() -> Iterator[tuple[str, list[Coreferent]]]:
    """The documents that sources are looked at in, by title."""
    documents = [one for one in gum(DATA / "gum") if one.genre in ("news", "interview")]
    yield "GUM, develop", [one for one in documents if develops(one.name)]
    yield "GUM, measure", [one for one in documents if not develops(one.name)]
    yield "MEANTIME", list(meantime(DATA / "meantime"))


def main() -> None:
    """Print a line a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kept", type=Path, default=None, help="a folder that keeps what the model gave")
    given = options.parse_args()
    for name in ("gap-development", "gap-validation"):
        counts = measure(DATA / "gap" / f"{name}.tsv")
        for part in ("", " m", " f", " subject"):
            right, wrong, none, untold = (counts[f"{what}{part}"] for what in ("right", "wrong", "none", "untold"))
            total = right + wrong + none + untold
            precision = right / max(1, right + wrong)
            print(f"{name}{part or ' all'}: precision {precision:.3f}, answered {1 - none / total:.3f} of {total}")
    reader = Kept(Reader(), given.kept) if given.kept else Reader()
    unlearned: Counter[str] = Counter()
    for title, documents in corpora():
        articles = [Article.of(one.text, path=one.name) for one in documents]
        outcomes: Counter[str] = Counter()
        for document, reading in zip(documents, annotate(articles, AnnotateSettings(), reader=reader), strict=True):
            if isinstance(reading, Reading):
                outcomes.update(outcome for _, outcome in sources(document, reading))
        print_sources(title, outcomes)
        if title != "GUM, develop":
            unlearned.update(outcomes)
    print_sources("what was not learned from", unlearned)


def print_sources(title: str, outcomes: Counter[str]) -> None:
    """A line on the sources of some documents."""
    right, wrong = outcomes["right"], outcomes["wrong"]
    print(
        f"{title}: sources by pronoun or description {outcomes.total()}: precision "
        f"{right / max(1, right + wrong):.3f}, recall {right / max(1, outcomes.total()):.3f}"
    )


if __name__ == "__main__":
    main()
