import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.acquire.credits import find_credits

BODY = " The ferry left the port at noon, officials said.\n\nNobody was hurt."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("SEOUL (AP) — The ferry left.", ["AP"], id="dateline"),
        pytest.param("SEOUL, Sept 5 (Reuters) - The ferry left.", ["Reuters"], id="dateline with day"),
        pytest.param("PORT ALBA (Norpress) — The ferry left.", ["Norpress"], id="an agency nobody knows"),
        pytest.param("PORT ALBA, Velmora (VPA) -- The ferry left.", ["VPA"], id="an acronym nobody knows"),
        pytest.param("Seoul (AP) – The ferry left.", ["AP"], id="place in small letters"),
        pytest.param("NEW YORK — (AP) The ferry left.", ["AP"], id="dash first"),
        pytest.param("(Reuters) - The ferry left.", ["Reuters"], id="no place"),
        pytest.param("LONDON, Reuters — The ferry left.", ["Reuters"], id="comma"),
        pytest.param("# Ferry leaves\n\nSEOUL (AFP) — The ferry left.", ["AFP"], id="below a heading"),
        pytest.param("By Reuters\n\nThe ferry left.", ["Reuters"], id="by line"),
        pytest.param(
            "Left.\n\nThe Associated Press contributed to this report.", ["Associated Press"], id="contributed"
        ),
        pytest.param(
            "Left.\n\nNorpress and AFP contributed to this report.", ["Norpress", "AFP"], id="two contributed"
        ),
        pytest.param("Left.\n\nAP writers Jo Lee in Rome and Al Ko contributed to this report.", ["AP"], id="writers"),
        pytest.param("Left.\n\nWith reporting by Reuters", ["Reuters"], id="with reporting by"),
        pytest.param("Left.\n\nWith files from The Canadian Press", ["Canadian Press"], id="with files from"),
        pytest.param("Left.\n\nWith AFP.", ["AFP"], id="with, on its own line"),
        pytest.param("Left.\n\nWritten by our staff with agencies", ["agencies"], id="with agencies"),
        pytest.param(
            "Left.\n\n© 2019 The Associated Press. All rights reserved.", ["Associated Press"], id="copyright"
        ),
        pytest.param(
            "Left.\n\nThis article was originally published by Futurism. Read on.", ["Futurism"], id="reprint"
        ),
        pytest.param("Left.\n\n— Norpress", ["Norpress"], id="signature"),
        pytest.param("Left.\n\n(Interlan)", ["Interlan"], id="signature in brackets"),
        pytest.param("Left.\n\nVPA\n", ["VPA"], id="short signature"),
        pytest.param(
            "He told Reuters so.\n\n(Reporting by Jo Lee; Editing by Al Ko)",
            ["Reuters"],
            id="closing line, and the name",
        ),
        pytest.param("He said so.\n\n(Reporting by Jo Lee; Editing by Al Ko)", [], id="closing line without the name"),
        pytest.param("Left.\n\nJane Doe contributed to this report.", [], id="a person contributed"),
        pytest.param("Left.\n\nFox News’ Jane Doe contributed to this report.", [], id="somebody's person contributed"),
        pytest.param("Left.\n\n— Jane Doe", [], id="a person's signature"),
        pytest.param("Jane Doe (Labour) — The member left.", [], id="a party"),
        pytest.param("Sen. Jane Doe (D) — The senator left.", [], id="a party's letter"),
        pytest.param("The ferry left, Reuters reported, and AP said so too.", [], id="names that merely occur"),
        pytest.param("Reuters: the ferry left\n\nThe ferry left.", [], id="a headline that cites"),
        pytest.param("Talks with NATO went on.\n\nNATO", [], id="a topic at the end"),
        pytest.param("Left.\n\nENDS", [], id="an end mark"),
    ],
)
def test_credits_in_the_text(text: str, names: list[str]) -> None:
    found, spans = find_credits(text)
    assert list(found) == names
    assert {span.of(text) for span in spans} >= set(names)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        pytest.param("Jane Doe, Associated Press", ["Associated Press"], id="after a comma"),
        pytest.param("TOM DOE, AP Auto Writer", ["AP"], id="with the job"),
        pytest.param("Jane Doe | Reuters", ["Reuters"], id="after a bar"),
        pytest.param("Norpress staff", ["Norpress"], id="staff"),
        pytest.param("From our news services", ["news services"], id="unnamed"),
        pytest.param("Jane Doe, Asbury Park (N.J.) Press", ["Asbury Park Press"], id="a paper with its place"),
        pytest.param("THE ASSOCIATED PRESS", ["ASSOCIATED PRESS"], id="in capitals"),
        pytest.param("Jane Doe", [], id="a person"),
        pytest.param("Ilana Doe, MS, RDN", [], id="degrees"),
    ],
)
def test_credits_in_the_byline(byline: str, names: list[str]) -> None:
    assert find_credits(BODY, byline=byline) == (tuple(names), ())


@pytest.mark.parametrize(
    "outlet", ["Reuters", "Thomson Reuters", "reuters.com", "The Reuters"], ids=["name", "long", "domain", "article"]
)
def test_an_outlet_is_not_its_own_supplier(outlet: str) -> None:
    assert find_credits("SEOUL (Reuters) - The ferry left.", outlet=outlet) == ((), ())


def test_initials_of_an_unknown_outlet_are_its_own() -> None:
    assert find_credits("PORT (VPA) - The ferry left.", outlet="Velmoran Press Agency") == ((), ())
    assert find_credits("SEOUL (AP) - The ferry left.", outlet="Alba Post")[0] == ("AP",)


def test_one_agency_under_two_names_is_credited_once() -> None:
    text = "SEOUL (AP) — The ferry left.\n\nThe Associated Press contributed to this report."
    names, spans = find_credits(text)
    assert names == ("AP",)
    assert [span.of(text) for span in spans] == ["AP", "Associated Press"]


PIECES = ["A", "a", " ", "(", ")", "—", "AP", "Reuters", "\n", "by ", ".", ",", " and ", "contributed to", "© "]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_spans_hold_the_names(text: str) -> None:
    names, spans = find_credits(text)
    assert all(span.of(text).strip() == span.of(text) for span in spans)
    assert len(names) <= len(spans)


@pytest.mark.parametrize("unit", ["A", "Aa ", "Aa, ", "Aa and ", "(Aa", "AA (", "with Aa ", "By A\n", "© ", "— "])
def test_long_hostile_texts_take_no_time(unit: str) -> None:
    begun = time.process_time()
    find_credits(unit * 200_000)
    assert time.process_time() - begun < 2
