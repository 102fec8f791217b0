"""Batches of texts of like length."""

import random

from training.by_length import by_length


def test_all_are_yielded_once_those_of_like_length_together() -> None:
    texts = ["x" * length for length in random.Random(2).sample(range(100), 40)]
    made = list(by_length(texts, len, size=4, bucket=10, rng=random.Random(1)))
    assert sorted(text for batch in made for text in batch) == sorted(texts)
    assert all(len(batch) == 4 for batch in made)
    assert max(max(map(len, batch)) - min(map(len, batch)) for batch in made) < 30
    assert made == list(by_length(texts, len, size=4, bucket=10, rng=random.Random(1)))
