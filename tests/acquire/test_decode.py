import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.acquire.decode import decode, decode_page
from pressreview.errors import SourceError

WORDS = "She said “we’re staying” and left for the harbour that evening – nobody went with her that night."


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\r\nb\tc\n", "a\r\nb\tc\n", id="line ends and tabs stay"),
        pytest.param(b"\xef\xbb\xbfHello", "Hello", id="byte order mark, utf-8"),
        pytest.param("Héllo".encode("utf-16"), "Héllo", id="byte order mark, utf-16"),
        pytest.param("Héllo".encode("utf-32"), "Héllo", id="byte order mark, utf-32"),
        pytest.param(
            "Hello to all of you there".encode("utf-16-le"), "Hello to all of you there", id="utf-16, no mark"
        ),
        pytest.param(WORDS.encode("cp1252"), WORDS, id="windows punctuation"),
        pytest.param(b"one \x1b[31mred\x1b[0m word in " + b"a line " * 40, None, id="a stray escape stays"),
    ],
)
def test_decodes(data: bytes, text: str | None) -> None:
    assert decode(data) == (data.decode() if text is None else text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param("Café in Málaga".encode("latin-1"), r"not UTF-8.*byte 0xe9 at offset 3", id="latin-1"),
        pytest.param("Привет, мир".encode("cp1251"), "not UTF-8", id="cyrillic"),
        pytest.param("Café — ".encode() + b"\x93quoted\x94", r"mixes UTF-8.*byte 0x93 at offset 10", id="mixed"),
        pytest.param(b"text\0text", "binary", id="zero byte"),
        pytest.param(bytes(range(256)), "binary", id="all bytes"),
        pytest.param(b"%PDF-1.7 something", "a PDF", id="pdf"),
        pytest.param(b"\xff\xfeH\0e\0\0\xd8", "not utf-16-le throughout", id="utf-16 cut in a pair"),
    ],
)
def test_refuses_what_is_not_certain(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        decode(data)


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        pytest.param("ISO-8859-1", b"Caf\xe9 \x93x\x94", "Café “x”", id="latin-1 means windows-1252"),
        pytest.param("windows-1251", "Привет".encode("cp1251"), "Привет", id="windows-1251"),
        pytest.param("windows-1252", "Café".encode(), "Café", id="utf-8 in spite of what it states"),
    ],
)
def test_believes_a_stated_encoding(charset: str, data: bytes, text: str) -> None:
    assert decode(data, charset=charset) == text
    assert decode_page(data, charset=charset) == (text, False)


@pytest.mark.parametrize("charset", ["rot13", "zlib", "unicode_escape", "utf-7", "idna", "no-such"])
def test_no_other_codec_can_be_called(charset: str) -> None:
    with pytest.raises(SourceError, match="not UTF-8"):
        decode(b"caf\xe9 +AGE-", charset=charset)


def test_a_page_with_a_stray_byte_is_marked() -> None:
    page = decode_page("Café ".encode() + b"\xe9")
    assert page.damaged
    assert page.text == "Café \ufffd"
