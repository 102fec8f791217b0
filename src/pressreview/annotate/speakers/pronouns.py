"""Who "he" or "she" is: the most salient person before it, or nobody when two could be meant.

A small salience score in the manner of Lappin and Leass (1994): nearness in sentences, how often named, first place in
a sentence, gender as far as known, and having just spoken. A name of which nothing is known may be a person's, and so
rivals the others. Unless one candidate leads clearly the answer is None. `bench/pronouns.py` measures it.
"""

from collections.abc import Sequence

from pressreview.annotate.speakers.people import Gender, People, Person

GENDER: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_SENTENCES_BACK = 3
_FIRST = 1.5
"""Weight of the first name in a sentence, which mostly is its subject."""
_FITTING = 1.5
"""Weight of a gender that is known to fit."""
_SPOKE = 4.0
"""Weight of having just spoken."""
_LEAD = 2.0
"""How many times the second candidate's score the first one's must be."""


def antecedent(place: int, pronoun: str, people: People, *, spoke: Sequence[tuple[int, str]] = ()) -> Person | None:
    """The person whom the pronoun at `place` means, None when nobody or several may be meant.

    `spoke` names the persons who have spoken, with the place of each, in text order.
    """
    gender = GENDER[pronoun.lower()]
    number = people.sentence_at(place)
    first = people.sentence_start(number - _SENTENCES_BACK)
    scores: dict[str, float] = {}
    order: dict[int, int] = {}
    quotation = people.quotation_at(place)
    for mention in people.perhaps_between(first, place):
        if people.quotation_at(mention.span.start) not in (None, quotation):
            continue  # named only by somebody who is quoted
        person = people.named(mention.name)
        known = None if person is None else person.gender
        if known is not None and known != gender:
            continue
        sentence = people.sentence_at(mention.span.start)
        rank = order.get(sentence, 0)
        order[sentence] = rank + 1
        possessive = people.text[mention.span.end : mention.span.end + 2] in ("’s", "'s")
        score = (1 + number - sentence) ** -0.5
        score *= _FIRST if rank == 0 and not possessive else 1.0
        score *= _FITTING if known == gender else 1.0
        scores[mention.name] = scores.get(mention.name, 0.0) + score
    for where, name in spoke[-2:]:
        person = people.named(name)
        if person is None or (person.gender is not None and person.gender != gender):
            continue
        distance = number - people.sentence_at(where)
        if 0 <= distance <= _SENTENCES_BACK:
            scores[name] = scores.get(name, 0.0) + _SPOKE / (1 + distance)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    return people.named(ranked[0][0])
