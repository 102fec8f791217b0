"""Who speaks, and through whom, on labelled attributions of real articles."""
