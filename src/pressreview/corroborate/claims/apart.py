"""Pairs of statements that are not one claim, because a person said so."""

from collections.abc import Sequence
from itertools import product

from pressreview.corroborate.claims.likeness import passes_on
from pressreview.corroborate.claims.statements import Statement
from pressreview.model import Place, overlaps


def pairs_apart(statements: Sequence[Statement], apart: Sequence[tuple[Place, Place]]) -> frozenset[tuple[int, int]]:
    """The numbers of statements, the lower first, that must not come into one claim.

    What only passes one of them on is kept from the other as well.
    """
    if not apart:
        return frozenset()
    places = [statement.place for statement in statements]
    found = set()
    for one, other in apart:
        left, right = (_with_passed_on(statements, place.among(places)) for place in (one, other))
        found |= {(min(pair), max(pair)) for pair in product(left, right) if pair[0] != pair[1]}
    return frozenset(found)


def _with_passed_on(statements: Sequence[Statement], numbers: Sequence[int]) -> set[int]:
    return {
        number
        for number, statement in enumerate(statements)
        for one in (statements[at] for at in numbers)
        if number in numbers
        or (
            statement.article.id == one.article.id
            and overlaps(statement.spans, one.spans)
            and passes_on(statement, one)
        )
    }
