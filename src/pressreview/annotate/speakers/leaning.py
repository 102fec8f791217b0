"""Whom a word means that leans on another: "he", "it", "I", "who", and the answers of an interview."""

import re
from bisect import bisect_left
from collections import Counter

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.names import Token
from pressreview.annotate.speakers.people import Person
from pressreview.annotate.speakers.pronouns import GENDER, antecedent, opens_with_description
from pressreview.annotate.speakers.scene import BACK, SPEAKS, Scene, person_speaker
from pressreview.model.base import Span
from pressreview.model.reading import Mention, Speaker
from pressreview.tables import load_vocabulary
from pressreview.text.words import FUNCTION_WORDS

_TURN = re.compile(r"^(?P<who>[QA])(?::\s|(?=[A-Z“\"][a-z]))", re.MULTILINE)
"""Before a question and its answer."""
_DASH = re.compile(r"\s(?:-|--|–|—)\s?|—|--")
_AND = re.compile(r",?\s(?:and|but)\s$")
_WHO = re.compile(r"(?<!\band\s)(?<!\bbut\s)\bwho\b")
_WHO_WITHIN = 400
"""Characters before "and who" in which the "who" stands that it goes on from."""
_CALLED_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<whole>(?:[Aa]n?|[Tt]he)\s(?P<words>(?:[a-z][\w’'-]*\s){0,3}[a-z][\w-]*)),?\s$"
)
"""What a person may be called before "who"."""
_WHO_IT_IS = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,\s\d{1,3})?(?:,\s(?:an?|the|his|her|one\sof)\s[^,;.:()\n]{2,80})?,?\s$"
)
"""Between a name and "who": "Odo Vale of Alba (R-Ohio), an early supporter, who"."""
_ARE = re.compile(r"\s(?:also\s|all\s|both\s)?(?:are|were|have|do)\b")
"""What follows "who" where it means several."""
_IS = re.compile(r"\s(?:also\s)?(?:is|was|has|does)\b")
_SUCH_AS = re.compile(r"s,?\s(?:such\sas|like|including)\s(?:[A-Z][\w.]*\s){0,3}$")
"""Before a name that is one example of several: "dockers such as Vale"."""


class Leaning:
    """Resolves the words that lean on others."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text, self.people = scene.text, scene.people
        self._ending: dict[int, list[int]] = {}
        """Attributions by where their sources end."""
        for index, one in enumerate(scene.raw):
            if one.source:
                self._ending.setdefault(one.source[-1].end, []).append(index)
        self._turns = [(match.start(), match["who"]) for match in _TURN.finditer(scene.text)]

    def pronoun(self, word: Token, one: RawAttribution) -> Speaker:
        """Whom "he" means, also who is only named after; the words that it says are not by who is named in them."""
        person = self.meant(word, one)
        return person_speaker(person, None) if person else Speaker(name=None, kind="person", description=word.word)

    def meant(self, word: Token, one: RawAttribution) -> Person | None:
        """The person whom "he" or "her" means; None where it is not sure."""
        people = self.people
        person = antecedent(word.start, word.low, people, spoke=self.scene.persons_spoke, saying=self.scene.saying(one))
        if person is None and opens_with_description(word.start, people, self.scene.persons_spoke):
            person = self.scene.named_after(word.start)
            if person is not None and person.gender not in (None, GENDER[word.low]):
                person = None
        return person

    def first_person(self, index: int, word: Token) -> Speaker:
        """The "I" of a quotation is who is quoted; the "I" of the article is its author."""
        parent = self.scene.parents[index]
        if parent is not None:
            speaker = self.scene.speakers[parent]
            if speaker is not None and speaker.kind == "person":
                return speaker
        elif asked := self.asked(word.start):
            return asked
        elif (
            (byline := self.scene.article.byline)
            and not re.search(r",|\band\b|&", byline)
            and not self.scene.quoted(word.start)
        ):
            return Speaker(name=byline, kind="person")
        return Speaker(name=None, kind="person", description=word.word)

    def asked(self, place: int) -> Speaker | None:
        """Who answers where `place` stands in an answer of an interview, if only one person is named before it.

        "We" and "our" of an answer are the same one's.
        """
        turns = self._turns
        at = bisect_left(turns, (place,)) - 1
        if at < 0 or turns[at][1] != "A":
            return None
        before = self.people.between(0, turns[0][0])
        if not before or not all(letter in {turn[1] for turn in turns[1:]} for letter in "QA"):
            return None
        times = Counter(mention.name for mention in before)
        name, count = times.most_common(1)[0]
        if name != before[0].name or any(count <= other for one, other in times.items() if one != name):
            return None
        person = self.people.named(name)
        return person_speaker(person, None) if person else None

    def subject(self, place: int) -> Speaker | None:
        """The body that its sentence begins with, if none other is named: "The Kremlin has what it says …"."""
        start = self.people.sentence_start(self.people.sentence_at(place))
        low, high = bisect_left(self.scene.starts, start), bisect_left(self.scene.starts, place)
        bodies = [one for one in self.scene.mentions[low:high] if one.kind not in ("person", "place")]
        if not bodies or len({one.name for one in bodies}) > 1 or bodies[0].kind not in SPEAKS:
            return None
        before = self.text[start : bodies[0].span.start].strip().lower()
        after = self.text[bodies[0].span.end : bodies[0].span.end + 2]
        return (
            self.scene.of_mention(bodies[0]) if before in ("", "the", "but", "but the") and "’" not in after else None
        )

    def before(self, word: str, relative: Span) -> Speaker | None:
        """The name right before "who", also with a party in brackets or who it is between, or before "… and who"."""
        if word == "who" and (first := self._first_who(relative)) is not None:
            return self.before(word, first)
        place = personal = relative.start
        if word in ("who", "whom") and (between := _WHO_IT_IS.search(self.text, max(0, place - BACK), place)):
            place = between.start()
        at = bisect_left(self.scene.starts, place) - 1
        if at < 0:
            return None
        mention = self.scene.mentions[at]
        gap = self.text[mention.span.end : place]
        dashed = word == "who" and mention.kind == "person" and _DASH.fullmatch(gap)
        if not dashed and gap.strip(" ,\n\u00a0") and not (gap == "." and mention.name.endswith(("Jr", "Sr"))):
            return None
        if word not in ("who", "whom"):
            before = self.scene.mentions[at - 1] if at and mention.kind in ("place", "state") else mention
            if before.kind == "organisation" and self.text[before.span.end : mention.span.start] == " of ":
                mention = before  # "the Ports Union of Alba, which"
            return None if word == "that" and "," in gap else self.scene.of_mention(mention)  # "In Alba, that meant"
        owner = self.scene.mentions[at - 1] if at and mention.kind in ("place", "state") else None
        if owner and owner.kind == "person" and self.text[owner.span.end : mention.span.start] == " of ":
            mention = owner  # "Sen. Odo Vale of Alba, who"
        described = self.text[place:personal].strip(" ,\n\u00a0")
        if (holder := self._holder(at, place)) is not None:
            return self.scene.of_mention(holder)
        if mention.kind in ("place", "state") or (described and mention.kind != "person"):
            return None  # "a house in Alba who"
        between_them = self.scene.inside(Span(place, personal)) if place < personal else ()
        if any(one.kind == "person" and one.span.end > personal - 3 for one in between_them):
            return None  # "Odo Vale, a friend of Ilse Marrow, who"
        start = max(0, mention.span.start - BACK)
        example = _SUCH_AS.search(self.text, start, mention.span.start) and not _IS.match(self.text, relative.end)
        if _ARE.match(self.text, relative.end) or example:
            return None  # "dockers such as Vale, who have"
        return self.scene.of_mention(mention)

    def described_before(self, relative: Span) -> Span | None:
        """What somebody is called by office or work right before "who": "said the harbour master, who added"."""
        match = _CALLED_BEFORE.search(self.text, max(0, relative.start - BACK), relative.start)
        if match is None:
            return None
        *between, noun = match["words"].lower().split()
        vocabulary = load_vocabulary()
        verbs = vocabulary.reporting | FUNCTION_WORDS
        if noun not in vocabulary.roles or any(word in verbs or word.endswith("ed") for word in between):
            return None
        return Span(*match.span("whole"))

    def _first_who(self, second: Span) -> Span | None:
        """The "who" that "and who" goes on from, if its sentence has but one: "Odo Vale, who left and who said"."""
        if not _AND.search(self.text, max(0, second.start - 6), second.start):
            return None
        start = max(second.start - _WHO_WITHIN, self.people.sentence_start(self.people.sentence_at(second.start)))
        found = list(_WHO.finditer(self.text, start, second.start))
        return Span(*found[0].span()) if len(found) == 1 else None

    def _holder(self, at: int, place: int) -> Mention | None:
        """Who holds the office that ends at `place`: "Ilse Marrow, director of Vale Airways, who"."""
        body = self.scene.mentions[at]
        for mention in reversed(self.scene.mentions[max(0, at - 2) : at]):
            person = self.people.named(mention.name) if mention.kind == "person" else None
            if person is None:
                continue
            role = next((role for role in person.roles if role.start == mention.span.start), None)
            between = self.text[mention.span.end : body.span.start]
            told = " ".join(self.text[mention.span.end : body.span.end].split())
            if role is None or body.kind not in ("organisation", "unknown", "outlet") or not between.startswith(", "):
                return None
            whole = place == body.span.end and re.sub(r"^, (?:the |an? )?", "", told) == role.words
            return mention if whole else None
        return None

    def who_spoke(self, relative: Span) -> Speaker | None:
        """Who has just spoken before "who": "“…,” said the harbour master, who added"."""
        before = self.text[max(0, relative.start - BACK) : relative.start]
        gap = before[len(before.rstrip(", \n\t\r\u00a0")) :]
        for index in self._ending.get(relative.start - len(gap), ()) if "," in gap else ():
            speaker = self.scene.speakers[index]
            if speaker is not None and speaker.kind == "person" and speaker.name is not None:
                return speaker
        return None
