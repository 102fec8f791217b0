"""Who repeats whom, and how many beginnings a story has."""

import json
from datetime import date
from pathlib import Path

import pytest

from pressreview.corroborate import story_origins
from pressreview.corroborate.newsroom import Newsroom, initials
from pressreview.corroborate.origins.origins import find_links
from pressreview.corroborate.origins.shared_text import Shingles, shared_text
from pressreview.model import Article, Link, Origin, Story
from tests.corroborate.made import article, reading, said

WIRE = (
    "At least nine people were killed on Tuesday when an explosion tore through a freight ferry in the port. "
    "It threw a ramp across the quay and broke windows up to three kilometres away from the harbour gate."
)
OTHER = "Farmers in Velden sold their apples at the autumn market while the mayor praised the harvest of the year."


def links_of(*articles: Article) -> tuple[Link, ...]:
    return find_links(articles, {}, Newsroom(articles))


def origins_of(*articles: Article) -> tuple[Origin, ...]:
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one in articles), first=None, last=None)
    return story_origins(story, {one.id: one for one in articles}, {}, links_of(*articles))


@pytest.mark.parametrize(
    ("text", "byline", "layer"),
    [
        pytest.param(f"PORT ANSEL (AP) — {OTHER}", None, "dateline", id="dateline"),
        pytest.param(f"{OTHER}\n\n(Reuters)", None, "credit", id="last line"),
        pytest.param(OTHER, "Jana Holt, AFP", "byline", id="byline"),
    ],
)
def test_an_agency_that_is_credited(text: str, byline: str | None, layer: str) -> None:
    page = Article.of(text, outlet="Radio Sarn", byline=byline)
    (link,) = links_of(page)
    assert (link.article, link.kind, link.evidence[0].layer) == (page.id, "agency", layer)
    assert link.confidence >= 0.95


def test_an_agency_of_the_story_is_known_by_its_initials() -> None:
    agency = article(WIRE, outlet="Velmoran Press Agency")
    page = article(f"PORT ANSEL (VPA) — {WIRE}", outlet="Radio Sarn")
    (link,) = links_of(agency, page)
    assert (link.article, link.origin, link.kind) == (page.id, "Velmoran Press Agency", "agency")
    assert [evidence.layer for evidence in link.evidence] == ["dateline", "shared-text"]
    assert [(origin.kind, origin.name, len(origin.articles)) for origin in origins_of(agency, page)] == [
        ("agency", "Velmoran Press Agency", 2)
    ]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        pytest.param("The minister told the BBC that he would go.", "BBC", id="told"),
        pytest.param("He would go, according to Russia’s Interfax news agency.", "Interfax", id="according to"),
        pytest.param("The minister will go, The Guardian reported on Friday.", "The Guardian", id="reported"),
        pytest.param("The letter was first reported by The New York Times.", "The New York Times", id="first reported by"),
        pytest.param("He would go, The New York Times said. The Times also said why.", "The New York Times", id="short name"),
        pytest.param("He misread a CNN report on the quay.", None, id="a report"),
        pytest.param("“People say they hate us,” he told them.", None, id="a plural"),
        pytest.param("People reported that he would go.", "People", id="the magazine"),
        pytest.param("He is ahead, a CNN-Orlava poll said.", None, id="half a name"),
        pytest.param("He walked past the BBC to the station.", None, id="not as a source"),
        pytest.param("He would go, according to the National Golf Foundation.", None, id="a longer name"),
        pytest.param("He told Radio Sarn that he would go.", None, id="its own outlet"),
        pytest.param("The emir, Odo Al-Sabah said, would go.", None, id="the end of a person's name"),
        pytest.param("Lantern Times, an outlet of the harbour, said that he would go.", None, id="the end of a name"),
        pytest.param("As they told the Australian police, he would go.", None, id="a land's police"),
    ],
)  # fmt: skip
def test_an_outlet_that_is_cited(text: str, outlet: str | None) -> None:
    page = article(text, outlet="Radio Sarn")
    links = links_of(page)
    assert {link.origin for link in links} == ({outlet} if outlet else set())
    for link in links:
        for evidence in link.evidence:
            assert evidence.span is not None
            assert link.kind == "cites"
            assert evidence.span.of(page.text)


def test_citing_leaves_an_article_its_own_but_a_report_that_began_elsewhere_does_not() -> None:
    first = article(OTHER, outlet="The Ansel Mercury")
    citing = article(
        "Ships waited for days off the port. Pilots told The Ansel Mercury why. They told Straits Monitor how.",
        outlet="Straits Monitor",
    )
    repeating = article("A letter had warned him. It was first reported by The Ansel Mercury.", outlet="The Sarn Bell")
    found = {origin.name: len(origin.articles) for origin in origins_of(first, citing, repeating)}
    assert found == {"The Ansel Mercury": 2, "Straits Monitor": 1}


def test_an_article_without_signs_of_reporting_has_no_known_origin() -> None:
    pages = [article(OTHER, outlet="A"), article("Ships waited for days off the port.", outlet="B")]
    assert [(origin.kind, origin.name) for origin in origins_of(*pages)] == [("unknown", None)] * 2


def test_what_two_outlets_quote_at_length_is_one_statement() -> None:
    words = "We have nine confirmed dead and we have not been able to enter the lower vehicle deck of the ship tonight"
    pages = [
        article(f"“{words},” said Olaf Brandis at the gate. Ships waited for days off the port.", outlet="A"),
        article(f"The harbour was dark. Olaf Brandis said: “{words}.” Farmers sold apples.", outlet="B"),
    ]
    readings = {one.id: reading(one, said(one, words, by="Olaf Brandis")) for one in pages}
    links = find_links(pages, readings, Newsroom(pages))
    assert {(link.article, link.origin, link.kind) for link in links} == {
        (one.id, "Olaf Brandis", "statement") for one in pages
    }
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one in pages), first=None, last=None)
    (origin,) = story_origins(story, {one.id: one for one in pages}, readings, links)
    assert (origin.kind, origin.name, len(origin.articles)) == ("statement", "Olaf Brandis", 2)


@pytest.mark.parametrize(
    ("days", "kind", "origin"),
    [
        pytest.param((1, 2), "copy", "A", id="the first is known"),
        pytest.param((2, 1), "copy", "B", id="the other was first"),
        pytest.param((1, 1), "unknown", "B", id="the first is not known"),
        pytest.param((None, 1), "unknown", "B", id="one has no date"),
    ],
)
def test_text_in_common(days: tuple[int | None, int], kind: str, origin: str) -> None:
    pages = [article(WIRE, outlet="A", day=days[0]), article(f"{OTHER} {WIRE}", outlet="B", day=days[1])]
    (link,) = links_of(*pages)
    assert (link.kind, link.origin) == (kind, origin)
    assert len(origins_of(*pages)) == 1


def test_shared_quotations_are_no_shared_text() -> None:
    quote = "“" + WIRE + "”"
    pages = [article(f"Olaf Brandis said: {quote}", outlet="A"), article(f"“They said {quote}” he heard.", outlet="B")]
    assert shared_text([Shingles(one) for one in pages], min_share=0.1, min_runs=10) == {}


def test_shared_text_is_where_it_is_said_to_be() -> None:
    pages = [article(f"{OTHER} {WIRE}", outlet="A"), article(f"Yes. {WIRE} Or no.", outlet="B")]
    (pair,) = shared_text([Shingles(one) for one in pages], min_share=0.1, min_runs=10).values()
    assert [span.of(pages[0].text) for span in pair.here] == [WIRE[:-1]]
    assert [span.of(pages[1].text) for span in pair.there] == [WIRE[:-1]]


def test_outlets_of_one_family_are_one_origin() -> None:
    pages = [article(OTHER, outlet="RIA Novosti"), article("Ships waited for days off the port.", outlet="Sputnik")]
    assert [len(origin.articles) for origin in origins_of(*pages)] == [2]


def test_articles_without_an_outlet_are_unknown_each() -> None:
    pages = [article(OTHER, outlet=None), article("Ships waited for days off the port.", outlet=None)]
    assert [(origin.kind, origin.name) for origin in origins_of(*pages)] == [("unknown", None)] * 2


@pytest.mark.parametrize(
    ("name", "short"),
    [("Velmoran Press Agency", "VPA"), ("Bank of the South of Velmora", "BSV"), ("The Guardian", None)],
)
def test_initials(name: str, short: str | None) -> None:
    assert initials(name) == short


EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.skipif(not (EXAMPLES / "gold.json").exists(), reason="the example coverage is not there")
def test_links_of_the_example_coverage() -> None:
    gold = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
    outlets = [Article.of("-", outlet=facts["outlet"]) for facts in gold["articles"].values()]
    pages = {name: _page(EXAMPLES / name, facts) for name, facts in gold["articles"].items() if name.endswith(".md")}
    names = {page.id: name for name, page in pages.items()}
    links = find_links(tuple(pages.values()), {}, Newsroom([*pages.values(), *outlets]))
    found = {(names[link.article], link.origin, link.kind) for link in links}
    expected = {
        (link["article"], link["from"], link["kind"])
        for link in gold["links"]
        if link["article"] in pages and link["kind"] != "statement"
    }
    assert found <= expected
    assert len(found) >= 0.9 * len(expected)


def _page(path: Path, facts: dict[str, str]) -> Article:
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    return Article.of(text, outlet=facts["outlet"], published_at=date.fromisoformat(facts["date"][:10]))


@pytest.mark.parametrize("credit", ["agencies", "Staff and agencies", "news services", "wire reports", "Wire Services"])
def test_a_credit_that_names_nobody_is_no_common_origin(credit: str) -> None:
    texts = {"Radio Sarn": WIRE, "Mere Tribune": OTHER}
    pages = [Article.of(text, outlet=outlet, credits=(credit,)) for outlet, text in texts.items()]
    assert links_of(*pages) == ()
    assert [(origin.kind, origin.name, len(origin.articles)) for origin in origins_of(*pages)] == [
        ("unknown", None, 1),
        ("unknown", None, 1),
    ]


def test_a_person_with_an_outlets_name_is_no_source() -> None:
    text = "Mayor Michael Bloomberg spoke to the party. “I disagree,” Bloomberg said. He was calm, Reuters reported."
    assert {link.origin for link in links_of(article(text, outlet="Radio Sarn"))} == {"Reuters"}
