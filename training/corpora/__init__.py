"""The corpora that teach the reader: attributions, entities, time expressions, the certainty of predicates."""
