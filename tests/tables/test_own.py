"""A user's own tables: before ours, merged with them, and told plainly when they are wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressreview.errors import InputError
from pressreview.provenance import maker
from pressreview.tables import load_outlets, load_states, load_vocabulary, own_digest, rows, use
from pressreview.views.cli.program import run

LOADERS = (load_outlets, load_states, load_vocabulary, maker)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a new process, and as it was afterwards."""
    monkeypatch.setattr(rows, "_own", [])
    monkeypatch.setattr(rows, "_read", [])
    for loader in LOADERS:
        loader.cache_clear()
    yield
    for loader in LOADERS:
        loader.cache_clear()


def write(folder: Path, name: str, line: str) -> Path:
    (folder / name).write_text(f"# mine\n{line}\n", encoding="utf-8")
    return folder


def test_a_users_outlet_is_known_beside_ours(tmp_path: Path) -> None:
    use(write(tmp_path, "outlets.txt", "Harbour Post | HP | paper | - | harbourpost.example | -"))
    outlets = load_outlets()
    assert outlets.named("HP") is outlets.at("www.harbourpost.example")
    assert outlets.named("Reuters") is not None


def test_an_outlet_of_both_tables_has_the_names_of_both(tmp_path: Path) -> None:
    use(write(tmp_path, "outlets.txt", "Reuters | Rtrs | agency | - | - | Mine"))
    outlets = load_outlets()
    assert outlets.same("Rtrs", "Thomson Reuters")
    reuters = outlets.named("Reuters")
    assert reuters is not None
    assert (reuters.family, reuters.domain) == ("Mine", "reuters.com")


def test_a_state_of_both_tables_is_one(tmp_path: Path) -> None:
    write(tmp_path, "states.txt", "Russia | Muscovy | - | -")
    use(write(tmp_path, "seats.txt", "Smolenka | - | Russia"))
    states = load_states()
    assert states.meant("Muscovy") is states.meant("Moscow") is states.meant("Smolenka") is states.meant("the Kremlin")


def test_bodies_and_places(tmp_path: Path) -> None:
    write(tmp_path, "bodies.txt", "Grand Harbour Council | GHC")
    use(write(tmp_path, "places.txt", "Halden Pier"))
    words = load_vocabulary()
    assert words.bodies["GHC"] == "Grand Harbour Council"
    assert "Halden Pier" in words.places


def test_what_was_made_with_other_tables_is_made_again(tmp_path: Path) -> None:
    before = maker("annotate")
    maker.cache_clear()
    assert own_digest() == ""
    rows._read.clear()
    use(write(tmp_path, "places.txt", "Halden Pier"))
    assert maker("annotate") != before


def test_too_late_is_an_error_and_twice_is_none(tmp_path: Path) -> None:
    use(write(tmp_path, "places.txt", "Halden Pier"))
    use(tmp_path)
    load_outlets()
    (tmp_path / "more").mkdir()
    with pytest.raises(RuntimeError, match="was read before"):
        use(write(tmp_path / "more", "places.txt", "Halden"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("Harbour Post | - | paper", "6 fields", id="fields"),
        pytest.param("Harbour Post | - | gazette | - | - | -", "kind 'gazette'", id="kind"),
        pytest.param(" | - | paper | - | - | -", "6 fields", id="no-name"),
    ],
)
def test_a_bad_line_is_told(tmp_path: Path, line: str, message: str) -> None:
    use(write(tmp_path, "outlets.txt", line))
    with pytest.raises(InputError, match=message):
        load_outlets()


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "outlets.txt").write_bytes(b"\xff\xfe\x00")
    use(tmp_path)
    with pytest.raises(InputError, match="UTF-8"):
        load_outlets()


def test_a_folder_without_tables_is_told_at_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong").mkdir()
    for folder, message in (
        (tmp_path, "there is no table"),
        (tmp_path / "none", "is no folder"),
        (write(tmp_path / "wrong", "outlet.txt", "x"), "outlet.txt is no table"),
    ):
        assert run(["--tables", str(folder), "stories"]) == 2
        assert message in capsys.readouterr().err
