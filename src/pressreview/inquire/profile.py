"""Everything that the articles tell of one speaker: what they said, through whom, as what, and what is said of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from pressreview.inquire.names import who_is_meant
from pressreview.model import (
    Article,
    Attribution,
    Profile,
    Reading,
    RoleGiven,
    Story,
    Utterance,
)
from pressreview.naming import Named
from pressreview.text import content_words
from pressreview.text.spans import Taken


def profile(
    name: str, articles: Mapping[str, Article], readings: Mapping[str, Reading], stories: Sequence[Story]
) -> Profile:
    """The profile of whoever `name` means. Raises `InputError` when that is nobody or several."""
    meant = who_is_meant(name, articles, readings, stories)
    said, passed_on, about, roles = [], [], [], []
    for article, attribution, named in _attributions(articles, readings, meant):
        utterance = Utterance(article=article.id, attribution=attribution, day=_day(article, attribution))
        speaker = attribution.speaker
        if speaker is not None and speaker.name is not None and (article.id, speaker.name) in meant.forms:
            said.append(utterance)
            if speaker.role is not None:
                role = RoleGiven(role=speaker.role, article=article.id, given=article.day, held=speaker.role_held)
                roles.append(role)
        elif any((article.id, link) in meant.forms for link in attribution.via or ()):
            passed_on.append(utterance)
        elif any(map(named.touches, attribution.content)):
            about.append(utterance)
    return Profile(
        name=meant.name,
        kind=meant.kind,
        also=meant.also,
        stories=_stories(meant, stories),
        roles_differ=_differ(roles, stories),
        roles=tuple(_each_once(sorted(roles, key=lambda role: role.given or date.max))),
        said=_by_day(said),
        passed_on=_by_day(passed_on),
        about=_by_day(about),
    )


def _stories(meant: Named, stories: Sequence[Story]) -> tuple[str, ...]:
    named = {article for article, _ in meant.forms}
    return tuple(story.id for story in stories if not named.isdisjoint(story.articles))


def _differ(roles: Sequence[RoleGiven], stories: Sequence[Story]) -> bool:
    story_of = {article: story.id for story in stories for article in story.articles}
    words: dict[str, set[str]] = {}
    for role in roles:
        words.setdefault(story_of.get(role.article, role.article), set()).update(content_words(role.role))
    return any(one.isdisjoint(other) for one, other in combinations(words.values(), 2))


def _attributions(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], meant: Named
) -> Iterator[tuple[Article, Attribution, Taken]]:
    """Each attribution with its article and where that names whoever is meant."""
    for article in articles.values():
        if (reading := readings.get(article.id)) is not None:
            named = Taken(one.span for one in reading.mentions if (article.id, one.name) in meant.forms)
            for attribution in reading.attributions:
                yield article, attribution, named


def _day(article: Article, attribution: Attribution) -> date | None:
    told = attribution.said_on.end if attribution.said_on is not None else None
    return told or article.day


def _each_once(roles: Sequence[RoleGiven]) -> Iterator[RoleGiven]:
    """The roles of each article without those it gives again."""
    seen: set[tuple[str, str]] = set()
    for role in roles:
        if (role.article, role.role.casefold()) not in seen:
            seen.add((role.article, role.role.casefold()))
            yield role


def _by_day(utterances: list[Utterance]) -> tuple[Utterance, ...]:
    """Along the calendar; of one day in the order of the articles and of their texts."""
    return tuple(sorted(utterances, key=lambda one: one.day or date.max))
