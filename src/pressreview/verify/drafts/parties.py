"""U, of parties: whether the draft puts somebody into another party than the articles do."""

import re
from collections.abc import Iterator

from pressreview.model import Mention, Span
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.names import may_be_one
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import tokens

_PARTY = r"(?P<party>Republican|Democrat(?:ic)?)\b"
_NO_LINK = r"(?!(?:of|for|to|against|by|with|from|in|on|and|or|who|whose|that|as)\b)"
"""What may not stand between somebody and a party that is theirs: "a critic of Republican leaders"."""
_AFTER = re.compile(
    rf"(?:\s[A-Z][\w’'-]+){{0,2}}(?:,?\s?\((?P<letter>[RD])\b|,\s(?P<short>[RD])-[A-Z]"
    rf"|,\s(?:an?|the)\s(?:{_NO_LINK}[\w’'.-]+\s){{0,4}}?{_PARTY}(?!\s(?:nominee|candidate|rival|opponent)s?\s(?:for|of)\b))"
)
"""After a name: "(R-Tex.)", ", a Republican", ", the former Democratic congressman"."""
_BEFORE = re.compile(rf"\b{_PARTY}\s(?:{_NO_LINK}[\w’'.-]+\s){{0,2}}\Z")
"""Before a name: "Republican Sen. "."""
_LOOKED_AT = 90
"""Characters on either side of a name that are looked at."""


@rule("U505", "another party in the source", "error")
def another_party(case: Case) -> Iterator[Found]:
    """The draft puts somebody into another party than all articles do that give one.

    "(R-Tex.)", "a Republican", "Democratic Sen." beside a name tell the party. Give the party of the articles.
    """
    for one in case.stated.mentions:
        if one.kind != "person" or case.quoted(one.span):
            continue
        here = _party(case.stated.text, one.span)
        if here is None:
            continue
        words = tokens(case.stated.text, one.span)
        there = [
            (source, other, party)
            for source, other in case.library.persons.get(words[-1].plain, ())
            if may_be_one(other.name, one.name) and (party := _party(source.article.text, other.span)) is not None
        ]
        if not there or any(party[0] == here[0] for _, _, party in there):
            continue
        source, other, party = there[0]
        yield _found(case, one, here[1], source=source, other=other, party=party[1])


def _found(case: Case, one: Mention, at: Span, *, source: Source, other: Mention, party: Span) -> Found:
    instead, found = party.of(source.article.text), at.of(case.stated.text)
    return Found(
        span=at,
        message=f"the source has {one.name} as “{instead}”",
        source=source.passage(source.sentences[max(0, source.index_at(other.span.start))]),
        expected=instead,
        found=found,
        confidence=0.8,
    )


def _party(text: str, name: Span) -> tuple[str, Span] | None:
    """The party that stands beside a name, by its first letter, and where it stands."""
    after = _AFTER.match(text, name.end, name.end + _LOOKED_AT)
    if after is not None:
        group = next(one for one in ("letter", "short", "party") if after[one])
        return after[group][0], Span(*after.span(group))
    start = max(0, name.start - _LOOKED_AT)
    before = _BEFORE.search(text[start : name.start])
    if before is None:
        return None
    return before["party"][0], Span(start + before.start("party"), start + before.end("party"))
