"""The ledger: what is due, what is to come, what somebody decided, and who was right."""

from datetime import date
from typing import get_args

from pressreview import pipeline
from pressreview.model import Ledger
from pressreview.model.joining import day_words
from pressreview.model.ledger import Outcome
from pressreview.store import Store
from pressreview.text.likelihood import likelihoods
from pressreview.views import json, ledger
from pressreview.views.page import clean, counted
from pressreview.views.web.links import Links
from pressreview.views.web.view import View

SHOWN = 40
"""Of what is due, and of what is to come, on the page of a site."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def forecasts(store: Store, links: Links, *, on: date) -> View:
    """The forecasts that are due or next, and all that were resolved, with the scores."""
    most = SHOWN if links.served else None
    yesterday = date.fromordinal(max(1, on.toordinal() - 1))
    decided = pipeline.decided(store, on=on)
    resolved = {one.id for one in decided.entries}
    over = store.entries(until=yesterday, latest=True, most=most and most + len(resolved))
    coming = store.entries(since=on, most=most and most + len(resolved))
    asked = [one for one in (*over, *coming) if one.id not in resolved]
    made = pipeline.agenda(store, asked, on=on)
    articles = store.articles(ledger.articles_of((*made.entries, *decided.entries)))
    shown = Ledger(on=on, entries=(*made.entries, *decided.entries), scores=decided.scores, total=decided.total)
    total = store.count_entries()
    return View(
        "forecasts",
        {
            "title": "Forecasts",
            "kicker": "What next, and who was right",
            "dates": day_words(on, year=True),
            "summary": f"{counted(total, 'forecast')} in the project; {len(decided.entries)} resolved.",
            "groups": ledger.groups(shown, articles),
            "more": total - len(shown.entries),
            "drawing": ledger.calibration(decided.total),
            "totals": [ledger.band_words(one) for one in decided.total],
            "scores": [
                (
                    clean(one.who),
                    one.resolved,
                    "; ".join(map(ledger.band_words, one.bands)),
                    f"{one.brier:.2f}" if one.brier is not None else "too few",
                )
                for one in decided.scores
            ],
            "bands": list(likelihoods().items()),
            "outcomes": OUTCOMES,
        },
        [json.forecast(one, articles) for one in shown.entries],
    )
