"""Findings as JUnit's XML, which CI services show: a sentence is a test case, and what is found in it its failure.

Errors and warnings fail a sentence; notes stand in its output; a sentence that is not checkable is skipped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from xml.etree import ElementTree as Tree

from pressreview.model import Audit, Finding, Span
from pressreview.views.findings import places
from pressreview.views.findings.places import Lines
from pressreview.views.findings.xml import allowed
from pressreview.views.page import clean

_MOST_WORDS = 100


def render(audits: Sequence[Audit]) -> bytes:
    """A suite for each draft."""
    root = Tree.Element("testsuites", name="pressreview check")
    for audit in audits:
        root.append(_suite(audit))
    for count in ("tests", "failures"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    Tree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Tree.tostring(root, encoding="unicode")}\n'.encode()


def _suite(audit: Audit) -> Tree.Element:
    path, lines = allowed(clean(audit.draft.path)), Lines(audit.draft.raw)
    suite = Tree.Element("testsuite", name=path)
    for span, verdict, found in _cases(audit):
        line, _ = lines.at(span.start)
        name = places.shortened(allowed(clean(span.of(audit.draft.raw))), _MOST_WORDS)
        case = Tree.SubElement(
            suite, "testcase", name=f"line {line}: {name}", classname=path, file=path, line=str(line)
        )
        if failed := [one for one in found if one.severity != "note"]:
            worst = min(failed, key=lambda one: one.severity)  # "error" before "warning"
            message = f"{worst.rule}: {allowed(clean(worst.message))}"
            Tree.SubElement(case, "failure", type=worst.rule, message=message).text = "\n\n".join(map(_words, failed))
        elif verdict == "not checkable":
            Tree.SubElement(case, "skipped", message="not checkable")
        told = [_words(one) for one in found if one.severity == "note"]
        if verdict in ("contradicted", "unsupported"):
            told.append(f"this sentence is {verdict}")
        if told:
            Tree.SubElement(case, "system-out").text = "\n\n".join(told)
    summary = places.coverage(audit), places.against(audit), places.tally(audit)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    Tree.SubElement(suite, "system-out").text = "\n".join(summary)
    return suite


def _cases(audit: Audit) -> list[tuple[Span, str, list[Finding]]]:
    """The sentences with their findings; a finding that is in none is a case of its own. In the draft's order."""
    cases: list[tuple[Span, str, list[Finding]]] = [(one.span, one.verdict, []) for one in audit.sentences]
    starts = [one.span.start for one in audit.sentences]
    alone: list[tuple[Span, str, list[Finding]]] = []
    for finding in audit.findings:
        at = bisect_right(starts, finding.span.start) - 1
        if at >= 0 and finding.span.start < cases[at][0].end:
            cases[at][2].append(finding)
        else:
            alone.append((finding.span, "", [finding]))
    return sorted((*cases, *alone), key=lambda case: case[0])


def _words(one: Finding) -> str:
    rows = [f"{one.rule} {one.severity} at {one.line}:{one.column}: {one.message}"]
    if one.source is not None:
        where = places.where(one.source)
        rows.append(f"source: {where}: {one.source.words}")
    rows += [f"{label}: {said}" for label, said in places.compared(one) if label != "fix"]
    return "\n".join(allowed(clean(row)) for row in rows)
