"""The work that takes longer than a page may, in a process of its own: a page never waits for the reader.

What is asked for stands in the project file before anything is done, and so does how far it is: a reload, a restart or
a kill loses nothing, and the next start goes on with it. Articles and drafts do not wait for each other.
"""

import multiprocessing
import os
import re
import signal
import tempfile
import threading
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Literal, NoReturn

from msgspec.structs import replace

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.errors import InputError, PressreviewError
from pressreview.model import Failure, Job, content_id
from pressreview.model.job import JobKind
from pressreview.pipeline import Step
from pressreview.store import Store

Lane = Literal["articles", "drafts"]
_TOLD_EVERY_S = 0.5
"""How often a job says how far it is: every word of it is a write to the file."""
_MAX_FAILURES = 200
_MAX_NAME_BYTES = 120
"""Of the name of a file; most file systems take 255."""
_UNSAFE = re.compile(r"[^\w .()-]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}\Z")
_NICE = 10
"""By how much the work stands behind everything else that the machine does."""
_MOST_ENDS = 2
"""Times that a job may end the process that works on it, before it is given up."""


def asked(kind: JobKind, *, at: datetime, sources: tuple[str, ...], files: tuple[str, ...]) -> Job:
    """A new job."""
    return Job(id=content_id("job1", kind, at, sources, files), kind=kind, asked=at, sources=sources, files=files)


def safe_name(name: str, taken: Container[str] = ()) -> str:
    """The name of a file that somebody gave, as one that may be made in a folder of ours.

    It is none of `taken`, which are in small letters, as `str.casefold` makes them: some file systems keep only one of
    "A.txt" and "a.txt".
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = _UNSAFE.sub("_", last).strip(" .-_") or "file"
    found = _ENDING.search(plain)
    ending = found.group() if found else ""
    stem = plain.removesuffix(ending).encode("utf-8", "replace")
    tails = (f"-{number}{ending}" if number > 1 else ending for number in count(1))
    made = (stem[: _MAX_NAME_BYTES - len(tail)].decode("utf-8", "ignore") + tail for tail in tails)
    return next(one for one in made if one.casefold() not in taken)


class Desk:
    """Has the work done, in a process for articles and one for drafts, while there is something to do.

    A process that ends before its work is done is followed by another: what it had done is kept, the rest done again.
    """

    def __init__(self, db: Path, settings: Settings) -> None:
        self._db, self._settings = db.absolute(), settings
        self._context = multiprocessing.get_context("spawn")
        self._lock = threading.Lock()
        self._closed = False
        self._seeing: dict[Lane, threading.Thread] = {}
        self._working: dict[Lane, multiprocessing.process.BaseProcess] = {}

    def wake(self) -> None:
        """See that somebody works on what is waiting."""
        with self._lock:
            if self._closed:
                return
            with Store(self._db) as store:
                waiting = {lane_of(job) for job in store.jobs(over=False)}
            for lane in sorted(waiting - self._seeing.keys()):
                self._seeing[lane] = threading.Thread(target=self._see_to, args=(lane,), daemon=True)
                self._seeing[lane].start()

    def close(self) -> None:
        """Stop the work; what was not done stays asked for."""
        with self._lock:
            self._closed = True
            seeing = list(self._seeing.values())
            for process in self._working.values():
                process.terminate()
        for thread in seeing:
            thread.join()

    def _see_to(self, lane: Lane) -> None:
        """Start one process after the other until nothing is left to do."""
        ends: Counter[str] = Counter()
        try:
            while (begun := self._begin(lane)) is not None:
                first, process = begun
                process.join()
                if process.exitcode and not self._closed:
                    self._ended(lane, first, f"with exit code {process.exitcode}", ends)
        finally:
            with self._lock:
                if self._seeing.get(lane) is threading.current_thread():
                    del self._seeing[lane]

    def _begin(self, lane: Lane) -> tuple[Job, multiprocessing.process.BaseProcess] | None:
        """Start a process, and name what it does first; None where there is nothing to do.

        Who finds nothing goes before anybody else may ask for something: nothing asked for is left lying.
        """
        with self._lock, Store(self._db) as store:
            first = _next(store, lane)
            if first is None or self._closed:
                del self._seeing[lane]
                return None
            process = self._context.Process(
                target=_process, args=(str(self._db), lane, self._settings, os.getpid()), daemon=True
            )
            process.start()
            self._working[lane] = process
            return first, process

    def _ended(self, lane: Lane, first: Job, how: str, ends: Counter[str]) -> None:
        """Give a job up that ends its process each time: what waits behind it must be done too."""
        with Store(self._db) as store:
            job = _next(store, lane)
            if job is None or (job.state == "waiting" and job.id != first.id):
                return
            ends[job.id] += 1
            if ends[job.id] >= _MOST_ENDS:
                reason = f"its process ended {how}, {_MOST_ENDS} times; there may be too little memory"
                store.put_job(replace(job, state="failed", reason=reason))


def lane_of(job: Job) -> Lane:
    """Who works on a job."""
    return "drafts" if job.kind == "check" else "articles"


class _ServerGoneError(Exception):
    """Nobody is there any more to show what would be done."""


def _process(db: str, lane: Lane, settings: Settings, server: int) -> None:
    """What a process of the desk runs. Ctrl-C is for the server, which then tells it to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):  # pages go first
        os.nice(_NICE)
    ends = False

    def end(*_: object) -> NoReturn:
        """Goes the way out past all that tidies up: no files of others are left lying about."""
        nonlocal ends
        ends = True
        raise SystemExit

    signal.signal(signal.SIGTERM, end)
    try:
        work(db, lane, settings, server)
    except Exception:
        if not ends:  # an import that is told to end says that it failed
            raise


def _next(store: Store, lane: Lane) -> Job | None:
    return next((one for one in store.jobs(over=False) if lane_of(one) == lane), None)


def work(db: str, lane: Lane, settings: Settings, server: int) -> None:
    """Do what is waiting, the oldest first, until there is nothing left or the server is gone, a process by its id."""
    with Store(db) as store:
        while (job := _next(store, lane)) is not None:
            try:
                _do(store, job, settings, server)
            except _ServerGoneError:
                return


def _do(store: Store, job: Job, settings: Settings, server: int) -> None:
    teller = _Teller(store, replace(job, state="running", stage="", done=0, total=None, failures=()), server)
    try:
        run: Callable[[Store, _Teller, Settings], Job] = _check if job.kind == "check" else _add
        done = run(store, teller, settings)
    except PressreviewError as error:
        store.put_job(replace(teller.job, state="failed", reason=str(error)))
    except _ServerGoneError:
        raise
    except Exception as error:
        store.put_job(replace(teller.job, state="failed", reason=f"an error of ours ({type(error).__name__}: {error})"))
        raise
    else:
        store.put_job(replace(done, state="done"))


class _Teller:
    """Keeps how far a job is."""

    def __init__(self, store: Store, job: Job, server: int) -> None:
        self.job, self._store, self._server = job, store, server
        self._told = time.monotonic()
        store.put_job(job)

    def __call__(self, step: Step) -> None:
        failures = self.job.failures
        if step.failure is not None and len(failures) < _MAX_FAILURES:
            failures = (*failures, _words(step.failure))
        changed = step.stage != self.job.stage
        self.job = replace(self.job, stage=step.stage, done=step.done, total=step.total, failures=failures)
        if changed or time.monotonic() - self._told > _TOLD_EVERY_S:
            if os.getppid() != self._server:
                raise _ServerGoneError
            self._store.put_job(self.job)
            self._told = time.monotonic()


def _words(failure: Failure) -> str:
    return f"{failure.subject}: {failure.reason}"


def _add(store: Store, teller: _Teller, settings: Settings) -> Job:
    """Bring in what was given, read it, and make the pages."""
    job = teller.job
    with _files(store, job) as names:
        if given := [*job.sources, *names]:
            articles = pipeline.add(store, given, settings, progress=teller)
            teller.job = replace(teller.job, articles=articles)
    pipeline.read(store, settings, progress=teller)
    pipeline.prepare(store, settings, progress=teller)
    return teller.job


def _check(store: Store, teller: _Teller, settings: Settings) -> Job:
    """Hold the draft that was given against the articles."""
    with _files(store, teller.job) as (name, *_):
        draft = pipeline.read_draft(name, settings)
    audit = pipeline.check(store, draft, settings, progress=teller)
    return replace(teller.job, audit=pipeline.choose(audit, select=(), ignore=(), baseline=(), comments=True))


@contextmanager
def _files(store: Store, job: Job) -> Iterator[tuple[str, ...]]:
    """The files of a job in the current folder, so that each has the name it was given by as its path."""
    with tempfile.TemporaryDirectory(prefix="pressreview-") as folder:
        files = store.job_files(job)
        if tuple(files) != job.files:
            raise InputError("the files that were given are not there any more; give them again")
        names: dict[str, str] = {}
        for name, data in files.items():
            safe = safe_name(name, names)
            names[safe.casefold()] = safe
            (Path(folder) / safe).write_bytes(data)
        os.chdir(folder)
        try:
            yield tuple(names.values())
        finally:
            os.chdir("/")
