import pytest

from training.corpora.marked import Mark, align, apart, assemble, chunks, join


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He left , she said .", "He left, she said."),
        ("It 's the bank 's ( old ) $ 40 note", "It's the bank's (old) $40 note"),
        ("They do n't , and won’t", "They don't, and won’t"),
        ("the city ’ s mayor", "the city’s mayor"),
        ('" Never , " he said , " not " .', '"Never," he said, "not".'),
        ("`` Never '' , he said .", '"Never", he said.'),
        ("the workers ' pay rose", "the workers' pay rose"),
        ("He called it ' mad ' again .", "He called it 'mad' again."),
        ("a so - called peace – at last – 2003 – 2007", "a so-called peace – at last – 2003–2007"),
        ("“ Yes , ” she said", "“Yes,” she said"),
        ("the U . S . and the U. N. met", "the U.S. and the U.N. met"),
        ("Ada B . Low had plan A . I left .", "Ada B. Low had plan A. I left."),
    ],
)
def test_tokens_are_joined_with_ordinary_spacing(tokens: str, text: str) -> None:
    joined = join(tokens.split())
    assert joined.text == text
    written = [token if token not in ("``", "''") else '"' for token in tokens.split()]
    assert [joined.text[start:end] for start, end in joined.spans] == written


def test_tokens_are_found_in_their_own_sentence() -> None:
    joined = align(["Do", "n't", "go", "!"], "Don't  go!")
    assert joined is not None
    assert joined.spans == ((0, 2), (2, 5), (7, 9), (9, 10))
    assert align(["Do", "not"], "Don't") is None
    assert align(["Go"], "Go home") is None


def test_sentences_become_a_document_whose_spans_still_hold() -> None:
    document = assemble([join(["A", "storm"]), join(["It", "rained", "."])], ["", "\n"])
    assert document.text == "A storm\nIt rained."
    assert [document.text[start:end] for start, end in document.spans] == ["A", "storm", "It", "rained", "."]


def test_a_closing_mark_at_the_head_of_a_sentence_belongs_to_the_one_before() -> None:
    assert assemble([join(["Go", "."]), join(["”", "They", "went", "."])], ["", " "]).text == "Go.” They went."


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("O B-P I-P O", [(1, 3, "P")]),
        ("B-P B-P", [(0, 1, "P"), (1, 2, "P")]),
        ("I-P I-Q", [(0, 1, "P"), (1, 2, "Q")]),
        ("S-P B-Q E-Q", [(0, 1, "P"), (1, 3, "Q")]),
        ("O", []),
    ],
)
def test_labels_of_tokens_become_spans(labels: str, found: list[tuple[int, int, str]]) -> None:
    assert list(chunks(labels.split())) == found


def test_of_overlapping_marks_the_shortest_stay() -> None:
    outer, first, second = Mark(0, 16, ("duration",)), Mark(5, 9, ("date",)), Mark(13, 16, ("date",))
    assert apart([outer, second, first]) == (first, second)
