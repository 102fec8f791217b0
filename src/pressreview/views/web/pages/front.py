"""The first page: the newest stories, what is due, and what is being read."""

from datetime import date

from pressreview import pipeline
from pressreview.model import Entry, Job, Ledger, Overview, Record
from pressreview.model.joining import day_words
from pressreview.store import Store
from pressreview.views import ledger
from pressreview.views.page import STAGES, clean, counted
from pressreview.views.pictures import Sparkline, sparkline
from pressreview.views.web.links import Links
from pressreview.views.web.view import View

STORIES = 25
"""On one page of the site; a page of files has all."""
_AHEAD = 6
"""Forecasts beside the stories."""


class Told(Record):
    """A story in the list."""

    title: str
    href: str
    days: str | None
    spread: str
    """"14 articles, 12 outlets, 3 origins"."""
    conflicts: str | None
    line: Sparkline | None


def front(store: Store, links: Links, *, on: date, page: int = 1, every: bool = False) -> View | None:
    """The stories of several articles, the newest first, with `every` all; `page` counts from 1."""
    total = store.count_overviews(single=every)
    alone = store.count_overviews() - total if not every else 0
    if not total and alone:  # nothing but single articles: nobody would look for them behind a link
        every, total, alone = True, alone, 0
    most = STORIES if links.served else None
    if page > 1 and (page - 1) * STORIES >= total:
        return None
    shown = store.overviews(most=most, skip=(page - 1) * STORIES if most else 0, single=every)
    due, ahead = _forecasts(store, on)
    articles = store.articles(ledger.articles_of((*due, *ahead)))
    return View(
        "front",
        {
            "title": "Stories",
            "stories": [told(one, links) for one in shown],
            "total": total,
            "alone": alone,
            "every": every,
            "page": page,
            "newer": links.home(page - 1, every=every) if page > 1 else None,
            "older": links.home(page + 1, every=every) if most and page * STORIES < total else None,
            "all_href": links.home(every=True),
            "articles": store.count_articles(),
            "due": [ledger.expected(one, articles) for one in due],
            "ahead": [ledger.expected(one, articles) for one in ahead],
            "jobs": [(links.add(job.id), running(job)) for job in store.jobs(over=False) if job.kind != "check"],
            "failures": len(store.failures()),
        },
        {
            "schema": "pressreview/front/1",
            "on": on.isoformat(),
            "stories": [_twin(one) for one in shown],
            "total": total,
            "due": [one.id for one in due],
            "ahead": [one.id for one in ahead],
        },
    )


def told(one: Overview, links: Links) -> Told:
    """A story as lists show it."""
    spread = ", ".join(
        (counted(one.articles, "article"), counted(one.outlets, "outlet"), counted(one.origins, "origin"))
    )
    return Told(
        title=clean(one.title),
        href=links.story(one.story),
        days=day_words(one.first, one.last, year=True) if one.first and one.last else None,
        spread=spread,
        conflicts=f"{counted(one.conflicts, 'conflict')}" if one.conflicts else None,
        line=sparkline(one.days),
    )


def running(job: Job) -> str:
    """What a job is doing, in a few words."""
    if job.state == "waiting":
        return "waiting"
    of = f" {job.done} of {job.total}" if job.total else f" {job.done}" if job.done else ""
    return f"{STAGES.get(job.stage, job.stage or 'beginning')}{of}"


def _forecasts(store: Store, on: date) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What is due, the latest first, and what comes next."""
    over = _standing(store, store.entries(until=_before(on), latest=True, most=4 * _AHEAD), on)
    due = [one for one in over.entries if one.status == "due"]
    coming = _standing(store, store.entries(since=on, most=4 * _AHEAD), on)
    ahead = [one for one in coming.entries if one.status == "open"]
    due.sort(key=lambda one: str(one.horizon and one.horizon.end), reverse=True)
    return tuple(due[:_AHEAD]), tuple(ahead[:_AHEAD])


def _standing(store: Store, found: tuple[Entry, ...], on: date) -> Ledger:
    return pipeline.agenda(store, found, on=on)


def _before(on: date) -> date:
    return date.fromordinal(max(1, on.toordinal() - 1))


def _twin(one: Overview) -> dict[str, object]:
    return {
        "id": one.story,
        "title": one.title,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "articles": one.articles,
        "outlets": one.outlets,
        "origins": one.origins,
        "conflicts": one.conflicts,
        "forecasts": one.forecasts,
        "reviewed": one.reviewed,
    }
