"""`serve` at the command line: whom it lets in, what it says, and that it answers and ends."""

import http.client
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from pressreview.store import Store
from pressreview.views.cli.program import run

LONG = "a-token-of-thirty-two-characters"
Served = list[tuple[Any, tuple[str, int]]]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Served:
    """What would be served: the application, and where it listens."""
    found: Served = []

    def begin(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        assert sockets[0].getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        found.append((self.config.app, sockets[0].getsockname()[:2]))

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRESSREVIEW_TOKEN", raising=False)
    monkeypatch.setattr(uvicorn.Server, "run", begin)
    return found


def test_it_says_where_it_is_on_standard_error(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--db", "news.db", "serve", "--port", "0"]) == 0
    ((_, (host, port)),) = served
    said = capsys.readouterr()
    assert said.out == ""
    assert host == "127.0.0.1"
    found = re.fullmatch(
        rf"news\.db is served at http://127\.0\.0\.1:{port}/\?token=(\S+) +\(Ctrl-C ends it\)\n", said.err
    )
    assert found is not None
    assert len(found[1]) >= 32


def test_each_start_has_a_token_of_its_own(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(["serve", "--port", "0"]) == 0
    tokens = re.findall(r"token=(\S+)", capsys.readouterr().err)
    assert len(set(tokens)) == 2


def test_who_only_reads_needs_no_token(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--port", "0", "--read-only"]) == 0
    assert "token" not in capsys.readouterr().err


def test_open(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert run(["serve", "--port", "0", "-o", "--token", LONG]) == 0
    assert opened == [f"http://127.0.0.1:{served[0][1][1]}/?token={LONG}"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--host", "0.0.0.0"], "is every address of this machine; say by which name"),
        (["--host", "::", "--token", LONG], "is every address of this machine"),
        (["--host", "", "--token", LONG], "is every address of this machine"),
        (["--host", "0.0.0.0", "--name", "desk.example"], "can be reached from other machines: give --token"),
        (["--host", "192.0.2.7"], "can be reached from other machines: give --token"),
        (["--host", "127.0.0.2"], "can be reached from other machines: give --token"),
        (["--host", "LOCALHOST"], "can be reached from other machines: give --token"),
        (
            ["--host", "192.0.2.7", "--token", "short"],
            "a token of 5 characters can be guessed; give one of at least 16",
        ),
        (["--token", "fifteen-letters"], "a token of 15 characters can be guessed"),
        (["--token", ""], "a token of 0 characters can be guessed"),
        (["--token", "with a space and & more"], "the token stands in an address"),
        (["--token", "é" * 16], "the token stands in an address"),
        (["--token", "semi;colon;semi;colon"], "the token stands in an address"),
        (["--name", "http://desk.example"], "is no name of a server"),
        (["--name", "desk.example:8710"], "is no name of a server"),
        (["--name", "desk.example\r\nX: y"], "is no name of a server"),
        (["--name", "*"], "is no name of a server"),
        (["--host", "192.0.2.7", "--token", LONG, "--port", "0"], "cannot listen at 192.0.2.7, port 0"),
        (["--host", "é" * 100, "--token", LONG], "that is no address"),
    ],
)
def test_refused(arguments: list[str], reason: str, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", *arguments]) == 2
    said = capsys.readouterr().err
    assert reason in " ".join(said.split())
    assert len(said.splitlines()) == 1
    assert served == []


def test_a_token_from_the_environment(
    served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRESSREVIEW_TOKEN", LONG)
    assert run(["serve", "--port", "0"]) == 0
    assert f"token={LONG}" in capsys.readouterr().err
    monkeypatch.setenv("PRESSREVIEW_TOKEN", "short")
    assert run(["serve", "--port", "0"]) == 2


def test_a_port_in_use(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 2
    assert f"cannot listen at 127.0.0.1, port {port}" in capsys.readouterr().err
    assert served == []


@pytest.mark.parametrize("port", ["-1", "65536", "x", ""])
def test_no_port(port: str, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--port", port]) == 2
    assert "--port" in capsys.readouterr().err


def test_a_file_of_somebody_else(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.db").write_bytes(b"not a project at all, but quite long enough to be looked at")
    assert run(["--db", "other.db", "serve", "--port", "0"]) == 2
    assert "not a pressreview project" in capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--help"]) == 0
    said = capsys.readouterr().out
    assert "pressreview serve -o" in said
    assert "--read-only" in said
    assert "PRESSREVIEW_TOKEN" in said


def test_other_commands_load_no_server() -> None:
    code = "import sys; import pressreview.views.cli.commands; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "pressreview.views.cli.serving" in loaded
    assert not {"uvicorn", "starlette", "anyio", "h11", "multipart", "python_multipart", "asyncio"} & set(loaded)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to a process there")
def test_a_real_server_answers_and_ends(tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    command = [sys.executable, "-m", "pressreview", "--db", str(db), "serve", "--port", "0", "--token", LONG]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as server:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stderr.readline())
        assert found is not None
        port = int(found[1])

        def asked(method: str, path: str, **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            connection.close()
            return answer

        def raw(sent: bytes) -> bytes:
            with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
                try:
                    connection.sendall(sent)
                    connection.shutdown(socket.SHUT_WR)
                    return connection.recv(65_536)
                except OSError:  # it hung up on what was still coming
                    return b""

        try:
            answer = asked("GET", "/")
            assert answer.status == 200
            assert answer.headers["server"] is None
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            assert asked("GET", "/", Host=f"evil.example:{port}").status == 421
            assert asked("GET", f"/?token={LONG}").headers["location"] == "/"
            assert asked("POST", "/add", Origin="http://evil.example").status == 403
            long = f"GET /{'x' * 200_000} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
            assert raw(long.encode())[:12] in (b"", b"HTTP/1.1 400")
            assert raw(b"GET / HTTP/1.1\r\nX: y\r\n\r\n").startswith(b"HTTP/1.1 4")
            assert raw(b"garbage\x00\xff\r\n\r\n").startswith(b"HTTP/1.1 400")
            assert raw(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil\r\n\r\n".encode()).startswith(
                b"HTTP/1.1 400"
            )
            assert raw(f"POST /add HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Le".encode()) in (b"",)
            assert asked("GET", "/outlets").status == 200
        finally:
            server.send_signal(signal.SIGINT)
            _, said = server.communicate(timeout=120)
    assert "Traceback" not in said
    assert server.returncode == 130
    with Store(db) as store:
        assert store.count_articles() == 0
