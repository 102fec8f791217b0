"""Origins, citing and conflicts: the labelled places stand where they were labelled, and verdicts mean what they say."""

import json
from pathlib import Path

import pytest

from bench.conflicts import sites as conflicts
from bench.conflicts.__main__ import found_in
from bench.corpora import DATA
from bench.origins import sites as origins
from bench.origins.__main__ import verdict
from bench.same_story import sites as same_story
from bench.stories import score
from pressreview.model import Passage, Span
from tests.corroborate.made import article, reading, said

BENCH = Path(__file__).resolve().parents[2] / "bench"
LABELS = {
    "origins": {"copy", "rewrite", "statement", "independent", "unclear"},
    "conflicts": {"figure", "date", "denial", "negation", "actor", "certainty", "update", "none"},
    "citing": {"source", "other", "unclear"},
    "same_story": {"story", "matter", "none"},
}


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (BENCH / name).read_text("utf-8").splitlines()]


SITES = dict.fromkeys(LABELS, ("sites.jsonl",)) | {"conflicts": conflicts.SITES}


@pytest.mark.parametrize("name", LABELS)
def test_both_passes_label_every_site_once(name: str) -> None:
    ids = [row["id"] for part in SITES[name] for row in rows(f"{name}/{part}")]
    assert len(ids) == len(set(ids)) >= 300
    for part in ("first", "second"):
        labels = rows(f"{name}/{part}_pass.jsonl")
        assert [row["id"] for row in labels] == ids
        assert {row["label"] for row in labels} <= LABELS[name]
        assert not {key for row in labels for key in row} - {"id", "label", "confident"}, "no words of an article"


@pytest.mark.skipif(not (DATA / "basil").is_dir(), reason="the corpora are not there (PRESSREVIEW_DATA)")
def test_the_texts_are_those_that_were_labelled() -> None:
    assert len(origins.load()) == len(rows("origins/sites.jsonl"))
    assert len(same_story.load()) == len(rows("same_story/sites.jsonl"))
    assert len(conflicts.load()) == sum(len(rows(f"conflicts/{part}")) for part in conflicts.SITES)


def site(*texts: str) -> origins.Site:
    one, other = (article(text, outlet=outlet) for text, outlet in zip(texts, ("A", "B"), strict=True))
    return origins.Site("o-1", (one, other), ("copy", "copy"))


def test_verdicts_on_a_pair() -> None:
    wire = "At least nine people were killed on Tuesday when an explosion tore through a freight ferry in the port."
    other = "Farmers in Velden sold their apples at the autumn market while the mayor praised the harvest."
    assert verdict(site(wire, f"{other} {wire}"), {}) == "not independent"
    assert verdict(site(wire, other), {}) == "unknown"
    pair = site(
        f"{wire} It rained, said Mara Lind. It was cold, said Jon Holt.",
        f"{other} It was dry, said Pia Sund. It was hot, said Ole Brandis.",
    )
    one, two = pair.articles
    readings = {
        one.id: reading(one, said(one, "It rained", by="Mara Lind"), said(one, "It was cold", by="Jon Holt")),
        two.id: reading(two, said(two, "It was dry", by="Pia Sund"), said(two, "It was hot", by="Ole Brandis")),
    }
    assert verdict(pair, readings) == "independent"


def test_a_conflict_is_found_when_both_its_sides_are() -> None:
    here, there, elsewhere = (Passage(article=name, span=Span(0, 20)) for name in "abc")
    wanted = conflicts.Site("c-1", "figure", (here, there), ("figure", "figure"), "a", first_draw=True)
    assert found_in(wanted, [("figure", (there,), (elsewhere, here))]) == "figure"
    assert found_in(wanted, [("date", (here,), (elsewhere,))]) is None


def test_a_pair_is_measured_on_only_where_both_passes_agree() -> None:
    sides = Passage(article="a", span=Span(0, 20)), Passage(article="b", span=Span(0, 20))
    cases: list[tuple[tuple[conflicts.Label, ...], conflicts.Label | None]] = [
        ((), None),
        (("date",), None),
        (("date", "none"), None),
        (("date", "date"), "date"),
    ]
    for labels, label in cases:
        assert conflicts.Site("c-1", "date", sides, labels, "a", first_draw=False).label == label


def test_all_new_pairs_of_a_story_are_in_one_half() -> None:
    sides = Passage(article="a", span=Span(0, 20)), Passage(article="b", span=Span(0, 20))
    halves = {
        story: {conflicts.Site(f"c-{n}", "date", sides, (), story, first_draw=False).half for n in range(9)}
        for story in map(str, range(40))
    }
    assert all(len(found) == 1 for found in halves.values())
    assert set().union(*halves.values()) == {"develop", "measure"}
    old = {conflicts.Site(f"c-{n}", "date", sides, (), "1", first_draw=True).half for n in range(40)}
    assert old in ({"develop"}, {"measure", "seen"})


def test_b_cubed_counts_pairs_too() -> None:
    found = score(["x", "x", "y", "y"], [1, 1, 1, 2])
    assert (round(found.precision, 3), round(found.recall, 3), round(found.pairs, 3)) == (0.667, 0.75, 0.333)
