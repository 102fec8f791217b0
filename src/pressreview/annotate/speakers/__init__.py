"""Who speaks, and through whom: named things in the text, what a source refers to, the outlets in between."""

from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.resolve import resolve_speakers
from pressreview.annotate.speakers.via import find_via

__all__ = ["find_mentions", "find_via", "resolve_speakers"]
