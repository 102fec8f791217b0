"""Reviews: every sentence derived again from the stored text, or dropped. Drafts: what they say that no source does."""

from pressreview.verify.drafts import RULES, Read, check_draft, counts_outlets, queries
from pressreview.verify.reviews import verify_review

__all__ = ["RULES", "Read", "check_draft", "counts_outlets", "queries", "verify_review"]
