import pytest

from tests.annotate.speakers.test_documents import last_speaker


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("Dr Peter Holt, DPC director-general, came.", "[s The DPC chief] [k said] [c the port is shut]."), "Peter Holt",
            id="chief-of-letters",
        ),
        pytest.param(
            ("[s The General Director of Ports, Peter Holt,] [k said] [c it is shut].",
             "[c “It stays shut,”] [k said] [s the head of Ports]."), "Peter Holt", id="head-of",
        ),
        pytest.param(
            ("“It is shut,” Ilse Marrow, governor of the Reserve Bank of Norland, said.",
             "[s The central bank chief] [k said] [c it stays shut]."), "Ilse Marrow", id="central-bank",
        ),
        pytest.param(
            ("[s The head of the alliance’s powerful rules committee] [k said] [c it is shut].",
             "Rules Committee Chairman Peter Holt came."), "Peter Holt", id="named-after",
        ),
        pytest.param(
            ("Peter Holt, DPC director-general, came.", "Ilse Marrow, DPC chairwoman, came.",
             "[s The DPC chief] [k said] [c the port is shut]."), None, id="two",
        ),
        pytest.param(
            ("Peter Holt, a former director of the DPC, came.", *["It rained."] * 6, "[s The DPC chief] [k said] [c the port is shut]."), None,
            id="former",
        ),
        pytest.param(
            ("Peter Holt, head of the Police Union, came.", *["It rained."] * 6, "[s The police chief] [k said] [c the port is shut]."), None,
            id="of-another-body",
        ),
    ],
)  # fmt: skip
def test_a_chief_is_who_holds_the_top_office(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("[s The spokesperson for the Ministry of Ports, Peter Holt,] [k said] [c it is shut].", "Ilse Marrow, a clerk, left.",
             "[s The spokesperson] [k said] [c it stays shut]."), "Peter Holt", id="introduced-in-a-source",
        ),
        pytest.param(
            ("[s Peter Holt] [k said] [c the port is shut].",
             "[s The Republican presidential candidate] [k said] [c it stays shut]."), "Peter Holt", id="candidate",
        ),
        pytest.param(
            ("[s Peter Holt] [k said] [c the port is shut].", "Then James Marrow came.",
             "[s The Republican presidential candidate] [k said] [c it stays shut]."), None, id="another-is-named",
        ),
        pytest.param(
            ("[s Sen. Peter Holt, D-Ohio,] [k said] [c the port is shut].",
             "[s The Republican nominee] [k said] [c it stays shut]."), None, id="of-the-other-party",
        ),
        pytest.param(
            ("[s Peter Holt] [k said] [c the port is shut].", "[s The retired neurosurgeon] [k said] [c it stays shut]."),
            "Peter Holt", id="a-noun-in-no-table",
        ),
    ],
)  # fmt: skip
def test_who_has_been_named_may_be_described(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("[k said] [c it is shut] [s Ilse Marrow, managing director of Vale Airways], who came.",
             "It is shut, said Ilse Marrow, managing director of Vale Airways, [s who] [k thinks] [c it is shut]."),
            "Ilse Marrow", id="an-office-between",
        ),
        pytest.param(("Peter Holt - [s who] [k said] [c it is shut] - left.",), "Peter Holt", id="a-dash-between"),
        pytest.param(
            ("[c “It is shut,”] [k said] [s Peter Holt].", "“It stays shut,” said he, [s who] [k said] [c no]."), None,
            id="nobody-named",
        ),
    ],
)  # fmt: skip
def test_who_behind_a_name(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("The Alba Board of Ports met.", "[s The board of ports] [k said] [c it is shut]."), "Alba Board of Ports",
            id="the-end-of-a-name",
        ),
        pytest.param(
            ("The Alba Board of Ports met.", "So did the Ellery Board of Ports.",
             "[s The board of ports] [k said] [c it is shut]."), None, id="of-two-names",
        ),
        pytest.param(("[s The government in Beijing] [k said] [c it is shut].",), "China", id="a-government-by-its-seat"),
        pytest.param(("[s The government in Port Alba] [k said] [c it is shut].",), None, id="no-capital"),
    ],
)  # fmt: skip
def test_a_body_by_words_of_its_name(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected


TALK = ("Ilse Marrow talks of the port.", "Ilse Marrow met us on the quay, near Peter Holt.")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (*TALK, "Q: Is it shut?", "A: Yes.", "Q: Why?", "A: [s I] [k think] [c it is rusty]."), "Ilse Marrow", id="answer",
        ),
        pytest.param(
            (*TALK, "QIs it shut?", "A: Yes.", "QWhy?", "A: [s We] [k think] [c it is rusty]."), "Ilse Marrow", id="we",
        ),
        pytest.param(
            (*TALK, "Q: Is it shut?", "A: Yes.", "Q: [s I] [k think] [c it is rusty]."), None, id="question",
        ),
        pytest.param(
            ("Ilse Marrow and Peter Holt met us.", "Q: Is it shut?", "A: Yes.", "Q: Why?", "A: [s I] [k think] [c it is rusty]."),
            None, id="of-two",
        ),
        pytest.param((*TALK, "A: [s I] [k think] [c it is rusty]."), None, id="no-interview"),
    ],
)  # fmt: skip
def test_i_of_an_answer_is_who_is_asked(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected
