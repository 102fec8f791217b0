"""What pages cost as a project grows: `python -m bench.serve [--most 5000] [--kept FOLDER] [--answers FOLDER]`.

Real articles (ECB+, PolNeAR's training part, Worldwide Newswire, MEANTIME), 50 a day up to one day in November 2026,
are read once. A larger project goes on into the past with the same articles under other names of people and places, of
the same length, so that their readings can be moved along instead of made again. Each project is prepared, served by
`pressreview serve` in a process of its own, and asked by 20 clients from this one for random pages of every kind and
their JSON. Reported by kind: median, 95th percentile and maximum of the time to the first byte,

* of people: each client waits a second between two pages; the server was just started;
* without pause: each client asks for the next page at once; the server was just started;
* again: the same pages once more without pause;
* while 50 articles are brought in by the form, and people read on; all of them must be there in the end.

Beside it what `prepare` takes when nothing is new, and when one article is. `--kept` keeps the projects: they hold
corpus text, so never inside the repository; `--answers` keeps what the reader said of each text.
"""

import argparse
import asyncio
import hashlib
import http.client
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec

from bench.corpora import article, names
from bench.kept import Kept
from pressreview import pipeline
from pressreview.annotate import made_by
from pressreview.annotate.reader import Reader
from pressreview.config import Settings
from pressreview.model import Article, Reading, content_id
from pressreview.store import Store
from pressreview.views.web.links import Links
from pressreview.views.web.safety import cookie_name

SIZES = (500, 5_000, 50_000)
CLIENTS, PAUSE_S = 20, 1.0
A_DAY, LAST_DAY = 50, date(2026, 11, 20)
TOKEN = "a-token-of-this-measurement"  # noqa: S105 (of a server that lives for seconds)
PEOPLE_S, CLOSED_S = 60.0, 25.0
ADDED = 50
_CORPORA = ("ecbplus", "polnear", "worldwide_newswire", "meantime")
_SEED = 8
_WEEKS = 9
"""By which each repetition goes back: more than one of it lasts."""
_OUTLETS = 150
_DAY = re.compile(r"\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b")
_LINKS = Links()


KINDS = (
    "front", "story", "story: claims", "story: origins", "story: timeline", "story: next", "article", "claim",
    "speakers", "speaker", "outlets", "outlet", "forecasts", "corrections", "search", "add", "check", "JSON of these",
)  # fmt: skip

# The projects


def originals() -> list[Article]:
    """The articles of all corpora, mixed: any beginning has as much of each, and a story stays together."""
    placed: list[tuple[float, str]] = []
    for corpus in _CORPORA:
        found = sorted(names(corpus), key=_topic)
        placed += [((number + 0.5) / len(found), name) for number, name in enumerate(found)]
    draw = random.Random(_SEED)
    made = []
    for number, (_, name) in enumerate(sorted(placed)):
        one = article(name)
        title = one.text.partition("\n")[0].strip()
        made.append(
            Article.of(
                one.text,
                outlet=one.outlet or f"Paper {min(int(draw.expovariate(1 / 20)), _OUTLETS)}",
                title=title if 0 < len(title) <= 120 else None,
                published_at=LAST_DAY - timedelta(days=number // A_DAY),
                path=name,
            )
        )
    return list({one.id: one for one in made}.values())


def _topic(name: str) -> tuple[str, int, str]:
    """By day where the name tells it; ECB+ by topic, its two stories one after the other."""
    day = _DAY.search(name)
    topic = re.match(r"ecbplus/(\d+)/\d+_\d+(\w+)", name)
    return (day[0] if day else topic[2] if topic else "", int(topic[1]) if topic else 0, name)


def repeated(one: Article, read: Reading, repetition: int) -> tuple[Article, Reading]:
    """The same some weeks earlier, under other names of people, places and organisations, each as long as it was."""
    outlets = {word for named in read.mentions if named.kind in ("outlet", "state") for word in named.name.split()}
    words = {
        word
        for named in read.mentions
        if named.kind in ("person", "place", "organisation")
        for word in re.findall(r"[A-Z][a-z]{3,}", named.name)
        if word not in outlets
    }
    every = re.compile(r"\b(?:" + "|".join(sorted(words)) + r")\b")

    def renamed(text: str) -> str:
        return every.sub(lambda hit: _name(hit[0], repetition), text) if words else text

    back = timedelta(weeks=_WEEKS * repetition)
    made = Article.of(
        renamed(one.text),
        outlet=one.outlet,
        title=renamed(one.title) if one.title else None,
        published_at=(one.day or LAST_DAY) - back,
        path=f"{one.path}-{repetition}",
    )
    told = renamed(msgspec.json.encode(read).decode())
    told = _DAY.sub(lambda day: (date.fromisoformat(day[0]) - back).isoformat(), told)
    for said in read.attributions:
        told = told.replace(said.id, content_id("att1", made.id, said.source, said.cue, said.content))
    return made, msgspec.json.decode(told.replace(one.id, made.id), type=Reading)


def _name(word: str, repetition: int) -> str:
    """Another name of the same length."""
    digest = hashlib.sha256(f"{repetition} {word}".encode()).digest()
    letters = [("bdfgklmnprstvz", "aeiou")[place % 2] for place in range(len(word))]
    return "".join(some[digest[place % 32] % len(some)] for place, some in enumerate(letters)).capitalize()


def project(folder: Path, size: int, reader: Kept) -> Path:
    """A project of so many articles, prepared; the one that is there where it was read by the rules of today."""
    path = folder / f"{size}.db"
    if path.exists():
        with Store(path) as store:
            if store.count_articles() == size and not store.pending_readings(made_by(reader)):
                pipeline.prepare(store, Settings())
                return path
        _remove(path)
    unfinished = folder / f"{size}-unfinished.db"
    _remove(unfinished)
    with Store(unfinished) as store:
        first = originals()
        for one in first[:size]:
            _put(store, one)
        pipeline.read(store, Settings(), reader=reader)
        read = store.readings()
        left, repetition = size - store.count_articles(), 1
        while left > 0:
            for one in first[:left]:
                if one.id in read:
                    made, moved = repeated(one, read[one.id], repetition)
                    _put(store, made)
                    store.put_reading(moved)
            left, repetition = size - store.count_articles(), repetition + 1
        began = time.perf_counter()
        pipeline.prepare(store, Settings())
        print(f"{size} articles: prepared in {time.perf_counter() - began:.0f} s", flush=True)
    with sqlite3.connect(unfinished) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    unfinished.rename(path)
    return path


def _put(store: Store, one: Article) -> None:
    data = one.text.encode()
    kept = msgspec.structs.replace(one, source_hash=hashlib.sha256(data).hexdigest())
    store.add_article(kept, original=data, media_type="text/plain")


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


# What is asked for


def addresses(path: Path, draw: random.Random) -> dict[str, Iterator[str]]:
    """Endless random addresses by kind of page."""
    with sqlite3.connect(path) as db:
        ids = {
            kind: [str(row[0]) for row in db.execute(asked)]
            for kind, asked in {
                "story": "SELECT story FROM overviews WHERE articles > 1 ORDER BY 1",
                "article": "SELECT id FROM articles ORDER BY 1",
                "claim": "SELECT id FROM claims ORDER BY 1",
                "name": "SELECT name FROM names ORDER BY 1",
                "outlet": "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY 1",
                "text": "SELECT text FROM claims ORDER BY story, position LIMIT 5000",
            }.items()
        }
    db.close()
    fronts = max(1, len(ids["story"]) // 25)
    speakers = max(1, len(ids["name"]) // 100)

    def words() -> str:
        found = draw.choice(ids["text"]).split()
        start = draw.randrange(len(found))
        return " ".join(found[start : start + draw.choice((1, 1, 2, 3))])

    def search() -> str:
        return _LINKS.search(draw.choice((words, lambda: draw.choice(ids["name"])))())

    def of(made: Callable[[str], str], kind: str) -> Callable[[], str]:
        return lambda: made(draw.choice(ids[kind]))

    def page(made: Callable[[int], str], most: int) -> Callable[[], str]:
        return lambda: made(min(int(draw.expovariate(1.0)) + 1, most))  # most people look at the first

    kinds: dict[str, Callable[[], str]] = {
        "front": page(_LINKS.home, fronts),
        "story": of(_LINKS.story, "story"),
        "story: claims": of(lambda one: _LINKS.story(one, "claims"), "story"),
        "story: origins": of(lambda one: _LINKS.story(one, "origins"), "story"),
        "story: timeline": of(lambda one: _LINKS.story(one, "timeline"), "story"),
        "story: next": of(lambda one: _LINKS.story(one, "next"), "story"),
        "article": of(_LINKS.article, "article"),
        "claim": of(_LINKS.claim, "claim"),
        "speakers": page(_LINKS.speakers, speakers),
        "speaker": of(_LINKS.speaker, "name"),
        "outlets": _LINKS.outlets,
        "outlet": of(_LINKS.outlet, "outlet"),
        "forecasts": _LINKS.forecasts,
        "corrections": _LINKS.corrections,
        "search": search,
        "add": _LINKS.add,
        "check": _LINKS.check,
    }
    pages = tuple(kinds.values())
    kinds["JSON of these"] = lambda: _LINKS.twin(draw.choice(pages)())
    return {kind: iter(kinds[kind], None) for kind in KINDS}


# The server, and those who ask it


class Server:
    """`pressreview serve` in processes of its own."""

    def __init__(self, db: Path) -> None:
        command = [sys.executable, "-m", "pressreview", "--db", str(db), "serve", "--port", "0", "--token", TOKEN]
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 (lives as long as the server)
        self._process = subprocess.Popen(command, stderr=self._log, stdout=self._log)
        self.port = self._waited()

    def _waited(self) -> int:
        for _ in range(600):
            self._log.seek(0)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", self._log.read()):
                try:
                    get(int(found[1]), "/add.json")
                except OSError:
                    pass
                else:
                    return int(found[1])
            time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def settle(self) -> None:
        """Wait until no job is left: at the start it makes the pages that are out of date."""
        while any(job["state"] in ("waiting", "running") for job in get(self.port, "/add.json")["jobs"]):
            time.sleep(0.1)

    def megabytes(self) -> float:
        """Memory of the processes that answer."""
        found = 0.0
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                rows = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            except OSError:  # it ended meanwhile
                continue
            if str(self._process.pid) in (rows["Pid"], rows["PPid"]):
                found += int(rows.get("VmRSS", "0").split()[0]) / 1024
        return found

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


def get(port: int, address: str) -> dict[str, list[dict[str, str]]]:
    """A page as JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"Cookie": f"{cookie_name(port)}={TOKEN}"})
    answer: dict[str, list[dict[str, str]]] = msgspec.json.decode(connection.getresponse().read())
    connection.close()
    return answer


class Took(NamedTuple):
    """An answer."""

    kind: str
    address: str
    first_byte_s: float
    status: int


class Asking:
    """Clients that ask for pages, each over one connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.took: list[Took] = []

    async def people(self, kinds: Mapping[str, Iterator[str]], *, pause_s: float, until: Callable[[], bool]) -> None:
        """Clients that ask for pages of all kinds in turn, until `until`."""
        turn = _turns(kinds)

        async def one(number: int) -> None:
            await asyncio.sleep(number / CLIENTS * pause_s)
            async with self._connected() as ask:
                while not until():
                    await ask(*next(turn))
                    await asyncio.sleep(pause_s)

        await asyncio.gather(*(one(number) for number in range(CLIENTS)))

    async def again(self, asked: Sequence[Took]) -> None:
        """The same pages, each client the next."""
        left = iter(asked)

        async def one() -> None:
            async with self._connected() as ask:
                for took in left:
                    await ask(took.kind, took.address)

        await asyncio.gather(*(one() for _ in range(CLIENTS)))

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[Callable[[str, str], "asyncio.Future[None]"]]:
        reading, writing = await asyncio.open_connection("127.0.0.1", self._port, limit=2**24)

        async def ask(kind: str, address: str) -> None:
            cookie = f"{cookie_name(self._port)}={TOKEN}"
            head = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nCookie: {cookie}\r\n\r\n"
            began = time.perf_counter()
            writing.write(head.encode())
            begin = await reading.readexactly(1)
            first = time.perf_counter() - began
            answer = (begin + await reading.readuntil(b"\r\n\r\n")).decode("latin-1")
            length = re.search(r"content-length: (\d+)", answer, re.IGNORECASE)
            await reading.readexactly(int(length[1]) if length else 0)
            self.took.append(Took(kind, address, first, int(answer[9:12])))

        yield ask  # type: ignore[misc]
        writing.close()


def _turns(kinds: Mapping[str, Iterator[str]]) -> Iterator[tuple[str, str]]:
    while True:
        for kind, found in kinds.items():
            yield kind, next(found)


def after(seconds: float) -> Callable[[], bool]:
    """Whether so many seconds are over."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


# What is measured


def read(path: Path, *, seed: int = 1) -> tuple[dict[str, list[Took]], dict[str, float]]:
    """Ways of reading, with what each took; requests a second of each, and the memory in the end."""
    found: dict[str, list[Took]] = {}
    rates: dict[str, float] = {}
    for way in ("people", "without pause"):
        kinds = addresses(path, random.Random(seed))
        server = Server(path)
        try:
            server.settle()
            asking = Asking(server.port)
            began = time.perf_counter()
            seconds, pause_s = (PEOPLE_S, PAUSE_S) if way == "people" else (CLOSED_S, 0.0)
            asyncio.run(asking.people(kinds, pause_s=pause_s, until=after(seconds)))
            found[way], rates[way] = asking.took, len(asking.took) / (time.perf_counter() - began)
            if way == "without pause":
                once_more = Asking(server.port)
                began = time.perf_counter()
                asyncio.run(once_more.again(asking.took))
                found["again"], rates["again"] = once_more.took, len(asking.took) / (time.perf_counter() - began)
                rates["MB"] = server.megabytes()
        finally:
            server.close()
    return found, rates


def adding(path: Path, folder: Path) -> tuple[list[Took], float, int]:
    """What pages took while articles were added by the form; how long that was, and how many are there in the end."""
    copy = folder / "adding.db"
    _remove(copy)
    shutil.copy(path, copy)
    kinds = addresses(path, random.Random(2))
    server = Server(copy)
    try:
        server.settle()
        job = _sent(server.port, [one.text for one in originals()[-ADDED:]])
        asking = Asking(server.port)
        began = time.perf_counter()
        ended: list[float] = []

        async def both() -> None:
            over = asyncio.create_task(asyncio.to_thread(_over, server.port, job))
            over.add_done_callback(lambda _: ended.append(time.perf_counter() - began))
            await asking.people(kinds, pause_s=PAUSE_S, until=lambda: bool(ended))
            await over

        asyncio.run(both())
        brought = get(server.port, f"/add/{job}.json")["articles"]
        there = sum(bool(get(server.port, f"/article/{one}.json").get("attributions")) for one in brought)
        return asking.took, ended[0], there
    finally:
        server.close()
        _remove(copy)


def _sent(port: int, texts: Sequence[str]) -> str:
    """Send the form with files, other words in front of each so that no project has it; the id of the job."""
    line = "a-line-between"
    parts = [
        f'--{line}\r\nContent-Disposition: form-data; name="files"; filename="{number}.txt"\r\n'
        f"Content-Type: text/plain\r\n\r\n---\noutlet: Added {number % 9}\ndate: {LAST_DAY}\n---\n"
        f"This is the article of number {number}.\n{text}\r\n"
        for number, text in enumerate(texts)
    ]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Cookie": f"{cookie_name(port)}={TOKEN}",
        "Origin": f"http://127.0.0.1:{port}",
        "Content-Type": f"multipart/form-data; boundary={line}",
    }
    connection.request("POST", "/add", "".join([*parts, f"--{line}--\r\n"]).encode(), headers)
    answer = connection.getresponse()
    to = answer.getheader("location") or ""
    if not to.startswith("/add/"):
        raise RuntimeError(f"the form was not taken: {answer.status} {answer.read()[:300]!r}")
    connection.close()
    return to.removeprefix("/add/")


def _over(port: int, job: str) -> None:
    while get(port, f"/add/{job}.json")["state"] not in ("done", "failed"):  # type: ignore[comparison-overlap]
        time.sleep(0.5)


def prepared(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds that `prepare` takes when nothing is new, and when one article is."""
    copy = folder / "prepared.db"
    _remove(copy)
    shutil.copy(path, copy)
    took = []
    with Store(copy) as store:
        one = originals()[5]
        read = store.readings([one.id])[one.id]
        for new in (False, True):
            if new:
                made, moved = repeated(one, read, 0)
                text = f"{made.text}\nThis is new."
                added = Article.of(text, outlet="New", published_at=made.published_at, path="new")
                _put(store, added)
                store.put_reading(msgspec.structs.replace(moved, article=added.id, attributions=(), foretold=()))
            began = time.perf_counter()
            pipeline.prepare(store, Settings())
            took.append(time.perf_counter() - began)
    _remove(copy)
    return took[0], took[1]


def percentile(took: Sequence[float], part: float) -> float:
    """The smallest that so great a part is not above."""
    return sorted(took)[min(len(took) - 1, int(part * len(took)))]


def by_kind(took: Sequence[Took]) -> dict[str, list[float]]:
    """Milliseconds to the first byte."""
    found: dict[str, list[float]] = defaultdict(list)
    for one in sorted(took, key=lambda one: KINDS.index(one.kind)):
        found[one.kind].append(1e3 * one.first_byte_s)
    return found


def show(title: str, took: Sequence[Took]) -> None:
    """A table of one way of reading."""
    gone = [one for one in took if one.status == 404 and not one.address.startswith("/speaker/")]
    wrong = [one for one in took if one.status >= 400 and one.status != 404]
    print(f"\n{title}: {len(took)} pages, {len(wrong)} errors, {len(gone)} of stories that were grouped anew meanwhile")
    print(f"{'':18}{'pages':>7}{'median':>8}{'p95':>8}{'max':>8}  ms")
    every = by_kind(took)
    every["all"] = [one for found in by_kind(took).values() for one in found]
    for kind, found in every.items():
        print(
            f"{kind:18}{len(found):>7}{median(found):>8.1f}{percentile(found, 0.95):>8.1f}{max(found):>8.1f}",
            flush=True,
        )
    for one in wrong[:5]:
        print("   ", one.status, one.address)


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--most", type=int, default=5_000)
    options.add_argument("--least", type=int, default=0)
    options.add_argument("--kept", type=Path, help="folder for the projects")
    options.add_argument("--answers", type=Path, help="folder for what the reader said")
    options.add_argument("--ways", default="read,add,prepare", help="which parts are measured")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        reader = Kept(Reader(), given.answers or folder / "answers")
        growth: dict[int, dict[str, list[Took]]] = {}
        for size in (one for one in SIZES if given.least <= one <= given.most):
            path = project(folder, size, reader)
            print(f"\n# {size:,} articles, {path.stat().st_size / 1e6:.0f} MB", flush=True)
            if "prepare" in given.ways:
                nothing, one = prepared(path, folder)
                print(f"prepare: nothing new {nothing:.2f} s, one article new {one:.2f} s", flush=True)
            growth[size] = {}
            if "read" in given.ways:
                growth[size], rates = read(path)
                for way, took in growth[size].items():
                    show(f"{way}, {rates[way]:.0f} pages a second", took)
                print(f"memory of the server: {rates['MB']:.0f} MB")
            if "add" in given.ways:
                took, seconds, there = adding(path, folder)
                growth[size]["adding"] = took
                show(f"while {ADDED} articles are added ({seconds:.0f} s; {there} are there)", took)
        print("\n95th percentile of the first byte, ms")
        for way in ("people", "without pause", "again", "adding"):
            columns = {size: by_kind(found[way]) for size, found in growth.items() if way in found}
            if columns:
                print(f"{way:18}" + "".join(f"{size:>9,}" for size in columns))
            for kind in next(iter(columns.values()), {}):
                print(f"{kind:18}" + "".join(f"{percentile(found[kind], 0.95):>9.1f}" for found in columns.values()))


if __name__ == "__main__":
    main()
