"""S, of offices: whether the draft gives somebody a role that the articles say is over."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pressreview.model import Mention, Record, Span
from pressreview.tables import load_vocabulary
from pressreview.text.words import FUNCTION_WORDS, word_set
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.names import name_words
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import Token, plain, tokens

_OVER = r"former|ex|erstwhile|one-?time|ousted|deposed"
_PHRASE = r"(?P<role>(?:[\w’'-]+\s){0,5}?[\w’'-]+)(?=\s(?:of|at|for|in|on|after|over|by|last|and|when)\b|[,.;]|\Z)"
_REST = r"\A(?:\s[A-Z][\w’'-]+)*"
"""What is left of a name after the words that were read as one."""
_FORMERLY = re.compile(
    rf"\b(?:{_OVER})[\s-](?P<role>(?:[\w’'-]+\s){{0,5}}[\w’'-]+),?\s(?:[A-Z]\w*\.?\s)?\Z", re.IGNORECASE
)
"""Before a name: "former harbour master"."""
_APPOSED = re.compile(rf"{_REST},\s(?:(?:the|an?|its|their)\s)?(?:{_OVER})[\s-]{_PHRASE}")
"""After a name: ", the former harbour master"."""
_LEFT = re.compile(
    rf"{_REST},?\s(?:(?:who|has|had|was|were|been|is|later)\s){{0,3}}(?:resigned|stepped\sdown|quit|retired|stood\sdown"
    rf"|sacked|dismissed|fired|removed|ousted|replaced)\b[^.;\n]{{0,60}}?\bas\s(?:(?:the|its|their|his|her|an?)\s)?{_PHRASE}"
)
"""After a name: ", who resigned on Monday as harbour master"."""
_FOLLOWED = re.compile(
    r"\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|t(?:ook|akes) over from)\s(?:[A-Z]\w*\.?\s){0,2}\Z", re.IGNORECASE
)
_AS = re.compile(rf"{_REST},?\sas\s(?:(?:the|its|their|an?)\s)?{_PHRASE}")
"""Before and after a name: "succeeded … as harbour master"."""
_TOLD = re.compile(
    rf"\b(?:{_OVER}|then|once|used to be|until|at the time|outgoing|resign\w*|st(?:ep|epp|oo)\w* down"
    r"|who (?:was|had been)|in office|late|replac\w+|succe(?:ed|ss)\w*|dismiss\w*|sacked|fired|quit|retired)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says itself that a role is over, or of what time it speaks."""
_LESSER = frozenset({"vice", "deputy", "assistant", "acting", "interim", "shadow", "junior", "associate"})
_MORE = frozenset({"master", "head", "warden", "keeper", "whip", "strategist", "boss", "chair"})
"""Nouns of offices that the table has not, since they mean much else."""
_TRADES = frozenset(
    map(
        plain,
        word_set(
            """
            lawyer attorney barrister solicitor counsel doctor physician surgeon nurse journalist reporter columnist
            teacher engineer scientist researcher economist accountant banker trader pilot sailor actor singer
            consultant writer lobbyist photographer programmer analyst
            """
        ),
    )
)
"""What one goes on being with another employer."""
_SERVES = re.compile(r"\s(?:for|at|with|of)\b")
_BEFORE, _REACH = 6, 120
"""Words before a name that may be its role; characters on either side that are looked at."""


class Role(Record):
    """What somebody is or was: the noun and the words before it, and where they stand."""

    noun: str
    before: frozenset[str]
    span: Span

    def is_same(self, other: "Role") -> bool:
        """Whether both may be one role: "master" and "harbour master" are, deputy and master are not."""
        if self.noun != other.noun or self.before & _LESSER != other.before & _LESSER:
            return False
        return self.before <= other.before or not other.before


@rule("S203", "stale role", "warning")
def stale_role(case: Case) -> Iterator[Found]:
    """The draft gives somebody a role that an article says is over.

    "The former", "who resigned as", "succeeded her as": an article's own words must say so, and no article of that day
    or after may still give the role. Say "former" or "then", or give the role of today.
    """
    if _TOLD.search(case.stated.words):
        return
    for one in case.stated.mentions:
        if not name_words(one.name) or case.quoted(one.span):
            continue
        for given in given_roles(case.stated.text, one.span):
            ended = [
                (source, role)
                for source in case.library
                for role in _ended(source, one)
                if role.is_same(given)
                and not (role.noun in _TRADES and _SERVES.match(source.article.text, role.span.end))
            ]
            if not ended:
                continue
            source, role = max(ended, key=lambda pair: (pair[0].article.day or date.min, pair[0].article.id))
            if any(_holds(other, one, role) for other in case.library if not _is_older(other, source)):
                continue
            words = role.span.of(source.article.text)
            yield Found(
                span=Span(min(given.span.start, one.span.start), max(given.span.end, one.span.end)),
                message=f"{one.name} is no longer {words}, says {source.article.outlet or 'an article'}",
                source=source.passage(source.sentences[max(0, source.index_at(role.span.start))]),
                expected=f"former {words}",
                found=given.span.of(case.stated.text),
                confidence=0.75,
            )


def _role(text: str, words: Sequence[Token], *, last: bool) -> Role | None:
    """The role that some words name, which end with its noun or (not `last`) go on after it."""
    nouns = load_vocabulary().roles | load_vocabulary().titles | _MORE
    at = [number for number, token in enumerate(words) if token.exact in nouns]
    if not at or (last and at[-1] != len(words) - 1):
        return None
    number = at[-1] if last else at[0]
    before = [token for token in words[:number] if token.exact not in FUNCTION_WORDS]
    start = before[0].start if before else words[number].start
    return Role(
        noun=words[number].plain, before=frozenset(token.plain for token in before), span=Span(start, words[number].end)
    )


def given_roles(text: str, name: Span) -> Iterator[Role]:
    """The roles that stand beside a name: right before it, and in an aside after it."""
    before: list[Token] = []
    edge = name.start
    near = tokens(text, Span(max(0, name.start - _REACH), name.start)) if name.start else ()
    for token in reversed(near[-_BEFORE:]):
        if text[token.end : edge].strip() or token.exact in FUNCTION_WORDS:
            break
        before.insert(0, token)
        edge = token.start
    if role := _role(text, before, last=True):
        yield role
    aside = re.compile(r",\s([^,.;“”]{3,80})(?=[,.;])").match(text, name.end)
    if aside and (role := _role(text, tokens(text, Span(*aside.span(1))), last=False)):
        yield role


def _ended(source: Source, person: Mention) -> Iterator[Role]:
    """The roles that an article says somebody has no longer."""
    text = source.article.text
    for one in _named(source, person):
        start, end = max(0, one.start - _REACH), min(len(text), one.end + _REACH)
        before, after = text[start : one.start], text[one.end : end]
        found = [(start, _FORMERLY.search(before)), (one.end, _APPOSED.match(after)), (one.end, _LEFT.match(after))]
        if _FOLLOWED.search(before):
            found.append((one.end, _AS.match(after)))
        for shift, match in found:
            if match:
                words = tokens(text, Span(shift + match.start("role"), shift + match.end("role")))
                if role := _role(text, words, last=match.re is _FORMERLY):
                    yield role


def _holds(source: Source, person: Mention, role: Role) -> bool:
    """Whether an article gives somebody a role as one of today."""
    text = source.article.text
    for one in _named(source, person):
        sentence = source.sentences[max(0, source.index_at(one.start))].of(text)
        if any(role.is_same(given) for given in given_roles(text, one)) and not _TOLD.search(sentence):
            return True
    return False


def _named(source: Source, person: Mention) -> Iterator[Span]:
    """Where an article names somebody."""
    words = name_words(person.name)
    wanted = set(words)
    for one in source.mentions:
        here = name_words(one.name)
        if words[-1] in here and (wanted.issuperset(here) or wanted.issubset(here)):
            yield one.span


def _is_older(one: Source, other: Source) -> bool:
    """Whether an article is surely older than another."""
    return one.article.day is not None and other.article.day is not None and one.article.day < other.article.day
