"""A server of the tests' own that answers as it is told: well, badly, slowly, with ill will."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

from tests.replies import Answer


class Server(ThreadingHTTPServer):
    """Answers every POST as it is told, and keeps what was asked."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.stop = threading.Event()
        self.asked: list[tuple[str, dict[str, str], Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, headers, msgspec.json.decode(body)))
        self.close_connection = True
        self.server.answer(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    server = Server(answer)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.stop.set()
        server.shutdown()
        server.server_close()


def completion(content: object, **choice: object) -> bytes:
    return msgspec.json.encode({"choices": [{"message": {"role": "assistant", "content": content}, **choice}]})


def never_answers(handler: BaseHTTPRequestHandler) -> None:
    handler.server.stop.wait()  # type: ignore[attr-defined]


def trickles(handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while not handler.server.stop.wait(0.02):  # type: ignore[attr-defined]
            handler.wfile.write(b" ")
    except OSError:
        return


def never_ends(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
    try:
        for _ in range(500):
            handler.wfile.write(b"x" * 100_000)
    except OSError:
        return


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01garbage\r\n\r\n")
