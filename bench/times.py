"""How well time expressions are found and anchored: on MEANTIME (TIMEX3) and GUM news and interviews (TEI dates).

    python bench/times.py [--data FOLDER] [--half develop|measure] [--errors]

Every gold expression with words in the text is scored. `found`: an expression of ours shares a word with it; `value`:
the TIMEX3 value is the same, or one end of a range of ours; `right`: of the found ones to which we give a value, how
many have the gold one. The publication date is the document's own. Halves are told by a hash of the file's name.
Rules were mended on the errors of `develop`; all gold expressions of GUM and of MEANTIME's Airbus part had been
read before the first rule, so `measure` is not quite unseen.
"""

import argparse
import hashlib
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pressreview.annotate.times import find_times
from pressreview.model import TimeExpression


class Gold(NamedTuple):
    """An annotated expression: characters `start` to `end`, and its value or its first and last day."""

    start: int
    end: int
    value: str | None
    days: tuple[str, str] | None
    dateline: bool


class Document(NamedTuple):
    """A text, the day it was published and its annotated times."""

    name: str
    text: str
    published: date | None
    gold: list[Gold]


def half_of(name: str) -> str:
    """`develop` or `measure`, told by the file's name."""
    return "develop" if hashlib.sha256(name.encode()).digest()[0] % 2 else "measure"


def join(tokens: list[str]) -> tuple[str, list[int]]:
    """A text made of tokens with the usual spaces, and where each token starts."""
    text, starts = "", []
    for token in tokens:
        if (
            text
            and not re.match(r"^([.,;:!?)%\]]|['’](s|re|ve|ll|d|m)?$|n['’]t$|''$)", token)
            and text[-1] not in "($£€#[-–"
        ):
            text += " "
        starts.append(len(text))
        text += token
        if token in ("-", "–") and text.endswith((" -", " –")):
            text = text[:-2] + token
            starts[-1] -= 1
    return text, starts


def meantime(folder: Path) -> Iterator[Document]:
    """MEANTIME, intra-document annotation: TIMEX3 with a document creation time."""
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314, the corpus is our own copy
        tokens = list(root.iter("token"))
        text, starts = join([token.text or "" for token in tokens])
        place = {token.get("t_id"): i for i, token in enumerate(tokens)}
        gold, published = [], None
        for timex in root.iter("TIMEX3"):
            value = timex.get("value") or None
            anchors = sorted(place[anchor.get("t_id")] for anchor in timex.iter("token_anchor"))
            dateline = timex.get("functionInDocument") == "CREATION_TIME"
            if dateline and value:
                published = date.fromisoformat(value[:10])
            if anchors:
                end = starts[anchors[-1]] + len(tokens[anchors[-1]].text or "")
                gold.append(Gold(starts[anchors[0]], end, value, None, dateline))
        if published is None:  # the dateline is marked as an ordinary date in two texts
            dated = [one.value for one in sorted(gold) if re.fullmatch(r"\d{4}-\d\d-\d\d", one.value or "")]
            published = date.fromisoformat(dated[0] or "") if dated else None
        yield Document(path.stem, text, published, gold)


def gum(folder: Path) -> Iterator[Document]:
    """GUM news and interviews: `<date when from to>`; bounds alone (`notBefore`) name no value and are left out."""
    for path in sorted([*folder.glob("xml/GUM_news_*.xml"), *folder.glob("xml/GUM_interview_*.xml")]):
        tokens: list[str] = []
        marks: list[tuple[int, int, str]] = []
        open_marks: list[tuple[int, str]] = []
        published = None
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("<text "):
                created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', line)
                published = date.fromisoformat(created[1]) if created else None
            elif line.startswith("<date "):
                open_marks.append((len(tokens), line))
            elif line.startswith("</date>"):
                start, attributes = open_marks.pop()
                marks.append((start, len(tokens), attributes))
            elif line.startswith(("</s>", "</head>")) and tokens and tokens[-1] != "\n":
                tokens.append("\n")
            elif "\t" in line:
                tokens.append(line.split("\t")[0])
        text, starts = join(tokens)
        gold = []
        for first, last, attributes in marks:
            fields = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
            days = (fields["from"], fields["to"]) if "from" in fields and "to" in fields else None
            if "when" in fields or days:
                dateline = fields.get("when") == str(published) and last - first > 4
                end = starts[last - 1] + len(tokens[last - 1])
                gold.append(Gold(starts[first], end, fields.get("when"), days, dateline))
        yield Document(path.stem, text, published, gold)


def agrees(gold: Gold, ours: TimeExpression) -> bool:
    """Whether an expression of ours tells the gold value or days."""
    if gold.days and not gold.value:
        return (str(ours.start)[: len(gold.days[0])], str(ours.end)[: len(gold.days[1])]) == gold.days
    value = ours.value or ""
    wanted = gold.value or ""
    if ours.start and ours.end and value.endswith("X") and gold.days:
        return (ours.start.isoformat(), ours.end.isoformat()) == gold.days
    if re.fullmatch(r"P(T?\d.*|X.*)", value) and not wanted.startswith("P"):
        return False
    return wanted in (value, *value.split("/")) or (len(wanted) == 10 and value.startswith(wanted + "T"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = os.environ.get("PRESSREVIEW_DATA", str(Path(__file__).parents[2] / "shared" / "data"))
    parser.add_argument("--data", type=Path, default=Path(default), help="folder of the corpora")
    parser.add_argument("--half", choices=("develop", "measure"), help="one half of the files only")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, with the words")
    options = parser.parse_args()
    print(f"{'corpus':<32}{'half':<9}{'gold':>6}{'found':>8}{'value':>8}{'right':>8}{'ours':>7}")
    for name, documents in (
        ("MEANTIME", meantime(options.data / "meantime")),
        ("GUM news+interview", gum(options.data / "gum")),
    ):
        counts: dict[tuple[str, bool], list[int]] = {}
        for document in documents:
            half = half_of(document.name)
            if options.half not in (None, half):
                continue
            ours = find_times(document.text, published=document.published)
            for gold in document.gold:
                over = [one for one in ours if one.span.start < gold.end and gold.start < one.span.end]
                right = any(agrees(gold, one) for one in over)
                told = any(one.value for one in over)
                for key in ((half, True), (half, False)):
                    if key[1] or not gold.dateline:
                        row = counts.setdefault(key, [0, 0, 0, 0, 0])
                        for column, hit in enumerate((1, int(bool(over)), int(right), int(told))):
                            row[column] += hit
                if options.errors and not right:
                    words = document.text[gold.start : gold.end]
                    context = document.text[max(0, gold.start - 60) : gold.end + 40].replace("\n", " ")
                    ours_here = [(one.span.of(document.text), one.value) for one in over]
                    wanted = gold.value or gold.days
                    print(f"  {document.published} {words!r} {wanted} {ours_here} … {context}", file=sys.stderr)
            counts.setdefault((half, True), [0, 0, 0, 0, 0])[4] += len(ours)
        for (half, datelines), (total, n_found, n_right, n_told, n_ours) in sorted(counts.items()):
            label = name if datelines else f"{name}, no dateline"
            shares = "".join(f"{share:>8.3f}" for share in (n_found / total, n_right / total, n_right / max(1, n_told)))
            print(f"{label:<32}{half:<9}{total:>6}{shares}{n_ours or '':>7}")


if __name__ == "__main__":
    main()
