"""Utterances and events as the lines of a list: who, through whom, when, how surely, in the article's words."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from pressreview.model import (
    Article,
    Attribution,
    Claim,
    Event,
    Interval,
    Ladder,
    Link,
    LostHedge,
    Moment,
    Origin,
    Passage,
    Profile,
    Reading,
    Record,
    Report,
    RoleGiven,
    Span,
    Utterance,
    independent,
)
from pressreview.model.joining import BAND_LABELS, DIFFER_LABELS, FORECAST_LABELS, day_words
from pressreview.views.page import clean, counted, day_of, safe_link

_MARKS = re.compile(r"[“”\"„«»]|^‘|^'\w")
NO_DAY = "day not known"
_CIRCLES = 3
"""Circles of outlets that a summary names."""
NOT_KNOWN = "where it begins is not known"
ORIGIN_KINDS = {
    "own": "own report",
    "agency": "agency",
    "outlet": "repeated from there",
    "statement": "who said it",
    "unknown": NOT_KNOWN,
}
LINK_KINDS = {
    "agency": "supplied by",
    "cites": "cites",
    "statement": "a statement by",
    "copy": "has the text of",
    "unknown": "shares text with",
}


FLAT, HEDGED, DENIED = "said flatly", "hedged", "denied"
DEGREES = (FLAT, *BAND_LABELS.values(), HEDGED, DENIED)
"""How surely a thing may be told, the surest first."""


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


def attribution_line(made: Attribution, article: Article) -> Line:
    """The line of an attribution beside its article, with the day on which it was said."""
    day = interval_words(made.said_on) if made.said_on is not None else None
    return _line(made, article, day=day or NO_DAY, published=None)


def reports(found: Sequence[Report], articles: Mapping[str, Article]) -> list[Line]:
    """A line for each report of a claim, with the day on which it came out and what tells where it comes from."""
    return [_report(one, articles[one.article]) for one in found]


def origin_words(origin: Origin) -> str:
    """What an origin is, with its name."""
    if origin.kind == "unknown":
        return NOT_KNOWN[0].upper() + NOT_KNOWN[1:]
    name = clean(origin.name or "somebody not named")
    return f"{name} ({ORIGIN_KINDS[origin.kind]})"


def link_words(link: Link) -> str:
    """A link with its evidence."""
    details = dict.fromkeys(clean(one.detail) for one in link.evidence if one.detail)
    why = f" ({'; '.join(details)})" if details else ""
    return f"{LINK_KINDS[link.kind]} {clean(link.origin)}{why}"


def claim_words(claim: Claim, attributions: Mapping[str, Attribution], articles: Mapping[str, Article]) -> str:
    """Give the clearest statement of a claim with who says it and how: without its cue "declined to say" is lost."""
    first = claim.passages[0]
    article = articles[first.article]
    for name in claim.attributions:
        made = attributions.get(name)
        if made is not None and first.span in made.content:
            line = _line(made, article, day="", published=None)
            notes = f" [{', '.join(line.notes)}]" if line.notes else ""
            told = f"{line.speaker}{f' ({line.cue})' if line.cue else ''}: {line.words}{notes}"
            return told[:1].upper() + told[1:]
    return words_at_passage(first, articles)


def attributions_of(readings: Iterable[Reading]) -> dict[str, Attribution]:
    """Give the attributions of some readings by their ids."""
    return {made.id: made for reading in readings for made in reading.attributions}


def spread_words(claim: Claim) -> str:
    """How far a claim has come: "nine outlets, two origins, one report whose origin is not known"."""
    known = independent(claim.origins)
    unknown = len(claim.origins) - known
    more = f", {unknown} of origin not known" if unknown else ""
    return f"{counted(len(claim.outlets), 'outlet')}, {counted(known, 'origin')}{more}"


def conflict_lines(
    claim: Claim,
    others: Mapping[str, Claim],
    attributions: Mapping[str, Attribution],
    articles: Mapping[str, Article],
) -> list[str]:
    """What conflicts with a claim: the kind, what the other side says and who has it."""
    found = []
    for one in claim.conflicts:
        if one.other in others:
            words = claim_words(others[one.other], attributions, articles)
            outlet = name_of(articles[one.there.article])
            found.append(f"{DIFFER_LABELS[one.kind]}: {words} ({outlet}; {clean(one.reason)})")
    return list(dict.fromkeys(found))


def lost_words(made: LostHedge, articles: Mapping[str, Article]) -> str:
    """A hedge that was lost: who has it flatly, and what it says where it comes from."""
    report, source = articles[made.report.article], articles[made.source.article]
    flat, hedged = words_at(report, made.report.spans), words_at(source, made.source.spans)
    return (
        f"{name_of(report)} has it from {name_of(source)} and leaves out “{words_at_passage(made.hedge, articles)}”: "
        f"{flat} – there: {hedged}"
    )


def degree(one: Moment) -> str:
    """How surely a report tells its claim, one of `DEGREES`."""
    if one.polarity == "negative":
        return DENIED
    return FLAT if one.band == "certain" else HEDGED if one.band == "unknown" else BAND_LABELS[one.band]


def figure_words(one: Moment, articles: Mapping[str, Article]) -> str:
    """Give the number that a report gives, "" where it gives none."""
    return words_at_passage(one.figure, articles) if one.figure is not None else ""


def told_words(one: Moment, articles: Mapping[str, Article]) -> str:
    """How a report tells its claim: the number, and how surely."""
    return ", ".join(filter(None, (figure_words(one, articles), degree(one))))


def changes(made: Ladder) -> bool:
    """Whether the reports of a claim differ in the number that they give or in how surely they tell it."""
    numbers = {one.low for one in made.drift if one.figure is not None}
    return len(numbers) > 1 or len(set(map(degree, made.drift))) > 1


def drift_lines(made: Ladder, articles: Mapping[str, Article]) -> list[str]:
    """A line for each report: the day, the outlet, the number and how surely."""
    return [
        f"{day_of(one.day) or NO_DAY}, {name_of(articles[one.report.article])}: {told_words(one, articles)}"
        for one in made.drift
    ]


def words_at_passage(passage: Passage, articles: Mapping[str, Article]) -> str:
    """The words of a passage."""
    return clean(passage.span.of(articles[passage.article].text))


def ladder_summary(made: Ladder, articles: Mapping[str, Article]) -> str:
    """How far a claim has come and who had it first, or to whom that one credits it, in a sentence or two."""
    first = f" {name_of(articles[made.first])} had it first." if made.first else ""
    origins = {
        branch.origin.name
        for branch in made.branches
        for one in branch.reports
        if one.article == made.first and any(link.origin == branch.origin.name for link in one.links)
    }
    for name in filter(None, origins):
        first = f" It is credited to {clean(name)}."
    known = len(made.branches) == 1 and made.branches[0].origin.kind != "unknown"
    single = " A single source." if known and len(made.claim.outlets) > 1 else ""
    circles = "".join(
        f" {' and '.join(map(clean, circle))} name each other as the source." for circle in made.circles[:_CIRCLES]
    )
    return f"{spread_words(made.claim)}.{first}{single}{circles}"


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
        line = _own(article, one.spans, day=day, published=published)
    return msgspec.structs.replace(line, kind="ahead" if one.ahead else "past")


def _report(one: Report, article: Article) -> Line:
    published = day_of(article.published_at)
    if one.attribution is not None:
        line = _line(one.attribution, article, day=published or NO_DAY, published=None)
    else:
        line = _own(article, one.spans, day=published or NO_DAY, published=None)
    return msgspec.structs.replace(line, notes=(*line.notes, *map(link_words, one.links)))


def _own(article: Article, spans: Sequence[Span], *, day: str, published: str | None) -> Line:
    """A line of what an outlet says in its own voice."""
    return Line(
        day=day,
        speaker=name_of(article),
        cue="",
        words=words_at(article, spans),
        through=(),
        outlet=name_of(article),
        published=published,
        link=safe_link(article.url),
        notes=(),
    )


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
