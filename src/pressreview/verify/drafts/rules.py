"""What may be wrong with a draft, rule by rule: their ids are a contract, their docstrings are their pages.

Groups: Q quotations, S speaker and outlet, C certainty, N numbers and dates, U support, I independence.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from pressreview.model import Record
from pressreview.model.finding import Severity

GROUPS: Final = {
    "Q": "quotations",
    "S": "speaker and outlet",
    "C": "certainty",
    "N": "numbers and dates",
    "U": "support",
    "I": "independence",
}


class Rule(Record):
    """One rule."""

    id: str
    name: str
    """In few words, for lists: "altered quotation"."""
    severity: Severity
    page: str
    """What it finds, why that matters, and what to do: the docstring of the function that looks for it."""


RULES: Final[dict[str, Rule]] = {}
"""Every rule by its id, in the order of the ids once `pressreview.verify.drafts` is imported."""


F = TypeVar("F", bound=Callable[..., object])


def rule(id: str, name: str, severity: Severity) -> Callable[[F], F]:
    """Enter a function's rule; its docstring becomes the rule's page."""

    def enter(function: F) -> F:
        RULES[id] = Rule(id=id, name=name, severity=severity, page=(function.__doc__ or "").strip())
        return function

    return enter
