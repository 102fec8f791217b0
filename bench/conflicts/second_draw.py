"""More pairs of sentences as sites, where conflicts are likelier: `python -m bench.conflicts.second_draw`.

Prints a row a pair that is no site of the first draw (`select.py`), by the rule of `protocol.md`: the signs are
narrower (a figure of one noun, a time of one grain, the words of a denial said by another, a negation of the same
words, an allegation of what is told as a fact, another name before the same act), and one difference of a story is
taken once.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

import msgspec

from bench.conflicts.select import Sentence, rank, row_of, sentences_of, story_of
from bench.conflicts.sites import HERE
from bench.corpora import article, names
from bench.origins.select import stories
from bench.origins.sites import rows
from pressreview.cluster import cluster
from pressreview.config import ClusterSettings
from pressreview.model import Article
from pressreview.text import stems, words

QUOTAS = {"denial": 300, "figure": 130, "date": 70, "negation": 100, "certainty": 90, "actor": 20}
"""Pairs by the sign that they were taken for."""
A_STORY, A_SENTENCE = 14, 3
"""At most so many pairs of one story and sign, of one sentence."""
LEAST_ALIKE = {"denial": 0.06, "figure": 0.25, "date": 0.25, "negation": 0.3, "certainty": 0.3, "actor": 0.3}
"""Cosine (0-1) of the words that two sentences have, the rare ones of a story counting more."""
FIRST_DRAW = "sites.jsonl"
"""What was drawn before."""
NEAR = 8
"""The same for other signs."""
FEWEST_PLAIN = 4
"""Stems of words written small: no line that is only a date or a name."""
REACH = 25
"""Sentences of one article between which a denial and what it denies may lie."""
_SPELLED = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "zero": "0", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "dozen": "12",
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?<![\w/:.-])(?:\d[\d, ]*\d|\d)(?:\.\s?\d+)?(?!\d| ?[/:])|\b(?:{'|'.join(_SPELLED)})\b", re.IGNORECASE
)
_DAYS = (
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d+\b",
    r"\bin (?:19|20)\d\d\b",
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b(?! \d)",
    r"\b\d+(?::\s?\d\d)?(?= ?[ap]\. ?m\.| ?[ap]m\b)",
)
"""Times of one grain: only those are held against each other."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)"
    r"|dismiss(?:es|ed|ing)?|contradict(?:s|ed|ing)?|rebut(?:s|ted)?|debunk(?:s|ed)?|discount(?:s|ed)|disavow(?:s|ed)"
    r"|contrary to|untrue|false|falsely|baseless|no truth|not true|a lie|lied|lying|fabricat\w+"
    r"|never (?:said|called|made|told|did|had)|(?:pleaded|plead|pleading) (?:not guilty|innocent)|not guilty|incorrect"
    r"|inaccurate|myth|wrong)\b",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying) (?:that|any|having|being|the (?:charges?|allegations?|accusations?|claims?|reports?)"
    r"|it|this|he|she|they|there|\w+ing|claims|allegations|accusations|reports|charges|all|wrongdoing|involvement"
    r"|responsibility)|(?:disput|reject|refut|dismiss|rebut|contradict|discount|deni|deny)\w* (?:\w+[’'s]* ){0,3}"
    r"(?:claims?|allegations?|accusations?|reports?|charges?|suggestions?|assertions?|rumou?rs|notion|account|version"
    r"|idea|story|that)|contrary to (?:\w+ ){0,3}(?:claims?|reports?|what|popular)|untrue|no truth|not true|baseless"
    r"|categorically|falsely|plead\w* (?:not guilty|innocent)|debunk\w*|never (?:said|called|told|made))\b",
    re.IGNORECASE,
)
"""Words of a denial of a statement, not of bail or of an offer."""
_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|cannot)\b|n[’']t\b", re.IGNORECASE)
_ALLEGED = re.compile(
    r"\b(?:may|might|could|alleged(?:ly)?|allegations?|accus\w+|reportedly|suspected|rumou?r\w*|unclear|unconfirmed"
    r"|possibl[ey]|perhaps|unknown|whether|unlikely|not (?:clear|known)|purported\w*|potential\w*|claims? that)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*),? (?:has |have |had |will |would )?(?P<what>[a-z]\w+)"
)
_AFTER = 60
"""Characters after a word of denial, negation or doubt, and after an act, that tell what it is about."""
_LIGHT = frozenset(stems("said say says told tell year day time people one new also last first made make"))


class Found(NamedTuple):
    """A pair, the sign it was taken for, how much speaks for it, and what differs."""

    sign: str
    weight: float
    one: Sentence
    other: Sentence
    difference: str


def near_numbers(text: str) -> dict[str, set[str]]:
    """The numbers that stand up to two words before each noun or unit, spelled ones in figures."""
    found: dict[str, set[str]] = {}
    for match in _NUMBER.finditer(text):
        number = re.sub(r"[, ]", "", match.group().lower())
        after = text[match.end() : match.end() + 30]
        for word in [one.of(after) for one in list(words(after))[:2]]:
            if word[0].isalpha():
                for stem in stems(word):
                    found.setdefault(stem, set()).add(_SPELLED.get(number, number))
    return found


def _time(text: str) -> str:
    """A time in one spelling: "6: 00" is "6"."""
    return re.sub(r"\s|:\s?00", "", text.lower())


def acts(sentence: Sentence) -> dict[str, tuple[str, frozenset[str]]]:
    """Who does what, by the verb: the name right before it, and stems of what follows."""
    found = {}
    text = sentence.text
    for match in _ACTS.finditer(text):
        if match.start() < 2 and " " not in match["who"]:
            continue  # any word that opens a sentence
        for verb in stems(match["what"]):
            if verb not in _LIGHT:
                found[verb] = match["who"], frozenset(stems(text[match.end() : match.end() + _AFTER])) - _LIGHT
    return found


def denied(text: str) -> frozenset[str]:
    """Stems of what follows a word of denial, and of what stands right before it."""
    match = _DENIES.search(text)
    return frozenset(stems(text[match.end() :])) - _LIGHT if match else frozenset()


def signs(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    """The signs of a difference, with how much speaks for each and what differs."""
    yield from _denials(one, other, alike)
    within = one.article.id == other.article.id
    if within and abs(one.number - other.number) > NEAR:
        return
    yield from _figures(one, other, alike)
    if not within:
        yield from _times(one, other, alike)
    yield from _turned(one, other, alike)
    if not within:
        yield from _doubts(one, other, alike)
        yield from _actors(one, other, alike)


def _denials(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    for denial, said in ((one, other), (other, one)):
        if _DENIES.search(denial.text) and not _DENIES.search(said.text):
            told = denied(denial.text)
            taken = len(told & said.stems) / max(4, len(told))
            surely = _SURELY.search(denial.text) is not None
            if len(told & said.stems) >= 2 and taken >= (0.2 if surely else 0.3):
                yield "denial", surely + taken + alike, f"{denial.article.id} {denial.span.start} {said.span.start}"


def _figures(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    here, there = near_numbers(one.text), near_numbers(other.text)
    mine, its = frozenset().union(*here.values()), frozenset().union(*there.values())
    for noun in sorted(here.keys() & there.keys() & one.plain & other.plain - _LIGHT):
        if here[noun].isdisjoint(its) and there[noun].isdisjoint(mine):
            yield "figure", alike, f"{sorted([min(here[noun]), min(there[noun])])}"
            break


def _times(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    for grain in _DAYS:
        mine, its = (
            {_time(match.group()) for match in re.finditer(grain, each.text, re.IGNORECASE)} for each in (one, other)
        )
        if mine and its and mine.isdisjoint(its):
            yield "date", alike, f"{sorted([min(mine), min(its)])}"


def _turned(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    for negated, plain in ((one, other), (other, one)):
        match = _NOT.search(negated.text)
        if match and not _NOT.search(plain.text):
            told = frozenset(stems(negated.text[match.end() : match.end() + _AFTER])) - _LIGHT
            if told and len(told & plain.stems) >= max(2, 0.5 * len(told)):
                yield "negation", alike, f"{sorted(told & plain.stems)}"


def _doubts(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    for hedged, sure in ((one, other), (other, one)):
        match = _ALLEGED.search(hedged.text)
        if match and not _ALLEGED.search(sure.text):
            told = frozenset(stems(hedged.text[match.end() : match.end() + _AFTER])) - _LIGHT
            if len(told & sure.stems & sure.plain) >= 2:
                yield "certainty", alike, f"{sorted(told & sure.stems & sure.plain)}"


def _actors(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, float, str]]:
    mine, its = acts(one), acts(other)
    for verb in sorted(mine.keys() & its.keys()):
        (who, what), (its_who, its_what) = mine[verb], its[verb]
        apart = frozenset(stems(who)).isdisjoint(other.stems) and frozenset(stems(its_who)).isdisjoint(one.stems)
        if apart and len(what & its_what) >= 2:
            yield "actor", alike, f"{verb} {sorted([who, its_who])}"


def pairs(group: Sequence[Article]) -> Iterator[Found]:
    """Pairs of sentences of one story that show a sign."""
    every = [sentence for one in group for sentence in sentences_of(one) if len(sentence.plain) >= FEWEST_PLAIN]
    have = Counter(stem for sentence in every for stem in sentence.stems)
    weight = {stem: math.log((len(every) + 1) / count) for stem, count in have.items()}
    length = {id(one): math.sqrt(sum(weight[stem] ** 2 for stem in one.stems)) for one in every}
    for one, other in combinations(every, 2):
        if len(shared := one.stems & other.stems) < 2 or one.text == other.text:
            continue
        if one.article.id == other.article.id and abs(one.number - other.number) > REACH:
            continue
        alike = sum(weight[stem] ** 2 for stem in shared) / (length[id(one)] * length[id(other)] or 1.0)
        if alike >= min(LEAST_ALIKE.values()):
            for sign, strength, difference in signs(one, other, alike):
                if alike >= LEAST_ALIKE[sign]:
                    yield Found(sign, strength, one, other, difference)


def groups() -> Iterator[list[Article]]:
    """Every story, PolNeAR's single articles too."""
    for corpus in ("ecbplus", "basil", "polnear"):
        yield from stories(corpus)
    for every in (map(meantime, names("meantime")), map(article, names("worldwide_newswire"))):
        by_id = {one.id: one for one in every if one.text.strip()}
        for story in cluster(tuple(by_id.values()), ClusterSettings()):
            yield [by_id[name] for name in story.articles]


def meantime(name: str) -> Article:
    """A Wikinews article with the day under its headline."""
    one = article(name)
    day = datetime.strptime(one.text.split("\n")[1].strip(), "%B %d, %Y")
    return msgspec.structs.replace(one, published_at=day.date())


def main() -> None:
    """Print the sites, in the order of a hash."""
    before = {frozenset((side["article"], side["span"][0]) for side in row["sides"]) for row in rows(HERE / FIRST_DRAW)}
    left = dict(QUOTAS)
    of_story: Counter[tuple[str, str]] = Counter()
    of_sentence: Counter[tuple[str, int]] = Counter()
    taken, chosen = set(), []
    every = [(story_of(group), found) for group in groups() for found in pairs(group)]
    for story, found in sorted(every, key=lambda row: (-row[1].weight, rank(row[1].one, row[1].other))):
        places = [(str(each.article.path), each.span.start) for each in (found.one, found.other)]
        difference = (story, found.sign, found.difference)
        if (
            left[found.sign]
            and difference not in taken
            and frozenset(places) not in before
            and of_story[story, found.sign] < A_STORY
            and max(of_sentence[place] for place in places) < A_SENTENCE
        ):
            left[found.sign] -= 1
            of_story[story, found.sign] += 1
            of_sentence.update(places)
            before.add(frozenset(places))
            taken.add(difference)
            chosen.append((rank(found.one, found.other), story, found))
    for _, story, found in sorted(chosen, key=lambda row: row[0]):
        print(row_of(story, found.sign, found.one, found.other))


if __name__ == "__main__":
    main()
