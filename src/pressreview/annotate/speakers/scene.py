"""An article while its speakers are resolved: who and what it names, and who has spoken so far."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pressreview.annotate.attributions.structure import parents
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.bodies import Bodies
from pressreview.annotate.speakers.documents import Documents
from pressreview.annotate.speakers.names import Token
from pressreview.annotate.speakers.people import People, Person, Role, role_ending
from pressreview.annotate.speakers.pronouns import Saying, spoken_of
from pressreview.model.article import Article
from pressreview.model.base import Span
from pressreview.model.reading import EntityKind, Mention, Speaker, TimeExpression
from pressreview.tables import load_states, load_vocabulary
from pressreview.text.spans import Taken
from pressreview.text.words import word_set

_OF_INITIALS = re.compile(r"[A-Z]{2,}ers")
"""Several of a party or place: "GOPers"."""
BACK = 400
"""How far back, in characters, "it" and "the paper" reach."""
SPEAKS: frozenset[EntityKind] = frozenset({"outlet", "organisation", "state"})
ANYBODY = word_set(
    """
    source official person man woman host author partner doctor expert witness spokesman spokeswoman
    spokesperson adviser advisor aide member staffer staff employee worker resident neighbor neighbour relative
    friend colleague student victim teacher plaintiff complainant caller viewer reader user operative insider
    organizer organiser donor analyst psychologist psychiatrist youth boy girl teenager juror attendee protester
    """
)
"""Nouns that may always be somebody's who is not named."""
OF_A_COURT = word_set("judge magistrate prosecutor")
"""Nouns of those of a case who are seldom named, where the accused is."""
_GOES_BEHIND = word_set(", of who whose in at from with for to on")
"""What a noun is followed by in a description of somebody."""
_CLAUSE_BEGUN = re.compile(r"(?:^|,?\s+)(?:who|whom|whose|which|that)$", re.IGNORECASE)
_GOES_ON_FOR, _NAMED_WITHIN = 2, 2
"""Sentences within which who spoke goes on, and who is described is named."""


class Scene:
    """One article, its sources resolved in text order so far."""

    def __init__(
        self,
        article: Article,
        raw: Sequence[RawAttribution],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
    ) -> None:
        self.article, self.text, self.raw = article, article.text, raw
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.mentions]
        self.people = People(self.text, self.mentions, times)
        self.parents = parents(raw)
        self.contents = Taken(span for one in raw for span in one.content)
        self.bodies = Bodies(self.text, self.mentions, self.people)
        self.sources = {span.start for one in raw for span in one.source[:1]}
        self.documents = Documents(self.text, self.people)
        self.introduced: list[tuple[Mention, list[Token]]] = []
        """Who was named behind a description in a source: "The spokeswoman for the ministry, Ilse Marrow,"."""
        self.speakers: list[Speaker | None] = [None] * len(raw)
        """By attribution, None where nobody is known yet."""
        self.spoke: list[tuple[int, Speaker]] = []
        """Who has spoken under a name, and where."""
        self.bodies_spoke: set[str] = set()
        """The organisations among them."""
        self.persons_spoke: list[tuple[int, str]] = []
        """The people among them; "" for somebody unnamed."""
        self.last_place = -1
        """Where the last source stands."""
        self.last_cue = ""
        """The last word of its cue, in small letters."""

    def remember(self, index: int, speaker: Speaker | None) -> None:
        """Keep who speaks in an attribution."""
        one = self.raw[index]
        self.speakers[index] = speaker
        self.last_place = place_of(one)
        self.last_cue = cue(self.text, one).rpartition(" ")[2]
        if speaker is not None and speaker.name is not None:
            self.spoke.append((self.last_place, speaker))
            if speaker.kind == "person":
                self.persons_spoke.append((self.last_place, speaker.name))
            if speaker.kind == "organisation":
                self.bodies_spoke.add(speaker.name)
            self.documents.remember(one, speaker)
        elif speaker is not None and (is_somebody(speaker) or self._is_somebodys(speaker, one)):
            self.persons_spoke.append((self.last_place, ""))

    def _is_somebodys(self, speaker: Speaker, one: RawAttribution) -> bool:
        """Whether an unnamed speaker is somebody beside a person who is named: "Vale’s neighbour"."""
        if speaker.kind != "person" or not one.source:
            return False
        owners = (mention.span.end for mention in self.inside(one.source[0]) if mention.kind == "person")
        return any(self.text[end : end + 2] in ("’s", "'s") for end in owners)

    @property
    def said_last(self) -> bool:
        """Whether the last attribution has a verb of saying, not one of doing: "the government has arrested"."""
        return self.last_cue in load_vocabulary().reporting

    def opens_clause(self, place: int) -> bool:
        """Whether a place is the start of a sentence, "But" aside, or comes behind a mark of punctuation."""
        start = self.people.sentence_start(self.people.sentence_at(place))
        before = self.text[max(start, place - 12) : place].strip()
        return before[-1:] in (*",.:;”’\"'", "") or before in ("But", "And", "Then", "Yet", "So")

    def quoted(self, place: int) -> bool:
        """Whether a place is in the content of any attribution."""
        return self.contents.touches(Span(place, place + 1))

    def last_speaker(self, place: int) -> Speaker | None:
        """The outlet, organisation or state that spoke last, if that was just before."""
        if self.spoke:
            where, speaker = self.spoke[-1]
            near = place - where <= BACK and self.people.sentence_at(place) - self.people.sentence_at(where) <= 1
            if speaker.kind in SPEAKS and near:
                return speaker
        return None

    def inside(self, span: Span) -> list[Mention]:
        """The mentions within a span, in text order."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def of_mention(self, mention: Mention, before: Sequence[Token] = ()) -> Speaker:
        """Who is named, with the role that the words before the name give."""
        if mention.kind == "person":
            person = self.people.named(mention.name)
            role = role_ending(self.text, before) if before else None
            if person is None:
                return Speaker(name=mention.name, kind="person", role=role)
            beside = Role(mention.span.start, role, None) if role else person.role_at(mention.span.start)
            return person_speaker(person, beside)
        if mention.kind == "group" or _OF_INITIALS.fullmatch(
            mention.name
        ):  # "Republicans" of two articles are not one speaker
            return unnamed(self.text, mention.span, "group")
        if mention.kind == "place" and load_states().of_capital(mention.name):
            return Speaker(name=mention.name, kind="state")
        return Speaker(name=mention.name, kind=mention.kind)

    def spoke_just_before(self, place: int) -> Person | None:
        """The person who spoke last, just before, if no other is named since but in quotation."""
        if not self.persons_spoke:
            return None
        where, name = self.persons_spoke[-1]
        start = self.people.before_quotations(place)
        if self.people.sentence_at(start) - self.people.sentence_at(where) > _GOES_ON_FOR:
            return None
        others = (one for one in self.people.perhaps_between(where, place) if one.name != name)
        if any(self.people.quotation_at(one.span.start) is None and not self.quoted(one.span.start) for one in others):
            return None
        return self.people.named(name)

    def named_after(self, place: int) -> Person | None:
        """Who is described first and named only then, in one of the next two sentences and with no word of who it is.

        "The acting minister came. “We hold meetings,” Odo Vale said": the article says nowhere else who Vale is.
        """
        number = self.people.sentence_at(place)
        if self.people.between(self.people.sentence_start(number), self.people.sentence_end(number)):
            return None
        end = self.people.sentence_end(number + _NAMED_WITHIN)
        said = (one for one in self.people.between(place, end) if self.people.quotation_at(one.span.start) is None)
        mention = next(said, None)
        person = self.people.named(mention.name) if mention else None
        if mention is None or person is None or person.places[0] != mention.span.start or person.roles:
            return None
        bare = self.text[mention.span.start - 2 : mention.span.start - 1] in ('"', "”", ".", ",", "\n", "")
        return person if bare and mention.span.start in self.sources and " " in mention.name else None

    def saying(self, one: RawAttribution) -> Saying:
        """What a pronoun that says something says, for telling whom it means."""
        of = spoken_of(one, self.people, self.sources)
        return Saying(cue=cue(self.text, one), spoken_of=of, contents=self.contents)


def place_of(one: RawAttribution) -> int:
    """Where an attribution's source stands, or its cue or content when it has none."""
    spans = one.source or one.cue or one.content
    return spans[0].start


def cue(text: str, one: RawAttribution) -> str:
    """The last words of an attribution's cue, in small letters; "" without one."""
    return one.cue[-1].of(text).lower() if one.cue else ""


def is_somebody(speaker: Speaker) -> bool:
    """Whether an unnamed speaker is one person met for the first time, or called by what anybody may be called.

    As in "A spokesman", "one loader"; "the friend", "the judge".
    """
    words = re.findall(r"[\w’'-]+|,", (speaker.description or "").lower())
    if speaker.kind not in ("person", "unknown") or len(words) <= 1:
        return False
    noun = next((n for n, word in enumerate(words) if word in _GOES_BEHIND), len(words)) - 1
    return words[0] in ("a", "an", "one", "another") or (words[0] == "the" and words[noun] in ANYBODY | OF_A_COURT)


def person_speaker(person: Person, role: Role | None) -> Speaker:
    """A person as a speaker, with a role that stands there or the one that holds throughout."""
    role = role or person.role_at(-1)
    if role is None:
        return Speaker(name=person.name, kind="person")
    return Speaker(name=person.name, kind="person", role=role.words, role_held=role.held)


_CUT = re.compile(r"\b(?:of|from|with|by)\Z")
"""How words end that are half a phrase: "two of"."""


def unnamed(text: str, span: Span, kind: EntityKind) -> Speaker:
    """A speaker by the article's words, without a relative clause that only begins ("a senior official who")."""
    words = _CLAUSE_BEGUN.sub("", span.of(text))
    return Speaker(name=None, kind=kind, description=None if _CUT.search(words) else words or None)
