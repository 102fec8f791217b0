"""A draft of any kind is read, or one line says why not; nothing in it does harm."""

import io
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from pressreview.acquire import draft_of, read_draft
from pressreview.acquire.drafts import MAX_DRAFT_CHARACTERS, MAX_PAGE_CHARACTERS
from pressreview.config import AcquireSettings, DraftSettings
from pressreview.draft import draft
from pressreview.errors import InputError, RefusedError, SourceError
from pressreview.model import Draft, Span
from pressreview.model.finding import DraftKind
from pressreview.views import html, markdown
from tests.acquire.drafts import check_places
from tests.draft.newsroom import ARTICLES, CLAIMS, LINK, READINGS, RELATED, STORY

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def of(data: bytes | str, kind: DraftKind | None = None) -> Draft:
    data = data.encode() if isinstance(data, str) else data
    return draft_of(data, path="d", kind=kind, max_size_bytes=25_000_000)


def word(body: str, *, name: str = "word/document.xml", before: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, f"{before}<w:document {WORD} {COMPATIBLE}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


# Which kind it is


@pytest.mark.parametrize(
    ("name", "content", "kind", "text"),
    [
        pytest.param("d.txt", "# *Words*\n", "text", "# *Words*\n", id="text by its name"),
        pytest.param("d.md", "# *Words*\n", "markdown", "Words", id="markdown by its name"),
        pytest.param("d.MARKDOWN", "<p>Words", "markdown", "Words", id="markdown by its name in capitals"),
        pytest.param("d.html", "Words", "html", "Words", id="html by its name"),
        pytest.param("d", "Words.\n\n- a dash\n", "text", "Words.\n\n- a dash\n", id="text"),
        pytest.param("d", "\ufeffWords.\r\n", "text", "Words.\r\n", id="text with a byte order mark"),
        pytest.param("d", "# Title\n\nWords", "markdown", "Title\n\nWords", id="markdown by a heading"),
        pytest.param("d", "Some **words**", "markdown", "Some words", id="markdown by its marks"),
        pytest.param("d.draft", "<!-- x --><!DOCTYPE html><p>Words", "html", "Words", id="html"),
        pytest.param("d", "<p>Words", "html", "Words", id="a piece of html"),
        pytest.param("d", "<Laughter> in the room", "text", "<Laughter> in the room", id="no html"),
    ],
)
def test_the_kind(tmp_path: Path, name: str, content: str, kind: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode())
    made = read_draft(str(path), AcquireSettings())
    assert (made.kind, made.text, made.path) == (kind, text, str(path))
    assert made.raw == content.removeprefix("\ufeff")
    check_places(made)


def test_a_word_document_is_known_by_what_is_in_it() -> None:
    assert of(word(f"<w:p>{run('Words')}</w:p>")).kind == "docx"


def test_a_text_is_what_it_is() -> None:
    made = of("One\n\n  Two “x”.\n", "text")
    assert made.text == made.raw == "One\n\n  Two “x”.\n"
    assert made.place(Span(2, 9)) == Span(2, 9)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# T\n\nWords")))
    made = read_draft("-", AcquireSettings())
    assert (made.path, made.kind, made.text) == ("-", "markdown", "T\n\nWords")


# What cannot be read


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        pytest.param(b"", None, "no text in it", id="empty"),
        pytest.param(b" \n\n\t", "text", "no text in it", id="white space"),
        pytest.param(b"<script>x</script>", "html", "no text in it that a reader would see", id="nothing shown"),
        pytest.param(b"![x](y)\n\n---\n", "markdown", "no text in it that a reader would see", id="nothing but a picture"),
        pytest.param(b"a\0b", "markdown", "binary data, not text", id="zero byte"),
        pytest.param(b"a\0b", "html", "binary data, not text", id="zero byte in html"),
        pytest.param(b"words \xff\xfe\xfa\x81", "text", "not UTF-8, .*byte 0xff at offset 6.*; save it as UTF-8", id="no UTF-8"),
        pytest.param(b"%PDF-1.7 ...", None, "a PDF, not text; save its text first", id="PDF"),
        pytest.param(b"{\\rtf1 x}", "text", "an RTF document, not text; save it as .docx", id="RTF"),
        pytest.param(b"\xd0\xcf\x11\xe0xx", "docx", "locked with a password, not text; save it as .docx", id="old Word"),
        pytest.param(b"\x1f\x8bxx", "markdown", "a gzip archive, not text", id="gzip"),
        pytest.param(b"PK\x03\x04 nothing", None, "a ZIP archive", id="broken archive"),
        pytest.param(b"PK\x03\x04 nothing", "docx", "a damaged Word document: File is not a zip file", id="broken document"),
        pytest.param(b"Words", "docx", "a damaged Word document", id="no document"),
    ],
)  # fmt: skip
def test_one_line_says_why_it_is_not_read(data: bytes, kind: DraftKind | None, said: str) -> None:
    with pytest.raises(SourceError, match=rf"^draft d: .*{said}") as raised:
        of(data, kind)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_a_folder_and_one_too_large(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"draft .*none\.md: no such file"):
        read_draft(str(tmp_path / "none.md"), AcquireSettings())
    with pytest.raises(SourceError, match=r"draft .*: a folder, not a file"):
        read_draft(str(tmp_path), AcquireSettings())
    (tmp_path / "d.txt").write_text("Words")
    with pytest.raises(RefusedError, match=r"draft .*d\.txt: larger than 4 bytes"):
        read_draft(str(tmp_path / "d.txt"), AcquireSettings(max_size_bytes=4))


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_too_long_a_draft_is_told_its_bound(kind: DraftKind) -> None:
    with pytest.raises(RefusedError, match=r"draft d: more than 1,000,000 characters of text, .*check it in parts"):
        of("word " * 600_000 if kind != "html" else "x" * 3_000_000, kind)
    with pytest.raises(RefusedError, match=r"draft d: more than [15],000,000 characters of .*check it in parts"):
        of("<b>" * (MAX_PAGE_CHARACTERS // 3 + 1), kind)
    assert MAX_DRAFT_CHARACTERS < MAX_PAGE_CHARACTERS


# Word


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(f"<w:p>{run('One ')}{run('two')}</w:p><w:p/><w:p>{run('Three')}</w:p>", "One two\n\nThree", id="paragraphs"),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc", id="tabs and breaks"),
        pytest.param(f"<w:p>{run('a')}<w:del><w:r><w:delText>x</w:delText><w:t>x</w:t></w:r></w:del><w:ins>{run('b')}</w:ins></w:p>", "ab", id="tracked changes"),
        pytest.param(f"<w:p><w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('a')}</w:moveTo></w:p>", "a", id="moved"),
        pytest.param("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r></w:p>", "a", id="hidden"),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='1'/><w:instrText>PAGE</w:instrText></w:r>\n text between </w:p>", "a", id="footnotes and fields"),
        pytest.param(f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>", "a\n\nb", id="table"),
        pytest.param(f"<w:p>{run('a')}<w:hyperlink>{run('b')}</w:hyperlink><w:sdt><w:sdtContent>{run('c')}</w:sdtContent></w:sdt></w:p>", "abc", id="links and fields"),
        pytest.param(f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:p>{run('box')}</w:p></mc:Choice><mc:Fallback><w:p>{run('box')}</w:p></mc:Fallback></mc:AlternateContent></w:r>{run('a')}</w:p>", "box\n\na", id="text box once"),
        pytest.param(f"<w:p>{run('Quay &amp; Cargo &#8220;x&#8221;')}</w:p>", "Quay & Cargo “x”", id="characters as numbers"),
    ],
)  # fmt: skip
def test_what_a_word_document_shows(body: str, text: str) -> None:
    made = of(word(body), "docx")
    assert made.text == made.raw == text
    assert made.runs == ((0, 0),)


def test_a_document_under_another_name_and_in_another_encoding() -> None:
    assert of(word(f"<w:p>{run('Words')}</w:p>", name="word/document2.xml")).text == "Words"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        page = f"<?xml version='1.0' encoding='UTF-16'?><w:document {WORD}><w:p>{run('É')}</w:p></w:document>"
        archive.writestr("word/document.xml", page.encode("utf-16"))
    assert of(packed.getvalue()).text == "É"


LAUGHS = "<!DOCTYPE w [" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(20)) + "]>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(word(f"<w:p>{run('&l19;')}</w:p>", before=LAUGHS), "declares a document type or entities", id="entities"),
        pytest.param(word(f"<w:p>{run('&x;')}</w:p>", before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "declares a document type", id="file as an entity"),
        pytest.param(word("", before='<!DOCTYPE w SYSTEM "http://127.0.0.1:1/x.dtd">'), "declares a document type", id="external declarations"),
        pytest.param(word(f"<w:p>{run('&x;')}</w:p>"), r"no XML \(undefined entity", id="unknown entity"),
        pytest.param(word("<w:p>"), r"no XML \(mismatched tag", id="broken"),
        pytest.param(word("<w:p>" * 100_000), "more than 500 elements within each other", id="deep"),
        pytest.param(word("", name="content.xml"), r"without word/document\.xml", id="another kind of archive"),
        pytest.param(word(f"<w:p>{run('x')}</w:p>", method=zipfile.ZIP_LZMA), "packed in a way that Word does not use", id="packed in another way"),
        pytest.param(word(f"<w:p>{run('x' * 9000)}</w:p>")[:-2000], "damaged Word document", id="cut short"),
        pytest.param(word("<w:p/>"), "no text in it", id="empty"),
    ],
)  # fmt: skip
def test_a_hostile_document_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=rf"^draft d: .*{said}") as raised:
        of(data, "docx")
    assert "\n" not in str(raised.value)


def test_a_document_with_a_password_is_refused() -> None:
    data = bytearray(word(f"<w:p>{run('x')}</w:p>"))
    name = b"word/document.xml"
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(mark)
        while not data.startswith(name, at + (46 if flags == 8 else 30)):
            at = data.index(mark, at + 1)
        data[at + flags] |= 1
    with pytest.raises(SourceError, match="locked with a password; save it without one"):
        of(bytes(data), "docx")


def test_a_bomb_does_not_go_off() -> None:
    bomb = word(f"<w:p>{run('x' * 40_000_000)}</w:p>")
    assert len(bomb) < 100_000
    with pytest.raises(RefusedError, match=r"unpacks to 40,000,\d+ bytes or more; at most 25,000,000"):
        of(bomb, "docx")
    size = next(info.file_size for info in zipfile.ZipFile(io.BytesIO(bomb)).infolist() if "word" in info.filename)
    declared = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(SourceError, match="damaged Word document"):
        of(declared, "docx")


# What we wrote ourselves


def test_our_review_reads_the_same_as_markdown_and_as_a_page() -> None:
    review = draft(STORY, ARTICLES, READINGS, CLAIMS, [LINK], [RELATED], DraftSettings())
    page = of(html.render(review, ARTICLES))
    text = of(markdown.render(review, ARTICLES))
    for made in (page, text):
        check_places(made)
        kept = [section for section in review.sections if section.name != "sources"]
        shown = " ".join(made.text.split())
        for sentence in (sentence for section in kept for sentence in section.sentences):
            assert all(" ".join(piece.split()) in shown for piece in sentence.text.split("; ")), sentence.text
        assert not any(mark in made.text for mark in ("Sources", "Press review", "characters", "[^", "<", "**"))
        assert made.text.endswith(kept[-1].sentences[-1].text)
    assert (page.kind, text.kind) == ("html", "markdown")
    assert page.text.split() == text.text.split()


# Time


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    "unit",
    ["*a ", "_a", "`", "``a`", "[", "[a](", "](x \"", "![", "<a", "<a b='", '<a b="', "<!--", "<!-- a -->", "&#", "~~", "\\", "> ", "- ",
     "- a\n", "|a", "a|b\n-|-\n", "```\n", "a\n=\n", "\n", "<del>", "<svg>", "<div hidden>", "<script>x", "<sup><a>", "“never closed "],
)  # fmt: skip
def test_what_nobody_closes_is_read_to_its_end(kind: DraftKind, unit: str) -> None:
    """Each of these once took time that grew with the square of its length; a suite that hangs here has them again."""
    with suppress(InputError):
        assert of("x" + unit * 16_000, kind).text
