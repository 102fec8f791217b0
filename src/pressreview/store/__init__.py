"""The project file: everything that was brought in and everything made of it, in one SQLite file.

The only code that writes SQL. Import it late: it brings SQLAlchemy with it.
"""

from pressreview.store.project import Store

__all__ = ["Store"]
