"""What a person asks is held against what is there, and refused plainly."""

import re

import msgspec
import pytest

from pressreview.correct import as_apart, find_attribution, find_correction, kept_apart, new_speaker, reason, statements
from pressreview.errors import InputError
from pressreview.model import Article, Claim, Passage, Span, Speaker
from tests.correct.made import WHEN, withdrawn, word
from tests.correct.test_reading import CLERK, INNER, OUTER, PAGE, QUOTED, READ
from tests.draft.newsroom import at, reading, said

ALSO = Article.of("The bridge will open on Monday. “No pier was inspected,” Ada Corvin said.", outlet="Mercury")
CORVIN = said(ALSO, "Ada Corvin", "said", "“No pier was inspected,”", name="Ada Corvin")
ARTICLES = {PAGE.id: PAGE, ALSO.id: ALSO}
READINGS = {PAGE.id: READ, ALSO.id: reading(ALSO, CORVIN)}
OWN = Passage(article=ALSO.id, span=at(ALSO.text, "The bridge will open on Monday."))


def passage(of: Article, one: Span) -> Passage:
    return Passage(article=of.id, span=one)


QUOTE, OTHER = passage(PAGE, QUOTED.content[0]), passage(ALSO, CORVIN.content[0])
CLAIM = Claim(
    id="cla1-x", story="sto1-x", text="-", passages=(QUOTE, OWN, OTHER),
    attributions=(QUOTED.id, CORVIN.id), outlets=("The Bell", "Mercury"), origins=(), reasons=("same words: pier",),
)  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(QUOTED.id, id="whole id"),
        pytest.param(QUOTED.id[:12], id="start of the id"),
        pytest.param("no PIER was ever", id="words"),
        pytest.param("\"No pier was ever inspected\"", id="words in other quotation marks"),
    ],
)  # fmt: skip
def test_an_attribution_is_found_by_its_id_or_its_words(asked: str) -> None:
    assert find_attribution(asked, READINGS.values(), ARTICLES) == (READ, QUOTED)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        pytest.param("att1-", "no attribution has the words 'att1-'", id="no digit"),
        pytest.param("att1-0000000000", "no attribution has an id that begins with 'att1-0000000000'", id="unknown id"),
        pytest.param("no zeppelin", "no attribution has the words 'no zeppelin'", id="unknown words"),
        pytest.param("pier was eve", "no attribution has the words", id="half a word"),
        pytest.param("pier", "'pier' may be any of 2 attributions: att1-", id="several"),
    ],
)
def test_none_and_several_are_refused(asked: str, why: str) -> None:
    with pytest.raises(InputError, match=re.escape(why)):
        find_attribution(asked, READINGS.values(), ARTICLES)


def test_several_are_listed_with_their_ids_and_speakers() -> None:
    with pytest.raises(InputError) as caught:
        find_attribution("pier", READINGS.values(), ARTICLES)
    assert f"{QUOTED.id[:13]} (Ada Corvin in The Bell: “No pier was ever inspected,”)" in str(caught.value)


def test_a_speaker_is_a_name_on_one_line_or_what_the_article_calls_them() -> None:
    assert new_speaker(" Bea\n Corvin ", "person", QUOTED, PAGE) == Speaker(name="Bea Corvin", kind="person")
    unnamed = Speaker(name=None, kind="person", description="Ada Corvin")
    assert new_speaker(None, "person", QUOTED, PAGE) == unnamed
    sourceless = msgspec.structs.replace(QUOTED, source=(), speaker=None)
    assert new_speaker(None, "person", sourceless, PAGE) is None


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        pytest.param("", "person", "'' is no name", id="empty"),
        pytest.param(" \n", "person", "'' is no name", id="spaces"),
        pytest.param("—", "person", "'—' is no name", id="a mark"),
        pytest.param("Ada “Bea” Corvin", "person", "double quotation marks", id="quotation marks"),
        pytest.param("Ada\u202eCorvin", "person", "do not print", id="turns the text around"),
        pytest.param("Ada\ud800", "person", "do not print", id="half a character"),
        pytest.param("A" * 201, "person", "201 characters; 200 is the most", id="too long"),
        pytest.param("Ada", "human", "'human' is no kind of speaker; it is one of: person, organisation", id="kind"),
    ],
)
def test_what_is_no_name_is_refused(name: str, kind: str, why: str) -> None:
    with pytest.raises(InputError, match=re.escape(why)):
        new_speaker(name, kind, QUOTED, PAGE)


def test_a_reason_is_one_line_of_bounded_length() -> None:
    assert reason(" her own\n letter ") == "her own letter"
    with pytest.raises(InputError, match="the reason has 2001 characters"):
        reason("a" * 2001)


def test_the_statements_of_a_claim_are_told_apart_again() -> None:
    found = statements(CLAIM, READINGS)
    assert [one.place.content for one in found] == [QUOTED.content, (OWN.span,), CORVIN.content]
    assert [one.kind for one in found] == ["direct", None, "indirect"]
    assert [one.made_by for one in found] == ["test"] * 3


def test_a_claim_of_older_readings_is_refused() -> None:
    with pytest.raises(InputError, match="before its articles were read anew"):
        statements(CLAIM, {PAGE.id: reading(PAGE, OUTER), ALSO.id: READINGS[ALSO.id]})
    with pytest.raises(InputError, match="before its articles were read anew"):
        statements(CLAIM, {PAGE.id: READ})


def test_two_statements_of_a_claim_are_set_apart_in_either_order_the_same() -> None:
    among = statements(CLAIM, READINGS)
    made = as_apart(CLAIM, QUOTE, OTHER, among, ARTICLES, decided=WHEN, because="seen")
    assert made == as_apart(CLAIM, OTHER, QUOTE, among, ARTICLES, decided=WHEN, because="seen")
    assert made.other is not None
    assert set(made.articles) == {PAGE.id, ALSO.id}
    assert made.reasons == CLAIM.reasons
    assert {one.speaker.name for one in (made.at, made.other) if one.speaker} == {"Ada Corvin"}
    assert kept_apart([made]) == ((made.at.place, made.other.place),)
    assert kept_apart([made, withdrawn(made)]) == ()


@pytest.mark.parametrize(
    ("one", "why"),
    [
        pytest.param(OTHER, "both passages are of one statement", id="one statement"),
        pytest.param(passage(PAGE, CLERK.content[0]), "the claim is not stated at [", id="elsewhere"),
        pytest.param(passage(ALSO, Span(0, 4000)), "[0, 4000) is beyond the end of article", id="beyond the end"),
        pytest.param(Passage(article="art1-x", span=Span(0, 9)), "no article has the id 'art1-x'", id="no article"),
    ],
)
def test_what_is_no_statement_of_the_claim_is_refused(one: Passage, why: str) -> None:
    with pytest.raises(InputError, match=re.escape(why)):
        as_apart(CLAIM, one, OTHER, statements(CLAIM, READINGS), ARTICLES, decided=WHEN, because="")


def test_a_correction_is_found_by_its_id_while_it_is_in_force() -> None:
    first, second = word(READ, QUOTED, "not said"), word(READ, INNER, "not said")
    back = withdrawn(second)
    known = [first, second, back]
    assert find_correction(first.id[:14], known) == first
    with pytest.raises(InputError, match="withdrawn already"):
        find_correction(second.id, known)
    with pytest.raises(InputError, match="is a withdrawal itself"):
        find_correction(back.id, known)
    with pytest.raises(InputError, match="no corrections have an id that begins with 'cor1-'"):
        find_correction("cor1-", known)
