"""Makes `src/pressreview/cluster/background.tsv`: in how many documents a word stem occurs. Counts only, no text.

    python training/background.py

Reads from the corpora folder (`PRESSREVIEW_DATA`, default `../shared/data`):

- GUM 10 (148 documents in ten genres; CC BY 4.0 and per genre)
- UD English EWT (1,174 web documents; CC BY-SA 4.0)
- MEANTIME (60 Wikinews articles; CC BY 4.0)
- PolNeAR training articles (US news 2015-16; research corpus)
- Worldwide Newswire (860 articles of about 90 outlets)

ECB+ and BASIL are not counted: `bench/stories.py` measures on them.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from pressreview.text import stems

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("PRESSREVIEW_DATA", ROOT / "../shared/data"))
TABLE = ROOT / "src/pressreview/cluster/background.tsv"
MIN_DOCUMENTS = 3
WORD = re.compile(r"[a-z0-9][\w'&-]{0,24}")
"""What may stand in the table: no stray symbols, no runs of characters that are no word."""


def conllu(path: Path) -> str:
    """Read the sentences of a CoNLL-U file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))


def naf(path: Path) -> str:
    """Read the tokens of a CAT XML file."""
    tokens = ElementTree.parse(path).getroot().iter("token")  # noqa: S314 (a local corpus)
    return " ".join(token.text or "" for token in tokens)


def columns(path: Path) -> str:
    """Read the words of a file of one word and label a line, without its address."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.partition("\t")[0] for line in lines if not line.startswith("http"))


def documents() -> Iterator[str]:
    """Yield the text of every document, always in the same order."""
    for path in sorted((DATA / "gum/dep").glob("*.conllu")):
        yield conllu(path)
    for path in sorted((DATA / "ud_ewt/sources").glob("*/*.conllu")):
        yield conllu(path)
    for path in sorted((DATA / "meantime/intra_cross-doc_annotation").glob("*/*.xml")):
        yield naf(path)
    for path in sorted((DATA / "polnear/train/text").glob("*")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((DATA / "worldwide_newswire/processed_annotated").glob("*.tsv")):
        yield columns(path)


def main() -> None:
    """Count, and write the table."""
    total = 0
    counts: Counter[str] = Counter()
    for text in documents():
        total += 1
        counts.update(set(stems(text)))
    by_count: dict[int, list[str]] = {}
    for stem, count in sorted(counts.items()):
        if count >= MIN_DOCUMENTS and WORD.fullmatch(stem):
            by_count.setdefault(count, []).append(stem)
    rows = [f"documents\t{total}"]
    rows += [f"{count}\t{' '.join(found)}" for count, found in sorted(by_count.items(), reverse=True)]
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    kept = sum(map(len, by_count.values()))
    print(f"{total} documents, {kept} stems in {MIN_DOCUMENTS} or more, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
