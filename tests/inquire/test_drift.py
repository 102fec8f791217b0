"""A hedge that is lost on the way from one report to the next is shown, and only such a one."""

from datetime import date

import pytest
from msgspec.structs import replace

from pressreview.inquire.drift import counted, lost_hedges, moments, retold
from pressreview.model import Article, Claim, Link, LostHedge, Passage, Report, Span, Update
from pressreview.model.reading import Band
from pressreview.views import lines
from tests.corroborate import made

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


TOLLS = (
    ("VPA", 10, "Nine people were killed in the ferry fire, police said."),
    ("The Bell", 10, "Police said at least nine people were killed in the ferry fire."),
    ("The Quay", 12, "The death toll in the ferry fire rose to 12, police said."),
)


def told_claims() -> tuple[dict[str, Article], list[Claim]]:
    """Two claims of one toll: nine, then twelve, which takes its place."""
    articles = [Article.of(text, outlet=outlet, published_at=date(2026, 3, day)) for outlet, day, text in TOLLS]

    def claim(name: str, members: list[Article], update: Update) -> Claim:
        passages = tuple(Passage(article=one.id, span=Span(0, len(one.text))) for one in members)
        return Claim(
            id=name, story="sto1-x", text=members[0].text, passages=passages, attributions=(),
            outlets=tuple(one.outlet or "" for one in members), origins=(), updates=(update,),
        )  # fmt: skip

    nine = Passage(article=articles[0].id, span=Span(0, 4))
    start = articles[2].text.index("12")
    twelve = Passage(article=articles[2].id, span=Span(start, start + 2))
    made = [
        claim("cla1-nine", articles[:2], Update(other="cla1-twelve", here=nine, there=twelve)),
        claim("cla1-twelve", articles[2:], Update(other="cla1-nine", here=twelve, there=nine)),
    ]
    return {one.id: one for one in articles}, made


def test_a_toll_is_followed_over_the_claims_that_take_its_place() -> None:
    articles, claims = told_claims()
    reports = [
        Report(article=passage.article, spans=(passage.span,), attribution=None, links=())
        for claim in claims
        for passage in claim.passages
    ]
    unit = counted(claims[0], articles)
    assert unit == counted(claims[1], articles) == "dead"
    assert [one.id for one in retold(claims[1], {one.id: one for one in claims})] == ["cla1-nine"]
    told = moments(reports, articles, unit)
    assert [(one.day and one.day.day, one.low, one.high) for one in told if one.day and one.day.day == 12] == [
        (12, 12.0, 12.0)
    ]
    assert sorted((one.low, one.high) for one in told if one.day and one.day.day == 10 if one.high) == [(9.0, 9.0)]
    assert [one.low for one in told if one.high is None] == [9.0]


def test_what_counts_nothing_that_changes_has_no_figure() -> None:
    article, flat = report(FLAT, outlet="VPA", day=1)
    (moment,) = moments([flat], {article.id: article}, None)
    assert (moment.band, moment.polarity, moment.figure) == ("certain", "positive", None)


@pytest.mark.parametrize(
    ("words", "hedge", "band"),
    [
        ('"We have nine dead," Olaf Brandis said. "That number is likely to rise."', "likely", "certain"),
        ('"We probably have nine dead," Olaf Brandis said. "That number will rise."', "probably", "likely"),
        ('"We have nine dead," Olaf Brandis reportedly said. "That number will rise."', "reportedly", "likely"),
    ],
)
def test_a_figure_is_hedged_by_its_own_sentence(words: str, hedge: str, band: Band) -> None:
    article = made.article(words, outlet="VPA")
    pieces = tuple(f'"{piece}"' for piece in words.split('"')[1::2])
    one = made.said(article, pieces, by="Olaf Brandis", band="likely")
    assert one.certainty is not None
    one = replace(one, certainty=replace(one.certainty, cues=(made.at(words, hedge),)))
    told = Report(article=article.id, spans=one.content, attribution=one, links=())
    (moment,) = moments([told], {article.id: article}, "dead")
    assert (moment.low, moment.band) == (9.0, band)
