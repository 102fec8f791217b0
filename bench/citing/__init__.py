"""Whether an outlet that is named is named as a source: places in real articles labelled twice; see `protocol.md`."""
