"""What a person corrected; what the pages of `serve` ask for: names, forecasts, stories at a glance; and its jobs.

Names are counted anew from the readings that are there already; the rest is made when it is next asked for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("article", sa.Text, nullable=False, index=True),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "named",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("said", sa.Integer, nullable=False),
    )
    op.create_table(
        "names",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("said", sa.Integer, nullable=False, index=True),
        sa.Column("articles", sa.Integer, nullable=False),
    )
    op.create_table(
        "overviews",
        sa.Column("story", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("made_from", sa.Text, nullable=False),
        sa.Column("last", sa.Text, index=True),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("story", sa.Text, nullable=False, index=True),
        sa.Column("horizon", sa.Text, index=True),
        sa.Column("made_from", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False, unique=True),
        sa.Column("state", sa.Text, nullable=False, index=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "uploads",
        sa.Column("job", sa.Text, sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("zlib", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_links_origin", "links", ["origin"])
    op.execute(
        "INSERT INTO named (name, article, kind, said) "
        "SELECT json_extract(one.value, '$.speaker.name'), readings.article, "
        "min(json_extract(one.value, '$.speaker.kind')), count(*) "
        "FROM readings, json_each(readings.record, '$.attributions') AS one "
        "WHERE json_extract(one.value, '$.speaker.name') IS NOT NULL GROUP BY 1, 2"
    )
    op.execute(
        "INSERT OR IGNORE INTO named (name, article, kind, said) "
        "SELECT json_extract(one.value, '$.name'), readings.article, min(json_extract(one.value, '$.kind')), 0 "
        "FROM readings, json_each(readings.record, '$.mentions') AS one GROUP BY 1, 2"
    )
    op.execute(
        "INSERT INTO names (name, kind, said, articles) "
        "SELECT name, min(kind), sum(said), count(*) FROM named GROUP BY name"
    )
