"""Every error this package raises on purpose.

PressreviewError
├── InputError          what the caller gave cannot be used (a source, an option, a settings file)
│   ├── SourceError     one source cannot be read; becomes a `Failure` record inside a pipeline
│   ├── RefusedError    a source that is refused for safety (private address, too large)
│   └── WriterError     the language model that is to word the page cannot be asked, or gives nothing that can be used
├── ModelError          the reader's model files are missing or are not what they claim
└── StoreError          the project file cannot be opened, is damaged, or is of a newer version

A page that cannot be read is no exception: stages turn `SourceError` and `RefusedError` into a `Failure` record and go
on. Messages say what, where, the value found, and what would be right.
"""


class PressreviewError(Exception):
    """Base of every error raised on purpose: catch it to catch them all."""


class InputError(PressreviewError):
    """What the caller gave cannot be used."""


class SourceError(InputError):
    """One source cannot be read as an article."""


class RefusedError(InputError):
    """A source is refused for safety; the message says which flag allows it, where one does."""


class WriterError(InputError):
    """The writer cannot be asked or gives no answer that can be used; `passing` when the next try may go well."""

    def __init__(self, message: str, *, passing: bool = False) -> None:
        """Take what went wrong, on one line."""
        super().__init__(message)
        self.passing = passing


class ModelError(PressreviewError):
    """The reader's model files are missing or are not what they claim to be."""


class StoreError(PressreviewError):
    """The project file cannot be opened, is damaged, or was written by a newer version."""
