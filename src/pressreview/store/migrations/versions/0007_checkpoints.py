"""From where the placing of articles goes on, so that one that comes costs the same in a large project."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "checkpoints",
        sa.Column("articles", sa.Integer, primary_key=True),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "weighed",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
