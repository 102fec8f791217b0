"""Whether a stretch of text is somebody who can speak."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pressreview.model.base import Span
from pressreview.model.reading import Mention
from pressreview.tables import load_vocabulary
from pressreview.text.words import FUNCTION_WORDS

_BREAK = re.compile(r"[,.;:!?“”\"()—–\n]")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|could|should|may|might|can|do|does|did|not|never|"
    r"that|which|who|whom|whose|but|if|when|while|because|as|where|than|according|said|after|before|since|until)\b|n['’]t\b"
)
"""Words that no noun phrase with a speaker as its head has: a clause of its own has begun."""
_PREPOSITION = re.compile(
    r",|\s(?:of|for|at|in|from|to|with|on|by|near|inside|among|close|familiar|briefed|involved|quoted)\s"
)
_NO_SPEAKER = re.compile(
    r"(?:what|how|why|including|at|in|on|by|for|from|with|during|under|until|upon|despite|like|about(?=\s[a-z]+ing|\sthe))\s",
    re.I,
)
"""How a phrase begins that is no speaker: "What Ilse Marrow", "At the moment Ilse Marrow"."""
_GOES_ON = re.compile(r"\s(?:and|or|but|to)$")
"""How a stretch ends that is no phrase: "the woman to raise her voice and (say)"."""
_POSSESSIVE = re.compile(r"['’]s?\s(?=[a-z])")
_PIECE = re.compile(
    r"(?:(?:an?|the)\s)?(?:report|article|story|interview|statement|post)\s(?:by|in|from|of|with)\s", re.I
)
_ABBREVIATED = re.compile(r"\s\([A-Z][A-Za-z.-]{1,9}\)$")
_TITLE = re.compile(r"(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen))\.")
_NO_MARKS = str.maketrans({"“": " ", "”": " ", '"': " "})
_SOME = re.compile(r"(?:one|two|three|four|some|several|many|most|both|none)\sof\s", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?P<determined>(?i:the|an?|his|her|its|their|our|my|another|one|two|three|four|five|six|several|some|many|most|both|other)\s"
    r"(?:of\s(?:the|his|her|its|their|our|my|these|those)\s)?)?"
    r"(?P<nouns>(?:[A-Za-z][a-z-]*\s){0,2}[A-Za-z][a-z-]*)"
)
_CAPITALS = re.compile(r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}")
_WITHIN = re.compile(r"(?:[\w,]|[”\"’']\s?)\s$")
"""Before a word whose capital tells that it is a name: no sentence begins there."""
_NOUN_PHRASE = re.compile(
    r"\b(?:(?:an?|one|another|two|three|four|several|other|anonymous|unnamed)\s(?:[a-z][a-z-]+\s){0,2}[a-z][a-z-]+|the\s(?:[a-z][a-z-]+\s){0,2}[a-z][a-z-]+[a-rt-z])$"
)
PERSONAL = frozenset(("he", "she", "they", "him", "her", "them", "someone", "somebody"))
"""Words that mean somebody without a noun."""
SPEAKS = frozenset(("person", "organisation", "state", "outlet", "group"))
FAR = 160
"""How many characters are looked over for a speaker or a verb of speech."""


class Who:
    """Tells whether a stretch of one text is somebody who can speak."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text, self._mentions = text, sorted(mentions, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._mentions]
        vocabulary = load_vocabulary()
        self._things = vocabulary.utterances | vocabulary.writings
        self._nouns = vocabulary.roles | vocabulary.groups | vocabulary.organisations | vocabulary.outlet_nouns

    def mention_from(self, place: int) -> Mention | None:
        """The first mention that begins there or later."""
        at = bisect_left(self._starts, place)
        return self._mentions[at] if at < len(self._mentions) else None

    def before(self, place: int) -> Span | None:
        """Who stands between the last mark of punctuation and `place`."""
        low = max(0, place - FAR)
        marks = [match.end() for match in _BREAK.finditer(self.text, low, place)]
        return self.speaker(marks[-1] if marks else low, place)

    def speaker(self, start: int, end: int) -> Span | None:
        """The stretch without spaces at its edges if it is a noun phrase whose head can speak."""
        words = self.text[start:end]
        span_start, span_end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip(' ,“"')))
        if span_start >= span_end:
            return None
        span = Span(span_start, span_end)
        return span if self._speaks(span) else None

    def ending(self, start: int, end: int) -> Span | None:
        """Whom the noun phrase at the end of a stretch means: "a booker" of "paid a booker", a name."""
        at = bisect_left(self._starts, end) - 1
        if at >= 0 and self._mentions[at].span.end == end and self._mentions[at].span.start >= start:
            return self._mentions[at].span if self._mentions[at].kind == "person" else None
        noun = _NOUN_PHRASE.search(self.text, start, end)
        return self.speaker(noun.start(), end) or self.subject(noun.start(), end) if noun else None

    def subject(self, start: int, end: int) -> Span | None:
        """The stretch if it can be the subject of a verb of speech, which stands behind it.

        That is whoever can speak, a name of nobody known, or a plain noun phrase ("a shepherd", "farmers") unless it is
        what somebody utters ("her letter").
        """
        if found := self.speaker(start, end):
            return found
        words = self.text[start:end].strip(' ,“"')
        if not words:
            return None
        first = self.text.index(words, start)
        span = Span(first, first + len(words))
        at = bisect_left(self._starts, span.start)
        if at < len(self._mentions) and self._mentions[at].span == span and self._mentions[at].kind == "unknown":
            return span
        if _CAPITALS.fullmatch(words) and _WITHIN.search(self.text, max(0, first - 3), first):
            unnamed = at == len(self._mentions) or self._mentions[at].span.start >= span.end
            return span if unnamed and not any(word.lower() in FUNCTION_WORDS for word in words.split()) else None
        plain = _PLAIN.fullmatch(words)
        if plain is None:
            return None
        nouns = plain["nouns"].split()
        capitals = len(nouns) - 1 if plain["determined"] else 1  # "his Polish counterpart", "Farmers"
        known = all(noun.islower() for noun in nouns[capitals:])
        several = plain["determined"] is not None or (nouns[-1].endswith("s") and not nouns[-1].endswith("ss"))
        other = any(noun.lower() in FUNCTION_WORDS or noun.endswith("ly") for noun in nouns)
        return span if known and several and not other and nouns[-1] not in self._things else None

    def _speaks(self, span: Span) -> bool:
        words = _ABBREVIATED.sub("", span.of(self.text)).translate(_NO_MARKS)
        if piece := _PIECE.match(words):
            return self.speaker(span.start + piece.end(), span.end) is not None
        if _NO_SPEAKER.match(words) or _GOES_ON.search(words):
            return False
        some = _SOME.match(words)
        first = some.end() if some else 0
        edge = _PREPOSITION.search(words, first)
        if edge and edge.group() == " of " and (owned := _POSSESSIVE.search(words, edge.end())):
            edge = _PREPOSITION.search(words, owned.end())  # "the head of state's spokesman" is a spokesman
        core = words[: edge.start()] if edge else words
        apposed = edge is not None and edge.group() == ","
        if _BREAK.search(_TITLE.sub("", core)) or _CLAUSE.search(core if apposed else words):
            return False
        if edge and apposed and ("," in words[edge.end() :] or len(words) > FAR):
            return False
        if edge and not apposed and _BREAK.search(words, edge.end()):
            return False
        if core.lower() in PERSONAL:
            return True
        end = span.start + len(core)
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._mentions[at].kind in SPEAKS and self._mentions[at].span.end >= end:
            return True
        noun = core.split()[-1].lower() if core.split() else ""
        return noun in self._nouns or noun.removesuffix("s") in self._nouns
