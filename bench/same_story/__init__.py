"""Pairs of articles of a mixed feed, labelled twice: one story, one longer matter, or neither. See `protocol.md`."""
