"""A draft to be checked: a text, Markdown, HTML or Word file as its reader sees it, each character with its place.

Start at `read_draft`. A draft comes from anyone, also from a language model: reading it takes time that grows with its
length alone, runs nothing and fetches nothing.
"""

import re
import sys

from pressreview.acquire.acquired import printable
from pressreview.acquire.decode import decode, decode_page
from pressreview.acquire.drafts.docx import docx_text, is_docx
from pressreview.acquire.drafts.html import html_blocks
from pressreview.acquire.drafts.markdown import markdown_blocks
from pressreview.acquire.drafts.placed import laid_out
from pressreview.acquire.files import ending_of, read_bytes, read_file_bytes
from pressreview.config import AcquireSettings
from pressreview.errors import RefusedError, SourceError
from pressreview.model import Draft
from pressreview.model.finding import DraftKind

__all__ = ["MAX_DRAFT_CHARACTERS", "MAX_PAGE_CHARACTERS", "draft_of", "read_draft"]

MAX_DRAFT_CHARACTERS = 1_000_000
"""Of text, and of a Markdown file: as long as the longest article, some 500 pages."""
MAX_PAGE_CHARACTERS = 5_000_000
"""Of an HTML file, which may have its pictures in it."""
_STANDARD_INPUT = "-"
_KINDS: dict[str, DraftKind] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".docm": "docx",
}  # fmt: skip
_SNIFFED_CHARACTERS = 20_000
_PAGE = re.compile(
    r"\s*+(?:<!--.{0,500}?-->\s*+)?<(?:!doctype\s++html|\?xml|html|head|body|main|article|section|div|p|h[1-6]|ul|ol)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^\[\^[^\]\s]{1,40}\]:|^(?:```|~~~)|\*\*\w|\w\]\(\w|^---\n\w+:|^[-*] \S.*\n[-*] \S|^> \S", re.MULTILINE
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_NOT_READ = (
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "a Word document of the old kind, or one locked with a password"),
    (b"\x1f\x8b", "a gzip archive"),
)


def read_draft(path: str, settings: AcquireSettings) -> Draft:
    """The draft in a file, or on standard input for "-". Its ending says what kind it is, or what is in it.

    Raises:
        SourceError: There is no such file, or it holds no text that can be read.
        RefusedError: It is larger than the settings or `MAX_DRAFT_CHARACTERS` allow.
    """
    bound = settings.max_size_bytes
    try:
        if path == _STANDARD_INPUT:
            data = read_bytes(sys.stdin.buffer, max_size_bytes=bound)
        else:
            data = read_file_bytes(path, max_size_bytes=bound)
    except (SourceError, RefusedError) as error:
        raise type(error)(f"draft {printable(path)}: {error}") from error
    return draft_of(data, path=path, kind=_KINDS.get(ending_of(path)), max_size_bytes=bound)


def draft_of(data: bytes, *, path: str, kind: DraftKind | None, max_size_bytes: int) -> Draft:
    """The draft that `data` is; what is in it says of which kind where `kind` is None.

    Raises `SourceError` when there is no text in it that can be read, `RefusedError` when there is too much.
    """
    try:
        draft = _draft(data, path=printable(path), kind=kind, max_size_bytes=max_size_bytes)
        _check_length(len(draft.text), of="text")
    except (SourceError, RefusedError) as error:
        raise type(error)(f"draft {printable(path)}: {error}") from error
    return draft


def _draft(data: bytes, *, path: str, kind: DraftKind | None, max_size_bytes: int) -> Draft:
    if len(data) > max_size_bytes:
        raise RefusedError(f"{len(data):,} bytes; at most {max_size_bytes:,} are read")
    for signature, name in _NOT_READ:
        if data.startswith(signature):
            raise SourceError(f"{name}, not text; save it as .docx, .md, .html or .txt")
    if kind == "docx" or (kind is None and data.startswith(b"PK") and is_docx(data)):
        text = docx_text(data, max_size_bytes=max_size_bytes)
        return Draft(path=path, kind="docx", raw=_some(text), text=text)
    charset = _CHARSET.search(data, 0, 4_096) if kind in (None, "html") else None
    stated = charset[1].decode("ascii", "replace") if charset else None
    if kind == "html":
        return _page(data, path=path, charset=stated)
    raw = decode(data, charset=stated)
    if kind is None and _PAGE.match(raw):
        return _page(data, path=path, charset=stated)
    _check_length(len(raw), of="text")
    if kind == "text" or (kind is None and not _MARKDOWN.search(raw, 0, _SNIFFED_CHARACTERS)):
        return Draft(path=path, kind="text", raw=raw, text=_some(raw))
    text, runs = laid_out(raw, markdown_blocks(raw))
    return Draft(path=path, kind="markdown", raw=raw, text=_some(text), runs=runs)


def _page(data: bytes, *, path: str, charset: str | None) -> Draft:
    page = decode_page(data, charset=charset)
    _check_length(len(page.text), of="HTML", bound=MAX_PAGE_CHARACTERS)
    text, runs = laid_out(page.text, html_blocks(page.text, most=MAX_DRAFT_CHARACTERS))
    if page.damaged and "\ufffd" in text:
        raise SourceError("its encoding is not what it says, or mixed: some letters cannot be read; save it as UTF-8")
    return Draft(path=path, kind="html", raw=page.text, text=_some(text), runs=runs)


def _some(text: str) -> str:
    if not text.strip():
        raise SourceError("no text in it that a reader would see, so there is nothing to check")
    return text


def _check_length(found: int, *, of: str, bound: int = MAX_DRAFT_CHARACTERS) -> None:
    if found > bound:
        raise RefusedError(f"more than {bound:,} characters of {of}, the most that a draft may have; check it in parts")
