"""A draft, by a person or a machine, held against articles: findings with the source beside, no verdict of truth."""

from pressreview.verify.drafts.asking import Query, queries
from pressreview.verify.drafts.audit import check_draft
from pressreview.verify.drafts.independence import counts_outlets
from pressreview.verify.drafts.rules import RULES
from pressreview.verify.drafts.stated import Read

__all__ = ["RULES", "Query", "Read", "check_draft", "counts_outlets", "queries"]
