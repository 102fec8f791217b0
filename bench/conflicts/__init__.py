"""Where two articles of one story differ: pairs of sentences labelled twice; see `protocol.md`."""
