"""The scores of the reader, on an invented article with attributions that are right, half right and missing."""

import pytest

from bench.reader import Tally, calibration
from pressreview.annotate.reader import RawAttribution
from pressreview.model.base import Span
from training.corpora.polnear import Annotated, Gold

TEXT = "“The bridge is safe,” said Odo Vale. Critics warned that it may close. He denied it."


def spans(*parts: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)


GOLD = Annotated(
    "vale-post_1",
    TEXT,
    (
        Gold(spans("Odo Vale"), spans("said"), spans("“The bridge is safe,”")),
        Gold(spans("Critics"), spans("warned"), spans("that it may close")),
        Gold(spans("He"), spans("denied"), spans(" it.")),
    ),
)


def read(gold: Gold, confidence: float, *, source: str | None = None) -> RawAttribution:
    def made(part: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
        return tuple(Span(*span) for span in part)

    said_by = spans(source) if source else gold.source
    return RawAttribution(source=made(said_by), cue=made(gold.cue), content=made(gold.content), confidence=confidence)


def test_all_right() -> None:
    tally = Tally()
    tally.add(GOLD, [read(gold, 0.9) for gold in GOLD.attributions])
    figures = tally.figures()
    assert figures["linked"] == figures["exact content"] == figures["source where cue matches"] == 1.0
    assert figures["linked recall direct"] == figures["content where cue matches indirect"] == 1.0


def test_a_wrong_source_and_a_miss() -> None:
    tally = Tally()
    first, second, _ = GOLD.attributions
    tally.add(GOLD, [read(first, 0.9), read(second, 0.4, source="Odo Vale")])
    figures = tally.figures()
    assert figures["linked precision"] == 0.5
    assert figures["linked recall"] == pytest.approx(1 / 3)
    assert figures["source where cue matches"] == 0.5
    assert figures["source where cue matches direct"] == 1.0
    assert figures["source where cue matches indirect"] == 0.0
    assert tally.confidence == [(0.9, True), (0.4, False)]


def test_calibration() -> None:
    sure = [(0.8, n < 8) for n in range(10)]
    unsure = [(0.2, n < 5) for n in range(10)]
    rows, error = calibration(sure + unsure, bins=2)
    assert [round(value, 6) for row in rows for value in row] == [0.2, 0.5, 10, 0.8, 0.8, 10]
    assert error == pytest.approx(0.15)
    assert calibration([]) == ([], 0.0)


def test_a_content_in_two_spans() -> None:
    text = "“It is safe,” said Odo Vale, “and it stays open.”"

    def at(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    whole = Gold((at("Odo Vale"),), (at("said"),), (at("“It is safe,”"), at("“and it stays open.”")))
    article = Annotated("vale-post_2", text, (whole,))
    joined, apart = Tally(), Tally()
    joined.add(article, [read(whole, 0.9)])
    apart.add(article, [read(whole._replace(content=whole.content[:1]), 0.9)])
    assert joined.figures()["contents in several spans joined"] == 1.0
    assert apart.figures()["contents in several spans joined"] == 0.0


def test_a_cue_that_is_a_dash() -> None:
    text = "“It is safe.” ― Odo Vale"
    whole = Gold(((16, 24),), ((14, 15),), ((0, 13),))
    tally = Tally()
    tally.add(Annotated("vale-post_3", text, (whole,)), [read(whole, 0.9)])
    assert tally.figures()["linked"] == 1.0
