"""What an attribution says of what has not happened yet: scheduled, planned, predicted or conditional, and by when.

Told from the verbs of the content and from the reporting words. No forecasts: duties ("should"), plans of the past
("had planned to"), what would have been, what always is, questions.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from pressreview.annotate.certainty.certainty import certainty_of
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Forecast, Interval, Span, TimeExpression, covers
from pressreview.model.reading import ForecastKind
from pressreview.text.certainty import cues
from pressreview.text.sentences import sentences

_ADVERBS = "not|also|now|still|soon|likely|probably|certainly|never|be|been|all|both|then|only|currently|reportedly"
_SKIP = rf"(?:\s+(?:{_ADVERBS})){{0,3}}"
_WILL = r"(?:(?<!good\s)(?<!free\s)(?<!ill\s)(?<!at\s)\b(?:will|shall|won[’']t)\b|[’']ll\b)"
_IS = r"(?:\b(?:is|are|am|be)\b|[’'](?:s|re|m)\b)"


_APPOINTED = (
    "meet|visit|travel|hold|host|begin|start|open|attend|sign|vote|hear|speak|address|appear|deliver|launch|publish"
    "|announce|arrive|resume|face|decide|rule|testify"
)
"""What people "are to" do on a day; "the goal is to win" is no appointment."""
_STATES = (
    "be|have|not|see|hear|feel|well|understand|tell|afford|say|hardly|only|just|never|remember|believe|think|know|mean"
    "|seem|explain|no|belong|contain|include|want|need|like|look|appear|comment"
)


def _any(*expressions: str) -> re.Pattern[str]:
    return re.compile("|".join(expressions), re.IGNORECASE)


_BRANCHING = _any(_WILL, r"\b(?:would|could|may|might|wouldn[’']t|going\s+to)\b")
"""Verbs that make a sentence with a condition a forecast; "if you heat water, it boils" has none."""
_NEVER = _any(
    rf"\b(?:would|could|might|may|should|will|must){_SKIP}\s+have\b"  # what would have been, not "would have a say"
    r"(?!\s+(?:(?:a|an|no|the|to|little|any|some)\b|[“‘\"']))",
    rf"\b(?:had|have|has){_SKIP}\s+(?:planned|intended|hoped|expected|wanted|vowed)\b",  # plans of the past
    r"\b(?:was|were)(?:\s+(?:not|also|still|only))?\s+(?:to|due|set|scheduled|expected|supposed|meant|going|planning)\b",
    rf"\b(?:will|would){_SKIP}\s+(?:always|often|usually|generally|sometimes)\b",  # what always is
    rf"\bwould{_SKIP}\s+(?:like|love|rather|prefer|say|argue|suggest|hope|think|seem|appear)\b",
    rf"{_WILL}{_SKIP}\s+have\s+to\b",  # a duty
)
_KINDS: tuple[tuple[ForecastKind, re.Pattern[str]], ...] = (
    (
        "planned",
        _any(
            rf"\b(?:plans?|intends?|aims?|vows?|pledges?|promises?|threatens?|agrees?|hopes){_SKIP}\s+to\b",
            rf"{_IS}{_SKIP}\s+(?:planning|preparing|aiming|determined|ready|committed)\s+to\b",
            rf"\b(?:have|has){_SKIP}\s+(?:agreed|pledged|promised|vowed|decided)\s+to\b",
            r"\b(?:I|we)(?:[’']ll\b|\s+(?:will|shall|won[’']t)\b)",
            r"\b(?:I\s+am|I[’']m|we\s+are|we[’']re)\s+(?:not\s+)?going\s+to\b",
        ),
    ),
    (
        "predicted",
        _any(
            rf"{_IS}{_SKIP}\s+(?:un)?(?:likely|expected|bound|certain|sure|forecast|projected|predicted|poised)\s+to\b",
            r"\b(?:remains?|looks?|seems?)\s+(?:un)?likely\s+to\b",
            r"\b(?:expects|forecasts|predicts|projects|anticipates)\s+(?:that|to|the|a|an|it|him|her|them)\b",
            rf"{_WILL}{_SKIP}\s+(?:probably|likely|possibly|perhaps)\b",
            rf"\b(?:probably|likely|possibly|perhaps|certainly|surely)\s+{_WILL}",
            r"\b(?:is|are|[’'](?:s|re))\s+(?:not\s+)?going\s+to\s+[a-z]",
        ),
    ),
    (
        "scheduled",
        _any(
            rf"{_IS}{_SKIP}\s+(?:due|scheduled|set|slated|booked)\s+(?:to|for|on|at|in|next|this|tomorrow|later)\b",
            rf"\b(?:is|are)\s+to\s+(?:be\s+[a-z]+ed|{_APPOINTED})\b",
            r"\b(?:begins|starts|opens|expires|meets|convenes|takes\s+(?:place|effect))\s+(?:on|in|next|tomorrow|later)\b",
        ),
    ),
)
"""Kinds that words other than a bare "will" tell, the first that fits."""
_SIMPLY_WILL = _any(_WILL)
_HEAD = r"^\W*(?:that\s+)?(?:(?!(?:whether|who|which|that|thought|if|only|I)\b)[\w,’'.$-]+\s+){0,14}?"
_DOING = rf"\s+(?:not\s+|still\s+|also\s+)?(?!(?:{_STATES})\b)[a-z]+"
_MAYBE = _any(rf"{_HEAD}(?:may|might|could){_DOING}")
"""What may be is said of the present too ("may be in poor condition"); what may happen is said of the future."""
_REPORTED = _any(rf"{_HEAD}would{_DOING}", rf"{_HEAD}would\s+(?:not\s+)?be\s+(?!able\b)[a-z]+(?:ed|en|wn|ld|ut)\b")
"""A main verb with "would", as reported speech puts "will"; inside quotation marks it only supposes."""
_WAS_LIKELY = _any(rf"{_HEAD}(?:was|were)\s+(?:very\s+|highly\s+|now\s+)?(?:un)?likely\s+to\b")
"""Reported speech puts "is likely to" so."""
_PROMISING_CUE = _any(r"\b(?:vow|pledg|promis|swore|sworn|guarante)")
_HAD = _any(r"\bhad\b")
_PLANNING_CUE = _any(r"\b(?:hope|threaten|plan|intend|agree|decid|aim|propos|undert[ao]|commit|prepar|offer)")
_EXPECTING_CUE = re.compile(r"\b(?:expect|predict|forecast|project|foresee|anticipat|likely|prophes|fear)", re.I)
_PAST_CUE = re.compile(r"(?:ed|said|told|saw|swore|wrote|thought|knew)\b", re.I)
_ASKS = re.compile(r"\b(?:ask|wonder|question|whether)", re.I)
_TO = re.compile(r"\W*(?:\w+\s+){0,8}to\s+[a-z]", re.I)
_BARE_TO = re.compile(r"\W*(?:not\s+)?to\s", re.I)
_SENTENCE_MAX = 600
"""Characters of a sentence that are looked at."""
_UP_TO = frozenset({"by", "until", "till"})
_FROM = frozenset({"after", "since", "from"})


def forecast_of(
    text: str, attribution: RawAttribution, times: Sequence[TimeExpression], *, published: date | None
) -> Forecast | None:
    """The forecast that an attribution makes, or None. `times` are all expressions of `text` in text order.

    A sentence whose only times lie before the publication foretells nothing any more.
    """
    cue = " ".join(span.of(text) for span in attribution.cue)
    if _ASKS.search(cue):
        return None
    for span in _sentences(text, attribution.content):
        words = span.of(text)
        if words.rstrip(" ”\"’'").endswith("?") or text[span.end : span.end + 1] == "?":
            continue
        inside = [time for time in _within(times, span) if time.start or time.end]
        ahead = [time for time in inside if published is None or (time.end or date.max) >= published]
        condition = _condition(text, span)
        main = _outside(words, span, condition)
        quoted = words[:1] in ("“", '"', "'", "‘")
        kind = _kind(
            main, cue, dated=any(_is_near(time) for time in ahead), conditional=condition is not None, quoted=quoted
        )
        if kind is None or (inside and not ahead):
            continue
        told = RawAttribution(
            source=attribution.source, cue=attribution.cue, content=(span,), confidence=attribution.confidence
        )
        return Forecast(
            kind=kind,
            horizon=_horizon(text, ahead, condition, published),
            condition=condition,
            span=span,
            certainty=certainty_of(text, told),
        )
    return None


def _kind(main: str, cue: str, *, dated: bool, conditional: bool, quoted: bool) -> ForecastKind | None:
    """The kind of forecast that a main clause makes under a cue, None for none."""
    if _NEVER.search(main):
        return None
    if conditional:
        return "conditional" if _BRANCHING.search(main) or _EXPECTING_CUE.search(cue) else None
    if _PROMISING_CUE.search(cue) and (not quoted or _BARE_TO.match(main) or _SIMPLY_WILL.search(main)):
        return "planned"
    if _PLANNING_CUE.search(cue) and _BARE_TO.match(main) and not _HAD.search(cue):
        return "planned"
    if _PAST_CUE.search(cue) and not quoted and _WAS_LIKELY.search(main):
        return "predicted"
    if _EXPECTING_CUE.search(cue) and (_TO.match(main) or _BRANCHING.search(main)):
        return "predicted"
    told = [kind for kind, expression in _KINDS if expression.search(main)]
    if told:
        return told[0]
    reported = _PAST_CUE.search(cue) and not quoted and _REPORTED.search(main)
    if reported or _SIMPLY_WILL.search(main):
        hedged = any(one.kind == "hedge" for one in cues(main))
        return "scheduled" if dated and not hedged else "predicted"
    return "predicted" if _MAYBE.search(main) else None


def _sentences(text: str, content: Sequence[Span]) -> list[Span]:
    """The first sentence of each span of the content, as far as a semicolon."""
    found = []
    for span in content:
        head = text[span.start : min(span.end, span.start + _SENTENCE_MAX)]
        first = next(iter(sentences(head)), None)
        if first:
            semicolon = head.find(";", first.start, first.end)
            end = semicolon if semicolon > first.start else first.end
            found.append(Span(span.start + first.start, span.start + end))
    return found


def _is_near(time: TimeExpression) -> bool:
    """Whether the time is a month at most: a date in a diary, not a year to come."""
    return time.start is not None and time.end is not None and (time.end - time.start).days <= 31


def _within(times: Sequence[TimeExpression], span: Span) -> list[TimeExpression]:
    low = bisect_left(times, span.start, key=lambda time: time.span.start)
    high = bisect_left(times, span.end, key=lambda time: time.span.start)
    return [time for time in times[low:high] if covers(span, time.span)]


def _condition(text: str, span: Span) -> Span | None:
    """From "if" or "unless" to the end of its clause: a comma where it opens a sentence, else the sentence's end."""
    for cue in cues(text, span):
        if cue.kind == "condition" and cue.phrase != "even if":
            lead = text[span.start : cue.span.start].rstrip()
            opens = lead.strip("“\"‘'—-, ") in ("", "that") or lead.endswith(",")
            comma = text.find(",", cue.span.end, span.end) if opens else -1
            end = comma if comma > 0 else span.end
            while end > cue.span.end and text[end - 1] in " .!”\"’',\n":
                end -= 1
            return Span(cue.span.start, end) if end > cue.span.end else None
    return None


def _outside(words: str, span: Span, condition: Span | None) -> str:
    """The words of a sentence without its condition."""
    if condition is None:
        return words
    return f"{words[: condition.start - span.start]} {words[condition.end - span.start :]}"


def _horizon(
    text: str, ahead: Sequence[TimeExpression], condition: Span | None, published: date | None
) -> Interval | None:
    """The days by or on which it is to happen, from the first time ahead outside the condition."""
    for time in ahead:
        if condition and covers(condition, time.span):
            continue
        before = text[max(0, time.span.start - 12) : time.span.start].lower().split()
        preposition = before[-1] if before else ""
        preposition = before[-2] if preposition == "the" and len(before) > 1 else preposition
        start, end = time.start, time.end
        if preposition in _UP_TO or (preposition == "before" and "end" in time.span.of(text).split()):
            start = published if published and end and published <= end else None
        elif preposition == "before" and start:
            end = start - timedelta(days=1)
            start = published if published and published <= end else None
        elif preposition in _FROM:
            end = None
        return Interval(start=start, end=end)
    return None
