"""Derives every sentence of a review again from the stored text, and keeps only those that come out the same."""

from pressreview.verify.review import verify_review

__all__ = ["verify_review"]
