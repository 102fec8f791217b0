"""What every training here shares: seeded chance, and a rate that rises, then falls to nothing."""

import random
from typing import Any

import torch
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

WARM = 0.06
"""Share of the steps in which the rate rises."""


def set_up(seed: int) -> random.Random:
    """Make PyTorch repeatable and quick on a processor; chance for everything else."""
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # a tenth of every step
    torch.set_flush_denormal(True)
    return random.Random(seed)


def optimiser_of(groups: list[dict[str, Any]], *, total: int) -> tuple[AdamW, LambdaLR]:
    """AdamW over groups of parameters with their rates, and the schedule of `total` steps."""
    optimiser = AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(WARM * total))
    return optimiser, LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm))))
