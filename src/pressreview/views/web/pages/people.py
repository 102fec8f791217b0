"""Who is named and which outlets there are; and each of them with all that is known."""

from collections.abc import Sequence

from pressreview import pipeline
from pressreview.errors import InputError
from pressreview.model import Article, Record, Utterance
from pressreview.model.joining import day_words
from pressreview.store import Store
from pressreview.views import closely, json, lines, pictures
from pressreview.views.page import clean, counted, day_of, safe_link
from pressreview.views.web.links import Links
from pressreview.views.web.pages.front import told
from pressreview.views.web.view import View

NAMES = 100
"""On one page."""
ARTICLES = 50
"""Of an outlet, on one page."""


class Row(Record):
    """A line of an utterance, with the article's page."""

    line: lines.Line
    href: str
    speaker: str | None


def speakers(store: Store, links: Links, *, page: int = 1) -> View | None:
    """Who is named, those who say most first."""
    found = store.names(most=NAMES + 1, skip=(page - 1) * NAMES)
    if page > 1 and not found:
        return None
    shown = found[:NAMES]
    return View(
        "speakers",
        {
            "title": "Speakers",
            "names": [(clean(one.name), links.speaker(one.name), one) for one in shown],
            "newer": links.speakers(page - 1) if page > 1 else None,
            "older": links.speakers(page + 1) if links.served and len(found) > NAMES else None,
        },
        {
            "schema": "pressreview/names/1",
            "names": [
                {"name": one.name, "kind": one.kind, "said": one.said, "articles": one.articles} for one in shown
            ],
        },
    )


def speaker(store: Store, links: Links, name: str) -> View | None:
    """All that somebody said in the newest articles that name them; a choice where the name is several people's."""
    try:
        made, articles = pipeline.known_as(store, name)
    except InputError as error:
        others = [one for one in store.names(name.split()[-1] if name.split() else "", most=20) if one.name != name]
        if not others:
            return None
        return View(
            "which",
            {
                "title": clean(name),
                "reason": clean(str(error)),
                "names": [(clean(one.name), links.speaker(one.name), one) for one in others],
            },
            {"schema": "pressreview/error/1", "error": str(error)},
            status=404,
        )
    groups = (
        ("said", "Said", made.said),
        ("passed", f"What others said through {clean(made.name)}", made.passed_on),
        ("about", f"What others said of {clean(made.name)}", made.about),
    )
    used = {one.article for _, _, group in groups for one in group}
    outlets = {name: lines.name_of(articles[name]) for name in used}
    summary = closely.profile_summary(made, len(used))
    days = [one.day for one in made.said if one.day]
    return View(
        "speaker",
        {
            "title": clean(made.name),
            "kicker": "Who said what",
            "dates": day_words(min(days), max(days), year=True) if days else None,
            "summary": summary,
            "bounded": len(articles) >= pipeline.NEWEST,
            "newest": pipeline.NEWEST,
            "strip": pictures.strip(
                (("said", made.said), ("through it", made.passed_on), ("said by others", made.about)), outlets
            ),
            "strip_words": f"{summary} The same stands in the lists below.",
            "roles": lines.roles(made, articles),
            "groups": [(mark, heading, rows(found, articles, links)) for mark, heading, found in groups if found],
            "stories": [told(one, links) for one in store.overviews(made.stories, most=12)],
        },
        json.profile(made, articles),
    )


def rows(found: Sequence[Utterance], articles: dict[str, Article], links: Links) -> list[Row]:
    """Utterances as lines that lead to their articles."""
    shown = []
    for one, line in zip(found, lines.utterances(found, articles), strict=True):
        by = one.attribution.speaker
        shown.append(
            Row(
                line=line,
                href=links.article(one.article),
                speaker=links.speaker(by.name) if by is not None and by.name else None,
            )
        )
    return shown


def outlets(store: Store, links: Links) -> View:
    """All outlets that published an article of the project."""
    counts = store.count_by_outlet()
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return View(
        "outlets",
        {
            "title": "Outlets",
            "outlets": [(clean(name), links.outlet(name), counted(counts[name], "article")) for name in ranked],
        },
        {
            "schema": "pressreview/outlets/1",
            "outlets": [{"name": name, "articles": counts[name]} for name in ranked],
        },
    )


def outlet(store: Store, links: Links, name: str, *, page: int = 1) -> View | None:
    """What an outlet published, where it has it from, and who has it from there."""
    most = ARTICLES if links.served else None
    found = store.articles_of([name], most=(most or 10**9) + 1, skip=(page - 1) * ARTICLES)
    cited = store.links_from(name, most=ARTICLES)
    if not found and not cited:
        return None
    shown = found[:most]
    taken = store.links_of([one.id for one in shown])
    citing = store.articles([one.article for one in cited])
    return View(
        "outlet",
        {
            "title": clean(name),
            "kicker": "Outlet",
            "articles": [
                (
                    clean(one.title or one.path or one.id),
                    links.article(one.id),
                    day_of(one.published_at),
                    safe_link(one.url),
                    [lines.link_words(link) for link in taken if link.article == one.id],
                )
                for one in shown
            ],
            "cited": [
                (
                    lines.name_of(citing[one.article]),
                    clean(citing[one.article].title or one.article),
                    links.article(one.article),
                    day_of(citing[one.article].published_at),
                    lines.link_words(one),
                )
                for one in cited
                if one.article in citing
            ],
            "speaker": links.speaker(name),
            "newer": links.outlet(name, page - 1) if page > 1 else None,
            "older": links.outlet(name, page + 1) if most and len(found) > most else None,
        },
        {
            "schema": "pressreview/outlet/1",
            "name": name,
            "articles": [one.id for one in shown],
            "links": [json.link(one) for one in taken],
            "cited_by": [json.link(one) for one in cited],
        },
    )
