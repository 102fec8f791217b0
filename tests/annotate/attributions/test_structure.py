from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.attributions.structure import parents
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Span


def _raw(source: tuple[int, int], content: tuple[int, int]) -> RawAttribution:
    return RawAttribution(source=(Span(*source),), cue=(), content=(Span(*content),), confidence=1.0)


def test_the_smallest_holder_is_the_parent() -> None:
    chain = [_raw((0, 5), (6, 100)), _raw((10, 15), (20, 90)), _raw((30, 35), (40, 80)), _raw((101, 105), (110, 120))]
    assert parents(chain) == (None, 0, 1, None)
    assert parents(chain[::-1]) == (None, 2, 3, None)


def test_side_by_side_and_crossing_attributions_have_no_parent() -> None:
    assert parents([_raw((0, 5), (6, 20)), _raw((30, 35), (10, 20))]) == (None, None)
    assert parents([]) == ()


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9), st.integers(0, 20), st.integers(1, 9)), max_size=8))
def test_nobody_is_his_own_forefather(places: list[tuple[int, int, int, int]]) -> None:
    found = parents([_raw((a, a + b), (c, c + d)) for a, b, c, d in places])
    for index in range(len(found)):
        seen = {index}
        holder = found[index]
        while holder is not None:
            assert holder not in seen
            seen.add(holder)
            holder = found[holder]
