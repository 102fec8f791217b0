"""The shipped reader's weights, taken out of its file, read as the file does."""

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is there only where the reader is made (.venv-training)")

from pressreview.annotate.reader import Reader  # noqa: E402
from tests.annotate.reader.test_reader import TEXT  # noqa: E402
from training.net_reader import NetReader  # noqa: E402
from training.shipped import READER, net_of  # noqa: E402


def test_they_read_as_the_shipped_file_does() -> None:
    net, facts = net_of(READER)
    spans = [
        [(one.source, one.cue, one.content) for one in next(iter(reader.read([TEXT]))).attributions]
        for reader in (NetReader(net), Reader())
    ]
    assert spans[0] == spans[1]
    assert len(spans[0]) == 3
    assert {"rate", "seed", "step"} <= set(facts)
