"""A server in a process of its own, as `pressreview serve` starts it."""

import re
import select
import signal
import subprocess
import sys
from pathlib import Path

_ENTRANCE = re.compile(r"http://127\.0\.0\.1:\d+/(\?token=[\w-]+)?")
_PATIENCE_S = 60.0
"""For a machine that has other things to do."""


class Served:
    """`pressreview serve` on a project file, until it is stopped."""

    def __init__(self, db: Path, *options: str) -> None:
        """Start it and wait until it says where it is served."""
        command = [sys.executable, "-m", "pressreview", "--db", str(db), "serve", "--port", "0", *options]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        self._said = self._process.stderr
        ready, _, _ = select.select([self._said], [], [], _PATIENCE_S)
        line = self._said.readline() if ready else ""
        if (found := _ENTRANCE.search(line)) is None:
            self.kill()
            raise AssertionError(f"the server did not say where it is served, but: {line!r}")
        self.entrance = found.group()
        """The address that it printed: with the token, which lets one write."""

    def at(self, path: str) -> str:
        """The address of a page."""
        return self.entrance.partition("?")[0] + path.removeprefix("/")

    @property
    def running(self) -> bool:
        """Whether it was not ended yet."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it without time to do anything more; what it has begun in other processes is not waited for."""
        self._process.kill()
        self._process.wait()
        self._said.close()

    def stop(self) -> str:
        """End it as Ctrl-C does; what it and the processes that it began said meanwhile."""
        self._process.send_signal(signal.SIGINT)
        with self._said:
            rest = self._said.read()
        self._process.wait()
        return rest
