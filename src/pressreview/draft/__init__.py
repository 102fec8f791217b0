"""Writes the press review of a story: which sentences go on the page, in which section, with which credit.

Every sentence is made of slices of articles and of joins from `model.joining`; nothing is generated.
"""

from pressreview.draft.review import draft

__all__ = ["draft"]
