"""Who repeats whom: credits, outlets named in the text, text and quotations in common; and where reports begin."""

from pressreview.corroborate.origins.beginnings import Beginnings
from pressreview.corroborate.origins.origins import find_links, story_origins

__all__ = ["Beginnings", "find_links", "story_origins"]
