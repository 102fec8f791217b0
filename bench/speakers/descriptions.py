"""Whom descriptions mean that say something ("the candidate", "the report"): `python -m bench.speakers.descriptions`.

`descriptions.jsonl` has sources of attributions that begin with "the" and were left open, of articles of PolNeAR's
training part and Worldwide Newswire, none of an article that `bench.speakers` measures: labelled once, by reading, as a
`person`, a `body`, a document with its `issuer` (each by a place where it is named), or `open`. The rules were written
on them, so that this says what they reach, and whether what they answer is right, and measures nothing. Those in doubt
are left out. A site counts where the reader still finds an attribution at its place.
"""

import argparse
import hashlib
from collections import Counter
from pathlib import Path

from bench.corpora import article
from bench.kept import Kept
from bench.origins.sites import rows
from pressreview.annotate import SpanReader, annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Reading
from pressreview.text import content_words

KINDS = ("person", "body", "issuer", "open")
OUTCOMES = ("right", "wrong", "left open")


def outcome(name: str | None, meant: str | None) -> str:
    """`right` where nobody is named of whom nobody is meant, or a name shares a word with that of whom is meant."""
    if name is None:
        return "right" if meant is None else "left open"
    return "right" if meant is not None and set(content_words(name)) & set(content_words(meant)) else "wrong"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kept", type=Path, default=None, help="a folder where the reader's answers are kept")
    given = options.parse_args()
    reader: SpanReader = Kept(Reader(), given.kept) if given.kept else Reader()
    sites = [site for site in rows(Path(__file__).parent / "descriptions.jsonl") if not site.get("doubt")]
    pages = {site["article"]: article(site["article"]) for site in sites}
    read = dict(zip(pages, annotate(list(pages.values()), AnnotateSettings(), reader=reader), strict=True))
    seen: Counter[tuple[str, str]] = Counter()
    for site in sites:
        text, reading = pages[site["article"]].text, read[site["article"]]
        if not hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"]):
            raise ValueError(f"{site['article']} is not the text that was labelled")
        if not isinstance(reading, Reading):
            continue
        here = [one for one in reading.attributions if one.source and one.source[0].start == site["source"][0]]
        for one in here[:1]:
            name = one.speaker.name if one.speaker is not None else None
            meant = text[slice(*site["means"])] if site["means"] else None
            seen[site["is"], outcome(name, meant)] += 1
    print(f"{'':10}" + "".join(f"{name:>11}" for name in ("sites", *OUTCOMES)))
    for kind in KINDS:
        counts = [seen[kind, name] for name in OUTCOMES]
        print(f"{kind:10}" + "".join(f"{count:>11}" for count in (sum(counts), *counts)))


if __name__ == "__main__":
    main()
