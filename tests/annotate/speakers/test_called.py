import pytest

from tests.annotate.speakers.test_documents import last_speaker


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("[s Ilse Marrow] [k said] [c the port is shut].",
             "[s The former secretary of state] [k mocked] [c Odo Vale for his plan]."), "Ilse Marrow", id="an-office-with-of",
        ),
        pytest.param(
            ("It takes a candidate.", *["It rained."] * 4, "[s Ilse Marrow] [k said] [c the port is shut].", "She smiled.",
             "[s The candidate] [k said] [c it stays shut]."), "Ilse Marrow", id="a-noun-that-stood-before",
        ),
        pytest.param(
            ("It takes a candidate.", "[s Ilse Marrow] [k said] [c the port is shut].",
             "[s The candidate] [k said] [c it stays shut]."), None, id="a-noun-that-has-just-stood",
        ),
        pytest.param(
            ("It takes a candidate.", *["It rained."] * 4, "[s Ilse Marrow] [k said] [c the port is shut].", "Odo Vale left.",
             "[s The candidate] [k said] [c it stays shut]."), None, id="another-is-named-since",
        ),
        pytest.param(
            ("Odo Vale, a candidate, came.", "Peter Holt, a candidate, came.", *["It rained."] * 4,
             "[s Ilse Marrow] [k said] [c the port is shut].", "[s The candidate] [k said] [c it stays shut]."), None,
            id="others-are-called-so",
        ),
        pytest.param(
            ("The pope came.", *["It rained."] * 4, "[s Ilse Marrow] [k said] [c the port is shut].",
             "[s The pope] [k said] [c it stays shut]."), None, id="there-is-one",
        ),
        pytest.param(
            ("Ilse Marrow came.", "Marrow met Peter Holt.", "Marrow left.", "Marrow slept.", *["It rained."] * 9,
             "[s The Republican candidate] [k said] [c it stays shut]."), "Ilse Marrow", id="whom-it-is-about",
        ),
        pytest.param(
            ("Ilse Marrow came.", "Marrow met Peter Holt.", "Marrow left.", "Marrow slept.", *["It rained."] * 9,
             "[s The source] [k said] [c it stays shut]."), None, id="anybody",
        ),
        pytest.param(
            ("Ilse Marrow came.", "Marrow met the candidate Peter Holt.", "Marrow left.", "Marrow slept.", "It rained.",
             "[s The candidate] [k said] [c it stays shut]."), "Peter Holt", id="another-is-called-so",
        ),
        pytest.param(
            ("Ilse Marrow came.", "Marrow met Peter Holt.", "Holt met Ada Vale.", "Marrow slept.", *["It rained."] * 9,
             "[s The candidate] [k said] [c it stays shut]."), None, id="about-several",
        ),
        pytest.param(
            ("A senator came.", *["It rained."] * 4, "[s Ilse Marrow, the bank’s president,] [k said] [c the port is shut].",
             "[s The senator] [k said] [c it stays shut]."), None, id="a-title-of-who-is-something-else",
        ),
    ],
)  # fmt: skip
def test_who_has_just_spoken_may_be_called_otherwise(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected
