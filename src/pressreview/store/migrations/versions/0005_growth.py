"""What keeps pages quick as a project grows: the words of names, forecasts by story, and what lists are ordered by.

Forecasts are made again when they are next asked for, each story's where something of it is new.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_table("entries")
    op.create_table(
        "followed",
        sa.Column("story", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("made_from", sa.Text, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("story", sa.Text, sa.ForeignKey("followed.story", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("horizon", sa.Text, index=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_overviews_articles", "overviews", ["articles"])
    op.drop_index("ix_articles_outlet", "articles")
    op.create_index("ix_articles_outlet_published_at", "articles", ["outlet", "published_at"])
    db = op.get_bind()
    pairs = [
        {"word": word, "name": name}
        for name in db.exec_driver_sql("SELECT name FROM names").scalars()
        for word in _words(name)
    ]
    if pairs:
        db.execute(sa.table("name_words", sa.column("word"), sa.column("name")).insert(), pairs)


def _words(name: str) -> set[str]:
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return set(re.findall(r"\w+", plain.casefold()))
