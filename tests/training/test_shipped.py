"""The shipped reader's weights, taken out of its file, read as the file does."""

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is there only where the reader is made (.venv-training)")

from pressreview.annotate.reader import Reader  # noqa: E402
from training.model import ReaderNet  # noqa: E402
from training.net_reader import NetReader  # noqa: E402
from training.shipped import READER, weights_of  # noqa: E402

TEXT = (
    "The ferry was not inspected, the harbour master, Ilse Marrow, said on Tuesday.\n\n"
    "“Nobody asked us,” she told reporters. The transport ministry denied that it had been warned."
)


def test_they_read_as_the_shipped_file_does() -> None:
    weights, facts = weights_of(READER)
    net = ReaderNet()
    net.load_state_dict(weights)
    spans = [
        [(one.source, one.cue, one.content) for one in next(iter(reader.read([TEXT]))).attributions]
        for reader in (NetReader(net), Reader())
    ]
    assert spans[0] == spans[1]
    assert len(spans[0]) == 3
    assert {"rate", "seed", "step"} <= set(facts)
