"""One name for each person and each ministry of a story, whatever its articles call them: "John A. Vale", "Vale"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pressreview.model import Article, Attribution, Mention, Reading, Story
from pressreview.naming.bodies import Bodies
from pressreview.naming.persons import Persons, name_words, suffix
from pressreview.tables import load_vocabulary

_TITLE_BEFORE = re.compile(r"([A-Z][A-Za-z]+)\.?\s$")
_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor"}
_REACH = 24
"""Characters before a name in which its title stands."""
_New = Mapping[str, str]
"""The name to have in place of one that an article's reading has."""


def with_one_name(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], stories: Sequence[Story]
) -> dict[str, Reading]:
    """Readings by article id, everybody of a story under one name: the full one that its articles have oftenest.

    A last name alone stays where it may be anybody else's: where the story knows two of that name in full or none, a
    son, or one of the other sex or another title; where it is a given name too. Ministries and other bodies that every
    state has are told by `bodies`; other bodies, states and outlets have one name in every article (`tables`). Spans
    and ids are as they were. `articles` must hold those of the stories.
    """
    made = dict(readings)
    for story in stories:
        its = {name: readings[name] for name in story.articles if name in readings}
        persons, bodies = _Story(articles, its).renamed(), Bodies(its.values()).renamed()
        for name in {*persons, *bodies}:
            made[name] = _under({"person": persons.get(name, {}), "organisation": bodies.get(name, {})}, made[name])
    return made


class _Story:
    """The persons that a story's articles name, and how."""

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._titles: dict[tuple[str, str], set[str]] = defaultdict(set)
        """Titles right before a name, by article and name."""
        for name, reading in readings.items():
            text = articles[name].text
            for mention in reading.mentions:
                if mention.kind == "person":
                    self._counts[name, mention.name] += 1
                    if title := _title(text, mention.span.start):
                        self._titles[name, mention.name].add(title)
            for one in reading.attributions:
                if one.speaker is not None and one.speaker.kind == "person" and one.speaker.name:
                    self._counts[name, one.speaker.name] += 1
        self._persons = Persons(("", article, name) for article, name in self._counts)
        self._bearers: dict[str, set[str]] = defaultdict(set)
        """Who has a last name, as what `Persons` calls one person."""
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._held: dict[str, set[str]] = defaultdict(set)
        """Titles before a full name in any article, by person."""
        for (article, name), count in sorted(self._counts.items()):
            if len(words := name_words(name)) > 1:
                person = self._persons.key(name, "")
                self._bearers[words[-1]].add(person)
                self._forms[person][name] += count
                self._held[person] |= self._titles[article, name]

    def renamed(self) -> Mapping[str, _New]:
        """By article the names that have another in the story."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for article, name in self._counts:
            full = len(name_words(name)) > 1
            person = self._persons.key(name, "") if full else self._meant(article, name)
            if person is not None:
                forms = self._forms[person]
                shown = max(forms, key=lambda form: (forms[form], len(form), form))
                if shown != name:
                    found[article][name] = shown
        return found

    def _meant(self, article: str, name: str) -> str | None:
        """The only one whose last name it is, None where it may be another's."""
        words, vocabulary = name_words(name), load_vocabulary()
        bearers = self._bearers.get(words[0], set()) if words else set()
        if len(bearers) != 1 or suffix(name) or words[0].title() in vocabulary.given_names:
            return None
        (person,) = bearers
        forms = list(self._forms[person])
        if any(suffix(form) for form in forms):
            return None
        given = {word for form in forms for word in form.split()[:1]}
        titles = self._titles[article, name]
        of_men, of_women = titles & vocabulary.titles_of_men, titles & vocabulary.titles_of_women
        if (of_men and given & vocabulary.women) or (of_women and given & vocabulary.men):
            return None
        offices = titles - vocabulary.titles_of_men - vocabulary.titles_of_women
        return person if not offices or offices & self._held[person] else None


def _title(text: str, start: int) -> str | None:
    """The title right before a name, in small letters and in full: "senator" before "Sen. Vale"."""
    before = _TITLE_BEFORE.search(text, max(0, start - _REACH), start)
    word = before[1].lower() if before else ""
    return _SHORT.get(word, word) if word in load_vocabulary().titles else None


def _under(new: Mapping[str, _New], reading: Reading) -> Reading:
    """A reading with its new names, by kind."""
    links = {**new["organisation"], **new["person"]}

    def mentioned(one: Mention) -> Mention:
        name = new.get(one.kind, {}).get(one.name)
        return one if name is None else replace(one, name=name)

    def credited(one: Attribution) -> Attribution:
        via = one.via and tuple(links.get(link, link) for link in one.via)
        speaker = one.speaker
        if speaker is not None and speaker.name is not None:
            speaker = replace(speaker, name=new.get(speaker.kind, {}).get(speaker.name, speaker.name))
        return one if (speaker, via) == (one.speaker, one.via) else replace(one, speaker=speaker, via=via)

    return replace(
        reading,
        mentions=tuple(map(mentioned, reading.mentions)),
        attributions=tuple(map(credited, reading.attributions)),
    )
