"""What a faithful draft says in its own words is no fault, and the faults beside it are found all the same."""

import pytest

from pressreview.verify.drafts import days, quotations
from tests.draft.newsroom import article
from tests.verify.drafts.test_rules import audit, rules

GAZETTE = article(
    "The Gazette",
    14,
    "Board votes against a wider lock at Ostrava, and nobody says why",
    "Engineer Ines Quarrell, R-N.H., refunded $43,700 to the lock's builders in Dover, Del., after a long hearing.",
    "The 61-year-old engineer wrote in a late night tweet that the lock would stay shut all winter.",
    "Quarrell admitted that she and the builder had shared an office, but she claimed they had never signed a paper.",
    "The Board of River Safety Director Tomas Brule told the hearing that a European-based surveyor had drawn the plans.",
    "The director of the River Centre, Petra Lunde, told the Gazette her staff never saw the drawings of the lock.",
    "Brule was vexed by his inability to find work for the divers in the flooded yards.",
    "A play called The Lock is set to be staged in Dover with a premiere on Nov. 9.",
    "If the flood in the yards wasn't sad enough, Quarrell also lost two seats on the board on Friday.",
    "Brule didn't want to think about the possibility that Quarrell would be minister of rivers.",
    "Though boards cannot inspect every lock they own, “a leak at noon is a plain warning,” said diver Olga Trent.",
    "Both Ruben Castle and Olga Trent have pushed for Ostrava funding after the hearing in the yards.",
    "Candidate Lorenz Adler has not talked about Ostrava.",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ines Quarrell of New Hampshire refunded $43,700 to the builders of the lock.", id="a state in short"),
        pytest.param("The hearing about the lock was held by its builders in Dover, Delaware.", id="and after a town"),
        pytest.param("Quarrell wrote on Twitter that the lock would stay shut all winter.", id="a tweet"),
        pytest.param("The plans were drawn by a surveyor based in Europe, the BRS told the hearing.", id="people and initials"),
        pytest.param("Petra Lunde, the Centre's director, said her staff never saw the drawings of the lock.", id="possessive"),
        pytest.param("Brule was vexed because he could not find work for the divers in the yards.", id="inability"),
        pytest.param("A play about the lock is to have its premiere in Dover on Nov. 9.", id="is to"),
        pytest.param("Quarrell lost two seats on the board on Friday.", id="if that was not enough"),
        pytest.param("Brule did not want to think about Quarrell as minister of rivers.", id="a possibility thought of"),
        pytest.param("She and the builder had shared an office, Quarrell said, but said they had never signed a paper.", id="claimed"),
        pytest.param("Diver Olga Trent called a leak at noon “a plain warning.”", id="a concession left out"),
        pytest.param("Lorenz Adler has not spoken about Ostrava.", id="not in the headline"),
        pytest.param("# Ostrava: another lock shut", id="a heading"),
        pytest.param("Quarrell admitted that the two had shared an office.", id="the two"),
        pytest.param("Quarrell, 61, refunded $43,700 to the builders of the lock after a long hearing.", id="an age"),
    ],
)  # fmt: skip
def test_other_words_for_the_same_are_no_fault(text: str) -> None:
    assert rules(text, GAZETTE) == []


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param("U502", "Ines Quarrell of Vermont refunded $43,700 to the builders of the lock.", id="a state"),
        pytest.param("U502", "The plans were drawn by a surveyor based in Africa, the hearing was told.", id="a continent"),
        pytest.param("N401", "Quarrell, 67, refunded $43,700 to the builders of the lock after a long hearing.", id="an age"),
        pytest.param("N401", "Quarrell also lost three seats on the board on Friday, it was said.", id="seats"),
        pytest.param("C303", "A play called The Lock was staged in Dover with a premiere on Nov. 9.", id="is set to"),
        pytest.param("C301", "Quarrell and the builder had never signed a paper.", id="claimed by nobody"),
    ],
)  # fmt: skip
def test_and_other_things_are(expected: str, text: str) -> None:
    assert expected in rules(text, GAZETTE)


LETTERS = article(
    "The Ledger",
    16,
    "Letters",
    "LETTERS. The harbour should cut ties with its pilot Ansel Moreau, as he has become a heavy burden.\n\nDora Linden.\n",
)
REGISTER = article(
    "The Register",
    18,
    "Rowers",
    "Halden papers, among them The Mercury, quoted the owners as saying the oil was kept “by order of the rowing court”.",
    "Ivo Marsh, a onetime lawyer for the rowing court, practices law in Halden.",
    "“The court has a scale of its own. They weigh what is loaded,” Ivo Marsh said.\n\n"
    "“They weigh it by day and by night.\n\nIt is odd that one barrel of so many burst. We want it looked into,”",
    "Troops were trying to prevent barrels from spreading into sluices and along the Halden coastline.",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dora Linden wrote that the pilot had become “a heavy burden.”", id="who signs a letter"),
        pytest.param("Two days later The Register reported that the oil was kept “by order of the rowing court”.", id="reckoned"),
        pytest.param("Ivo Marsh said it was “odd that one barrel of so many burst.”", id="a quotation of two paragraphs"),
        pytest.param("Ivo Marsh, a tall lawyer, has an office in Halden.", id="a trade is kept"),
        pytest.param("Soldiers tried to keep barrels from reaching sluices and the coast.", id="retold"),
    ],
)  # fmt: skip
def test_writers_reckonings_and_trades(text: str) -> None:
    assert rules(text, LETTERS, REGISTER) == []


def test_one_wrong_name_is_told_once() -> None:
    found = audit("Rosa Kettle said the lock would stay shut all winter.", GAZETTE).findings
    assert len([one for one in found if one.rule in ("Q103", "S201", "U502")]) == 1


def test_a_letter_of_one_is_not_the_words_of_another() -> None:
    assert "Q105" in rules("Ansel Moreau wrote that the pilot had become “a heavy burden.”", LETTERS)


def test_a_month_named_beside_does_not_stand_for_each_of_its_days() -> None:
    leaving = article(
        "The Gazette",
        14,
        "Quarrell leaves",
        "The lock of Ostrava was paid for in a law that the council passed in April.",
        "Quarrell's letter to the board says that her last day at the lock of Ostrava will be April 28.",
    )
    assert "N403" in rules("Quarrell's letter says that her last day at the lock of Ostrava will be April 27.", leaving)
    assert rules("Quarrell's letter says that her last day at the lock of Ostrava will be April 28.", leaving) == []


def test_what_is_told_in_other_words_of_ranges_roles_and_choices_is_no_fault() -> None:
    port = article(
        "The Gazette",
        14,
        "Port",
        "The rebuilding of the old lock would cost $25-35 million, Quarrell told the council of Ostrava.",
        "Tomas Brule, a former mayor of Ostrava, said that the barge was carrying gravel and sand.",
        "For months the council has opted to remain quiet, rather than publicly challenging Brule's claims on the lock.",
    )
    for text in (
        "Quarrell puts the cost of rebuilding the lock at $25 million to $35 million.",
        "The barge was carrying gravel and sand, said Tomas Brule, who once was mayor of Ostrava.",
        "For months the council had mostly kept quiet about Brule's claims on the lock.",
    ):
        assert rules(text, port) == []
    assert "N401" in rules("Quarrell puts the cost of rebuilding the lock at $22 million to $35 million.", port) or (
        "N405" in rules("Quarrell puts the cost of rebuilding the lock at $22 million to $35 million.", port)
    )


def test_lines_made_to_be_slow_are_read_at_once() -> None:
    assert not quotations._SIGNATURE.search("A" * 20_000 + " !x")
    assert not list(days._DURATION.finditer("a-" * 20_000))
    signed = quotations._SIGNATURE.search("Close it.\n\n— Ines Quarrell, Dover\n")
    assert signed
    assert signed[1] == "Ines Quarrell"
