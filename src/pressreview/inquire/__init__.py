"""Look at one thing closely: somebody with all they said, a story along the calendar."""

from pressreview.inquire.chronology import chronology
from pressreview.inquire.names import Named, who_is_meant
from pressreview.inquire.profile import profile

__all__ = ["Named", "chronology", "profile", "who_is_meant"]
