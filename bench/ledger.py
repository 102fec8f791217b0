"""How much of what the example foretells is in the ledger, and whether what later articles tell is found and right.

    python -m bench.ledger
    python -m bench.ledger --corpora      every sign in the dated stories of PolNeAR and BASIL, to be read

Example: a forecast of the gold counts as found when a telling of the ledger shares words with its content; a sign
counts as right when the gold resolves that forecast so. The rules were mended looking at the example.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.claims import EXAMPLES, place
from bench.corpora import article
from bench.forecasts.sites import dated
from bench.kept import Kept
from pressreview.acquire import acquire
from pressreview.annotate import SpanReader, annotate
from pressreview.annotate.reader import Reader
from pressreview.cluster import cluster
from pressreview.config import Settings
from pressreview.corroborate import corroborate
from pressreview.follow import ledger
from pressreview.model import Article, Entry, Failure, Ledger, Passage, Reading, overlaps
from pressreview.naming import with_one_name

SETTINGS = Settings()


def followed(articles: dict[str, Article], reader: SpanReader, *, on: date) -> Ledger:
    """The ledger of some articles."""
    made = annotate(articles.values(), SETTINGS.annotate, reader=reader)
    readings = {one.article: one for one in made if isinstance(one, Reading)}
    stories = cluster(tuple(articles[name] for name in readings), SETTINGS.cluster)
    readings = with_one_name(articles, readings, stories)
    claims = {one.id: corroborate(one, articles, readings, SETTINGS.corroborate).claims for one in stories}
    return ledger(stories, claims, articles, readings, (), on=on)


def meets(entry: Entry, wanted: list[Passage]) -> bool:
    """Whether a telling of an entry shares words with some passages."""
    return any(
        telling.article == one.article and overlaps(telling.spans, [one.span])
        for telling in entry.tellings
        for one in wanted
    )


def example() -> None:
    """Measure on the example's gold."""
    gold = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
    items = list(acquire([str(EXAMPLES / name) for name in gold["articles"]], SETTINGS.acquire, fetch=None))  # type: ignore[arg-type]
    articles = {item.article.id: item.article for item in items if not isinstance(item, Failure)}
    by_name = {name: one for name in gold["articles"] for one in articles.values() if str(one.path).endswith(name)}
    made = followed(articles, Reader(), on=date(2026, 4, 1))
    wanted = {
        str(one["id"]): list(_passages(by_name[name], one))
        for name, facts in gold["articles"].items()
        for one in facts["attributions"]
        if one["forecast"]
    }
    found = {name for name, passages in wanted.items() if any(meets(entry, passages) for entry in made.entries)}
    print(f"forecasts of the gold in the ledger: {len(found)} of {len(wanted)}; {len(made.entries)} entries in all")
    right = total = 0
    hit: set[str] = set()
    for entry in made.entries:
        told = {name for name, passages in wanted.items() if meets(entry, passages)}
        for sign in entry.signs:
            came = {
                name
                for one in gold["resolutions"]
                if one["outcome"] == sign.outcome and by_name[one["article"]].id == sign.at.article
                for name in told.intersection(one["forecasts"])
            }
            hit |= came
            right, total = right + bool(came), total + 1
    resolved = {name for one in gold["resolutions"] for name in one["forecasts"]}
    print(
        f"signs right: {right} of {total}; forecasts resolved in the gold that have one: {len(hit)} of {len(resolved)}"
    )


def corpora(reader: SpanReader) -> None:
    """Print every sign in the dated stories of real news."""
    articles = {}
    for name, day in dated():
        one = article(name)
        made = Article.of(one.text, outlet=one.outlet, published_at=day, path=name)
        articles[made.id] = made
    for entry in followed(articles, reader, on=date(2026, 1, 1)).entries:
        first = articles[entry.first.article]
        for sign in entry.signs:
            told = " … ".join(span.of(first.text) for span in entry.first.spans)
            words = sign.at.span.of(articles[sign.at.article].text)
            print(f"{entry.first.said} {told}\n    {sign.day} {sign.outcome} ({sign.reason}): {words}")


def _passages(one: Article, gold: dict[str, Any]) -> Iterator[Passage]:
    nth = (gold.get("nth") or {}).get("content") or [1] * len(gold["content"])
    for words, number in zip(gold["content"], nth, strict=False):
        if (span := place(one.text, words, number)) is not None:
            yield Passage(article=one.id, span=span)


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", action="store_true", help="print the signs in real news instead")
    options.add_argument("--kept", type=Path, default=None, help="a folder where the reader's answers are kept")
    given = options.parse_args()
    if given.corpora:
        corpora(Kept(Reader(), given.kept) if given.kept else Reader())
    else:
        example()


if __name__ == "__main__":
    main()
