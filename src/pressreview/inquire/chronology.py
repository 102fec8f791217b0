"""A story along the calendar, on two axes: when things happen, and when they were said."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date

from pressreview.model import (
    Article,
    Attribution,
    Chronology,
    Event,
    Interval,
    Reading,
    Span,
    Story,
    covers,
)
from pressreview.text import outermost, quotations, sentences
from pressreview.text.events import is_name, tells_when
from pressreview.text.spans import Taken

_LONGEST = 400
"""Days of the longest stretch that is an event's time: a year and a month."""


def chronology(story: Story, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> Chronology:
    """What the articles of a story say happened or is to happen, each with the day on which it was said."""
    events = [
        event
        for name in story.articles
        if name in readings
        for event in (*_attributed(articles[name], readings[name]), *_own(articles[name], readings[name]))
    ]
    ranked = sorted(events, key=lambda one: (_first(one.happens), one.said or date.max, one.article, one.spans))
    return Chronology(story=story.id, title=story.title, events=tuple(ranked))


def _first(interval: Interval) -> tuple[date, date]:
    start, end = interval.start or interval.end or date.max, interval.end or interval.start or date.max
    return (start, end)


def _attributed(article: Article, reading: Reading) -> Iterator[Event]:
    """What is said to happen; of one statement within another, the inner one."""
    told_within = {(one.parent, one.happens.span) for one in reading.attributions if one.happens is not None}
    for one in reading.attributions:
        if one.happens is None or not _is_stretch(one.happens):
            continue
        if (one.id, one.happens.span) not in told_within:
            told = one.said_on.end if one.said_on is not None else None
            yield _event(article, one.content, one.happens, said=told or article.day, attribution=one)


def _own(article: Article, reading: Reading) -> Iterator[Event]:
    """What the outlet says in its own voice: sentences that nobody else says or is quoted in."""
    text = article.text
    others = Taken(span for one in reading.attributions for span in (*one.source, *one.cue, *one.content))
    quoted = Taken(outermost(quotations(text)))
    for sentence in sentences(text):
        if others.touches(sentence) or quoted.touches(sentence):
            continue
        low = bisect_left(reading.times, sentence.start, key=lambda time: time.span.start)
        high = bisect_left(reading.times, sentence.end, key=lambda time: time.span.start)
        for time in reading.times[low:high]:
            if (time.start or time.end) and covers(sentence, time.span) and _tells(text, sentence, time.span):
                happens = Interval(start=time.start, end=time.end)
                if _is_stretch(happens):
                    yield _event(article, (sentence,), happens, said=article.day, attribution=None)
                    break


def _event(
    article: Article, spans: tuple[Span, ...], happens: Interval, *, said: date | None, attribution: Attribution | None
) -> Event:
    begins = happens.start or happens.end
    foretold = attribution is not None and attribution.forecast is not None and attribution.forecast.horizon is not None
    ahead = foretold or (said is not None and begins is not None and begins > said)
    return Event(
        article=article.id,
        spans=spans,
        happens=Interval(start=happens.start, end=happens.end),
        said=said,
        attribution=attribution,
        ahead=ahead,
    )


def _tells(text: str, sentence: Span, time: Span) -> bool:
    return not is_name(text, time) and tells_when(text, sentence.start, time)


def _is_stretch(interval: Interval) -> bool:
    """Whether it is short enough to be the time of something that happened."""
    start, end = interval.start or interval.end, interval.end or interval.start
    return start is not None and end is not None and (end - start).days <= _LONGEST
