"""What entailment is learned from: statements of ours on passages in which nothing is measured by labels of ours."""

import hashlib
import random
from pathlib import Path

import pytest

from bench.corpora import DATA, article
from bench.origins.sites import rows
from pressreview.model import Span
from training.entailment.samples import HERE, changed
from training.entailment.select import measured

SITES, WRITTEN = list(rows(HERE / "sites.jsonl")), list(rows(HERE / "written.jsonl"))
WORDNET = Path("/usr/share/wordnet")


def test_every_passage_has_its_statements() -> None:
    assert [row["id"] for row in WRITTEN] == [site["id"] for site in SITES]
    for row in WRITTEN:
        assert len(row["ok"]) >= 3
        assert len(row["bad"]) >= 4
        assert len({row["sum"], *row["ok"], *(words for _, words in row["bad"])}) > 7


def test_none_is_of_an_article_that_is_measured_on() -> None:
    assert not {site["article"] for site in SITES} & measured()
    assert {site["article"].split("/")[0] for site in SITES} <= {"worldwide_newswire", "polnear", "meantime", "gum"}
    assert not any(site["article"].startswith("polnear/dev") for site in SITES)


def test_the_passages_are_those_that_were_written_about_and_not_copied() -> None:
    if not DATA.exists():
        pytest.skip("the corpora are not here")
    written = {row["id"]: row for row in WRITTEN}
    for site in SITES[::50]:
        text = article(site["article"]).text
        assert hashlib.sha256(text.encode()).hexdigest().startswith(site["text_sha256"])
        words = " ".join(Span(*site["span"]).of(text).split())
        for statement in (written[site["id"]]["sum"], *written[site["id"]]["same"]):
            run = statement.split()
            assert not any(" ".join(run[at : at + 10]) in words for at in range(len(run) - 9))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The port was shut.", "The port was open.", ["open"]),
        ("The port was not shut on Monday.", "The port was shut on Monday.", ["was", "shut"]),
        ("The port was shut.", "The old port was shut.", ["old"]),
        ("The port was shut.", "The port was shut.", []),
    ],
)
def test_which_words_were_changed(before: str, after: str, expected: list[str]) -> None:
    assert [span.of(after) for span in changed(before, after)] == expected


def test_words_are_exchanged_for_others_of_their_kind() -> None:
    pytest.importorskip("torch", reason="training has its own dependencies")
    if not WORDNET.exists():
        pytest.skip("WordNet is not here (Debian: wordnet-base)")
    from training.entailment.exchanges import Exchanges, Made, WordNet

    make = Exchanges(WordNet(WORDNET), random.Random(1))
    begun = Made("Officials in Alba said profits increased by 300 crowns after the attack on the hospital.")
    same = {make.same(begun).words for _ in range(40)}
    assert any("infirmary" in words for words in same)
    for _ in range(60):
        made = make.wrong(begun, ["Norland"])
        if made is not None:
            assert made.words != begun.words
            assert made.wrong
            assert all(span.of(made.words).strip() for span in made.wrong)
