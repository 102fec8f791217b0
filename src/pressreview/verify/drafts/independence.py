"""I: whether "several outlets" are several sources."""

import re
from collections.abc import Iterator

from pressreview.model import Span
from pressreview.tables import load_outlets
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import tokens

_COUNT = r"several|many|multiple|various|numerous|a (?:number|range|host) of|two|three|four|five|other|most|both"
_REPORTERS = (
    r"outlets|newspapers|papers|broadcasters|publications|reports|sources|media(?: outlets| reports)?"
    r"|news (?:organi[sz]ations|agencies|sites|outlets|reports)"
)
_NAMED = rf"(?:{_COUNT})\s+(?:\w+\s+){{0,2}}?(?:{_REPORTERS})"
_REPORT = r"report|said|say|told|tell|carr|confirm|wrote|write|publish|quot|not|describ|cover|have it|agree"
_MANY = re.compile(
    rf"\b{_NAMED}(?=\s(?:\w+\s){{0,2}}?(?:{_REPORT}))|\b(?<=by |to |in ){_NAMED}\b"
    r"|\bwidely reported\b|\breported across the (?:media|press)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:one|single|same) (?:known )?(?:origin|source|agency)\b", re.IGNORECASE)
"""A draft that says itself that they are one."""
_CARRIES = 0.6
_SURE = 0.5


def counts_outlets(text: str) -> bool:
    """Whether a draft says anywhere that several outlets report something."""
    return _MANY.search(text) is not None


@rule("I601", "one source counted as several", "error")
def one_source(case: Case) -> Iterator[Found]:
    """The draft says that several outlets report it, but only one does, or all have it from one.

    Ten papers with one agency's report are one source, and so are the papers of one publisher. Name the origin.
    """
    found = _MANY.search(case.stated.text, case.stated.span.start, case.stated.span.end)
    if found is None or not case.windows or _TOLD.search(case.stated.words):
        return
    wanted = [word for word in case.stated.looked_for if word not in _own_words(found.group())]
    carrying = [one for one in case.library.windows(wanted) if one.coverage >= _CARRIES]
    if not carrying:
        return
    if any(_own_words(found.group()) <= {token.plain for token in one.tokens} for one in carrying):
        return  # the source speaks of them itself
    outlets = dict.fromkeys(one.source.article.outlet or one.source.article.id for one in carrying)
    origins = dict.fromkeys(_origin(case, one.source.article.id, one.source.article.outlet) for one in carrying)
    if len(origins) > 1:
        return
    (origin,) = origins
    only = len(outlets) == 1
    yield Found(
        span=Span(*found.span()),
        message=f"only {origin} has it" if only else f"all {len(outlets)} outlets that have it have it from {origin}",
        source=carrying[0].source.passage(carrying[0].span),
        expected=origin,
        found=found.group(),
        confidence=0.85,
    )


def _own_words(words: str) -> set[str]:
    return {token.plain for token in tokens(words)}


def _origin(case: Case, article: str, outlet: str | None) -> str:
    """The one that an article has its report from, else its own outlet; papers of one publisher are one."""
    sure = [one for one in case.links.get(article, ()) if one.kind in ("agency", "copy") and one.confidence >= _SURE]
    name = sure[0].origin if sure else outlet or article
    known = load_outlets().named(name)
    return (known.family or known.name) if known else name
