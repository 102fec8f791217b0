import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.certainty import certainty_of
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Span, covers
from pressreview.text.certainty import hedges, negations
from tests.annotate.marked import marked


@pytest.mark.parametrize(
    ("line", "polarity", "band", "words"),
    [
        pytest.param("[s He] [k said] [c it rained].", "positive", "certain", [], id="flat"),
        pytest.param("[s Moscow] [k denied] [c that it shipped arms].", "negative", "certain", ["denied"], id="denied"),
        pytest.param(
            "[s He] did not [k deny] [c that it rained].", "unknown", "unknown", ["not", "deny"], id="not denied"
        ),
        pytest.param(
            "[s He] [k denied] [c that it did not rain].", "unknown", "certain", ["denied", "not"], id="denied a not"
        ),
        pytest.param("[s He] [k said] [c talks may take place].", "positive", "possible", ["may"], id="may"),
        pytest.param("[s He] [k said] [c in May it rained].", "positive", "certain", [], id="May"),
        pytest.param("[c Kim will] [k reportedly] [c travel].", "positive", "unknown", ["reportedly"], id="reportedly"),
        pytest.param(
            "[s He] [k claimed] [c it is likely].", "positive", "likely", ["claimed", "likely"], id="claimed likely"
        ),
        pytest.param("[s He] [k claimed] [c it rained].", "positive", "unknown", ["claimed"], id="claimed"),
        pytest.param("[s He] [k said] [c it is not likely].", "positive", "unlikely", ["not likely"], id="not likely"),
        pytest.param(
            "[s He] [k said] [c it is not very likely].",
            "positive",
            "unlikely",
            ["not", "very likely"],
            id="not very likely",
        ),
        pytest.param(
            "[s He] [k said] [c it will likely not rain].", "negative", "likely", ["likely", "not"], id="likely not"
        ),
        pytest.param(
            "[s He] [k said] [c it is almost certainly fake].",
            "positive",
            "almost certain",
            ["almost certainly"],
            id="almost certainly",
        ),
        pytest.param(
            "[s He] [k said] [c there are no plans to meet].", "negative", "certain", ["no plans to"], id="no plans"
        ),
        pytest.param("[s He] [k said] [c not only Kim but Putin came].", "positive", "certain", [], id="not only"),
        pytest.param("[s He] [k said] [c there is no doubt].", "positive", "certain", [], id="no doubt"),
        pytest.param(
            "[s He] did not [k say] [c whether it rained].", "unknown", "unknown", ["not", "whether"], id="not say"
        ),
        pytest.param("[s He] [k declined to say] [c who paid].", "unknown", "unknown", ["declined to"], id="declined"),
        pytest.param(
            "[s He] does not [k believe] [c it rained].", "negative", "unknown", ["not", "believe"], id="not believe"
        ),
        pytest.param(
            "[s He] is not [k expected] [c to go].", "positive", "unlikely", ["not", "expected"], id="not expected"
        ),
        pytest.param(
            "[s He] would not [k rule out] [c a vote].", "positive", "possible", ["not rule out"], id="not ruled out"
        ),
        pytest.param("[s He] [k ruled out] [c a vote].", "negative", "certain", ["ruled out"], id="ruled out"),
        pytest.param("[s He] [k doubted] [c it rained].", "positive", "unlikely", ["doubted"], id="doubted"),
        pytest.param(
            "[s He] [k rejected] [c claims that he lied].", "negative", "certain", ["rejected"], id="rejected claims"
        ),
        pytest.param("[s He] [k rejected] [c the demand].", "unknown", "certain", ["rejected"], id="rejected a demand"),
        pytest.param(
            "[s He] [k said] [c they attack if it does not yield].", "positive", "certain", ["not"], id="not in if"
        ),
        pytest.param(
            "[s He] [k said] [c If it stays, we will not go].", "negative", "certain", ["not"], id="not after if"
        ),
        pytest.param(
            "[s He] [k said] [c Mr. Kim and the U.S. won’t go].", "negative", "certain", ["won’t"], id="won’t"
        ),
        pytest.param("[c “No, we will go,”] [s he] [k said].", "positive", "certain", ["No"], id="no, we will"),
        pytest.param(
            "[s He] [k said] [c it came, but did not stay].", "unknown", "certain", ["not"], id="later clause"
        ),
        pytest.param(
            "[s He] [k said] [c it could not be verified].",
            "positive",
            "unknown",
            ["could not be verified"],
            id="unverified",
        ),
    ],
)
def test_polarity_band_and_the_words_that_tell(line: str, polarity: str, band: str, words: list[str]) -> None:
    text, attribution = marked(line)
    told = certainty_of(text, attribution)
    assert (told.polarity, told.band, [span.of(text) for span in told.cues]) == (polarity, band, words)


PARTS = st.sampled_from(
    [
        "he",
        "may",
        "not",
        "if",
        ",",
        ".",
        "denied",
        "said",
        "likely",
        "no",
        "doubt",
        "only",
        "“",
        "”",
        "that",
        "won’t",
        "U.S.",
        "and",
        "but",
        "5",
        "never\n",
    ]
)


@given(st.lists(PARTS, min_size=9, max_size=30), st.integers(1, 3), st.integers(1, 3))
def test_no_hedge_or_negation_of_the_content_is_lost(parts: list[str], source: int, cue: int) -> None:
    text = " ".join(parts)
    first, second = len(" ".join(parts[:source])), len(" ".join(parts[: source + cue]))
    attribution = RawAttribution(
        source=(Span(0, first),), cue=(Span(first + 1, second),), content=(Span(second + 1, len(text)),), confidence=1.0
    )
    kept = certainty_of(text, attribution).cues
    assert list(kept) == sorted(kept)
    for span in (*hedges(text, attribution.content[0]), *negations(text, attribution.content[0])):
        assert any(covers(one, span) for one in kept)
