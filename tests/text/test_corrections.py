import pytest

from pressreview.text.corrections import withdrawn


@pytest.mark.parametrize(
    ("notice", "wrong"),
    [
        pytest.param(
            "Correction: An article on 5 May said that 55 people were ill. The correct figure is 40.",
            ["Correction: An article on 5 May said that 55 people were ill."], id="article-of-a-day",
        ),
        pytest.param(
            "An earlier version of this story misstated the toll. It is 40.",
            ["An earlier version of this story misstated the toll."], id="earlier-version",
        ),
        pytest.param("The ministry said its article on ports was wrong.", [], id="no-notice"),
        pytest.param("Correction: The toll is 40.", [], id="only-what-is-right"),
    ],
)  # fmt: skip
def test_a_correction_takes_back_what_was_wrong(notice: str, wrong: list[str]) -> None:
    text = f"The ferry burned.\n\n{notice}\n\nIt was towed."
    assert [span.of(text) for span in withdrawn(text)] == wrong
