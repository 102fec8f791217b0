"""The paragraphs of a Word document, as they read once its tracked changes are accepted.

The document may come from anyone: nothing is unpacked beyond its bound, nothing is fetched, and XML that declares
anything (entities among it) is refused before it is read.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from pressreview.errors import RefusedError, SourceError

_PART = "word/document.xml"
_OTHER_PART = re.compile(r"word/document\d{0,3}\.xml")
_MAX_FILES = 20_000
_MAX_DEPTH = 500
"""Elements within elements; Word itself stays below some tens."""
_CHUNK_BYTES = 1 << 16
_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_OUT = frozenset({"del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"})
_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


def docx_text(data: bytes, *, max_size_bytes: int) -> str:
    """The paragraphs of a document, a blank line between them.

    Raises `SourceError` when it cannot be read, `RefusedError` when it unpacks to more than `max_size_bytes`.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        for chunk in _unpacked(data, max_size_bytes=max_size_bytes):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise SourceError(f"a damaged Word document: {_PART} is no XML ({error})") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise SourceError(f"a damaged Word document: {error}; save it again, or save its text") from error
    paragraphs = (paragraph.strip() for paragraph in reader.paragraphs)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def is_docx(data: bytes) -> bool:
    """Whether `data` is an archive with a Word document in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(_OTHER_PART.fullmatch(name) for name in archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        return False


def _unpacked(data: bytes, *, max_size_bytes: int) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = _main_part(archive)
        if info.flag_bits & 1:
            raise SourceError("a Word document locked with a password; save it without one")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # The other methods unpack a whole block at once, however large that becomes.
            raise SourceError(f"packed in a way that Word does not use (method {info.compress_type}); save it again")
        if info.file_size > max_size_bytes:
            raise RefusedError(_too_large(info.file_size, max_size_bytes))
        size = 0
        with archive.open(info) as part:
            while chunk := part.read(_CHUNK_BYTES):
                size += len(chunk)
                if size > max_size_bytes:
                    raise RefusedError(_too_large(size, max_size_bytes))
                yield chunk


def _too_large(size: int, bound: int) -> str:
    return f"{_PART} unpacks to {size:,} bytes or more; at most {bound:,} are read"


def _main_part(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    files = archive.infolist()
    if len(files) > _MAX_FILES:
        raise RefusedError(f"an archive of {len(files):,} files; a Word document has at most {_MAX_FILES:,}")
    found = [info for info in files if _OTHER_PART.fullmatch(info.filename)]
    if not found:
        raise SourceError(f"an archive without {_PART}, no Word document; save it as .docx, .txt or .md")
    return next((info for info in found if info.filename == _PART), found[0])


def _refuse(*_declared: object) -> None:
    raise SourceError("a Word document whose XML declares a document type or entities, as Word never does; refused")


class _Reader:
    """Hears what the parser finds."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._open: list[list[str]] = []
        """Words of the paragraphs that are open; a text box has paragraphs within one."""
        self._depth = 0
        self._out = 0
        """The depth of the element that is left out with all within it; 0 for none."""
        self._shows = False
        """Whether characters are text of the document, and no layout between its elements."""
        self._hidden = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise SourceError(f"a Word document with more than {_MAX_DEPTH} elements within each other; refused")
        if self._out:
            return
        name = _name(tag)
        if name in _OUT or tag == _FALLBACK:
            self._out = self._depth
        elif name == "p":
            self._open.append([])
        elif name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = not any(_name(key) == "val" and value in _OFF for key, value in attributes.items())
        elif name == "t":
            self._shows = not self._hidden
        elif name in _SHOWN and self._open and not self._hidden:
            self._open[-1].append(_SHOWN[name])

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._out:
            if self._depth < self._out:
                self._out = 0
            return
        name = _name(tag)
        if name == "t":
            self._shows = False
        elif name == "r":
            self._hidden = False
        elif name == "p" and self._open:
            self.paragraphs.append("".join(self._open.pop()))

    def words(self, words: str) -> None:
        """Characters between tags."""
        if self._shows and not self._out and self._open:
            self._open[-1].append(words)


def _name(tag: str) -> str:
    """The name of an element of Word's own; "" for any other."""
    return next((tag.removeprefix(space) for space in _NAMESPACES if tag.startswith(space)), "")
