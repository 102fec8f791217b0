"""Descriptions, titles and bodies that look as if somebody named were meant, where another is."""

import pytest

from tests.annotate.speakers.test_documents import last_speaker

_ABOUT = ("Ilse Marrow came.", "Marrow met Peter Holt.", "Marrow left.", "Marrow slept.", *["It rained."] * 9)
"""An article about one person."""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param((*_ABOUT, "[s The real estate tycoon] [k said] [c no]."), None, id="a-tycoon-whom-it-is-not-about"),
        pytest.param((*_ABOUT, "[s The front-runner] [k said] [c no]."), "Ilse Marrow", id="a-candidate-whom-it-is-about"),
        pytest.param((*_ABOUT, "[s The front-runner] [k said] [c Marrow would lose]."), None, id="who-speaks-of-her"),
        pytest.param(
            ("President Odo Vale came.", "[s The former president] [k said] [c no]."), None, id="no-former-president",
        ),
        pytest.param(
            ("Former President Odo Vale came.", "[s The former president] [k said] [c no]."), "Odo Vale",
            id="a-former-president",
        ),
        pytest.param(
            ("It is owned by Odo Vale, the driver announced.", "[s The driver] [k said] [c no]."), None,
            id="whose-verb-follows",
        ),
        pytest.param(
            ("Odo Vale, the minister accused of fraud, left.", "[s The minister] [k said] [c no]."), "Odo Vale",
            id="a-participle-follows",
        ),
        pytest.param(
            ("President Vale met Ilse Vale.", "Mr. Vale left.", "[s Vale] [k said] [c no]."), "Vale", id="mr-is-not-ilse",
        ),
        pytest.param(
            ("Ms. Vale met Ilse Vale.", "[s Vale] [k said] [c no]."), "Ilse Vale", id="ms-is",
        ),
        pytest.param(
            ("Ilse Marrow stayed at home.", "[c She was happy], [k said] [s the friend].", "[s She] [k recalled] [c it]."),
            None, id="the-friend-is-she",
        ),
        pytest.param(
            ("[s Odo Vale] [k said] [c it rained].", "[s The judge in the case] [k said] [c so].", "[s He] [k added] [c no]."), None,
            id="the-judge-is-he",
        ),
        pytest.param(
            ("Ilse Marrow stayed.", "[c It rained], [k said] [s the friend].", "Marrow left.", "[s She] [k said] [c no]."),
            "Ilse Marrow", id="she-is-who-is-named-since",
        ),
        pytest.param(
            ("Before a speech at Norwatch, [s a group of rabbis] [k said] [c no].",), None, id="words-that-a-sentence-opens-with",
        ),
        pytest.param(
            ("The Tourism Authority shut.", "[s The airline] [k said] [c no]."), None, id="no-authority-is-an-airline",
        ),
        pytest.param(
            ("The Interior Ministry shut.", "[s The organisation] [k said] [c no]."), None, id="no-ministry-is-an-organisation",
        ),
        pytest.param(
            ("The Debate Secretariat met.", "[s The Norwatch Union secretariat] [k said] [c no]."), None,
            id="another-secretariat",
        ),
        pytest.param(("[s One Alba, Norland, pastor] [k said] [c no].",), None, id="called-by-a-place"),
        pytest.param(
            ("[s The Founder, Ilse Marrow,] [k said] [c no].",), "Ilse Marrow", id="an-office-with-a-capital",
        ),
        pytest.param(("[s Ports groups off Capitol Hill] [k said] [c no].",), None, id="off-is-a-preposition"),
        pytest.param(("[s A top aide of Odo Vale] [k said] [c no].",), None, id="an-aide-of-his"),
        pytest.param(
            ("Odo Vale spoke.", "A top aide of Odo Vale left.", "[s The aide] [k said] [c no]."), None, id="his-aide-again",
        ),
        pytest.param(
            ("[s The White House] [k said] [c no].", "[s The House] [k said] [c yes]."), None, id="the-white-house-is-no-house",
        ),
        pytest.param(("[s Ports groups encouraging Ilse Marrow to run] [k said] [c no].",), None, id="groups-encouraging-her"),
        pytest.param(("[s An episode during the Marrow administration] [k showed] [c no].",), None, id="during"),
        pytest.param(
            ("[s His assistant, Odo Vale, and his widow, Ilse Marrow,] [k said] [c no].",), None, id="two-apposed",
        ),
        pytest.param(("[s Odo Vale (N.)  and former Alba governor Ilse Marrow] [k said] [c no].",), None, id="two-spaces"),
        pytest.param(("[s Supporters of her rival, Odo Vale,] [k said] [c no].",), None, id="supporters-of-his"),
        pytest.param(("[s The Rev. Ilse Holt, Alba, pastor of the church,] [k said] [c no].",), "Ilse Holt", id="a-reverend"),
    ],
)  # fmt: skip
def test_nobody_is_credited_by_looks(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected
