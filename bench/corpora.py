"""Articles by name ("polnear/train/text/….txt") from the folder of public corpora: what labelled sites stand in."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace

from pressreview.acquire.credits import find_credits
from pressreview.model import Article
from pressreview.tables import load_outlets

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
CORPORA = ("polnear", "ecbplus", "worldwide_newswire", "meantime", "gum")
_POLNEAR = {
    "huff-post": "HuffPost",
    "breitbart": "Breitbart",
    "nyt": "The New York Times",
    "politico": "Politico",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
    "usa-today": "USA Today",
}
_BASIL = {"fox": "Fox News", "hpo": "HuffPost", "nyt": "The New York Times"}
"""Publishers by the code that opens a file's name."""


def names(corpus: str) -> Iterator[str]:
    """The names of a corpus' articles that may be read: of PolNeAR the training part, of GUM the news."""
    pattern = {
        "polnear": "train/text/*.txt",
        "ecbplus": "*/*.xml",
        "worldwide_newswire": "processed_annotated/*.tsv",
        "meantime": "intra-doc_annotation/*/*.xml",
        "gum": "dep/GUM_news_*.conllu",
    }[corpus]
    for path in sorted((DATA / corpus).glob(pattern)):
        yield path.relative_to(DATA).as_posix()


def article(name: str) -> Article:
    """The article of that name, with its outlet as far as the corpus tells, and the agencies that its text credits.

    Raises `OSError` where it is absent.
    """
    one = uncredited(name)
    credits, spans = find_credits(one.text, outlet=one.outlet)
    return replace(one, credits=credits, credit_spans=spans)


def uncredited(name: str) -> Article:
    """The same without these: who passes words on is another question than who supplied the article."""
    path = DATA / name
    corpus = name.split("/", 1)[0]
    if corpus == "polnear":
        return Article.of(path.read_bytes().decode(), outlet=_POLNEAR[path.name.split("_", 1)[0]], path=name)
    if corpus == "basil":
        page = json.loads(path.read_text("utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in page["body-paragraphs"])
        return Article.of(text, outlet=_BASIL[page["source"].lower()], path=name)
    if corpus == "gum":
        rows = re.findall(r"^# text = (.+)$", path.read_text("utf-8"), re.MULTILINE)
        return Article.of("\n".join(rows), outlet="Wikinews", path=name)
    if corpus == "worldwide_newswire":
        rows = path.read_text("utf-8").splitlines()
        host = re.sub(r"^https?://|/.*$", "", rows[0].split("\t")[0])
        known = load_outlets().at(host)
        text = "\n".join(_sentences([row.split("\t")[0] for row in rows[1:]]))
        return Article.of(text, outlet=known.name if known else None, path=name)
    lines: dict[int, list[str]] = defaultdict(list)
    for token in ElementTree.parse(path).getroot().iter("token"):  # noqa: S314 (a local corpus)
        lines[int(token.get("sentence", 0))].append(token.text or "")
    joined = [_plain(tokens) for _, tokens in sorted(lines.items())]
    if joined[0].startswith("http"):
        joined = joined[1:]
    return Article.of("\n".join(joined), outlet="Wikinews" if corpus == "meantime" else None, path=name)


def _sentences(tokens: list[str]) -> Iterator[str]:
    """Sentences of a column of tokens in which an empty row ends one."""
    now: list[str] = []
    for token in [*tokens, ""]:
        if token.strip():
            now.append(token)
        elif now:
            yield _plain(now)
            now = []


def _plain(tokens: list[str]) -> str:
    """Tokens as they would stand in print; a straight mark opens and closes by turns."""
    text = " ".join(tokens).replace("``", "“").replace("''", "”")
    opens = iter(range(text.count('"')))
    text = re.sub(r'"', lambda _: "“" if next(opens) % 2 == 0 else "”", text)
    text = re.sub(r" ([.,;:!?%)\]”])", r"\1", text)
    text = re.sub(r"([(\[$“]) ", r"\1", text)
    text = re.sub(r" ?(n['’]t|['’] ?(?:s|t|re|ll|ve|d|m))\b", lambda match: match[1].replace(" ", ""), text)
    return re.sub(r"(\w) ?- ?(\w)", r"\1-\2", text)
