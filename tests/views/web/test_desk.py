"""Work beside the pages: done once and whole, whenever its process ends, and inside its own folder alone."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.model import Job
from pressreview.model.job import JobKind
from pressreview.store import Store
from pressreview.views.web import desk
from pressreview.views.web.desk import Desk, asked, lane_of, safe_name, work
from tests.readers import Quotations

AT = datetime(2026, 3, 18, 9, tzinfo=UTC)
FILES = {
    "bell.txt": b'"Talks may resume on Friday," Mira Hallam said. The port is shut.\n',
    "courier.txt": b'"Nobody was warned," Mira Hallam said. "The pier burned," Olaf Brandis said.\n',
    "mercury.txt": b'"The pier was like a furnace," Olaf Brandis said on Tuesday.\n',
}
DRAFT = {"draft.md": b'"The pier was like a forge," Olaf Brandis said.\n'}
HERE = os.getppid()
"""Whom work in this process takes for its server."""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader that needs no model; and a folder to be in, since work changes it."""
    monkeypatch.setattr("pressreview.annotate.reader.Reader", Quotations)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def db(tmp_path: Path) -> str:
    file = str(tmp_path / "news.db")
    Store(file).close()
    return file


def give(db: str, kind: JobKind, files: dict[str, bytes], *, minute: int = 0) -> Job:
    job = asked(kind, at=AT.replace(minute=minute), sources=(), files=tuple(files))
    with Store(db) as store:
        store.add_job(job, files)
    return job


def job_of(db: str, job: Job) -> Job:
    with Store(db) as store:
        found = store.job(job.id)
    assert found is not None
    return found


def content(db: str) -> list[str]:
    with Store(db) as store:
        return list(store.dump())


# What is done


def test_a_job_is_done_and_its_files_go(db: str) -> None:
    job = give(db, "add", FILES)
    work(db, "articles", Settings(), HERE)
    done = job_of(db, job)
    assert (done.state, done.failures, len(done.articles)) == ("done", (), 3)
    with Store(db) as store:
        assert store.job_files(done) == {}
        assert {one.path for one in store.articles().values()} == set(FILES)
        assert len(store.readings()) == 3
        assert store.count_overviews() >= 1
        assert list(store.verify()) == []


def test_each_lane_does_its_own_oldest_first(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = [give(db, "add", {"a.txt": FILES["bell.txt"]}), give(db, "check", DRAFT, minute=1)]
    jobs += [give(db, "prepare", {}, minute=2), give(db, "add", {"b.txt": FILES["courier.txt"]}, minute=3)]
    assert [lane_of(job) for job in jobs] == ["articles", "drafts", "articles", "articles"]
    began: list[str] = []
    do = desk._do

    def doing(store: Store, job: Job, settings: Settings, server: int) -> None:
        began.append(job.id)
        do(store, job, settings, server)

    monkeypatch.setattr(desk, "_do", doing)
    work(db, "articles", Settings(), HERE)
    assert began == [jobs[0].id, jobs[2].id, jobs[3].id]
    assert job_of(db, jobs[1]).state == "waiting"
    work(db, "drafts", Settings(), HERE)
    done = job_of(db, jobs[1])
    assert done.state == "done"
    assert done.audit is not None
    assert done.audit.draft.path == "draft.md"


def test_what_cannot_be_read_is_told_and_the_rest_goes_through(db: str) -> None:
    job = give(db, "add", {"empty.txt": b" ", "picture.png": b"\x89PNG", "good.txt": FILES["bell.txt"]})
    work(db, "articles", Settings(), HERE)
    done = job_of(db, job)
    assert done.state == "done"
    assert len(done.articles) == 1
    assert [one.partition(":")[0] for one in done.failures] == ["empty.txt", "picture.png"]


def test_more_failures_than_a_page_shows(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_MAX_FAILURES", 3)
    job = give(db, "add", {f"{number}.txt": b" " for number in range(8)})
    work(db, "articles", Settings(), HERE)
    assert len(job_of(db, job).failures) == 3


def test_a_draft_that_is_none_fails_in_words(db: str) -> None:
    give(db, "add", FILES)
    work(db, "articles", Settings(), HERE)
    job = give(db, "check", {"draft.docx": b"not a document"}, minute=1)
    work(db, "drafts", Settings(), HERE)
    done = job_of(db, job)
    assert done.state == "failed"
    assert "draft.docx" in done.reason


def test_a_check_of_nothing_fails_in_words(db: str) -> None:
    job = give(db, "check", DRAFT)
    work(db, "drafts", Settings(), HERE)
    assert job_of(db, job).state == "failed"
    assert "nothing to check against" in job_of(db, job).reason


def test_an_error_of_ours_is_recorded_and_told(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(pipeline, "prepare", broken)
    job = give(db, "add", FILES)
    with pytest.raises(ZeroDivisionError, match="by nought"):
        work(db, "articles", Settings(), HERE)
    assert job_of(db, job).reason == "an error of ours (ZeroDivisionError: by nought)"


# Killed at any moment


class KilledError(BaseException):
    """As a signal would: nothing that catches errors catches it."""


def kills(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Has the next work end at its nth write to the file."""
    written = Store._writing

    def arm(at: int) -> None:
        left = iter(range(at, -1, -1))

        def writing(self: Store) -> Any:
            if next(left, 0) == 0:
                raise KilledError
            return written(self)

        monkeypatch.setattr(Store, "_writing", writing)

    def set_up(at: int) -> None:
        monkeypatch.setattr(Store, "_writing", written)
        if at >= 0:
            arm(at)

    return set_up


@pytest.mark.parametrize(
    ("kind", "lane", "files"),
    [("add", "articles", {"courier.txt": FILES["courier.txt"]}), ("check", "drafts", DRAFT)],
)
def test_killed_at_any_write_and_done_again(
    kind: JobKind, lane: desk.Lane, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undisturbed(name: str) -> tuple[str, Job]:
        file = str(tmp_path / name)
        if kind == "check":
            give(file, "add", FILES)
            work(file, "articles", Settings(), HERE)
        return file, give(file, kind, files, minute=1)

    kill = kills(monkeypatch)
    whole, _ = undisturbed("whole.db")
    work(whole, lane, Settings(), HERE)
    expected = content(whole)
    moment = 0
    while True:
        kill(-1)
        file, job = undisturbed(f"{moment}.db")
        kill(moment)
        try:
            work(file, lane, Settings(), HERE)
        except KilledError:
            kill(-1)
            assert not job_of(file, job).over
            with Store(file) as store:
                assert list(store.verify()) == []
        else:
            break
        work(file, lane, Settings(), HERE)
        assert content(file) == expected
        moment += 1
    assert moment > (3 if kind == "add" else 1)


def test_work_whose_server_is_gone_ends_and_stays_asked_for(db: str) -> None:
    job = give(db, "add", FILES)
    work(db, "articles", Settings(), HERE + 1)
    assert not job_of(db, job).over
    work(db, "articles", Settings(), HERE)
    assert job_of(db, job).state == "done"


def test_what_another_process_did_meanwhile_stays_done(db: str) -> None:
    """A process whose server was killed may end its job while the next server's has begun it anew."""
    job = give(db, "add", FILES)
    work(db, "articles", Settings(), HERE)
    before = content(db)
    with Store(db) as store:
        desk._do(store, job, Settings(), HERE)
    assert content(db) == before


# Inside its own folder


HOSTILE = (
    "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a\nb.txt", "con.html", "-rf", "-", "https:__x", "https://evil.example/x.txt",
    "x" * 300, "字" * 300 + ".html", "", ".", "..", "...", "~", "$(id)", "`id`", "a;b|c&d.txt", "nul\0.txt", "\ud800.txt", "\u202etxt.exe",
    "file.txt.gz", "*", "?", "%2e%2e%2f", ".hidden", " lead.txt", "trail.txt ", "x." + "y" * 300, "<script>", '"quoted".txt', "C:\\x.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_safe_names(name: str, tmp_path: Path) -> None:
    made = safe_name(name)
    assert Path(made).name == made
    assert made.isprintable()
    assert not made.startswith(("-", ".", " ", "~"))
    assert not set(made) & set('/\\:*?"<>|$`;&\0\n%')
    assert 0 < len(made.encode()) <= 120
    (tmp_path / made).write_bytes(b"it can be made")
    assert safe_name(made) == made


def test_safe_names_keep_what_tells_the_kind() -> None:
    assert safe_name("字" * 300 + ".html").endswith(".html")
    assert safe_name("Port Ansel (final).md") == "Port Ansel (final).md"
    assert safe_name("../a/Blast.JSON") == "Blast.JSON"
    assert safe_name("x." + "y" * 300).startswith("x.yyy")


def test_safe_names_are_each_another() -> None:
    taken: set[str] = set()
    made = []
    for name in ["a.txt"] * 300 + ["A.TXT", "x/a.txt", "e\u0301.txt", "é.txt", *HOSTILE, *HOSTILE]:
        made.append(safe_name(name, taken))
        taken.add(made[-1].casefold())
    assert len({one.casefold() for one in made}) == len(made)
    assert made[:3] == ["a.txt", "a-2.txt", "a-3.txt"]


def test_a_job_with_hostile_names_writes_only_inside_its_folder(
    db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    before = {path for path in tmp_path.rglob("*") if path != own}
    storable = [one for one in HOSTILE if "\ud800" not in one]
    job = give(db, "add", {name: f'"Number {n}," Mira Hallam said.\n'.encode() for n, name in enumerate(storable)})
    written: list[Path] = []
    write = Path.write_bytes

    def writing(self: Path, data: bytes) -> int:
        written.append(self.resolve())
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", writing)
    work(db, "articles", Settings(), HERE)
    assert len(written) == len(storable)
    assert {path.parent.parent for path in written} == {own.resolve()}
    assert list(own.iterdir()) == []
    assert {path for path in tmp_path.rglob("*") if path != own and "news.db" not in path.name} <= before
    assert job_of(db, job).state == "done"


def test_files_that_are_gone(db: str) -> None:
    job = asked("add", at=AT, sources=(), files=("gone.txt",))
    with Store(db) as store:
        store.add_job(job, {})
    work(db, "articles", Settings(), HERE)
    assert job_of(db, job).reason.startswith("the files that were given are not there any more")


# The processes


class Fake:
    """A process that is over as soon as it began."""

    def __init__(self, does: Callable[[], int]) -> None:
        self._does, self.exitcode = does, 0

    def start(self) -> None:
        self.exitcode = self._does()

    def join(self) -> None:
        pass

    def terminate(self) -> None:
        pass


def desk_with(
    db: str, monkeypatch: pytest.MonkeyPatch, ends: Iterable[Callable[[desk.Lane], int]]
) -> tuple[Desk, list[desk.Lane]]:
    """A desk whose processes end in these ways, one after the other; and the lanes they were begun for."""
    made, began, left = Desk(Path(db), Settings()), list[desk.Lane](), iter(ends)

    def process(*, target: object, args: tuple[Any, ...], daemon: bool) -> Fake:
        lane = args[1]
        began.append(lane)
        return Fake(lambda: next(left)(lane))

    monkeypatch.setattr(made._context, "Process", process)
    return made, began


def wait(made: Desk) -> None:
    for thread in list(made._seeing.values()):
        thread.join()


def done(db: str) -> Callable[[desk.Lane], int]:
    def all_of(lane: desk.Lane) -> int:
        with Store(db) as store:
            for job in store.jobs(over=False):
                if lane_of(job) == lane:
                    store.put_job(replace(job, state="done"))
        return 0

    return all_of


def begun(db: str, code: int) -> Callable[[desk.Lane], int]:
    """Begins the first job, and ends."""

    def first(lane: desk.Lane) -> int:
        with Store(db) as store:
            job = next(one for one in store.jobs(over=False) if lane_of(one) == lane)
            store.put_job(replace(job, state="running"))
        return code

    return first


def test_one_process_a_lane(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    give(db, "add", FILES)
    give(db, "check", DRAFT, minute=1)
    give(db, "prepare", {}, minute=2)
    made, began = desk_with(db, monkeypatch, [done(db)] * 2)
    made.wake()
    wait(made)
    assert sorted(began) == ["articles", "drafts"]
    made.wake()
    wait(made)
    assert len(began) == 2
    assert made._seeing == {}


def test_who_is_killed_is_followed_by_another(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    job = give(db, "add", FILES)
    made, began = desk_with(db, monkeypatch, [begun(db, -9), done(db)])
    made.wake()
    wait(made)
    assert began == ["articles"] * 2
    assert job_of(db, job).state == "done"


def test_what_ends_its_process_each_time_is_given_up_and_the_next_is_done(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison, good = give(db, "add", FILES), give(db, "add", FILES, minute=1)
    made, began = desk_with(db, monkeypatch, [begun(db, -9), begun(db, -9), done(db)])
    made.wake()
    wait(made)
    assert len(began) == 3
    assert job_of(db, poison).state == "failed"
    assert "exit code -9, 2 times" in job_of(db, poison).reason
    assert job_of(db, good).state == "done"
    with Store(db) as store:
        assert store.job_files(poison) == {}


def test_a_process_that_never_begins_is_not_started_for_ever(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    job = give(db, "add", FILES)
    made, began = desk_with(db, monkeypatch, [lambda _: 1, lambda _: 1])
    made.wake()
    wait(made)
    assert len(began) == 2
    assert job_of(db, job).state == "failed"


def test_what_is_asked_for_while_a_process_ends_is_done_too(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, late = give(db, "add", FILES), []

    def ends(lane: desk.Lane) -> int:
        done(db)(lane)
        late.append(give(db, "add", FILES, minute=1))  # after it looked for more, before it is gone
        return 0

    made, began = desk_with(db, monkeypatch, [ends, done(db)])
    made.wake()
    wait(made)
    assert len(began) == 2
    assert [job_of(db, job).state for job in (first, *late)] == ["done", "done"]


def test_a_closed_desk_begins_nothing(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    job = give(db, "add", FILES)
    made, began = desk_with(db, monkeypatch, [])
    made.close()
    made.wake()
    assert began == []
    assert job_of(db, job).state == "waiting"


def test_a_real_process_does_it_and_close_ends_one(db: str) -> None:
    job = give(db, "prepare", {})
    made = Desk(Path(db), Settings())
    made.wake()
    wait(made)
    assert job_of(db, job).state == "done"
    give(db, "prepare", {}, minute=1)
    made.wake()
    made.close()
    assert made._seeing == {}
    assert all(not process.is_alive() for process in made._working.values())


def test_told_to_end_it_leaves_no_file(db: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    there: list[int] = []

    def add(*_: object, **__: object) -> tuple[str, ...]:
        there.append(len(list(next(own.iterdir()).iterdir())))
        signal.raise_signal(signal.SIGTERM)
        return ()

    monkeypatch.setattr(pipeline, "add", add)
    monkeypatch.setattr(os, "nice", lambda by: by, raising=False)  # not of the process that tests
    job = give(db, "add", FILES)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with pytest.raises(SystemExit):
            desk._process(db, "articles", Settings(), HERE)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert there == [3]
    assert list(own.iterdir()) == []
    assert job_of(db, job).state == "running"
