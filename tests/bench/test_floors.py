import os
from pathlib import Path

import pytest

from bench import floors
from bench.reader import evaluate
from pressreview.annotate.reader import Reader

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[2].parent / "shared" / "data"))


@pytest.mark.skipif(not (DATA / "polnear" / "dev").is_dir(), reason=f"no PolNeAR in {DATA} (see PRESSREVIEW_DATA)")
def test_the_reader_holds_its_floors() -> None:
    corpus = floors.sample(DATA)
    held = floors.load()
    assert floors.corpus_hash(corpus) == held["corpus"], (
        "the floors were measured on other text: run python -m bench.floors"
    )
    figures = evaluate(Reader(), corpus)
    assert {name: figures[name] for name, floor in held["floors"].items() if figures[name] < floor} == {}
