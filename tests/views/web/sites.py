"""A site asked without a network: every byte of a request is the test's, and so is the moment at which it ends."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode

from starlette.datastructures import Headers

from pressreview.config import Settings
from pressreview.store import Store
from pressreview.views.web.app import app
from pressreview.views.web.safety import cookie_name

TOKEN = "a-token-that-nobody-guesses"
PORT = 8710
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
TODAY = date(2026, 3, 18)
COOKIE = f"{cookie_name(PORT)}={TOKEN}"
OURS = {"cookie": COOKIE, "origin": ORIGIN}
"""What a form of ours is sent with by a browser that has the token."""
FORM = {"content-type": "application/x-www-form-urlencoded"}
Given = Mapping[str, str] | Sequence[tuple[str, str]]


class Answer(NamedTuple):
    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Site:
    """A project file as a site; `with` begins and ends it."""

    def __init__(self, db: Path, *, today: Callable[[], date] = lambda: TODAY, **options: Any) -> None:
        self.db = db
        self.app = app(db, Settings(), token=TOKEN, port=PORT, today=today, **options)
        self._runner = asyncio.Runner()

    def __enter__(self) -> "Site":
        self._runner.run(self._begin())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._end())
        self._runner.close()

    async def _begin(self) -> None:
        self._told: asyncio.Queue[Any] = asyncio.Queue()
        self._heard: asyncio.Queue[Any] = asyncio.Queue()
        self._life = asyncio.ensure_future(self.app({"type": "lifespan"}, self._told.get, self._heard.put))
        await self._told.put({"type": "lifespan.startup"})
        assert (await self._heard.get())["type"] == "lifespan.startup.complete"

    async def _end(self) -> None:
        await self._told.put({"type": "lifespan.shutdown"})
        assert (await self._heard.get())["type"] == "lifespan.shutdown.complete"
        await self._life

    def ask(
        self, method: str, target: str, headers: Given = (), *, sent: Iterable[bytes] = (), cut: bool = False
    ) -> Answer:
        """Ask for a target; `cut` ends the connection after what was `sent`."""
        return self._runner.run(self.asking(method, target, headers, sent=sent, cut=cut))

    async def asking(
        self, method: str, target: str, headers: Given = (), *, sent: Iterable[bytes] = (), cut: bool = False
    ) -> Answer:
        given = list(headers.items() if isinstance(headers, Mapping) else headers)
        if not any(name == "host" for name, _ in given):
            given.append(("host", HOST))
        raw, _, query = target.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(raw),
            "raw_path": raw.encode(),
            "query_string": query.encode("ascii"),
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in given if value != "-"],
            "server": ("127.0.0.1", PORT),
            "client": ("127.0.0.1", 50_000),
        }
        messages = self._messages(sent, cut=cut)
        heard: list[Any] = []

        async def send(message: Any) -> None:
            heard.append(message)

        await self.app(scope, messages.__anext__, send)
        return Answer(
            heard[0]["status"],
            Headers(raw=heard[0]["headers"]),
            b"".join(message.get("body", b"") for message in heard[1:]),
        )

    @staticmethod
    async def _messages(sent: Iterable[bytes], *, cut: bool) -> AsyncIterator[Any]:
        for part in sent:
            yield {"type": "http.request", "body": part, "more_body": True}
        if not cut:
            yield {"type": "http.request", "body": b"", "more_body": False}
        while True:
            yield {"type": "http.disconnect"}

    def get(self, target: str, headers: Given = ()) -> Answer:
        return self.ask("GET", target, headers)

    def post(self, target: str, fields: Given, headers: Given = OURS) -> Answer:
        """Send a form as a browser does."""
        body = urlencode(list(fields.items() if isinstance(fields, Mapping) else fields), errors="surrogatepass")
        return self.ask("POST", target, {**dict(headers), **FORM}, sent=[body.encode()])

    def upload(self, target: str, parts: Iterable[tuple[str, str | None, bytes]], headers: Given = OURS) -> Answer:
        """Send a form with files: name of the field, of the file or None, content."""
        typed = {**dict(headers), "content-type": "multipart/form-data; boundary=edge"}
        return self.ask("POST", target, typed, sent=[multipart(parts)])

    def dump(self) -> list[str]:
        """Everything in the project file."""
        with Store(self.db) as store:
            return list(store.dump())


def multipart(parts: Iterable[tuple[str, str | None, bytes]]) -> bytes:
    """The body of a form with files."""
    made = bytearray()
    for field, name, data in parts:
        file = f'; filename="{name}"' if name is not None else ""
        made += f'--edge\r\nContent-Disposition: form-data; name="{field}"{file}\r\n\r\n'.encode() + data + b"\r\n"
    return bytes(made + b"--edge--\r\n")
