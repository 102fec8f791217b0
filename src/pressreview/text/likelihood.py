"""What words of likelihood stand for: by two yardsticks, and as ordinary readers hear them."""

import tomllib
from functools import cache
from importlib.resources import files

from pressreview.model import Record
from pressreview.model.reading import Band


class Likelihood(Record):
    """What a band stands for, in per cent; never one number."""

    phia: tuple[int, int]
    """By the UK's Probability Yardstick."""
    icd: tuple[int, int]
    """By US Intelligence Community Directive 203."""
    said: str | None = None
    """The phrase that readers were asked about."""
    heard: tuple[int, int, int] | None = None
    """Lower quartile, median and upper quartile of what they put to it."""

    @property
    def middle(self) -> float:
        """Middle of the UK's band, 0-1."""
        return sum(self.phia) / 200


@cache
def likelihoods() -> dict[Band, Likelihood]:
    """The bands that name a likelihood, the highest first."""
    table = tomllib.loads(files(__package__).joinpath("bands.toml").read_text("utf-8"))
    return {
        band: Likelihood(  # type: ignore[misc]
            phia=tuple(row["phia"]),
            icd=tuple(row["icd"]),
            said=row.get("said"),
            heard=tuple(row["heard"]) if "heard" in row else None,
        )
        for band, row in table.items()
    }
