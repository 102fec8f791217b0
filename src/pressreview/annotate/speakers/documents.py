"""Whose "the statement", "the email" or "his tweet" is: who said something in one before."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.people import People
from pressreview.annotate.speakers.pronouns import GENDER
from pressreview.model.reading import EntityKind, Mention, Speaker
from pressreview.tables import load_vocabulary
from pressreview.text.words import word_set

_ISSUES: frozenset[EntityKind] = frozenset({"person", "organisation", "state", "outlet"})
_FURTHER = word_set(
    """
    data figures statistics records documents report reports review study survey poll release filing notice communique
    advisory bulletin
    """
)
"""Documents that are no single utterance of somebody's."""
_WRITTEN = {
    "tweeted": "tweet", "tweets": "tweet", "emailed": "email", "e-mailed": "email", "posted": "post",
}  # fmt: skip
"""Verbs that tell what somebody wrote."""
_IN_ONE = r"in\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z]+)\b"
_BEHIND = re.compile(rf"(?:\s\w+day)?\s{_IN_ONE}(?=[,.:;]|\s(?:that|on|to|in|from|said|says)\b)")
"""Behind the speaker or the verb: "Marrow said in a statement that", "the ministry in a statement said"."""
_ENDS = re.compile(rf"\s{_IN_ONE}(?:\s(?:on\s)?\w+day)?[.,]?[”\"]?$")
_OPENS = re.compile(rf"[“\"\s]*{_IN_ONE}(?:\s[^,.;:“”\"\n]{{1,60}})?,\s(?:the\s)?$", re.IGNORECASE)
"""Before the speaker: "In a statement issued on Friday, "."""
_BY = re.compile(
    r"(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z]+)\s"
    r"(?:(?:released|published|issued|conducted|submitted|prepared|compiled|filed)\s(?:(?!by\b)[\w-]+\s){0,3})?(?:by|from)\s",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"(?:,[^.;\n]{2,120},)?\s(?:(?:also|later|then|has|had|\w+ly|on\s\w+day)\s){0,2}"
    r"(?:(?:issued|released|published|sent|wrote|posted|made)\s(?:out\s)?(?:an?|its|his|her|this)\s(?:[\w-]+\s){0,3}?"
    r"(?P<noun>[a-z-]+)|(?P<verb>e-?mailed|tweeted))\b"
)
"""Behind who issues one: "Marrow, the harbour master, issued a statement", "Vale emailed supporters"."""
_NEAR, _FAR = 2, 8
"""Sentences back to the tweet that "his tweet" is, and to the one that "the tweet" is."""


def is_document(noun: str) -> bool:
    """Whether a noun, in lower case, is of something that is said or written."""
    return noun in _FURTHER or noun in load_vocabulary().utterances


class Documents:
    """The statements, letters and reports of one article, as far as it has been read."""

    def __init__(self, text: str, people: People) -> None:
        self._text, self._people = text, people
        self._by_noun: dict[str, list[tuple[int, Speaker]]] = {}

    def remember(self, one: RawAttribution, speaker: Speaker) -> None:
        """Take in that a speaker says something in a statement or a report: "the statement" may then speak for it."""
        noun = self._noun(one)
        if is_document(noun):
            self._by_noun.setdefault(noun, []).append((one.source[0].start, speaker))

    def _noun(self, one: RawAttribution) -> str:
        """In what an attribution is said, in lower case, "" where that is not told."""
        text = self._text
        anchors = (*one.source, *one.cue)
        low, high = min(span.start for span in anchors), max(span.end for span in anchors)
        number = self._people.sentence_at(high - 1)
        start, end = self._people.sentence_start(self._people.sentence_at(low)), self._people.sentence_end(number)
        match = _BEHIND.match(text, high) or _ENDS.search(text, high, end) or _BY.match(text, low, high)
        match = match or _OPENS.fullmatch(text, start, low) or _BEHIND.match(text, one.source[-1].end)
        if match:
            return match["noun"].lower()
        return _WRITTEN.get(one.cue[-1].of(text).lower().split(" ")[-1], "") if one.cue else ""

    def whose(self, noun: str, place: int) -> Speaker | None:
        """Whose statement or report "the statement" is, None where several have made one, or nobody has just before."""
        made = self._by_noun.get(noun, [])
        if len({speaker.name for _, speaker in made}) != 1:
            return None
        where, speaker = made[-1]
        if self._people.sentence_at(place) - self._people.sentence_at(where) > _FAR:
            return None
        made.append((place, speaker))
        return speaker

    def issued(self, noun: str, place: int, mentions: Sequence[Mention]) -> Mention | None:
        """Who last issued one just before, by `mentions`, which are in text order: "the Post published a letter"."""
        start = self._people.sentence_start(self._people.sentence_at(place) - _NEAR)
        for mention in reversed(mentions[: bisect_left(mentions, place, key=lambda one: one.span.start)]):
            if mention.span.start < start:
                break
            match = _ISSUED.match(self._text, mention.span.end, place) if mention.kind in _ISSUES else None
            if match and noun in (match["noun"], _WRITTEN.get(match["verb"] or "")):
                return mention
        return None

    def own(self, pronoun: str, noun: str, place: int) -> Speaker | None:
        """Whose "his tweet" or "its statement" is: of who made one last, just before, if that may be meant."""
        made = self._by_noun.get(noun, [])
        number = self._people.sentence_at(place)
        if not made or number - self._people.sentence_at(made[-1][0]) > _NEAR:
            return None
        speaker = made[-1][1]
        if pronoun not in GENDER:
            return speaker if pronoun == "its" and speaker.kind in ("organisation", "state", "outlet") else None
        person = self._people.named(speaker.name) if speaker.kind == "person" and speaker.name else None
        return speaker if person is not None and person.gender in (None, GENDER[pronoun]) else None
