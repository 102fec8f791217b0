"""Pages while the file is written to: none old, none lost, none in the way of another."""

import asyncio
import hashlib
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.responses import Response

from pressreview.errors import StoreError
from pressreview.model import Article, Failure
from pressreview.store import Store
from pressreview.views.web import app as module
from pressreview.views.web.app import Site as Kept
from pressreview.views.web.making import Asked, Made, make
from tests.views.web.sites import COOKIE, OURS, TODAY, Site

READERS, ARTICLES, ROUNDS = 20, 40, 12


def put(store: Store, number: int) -> None:
    data = f"Article {number}: Mira Hallam said that the port is shut.".encode()
    assert add(store, data, outlet=f"Outlet {number}", title=f"Title {number}")


def add(store: Store, data: bytes, *, outlet: str, title: str) -> bool:
    source_hash = hashlib.sha256(data).hexdigest()
    article = Article.of(data.decode(), outlet=outlet, title=title, path="x.txt", source_hash=source_hash)
    return store.add_article(article, original=data, media_type="text/plain")


@pytest.fixture
def own(asleep: None, tmp_path: Path) -> Iterator[Site]:
    with Site(tmp_path / "news.db") as made:
        yield made


def test_twenty_readers_while_articles_come(own: Site) -> None:
    """Every page is made anew for each reader, and the writer never waits for any."""
    pages = ("/", "/outlets", "/outlets.json", "/speakers", "/search?q=port", "/add", "/forecasts", "/corrections")

    def write() -> None:
        with Store(own.db) as store:
            for number in range(ARTICLES):
                put(store, number)

    async def read(reader: int) -> list[int]:
        found = []
        for turn in range(ROUNDS):
            target = pages[(reader + turn) % len(pages)]
            mark = "&" if "?" in target else "?"
            answer = await own.asking("GET", f"{target}{mark}r={reader}.{turn}", {"cookie": COOKIE})
            found.append(answer.status)
            assert b"locked" not in answer.body
        return found

    async def together() -> list[list[int]]:
        return await asyncio.gather(*map(read, range(READERS)))

    writer = threading.Thread(target=write)
    writer.start()
    statuses = own._runner.run(together())
    writer.join()
    assert statuses == [[200] * ROUNDS] * READERS
    with Store(own.db) as store:
        assert store.count_articles() == ARTICLES
        assert list(store.verify()) == []
    assert own.get("/outlets").text.count("1 article<") == ARTICLES


def test_a_page_is_kept_until_something_is_written_and_never_longer(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(store: Store, asked: Asked) -> Made | None:
        made.append(asked.address)
        return make(store, asked)

    monkeypatch.setattr(module, "make", counted)
    with Store(own.db) as store:
        for number in range(30):
            put(store, number)
            assert f"Outlet {number}<" in own.get("/outlets").text
            assert f"Outlet {number}<" in own.get("/outlets").text
            assert len(made) == number + 1


@pytest.mark.parametrize(
    ("target", "fields", "shown", "words"),
    [
        ("/add", {"sources": "https://courier.example/pier"}, "/add", "https://courier.example/pier"),
    ],
)
def test_what_a_form_did_shows_on_the_next_page(
    own: Site, target: str, fields: dict[str, str], shown: str, words: str
) -> None:
    assert words not in own.get(shown).text
    assert own.post(target, fields).status == 303
    assert words in own.get(shown).text


def test_pages_of_the_next_day_are_made_anew(tmp_path: Path, asleep: None) -> None:
    days = [TODAY]
    with Site(tmp_path / "news.db", today=lambda: days[-1]) as made:
        assert '"on":"2026-03-18"' in made.get("/index.json").text.replace(" ", "")
        days.append(date(2026, 3, 19))
        assert '"on":"2026-03-19"' in made.get("/index.json").text.replace(" ", "")


def test_no_page_is_kept_under_the_address_of_another(own: Site) -> None:
    with Store(own.db) as store:
        for number, outlet in enumerate(("A", "A?page=1", "A#x", "A%3Fpage=1", "A/b", "A\tb", "Ab")):
            assert add(store, f"Text {number} of it.".encode(), outlet=outlet, title=f"Title {number}")
    for _ in range(2):
        for number, name in enumerate(("A", "A%3Fpage=1", "A%23x", "A%253Fpage=1", "A%2Fb", "A%09b", "Ab")):
            assert f">Title {number}<" in own.get(f"/outlet/{name}").text
        assert ">Title 0<" in own.get("/outlet/A?page=1").text


def test_who_may_write_and_who_may_not_have_pages_of_their_own(own: Site) -> None:
    for _ in range(2):
        assert "<textarea" in own.get("/add", {"cookie": COOKIE}).text
        assert "<textarea" not in own.get("/add").text


def test_a_page_of_work_that_goes_on_is_not_kept(own: Site) -> None:
    where = own.post("/add", {"sources": "https://courier.example/pier"}).headers["location"]
    answer = own.get(where, {"cookie": COOKIE})
    assert "data-again" in answer.text
    assert own.get(f"{where}.json").text.count('"state": "waiting"') == 1


# What is kept is bounded


def test_kept_pages_are_bounded_with_their_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_BYTES", 10_000)
    kept = Kept(tmp_path / "news.db", today=lambda: TODAY, makers=None)
    edition = kept.edition()
    for number in range(50):
        kept.keep((f"/{number}?{'x' * 1_000}", False), edition, Response(b"y" * 1_000))
        assert kept._size == sum(len(key[0]) + len(page.body) for key, (_, page) in kept._kept.items()) <= 10_000
    assert [key[0].partition("?")[0] for key in kept._kept] == ["/46", "/47", "/48", "/49"]
    kept.keep(("/huge", False), edition, Response(b"y" * 20_000))
    assert (kept._size, len(kept._kept)) == (0, 0)
    kept.close()


def test_a_page_that_is_asked_for_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_BYTES", 3_100)
    kept = Kept(tmp_path / "news.db", today=lambda: TODAY, makers=None)
    edition = kept.edition()
    for number in range(3):
        kept.keep((f"/{number}", False), edition, Response(b"y" * 1_000))
    assert kept.kept(("/0", False), edition) is not None
    kept.keep(("/0", False), edition, Response(b"z" * 1_000))
    kept.keep(("/3", False), edition, Response(b"y" * 1_000))
    assert [key[0] for key in kept._kept] == ["/2", "/0", "/3"]
    assert kept.kept(("/0", True), edition) is None
    assert kept.kept(("/0", False), (edition[0] + 1, edition[1])) is None
    kept.close()


# What goes wrong


def test_a_file_that_is_busy_for_long_is_said_in_words(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> int:
        raise StoreError("project file news.db: another process is writing to it")

    monkeypatch.setattr(Store, "count_by_outlet", busy)
    monkeypatch.setattr(Store, "add_job", busy)
    for answer in (own.get("/outlets"), own.get("/outlets.json"), own.post("/add", {"sources": "https://x.example/"})):
        assert answer.status == 503
        assert "nother process is writing to it" in answer.text


def test_a_slow_body_keeps_nobody_waiting(own: Site) -> None:
    """One form comes in drop by drop; meanwhile others read and write."""

    async def both() -> list[int]:
        may_end = asyncio.Event()

        async def receive() -> dict[str, object]:
            await may_end.wait()
            return {"type": "http.request", "body": b"", "more_body": False}

        heard: list[dict[str, int]] = []

        async def send(message: object) -> None:
            heard.append(message)  # type: ignore[arg-type]

        headers = [(name.encode(), value.encode()) for name, value in OURS.items()]
        scope = {
            "type": "http", "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/add", "raw_path": b"/add",
            "query_string": b"", "server": ("127.0.0.1", 8710), "client": ("127.0.0.1", 5),
            "headers": [*headers, (b"host", b"127.0.0.1:8710"), (b"content-type", b"application/x-www-form-urlencoded")],
        }  # fmt: skip
        slow = [asyncio.ensure_future(own.app(scope | {}, receive, send)) for _ in range(30)]
        await asyncio.sleep(0)
        status = (await own.asking("GET", "/outlets")).status
        assert not any(one.done() for one in slow)
        may_end.set()
        await asyncio.gather(*slow)
        return [status, *(one["status"] for one in heard if "status" in one)]

    assert own._runner.run(both()) == [200, *[400] * 30]


def test_failures_are_told_on_the_page_that_adds(own: Site) -> None:
    with Store(own.db) as store:
        store.put_failure(Failure(stage="acquire", subject="x.txt", reason="empty: it holds no text", source_hash=""))
    assert "empty: it holds no text" in own.get("/add").text


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "/\\evil.example", "https://evil.example", "\\\\evil", "/\t/evil.example", "/\r\nX: y", "", "x"],
)
def test_a_form_leads_nowhere_else(own: Site, back: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressreview.pipeline.resolve_kept", lambda *_, **__: None)
    answer = own.post("/forecasts/fc/resolve", {"outcome": "happened", "back": back})
    assert answer.status == 303
    location = answer.headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert not set(location) & set("\r\n\t")
    assert "x-" not in answer.headers


def test_a_form_leads_back_to_its_page(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressreview.pipeline.resolve_kept", lambda *_, **__: None)
    answer = own.post("/forecasts/fc/resolve", {"outcome": "happened", "back": "/story/sto1-1/next"})
    assert answer.headers["location"] == "/story/sto1-1/next#f-fc"


def test_an_empty_file_is_taken_on_and_no_file_is_not(own: Site) -> None:
    assert own.upload("/add", [("files", "empty.txt", b"")]).status == 303
    assert own.upload("/add", [("files", "", b"")]).status == 400
