"""A verified review of the invented newsroom, and what holds a text against its articles without a model."""

from collections.abc import Sequence

from pressreview.annotate import annotate
from pressreview.config import AnnotateSettings, DraftSettings
from pressreview.draft import draft
from pressreview.model import Article, Audit, Draft, Failure, Review
from pressreview.verify import Read, check_draft, verify_review
from pressreview.writer.records import Material, materials
from tests.draft.newsroom import ARTICLES, CLAIMS, LINK, ORIGINS, READINGS, RELATED, STORY
from tests.readers import Quotations


def review() -> Review:
    page = draft(STORY, ARTICLES, READINGS, CLAIMS, [LINK], [RELATED], DraftSettings(), origins=ORIGINS)
    found = verify_review(
        page, ARTICLES, READINGS, claims=CLAIMS, links=[LINK], origins=ORIGINS, related=[RELATED]
    )  # fmt: skip
    assert not found.dropped
    return found


def records() -> tuple[Material, ...]:
    return materials(review(), ARTICLES)


def check(text: str, names: Sequence[str]) -> Audit:
    (read,) = annotate([Article.of(text)], AnnotateSettings(), reader=Quotations())
    assert not isinstance(read, Failure)
    among = {name: ARTICLES[name] for name in names}
    outlets = [one.outlet for one in among.values() if one.outlet]
    return check_draft(
        Draft(path="written", kind="text", raw=text, text=text),
        Read(Article.of(text), read, publishers=outlets),
        among,
        READINGS,
        {},
        available=len(among),
    )
