"""The fresh sentences meet nothing that was learned from or tuned on, and are labelled and counted as written."""

import hashlib
from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest

from bench.corpora import DATA, article
from bench.forecasts import __main__ as scoring
from bench.forecasts.agreement import HERE, PASSES, agreement, labels
from bench.forecasts.fresh import AN_ARTICLE, EARLIER, SITES, of_text
from bench.forecasts.newest import LEARNED
from bench.origins.sites import rows
from pressreview.model import Certainty, Forecast, Interval, Span
from pressreview.model.reading import Band

FRESH, NEWER, NEWEST, WRITTEN = (
    list(rows(HERE / f"{name}_sites.jsonl")) for name in ("fresh", "newer", "newest", "written")
)
SETS = {"the fresh set": FRESH, "the newer set": NEWER, "the newest set": NEWEST, "the written set": WRITTEN}


def test_no_article_of_the_fresh_set_was_drawn_from_before() -> None:
    earlier = [row for path in EARLIER for row in rows(path)]
    assert not {site["article"] for site in FRESH} & {row["article"] for row in earlier}
    assert not {site["text_sha256"] for site in FRESH} & {row["text_sha256"] for row in earlier}


def test_the_fresh_set_has_each_sentence_once_and_few_of_an_article() -> None:
    assert len({site["id"] for site in FRESH}) == len(FRESH) == SITES
    assert len({(site["article"], *site["span"]) for site in FRESH}) == SITES
    assert max(Counter(site["article"] for site in FRESH).values()) <= sum(AN_ARTICLE.values())


def test_the_texts_are_those_that_were_labelled() -> None:
    if not DATA.exists():
        pytest.skip("the corpora are not here")
    for site in FRESH[::25]:
        text = article(site["article"]).text
        assert hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"])
        assert text[Span(*site["span"]).end - 1] in ".!?”\"'"


@pytest.mark.parametrize(("drawn", "measured"), [(NEWER, FRESH), (NEWEST, FRESH + NEWER)])
def test_no_sentence_of_a_later_set_was_labelled_before_nor_its_article_learned_from(
    drawn: list[dict[str, Any]], measured: list[dict[str, Any]]
) -> None:
    learned = [row for name in ("sites", "more_sites") for row in rows(LEARNED / f"{name}.jsonl")]
    learned += list(rows(HERE / "kinds_sites.jsonl"))
    assert not {site["article"] for site in drawn} & {row["article"] for row in learned}
    before = [*measured, *(row for path in EARLIER for row in rows(path))]
    assert not {(site["article"], *site["span"]) for site in drawn} & {(row["article"], *row["span"]) for row in before}


@pytest.mark.parametrize(
    ("name", "sites"),
    [(name, sites) for title, sites in SETS.items() for name in PASSES[title]],
)
def test_every_fresh_sentence_has_a_label_in_its_form(name: str, sites: list[dict[str, Any]]) -> None:
    given = labels(name)
    assert given.keys() == {site["id"] for site in sites}
    for site in sites:
        label = given[site["id"]]
        if label["kind"] == "none":
            assert label.keys() == {"id", "kind"}, site["id"]
            continue
        days = {"start", "end"} if site.get("published") else set()
        assert label.keys() == {"id", "kind", "polarity", "band", *days}, site["id"]
        assert label["kind"] in scoring.KINDS, site["id"]
        assert label["polarity"] in {"positive", "negative"}, site["id"]
        assert label["band"] in get_args(Band), site["id"]
        start, end = (label.get(side) and date.fromisoformat(label[side]) for side in ("start", "end"))
        assert not (start and end) or start <= end, site["id"]


TEXT = (
    "The minister will speak in Oslo on Friday. Nobody was hurt in the fire there. The council plans a new bridge. "
    "She may leave the party this spring. The river rose by two feet."
)


def test_of_an_article_two_are_drawn_by_cue_and_one_of_all() -> None:
    drawn = [(way, span.of(TEXT)) for way, _, span in of_text("one", TEXT, [])]
    assert [way for way, _ in drawn] == ["cue", "cue", "random"]
    assert len({words for _, words in drawn}) == 3
    assert all(any(cue in words for cue in ("will", "plans", "may")) for way, words in drawn if way == "cue")


def test_a_sentence_that_shares_most_of_its_words_with_an_earlier_one_is_not_drawn() -> None:
    earlier = frozenset(["the", "minister", "will", "speak", "in", "bergen", "on", "friday"])
    drawn = {span.of(TEXT) for _, _, span in of_text("one", TEXT, [earlier])}
    assert drawn
    assert not any("Oslo" in words for words in drawn)
    assert drawn >= {"The council plans a new bridge.", "She may leave the party this spring."}


LABEL: dict[str, Any] = {
    "kind": "planned",
    "polarity": "negative",
    "start": "2016-10-01",
    "end": None,
    "band": "likely",
}


def _made(kind: Any = "planned", polarity: Any = "negative") -> Forecast:
    return Forecast(
        kind=kind,
        horizon=Interval(start=date(2016, 10, 1), end=None),
        certainty=Certainty(polarity=polarity, band="likely"),
    )


def test_a_forecast_is_counted_by_kind_horizon_band_and_polarity() -> None:
    tally = scoring.Tally()
    assert tally.add((LABEL, LABEL), _made()) == []
    assert tally.add((LABEL, LABEL), _made(polarity="positive")) == ["positive for negative"]
    assert tally.pairs == [("planned", "planned")] * 2
    assert tally.horizons == [(True, True)] * 2
    assert tally.bands == [("likely", "likely")] * 2
    assert tally.polarities == [("negative", "negative"), ("negative", "positive")]


def test_no_horizon_is_measured_where_the_day_of_the_article_is_not_known() -> None:
    undated = {key: value for key, value in LABEL.items() if key not in {"start", "end"}}
    tally = scoring.Tally()
    tally.add((undated, undated), _made())
    assert tally.horizons == []
    assert tally.bands == [("likely", "likely")]


def test_what_the_passes_differ_on_is_not_measured() -> None:
    tally = scoring.Tally()
    other = {**LABEL, "kind": "predicted", "polarity": "positive", "end": "2016-10-02"}
    tally.add((LABEL, other), _made())
    assert (tally.pairs, tally.horizons, tally.polarities) == ([], [], [])
    assert tally.bands == [("likely", "likely")]


def test_agreement_is_told_of_what_both_passes_see() -> None:
    first = {"a": LABEL, "b": LABEL, "c": {"kind": "none"}, "d": {"kind": "none"}}
    second = {"a": {**LABEL, "kind": "predicted", "end": "2016-10-02"}, "b": LABEL, "c": LABEL, "d": {"kind": "none"}}
    assert list(agreement(first, second)) == [
        "2 of 4 kinds; forecast or not 3, kappa 0.50",
        "of 2 forecasts that both see: 1 of 2 horizons, 2 of 2 bands, 2 of 2 polarities",
    ]


def test_passes_over_different_sites_do_not_agree_by_silence() -> None:
    with pytest.raises(ValueError, match="not labelled by both: b"):
        list(agreement({"a": LABEL}, {"a": LABEL, "b": LABEL}))


def test_the_fresh_set_is_measured_in_totals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, missed, other = FRESH[:3]
    given = {one["id"]: LABEL, missed["id"]: LABEL, other["id"]: {"kind": "none"}}
    monkeypatch.setattr(scoring, "labels", lambda _: given)
    monkeypatch.setattr(scoring, "_seen", lambda *_: [(one, "", _made()), (missed, "", None), (other, "", None)])
    monkeypatch.setattr(scoring, "Reader", lambda: None)
    monkeypatch.setattr("sys.argv", ["forecasts", "--fresh", "--errors"])
    scoring.main()
    told = capsys.readouterr().out
    assert "fresh: 3 sentences, 2 forecasts\n  forecast or not    P 1.000  R 0.500" in told
    assert "agreement of the passes:\n  3 of 3 kinds" in told
    assert not any(site["id"] in told for site in (one, missed, other))


def test_without_it_the_first_set_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def none_seen(sites: list[dict[str, Any]], _: object) -> list[Any]:
        asked.extend(site["id"] for site in sites)
        return []

    monkeypatch.setattr(scoring, "_seen", none_seen)
    monkeypatch.setattr(scoring, "Reader", lambda: None)
    monkeypatch.setattr("sys.argv", ["forecasts"])
    scoring.main()
    assert len(asked) == 560 + 480
    assert not set(asked) & {site["id"] for site in FRESH}
    assert "549 of 560 kinds; forecast or not 553, kappa 0.97" in capsys.readouterr().out
