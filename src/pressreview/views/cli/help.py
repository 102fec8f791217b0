"""What the program says of itself: examples before options, and what to do first."""

from typing import Any

import click

FIRST_STEPS = """\
pressreview writes the press review of a story from the articles themselves: what happened, what the papers say,
where they differ, who is repeating whom, and what next, each sentence with its source.

Try first:

  pressreview write FOLDER                   the review of the articles in a folder (text, Markdown, HTML)
  pressreview write FOLDER -o review.html    the same as a page to open in a browser
  pressreview read article.txt               who said what in one article
  pressreview serve -o                       all of it in the browser

Everything stays on this machine, in the project file pressreview.db of the current folder.
All commands: pressreview --help. One of them: pressreview write --help
"""

EXAMPLES = """\
pressreview write articles/                       the press review of the articles in a folder
pressreview write articles/ -o review.html        the same as a page to open in a browser
pressreview read --outlet "The Week" a.txt        who said what in one article
pressreview add https://example.org/feed.xml      bring articles in, to be reviewed later
pressreview stories                               the stories found so far
pressreview check draft.md                        what a draft says that these articles do not
pressreview forecasts                             what is to come, what is due, and who was right
pressreview serve -o                              all of it in the browser, where it can be corrected
"""

EXIT_CODES = (
    "0 fine, also when some sources failed and others went through (one line each on stderr); 1 findings; "
    "2 could not: bad usage, no source went through, nothing to show, or project file or reader cannot be used; "
    "130 stopped by Ctrl-C. Data goes to stdout, messages and progress to stderr."
)


class _WithExamples(click.Command):
    """A command whose help leads with examples."""

    def __init__(self, *args: Any, examples: str, **kwargs: Any) -> None:
        """`examples`: lines as one would type them, each with what it does."""
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what click writes."""
        _write_examples(formatter, self.examples)
        super().format_help(ctx, formatter)


class Command(_WithExamples):
    """One command."""


class Group(_WithExamples, click.Group):
    """A command with commands of its own."""


class Program(click.Group):
    """All commands together."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what click writes, then the exit codes."""
        _write_examples(formatter, EXAMPLES)
        super().format_help(ctx, formatter)
        with formatter.section("Exit codes"):
            formatter.write_text(EXIT_CODES)


def _write_examples(formatter: click.HelpFormatter, examples: str) -> None:
    formatter.write("Examples:\n")
    formatter.write("".join(f"  {line}\n" for line in examples.splitlines()))
    formatter.write("\n")
