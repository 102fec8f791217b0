"""The command line. `main` is the program: it turns what goes wrong into one line and an exit code."""

from pressreview.views.cli.program import main

__all__ = ["main"]
