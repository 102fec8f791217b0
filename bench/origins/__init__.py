"""Who repeats whom, on pairs of real articles of one story that were labelled twice; see `protocol.md`."""
