import gzip
import ipaddress
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pressreview.acquire import HttpFetch
from pressreview.config import AcquireSettings
from pressreview.errors import RefusedError, SourceError
from pressreview.network import is_public
from tests.replies import Answer, reply

LOCAL = AcquireSettings(allow_private_addresses=True, timeout_s=5, max_size_bytes=100_000)


def never_ends(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 10_000)
    except OSError:
        return


def trickles(handler: BaseHTTPRequestHandler) -> None:
    stop: threading.Event = handler.server.stop  # type: ignore[attr-defined]
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not stop.wait(0.02):
            handler.wfile.write(b"x")
    except OSError:
        return


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01garbage\r\n\r\n")


ANSWERS: dict[str, Answer] = {
    "/page": reply(b"<p>Hi", headers={"Content-Type": "Text/HTML; charset=ISO-8859-1"}),
    "/bare": reply(b"Hi"),
    "/404": reply(b"gone", status=404),
    "/500": reply(b"broken", status=500),
    "/gzip": reply(gzip.compress(b"Hi"), headers={"Content-Encoding": "gzip"}),
    "/deflate": reply(zlib.compress(b"Hi"), headers={"Content-Encoding": "deflate"}),
    "/bomb": reply(gzip.compress(b"a" * 5_000_000), headers={"Content-Encoding": "gzip"}),
    "/half-gzip": reply(gzip.compress(b"Hi" * 99)[:-5], headers={"Content-Encoding": "gzip"}),
    "/brotli": reply(b"Hi", headers={"Content-Encoding": "br"}),
    "/short": reply(b"Hi", length=50),
    "/never-ends": never_ends,
    "/trickles": trickles,
    "/moved": reply(status=302, headers={"Location": "/page"}),
    "/circle": reply(status=302, headers={"Location": "/circle"}),
    "/to-file": reply(status=302, headers={"Location": "file:///etc/passwd"}),
    "/to-password": reply(status=302, headers={"Location": "http://u:p@localhost/"}),
    "/garbage": garbage,
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ANSWERS[self.path](self)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.stop = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.stop.set()  # type: ignore[attr-defined]
    running.shutdown()
    running.server_close()


def test_an_answer_says_what_it_is(server: str) -> None:
    found = HttpFetch(LOCAL)(server + "/page")
    assert (found.url, found.status, found.media_type) == (server + "/page", 200, "text/html")
    assert (found.charset, found.body) == ("iso-8859-1", b"<p>Hi")
    bare = HttpFetch(LOCAL)(server + "/bare")
    assert (bare.media_type, bare.charset) == ("", None)


def test_redirects_are_followed_and_the_last_address_told(server: str) -> None:
    assert HttpFetch(LOCAL)(server + "/moved").url == server + "/page"


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_packed_answers_are_unpacked(server: str, path: str) -> None:
    assert HttpFetch(LOCAL)(server + path).body == b"Hi"


@pytest.mark.parametrize(
    ("path", "error", "reason"),
    [
        pytest.param("/404", SourceError, r"the server answers 404 \(Not Found\)", id="404"),
        pytest.param("/500", SourceError, "the server answers 500", id="500"),
        pytest.param("/bomb", RefusedError, "unpacks to more than 100,000 bytes", id="gzip bomb"),
        pytest.param("/half-gzip", SourceError, "a gzip cut short", id="gzip cut short"),
        pytest.param("/brotli", SourceError, "not asked for: br", id="another encoding"),
        pytest.param("/short", SourceError, "no answer", id="cut short"),
        pytest.param("/garbage", SourceError, "no answer", id="garbage"),
        pytest.param("/never-ends", RefusedError, "larger than 100,000 bytes", id="never ends"),
        pytest.param("/circle", SourceError, "more than 5 redirects", id="redirects in a circle"),
        pytest.param("/to-file", RefusedError, "file: only http and https", id="redirect to a file"),
        pytest.param("/to-password", RefusedError, "a name or password in it", id="redirect with a password"),
    ],
)
def test_bad_answers(server: str, path: str, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        HttpFetch(LOCAL)(server + path)


def test_a_server_that_trickles_is_left(server: str) -> None:
    with pytest.raises(SourceError, match=r"no whole answer within 0\.2 seconds"):
        HttpFetch(AcquireSettings(allow_private_addresses=True, timeout_s=0.2))(server + "/trickles")


@pytest.mark.parametrize(
    ("url", "error", "reason"),
    [
        pytest.param("http://127.0.0.1:1/", RefusedError, "private address 127.0.0.1", id="loopback"),
        pytest.param("http://localhost:1/", RefusedError, "localhost is the private address", id="localhost"),
        pytest.param("http://[::1]/", RefusedError, "private address ::1", id="loopback, version 6"),
        pytest.param("http://[::ffff:10.0.0.1]/", RefusedError, "private address ::ffff:", id="version 4 in 6"),
        pytest.param("http://169.254.169.254/latest", RefusedError, "private address 169", id="metadata"),
        pytest.param("http://user:word@alba.example/", RefusedError, "name or password", id="credentials"),
        pytest.param("file:///etc/passwd", RefusedError, "file: only http", id="file"),
        pytest.param("gopher://alba.example/", RefusedError, "gopher: only http", id="gopher"),
        pytest.param("http://", SourceError, "a URL without a host|not a URL", id="no host"),
        pytest.param("http://[::1", SourceError, "not a URL", id="broken"),
        pytest.param("http://a\x1b.example/", SourceError, "not a URL", id="escape"),
    ],
)
def test_addresses_that_are_not_asked(url: str, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        HttpFetch(AcquireSettings())(url)


def resolving(*rounds: list[str]) -> Callable[..., list[tuple[object, ...]]]:
    waiting = list(rounds)

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        addresses = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return [(0, 0, 0, "", (address, port)) for address in addresses]

    return getaddrinfo


def test_an_address_written_as_a_number_is_what_it_resolves_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving(["127.0.0.1"]))
    with pytest.raises(RefusedError, match=r"2130706433 is the private address 127\.0\.0\.1"):
        HttpFetch(AcquireSettings())("http://2130706433/")


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving(["93.184.216.34", "10.0.0.1"]))
    with pytest.raises(RefusedError, match=r"alba\.example is the private address 10\.0\.0\.1"):
        HttpFetch(AcquireSettings())("http://alba.example/")


def test_a_name_cannot_change_its_mind_after_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        asked.append(address[0])
        raise OSError("no route")

    monkeypatch.setattr(socket, "getaddrinfo", resolving(["93.184.216.34"], ["127.0.0.1"]))
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(SourceError, match="no answer"):
        HttpFetch(AcquireSettings())("http://alba.example/")
    assert asked == ["93.184.216.34"]


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressreview.network.is_public", lambda address: str(address) == "127.0.0.1")
    monkeypatch.setitem(ANSWERS, "/inside", reply(status=302, headers={"Location": "http://10.0.0.1/"}))
    with pytest.raises(RefusedError, match=r"the private address 10\.0\.0\.1"):
        HttpFetch(AcquireSettings())(server + "/inside")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False), ("172.16.0.1", False), ("0.0.0.0", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("::", False), ("::1", False), ("fe80::1", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("64:ff9b::a00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
