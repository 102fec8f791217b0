"""A browser of this machine, projects that are ready, and servers that end with their test."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.store import Store
from tests.e2e.served import Served

_PATIENCE_MS = 30_000
"""For a machine that has other things to do; what comes sooner is not waited for."""

Open = Callable[..., Page]
Serve = Callable[..., Served]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Of this machine: none is downloaded."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no browser: there is neither a chromium nor a google-chrome on the path")
    options = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]  # no network for it either
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium has none for root
    expect.set_options(timeout=_PATIENCE_MS)
    with (
        sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=found, args=options)) as it,
    ):
        yield it


@pytest.fixture
def open_page(browser: Browser, serve: Serve) -> Iterator[Open]:  # servers outlive the pages that ask them
    """Opens an empty page; whatever the browser complains of on it, or asks elsewhere for, fails the test.

    `scripts`: whether they run; `silent_on`: a pattern of complaints that belong to the test.
    """
    complaints: list[str] = []
    contexts = []

    def opened(*, scripts: bool = True, width: int = 1280, height: int = 900, silent_on: str = r"(?!)") -> Page:
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": height})
        context.set_default_timeout(_PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()

        def told(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not re.search(silent_on, message.text):
                complaints.append(f"{page.url}: {message.text}")

        def asked(request: Request) -> None:
            if not request.url.startswith(("http://127.0.0.1:", "data:")):
                complaints.append(f"{page.url} asked for {request.url}")

        page.on("console", told)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("request", asked)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, open_page: Open) -> Page:
    """A page as people have it who let scripts run, and as those have it who do not."""
    return open_page(scripts=request.param)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a project file until the test is over; an error that the server tells of fails the test."""
    started: list[Served] = []

    def begin(db: Path, *options: str) -> Served:
        started.append(Served(db, *options))
        return started[-1]

    yield begin
    said = "".join(one.stop() for one in started if one.running)
    assert "Traceback" not in said, said


@pytest.fixture(scope="package")
def example(coverage: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the whole example coverage, everything made. Copy it to write into it."""
    return _made([coverage], tmp_path_factory.mktemp("example") / "example.db")


@pytest.fixture(scope="package")
def small(few: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of five articles, everything made. Copy it to write into it."""
    return _made(few, tmp_path_factory.mktemp("small") / "small.db")


@pytest.fixture(scope="package")
def few(coverage: Path) -> list[Path]:
    """Five articles of two stories."""
    found = sorted(path for path in coverage.iterdir() if "rail-" in path.name or "boat" in path.name)
    assert len(found) == 5
    return found


@pytest.fixture(scope="package")
def site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example as a site, for tests that write nothing."""
    served = Served(copied(example, tmp_path_factory.mktemp("site") / "site.db"))
    yield served
    said = served.stop()
    assert "Traceback" not in said, said


def copied(project: Path, to: Path) -> Path:
    """A project file with all that stands in it, also what was written last."""
    with closing(sqlite3.connect(project)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    return to


def _made(sources: list[Path], db: Path) -> Path:
    settings = Settings()
    with Store(db) as store:
        pipeline.add(store, [str(one) for one in sources], settings)
        pipeline.read(store, settings)
        pipeline.prepare(store, settings)
    return db
