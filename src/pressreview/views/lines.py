"""Utterances and events as the lines of a list: who, through whom, when, how surely, in the article's words."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from pressreview.model import Article, Attribution, Event, Interval, Profile, Record, RoleGiven, Span, Utterance
from pressreview.model.joining import BAND_LABELS, FORECAST_LABELS, day_words
from pressreview.views.page import clean, day_of, safe_link

_MARKS = re.compile('[“”"„«»]')
NO_DAY = "day not known"


class Line(Record):
    """One line."""

    day: str
    """When it was said, or when it happens."""
    speaker: str
    cue: str
    words: str
    """The content; in quotation marks where the article quotes it."""
    through: tuple[str, ...]
    outlet: str
    published: str | None
    link: str | None
    notes: tuple[str, ...]
    """How sure it is, whether it is negated, and what kind of forecast it makes."""
    others: tuple[str, ...] = ()
    """More outlets with the same words for the same day."""
    kind: str = ""
    """For events: "past" or "ahead"."""


def utterances(found: Sequence[Utterance], articles: Mapping[str, Article]) -> list[Line]:
    """A line for each utterance, with the day on which it was said."""
    return [_utterance(one, articles[one.article]) for one in found]


def events(found: Sequence[Event], articles: Mapping[str, Article]) -> list[Line]:
    """A line for each event, with the days on which it happens; `published` is the day on which it was said."""
    return _together([_event(one, articles[one.article]) for one in found])


def roles(profile: Profile, articles: Mapping[str, Article]) -> list[str]:
    """The roles, each with those who give it and when."""
    given: dict[tuple[str, str], list[RoleGiven]] = {}
    for one in profile.roles:
        held = f", {interval_words(one.held) or 'formerly'}" if one.held is not None else ""
        given.setdefault((clean(one.role).casefold(), held), []).append(one)
    return [
        f"{clean(found[0].role)}{held} ({'; '.join(_giver(one, articles[one.article]) for one in found)})"
        for (_, held), found in given.items()
    ]


def caution(profile: Profile) -> str | None:
    """What to bear in mind of somebody to whom two stories give roles that have nothing in common."""
    if profile.kind != "person" or not profile.roles_differ:
        return None
    return f"Named in {len(profile.stories)} stories, with roles that differ: one name, perhaps not one person."


def name_of(article: Article) -> str:
    """What an article's outlet is called; its path where it names none."""
    return clean(article.outlet or article.path or article.id)


def through_words(line: Line) -> str:
    """The way of the words to the reader."""
    links = f", through {', '.join(line.through)}" if line.through else ""
    others = f"; also {', '.join(line.others)}" if line.others else ""
    return f"{line.outlet}{links}{others}"


def _utterance(one: Utterance, article: Article) -> Line:
    told = one.attribution.said_on
    day = interval_words(told) if told is not None else day_of(one.day)
    return _line(one.attribution, article, day=day or NO_DAY, published=day_of(article.published_at))


def _event(one: Event, article: Article) -> Line:
    day, published = interval_words(one.happens) or NO_DAY, day_of(one.said)
    if one.attribution is not None:
        line = _line(one.attribution, article, day=day, published=published)
    else:
        line = Line(
            day=day,
            speaker=name_of(article),
            cue="",
            words=words_at(article, one.spans),
            through=(),
            outlet=name_of(article),
            published=published,
            link=safe_link(article.url),
            notes=(),
        )
    return msgspec.structs.replace(line, kind="ahead" if one.ahead else "past")


def _together(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of one day and the same words as one that names all their outlets."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = line.day, "".join(character for character in line.words.casefold() if character.isalnum())
        first = found.get(key)
        if first is None:
            found[key] = line
        elif line.outlet not in first.others and line.outlet != first.outlet:
            found[key] = msgspec.structs.replace(first, others=(*first.others, line.outlet))
    return list(found.values())


def _line(made: Attribution, article: Article, *, day: str, published: str | None) -> Line:
    words = words_at(article, made.content)
    if made.kind == "direct" and not _MARKS.search(words):
        words = f"“{words.rstrip(',')}”"
    return Line(
        day=day,
        speaker=speaker_words(made, article),
        cue=words_at(article, made.cue).rstrip(" :,"),
        words=words,
        through=tuple(map(clean, made.via or ())),
        outlet=name_of(article),
        published=published,
        link=safe_link(article.url),
        notes=tuple(_notes(made)),
    )


def _notes(made: Attribution) -> list[str]:
    notes = []
    if made.certainty is not None:
        if made.certainty.polarity == "negative":
            notes.append("negated")
        if made.certainty.band in BAND_LABELS:
            notes.append(BAND_LABELS[made.certainty.band])
        elif made.certainty.band == "unknown":
            notes.append("not certain")
    if made.forecast is not None:
        notes.append(FORECAST_LABELS[made.forecast.kind])
    return notes


def speaker_words(made: Attribution, article: Article) -> str:
    """The speaker's name, or the article's words for somebody unnamed."""
    if made.speaker is None:
        return words_at(article, made.source) or "nobody named"
    return clean(made.speaker.name or made.speaker.description or "") or words_at(article, made.source)


def words_at(article: Article, spans: Sequence[Span]) -> str:
    """The words of an article at some places, an ellipsis between them."""
    return " … ".join(clean(span.of(article.text)) for span in spans)


def interval_words(interval: Interval) -> str | None:
    """Days as print gives them; None when neither side is known."""
    if interval.start is not None and interval.end is not None:
        return day_words(interval.start, interval.end, year=True)
    if interval.start is not None:
        return f"from {day_words(interval.start, year=True)}"
    return f"until {day_words(interval.end, year=True)}" if interval.end is not None else None


def _giver(one: RoleGiven, article: Article) -> str:
    when = f", {day_of(one.given)}" if one.given is not None else ""
    return f"{name_of(article)}{when}"
