"""Stories: which articles are about the same developing event, and which stories belong near each other."""

from pressreview.cluster.stories import cluster

__all__ = ["cluster"]
