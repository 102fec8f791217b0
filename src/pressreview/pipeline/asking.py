"""What somebody asks of a project: one speaker, one story along its days, one claim down to its origins."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressreview.config import Settings
from pressreview.model import Article, Chronology, Claim, Ladder, Profile, Story
from pressreview.pipeline.progress import Progress, silent
from pressreview.pipeline.reading import readings, readings_of
from pressreview.pipeline.relating import related

if TYPE_CHECKING:
    from pressreview.store import Store


def who(store: "Store", name: str, stories: Sequence[Story]) -> tuple[Profile, dict[str, Article]]:
    """Whoever `name` means, with all they said in the project, and the articles of the project."""
    from pressreview.inquire import profile

    articles = store.articles(only_read=True)
    return profile(name, articles, readings(store), stories), articles


def known_as(store: "Store", name: str) -> tuple[Profile, dict[str, Article]]:
    """Whoever `name` means among the newest `NEWEST` articles that name them; and these articles."""
    from pressreview.inquire import profile

    last = name.split()[-1:] or [name]
    called = [name, *(one.name for one in store.names(last[0], most=_CALLED))]
    ids = store.articles_naming(called, most=NEWEST)
    articles = store.articles(ids)
    return profile(name, articles, readings(store, ids), store.stories_with(ids)), articles


NEWEST = 60
"""Articles that a page on somebody draws on: a page must come at once."""
_CALLED = 50
"""Names that share a last name, at most."""


def timeline(store: "Store", story: Story) -> tuple[Chronology, dict[str, Article]]:
    """A story along the calendar, and its articles."""
    from pressreview.inquire import chronology

    articles = store.articles(story.articles)
    return chronology(story, articles, readings_of(store, [story], articles)), articles


def trace(
    store: "Store", asked: str, stories: Sequence[Story], settings: Settings, *, progress: Progress = silent
) -> tuple[Ladder, dict[str, Article]]:
    """The claim that `asked` means, an id or some of its words, down to its origins; and the articles of its story."""
    from pressreview.inquire import which_claim

    found = [store.claims(story.id) for story, _ in related(store, stories, settings, progress=progress)]
    claim = which_claim(asked, [claim for claims in found for claim in claims])
    return ladder_of(store, claim, next(one for one in stories if one.id == claim.story))


def ladder_of(store: "Store", claim: Claim, story: Story) -> tuple[Ladder, dict[str, Article]]:
    """A claim of a story that was related, down to its origins; and the articles that this tells of."""
    from pressreview.inquire import ladder

    claims = _beside(store, claim)
    ids = {passage.article for one in claims for passage in one.passages}
    articles = store.articles(ids)
    said = readings_of(store, [story], store.articles(story.articles))
    return ladder(claim, story, claims, store.links(story.id), articles, said), articles


def _beside(store: "Store", claim: Claim) -> list[Claim]:
    """A claim with those set against it, and those that tell its figure otherwise, and theirs."""
    found, new = {claim.id: claim}, [claim]
    while new:
        others = {other.other for one in new for other in one.updates}
        others |= {other.other for one in new for other in one.conflicts if one is claim or other.kind == "figure"}
        new = [one for one in store.claims(claim.story, ids=others - found.keys()) if one.id not in found]
        found |= {one.id: one for one in new}
    return list(found.values())
