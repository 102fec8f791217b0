"""The whole of reading on the example coverage, whose gold covers what no corpus does: `python -m bench.example`.

Speakers, chains (`via`), when it was said, polarity, hedges, forecasts and times, each scored where the attribution was
found. The example is invented by us, so these figures show that the parts work together, not how well they do on the
world's news.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.spans import Counts, Triple, match, source_right, token_f1, tokens_in
from pressreview.acquire import HttpFetch, acquire
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AcquireSettings, AnnotateSettings
from pressreview.model import Article, Attribution, Failure, Reading, Span
from pressreview.tables import load_outlets
from pressreview.text import content_words, fold, words

EXAMPLES = Path(__file__).parents[1] / "examples"


class Read(NamedTuple):
    """An article of the example with its reading and its gold."""

    path: str
    article: Article
    reading: Reading
    gold: dict[str, Any]
    times: list[dict[str, Any]]


def read_all() -> Iterator[Read]:
    """Every article of the example, as a user would read it."""
    gold = json.loads((EXAMPLES / "gold.json").read_text("utf-8"))
    reader = Reader()
    for path in sorted(gold["articles"]):
        for got in acquire([str(EXAMPLES / path)], AcquireSettings(), fetch=HttpFetch(AcquireSettings())):
            if isinstance(got, Failure):
                raise SystemExit(f"{path}: {got.reason}")
            (reading,) = annotate([got.article], AnnotateSettings(), reader=reader)
            assert isinstance(reading, Reading)
            yield Read(path, got.article, reading, gold["articles"][path], gold["times"][path])


def gold_triple(text: str, item: dict[str, Any]) -> Triple | None:
    """The gold attribution as spans of the extracted text; None when extraction lost some of its words."""
    parts = []
    for part in Triple._fields:
        spans = []
        for number, some in enumerate(item[part]):
            nth = item.get("nth", {}).get(part)
            starts = [m.start() for m in re.finditer(f"(?={re.escape(some)})", text)]
            which = (nth[number] if nth else 1) - 1
            if which >= len(starts):
                return None
            spans.append(Span(starts[which], starts[which] + len(some)))
        parts.append(tuple(sorted(spans)))
    return Triple(*parts)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one, but for typography, case and a leading article."""
    plain = [re.sub(r"^the ", "", fold(name).casefold()) if name else None for name in (one, other)]
    return plain[0] == plain[1]


def credit(attribution: Attribution, gold: dict[str, Any] | None) -> str:
    """How an attribution's speaker compares: "right", "short" (part of the name), "open" (nobody named) or "wrong".

    The gold calls the unnamed by a description; the words of ours must share a noun with it.
    """
    ours = attribution.speaker
    if gold is None:
        return "right" if ours is None or ours.name is None else "wrong"
    if ours is None:
        return "open"
    theirs = set(content_words(gold["name"]))
    if ours.name is None:
        return "right" if theirs & set(content_words(ours.description or "")) else "open"
    if same_name(ours.name, gold["name"]):
        return "right"
    return "short" if set(content_words(ours.name)) < theirs else "wrong"


def passed_on(attribution: Attribution, article: Article) -> list[str]:
    """The `via` of an attribution without the agency that supplied the whole article, which the gold keeps apart."""
    same = load_outlets().same
    return [name for name in attribution.via or () if not any(same(name, credit) for credit in article.credits)]


def dates(when: Any) -> tuple[str, str] | None:
    """(start, end) of a gold or found interval, as ISO dates."""
    if when is None:
        return None
    start, end = (when["start"], when["end"]) if isinstance(when, dict) else (when.start, when.end)
    return (str(start)[:10], str(end)[:10])


QUESTIONS: dict[str, Callable[[Attribution, dict[str, Any]], bool]] = {
    "kind": lambda a, g: a.kind == g["kind"],
    "said on": lambda a, g: dates(a.said_on) == dates(g["said_on"]),
    "polarity": lambda a, g: a.certainty is not None and a.certainty.polarity == g["polarity"],
    "hedged or not": lambda a, g: bool(a.certainty and a.certainty.band != "certain") == g["hedged"],
    "forecast or not": lambda a, g: bool(a.forecast) == bool(g["forecast"]),
}


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="print every wrong credit")
    given = options.parse_args()
    outer, nested, times, vias = Counts(), Counts(), Counts(), Counts()
    lost = chains = 0
    credits = dict.fromkeys(("right", "short", "open", "wrong"), 0)
    right = dict.fromkeys(QUESTIONS, 0)
    total = 0
    for read in read_all():
        text = read.article.text
        tokens = [t for t in words(text) if any(c.isalnum() for c in t.of(text))]
        found = [Triple(a.source, a.cue, a.content) for a in read.reading.attributions]
        pairs = [(item, triple) for item in read.gold["attributions"] if (triple := gold_triple(text, item))]
        lost += len(read.gold["attributions"]) - len(pairs)
        matched = {}
        for f, g in match(found, [triple for _, triple in pairs], tokens):
            triple = pairs[g][1]
            if token_f1(tokens_in(found[f].content, tokens), tokens_in(triple.content, tokens)) >= 0.5:
                matched[g] = f
        for counts, is_nested in ((outer, False), (nested, True)):
            which = [g for g, (item, _) in enumerate(pairs) if bool(item["parent"]) == is_nested]
            good = [g for g in which if g in matched and source_right(found[matched[g]], pairs[g][1], tokens)]
            counts.add(len(good), 0 if is_nested else len(found), len(which))
        for g, f in sorted(matched.items()):
            item, attribution = pairs[g][0], read.reading.attributions[f]
            total += 1
            how = credit(attribution, item["speaker"])
            credits[how] += 1
            if given.errors and how != "right":
                print(f"{read.path} {item['id']}: {how}: {attribution.speaker}, should be {item['speaker']}")
            for name, question in QUESTIONS.items():
                right[name] += question(attribution, item)
            got, want = passed_on(attribution, read.article), item["via"]
            chains += len(got) == len(want) and all(map(same_name, got, want))
            vias.add(sum(any(same_name(a, b) for b in want) for a in got), len(got), len(want))
            if given.errors and not (len(got) == len(want) and all(map(same_name, got, want))):
                print(f"{read.path} {item['id']}: via {list(got)}, should be {want}")
        ours_at = [(t.span.of(text), dates(t)) for t in read.reading.times if t.start]
        want_at = [(t["words"], dates(t)) for t in read.times]
        placed = sum(any(day == d and (w in some or some in w) for some, d in ours_at) for w, day in want_at)
        times.add(placed, len(ours_at), len(want_at))
    print(f"attributions (outer)        F1 {outer.f1:.3f}  precision {outer.precision:.3f}  recall {outer.recall:.3f}")
    print(f"  nested in another's words    recall {nested.recall:.3f}")
    print(f"  gold lost in extraction      {lost}")
    print(f"where found ({total}):")
    print("  speaker       " + "  ".join(f"{how} {count / total:.3f}" for how, count in credits.items()))
    print(f"  via whole       {chains / total:.3f}")
    print(f"  via names     precision {vias.precision:.3f}  recall {vias.recall:.3f}")
    for name, count in right.items():
        print(f"  {name:16}{count / total:.3f}")
    print(f"times         precision {times.precision:.3f}  recall {times.recall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
