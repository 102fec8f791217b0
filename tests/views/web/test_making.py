"""Pages made in other processes: those of this moment, also when one that makes them is killed."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from pressreview.model import Failure
from pressreview.store import Store
from pressreview.views.web.making import PAGES, Asked, Makers, make
from tests.views.web.sites import COOKIE, TODAY, Site


def asked(route: str, **given: object) -> Asked:
    plain = Asked(
        route=route, twin=False, address=route, may_write=False, on=TODAY, id="", words="", page=1, every=False
    )  # fmt: skip
    return plain._replace(**given)  # type: ignore[arg-type]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    Store(tmp_path / "news.db").close()
    return tmp_path / "news.db"


def test_a_page_and_its_twin(db: Path) -> None:
    with Store(db) as store:
        page, twin = make(store, asked("/outlets")), make(store, asked("/outlets", twin=True))
    assert page is not None
    assert twin is not None
    assert (page.status, page.media_type, page.lasts) == (200, "text/html", True)
    assert page.body.startswith(b"<!doctype html>")
    assert twin.media_type == "application/json"


def test_what_is_not_there_is_none(db: Path) -> None:
    with Store(db) as store:
        assert [route for route in PAGES if "{id" in route and make(store, asked(route, id="none")) is not None] == []


def test_makers_show_what_was_just_written_and_outlive_a_kill(db: Path) -> None:
    async def pages() -> list[bytes]:
        makers = Makers(db, 1)
        try:
            await makers.ready()
            found = []
            for number in range(3):
                with Store(db) as store:
                    store.put_failure(Failure(stage="acquire", subject=f"{number}.txt", reason="empty", source_hash=""))
                made = await makers.make(asked("/add"))
                assert made is not None
                found.append(made.body)
                for process in list(makers._pool._processes):
                    os.kill(process, signal.SIGKILL)
            return found
        finally:
            makers.close()

    for number, body in enumerate(asyncio.run(pages())):
        assert f">{number}.txt <".encode() in body.replace(b"<li>", b">")


def test_a_site_with_makers(db: Path, asleep: None) -> None:
    with Site(db, processes=1) as site:
        for number in range(3):
            with Store(db) as store:
                store.put_failure(Failure(stage="acquire", subject=f"{number}.txt", reason="empty", source_hash=""))
            assert f"{number}.txt" in site.get("/add", {"cookie": COOKIE}).text
        assert site.get("/story/none").status == 404
        assert site.get("/speaker/%00%22").status == 404
