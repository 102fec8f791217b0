"""A story: its review with a ladder for every sentence, its claims, its origins, its days, what is to come of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from pressreview import pipeline
from pressreview.model import Article, Claim, Link, Record, Review, Section, Span, Story, count_outlets, independent
from pressreview.model.joining import day_words
from pressreview.store import Store
from pressreview.views import closely, json, ledger, lines, pictures
from pressreview.views.page import PROSE, Marked, Note, Noted, Notes, clean, counted, grouped, invented, noted
from pressreview.views.web.links import Links, StoryPart
from pressreview.views.web.pages.forecasts import OUTCOMES
from pressreview.views.web.pages.front import told
from pressreview.views.web.view import View

PARTS: tuple[tuple[StoryPart, str], ...] = (
    ("review", "Review"),
    ("claims", "Who says what"),
    ("origins", "Who repeats whom"),
    ("timeline", "Timeline"),
    ("next", "What next?"),
)


class Rung(Record):
    """A step of a ladder, from the words down to where they begin."""

    what: str
    """"said by", "through", "in", "begins with"; "" where the words say it."""
    words: str
    href: str | None


class Rungs(Record):
    """Where the words of a sentence come from."""

    number: int
    excerpts: tuple[tuple[Marked, ...], ...]
    rungs: tuple[Rung, ...]
    href: str
    """The article, at these words."""
    link: str | None
    """The article where it was published."""


class Block(Record):
    """A section of the review."""

    name: str
    heading: str | None
    paragraphs: tuple[tuple[Noted, ...], ...]
    hrefs: tuple[str | None, ...] = ()
    """Of the list of sources: each article's page."""


def review(store: Store, links: Links, asked: str) -> View | None:
    """The review of a story."""
    if (story := store.story(asked)) is None:
        return None
    articles = store.articles(story.articles)
    page = store.review(story.id)
    values = _frame(store, links, story, articles, "review")
    if page is None:
        return View("waiting", values, {"schema": "pressreview/review/1", "story": story.id, "sections": None})
    notes = Notes(page, articles)
    cited = {
        name
        for section in page.sections
        for sentence in section.sentences
        for one in sentence.citations
        for name in (one.speaker, *one.via)
        if name
    }
    known = store.names_among(cited)
    ladders = _ladders(notes, articles, store.links(story.id), store.claims(story.id), page, known, links)
    related = store.overviews(story.related)
    return View(
        "story",
        values
        | {
            "blocks": [_block(section, notes, links) for section in page.sections if section.name != "more"],
            "ladders": ladders,
            "related": [told(one, links) for one in related],
            "prose": sorted(PROSE),
        },
        json.review(page),
    )


def claims(store: Store, links: Links, asked: str) -> View | None:
    """Claims beside outlets, conflicts side by side, quotations in different words, figures that changed."""
    if (story := store.story(asked)) is None:
        return None
    articles, made = store.articles(story.articles), store.claims(story.id)
    readings = pipeline.readings_of(store, [story], articles)
    return View(
        "claims",
        _frame(store, links, story, articles, "claims")
        | {
            "matrix": pictures.matrix(made, articles, readings, href=links.claim),
            "opposites": pictures.opposites(made, articles, readings, href=links.claim),
            "wordings": pictures.wordings(made, articles, readings),
            "changed": _changed(store, links, story),
        },
        [json.claim(one) for one in made],
    )


def origins(store: Store, links: Links, asked: str) -> View | None:
    """Who repeats whom."""
    if (story := store.story(asked)) is None:
        return None
    articles, found, begin = store.articles(story.articles), store.links(story.id), store.origins(story.id)
    return View(
        "origins",
        _frame(store, links, story, articles, "origins")
        | {
            "graph": pictures.origin_graph(articles, found, begin, href=links.article),
            "beginnings": [
                (lines.origin_words(one), [(_named(articles[name]), links.article(name)) for name in one.articles])
                for one in begin
            ],
        },
        {
            "schema": "pressreview/origins/1",
            "story": story.id,
            "links": [json.link(one) for one in found],
            "origins": [{"kind": one.kind, "name": one.name, "articles": list(one.articles)} for one in begin],
        },
    )


def timeline(store: Store, links: Links, asked: str) -> View | None:
    """A story along the calendar."""
    if (story := store.story(asked)) is None:
        return None
    made, articles = pipeline.timeline(store, story)
    summary = closely.chronology_summary(made) if made.events else "Nothing in these articles has a day."
    return View(
        "timeline",
        _frame(store, links, story, articles, "timeline")
        | {
            "summary": summary,
            "plot": pictures.plot(made),
            "plot_words": f"{summary} The same stands in the list below.",
            "events": [
                (one, links.article(event.article))
                for one, event in zip(lines.events(made.events, articles), made.events, strict=False)
            ],
        },
        json.chronology(made, articles),
    )


def ahead(store: Store, links: Links, asked: str, *, on: date) -> View | None:
    """The forecasts of a story."""
    if (story := store.story(asked)) is None:
        return None
    articles = store.articles(story.articles)
    made = pipeline.agenda(store, store.entries(story=story.id), on=on)
    every = articles | store.articles(ledger.articles_of(made.entries))
    return View(
        "next",
        _frame(store, links, story, articles, "next")
        | {
            "summary": ledger.summary(made),
            "groups": ledger.groups(made, every),
            "outcomes": OUTCOMES,
            "here": links.story(story.id, "next"),
        },
        [json.forecast(one, every) for one in made.entries],
    )


def _frame(
    store: Store, links: Links, story: Story, articles: Mapping[str, Article], part: StoryPart
) -> dict[str, object]:
    """What all pages of a story show."""
    days = [one.day for one in articles.values() if one.day is not None]
    begin = store.origins(story.id)
    known = independent(begin)
    unknown = f", {len(begin) - known} not known" if known < len(begin) else ""
    return {
        "title": clean(story.title),
        "kicker": "Press review",
        "dates": day_words(min(days), max(days), year=True) if days else None,
        "line": pictures.sparkline(days),
        "spread": ", ".join((counted(len(articles), "article"), counted(count_outlets(articles.values()), "outlet")))
        + (f", {counted(known, 'origin')}{unknown}" if begin else ""),
        "tabs": [(name, words, links.story(story.id, name), name == part) for name, words in PARTS],
        "invented": invented(list(articles.values())),
    }


def _block(section: Section, notes: Notes, links: Links) -> Block:
    found = {id(one): noted(section, one, notes) for one in section.sentences}
    hrefs = (one.citations[0].article if one.citations else None for one in section.sentences)
    return Block(
        name=section.name,
        heading=section.heading,
        paragraphs=tuple(tuple(found[id(one)] for one in group) for group in grouped(section)),
        hrefs=tuple(links.article(one) if one else None for one in hrefs) if section.name == "sources" else (),
    )


def _ladders(
    notes: Notes,
    articles: Mapping[str, Article],
    found: Sequence[Link],
    made: Sequence[Claim],
    page: Review,
    known: frozenset[str],
    links: Links,
) -> list[Rungs]:
    """A ladder for each note."""
    from_of: dict[str, list[Link]] = {}
    for link in found:
        from_of.setdefault(link.article, []).append(link)
    stated: dict[str, list[tuple[Span, Claim]]] = {}
    for claim in made:
        for one in claim.passages:
            stated.setdefault(one.article, []).append((one.span, claim))
    cited = {
        (one.article, one.spans): one
        for section in page.sections
        for sentence in section.sentences
        for one in reversed(sentence.citations)
    }
    ladders = []
    for note in notes.notes:
        article, citation = articles[note.article], cited.get((note.article, note.spans))
        rungs = []
        if citation is not None and citation.speaker:
            rungs.append(_named_rung("said by", citation.speaker, known, links))
        via = citation.via if citation is not None else ()
        rungs += [_named_rung("through", one, known, links) for one in via]
        if not rungs:
            rungs.append(Rung(what="said by", words=f"{note.outlet}, in its own voice", href=None))
        day = f", {note.day}" if note.day else ""
        outlet = links.outlet(article.outlet) if article.outlet else None
        rungs.append(Rung(what="in", words=f"{note.outlet}{day}", href=outlet))
        by = (citation.speaker, *via) if citation is not None else ()
        told = [one for one in from_of.get(article.id, ()) if _tells_of(one, note, by, notes)]
        rungs += [Rung(what="", words=lines.link_words(one), href=None) for one in told[:_FROM]]
        said = _claim_at(note, stated.get(article.id, ()))
        if said is not None and (origin := next((one for one in said.origins if article.id in one.articles), None)):
            what = "" if origin.kind == "unknown" else "begins with"
            rungs.append(Rung(what=what, words=lines.origin_words(origin), href=links.claim(said.id)))
        ladders.append(
            Rungs(
                number=note.number,
                excerpts=note.excerpts,
                rungs=tuple(rungs),
                href=links.at(article.id, notes.sentence(article.id, note.spans[0].start) if note.spans else None),
                link=note.link,
            )
        )
    return ladders


_FROM = 3
"""Of what an article has its report from, in one ladder."""


def _tells_of(link: Link, note: Note, by: Sequence[str | None], notes: Notes) -> bool:
    """Whether a link is of the article as a whole, or is of these words: by whom they come, or what stands beside."""
    if link.kind not in ("cites", "statement") or link.origin in by:
        return True
    cited = {notes.sentence(note.article, span.start) for span in note.spans}
    beside = (one.span for one in link.evidence if one.span is not None)
    return any(notes.sentence(note.article, span.start) in cited for span in beside)


def _claim_at(note: Note, stated: Sequence[tuple[Span, Claim]]) -> Claim | None:
    """The claim whose statements share most of these words, half of them at least; none of a whole article."""
    shared: Counter[str] = Counter()
    for span, claim in stated:
        shared[claim.id] += sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in note.spans)
    most = max(shared, key=lambda name: (shared[name], name), default=None)
    if most is None or not note.spans or 2 * shared[most] < sum(map(len, note.spans)):
        return None
    return next(claim for _, claim in stated if claim.id == most)


def _named_rung(what: str, name: str, known: frozenset[str], links: Links) -> Rung:
    """A rung that leads to the page of somebody who has one."""
    return Rung(what=what, words=clean(name), href=links.speaker(name) if name in known else None)


def _changed(store: Store, links: Links, story: Story) -> list[tuple[str, str, pictures.Drift, list[str]]]:
    """Claims whose figures changed as days went by: their words, address, picture, and the same as a list."""
    changed: list[tuple[str, str, pictures.Drift, list[str]]] = []
    seen: set[str] = set()
    for claim in store.claims(story.id):
        if not claim.updates or claim.id in seen or len(changed) == _CHANGED:
            continue
        made, articles = pipeline.ladder_of(store, claim, story)
        seen |= {claim.id, *(one.other for one in claim.updates)}
        if (drawing := pictures.drift(made, articles)) is not None:
            said = {one.id: one for one in made.attributions}
            words = lines.claim_words(claim, said, articles)
            changed.append((words, links.claim(claim.id), drawing, lines.drift_lines(made, articles)))
    return changed


_CHANGED = 4
"""Pictures of figures that changed, at most."""


def _named(article: Article) -> str:
    day = f", {day_words(article.day, year=True)}" if article.day else ""
    title = f": {clean(article.title)}" if article.title else ""
    return f"{lines.name_of(article)}{day}{title}"
