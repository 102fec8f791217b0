"""Whom a description without a name means: somebody described before, or somebody unnamed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.bodies import ANY_BODY, SOMEBODYS, may_be_called
from pressreview.annotate.speakers.candidates import KEEP_TITLE
from pressreview.annotate.speakers.documents import is_document
from pressreview.annotate.speakers.leaning import Leaning
from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.offices import head_of
from pressreview.annotate.speakers.people import Person, gender_of
from pressreview.annotate.speakers.pronouns import GENDER, SURE, antecedent
from pressreview.annotate.speakers.scene import ANYBODY, OF_A_COURT, Scene, cue, person_speaker, unnamed
from pressreview.annotate.speakers.wordings import DEFINITE, DETERMINERS, FROM_SOMEWHERE, OWN, PREPOSITIONS
from pressreview.model.base import Span
from pressreview.model.reading import Speaker
from pressreview.tables import load_states, load_vocabulary
from pressreview.text.calendar import MONTH_NAMES
from pressreview.text.words import FUNCTION_WORDS, word_set

_LOOSE = word_set("former ex then current new longtime veteran senior top same late republican democratic")
"""Words of a definite description that need not be in the role it refers to."""
_FORMER = word_set("former ex")
_LESSER = word_set("vice deputy assistant former ex then")
"""Words of a role without which a description means another: "the president" is no vice president."""
_CANDIDATES = word_set("candidate nominee front-runner frontrunner contender hopeful")
_STANDS_FOR = word_set("republican democratic gop presidential senate gubernatorial mayoral vice-presidential")
_PARTY_WORDS = {"republican": "r", "gop": "r", "democratic": "d", "democrat": "d"}
_PERSONAL = re.compile(
    r"(?:surgeon|[a-z]{3}(?:al|or|ur|gr?|n|r|v|m|t)ist|ician|[a-z]{2}woman|[a-z]sman|player|singer|writer|driver|midwife|diplomat"
    r"|technocrat|democrat|socialist|captain|skipper|rapper|novelist|billionaire|millionaire|tycoon|celebrity|native|veteran"
    r"|incumbent|newcomer|outsider|heir|dictator|strongman|cleric|monk|nun|priest|imam|rabbi|chef|designer|composer"
    r"|filmmaker|broadcaster|pilot|sailor|farmer|nurse|medic|-year-old)$"
)
"""How nouns of persons end that are in no table: "the retired neurosurgeon"."""
_OFFICES = frozenset((
    "secretary of state", "secretary of defense", "secretary of defence", "chief of staff", "speaker of house",
    "member of parliament", "minister of state", "director of communications", "head of state", "head of government",
))  # fmt: skip
"""Offices with "of" in them; an article is left out."""
_PASSERSBY = word_set(
    "source official person man woman boy girl youth teenager resident neighbor neighbour witness victim student worker"
)
"""Of those who may be anybody, whom an article seldom names later."""
_SURE_OF_A_NOUN = 0.95
_SURE_OF_A_NOUN_AGAIN = 0.9
"""How likely, 0-1, "he" or "she" must mean somebody who is described instead; less so who has just spoken."""
_ONE_THERE_IS = word_set("pope king queen emperor president premier chancellor judge")
"""Offices of which the one everybody knows, or the one of the case, may be meant."""
_MADE = re.compile(
    r",?\s(?:which\swas\s)?(?:conducted|carried\sout|commissioned|released|published|prepared|compiled|produced)\b"
)
_GOVERNMENT = re.compile(r"\b((?:[A-Z][a-z]+\s)?[A-Z][a-z]+)(?:[’']s)?\sgovernment\b")
_PLATFORMS = word_set("facebook twitter x instagram youtube telegram tiktok weibo wechat whatsapp snapchat reddit")
_POSTED = word_set("post posts tweet tweets video message messages account page")
"""What stands on a platform, and is not its own."""
_NO_OUTLETS = word_set("statement plan letter law bill order act resolution decision")
"""What an outlet reports, and does not issue."""
_CHANGED = word_set("new next incoming previous former last outgoing old interim transitional")
"""Words by which a government is not the one spoken of before."""
_ABROAD = word_set("embassy consulate")
"""Bodies of which a state has many."""
_NO_FIGURE = word_set("and other another same second third unnamed next rival")
"""Words of a description that is not of whom the article is about."""
_LETTERS = re.compile(r"[A-Z]{2,4}")
"""What an office is called in short: "SP"."""
_LETTERS_BEFORE = re.compile(r"\(([A-Z]{2,4})\)\s$")
_LETTERS_BEHIND = re.compile(r",\s(?:the\s)?([A-Z]{2,4})\b")
_JUST_STOOD = 4
"""Sentences before in which a noun has not stood that may be somebody's met before."""


class Descriptions:
    """Resolves descriptions."""

    def __init__(self, scene: Scene, leaning: Leaning) -> None:
        self.scene, self._leaning = scene, leaning
        self.text, self.people = scene.text, scene.people
        self._seen: dict[str, int] = {}

    def described(self, head: Span, whole: Span, one: RawAttribution) -> Speaker:
        """Who a description without a name means: somebody described before, or somebody unnamed."""
        vocabulary = load_vocabulary()
        words = tokens(self.text, head)
        core = words
        for at, word in enumerate(words):
            if at > 0 and word.low in PREPOSITIONS:
                core = words[:at]
                break
        noun = core[-1].low
        definite = core[0].low in DEFINITE
        alone = len(core) == len(words)
        of_state = not alone and words[len(core)].low in ("in", "of") and noun not in _ABROAD
        if (alone or of_state) and (headed := self.scene.bodies.headed(core[-1].start)):
            return headed
        if definite and alone and (known := self._by_title(core) or self._by_letters(core)):
            return person_speaker(known, None)
        made = not alone and is_document(noun) and words[len(core)].low in ("by", "from", "of")
        if made and (issuer := self.scene.bodies.headed(words[-1].start)):
            return issuer  # "a statement by the Norlandish foreign ministry"
        if noun in SOMEBODYS and alone and core[0].low in GENDER and len(core) == 2:
            person = self._leaning.meant(core[0], one)
            if person is not None:
                return self.scene.bodies.of(person, noun)
        if noun in ("government", "authorities") and alone and (state := _state_before(core[:-1])):
            return Speaker(name=state, kind="state")
        if [word.low for word in words] == ["the", "government"] and (state := self._one_state(head)):
            return Speaker(name=state, kind="state")
        if [word.low for word in core] == ["the", "government"] and (seated := self._seat(words[2:])):
            return seated
        if definite and not alone and (body := self.scene.bodies.ending(words[1:], head.start)):
            return body
        if (
            noun in vocabulary.outlet_nouns
            and definite
            and alone
            and not any(word.possessive or word.low in vocabulary.organisations | ANY_BODY for word in core[:-1])
            and (outlet := self.scene.bodies.outlet(head.start, noun))
        ):
            return outlet
        document = self._of_document(core, one) if alone and is_document(noun) else None
        if document is not None and not _of_somebody_else(document, core):
            return document
        if noun in vocabulary.groups or (noun.endswith("s") and noun[:-1] in vocabulary.roles):
            return unnamed(self.text, whole, "group")
        titled = noun in vocabulary.roles or noun in vocabulary.titles
        if titled or noun in FROM_SOMEWHERE or (definite and alone and _PERSONAL.search(noun)):
            person = (
                self._person_with_role(core, words) or self._goes_on(core, cue(self.text, one)) if definite else None
            )
            if person is None and definite and core[0].low == "the" and (alone or _is_office(words[len(core) - 1 :])):
                person = self._called_anew(core, one) or self._called_again(core, one)
            if person is None and definite:
                person = self._candidate(core, one)
            if person is None and definite and core[0].low == "the":
                after = self.scene.named_after(head.end) if noun not in _PASSERSBY else None
                person = head_of(core, words, self.people) or after
            if person is None and definite and alone:
                person = self._main_figure(core)
            if person is None and alone and _is_post(core):
                person = self._person_with_role(core, words, ahead=head.start < self.people.sentence_end(0))
            return person_speaker(person, None) if person else unnamed(self.text, whole, "person")
        if definite and alone and len(core) == 2 and (named := self._called(noun, head.start)):
            return person_speaker(named, None)
        if noun in vocabulary.organisations or noun in ANY_BODY:
            if definite and alone and (found := self._body_meant(core)):
                return found
            return unnamed(self.text, whole, "organisation")
        if noun in vocabulary.outlet_nouns:
            return unnamed(self.text, whole, "outlet")
        if definite and alone and len(core) == 2 and (called := self.scene.bodies.called(noun, head.start)):
            return called
        return unnamed(self.text, whole, "unknown")

    def _one_state(self, head: Span) -> str | None:
        """The state of "the government", where the article has spoken of the government of one state alone."""
        told = [state for state, first in self._governments.items() if first < head.start]
        return told[0] if len(told) == 1 else None

    @cached_property
    def _governments(self) -> dict[str, int]:
        """The states whose governments the article speaks of, and where first; looked for once."""
        found: dict[str, int] = {}
        for match in _GOVERNMENT.finditer(self.text):
            if state := _state_of(match[1]):
                found.setdefault(state, match.start())
        return found

    def _seat(self, behind: Sequence[Token]) -> Speaker | None:
        """The state of "the government in Alba", where Alba is its capital."""
        if len(behind) < 2 or behind[0].low != "in":
            return None
        state = load_states().of_capital(" ".join(word.word for word in behind[1:]))
        return Speaker(name=state.name, kind="state") if state else None

    def _of_document(self, core: Sequence[Token], one: RawAttribution) -> Speaker | None:
        """Whose a document is: "the statement", "his tweet", "the ministry’s statement"."""
        first, noun = core[0], core[-1].low
        if first.low in DEFINITE:
            if len(core) == 3 and core[1].low in load_vocabulary().organisations | ANY_BODY:
                return self._body_meant(core[:2])
            owned = any(word.possessive for word in core[1:-1])
            told = _MADE.match(self.text, core[-1].end) is not None  # whose it is comes behind it
            return None if owned or told else self._issuer(noun, first.start)
        if first.low not in OWN or noun not in load_vocabulary().utterances:
            return None
        if (owner := self.scene.documents.own(first.low, noun, first.start)) or first.low not in GENDER:
            return owner
        owner = self._leaning.pronoun(first, one)
        return owner if owner.name is not None else None

    def _issuer(self, noun: str, place: int) -> Speaker | None:
        """Whose "the statement" is: of who made one, or of the body that has just been speaking."""
        if found := self.scene.documents.whose(noun, place):
            return found
        if mention := self.scene.documents.issued(noun, place, self.scene.mentions):
            return self.scene.of_mention(mention)
        if mention := self.scene.documents.owned(noun, place, self.scene.mentions):
            return self.scene.of_mention(mention)
        if noun != "statement" or not self.scene.spoke or not self.scene.said_last:
            return None
        where, speaker = self.scene.spoke[-1]
        near = self.people.sentence_at(self.people.before_quotations(place)) - self.people.sentence_at(where) <= 1
        return speaker if near and speaker.kind == "organisation" and self.scene.last_place == where else None

    def _body_meant(self, core: Sequence[Token]) -> Speaker | None:
        """The body that a definite description means, one that has spoken rather than another."""
        if core[-1].low in SOMEBODYS and any(word.low in _CHANGED for word in core):
            return None
        called = {word.low for word in core[1:-1]}
        spoken = {name for name in self.scene.bodies_spoke if called <= set(name.lower().split())}
        owned = any(self.text[word.end : word.end + 1] in ("’", "'") for word in core[:-1])
        place, noun = core[0].start, core[-1].low
        found = self.scene.bodies.meant(place, noun, spoken, owned=owned)
        if found is not None:
            return None if _another(found, core) else found
        by_name = owned or len(core) > 2 or self.scene.bodies.are_named(noun, place)
        return None if by_name else self._body_that_spoke(place, noun)

    def _body_that_spoke(self, place: int, noun: str) -> Speaker | None:
        """The body that spoke in the sentence before, if it may be called so and no other is named since."""
        speaker = self.scene.last_speaker(self.people.before_quotations(place))
        if speaker is None or speaker.kind != "organisation" or speaker.name is None:
            return None
        start = self.scene.spoke[-1][0]
        since = self.scene.mentions[bisect_left(self.scene.starts, start) : bisect_left(self.scene.starts, place)]
        others = [one for one in since if one.kind in ("organisation", "unknown") and one.name != speaker.name]
        if any(not self.scene.quoted(one.span.start) for one in others):
            return None
        return speaker if may_be_called(speaker.name, noun) else None

    def _person_with_role(self, core: Sequence[Token], words: Sequence[Token], *, ahead: bool = False) -> Person | None:
        """The one person before, or `ahead` too, whose role has the words of a definite description."""
        wanted = {word.low for word in words if word.low not in DETERMINERS and word.low not in PREPOSITIONS}
        former = not wanted.isdisjoint(_FORMER)
        wanted -= _LOOSE
        noun, place = core[-1].low, core[0].start
        headline = self.people.sentence_end(0)
        vocabulary = load_vocabulary()
        gender = "f" if noun in vocabulary.roles_of_women else "m" if noun in vocabulary.roles_of_men else None
        fitting: dict[str, Person] = {}
        for person, where, has in self.people.with_role(noun):
            lesser = (has & _LESSER) - {word.low for word in words}
            if former and has.isdisjoint(_FORMER):
                continue  # "the former president" is not "President Vale"
            if (
                (where < place or (ahead and where >= headline))
                and wanted <= has
                and not lesser
                and person.gender in (None, gender or person.gender)
            ):
                fitting[person.name] = person
        fitting |= self._introduced_as(noun, wanted, {word.low for word in words})
        if len(fitting) > 1:  # "the president" is not "Russian President Vladimir Putin" where there is another
            home = {name: one for name, one in fitting.items() if not _foreign(one, noun, wanted)}
            fitting = home if len(home) == 1 else fitting
        last = self.scene.spoke_just_before(place)
        if len(fitting) > 1 or wanted <= {"republican", "democrat"}:
            fitting = {last.name: last} if last is not None and last.name in fitting else {}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _introduced_as(self, noun: str, wanted: set[str], words: set[str]) -> dict[str, Person]:
        """Who was named behind a description with that head and all those words."""
        found: dict[str, Person] = {}
        for mention, described in self.scene.introduced:
            low = [word.low for word in described]
            at = next((at for at, word in enumerate(low) if at and word in PREPOSITIONS), len(low))
            person = self.people.named(mention.name)
            if person and low[at - 1] == noun and wanted <= set(low) and not (set(low[:at]) & _LESSER) - words:
                found[person.name] = person
        return found

    def _goes_on(self, core: Sequence[Token], cue: str) -> Person | None:
        """Who spoke just before and now is called otherwise: "…, Marrow said. But the former docker added …"."""
        region = _of_a_region(core)
        if not region and cue.split()[-1:] not in (["added"], ["adds"], ["continued"], ["continues"]):
            return None
        person = self.scene.spoke_just_before(core[0].start)
        if person is None or (region and person.party and core[-2].low not in person.party):
            return None
        return person if person.gender in (None, gender_of(core[-1].low) or person.gender) else None

    def _called_anew(self, core: Sequence[Token], one: RawAttribution) -> Person | None:
        """Whom a description means that the article has for the first time: "…, Marrow said. The real estate mogul …".

        That is whoever "he" or "she" would surely mean there. Who was called by that noun before may be somebody else.
        """
        noun, place = core[-1].low, core[0].start
        if noun in ANYBODY | OF_A_COURT or any(word.possessive or word.low == "and" for word in core):
            return None
        if self._first_seen(noun) < place or _of_a_region(core):
            return None
        person = self._surely_meant(core, one, sure=_SURE_OF_A_NOUN)
        return None if person is not None and _holds_another(person, noun) else person

    def _called_again(self, core: Sequence[Token], one: RawAttribution) -> Person | None:
        """Whom a noun means that has stood in the article before, if of nobody: "…, Marrow said. The candidate …".

        That is who has just spoken, where a clause opens, if the noun has not just stood there, and is no title of one
        who is known to hold another.
        """
        noun, place = core[-1].low, core[0].start
        person = self.scene.spoke_just_before(place)
        if person is None or noun in ANYBODY | _ONE_THERE_IS or not self.scene.opens_clause(place):
            return None
        if any(word.possessive or word.low == "and" for word in core) or _of_a_region(core):
            return None
        held = [
            *(one.name for one, _, _ in self.people.with_role(noun)),
            *(m.name for m in self.people.called(noun)),
        ]
        if any(name != person.name for name in held) or _holds_another(person, noun):
            return None
        start = self.people.sentence_start(self.people.sentence_at(place) - _JUST_STOOD)
        if re.search(rf"\b{re.escape(noun)}\b", self.text[start:place], re.IGNORECASE):
            return None
        meant = self._surely_meant(core, one, sure=_SURE_OF_A_NOUN_AGAIN)
        return person if meant is person else None

    def _candidate(self, core: Sequence[Token], one: RawAttribution) -> Person | None:
        """Who has just spoken and is called by what he stands for: "…, Marrow said. The Republican nominee …"."""
        told = {word.low for word in core[1:-1]}
        if core[0].low != "the" or core[-1].low not in _CANDIDATES or not told or not told <= _STANDS_FOR:
            return None
        person = self.scene.spoke_just_before(core[0].start)
        if person is None or not self.scene.opens_clause(core[0].start):
            return None
        return person if self._surely_meant(core, one, sure=SURE) is person else None

    def _main_figure(self, core: Sequence[Token]) -> Person | None:
        """Whom the article is about, where nobody else is so called: "the candidate"."""
        noun, place = core[-1].low, core[0].start
        person = self.people.figure
        if core[0].low != "the" or noun not in _CANDIDATES or person is None:
            return None
        if any(word.possessive or word.low in _NO_FIGURE for word in core):
            return None
        end = self.people.sentence_end(self.people.sentence_at(place))
        if any(one.name == person.name for one in self.people.between(place, end)):
            return None  # "The front-runner predicted that Vale would lose" is another
        held = [*(one.name for one, _, _ in self.people.with_role(noun)), *(m.name for m in self.people.called(noun))]
        if person.places[0] > place or any(name != person.name for name in held) or _of_another_party(person, core):
            return None
        if not held and _holds_another(person, noun):
            return None
        return person if person.gender in (None, gender_of(noun) or person.gender) else None

    def _surely_meant(self, core: Sequence[Token], one: RawAttribution, *, sure: float) -> Person | None:
        """Whom "he" or "she" would surely mean in place of a description."""
        place, gender, saying = core[0].start, gender_of(core[-1].low), self.scene.saying(one)
        found: dict[str, Person] = {}
        for pronoun in ("he", "she"):
            if gender in (None, GENDER[pronoun]):
                spoke = self.scene.persons_spoke
                if person := antecedent(place, pronoun, self.people, spoke=spoke, saying=saying):
                    if antecedent(place, pronoun, self.people, spoke=spoke, saying=saying, sure=sure):
                        found[person.name] = person
                    else:
                        return None
        found = {name: person for name, person in found.items() if not _of_another_party(person, core)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _by_title(self, core: Sequence[Token]) -> Person | None:
        """The one person before whose title is part of the name: "the pope" is "Pope Francis"."""
        title = core[-1].low
        if len(core) != 2 or title not in KEEP_TITLE:
            return None
        named = [one for one in self._titled.get(title, ()) if one.places[0] < core[0].start]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _titled(self) -> dict[str, list[Person]]:
        """Persons by the first word of their names, in lower case."""
        found: dict[str, list[Person]] = {}
        for person in self.people:
            found.setdefault(person.name.split()[0].lower(), []).append(person)
        return found

    def office_in_letters(self, head: Span) -> Speaker | None:
        """Whose office letters are although they look like a name: "the OC" is "Odo Vale, OC of Norland Police"."""
        core = tokens(self.text, head)
        if len(core) != 2 or core[0].low != "the" or (person := self._by_letters(core)) is None:
            return None
        held = re.compile(rf",\s(?:the\s)?{core[1].word}\sof\s")
        told = any(held.match(self.text, place + len(person.name)) for place in person.places)
        return person_speaker(person, None) if told else None

    def _by_letters(self, core: Sequence[Token]) -> Person | None:
        """The one person before whose office is called by letters: "the SP" is "superintendent of police Odo Vale"."""
        letters = core[-1].word
        if len(core) - sum(word.low in _LOOSE for word in core) != 2 or _LETTERS.fullmatch(letters) is None:
            return None
        held = [one for one in self._lettered.get(letters, ()) if one.places[0] < core[0].start]
        return held[0] if len(held) == 1 else None

    @cached_property
    def _lettered(self) -> dict[str, list[Person]]:
        """Persons by the letters of their offices: given beside the name, or the first of an office's words."""
        found: dict[str, list[Person]] = {}
        for person in self.people:
            told = {letters for place in person.places for letters in self._letters_beside(place, len(person.name))}
            for role in person.roles:
                words = tokens(role.words, Span(0, len(role.words)))
                told.add("".join(word.word[0].upper() for word in words if word.low not in FUNCTION_WORDS | _LOOSE))
            for letters in told:
                found.setdefault(letters, []).append(person)
        return found

    def _letters_beside(self, place: int, length: int) -> Iterator[str]:
        """Letters in brackets before a name or in apposition behind it: "(SP) Odo Vale", "Odo Vale, OC of"."""
        if before := _LETTERS_BEFORE.search(self.text, max(0, place - 8), place):
            yield before[1]
        if behind := _LETTERS_BEHIND.match(self.text, place + length):
            yield behind[1]

    def _called(self, noun: str, place: int) -> Person | None:
        """The one person named before `place` behind that noun: "the coroner" is "Coroner Odo Vale"."""
        names = {mention.name for mention in self.people.called(noun) if mention.span.start < place}
        return self.people.named(names.pop()) if len(names) == 1 else None

    def _first_seen(self, word: str) -> int:
        """Where a word, given in lower case, first stands in the article."""
        if not self._seen:
            for token in tokens(self.text, Span(0, len(self.text))):
                self._seen.setdefault(token.low, token.start)
        return self._seen.get(word, len(self.text))


def _of_somebody_else(issuer: Speaker, core: Sequence[Token]) -> bool:
    """Whether a document is not what was found: called by another's name, or such as no outlet or platform issues."""
    noun = core[-1].low
    if (issuer.name or "").lower() in _PLATFORMS and noun in _POSTED:
        return True
    if issuer.kind == "outlet" and noun in _NO_OUTLETS:
        return True
    called = set(re.findall(r"\w+", (issuer.name or "").lower()))
    told = [word for word in _capitals_within(core) if word.low not in MONTH_NAMES]
    return bool(told) and called.isdisjoint(part for word in told for part in re.findall(r"\w+", word.low))


def _another(body: Speaker, core: Sequence[Token]) -> bool:
    """Whether a description names a body by words that another's name has not: "the Norwatch secretariat"."""
    called = {word.low for word in tokens(body.name or "", Span(0, len(body.name or "")))}
    states = load_states()
    return any(
        word.low not in called and not (states.of_people(word.word) or states.named(word.word))
        for word in _capitals_within(core)
    )


def _capitals_within(core: Sequence[Token]) -> list[Token]:
    """Words between the first and the noun of a description that are written as names are, and no letters."""
    return [word for word in core[1:-1] if word.word[0].isupper() and not word.word.isupper()]


def _is_post(core: Sequence[Token]) -> bool:
    """Whether a description without an article is a post of somebody's: "Ports Office secretary", "Alba governor"."""
    first = core[0]
    return len(core) > 1 and first.word[0].isupper() and first.low not in FUNCTION_WORDS | DETERMINERS


def _is_office(words: Sequence[Token]) -> bool:
    """Whether the words, from its noun on, are one office: "secretary of state", "speaker of the house"."""
    return " ".join(word.low for word in words if word.low != "the") in _OFFICES


def _of_a_region(core: Sequence[Token]) -> bool:
    """Whether a description names where its holder is from: "the Florida senator"."""
    return core[-1].low in FROM_SOMEWHERE and len(core) > 2 and core[-2].word[0].isupper()


def _holds_another(person: Person, noun: str) -> bool:
    """Whether a noun is a title and somebody holds other offices alone: no general secretary is the minister."""
    others = bool(person.roles) and all(noun not in role.words.lower() for role in person.roles)
    return noun in load_vocabulary().titles and others


def _of_another_party(person: Person, core: Sequence[Token]) -> bool:
    """Whether a description names a party and the article gives a person another: "the Republican nominee"."""
    told = {party for word in core if (party := _PARTY_WORDS.get(word.low))}
    words = {word for role in person.roles for word in role.words.lower().split()} | person.party
    known = {party for word in words if (party := _PARTY_WORDS.get(word))}
    return bool(told and known) and not told <= known


def _foreign(person: Person, noun: str, wanted: set[str]) -> bool:
    """Whether every role of a person with that noun is of a state that the description does not name."""
    roles = [tokens(role.words, Span(0, len(role.words))) for role in person.roles]
    held = [{word.low for word in words} - wanted for words in roles if noun in {word.low for word in words}]
    return bool(held) and all(any(load_states().of_people(word) for word in words) for words in held)


def _state_of(words: str) -> str | None:
    """The state that a name or an adjective means, perhaps behind another word: "Despite Norlandish"."""
    known = load_states()
    for some in (words, words.split()[-1]):
        if (state := known.of_people(some) or known.named(some)) is not None:
            return state.name
    return None


def _state_before(words: Sequence[Token]) -> str | None:
    """The state whose adjective the words are, "the" aside: "the North Korean (government)"."""
    told = " ".join(word.word for word in words if word.low not in DEFINITE)
    state = load_states().of_people(told) if told else None
    return state.name if state else None
