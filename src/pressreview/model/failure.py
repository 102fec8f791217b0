"""A failure: something that could not be read, recorded so that the rest can go on."""

from pressreview.model.base import Record


class Failure(Record):
    """What could not be done, where and why. Stages yield it in place of a result."""

    stage: str
    subject: str
    """The path, URL or article id it is about, as the user gave it."""
    reason: str
    """One line: what was wrong and what to do about it."""
    source_hash: str = ""
    """SHA-256 of the bytes it is about, when there were any: the same bytes are not tried again."""
