"""Who "he" or "she" is: the person before it who most likely is meant, or nobody where that is not sure enough.

Each person named in the sentences before is weighed by what tells (nearness, being the subject, gender, having just
spoken, …), and so is "none of them": a log-linear ranking in the manner of Denis and Baldridge (2008), of a few weights
that `training/pronouns.py` learns. Unless one is likely enough the answer is None: a wrong credit is the worst answer.
`bench/pronouns.py` measures it.
"""

import math
import re
from collections.abc import Collection, Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.people import Gender, People, Person
from pressreview.model.reading import Mention
from pressreview.tables import load_vocabulary

GENDER: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_WORDS: dict[Gender, frozenset[str]] = {
    gender: frozenset(word for word, its in GENDER.items() if its == gender) for gender in ("m", "f")
}
SENTENCES_BACK = 5
"""How many sentences before the pronoun's own are looked at."""
_REACH, _MOST = 4_000, 40
"""How many characters and names back, at most, however long the sentences are."""
_OPENING_REACH = 80
"""Characters that the few words before a name that opens a sentence have at most."""
SURE, SURE_OF_OTHERS = 0.7, 0.93
"""How likely, 0-1, somebody must be meant to be answered: as who says something, and elsewhere."""
WEIGHTS: dict[str, float] = {
    "alone": 0.23,
    "alone in fitting": -0.29,
    "back 0": -0.01,
    "back 1": -0.58,
    "back 2": -0.52,
    "back 3": -0.92,
    "fits": 0.31,
    "nearest": 1.01,
    "no person": -5.22,
    "none": 0.95,
    "none, after a quotation": 0.33,
    "none, described": 0.06,
    "none, of whom": 0.25,
    "none, quoted": 0.67,
    "none, rivals": 0.18,
    "object": -0.57,
    "opens 0": 0.33,
    "opens 1": 0.48,
    "opens 2": 0.07,
    "owns": -0.05,
    "parallel": 0.03,
    "same paragraph": 0.01,
    "same, possessive": 0.2,
    "same, subject": -0.29,
    "source: alone": 0.6,
    "source: back 0": 0.59,
    "source: back 1": -0.09,
    "source: back 2": -0.17,
    "source: back 3": 0.12,
    "source: nearest": 0.01,
    "source: none": -1.53,
    "source: none, after a quotation": 0.33,
    "source: none, described": -0.11,
    "source: none, quoted": -0.38,
    "source: none, rivals": 0.01,
    "source: object": 0.14,
    "source: opens 0": 0.47,
    "source: opens 1": 0.09,
    "source: opens 2": 0.07,
    "source: owns": -0.11,
    "source: parallel": 0.09,
    "source: same paragraph": -0.03,
    "source: same, subject": 0.59,
    "source: spoke before 0": 0.08,
    "source: spoke before 1": 0.58,
    "source: spoke before 2": 1.32,
    "source: spoke last 0": 1.21,
    "source: spoke last 1": 1.53,
    "source: spoke last 2": 0.15,
    "source: spoke last, same paragraph": 1.49,
    "source: spoken of since": 0.18,
    "source: starts": 0.14,
    "source: starts both": 0.04,
    "source: times": -0.62,
    "source: topic": -0.33,
    "spoke before 0": 0.39,
    "spoke before 1": 0.54,
    "spoke before 2": -1.31,
    "spoke last 0": 0.21,
    "spoke last 1": 0.48,
    "spoke last 2": 0.34,
    "spoke last, same paragraph": -1.09,
    "spoken of since": 0.55,
    "starts": 0.3,
    "starts both": 0.68,
    "times": 1.58,
    "topic": 0.51,
}
"""What tells for (above 0) and against somebody; those that begin with "none" tell that it is nobody named."""
_MARKS = ("''", '"', "“")
"""What a quotation opens with, also where it is never closed."""
_DESCRIPTION = 6
"""Words of a sentence's opening among which the noun of a description is looked for."""
_OPENING, _BEGINS, _STARTS = 2, 2, 3
"""Words that may stand before who opens a sentence: a name since, the pronoun, a name that may be meant."""
_OBJECT = re.compile(
    r"\b(?:of|with|by|to|for|from|against|about|at|in|on|than|and|under|after|before|like)\s(?:[\w.-]+\s){0,3}$"
)
_DESCRIBED = re.compile(r"\b(?:the|a|an)\s(?:[\w-]+\s){0,2}([a-z]+)\b", re.IGNORECASE)


def features(
    place: int,
    pronoun: str,
    people: People,
    *,
    spoke: Sequence[tuple[int, str]] = (),
    source: bool = False,
    blind: bool = False,
    spoken_of: frozenset[str] = frozenset(),
) -> dict[str, dict[str, float]]:
    """What tells for each person who may be meant by the pronoun at `place`, by name; under "" for nobody named.

    `spoke` names the persons who have spoken, with the place of each, in text order, "" for an unnamed one ("a
    spokeswoman"). `source`: whether the pronoun is who says something; then what tells is told a second time, for
    sources alone. `blind`: look at no gender. `spoken_of`: whom the words that the pronoun says name, and who therefore
    is not meant: "Saying Marrow, he said, was too simple".
    """
    gender = GENDER[pronoun.lower()]
    text = people.text
    at = people.before_quotations(place) if source else place
    number = people.sentence_at(at)
    first = max(people.sentence_start(number - SENTENCES_BACK), at - _REACH)
    quotation = people.quotation_at(place)
    possessive = pronoun.lower() in ("his", "her", "hers")
    subject = pronoun.lower() in ("he", "she")
    begins = at == place and _words_before(people, place) <= _BEGINS
    found: dict[str, dict[str, float]] = {}
    opened: set[int] = set()
    nearest = None
    for mention in people.perhaps_between(first, place)[-_MOST:]:
        if people.quotation_at(mention.span.start) not in (None, quotation):
            continue  # named only by somebody who is quoted
        if mention.name in spoken_of:
            continue
        sentence = people.sentence_at(mention.span.start)
        opens = sentence not in opened
        opened.add(sentence)
        person = people.named(mention.name)
        known = None if person is None or blind else person.gender
        if known is not None and known != gender:
            continue
        before = text[max(people.sentence_start(sentence), mention.span.start - 40) : mention.span.start]
        starts = _starts(people, person, mention.span.start)
        owns = text[mention.span.end : mention.span.end + 2] in ("'s", "’s")
        distance = max(0, number - sentence)
        found[mention.name] = {
            "times": found.get(mention.name, {"times": 0.0})["times"] + 1.0,
            f"back {min(distance, 3)}": 1.0,
            f"opens {min(distance, 2)}": float(opens and not owns),
            "fits": float(known == gender),
            "no person": float(mention.kind != "person"),
            "owns": float(owns),
            "object": float(_OBJECT.search(before) is not None),
            "starts": float(starts and not owns),
            "starts both": float(begins and starts and not owns),
            "same, possessive": float(distance == 0 and possessive),
            "same, subject": float(distance == 0 and subject),
            "parallel": float(distance == 1 and subject and opens and not owns),
            "same paragraph": float(people.one_paragraph(mention.span.end, at)),
            "spoken of since": float(people.has_between(_WORDS[gender], mention.span.end, at)),
            "topic": float(people.mentions[:1] != [] and people.mentions[0].name == mention.name),
        }
        nearest = mention.name
    fitting = sum(told["fits"] for told in found.values())
    for name, told in found.items():
        told["times"] = math.log1p(told["times"])
        told["nearest"] = float(name == nearest)
        told["alone"] = float(len(found) == 1)
        told["alone in fitting"] = float(fitting == told["fits"] == 1.0)
    rivals = len(found)
    for recent, (where, name) in enumerate(reversed(spoke[-2:])):
        person = people.named(name)
        distance = max(0, number - people.sentence_at(where))
        if person is None or (person.gender not in (None, gender) and not blind):
            continue
        if distance <= SENTENCES_BACK:
            told = found.setdefault(name, {"fits": float(person.gender == gender and not blind)})
            told[f"spoke {'last' if recent == 0 else 'before'} {min(distance, 2)}"] = 1.0
            if recent == 0:
                told["spoke last, same paragraph"] = float(people.one_paragraph(where, at))
    opening = people.sentence_start(number)
    described = [match[1].lower() for match in _DESCRIBED.finditer(text[opening : min(at, opening + 120)])]
    vocabulary = load_vocabulary()
    roles = any(word in vocabulary.roles or word in vocabulary.titles for word in described)
    found[""] = {
        "none": 1.0,
        "none, rivals": math.log1p(rivals),
        "none, described": float(roles),
        "none, quoted": float(quotation is not None),
        "none, after a quotation": float(at != place),
        "none, of whom": float(not subject),
    }
    if source:
        for told in found.values():
            told |= {f"source: {key}": value for key, value in told.items()}
    return found


def spoken_of(one: RawAttribution, people: People, sources: Collection[int]) -> frozenset[str]:
    """Whom the words of an attribution name, but who says something in them; `sources` are where sources start.

    Not who is what these words begin with, before it is told whose they are: "Marrow was shocked, she said".
    """
    named = [mention for span in one.content for mention in people.between(span.start, span.end)]
    begins = {mention.name for mention in named if _begins_own_words(mention, one, people)}
    return frozenset(
        mention.name for mention in named if mention.span.start not in sources and mention.name not in begins
    )


def _begins_own_words(mention: Mention, one: RawAttribution, people: People) -> bool:
    if not one.source or mention.span.start > one.source[0].start:
        return False
    number = people.sentence_at(mention.span.start)
    if number != people.sentence_at(one.source[0].start) or people.quotation_at(mention.span.start) is not None:
        return False
    before = people.text[people.sentence_start(number) : mention.span.start]
    if any(mark in before for mark in _MARKS) or any(word.endswith("ing") for word in before.split()):
        return False
    return _starts(people, people.named(mention.name), mention.span.start)


def _unnamed_spoke_last(place: int, gender: Gender, people: People, spoke: Sequence[tuple[int, str]]) -> bool:
    """Whether who spoke last is somebody unnamed, and no sentence since opens with a name that fits.

    "A spokeswoman said …", "she added".
    """
    if not spoke or spoke[-1][1]:
        return False
    where = spoke[-1][0]
    if people.sentence_at(place) - people.sentence_at(where) > SENTENCES_BACK:
        return False
    for one in people.between(max(where, place - _REACH), place):
        person = people.named(one.name)
        fits = person is None or person.gender in (None, gender)
        if fits and _words_before(people, one.span.start) <= _OPENING and people.quotation_at(one.span.start) is None:
            return False
    return True


def opens_with_description(place: int, people: People, spoke: Sequence[tuple[int, str]]) -> bool:
    """Whether the sentence opens with somebody described and not named: "The director of the institute …, he said"."""
    start = people.sentence_start(people.sentence_at(place))
    if spoke and spoke[-1][1] and spoke[-1][0] >= start:
        return False  # and it is known who that is
    words = re.findall(r"[\w’'-]+", people.text[start : min(place, start + _REACH)].lower())[:_DESCRIPTION]
    if words[:1] not in (["the"], ["a"], ["an"], ["another"]) or people.between(start, place):
        return False
    vocabulary = load_vocabulary()
    return any(word in vocabulary.roles or word in vocabulary.titles for word in words[1:])


def _starts(people: People, person: Person | None, place: int) -> bool:
    """Whether a name begins its sentence, a few words or its own role aside."""
    before = _words_before(people, place)
    role = person.role_at(place) if person is not None else None
    return before <= _STARTS + (len(role.words.split()) if role is not None and role.start == place else 0)


def _words_before(people: People, place: int) -> int:
    """How many words of its sentence stand before a place; many where it is far from the sentence's start."""
    start = people.sentence_start(people.sentence_at(place))
    return len(people.text[start:place].split()) if place - start <= _OPENING_REACH else _OPENING_REACH


def likely(told: dict[str, dict[str, float]], weights: dict[str, float]) -> dict[str, float]:
    """How likely each of those in `features` is meant, 0-1, by name; under "" nobody named. They sum to 1."""
    scores = {name: sum(weights.get(key, 0.0) * value for key, value in one.items()) for name, one in told.items()}
    most = max(scores.values())
    powers = {name: math.exp(score - most) for name, score in scores.items()}
    whole = sum(powers.values())
    return {name: power / whole for name, power in powers.items()}


def antecedent(
    place: int,
    pronoun: str,
    people: People,
    *,
    spoke: Sequence[tuple[int, str]] = (),
    source: bool = False,
    spoken_of: frozenset[str] = frozenset(),
) -> Person | None:
    """The person whom the pronoun at `place` means, None when nobody or several may be meant.

    `spoke` names the persons who have spoken, with the place of each, in text order, "" for an unnamed one; `source`:
    whether the pronoun is who says something, `spoken_of` whom what is said names.
    """
    if _unnamed_spoke_last(place, GENDER[pronoun.lower()], people, spoke) or (
        source and opens_with_description(place, people, spoke)
    ):
        return None
    told = features(place, pronoun, people, spoke=spoke, source=source, spoken_of=spoken_of)
    chances = likely(told, WEIGHTS)
    name = max(chances, key=lambda name: (chances[name], name))
    sure = SURE if source else SURE_OF_OTHERS
    return people.named(name) if name and chances[name] >= sure else None
