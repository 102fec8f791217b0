"""Which pairs of sentences are sites, by the rule of `protocol.md`: `python -m bench.conflicts.select`.

Prints a row a pair. The rule is none of the program's: it only wants two sentences of one story that have words in
common and one outward sign of a difference, so that most are near misses.
"""

import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.origins.select import stories
from pressreview.model import Article, Span
from pressreview.text import sentences, stems, words

QUOTAS = {"figure": 1100, "date": 600, "not": 700, "hedge": 260, "name": 200}
"""Pairs by the sign that they were taken for."""
SIGNS = tuple(QUOTAS)
A_STORY, A_SENTENCE = 60, 4
LEAST_ALIKE = 0.2
"""Cosine (0-1) of the words that two sentences have, the rare ones of a story counting more."""
NEAR = 6
"""Sentences of one article between which a pair may lie."""
FEWEST, MOST = 6, 60
"""Words of a sentence."""
_NUMBER = re.compile(
    r"\b(?:\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|dozens?)\b(?!\s*[:/])",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december)\b(?:\s\d+)?|\b(?:yesterday|today|tomorrow|last (?:week|month|year)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|n[o’']t|no|never|none|nobody|den(?:y|ies|ied|ying)|reject\w*|refut\w*|disput\w*|dismiss\w*|false|untrue"
    r"|contradict\w*|disagree\w*|without)\b|n[’']t\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|would|likely|unlikely|possibl[ey]|probabl[ey]|perhaps|alleged(?:ly)?|reportedly|apparent(?:ly)?"
    r"|suspected|believed|appears?|seems?|expected|rumou?r\w*|unclear|unconfirmed|if)\b",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence of an article."""

    article: Article
    span: Span
    number: int
    text: str
    stems: frozenset[str]
    plain: frozenset[str]
    """Stems of the words that are written small."""
    names: frozenset[str]


def sentences_of(article: Article) -> Iterator[Sentence]:
    """The sentences that are neither too short nor too long."""
    for number, span in enumerate(sentences(article.text)):
        text = span.of(article.text)
        found = [one.of(text) for one in words(text)]
        if FEWEST <= len(found) <= MOST:
            small = frozenset(stem for word in found if word[0].islower() for stem in stems(word))
            names = frozenset(stem for word in found[1:] if word[0].isupper() for stem in stems(word)) - small
            yield Sentence(article, span, number, text, frozenset(stems(text)), small, names)


def signs(one: Sentence, other: Sentence) -> Iterator[str]:
    """The outward signs of a difference."""
    here, there = _figures(one.text), _figures(other.text)
    if any(here[noun].isdisjoint(there[noun]) for noun in here.keys() & there.keys()):
        yield "figure"
    days = [{match.group().lower() for match in _DAY.finditer(each.text)} for each in (one, other)]
    if all(days) and days[0].isdisjoint(days[1]):
        yield "date"
    if bool(_NOT.search(one.text)) != bool(_NOT.search(other.text)):
        yield "not"
    if bool(_HEDGE.search(one.text)) != bool(_HEDGE.search(other.text)):
        yield "hedge"
    if one.names and other.names and one.names.isdisjoint(other.names) and len(one.plain & other.plain) >= 4:
        yield "name"


def _figures(text: str) -> dict[str, set[str]]:
    """The numbers before each noun, or near enough to one."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _NUMBER.finditer(text):
        for word in list(words(text[match.end() : match.end() + 40]))[:3]:
            for stem in stems(text[match.end() :][word.start : word.end]):
                found[stem].add(match.group().lower().rstrip(",."))
    return found


def pairs(group: Sequence[Article]) -> Iterator[tuple[str, Sentence, Sentence]]:
    """Pairs of sentences of one story that are alike and show a sign, the rarest sign where there are several."""
    every = [sentence for article in group for sentence in sentences_of(article)]
    have = Counter(stem for sentence in every for stem in sentence.stems)
    weight = {stem: math.log((len(every) + 1) / count) for stem, count in have.items()}
    length = [math.sqrt(sum(weight[stem] ** 2 for stem in one.stems)) for one in every]
    having: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(every):
        for stem in sentence.stems:
            having[stem].append(number)
    common: defaultdict[tuple[int, int], float] = defaultdict(float)
    for stem in sorted(having):
        for place, one in enumerate(having[stem]):
            for other in having[stem][place + 1 :]:
                common[one, other] += weight[stem] ** 2
    for (first, second), shared in common.items():
        yield from _pair(every[first], every[second], shared / (length[first] * length[second]))


def _pair(one: Sentence, other: Sentence, alike: float) -> Iterator[tuple[str, Sentence, Sentence]]:
    within = one.article.id == other.article.id
    if alike < LEAST_ALIKE or one.text == other.text or (within and not 0 < other.number - one.number <= NEAR):
        return
    if len(one.stems & other.stems) >= 3 and (found := list(signs(one, other))):
        yield min(found, key=lambda sign: QUOTAS[sign]), one, other


def rank(one: Sentence, other: Sentence) -> str:
    """The place of a pair in the order."""
    name = " ".join(f"{each.article.path} {each.span.start}" for each in (one, other))
    return hashlib.sha256(f"conflicts {name}".encode()).hexdigest()


def main() -> None:
    """Print the sites."""
    left = dict(QUOTAS)
    of_sentence: Counter[tuple[str, int]] = Counter()
    of_story: Counter[int] = Counter()
    every = []
    groups = [group for corpus in ("ecbplus", "basil", "polnear") for group in stories(corpus) if len(group) > 1]
    for number, group in enumerate(groups):
        every += [(rank(one, other), number, sign, one, other) for sign, one, other in pairs(group)]
    for _, number, sign, one, other in sorted(every, key=lambda row: row[0]):
        places = [(each.article.id, each.span.start) for each in (one, other)]
        if left[sign] and of_story[number] < A_STORY and max(of_sentence[place] for place in places) < A_SENTENCE:
            left[sign] -= 1
            of_story[number] += 1
            of_sentence.update(places)
            print(row_of(story_of(groups[number]), sign, one, other))


def story_of(group: Sequence[Article]) -> str:
    """The name of a story: that of its first article."""
    return min(str(one.path) for one in group)


def row_of(story: str, sign: str, one: Sentence, other: Sentence) -> str:
    """A pair as a row of `sites.jsonl`."""
    sides = [
        {
            "article": each.article.path,
            "text_sha256": hashlib.sha256(each.article.text.encode()).hexdigest()[:12],
            "span": [each.span.start, each.span.end],
        }
        for each in (one, other)
    ]
    return json.dumps({"id": f"c-{rank(one, other)[:8]}", "story": story, "sign": sign, "sides": sides})


if __name__ == "__main__":
    main()
