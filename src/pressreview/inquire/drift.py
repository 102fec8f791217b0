"""What a claim loses on its way: "allegedly" in the agency's report, a fact in the third reprint."""

from collections.abc import Iterator, Mapping, Sequence

from pressreview.model import Article, LostHedge, Passage, Report, Span
from pressreview.text.certainty import hedges, stance


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
    if one.attribution is None:
        seen = stance(article.text, one.spans[0])
        return seen.polarity == "positive" and seen.band == "certain"
    certainty = one.attribution.certainty
    return certainty is not None and certainty.polarity == "positive" and certainty.band == "certain"
