"""Faults in drafts that share few words with their sources are found, and faithful drafts as free are left alone."""

import pytest

from pressreview.tables import load_plain_opposites
from pressreview.text.words import stem
from tests.draft.newsroom import article
from tests.verify.drafts.test_rules import rules

COUNCIL = article(
    "The Herald",
    14,
    "Tram depot",
    "The regional court in Halden on Tuesday acquitted three former managers of the tram company over the depot fire.",
    "Senator Doris Falk, a Republican who chairs the transport panel, welcomed the ruling and praised the judges.",
    "Since November 2019 some 40 workers of the depot have been hurt, said the Brotherhood of Tram Drivers.",
    "The inspectors were unable to determine exactly which brakes had been repaired before the fire.",
    "Rail regulator Emil Sorge is scheduled to testify on Thursday before the transport panel.",
    "Mayor Karl Wenzel is suspected of shredding the ledgers of the depot, prosecutors wrote.",
    "The repairs could take several months, the company told investors, and the new hall stands on higher ground.",
    "Wenzel opened the new hall two weeks ahead of schedule.",
)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param("U502", "The ruling pleased Senator Agnes Falk, who heads the panel on transport.", id="first name"),
        pytest.param("U502", "About 40 people have been hurt, according to the Sundvik Brotherhood of Tram Drivers.", id="body"),
        pytest.param("N403", "The court reached its decision on the tram managers on Monday.", id="day in no source"),
        pytest.param("N403", "Some 40 of the workers of the depot have been hurt since November 2018.", id="year"),
        pytest.param("N403", "Sorge will testify before the panel on transport on Wednesday.", id="another day beside"),
        pytest.param("U504", "In Halden the court convicted three former managers of the company.", id="opposite"),
        pytest.param("U504", "Wenzel had the hall opened two weeks behind schedule.", id="ahead, behind"),
        pytest.param("U504", "It has built its new hall on lower ground.", id="lower ground"),
        pytest.param("C304", "Inspectors found out exactly which brakes had been repaired.", id="unable to"),
        pytest.param("C303", "Emil Sorge testified before the transport panel on Thursday.", id="plan as done"),
        pytest.param("C301", "Karl Wenzel shredded the ledgers of the depot.", id="suspicion as fact"),
        pytest.param("N402", "It may take several years until the company has made its repairs.", id="unit"),
        pytest.param("U505", "Doris Falk, the Democrat in the chair of the panel, praised the judges.", id="party"),
        pytest.param("Q102", "Falk called the ruling of the judges “flawless” on Tuesday.", id="one word"),
    ],
)  # fmt: skip
def test_each_fault_is_found_though_little_is_shared(expected: str, text: str) -> None:
    assert expected in rules(text, COUNCIL)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ruling pleased Senator D. Falk, who heads the panel on transport.", id="an initial"),
        pytest.param("About 40 people have been hurt, according to the BTD.", id="a body by its initials"),
        pytest.param("Some 40 of the workers of the depot have been hurt since late 2019.", id="year"),
        pytest.param("Tram managers walked free: not one was convicted over the fire that the court looked into.", id="not the opposite"),
        pytest.param("Inspectors could not tell exactly which brakes had been repaired.", id="negated otherwise"),
        pytest.param("Emil Sorge is to testify before the transport panel on Thursday.", id="still ahead"),
        pytest.param("Karl Wenzel allegedly shredded the ledgers of the depot.", id="hedged otherwise"),
        pytest.param("It may be several months until the company has made its repairs.", id="the same unit"),
        pytest.param("Doris Falk, the Republican in the chair of the panel, praised the judges.", id="the same party"),
    ],
)  # fmt: skip
def test_what_is_said_freely_and_rightly_is_left_alone(text: str) -> None:
    new = {"U503", "U504", "U505", "C301", "C303", "C304", "N402", "N403"}
    assert not new & set(rules(text, COUNCIL))
    if "BTD" not in text:
        assert "U502" not in rules(text, COUNCIL)


def test_what_an_article_lets_one_reckon_is_no_unknown_day() -> None:
    spill = article(
        "The Herald",
        14,
        "Spill",
        "The spill at the depot of the tram company began on Monday, and ended two days later.",
    )
    assert "N403" not in rules("The spill at the depot of the tram company ended on Wednesday.", spill)
    assert "N403" in rules("The spill at the depot of the tram company ended on Thursday.", spill)


@pytest.mark.parametrize(
    ("one", "other"),
    [("acquitted", "convicted"), ("ahead", "behind"), ("fit", "unfit"), ("son", "daughter"), ("dismissed", "granted")],
)
def test_plain_opposites(one: str, other: str) -> None:
    assert load_plain_opposites().are(stem(one), stem(other))
    assert load_plain_opposites().are(stem(other), stem(one))


@pytest.mark.parametrize(("one", "other"), [("won", "lost"), ("buy", "sell"), ("fit", "fitted"), ("bright", "dim")])
def test_what_is_told_from_two_ends_or_is_an_opposite_in_one_sense_is_none(one: str, other: str) -> None:
    assert not load_plain_opposites().are(stem(one), stem(other))
