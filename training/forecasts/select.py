"""Which sentences forecasts are learned from: `python -m training.forecasts.select`.

Sentences of the corpora that a shipped model may learn from, in the order of a hash, at most three of an article: two
that hold a word of what is to come or may be, one of all; 1,800 and 600. None of an article whose sentences
`bench.forecasts` measures or is developed on, none that stands there or in `kinds_sites.jsonl` word for word. Prints a
row a sentence: names, hashes, offsets. With `--more`, the second draw instead: such sentences by a word alone, at most
eight of an article, of articles in which nothing is measured, and none that stands among those of the first draw. With
`--show`, prints them to be read and labelled.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import DATA
from bench.corpora import article as measured
from bench.corpora import names as measured_names
from bench.forecasts.select import CUE, MAX_CHARACTERS, MIN_WORDS
from bench.forecasts.sites import published as measured_day
from bench.origins.sites import rows
from pressreview.model import Span
from pressreview.text import reads_as_english, sentences

HERE = Path(__file__).parent
BENCH = Path(__file__).resolve().parents[2] / "bench" / "forecasts"
BY_CUE, AT_RANDOM = 1800, 600
AN_ARTICLE = {"cue": 2, "random": 1}
MORE_AN_ARTICLE = {"cue": 40, "random": 0}
SHARES = {
    "polnear": 1.0,
    "meantime": 1.0,
    "gum": 1.0,
    "re3d": 0.6,
    "ud_ewt": 0.5,
    "ecbplus": 0.3,
    "worldwide_newswire": 1.0,
}
"""How much of a corpus is taken while there is room, in this order: what is nearest to news with a day first."""
ALL_SHARES = (
    ("polnear", 1.0),
    ("worldwide_newswire", 1.0),
    ("meantime", 1.0),
    ("gum", 1.0),
    ("ecbplus", 1.0),
    ("ud_ewt", 0.5),
    ("re3d", 1.0),
)
ALIKE = 0.6
"""From which share of common words a sentence counts as one that is measured on."""
_GENRES = ("news", "interview", "speech")
_EWT = ("newsgroup", "weblog", "email")
_DAY = re.compile(r"_ENG_(\d{4})(\d\d)(\d\d)_")


class Chosen(NamedTuple):
    """A sentence to be labelled."""

    order: str
    name: str
    published: date | None
    text: str
    span: Span

    def site(self) -> dict[str, object]:
        """Its row: no word of the text."""
        return {
            "id": f"l-{self.order[:8]}",
            "article": self.name,
            "published": self.published.isoformat() if self.published else None,
            "text_sha256": hashlib.sha256(self.text.encode()).hexdigest()[:12],
            "span": [self.span.start, self.span.end],
        }


def names(corpus: str) -> Iterator[str]:
    """The names of a corpus' texts that may be learned from: of EWT the training part, of re3d all but the BBC's."""
    if corpus == "ud_ewt":
        for line in sorted((DATA / corpus / "file-lists/files.train").read_text("utf-8").split()):
            if line.split("/", 1)[0] in _EWT and (DATA / corpus / "sources" / line).exists():
                yield f"{corpus}/sources/{line}"
    elif corpus == "re3d":
        for path in sorted((DATA / corpus).glob("*/documents.json")):
            if not path.parent.name.startswith("BBC"):
                yield from (f"{path.relative_to(DATA).as_posix()}#{key}" for key in _re3d(path))
    elif corpus == "gum":
        for path in sorted((DATA / corpus / "dep").glob("*.conllu")):
            if path.stem.split("_")[1] in _GENRES:
                yield path.relative_to(DATA).as_posix()
    else:
        yield from measured_names(corpus)


def text_of(name: str) -> str:
    """The text of that name. Raises `OSError` where it is absent."""
    if name.startswith("re3d/"):
        path, key = name.split("#")
        return _re3d(DATA / path)[key]
    if name.startswith("ud_ewt/"):
        return "\n".join(re.findall(r"^# text = (.+)$", (DATA / name).read_text("utf-8"), re.MULTILINE))
    return measured(name).text


def published(name: str) -> date | None:
    """The day on which it came out, None where its corpus does not tell."""
    if name.startswith("ud_ewt/"):
        told = _DAY.search(name)
        return date(int(told[1]), int(told[2]), int(told[3])) if told else None
    return measured_day(name) if name.startswith(("polnear/", "meantime/", "gum/")) else None


def choose(*, more: bool = False) -> list[Chosen]:
    """The sentences, in the order of their hash; with `more` those of the second draw."""
    known = [row for file in ("sites", "develop_sites", "kinds_sites") for row in rows(BENCH / f"{file}.jsonl")]
    measured_on = {row["article"] for row in known if not row["id"].startswith("t-")}
    near: list[frozenset[str]] = []
    if more:
        fresh = rows(BENCH / "fresh_sites.jsonl")
        measured_on = {row["article"] for row in known if measures(row)} | {row["article"] for row in fresh}
        near = [_words(Span(*row["span"]).of(text_of(row["article"]))) for row in fresh]
        known += [*fresh, *rows(HERE / "sites.jsonl")]
    hashes = {row["text_sha256"] for row in known if row["article"] in measured_on}
    seen = {_same(Span(*row["span"]).of(text_of(row["article"]))) for row in known}
    drawn: dict[str, list[Chosen]] = {"cue": [], "random": []}
    for corpus, share in ALL_SHARES if more else SHARES.items():
        of_corpus: dict[str, list[Chosen]] = defaultdict(list)
        for name in names(corpus):
            text = text_of(name)
            sha = hashlib.sha256(text.encode()).hexdigest()[:12]
            if name in measured_on or sha in hashes or (more and reserved(name)) or not reads_as_english(text):
                continue
            hashes.add(sha)
            for way, taken in _of_text(name, text, seen, MORE_AN_ARTICLE if more else AN_ARTICLE):
                if not any(_alike(_words(taken.span.of(text)), other) for other in near):
                    of_corpus[way].append(taken)
        for way, taken_of in of_corpus.items():
            drawn[way] += sorted(taken_of)[: round(share * len(taken_of))]
    if more:
        return sorted(drawn["cue"])
    return sorted(drawn["cue"][:BY_CUE] + drawn["random"][:AT_RANDOM])


def measures(site: Mapping[str, Any]) -> bool:
    """Whether it is of the half of the first labelled set that `bench.forecasts` measures on."""
    return str(site["id"]).startswith("f-") and int(site["id"][-1], 16) % 2 == 0


@cache
def _drawn_from() -> frozenset[str]:
    earlier = (*(BENCH / f"{name}sites.jsonl" for name in ("", "develop_", "kinds_", "fresh_")), HERE / "sites.jsonl")
    return frozenset(row["article"] for path in earlier for row in rows(path))


def reserved(name: str) -> bool:
    """Whether an article is kept to be measured on: those of two corpora that no earlier draw took a sentence of."""
    return name.startswith(("worldwide_newswire/", "ecbplus/")) and name not in _drawn_from()


def _of_text(name: str, text: str, seen: set[str], an_article: Mapping[str, int]) -> Iterator[tuple[str, Chosen]]:
    """The sentences of one text, each with the way in which it was drawn; what is drawn is marked as seen."""
    ranked = sorted(
        (hashlib.sha256(f"learn {name} {span.start}".encode()).hexdigest(), span)
        for span in sentences(text)
        if _fits(span.of(text))
    )
    left = dict(an_article)
    for way, order_of in (("cue", ranked), ("random", ranked[::-1])):
        for order, span in order_of:
            words = span.of(text)
            if left[way] and _same(words) not in seen and (way == "random" or CUE.search(words)):
                left[way] -= 1
                seen.add(_same(words))
                yield way, Chosen(order, name, published(name), text, span)


def _fits(words: str) -> bool:
    return len(words) <= MAX_CHARACTERS and len(words.split()) >= MIN_WORDS and words[-1] in ".!?”\"'"


def _words(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.lower()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether they share most of their words, as reprints of one report do (`bench.forecasts.fresh`)."""
    return len(one & other) >= ALIKE * len(one | other)


def _same(words: str) -> str:
    """What two sentences share that say the same word for word."""
    return " ".join(re.findall(r"\w+", words.lower()))


@cache
def _re3d(path: Path) -> dict[str, str]:
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {one["_id"]: one["text"] for one in documents}


def main() -> None:
    """Print the sites."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="the text of each, with the sentence before and after")
    options.add_argument("--more", action="store_true", help="the second draw")
    given = options.parse_args()
    for one in choose(more=given.more):
        print(_shown(one) if given.show else json.dumps(one.site()))


def _shown(one: Chosen) -> str:
    around = sentences(one.text)
    at = around.index(one.span)
    before = around[at - 1].of(one.text) if at else ""
    after = around[at + 1].of(one.text) if at + 1 < len(around) else ""
    day = one.published or "unknown"
    words = [" ".join(part.split()) for part in (before[-250:], one.span.of(one.text), after[:150])]
    return f"{one.site()['id']}  published {day}\n   [before] {words[0]}\n>> {words[1]}\n   [after] {words[2]}\n"


if __name__ == "__main__":
    main()
