"""What a person decided of forecasts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "resolutions",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("forecast", sa.Text, nullable=False, index=True),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
