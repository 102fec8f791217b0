import pytest

from pressreview.tables import load_states


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("the US", "United States", id="letters"),
        pytest.param("U.S.", "United States", id="dots"),
        pytest.param("Washington", "United States", id="capital"),
        pytest.param("the White House", "United States", id="seat"),
        pytest.param("the Kremlin", "Russia", id="kremlin"),
        pytest.param("Pyongyang", "North Korea", id="pyongyang"),
        pytest.param("Britain", "United Kingdom", id="britain"),
        pytest.param("Harbour Post", None, id="none"),
    ],
)
def test_who_is_meant(words: str, expected: str | None) -> None:
    state = load_states().meant(words)
    assert (state and state.name) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Russian", "Russia"), ("Russians", "Russia"), ("Briton", "United Kingdom"), ("Dutch", "Netherlands")],
)
def test_people(word: str, expected: str) -> None:
    state = load_states().of_people(word)
    assert state is not None
    assert state.name == expected
