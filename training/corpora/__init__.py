"""The corpora besides PolNeAR that teach the reader: entities, time expressions, the certainty of predicates."""
