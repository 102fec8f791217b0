"""Floors on real stories: they must not be merged, and not fall apart."""

import importlib.util
import os
from pathlib import Path

import pytest

from pressreview.config import ClusterSettings

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("PRESSREVIEW_DATA", ROOT / "../shared/data"))


@pytest.mark.skipif(not (DATA / "basil").is_dir(), reason="the BASIL corpus is not there (PRESSREVIEW_DATA)")
def test_basil_events_come_apart() -> None:
    found = importlib.util.spec_from_file_location("bench_stories", ROOT / "bench/stories.py")
    assert found is not None
    assert found.loader is not None
    bench = importlib.util.module_from_spec(found)
    found.loader.exec_module(bench)
    precision, _, f1, merged = bench.scores(bench.basil(), ClusterSettings())
    assert (precision, merged) == (1.0, 0.0)
    assert f1 >= 0.966
