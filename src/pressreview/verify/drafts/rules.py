"""What may be wrong with a draft, rule by rule: their ids are a contract, their docstrings are their pages.

Groups: Q quotations, S speaker and outlet, C certainty, N numbers and dates, U support, I independence.
"""

from collections.abc import Callable, Iterator
from inspect import getdoc
from typing import Final

from pressreview.model import Rule
from pressreview.model.finding import Severity
from pressreview.verify.drafts.case import Case, Found

Look = Callable[[Case], Iterator[Found]]

GROUPS: Final = {
    "Q": "quotations",
    "S": "speaker and outlet",
    "C": "certainty",
    "N": "numbers and dates",
    "U": "support",
    "I": "independence",
}

RULES: Final[dict[str, Rule]] = {}
"""Every rule by its id, in the order of the ids once `pressreview.verify.drafts` is imported."""
LOOKS: Final[dict[str, Look]] = {}
"""The function of each rule, by its id."""


def rule(number: str, name: str, severity: Severity) -> Callable[[Look], Look]:
    """Enter a function's rule; its docstring becomes the rule's page."""

    def enter(look: Look) -> Look:
        RULES[number] = Rule(id=number, name=name, severity=severity, page=getdoc(look) or "")
        LOOKS[number] = look
        return look

    return enter
