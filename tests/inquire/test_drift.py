"""A hedge that is lost on the way from one report to the next is shown, and only such a one."""

from datetime import date

import pytest

from pressreview.inquire.drift import lost_hedges
from pressreview.model import Article, Link, LostHedge, Report, Span
from pressreview.views import lines

FLAT = "The ferry carried rocket fuel."
HEDGED = "The ferry reportedly carried rocket fuel."


def report(text: str, *, outlet: str, day: int, comes_from: str | None = None) -> tuple[Article, Report]:
    article = Article.of(text, outlet=outlet, published_at=date(2026, 3, day))
    links: tuple[Link, ...] = ()
    if comes_from:
        links = (Link(article=article.id, origin=comes_from, kind="cites", evidence=(), confidence=0.9),)
    return article, Report(article=article.id, spans=(Span(0, len(text)),), attribution=None, links=links)


def lost(*pairs: tuple[Article, Report]) -> list[LostHedge]:
    return list(lost_hedges([one for _, one in pairs], {article.id: article for article, _ in pairs}))


def test_a_hedge_that_is_left_out_is_shown() -> None:
    pairs = report(HEDGED, outlet="VPA", day=1), report(FLAT, outlet="The Bell", day=2, comes_from="VPA")
    (found,) = lost(*pairs)
    assert found.source.article == pairs[0][0].id
    assert found.report.article == pairs[1][0].id
    assert found.hedge.span.of(pairs[0][0].text) == "reportedly"
    words = lines.lost_words(found, {article.id: article for article, _ in pairs})
    assert words == f"The Bell has it from VPA and leaves out “reportedly”: {FLAT} – there: {HEDGED}"


@pytest.mark.parametrize(
    ("source", "text", "comes_from", "day"),
    [
        pytest.param(HEDGED, HEDGED, "VPA", 2, id="kept"),
        pytest.param(FLAT, FLAT, "VPA", 2, id="never there"),
        pytest.param(HEDGED, FLAT, None, 2, id="not from there"),
        pytest.param(HEDGED, FLAT, "Another", 2, id="from another"),
        pytest.param(HEDGED, "The ferry carried no rocket fuel.", "VPA", 2, id="denied"),
        pytest.param(FLAT, HEDGED, "VPA", 2, id="put in"),
    ],
)
def test_what_is_no_lost_hedge(source: str, text: str, comes_from: str | None, day: int) -> None:
    assert not lost(
        report(source, outlet="VPA", day=1), report(text, outlet="The Bell", day=day, comes_from=comes_from)
    )


def test_what_came_out_before_cannot_have_left_it_out() -> None:
    assert not lost(report(HEDGED, outlet="VPA", day=3), report(FLAT, outlet="The Bell", day=2, comes_from="VPA"))
