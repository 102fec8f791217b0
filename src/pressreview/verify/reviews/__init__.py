"""Every sentence of a review derived again from the stored text, or dropped."""

from pressreview.verify.reviews.review import verify_review

__all__ = ["verify_review"]
