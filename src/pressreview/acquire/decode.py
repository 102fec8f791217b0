"""From bytes to text without guessing: a wrong letter in a name is a wrong credit.

In this order: a byte order mark; UTF-8, when every byte fits; the encoding that the server or the page states; Windows
punctuation (curly quotes, dashes, …), which stands at the same bytes in all the Windows code pages, when nothing but
ASCII is around it. Anything else is a `SourceError` that names the byte. Web pages are read as browsers do, with U+FFFD
for what does not fit, and the caller refuses the page only when such a character ends up in the article.

Offsets count the code points of the decoded text, where a byte order mark is not part of the text; line ends and
control characters stay as they are in plain text.
"""

import codecs
import re
from typing import NamedTuple

from pressreview.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_STATED = re.compile(
    r"utf-?8|(?:iso[-_]?8859|windows|cp)[-_]?\d{1,4}|latin[-_]?\d|(?:us-)?ascii|koi8-[ru]|gb2312|gbk|gb18030|big5(?:-hkscs)?"
    r"|euc-(?:jp|kr)|shift[-_]?jis|macintosh|mac-?roman"
)
_BROWSERS_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_WINDOWS = tuple(f"cp{number}" for number in range(1250, 1259))
_SAME_IN_ALL_WINDOWS = bytes(
    byte for byte in range(0x80, 0x100) if len({bytes([byte]).decode(page, "replace") for page in _WINDOWS}) == 1
)
_CONTROLS = bytes(byte for byte in (*range(0x20), 0x7F) if byte not in b"\t\n\r\f\v\x1a")
_MAX_CONTROL_SHARE = 0.01
_MAX_PUNCTUATION_SHARE = 0.05


class Page(NamedTuple):
    """A decoded web page, and whether U+FFFD had to stand in for some of its bytes."""

    text: str
    damaged: bool


def decode(data: bytes, *, charset: str | None = None) -> str:
    """The text of `data`. `charset` is what the source states of itself.

    Raises `SourceError` for binary data, and for an encoding that is not certain.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec)
    if codec16 := _utf16_without_mark(data):
        return _strict(data, codec16)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = error
    stated = _codec(charset)
    if stated not in (None, "utf-8"):
        return _strict(data, str(stated))
    where = f"byte 0x{data[wrong.start]:02x} at offset {wrong.start}"
    high = len(data) - len(data.translate(None, delete=bytes(range(0x80, 0x100))))
    if not data.translate(
        None, delete=bytes(range(0x80)) + _SAME_IN_ALL_WINDOWS
    ) and high <= _MAX_PUNCTUATION_SHARE * len(data):
        return data.decode("cp1252")
    if not data.decode("utf-8", "ignore").isascii():
        raise SourceError(f"mixes UTF-8 with another encoding ({where}); save it as UTF-8")
    raise SourceError(f"not UTF-8, and it does not say what else ({where}); save it as UTF-8")


def decode_page(data: bytes, *, charset: str | None = None) -> Page:
    """The text of a web page, as browsers read it. Raises `SourceError` for binary data."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], codec)
    if codec16 := _utf16_without_mark(data):
        return _lenient(data, codec16)
    refuse_binary(data)
    try:
        return Page(data.decode("utf-8"), damaged=False)
    except UnicodeDecodeError:
        stated = _codec(charset) or ("cp1252" if data.decode("utf-8", "ignore").isascii() else "utf-8")
        return _lenient(data, stated)


def refuse_binary(data: bytes) -> None:
    """Raise `SourceError` when `data` is no text at all."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{name}, not text; save its text first")
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    if b"\0" in data or controls > _MAX_CONTROL_SHARE * len(data):
        raise SourceError("binary data, not text")


def _codec(charset: str | None) -> str | None:
    """Python's name of a stated encoding; None for one we do not know (or that is no text encoding)."""
    name = (charset or "").strip().strip("\"'").lower()
    if not _STATED.fullmatch(name):
        return None
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return _BROWSERS_READ_AS.get(known, known)


def _strict(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"not {codec} throughout, as it says it is (byte 0x{data[error.start]:02x} at offset {error.start})"
        ) from error
    if "\0" in text:
        raise SourceError("binary data, not text")
    return text


def _lenient(data: bytes, codec: str) -> Page:
    text = data.decode(codec, "replace")
    return Page(text, damaged="\ufffd" in text)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin letters has a zero as nearly every second byte; nothing else does."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 8 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.8 * half and not even:
        return "utf-16-le"
    if even > 0.8 * half and not odd:
        return "utf-16-be"
    return None
