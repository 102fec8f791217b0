"""One reading with the last word that people had on each of its attributions."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from pressreview.model import (
    AsRead,
    Attribution,
    Correction,
    Foretold,
    Place,
    Reading,
    Speaker,
    covers,
    in_force,
    overlaps,
)
from pressreview.model.correction import CorrectionState


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading as people corrected it; `corrections` in the order decided, those of other articles do not matter.

    What nobody says is taken out: what stands within it goes to who holds it now, and what it foretells is the outlet's
    own, unless it is quoted. A speaker is also put in the chains of what stands within.
    """
    last = _last_words(reading, in_force(corrections))
    if not last:
        return reading
    told = [one for one in reading.attributions if one.id in last]
    kept = [one for one in reading.attributions if one.id not in last or last[one.id].kind == "speaker"]
    spoken = {one.id: _speaker(one, last[one.id].speaker) if one.id in last else one.speaker for one in kept}
    held = _held(reading, kept)
    attributions = tuple(
        msgspec.structs.replace(one, speaker=spoken[one.id], via=_via(one, kept, told, spoken), parent=held[one.id])
        for one in kept
    )
    return _with_forecasts(reading, attributions)


def states(corrections: Sequence[Correction], readings: Mapping[str, Reading]) -> dict[Correction, CorrectionState]:
    """Whether each correction counts, in the order decided; `readings` by article, as the reader made them."""
    standing = in_force(corrections)
    winning = {one for reading in readings.values() for one in _last_words(reading, standing).values()}
    withdrawn = {one.withdraws for one in corrections}

    def state(one: Correction) -> CorrectionState:
        if one.id in withdrawn:
            return "withdrawn"
        if one.kind == "withdrawn" or one in winning:
            return "stands"
        if not all(_is_there(at, readings) for at in (one.at, one.other) if at is not None):
            return "not found"
        return "stands" if one.kind == "apart" else "overruled"

    return {one: state(one) for one in corrections}


def _last_words(reading: Reading, standing: Sequence[Correction]) -> dict[str, Correction]:
    """The last correction of each attribution that has one, by its id."""
    places = [Place.of(reading.article, one) for one in reading.attributions]
    last: dict[str, Correction] = {}
    for correction in standing:
        if correction.kind != "apart" and correction.at.place.article == reading.article:
            for number in correction.at.place.among(places):
                last[reading.attributions[number].id] = correction
    return last


def _is_there(at: AsRead, readings: Mapping[str, Reading]) -> bool:
    """Whether a statement is read; a sentence in an outlet's own voice always is."""
    reading = readings.get(at.place.article)
    if reading is None or at.kind is None:
        return reading is not None
    return bool(at.place.among([Place.of(reading.article, one) for one in reading.attributions]))


def _speaker(one: Attribution, told: Speaker | None) -> Speaker | None:
    """The speaker that a person gave; with the role that the article gives, if it only is of another kind."""
    if one.speaker is not None and told is not None and told.name is not None and one.speaker.name == told.name:
        return msgspec.structs.replace(one.speaker, kind=told.kind)
    return told


def _holders(one: Attribution, among: Sequence[Attribution]) -> list[Attribution]:
    """Attributions whose content holds all spans of another, the smallest first."""
    spans = (*one.source, *one.cue, *one.content)
    own = sum(map(len, one.content))
    holding = [
        other
        for other in among
        if sum(map(len, other.content)) > own and all(any(covers(c, span) for c in other.content) for span in spans)
    ]
    return sorted(holding, key=lambda other: (sum(map(len, other.content)), other.id))


def _held(reading: Reading, kept: Sequence[Attribution]) -> dict[str, str | None]:
    """The parent of each attribution that is kept, by id; another one where its parent is gone."""
    there = {one.id for one in kept}
    return {
        one.id: one.parent
        if one.parent is None or one.parent in there
        else next((other.id for other in _holders(one, kept)), None)
        for one in kept
    }


def _via(
    one: Attribution, kept: Sequence[Attribution], told: Sequence[Attribution], spoken: Mapping[str, Speaker | None]
) -> tuple[str, ...] | None:
    """The chain of an attribution with the speakers that people gave to those in whose words it stands.

    `told` are the attributions that people spoke of, as they were read; `spoken` are the speakers of what is kept.
    """
    via = one.via
    for holder in _holders(one, told):
        before, now = _credit(holder.speaker), spoken.get(holder.id)
        if via is None or before not in via or now == holder.speaker:
            continue
        if now is not None and now.name is not None:
            via = tuple(now.name if link == before else link for link in via)
        elif holder.id in spoken:
            return None  # somebody passes it on, and nobody knows who
        elif before not in (_credit(spoken[other.id]) for other in _holders(one, kept)):
            via = tuple(link for link in via if link != before)
    own = _credit(spoken[one.id])
    if via is None or (via == one.via and spoken[one.id] == one.speaker):
        return via
    return tuple(dict.fromkeys(link for link in via if link != own))


def _credit(speaker: Speaker | None) -> str | None:
    """What a chain calls a speaker: the name, else the article's words."""
    if speaker is None:
        return None
    return speaker.name or " ".join((speaker.description or "").split()) or None


def _with_forecasts(reading: Reading, attributions: tuple[Attribution, ...]) -> Reading:
    """The reading with these attributions, and what is foretold as theirs."""
    told = tuple(_foretold(reading, attributions))
    first: dict[str, Foretold] = {}
    for one in told:
        if one.attribution is not None:
            first.setdefault(one.attribution, one)
    return msgspec.structs.replace(
        reading,
        foretold=told,
        attributions=tuple(
            msgspec.structs.replace(one, forecast=first[one.id].forecast) if one.id in first else one
            for one in attributions
        ),
    )


def _foretold(reading: Reading, kept: Sequence[Attribution]) -> Iterator[Foretold]:
    there = {one.id for one in kept}
    was = {one.id: one for one in reading.attributions}
    taken = {one.forecast.span for one in reading.foretold if one.attribution is None or one.attribution in there}
    for one in reading.foretold:
        if one.attribution is None or one.attribution in there:
            yield one
            continue
        span = one.forecast.span
        if span is None or span in taken:
            continue
        holding = [other for other in kept if any(covers(content, span) for content in other.content)]
        if holding:
            smallest = min(holding, key=lambda other: (sum(map(len, other.content)), other.id))
            yield msgspec.structs.replace(one, attribution=smallest.id)
        elif was[one.attribution].kind == "indirect" and not any(overlaps(other.content, (span,)) for other in kept):
            yield msgspec.structs.replace(one, attribution=None)
