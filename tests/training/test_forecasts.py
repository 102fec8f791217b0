"""What forecasts are learned from never meets what they are measured on."""

import hashlib
import re
from typing import Any, get_args

import pytest

from bench.corpora import DATA
from bench.forecasts.__main__ import KINDS
from bench.origins.sites import rows
from pressreview.annotate.certainty.foreteller import BANDS
from pressreview.model import Span
from pressreview.model.reading import Band
from training.forecasts.samples import HERE
from training.forecasts.select import BENCH, measures, text_of

SITES, MORE = (list(rows(HERE / f"{name}sites.jsonl")) for name in ("", "more_"))


@pytest.mark.parametrize(("name", "sites"), [("", SITES), ("more_", MORE)])
def test_every_sentence_has_one_label(name: str, sites: list[dict[str, Any]]) -> None:
    labels = list(rows(HERE / f"{name}labels.jsonl"))
    assert [row["id"] for row in labels] == [site["id"] for site in sites]
    assert len({site["id"] for site in sites}) == len(sites)
    assert {row["kind"] for row in labels} == {*KINDS, "none"}


def test_the_second_pass_tells_band_and_polarity_of_what_it_holds_for_a_forecast() -> None:
    second = list(rows(HERE / "second_pass.jsonl"))
    ids = {site["id"] for site in [*SITES, *MORE]}
    assert len({row["id"] for row in second}) == len(second) > 0.97 * len(ids)
    assert {row["id"] for row in second} <= ids
    for row in second:
        told = {"band", "polarity"} & set(row)
        assert told == (set() if row["kind"] == "none" else {"band", "polarity"})
    bands = {row["band"] for row in second if "band" in row}
    assert bands <= set(get_args(Band))
    assert bands >= set(BANDS)


def test_of_the_second_draw_none_stands_in_an_article_that_is_measured_on() -> None:
    measured = [site for site in rows(BENCH / "sites.jsonl") if measures(site)]
    measured += [site for name in ("fresh", "newer", "newest") for site in rows(BENCH / f"{name}_sites.jsonl")]
    assert not {site["article"] for site in MORE} & {site["article"] for site in measured}
    assert not {site["text_sha256"] for site in MORE} & {site["text_sha256"] for site in measured}
    assert not {(site["article"], *site["span"]) for site in MORE} & {
        (site["article"], *site["span"]) for site in SITES
    }
    assert not any(re.match(r"basil/|polnear/dev|re3d/BBC", site["article"]) for site in MORE)


def test_none_stands_in_an_article_that_is_measured_or_developed_on() -> None:
    known = [site for name in ("sites", "develop_sites") for site in rows(BENCH / f"{name}.jsonl")]
    assert not {site["article"] for site in SITES} & {site["article"] for site in known}
    assert not {site["text_sha256"] for site in SITES} & {site["text_sha256"] for site in known}
    assert not any(re.match(r"basil/|polnear/dev|re3d/BBC", site["article"]) for site in SITES)


def test_the_texts_are_those_that_were_labelled() -> None:
    if not DATA.exists():
        pytest.skip("the corpora are not here")
    for site in [*SITES, *MORE][::100]:
        text = text_of(site["article"])
        assert hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"])
        assert text[Span(*site["span"]).end - 1] in ".!?”\"'"
