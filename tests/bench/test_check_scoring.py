"""The scorer of `bench.check`: what counts as found, and as a false alarm; with checkers that are no checkers."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.check import summedits
from bench.check.__main__ import measure, our_checker
from bench.check.drafts import ALTERED, Draft, Piece, faithful, faulty
from bench.check.faults import Fault, faults
from bench.check.lines import Line
from bench.check.sayings import Saying
from bench.check.scoring import Found, Tally
from bench.check.stories import half_of, stories
from bench.check.world import World
from pressreview.model import Article, Span
from tests.bench.test_check_faults import ELSEWHERE, HARBOUR, MARKET, story

ARTICLE = Article.of("Fourteen ships lay in the harbour of Brell.")
FIRST, SECOND = "Fourteen ships lay in Brell.", "The harbour is closed."
SAYING = Saying("s", 0, Span(0, 4), "own", "Fourteen ships lay in Brell")
FAULT = Fault(
    "figure-changed", "s", Line("own", "Twelve ships lay in Brell", SAYING), Line("own", FIRST[:-1], SAYING), False
)


def draft(*, with_fault: bool) -> Draft:
    text = f"{FIRST} {SECOND}"
    first = Piece(Span(0, len(FIRST)), "own", FAULT if with_fault else None)
    return Draft("d", "basil", text, (ARTICLE,), (first, Piece(Span(len(FIRST) + 1, len(text)), "own")))


@pytest.mark.parametrize(
    ("found", "right", "by_any"),
    [
        pytest.param(Found("N301", "error", Span(0, 8)), 1, 1, id="its group on its sentence"),
        pytest.param(Found("N301", "note", Span(0, 8)), 0, 1, id="a note is no alarm"),
        pytest.param(Found("Q101", "error", Span(0, 8)), 0, 1, id="another group"),
        pytest.param(Found("N301", "error", Span(33, 40)), 0, 0, id="another sentence"),
    ],
)
def test_found(found: Found, right: int, by_any: int) -> None:
    tally = Tally()
    tally.add(draft(with_fault=True), [found])
    assert (tally.right["figure-changed"], tally.any["figure-changed"]) == (right, by_any)
    assert len(tally.misses) == 1 - right


def test_a_quoted_figure_may_be_found_as_a_quotation() -> None:
    assert "Q" in FAULT._replace(quoted=True).groups
    assert "Q" not in FAULT.groups


def test_a_quotation_that_a_summary_altered_is_rightly_found() -> None:
    tally = Tally()
    whole = draft(with_fault=False)
    marked = whole._replace(pieces=(Piece(Span(0, 8), ALTERED), *whole.pieces))
    tally.add(marked, [Found("Q101", "error", Span(0, 8)), Found("N401", "error", Span(0, 8))])
    assert tally.altered == 1
    assert [one.found.rule for alarms in tally.alarms.values() for one in alarms] == ["N401"]


def test_false_alarms_by_words() -> None:
    tally = Tally()
    alarm = Found("Q101", "warning", Span(33, 40))
    tally.add(draft(with_fault=False), [alarm, Found("Q101", "note", Span(0, 4))])
    tally.add(draft(with_fault=True), [alarm, Found("N301", "error", Span(0, 8))])
    assert tally.words == {("basil", False): 9, ("basil", True): 4}
    assert tally.rate([("basil", False)]) == pytest.approx(1000 / 9)
    assert tally.rate([("basil", True)]) == pytest.approx(1000 / 4)
    assert [one.form for one in tally.alarms["basil", False]] == ["own"]


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    tally = measure(lambda text, articles: [Found("N301", "error", Span(0, 3))], iter([draft(with_fault=True)]))
    tally.show()
    printed = capsys.readouterr().out
    assert "figure-changed              1   1.000   1.000           0.95" in printed
    assert "false alarms in faithful sentences beside faults: 0.00 in 1,000 words" in printed


def test_drafts_know_where_their_sentences_stand() -> None:
    world = World(story("invented-1", HARBOUR, MARKET), story("invented-2", ELSEWHERE))
    made = list(faults(world))
    drafts = list(faulty(world, made))
    assert sum(len(one.faults) for one in drafts) == len(made)
    for one in (*drafts, *faithful(world)):
        assert len(one.faults) <= 2
        for piece in one.pieces:
            assert piece.span.of(one.text).strip() == piece.span.of(one.text)
        assert " ".join(piece.span.of(one.text) for piece in one.pieces).split() == one.text.split()
        assert one.articles == world.story.articles


def test_a_checker_that_sees_all_and_one_that_sees_nothing() -> None:
    world = World(story("invented-1", HARBOUR, MARKET), story("invented-2", ELSEWHERE))
    drafts = [*faulty(world, list(faults(world))), *faithful(world)]
    by_text = {one.text: one for one in drafts}

    def oracle(text: str, articles: Sequence[Article]) -> list[Found]:
        return [
            Found(f"{piece.fault.groups[0]}1", "error", piece.span) for piece in by_text[text].pieces if piece.fault
        ]

    seen = measure(oracle, iter(drafts))
    assert seen.right == seen.faults
    assert not any(seen.alarms.values())
    blind = measure(lambda text, articles: [], iter(drafts))
    assert sum(blind.right.values()) == 0
    assert blind.faults == seen.faults


def test_a_story_is_in_one_half() -> None:
    halves = {half_of(f"basil-{number}") for number in range(20)}
    assert halves == {"develop", "measure"}


def test_stories_of_the_corpora(corpora: Path) -> None:
    found = stories()
    assert len({one.name for one in found}) == len(found)
    assert {one.corpus for one in found} == {"basil", "polnear", "pages", "seen"}
    assert all(len(one.articles) == len(one.gold) for one in found)


def test_summedits(corpora: Path) -> None:
    rows = [*summedits.summaries("develop"), *summedits.summaries("measure")]
    assert len(rows) == 819
    assert sum(row.consistent for row in rows) == 321
    blind = summedits.balance(lambda text, articles: [], "develop", limit=50)
    assert (blind.found, blind.passed, blind.accuracy) == (0.0, 1.0, 0.5)


def test_the_checker_is_connected_later() -> None:
    if our_checker.__doc__ is None:
        pytest.fail("what to connect is not said")
