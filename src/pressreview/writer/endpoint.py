"""Asks a language model behind an OpenAI-compatible endpoint: Ollama, vLLM, llama.cpp, LM Studio, or a service.

One POST to "/chat/completions", within bounds: one deadline for the whole answer, also from a server that sends a byte
a second, and one bound on its size. https goes anywhere; http, which anybody in between can read, only to this machine,
or to a private network where that is allowed. A redirect is not followed: it would carry the articles and the key
elsewhere. What a server says of its errors is not told, for it may repeat the key. The environment's proxy settings are
not used.
"""

import time
from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec

from pressreview.config import WriterSettings
from pressreview.errors import RefusedError, WriterError
from pressreview.writer.prompt import Message

if TYPE_CHECKING:
    import httpcore2

    from pressreview.network import Address

_PATH = "/chat/completions"
_PASSING = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT,
    }
)  # fmt: skip
_HINTS = {
    HTTPStatus.UNAUTHORIZED: "give a key that it takes in PRESSREVIEW_WRITER_KEY",
    HTTPStatus.FORBIDDEN: "give a key that it takes in PRESSREVIEW_WRITER_KEY",
    HTTPStatus.NOT_FOUND: "it may not know the model, or the URL lacks its end (/v1)",
    HTTPStatus.BAD_REQUEST: "it may not know the model",
}


class HttpAsk:
    """Asks over HTTP: the real `Ask`."""

    def __init__(self, settings: WriterSettings, *, key: str | None = None) -> None:
        """Take where to ask, and a key that goes nowhere else. Raises `RefusedError`, `WriterError` for a bad URL."""
        import httpcore2
        import httpx2

        try:
            url = httpx2.URL(settings.url)
        except httpx2.InvalidURL as error:
            raise WriterError(f"the writer's URL is none: {error}") from error
        if url.scheme not in ("http", "https"):
            raise RefusedError(f"the writer's URL begins with http:// or https://, not {url.scheme or settings.url!r}")
        if not url.host:
            raise WriterError("the writer's URL has no host")
        if url.userinfo or url.query or url.fragment:
            raise RefusedError(
                "the writer's URL may hold no password, query or fragment; a key goes in PRESSREVIEW_WRITER_KEY"
            )
        if key is not None and not (key.isascii() and key.isprintable() and key.strip()):
            raise WriterError("PRESSREVIEW_WRITER_KEY holds characters that no key has")
        path = url.path.rstrip("/")
        path = path if path.endswith(_PATH) else path + _PATH
        self._settings = settings
        self._key = key
        self._target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.copy_with(path=path).raw_path
        )
        self._secure = url.scheme == "https"
        self._where = f"{url.scheme}://{url.netloc.decode('ascii')}"
        self._steady = True
        """Whether to ask for the likeliest words; some models refuse to be asked that."""

    def __call__(self, messages: Sequence[Message]) -> str:
        """What the model answers.

        Raises:
            WriterError: There is no answer, none in time, or one that is no success.
            RefusedError: The address may not be asked.
        """
        import httpcore2

        from pressreview.network import CheckedBackend

        backend = CheckedBackend(deadline_s=time.monotonic() + self._settings.timeout_s, approve=self._approve)
        try:
            with httpcore2.ConnectionPool(network_backend=backend) as pool:
                body = self._asked(pool, messages)
        except httpcore2.TimeoutException as error:
            seconds = f"{self._settings.timeout_s:g} seconds"
            raise WriterError(
                f"no whole answer from the writer at {self._where} within {seconds}; --writer-timeout allows more"
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            why = str(error) or type(error).__name__
            raise WriterError(f"no answer from the writer at {self._where}: {why}", passing=True) from error
        return self._content(body)

    def _approve(self, host: str, address: "Address") -> None:
        from pressreview.network import is_public

        if self._secure or address.is_loopback:
            return
        named = "" if host == str(address) else f" ({address})"
        if is_public(address):
            raise RefusedError(f"articles go to {host}{named} over https only, not http")
        if not self._settings.allow_private_addresses:
            raise RefusedError(
                f"{host}{named} is another machine: give it https, or allow http with --allow-private-addresses"
            )

    def _asked(self, pool: "httpcore2.ConnectionPool", messages: Sequence[Message]) -> bytes:
        asked: dict[str, Any] = {"model": self._settings.model, "messages": messages, "stream": False}
        if self._steady:
            asked["temperature"] = 0
        headers = [
            ("User-Agent", "pressreview"), ("Accept", "application/json"), ("Accept-Encoding", "identity"),
            ("Content-Type", "application/json"),
        ]  # fmt: skip
        if self._key is not None:
            headers.append(("Authorization", f"Bearer {self._key}"))
        content = msgspec.json.encode(asked)
        headers += [("Content-Length", str(len(content)))]
        with pool.stream("POST", self._target, headers=headers, content=content) as response:
            if response.status != HTTPStatus.OK:
                self._refuse(response.status)
            body = bytearray()
            for chunk in response.iter_stream():
                body += chunk
                if len(body) > self._settings.max_size_bytes:
                    raise WriterError(
                        f"the writer at {self._where} answers with more than {self._settings.max_size_bytes:,} bytes"
                    )
        return bytes(body)

    def _refuse(self, status: int) -> None:
        known = status in HTTPStatus._value2member_map_
        phrase = f" ({HTTPStatus(status).phrase})" if known else ""
        passing = status in _PASSING
        if status == HTTPStatus.BAD_REQUEST and self._steady:
            self._steady, passing = False, True
        hint = f"; {_HINTS[HTTPStatus(status)]}" if known and HTTPStatus(status) in _HINTS else ""
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            hint = "; a redirect is not followed: give the URL that it leads to"
        raise WriterError(f"the writer at {self._where} answers {status}{phrase}{hint}", passing=passing)

    def _content(self, body: bytes) -> str:
        try:
            answer = msgspec.json.decode(body)
            choice = answer["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, RecursionError, KeyError, IndexError, TypeError) as error:
            raise WriterError(
                f"what the writer at {self._where} sends is no chat completion; is it OpenAI-compatible?", passing=True
            ) from error
        if not isinstance(content, str) or not content.strip():
            raise WriterError(f"the writer at {self._where} answers nothing", passing=True)
        if choice.get("finish_reason") == "length":
            raise WriterError(
                f"the answer of the writer at {self._where} is cut short: give the model more room (context, tokens)"
            )
        return content
