"""A review as one HTML file: to open, print, read on a phone or hear read out; every sentence leads to its words."""

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pressreview.model import Article, Record, Review, Section, count_outlets
from pressreview.views import pictures
from pressreview.views.page import Noted, Notes, clean, dates_of, grouped, invented, noted, safe_link, worded

_FEWEST = 3
"""Days of a story, at least, whose coverage is drawn."""


class Source(Record):
    """A row of the list of sources."""

    text: str
    link: str | None


class Block(Record):
    """A section as the page shows it."""

    name: str
    heading: str | None
    paragraphs: tuple[tuple[Noted, ...], ...]
    sources: tuple[Source, ...]


def render(review: Review, articles: Mapping[str, Article]) -> str:
    """The page as a whole HTML document; `articles` by id are those of the review's story."""
    notes = Notes(review, articles)
    members = list(articles.values())
    return template("review.html.j2").render(
        title=clean(review.title),
        dates=dates_of(review),
        articles=len(members),
        outlets=count_outlets(members),
        coverage=coverage(members),
        blocks=[_block(section, notes, articles) for section in review.sections],
        notes=notes.notes,
        invented=invented(members),
        worded=worded(review),
    )


@cache
def template(name: str) -> Template:
    """The template of that name; what it prints of values is escaped."""
    environment = Environment(
        loader=PackageLoader("pressreview.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _block(section: Section, notes: Notes, articles: Mapping[str, Article]) -> Block:
    lines = {id(one): noted(section, one, notes) for one in section.sentences}
    return Block(
        name=section.name,
        heading=section.heading,
        paragraphs=tuple(tuple(lines[id(one)] for one in group) for group in grouped(section)),
        sources=tuple(_source(one, articles) for one in lines.values()) if section.name == "sources" else (),
    )


def _source(one: Noted, articles: Mapping[str, Article]) -> Source:
    article = articles.get(one.citations[0].article) if one.citations else None
    return Source(text=one.text, link=safe_link(article.url) if article else None)


def coverage(articles: Sequence[Article]) -> pictures.Sparkline | None:
    """Draw how many articles came out when; None for a story of fewer than three days."""
    drawn = pictures.sparkline([article.day for article in articles if article.day is not None])
    return drawn if drawn is not None and len(drawn.bars) >= _FEWEST else None
