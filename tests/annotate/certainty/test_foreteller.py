"""The shipped network by itself, and how what it tells is laid on what people say."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from pressreview.annotate.certainty import foretold, shipped
from pressreview.annotate.certainty.foreteller import BANDS, KINDS, Foreteller, Outlook
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.times import find_times
from pressreview.errors import ModelError
from pressreview.model import Span
from pressreview.model.reading import Band, Polarity
from tests.annotate.marked import marked

TUESDAY = date(2023, 9, 5)


class Told:
    """Foretells what it was told to, and keeps what it was asked."""

    def __init__(self, scores: dict[str, float]) -> None:
        self._scores = tuple(scores.get(kind, -9.0) for kind in ("none", *KINDS))
        self.asked: list[tuple[str, ...]] = []

    def outlook(self, text: str, sentence: Span, stretch: Sequence[Span]) -> Outlook:
        self.asked.append(tuple(part.of(text) for part in stretch))
        return outlook(self._scores, stretch[0].start)


def outlook(scores: tuple[float, ...], place: int = 0, *, band: Band = "certain", denied: float = -9.0) -> Outlook:
    """What is seen, surely of one band and surely said to happen unless `denied`."""
    return Outlook(scores, place, tuple(0.0 if one == band else -9.0 for one in BANDS), denied)


def read(text: str, teller: Told, *attributions: RawAttribution) -> list[tuple[int | None, str]]:
    times = find_times(text, published=TUESDAY)
    found = foretold(text, attributions, (), times, published=TUESDAY, teller=teller)
    return [(by, forecast.kind) for by, forecast in found]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The two leaders will meet in Vienna on Friday.", "scheduled"),
        ("The minister said he plans to resign before the summer.", "planned"),
        ("Analysts expect that prices will rise again.", "predicted"),
        ("The village, which could be reached only by boat, was flooded in 1953.", None),
    ],
)
def test_what_it_makes_of_plain_cases(words: str, kind: str | None) -> None:
    whole = Span(0, len(words))
    seen = shipped().outlook(words, whole, [whole])
    assert seen is not None
    assert seen.kind(seen.kind(None)) == kind


def test_a_sentence_is_read_alike_whatever_stands_before_it() -> None:
    words = "Moscow will send more troops."
    alone = shipped().outlook(words, Span(0, len(words)), [Span(0, len(words))])
    text = f"It rained. {words} Nobody came."
    span = Span(11, 11 + len(words))
    among = shipped().outlook(text, span, [span])
    assert alone is not None
    assert among == alone._replace(place=alone.place + 11)


def test_a_stretch_without_a_piece_tells_nothing() -> None:
    text = "He will go.   "
    assert shipped().outlook(text, Span(0, 11), [Span(12, 14)]) is None


def test_the_rules_word_counts_where_it_is_close() -> None:
    close = outlook((-0.6, -9.0, -1.4, -1.5, -9.0))
    assert close.kind(None) is None
    assert close.kind("planned") == "planned"
    assert close.kind("predicted") == "predicted"
    assert close.kind("conditional") == "conditional"
    sure = outlook((-0.01, -9.0, -5.0, -9.0, -9.0))
    assert sure.kind("planned") is None


def test_the_band_is_the_networks_where_the_rules_are_not_close() -> None:
    assert outlook((0.0,) * 5, band="likely").band("certain") == "likely"
    assert outlook((0.0,) * 5, band="likely").band("highly likely") == "highly likely"
    close = outlook((0.0,) * 5)._replace(bands=(-0.9, -9.0, -0.5, -9.0, -9.0))
    assert (close.band("certain"), close.band("unknown")) == ("certain", "possible")


def test_what_is_said_not_to_happen_is_negative_and_what_is_left_open_stays_so() -> None:
    assert outlook((0.0,) * 5, denied=3.0).polarity("positive") == "negative"
    assert outlook((0.0,) * 5, denied=0.5).polarity("positive") == "positive"
    assert outlook((0.0,) * 5, denied=-0.5).polarity("negative") == "negative"
    assert outlook((0.0,) * 5, denied=-9.0).polarity("unknown") == "unknown"


@pytest.mark.parametrize(
    ("words", "band", "polarity"),
    [
        ("Prices will rise again next year.", "certain", "positive"),
        ("Prices are likely to rise again next year.", "likely", "positive"),
        ("Prices may rise again next year.", "possible", "positive"),
        ("He hopes that prices will fall next year.", "unknown", "positive"),
        ("Moscow will not send more troops.", "certain", "negative"),
    ],
)
def test_how_sure_plain_cases_are(words: str, band: Band, polarity: Polarity) -> None:
    whole = Span(0, len(words))
    seen = shipped().outlook(words, whole, [whole])
    assert seen is not None
    assert (seen.band("certain"), seen.polarity("positive")) == (band, polarity)


def test_each_says_what_is_his() -> None:
    text, said = marked("[s He] [k said] [c Bonn will pay], and prices are likely to rise in the whole country.")
    teller = Told({"predicted": 0.0})
    assert read(text, teller, said) == [(None, "predicted"), (0, "predicted")]
    assert teller.asked[0][0].startswith("He ")
    assert all("Bonn" not in part and "said" not in part for part in teller.asked[0])
    assert teller.asked[1] == ("said", "Bonn will pay")


def test_what_the_reporting_words_part_is_foretold_once() -> None:
    text, said = marked("[c The mayor] [k is expected] [c to run again in Bonn].")
    teller = Told({"predicted": 0.0})
    assert read(text, teller, said) == [(0, "predicted")]
    assert teller.asked == [("is expected", "to run again in Bonn")]
    text, said = marked("[c “Bonn will pay,”] [s he] [k predicted]. [c “Rain will come.”]")
    assert read(text, teller, said) == [(0, "predicted")] * 2


def test_it_is_not_asked_where_no_word_looks_ahead() -> None:
    teller = Told({"predicted": 0.0})
    assert read("The harbour froze in January and nobody came.", teller) == []
    assert read("The harbour froze in January, and people of good will came.", teller) == []
    assert teller.asked == []


def test_of_an_endless_sentence_only_the_part_at_hand_is_read() -> None:
    class Lengths(Told):
        longest = 0

        def outlook(self, text: str, sentence: Span, stretch: Sequence[Span]) -> Outlook:
            self.longest = max(self.longest, len(sentence))
            return super().outlook(text, sentence, stretch)

    text = "they will go and " * 2000
    contents = [Span(start, start + 15) for start in range(0, 17 * 2000, 17 * 20)]
    said = [RawAttribution(source=(), cue=(), content=(span,), confidence=1.0) for span in contents]
    teller = Lengths({"predicted": 0.0})
    assert [by for by, _ in read(text, teller, *said) if by is not None] == list(range(100))
    assert teller.longest <= 600


def test_what_lies_wholly_in_the_past_is_no_forecast() -> None:
    teller = Told({"scheduled": 0.0})
    assert read("The vote would be held in 2019 in all the districts.", teller) == []
    assert len(teller.asked) == 1
    assert read("The vote would be held in 2019 in all the districts.", Told({"none": -1.0, "planned": 0.0})) == []


def test_past_times_may_stand_beside_what_it_surely_foretells() -> None:
    assert read("Vale, who left office in 2019, may run in any case.", Told({"predicted": 0.0})) == [
        (None, "predicted")
    ]


def test_a_short_sentence_is_read_too() -> None:
    assert read("Prices could climb.", Told({"predicted": 0.0})) == [(None, "predicted")]


def test_nothing_is_loaded_before_the_first_sentence(tmp_path: Path) -> None:
    missing = Foreteller(tmp_path / "none.onnx")
    with pytest.raises(ModelError, match=r"none\.onnx cannot be read: No such file"):
        missing.outlook("It will.", Span(0, 8), [Span(0, 8)])


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "bad.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"bad\.onnx tells no forecasts"):
        Foreteller(tmp_path / "bad.onnx").outlook("It will.", Span(0, 8), [Span(0, 8)])
