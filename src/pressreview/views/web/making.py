"""Pages made from the project file, in processes of their own: as many at once as there are processors.

In one process the threads that make pages would wait for each other, and whoever asks for a page that is there already
would wait for them.
"""

import asyncio
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pressreview.store import Store
from pressreview.views import json
from pressreview.views.web import render
from pressreview.views.web.links import Links
from pressreview.views.web.pages import article, claim, corrections, forecasts, front, people, search, story, work
from pressreview.views.web.view import View

LINKS = Links()


class Asked(NamedTuple):
    """What a page is made from, beside the project file."""

    route: str
    """One of `PAGES`."""
    twin: bool
    """Whether it is asked for as JSON."""
    address: str
    """Its own, as a link has it."""
    may_write: bool
    """Whether whoever asks may change anything."""
    on: date
    """Today."""
    id: str
    """What the address names: an id, or a name."""
    words: str
    page: int
    """From 1."""
    every: bool


class Made(NamedTuple):
    """A page."""

    body: bytes
    status: int
    media_type: str
    lasts: bool
    """Whether it stays true until the project or the day changes."""


PAGES: Mapping[str, Callable[[Store, Asked], View | None]] = {
    "/": lambda store, a: front.front(store, LINKS, on=a.on, page=a.page, every=a.every),
    "/story/{id}": lambda store, a: story.review(store, LINKS, a.id),
    "/story/{id}/claims": lambda store, a: story.claims(store, LINKS, a.id),
    "/story/{id}/origins": lambda store, a: story.origins(store, LINKS, a.id),
    "/story/{id}/timeline": lambda store, a: story.timeline(store, LINKS, a.id),
    "/story/{id}/next": lambda store, a: story.ahead(store, LINKS, a.id, on=a.on),
    "/article/{id}": lambda store, a: article.article(store, LINKS, a.id),
    "/claim/{id}": lambda store, a: claim.claim(store, LINKS, a.id),
    "/speakers": lambda store, a: people.speakers(store, LINKS, page=a.page),
    "/speaker/{id:path}": lambda store, a: people.speaker(store, LINKS, a.id),
    "/outlets": lambda store, _: people.outlets(store, LINKS),
    "/outlet/{id:path}": lambda store, a: people.outlet(store, LINKS, a.id, page=a.page),
    "/forecasts": lambda store, a: forecasts.forecasts(store, LINKS, on=a.on),
    "/corrections": lambda store, _: corrections.corrections(store, LINKS),
    "/search": lambda store, a: search.search(store, LINKS, a.words),
    "/add": lambda store, _: work.add(store, LINKS),
    "/add/{id}": lambda store, a: work.adding(store, LINKS, a.id),
    "/check": lambda store, _: work.check(store, LINKS),
    "/check/{id}": lambda store, a: work.checking(store, LINKS, a.id),
}
"""The pages by address; each with ".json" behind it ("/index.json" for the first) is the same as JSON."""


def make(store: Store, asked: Asked) -> Made | None:
    """A page, all of it as the project is at one moment; None where there is none."""
    with store.at_once():
        view = PAGES[asked.route](store, asked)
    if view is None:
        return None
    if asked.twin:
        body, media_type = json.document(view.twin), "application/json"
    else:
        shown = render.page(view, LINKS, address=asked.address, may_write=asked.may_write)
        body, media_type = shown.encode(), "text/html"
    return Made(body, view.status, media_type, lasts=view.again_s is None)


class Makers:
    """The processes that make pages. One that is killed is followed by another."""

    def __init__(self, db: Path, count: int) -> None:
        """`count` of them, for the project file `db`."""
        self._db, self._count = db.absolute(), count
        self._pool = self._started()

    async def ready(self) -> None:
        """Wait until all are there."""
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._pool, _idle) for _ in range(self._count)))

    async def make(self, asked: Asked) -> Made | None:
        """A page, made by one of them."""
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _make, asked)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = self._started()
            return await asyncio.get_running_loop().run_in_executor(self._pool, _make, asked)

    def close(self) -> None:
        """Let them go."""
        self._pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._count, context, initializer=_begin, initargs=(str(self._db),))


_store: Store
"""The project file in a process that makes pages."""


def _begin(db: str) -> None:
    global _store
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then lets its makers go
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    _store = Store(db)


def _end_with_the_server() -> None:
    """A server that is killed cannot let its makers go."""
    server = multiprocessing.parent_process()
    if server is not None:
        multiprocessing.connection.wait([server.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _make(asked: Asked) -> Made | None:
    return make(_store, asked)


def _idle() -> None:
    """Takes long enough that no process does it twice while another is not there yet."""
    time.sleep(0.05)
