"""What people corrected, whether it counts, and where it stands."""

from collections.abc import Iterator

from pressreview import pipeline
from pressreview.model import Article, Correction, Record
from pressreview.model.correction import CorrectionState
from pressreview.store import Store
from pressreview.views import json, lines
from pressreview.views.corrections import STATES, correction_words
from pressreview.views.json import Json
from pressreview.views.page import clean, day_of
from pressreview.views.web.links import Links
from pressreview.views.web.view import View


class Row(Record):
    """One correction."""

    id: str
    day: str | None
    state: str
    words: str
    because: str
    places: tuple[tuple[str, str], ...]
    """Where it stands: words, and the address of the article there."""
    may_withdraw: bool


def corrections(store: Store, links: Links) -> View:
    """All corrections, the last one first."""
    found = pipeline.corrections(store)
    articles = store.articles({name for one in found for name in one.articles})
    rows = [_row(one, state, articles, links) for one, state in reversed(found.items())]
    return View("corrections", {"title": "Corrections", "rows": rows}, list(training_data(store)))


def training_data(store: Store) -> Iterator[Json]:
    """`pressreview/correction/1` for each correction: what was read, and what a person said of it."""
    found = pipeline.corrections(store)
    articles = store.articles({name for one in found for name in one.articles})
    return (json.correction(one, articles, state) for one, state in found.items())


def _row(one: Correction, state: CorrectionState, articles: dict[str, Article], links: Links) -> Row:
    words = correction_words(one, articles)
    places = [one.at, *([one.other] if one.other is not None else [])]
    return Row(
        id=one.id,
        day=day_of(one.decided),
        state=STATES[state] if one.kind != "withdrawn" else "a withdrawal",
        words=f"{words[:1].upper()}{words[1:]}",
        because=clean(one.because),
        places=tuple(
            (f"{lines.name_of(articles[place.place.article])}", links.article(place.place.article))
            for place in places
            if place.place.article in articles
        ),
        may_withdraw=one.kind != "withdrawn" and state in ("stands", "not found"),
    )
