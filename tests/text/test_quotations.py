import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.text import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("No marks at all.", [], id="none"),
        pytest.param("He said “we won” and left.", ["we won"], id="curly"),
        pytest.param('He said "we won" and left.', ["we won"], id="straight"),
        pytest.param("He said ‘we won’ and left.", ["we won"], id="single-curly"),
        pytest.param("He said 'we won' and left.", ["we won"], id="single-straight"),
        pytest.param("He said ``we won'' and left.", ["we won"], id="typewriter"),
        pytest.param("''We won,'' he said, ''at last.''", ["We won,", "at last."], id="apostrophes-in-pairs"),
        pytest.param("He said «we won» and left.", ["we won"], id="angle"),
        pytest.param("Kim’s aides' plan isn't the '90s way, rock ’n’ roll.", [], id="apostrophes"),
        pytest.param(
            "‘The workers’ rights are gone,’ she said.", ["The workers’ rights are gone,"], id="possessive-within"
        ),
        pytest.param("Boost ‘depleted stocks’ but Pyongyang’s arms fail", ["depleted stocks"], id="ends-in-s"),
        pytest.param("“He said ‘go’ and left,” she said.", ["He said ‘go’ and left,", "go"], id="nested"),
        pytest.param("‘He said “go” and left,’ she said.", ["He said “go” and left,", "go"], id="nested-british"),
        pytest.param('"Why not?" he said. "We won."', ["Why not?", "We won."], id="broken-by-cue"),
        pytest.param('("We won.")', ["We won."], id="brackets"),
        pytest.param("“We never closed it.\n\nNext paragraph.", ["We never closed it."], id="unclosed"),
        pytest.param("‘We never closed it.\n\nNext paragraph.", [], id="unclosed-single-is-an-apostrophe"),
        pytest.param("Stray” mark and ” more.", [], id="stray"),
        pytest.param('Empty "" and “” say nothing.', [], id="empty"),
        pytest.param("“It’s ’em, not us,” he said.", ["It’s ’em, not us,"], id="elision-within"),
        pytest.param('A 6" pipe burst.', [], id="inches"),
        pytest.param("“Tell ‘em all,” he said, “now.”", ["Tell ‘em all,", "now."], id="wrong-elision-mark"),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [quotation.inner[0].of(text) for quotation in quotations(text)] == expected


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
def test_paragraphs_that_reopen_are_one_quotation(opening: str, closing: str) -> None:
    text = (
        f"{opening}One came.\n\n{opening}Two went.\n\n{opening}Three stayed,{closing} he said. {opening}Four.{closing}"
    )
    first, second = quotations(text)
    assert [span.of(text) for span in first.inner] == ["One came.", "Two went.", "Three stayed,"]
    assert first.continued
    assert first.closed
    assert [span.of(text) for span in second.inner] == ["Four."]


def test_depth_and_what_was_never_closed() -> None:
    text = "“He said ‘go’ and\n\nThen nothing."
    outer, inner = quotations(text)
    assert (outer.depth, outer.closed, inner.depth, inner.closed) == (0, False, 1, True)


@given(st.text(alphabet="ab s.,“”‘’'\"«» \n", max_size=120))
def test_quotations_nest_and_are_exactly_there(text: str) -> None:
    spans = []
    for quotation in quotations(text):
        assert len(quotation.outer) == len(quotation.inner)
        for outer, inner in zip(quotation.outer, quotation.inner, strict=True):
            assert outer.start < inner.start <= inner.end <= outer.end
            assert "\n\n" not in outer.of(text)
            spans.append(outer)
            assert outer.end - inner.end <= 2
    for one in spans:
        for other in spans:
            crossing = one.start < other.start < one.end < other.end
            assert not crossing


@given(st.lists(st.text(alphabet="ab cd,.", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_well_formed_quotations_are_found_word_for_word(parts: list[str]) -> None:
    text = " he said, ".join(f"“{part}”" for part in parts)
    assert [quotation.inner[0].of(text) for quotation in quotations(text)] == parts


@pytest.mark.parametrize("filler", ["“a ", "a” ", "'a ", "‘a’ ", "s’ a", '"a" ', "“‘a "])
def test_many_marks_take_linear_time(filler: str) -> None:
    text = filler * 20_000
    assert len(quotations(text)) <= 40_000


def test_marks_that_nobody_closes_are_bounded() -> None:
    """Memory, and what is done for each quotation, must not grow with marks that mean nothing."""
    assert len(quotations("He said it. " + ' “‘"«' * 5_000)) <= 64
