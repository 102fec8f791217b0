"""The articles whose sentences are sites: those that are dated, with the day on which they came out."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from bench.corpora import DATA, names

CORPORA = ("polnear", "meantime", "gum")
"""Those of `bench.corpora` whose articles are dated, beside BASIL."""


def dated() -> Iterator[tuple[str, date]]:
    """Every article with its day, in order of their names."""
    every = [name for corpus in CORPORA for name in names(corpus)]
    every += [path.relative_to(DATA).as_posix() for path in sorted((DATA / "basil/articles").glob("*/*.json"))]
    for name in every:
        if (day := published(name)) is not None:
            yield name, day


def published(name: str) -> date | None:
    """The day on which an article came out, None where its corpus does not tell."""
    corpus, path = name.split("/", 1)[0], DATA / name
    if corpus == "polnear":
        return _polnear().get(path.stem)
    if corpus == "basil":
        return _day(json.loads(path.read_text("utf-8"))["date"])
    if corpus == "gum":
        page = DATA / "gum" / "xml" / f"{path.stem}.xml"
        told = re.search(r'dateCreated="([^"]*)"', page.read_text("utf-8")) if page.exists() else None
    else:
        told = re.search(
            r'functionInDocument="CREATION_TIME"[^>]*\bvalue="([^"]*)"', path.read_text("utf-8", errors="replace")
        )
    return _day(told[1]) if told else None


@cache
def _polnear() -> dict[str, date | None]:
    with (DATA / "polnear" / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["filename"]: _day(row["publication_date"]) for row in rows}


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
