"""`pressreview serve` as people use it: in a real browser, with and without scripts."""
