"""How surely, and what next: polarity and band of what is said, and what it foretells."""

from pressreview.annotate.certainty.certainty import certainty_of, conditions, hedges, negations
from pressreview.annotate.certainty.forecasts import forecast_of, foretold
from pressreview.annotate.certainty.foreteller import KindTeller, shipped

__all__ = ["KindTeller", "certainty_of", "conditions", "forecast_of", "foretold", "hedges", "negations", "shipped"]
