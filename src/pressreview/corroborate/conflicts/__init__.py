"""What cannot both hold: figures, dates, denials, negations, with the words on either side."""

from pressreview.corroborate.conflicts.conflicts import find_conflicts

__all__ = ["find_conflicts"]
