import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.reader.wordpiece import CLS, PAD, SEP, SHAPES, UNKNOWN, WordPiece

VOCABULARY = [
    PAD,
    UNKNOWN,
    CLS,
    SEP,
    "har",
    "##bour",
    "the",
    "elan",
    "istanbul",
    "i",
    "##s",
    "“",
    "”",
    '"',
    ".",
    "u",
    "7",
]


@pytest.fixture(scope="module")
def word_piece() -> WordPiece:
    return WordPiece(VOCABULARY)


def cut(word_piece: WordPiece, text: str) -> list[tuple[str, str]]:
    pieces = word_piece.encode(text)
    return [
        (VOCABULARY[row], text[start:end])
        for row, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The harbour", [("the", "The"), ("har", "har"), ("##bour", "bour")], id="longest-match-first"),
        pytest.param("Élan", [("elan", "Élan")], id="accents-fold-but-the-text-stays"),
        pytest.param("E\u0301lan", [("elan", "E\u0301lan")], id="combining-accent"),
        pytest.param("İstanbul", [("istanbul", "İstanbul")], id="lowering-makes-two-characters"),
        pytest.param("U.", [("u", "U"), (".", ".")], id="punctuation-stands-alone"),
        pytest.param("zebra 7", [(UNKNOWN, "zebra"), ("7", "7")], id="what-cannot-be-spelt"),
        pytest.param(" \n ", [], id="nothing"),
    ],
)
def test_pieces_keep_their_places(word_piece: WordPiece, text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(word_piece, text) == expected


def test_shapes_tell_case_paragraph_and_quotation(word_piece: WordPiece) -> None:
    shapes = word_piece.encode("The u “The” u\nTHE").shapes.tolist()
    assert shapes == [2 + 4, 1, 0 + 8, 2 + 8, 0, 1, 3 + 4]


def test_an_unclosed_mark_ends_with_its_paragraph(word_piece: WordPiece) -> None:
    assert word_piece.encode('"u\n\nu').shapes.tolist() == [4, 1 + 8, 1 + 4]


@given(st.text())
def test_pieces_are_in_order_and_never_empty(text: str) -> None:
    pieces = WordPiece(VOCABULARY).encode(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert pieces.starts.tolist() == sorted(pieces.starts.tolist())
    assert all(0 <= shape < SHAPES for shape in pieces.shapes)
    assert all(not text[start:end].isspace() for start, end in zip(pieces.starts, pieces.ends, strict=True))


def test_a_huge_word_is_one_piece(word_piece: WordPiece) -> None:
    began = time.process_time()
    assert len(word_piece.encode("x" * 5_000_000)) == 1
    assert time.process_time() - began < 5  # a bound that only quadratic work would break


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lacks \[UNK\]"):
        WordPiece(["the"])
