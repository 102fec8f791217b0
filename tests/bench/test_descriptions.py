"""The labelled descriptions: what they say, and that none is of an article in which speakers are measured."""

import json
from pathlib import Path

import pytest

from bench.corpora import DATA
from bench.origins.sites import rows
from bench.speakers import descriptions
from bench.speakers.descriptions import KINDS, outcome
from bench.speakers.sites import load

SITES = list(rows(Path(descriptions.__file__).parent / "descriptions.jsonl"))


def test_each_says_who_is_meant_or_that_nobody_is() -> None:
    assert len({(site["article"], *site["source"]) for site in SITES}) == len(SITES)
    assert {site["is"] for site in SITES} == set(KINDS)
    assert all((site["means"] is None) == (site["is"] == "open") for site in SITES)


def test_none_stands_where_speakers_are_measured() -> None:
    if not DATA.exists():
        pytest.skip("the corpora are not here")
    measured = {str(site.article.path) for site in load()}
    assert not {site["article"] for site in SITES} & measured
    assert "polnear/dev" not in json.dumps(SITES)


def test_a_name_is_right_by_a_word_of_it() -> None:
    assert outcome("Marrow", "Ilse Marrow") == "right"
    assert outcome("Peter Holt", "Ilse Marrow") == "wrong"
    assert outcome("Peter Holt", None) == "wrong"
    assert outcome(None, "Ilse Marrow") == "left open"
    assert outcome(None, None) == "right"
