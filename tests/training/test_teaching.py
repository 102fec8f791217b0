"""What a teacher tells: chances that are chances, and a loss that is the plain one where nothing is open to doubt."""

import itertools
import math
import random
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is there only where the reader is made (.venv-training)")

from pressreview.annotate.reader.decode import TAGS  # noqa: E402
from pressreview.annotate.reader.wordpiece import Pieces  # noqa: E402
from training.batches import FOLDS, Batch, Sample, batches, fold_of  # noqa: E402
from training.model import ReaderNet, Size, crf_chances, crf_loss  # noqa: E402
from training.thoughts import think, unlike  # noqa: E402
from training.train import chances, loss_of  # noqa: E402

N, K = 4, len(TAGS)
Tensor = Any


def scores() -> tuple[Tensor, tuple[Tensor, Tensor]]:
    torch.manual_seed(3)
    return torch.randn(1, N, K), (torch.randn(K, K), torch.randn(K))


def weight(path: tuple[int, ...], tags: Tensor, chain: tuple[Tensor, Tensor]) -> float:
    steps, begin = chain
    along = sum(steps[a, b].item() for a, b in itertools.pairwise(path))
    return math.exp(begin[path[0]].item() + sum(tags[0, place, tag].item() for place, tag in enumerate(path)) + along)


def test_chances_are_those_of_all_paths_counted() -> None:
    tags, chain = scores()
    paths = {path: weight(path, tags, chain) for path in itertools.product(range(K), repeat=N)}
    whole = sum(paths.values())
    found, steps = crf_chances(tags, torch.ones(1, N, dtype=torch.bool), chain)
    for place, tag in itertools.product(range(N), range(K)):
        counted = sum(w for path, w in paths.items() if path[place] == tag) / whole
        assert found[0, place, tag].item() == pytest.approx(counted, abs=1e-5)
    counted = sum(w for path, w in paths.items() if path[1:3] == (2, 5)) / whole
    assert steps[0, 1, 2, 5].item() == pytest.approx(counted, abs=1e-5)


def test_chances_after_the_text_are_none() -> None:
    tags, chain = scores()
    mask = torch.tensor([[True, True, True, False]])
    found, steps = crf_chances(tags, mask, chain)
    shorter, _ = crf_chances(tags[:, :3], mask[:, :3], chain)
    assert torch.allclose(found[:, :3], shorter, atol=1e-5)
    assert not found[0, 3].any()
    assert not steps[0, 2].any()


def test_loss_of_one_path_is_its_negative_log_likelihood() -> None:
    tags, chain = scores()
    path = (0, 1, 2, 0)
    whole = sum(weight(one, tags, chain) for one in itertools.product(range(K), repeat=N))
    told, along = torch.zeros(1, N, K), torch.zeros(1, N - 1, K, K)
    told[0, range(N), path] = 1
    along[0, range(N - 1), path[:-1], path[1:]] = 1
    loss = crf_loss(tags, told, along, torch.ones(1, N, dtype=torch.bool), chain)
    assert loss.item() == pytest.approx(-math.log(weight(path, tags, chain) / whole) / N, rel=1e-4)


class Marks:
    cls, sep, pad = 1, 2, 0


def sample(tags: list[int], fold: int = 0, **told: object) -> Sample:
    column = np.arange(3, 3 + len(tags), dtype=np.int32)
    pieces = Pieces(column, column % 5, column, column)
    return Sample(pieces, fold, tags=np.asarray(tags), **told)  # type: ignore[arg-type]


def batch_of(*samples: Sample, start: int = 0) -> Batch:
    return Batch([(number, start, len(one.pieces)) for number, one in enumerate(samples)], samples, Marks())  # type: ignore[arg-type]


def test_a_window_in_the_middle_of_a_span_begins_it() -> None:
    batch = batch_of(sample([5, 6, 6, 0]), start=1)
    tagged = chances(batch, None)
    assert tagged is not None
    tags, steps = tagged
    assert tags[0, 1:4].argmax(1).tolist() == [5, 6, 0]
    assert tags[0].sum().item() == 3  # nothing at [CLS], [SEP] and padding
    assert steps[0].sum().item() == 2


def test_a_batch_keeps_to_one_fold_and_every_sample_comes_once() -> None:
    samples = [sample([0] * (3 + number % 9), fold_of(str(number))) for number in range(60)]
    made = batches(samples, width=6, budget=40, rng=random.Random(1))
    assert all(len({samples[number].fold for number, _, _ in windows}) == 1 for windows in made)
    assert {number for windows in made for number, _, _ in windows} == set(range(60))
    assert {one.fold for one in samples} == set(range(FOLDS))


def test_a_teacher_speaks_only_of_what_the_corpus_tells_too() -> None:
    torch.manual_seed(1)
    size = Size(hidden=24, layers=2, heads=2, inner=32, glimpses=(0,))
    net, teacher = ReaderNet(size, dropout=0.0), ReaderNet(size).eval()
    links = [(-1,), (0,), (), ()]
    batch = batch_of(sample([3, 5, 6, 0], links=links))
    thoughts = think(teacher, batch)
    assert thoughts.tags.sum(2)[0, 1:5].tolist() == pytest.approx([1] * 4, abs=1e-4)
    loss_of(net, batch, thoughts).backward()
    assert net.query.weight.grad is not None
    assert net.entities.weight.grad is None
    assert net.certainty.weight.grad is None


def test_an_earlier_reader_speaks_of_the_rest() -> None:
    torch.manual_seed(1)
    size = Size(hidden=24, layers=2, heads=2, inner=32, glimpses=(0,))
    net, earlier = ReaderNet(size, dropout=0.0), ReaderNet(size).eval()
    column = np.arange(3, 7, dtype=np.int32)
    allowed = np.ones((4, 17), np.bool_)
    batch = batch_of(Sample(Pieces(column, column % 5, column, column), 0, entities=allowed))
    thoughts = think(earlier, batch)
    loss_of(net, batch, None, thoughts).backward()
    assert net.query.weight.grad is not None
    assert net.steps.grad is not None
    assert net.certainty.weight.grad is not None
    scores = net(batch.ids, batch.shapes, batch.mask)
    assert unlike(net, scores, batch, thoughts, frozenset()).item() == 0


def test_learning_from_a_teacher_comes_nearer_to_it() -> None:
    torch.manual_seed(1)
    size = Size(hidden=24, layers=2, heads=2, inner=32, glimpses=(0,))
    net, teacher = ReaderNet(size, dropout=0.0), ReaderNet(size).eval()
    batch = batch_of(sample([3, 5, 6, 0], links=[(-1,), (0,), (0,), ()]))
    thoughts = think(teacher, batch)
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-2)
    losses = []
    for _ in range(30):
        loss = loss_of(net, batch, thoughts)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]
