"""A draft, by a person or a machine, held against articles: findings with the source beside, never a verdict of truth."""
