"""Stories: which articles are about the same developing event, and which stories belong near each other."""

from pressreview.cluster.stories import cluster, cluster_on
from pressreview.cluster.stream import Stream

__all__ = ["Stream", "cluster", "cluster_on"]
