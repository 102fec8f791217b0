"""The endpoint behaves well, badly, slowly and with ill will; nothing of it harms more than the page asked for."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpcore2
import pytest

from pressreview.config import WriterSettings
from pressreview.errors import RefusedError, WriterError
from pressreview.writer import HttpAsk, Message
from tests.replies import Answer, reply
from tests.writer.server import (
    Server,
    completion,
    garbage,
    hangs_up,
    never_answers,
    never_ends,
    serving,
    trickles,
)

MESSAGES = (Message(role="user", content="Write."),)


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], Server]]:
    with ExitStack() as running:
        yield lambda answer: running.enter_context(serving(answer))


def ask(server: Server, *, key: str | None = None, timeout_s: float = 10) -> HttpAsk:
    return HttpAsk(WriterSettings(url=server.url, model="m", timeout_s=timeout_s, max_size_bytes=1_000_000), key=key)


def test_a_good_answer(serve: Callable[[Answer], Server]) -> None:
    server = serve(reply(completion("Hi “there”")))
    assert ask(server, key="sk-1")(MESSAGES) == "Hi “there”"
    ((path, headers, body),) = server.asked
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == "Bearer sk-1"
    assert body == {
        "model": "m", "stream": False, "temperature": 0, "messages": [{"role": "user", "content": "Write."}],
    }  # fmt: skip


def test_without_a_key_none_is_sent(serve: Callable[[Answer], Server]) -> None:
    server = serve(reply(completion("Hi")))
    ask(server)(MESSAGES)
    assert "authorization" not in server.asked[0][1]


@pytest.mark.parametrize(
    ("answer", "reason", "passing"),
    [
        pytest.param(reply(b"no sk-1", status=401), r"answers 401 \(Unauthorized\); give a key", False, id="401"),
        pytest.param(reply(b"", status=403), r"403 \(Forbidden\); give a key", False, id="403"),
        pytest.param(reply(b"", status=404), r"404 \(Not Found\); it may not know the model", False, id="404"),
        pytest.param(reply(b"", status=429), r"answers 429", True, id="429"),
        pytest.param(reply(b"\x1b[31m", status=500), r"answers 500 \(Internal Server Error\)\Z", True, id="500"),
        pytest.param(reply(b"", status=999), r"answers 999\Z", False, id="no status there is"),
        pytest.param(
            reply(b"", status=307, headers={"Location": "http://evil.example/"}), "307.*a redirect is not followed", False,
            id="redirect",
        ),
        pytest.param(never_ends, "more than 1,000,000 bytes", False, id="50 MB"),
        pytest.param(hangs_up, "no answer from the writer", True, id="closed connection"),
        pytest.param(garbage, "no answer from the writer", True, id="garbage"),
        pytest.param(reply(b"{}", length=50), "no answer from the writer", True, id="cut short"),
        pytest.param(reply(b"<html>"), "no chat completion; is it OpenAI-compatible", True, id="a page"),
        pytest.param(reply(b"\xff\xfe"), "no chat completion", True, id="no text"),
        pytest.param(reply(b"[" * 100_000), "no chat completion", True, id="deep"),
        pytest.param(reply(b'{"choices": []}'), "no chat completion", True, id="no choices"),
        pytest.param(reply(b'{"choices": {"0": 1}}'), "no chat completion", True, id="choices of another kind"),
        pytest.param(reply(completion(None)), "answers nothing", True, id="no content"),
        pytest.param(reply(completion([{"text": "x"}])), "answers nothing", True, id="content of another kind"),
        pytest.param(reply(completion("{", finish_reason="length")), "cut short: give the model more room", False, id="length"),
    ],
)  # fmt: skip
def test_bad_answers(serve: Callable[[Answer], Server], answer: Answer, reason: str, passing: bool) -> None:
    server = serve(answer)
    with pytest.raises(WriterError, match=reason) as caught:
        ask(server, key="sk-1")(MESSAGES)
    assert caught.value.passing is passing
    assert "sk-1" not in str(caught.value)
    assert "evil" not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize("answer", [never_answers, trickles], ids=["silent", "a byte at a time"])
def test_a_slow_server_is_left(serve: Callable[[Answer], Server], answer: Answer) -> None:
    with pytest.raises(WriterError, match=r"no whole answer .* within 0\.2 seconds; --writer-timeout allows more"):
        ask(serve(answer), timeout_s=0.2)(MESSAGES)


def test_nobody_there() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
        with pytest.raises(WriterError, match=f"no answer from the writer at {url.removesuffix('/v1')}: "):
            HttpAsk(WriterSettings(url=url, model="m", timeout_s=5))(MESSAGES)


def test_a_model_that_wants_no_temperature_is_asked_without_at_the_next_try(serve: Callable[[Answer], Server]) -> None:
    asking = ask(server := serve(reply(b"", status=400)))
    with pytest.raises(WriterError, match="400") as first:
        asking(MESSAGES)
    with pytest.raises(WriterError, match="400") as second:
        asking(MESSAGES)
    assert (first.value.passing, second.value.passing) == (True, False)
    assert ["temperature" in body for _, _, body in server.asked] == [True, False]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://127.0.0.1:1", "/chat/completions"),
        ("http://127.0.0.1:1/v1/", "/v1/chat/completions"),
        ("http://127.0.0.1:1/v1/chat/completions", "/v1/chat/completions"),
    ],
)
def test_the_path_of_a_url(url: str, path: str) -> None:
    assert HttpAsk(WriterSettings(url=url, model="m"))._target.target == path.encode()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        pytest.param("localhost:11434/v1", "begins with http:// or https://", id="no scheme"),
        pytest.param("file:///etc/passwd", "begins with http:// or https://", id="file"),
        pytest.param("http://", "no host|none", id="no host"),
        pytest.param("http://[::1", "the writer's URL is none", id="broken"),
        pytest.param("https://user:word@alba.example/v1", "may hold no password", id="password"),
        pytest.param("https://alba.example/v1?key=abc", "may hold no password, query", id="query"),
    ],
)
def test_urls_that_are_not_asked(url: str, reason: str) -> None:
    with pytest.raises((RefusedError, WriterError), match=reason):
        HttpAsk(WriterSettings(url=url, model="m"))


def test_a_key_that_could_be_more_than_a_key_is_refused_and_not_shown() -> None:
    with pytest.raises(WriterError, match="characters that no key has") as caught:
        HttpAsk(WriterSettings(url="http://localhost/v1", model="m"), key="sk-1\r\nX-Evil: 1")
    assert "sk-1" not in str(caught.value)


def resolving(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (address, 80))])
    monkeypatch.setattr(
        httpcore2.SyncBackend, "connect_tcp", lambda *_, **__: (_ for _ in ()).throw(httpcore2.ConnectError("reached"))
    )


@pytest.mark.parametrize(
    ("url", "address", "allowed", "reason"),
    [
        ("http://localhost/v1", "127.0.0.1", False, "reached"),
        ("http://box/v1", "10.0.0.7", False, r"box \(10\.0\.0\.7\) is another machine: give it https"),
        ("http://box/v1", "10.0.0.7", True, "reached"),
        ("https://box/v1", "10.0.0.7", False, "reached"),
        ("http://alba.example/v1", "93.184.216.34", False, "over https only"),
        ("http://alba.example/v1", "93.184.216.34", True, "over https only"),
        ("https://alba.example/v1", "93.184.216.34", False, "reached"),
        ("http://localhost/v1", "93.184.216.34", False, "over https only"),
    ],
)
def test_where_http_may_go(monkeypatch: pytest.MonkeyPatch, url: str, address: str, allowed: bool, reason: str) -> None:
    resolving(monkeypatch, address)
    with pytest.raises((RefusedError, WriterError), match=reason):
        HttpAsk(WriterSettings(url=url, model="m", allow_private_addresses=allowed))(MESSAGES)
