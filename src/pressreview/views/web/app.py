"""The site: addresses to pages. What each shows is made in `pages`, what forms do in `forms`."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

import anyio.to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pressreview.config import Settings
from pressreview.errors import PressreviewError, StoreError
from pressreview.store import Store
from pressreview.views import json
from pressreview.views.page import clean
from pressreview.views.web import render
from pressreview.views.web.desk import Desk
from pressreview.views.web.forms import Forms
from pressreview.views.web.making import LINKS, PAGES, Asked, Made, Makers, make
from pressreview.views.web.pages import corrections
from pressreview.views.web.safety import TOO_LARGE, Safety, TooLargeError
from pressreview.views.web.view import View

_THREADS = 6
"""Pages made at once: more would only wait for each other."""
_KEPT_BYTES = 64_000_000
"""Of pages that were made and are still true, with their addresses."""

_NOW: Callable[[], datetime] = partial(datetime.now, UTC)
_Key = tuple[str, bool]
"""Of a page: its address, and whether it is for somebody who may write."""
_Edition = tuple[int, date]


class Site:
    """The project file as its pages see it: opened once a thread, with the pages that are still true."""

    def __init__(self, db: Path, *, today: Callable[[], date], makers: Makers | None) -> None:
        """Without `makers` pages are made in threads of this process."""
        self._db, self.today, self._makers = db, today, makers
        self.making: dict[tuple[_Key, _Edition], asyncio.Future[Made | None]] = {}
        """Pages that are being made."""
        self._own = threading.local()
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, tuple[_Edition, Response]] = OrderedDict()
        self._size = 0
        self._watch = Store(db)
        self._opened = [self._watch]

    @property
    def store(self) -> Store:
        """The project file, opened for this thread."""
        if not hasattr(self._own, "store"):
            self._own.store = Store(self._db)
            self._opened.append(self._own.store)
        store: Store = self._own.store
        return store

    async def make(self, asked: Asked) -> Made | None:
        """A page, None where there is none."""
        if self._makers is not None:
            return await self._makers.make(asked)
        return await run_in_threadpool(lambda: make(self.store, asked))

    def close(self) -> None:
        """Let go of the file."""
        for store in self._opened:
            store.close()

    def edition(self) -> _Edition:
        """What changes when the file or the day does."""
        with self._lock:
            return self._watch.edition(), self.today()

    def kept(self, key: _Key, edition: _Edition) -> Response | None:
        """A page that was made and is still true."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or found[0] != edition:
                return None
            self._kept.move_to_end(key)
            return found[1]

    def keep(self, key: _Key, edition: _Edition, page: Response) -> None:
        """Keep a page, and let go of those not asked for in the longest time."""
        with self._lock:
            if (old := self._kept.pop(key, None)) is not None:
                self._size -= _size(key, old[1])
            self._kept[key] = edition, page
            self._size += _size(key, page)
            while self._size > _KEPT_BYTES:
                last, (_, gone) = self._kept.popitem(last=False)
                self._size -= _size(last, gone)


def _size(key: _Key, page: Response) -> int:
    """Bytes that a kept page takes: addresses count too, since anybody may ask for long ones."""
    return len(key[0]) + len(page.body)


def app(
    db: Path,
    settings: Settings,
    *,
    token: str,
    port: int,
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]"),
    guarded: bool = False,
    read_only: bool = False,
    processes: int = 0,
    today: Callable[[], date] = date.today,
    now: Callable[[], datetime] = _NOW,
) -> ASGIApp:
    """The site of a project file as an ASGI application. Raises `StoreError`.

    Args:
        db: The project file; it is made where there is none.
        settings: For what is brought in and checked.
        token: Lets whoever brings it write.
        port: On which the site is served, for its addresses.
        hosts: Names that the site goes by.
        guarded: Whether reading takes the token too.
        read_only: Whether nobody may write, with or without it.
        processes: How many make pages; 0 for none beside this one.
        today: What day it is.
        now: What time it is, in UTC.
    """
    Store(db).close()
    makers = Makers(db, processes) if processes else None
    site = Site(db, today=today, makers=makers)
    desk = None if read_only else Desk(db, settings)
    forms = Forms(lambda: site.store, desk, today=today, now=now)
    routes = [Route("/static/{name}", _asset), Route("/corrections/export", partial(_training_data, site))]
    for path in PAGES:
        routes.append(Route(f"{'/index' if path == '/' else path}.json", partial(_page, site, path, True)))
        routes.append(Route(path, partial(_page, site, path, False)))
    routes += forms.routes()

    @asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        if makers is not None:
            await makers.ready()
        await run_in_threadpool(forms.begin)
        yield
        if makers is not None:
            makers.close()
        if desk is not None:
            desk.close()
        site.close()

    refused = partial(_refused, site)
    handlers = dict.fromkeys((HTTPException, PressreviewError, TooLargeError, ClientDisconnect), refused)
    made = Starlette(routes=routes, lifespan=alive, exception_handlers=handlers)
    return Safety(made, token=token, hosts=hosts, port=port, guarded=guarded, read_only=read_only)


async def _page(site: Site, route: str, twin: bool, request: Request) -> Response:
    """A page: the kept one where it is still true; one that is being made for somebody else is waited for."""
    may_write = bool(request.scope.get("may_write"))
    key, edition = (_address(request), may_write), site.edition()
    if (known := site.kept(key, edition)) is not None:
        return known
    if (making := site.making.get((key, edition))) is None:
        asked = Asked(
            route=route,
            twin=twin,
            address=key[0],
            may_write=may_write,
            on=edition[1],
            id=_named(request),
            words=request.query_params.get("q", ""),
            page=_number(request.query_params.get("page", "")),
            every="all" in request.query_params,
        )
        making = site.making[key, edition] = asyncio.ensure_future(site.make(asked))
        making.add_done_callback(lambda done: (site.making.pop((key, edition)), done.cancelled() or done.exception()))
    made = await asyncio.shield(making)
    if made is None:
        raise HTTPException(404, "there is no such page; what it showed may have been grouped or read anew")
    page = Response(made.body, made.status, media_type=made.media_type)
    if made.lasts:
        site.keep(key, edition, page)
    return page


def _address(request: Request) -> str:
    """The address of a page as a link has it: the same for all ways to write it, and never that of another page."""
    path, asked = request.scope["path"], request.scope["query_string"].decode("latin-1")
    start = path.find("/", 1) + 1
    if "/" in request.path_params.get("id", ""):  # a name, which stands last
        path = quote(path[:start], safe="/") + quote(path[start:], safe="")
    else:
        path = quote(path, safe="/")
    return f"{path}?{asked}" if asked else path


def _named(request: Request) -> str:
    """What the address names: an id, or a name, which may stand behind the question mark; see `links`."""
    named: str = request.path_params.get("id") or request.query_params.get("name", "")
    return named


def _number(given: str) -> int:
    """The number of a page; 1 for what is none."""
    return (
        min(int(given), _MOST_PAGES)
        if given.isascii() and given.isdigit() and len(given) < _DIGITS and int(given)
        else 1
    )


_DIGITS, _MOST_PAGES = 9, 1_000_000


async def _asset(request: Request) -> Response:
    found = render.asset(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "there is no such file")
    body, media_type = found
    return Response(body, media_type=media_type, headers={"cache-control": "no-cache"})


async def _training_data(site: Site, _: Request) -> Response:
    """What people corrected, to learn from."""

    def made() -> bytes:
        store = site.store
        return b"".join(json.line(one) for one in corrections.training_data(store))

    body = await run_in_threadpool(made)
    return Response(
        body,
        media_type="application/jsonl",
        headers={"content-disposition": 'attachment; filename="corrections.jsonl"'},
    )


async def _refused(site: Site, request: Request, error: Exception) -> Response:
    """What could not be done, in words, with the way on."""
    headers = None
    match error:
        case HTTPException():
            status, reason, headers = error.status_code, error.detail, error.headers
        case TooLargeError():
            status, reason = 413, TOO_LARGE
        case ClientDisconnect():
            status, reason = 400, "what was sent ended half way"
        case StoreError():  # another process writes to the file for long, or the disk is full
            status, reason = 503, str(error)
        case _:
            status, reason = 400, str(error)
    reason = clean(reason)  # it may name what was asked for
    if request.scope["path"].endswith(".json"):
        body = json.document({"schema": "pressreview/error/1", "error": reason})
        return Response(body, status, headers, media_type="application/json")
    view = View("error", {"title": "Not here" if status == _NOT_FOUND else "Not done", "reason": reason}, {})
    page = render.page(view, LINKS, address=None, may_write=False)
    return Response(page, status, headers, media_type="text/html")


_NOT_FOUND = 404
