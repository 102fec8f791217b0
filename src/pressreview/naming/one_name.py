"""One name for each person of a story, whatever its articles call them: "John A. Vale", "John Vale", "Vale"."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pressreview.model import Attribution, Mention, Reading, Story
from pressreview.model.reading import EntityKind
from pressreview.naming.everybody import names_in, stories_of
from pressreview.naming.persons import Persons, name_words

_New = dict[tuple[EntityKind, str], str]
"""The name to have in place of one that an article's reading has, by its kind too."""


def with_one_name(readings: Mapping[str, Reading], stories: Sequence[Story]) -> dict[str, Reading]:
    """Readings by article id, every person of a story under one name: the full one that its articles have oftenest.

    A last name alone stays where the story knows no full name to it, or two. Bodies, states and outlets have one name
    in every article (`tables`). Spans and ids are as they were.
    """
    new = _renamed(readings, stories)
    return {name: _under(new[name], reading) if name in new else reading for name, reading in readings.items()}


def _renamed(readings: Mapping[str, Reading], stories: Sequence[Story]) -> dict[str, _New]:
    """By article the names that have another in their story."""
    counts, story_of = names_in(readings), stories_of(stories)
    persons = Persons(
        (story_of.get(article, article), article, name) for article, kind, name in counts if kind == "person"
    )
    bearers: dict[tuple[str, str], dict[tuple[str, EntityKind, str], int]] = defaultdict(dict)
    for (article, kind, name), count in sorted(counts.items()):
        story = story_of.get(article, article)
        if name_words(name) and (kind == "person" or (kind == "unknown" and persons.knows(name, story))):
            bearers[story, persons.key(name, story)][article, kind, name] = count
    new: dict[str, _New] = defaultdict(dict)
    for given in bearers.values():
        forms: Counter[str] = Counter()
        for (_, _, name), count in given.items():
            forms[name] += count
        if len(forms) > 1:
            shown = max(forms, key=lambda name: (len(name_words(name)) > 1, forms[name], len(name), name))
            for article, kind, name in given:
                if name != shown:
                    new[article][kind, name] = shown
    return new


def _under(new: _New, reading: Reading) -> Reading:

    def mentioned(one: Mention) -> Mention:
        name = new.get((one.kind, one.name))
        return one if name is None else replace(one, name=name)

    def credited(one: Attribution) -> Attribution:
        speaker = one.speaker
        if speaker is None or speaker.name is None:
            return one
        name = new.get((speaker.kind, speaker.name))
        return one if name is None else replace(one, speaker=replace(speaker, name=name))

    return replace(
        reading,
        mentions=tuple(map(mentioned, reading.mentions)),
        attributions=tuple(map(credited, reading.attributions)),
    )
