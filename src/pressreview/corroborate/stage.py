"""The stage: a story's articles and readings in, its claims, links and origins out."""

from collections.abc import Mapping, Sequence

import msgspec

from pressreview.config import CorroborateSettings
from pressreview.corroborate.claims import Likeness, find_statements, group_statements, make_claim, pairs_apart
from pressreview.corroborate.conflicts import find_contrasts
from pressreview.corroborate.newsroom import Newsroom
from pressreview.corroborate.origins import Beginnings, find_links, story_origins
from pressreview.corroborate.records import Corroboration
from pressreview.model import Article, Link, Place, Reading, Story, independent


def links_between(articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> tuple[Link, ...]:
    """Find where these articles have their reports from, as far as they and what they share tell; all by article id."""
    return find_links(list(articles.values()), readings, Newsroom(articles.values()))


def corroborate(
    story: Story,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    settings: CorroborateSettings,
    *,
    apart: Sequence[tuple[Place, Place]] = (),
) -> Corroboration:
    """Find what the articles of a story state together, where they differ, and where each comes from.

    `articles` and `readings` are by article id; `articles` must hold those of the story and may hold others, whose
    outlets are then known by name. An article without a reading is linked, but states nothing. `apart` are statements
    of which a person said that they are not the same.
    """
    here = [articles[article] for article in story.articles]
    newsroom = Newsroom(articles.values())
    links = find_links(here, readings, newsroom)
    statements = list(find_statements(here, readings, newsroom))
    likeness = Likeness(statements)
    groups = group_statements(
        statements, likeness, min_similarity=settings.min_similarity, apart=pairs_apart(statements, apart)
    )
    contrasts = find_contrasts(groups, statements, likeness)
    beginnings = Beginnings(here, readings, links, newsroom, likeness)
    claims = []
    for group in groups:
        claim = make_claim(group, story, origins=beginnings.origins(group.statements))
        found = contrasts[claim.id]
        claims.append(msgspec.structs.replace(claim, conflicts=tuple(found.conflicts), updates=tuple(found.updates)))
    claims.sort(key=lambda claim: (-independent(claim.origins), -len(claim.outlets)))
    return Corroboration(
        story=story.id,
        claims=tuple(claims),
        links=links,
        origins=story_origins(story, articles, readings, links),
    )
