import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Span
from pressreview.text.certainty import LEXICON, conditions, cues, hedges, negations, stance


def words_at(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "hedged", "negated", "conditional"),
    [
        pytest.param("It may not rain if we agree.", ["may"], ["not"], ["if"], id="all three"),
        pytest.param("Not only that: it is no doubt so.", [], [], [], id="traps"),
        pytest.param("It is highly likely, not unlikely.", ["highly likely", "unlikely"], ["not"], [], id="longest"),
        pytest.param("He isn't and can’t, cannot, won't.", [], ["isn't", "can’t", "cannot", "won't"], [], id="n't"),
        pytest.param("A no-fly zone, even if small.", [], [], ["even if"], id="no-fly"),
        pytest.param(
            "He never failed to reply without cause.", [], ["never", "failed to", "without"], [], id="implicative"
        ),
        pytest.param("Military might. It might.", ["might"], [], [], id="might"),
        pytest.param(
            "Provided that, or unless he is said to.", ["said to"], [], ["Provided that", "unless"], id="provided"
        ),
        pytest.param("", [], [], [], id="empty"),
    ],
)
def test_words_that_must_not_be_dropped(
    text: str, hedged: list[str], negated: list[str], conditional: list[str]
) -> None:
    assert words_at(text, hedges(text)) == hedged
    assert words_at(text, negations(text)) == negated
    assert words_at(text, conditions(text)) == conditional


def test_only_the_span_asked_for() -> None:
    text = "It may rain. It might snow."
    assert words_at(text, hedges(text, Span(13, 27))) == ["might"]
    assert stance(text, Span(13, 27)).band == "possible"


def test_the_lexicon_is_lower_case_and_no_phrase_is_in_two_bands() -> None:
    phrases = [phrase for listed in LEXICON["bands"].values() for phrase in listed]
    assert phrases == [phrase.lower() for phrase in phrases]
    assert len(phrases) == len(set(phrases))


@given(st.text(max_size=120))
def test_cues_lie_in_order_in_any_text(text: str) -> None:
    found = [cue.span for cue in cues(text)]
    assert all(one.end <= other.start for one, other in pairwise(found))
    if text:
        stance(text)


@pytest.mark.parametrize("unit", ["not ", "a", "if, ", "could not be ", "( "])
def test_linear_in_the_length_of_hostile_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        cues(text)
        stance(text)
        return time.process_time() - began

    assert min(seconds(64_000) for _ in range(2)) < 20 * min(seconds(8_000) for _ in range(2)) + 0.5
