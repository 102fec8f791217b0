"""Who speaks: each attribution's source, resolved within the article.

"Kirby" is John Kirby, with the role that the article gives him; "he" is the person it must mean, or nobody; "the
paper" is the outlet just named; "a senior official" stays unnamed, in the article's words. Where two could be meant
nobody is credited.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.descriptions import Descriptions
from pressreview.annotate.speakers.heads import Heads
from pressreview.annotate.speakers.leaning import Leaning
from pressreview.annotate.speakers.names import tokens
from pressreview.annotate.speakers.phrases import Phrases
from pressreview.annotate.speakers.pronouns import GENDER
from pressreview.annotate.speakers.scene import Scene, place_of, unnamed
from pressreview.annotate.speakers.wordings import DEFINITE, EDGES
from pressreview.model.article import Article
from pressreview.model.base import Span
from pressreview.model.reading import Mention, Speaker, TimeExpression
from pressreview.text.words import word_set

_FIRST_PERSON = word_set("i me my mine myself")
_WE = word_set("we us our")
_NO_ONE = (["nobody"], ["no", "one"], ["no-one"])
_NOBODY = word_set("we us our you your one they them their people anyone someone somebody everyone who whoever")
_RELATIVE = word_set("who whom that which")
_DAY_BEHIND = re.compile(
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next)\s(?:week|month|year|morning)|yesterday|today)\b"
)

_CARRIED = re.compile(
    r",\s(?:in|through)\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){0,2}(?:statement|post|letter|release|interview|report)\s"
    r"(?:cited|carried|quoted|reported|published|run)\s(?:by|in)\s(?:the\s)?$"
)
"""Between who speaks and an outlet that was taken for that: "the Ports Office, in a statement cited by Norpress,"."""
_SHORT = re.compile(r"[’'](?:m|ve|d|ll|re)$")
"""A verb written in short behind a pronoun: "I’m"."""
_LETTERS = re.compile(r"(?<![\w.])(?:[A-Z]\.)+[A-Z]$")
"""A name of letters whose last dot ends the sentence too: "said the F.A.A."."""
_NEAR = 120
"""Characters before a source in which that is looked for."""


def resolve_speakers(
    article: Article,
    raw: Sequence[RawAttribution],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression] = (),
) -> tuple[Speaker | None, ...]:
    """The speaker of each attribution, in the order of `raw`; None where there is no source.

    `mentions` are those of the article, from `find_mentions`; `times` its time expressions, from `find_times`.
    """
    resolver = _Resolver(Scene(article, raw, mentions, times))
    for index in sorted(range(len(raw)), key=lambda index: (place_of(raw[index]), index)):
        resolver.resolve(index)
    return tuple(resolver.but_not_themselves(index) for index in range(len(raw)))


class _Resolver:
    """Resolves one article's sources in text order: words that lean on others, or phrases."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.leaning = Leaning(scene)
        self.phrases = Phrases(scene, Heads(scene), Descriptions(scene, self.leaning))

    def resolve(self, index: int) -> None:
        """Find the speaker of one attribution and remember it."""
        one = self.scene.raw[index]
        if one.source:
            self.scene.remember(index, self._source(index, one))

    def but_not_themselves(self, index: int) -> Speaker | None:
        """Who speaks; "she" within a quotation is not who is quoted: "“She told me to go,” Vale said"."""
        speaker, parent = self.scene.speakers[index], self.scene.parents[index]
        source = self.scene.raw[index].source
        if speaker is None or speaker.name is None or parent is None or not source:
            return speaker
        quoted = self.scene.speakers[parent]
        word = source[0].of(self.scene.text)
        if word.lower() not in GENDER or quoted is None or quoted.name != speaker.name:
            return speaker
        outside = self.scene.people.quotation_at(source[0].start) is None
        return speaker if outside else Speaker(name=None, kind="person", description=word)

    def _source(self, index: int, one: RawAttribution) -> Speaker | None:
        span = _tight(self.scene.text, Span(one.source[0].start, one.source[-1].end))
        if span is None:
            return None
        if (carried := _CARRIED.search(self.scene.text, max(0, span.start - _NEAR), span.start)) is not None:
            at = bisect_left(self.scene.starts, carried.start()) - 1
            if at >= 0 and self.scene.mentions[at].span.end == carried.start():
                return self.scene.of_mention(self.scene.mentions[at])
        words = tokens(self.scene.text, span)
        if not words or [word.low for word in words] in _NO_ONE:
            return None
        if len(words) == 1 or (
            len(words) == 2 and words[1].low in ("also", "himself", "herself", "too", "too", "then")
        ):
            word = _SHORT.sub("", words[0].low)
            if word in GENDER:
                return self.leaning.pronoun(words[0], one)
            if word in _FIRST_PERSON:
                return self.leaning.first_person(index, words[0])
            if words[0].word == "A" and (found := self.leaning.asked(span.end)):
                return found
            if word == "it":
                opens = self.scene.opens_clause(span.start)
                found = self.scene.last_speaker(span.start) if opens else self.leaning.subject(span.start)
                return found or unnamed(self.scene.text, span, "unknown")
            if word in _RELATIVE and (found := self.leaning.before(word, span)):
                return found
            if word == "who" and (found := self.leaning.who_spoke(span)):
                return found
            if word == "who" and (called := self.leaning.described_before(span)):
                return self.phrases.phrase(called, one)
            if word in _WE and self.scene.parents[index] is None and (found := self.leaning.asked(span.start)):
                return found
            if word in _NOBODY or word in _RELATIVE or word in DEFINITE:
                return unnamed(self.scene.text, span, "unknown" if word in _RELATIVE or word in DEFINITE else "group")
        return self.phrases.phrase(span, one)


def _tight(text: str, span: Span) -> Span | None:
    """The span without punctuation, white space and a possessive at its edges."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(EDGES))
    end = span.end - (len(piece) - len(piece.rstrip(EDGES)))
    if end - start > 2 and text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    if _LETTERS.search(text, start, end) and text[end : end + 1] == ".":
        end += 1
    if (day := _DAY_BEHIND.search(text, start, end)) and day.end() == end:
        end = day.start()  # "pressed party chairman Michael Steele Sunday to explain"
    return Span(start, end) if start < end else None
