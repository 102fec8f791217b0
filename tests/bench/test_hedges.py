"""Polarity and hedges: the rules for the trees on made trees, and the labels on the sentences that were labelled."""

import json
from pathlib import Path

import pytest

from bench.corpora import DATA
from bench.hedges.__main__ import Counts
from bench.hedges.polarity import clauses_of
from bench.hedges.sites import gold, labels, sites
from bench.hedges.trees import Event, Sentence, Token, sentences_of
from pressreview.model import Span

HERE = Path(__file__).resolve().parents[2] / "bench" / "hedges"


def made(rows: str) -> Sentence:
    """A sentence of rows "word tag head relation", a "!" before a word that negates; heads count from 1."""
    tokens: list[Token] = []
    text = ""
    for row in rows.strip().splitlines():
        word, tag, head, relation = row.split()
        text += " " if text else ""
        plain = word.removeprefix("!")
        place = len(text), len(text) + len(plain)
        tokens.append(Token(*place, plain.lower(), tag, int(head) - 1, relation, negates=plain != word))
        text += plain
    return Sentence("gum", "develop", "made", "1", text, tuple(tokens))


HE_DID_NOT_SAY_THAT_THEY_CAME = """
He PRON 4 nsubj
did AUX 4 aux
!not PART 4 advmod
say VERB 0 root
that SCONJ 7 mark
they PRON 7 nsubj
came VERB 4 ccomp
"""


@pytest.mark.parametrize(
    ("tree", "clauses"),
    [
        pytest.param(
            HE_DID_NOT_SAY_THAT_THEY_CAME, [("He did not say", True), ("they came", False)], id="reported apart"
        ),
        pytest.param("!Nobody PRON 2 nsubj\ncame VERB 0 root", [("Nobody came", True)], id="subject"),
        pytest.param(
            "We PRON 2 nsubj\nhave VERB 0 root\n!no DET 4 det\nplan NOUN 2 obj",
            [("We have no plan", True)],
            id="object",
        ),
        pytest.param(
            "It PRON 2 nsubj\nrained VERB 0 root\nfor ADP 5 case\n!no DET 5 det\nreason NOUN 2 obl",
            [("It rained for no reason", False)],
            id="of a part",
        ),
        pytest.param(
            "They PRON 4 nsubj\n!not PART 4 advmod\nonly ADV 4 advmod\ncame VERB 0 root", [], id="not only: left out"
        ),
        pytest.param(
            "They PRON 2 nsubj\ndecided VERB 0 root\n!not PART 5 advmod\nto PART 5 mark\ngo VERB 2 xcomp",
            [],
            id="not to: left out",
        ),
        pytest.param(
            "Did AUX 4 aux\nhe PRON 4 nsubj\n!not PART 4 advmod\ngo? VERB 0 root", [], id="question: left out"
        ),
    ],
)
def test_polarity_is_read_off_the_tree(tree: str, clauses: list[tuple[str, bool]]) -> None:
    assert [(one.words, one.negative) for one in clauses_of(made(tree))] == clauses


def test_the_clause_of_an_event_ends_with_it_and_begins_after_the_last_conjunction() -> None:
    sentence = Sentence(
        "meantime", "develop", "x", "1", "It fell when they did not sell.", (), (Event(26, 30, False, True),)
    )
    assert [(one.words, one.kind, one.negative) for one in clauses_of(sentence)] == [
        ("they did not sell", "verb", True)
    ]


def test_a_hedge_is_right_exactly_or_where_it_overlaps() -> None:
    exact, overlapping = Counts(), Counts()
    for counts, exactly in ((exact, True), (overlapping, False)):
        counts.add([Span(0, 3), Span(5, 9)], [Span(0, 3), Span(6, 9), Span(20, 22)], exact=exactly)
    assert (exact.right, exact.hit, exact.found, exact.gold) == (1, 1, 2, 3)
    assert (overlapping.right, overlapping.hit) == (2, 2)


def test_both_passes_label_every_sentence_once_and_differences_are_settled() -> None:
    ids = [json.loads(line)["id"] for line in (HERE / "sites.jsonl").read_text("utf-8").splitlines()]
    first, second, settled = (labels(f"{name}.jsonl") for name in ("first_pass", "second_pass", "settled"))
    assert len(ids) == len(set(ids)) >= 300
    assert set(first) == set(second) == set(ids)
    assert set(settled) == {name for name in ids if first[name] != second[name]}


@pytest.mark.skipif(not (DATA / "ud_ewt").is_dir(), reason="the corpora are not there (PRESSREVIEW_DATA)")
def test_labels_stand_on_words_of_the_sentences_that_were_labelled() -> None:
    right = gold()
    for site in sites():
        hedged, conditional = right[site.id]
        for span in [*(span for span, _ in hedged), *conditional]:
            before, after = site.text[: span.start][-1:], site.text[span.end :][:1]
            assert span.of(site.text).strip() == span.of(site.text) != ""
            assert not before.isalnum()
            assert not after.isalnum()


@pytest.mark.skipif(not (DATA / "ud_ewt").is_dir(), reason="the corpora are not there (PRESSREVIEW_DATA)")
def test_no_sentence_of_an_official_test_part_is_read() -> None:
    tests = set((DATA / "ud_ewt/file-lists/files.test").read_text("utf-8").split())
    assert not {one.article.removeprefix("ud_ewt/sources/") for one in sentences_of("ewt", "measure")} & tests
