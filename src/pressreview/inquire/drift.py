"""How a claim changes on its way: "allegedly" in the agency's report, a fact in the third reprint; 12, then 17."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pressreview.model import Article, Claim, LostHedge, Moment, Passage, Report, Span, overlaps
from pressreview.model.reading import Band, Polarity
from pressreview.text import sentences
from pressreview.text.certainty import hedges, stance
from pressreview.text.figures import Figure, figures


def counted(claim: Claim, articles: Mapping[str, Article]) -> str | None:
    """Name what the figure of a claim counts that another claim tells otherwise; None where there is none."""
    places = [one.here for one in claim.updates] + [one.here for one in claim.conflicts if one.kind == "figure"]
    for place in places:
        text = articles[place.article].text
        for passage in claim.passages:
            if passage.article == place.article:
                for figure in figures(text, [passage.span]):
                    if overlaps([figure.span], [place.span]):
                        return figure.unit
    return None


def retold(claim: Claim, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """Yield the claims whose figures took the place of one's own, had it before, or are set against it; not itself."""
    seen, waiting = {claim.id}, [claim]
    while waiting:
        one = waiting.pop(0)
        beside = [update.other for update in one.updates]
        beside += [conflict.other for conflict in one.conflicts if conflict.kind == "figure"]
        for name in beside:
            if name in claims and name not in seen:
                seen.add(name)
                waiting.append(claims[name])
                yield claims[name]


def moments(reports: Sequence[Report], articles: Mapping[str, Article], unit: str | None) -> tuple[Moment, ...]:
    """Tell how surely each report tells its claim, and how many of `unit` it counts; along the calendar."""
    made = [_moment(one, articles[one.article], unit) for one in reports]
    return tuple(sorted(made, key=lambda one: (one.day or date.max, one.report.article, one.report.spans)))


def _moment(one: Report, article: Article, unit: str | None) -> Moment:
    figure = _figure(one, article, unit) if unit is not None else None
    polarity, band = (figure and _counted_flatly(one, article, figure)) or _told(one, article)
    return Moment(
        report=one,
        day=article.day,
        band=band,
        polarity=polarity,
        figure=Passage(article=article.id, span=figure.span) if figure else None,
        low=figure.low if figure and figure.low > 0 else None,
        high=figure.high if figure and math.isfinite(figure.high) else None,
    )


def _figure(one: Report, article: Article, unit: str) -> Figure | None:
    """The one number of a report that counts it; None where there are several."""
    found = [figure for figure in figures(article.text, one.spans) if figure.unit == unit]
    return found[0] if len(found) == 1 else None


def _told(one: Report, article: Article) -> tuple[Polarity, Band]:
    """What a report makes of its claim."""
    if one.attribution is None:
        return stance(article.text, one.spans[0])
    certainty = one.attribution.certainty
    return (certainty.polarity, certainty.band) if certainty is not None else ("unknown", "unknown")


def _counted_flatly(one: Report, article: Article, figure: Figure) -> tuple[Polarity, Band] | None:
    """How surely a figure is told where all that hedges its report stands in other sentences of it; else None.

    "We have nine confirmed dead. That number is likely to rise" says nine flatly.
    """
    certainty = one.attribution.certainty if one.attribution is not None else None
    if certainty is None or not certainty.cues:
        return None
    (sentence,) = [span for span in sentences(article.text) if overlaps([span], [figure.span])][:1] or [figure.span]
    if hedges(article.text, sentence) or not all(overlaps([cue], one.spans) for cue in certainty.cues):
        return None
    said = [span for span in one.spans if overlaps([span], [sentence])]
    return stance(article.text, Span(max(said[0].start, sentence.start), min(said[-1].end, sentence.end)))


def lost_hedges(reports: Sequence[Report], articles: Mapping[str, Article]) -> Iterator[LostHedge]:
    """Yield each report that has flatly what the report it comes from hedges; `reports` are those of one claim.

    A report comes from another when a link of it, or the way of its words, names the other's outlet, and it is not the
    older one.
    """
    hedged = [(one, words) for one in reports if (words := _hedge(one, articles[one.article])) is not None]
    for source, words in hedged:
        outlet = articles[source.article].outlet
        for one in reports:
            if outlet is None or one.article == source.article or not _comes_from(one, outlet):
                continue
            days = articles[source.article].day, articles[one.article].day
            older = days[0] is not None and days[1] is not None and days[1] < days[0]
            if not older and _is_flat(one, articles[one.article]):
                hedge = Passage(article=source.article, span=words)
                yield LostHedge(source=source, hedge=hedge, report=one)


def _comes_from(one: Report, outlet: str) -> bool:
    via = one.attribution.via or () if one.attribution is not None else ()
    return outlet in via or any(link.origin == outlet and link.kind != "unknown" for link in one.links)


def _hedge(one: Report, article: Article) -> Span | None:
    """The words that hedge a report, None where it is flat, negated or not known."""
    if one.attribution is None:
        found = hedges(article.text, one.spans[0])
        return found[0] if found and stance(article.text, one.spans[0]).band != "certain" else None
    certainty = one.attribution.certainty
    if certainty is None or certainty.polarity != "positive" or certainty.band == "certain":
        return None
    return certainty.cues[0] if certainty.cues else None


def _is_flat(one: Report, article: Article) -> bool:
    return _told(one, article) == ("positive", "certain")
