from itertools import pairwise, product

import numpy as np
import pytest

from pressreview.annotate.reader.decode import TAGS, Chain, Scores, View, best_path, decode
from pressreview.annotate.reader.wordpiece import Pieces
from pressreview.model import Span

WIDTH = 128


def chain(steps: np.ndarray | None = None) -> Chain:
    no_link = np.zeros(WIDTH, np.float32)
    no_link[0] = 1.0
    given = np.zeros((7, 7), np.float32) if steps is None else steps.astype(np.float32)
    return Chain(steps=given, begin=np.zeros(7, np.float32), no_link=no_link)


def scene(tags: list[str], links: dict[int, int]) -> tuple[Pieces, Scores]:
    """Pieces of one character with a space between, sure of `tags`, each piece in `links` pointing to its value."""
    n = len(tags)
    places = np.arange(n, dtype=np.int32) * 2
    pieces = Pieces(np.zeros(n, np.int32), places, places + 1, np.zeros(n, np.int32))
    scores = np.full((n, 7), -9.0, np.float32)
    scores[np.arange(n), [TAGS.index(tag) for tag in tags]] = 9.0
    key = np.zeros((n, WIDTH), np.float32)
    key[np.arange(n), np.arange(n) + 1] = 1.0
    query = np.zeros((n, WIDTH), np.float32)
    for piece in range(n):
        query[piece, links.get(piece, -1) + 1] = 1.0
    return pieces, Scores(scores, (View(0, query, key),))


def test_best_path_is_the_best_of_all() -> None:
    rng = np.random.default_rng(1)
    for _ in range(5):
        tags = rng.normal(size=(4, 7)).astype(np.float32)
        given = chain(rng.normal(size=(7, 7)))
        best = max(
            product(range(7), repeat=4),
            key=lambda path: (
                sum(tags[i, tag] for i, tag in enumerate(path)) + sum(given.steps[a, b] for a, b in pairwise(path))
            ),
        )
        assert best_path(tags, given).tolist() == list(best)


def test_parts_are_linked_and_contents_joined() -> None:
    tags = ["B-content", "I-content", "B-source", "B-cue", "O", "B-content", "I-content"]
    pieces, scores = scene(tags, {0: 3, 1: 3, 3: 2, 5: 3, 6: 3})
    (found,) = decode(pieces, scores, chain(), sentences=[0])
    assert found.source == (Span(4, 5),)
    assert found.cue == (Span(6, 7),)
    assert found.content == (Span(0, 3), Span(10, 13))
    assert found.confidence > 0.99


def test_a_cue_that_points_to_nothing_has_no_source() -> None:
    pieces, scores = scene(["B-source", "B-cue", "B-content"], {2: 1})
    (found,) = decode(pieces, scores, chain(), sentences=[0])
    assert found.source == ()


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param([], id="no-pieces"),
        pytest.param(["O", "O"], id="nothing-said"),
        pytest.param(["B-source", "B-cue"], id="no-content"),
        pytest.param(["B-content"], id="no-cue"),
    ],
)
def test_nothing_whole_is_nothing(tags: list[str]) -> None:
    assert decode(*scene(tags, {}), chain(), sentences=[0]) == ()


def test_two_attributions_share_a_source() -> None:
    tags = ["B-source", "B-cue", "B-content", "B-cue", "B-content"]
    pieces, scores = scene(tags, {1: 0, 2: 1, 3: 0, 4: 3})
    first, second = decode(pieces, scores, chain(), sentences=[0])
    assert first.source == second.source == (Span(0, 1),)


def test_a_source_stands_in_the_sentence_of_its_cue() -> None:
    pieces, scores = scene(["B-source", "O", "B-cue", "B-content"], {2: 0, 3: 2})
    (same,) = decode(pieces, scores, chain(), sentences=[0])
    assert same.source == (Span(0, 1),)
    (other,) = decode(pieces, scores, chain(), sentences=[0, 4])
    assert other.source == ()
