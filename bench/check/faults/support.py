"""Faults of support: somebody or something else, another story, more sources than there are."""

import random
import re
from collections.abc import Iterator

from bench.check.edits import Edit
from bench.check.lines import Line
from bench.check.names import BODIES, CITIES, PARTIES, STATES, US_STATES, Named, Person, listed, mentioned
from bench.check.world import World

_ELSEWHERE: dict[str, tuple[str, ...]] = {
    "state": STATES,
    "city": CITIES,
    "us state": US_STATES,
    "body": BODIES,
    "party": PARTIES,
}


def entity_replaced(line: Line, world: World, draw: random.Random) -> Line | None:
    """A person, place or body in the words replaced by another of its kind, of the story where it has one."""
    edits = [*_persons(line, world), *_places(line, world, draw)]
    draw.shuffle(edits)
    return next((line._replace(words=edit.apply(line.words)) for edit in edits), None)


_KIN = re.compile(r"\b(?:he|she|his|her|him|himself|herself|wife|husband|son|daughter|mother|father)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"[’']s? |[’']s\b| [A-Z]|-|, (?:a|an|the|who|R|D)\b| \(")
_ROLE_BEFORE = re.compile(r"\b[A-Z][\w.]* $|[a-z-]+(?:er|or|man|ist|ent|ary|ant) $|-$")


def _persons(line: Line, world: World) -> list[Edit]:
    """Exchanges of somebody named in the words, where nothing beside the name tells who it is."""
    if _KIN.search(line.words):
        return []
    found = []
    for person in world.persons:
        named = rf"(?P<full>\b{re.escape(person.full)}\b)|(?P<title>\b(?:Mr|Ms|Mrs)\. )?\b{re.escape(person.last)}\b"
        for match in re.finditer(named, line.words):
            if _GOES_ON.match(line.words, match.end()) or _ROLE_BEFORE.search(line.words[: match.start()]):
                continue
            for other in _instead_of(person, line, world):
                title = match["title"] or ""
                if not (title and other.gender is None):
                    found.append(Edit(match.start(), match.end(), title + other.last if title else other.full))
    return found


def _instead_of(person: Person, line: Line, world: World) -> Iterator[Person]:
    """Others who are named near and of whom no article says the same."""
    near = world.near(line)
    for other in world.persons:
        unlike = person.gender and other.gender and person.gender != other.gender
        if other.last == person.last or unlike or not mentioned(other, near) or mentioned(other, line.text):
            continue
        if world.alike(line.words, having=other.last) < 0.5:
            yield other


def _places(line: Line, world: World, draw: random.Random) -> list[Edit]:
    """Exchanges of a place, body or party of the lists."""
    found = []
    there = listed(world.near(line))
    for one in listed(line.words):
        names = sorted({named.name for named in there if named.kind == one.kind} - {one.name})
        if len(names) < 2:
            names += draw.sample(_ELSEWHERE[one.kind], min(3, len(_ELSEWHERE[one.kind])))
        for name in names:
            new = name != one.name and name not in line.text and world.alike(line.words, having=name) < 0.5
            if new and _fits(one, name, line.words):
                found.append(Edit(one.start, one.end, name))
    return found


_INITIALS = ("FBI", "CIA", "NSA", "IRS")
_WITH_ARTICLE = frozenset(BODIES) - {"Congress", "NATO"}


def _fits(old: Named, new: str, words: str) -> bool:
    """Whether a name may stand where another stood: with the same need of an article."""
    if old.kind == "body":
        has = re.search(r"\b[Tt]he $", words[: old.start]) is not None
        same_shape = (old.name in _INITIALS) == (new in _INITIALS)
        return has == (new in _WITH_ARTICLE) and same_shape and re.match(r" [A-Z]|[’']s\b", words[old.end :]) is None
    return (
        re.match(r" [A-Z]| -|-", words[old.end :]) is None and re.search(r"[A-Z][a-z]+, $", words[: old.start]) is None
    )


def other_story(line: Line, world: World, draw: random.Random) -> Line | None:
    """A sentence of another story."""
    fitting = [
        one
        for one in world.foreign
        if one.saying.kind in ("own", "reported", "told")
        and "“" not in one.text
        and re.search(r"[a-z,] [A-Z]", one.words)
        and (not one.outlet or one.outlet not in one.text or one.outlet in world.outlets())
        and world.alike(one.words) < 0.35
    ]
    return draw.choice(fitting) if fitting and line.saying.kind == "own" else None


def one_origin(line: Line, world: World, draw: random.Random) -> Line | None:
    """What one outlet has credited to several."""
    if line.saying.kind == "quotation" or len(world.outlets()) < 2 or "“" in line.words:
        return None
    others = [
        number
        for outlet in world.outlets()
        if outlet != world.outlet_of(line.saying)
        for number in world.articles_of(outlet)
    ]
    if world.alike(line.words, others) >= 0.4 or (
        line.saying.speaker and line.saying.kind == "reported" and _quoted_elsewhere(line, world)
    ):
        return None
    kind = {"own": "own", "told": "told", "reported": "that"}[line.saying.kind]
    return line._replace(form=f"{kind}, {draw.choice(('several', 'multiple', 'after several'))}")


def _quoted_elsewhere(line: Line, world: World) -> bool:
    speaker = line.saying.speaker
    return speaker is not None and any(
        mentioned(speaker, world.story.articles[number].text)
        and number != line.saying.article
        and world.alike(line.words, [number]) >= 0.3
        for number in range(len(world.story.articles))
    )
