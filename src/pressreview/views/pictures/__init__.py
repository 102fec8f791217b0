"""Where things stand in drawings, as records of places that pure functions make; templates draw them as SVG.

Every drawing repeats what a list or a table beside it says in words; nothing is told by colour alone.
"""

from pressreview.views.pictures.drifts import Drift, drift
from pressreview.views.pictures.ladders import Rungs, ladder
from pressreview.views.pictures.matrices import Matrix, matrix
from pressreview.views.pictures.opposites import Opposites, opposites
from pressreview.views.pictures.origin_graphs import OriginGraph, origin_graph
from pressreview.views.pictures.plots import Plot, plot
from pressreview.views.pictures.sparklines import Sparkline, sparkline
from pressreview.views.pictures.strips import Strip, strip
from pressreview.views.pictures.wordings import Quoted, wordings

__all__ = [
    "Drift",
    "Matrix",
    "Opposites",
    "OriginGraph",
    "Plot",
    "Quoted",
    "Rungs",
    "Sparkline",
    "Strip",
    "drift",
    "ladder",
    "matrix",
    "opposites",
    "origin_graph",
    "plot",
    "sparkline",
    "strip",
    "wordings",
]
