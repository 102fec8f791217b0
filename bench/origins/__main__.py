"""How well it is told whether two articles begin in one place: `python -m bench.origins [--kept FOLDER]`.

The program looks at each pair as at a story of two articles. **Not independent**: their origin is one, or one is linked
to the other's outlet, or both to one supplier or speaker. **Independent**: both origins are known, and nothing links
them. Else it is not known. Copies besides, by the text alone: credits, bylines and datelines are no evidence here.
Thresholds were chosen on the half `develop`, the figures of the other half in sight; no pair of it was read. Sites on
which the passes differ, and those that both call unclear, are left out. The agreement of the passes stands at the end.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from bench.chains.agreement import kappa
from bench.kept import Kept
from bench.origins.sites import Site, load
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.spans import SpanReader
from pressreview.config import AnnotateSettings
from pressreview.corroborate import story_origins
from pressreview.corroborate.newsroom import Newsroom
from pressreview.corroborate.origins.origins import MIN_RUNS, MIN_SHARE, find_links
from pressreview.corroborate.origins.shared_text import Shingles, shared_text
from pressreview.model import Reading, Story
from pressreview.naming import with_one_name

Verdict = Literal["independent", "not independent", "unknown"]


def verdict(site: Site, readings: Mapping[str, Reading]) -> Verdict:
    """What the program says of a pair."""
    articles = {one.id: one for one in site.articles}
    newsroom = Newsroom(site.articles)
    story = Story(id="sto1-pair", title="", articles=tuple(articles), first=None, last=None)
    readings = with_one_name(articles, readings, [story])
    links = find_links(site.articles, readings, newsroom)
    origins = story_origins(story, articles, readings, links)
    named = [{link.origin for link in links if link.article == one.id} for one in site.articles]
    outlets = [newsroom.name(one.outlet) for one in site.articles]
    if len(origins) == 1 or outlets[1] in named[0] or outlets[0] in named[1] or named[0] & named[1]:
        return "not independent"
    return "unknown" if any(origin.kind == "unknown" for origin in origins) else "independent"


def table(sites: Sequence[Site], readings: Mapping[str, Reading]) -> None:
    """Print how often each verdict is right, and how much of what there is it finds."""
    said = [(site.label, verdict(site, readings)) for site in sites]
    for wanted in ("not independent", "independent"):
        there = [label for label, _ in said if (label == "independent") == (wanted == "independent")]
        found = [label for label, told in said if told == wanted]
        right = sum((label == "independent") == (wanted == "independent") for label in found)
        print(
            f"  {wanted:16} precision {right / max(1, len(found)):.3f} ({right} of {len(found)})"
            f"  recall {right / max(1, len(there)):.3f} ({right} of {len(there)})"
        )
    by_label = Counter(said)
    print("  " + "; ".join(f"{label}: {told} {n}" for (label, told), n in sorted(by_label.items(), key=str)))
    copies = right = 0
    for site in sites:
        found_copy = bool(shared_text([Shingles(one) for one in site.articles], min_share=MIN_SHARE, min_runs=MIN_RUNS))
        copies += site.label == "copy"
        right += found_copy == (site.label == "copy")
    print(f"  copies by text alone: accuracy {right / len(sites):.3f} ({copies} copies of {len(sites)} pairs)")


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--kept", type=Path, help="a folder in which the model's answers are kept")
    given = options.parse_args()
    reader: SpanReader = Kept(Reader(), given.kept) if given.kept else Reader()
    every = load()
    articles = {one.id: one for site in every for one in site.articles}
    made = annotate(articles.values(), AnnotateSettings(), reader=reader)
    readings = {one.article: one for one in made if isinstance(one, Reading)}
    sure = [site for site in every if site.label not in (None, "unclear")]
    for half in ("develop", "measure"):
        sites = [site for site in sure if site.half == half]
        print(f"{half}: {len(sites)} pairs")
        table(sites, readings)
    same = sum(site.label is not None for site in every)
    labels = sorted({label for site in every for label in site.labels})
    print(f"agreement of the passes: {same} of {len(every)}; kappa of each label:")
    for label in labels:
        pairs = [(site.labels[0] == label, site.labels[1] == label) for site in every]
        print(f"  {label:12} {kappa(pairs):.2f}  ({Counter(site.label for site in every)[label]} of both)")


if __name__ == "__main__":
    main()
