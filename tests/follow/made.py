"""Articles that foretell and later articles that tell, with their readings, by the shipped rules without a reader."""

from datetime import date

from pressreview.annotate.certainty import foretold
from pressreview.annotate.times import find_times
from pressreview.follow import ledger
from pressreview.model import Article, Foretold, Ledger, Reading, Resolution, Story
from pressreview.text import outermost, quotations


def page(text: str, *, day: int, outlet: str = "The Ledger") -> Article:
    return Article.of(text, outlet=outlet, published_at=date(2026, 3, day))


def read(article: Article) -> Reading:
    """The reading of a text in which nobody is quoted."""
    times = find_times(article.text, published=article.day)
    found = foretold(article.text, (), outermost(quotations(article.text)), times, published=article.day)
    told = tuple(Foretold(attribution=None, forecast=forecast) for _, forecast in found)
    return Reading(article=article.id, attributions=(), mentions=(), times=times, made_by="hand", foretold=told)


def followed(*articles: Article, on: int, decided: tuple[Resolution, ...] = ()) -> Ledger:
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one in articles), first=None, last=None)
    pages = {one.id: one for one in articles}
    readings = {one.id: read(one) for one in articles}
    return ledger([story], {}, pages, readings, decided, on=date(2026, 3, on))
