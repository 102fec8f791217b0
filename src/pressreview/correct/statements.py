"""The statements that a correction may point at, as the program had read them; and the pairs that are not the same."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from pressreview.correct.requests import find_statement, reason
from pressreview.errors import InputError
from pressreview.model import Article, AsRead, Attribution, Claim, Correction, Passage, Place, Reading, in_force


def as_read(reading: Reading, said: Attribution) -> AsRead:
    """An attribution of a reading that nobody corrected, as a correction keeps it."""
    return AsRead(
        place=Place.of(reading.article, said),
        kind=said.kind,
        speaker=said.speaker,
        via=said.via,
        confidence=said.confidence,
        made_by=reading.made_by,
    )


def statements(claim: Claim, readings: Mapping[str, Reading]) -> tuple[AsRead, ...]:
    """The statements of a claim in its order; `readings` by article, as the reader made them.

    Raises `InputError` where the claim was made from other readings.
    """
    return tuple(_statements(claim, readings))


def _statements(claim: Claim, readings: Mapping[str, Reading]) -> Iterator[AsRead]:
    wanted = set(claim.attributions)
    read = {one.id: (reading, one) for reading in readings.values() for one in reading.attributions if one.id in wanted}
    if len(read) < len(wanted) or any(passage.article not in readings for passage in claim.passages):
        raise InputError(f"claim {claim.id} was made before its articles were read anew; see: pressreview claims")
    waiting = [read[name] for name in claim.attributions]
    passages = list(claim.passages)
    while passages:
        content = waiting[0][1].content if waiting else ()
        reading = waiting[0][0] if waiting else readings[passages[0].article]
        if content and passages[: len(content)] == [Passage(article=reading.article, span=span) for span in content]:
            yield as_read(*waiting.pop(0))
            del passages[: len(content)]
        else:
            yield _own(readings[passages[0].article], passages.pop(0))


def _own(reading: Reading, passage: Passage) -> AsRead:
    """A sentence in the outlet's own voice."""
    place = Place(article=passage.article, content=(passage.span,))
    return AsRead(place=place, kind=None, speaker=None, via=None, confidence=None, made_by=reading.made_by)


def as_apart(
    claim: Claim,
    one: Passage,
    other: Passage,
    among: Sequence[AsRead],
    articles: Mapping[str, Article],
    *,
    decided: datetime,
    because: str,
) -> Correction:
    """The correction that two statements of a claim, each by a passage of it, do not say the same.

    `among` are the claim's statements. Raises `InputError` where a passage is not of the claim, or both are of one
    statement.
    """
    left, right = (find_statement(passage, among, articles) for passage in (one, other))
    if left == right:
        raise InputError("both passages are of one statement; name one of each")
    left, right = sorted((left, right), key=lambda at: (at.place.article, at.place.content))
    return Correction.of("apart", left, decided=decided, because=reason(because), other=right, reasons=claim.reasons)


def kept_apart(corrections: Sequence[Correction]) -> tuple[tuple[Place, Place], ...]:
    """The pairs of statements that are not the same; `corrections` in the order decided."""
    return tuple(
        (one.at.place, one.other.place)
        for one in in_force(corrections)
        if one.kind == "apart" and one.other is not None
    )
