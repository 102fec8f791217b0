import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.text import content_words, fold, fold_with_offsets, reads_as_english, stems, words


def test_words() -> None:
    text = "The U.S. envoy’s 3.5-hour talk, “well-known” to 1,200 people… didn't end; I don‘t say ‘so"
    assert [span.of(text) for span in words(text)] == [
        "The", "U.S.", "envoy’s", "3.5", "hour", "talk", "well-known", "to", "1,200", "people", "didn't", "end", "I", "don‘t", "say", "so",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“It’s over” — he\u00a0said…", '"It\'s over" - he said...', id="typography"),
        pytest.param(" a\n\n b\t", "a b", id="white-space"),
        pytest.param("co\u00adop\u200beration", "cooperation", id="invisible"),
        pytest.param("", "", id="empty"),
        pytest.param("Über NATO", "Über NATO", id="case-and-accents-stay"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(alphabet="a B“”’—…\u00a0\u00ad\n.", max_size=60))
def test_folding_twice_changes_nothing_and_offsets_lead_back(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert fold(folded) == folded
    assert fold(text) == folded
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    for index, character in enumerate(folded):
        assert character in fold(f"a{text[offsets[index]]}a")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("negotiations", "negotiating", id="negotiate"),
        pytest.param("sanctions", "sanctioned", id="sanction"),
        pytest.param("warns", "warned", id="warn"),
        pytest.param("stopped", "stopping", id="stop"),
        pytest.param("organised", "organizing", id="spelling"),
        pytest.param("countries", "country", id="country"),
        pytest.param("Kim’s", "Kim", id="possessive"),
        pytest.param("U.S.", "US", id="initials"),
    ],
)
def test_stems_that_meet(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(("one", "other"), [("press", "pres"), ("news", "new"), ("talks", "tank")])
def test_stems_that_stay_apart(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_what_turns_a_sentence_around_is_content() -> None:
    assert content_words("He did not say that it was the end without him") == ("not", "say", "end", "without")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La maire a dit mardi que le pont de la ville est fermé pour des mois.", False),
        ("Die Bürgermeisterin hat erklärt, dass die Brücke wegen der Schäden gesperrt ist.", False),
        ("The mayor said on Tuesday that the bridge would be shut for months.", None),
        ("Police arrested ferry pilots Monday.", None),
    ],
)
def test_a_few_words_tell_another_language_or_nothing(text: str, expected: bool | None) -> None:
    assert reads_as_english(text) is expected
