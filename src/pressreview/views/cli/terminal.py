"""What reaches the user: data on stdout, messages and progress on stderr, and no byte that a terminal obeys."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from pressreview.model import Failure
from pressreview.pipeline import Progress, Step
from pressreview.views.page import STAGES

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    r"|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)"  # OSC, DCS and the like, as far as they end: titles, links
    r"|\x1b[ -/]*[0-~]?"  # short escapes
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # other controls
    r"|[\u202a-\u202e\u2066-\u2069\ud800-\udfff]",  # what turns text around, and halves of characters
)


def safe(text: str) -> str:
    """Lines of `text` without terminal escapes or control characters."""
    return _ESCAPES.sub("", text)


def safe_line(text: str) -> str:
    """`text` on one line, without terminal escapes or control characters."""
    return " ".join(safe(text).split())


class PipeClosedError(Exception):
    """Whoever read our output went away, as `head` does."""


def put(data: bytes) -> None:
    """Write data to stdout. Raises `PipeClosedError` when nobody reads it any more."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:  # not passed on as it is: click would make an exit code of findings from it
        raise PipeClosedError from error


def put_text(text: str) -> None:
    """Write text for people to stdout, in UTF-8."""
    put(safe(text).encode())


def _to_stderr(line: str) -> None:
    click.echo(line, err=True)


class Messages:
    """Messages and progress on stderr; `quiet` leaves only what went wrong."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.failures = 0
        self._print = _to_stderr

    def say(self, line: str) -> None:
        """Tell how it went."""
        if not self.quiet:
            self._print(safe_line(line))

    def warn(self, line: str) -> None:
        """Tell what went wrong."""
        self._print(safe_line(line))

    def failed(self, failure: Failure) -> None:
        """Tell what could not be done, on one line."""
        self.failures += 1
        self.warn(f"{failure.subject}: {failure.reason}")

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A place to report steps to: bars on a terminal, nothing elsewhere; failures are told at once."""
        if self.quiet or not sys.stderr.isatty():
            yield self._told_by
            return
        # rich takes as long to import as the rest of a short command takes to run
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Bars(*columns, console=console, transient=True) as bars:
            shown: dict[str, TaskID] = {}
            before, self._print = self._print, lambda line: console.print(line, markup=False, highlight=False)

            def report(step: Step) -> None:
                self._told_by(step)
                if step.stage not in shown:
                    shown[step.stage] = bars.add_task(STAGES.get(step.stage, step.stage), total=step.total)
                bars.update(shown[step.stage], completed=step.done, total=step.total)

            try:
                yield report
            finally:
                self._print = before

    def _told_by(self, step: Step) -> None:
        if step.failure is not None:
            self.failed(step.failure)
        if step.note is not None:
            self.say(step.note)
