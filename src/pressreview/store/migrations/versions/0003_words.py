"""An index of the words of the articles, those that are there already included.

A view says what is indexed, so that nothing is stored twice and there is one place that says it. Articles get numbers
of their own because SQLite may change those that it gives to rows whose key is a text.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "numbers",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False, unique=True),
    )
    op.execute(
        "CREATE VIEW searchable AS SELECT numbers.number AS number, "
        "json_extract(articles.record, '$.title') AS title, json_extract(articles.record, '$.text') AS text "
        "FROM numbers JOIN articles ON articles.id = numbers.article"
    )
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(title, text, content='searchable', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO numbers (article) SELECT id FROM articles ORDER BY id")
    op.execute("INSERT INTO words (words) VALUES ('rebuild')")
