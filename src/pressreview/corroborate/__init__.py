"""Who else says it, do they agree, and who repeats whom."""

from pressreview.corroborate.origins import story_origins
from pressreview.corroborate.records import Corroboration
from pressreview.corroborate.stage import corroborate, links_between

__all__ = ["Corroboration", "corroborate", "links_between", "story_origins"]
