"""The page: which sections a story has something to say in, in the order of the page."""

from collections.abc import Mapping, Sequence

from pressreview.config import DraftSettings
from pressreview.draft import sections
from pressreview.draft.article_view import ArticleView
from pressreview.draft.candidates import candidates
from pressreview.model import Article, Claim, Link, Reading, Review, Section, Sentence, Story
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
) -> Review:
    """The review of a story. `articles` and `readings` are by article id; an article without a reading is only listed.

    Sentences are chosen first, what happened and what is to come before what was said, and worded afterwards in the
    order of the page, so that a speaker is introduced where the reader meets the name first.
    """
    views = {
        name: ArticleView(articles[name], readings.get(name) or unread(articles[name]))
        for name in story.articles
        if name in articles
    }
    page = sections.Page(views, fit=candidates(views, claims), claims=claims)
    happened = sections.choose_lead(page, settings.max_lead + 1)
    coming = sections.choose_next(page, settings.max_next, after=story.last)
    said = sections.choose_papers(page, settings.max_papers)
    written: dict[SectionName, list[Sentence]] = {
        "standfirst": sections.lead(page, happened[:1]),
        "lead": sections.lead(page, happened[1:]),
        "papers": sections.papers(page, said),
        "differ": sections.differ(page, settings.max_differ),
        "repeating": sections.repeating(page, links),
        "next": sections.next_up(page, coming),
        "timeline": sections.timeline(page, settings.max_timeline, until=story.last),
        "more": sections.more(related),
        "sources": sections.sources(page),
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
