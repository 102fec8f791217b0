"""What a text says of what has not happened yet: scheduled, planned, predicted or conditional, and by when.

Sentence by sentence, in what somebody says and in the outlet's own voice, told from the verbs and from the reporting
words. No forecasts: duties ("should"), plans of the past ("had planned to"), what would have been, what always is, what
a plan or a law would do, questions.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from pressreview.annotate.certainty import wordings
from pressreview.annotate.certainty.certainty import certainty_at
from pressreview.annotate.certainty.foreteller import LOOKS_AHEAD, KindTeller, Outlook
from pressreview.annotate.certainty.sense import Foretelling, Sense
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Certainty, Forecast, Interval, Span, TimeExpression, covers, overlaps
from pressreview.text.certainty import cues
from pressreview.text.sentences import sentences
from pressreview.text.spans import Taken

_SENTENCE_MAX = 600
"""Characters of a sentence that are looked at."""
_MIN_OWN = 24
"""Characters of what is left of a sentence beside what others say in it, to be looked at."""
_SURELY = -4.0
"""How likely it foretells nothing, as a logarithm, up to which past times stand beside what it foretells: "Vale, who
quit on Saturday, is likely to"; not for what is scheduled, which they date."""
_OF_LATE = 400
"""Days since a time that may be told beside what is to come: "On Friday he wrote … and tonight he will speak"."""
_OPENING = 2
"""Words before "if" with which it still opens its sentence: "but", "that"."""
_HEAD = 80
"""Characters before who plans something in which the sentence begins that has a time at its head."""
_OPENING_WORD = 12
"""Characters beside the time in what opens a sentence: "In August, "."""
_REST = re.compile(r"(?:,?\s(?:in|on|by|at|for|this|next|later)\b(?:\s[\w-]+){0,4}){1,3}(?=[.”\"’]|$)")
"""A few words of when and where that end a sentence."""
_ENDS = re.compile(r"[.!?]\W")
"""The end of a sentence."""
_UP_TO = frozenset({"by", "until", "till", "through"})
_HELD = frozenset({"at", "in", "during", "before"})
"""Before a day that tells which event is meant: what happens "at Tuesday's debate" happens on Tuesday."""
_FROM = frozenset({"after", "since", "from", "beginning", "starting"})


_OPENING_CONDITION = re.compile(r"^\W*(?:but\s|and\s)?(?:if|unless)\b[^,]*,", re.IGNORECASE)
_CONDITION_FIRST = re.compile(
    r"(?:^|[.!?][”\"’']?\s+|\n\s*)(?:(?:But|And)\s)?(?P<condition>(?:[Ii]f|[Uu]nless)\s[^.!?;:,\n“”\"]{3,160}),\s(?:the\s|an?\s)?$"
)
_CONDITION_WITHIN = 200
"""Characters before a source in which its sentence begins that opens with a condition."""


class Piece(NamedTuple):
    """A sentence or a part of one, and the attribution that says it; None for the outlet in its own voice."""

    by: int | None
    span: Span
    first: bool
    """Whether it is the first sentence of what is said: the reporting words tell of that."""
    hidden: tuple[Span, ...] = ()
    """What others say in it."""


def foretold(
    text: str,
    attributions: Sequence[RawAttribution],
    quoted: Sequence[Span],
    times: Sequence[TimeExpression],
    *,
    published: date | None,
    teller: KindTeller | None = None,
) -> Iterator[tuple[int | None, Forecast]]:
    """Yield every forecast of a text in text order, with the number of the attribution that makes it, None for none.

    `quoted` are the outermost quotations; `times` all expressions of the text in text order. `teller` says whether a
    stretch foretells and as what kind; without one, rules alone do.
    """
    starts = [whole.start for whole in quoted]
    whole_sentences = sentences(text)
    opens = [sentence.start for sentence in whole_sentences]
    reporting = Taken([span for one in attributions for span in one.cue])
    for by, span, first, hidden in sorted(_pieces(text, attributions, quoted), key=lambda piece: piece.span):
        one = RawAttribution(source=(), cue=(), content=(span,), confidence=1.0)
        if by is not None:
            said = attributions[by]
            one = RawAttribution(source=said.source, cue=said.cue, content=(span,), confidence=said.confidence)
        mark = bisect_right(starts, span.start) - 1
        in_quotes = mark >= 0 and covers(quoted[mark], span)
        outlook = None
        if teller is not None:
            sentence = whole_sentences[max(0, bisect_right(opens, span.start) - 1)]
            if len(sentence) > _SENTENCE_MAX:  # no sentence but a list or a page without full stops
                sentence = Span(span.start, min(span.end, span.start + _SENTENCE_MAX))
            beside = (*hidden, *(reporting.within(span) if by is None else ()))
            stretch = sorted([*_left(span, beside), *(one.cue if by is not None and first else ())])
            words = " ".join(part.of(text) for part in stretch)
            if by is None and hidden:  # "If it rains, Vale said": what it is a condition of is said by others
                words = _OPENING_CONDITION.sub("", words)
            if not LOOKS_AHEAD.search(words):
                continue
            if (outlook := teller.outlook(text, sentence, stretch)) is None:
                continue
        forecast = forecast_of(
            text, one, times, published=published, first=first, hidden=hidden, in_quotes=in_quotes, outlook=outlook
        )
        if forecast is not None:
            yield by, forecast


def _pieces(text: str, attributions: Sequence[RawAttribution], quoted: Sequence[Span]) -> Iterator[Piece]:
    contents = sorted(((span, number) for number, one in enumerate(attributions) for span in one.content))
    for number, one in enumerate(attributions):
        within = [span for whole in one.content for span in _inside(whole, contents, but=number)]
        for span in one.content:
            for place, sentence in enumerate(_split(text, span)):
                if not overlaps([sentence], within):
                    yield Piece(number, sentence, first=place == 0 and _is_introduced(text, one, span))
    others = Taken([*(span for one in attributions for span in one.content), *quoted])
    for sentence in sentences(text):
        hidden = others.within(sentence)
        if not hidden or len(sentence) - sum(map(len, hidden)) >= _MIN_OWN:
            yield Piece(None, sentence, first=True, hidden=hidden)


def _is_introduced(text: str, one: RawAttribution, span: Span) -> bool:
    """Whether the reporting words tell of this part of the content.

    Of parts that have no word for what is to come themselves, only of the first behind them, or else of all: not of
    "The president" in "The president is expected to run".
    """
    behind = [other for other in one.content if one.cue and other.start >= one.cue[-1].end]
    if not behind or span == min(behind) or LOOKS_AHEAD.search(span.of(text)):
        return True
    return span < min(behind) and _ENDS.search(text, span.end, min(behind).start) is not None


def _inside(whole: Span, contents: Sequence[tuple[Span, int]], *, but: int) -> Iterator[Span]:
    """Yield the contents within another, those of one attribution left out; `contents` are in text order."""
    low = bisect_left(contents, whole.start, key=lambda pair: pair[0].start)
    high = bisect_left(contents, whole.end, key=lambda pair: pair[0].start)
    for span, number in contents[low:high]:
        if number != but and span != whole and covers(whole, span):
            yield span


def _split(text: str, span: Span) -> list[Span]:
    """The sentences of a stretch of text, parted at semicolons."""
    found = []
    for sentence in sentences(span.of(text)):
        start = span.start + sentence.start
        last = min(span.start + sentence.end, start + _SENTENCE_MAX)
        while (semicolon := text.find(";", start + 1, last)) >= 0:
            found.append(Span(start, semicolon))
            start = semicolon + 1
        if start < last:
            found.append(Span(start, last))
    return found


def forecast_of(
    text: str,
    attribution: RawAttribution,
    times: Sequence[TimeExpression],
    *,
    published: date | None,
    first: bool = True,
    hidden: Sequence[Span] = (),
    in_quotes: bool = False,
    outlook: Outlook | None = None,
) -> Forecast | None:
    """The first forecast that an attribution makes, or None. `times` are all expressions of `text` in text order.

    A sentence whose only times lie before the publication foretells nothing any more. `first` tells whether the content
    opens with what the reporting words introduce, `hidden` what in it others say, `in_quotes` whether it is quoted.
    """
    cue = " ".join(span.of(text) for span in attribution.cue)
    if wordings.ASKING_CUE.search(cue):
        return None
    for span in (sentence for part in attribution.content for sentence in _split(text, part)):
        words = span.of(text)
        leading, first = cue if first else "", False
        if words.rstrip(" ”\"’'").endswith("?") or text[span.end : span.end + 1] == "?":
            continue
        inside = [time for time in _within(times, span) if time.start or time.end]
        ahead = [time for time in inside if published is None or (time.end or date.max) >= published]
        condition = _condition(text, span)
        if condition is not None and overlaps([condition], hidden):
            condition = None
        seen = _without(words, span, hidden)
        if condition is None and leading and attribution.source:
            condition = _before_source(text, attribution)
        main = wordings.THAT.sub(_blank, wordings.NEVER.sub(_blank, _outside(seen, span, condition)))
        quoted = in_quotes or words[:1] in ("“", '"', "'", "‘")
        supposed = condition is not None and _is_supposed(condition.of(text))
        days = [Span(day.span.start - span.start, day.span.end - span.start) for day in ahead if _is_near(day)]
        sense = Sense(main, leading, cue, days=days, branches=condition is not None, supposed=supposed, quoted=quoted)
        found = sense.first()
        if outlook is not None:
            kind = outlook.kind(found.kind if found else None)
            place = found.place if found else max(0, outlook.place - span.start)
            found = Foretelling(place, kind) if kind else None
        if found is None:
            continue
        beside = outlook is not None and outlook.scores[0] < _SURELY and found.kind != "scheduled"
        if inside and not ahead and not beside and not _still_ahead(main, inside, published):
            continue
        cue_here = attribution.cue if leading else ()
        told = RawAttribution(source=attribution.source, cue=cue_here, content=(span,), confidence=1.0)
        if not inside and leading and (wordings.BARE_TO.match(words) or wordings.AHEAD_CUE.match(cue)):
            ahead = _at_the_head(text, attribution, times, published) or _behind(text, span, times, published)
        near, verb = sense.around(found.place), found.place + span.start
        sure = certainty_at(text, told, Span(near.start + span.start, near.end + span.start), verb=verb)
        return Forecast(
            kind=found.kind,
            horizon=_horizon(text, ahead, condition, published),
            condition=condition,
            span=span,
            certainty=_weighed(sure, outlook),
        )
    return None


def _weighed(sure: Certainty, outlook: Outlook | None) -> Certainty:
    """What the words tell by rule, and the network with them."""
    if outlook is None:
        return sure
    return replace(sure, band=outlook.band(sure.band), polarity=outlook.polarity(sure.polarity))


def _left(span: Span, hidden: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a sentence beside what others say in it."""
    start = span.start
    for part in sorted(hidden):
        if part.start > start:
            yield Span(start, min(part.start, span.end))
        start = max(start, part.end)
    if start < span.end:
        yield Span(start, span.end)


def _without(words: str, span: Span, hidden: Sequence[Span]) -> str:
    """The words of a sentence, blanks where others speak."""
    for part in hidden:
        start, end = max(part.start, span.start) - span.start, min(part.end, span.end) - span.start
        words = f"{words[:start]}{' ' * (end - start)}{words[end:]}" if start < end else words
    return words


def _still_ahead(main: str, inside: Sequence[TimeExpression], published: date | None) -> bool:
    """Whether a sentence with past times alone looks ahead: they are of late, and its verb is of the day."""
    latest = max((time.end or time.start or date.min for time in inside), default=date.min)
    recent = published is None or (published - latest).days <= _OF_LATE
    return recent and wordings.IN_THE_PRESENT.search(main) is not None


def _is_supposed(condition: str) -> bool:
    """Whether a condition has a verb in the past: "if they cared", not "if elected" nor "were they to care"."""
    return not condition.startswith("Were ") and bool(wordings.PAST_VERB.search(wordings.IF_DONE.sub("", condition)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_near(time: TimeExpression) -> bool:
    """Whether the time is a month at most: a date in a diary, not a year to come."""
    return time.start is not None and time.end is not None and (time.end - time.start).days <= 31


def _within(times: Sequence[TimeExpression], span: Span) -> list[TimeExpression]:
    low = bisect_left(times, span.start, key=lambda time: time.span.start)
    high = bisect_left(times, span.end, key=lambda time: time.span.start)
    return [time for time in times[low:high] if covers(span, time.span)]


def _at_the_head(
    text: str, attribution: RawAttribution, times: Sequence[TimeExpression], published: date | None
) -> list[TimeExpression]:
    """The time to come that opens the sentence in which somebody plans to do something: "In August, X plans to"."""
    first = min((*attribution.source, *attribution.cue)).start
    head = next((one for one in sentences(text[max(0, first - _HEAD) : first])[-1:]), None)
    if head is None:
        return []
    opening = Span(head.start + max(0, first - _HEAD), first)
    return [
        time
        for time in _within(times, opening)
        if time.start and published and time.start > published and len(opening) - len(time.span) <= _OPENING_WORD
    ]


def _behind(text: str, span: Span, times: Sequence[TimeExpression], published: date | None) -> list[TimeExpression]:
    """The time to come in the few words behind a plan that end its sentence: ", in a tank, in 2028"."""
    rest = _REST.match(text, span.end)
    if rest is None:
        return []
    inside = _within(times, Span(span.end, rest.end()))
    return [time for time in inside if time.start and published and time.start > published]


def _condition(text: str, span: Span) -> Span | None:
    """From "if" or "unless" to the end of its clause: a comma where it opens a sentence, else the sentence's end."""
    for cue in cues(text, span):
        if cue.kind == "condition" and cue.phrase not in ("even if", "depending on"):
            lead = text[span.start : cue.span.start].rstrip()
            opens = lead.endswith(",") or len(lead.strip("“\"‘'—-, ").split()) <= _OPENING
            comma = text.find(",", cue.span.end, span.end) if opens else -1
            turn = wordings.MAIN_CLAUSE.search(text, cue.span.end, comma if comma > 0 else span.end) if opens else None
            end = turn.start() if turn else comma if comma > 0 else span.end
            while end > cue.span.end and text[end - 1] in " .!”\"’',\n":
                end -= 1
            return Span(cue.span.start, end) if end > cue.span.end else None
    return None


def _before_source(text: str, attribution: RawAttribution) -> Span | None:
    """The condition with which a sentence opens, before who says what hangs on it: "If it rains, Vale said, …"."""
    first = min((*attribution.source, *attribution.cue)).start
    found = _CONDITION_FIRST.search(text, max(0, first - _CONDITION_WITHIN), first)
    return Span(*found.span("condition")) if found else None


def _outside(words: str, span: Span, condition: Span | None) -> str:
    """The words of a sentence without its condition."""
    if condition is None:
        return words
    return _without(words, span, [condition])


def _horizon(
    text: str, ahead: Sequence[TimeExpression], condition: Span | None, published: date | None
) -> Interval | None:
    """The days by or on which it is to happen, from the first time ahead outside the condition."""
    for time in ahead:
        before = text[max(0, time.span.start - 16) : time.span.start].lower().split()
        preposition = before[-1] if before else ""
        preposition = before[-2] if preposition == "the" and len(before) > 1 else preposition
        preposition = "by" if before[-2:] == ["or", "before"] else preposition  # "on or before 1 March"
        preposition = "before" if "ahead of" in " ".join(before[-3:]) else preposition
        named = wordings.BELONGS.match(text, time.span.end) or (
            wordings.BEFORE_NOUN.match(text, time.span.end)
            and wordings.ARTICLE.search(text[max(0, time.span.start - 8) : time.span.start])
        )
        held = preposition in _HELD and time.start is not None and time.start == time.end
        if (condition and covers(condition, time.span)) or (named and not held):
            continue
        start, end = time.start, time.end
        if preposition in _UP_TO or (preposition == "before" and "end" in time.span.of(text).split()):
            start = published if published and end and published <= end else None
        elif preposition == "before" and start:
            end = start - timedelta(days=1)
            start = published if published and published <= end else None
        elif preposition in _FROM and "/" not in (time.value or ""):  # "from July 20 to 26" ends then
            end = None
        return Interval(start=start, end=end)
    return None
