"""What an outlet itself says is not so: "he falsely stated that …", "her claim that … isn't true"; "was wrong to say".

The other side is what the speaker said, where an article reports it without saying so.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pressreview.corroborate.claims.likeness import Likeness, same_speaker
from pressreview.corroborate.claims.statements import MAX_CHARACTERS, Statement
from pressreview.model import Record, Span, overlaps
from pressreview.text import fold, sentences, stems

MIN_LIKENESS = 0.35
"""Cosine (0-1) of two tellings of what one speaker said."""
MIN_SHARED = 3
_FALSELY = re.compile(r"\b(?:falsely|wrongly|erroneously|incorrectly|inaccurately|baselessly)\b")
_UNTRUE = re.compile(
    r"""\b(?:(?:making|made|repeat(?:ed|ing)|with)\s(?:a|the|his|her|their)\s(?:false|debunked|baseless)\s(?:claims?|statements?)
    |(?:false|debunked|baseless)\sclaims?\sthat
    |(?:claims?|statements?)\sthat\b[^.;]{0,120}\b(?:is|are|was|were)(?:n't|\snot)\strue
    |(?:claims?|statements?)\sthat\b[^.;]{0,120}\b(?:is|are|was|were)\s(?:false|untrue|a\slie|baseless))\b""",
    re.VERBOSE,
)
"""Words by which a sentence says in the outlet's own voice that what it reports is not so."""
_WRONG_TO_SAY = re.compile(
    r"(?P<title>mr|ms|mrs|miss)?\.?\s?(?P<who>[\w'-]+)\s(?:was|is|were|are)\s(?:wrong|mistaken|lying)\s(?:to\s(?:say|claim|suggest|think)"
    r"|(?:in\s(?:saying|claiming|suggesting))|when\s\w+\s(?:said|says|claimed|suggested))\s(?:that\s)?(?P<what>\w.+)",
    re.DOTALL,
)
_TITLE = re.compile(r"(mr|ms|mrs|miss)\b")


class Untrue(Record):
    """What somebody said, and the statement that says it is not so."""

    said: Statement
    denied: Statement
    reason: str


def called_untrue(statements: Sequence[Statement], likeness: Likeness) -> Iterator[Untrue]:
    """Yield what outlets and speakers say was wrongly said, beside where it is reported without that, in order."""
    spoken = [one for one in statements if one.attribution and one.voice]
    marked = {one.key: sentence for one, sentence in _marked(spoken)}
    by_name = defaultdict(list)
    for one in spoken:
        if one.key not in marked:
            by_name[_last_name(one)].append(one)
    for one in spoken:
        if one.key in marked:
            verdict = Statement(article=one.article, spans=(marked[one.key],), outlet=one.outlet)
            for other in by_name[_last_name(one)]:
                apart = other.article.id != one.article.id or not overlaps(other.spans, verdict.spans)
                if apart and _says_the_same(one, other, likeness):
                    yield Untrue(said=other, denied=verdict, reason="one reports it, the other says that it is untrue")
        elif wrong := _WRONG_TO_SAY.search(fold(one.text).casefold()):
            told = frozenset(stems(wrong["what"])) & one.stems
            for other in by_name[wrong["who"]]:
                shared = told & other.stems
                if len(shared & one.plain) > 1 and 2 * len(shared) >= len(told) and _may_be(other, wrong["title"]):
                    yield Untrue(said=other, denied=one, reason="one says it, the other that it is wrong to say so")


def _marked(spoken: Sequence[Statement]) -> Iterator[tuple[Statement, Span]]:
    """Yield the statements that their sentence calls untrue, with that sentence."""
    starts: dict[str, list[Span]] = {}
    for one in spoken:
        text = one.article.text[:MAX_CHARACTERS]
        found = starts.setdefault(one.article.id, list(sentences(text)))
        place = bisect_right([span.start for span in found], one.spans[0].start) - 1
        if place >= 0 and (_FALSELY.search(one.cue) or _UNTRUE.search(fold(found[place].of(text)).casefold())):
            yield one, found[place]


def _says_the_same(one: Statement, other: Statement, likeness: Likeness) -> bool:
    if not (same_speaker(one, other) or _last_name(one) == _last_name(other)):
        return False
    if likeness.quoted_run(one, other):
        return True
    return len(one.stems & other.stems) >= MIN_SHARED and likeness.cosine(one.stems, other.stems) >= MIN_LIKENESS


def _may_be(statement: Statement, title: str | None) -> bool:
    """Whether the title by which its source is named is none of another sex: "Ms. Khan" is not "Mr. Khan"."""
    source = statement.attribution.source if statement.attribution else ()
    found = _TITLE.match(" ".join(span.of(statement.article.text) for span in source).casefold())
    return title is None or found is None or (title == "mr") == (found[1] == "mr")


def _last_name(statement: Statement) -> str:
    return (statement.voice or "").split()[-1]
