"""Floors on real stories: they must not be merged, and not fall apart."""

import pytest

from bench.stories import DATA, basil, ecbplus, online
from pressreview.config import ClusterSettings


@pytest.mark.skipif(not (DATA / "basil").is_dir(), reason="the BASIL corpus is not there (PRESSREVIEW_DATA)")
def test_basil_events_come_apart_in_whatever_order_they_come() -> None:
    for score in online(basil(), ClusterSettings(), orders=2):
        assert (score.precision, score.pairs) == (1.0, 1.0)
        assert score.f1 >= 0.98


@pytest.mark.skipif(not (DATA / "ecbplus").is_dir(), reason="the ECB+ corpus is not there (PRESSREVIEW_DATA)")
def test_two_events_of_a_kind_come_apart() -> None:
    (score,) = online(ecbplus(), ClusterSettings(), orders=1)
    assert score.f1 >= 0.965
    assert score.pairs >= 0.93
