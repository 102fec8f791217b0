"""What every test may rely on: no network beyond this machine, and where the corpora are when they are there."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

_connect = socket.socket.connect
_getaddrinfo = socket.getaddrinfo


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections leave the machine in no test; a server of the test's own is fine."""

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to connect to {address}")
        _connect(self, address)

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in LOOPBACK and not _is_address(name):
            raise AssertionError(f"a test tried to look up {name}")
        return _getaddrinfo(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def _is_address(name: str) -> bool:
    """Whether `name` is an IP address, which is looked up without the network."""
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, name)
        except OSError:
            continue
        return True
    return False


@pytest.fixture(scope="session")
def coverage() -> Path:
    """The folder of the invented example coverage."""
    return ROOT / "examples" / "coverage"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the public corpora; skips the test where it is absent."""
    folder = Path(os.environ.get("PRESSREVIEW_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no corpora in {folder}; name their folder in PRESSREVIEW_DATA")
    return folder


@pytest.fixture(scope="session")
def prepared(coverage: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the example, read once, with all its pages made: to be read only, or copied and then written."""
    from pressreview import pipeline
    from pressreview.config import Settings
    from pressreview.store import Store

    file = tmp_path_factory.mktemp("prepared") / "example.db"
    with Store(file) as store:
        pipeline.add(store, [str(coverage)], Settings())
        pipeline.read(store, Settings())
        pipeline.prepare(store, Settings())
    return file
