"""`check --fix`: what needs no thought is put right in the draft's own file."""

from pathlib import Path

from pressreview.errors import InputError
from pressreview.model import Audit
from pressreview.views.cli.pages import save

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def mended(audit: Audit) -> tuple[str, int]:
    """The draft's file with its fixes, and how many they are; of fixes that overlap, the first one."""
    parts, end, count = [], 0, 0
    for one in sorted(audit.findings, key=lambda one: one.span):
        if one.fix is not None and one.span.start >= end:
            parts += [audit.draft.raw[end : one.span.start], one.fix]
            end, count = one.span.end, count + 1
    return "".join((*parts, audit.draft.raw[end:])), count


def mend(audit: Audit) -> int:
    """Write the draft's file with its fixes; how many they are.

    Raises `InputError` when the file is no text in UTF-8, has changed since it was read, or cannot be written.
    """
    words, count = mended(audit)
    if not count:
        return 0
    path = audit.draft.path
    if path == "-" or audit.draft.kind == "docx":
        raise InputError(f"{path}: --fix writes into Markdown, HTML and text files alone")
    file = Path(path).resolve()  # the file itself, not a link to it
    try:
        data, mode = file.read_bytes(), file.stat().st_mode
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b""
    if mark + audit.draft.raw.encode() != data:
        raise InputError(f"{path}: --fix needs a file in UTF-8 that nobody changes meanwhile; it is left as it is")
    save(mark + words.encode(), file)
    file.chmod(mode)
    return count
