"""Whether a kill loses anything: `python -m bench.kill` kills `add` and `write` 50 times and compares what they leave.

A round begins with a new project file, kills the command at a random moment of the time it takes undisturbed, again
and again until one run comes through, and compares the project with one that nobody disturbed. Rounds go on until there
were enough kills.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pressreview.store import Store

ROOT = Path(__file__).parent.parent
COVERAGE = ROOT / "examples" / "coverage"


class Outcome(NamedTuple):
    """What a number of kills did."""

    kills: int
    rounds: int
    differing: int
    """Rounds that left another project than an undisturbed run."""
    problems: int
    """Ids and hashes that did not fit afterwards."""


def kill(command: Sequence[str], *, folder: Path, kills: int, seed: int = 0) -> Outcome:
    """Kill `pressreview COMMAND --db …` at `kills` random moments, in rounds. `folder` takes the project files."""
    chance = random.Random(seed)
    started = time.monotonic()
    _finish(command, folder / "undisturbed.db")
    whole_s = time.monotonic() - started
    expected = _dump(folder / "undisturbed.db")
    done = rounds = differing = problems = 0
    while done < kills:
        rounds += 1
        db = folder / f"round-{rounds}.db"
        before, started = done, time.monotonic()
        while done < kills and _killed(command, db, after_s=chance.uniform(0.0, whole_s)):
            done += 1
        if done == before:  # a whole run was faster than the last one measured: the machine has less to do now
            whole_s = time.monotonic() - started
        _finish(command, db)
        differing += _dump(db) != expected
        with Store(db) as store:
            problems += len(list(store.verify()))
    return Outcome(done, rounds, differing, problems)


def _start(command: Sequence[str], db: Path) -> "subprocess.Popen[bytes]":
    whole = [sys.executable, "-m", "pressreview", *command, "--db", str(db)]
    return subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _finish(command: Sequence[str], db: Path) -> None:
    if code := _start(command, db).wait():
        raise RuntimeError(f"pressreview {' '.join(command)} ended with {code} though nobody disturbed it")


def _killed(command: Sequence[str], db: Path, *, after_s: float) -> bool:
    """Whether the command was still running after this time, and so was killed."""
    process = _start(command, db)
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def _dump(db: Path) -> list[str]:
    with Store(db) as store:
        return list(store.dump())


def main() -> int:
    """Kill both commands and print the outcome; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    lost = 0
    for name in ("add", "write"):
        with tempfile.TemporaryDirectory() as folder:
            outcome = kill([name, str(COVERAGE)], folder=Path(folder), kills=asked.kills, seed=asked.seed)
        lost += outcome.differing + outcome.problems
        print(f"{name}: {outcome.kills} kills in {outcome.rounds} rounds, {outcome.differing} projects differ, "
              f"{outcome.problems} ids or hashes do not fit", flush=True)  # fmt: skip
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
