"""A draft as a Word document, with a comment at the words of each finding: for people who edit in Word or LibreOffice.

Written by hand as the few parts that WordprocessingML needs (ECMA-376): a document, its comments, and what joins them.
"""

import io
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from pressreview.model import Audit, Finding, Span
from pressreview.text import paragraphs
from pressreview.views.findings import places
from pressreview.views.findings.places import Shown
from pressreview.views.findings.xml import allowed
from pressreview.views.page import clean

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/>'
    "</Types>"
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/comments" Target="comments.xml"/></Relationships>'
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The same findings give the same bytes, whenever they are written."""


def render(audit: Audit) -> bytes:
    """The document; its first comment tells how much could be checked."""
    blocks = paragraphs(audit.draft.text)
    shown = Shown(audit.draft)
    notes = [(span, _comment(one)) for one in audit.findings if (span := shown.of(one.span))]
    if blocks:
        summary = [places.tally(audit), places.coverage(audit), places.against(audit)]
        notes.insert(0, (blocks[0], ["Held against its sources by pressreview.", *summary]))
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _document(audit.draft.text, blocks, [span for span, _ in notes]),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/comments.xml": _comments([rows for _, rows in notes]),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, words in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            packed.writestr(entry, words.encode(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _comment(one: Finding) -> list[str]:
    rows = [f"{one.rule} {one.severity}: {one.message}"]
    if one.source is not None:
        rows.append(f"{places.where(one.source)}: “{one.source.words}”")
    return rows + [f"{label.capitalize()}: {said}" for label, said in places.compared(one)]


def _comments(notes: Sequence[Sequence[str]]) -> str:
    made = "".join(
        f'<w:comment w:id="{number}" w:author="pressreview" w:initials="pr">'
        + "".join(f"<w:p>{_run(clean(row))}</w:p>" for row in rows)
        + "</w:comment>"
        for number, rows in enumerate(notes)
    )
    return f'{_HEAD}<w:comments xmlns:w="{_WORD}">{made}</w:comments>'


def _document(text: str, blocks: Sequence[Span], spans: Sequence[Span]) -> str:
    """The paragraphs, cut wherever a comment begins or ends."""
    starts = sorted((span.start, number) for number, span in enumerate(spans))
    ends = sorted((span.end, number) for number, span in enumerate(spans))
    edges = sorted({position for position, _ in (*starts, *ends)})
    made, begun, ended = [], 0, 0
    for block in blocks:
        runs = []
        inner = edges[bisect_right(edges, block.start) : bisect_left(edges, block.end)]
        for start, end in pairwise((block.start, *inner, block.end)):
            while begun < len(starts) and starts[begun][0] < end:
                runs.append(f'<w:commentRangeStart w:id="{starts[begun][1]}"/>')
                begun += 1
            runs += _lines(text[start:end])
            while ended < len(ends) and ends[ended][0] <= end:
                runs.append(_reference(ends[ended][1]))
                ended += 1
        made.append(f"<w:p>{''.join(runs)}</w:p>")
    body = "".join(made) or "<w:p/>"
    return f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'


def _reference(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def _lines(words: str) -> Iterator[str]:
    """Some words as runs, a break in the line for each in the text."""
    for number, line in enumerate(words.split("\n")):
        if number:
            yield "<w:r><w:br/></w:r>"
        if line:
            yield _run(line)


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(allowed(words))}</w:t></w:r>'
