import threading
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate import RawReading, annotate, made_by
from pressreview.annotate.reader.onnx_reader import OVERLAP, WINDOW, Reader, _centrality, _Turns, _windows, blocks_of
from pressreview.annotate.reader.wordpiece import Pieces
from pressreview.config import AnnotateSettings
from pressreview.errors import ModelError
from pressreview.model import Article, Failure, Reading

TEXT = (
    "PORT ALBA — The ferry was not inspected, the harbour master, Ilse Marrow, said on Tuesday.\n\n"
    "“Nobody asked us,” she told reporters. The transport ministry denied that it had been warned."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(threads=1)


def test_it_finds_who_said_what(reader: Reader) -> None:
    (read,) = reader.read([TEXT])
    found = read.attributions
    cues = [" ".join(span.of(TEXT) for span in one.cue) for one in found]
    contents = [" ".join(span.of(TEXT) for span in one.content) for one in found]
    assert "said" in cues[0]
    assert "The ferry was not inspected" in contents[0]
    assert any("Nobody asked us" in content for content in contents)


def test_it_finds_names_and_predicates(reader: Reader) -> None:
    (read,) = reader.read([TEXT])
    assert ("Ilse Marrow", "person") in [(one.span.of(TEXT), one.kind) for one in read.entities]
    assert {"said", "told", "denied"} <= {one.span.of(TEXT) for one in read.predicates}


def test_a_text_is_read_the_same_whatever_is_read_beside_it(reader: Reader) -> None:
    alone = next(reader.read([TEXT]))
    among = list(reader.read(["Rain is expected.", TEXT, TEXT * 20]))
    assert among[1] == alone
    assert next(Reader(threads=2).read([TEXT])) == alone


def test_what_cannot_be_read_gives_nothing(reader: Reader) -> None:
    assert list(reader.read(["", " \n\n "])) == [RawReading()] * 2
    assert next(reader.read(["…"])).attributions == ()


def test_nothing_is_loaded_before_the_first_text(tmp_path: Path) -> None:
    missing = Reader(tmp_path / "none.onnx")
    with pytest.raises(ModelError, match=r"none\.onnx cannot be read: No such file"):
        next(missing.read(["x"]))


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"bad\.onnx is no reader model"):
        next(Reader(tmp_path / "bad.onnx").read(["x"]))


def test_windows_have_one_core_less_but_while_their_caller_waits() -> None:
    turns = _Turns(2)
    second = threading.Event()

    def another() -> None:
        with turns.one():
            second.set()

    with turns.one():
        waiting = threading.Thread(target=another)
        waiting.start()
        assert not second.wait(0.05)
        with turns.all():
            assert second.wait(10)
    waiting.join()
    with _Turns(1).one():
        pass


def test_a_reader_without_its_words_is_refused(tmp_path: Path) -> None:
    shipped = resources.files("pressreview.annotate.reader")
    (tmp_path / "reader.onnx").write_bytes(shipped.joinpath("reader.onnx").read_bytes())
    with pytest.raises(ModelError, match=r"words\.npz cannot be read: No such file"):
        next(Reader(tmp_path / "reader.onnx").read(["x"]))
    words = shipped.joinpath("words.npz").read_bytes()
    for broken in (b"no words", words[:1000], b""):
        (tmp_path / "words.npz").write_bytes(broken)
        with pytest.raises(ModelError, match=r"words\.npz holds no words of a model"):
            next(Reader(tmp_path / "reader.onnx").read(["x"]))


@given(st.integers(min_value=1, max_value=5000))
def test_windows_cover_the_pieces(n: int) -> None:
    windows = _windows(n)
    assert windows[0][0] == 0
    assert windows[-1][1] == n
    assert len({end - start for start, end in windows}) == 1
    assert 0 < windows[0][1] <= WINDOW
    assert all(a[0] < b[0] <= a[1] - OVERLAP for a, b in pairwise(windows))


def test_the_middle_of_a_window_counts_most_and_the_ends_of_the_text_are_no_edges() -> None:
    first, middle = (_centrality(start, start + 5, 20)[:, 0].tolist() for start in (0, 5))
    assert first == [5, 4, 3, 2, 1]
    assert middle == [1, 2, 3, 2, 1]


@given(st.lists(st.integers(min_value=0, max_value=15), max_size=300))
def testblocks_of_tile_the_pieces(shapes: list[int]) -> None:
    column = np.arange(len(shapes) * 200, dtype=np.int32)
    pieces = Pieces(column, column, column + 1, np.repeat(np.asarray(shapes, np.int32), 200))
    ids = [block.ids for block in blocks_of(pieces)]
    assert np.array_equal(np.concatenate([*ids, np.zeros(0, np.int32)]), column)


GERMAN = "Der Hafen ist seit Dienstag gesperrt, und die Behörden wissen nicht, wann er wieder geöffnet wird. " * 5


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        pytest.param("Der Hafen ist zu.", "de", "'de'", id="short-and-stated"),
        pytest.param(GERMAN, "de", "'de'", id="long-and-stated"),
        pytest.param(GERMAN, "en", "no English prose", id="stated-wrongly"),
        pytest.param(GERMAN, None, "no English prose", id="not-stated"),
    ],
)
def test_another_language_is_a_failure(reader: Reader, text: str, language: str | None, reason: str) -> None:
    (failure,) = annotate([Article.of(text, language=language, path="a.txt")], AnnotateSettings(), reader=reader)
    assert isinstance(failure, Failure)
    assert failure.subject == "a.txt"
    assert reason in failure.reason


def test_english_with_another_language_stated_is_read(reader: Reader) -> None:
    (reading,) = annotate([Article.of(TEXT * 3, language="fr")], AnnotateSettings(), reader=reader)
    assert isinstance(reading, Reading)


def test_a_reading_says_what_made_it_and_points_into_its_article(reader: Reader) -> None:
    article = Article.of(TEXT, outlet="The Alba Post", published_at=date(2026, 3, 10))
    (reading,) = annotate([article], AnnotateSettings(), reader=reader)
    assert isinstance(reading, Reading)
    assert reading.made_by == made_by(reader)
    names = [attribution.speaker.name for attribution in reading.attributions if attribution.speaker]
    assert names[0] == "Ilse Marrow"
    assert reading.attributions[0].said_on is not None
    assert reading.attributions[0].said_on.start == date(2026, 3, 10)
