"""A statement is found again in a later reading, and no other is taken for it."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import AsRead, Correction, Place, Span, Speaker, in_force

LENGTH = 60
"""Characters of the content that the property moves the edges of."""
WHEN = datetime(2026, 3, 20, 10, 30, tzinfo=UTC)


def place(
    content: tuple[int, int],
    *,
    source: tuple[int, int] | None = None,
    cue: tuple[int, int] | None = None,
    at: str = "a",
) -> Place:
    return Place(
        article=at,
        content=(Span(*content),),
        source=(Span(*source),) if source else (),
        cue=(Span(*cue),) if cue else (),
    )


def as_read(where: Place) -> AsRead:
    speaker = Speaker(name="Olaf Brandis", kind="person")
    return AsRead(place=where, kind="indirect", speaker=speaker, via=(), confidence=0.9, made_by="hand")


SAID = place((20, 80), source=(0, 5), cue=(6, 10))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        pytest.param(SAID, True, id="the same spans"),
        pytest.param(place((22, 84), source=(0, 5), cue=(6, 10)), True, id="other edges"),
        pytest.param(place((20, 50), source=(0, 5), cue=(6, 10)), True, id="one of its two sentences, the same cue"),
        pytest.param(place((20, 200), source=(0, 5), cue=(4, 10)), True, id="a sentence more, the same cue"),
        pytest.param(place((20, 78), cue=(6, 10)), True, id="without its source"),
        pytest.param(place((20, 78)), True, id="without source and cue"),
        pytest.param(place((20, 45)), False, id="without source and cue, and less than half"),
        pytest.param(place((20, 80), source=(12, 18), cue=(6, 10)), True, id="another source of the same words"),
        pytest.param(place((20, 80), source=(12, 18)), False, id="another source, and no cue to tell"),
        pytest.param(place((20, 45), source=(12, 18), cue=(6, 10)), False, id="another source of some of the words"),
        pytest.param(place((30, 80), source=(20, 24), cue=(25, 29)), False, id="what is said within it"),
        pytest.param(place((81, 140), source=(0, 5), cue=(6, 10)), False, id="other content of the same cue"),
        pytest.param(place((20, 80), source=(0, 5), cue=(6, 10), at="b"), False, id="another article"),
    ],
)
def test_a_statement_is_found_again_and_no_other_is(other: Place, found: bool) -> None:
    assert SAID.among([other]) == ((0,) if found else ())


def test_of_several_the_same_spans_are_meant_else_all_that_are_parts_of_it() -> None:
    first, second = place((20, 50), source=(0, 5), cue=(6, 10)), place((51, 80), source=(0, 5), cue=(6, 10))
    assert SAID.among([first, SAID, second]) == (1,)
    assert SAID.among([first, second]) == (0, 1)
    another = place((20, 80), source=(12, 18), cue=(6, 10))
    assert SAID.among([another, first]) == (1,)


moved = st.integers(-LENGTH // 6, LENGTH // 6)


@given(moved, moved, st.booleans(), st.booleans())
def test_edges_a_sixth_of_its_length_away_leave_a_statement_itself(
    left: int, right: int, with_source: bool, with_cue: bool
) -> None:
    before = place((40, 40 + LENGTH), source=(0, 9), cue=(10, 14))
    after = place(
        (40 + left, 40 + LENGTH + right),
        source=(max(0, left), 9 + abs(right)) if with_source and left < 9 else None,
        cue=(10, 15) if with_cue else None,
    )
    assert before.among([after]) == (0,)
    assert after.among([before]) == (0,)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_without_source_and_cue_they_are_one_when_they_share_half(a: int, b: int, c: int, d: int) -> None:
    one, other = set(range(a, a + b)), set(range(c, c + d))
    assert bool(place((a, a + b)).among([place((c, c + d))])) == (2 * len(one & other) >= len(one | other))


def test_a_correction_is_kept_in_utc_and_its_id_covers_all_it_says() -> None:
    at = as_read(SAID)
    made = Correction.of("not said", at, decided=WHEN, because="a title")
    there = WHEN.astimezone(timezone(timedelta(hours=2)))
    assert Correction.of("not said", at, decided=there, because="a title") == made
    assert made.id.startswith("cor1-")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Correction) == made
    others = [
        Correction.of("speaker", at, decided=WHEN, because="a title"),
        Correction.of("not said", as_read(place((20, 79))), decided=WHEN, because="a title"),
        Correction.of("not said", at, decided=WHEN + timedelta(microseconds=1), because="a title"),
        Correction.of("not said", at, decided=WHEN, because="no"),
        Correction.of("not said", at, decided=WHEN, because="a title", speaker=at.speaker),
        Correction.of("not said", at, decided=WHEN, because="a title", other=at),
        Correction.of("not said", at, decided=WHEN, because="a title", withdraws=made.id),
    ]
    assert len({made.id, *(other.id for other in others)}) == len(others) + 1


def test_a_correction_needs_a_time_with_its_zone() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        Correction.of("not said", as_read(SAID), decided=WHEN.replace(tzinfo=None), because="")


def test_what_was_withdrawn_is_not_in_force_and_no_withdrawal_is() -> None:
    at = as_read(SAID)
    first = Correction.of("not said", at, decided=WHEN, because="")
    second = Correction.of("speaker", at, decided=WHEN, because="")
    gone = Correction.of("withdrawn", at, decided=WHEN, because="", withdraws=second.id)
    assert in_force([first, second]) == (first, second)
    assert in_force([first, second, gone]) == (first,)
