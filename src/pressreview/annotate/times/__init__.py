"""When: time expressions anchored on the publication date; when something was said, and when it happens."""

from pressreview.annotate.times.expressions import find_times
from pressreview.annotate.times.happens import happens
from pressreview.annotate.times.said_on import said_on

__all__ = ["find_times", "happens", "said_on"]
