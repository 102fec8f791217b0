"""A claim from its sentences down to where they begin."""

import msgspec
import pytest

from pressreview.config import CorroborateSettings
from pressreview.corroborate import corroborate
from pressreview.errors import InputError
from pressreview.inquire import ladder, which_claim
from pressreview.model import Article, Claim, Evidence, Ladder, Link, Origin, Passage, Span
from tests.draft.newsroom import ARTICLES, READINGS, STORY, article, reading, said

MADE = corroborate(STORY, ARTICLES, READINGS, CorroborateSettings())


def follow(claim: Claim) -> Ladder:
    return ladder(claim, STORY, MADE.claims, MADE.links, ARTICLES, READINGS)


def test_every_statement_of_a_claim_stands_under_an_origin_of_its_article() -> None:
    for claim in MADE.claims:
        made = follow(claim)
        reports = [(branch, one) for branch in made.branches for one in branch.reports]
        assert {one.article for _, one in reports} == {passage.article for passage in claim.passages}
        assert sum(one.attribution is not None for _, one in reports) == len(claim.attributions)
        assert all(one.article in branch.origin.articles for branch, one in reports)
        assert {span for _, one in reports for span in one.spans} >= {passage.span for passage in claim.passages}


def test_reports_run_along_the_calendar_and_the_first_is_named() -> None:
    claim = max(MADE.claims, key=lambda one: len(one.outlets))
    made = follow(claim)
    days = [[day for one in branch.reports if (day := ARTICLES[one.article].day)] for branch in made.branches]
    assert all(found == sorted(found) for found in days)
    if made.first is not None:
        assert ARTICLES[made.first].day == min(day for found in days for day in found)


def traced(articles: list[Article], links: list[Link]) -> Ladder:
    readings = {one.id: reading(one, said(one, "Pia Holt", "said", "it was over", name="Pia Holt")) for one in articles}
    claim = Claim(
        id="cla1-made",
        story=STORY.id,
        text="it was over",
        passages=tuple(
            Passage(article=one.id, span=span) for one in articles for span in readings[one.id].attributions[0].content
        ),
        attributions=tuple(readings[one.id].attributions[0].id for one in articles),
        outlets=tuple(one.outlet or "" for one in articles),
        origins=(Origin(kind="statement", name="Pia Holt", articles=tuple(one.id for one in articles)),),
    )
    story = msgspec.structs.replace(STORY, articles=tuple(one.id for one in articles))
    return ladder(claim, story, [claim], links, {one.id: one for one in articles}, readings)


def cites(one: Article, origin: str, span: Span | None) -> Link:
    shown = Evidence(layer="in-text", span=span, detail="named as a source")
    return Link(article=one.id, origin=origin, kind="cites", evidence=(shown,), confidence=0.9)


def test_outlets_that_name_each_other_are_a_circle() -> None:
    bell = article("The Bell", 2, "Fire", "Pia Holt said it was over, the Quay said.")
    quay = article("The Quay", 2, "Fire", "Pia Holt said it was over, the Bell said.")
    made = traced([bell, quay], [cites(bell, "The Quay", Span(30, 34)), cites(quay, "The Bell", Span(30, 34))])
    assert made.circles == (("The Bell", "The Quay"),)
    assert made.first is None


def test_what_is_cited_elsewhere_in_the_article_says_nothing_of_this_claim() -> None:
    bell = article("The Bell", 2, "Fire", "Pia Holt said it was over. The Quay said that it rained.")
    far = cites(bell, "The Quay", Span(31, 35))
    whole = Link(article=bell.id, origin="Norpress", kind="agency", evidence=(), confidence=0.97)
    (branch,) = traced([bell], [far, whole]).branches
    assert branch.reports[0].links == (whole,)


def test_a_claim_is_found_by_its_id_or_its_words() -> None:
    claim = MADE.claims[-1]
    assert which_claim(claim.id[:16], MADE.claims) == claim
    found = which_claim(claim.text, MADE.claims)
    assert found.text == claim.text
    with pytest.raises(InputError, match="no claims have an id"):
        which_claim("cla1-zzzz", MADE.claims)
    with pytest.raises(InputError, match="no claim has the words"):
        which_claim("zeppelin over Oslo", MADE.claims)
    with pytest.raises(InputError, match="no word to look for"):
        which_claim("the", MADE.claims)


def test_a_no_alone_finds_no_claim() -> None:
    found = msgspec.structs.replace(MADE.claims[0], text="There was no military cargo aboard the ship")
    with pytest.raises(InputError, match="no claim has the words"):
        which_claim("no elephants", [found])
    assert which_claim("no cargo", [found]) is found


def test_a_number_that_is_asked_for_is_in_the_claim() -> None:
    claim = next(one for one in MADE.claims if len(one.text.split()) > 3)
    with pytest.raises(InputError, match="no claim has the words"):
        which_claim(f"{claim.text} 7777", MADE.claims)


def test_what_is_asked_for_at_length_is_not_repeated_at_length() -> None:
    with pytest.raises(InputError) as raised:
        which_claim("x" * 50_000, MADE.claims)
    assert len(str(raised.value)) < 200


def test_many_outlets_that_cite_each_other_are_looked_at_in_a_moment() -> None:
    pages = [article(f"Paper {number}", 2, "Fire", "Pia Holt said it was over, all say.") for number in range(14)]
    links = [cites(one, f"Paper {other}", Span(27, 34)) for one in pages for other in range(14)]
    circles = traced(pages, links).circles
    assert ("Paper 0", "Paper 1") in circles
    assert max(map(len, circles)) == 4
