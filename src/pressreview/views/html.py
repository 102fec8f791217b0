"""A review as one HTML file: to open, print, read on a phone or hear read out; every sentence leads to its words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pressreview.model import Article, Record, Review, Section, count_outlets
from pressreview.model.joining import day_words
from pressreview.views.page import Noted, Notes, clean, dates_of, grouped, invented, noted, safe_link, worded

_MAX_DAYS = 31
"""Longest story, in days, whose coverage is drawn day by day."""


class Day(Record):
    """How many articles came out on a day, and the height of its bar."""

    words: str
    articles: int
    height: float
    """0-1, of the day with most."""


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


def coverage(articles: Sequence[Article]) -> tuple[Day, ...]:
    """Articles a day from the first day to the last; empty unless that is 3 to 31 days."""
    days = Counter(article.day for article in articles if article.day is not None)
    if not days:
        return ()
    first, last = min(days), max(days)
    span = (last - first).days + 1
    if not 3 <= span <= _MAX_DAYS:
        return ()
    most = max(days.values())
    every: list[date] = [first + timedelta(days=number) for number in range(span)]
    return tuple(Day(words=day_words(day), articles=days[day], height=days[day] / most) for day in every)
