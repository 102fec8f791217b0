"""An interview that goes on: "…, Ilse Marrow told the Harbour Post. “…,” she added." is all from the Post.

Only what comes next is taken for its next words, of the same speaker, by a verb of speech, where the sentence names no
other time, place or form of words.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pressreview.annotate.attributions.kind import quote_kind
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.pronouns import GENDER
from pressreview.model.base import Span
from pressreview.model.reading import Speaker
from pressreview.tables import load_vocabulary
from pressreview.text.words import word_set

_CUE = re.compile(
    r"(?:(?:then|further|even|(?P<also>also))\s)?(?P<verb>\w+)(?:\s(?:on|out|to\ssay))?(?:,?\sthat)?[,:]?",
    re.IGNORECASE,
)
"""A verb of speech by itself: "also said", "went on to say", never "has said", "did not say", "said in a speech"."""
_MORE = word_set(
    """
    added adds adding continued continues went stressed stresses noted notes pointed points explained explains concluded
    concludes elaborated reiterated emphasised emphasized recalled recalls insisted insists
    """
)
"""Verbs of who has been speaking already."""
_APART = re.compile(
    r"\b(?:statements?|speech|rall(?:y|ies)|debate|conference|briefing|letter|e-?mails?|testimony|hearing|memo|books?|memoir"
    r"|(?<!same\s)(?<!that\s)interviews?|reporters|tweet\w*|twitter|facebook|instagram|blog|website|post(?:ed|s)?|wrote|writes|told|tells|crowd"
    r"|supporters|audience|court|earlier|previously|later|before|ago|once|recently|last|meanwhile|separately|elsewhere"
    r"|yesterday|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|morning|afternoon|evening|\d{4}|during|at|when|after|since|reports?|reported"
    r"|according|quoted|as\ssaying|spokes\w+|aides?|by)\b",
    re.IGNORECASE,
)
"""Words beside the source and cue that tell of another time, place or form."""
_TO_ANOTHER = re.compile(r"\s(?:to|on|with)\s(?:the\s)?[A-Z]")
"""Behind a verb, with who heard it: "reiterated to ABC News"."""
_STOPPED = re.compile(r"[.!?][”\"’')\s]*$")
"""The end of a sentence, also where a quotation that ends there is not parted from what follows."""
_BUT = re.compile(r"[^.;:“”\"\n]{0,60},\s(?:but|and)\s(?:then\s|also\s)?")
"""Before who says more in the same sentence: "…, she told the Post, but she said"."""
_MARKS = 4
"""Characters that may stand there."""
_SOME_WAY = 2
"""Sentences from one piece of an interview to another that says that it goes on."""


class _Talk(NamedTuple):
    """An interview as far as it has come."""

    speaker: Speaker
    outlets: tuple[str, ...]
    last: int
    """The number of its last sentence."""
    place: int
    """Where its last words end."""
    latest: int = -1
    """The index of its last attribution."""


class GoingOn:
    """Finds what goes on with an interview, in one article."""

    def __init__(
        self, text: str, raw: Sequence[RawAttribution], bounds: Sequence[Span], quoted: Sequence[Span]
    ) -> None:
        self._text, self._raw, self._bounds, self._quoted = text, raw, bounds, quoted
        self._starts = [span.start for span in bounds]

    def carried(
        self,
        speakers: Sequence[Speaker | None],
        through: Sequence[tuple[str, ...]],
        holders: Sequence[int | None],
        appeared: Mapping[int, tuple[str, str]],
    ) -> dict[int, tuple[str, ...]]:
        """The outlets of an attribution, by its index, that only the one before it names, or the sentence before.

        `through` are the outlets that each attribution is known to have passed through, `holders` those that hold it,
        `appeared` who is told to have spoken where, in sentences by their number.
        """
        found: dict[int, tuple[str, ...]] = {}
        if not any(through) and not appeared:
            return found
        told_in = {self._sentence_at(span.start) for one in self._raw for span in (*one.source, *one.cue)}
        talk: _Talk | None = None
        for span, index in sorted((_whole(one), index) for index, one in enumerate(self._raw)):
            speaker = speakers[index]
            if speaker is None or (holders[index] is not None and not through[index]):
                continue
            last = self._sentence_at(span.end - 1)
            before = self._sentence_at(span.start) - 1
            if before in appeared and before not in told_in and speaker.name == appeared[before][0]:
                talk = _Talk(speaker, (appeared[before][1],), before, self._bounds[before].end)
            if through[index]:
                talk = _Talk(speaker, through[index], last, span.end, index)
            elif talk is not None and self._in_one_breath(index, talk):
                found[index] = talk.outlets
                talk = talk._replace(last=max(last, talk.last), place=max(span.end, talk.place), latest=index)
            elif talk is None or span.start < talk.place:
                continue
            elif self._goes_on(index, speaker, span, talk):
                found[index] = talk.outlets
                talk = talk._replace(last=last, place=span.end, latest=index)
            elif not same_speaker(speaker, talk.speaker) or last > talk.last:
                talk = None
        return found

    def _in_one_breath(self, index: int, talk: _Talk) -> bool:
        """Whether words are added by a verb without a subject of its own: "…, she told the Post, adding: “…”"."""
        one, before = self._raw[index], self._raw[talk.latest]
        if not (one.cue and one.source and before.cue) or one.source != before.source:
            return False
        between = self._text[before.cue[-1].end : one.cue[0].start]
        return one.cue[0].of(self._text).lower().startswith("adding") and between.strip() in (",", "")

    def _goes_on(self, index: int, speaker: Speaker, span: Span, talk: _Talk) -> bool:
        one = self._raw[index]
        if not same_speaker(speaker, talk.speaker) or len(one.cue) != 1:
            return False
        cue = _CUE.fullmatch(one.cue[0].of(self._text))
        verb = cue["verb"].lower() if cue else ""
        more = cue is not None and (verb in _MORE or cue["also"] is not None)
        broken = "\n" in self._text[talk.place : span.start]
        pronoun = speaker.name is None or one.source[0].of(self._text).lower() in GENDER
        vocabulary = load_vocabulary()
        if verb not in vocabulary.speech | _MORE and (broken or verb not in vocabulary.address):
            return False
        first = self._sentence_at(span.start)
        but = pronoun and _BUT.fullmatch(self._text, talk.place, span.start) is not None
        if first == talk.last and not but and not _STOPPED.search(self._text, talk.place - _MARKS, span.start):
            return False
        if first - talk.last > (_SOME_WAY if more else 1):
            return False
        if broken and not (more or pronoun) and quote_kind(one.content, self._quoted) == "indirect":
            return False
        if _TO_ANOTHER.match(self._text, one.cue[0].end):
            return False
        return not _APART.search(self._beside(one, first, self._sentence_at(span.end - 1)))

    def _beside(self, one: RawAttribution, first: int, last: int) -> str:
        """What stands in an attribution's sentences beside its source, its content and quotations."""
        kept, place = [], self._bounds[first].start
        end = self._bounds[last].end
        spans = sorted((*one.source, *one.content, *(span for span in self._quoted if place <= span.start < end)))
        for span in spans:
            kept.append(self._text[place : max(place, span.start)])
            place = max(place, span.end)
        return " ".join((*kept, self._text[place:end]))

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect_left(self._starts, place + 1) - 1)


def same_speaker(speaker: Speaker, other: Speaker) -> bool:
    """Whether two credits mean one: the same name, or after somebody unnamed "he" or his noun again."""
    if other.name is not None:
        return speaker.name == other.name
    words = (speaker.description or "").lower().split()
    if speaker.name is not None or other.kind == "group" or not words:
        return False
    if len(words) == 1:
        return words[0] in GENDER
    noun = (other.description or "").lower().split(",")[0].split()
    return words[0] in ("the", "this", "that") and words[-1] in noun and speaker.kind != "group"


def _whole(one: RawAttribution) -> Span:
    spans = (*one.source, *one.cue, *one.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
