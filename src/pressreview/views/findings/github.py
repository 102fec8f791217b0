"""Findings as commands to GitHub's workflows, which show them at the lines of a pull request.

See https://docs.github.com/actions/reference/workflow-commands-for-github-actions for their syntax.
"""

from collections.abc import Sequence

from pressreview.model import Audit, Finding
from pressreview.views.findings import places
from pressreview.views.findings.places import Lines
from pressreview.views.page import clean, visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_MOST_WORDS = 300


def render(audits: Sequence[Audit]) -> str:
    """A command a finding."""
    return "".join(
        _command(one, audit, lines) for audit in audits for lines in [Lines(audit.draft.raw)] for one in audit.findings
    )


def _command(one: Finding, audit: Audit, lines: Lines) -> str:
    last, column = lines.at(one.span.end - 1)
    where = {
        "file": None if audit.draft.path == "-" else visible(audit.draft.path),
        "line": one.line,
        "endLine": last,
        "col": one.column if last == one.line else None,  # columns are taken only within one line
        "endColumn": column + 1 if last == one.line else None,
        "title": f"pressreview {one.rule}",
    }
    parts = ",".join(f"{name}={_property(str(value))}" for name, value in where.items() if value is not None)
    return f"::{_COMMANDS[one.severity]} {parts}::{_data(_message(one))}\n"


def _message(one: Finding) -> str:
    message = clean(one.message)
    if one.source is None:
        return message
    words = places.shortened(clean(one.source.words), _MOST_WORDS)
    where = places.where(one.source)
    return f"{message}\n{where}: {words}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
