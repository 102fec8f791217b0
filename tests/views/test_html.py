"""The HTML page: whole, self-contained, and safe whatever the articles contain."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from pressreview.config import DraftSettings
from pressreview.draft import draft
from pressreview.model import Article
from pressreview.verify import verify_review
from pressreview.views import html
from tests.draft.newsroom import ARTICLES, CLAIMS, LINK, READINGS, RELATED, STORY

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """Tags and attributes as a browser would meet them; raises when they do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name))]


def render() -> str:
    page = draft(STORY, ARTICLES, READINGS, CLAIMS, [LINK], [RELATED], DraftSettings())
    verified = verify_review(page, ARTICLES, READINGS, claims=CLAIMS, links=[LINK], related=[RELATED])
    assert not verified.dropped
    return html.render(verified, ARTICLES)


def hostile(**changes: str | None) -> str:
    """The page of the same story with one article's record changed behind the review's back."""
    page = draft(STORY, ARTICLES, READINGS, [], [], [], DraftSettings())
    changed = {name: msgspec.structs.replace(article, **changes) for name, article in ARTICLES.items()}
    return html.render(page, changed)


def test_well_formed_with_landmarks() -> None:
    outline = Outline(render())
    names = [tag for tag, _ in outline.tags]
    assert [names.count(tag) for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    assert ("html", {"lang": "en"}) in outline.tags


def test_every_reference_leads_to_a_note_and_back() -> None:
    outline = Outline(render())
    ids = outline.values("id")
    assert len(set(ids)) == len(ids)
    inner = [href[1:] for href in outline.values("href") if href.startswith("#")]
    assert set(inner) <= set(ids)
    notes = [one for one in ids if re.fullmatch(r"n\d+", one)]
    assert notes
    assert {one for one in inner if re.fullmatch(r"n\d+", one)} == set(notes)


def test_nothing_from_outside() -> None:
    page = render()
    outline = Outline(page)
    assert not [tag for tag, _ in outline.tags if tag in ("script", "link", "img", "iframe", "object")]
    assert "@import" not in page
    assert "url(" not in page
    assert not outline.values("src")


def test_cited_words_are_marked_where_they_stand() -> None:
    page = render()
    assert "<mark>The pier was like a furnace,</mark>" in page
    assert '<mark>We may lose the pier if the wind turns</mark>.<span class="beside"> Nobody should come near,' in page


def test_says_that_the_coverage_is_invented() -> None:
    assert "the coverage is invented" in render()
    assert "the coverage is invented" not in hostile(url="https://news.example.com/a")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://x.example/\"onmouseover='alert(1)'",
        "https://x.example/ x",
        "//x.example/",
        "https://[::1",
        "HTTPS:",
        None,
    ],
)
def test_only_safe_addresses_are_linked(url: str | None) -> None:
    outline = Outline(hostile(url=url))
    assert all(href.startswith("#") for href in outline.values("href"))


def test_markup_in_a_record_is_text() -> None:
    nasty = '</title><script>alert(1)</script><img src=x onerror="alert(1)">'
    outline = Outline(hostile(outlet=nasty, title=nasty))
    assert not [tag for tag, _ in outline.tags if tag in ("script", "img")]
    assert any("<script>" in text for text in outline.texts)


def test_markup_in_an_article_is_text() -> None:
    article = next(iter(ARTICLES.values()))
    text = article.text.replace("HALDEN", "<b>HA&amp;", 1)
    assert len(text) != len(article.text)
    changed = {**ARTICLES, article.id: msgspec.structs.replace(article, text=text[: len(article.text)])}
    page = html.render(draft(STORY, ARTICLES, READINGS, [], [], [], DraftSettings()), changed)
    assert "<b>HA" not in page


def test_invisible_and_directional_characters_are_left_out() -> None:
    page = hostile(outlet="The \u202eCourier\x1b[31m\x00")
    assert not re.search("[\x00\x1b\u202e]", page)


def test_same_bytes() -> None:
    assert render() == render()


def test_coverage_by_day_needs_three() -> None:
    day = next(iter(ARTICLES.values()))
    assert html.coverage(list(ARTICLES.values())) is None
    far = Article.of("Text.", published_at=msgspec.convert("2026-03-13", type(day.published_at)))
    drawn = html.coverage([*ARTICLES.values(), far])
    assert drawn is not None
    assert [bar.words for bar in drawn.bars] == ["10 March: 1", "11 March: 1", "12 March: 0", "13 March: 1"]
