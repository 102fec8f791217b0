"""What cannot be read gives one clear line and a recorded failure, and the rest goes through."""

import gzip
import os
import re
from pathlib import Path

import pytest

from pressreview.store import Store
from pressreview.views.cli.program import run

GOOD = b'"Talks may resume on Friday," the minister said.\n'
PAGE = b"<html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></body></html>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("empty.txt", b"", id="empty"),
        pytest.param("blank.txt", b" \n\n ", id="blank"),
        pytest.param("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, id="binary"),
        pytest.param("menu.html", PAGE, id="page without an article"),
        pytest.param("cut.html.gz", gzip.compress(GOOD * 500)[:60], id="gzip cut short"),
        pytest.param("broken.jsonl", b'{"text": "no end', id="broken JSON"),
        pytest.param("feed.xml", b"<rss><channel><item>", id="broken feed"),
        pytest.param("twice.txt", GOOD, id="the same article twice"),
    ],
)
def test_one_line_and_a_failure(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_bytes(GOOD)
    Path(name).write_bytes(content)
    assert run(["add", "good.txt", name]) == 0
    said, went = capsys.readouterr().err.splitlines()
    assert re.match(rf"{name}.*: \w", said)
    assert went == "1 article, 1 of them new, in pressreview.db"
    with Store("pressreview.db") as store:
        assert len(store.articles()) == 1
        (failure,) = store.failures()
    assert said == f"{failure.subject}: {failure.reason}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("closed").mkdir(mode=0)
    assert run(["add", "closed"]) == 2
    assert capsys.readouterr().err.startswith("closed: ")


def test_nothing_readable_is_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").touch()
    assert run(["add", "empty.txt", "missing.txt"]) == 2
    assert capsys.readouterr().err.splitlines()[2] == "pressreview: no article went through"
