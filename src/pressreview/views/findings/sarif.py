"""Findings as SARIF 2.1.0, the format that code scanning services and editors read.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Columns count code points, and the log says so. Places within a
source are places of an article's text, not of its file, so that they stand under `properties`.
"""

from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from pressreview import __version__
from pressreview.model import Audit, Finding, Rule, SourcePassage, Span
from pressreview.views.findings import places
from pressreview.views.findings.places import Lines
from pressreview.views.json import Json, document
from pressreview.views.page import clean, safe_link

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(audits: Sequence[Audit], rules: Sequence[Rule]) -> bytes:
    """One run with the findings of all drafts."""
    index = {rule.id: number for number, rule in enumerate(rules)}
    paths = list(dict.fromkeys(audit.draft.path for audit in audits))
    run = {
        "tool": {
            "driver": {
                "name": "pressreview",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": list(map(_rule, rules)),
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(path)}, "roles": ["analysisTarget"]} for path in paths],
        "results": [one for audit in audits for one in _results(audit, paths.index(audit.draft.path), index)],
        "properties": {
            "coverage": [{"draft": audit.draft.path, "said": places.coverage(audit)} for audit in audits],
        },
    }
    return document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> Json:
    first, *_ = rule.page.split("\n\n")
    words = clean(first) or rule.name
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split()),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": words},
        "help": {"text": rule.page or words, "markdown": rule.page or words},
        "defaultConfiguration": {"level": rule.severity},
    }


def _results(audit: Audit, number: int, index: dict[str, int]) -> list[Json]:
    lines = Lines(audit.draft.raw)
    prints = audit.fingerprints()
    return [
        _result(one, audit, number, lines=lines, known=known)
        | ({"ruleIndex": index[one.rule]} if one.rule in index else {})
        for one, known in zip(audit.findings, prints, strict=True)
    ]


def _result(one: Finding, audit: Audit, number: int, *, lines: Lines, known: str) -> Json:
    artifact = {"uri": _uri(audit.draft.path), "index": number}
    region = _region(one.span, lines)
    made: Json = {
        "ruleId": one.rule,
        "level": one.severity,
        "message": {"text": clean(one.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"pressreview/fin1": known},
        "rank": round(one.confidence * 100, 1),
        "properties": {"expected": one.expected, "found": one.found, "confidence": one.confidence},
    }
    if one.source is not None:
        made["relatedLocations"] = [_source(one.source)]
    if one.fix is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": one.fix}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        made["fixes"] = [{"description": {"text": f"Write “{clean(one.fix)}”."}, "artifactChanges": [change]}]
    return made


def _source(source: SourcePassage) -> Json:
    made: Json = {
        "id": 1,
        "message": {"text": f"{places.credit(source)}: “{clean(source.words)}”"},
        "properties": {"article": source.article, "span": [source.span.start, source.span.end]},
    }
    uri = safe_link(source.url) or (_uri(source.path) if source.path else None)
    return made | ({"physicalLocation": {"artifactLocation": {"uri": uri}}} if uri else {})


def _region(span: Span, lines: Lines) -> Json:
    (line, column), (last, end) = lines.at(span.start), lines.at(span.end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


def _uri(path: str) -> str:
    if path == "-":
        return "stdin"
    if safe_link(path):
        return path
    given = PurePath(path)
    return given.as_uri() if given.is_absolute() else quote(given.as_posix(), errors="replace")
