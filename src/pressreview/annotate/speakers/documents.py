"""Whose "the statement", "the email" or "his tweet" is: who said something in one before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

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
    advisory bulletin ad spot commercial editorial lawsuit complaint affidavit audit inquiry
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
_POLL, _ADVERT = word_set("poll survey"), word_set("ad advert spot commercial")
"""Nouns that one document may be called by in turn."""
_MAKERS: frozenset[EntityKind] = frozenset({"organisation", "outlet", "unknown"})
"""Who is behind a poll: no "Marrow poll" is by Marrow."""
_PLAIN = r"(?!(?:an?|the|this|its|his|her|their|any|no|in|of|on|to|and|by|with|from|for|at|said|says|that)\s)[\w-]+"
"""A word that may stand between a name and its document."""
_BESIDE, _GAP = 40, 3
"""Characters and words behind a name in which somebody else may be named."""
_REACH = 160
"""Characters before a name in which its document is looked for."""
_NEAR, _FAR = 2, 8
"""Sentences back to the tweet that "his tweet" is, and to the one that "the tweet" is."""


@cache
def _owning(called: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands behind, and before, the name of whose a document of those nouns is; and one more of them.

    "Vale’s annual report", "Vale has released a new report"; "a report issued on Monday by Vale"; "another report".
    """
    nouns = "|".join(sorted(called))
    behind = (
        r"(?:[’']s?)?\s(?:(?:(?:has|had|have|is|was|also|recently|just|then|on\s\w+day)\s){0,2}"
        r"(?:issued|releas(?:ed|es|ing)|publish(?:ed|es|ing)|sent|wrote|conducted|aired|airing|launched|commissioned|filed)\s"
        rf"(?:(?:out|an?|its|his|her|their|the|this)\s){{0,2}})?(?:{_PLAIN}\s){{0,3}}?(?:{nouns})\b"
    )
    before = (
        rf"\b(?:{nouns})\s(?:(?:[^,;:.“”\"()\n]{{0,80}}?\s)?"
        r"(?:released|published|issued|conducted|commissioned|submitted|prepared|compiled|filed|carried\sout|written)\s"
        r"(?:[^,;:.“”\"()\n]{0,30}?\s)?by|(?:on|about|into|of)\s[^,;:.“”\"()\n]{0,60}?\sby|by|from)\s"
        rf"(?:(?:the|an?)\s)?(?:{_PLAIN}\s){{0,3}}$"
    )
    another = rf"\b(?:an?|another|one|separate)\s(?:[\w-]+\s){{0,3}}?(?:{nouns})\b"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE), re.compile(another, re.IGNORECASE)


def _no_one_else(words: str) -> bool:
    """Whether the words behind a name do not lead to somebody else's: not "Department inspector general’s report"."""
    low = re.findall(r"[\w-]+|[’']", words.lower())
    own = low[2:] if low[:2] in (["’", "s"], ["'", "s"]) else low
    beside = load_vocabulary()
    return not any(word in beside.roles | beside.titles | beside.organisations or word in "’'" for word in own[:_GAP])


def is_document(noun: str) -> bool:
    """Whether a noun, in lower case, is of something that is said or written."""
    return noun in _FURTHER or noun in load_vocabulary().utterances


class Documents:
    """The statements, letters and reports of one article, as far as it has been read."""

    def __init__(self, text: str, people: People) -> None:
        self._text, self._people = text, people
        self._by_noun: dict[str, list[tuple[int, Speaker]]] = {}
        self._owned: dict[str, tuple[list[Mention], list[int]]] = {}

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

    def owned(self, noun: str, place: int, mentions: Sequence[Mention]) -> Mention | None:
        """Whose "the poll" is where all of its kind in the article are of one: "a Vale poll", "the report by Vale".

        `mentions` are those of the article, in text order; what stands behind `place` does not count.
        """
        if noun not in self._owned:
            self._owned[noun] = self._owners(noun, mentions)
        owners, others = self._owned[noun]
        before = owners[: bisect_left(owners, place, key=lambda one: one.span.start)]
        if not before or any(one.name != before[0].name for one in before):
            return None
        at = bisect_left(others, before[-1].span.end + _REACH)
        return None if others[at : at + 1] and others[at] < place else before[-1]

    def _owners(self, noun: str, mentions: Sequence[Mention]) -> tuple[list[Mention], list[int]]:
        """Who is named as whose such a document is, and where one more is spoken of; both in text order."""
        kind = next((kind for kind in (_POLL, _ADVERT) if noun in kind), frozenset({noun}))
        behind, before, another = _owning(kind)
        makers = _MAKERS if noun in _POLL else _ISSUES
        owners = []
        for mention in mentions:
            start, end = mention.span.start, mention.span.end
            if mention.kind not in makers:
                continue
            if (its := behind.match(self._text, end)) is not None:
                told = _no_one_else(its[0])
            else:
                following = self._text[end : end + _BESIDE].partition(".")[0]
                told = before.search(self._text, max(0, start - _REACH), start) is not None and _no_one_else(following)
            if told:
                owners.append(mention)
        return owners, [match.start() for match in another.finditer(self._text)]

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
