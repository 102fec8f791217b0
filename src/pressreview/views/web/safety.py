"""Who may ask for what: this machine by its own name, and only whoever has the token may change anything.

A page of another site, open in the same browser, can make it send requests here. So the name in the address must be
one that this server goes by (else a name that is made to lead here would do), what writes must come from a page of
ours, and it must carry a cookie that only the address printed at the start puts there.
"""

import secrets
from collections.abc import Sequence
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"  # noqa: S105 (the name of a parameter)
READING = frozenset({"GET", "HEAD"})
MAX_BODY_BYTES = 64_000_000
"""Of all files given at once, and of everything else that is sent."""
MAX_ADDRESS_BYTES = 24_000
"""Of a path with what is asked of it; no page of ours has a longer one that can be found in the project."""
_MAX_ASKED = 50
"""Parameters behind the question mark."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def cookie_name(port: int) -> str:
    """What the cookie is called: browsers send the cookies of one port of a machine to all of its ports."""
    return f"pressreview-{port}"


class Safety:
    """Stands before the pages; see above."""

    def __init__(
        self, app: ASGIApp, *, token: str, hosts: Sequence[str], port: int, guarded: bool, read_only: bool
    ) -> None:
        """`hosts` are the names that the server goes by; `guarded` asks for the token for reading too."""
        self._app, self._token, self._cookie = app, token, cookie_name(port)
        names = {host.lower() for host in hosts}
        self._hosts = {f"{host}:{port}" for host in names} | (names if port == _HTTP else set())
        self._guarded, self._read_only = guarded, read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass, and answer the rest."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, method = Headers(scope=scope), scope["method"]
        called = headers.getlist("host")
        if len(called) != 1 or called[0].lower() not in self._hosts:
            await _refuse(scope, receive, send, 421, "this server goes by another name; use the address it printed")
            return
        if len(scope["path"].encode("utf-8", "replace")) + len(scope["query_string"]) > MAX_ADDRESS_BYTES:
            await _refuse(scope, receive, send, 414, "no page here has so long an address")
            return
        try:
            asked = parse_qsl(
                scope["query_string"].decode("latin-1"), keep_blank_values=True, max_num_fields=_MAX_ASKED
            )
        except ValueError:
            await _refuse(scope, receive, send, 400, f"no page here takes more than {_MAX_ASKED} parameters")
            return
        given = [value for name, value in asked if name == TOKEN]
        if given and method in READING:
            await self._enter(scope, receive, send, given[-1], [one for one in asked if one[0] != TOKEN])
            return
        cookies = cookie_parser("; ".join(headers.getlist("cookie")))
        known = _same(cookies.get(self._cookie, ""), self._token)
        if self._guarded and not known:
            await _refuse(scope, receive, send, 403, "open the address with the token that `pressreview serve` printed")
            return
        if method not in READING:
            if refusal := self._may_not_write(headers, called[0].lower(), known=known):
                await _refuse(scope, receive, send, 403, refusal)
                return
            size = headers.get("content-length", "")
            if size.isdecimal() and (len(size) > _DIGITS or int(size) > MAX_BODY_BYTES):
                await _refuse(scope, receive, send, 413, TOO_LARGE)
                return
        scope["may_write"] = known and not self._read_only
        await self._app(scope, _Bounded(receive), _with_headers(send))

    async def _enter(
        self, scope: Scope, receive: Receive, send: Send, given: str, asked: Sequence[tuple[str, str]]
    ) -> None:
        """Give the cookie to whoever has the token, and the page without it in its address."""
        if not _same(given, self._token):
            await _refuse(scope, receive, send, 403, "that is not the token of this server; it printed a new address")
            return
        path = "/" + quote(scope["path"].lstrip("/\\"), safe="/")
        answer = RedirectResponse(f"{path}?{urlencode(asked)}" if asked else path, status_code=303)
        answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        await answer(scope, receive, _with_headers(send))

    def _may_not_write(self, headers: Headers, host: str, *, known: bool) -> str | None:
        """Why this request may not change anything; None where it may."""
        if self._read_only:
            return "this server was started with --read-only"
        origins = [one.lower() for one in headers.getlist("origin")]
        if len(origins) != 1 or origins[0] not in (f"http://{host}", f"https://{host}"):
            return "what changes something must come from a page of this server"
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "what changes something must come from a page of this server"
        if not known:
            return "open the address with the token that `pressreview serve` printed, then do this again"
        return None


_HTTP = 80
_DIGITS = 18
TOO_LARGE = f"more was sent than is taken at once, {MAX_BODY_BYTES // 1_000_000} megabytes"


class TooLargeError(Exception):
    """More was sent than `MAX_BODY_BYTES`."""


class _Bounded:
    """What is sent, as far as it is not too much."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._left = receive, MAX_BODY_BYTES

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError
        return message


def _same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                *message["headers"], *((name.encode(), value.encode()) for name, value in HEADERS.items())
            ]  # fmt: skip
        await send(message)

    return sending


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, reason: str) -> None:
    await PlainTextResponse(f"pressreview: {reason}\n", status_code=status)(scope, receive, _with_headers(send))
