"""The last word of a person counts, what it changes goes along, and everything else stays as it was read."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.correct import corrected, states
from pressreview.model import Article, Attribution, Correction, Forecast, Foretold, Interval, Reading, Span, Speaker
from tests.correct.made import person, withdrawn, word
from tests.draft.newsroom import at, reading, said

TEXT = (
    "The Mercury reported that Olaf Brandis had said the bridge over the Tamsel would open on Monday.\n\n"
    "“No pier was ever inspected,” Ada Corvin said.\n\n"
    "The town will vote on the budget in May, a clerk expects.\n"
)
PAGE = Article.of(TEXT, outlet="The Bell", published_at=date(2026, 3, 10))
OUTER = said(
    PAGE, "The Mercury", "reported",
    "that Olaf Brandis had said the bridge over the Tamsel would open on Monday", name="The Mercury", kind="outlet",
)  # fmt: skip
INNER = msgspec.structs.replace(
    said(
        PAGE, "Olaf Brandis", "had said", "the bridge over the Tamsel would open on Monday",
        name="Olaf Brandis", role="mayor", via=("The Mercury", "Interlan"),
    ),
    parent=OUTER.id,
)  # fmt: skip
QUOTED = msgspec.structs.replace(
    said(PAGE, "Ada Corvin", "said", "“No pier was ever inspected,”", name="Ada Corvin"), kind="direct"
)
CLERK = said(PAGE, "a clerk", "expects", "The town will vote on the budget in May")
READ = reading(PAGE, OUTER, INNER, QUOTED, CLERK)


def by_id(made: Reading) -> dict[str, Attribution]:
    return {one.id: one for one in made.attributions}


def foretold(*told: tuple[Attribution, str]) -> Reading:
    """The reading in which these attributions foretell something in these words."""
    found = tuple(
        Foretold(attribution=by.id, forecast=Forecast(kind="planned", span=at(TEXT, words), horizon=Interval(start=None, end=None)))
        for by, words in told
    )  # fmt: skip
    first = {one.attribution: one.forecast for one in reversed(found)}
    return msgspec.structs.replace(
        READ,
        foretold=found,
        attributions=tuple(msgspec.structs.replace(one, forecast=first.get(one.id)) for one in READ.attributions),
    )


def test_without_corrections_of_it_a_reading_is_itself() -> None:
    other = reading(Article.of(TEXT, outlet="Another"), QUOTED)
    assert corrected(READ, ()) is READ
    assert corrected(READ, [word(other, QUOTED, "not said")]) is READ


def test_somebody_else_says_it_and_nothing_else_changes() -> None:
    made = corrected(READ, [word(READ, QUOTED, "speaker", by=person("Bea Corvin"))])
    assert by_id(made)[QUOTED.id] == msgspec.structs.replace(QUOTED, speaker=person("Bea Corvin"))
    assert [one for one in made.attributions if one.id != QUOTED.id] == [
        one for one in READ.attributions if one.id != QUOTED.id
    ]
    assert (made.mentions, made.times, made.made_by) == (READ.mentions, READ.times, READ.made_by)


def test_nobody_known_says_it() -> None:
    unnamed = Speaker(name=None, kind="person", description="Ada Corvin")
    made = corrected(READ, [word(READ, QUOTED, "speaker", by=unnamed)])
    assert by_id(made)[QUOTED.id].speaker == unnamed
    assert by_id(corrected(READ, [word(READ, QUOTED, "speaker")]))[QUOTED.id].speaker is None


def test_the_role_stays_only_with_the_name_to_which_the_article_gives_it() -> None:
    same = corrected(READ, [word(READ, INNER, "speaker", by=Speaker(name="Olaf Brandis", kind="organisation"))])
    assert by_id(same)[INNER.id].speaker == Speaker(name="Olaf Brandis", kind="organisation", role="mayor")
    other = corrected(READ, [word(READ, INNER, "speaker", by=person("Pia Brandis"))])
    assert by_id(other)[INNER.id].speaker == person("Pia Brandis")


def test_what_nobody_says_is_gone_and_what_stands_in_it_is_said_to_the_outlet() -> None:
    made = by_id(corrected(READ, [word(READ, OUTER, "not said")]))
    assert OUTER.id not in made
    assert (made[INNER.id].parent, made[INNER.id].via) == (None, ("Interlan",))


def test_what_stands_in_something_gone_goes_to_the_next_that_holds_it() -> None:
    whole = said(PAGE, "", "Monday", TEXT[: TEXT.index("\n")])
    made = by_id(corrected(reading(PAGE, whole, OUTER, INNER), [word(READ, OUTER, "not said")]))
    assert made[INNER.id].parent == whole.id


def test_a_link_stays_that_another_holder_still_gives() -> None:
    twice = said(PAGE, "The Mercury", "reported", TEXT[11 : TEXT.index("\n")], name="The Mercury", kind="outlet")
    made = by_id(corrected(reading(PAGE, twice, OUTER, INNER), [word(READ, OUTER, "not said")]))
    assert made[INNER.id].via == ("The Mercury", "Interlan")


@pytest.mark.parametrize(
    ("holder", "via"),
    [
        pytest.param(Speaker(name="Norpress", kind="outlet"), ("Norpress", "Interlan"), id="another outlet"),
        pytest.param(Speaker(name="Interlan", kind="outlet"), ("Interlan",), id="one that is there already"),
        pytest.param(Speaker(name="Olaf Brandis", kind="person"), ("Interlan",), id="the speaker"),
        pytest.param(Speaker(name=None, kind="unknown", description="it"), None, id="nobody known"),
        pytest.param(None, None, id="nobody at all"),
    ],
)
def test_who_passes_on_is_put_in_the_chain(holder: Speaker | None, via: tuple[str, ...] | None) -> None:
    made = by_id(corrected(READ, [word(READ, OUTER, "speaker", by=holder)]))
    assert made[INNER.id].via == via
    assert made[OUTER.id].via == OUTER.via


def test_whoever_speaks_is_no_link_to_their_own_words() -> None:
    made = by_id(corrected(READ, [word(READ, INNER, "speaker", by=Speaker(name="Interlan", kind="outlet"))]))
    assert made[INNER.id].via == ("The Mercury",)


def test_the_last_word_counts_and_a_withdrawn_one_does_not() -> None:
    first = word(READ, QUOTED, "speaker", by=person("Bea Corvin"))
    second = word(READ, QUOTED, "not said", minute=1)
    third = word(READ, QUOTED, "speaker", by=person("Cora Corvin"), minute=2)
    assert QUOTED.id not in by_id(corrected(READ, [first, second]))
    assert by_id(corrected(READ, [first, second, third]))[QUOTED.id].speaker == person("Cora Corvin")
    undone = [first, second, withdrawn(second)]
    assert by_id(corrected(READ, undone))[QUOTED.id].speaker == person("Bea Corvin")
    assert corrected(READ, [*undone, withdrawn(first, minute=31)]) is READ


def test_it_is_told_which_corrections_count() -> None:
    first = word(READ, QUOTED, "speaker", by=person("Bea Corvin"))
    second = word(READ, QUOTED, "not said", minute=1)
    third = word(READ, INNER, "not said", minute=2)
    back = withdrawn(third)
    found = states([first, second, third, back], {PAGE.id: READ})
    assert list(found.items()) == [
        (first, "overruled"),
        (second, "stands"),
        (third, "withdrawn"),
        (back, "stands"),
    ]
    elsewhere = reading(PAGE, OUTER)
    assert states([second], {PAGE.id: elsewhere}) == {second: "not found"}
    assert states([second], {}) == {second: "not found"}


def test_two_that_are_kept_apart_count_while_both_are_read() -> None:
    one = word(READ, QUOTED, "not said").at
    other = word(READ, CLERK, "not said").at
    apart = Correction.of("apart", one, decided=word(READ, CLERK, "not said").decided, because="", other=other)
    assert states([apart], {PAGE.id: READ}) == {apart: "stands"}
    assert states([apart], {PAGE.id: reading(PAGE, QUOTED)}) == {apart: "not found"}
    assert corrected(READ, [apart]) is READ


def test_what_nobody_says_is_foretold_by_the_outlet_itself() -> None:
    read = foretold((CLERK, "The town will vote on the budget in May"))
    made = corrected(read, [word(read, CLERK, "not said")])
    assert [one.attribution for one in made.foretold] == [None]
    assert made.foretold[0].forecast == read.foretold[0].forecast


def test_a_quotation_of_nobody_foretells_nothing() -> None:
    read = foretold((QUOTED, "No pier was ever inspected"))
    assert corrected(read, [word(read, QUOTED, "not said")]).foretold == ()


def test_what_is_foretold_goes_to_whoever_holds_it() -> None:
    words = "the bridge over the Tamsel would open on Monday"
    read = foretold((INNER, words))
    made = corrected(read, [word(read, INNER, "not said")])
    assert [one.attribution for one in made.foretold] == [OUTER.id]
    assert by_id(made)[OUTER.id].forecast == read.foretold[0].forecast
    both = foretold((OUTER, words), (INNER, words))
    again = corrected(both, [word(both, INNER, "not said")])
    assert [one.attribution for one in again.foretold] == [OUTER.id]


edge = st.integers(-4, 4)


@settings(deadline=None)
@given(st.sampled_from([OUTER, INNER, QUOTED, CLERK]), edge, edge, edge, st.booleans())
def test_corrections_survive_a_reading_with_other_edges(
    one: Attribution, left: int, right: int, cue: int, with_source: bool
) -> None:
    """The article is read anew: every statement with other edges, another id, and maybe no source."""

    def moved(span: Span, start: int, end: int) -> Span:
        first = max(0, min(span.start + start, span.end - 2))
        return Span(first, max(first + 1, min(len(TEXT), span.end + end)))

    anew = msgspec.structs.replace(
        one,
        id="att1-anew",
        content=tuple(moved(span, left, right) for span in one.content),
        cue=tuple(moved(span, 0, abs(cue)) for span in one.cue),
        source=one.source if with_source else (),
        speaker=Speaker(name="Somebody Else", kind="person"),
        parent=None,
    )
    again = reading(PAGE, anew)
    told = corrected(again, [word(READ, one, "speaker", by=person("Bea Corvin"))])
    assert [found.speaker for found in told.attributions] == [person("Bea Corvin")]
    assert corrected(again, [word(READ, one, "not said")]).attributions == ()
    first = word(READ, one, "not said")
    assert corrected(again, [first, withdrawn(first)]) is again


@settings(deadline=None)
@given(st.permutations([OUTER, INNER, QUOTED, CLERK]))
def test_a_correction_of_what_is_not_read_any_more_touches_nothing(order: list[Attribution]) -> None:
    gone, *left = order
    again = reading(PAGE, *left)
    assert corrected(again, [word(READ, gone, "not said"), word(READ, gone, "speaker", by=person("X"))]) is again
