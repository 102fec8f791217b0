from itertools import pairwise, product

import numpy as np
import pytest

from pressreview.annotate.reader.decode import (
    TAGS,
    Chain,
    Floats,
    Scores,
    Spans,
    View,
    best_path,
    decode,
    mentions,
    predicates,
)
from pressreview.annotate.reader.wordpiece import Pieces
from pressreview.model import Span

WIDTH = 128


def chain(steps: np.ndarray | None = None) -> Chain:
    no_link = np.zeros(WIDTH, np.float32)
    no_link[0] = 1.0
    given = np.zeros((7, 7), np.float32) if steps is None else steps.astype(np.float32)
    odds = np.array([1.0, 0.0], np.float32)
    return Chain(steps=given, begin=np.zeros(7, np.float32), no_link=no_link, odds=odds)


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
        assert best_path(tags, given.steps, given.begin).tolist() == list(best)


def test_the_likeliest_span_is_that_of_all_paths_counted() -> None:
    rng = np.random.default_rng(2)
    n, content = 5, TAGS.index("B-content")
    for _ in range(4):
        steps = rng.normal(size=(7, 7))
        for inside in (2, 4, 6):
            steps[[tag for tag in range(7) if tag not in (inside - 1, inside)], inside] = -1e4
        given = chain(steps)
        given.begin[[2, 4, 6]] = -1e4
        tags = rng.normal(size=(n, 7)).astype(np.float32) * 2
        chances: dict[tuple[int, int], float] = {}
        for path in product(range(7), repeat=n):
            along = sum(given.steps[a, b] for a, b in pairwise(path)) + given.begin[path[0]]
            weight = np.exp(along + sum(tags[i, tag] for i, tag in enumerate(path)))
            for start in (place for place, tag in enumerate(path) if tag == content):
                last = start
                while last + 1 < n and path[last + 1] == content + 1:
                    last += 1
                chances[start, last] = chances.get((start, last), 0.0) + weight
        spans = Spans(tags, given, content)
        for starts, lasts in ((range(n), range(n)), (range(1, 3), range(2, 5)), (range(2, 3), range(2, 3))):
            allowed = {span: chance for span, chance in chances.items() if span[0] in starts and span[1] in lasts}
            best = max(allowed, key=lambda span: allowed[span])
            assert spans.likeliest(starts, lasts) == (best[0], best[1] + 1)


def test_a_content_takes_the_edge_that_most_paths_give_it() -> None:
    pieces, scores = scene(["B-cue", "B-content", "I-content", "O"], {1: 0, 2: 0})
    scores.tags[3] = np.log(1.5)  # the best path goes on here, but all others together end it
    scores.tags[3, TAGS.index("I-content")] = np.log(2.0)
    assert best_path(scores.tags, chain().steps, chain().begin)[3] == TAGS.index("I-content")
    ((found,), parts) = decode(pieces, scores, chain(), sentences=[0])
    assert found.content == parts.content == (Span(2, 5),)


def test_no_edge_moves_into_a_part_beside_it() -> None:
    pieces, scores = scene(["B-cue", "B-content", "B-source"], {1: 0, 0: 2})
    scores.tags[:, TAGS.index("I-content")] = 8.9
    scores.tags[:, TAGS.index("B-content")] = 8.9
    scores.tags[1, TAGS.index("B-content")] = 9.0
    ((found,), _) = decode(pieces, scores, chain(), sentences=[0])
    assert (found.cue, found.content, found.source) == ((Span(0, 1),), (Span(2, 3),), (Span(4, 5),))


def test_parts_are_linked_and_contents_joined() -> None:
    tags = ["B-content", "I-content", "B-source", "B-cue", "O", "B-content", "I-content"]
    pieces, scores = scene(tags, {0: 3, 1: 3, 3: 2, 5: 3, 6: 3})
    ((found,), _) = decode(pieces, scores, chain(), sentences=[0])
    assert found.source == (Span(4, 5),)
    assert found.cue == (Span(6, 7),)
    assert found.content == (Span(0, 3), Span(10, 13))
    assert found.confidence > 0.99


def test_confidence_is_set_by_the_odds() -> None:
    pieces, scores = scene(["B-source", "B-cue", "B-content"], {0: 1, 1: 0, 2: 1})
    unsure = scores._replace(tags=scores.tags / np.float32(9))
    for odds in ((1.0, 0.0), (2.0, 0.5)):
        ((found,), _) = decode(pieces, unsure, chain()._replace(odds=np.array(odds, np.float32)), sentences=[0])
        plain = np.exp(2) / (np.exp(2) + 6)  # a softmax over 1 and six times -1
        assert found.confidence == pytest.approx(
            1 / (1 + np.exp(-(odds[0] * np.log(plain / (1 - plain)) + odds[1]))), abs=1e-3
        )


def test_a_cue_that_points_to_nothing_has_no_source() -> None:
    pieces, scores = scene(["B-source", "B-cue", "B-content"], {2: 1})
    ((found,), _) = decode(pieces, scores, chain(), sentences=[0])
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
    found, parts = decode(*scene(tags, {}), chain(), sentences=[0])
    assert found == ()
    assert len(parts.cue) == tags.count("B-cue")  # what could not be linked is still told
    assert len(parts.content) == tags.count("B-content")


def test_two_attributions_share_a_source() -> None:
    tags = ["B-source", "B-cue", "B-content", "B-cue", "B-content"]
    pieces, scores = scene(tags, {1: 0, 2: 1, 3: 0, 4: 3})
    (first, second), _ = decode(pieces, scores, chain(), sentences=[0])
    assert first.source == second.source == (Span(0, 1),)


def test_a_source_stands_in_the_sentence_of_its_cue() -> None:
    pieces, scores = scene(["B-source", "O", "B-cue", "B-content"], {2: 0, 3: 2})
    ((same,), _) = decode(pieces, scores, chain(), sentences=[0])
    assert same.source == (Span(0, 1),)
    ((other,), _) = decode(pieces, scores, chain(), sentences=[0, 4])
    assert other.source == ()


KINDS = ("person", "place")


def scored(*tags: int) -> Floats:
    """Scores of pieces that clearly have these tags: 0 for O, then B and I of each kind."""
    scores = np.zeros((len(tags), 5), np.float32)
    scores[np.arange(len(tags)), tags] = 5.0
    return scores


def named(tags: tuple[int, ...], inner: tuple[int, ...] = ()) -> list[tuple[int, int, str]]:
    n = len(tags)
    column = np.arange(n, dtype=np.int32)
    pieces = Pieces(column, column * 10, column * 10 + 10, column)
    goes_on = np.isin(column, inner)
    return [(one.span.start, one.span.end, one.kind) for one in mentions(pieces, scored(*tags), KINDS, inner=goes_on)]


def test_names_of_two_kinds() -> None:
    assert named((1, 2, 0, 3, 3, 4)) == [(0, 20, "person"), (30, 40, "place"), (40, 60, "place")]


def test_a_name_never_starts_in_its_middle() -> None:
    column = np.arange(5, dtype=np.int32)
    pieces = Pieces(column, column * 10, column * 10 + 10, column)
    scores = scored(0, 1, 2, 2, 0)
    scores[2, 4] = 6.0  # alone the likelier: the inside of a place
    scores[4, 2] = scores[4, 0] + 1.0  # here it goes on
    (one,) = mentions(pieces, scores, KINDS, inner=np.zeros(5, np.bool_))
    assert (one.span.start, one.span.end, one.kind) == (10, 50, "person")


def test_a_word_has_the_tag_of_its_first_piece_and_ends_with_its_last() -> None:
    assert named((1, 0, 0), inner=(1,)) == [(0, 20, "person")]
    assert named((0, 1, 0), inner=(1,)) == []


def test_a_text_of_no_words_has_no_names() -> None:
    assert named(()) == []


def test_predicates_stand_where_the_odds_are_even_or_better() -> None:
    column = np.arange(3, dtype=np.int32)
    pieces = Pieces(column, column * 10, column * 10 + 10, column)
    scores = np.array([[1.0, -1.4], [-1.0, 1.0], [0.5, 0.25]], np.float32)
    found = predicates(pieces, scores, inner=np.zeros(3, np.bool_))
    assert [(one.span.start, one.certainty) for one in found] == [(0, -1.0), (20, 0.25)]
