"""Running a command: what its exit code says, and that nothing ends in a traceback."""

import os
import sys
from collections.abc import Sequence

import click

from pressreview.errors import PressreviewError
from pressreview.views.cli.terminal import PipeClosedError, safe_line

FINE, COULD_NOT = 0, 2
STOPPED = 130
"""By Ctrl-C: 128 + SIGINT, as a shell expects."""
PIPE_CLOSED = 141
"""The reader of our output went away: 128 + SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line with `arguments` (default: those of the process) and exit."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    try:
        from pressreview.views.cli.commands import cli  # here, so that Ctrl-C is answered while it loads too

        code = cli.main(arguments, prog_name="pressreview", standalone_mode=False)
    except (KeyboardInterrupt, click.exceptions.Abort):  # click passes Ctrl-C on as Abort
        return _say("Stopped. Nothing is lost: the same command goes on from here.", code=STOPPED)
    except click.ClickException as error:
        error.show()
        return COULD_NOT
    except PressreviewError as error:
        return _say(f"pressreview: {error}", code=COULD_NOT)
    except PipeClosedError:
        # Python flushes stdout once more when it ends, which would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code if isinstance(code, int) else FINE


def _say(line: str, *, code: int) -> int:
    click.echo(safe_line(line), err=True)
    return code
