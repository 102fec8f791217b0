"""Reviews of real coverage, to be read: `python -m bench.reviews --first 20`, from BASIL's three-outlet events.

Prints how many sentences were written and how many failed verification; `--out FOLDER` keeps the pages, outside the
repository.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.stories import basil
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.annotate.reader.spans import SpanReader
from pressreview.cluster import cluster
from pressreview.config import AnnotateSettings, ClusterSettings, CorroborateSettings, DraftSettings
from pressreview.corroborate import corroborate
from pressreview.draft import draft
from pressreview.model import Article, Reading, Review
from pressreview.naming import with_one_name
from pressreview.verify import verify_review
from pressreview.views.markdown import render


class Page(NamedTuple):
    """A review with what it was written from, by article id."""

    event: str
    review: Review
    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]


def basil_pages(reader: SpanReader, *, first: int | None = None) -> Iterator[Page]:
    """The reviews of BASIL's events, in order of their ids; an event whose articles come apart gives several."""
    events: dict[str, list[Article]] = {}
    for article, event in basil():
        events.setdefault(event, []).append(article)
    for event in sorted(events)[:first]:
        articles = {article.id: article for article in events[event]}
        made = annotate(articles.values(), AnnotateSettings(), reader=reader)
        readings = {reading.article: reading for reading in made if isinstance(reading, Reading)}
        for story in cluster(tuple(articles.values()), ClusterSettings()):
            some = {key: articles[key] for key in story.articles}
            read = with_one_name(some, {key: readings[key] for key in story.articles}, [story])
            found = corroborate(story, some, read, CorroborateSettings())
            page = draft(story, some, read, found.claims, found.links, [], DraftSettings(), origins=found.origins)
            review = verify_review(page, some, read, claims=found.claims, links=found.links, origins=found.origins)
            yield Page(event, review, some, read)


def main() -> int:
    """Write them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--first", type=int, default=None, help="only the first so many events")
    options.add_argument("--out", type=Path, default=None)
    given = options.parse_args()
    pages = kept = dropped = 0
    for number, page in enumerate(basil_pages(Reader(), first=given.first)):
        pages += 1
        kept += sum(len(section.sentences) for section in page.review.sections)
        dropped += len(page.review.dropped)
        for reason in page.review.dropped:
            print(f"{page.event}: {reason}")
        if given.out:
            given.out.mkdir(parents=True, exist_ok=True)
            (given.out / f"{number:03d}-{page.event}.md").write_text(render(page.review, page.articles), "utf-8")
    print(f"{pages} reviews, {kept} sentences, {dropped} more failed verification")
    return 0


if __name__ == "__main__":
    sys.exit(main())
