"""Audits made by hand: a draft of an invented story, held against invented outlets."""

from datetime import UTC, date, datetime

from pressreview.model import Audit, CheckedSentence, Draft, Finding, Rule, SourcePassage, Span
from pressreview.model.finding import DraftKind, Severity, Verdict

RULES = (
    Rule(
        id="Q101",
        name="altered quotation",
        severity="error",
        page="Words in quotation marks that the article has otherwise.\n\nA quotation is *verbatim*: write what was said.",
    ),
    Rule(id="Q102", name="quotation found nowhere", severity="error", page="No article has these words."),
    Rule(id="S101", name="other outlet", severity="warning", page="Another outlet says so."),
    Rule(id="N101", name="changed figure", severity="error", page="The source gives another figure."),
    Rule(id="C101", name="hedge dropped", severity="note", page="The source is less sure."),
)
SEVERITIES = {rule.id: rule.severity for rule in RULES}
COURIER = "The pier was like a furnace, Brandis told reporters on Tuesday. Seventeen people may have died, he said."
NORPRESS = "The port will stay shut until Friday, the ministry said."
RAW = """\
# Blast at Port Ansel

The pier “was like a forge”, fire chief Olaf Brandis said on Tuesday. At least 19 people died.

The port will stay shut until Friday, according to The Sarn Bell. *Nobody* was warned.

What next? We do not know.
"""
TEXT = RAW.replace("# ", "").replace("*", "").rstrip("\n")


def at(words: str, text: str = RAW) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def runs() -> tuple[tuple[int, int], ...]:
    """Stretches of TEXT in RAW: after the mark of the heading, and around the stars."""
    star = TEXT.index("Nobody")
    return (0, 2), (star, star + 3), (star + len("Nobody"), star + len("Nobody") + 4)


def source(outlet: str, text: str, words: str, *, url: str | None = None) -> SourcePassage:
    return SourcePassage(
        article=f"art1-{outlet.lower().replace(' ', '-')}",
        path=f"{outlet.lower().replace(' ', '-')}.md",
        url=url,
        outlet=outlet,
        published_at=datetime(2026, 3, 11, 9, tzinfo=UTC) if url else date(2026, 3, 10),
        span=at(words, text),
        words=words,
    )


FURNACE = source("The Courier", COURIER, "The pier was like a furnace", url="https://courier.example/pier")
SEVENTEEN = source("The Courier", COURIER, "Seventeen people may have died", url="https://courier.example/pier")
SHUT = source("Norpress", NORPRESS, "The port will stay shut until Friday, the ministry said.")


def finding(
    rule: str,
    message: str,
    words: str,
    *,
    raw: str = RAW,
    severity: Severity | None = None,
    source: SourcePassage | None = None,
    expected: str | None = None,
    found: str | None = None,
    fix: str | None = None,
) -> Finding:
    span = at(words, raw)
    before = raw[: span.start]
    return Finding(
        rule=rule,
        severity=severity or SEVERITIES[rule],
        message=message,
        span=span,
        line=before.count("\n") + 1,
        column=span.start - (before.rfind("\n") + 1) + 1,
        confidence=0.97,
        source=source,
        expected=expected,
        found=found,
        fix=fix,
    )


def sentence(words: str, verdict: Verdict, source: SourcePassage | None = None, *, raw: str = RAW) -> CheckedSentence:
    return CheckedSentence(span=at(words, raw), verdict=verdict, source=source)


def draft(raw: str = RAW, *, kind: DraftKind = "text", path: str = "draft.md") -> Draft:
    return Draft(path=path, kind=kind, raw=raw, text=raw)


def audit() -> Audit:
    """A Markdown draft with a finding of each severity."""
    return Audit(
        draft=Draft(path="draft.md", kind="markdown", raw=RAW, text=TEXT, runs=runs()),
        findings=(
            finding(
                "Q101",
                "The article has other words between these quotation marks.",
                "was like a forge",
                source=FURNACE,
                expected="was like a furnace",
                found="was like a forge",
                fix="was like a furnace",
            ),
            finding("N101", "The source gives 17.", "19", source=SEVENTEEN, expected="Seventeen", found="19"),
            finding("C101", "The source says that they may have died.", "people died", source=SEVENTEEN),
            finding("S101", "Norpress says so, not The Sarn Bell.", "The Sarn Bell", source=SHUT, expected="Norpress"),
        ),
        sentences=(
            sentence("Blast at Port Ansel", "not checkable"),
            sentence("The pier “was like a forge”, fire chief Olaf Brandis said on Tuesday.", "contradicted", FURNACE),
            sentence("At least 19 people died.", "contradicted", SEVENTEEN),
            sentence("The port will stay shut until Friday, according to The Sarn Bell.", "supported", SHUT),
            sentence("*Nobody* was warned.", "unsupported"),
            sentence("What next?", "not checkable"),
            sentence("We do not know.", "not checkable"),
        ),
        articles=(FURNACE.article, SHUT.article),
        available=5,
        suppressed=2,
    )
