"""What articles tell of one person in other numbers: "Mara Lind, 31", "32-year-old Mara Lind".

One who is only called by an age is one person within a story where the same verb measures: "the 36-year-old fell 60
metres", "a climber, 36 years old, fell 150 metres".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pressreview.corroborate.claims.statements import MAX_CHARACTERS
from pressreview.corroborate.conflicts.quantities import Quantity, quantities
from pressreview.model import Article, Record, Span
from pressreview.tables import load_vocabulary
from pressreview.text import sentences, stems, words
from pressreview.text.words import word_set

BIRTHDAY_DAYS = 60
"""Days between two articles up to which nobody is taken to have grown older; undated articles may lie years apart."""
_NAME = r"(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s?)*[A-Z][\w’'-]+){1,3})"
_AGED = (
    re.compile(rf"{_NAME},?\s(?:who\sis\s|aged?\s)?(?P<age>\d{{1,2}}),"),
    re.compile(rf"\b(?P<age>\d{{1,2}})[\s-]years?[\s-]old\s(?:[A-Z]?[a-z]+\s)?{_NAME}"),
)
_AGE = re.compile(r"\b(?P<age>\d{1,2})[\s-]years?[\s-]old\b")
_MEASURED = ("length", "weight")
_BESIDE = word_set(
    "about around approximately some nearly almost more than at least over roughly up to as many the a an of for by"
)
"""Words between a verb and its number."""
_IRREGULAR = {"fell": "fall", "fallen": "fall", "ran": "run", "threw": "throw", "thrown": "throw", "rose": "rise"}
"""Past forms that have another stem, by what they are of."""


class Told(Record):
    """A number that an article tells of a person."""

    article: Article
    span: Span
    sentence: Span


class Differing(Record):
    """Two numbers of one person in two articles, and of what."""

    here: Told
    there: Told
    what: str


def ages(articles: Sequence[Article]) -> Iterator[Differing]:
    """Yield the ages on which articles differ for a person of one first and last name."""
    given_names = load_vocabulary().given_names
    told: dict[tuple[str, str], list[tuple[str, Told]]] = defaultdict(list)
    for article in articles:
        text = article.text[:MAX_CHARACTERS]
        for sentence in sentences(text):
            for pattern in _AGED:
                for match in pattern.finditer(text, sentence.start, sentence.end):
                    name = match["name"].split()
                    if name[0] not in given_names:
                        continue  # "On November 18," and "Interstate 75,"
                    place = Told(article=article, span=Span(*match.span("age")), sentence=sentence)
                    told[name[0].casefold(), name[-1].casefold()].append((match["age"], place))
    for (first, last), found in told.items():
        for (age, here), (its, there) in combinations(found, 2):
            if age != its and here.article.id != there.article.id and _of_one_time(here.article, there.article):
                yield Differing(here=here, there=there, what=f"the age of {first.title()} {last.title()}")


def measures(articles: Sequence[Article]) -> Iterator[Differing]:
    """Yield lengths and weights on which articles differ, told of one who has one age with one verb."""
    told: dict[tuple[str, str, str], list[tuple[Quantity, Told]]] = defaultdict(list)
    for article in articles:
        text = article.text[:MAX_CHARACTERS]
        for sentence in sentences(text):
            for quantity in quantities(text, sentence):
                if quantity.unit not in _MEASURED:
                    continue
                before = Span(sentence.start, max(sentence.start + 1, quantity.span.start)).of(text)
                age = next(reversed(list(_AGE.finditer(before))), None)
                if age and (verb := _verb(before)):
                    place = Told(article=article, span=quantity.span, sentence=sentence)
                    told[age["age"], verb, quantity.unit].append((quantity, place))
    for (age_told, _, _), found in told.items():
        for (mine, here), (its, there) in combinations(found, 2):
            if here.article.id != there.article.id and not mine.agrees(its):
                yield Differing(here=here, there=there, what=f"told of one aged {age_told} with the same verb")


def _of_one_time(one: Article, other: Article) -> bool:
    """Whether nobody has grown older between two articles, as far as their days tell."""
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= BIRTHDAY_DAYS


def _verb(before: str) -> str | None:
    """The stem of the word that a number follows, if it is written small."""
    spans = words(before)
    for span in reversed(spans[-5:]):
        word = span.of(before)
        if word.casefold() not in _BESIDE:
            return next(iter(stems(_IRREGULAR.get(word, word))), None) if word[0].islower() else None
    return None
