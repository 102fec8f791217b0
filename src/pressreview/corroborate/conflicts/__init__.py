"""What cannot both hold: figures, dates, denials, negations, with the words on either side."""

from pressreview.corroborate.conflicts.conflicts import find_contrasts

__all__ = ["find_contrasts"]
