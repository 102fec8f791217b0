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
        pytest.param("It provided a path and has provided bread.", [], [], [], id="the verb"),
        pytest.param(
            "We go, provided the rain ends, or provided they pay.", [], [], ["provided", "provided"], id="and not"
        ),
        pytest.param(
            "Should talks fail, they go. Were the dam to give way, the town floods.",
            [],
            [],
            ["Should", "Were"],
            id="no if",
        ),
        pytest.param("Should we go, they asked? Were they to go, or to stay? They were to go.", [], [], [], id="asked"),
        pytest.param("Few came in the past few days, and these few left.", [], ["Few"], [], id="few"),
        pytest.param(
            "Life, without the possibility of parole; no chance of parole.",
            [],
            ["without", "no chance of parole"],
            [],
            id="for life",
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


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Officials believe that it fell, and the mayor hopes to stay.", ["believe", "hopes"]),
        ("They think of it; he believes in magic; the claim is old.", []),
        ("The hope was that it would hold.", ["hope"]),
        ("He must have waited. He must have a key.", ["must have"]),
        ("They cannot believe it. They do not know if it worked.", ["know if"]),
        ("It fell faster than expected, in the expected place.", ["expected"]),
        ("Data suggest 8,000 may be at sea; he did not suggest names.", ["suggest", "may"]),
        ("As far as Tyre all is quiet, as far as we know.", ["as far as we know"]),
        ("He was supposed to pay; a group claimed responsibility.", []),
    ],
)
def test_what_is_only_thought_is_hedged(text: str, hedged: list[str]) -> None:
    assert words_at(text, hedges(text)) == hedged


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("They will be looking not for money, but for power.", "positive", id="of a part"),
        pytest.param("We met them in Europe, not in Asia.", "positive", id="contrast"),
        pytest.param("He leaves with no regret.", "positive", id="with no"),
        pytest.param("There was in no way a deal.", "negative", id="in no way"),
        pytest.param("It is, however, not a deal.", "negative", id="however"),
        pytest.param("Not one of them came.", "negative", id="not one"),
        pytest.param("It is an event you don't want to miss.", "positive", id="clause without a relative"),
        pytest.param("When I tell stories I don't lie.", "negative", id="clause in front without a comma"),
        pytest.param("The people who have been willing to die were not poor.", "negative", id="after who"),
        pytest.param("The minister, who on Monday had refused to talk, will go.", "positive", id="within who"),
        pytest.param("More than 100 people were not rescued.", "negative", id="than"),
        pytest.param("Until now Pakistan has not agreed.", "negative", id="until now"),
        pytest.param("He came but he did not stay.", "unknown", id="later clause"),
        pytest.param("They have no fear, no doubt and no plan.", "negative", id="no and no"),
        pytest.param("He never failed to reply.", "unknown", id="two side by side"),
        pytest.param("A deal (not the first) was made.", "positive", id="in parentheses"),
        pytest.param("I think that it will not last.", "negative", id="what is thought"),
        pytest.param("He has stopped selling arms.", "negative", id="stopped"),
        pytest.param("He told them to stop selling arms.", "positive", id="to stop"),
        pytest.param("He or she did not come.", "negative", id="he or she"),
        pytest.param("not to be named", "negative", id="what was asked"),
        pytest.param("The sauce was dry and the cakes did not taste good.", "unknown", id="a clause joined"),
        pytest.param("Kim's aunt and uncle were not there.", "negative", id="whose, no verb"),
        pytest.param("If that is so then it isn't over.", "negative", id="then"),
        pytest.param("It is a dish that's not sweet.", "positive", id="that's"),
        pytest.param("She acted as if England was not a place.", "positive", id="as if"),
    ],
)
def test_polarity_is_that_of_the_main_clause(text: str, polarity: str) -> None:
    assert stance(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("It is not likely to pass.", "unlikely"),
        ("We were expecting a punt.", "certain"),
        ("They believe it fell.", "unknown"),
        ("It is expected to fall.", "likely"),
        ("It is all but impossible.", "highly unlikely"),
    ],
)
def test_the_weakest_hedge_names_the_band(text: str, band: str) -> None:
    assert stance(text).band == band


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


@pytest.mark.parametrize("unit", ["not ", "a", "if, ", "could not be ", "( ", "— ", ', "', "think ", "who had "])
def test_linear_in_the_length_of_hostile_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        cues(text)
        stance(text)
        return time.process_time() - began

    assert min(seconds(64_000) for _ in range(2)) < 20 * min(seconds(8_000) for _ in range(2)) + 0.5
