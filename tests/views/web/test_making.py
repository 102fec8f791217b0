"""Pages made in other processes are the same pages; one that is asked for twice at once is made once."""

import asyncio
import multiprocessing
import shutil
from datetime import date
from pathlib import Path

import pytest

from pressreview.model import Failure
from pressreview.store import Store
from pressreview.views.web import app
from pressreview.views.web.making import Asked, Made, Makers, make
from tests.views.web.sites import TODAY, Site

FAILURE = Failure(stage="acquire", subject="a.html", reason="it is empty")


def asked(route: str = "/", **known: object) -> Asked:
    facts = {"twin": False, "address": route, "may_write": False, "on": TODAY, "id": "", "words": "", "page": 1}
    return Asked(route=route, **{"every": False, **facts, **known})  # type: ignore[arg-type]


def test_another_process_makes_the_same_page_also_after_one_was_killed(prepared: Path) -> None:
    async def pages() -> list[Made | None]:
        makers = Makers(prepared, 1)
        try:
            await makers.ready()
            first = await makers.make(asked())
            (process,) = [one for one in multiprocessing.active_children() if "Spawn" in one.name]
            process.kill()
            process.join()
            return [first, await makers.make(asked()), await makers.make(asked("/article/{id}", id="art1-none"))]
        finally:
            makers.close()

    with Store(prepared) as store:
        here = make(store, asked())
    assert here is not None
    assert b"<h1" in here.body
    assert asyncio.run(pages()) == [here, here, None]


@pytest.mark.parametrize("twin", [False, True])
def test_a_page_says_what_form_it_has_and_whether_it_lasts(prepared: Path, twin: bool) -> None:
    with Store(prepared) as store:
        made = make(store, asked(twin=twin))
    assert made is not None
    assert (made.status, made.media_type, made.lasts) == (200, "application/json" if twin else "text/html", True)


def test_a_page_that_is_being_made_is_waited_for_and_made_anew_after_a_change(
    asleep: None, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "news.db"
    shutil.copy(prepared, db)
    made: list[str] = []

    def counted(store: Store, one: Asked) -> Made | None:
        made.append(one.address)
        return make(store, one)

    monkeypatch.setattr(app, "make", counted)
    with Site(db) as site:

        async def twice() -> list[int]:
            return [one.status for one in await asyncio.gather(site.asking("GET", "/"), site.asking("GET", "/"))]

        assert site._runner.run(twice()) == [200, 200]
        assert site.get("/").status == 200
        assert made == ["/"]
        with Store(db) as store:
            store.forget_failure("acquire", "nothing")
            store.put_failure(FAILURE)
        assert site.get("/").status == 200
        assert made == ["/", "/"]


def test_a_day_later_a_page_is_made_anew(asleep: None, prepared: Path, tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    shutil.copy(prepared, db)
    day = [TODAY]
    with Site(db, today=lambda: day[0]) as site:
        before = site.get("/index.json").text
        day[0] = date(2026, 3, 19)
        assert '"on":"2026-03-19"' in site.get("/index.json").text.replace(": ", ":")
        assert before != site.get("/index.json").text
