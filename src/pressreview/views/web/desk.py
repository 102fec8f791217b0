"""The work that takes longer than a page may, in a process of its own: a page never waits for the reader.

What is asked for stands in the project file before anything is done, and so does how far it is: a reload, a restart or
a kill loses nothing, and the next start goes on with it. Articles and drafts do not wait for each other.
"""

import multiprocessing
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.errors import PressreviewError
from pressreview.model import Failure, Job, content_id
from pressreview.model.job import JobKind
from pressreview.pipeline import Step
from pressreview.store import Store

Lane = Literal["articles", "drafts"]
_TOLD_EVERY_S = 0.5
"""How often a job says how far it is: every word of it is a write to the file."""
_MAX_FAILURES = 200
_MAX_NAME = 80
_UNSAFE = re.compile(r"[^\w .()-]+")


def asked(kind: JobKind, *, at: datetime, sources: tuple[str, ...], files: tuple[str, ...]) -> Job:
    """A new job."""
    return Job(id=content_id("job1", kind, at, sources, files), kind=kind, asked=at, sources=sources, files=files)


def safe_name(name: str) -> str:
    """The name of a file that somebody gave, as one that may be made in a folder of ours."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .-_")
    stem, dot, ending = plain.rpartition(".")
    return (
        f"{stem[: _MAX_NAME - len(ending)]}{dot}{ending}" if dot and len(ending) < 10 else plain[:_MAX_NAME] or "file"
    )


class Desk:
    """Starts the processes that work, one for articles and one for drafts, while there is something to do."""

    def __init__(self, db: Path, settings: Settings) -> None:
        self._db, self._settings = db.absolute(), settings
        self._context = multiprocessing.get_context("spawn")
        self._working: dict[Lane, multiprocessing.process.BaseProcess] = {}

    def wake(self) -> None:
        """See that somebody works on what is waiting."""
        with Store(self._db) as store:
            waiting = {lane_of(job) for job in store.jobs(over=False)}
        for lane in sorted(waiting):
            working = self._working.get(lane)
            if working is None or not working.is_alive():
                process = self._context.Process(
                    target=work, args=(str(self._db), lane, self._settings, os.getpid()), daemon=True
                )
                process.start()
                self._working[lane] = process

    def close(self) -> None:
        """Stop the work; what was not done stays asked for."""
        for process in self._working.values():
            process.terminate()
            process.join()


def lane_of(job: Job) -> Lane:
    """Who works on a job."""
    return "drafts" if job.kind == "check" else "articles"


class _ServerGoneError(Exception):
    """Nobody is there any more to show what would be done."""


def work(db: str, lane: Lane, settings: Settings, server: int) -> None:
    """Do what is waiting, the oldest first, until there is nothing left: what a process of the desk runs."""
    with Store(db) as store:
        while (job := next((one for one in store.jobs(over=False) if lane_of(one) == lane), None)) is not None:
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
            teller.job = replace(job, articles=pipeline.add(store, given, settings, progress=teller))
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
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        os.chdir(folder)
        try:
            yield tuple(files)
        finally:
            os.chdir("/")
