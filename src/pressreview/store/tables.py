"""The tables as they are now. How a file of an older version gets there is told in `migrations`.

Every record is kept whole as canonical JSON in `record`; the columns beside it are what one would ask for by name.
Times are ISO 8601 text, in UTC with its zone, or a bare day where only the day is known.

Beside them, and known to `index` alone, the view `searchable` (number, title and text of each article) and the FTS5
table `words`, an index over it.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata = MetaData()

originals = Table(
    "originals",
    metadata,
    Column("hash", Text, primary_key=True),  # SHA-256, in hex, of the bytes before compression
    Column("media_type", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("zlib", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("outlet", Text),
    Column("title", Text),
    Column("published_at", Text, index=True),
    Column("language", Text),
    Column("url", Text),
    Column("path", Text),
    Column("original", Text, ForeignKey("originals.hash")),
    Column("record", Text, nullable=False),
    Index("ix_articles_outlet_published_at", "outlet", "published_at"),
)

numbers = Table(  # by which the index of words knows the articles, in the order in which they came
    "numbers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, unique=True),
)

readings = Table(
    "readings",
    metadata,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("article", "made_by"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("made_from", Text, nullable=False),
    Column("record", Text, nullable=False),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("story", "article"),
)

former = Table(  # stories that are no more, each with an article that it had: by it one finds what became of it
    "former",
    metadata,
    Column("story", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
)

checkpoints = Table(  # from which the placing of articles goes on
    "checkpoints",
    metadata,
    Column("articles", Integer, primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("record", Text, nullable=False),
)

weighed = Table(  # what each article is about, as the placing of articles sees it
    "weighed",
    metadata,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("words", LargeBinary, nullable=False),
)

corroborations = Table(
    "corroborations",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("made_from", Text, nullable=False),
    Column("origins", Text, nullable=False),  # of the story as a whole: an array of records
)

claims = Table(
    "claims",
    metadata,
    Column("story", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("story", "position"),
    ForeignKeyConstraint(["story"], ["corroborations.story"], ondelete="CASCADE"),
)

links = Table(
    "links",
    metadata,
    Column("story", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("article", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("story", "position"),
    ForeignKeyConstraint(["story"], ["corroborations.story"], ondelete="CASCADE"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("record", Text, nullable=False),
)

resolutions = Table(  # what a person decided of forecasts, in that order; rows are added and never changed
    "resolutions",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("forecast", Text, nullable=False, index=True),
    Column("decided", Text, nullable=False),
    Column("record", Text, nullable=False),
)

corrections = Table(  # what a person said was read wrongly, in that order; rows are added and never changed
    "corrections",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, nullable=False, index=True),
    Column("decided", Text, nullable=False),
    Column("record", Text, nullable=False),
)

named = Table(  # who is named in which article, and how much of what it reports is theirs
    "named",
    metadata,
    Column("name", Text, nullable=False),
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("said", Integer, nullable=False),
    PrimaryKeyConstraint("name", "article"),
)

names = Table(  # the sums of `named`
    "names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("said", Integer, nullable=False, index=True),
    Column("articles", Integer, nullable=False),
)

name_words = Table(  # the words of `names`, folded: by which they are found
    "name_words",
    metadata,
    Column("word", Text, nullable=False),
    Column("name", Text, nullable=False),
    PrimaryKeyConstraint("word", "name"),
    sqlite_with_rowid=False,
)

overviews = Table(  # each story at a glance
    "overviews",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("made_from", Text, nullable=False),
    Column("last", Text, index=True),
    Column("articles", Integer, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

followed = Table(  # the stories of which the forecasts are known
    "followed",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("made_from", Text, nullable=False),
)

entries = Table(  # their forecasts
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story", Text, ForeignKey("followed.story", ondelete="CASCADE"), nullable=False, index=True),
    Column("horizon", Text, index=True),  # the last day of it, empty for none
    Column("record", Text, nullable=False),
)

jobs = Table(  # what somebody asked for that takes longer than a page may
    "jobs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("state", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

uploads = Table(  # files given to a job, until it is done
    "uploads",
    metadata,
    Column("job", Text, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("zlib", LargeBinary, nullable=False),
    PrimaryKeyConstraint("job", "position"),
)

failures = Table(
    "failures",
    metadata,
    Column("stage", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("source_hash", Text, nullable=False),
    PrimaryKeyConstraint("stage", "subject"),
)
