"""What a teacher tells: chances that are chances, and a loss that is the plain one where nothing is open to doubt."""

import itertools
import math

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is there only where the reader is made (.venv-training)")

from pressreview.annotate.reader.decode import TAGS, Chain  # noqa: E402
from pressreview.annotate.reader.wordpiece import Pieces  # noqa: E402
from training.batches import Batch, Chances, Sample  # noqa: E402
from training.labels import forward_backward  # noqa: E402
from training.model import crf_loss  # noqa: E402

N, K = 4, len(TAGS)


def scores() -> tuple[np.ndarray, Chain]:
    rng = np.random.default_rng(3)
    steps, begin, tags = (rng.normal(size=shape).astype(np.float32) for shape in ((K, K), (K,), (N, K)))
    return tags, Chain(steps, begin, np.zeros(128, np.float32), np.asarray((1, 0), np.float32))


def weight(path: tuple[int, ...], tags: np.ndarray, chain: Chain) -> float:
    along = sum(chain.steps[a, b] for a, b in itertools.pairwise(path))
    return math.exp(chain.begin[path[0]] + sum(tags[place, tag] for place, tag in enumerate(path)) + along)


def test_chances_are_those_of_all_paths_counted() -> None:
    tags, chain = scores()
    paths = {path: weight(path, tags, chain) for path in itertools.product(range(K), repeat=N)}
    whole = sum(paths.values())
    found = forward_backward(tags, chain)
    for place, tag in itertools.product(range(N), range(K)):
        counted = sum(w for path, w in paths.items() if path[place] == tag) / whole
        assert found.tags[place, tag] == pytest.approx(counted, abs=2e-3)
    counted = sum(w for path, w in paths.items() if path[1:3] == (2, 5)) / whole
    assert found.steps[2, 2, 5] == pytest.approx(counted, abs=2e-3)
    assert not found.steps[0].any()


def test_loss_of_one_path_is_its_negative_log_likelihood() -> None:
    tags, chain = scores()
    path = (0, 1, 2, 0)
    whole = sum(weight(one, tags, chain) for one in itertools.product(range(K), repeat=N))
    told, along = torch.zeros(1, N, K), torch.zeros(1, N, K, K)
    told[0, range(N), path] = 1
    along[0, range(1, N), path[:-1], path[1:]] = 1
    constants = torch.from_numpy(chain.steps), torch.from_numpy(chain.begin)
    loss = crf_loss(torch.from_numpy(tags)[None], told, along, torch.ones(1, N, dtype=torch.bool), constants)
    assert loss.item() == pytest.approx(-math.log(weight(path, tags, chain) / whole) / N, rel=1e-4)


class Marks:
    cls, sep, pad = 1, 2, 0


def test_a_window_in_the_middle_of_a_span_begins_it() -> None:
    column = np.zeros(N, np.int32)
    tags = np.asarray([5, 6, 6, 0])
    doubt = Chances(np.full((N, K), 1 / K, np.float16), np.full((N, K, K), 1 / K**2, np.float16))
    pieces = Pieces(column, column, column, column)
    for sample, certain in ((Sample(pieces, tags=tags), 1.0), (Sample(pieces, tags=tags, chances=doubt), 0.5)):
        batch = Batch([(0, 1, N)], [sample], Marks())  # type: ignore[arg-type]
        assert batch.tags is not None
        assert batch.steps is not None
        assert batch.tags[0, 1:-1].sum(1).tolist() == pytest.approx([1, 1, 1], abs=1e-3)
        assert batch.tags[0, 1, 5].item() >= certain
        assert batch.tags[0, 1, 2::2].sum() == 0
        assert not batch.steps[0, 1].any()
        assert batch.steps[0, 2].sum().item() == pytest.approx(1, abs=1e-3)
        assert batch.steps[0, 2, 2::2].sum() == 0
