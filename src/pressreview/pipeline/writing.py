"""A story to its review, every sentence of it verified; and its prose by a language model, where one is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pressreview.config import Settings, WriterSettings
from pressreview.model import Audit, Draft, Review, Story
from pressreview.pipeline.checking import said_in
from pressreview.pipeline.reading import readings, readings_of
from pressreview.pipeline.relating import relate

if TYPE_CHECKING:
    from pressreview.annotate.reader.spans import SpanReader
    from pressreview.store import Store
    from pressreview.writer import Ask


def write(store: "Store", story: Story, settings: Settings) -> Review:
    """The review of a story, every sentence derived again from the stored text before anyone sees it."""
    from pressreview.draft import draft
    from pressreview.verify import verify_review

    found = relate(store, story, settings)
    articles = store.articles(story.articles)
    said = readings_of(store, [story], articles)
    related = store.stories(ids=story.related)
    page = draft(story, articles, said, found.claims, found.links, related, settings.draft, origins=found.origins)
    review = verify_review(
        page, articles, said,
        claims=found.claims, links=found.links, origins=found.origins, related=related,
    )  # fmt: skip
    store.put_review(review)
    return review


class Writer(NamedTuple):
    """A language model that is to word pages: what it is called, and what asks it."""

    model: str
    ask: "Ask"


def writer(settings: WriterSettings, *, key: str | None = None) -> Writer:
    """A language model behind an endpoint. Raises `InputError` where its URL cannot be used."""
    from pressreview.writer import HttpAsk

    return Writer(settings.model, HttpAsk(settings, key=key))


def word(
    store: "Store", review: Review, settings: Settings, *, by: Writer, reader: "SpanReader | None" = None
) -> Review:
    """The review with its prose in the words of a language model, each sentence of it checked.

    It is not kept: what the project file holds can be made again. Raises `WriterError`.
    """
    from pressreview.annotate.reader import Reader
    from pressreview.verify import check_draft
    from pressreview.writer import worded

    reader = reader or Reader()
    cited = {one.article for section in review.sections for line in section.sentences for one in line.citations}
    articles, those = store.articles(sorted(cited)), readings(store, sorted(cited))

    def checked(text: str, names: Sequence[str]) -> Audit:
        draft = Draft(path=by.model, kind="text", raw=text, text=text)
        among = {name: articles[name] for name in names}
        said = said_in(draft, settings, reader=reader, publishers=[one.outlet for one in among.values() if one.outlet])
        return check_draft(draft, said, among, those, {}, available=len(among))

    return worded(review, articles, writer=by.model, ask=by.ask, check=checked)
