"""Findings and audits as the JSON objects that other programs rely on, and the file of those known already."""

from collections.abc import Sequence

import msgspec

from pressreview.errors import InputError
from pressreview.model import Audit, CheckedSentence, Finding, SourcePassage
from pressreview.views.json import Json, document, line
from pressreview.views.page import clean

_BASELINE = "pressreview/baseline/1"


def audit(made: Audit) -> Json:
    """`pressreview/audit/1`: a draft with its findings, what came of each sentence, and how much could be checked."""
    unclear = made.count("not checkable")
    return {
        "schema": "pressreview/audit/1",
        "draft": {"path": made.draft.path, "kind": made.draft.kind},
        "findings": [finding(one, made) for one in made.findings],
        "sentences": [_sentence(one) for one in made.sentences],
        "coverage": {
            "sentences": len(made.sentences),
            "checked": len(made.sentences) - unclear,
            "supported": made.count("supported"),
            "contradicted": made.count("contradicted"),
            "unsupported": made.count("unsupported"),
            "not_checkable": unclear,
            "articles": list(made.articles),
            "available": made.available,
            "suppressed": made.suppressed,
        },
    }


def finding(made: Finding, within: Audit) -> Json:
    """`pressreview/finding/1`: one finding; `span` counts code points of the draft's file, as decoded."""
    return {
        "schema": "pressreview/finding/1",
        "draft": within.draft.path,
        "rule": made.rule,
        "severity": made.severity,
        "message": made.message,
        "span": [made.span.start, made.span.end],
        "line": made.line,
        "column": made.column,
        "source": made.source and _source(made.source),
        "expected": made.expected,
        "found": made.found,
        "fix": made.fix,
        "confidence": made.confidence,
    }


def render(audits: Sequence[Audit]) -> bytes:
    """One audit, or several as an array."""
    rows = list(map(audit, audits))
    return document(rows[0] if len(rows) == 1 else rows)


def lines(audits: Sequence[Audit]) -> bytes:
    """A finding a line."""
    return b"".join(line(finding(one, made)) for made in audits for one in made.findings)


def baseline(audits: Sequence[Audit]) -> bytes:
    """The findings of some audits as a file that makes them known: `pressreview/baseline/1`."""
    rows = [
        {
            "fingerprint": known,
            "draft": made.draft.path,
            "rule": one.rule,
            "words": clean(one.span.of(made.draft.raw)),
        }
        for made in audits
        for one, known in zip(made.findings, made.fingerprints(), strict=True)
    ]
    return document({"schema": _BASELINE, "findings": rows})


def read_baseline(data: bytes, *, path: str) -> frozenset[str]:
    """The fingerprints of a baseline file. Raises `InputError` when it is none."""
    try:
        given = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        schema = msgspec.json.decode(given["schema"], type=str)
        rows = msgspec.json.decode(given["findings"], type=list[dict[str, object]])
        if schema != _BASELINE:
            raise InputError(f"{path}: its schema is {schema!r}, not {_BASELINE}")
        return frozenset(str(row["fingerprint"]) for row in rows)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            f"{path}: no baseline; write one with: pressreview check DRAFT --write-baseline FILE"
        ) from error


def _sentence(made: CheckedSentence) -> Json:
    return {
        "span": [made.span.start, made.span.end],
        "verdict": made.verdict,
        "source": made.source and _source(made.source),
    }


def _source(made: SourcePassage) -> Json:
    return {
        "article": made.article,
        "path": made.path,
        "span": [made.span.start, made.span.end],
        "outlet": made.outlet,
        "published_at": made.published_at.isoformat() if made.published_at else None,
        "url": made.url,
        "words": made.words,
    }
