"""What made a record: the stage, the version, and the rules as they are in this installation.

Results are kept in the project file and made again only when what they were made from changes. A changed rule or table
is such a change, also where nobody thought of a new version number.
"""

import hashlib
from functools import cache
from pathlib import Path

from pressreview import __version__
from pressreview.tables.rows import own_digest

PACKAGE = Path(__file__).parent
SHARED = ("model", "text", "tables", "naming")
"""What every stage builds on."""
NO_RULES = frozenset({".pyc", ".md"})
"""Endings of files in which no rule stands."""


@cache
def maker(stage: str) -> str:
    """The stage's name, the version, and 12 hex digits of SHA-256 over its files: "cluster/0.1.0/3f2a0c9d1e5b".

    A user's own tables count as files of every stage.
    """
    digest = hashlib.sha256()
    for folder in (stage, *SHARED):
        for file in sorted((PACKAGE / folder).rglob("*")):
            if file.is_file() and file.suffix not in NO_RULES:
                name, content = file.relative_to(PACKAGE).as_posix().encode(), file.read_bytes()
                digest.update(b"%d %s %d " % (len(name), name, len(content)) + content)
    digest.update(own_digest().encode())
    return f"{stage}/{__version__}/{digest.hexdigest()[:12]}"
