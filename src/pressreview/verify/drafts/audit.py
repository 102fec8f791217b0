"""A draft held against articles, sentence by sentence, rule by rule."""

from collections.abc import Iterator, Mapping, Sequence

from pressreview.model import (
    Article,
    Audit,
    CheckedSentence,
    Draft,
    Finding,
    Link,
    Reading,
    Span,
    overlaps,
)
from pressreview.model.finding import Verdict
from pressreview.verify.drafts import (
    certainty,
    credit,
    independence,
    numbers,
    parties,
    quotations,
    roles,
    support,
    wording,
)
from pressreview.verify.drafts.asking import LONGEST
from pressreview.verify.drafts.case import CARRIES, Case, Found
from pressreview.verify.drafts.library import Library
from pressreview.verify.drafts.rules import LOOKS, RULES
from pressreview.verify.drafts.stated import Read

_NOWHERE = ("N405", "Q102", "U501", "U502")
"""Rules by which a source says nothing of it, and not something else."""
_SAID_BY = {"S201": "Q103", "U502": "S201"}
"""Rules, and those that say the same of one name in other words: that it is the wrong one."""
_TELLING = 3
"""Words of a quotation that is enough to be borne out."""
_GROUPS = (quotations, credit, roles, certainty, numbers, support, parties, wording, independence)
"""Imported for the rules that they enter."""


def check_draft(
    draft: Draft,
    read: Read,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    links: Mapping[str, Sequence[Link]],
    *,
    available: int,
) -> Audit:
    """Hold a draft against articles.

    `read` is the draft's text with its reading; `articles`, `readings` and `links` are by article id;
    `available` is the number of articles that these were chosen from. What is found first for a place counts: a name
    that no source has is not also a wrong speaker.
    """
    library = Library(articles, readings)
    findings: list[Finding] = []
    sentences: list[CheckedSentence] = []
    used: dict[str, None] = {}
    for stated in read:
        case = Case(stated, library, links)
        found = list(_found(case)) if len(stated.span) <= LONGEST else []
        findings += [_finding(draft, number, one) for number, one in found]
        verdict = _verdict(case, [number for number, _ in found])
        best = case.matches[0] if verdict != "not checkable" and case.matches else None
        if best is not None and verdict in ("supported", "contradicted"):
            used[best.source.article.id] = None
        sentences.append(
            CheckedSentence(
                span=draft.place(stated.span),
                verdict=verdict,
                source=best.source.passage(best.window.span) if best is not None else None,
            )
        )
    findings.sort(key=lambda one: (one.span, one.rule))
    return Audit(
        draft=draft,
        findings=tuple(findings),
        sentences=tuple(sentences),
        articles=tuple(sorted(used)),
        available=available,
    )


def _found(case: Case) -> Iterator[tuple[str, Found]]:
    """What the rules find, one thing a place."""
    taken: list[tuple[str, Span]] = []
    named: dict[str, list[Span]] = {}
    for number in sorted(LOOKS):
        for one in LOOKS[number](case):
            if (number[0], one.span) in taken or overlaps([one.span], named.get(_SAID_BY.get(number, ""), ())):
                continue
            taken.append((number[0], one.span))
            named.setdefault(number, []).append(one.span)
            yield number, one


def _verdict(case: Case, rules: Sequence[str]) -> Verdict:
    if len(case.stated.span) > LONGEST:
        return "not checkable"
    if any(RULES[number].severity == "error" and number not in _NOWHERE for number in rules):
        return "contradicted"
    if any(number in _NOWHERE or number.startswith("U") for number in rules):
        return "unsupported"
    if any(located.how == "verbatim" and len(located.words) >= _TELLING for _, located in case.quotes):
        return "supported"
    if not case.stated.checkable:
        return "not checkable"
    return "supported" if case.coverage >= CARRIES else "unsupported"


def _finding(draft: Draft, number: str, one: Found) -> Finding:
    span = draft.place(one.span)
    fix = one.fix if span.of(draft.raw) == one.span.of(draft.text) else None  # no marks of layout are overwritten
    line, column = draft.line_and_column(span.start)
    return Finding(
        rule=number, severity=RULES[number].severity, message=one.message, span=span, line=line, column=column,
        confidence=one.confidence, source=one.source, expected=one.expected, found=one.found, fix=fix,
    )  # fmt: skip
