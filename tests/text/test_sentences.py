import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.text import paragraphs, sentences

NEWS = st.text(alphabet="ab CD.!?…“”‘’'\"()\n\r\t\u2029 1Mr", max_size=200)


def _paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n ", [], id="white"),
        pytest.param("One.\nTwo.\nThree.", ["One.", "Two.", "Three."], id="single-breaks"),
        pytest.param("One.\r\nTwo.\r\n", ["One.", "Two."], id="windows-single"),
        pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="windows-blank"),
        pytest.param("One.\n \t\nTwo.", ["One.", "Two."], id="blank-with-spaces"),
        pytest.param(
            "Harbour wall gave\nway on Monday and\nships left.\n\nRepairs begin now.",
            ["Harbour wall gave\nway on Monday and\nships left.", "Repairs begin now."],
            id="wrapped-by-hand",
        ),
        pytest.param(
            "Headline here\n" + "A long paragraph in one line. " * 6 + "\n\nMore.",
            ["Headline here", ("A long paragraph in one line. " * 6).strip(), "More."],
            id="whole-lines-beside-blank-ones",
        ),
        pytest.param(
            "- one thing that is long\n- two\n\nEnd.", ["- one thing that is long", "- two", "End."], id="list"
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert _paragraphs(text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["He left.", "She stayed!", "Why?", "Nobody knew."], id="plain"),
        pytest.param(["Mr. Marrow met Dr. Oduya, Cong. Quill and Sen. Vale.", "They talked."], id="titles"),
        pytest.param(["A debate of the Alba Corp. (ABC) was on the air.", "He left."], id="letters-behind-corp"),
        pytest.param(["It was between Vale Inc. - and Marrow Ltd. – and Holt.", "He left."], id="dash-behind-inc"),
        pytest.param(["The prime minister, (Rtd.) General Olaf Brandis, left.", "He left."], id="retired"),
        pytest.param(["It was bought by Vale Inc.", "(The company denied it.)"], id="brackets-of-a-sentence"),
        pytest.param(["Jean H. Lee wrote to J. R. Holt.", "He replied."], id="initials"),
        pytest.param(["The U.S. Navy and the U.K. government agreed."], id="country-initials"),
        pytest.param(
            ["It sailed for the U.S. The crew was tired."[:22], "The crew was tired."], id="ends-with-initials"
        ),
        pytest.param(["It costs 3.5 million, up from 2.1.", "Nobody paid."], id="decimals"),
        pytest.param(["“I agree.”", "She left."], id="quote-after-stop"),
        pytest.param(["“Is it over?” Marrow asked.", "It was."], id="question-reported"),
        pytest.param(["“Is it over?” she asked.", "It was."], id="question-reported-pronoun"),
        pytest.param(["They “build on talks… to secure shells”.", "So it goes."], id="ellipsis-goes-on"),
        pytest.param(["He paused ...", "Then he spoke."], id="ellipsis-ends"),
        pytest.param(["Talks began at 3 p.m. on Jan. 6 in No. 10.", "They failed."], id="times-and-numbers"),
        pytest.param(["The answer was no.", "Talks ended."], id="no-is-a-word"),
        pytest.param(
            ["Norpress Inc. said so.", "Holt Ltd. The firm denied it."[:9], "The firm denied it."], id="firms"
        ),
        pytest.param(["(He denied it.)", "[She did not.]", "‘Well,’ he said."], id="brackets"),
        pytest.param(["1. Open the gate.", "2. Close it."], id="numbered"),
        pytest.param(["It ended in 2019.", "In 2020 it began again."], id="year"),
        pytest.param(["He met Robert P. Hale.", "She left."], id="initial-like-page"),
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert _sentences(" ".join(expected)) == expected


def test_a_headline_is_its_own_sentence() -> None:
    assert _sentences("Port shut after storm\n\nThe port was shut. It stays so.") == [
        "Port shut after storm",
        "The port was shut.",
        "It stays so.",
    ]


@given(NEWS)
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    for spans in (paragraphs(text), sentences(text)):
        at = 0
        for span in spans:
            assert not text[at : span.start].strip()
            assert span.of(text) == span.of(text).strip() != ""
            at = span.end
        assert not text[at:].strip()


@given(NEWS)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    for sentence in sentences(text):
        assert sum(block.start <= sentence.start and sentence.end <= block.end for block in blocks) == 1


@pytest.mark.parametrize("filler", ["a", ". ", "….”", "A. ", "\n", "“ ", "‘a ’", "Mr. "])
def test_a_long_line_takes_linear_time(filler: str) -> None:
    text = filler * 200_000
    assert len(sentences(text)) >= 0
