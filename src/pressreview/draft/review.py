"""The page: which sections a story has something to say in, in the order of the page."""

from collections.abc import Mapping, Sequence

from pressreview.config import DraftSettings
from pressreview.draft import dates, happened, listings, repeats
from pressreview.draft.article_view import ArticleView
from pressreview.draft.candidates import candidates
from pressreview.draft.page import Page
from pressreview.model import Article, Claim, Link, Origin, Reading, Review, Section, Sentence, Story
from pressreview.model.review import SectionName

HEADINGS: dict[SectionName, str | None] = {
    "standfirst": None,
    "lead": None,
    "papers": "What did the papers say?",
    "differ": "Where they differ",
    "repeating": "Who is repeating whom",
    "next": "What next?",
    "timeline": "Timeline",
    "more": "See more",
    "sources": "Sources",
}
"""Sections in the order of the page."""


def draft(
    story: Story,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    claims: Sequence[Claim],
    links: Sequence[Link],
    related: Sequence[Story],
    settings: DraftSettings,
    *,
    origins: Sequence[Origin] = (),
) -> Review:
    """The review of a story. `articles` and `readings` are by article id; an article without a reading is only listed.

    `origins` are those of the story as a whole; without them they are not counted.
    Sentences are chosen first, what happened and what is to come before what was said, and worded afterwards in the
    order of the page, so that a speaker is introduced where the reader meets the name first.
    """
    views = {
        name: ArticleView(articles[name], readings.get(name) or unread(articles[name]))
        for name in story.articles
        if name in articles
    }
    page = Page(views, fit=candidates(views, claims, links), claims=claims)
    what = happened.choose_lead(page, story.title, settings.max_lead + 1)
    coming = dates.choose_next(page, settings.max_next, after=story.last)
    said = happened.choose_papers(page, settings.max_papers)
    written: dict[SectionName, list[Sentence]] = {
        "standfirst": happened.lead(page, what[:1]),
        "lead": happened.lead(page, what[1:]),
        "papers": happened.papers(page, said),
        "differ": happened.differ(page, settings.max_differ),
        "repeating": repeats.repeating(page, links, origins),
        "next": dates.next_up(page, coming),
        "timeline": dates.timeline(page, settings.max_timeline, until=story.last),
        "more": listings.more(related),
        "sources": listings.sources(page),
    }
    return Review(
        story=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        sections=tuple(
            Section(name=name, heading=heading, sentences=tuple(written[name]))
            for name, heading in HEADINGS.items()
            if written[name]
        ),
    )


def unread(article: Article) -> Reading:
    """An empty reading for an article that nobody has read."""
    return Reading(article=article.id, attributions=(), mentions=(), times=(), made_by="draft")
