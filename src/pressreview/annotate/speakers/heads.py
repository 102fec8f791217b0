"""The name that is the head of a phrase: its last word, or its first before a preposition."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pressreview.annotate.speakers.candidates import PARTY_GROUPS, SUFFIXES
from pressreview.annotate.speakers.issuers import issued_by, without_owner
from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.scene import Scene, person_speaker, unnamed
from pressreview.annotate.speakers.wordings import (
    DETERMINERS,
    EDGES,
    FINDINGS,
    FROM_SOMEWHERE,
    OWN,
    PREPOSITIONS,
    role_covers,
)
from pressreview.model.base import Span
from pressreview.model.reading import EntityKind, Mention, Speaker
from pressreview.tables import load_states, load_vocabulary
from pressreview.text.words import FUNCTION_WORDS, word_set

_BEHIND_A_NAME = PREPOSITIONS | word_set("during after before amid via")
_PIECES = word_set("report reports article story editorial investigation analysis exclusive scoop")
"""What an outlet publishes in its own voice."""
_DOCUMENTS = word_set(
    "data figures statistics records documents report reports review study survey poll announcement estimates"
    " recommendations findings projections"
)
_ADVICE = word_set("recommendations findings projections estimates")
"""Documents that are a body's own where its name stands behind "of"."""
_PUBLISHED = re.compile(r"\s(?:of|on|released|published|conducted|taken|issued|this|last)\b", re.IGNORECASE)
"""What goes on behind whose a document is: "a poll from the Ellery Institute released on Monday"."""
_POLLS = word_set("poll survey")
_CALLED = word_set("called named dubbed")
_OF_A_POLL = word_set("new recent latest fresh national nationwide statewide separate")
_LOWER_NOUNS = word_set("party court")
"""Nouns that some write small in a name."""
_ELSEWHERE = word_set("beyond under over between toward towards since via before after")
"""Prepositions behind which no head of a phrase stands, that do not end a description either."""
_IS_WHAT = word_set("group company firm organisation organization movement network coalition militia nonprofit")
"""Nouns behind a name that say what it is: "the Marrow group"."""
_ITS_OWN = word_set("website site blog")
"""Nouns behind a body's name that are its own voice."""
_OF_A_PLACE = re.compile(
    r"(?:media|press|(?:public\s)?health|police|fire|education|school|elections?|electoral|transport(?:ation)?|labou?r|agriculture"
    r"|justice|city|town|county|state|water|governor[’']s|mayor[’']s|sheriff[’']s)\s"
    r"(?:office|department|board|council|commission|ministry|authority|agency|service)|legislature|parliament|assembly"
)
"""Bodies of which a place has one."""
_OF_TWO = word_set("younger elder older junior")
"""Words that tell a member of a family from the one that the name alone means."""
_BESIDE = re.compile(r"\s(?:and|or)(?:\s(?:the|an?|its|his|her|their))?$")
"""How the words before a body end where something else stands beside it."""
_NAME_OF = 5
"""Words that a name has at most."""
_ISSUES: frozenset[EntityKind] = frozenset({"person", "organisation", "state", "outlet"})


class Heads:
    """Finds what a phrase names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text, self.people = scene.text, scene.people

    def named_head(self, head: Span, inside: Sequence[Mention]) -> Speaker | None:
        """The named thing that is the head of the phrase: its last word, or its first before a preposition."""
        for mention in reversed(inside):
            following = self.text[mention.span.end : head.end]
            before = tokens(self.text, Span(head.start, mention.span.start)) if head.start < mention.span.start else []
            before = [word for word in before if self.text[word.start - 1 : word.start] != "("]  # letters in brackets
            if mention.kind == "unknown" and before and before[0].low in DETERMINERS and _only_an_office(mention.name):
                continue  # "the Founder, advocate Ilse Vale"
            if mention.kind == "outlet" and before and _report_of(before):
                return self.scene.of_mention(mention)
            whole = not following.strip() or _PUBLISHED.match(following) is not None
            if before and whole and mention.kind in _ISSUES and self._document_of(before, mention):
                return self.scene.of_mention(mention)
            makes = mention.kind in _ISSUES or mention.kind == "unknown"
            if before and makes and issued_by(self.text[head.start : mention.span.start], following):
                return self.scene.of_mention(mention)
            modified = any(word.low in PREPOSITIONS or word.low in _ELSEWHERE for word in before)
            person = mention.kind == "person" and (role_covers(self.text, before) or _long_title(before))
            if modified and not person:
                continue
            low = [word.low for word in before]
            if mention.kind != "person" and len(low) > 2 and _BESIDE.search(" ".join(low)):
                return unnamed(self.text, head, "group")  # "the government and the Ports Union"
            if mention.kind == "group" and [word for word in before if word.low != "the"]:
                continue  # "some Republicans"
            if before and (asked := self._pollster(mention, before, following)):
                return asked
            if len(before) > 2 and before[-1].low in _CALLED and not following.strip(EDGES):
                return self.scene.of_mention(mention)  # "a group called Vale Airways"
            if before and before[0].low in ("a", "an") and mention.kind in ("organisation", "group", "unknown"):
                continue  # "a PAC"
            if mention.kind in ("person", "unknown") and _several_doing(before):
                continue  # "dockers supporting Vale"
            if before and before[0].low == "the" and (known := self._called(mention, before[1:], following)):
                return known
            if not following.strip(EDGES + "’'."):
                younger = mention.kind == "person" and any(word.low in _OF_TWO for word in before)
                return self._son(mention, head) if younger else self.scene.of_mention(mention, before)
            rest = re.sub(r"^(?:['’]s?)?\s+", "", following)
            first = tokens(rest, Span(0, len(rest)))
            possessive = following[:1] in "’'"
            if first and not possessive and first[0].word in _BEHIND_A_NAME:
                if mention.kind == "unknown" and inside[-1].kind == "person" and inside[-1].span.end == head.end:
                    continue  # "Fight for Ports organiser Odo Vale"
                return self.scene.of_mention(mention, before)
            if possessive and first and _ends_in_utterance(first) and mention.kind != "unknown":
                return self.scene.of_mention(mention, before)
            if mention.kind in ("organisation", "outlet") and self._alone(mention, before) and _document_in(first):
                return self.scene.of_mention(mention)
            if first and mention.kind == "outlet" and not possessive and _is_outlet_noun(first):
                return self.scene.of_mention(mention, before)
            if first and not possessive and first[0].low in ("himself", "herself", "itself", "also", "too"):
                return self.scene.of_mention(mention, before)
        return None

    def _document_of(self, before: Sequence[Token], body: Mention) -> bool:
        """Whether the words before a body are "a report from", also with whose body it is: "from Vale College’s"."""
        start = before[0].start
        end = start + without_owner(self.text[start : body.span.start])
        return _is_document_of(before) or _is_document_of([word for word in before if word.end <= end])

    def _pollster(self, body: Mention, before: Sequence[Token], following: str) -> Speaker | None:
        """Whose a poll is: "a new Marrow University poll"."""
        if before[0].low not in ("a", "an") or not all(
            word.low in _OF_A_POLL or word.word.isdigit() for word in before[1:]
        ):
            return None
        if body.kind not in ("organisation", "outlet", "unknown") or not self._alone(body, ()):
            return None
        asked = following.split()[:1]
        behind = following.strip().partition(" ")[2]
        published = _POLLS if body.kind == "unknown" else _POLLS | FINDINGS
        if asked and asked[0].lower() in published and (not behind or _PUBLISHED.match(" " + behind)):
            return self.scene.of_mention(body) if body.kind != "unknown" else None  # "a Trump poll"
        name, _, last = body.name.rpartition(" ")
        return Speaker(name=name, kind="organisation") if name and last.lower() in _POLLS and not following else None

    def _son(self, mention: Mention, head: Span) -> Speaker:
        """Whom "the younger Mr. Marrow" means: the one of that name who is called "Jr.", if one is."""
        name = tokens(mention.name, Span(0, len(mention.name)))
        family = next((word.word for word in reversed(name) if word.word not in SUFFIXES), "")
        younger = any(word.low in ("younger", "junior") for word in tokens(self.text, head))
        sons = [
            one for one in self.people if younger and one.name.split()[-2:-1] == [family] and one.name.endswith("Jr")
        ]
        return person_speaker(sons[0], None) if len(sons) == 1 else unnamed(self.text, head, "person")

    def _called(self, body: Mention, between: Sequence[Token], following: str) -> Speaker | None:
        """What "the", a name and nouns behind it mean: "the Marrow group", "the 27-member EU bloc"."""
        nouns = following.strip()
        if all("-" in word.word for word in between) and body.kind in ("organisation", "unknown"):
            ordinary = nouns in _IS_WHAT and not between and body.name not in load_vocabulary().bodies
            leads = nouns == "leadership" and body.name.endswith(("Party", "party"))
            owns = nouns in _ITS_OWN and body.kind == "organisation"
            if ordinary or leads or owns or (nouns == "bloc" and body.kind == "organisation"):
                return self.scene.of_mention(body)
        if not between and body.kind in ("organisation", "place", "unknown") and _OF_A_PLACE.fullmatch(nouns):
            return Speaker(name=f"{' '.join(body.span.of(self.text).split())} {nouns}", kind="organisation")
        return None

    def _alone(self, body: Mention, before: Sequence[Token]) -> bool:
        """Whether a body is named alone and what follows is its own: not in "NBC-Gallup poll", "its FEC data"."""
        around = (body.name, self.text[body.span.start - 1 : body.span.start], self.text[body.span.end])
        return not any(mark in some for some in around for mark in "-/") and not any(w.low in OWN for w in before)

    def as_written(self, head: Span) -> Speaker | None:
        """What only its capitals tell to be a name: "Hotline On Call"."""
        words = tokens(self.text, head)
        vocabulary = load_vocabulary()
        if len(words) == 1:
            return self._one_word(words[0])
        known = any(mention.kind != "unknown" for mention in self.scene.inside(head))
        if not known and (body := _with_lower_noun(words)):
            return body
        if not 2 <= len(words) <= _NAME_OF or known or words[0].low in FUNCTION_WORDS:
            return None
        last = words[-1].low
        several = last in vocabulary.groups or last.removesuffix("s") in vocabulary.roles | vocabulary.titles
        number = self.people.sentence_at(head.start)
        end = self.people.sentence_end(number)
        rest = tokens(self.text, Span(head.end, end)) if head.end < end else []
        longer = [word for word in rest if len(word.word) > 3]
        headline = 2 * sum(word.word[0].isupper() for word in longer) > len(longer)
        capitals = all(word.word[0].isupper() for word in words)
        if not capitals or several or last in vocabulary.organisations or headline:
            return None
        roles = vocabulary.roles | vocabulary.titles | FROM_SOMEWHERE
        cut = max((at + 1 for at, word in enumerate(words) if word.low in roles), default=0)
        if cut == len(words):
            return None
        name = " ".join(self.text[words[cut].start : head.end].split())
        return Speaker(name=name, kind="person" if cut else "unknown")

    def _one_word(self, word: Token) -> Speaker | None:
        """The person whose family name is a word that may be an ordinary one too: "Xi", "Stone"."""
        if not word.word[0].isupper() or word.low in FUNCTION_WORDS:
            return None
        persons = [person for person in self.people if person.name.split()[-1] == word.word and " " in person.name]
        return person_speaker(persons[0], None) if len(persons) == 1 else None


def _with_lower_noun(words: Sequence[Token]) -> Speaker | None:
    """A party or court with its noun in small letters: "the Conservative party", "the Supreme court"."""
    if words[0].low != "the" or words[-1].word not in _LOWER_NOUNS:
        return None
    between = [word.word for word in words[1:-1]]
    if not between or not all(word[0].isupper() and load_states().of_people(word) is None for word in between):
        return None
    return Speaker(name=" ".join((*between, words[-1].word)), kind="organisation")


def _long_title(before: Sequence[Token]) -> bool:
    """Whether the words before a name are one long title: "Deputy Secretary for Port Affairs"."""
    vocabulary = load_vocabulary()
    titles = vocabulary.titles | vocabulary.roles
    at = next((at for at, word in enumerate(before) if word.low in ("of", "for")), 0)
    field = before[at + 1 :]
    if not at or not field or before[at - 1].low not in titles or before[at - 1].possessive:
        return False
    known = titles | vocabulary.groups | FROM_SOMEWHERE
    return before[at - 1].word[0].isupper() and all(
        word.word[0].isupper() and word.low not in known and not word.possessive for word in field if word.low != "and"
    )


def _only_an_office(name: str) -> bool:
    """Whether a capital alone makes a name of somebody's office: "Founder"."""
    return name.lower() in load_vocabulary().roles | load_vocabulary().titles


def _ends_in_utterance(words: Sequence[Token]) -> bool:
    """Whether a phrase is about what somebody utters: "latest remarks", "letter to the board"."""
    for word in words:
        if word.low in PREPOSITIONS:
            return False
        if word.low in load_vocabulary().utterances:
            return True
    return False


def _several_doing(before: Sequence[Token]) -> bool:
    """Whether the words before a name are several who do something: "Democrats supporting", "groups opposing"."""
    return any(
        other.low.endswith("ing")
        and other.word.islower()
        and (one.word.islower() or one.low in PARTY_GROUPS)
        and one.low.endswith("s")
        and not one.low.endswith("ss")
        and not one.possessive
        for one, other in pairwise(before)
    )


def _report_of(before: Sequence[Token]) -> bool:
    """Whether the words before an outlet are "a report in", "an editorial by"."""
    low = [word.low for word in before if word.low != "the"]
    return len(low) > 1 and low[-1] in ("in", "by", "from", "of", "on") and low[-2] in _PIECES


def _is_document_of(before: Sequence[Token]) -> bool:
    """Whether the words before a name are "data from", "a statement by": its words, whoever wrote them down."""
    low = [word.low for word in before if word.low not in DETERMINERS]
    if len(low) < 2 or not (low[-1] in ("from", "by") or (low[-1] == "of" and low[-2] in _ADVICE)):
        return False
    return all(word not in PREPOSITIONS for word in low[:-1]) and low[-2] in _DOCUMENTS | load_vocabulary().utterances


def _document_in(words: Sequence[Token]) -> bool:
    """Whether the words behind a name are what its holder publishes: "Gallup’s poll of voters"."""
    for word in words:
        if word.low in PREPOSITIONS or word.word[0].isupper():
            return False
        if word.low in FINDINGS:
            return True
    return False


def _is_outlet_noun(words: Sequence[Token]) -> bool:
    low = [word.low for word in words]
    return low == ["news"] or (low[-1] in load_vocabulary().outlet_nouns and len(low) <= 3)
