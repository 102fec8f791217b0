"""When: time expressions anchored on the publication date, and when something was said."""

from pressreview.annotate.times.expressions import find_times
from pressreview.annotate.times.said_on import said_on

__all__ = ["find_times", "said_on"]
