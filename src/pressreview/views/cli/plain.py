"""Results as text for a terminal: an article's reading, the stories, their claims and links, one thing closely."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import indent

from pressreview.model import Article, Attribution, Chronology, Claim, Ladder, Ledger, Link, Profile, Reading, Span
from pressreview.views import ledger, lines
from pressreview.views.json import Json
from pressreview.views.ledger import Expected
from pressreview.views.lines import Line
from pressreview.views.page import clean, counted, day_of

UNKNOWN = "????-??-??"


def reading(article: Article, read: Reading) -> str:
    """An article's attributions, each with its speaker, via, cue, certainty and words."""
    when = article.published_at.isoformat() if article.published_at else None
    head = " · ".join(part for part in (article.path, article.outlet, when) if part)
    title = f"{article.title}\n" if article.title else ""
    attributions = "\n".join(_attribution(article.text, attribution) for attribution in read.attributions)
    return f"{head}\n{title}\n{attributions or '  Nobody is quoted.'}\n"


def stories(rows: Iterable[Json]) -> str:
    """One line a story, with the start of its id, which is enough to name it."""
    return "".join(
        f"{row['id'][:13]}  {row['first'] or UNKNOWN} to {row['last'] or UNKNOWN}  "
        f"{counted(len(row['articles']), 'article'):>12}  {counted(row['outlets'], 'outlet'):>10}  "
        f"{counted(row['origins'], 'origin'):>10}  {row['title']}\n"
        for row in rows
    )


def profile(made: Profile, articles: Mapping[str, Article]) -> str:
    """Somebody: names, roles, then what they said, what came through them and what others said, each by date."""
    also = f"  also: {', '.join(made.also)}\n" if made.also else ""
    held = "".join(f"  {role}\n" for role in lines.roles(made, articles))
    caution = f"  {warning}\n" if (warning := lines.caution(made)) else ""
    parts = [f"{made.name} ({made.kind})\n{also}{held}{caution}"]
    for heading, found in (
        ("said", made.said),
        ("passed on", made.passed_on),
        (f"others about {made.name}", made.about),
    ):
        if found:
            told = lines.utterances(found, articles)
            parts.append(f"{heading}: {len(found)}\n\n" + "\n".join(_line(one, one.published) for one in told))
    return "\n".join(parts)


def chronology(made: Chronology, articles: Mapping[str, Article]) -> str:
    """A story along the calendar: the day on which something happens, who says so, and when it was said."""
    told = lines.events(made.events, articles)
    body = "\n".join(_line(one, f"said {one.published}" if one.published else None) for one in told)
    return f"{made.title}\n\n{body}"


def claims(made: Sequence[Claim], readings: Mapping[str, Reading], articles: Mapping[str, Article]) -> str:
    """Each claim with the start of its id, how far it has come and where it begins; what conflicts with it below.

    A claim of one word ("which") tells a reader nothing and is left out.
    """
    others, said = {one.id: one for one in made}, lines.attributions_of(readings.values())
    return "".join(
        f"{one.id[:13]}  {lines.spread_words(one)}{_begins(one)}\n    {lines.claim_words(one, said, articles)}\n"
        + "".join(f"    ≠ {told}\n" for told in lines.conflict_lines(one, others, said, articles))
        for one in made
        if len(one.text.split()) > 1
    )


def links(made: Sequence[Link], articles: Mapping[str, Article]) -> str:
    """Each link on a line: the outlet and day, where the report comes from, why, and how sure that is (0-1)."""
    return "".join(
        f"{lines.name_of(article)}, {day_of(article.published_at) or lines.NO_DAY}: {lines.link_words(one)}"
        f" [{one.confidence:.2f}]\n"
        for one in made
        for article in [articles[one.article]]
    )


def ladder(made: Ladder, articles: Mapping[str, Article]) -> str:
    """A claim from its sentences down to where they begin, an origin after the other."""
    said = {one.id: one for one in made.attributions}
    parts = [f"{lines.claim_words(made.claim, said, articles)}\n  {lines.ladder_summary(made, articles)}\n"]
    for branch in made.branches:
        told = lines.reports(branch.reports, articles)
        body = "\n".join(_line(one, None) for one in told)
        parts.append(f"{lines.origin_words(branch.origin)}: {counted(len(told), 'report')}\n\n{body}")
    if lines.changes(made):
        parts.append(
            "how it was told as days went by\n\n" + "".join(f"  {told}\n" for told in lines.drift_lines(made, articles))
        )
    if made.lost:
        lost = "".join(f"  {lines.lost_words(one, articles)}\n" for one in made.lost)
        parts.append(f"hedges lost on the way\n\n{lost}")
    others = {one.id: one for one in made.against}
    if against := lines.conflict_lines(made.claim, others, said, articles):
        parts.append("against it\n\n" + "".join(f"  {told}\n" for told in against))
    return "\n".join(parts)


def forecasts(made: Ledger, articles: Mapping[str, Article]) -> str:
    """The ledger: what is due, what is still to come, what came, and who was right."""
    parts = [f"{ledger.summary(made)}\n"]
    for _, heading, found in ledger.groups(made, articles):
        parts.append(f"{heading}: {len(found)}\n\n" + "\n".join(map(_expected, found)))
    if made.scores:
        parts.append(f"who was right\n\n{indent(scores(made), '  ')}")
    return "\n".join(parts)


def scores(made: Ledger) -> str:
    """Who was right how often, a line for each speaker and outlet."""
    return "".join(f"{ledger.score_words(one)}\n" for one in made.scores)


def _expected(one: Expected) -> str:
    head = f"  {one.day}  [{', '.join(one.notes)}]  {one.id}\n"
    condition = f"    on condition: {one.condition}\n" if one.condition else ""
    signs = "".join(f"    {sign}\n" for sign in one.signs)
    came = f"    came out: {one.came}\n" if one.came else ""
    return f"{head}    {one.who}: {one.words}\n    {one.credit}\n{condition}{signs}{came}"


def _begins(claim: Claim) -> str:
    names = dict.fromkeys(clean(origin.name) for origin in claim.origins if origin.name)
    return f" ({', '.join(names)})" if names else ""


def _line(one: Line, when: str | None) -> str:
    head = f"  {one.day}{'  (to come)' if one.kind == 'ahead' else ''}  {lines.through_words(one)}"
    notes: Sequence[str] = [part for part in (when, *one.notes) if part]
    tail = f" [{', '.join(notes)}]" if notes else ""
    said = f"{one.speaker} ({one.cue}): " if one.cue else f"{one.speaker}: " if one.speaker != one.outlet else ""
    return f"{head}{tail}\n    {said}{one.words}\n"


def _attribution(text: str, made: Attribution) -> str:
    cue = _words(text, made.cue)
    via = f", via {', '.join(made.via)}" if made.via else ""
    notes: list[str] = [made.kind]
    if made.certainty is not None:
        notes.append(made.certainty.band)
        if made.certainty.polarity == "negative":
            notes.append("negated")
    if made.forecast is not None:
        notes.append(f"{made.forecast.kind} forecast")
    head = f"  {_speaker(text, made)}{via} [{', '.join(notes)}]"
    return f"{head}\n    {cue and f'{cue}: '}{_words(text, made.content)}\n"


def _speaker(text: str, made: Attribution) -> str:
    speaker = made.speaker
    if speaker is None:
        return _words(text, made.source) or "(nobody named)"
    if speaker.name is None:
        return speaker.description or _words(text, made.source) or "(nobody named)"
    return f"{speaker.name} ({speaker.role})" if speaker.role else speaker.name


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
