"""The lists at the end of the page: related stories and sources."""

from collections.abc import Sequence
from datetime import date

from pressreview.draft.credit import bracketed, citation, of_our_words, same_outlet
from pressreview.draft.page import Page
from pressreview.model import Article, Piece, Sentence, Story
from pressreview.model.joining import COLON, day_words


def more(related: Sequence[Story]) -> list[Sentence]:
    """Related stories, with their days."""
    found = []
    for story in related:
        pieces = [Piece(words=story.title)]
        if story.first:
            pieces += bracketed([day_words(story.first, story.last, year=True)])
        found.append(of_our_words(pieces, ()))
    return found


def sources(page: Page) -> list[Sentence]:
    """Every article of the story: outlet, headline, day, and the agency it credits; oldest first."""
    articles = [view.article for view in page.views.values()]
    return [_source(article) for article in sorted(articles, key=_published)]


def _published(article: Article) -> tuple[date, str, str, str]:
    return article.day or date.max, article.outlet or "", article.title or "", article.id


def _source(article: Article) -> Sentence:
    name = article.outlet or article.path or article.id
    pieces = [Piece(words=name)]
    if article.title:
        pieces += [Piece(words=COLON), Piece(words=article.title)]
    facts = [day_words(article.day, year=True)] if article.day else []
    facts += [credit for credit in dict.fromkeys(article.credits) if not same_outlet(credit, article.outlet)]
    pieces += bracketed(facts)
    return of_our_words(pieces, (citation(article, spans=()),))
