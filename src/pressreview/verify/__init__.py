"""Reviews: every sentence derived again from the stored text, or dropped. Drafts: what they say that no source does."""

from pressreview.verify.reviews import verify_review

__all__ = ["verify_review"]
