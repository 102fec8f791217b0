"""Who is credited, and through whom, on labelled attributions of real articles: `python -m bench.speakers`.

How the sites were chosen and labelled stands in `protocol.md`. A site counts where both passes hold it for an
attribution; what either pass says is right. Rules are mended on articles of the half `develop` alone.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.kept import Kept
from bench.speakers.sites import Label, Site, load
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Attribution, Reading, overlaps
from pressreview.tables import load_outlets, load_states
from pressreview.text import content_words

OUTCOMES = ("right", "wrong", "open", "not found")


def found_at(site: Site, reading: Reading) -> Attribution | None:
    """The attribution of a reading that is the site's: its cue and content overlap, the nearest in length."""
    fitting = [
        one
        for one in reading.attributions
        if overlaps(one.content, site.content) and (overlaps(one.cue, site.cue) or not (one.cue and site.cue))
    ]
    length = sum(map(len, site.content))
    return min(fitting, key=lambda one: abs(sum(map(len, one.content)) - length), default=None)


def same(name: str, other: str) -> bool:
    """Whether two names are one: the same words, with or without "of" somewhere, or one of the tables."""
    if content_words(name) == content_words(other) or load_outlets().same(name, other):
        return True
    if other.startswith(f"{name} of ") or name.startswith(f"{other} of "):
        return True
    state = load_states().meant(name)
    return state is not None and state is load_states().meant(other)


def speaker_outcome(one: Attribution, labels: Sequence[Label]) -> str:
    """`right`; `open` where a name is left out that could be given; `wrong` where another is given."""
    name = one.speaker.name if one.speaker is not None else None
    if name is None:
        return "right" if any(label.kind != "name" for label in labels) else "open"
    return "right" if any(same(name, other) for label in labels for other in label.names) else "wrong"


def via_outcome(one: Attribution, labels: Sequence[Label]) -> str:
    """`right` where all links are given in order and no other; `open` where some are missing; else `wrong`."""
    given = one.via or ()
    if any(len(given) == len(label.via) and all(map(_link, given, label.via)) for label in labels):
        return "right"
    return "wrong" if any(not any(_link(name, o) for lab in labels for o in lab.via) for name in given) else "open"


def _link(name: str, other: str) -> bool:
    ours, theirs = set(content_words(name)), set(content_words(other))
    return same(name, other) or (bool(ours) and (ours <= theirs or theirs <= ours))


def judged(sites: Sequence[Site], readings: dict[str, Reading]) -> Iterator[tuple[Site, Attribution | None, str, str]]:
    """Each site that counts, with what is found there and the outcomes of speaker and via."""
    for site in sites:
        if all(label.attribution for label in site.labels):
            one = found_at(site, readings[site.article.id])
            if one is None:
                yield site, None, "not found", "not found"
            else:
                yield site, one, speaker_outcome(one, site.labels), via_outcome(one, site.labels)


def agreement(sites: Sequence[Site]) -> str:
    """How far the two passes agree."""
    pairs = [site.labels for site in sites]
    both = [(a, b) for a, b in pairs if a.attribution and b.attribution]
    attribution = sum(a.attribution == b.attribution for a, b in pairs)
    speakers = sum(
        a.kind == b.kind and (a.kind != "name" or any(same(x, y) for x in a.names for y in b.names)) for a, b in both
    )
    via = sum(len(a.via) == len(b.via) and all(map(_link, a.via, b.via)) for a, b in both)
    return (
        f"two passes: attribution or none alike on {attribution} of {len(pairs)}; "
        f"of {len(both)} attributions speaker alike on {speakers}, via on {via}"
    )


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list the sites of `develop` that are not right")
    options.add_argument("--kept", type=Path, default=None, help="a folder that keeps what the model gave")
    given = options.parse_args()
    sites = load()
    print(agreement(sites))
    reader = Kept(Reader(), given.kept) if given.kept else Reader()
    articles = {site.article.id: site.article for site in sites}
    made = annotate(articles.values(), AnnotateSettings(), reader=reader)
    readings = {one.article: one for one in made if isinstance(one, Reading)}
    rows: dict[str, list[tuple[Site, Attribution | None, str, str]]] = {"all": list(judged(sites, readings))}
    for row in rows["all"]:
        for key in (row[0].half, row[0].corpus):
            rows.setdefault(key, []).append(row)
    print(
        f"\n{'':22}{'sites':>6}"
        + "".join(f"{f'{what} {name}':>17}" for what in ("speaker", "via") for name in OUTCOMES[:3])
    )
    for title, its in rows.items():
        found = [row for row in its if row[1] is not None]
        line = f"{title:22}{len(found):6}"
        for column in (2, 3):
            counts = Counter(row[column] for row in found)
            line += "".join(f"{counts[name] / max(1, len(found)):17.3f}" for name in OUTCOMES[:3])
        print(f"{line}   ({len(its) - len(found)} no longer found)")
    chained = [row for row in rows["all"] if row[1] is not None and any(label.via for label in row[0].labels)]
    right = sum(row[3] == "right" for row in chained)
    print(f"\nof {len(chained)} sites with links, {right} are given whole and in order")
    if given.errors:
        for site, one, speaker, via in rows["develop"]:
            if (one is not None and "right" not in (speaker, via)) or speaker != via:
                if one is None or (speaker == "right" and via == "right"):
                    continue
                text = site.article.text
                start, end = (
                    min(s.start for s in (*one.cue, *one.content)),
                    max(s.end for s in (*one.cue, *one.content)),
                )
                print(f"\n{site.id} {site.article.path}: speaker {speaker}, via {via}")
                print(f"  …{' '.join(text[max(0, start - 200) : end + 80].split())}…")
                print(f"  gold {[(label.kind, label.names, label.via) for label in site.labels]}")
                print(f"  ours {one.speaker} {one.via}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
