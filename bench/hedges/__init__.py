"""Polarity of clauses and words that hedge, in sentences of treebanks and of Wikinews, with the measure on them."""
