"""Who "he" or "she" is: the person before it who most likely is meant, or nobody where that is not sure enough.

Each person named in the sentences before is weighed by what tells (nearness, being the subject, gender, having just
spoken, …), and so is "none of them": a log-linear ranking in the manner of Denis and Baldridge (2008), of a few weights
that `training/pronouns.py` learns, one table for who says something and one for pronouns elsewhere. Unless one is
likely enough the answer is None: a wrong credit is the worst answer. `bench/pronouns.py` measures it.
"""

import math
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.people import Gender, People, Person
from pressreview.model.reading import Mention
from pressreview.tables import load_vocabulary
from pressreview.text.spans import Taken
from pressreview.text.words import word_set

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
SURE, SURE_OF_OTHERS = 0.7, 0.96
"""How likely, 0-1, somebody must be meant to be answered: as who says something (by weights learned from other articles
.75 of them are told, .946 of those rightly), and elsewhere."""
SOURCES: dict[str, float] = {
    "alone": -0.26,
    "alone in fitting": 0.67,
    "back 3": -1.04,
    "fits": 0.82,
    "last to do": 1.39,
    "leans": 1.57,
    "nearest": 0.63,
    "no person": -1.67,
    "parallel": 0.63,
    "reported": -0.69,
    "same paragraph": 0.77,
    "spoke last": 1.34,
    "spoke last, goes on": 0.53,
    "spoke last, no other since": 0.35,
    "spoke last, same paragraph": 0.92,
}
OTHERS: dict[str, float] = {
    "alone": -0.12,
    "alone in fitting": -0.36,
    "back 0": 0.46,
    "back 1": -0.35,
    "back 2": -0.38,
    "back 3": -1.02,
    "fits": 0.32,
    "leans": 0.52,
    "nearest": 0.72,
    "no person": -1.14,
    "none": 0.88,
    "none, quoted": 0.73,
    "none, rivals": 0.18,
    "object": -0.87,
    "opens 0": -0.07,
    "opens 1": 0.3,
    "opens 2": 0.29,
    "owns": 0.14,
    "parallel": -0.06,
    "same paragraph": 0.66,
    "same, possessive": 0.52,
    "same, subject": 0.18,
    "spoken of since": 0.46,
    "starts": 0.46,
    "starts both": 0.65,
    "times": 2.06,
}
"""What tells for (above 0) and against somebody; those that begin with "none" tell that it is nobody named."""
_MARKS = ("''", '"', "“")
"""What a quotation opens with, also where it is never closed."""
_DESCRIPTION = 6
"""Words of a sentence's opening among which the noun of a description is looked for."""
_BEGINS, _STARTS = 2, 3
"""Words that may stand before who opens a sentence: the pronoun, a name that may be meant."""
_OBJECT = re.compile(
    r"\b(?:of|with|by|to|for|from|against|about|at|in|on|than|and|under|after|before|like)\s(?:[\w.-]+\s){0,3}$"
)
_SOMEBODY_ELSE = re.compile(r"\b(?:he|she|they|it|i|you|we|who)\b", re.IGNORECASE)
_GOES_ON = word_set("added adds continued continues also")


class Saying(NamedTuple):
    """What a pronoun that is a source says."""

    cue: str = ""
    spoken_of: frozenset[str] = frozenset()
    """Whom its words name, and who therefore is not meant: "Saying Marrow, he said, was too simple"."""
    contents: Taken = Taken()
    """All that is said in the article, by whomever."""


def features(
    place: int,
    pronoun: str,
    people: People,
    *,
    spoke: Sequence[tuple[int, str]] = (),
    saying: Saying | None = None,
) -> dict[str, dict[str, float]]:
    """What tells for each person who may be meant by the pronoun at `place`, by name; under "" for nobody named.

    `spoke` names the persons who have spoken, with the place of each, in text order, "" for an unnamed one ("a
    spokeswoman"). `saying`: for a pronoun that is who says something.
    """
    gender = GENDER[pronoun.lower()]
    text = people.text
    at = people.before_quotations(place) if saying else place
    number = people.sentence_at(at)
    first = max(people.sentence_start(number - SENTENCES_BACK), at - _REACH)
    quotation = people.quotation_at(place)
    possessive = pronoun.lower() in ("his", "her", "hers")
    subject = pronoun.lower() in ("he", "she")
    begins = at == place and _words_before(people, place) <= _BEGINS
    found: dict[str, dict[str, float]] = {}
    last: dict[str, int] = {}
    opened: set[int] = set()
    nearest = doer = asked = None
    for mention in people.perhaps_between(first, place)[-_MOST:]:
        if people.quotation_at(mention.span.start) not in (None, quotation):
            continue  # named only by somebody who is quoted
        if saying is not None and mention.name in saying.spoken_of:
            continue
        sentence = people.sentence_at(mention.span.start)
        opens = sentence not in opened
        opened.add(sentence)
        if saying is not None and _only_asks(text, mention):
            asked = mention.span.start
            continue
        person = people.named(mention.name)
        known = None if person is None else person.gender
        if known is not None and known != gender:
            continue
        opening = people.sentence_start(sentence)
        is_object = _OBJECT.search(text, max(opening, mention.span.start - 40), mention.span.start) is not None
        starts = _starts(people, person, mention.span.start)
        owns = text[mention.span.end : mention.span.end + 2] in ("'s", "’s")
        distance = max(0, number - sentence)
        reported = saying is not None and saying.contents.touches(mention.span)
        free = not (owns or is_object or reported)
        if free and (people.acts(mention) or (starts and _is_first(people, opening, mention))):
            doer = mention.name
        found[mention.name] = {
            "times": found.get(mention.name, {"times": 0.0})["times"] + 1.0,
            f"back {min(distance, 3)}": 1.0,
            f"opens {min(distance, 2)}": float(opens and not owns),
            "fits": float(known == gender),
            "leans": _leans(person, gender),
            "no person": float(mention.kind != "person"),
            "owns": float(owns),
            "object": float(is_object),
            "reported": float(reported),
            "starts": float(starts and not owns),
            "starts both": float(begins and starts and not owns),
            "same, possessive": float(distance == 0 and possessive),
            "same, subject": float(distance == 0 and subject),
            "parallel": float(distance == 1 and subject and opens and not owns),
            "same paragraph": float(people.one_paragraph(mention.span.end, at)),
            "spoken of since": float(people.has_between(_WORDS[gender], mention.span.end, at)),
        }
        nearest, last[mention.name] = mention.name, mention.span.start
    fitting = sum(told["fits"] for told in found.values())
    for name, told in found.items():
        told["times"] = math.log1p(told["times"])
        told["nearest"] = float(name == nearest)
        told["last to do"] = float(name == doer)
        told["alone"] = float(len(found) == 1)
        told["alone in fitting"] = float(fitting == told["fits"] == 1.0)
    rivals = len(found)
    where, name = spoke[-1] if spoke else (0, "")
    if asked is not None and where >= asked - _ASKED_BEFORE and len(spoke) > 1:
        where, name = spoke[-2]
    recent = bool(spoke) and number - people.sentence_at(where) <= SENTENCES_BACK
    speaker = people.named(name)
    if recent and speaker is not None and speaker.gender in (None, gender):
        told = found.setdefault(name, {"fits": float(speaker.gender == gender), "leans": _leans(speaker, gender)})
        told["spoke last"] = float(number - people.sentence_at(where) == 1)
        told["spoke last, same paragraph"] = float(people.one_paragraph(where, at))
        told["spoke last, no other since"] = float(
            all(since <= where for other, since in last.items() if other != name)
        )
        told["spoke last, goes on"] = float(saying is not None and saying.cue in _GOES_ON)
    if recent and not name and (doer is None or last[doer] <= where):
        return {"": {}}  # "A spokeswoman said …", "she added"
    found[""] = {
        "none": 1.0,
        "none, rivals": math.log1p(rivals),
        "none, quoted": float(quotation is not None),
    }
    return found


_ASKS = re.compile(r"\s(?:\w+ly\s)?(?:asked|asks|pressed|questioned)\b")
_WHEN = re.compile(r"\b(?:when|whenever|as|after)\s(?:[\w.]+\s){0,2}\Z")
_ASKED_BEFORE = 10
"""Characters before a name in which the attribution to whoever asks may begin."""


def _only_asks(text: str, mention: Mention) -> bool:
    """Whether somebody is named as who asks what another answers: "when Marrow asked whether …, he said"."""
    asks = _ASKS.match(text, mention.span.end) is not None
    return asks and _WHEN.search(text, max(0, mention.span.start - 30), mention.span.start) is not None


def _is_first(people: People, opening: int, mention: Mention) -> bool:
    """Whether nobody is spoken of by a pronoun before a name that starts its sentence: not in "He saw Marrow"."""
    before = max(opening, mention.span.start - _OPENING_REACH)
    return _SOMEBODY_ELSE.search(people.text, before, mention.span.start) is None


def _leans(person: Person | None, gender: Gender) -> float:
    """What a rarer given name says of the gender where nothing else does: 1 for, -1 against."""
    if person is None or person.gender is not None or person.leaning is None:
        return 0.0
    return 1.0 if person.leaning == gender else -1.0


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
    saying: Saying | None = None,
    sure: float | None = None,
) -> Person | None:
    """The person whom the pronoun at `place` means, None when nobody or several may be meant.

    The arguments are those of `features`; `sure` is how likely that person must be, 0-1, if not as elsewhere.
    """
    if saying and opens_with_description(place, people, spoke):
        return None
    told = features(place, pronoun, people, spoke=spoke, saying=saying)
    chances = likely(told, SOURCES if saying else OTHERS)
    name = max(chances, key=lambda name: (chances[name], name))
    sure = sure or (SURE if saying else SURE_OF_OTHERS)
    return people.named(name) if name and chances[name] >= sure else None
