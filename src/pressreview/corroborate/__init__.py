"""Who else says it, do they agree, and who repeats whom."""

from pressreview.corroborate.origins import story_origins
from pressreview.corroborate.records import Corroboration, independent
from pressreview.corroborate.stage import corroborate

__all__ = ["Corroboration", "corroborate", "independent", "story_origins"]
