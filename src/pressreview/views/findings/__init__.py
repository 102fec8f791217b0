"""What `check` found, in the formats of people, of other programs, of CI services and of editors."""

from collections.abc import Sequence

from pressreview.model import Audit, Rule

FORMATS = ("human", "json", "jsonl", "sarif", "github", "junit", "html", "docx")
BY_SUFFIX = {
    ".txt": "human",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
PAGES = frozenset({"html", "docx"})
"""Formats of which each draft has its own file."""


def shown(audits: Sequence[Audit], rules: Sequence[Rule], *, form: str, brief: bool = False) -> bytes:
    """The audits as what goes to a file or to stdout. A format of `PAGES` shows the first one alone.

    `brief` leaves all but the findings out of what people read.
    """
    match form:
        case "json":
            from pressreview.views.findings import json

            return json.render(audits)
        case "jsonl":
            from pressreview.views.findings import json

            return json.lines(audits)
        case "sarif":
            from pressreview.views.findings import sarif

            return sarif.render(audits, rules)
        case "github":
            from pressreview.views.findings import github

            return github.render(audits).encode()
        case "junit":
            from pressreview.views.findings import junit

            return junit.render(audits)
        case "html":
            from pressreview.views.findings import html  # brings Jinja2

            return html.render(audits[0]).encode()
        case "docx":
            from pressreview.views.findings import docx

            return docx.render(audits[0])
        case _:
            from pressreview.views.findings import human

            return (human.findings_alone(audits) if brief else human.render(audits)).encode()
