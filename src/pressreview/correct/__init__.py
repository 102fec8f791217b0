"""What people corrected, laid over what was read: a person's word counts, the machine's stays beside it.

Readings are kept as the reader made them. Whoever goes on from a reading gets it as corrected here.
"""

from pressreview.correct.reading import corrected, states
from pressreview.correct.requests import (
    find_attribution,
    find_correction,
    is_id,
    new_speaker,
    reason,
)
from pressreview.correct.statements import as_apart, as_read, kept_apart, statements

__all__ = [
    "as_apart",
    "as_read",
    "corrected",
    "find_attribution",
    "find_correction",
    "is_id",
    "kept_apart",
    "new_speaker",
    "reason",
    "statements",
    "states",
]
