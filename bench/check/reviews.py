"""Our own reviews as drafts: what `write` makes of BASIL's events must pass `check`."""

from collections.abc import Iterator

from bench.check.drafts import Draft, Piece
from bench.check.stories import Half, half_of, stories
from pressreview.annotate import SpanReader, annotate
from pressreview.cluster import cluster
from pressreview.config import AnnotateSettings, ClusterSettings, CorroborateSettings, DraftSettings
from pressreview.corroborate import corroborate
from pressreview.draft import draft
from pressreview.model import Reading, Span
from pressreview.naming import with_one_name
from pressreview.views.markdown import render


def reviews(half: Half, reader: SpanReader) -> Iterator[Draft]:
    """The pages of a half's events as Markdown, one a story that the program sees."""
    for story in stories():
        if story.corpus != "basil" or half_of(story.name) != half:
            continue
        articles = {article.id: article for article in story.articles}
        made = annotate(articles.values(), AnnotateSettings(), reader=reader)
        readings = {reading.article: reading for reading in made if isinstance(reading, Reading)}
        for number, one in enumerate(cluster(story.articles, ClusterSettings())):
            some = {key: articles[key] for key in one.articles}
            read = with_one_name(some, {key: readings[key] for key in one.articles}, [one])
            found = corroborate(one, some, read, CorroborateSettings())
            page = draft(one, some, read, found.claims, found.links, [], DraftSettings(), origins=found.origins)
            text = render(page, some)
            whole = Piece(Span(0, len(text)), "review")
            yield Draft(f"{story.name}-r{number}", "our reviews", text, tuple(some.values()), (whole,))
