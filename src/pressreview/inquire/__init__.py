"""Look at one thing closely: somebody with all they said, a story along the calendar, a claim down to its origins."""

from pressreview.inquire.chronology import chronology
from pressreview.inquire.ladder import ladder, which_claim
from pressreview.inquire.names import who_is_meant
from pressreview.inquire.profile import profile

__all__ = ["chronology", "ladder", "profile", "which_claim", "who_is_meant"]
