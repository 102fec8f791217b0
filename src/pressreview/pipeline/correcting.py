"""What a person says of what was read: it wins over the machine, is kept beside it, and can be withdrawn."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from pressreview.errors import InputError
from pressreview.model import AsRead, Claim, Correction, Passage, Reading
from pressreview.model.correction import CorrectionState

if TYPE_CHECKING:
    from pressreview.store import Store


def correct_not_said(
    store: "Store", asked: str, *, because: str, at: datetime, article: str | None = None
) -> Correction:
    """Keep that nobody says so; it wins over what is read, now and later.

    `asked` is the start of an attribution's id, or words of its content; `article` tells in which one to look. Raises
    `InputError` where it is none, or several, and where it is so already.
    """
    from pressreview.correct import as_read, find_attribution, reason

    among = _readings_with(store, asked, article)
    reading, said = find_attribution(asked, among.values(), store.articles(among))
    made = Correction.of("not said", as_read(reading, said), decided=at, because=reason(because))
    return _keep(store, made, reading)


def correct_speaker(
    store: "Store",
    asked: str,
    *,
    name: str | None,
    entity_kind: str,
    because: str,
    at: datetime,
    article: str | None = None,
) -> Correction:
    """Keep who says so, None for nobody known; as `correct_not_said`. Raises `InputError` also for what is no name."""
    from pressreview.correct import as_read, find_attribution, new_speaker, reason

    among = _readings_with(store, asked, article)
    articles = store.articles(among)
    reading, said = find_attribution(asked, among.values(), articles)
    speaker = new_speaker(name, entity_kind, said, articles[reading.article])
    made = Correction.of("speaker", as_read(reading, said), decided=at, because=reason(because), speaker=speaker)
    return _keep(store, made, reading)


def _keep(store: "Store", made: Correction, reading: Reading) -> Correction:
    """Keep what a person says of an attribution of a reading, as it was made."""
    from pressreview.correct import corrected

    before = store.corrections([reading.article])
    now = corrected(reading, (*before, made))
    if now == corrected(reading, before):
        raise InputError("it is read so already: there is nothing to correct")
    store.add_correction(made, corrected=now)
    return made


def _readings_with(store: "Store", asked: str, article: str | None) -> dict[str, Reading]:
    """The readings that may have the attribution of which this is the start of an id, or some words."""
    from pressreview.correct import is_id
    from pressreview.text import words

    if article is not None:
        return store.readings([article])
    if is_id(asked, "att1"):
        return store.readings_with(asked)
    return store.readings(store.holding([span.of(asked) for span in words(asked)], most=_MOST_HOLDING))


_MOST_HOLDING = 100
"""Articles in which words are looked for that are to be corrected."""


def statements(store: "Store", claim: Claim) -> tuple[AsRead, ...]:
    """The statements of a claim in its order, as the program had read them: `set_apart` takes a passage of two."""
    from pressreview.correct import statements

    return statements(claim, store.readings({passage.article for passage in claim.passages}))


def set_apart(store: "Store", asked: str, one: Passage, other: Passage, *, because: str, at: datetime) -> Correction:
    """Keep that two statements of a claim, each by one of its passages, do not say the same.

    `asked` is the start of the claim's id, as its story was last related. Raises `InputError`.
    """
    from pressreview.correct import as_apart, kept_apart

    if (claim := store.claim(asked)) is None:
        raise InputError(f"no claim, or more than one, has an id that begins with {asked}; see: pressreview claims")
    among = statements(store, claim)
    articles = store.articles({one.article, other.article})
    made = as_apart(claim, one, other, among, articles, decided=at, because=because)
    if set(kept_apart([made])) & set(kept_apart(store.corrections(made.articles))):
        raise InputError("these two are kept apart already")
    store.add_correction(made)
    return made


def withdraw(store: "Store", asked: str, *, because: str, at: datetime) -> Correction:
    """Keep that a correction, by the start of its id, counts no more. Raises `InputError` where there is none."""
    from pressreview.correct import corrected, find_correction, reason

    known = store.corrections()
    was = find_correction(asked, known)
    made = Correction.of("withdrawn", was.at, decided=at, because=reason(because), other=was.other, withdraws=was.id)
    reading = store.readings([was.at.place.article]).get(was.at.place.article)
    store.add_correction(made, corrected=reading and corrected(reading, (*known, made)))
    return made


def corrections(store: "Store", ids: Collection[str] | None = None) -> dict[Correction, CorrectionState]:
    """Everything corrected, in that order, and whether it counts; with `ids` what is about any of these articles."""
    from pressreview.correct import states

    found = store.corrections(ids)
    return states(found, store.readings({name for one in found for name in one.articles}))
