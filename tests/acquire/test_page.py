import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pressreview.acquire.acquired import Source
from pressreview.acquire.page import read_page
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError
from pressreview.model import Article

PARAGRAPHS = (
    "The freight ferry Meridian left the port of Alba at noon on Tuesday with forty lorries aboard, officials said.",
    "“We will look into every part of this,” the harbour master, Selma Dray, told reporters at the gate.",
    "The ministry said that it had not been warned, and that the minister would speak to parliament on Friday.",
)
LD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry leaves port",
    "datePublished": "2026-03-10T14:15:00+02:00",
    "author": {"@type": "Person", "name": "Jane Doe"},
    "publisher": {"@type": "Organization", "name": "The Alba Post"},
    "inLanguage": "en-GB",
}


def html(head: str = "", *, before: str = "", after: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><html><head>{head}</head><body><article>{before}{body}{after}</article></body></html>"


def ld(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


def read(page: str | bytes, *, url: str | None = None, charset: str | None = None) -> Article:
    data = page.encode() if isinstance(page, str) else page
    source = Source(path="a.html", data=data, original=data, url=url, charset=charset)
    return next(read_page(source, AcquireSettings())).article


def test_paragraphs_stand_apart_as_they_are() -> None:
    assert read(html()).text == "\n\n".join(PARAGRAPHS)


def test_a_long_paragraph_stays_whole() -> None:
    long = " ".join(f"The {number}th lorry was driven on at noon." for number in range(200))
    assert read(html(paragraphs=(*PARAGRAPHS, long))).text == "\n\n".join((*PARAGRAPHS, long))


def test_headings_stand_apart_and_line_breaks_end_lines() -> None:
    after = (
        "<h2>What was aboard</h2><p>Forty lorries were driven on in the night.<br>Nobody counted them at the gate.</p>"
    )
    text = read(html(after=after)).text
    assert text.endswith(
        "\n\nWhat was aboard\n\nForty lorries were driven on in the night.\nNobody counted them at the gate."
    )


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param("<blockquote>We will look into every part of this</blockquote>", id="pull-quote"),
        pytest.param(
            "<figure><img src='a.jpg'><figcaption>Smoke over the quay. Photo: Norpress</figcaption></figure>",
            id="caption",
        ),
        pytest.param("<aside><a href='/x'>Read more: the other ferry</a></aside>", id="related link"),
        pytest.param("<script>var a = 'words of a script'</script><style>p {color: red}</style>", id="script"),
        pytest.param("<!-- words of a comment -->", id="comment"),
    ],
)
def test_what_is_no_running_text_is_left_out(extra: str) -> None:
    assert read(html(after=extra)).text == "\n\n".join(PARAGRAPHS)


def test_a_quotation_set_apart_is_kept() -> None:
    statement = "Nobody was warned of anything at all before that day, and nobody could have been."
    assert statement in read(html(after=f"<blockquote>{statement}</blockquote>")).text


def test_control_characters_do_not_reach_the_text() -> None:
    text = read(
        html(after="<p>An \x1b[31mescape&#27;[0m and a zero&#0; and a &#x9b;2J stand in this paragraph.</p>")
    ).text
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    assert "\x9b" not in text


def check_fields(article: Article) -> None:
    assert (article.title, article.outlet, article.byline) == ("Ferry leaves port", "The Alba Post", "Jane Doe")
    assert article.published_at == datetime.fromisoformat("2026-03-10T14:15:00+02:00")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(ld(LD), id="json-ld"),
        pytest.param(ld({"@graph": [{"@type": "WebSite", "name": "x"}, LD]}), id="in a graph"),
        pytest.param(ld([LD]), id="in a list"),
        pytest.param(ld(LD | {"author": [{"name": "Jane Doe"}], "@type": ["NewsArticle", "Thing"]}), id="lists within"),
        pytest.param(
            ld({"@graph": [LD | {"publisher": {"@id": "#p"}, "author": {"@id": "#a"}}, {"@id": "#p", "name": "The Alba Post"},
                           {"@id": "#a", "@type": "Person", "name": "Jane Doe"}]}),
            id="by reference",
        ),
        pytest.param(
            "<link rel='canonical' href='https://alba.example/1'>"
            + ld(LD | {"url": "https://alba.example/2", "headline": "Another"}, LD | {"url": "https://alba.example/1"}),
            id="the one that the address names",
        ),
        pytest.param("<script type='application/ld+json'>{broken</script>" + ld(LD), id="after a broken one"),
        pytest.param("<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + ld(LD), id="after an endless one"),
        pytest.param(
            "<meta property='og:title' content='Ferry leaves port - The Alba Post'><meta property='og:site_name' "
            "content='The Alba Post'><meta name='author' content='By Jane Doe'>"
            "<meta property='article:published_time' content='2026-03-10T14:15:00+02:00'>",
            id="open graph",
        ),
        pytest.param(
            "<meta name='dc.title' content='Ferry leaves port'><meta name='dc.publisher' content='The Alba Post'>"
            "<meta name='dc.creator' content='Jane Doe'><meta name='dc.date' content='2026-03-10T14:15:00+02:00'>",
            id="dublin core",
        ),
    ],
)  # fmt: skip
def test_fields(head: str) -> None:
    check_fields(read(html(head)))


def test_fields_that_stand_in_the_page() -> None:
    before = (
        "<header><h1>Ferry leaves port</h1><p class='byline'>By Jane Doe</p>"
        "<time datetime='2026-03-10T14:15:00+02:00'>Tuesday</time></header>"
    )
    article = read(html("<meta property='og:site_name' content='The Alba Post'>", before=before))
    check_fields(article)
    assert "Ferry leaves port" not in article.text


def test_language_and_address() -> None:
    article = read(html(ld(LD) + "<link rel='canonical' href='https://alba.example/1'>"))
    assert (article.language, article.url) == ("en", "https://alba.example/1")


def test_a_date_in_the_page_tells_the_day() -> None:
    article = read(html(before="<p class='date'>Published 10 March 2026</p>"))
    assert article.published_at in (date(2026, 3, 10), None)


def test_an_agency_named_as_publisher_is_a_credit() -> None:
    head = ld(LD | {"publisher": {"name": "Associated Press"}})
    article = read(html(head), url="https://alba.example/1")
    assert (article.outlet, article.credits) == ("alba.example", ("Associated Press",))


def test_a_known_address_tells_the_outlet() -> None:
    article = read(html(ld(LD | {"publisher": {"name": "Some Platform"}})), url="https://www.nytimes.com/2026/a.html")
    assert article.outlet == "The New York Times"


def test_an_agency_as_author_is_a_credit() -> None:
    article = read(html(ld(LD | {"author": {"@type": "Organization", "name": "Norpress"}})))
    assert (article.byline, article.credits) == ("Norpress", ("Norpress",))


def test_a_dateline_credit_points_into_the_text() -> None:
    article = read(html(ld(LD), paragraphs=("PORT ALBA (Norpress) — " + PARAGRAPHS[0], *PARAGRAPHS[1:])))
    assert article.credits == ("Norpress",)
    assert [span.of(article.text) for span in article.credit_spans] == ["Norpress"]


def test_declared_encoding() -> None:
    page = html(
        "<meta charset='windows-1252'>", paragraphs=("Café de l’Alba was shut on Tuesday, officials said.", *PARAGRAPHS)
    )
    assert "Café de l’Alba" in read(page.encode("cp1252")).text


def test_a_byte_that_does_not_fit_counts_only_in_the_article() -> None:
    outside = html(before="<nav>@</nav>").encode().replace(b"@", b"\xe9")
    inside = html(
        paragraphs=(*PARAGRAPHS, "The caf@ was shut on Tuesday morning, officials of the town said.")
    ).encode()
    assert read(b"<meta charset=utf-8>" + outside).text == "\n\n".join(PARAGRAPHS)
    with pytest.raises(SourceError, match="encoding is not what it says"):
        read(b"<meta charset=utf-8>" + inside.replace(b"@", b"\xe9"))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article", id="no article"),
        pytest.param("<html></html>", "no article|no HTML", id="nothing"),
        pytest.param(html(paragraphs=("word " * 4_500_000,)), "too large", id="a line of 20 MB"),
        pytest.param("<div>" * 100_000 + PARAGRAPHS[0], "no article|cannot be read", id="endless nesting"),
        pytest.param("<p>\x00\x01\x02</p>", "binary", id="binary"),
    ],
)
def test_no_article(page: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(page)


def test_the_same_page_gives_the_same_article() -> None:
    page = html(ld(LD))
    assert read(page) == read(page)
    assert read(page).published_at == datetime(2026, 3, 10, 12, 15, tzinfo=UTC)


@pytest.mark.parametrize("day", ["03/04/2026", "3-4-2026"])
def test_of_a_date_that_may_be_either_of_two_days_neither_is_given(day: str) -> None:
    data = html(f'<meta property="article:published_time" content="{day}">', before=f"<p>Published {day}</p>").encode()
    found = next(read_page(Source(path="a.html", data=data, original=data), AcquireSettings()))
    assert found.article.published_at is None
    assert found.note
    assert f'"{day}"' in found.note


def test_a_numeric_day_above_twelve_is_one_day() -> None:
    assert read(html('<meta name="date" content="31/04/2026">')).published_at is None
    assert read(html('<meta name="date" content="30/04/2026">')).published_at == date(2026, 4, 30)
