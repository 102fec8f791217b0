"""Chains of several mouths: labelled sites, their protocol, and how the reading does on them."""
