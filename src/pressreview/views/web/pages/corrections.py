"""What people corrected, whether it counts, and where it stands."""

from collections.abc import Iterator

from pressreview import pipeline
from pressreview.model import Article, Correction, Record
from pressreview.model.correction import AsRead, CorrectionState
from pressreview.store import Store
from pressreview.views import json, lines
from pressreview.views.json import Json
from pressreview.views.page import clean, day_of
from pressreview.views.web.links import Links
from pressreview.views.web.view import View

STATES: dict[CorrectionState, str] = {
    "stands": "counts",
    "overruled": "a later one counts",
    "withdrawn": "withdrawn",
    "not found": "nothing is read there now",
}


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
    return (json.correction(one, articles, state=state) for one, state in found.items())


def _row(one: Correction, state: CorrectionState, articles: dict[str, Article], links: Links) -> Row:
    places = [one.at, *([one.other] if one.other is not None else [])]
    return Row(
        id=one.id,
        day=day_of(one.decided),
        state=STATES[state] if one.kind != "withdrawn" else "a withdrawal",
        words=_words(one, articles),
        because=clean(one.because),
        places=tuple(
            (f"{lines.name_of(articles[place.place.article])}", links.article(place.place.article))
            for place in places
            if place.place.article in articles
        ),
        may_withdraw=one.kind != "withdrawn" and state in ("stands", "not found"),
    )


def _words(one: Correction, articles: dict[str, Article]) -> str:
    here = _quoted(one.at, articles)
    match one.kind:
        case "not said":
            return f"Nobody says this: {here}"
        case "speaker":
            name = clean((one.speaker.name or one.speaker.description or "") if one.speaker is not None else "")
            was = one.at.speaker
            before = clean((was.name or was.description or "nobody named") if was is not None else "nobody named")
            return f"{name or 'Nobody known'} says this, not {before}: {here}"
        case "apart":
            other = _quoted(one.other, articles) if one.other is not None else ""
            return f"Not the same: {here} and {other}"
        case "withdrawn":
            return f"Withdrawn: {clean(one.withdraws or '')[:13]}, of {here}"


def _quoted(place: AsRead, articles: dict[str, Article]) -> str:
    article = articles.get(place.place.article)
    return f"“{lines.words_at(article, place.place.content)}”" if article is not None else "words that are gone"
