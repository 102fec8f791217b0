"""How well forecasts are told from other sentences, classed, dated and weighed: `python -m bench.forecasts`.

560 sentences of real articles, labelled twice (`protocol.md`). Labels on which the passes differ are left out of the
figure they differ on. Half of the sentences were looked at while the rules were mended, and 480 more of other articles,
labelled once, and (`--kinds`) the kinds of 586 of corpora that a model may learn from, and (`--details`) what 461
forecasts among those that the network learns from say of days, likelihood and polarity; half of the 560 never were. The
network that tells kinds has learned from all of these but BASIL's and that half; the reader has learned attributions
from most of the articles. That half has been measured on twice: `--fresh` measures on 450 sentences of other articles,
labelled twice, that nothing was tuned on or learned from, `--newer` on 500 more, drawn after two looks at those, and
`--newest` on another 497, drawn after more looks at these. All three print totals alone. `--written` measures on 5,860
sentences of our own, on which rules are tried and from which nothing is learned: how many turns of phrase are known,
not how news is read. Horizons, bands and polarities are measured where both sides see a forecast, horizons where the
day of the article is known.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.corpora import article
from bench.forecasts.agreement import HERE, PASSES, agreement, labels
from bench.forecasts.sites import published
from bench.kept import Kept
from bench.origins.sites import rows
from pressreview.annotate import SpanReader, annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Failure, Forecast, Reading, Span, overlaps

KINDS = ("scheduled", "planned", "predicted", "conditional")


def seen(reading: Reading, sentence: Span) -> Forecast | None:
    """The first forecast of a sentence, by somebody or in the outlet's own voice."""
    made = [one.forecast for one in reading.foretold]
    here = [(one.span, one) for one in made if one.span is not None and overlaps([one.span], [sentence])]
    return min(here, key=lambda pair: pair[0])[1] if here else None


def days(start: date | None, end: date | None) -> tuple[str | None, str | None]:
    """A horizon as the labels write it."""
    return start.isoformat() if start else None, end.isoformat() if end else None


class Tally:
    """What was seen of some sites."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []
        """(gold kind, seen kind), "none" for no forecast."""
        self.horizons: list[tuple[bool, bool]] = []
        """(right, gold gives one) of forecasts that both see."""
        self.bands: list[tuple[str, str]] = []
        self.polarities: list[tuple[str, str]] = []

    def add(self, labels: tuple[dict[str, Any], dict[str, Any]], made: Forecast | None) -> list[str]:
        """Count a sentence; what was wrong of it."""
        (first, second), kind, wrong = labels, made.kind if made else "none", []
        if first["kind"] == second["kind"]:
            self.pairs.append((first["kind"], kind))
            wrong += [f"{kind} for {first['kind']}"] if kind != first["kind"] else []
        if made is None or "none" in (first["kind"], second["kind"]):
            return wrong
        gold = [(row.get("start"), row.get("end")) for row in labels]
        horizon = days(made.horizon.start, made.horizon.end) if made.horizon else (None, None)
        if gold[0] == gold[1] and "start" in first and "start" in second:
            self.horizons.append((horizon == gold[0], gold[0] != (None, None)))
            wrong += [f"{horizon} for {gold[0]}"] if horizon != gold[0] else []
        if "band" in first and first["band"] == second["band"]:
            band = made.certainty.band if made.certainty else "unknown"
            self.bands.append((first["band"], band))
            wrong += [f"{band} for {first['band']}"] if band != first["band"] else []
        if "polarity" in first and first["polarity"] == second["polarity"]:
            polarity = made.certainty.polarity if made.certainty else "unknown"
            self.polarities.append((first["polarity"], polarity))
            wrong += [f"{polarity} for {first['polarity']}"] if polarity != first["polarity"] else []
        return wrong

    def show(self, name: str) -> None:
        """Print the figures."""
        both = sum(gold != "none" != made for gold, made in self.pairs)
        found, there = (sum(pair[side] != "none" for pair in self.pairs) for side in (1, 0))
        print(f"{name}: {len(self.pairs)} sentences, {there} forecasts")
        print(f"  forecast or not    {_f1(both, found, there)}")
        f1s = []
        for kind in KINDS:
            right = sum(gold == made == kind for gold, made in self.pairs)
            found, there = (sum(pair[side] == kind for pair in self.pairs) for side in (1, 0))
            f1s.append(2 * right / max(1, found + there))
            print(f"    {kind:16} {_f1(right, found, there)}")
        print(f"  kinds, macro-F1    {sum(f1s) / len(f1s):.3f}")
        if self.horizons:
            given = [right for right, dated in self.horizons if dated]
            exact = sum(right for right, _ in self.horizons)
            print(f"  horizon exact      {exact} of {len(self.horizons)} ({exact / len(self.horizons):.3f}); ", end="")
            print(f"where one is given {sum(given)} of {len(given)}")
        for name, pairs in (("band", self.bands), ("polarity", self.polarities)):
            if pairs:
                right = sum(gold == made for gold, made in pairs)
                print(f"  {name:18} {right} of {len(pairs)} ({right / len(pairs):.3f})")


def _f1(right: int, found: int, there: int) -> str:
    return f"P {right / max(1, found):.3f}  R {right / max(1, there):.3f}  F1 {2 * right / max(1, found + there):.3f}"


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kept", type=Path, default=None, help="a folder where the reader's answers are kept")
    options.add_argument("--kinds", action="store_true", help="those labelled with their kind alone too")
    options.add_argument("--details", action="store_true", help="forecasts whose days, bands and polarity are labelled")
    for name in ("fresh", "newer", "newest"):
        options.add_argument(
            f"--{name}", dest="set", action="store_const", const=name, help=f"the {name} set alone: totals"
        )
    options.add_argument("--written", action="store_true", help="sentences of our own; reads no corpus")
    options.add_argument("--errors", action="store_true", help="print what went wrong where it may be looked at")
    given = options.parse_args()
    reader: SpanReader = Kept(Reader(), given.kept) if given.kept else Reader()
    if given.set:
        _totals(given.set, reader)
        return
    if given.written:
        _written(reader, errors=given.errors)
        return
    first, second = map(labels, PASSES["the first set"])
    once = {"more to develop on, one pass": "develop"}
    once |= {"kinds alone, one pass": "kinds"} if given.kinds else {}
    once |= {"details, one pass": "details"} if given.details else {}
    alone = {site: (name, label) for name, file in once.items() for site, label in labels(file).items()}
    tallies = {name: Tally() for name in ("develop", *once, "measure")}
    sites = list(rows(HERE / "sites.jsonl"))
    more = [site for file in once.values() for site in rows(HERE / f"{file}_sites.jsonl")]
    for site, text, made in _seen([*sites, *more], reader):
        if site["id"] in alone:
            name, gold = alone[site["id"]][0], (alone[site["id"]][1],) * 2
        else:
            name = "develop" if int(site["id"][-1], 16) % 2 else "measure"
            gold = first[site["id"]], second[site["id"]]
        wrong = tallies[name].add(gold, made)
        if given.errors and wrong and name != "measure":
            print(f"{site['id']} {site['published']} {'; '.join(wrong)}\n    {Span(*site['span']).of(text)}")
    for name, tally in tallies.items():
        tally.show(name)
    print("agreement of the passes:", *agreement(first, second), sep="\n  ")


def _totals(title: str, reader: SpanReader) -> None:
    """Measure on the fresh, the newer or the newest set: as a whole, and by whether the day of the article is known."""
    first, second = map(labels, PASSES[f"the {title} set"])
    with_day, without = f"{title}, with a day", f"{title}, without one"
    tallies = {name: Tally() for name in (title, with_day, without)}
    for site, _, made in _seen(list(rows(HERE / f"{title}_sites.jsonl")), reader):
        for name in (title, with_day if site["published"] else without):
            tallies[name].add((first[site["id"]], second[site["id"]]), made)
    for name, tally in tallies.items():
        tally.show(name)
    print("agreement of the passes:", *agreement(first, second), sep="\n  ")


def _written(reader: SpanReader, *, errors: bool) -> None:
    """Measure on the sentences of our own, each read as an article without a day."""
    first, second = map(labels, PASSES["the written set"])
    sites = list(rows(HERE / "written_sites.jsonl"))
    pages = [Article.of(site["text"]) for site in sites]
    tally = Tally()
    for site, reading in zip(sites, annotate(pages, AnnotateSettings(), reader=reader), strict=True):
        if isinstance(reading, Failure):
            continue
        made = seen(reading, Span(0, len(site["text"])))
        wrong = tally.add((first[site["id"]], second[site["id"]]), made)
        if errors and wrong:
            print(f"{site['id']} {'; '.join(wrong)}\n    {site['text']}")
    tally.show("written")
    print("agreement of the passes:", *agreement(first, second), sep="\n  ")


def _seen(sites: Sequence[dict[str, Any]], reader: SpanReader) -> Iterator[tuple[dict[str, Any], str, Forecast | None]]:
    """Yield each site with its article's text and what the program sees in the sentence."""
    pages = [_article(site) for site in sites]
    for site, page, reading in zip(sites, pages, annotate(pages, AnnotateSettings(), reader=reader), strict=True):
        if not isinstance(reading, Failure):
            yield site, page.text, seen(reading, Span(*site["span"]))


def _article(site: dict[str, Any]) -> Article:
    """The labelled article. Raises `ValueError` where it is not the text that was labelled."""
    text = article(site["article"]).text
    if not hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"]):
        raise ValueError(f"{site['article']} is not the text that was labelled")
    return Article.of(text, outlet=article(site["article"]).outlet, published_at=published(site["article"]))


if __name__ == "__main__":
    main()
