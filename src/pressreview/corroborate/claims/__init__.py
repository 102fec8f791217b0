"""What articles state, and what says the same: statements, their figures, and the groups that are one claim each."""

from pressreview.corroborate.claims.apart import pairs_apart
from pressreview.corroborate.claims.groups import group_statements, make_claim
from pressreview.corroborate.claims.likeness import Likeness
from pressreview.corroborate.claims.statements import find_statements

__all__ = ["Likeness", "find_statements", "group_statements", "make_claim", "pairs_apart"]
