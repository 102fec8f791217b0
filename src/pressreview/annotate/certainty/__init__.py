"""How surely, and what next: polarity and band of what is said, and what it foretells."""

from pressreview.annotate.certainty.certainty import certainty_of, conditions, hedges, negations
from pressreview.annotate.certainty.forecasts import forecast_of, foretold

__all__ = ["certainty_of", "conditions", "forecast_of", "foretold", "hedges", "negations"]
