from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.acquire.acquired import Source
from pressreview.acquire.plain import read_markdown, read_text, split_front_matter
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError
from pressreview.model import Article

FRONT = "---\ntitle: Ferry leaves\noutlet: The Alba Post\nauthor: By Jane Doe\ndate: 2026-03-04T10:00:00Z\nurl: https://alba.example/1\n---\n"


def text_article(text: str, settings: AcquireSettings | None = None) -> Article:
    source = Source(path="a.txt", data=text.encode(), original=text.encode())
    return next(read_text(source, settings or AcquireSettings())).article


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), min_size=1))
def test_a_text_is_exactly_the_file(text: str) -> None:
    if text.strip() and not text.startswith(("---", "\ufeff")):
        assert text_article(text).text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), min_size=1))
def test_after_front_matter_the_text_is_exactly_the_rest(rest: str) -> None:
    if rest.strip():
        assert text_article(FRONT + rest).text == rest


def test_front_matter_gives_the_fields() -> None:
    article = text_article(FRONT + "The ferry left.\n")
    assert article.title == "Ferry leaves"
    assert article.outlet == "The Alba Post"
    assert article.byline == "Jane Doe"
    assert article.published_at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert article.url == "https://alba.example/1"
    assert article.path == "a.txt"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        pytest.param("title: Kim: what now?", "title", "Kim: what now?", id="a colon in a title"),
        pytest.param("title: No", "title", "No", id="a word that YAML takes for false"),
        pytest.param("outlet: 1843", "outlet", "1843", id="a number that is a name"),
        pytest.param("Title: 'Ferry'", "title", "Ferry", id="capital and quotes"),
        pytest.param("authors: [Jane Doe, Al Ko]", "byline", "Jane Doe, Al Ko", id="two authors"),
        pytest.param("date: 2026-03-04 10:00", "published_at", date(2026, 3, 4), id="no zone, no time"),
        pytest.param("date: 03/04/2026", "published_at", None, id="a date whose order is not certain"),
        pytest.param("url: javascript:alert(1)", "url", None, id="no web address"),
        pytest.param("lang: en-GB", "language", "en", id="language"),
        pytest.param("title: a\x1b[31mb", "title", "a [31mb", id="escape"),
    ],
)
def test_front_matter_field(line: str, field: str, value: object) -> None:
    stated, rest = (
        split_front_matter(f"---\noutlet: X\n{line}\n---\nText.")
        if "outlet" not in line
        else (split_front_matter(f"---\n{line}\n---\nText."))
    )
    assert getattr(stated, field) == value
    assert rest == "Text."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n\nA rule above a text, and one below.\n\n---\n", id="rules"),
        pytest.param("---\ntitle: never closed\n\nText.", id="never closed"),
        pytest.param("---\ncolour: red\n---\nText.", id="no field that we know"),
        pytest.param("Text.\n---\ntitle: x\n---\n", id="not at the start"),
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert text_article(text).text == text


def test_lists_that_are_endless_when_written_out_say_nothing() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    stated, _ = split_front_matter(f"---\nl0: &l0 [x]\n{levels}title: *l29\n---\nText.")
    assert stated.title is None


def test_settings_fill_what_the_file_does_not_say() -> None:
    settings = AcquireSettings(outlet="The Week", published_at=date(2023, 9, 5))
    assert text_article("Text.", settings).outlet == "The Week"
    assert text_article("Text.", settings).published_at == date(2023, 9, 5)
    assert text_article(FRONT + "Text.", settings).outlet == "The Alba Post"


def test_markdown_heading_is_the_title_and_stays_in_the_text() -> None:
    text = "# Ferry leaves\n\nThe *ferry* left.\n"
    article = next(read_markdown(Source(path="a.md", data=text.encode(), original=b""), AcquireSettings())).article
    assert (article.title, article.text) == ("Ferry leaves", "Ferry leaves\n\nThe ferry left.")


def test_a_line_above_an_empty_line_is_the_title_and_by_the_author() -> None:
    article = text_article("Ferry leaves port\n\nBy Jane Doe\n\nThe ferry left.")
    assert (article.title, article.byline) == ("Ferry leaves port", "Jane Doe")
    assert text_article("The ferry left.\n\nIt came back.").title is None


@pytest.mark.parametrize("text", ["", " \n\t", FRONT])
def test_no_text_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="empty"):
        text_article(text)


def test_a_book_is_refused() -> None:
    with pytest.raises(SourceError, match="20,000,000 characters of text, too long"):
        text_article("a" * 20_000_000)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("Five **dead** in [the port](https://x.example/a).", "Five dead in the port.", id="marks"),
        pytest.param("> “It held,” Finn said.", "“It held,” Finn said.", id="block-quotation"),
        pytest.param("- one\n- two &amp; three", "one\n\ntwo & three", id="list"),
        pytest.param("A line\nwrapped by hand.", "A line\nwrapped by hand.", id="lines"),
        pytest.param("![a boat](boat.png)\n\n<script>x</script>\n\nIt <b>sank</b>.", "It sank.", id="images-and-html"),
    ],
)
def test_markdown_is_read_as_what_it_shows(markdown: str, text: str) -> None:
    assert (
        next(read_markdown(Source(path="a.md", data=markdown.encode(), original=b""), AcquireSettings())).article.text
        == text
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("4 March 2026", date(2026, 3, 4), id="bare"),
        pytest.param("MARCH 4, 2026, 8:12 PM ET", date(2026, 3, 4), id="with a time and a zone"),
        pytest.param("Posted on Wed Mar 4, 2026 08:45 AM PDT", date(2026, 3, 4), id="posted"),
        pytest.param("Published: 2026-03-04", date(2026, 3, 4), id="as figures"),
        pytest.param("Updated: 5 March 2026\nPublished: 4 March 2026", date(2026, 3, 4), id="changed later"),
        pytest.param("Last updated on March 4th, 2026", date(2026, 3, 4), id="only a change"),
        pytest.param("03/04/2026", None, id="whose order is not certain"),
        pytest.param("On 4 March 2026 the ferry left.", None, id="in a sentence"),
        pytest.param("4 March 2026 was a day of mourning", None, id="opening a sentence"),
        pytest.param("31 June 2026", None, id="no day"),
    ],
)
def test_a_line_that_only_gives_a_day_is_when_it_was_published(line: str, day: date | None) -> None:
    assert text_article(f"Ferry leaves\n\n{line}\nThe ferry left the harbour.\n").published_at == day


def test_what_the_front_matter_and_the_user_say_of_the_day() -> None:
    assert text_article(FRONT + "5 May 2025\nThe ferry left.\n").published_at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    told = AcquireSettings(published_at=date(2020, 1, 1))
    assert text_article("5 May 2025\nThe ferry left.\n", told).published_at == date(2025, 5, 5)


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("date: sometime in spring", '"sometime in spring"'),
        ("date: 03/04/2026", '"03/04/2026"'),
        ("date: 2026-04-03", None),
        ("title: Ferry", None),
    ],
)
def test_a_date_that_tells_no_day_is_noted(line: str, noted: str | None) -> None:
    data = f"---\noutlet: X\n{line}\n---\nThe ferry left.\n".encode()
    source = Source(path="a.md", data=data, original=data)
    found = next(read_markdown(source, AcquireSettings()))
    assert (noted in found.note) if noted and found.note else found.note is noted
    given = next(read_markdown(source, AcquireSettings(published_at=date(2026, 3, 4))))
    assert given.note is None
