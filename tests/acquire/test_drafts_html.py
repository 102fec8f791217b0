"""HTML drafts are read as what a browser shows, and every character knows its place in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.acquire import draft_of
from pressreview.errors import SourceError
from pressreview.model import Draft, Span
from tests.acquire.drafts import check_places


def draft(raw: str) -> Draft:
    made = draft_of(raw.encode(), path="d.html", kind="html", max_size_bytes=10_000_000)
    check_places(made)
    return made


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("Words", "Words", id="no tags"),
        pytest.param("<p>One</p> <p>Two", "One\n\nTwo", id="paragraphs"),
        pytest.param("<h1>T</h1>One<div>Two<ul><li>a<li>b</ul>Three</div>", "T\n\nOne\n\nTwo\n\na\n\nb\n\nThree", id="blocks"),
        pytest.param("<p>One\n  <b>two</b>  <i> three </i>\n</p>", "One two three", id="white space"),
        pytest.param("a<b>b</b>c", "abc", id="tags within a word"),
        pytest.param("<p>One<br>two<br/><br>three", "One\ntwo\n\nthree", id="line breaks"),
        pytest.param("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a\n\nb\n\n1\n\n2", id="table"),
        pytest.param("<pre>one\n  two</pre>", "one\n  two", id="verbatim"),
        pytest.param("Quay &amp; Cargo&nbsp;&mdash; &#8220;x&#x201D; &copy 5 AT&T &nothing; & &#", "Quay & Cargo\u00a0— “x” © 5 AT&T ¬hing; & &#", id="entities"),
        pytest.param("a&#10;b", "a b", id="white space as an entity"),
        pytest.param("1 < 2 <3 a </ b", "1 < 2 <3 a </ b", id="less than"),
        pytest.param("<head><title>T</title><meta x></head><body>Words", "Words", id="head"),
        pytest.param("<head><title>T</title><p>Words", "Words", id="head never closed"),
        pytest.param("<title>T</title>Words", "Words", id="title without a head"),
        pytest.param("a<script>if (a < b) { '<p>' }</script>b<style>p{}</style>c", "abc", id="script and style"),
        pytest.param("a<SCRIPT>x</Script >b", "ab", id="script in capitals"),
        pytest.param("a<script>x", "a", id="script never closed"),
        pytest.param("a<template><p>x</template><noscript>y</noscript><svg><title>t</title><text>z</text></svg>b", "ab", id="left out"),
        pytest.param("a<svg><svg>x</svg>y</svg>b", "ab", id="within itself"),
        pytest.param("a<svg><text>x<p>b", "a\n\nb", id="picture never closed"),
        pytest.param("a<!-- <p>x -->b<!---->c<!-->d<!doctype x>e<?x?>f", "abcdef", id="comments"),
        pytest.param("a<!-- x", "a", id="comment never closed"),
        pytest.param('<p title="a > b">One</p><p title=\'c"d\'>Two</p>', "One\n\nTwo", id="quotation marks in tags"),
        pytest.param("<p title=it's>One</p> it's", "One\n\nit's", id="apostrophe in a tag"),
        pytest.param('<p title="a>One</p><p>Two</p>', "One\n\nTwo", id="quotation mark never closed"),
        pytest.param("One<p", "One", id="tag never closed"),
        pytest.param("<p>One<a href='x' <b>two</b>", "Onetwo", id="tag in a tag"),
        pytest.param("<del>Four</del> <s>x</s>Five", "Five", id="struck"),
        pytest.param("<p><del>Four<p>Five", "Five", id="struck never closed"),
        pytest.param("<p hidden>x</p><div style='color:red; display: none'>y<div>z</div></div><p class=hidden>Words", "Words", id="hidden"),
        pytest.param("<details><summary>More</summary>Words</details>", "More\n\nWords", id="details"),
        pytest.param("said.<sup><a href='#n1'>1</a></sup> 10<sup>6</sup>", "said. 106", id="notes"),
        pytest.param('said<a class="x footnote-ref" href="#1"><sup>1</sup></a>. <section role="doc-endnotes"><ol><li>n</ol></section>', "said.", id="notes by role"),
        pytest.param("<p>Words</p><h2>Sources</h2><ul><li>The Bell: 14 dead</ul><h2>Next</h2><ul><li>a</ul>", "Words\n\nNext\n\na", id="sources"),
        pytest.param("<P>One<BR>Two</P>", "One\nTwo", id="capitals"),
        pytest.param("<textarea><p>x</textarea><iframe><p>y</iframe>Words", "Words", id="what is no HTML"),
        pytest.param("<footer>Words</footer>", "Words", id="a footer of others"),
    ],
)  # fmt: skip
def test_what_is_shown(raw: str, text: str) -> None:
    assert draft(raw).text == text


def test_places_point_at_the_words_in_the_file() -> None:
    made = draft("<h1>T</h1>\n<p>He <i>said</i> the port\n   is <b>shut</b> &amp; closed.</p>")
    assert made.text == "T\n\nHe said the port is shut & closed."
    for words, raw in (("said", "said"), ("port is", "port\n   is"), ("is shut", "is <b>shut"), ("closed.", "closed.")):
        start = made.text.index(words)
        assert made.place(Span(start, start + len(words))).of(made.raw) == raw


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param('<meta charset="iso-8859-1"><p>\xc9loïse'.encode("latin-1"), "Éloïse", id="stated"),
        pytest.param("<p>Éloïse".encode("utf-16"), "Éloïse", id="byte order mark"),
    ],
)
def test_its_encoding(data: bytes, text: str) -> None:
    assert draft_of(data, path="d.html", kind="html", max_size_bytes=1000).text == text


def test_letters_that_cannot_be_read_are_told() -> None:
    with pytest.raises(SourceError, match=r"draft d\.html: its encoding is not what it says.*save it as UTF-8"):
        draft_of(b'<meta charset="utf-8"><p>\xc9lo\xc3\xafse', path="d.html", kind="html", max_size_bytes=1000)


MARKS = st.sampled_from(
    ["<p>", "</p>", "<p", "<h1>", "</h1>", "<b>", "</b>", "<br>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<script>", "</script>",
     "<svg>", "</svg>", "<del>", "</del>", "<head>", "</head>", "<!--", "-->", "<!", "<?", "<", ">", "</", "/>", "&amp;", "&nbsp;", "&",
     "&#", "&#x41;", "&notit;", "&NotEqualTilde;", "&#10;", '="', "='", '"', "'", "=", "<p hidden>", "<sup><a>", "<template>",
     "<title>", "<div style='display:none'>", "<table><td>", "\n", "  ", "\r\n", "\t", "\u00a0", "\u2028", "words", "É”"]
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(parts=st.lists(MARKS | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=4), max_size=40))
def test_every_character_that_is_shown_stands_at_its_place(parts: list[str]) -> None:
    draft("x" + "".join(parts))


@settings(deadline=None)
@given(words=st.text("abcdeé &<>;\"'=\n", min_size=1))
def test_words_that_are_escaped_are_shown_as_they_were(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    assert draft(f"<p>x {escaped} x</p>").text == " ".join(f"x {words} x".split())


def test_our_own_page_gives_its_sentences_and_nothing_else() -> None:
    raw = """<!doctype html><html><head><meta name="generator" content="pressreview"><title>T</title><style>p{}</style></head>
    <body><a class="skip" href="#review">Skip</a><header><div class="kicker"><p>Press review</p><svg><title>x</title></svg></div><h1>T</h1></header>
    <main><section class="lead"><p>One.<sup class="refs"><a href="#n1">1</a></sup> Two.</p></section>
    <section class="sources"><h2>Sources</h2><ol class="plain"><li>The Bell</li></ol></section>
    <section class="notes"><h2>Notes: where the words stand</h2><ol><li><p>The Bell</p><blockquote>One</blockquote></li></ol></section></main>
    <footer><p>Every sentence …</p></footer></body></html>"""
    assert draft(raw).text == "T\n\nOne. Two."
