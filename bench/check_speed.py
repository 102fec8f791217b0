"""What checking a draft costs as a project grows: `python -m bench.check_speed [--most 1000] [--folder FOLDER]`.

A draft of 2,000 words, sentences of real articles (PolNeAR's training part, Worldwide Newswire), is checked against
projects of 125, 250, 500 and 1,000 of them that were read before, each time by the command in a process of its own,
start-up and the reading of the draft included; the median of three. Beside it, in the same run, what a user could do
instead: look for each sentence in each article by the best partial match (rapidfuzz), one core, without start-up.
`--folder` keeps the projects, so that a second run need not read anew.
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import msgspec
from rapidfuzz import fuzz, process

from bench.corpora import article, names
from pressreview import pipeline
from pressreview.config import Settings
from pressreview.model import Article
from pressreview.store import Store
from pressreview.text import sentences

SIZES = (125, 250, 500, 1_000)
WORDS = 2_000
_SEED = 5


def articles(count: int) -> list[Article]:
    """As many articles, the same ones first whatever the count. Raises `OSError` where the corpora are absent."""
    every = [name for corpus in ("polnear", "worldwide_newswire") for name in names(corpus)]
    random.Random(_SEED).shuffle(every)
    return [article(name) for name in every[:count]]


def draft_of(found: list[Article]) -> str:
    """A draft of whole sentences, from the articles in turn."""
    draw = random.Random(_SEED)
    lines: list[str] = []
    while sum(len(line.split()) for line in lines) < WORDS:
        text = draw.choice(found).text
        told = [one.of(text) for one in sentences(text) if 8 <= len(one.of(text).split()) <= 40]
        lines += [" ".join(draw.choice(told).split())] if told else []
    return "\n\n".join(lines)


def project(folder: Path, found: list[Article]) -> Path:
    """A project of these articles, all read; one that is there is taken."""
    path = folder / f"{len(found)}.db"
    with Store(path) as store:
        for one in found:
            data = one.text.encode()
            kept = msgspec.structs.replace(one, source_hash=hashlib.sha256(data).hexdigest())
            store.add_article(kept, original=data, media_type="text/plain")
        pipeline.read(store, Settings())
    return path


def checked_s(draft: Path, project: Path) -> float:
    """Seconds that the command takes, the median of three."""
    command = [sys.executable, "-m", "pressreview", "--db", str(project), "check", str(draft), "--fail-on", "never"]
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    return median(took)


def matched_s(draft: str, found: list[Article]) -> float:
    """Seconds to find each sentence's best partial match among the articles."""
    texts = [one.text for one in found]
    start = time.perf_counter()
    for line in draft.split("\n\n"):
        process.extractOne(line, texts, scorer=fuzz.partial_ratio)
    return time.perf_counter() - start


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--most", type=int, default=SIZES[-1])
    options.add_argument("--folder", type=Path, default=None, help="where the projects are kept")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        text = draft_of(articles(SIZES[0]))
        draft = Path(temporary) / "draft.txt"
        draft.write_text(text, "utf-8")
        print(f"{'articles':>8}{'check, s':>10}{'growth':>8}{'matching, s':>13}{'ratio':>8}")
        first = None
        for size in (one for one in SIZES if one <= given.most):
            found = articles(size)
            took = checked_s(draft, project(folder, found))
            first = first or took
            other = matched_s(text, found)
            print(f"{size:>8}{took:>10.2f}{took / first:>8.2f}{other:>13.2f}{other / took:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
