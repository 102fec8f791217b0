"""Follow forecasts to the end: who foretold what, what later articles report of it, and who was right.

Nothing decides by itself that a forecast came true. Later articles are searched for words that may tell (`outcomes`),
a person decides, and only what was decided counts in the scores.
"""

from pressreview.follow.ledger import entries_of, find_entry, ledger, standing

__all__ = ["entries_of", "find_entry", "ledger", "standing"]
