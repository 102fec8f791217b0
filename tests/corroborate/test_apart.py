"""Statements of which a person said that they are not the same never come into one claim, not through a third either."""

from itertools import combinations, product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.config import CorroborateSettings
from pressreview.corroborate import Corroboration, corroborate
from pressreview.model import Place, Story
from tests.corroborate.made import article, reading, said
from tests.corroborate.test_claims_and_conflicts import FILLER, one_statement

SETTINGS = CorroborateSettings()
WORDS = "The bridge over the Tamsel had passed an inspection of its piers in January"
SAME = [one_statement(WORDS, outlet=outlet, by="Olaf Brandis") for outlet in ("A", "B", "C", "D")]
PLACES = [Place.of(page.id, read.attributions[0]) for page, read in SAME]
PASSED_ON = article(f"The Mercury reported that {WORDS}, he said.", outlet="E")


def related(*apart: tuple[Place, Place]) -> Corroboration:
    pairs = [*SAME, *FILLER]
    story = Story(id="sto1-x", title="-", articles=tuple(page.id for page, _ in pairs), first=None, last=None)
    articles, readings = {page.id: page for page, _ in pairs}, {read.article: read for _, read in pairs}
    return corroborate(story, articles, readings, SETTINGS, apart=apart)


def claims_of(made: Corroboration) -> list[str | None]:
    """The claim in which each of the four is."""
    return [
        next((claim.id for claim in made.claims if read.attributions[0].id in claim.attributions), None)
        for _, read in SAME
    ]


def test_without_a_word_of_anybody_they_are_one_claim() -> None:
    assert len(set(claims_of(related()))) == 1


@settings(deadline=None, max_examples=25)
@given(st.sets(st.sampled_from(list(combinations(range(4), 2)))))
def test_no_two_that_are_apart_are_in_one_claim_and_every_statement_is_in_one(pairs: set[tuple[int, int]]) -> None:
    made = claims_of(related(*((PLACES[a], PLACES[b]) for a, b in sorted(pairs))))
    assert None not in made
    assert all(made[a] != made[b] for a, b in pairs)


def test_the_others_stay_together() -> None:
    made = claims_of(related((PLACES[0], PLACES[1])))
    assert made[0] != made[1]
    assert {made[2], made[3]} <= {made[0], made[1]}
    assert made[2] == made[3]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_it_is_known_where_they_stand_though_they_were_read_with_other_edges(order: tuple[int, int]) -> None:
    shorter = [
        msgspec.structs.replace(place, content=tuple(msgspec.structs.replace(one, end=one.end - 9) for one in place.content))
        for place in PLACES
    ]  # fmt: skip
    made = claims_of(related((shorter[order[0]], shorter[order[1]])))
    assert made[0] != made[1]


def test_a_pair_of_which_one_is_not_there_changes_nothing() -> None:
    gone = msgspec.structs.replace(PLACES[1], article="art1-gone")
    assert related((PLACES[0], gone)) == related()


def test_who_only_passes_one_of_them_on_is_apart_too() -> None:
    outer = said(PASSED_ON, f"that {WORDS}, he said", by="The Mercury", cue="reported")
    inner = said(PASSED_ON, WORDS, by="he")
    pairs = [SAME[0], (PASSED_ON, reading(PASSED_ON, outer, inner)), *FILLER]
    story = Story(id="sto1-x", title="-", articles=tuple(page.id for page, _ in pairs), first=None, last=None)
    articles, readings = {page.id: page for page, _ in pairs}, {read.article: read for _, read in pairs}
    here, there = PLACES[0], Place.of(PASSED_ON.id, inner)

    def together(*apart: tuple[Place, Place]) -> list[tuple[str, ...]]:
        made = corroborate(story, articles, readings, SETTINGS, apart=apart)
        first = SAME[0][1].attributions[0].id
        return [claim.attributions for claim in made.claims if first in claim.attributions]

    assert [set(found) for found in together()] == [{SAME[0][1].attributions[0].id, outer.id, inner.id}]
    for one, other in product((here,), (there, Place.of(PASSED_ON.id, outer))):
        assert together((one, other)) == [(SAME[0][1].attributions[0].id,)]
