"""One speaker, one story along the calendar, one claim down to its origins, as HTML files like that of a review."""

from collections.abc import Iterable, Mapping
from datetime import date

from pressreview.model import Article, Chronology, Ladder, Ledger, Profile, count_outlets
from pressreview.model.joining import day_words
from pressreview.text.likelihood import likelihoods
from pressreview.views import ledger, lines, pictures
from pressreview.views.html import template
from pressreview.views.page import clean, counted, invented


def profile(made: Profile, articles: Mapping[str, Article]) -> str:
    """The page of somebody, with a drawing of who published their words when."""
    used = _used((one.article for group in (made.said, made.passed_on, made.about) for one in group), articles)
    name = clean(made.name)
    groups = (
        ("said", "Said", made.said),
        ("passed", f"What others said through {name}", made.passed_on),
        ("about", f"What others said of {name}", made.about),
    )
    outlets = {one.id: lines.name_of(one) for one in used.values()}
    drawn = (("said", made.said), ("through it", made.passed_on), ("said by others", made.about))
    summary = profile_summary(made, len(used))
    return template("who.html.j2").render(
        title=name,
        kicker="Who said what",
        dates=_days([one.day for one in made.said if one.day]),
        articles=len(used),
        outlets=count_outlets(used.values()),
        summary=summary,
        strip=pictures.strip(drawn, outlets),
        strip_words=f"{summary} The same stands in the lists below.",
        roles=lines.roles(made, articles),
        groups=[(mark, heading, lines.utterances(found, articles)) for mark, heading, found in groups if found],
        invented=invented(list(used.values())),
    )


def chronology(made: Chronology, articles: Mapping[str, Article]) -> str:
    """The page of a story along the calendar, with a drawing on two axes."""
    summary = chronology_summary(made)
    return template("timeline.html.j2").render(
        title=clean(made.title),
        kicker="Timeline",
        dates=_days([one.said for one in made.events if one.said]),
        articles=len(articles),
        outlets=count_outlets(articles.values()),
        summary=summary,
        plot=pictures.plot(made),
        plot_words=f"{summary} The same stands in the list below.",
        events=lines.events(made.events, articles),
        invented=invented(list(articles.values())),
    )


def ladder(made: Ladder, articles: Mapping[str, Article]) -> str:
    """The page of a claim, with a drawing of its reports and the origins they lead to."""
    used = _used((one.article for branch in made.branches for one in branch.reports), articles)
    summary = lines.ladder_summary(made, articles)
    said, others = {one.id: one for one in made.attributions}, {one.id: one for one in made.against}
    return template("trace.html.j2").render(
        title=lines.claim_words(made.claim, said, articles),
        kicker="Where it comes from",
        dates=_days([one.day for one in used.values() if one.day]),
        articles=len(used),
        outlets=count_outlets(used.values()),
        summary=f"{summary} In the story “{clean(made.title)}”.",
        drawing=pictures.ladder(made, articles),
        drawing_words=f"{summary} The same stands in the lists below.",
        branches=[
            (lines.origin_words(branch.origin), lines.reports(branch.reports, articles)) for branch in made.branches
        ],
        against=lines.conflict_lines(made.claim, others, said, articles),
        drift=pictures.drift(made, articles),
        told=lines.drift_lines(made, articles) if lines.changes(made) else [],
        lost=[lines.lost_words(one, articles) for one in made.lost],
        reasons=[clean(reason) for reason in made.claim.reasons],
        invented=invented(list(used.values())),
    )


def forecasts(made: Ledger, articles: Mapping[str, Article]) -> str:
    """The page of the ledger, with a drawing of how often forecasts of each band came true."""
    used = _used((told.article for one in made.entries for told in one.tellings), articles)
    rows = [
        {
            "who": clean(one.who),
            "made": one.made,
            "resolved": one.resolved,
            "bands": "; ".join(map(ledger.band_words, one.bands)),
            "brier": f"{one.brier:.2f}" if one.brier is not None else "too few",
        }
        for one in made.scores
    ]
    return template("forecasts.html.j2").render(
        title="Forecasts",
        kicker="What next, and who was right",
        dates=day_words(made.on, year=True),
        articles=len(used),
        outlets=count_outlets(used.values()),
        summary=ledger.summary(made),
        drawing=ledger.calibration(made.total),
        totals=[ledger.band_words(one) for one in made.total],
        groups=ledger.groups(made, articles),
        scores=rows,
        bands=list(likelihoods().items()),
        invented=invented(list(used.values())),
    )


def profile_summary(made: Profile, articles: int) -> str:
    """What there is of somebody, in a sentence."""
    parts = [counted(len(made.said), "statement")]
    if made.passed_on:
        parts.append(f"{len(made.passed_on)} passed on")
    if made.about:
        parts.append(f"{len(made.about)} by others")
    also = f" Also called {', '.join(map(clean, made.also))}." if made.also else ""
    caution = f" {told}" if (told := lines.caution(made)) else ""
    return f"{', '.join(parts)}, in {counted(articles, 'article')}.{also}{caution}"


def chronology_summary(made: Chronology) -> str:
    """What there is of a story, in a sentence."""
    ahead = sum(one.ahead for one in made.events)
    days = _days([day for one in made.events for day in (one.happens.start, one.happens.end) if day])
    came = f"{ahead} of them {'was' if ahead == 1 else 'were'} still to come"
    return f"{counted(len(made.events), 'event')}{f', {days}' if days else ''}; {came}."


def _used(ids: Iterable[str], articles: Mapping[str, Article]) -> dict[str, Article]:
    return {name: articles[name] for name in dict.fromkeys(ids)}


def _days(days: list[date]) -> str | None:
    return day_words(min(days), max(days), year=True) if days else None
