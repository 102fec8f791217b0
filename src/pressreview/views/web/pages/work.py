"""Where articles and drafts are given, and how far the work on them is."""

from pressreview.model import Job
from pressreview.store import Store
from pressreview.views import lines
from pressreview.views.findings import html as findings
from pressreview.views.findings import json as findings_json
from pressreview.views.page import clean
from pressreview.views.web.links import Links
from pressreview.views.web.pages.front import running, told
from pressreview.views.web.view import View

AGAIN_S = 2
"""After how many seconds a page of a job that runs is worth asking for anew."""


def add(store: Store, links: Links) -> View:
    """A form for addresses and files; the last jobs."""
    jobs = [*store.jobs(over=False), *store.jobs(over=True, most=10)]
    return View(
        "add",
        {
            "title": "Add articles",
            "jobs": [_line(one, links) for one in jobs if one.kind == "add"],
            "failures": [(clean(one.subject), clean(one.reason)) for one in store.failures()[-20:]],
        },
        {"schema": "pressreview/jobs/1", "jobs": [_twin(one) for one in jobs]},
    )


def adding(store: Store, links: Links, asked: str) -> View | None:
    """How far a job is that brings articles in."""
    job = store.job(asked)
    if job is None or job.kind == "check":
        return None
    brought = store.articles(job.articles)
    stories = store.stories_with(job.articles) if job.over else ()
    return View(
        "adding",
        {
            "title": "Adding articles" if job.kind == "add" else "Preparing the pages",
            "job": job,
            "running": running(job),
            "reason": clean(job.reason),
            "given": [clean(one) for one in (*job.sources, *job.files)],
            "failures": [clean(one) for one in job.failures],
            "articles": [
                (clean(one.title or one.path or one.id), links.article(one.id), lines.name_of(one))
                for one in brought.values()
            ],
            "stories": [told(one, links) for one in store.overviews([one.id for one in stories])],
        },
        _twin(job),
        again_s=None if job.over else AGAIN_S,
    )


def check(store: Store, links: Links) -> View:
    """A form for a draft; the last drafts."""
    jobs = [*store.jobs(over=False), *store.jobs(over=True, most=20)]
    return View(
        "check",
        {
            "title": "Check a draft",
            "articles": store.count_articles(),
            "jobs": [_line(one, links) for one in jobs if one.kind == "check"],
        },
        {"schema": "pressreview/jobs/1", "jobs": [_twin(one) for one in jobs if one.kind == "check"]},
    )


def checking(store: Store, links: Links, asked: str) -> View | None:
    """What a draft says that no article does; or how far the work is."""
    job = store.job(asked)
    if job is None or job.kind != "check":
        return None
    if job.audit is None:
        return View(
            "adding",
            {
                "title": "Checking a draft",
                "job": job,
                "running": running(job),
                "reason": clean(job.reason),
                "given": [clean(one) for one in job.files],
                "failures": [],
                "articles": [],
                "stories": [],
            },
            _twin(job),
            again_s=None if job.over else AGAIN_S,
        )
    return View("checked", findings.values(job.audit), findings_json.audit(job.audit))


def _line(job: Job, links: Links) -> tuple[str, str, str]:
    """What was given, the address of its page, and how it stands."""
    given = [*job.sources, *job.files]
    words = clean(given[0]) if given else "nothing"
    more = f" and {len(given) - 1} more" if len(given) > 1 else ""
    stands = {"done": "done", "failed": f"could not be done: {clean(job.reason)}"}.get(job.state, running(job))
    return f"{words}{more}", links.check(job.id) if job.kind == "check" else links.add(job.id), stands


def _twin(job: Job) -> dict[str, object]:
    return {
        "schema": "pressreview/job/1",
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "stage": job.stage,
        "running": running(job),
        "done": job.done,
        "total": job.total,
        "failures": list(job.failures),
        "articles": list(job.articles),
        "reason": job.reason,
    }
