import gzip
import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from pressreview.acquire import Acquired, Fetched, acquire, files, read_file
from pressreview.acquire.acquired import failure
from pressreview.config import AcquireSettings
from pressreview.errors import RefusedError
from pressreview.model import Failure

SETTINGS = AcquireSettings(max_size_bytes=1_000_000)


def no_network(url: str) -> Fetched:
    raise RefusedError("no network here")


def run(sources: Iterable[object], *, standard_input: bytes = b"") -> list[Acquired | Failure]:
    return list(acquire(map(str, sources), SETTINGS, fetch=no_network, standard_input=io.BytesIO(standard_input)))


def short(found: Iterable[Acquired | Failure]) -> list[str]:
    return [item.article.text if isinstance(item, Acquired) else f"! {item.reason}" for item in found]


def test_a_file_gives_its_article_bytes_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"It left.\r\n")
    (found,) = run([path])
    assert isinstance(found, Acquired)
    assert (found.original, found.media_type) == (b"It left.\r\n", "text/plain")
    assert (found.article.text, found.article.path) == ("It left.\r\n", str(path))
    assert found.article.source_hash == hashlib.sha256(found.original).hexdigest()


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "data.db", "c/d.text", ".git/e.txt", "noending"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.")
    assert short(run([tmp_path])) == ["This is a.md.", "This is b.txt.", "This is c/d.text."]


def test_sources_keep_their_order(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"This is {name}.")
    found = run([tmp_path / "b.txt", "-", tmp_path / "a.txt"], standard_input=b"This is standard input.")
    assert short(found) == ["This is b.", "This is standard input.", "This is a."]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.txt", b"", "empty: it holds no text", id="empty"),
        pytest.param("a.txt", bytes(range(256)) * 9, "binary data, not text", id="binary"),
        pytest.param("a.txt", b"Caf\xe9", "not UTF-8, and it does not say what else (byte 0xe9 at offset 3); save it as UTF-8", id="latin-1"),
        pytest.param("a.txt", b"a" * 1_000_001, "larger than 1,000,000 bytes; set a larger limit if it is to be read", id="too large"),
        pytest.param("a.pdf", b"%PDF-1.4", None, id="another kind"),
        pytest.param("a.tar.gz", gzip.compress(b"x"), None, id="an archive"),
        pytest.param("a.html", b"<html><body></body></html>", "no article in this page", id="no article"),
        pytest.param("a.txt.gz", gzip.compress(b"It left." * 99)[:-9], "a gzip cut short", id="gzip cut short"),
        pytest.param("a.txt.gz", gzip.compress(b"It left.")[:-8] + b"damaged!", None, id="gzip damaged"),
        pytest.param("a.txt.gz", gzip.compress(b"a" * 50_000_000), "unpacks to more than 1,000,000 bytes; set a larger limit if it is to be read", id="gzip bomb"),
        pytest.param("a.xml", b"<?xml version='1.0'?><notes/>", "not a feed: neither RSS nor Atom", id="xml that is no feed"),
    ],
)  # fmt: skip
def test_bad_files_fail_alone_on_one_line(tmp_path: Path, name: str, data: bytes, reason: str | None) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("It left.")
    bad, good = run([tmp_path / name, tmp_path / "good.txt"])
    assert isinstance(bad, Failure)
    assert isinstance(good, Acquired)
    assert (bad.stage, bad.subject) == ("acquire", str(tmp_path / name))
    assert reason is None or bad.reason == reason
    assert "\n" not in bad.reason


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "loop").symlink_to(".")
    assert short(run([tmp_path / "none.txt", tmp_path / "a\0b.txt"])) == [
        "! no such file or folder, or a link to nothing", "! embedded null byte"
    ]  # fmt: skip
    assert short(run([tmp_path])) == [
        "! no such file or folder, or a link to nothing",
        "! a link to a folder that is read already; not followed",
        "! a link that leads to itself",
    ]
    (folder,) = run([tmp_path / "empty"])
    assert isinstance(folder, Failure)
    assert folder.reason.startswith("no article files in this folder")


def test_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as root, who may read everything: the refusal is simulated where the system would give it.
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("It left.")

    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    def refuse_open(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr(files, "open", refuse_open, raising=False)
    shut, file = (item for item in run([tmp_path / "shut", tmp_path / "a.txt"]) if isinstance(item, Failure))
    assert shut.reason.startswith("no permission to read it")
    assert file.reason == "no permission to read it"


def test_the_same_article_twice_is_told_once_each(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It left.")
    twice = str(tmp_path / "a.txt")
    found = run([tmp_path, twice, twice])
    same = f"! the same article as {tmp_path / 'a.txt'}"
    assert short(found) == ["It left.", same, same, same]
    assert short(run([tmp_path / "b.txt"])) == ["It left."]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.md.GZ", "plain.txt"])
def test_gzip_is_told_by_its_bytes(tmp_path: Path, name: str) -> None:
    packed = gzip.compress(b"It ") + gzip.compress(b"left.")
    (tmp_path / name).write_bytes(packed)
    (found,) = run([tmp_path / name])
    assert isinstance(found, Acquired)
    assert (found.article.text, found.original) == ("It left.", packed)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        pytest.param(b"It left.", "text/plain", id="text"),
        pytest.param(b"---\ntitle: X\n---\nIt left.", "text/plain", id="front matter"),
        pytest.param(b'{"text": "It left."}\n{"text": "It stayed."}', "application/json", id="json lines"),
        pytest.param(b"\n<!DOCTYPE html><html><body><p>It left at noon.</p></body></html>", "text/html", id="page"),
    ],
)
def test_standard_input_is_told_by_its_beginning(data: bytes, media_type: str) -> None:
    found = run(["-"], standard_input=data)
    assert [item.media_type for item in found if isinstance(item, Acquired)][:1] == [media_type]


def test_read_file_gives_repeated_articles_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It left."}\n{"text": "It left."}\n')
    assert short(read_file(str(tmp_path / "a.jsonl"), SETTINGS)) == ["It left.", "It left."]
    (found,) = read_file("https://alba.example/1", SETTINGS)
    assert isinstance(found, Failure)
    assert "pressreview add" in found.reason


def test_a_name_that_a_terminal_could_obey_is_written_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\x1b[31m\n\xff.txt")
    (tmp_path / name).write_text("It left.")
    (found,) = run([tmp_path])
    assert isinstance(found, Acquired)
    assert found.article.path is not None
    assert found.article.path.endswith(r"a\x1b[31m\n\udcff.txt")
    told = failure("x\x1b]0;y\x07", "broken\r\nline \x9b2J " + "z" * 1000)
    assert told.subject == r"x\x1b]0;y\x07"
    assert told.reason.startswith(r"broken line \x9b2J zzz")
    assert len(told.reason) == 300


def test_a_url_is_read_by_what_the_server_says() -> None:
    page = b"<html><body><article><p>It left at noon on Tuesday, officials said.</p></article></body></html>"
    answers = {
        "http://a.example/1": Fetched(url="http://www.a.example/final", status=200, media_type="text/html", body=page),
        "http://a.example/2": Fetched(
            url="http://a.example/2", status=200, media_type="text/plain", body=b"It stayed."
        ),
    }
    found = list(acquire(answers, SETTINGS, fetch=answers.__getitem__))
    assert short(found) == ["It left at noon on Tuesday, officials said.", "It stayed."]
    first = found[0]
    assert isinstance(first, Acquired)
    article = first.article
    assert (article.path, article.url, article.outlet) == (
        "http://a.example/1",
        "http://www.a.example/final",
        "a.example",
    )
