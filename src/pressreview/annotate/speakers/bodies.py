"""Which body, outlet or administration "the ministry", "the paper" or "the campaign" means, if only one can."""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.of_states import bodies_of_states
from pressreview.annotate.speakers.people import People, Person
from pressreview.model.base import Span
from pressreview.model.reading import Mention, Speaker
from pressreview.tables import load_outlets
from pressreview.text.words import word_set

ANY_BODY = word_set(
    "company firm group airline carrier manufacturer maker giant team organisation organization"
    " agency university union bank party charity association corporation foundation institute watchdog regulator"
    " authority body bureau pac nonprofit retailer lender insurer automaker brewer studio utility conglomerate"
)
"""Nouns that stand for bodies whose names do not tell what they are: "Airbus", "the company"."""
_STATE = word_set(
    "ministry department court senate congress parliament house police army navy government administration treasury"
    " assembly cabinet"
)
"""Heads of names of a state's own bodies."""
_PUBLIC = _STATE | word_set("bureau commission council committee board office authority secretariat federation")
"""Heads of names of public bodies."""
_PARTIES = word_set("party gop")
_MAY_BE_STATE = word_set("agency watchdog regulator authority body bureau")
_MAY_BE_PUBLIC = _MAY_BE_STATE | word_set("group team organisation organization giant")
"""Nouns of any body that a state's own, or a public one, may be called by as well."""
SOMEBODYS = word_set("campaign administration camp government")
"""Nouns of bodies that are called by who is at their head: "the Marrow campaign"."""
_ON_A_DAY = re.compile(r"\)?\s(?:on\s)?(?:\w+day)\s(?:\w+ly\s)?[a-z]{2,}ed\b")
"""What follows who did something, the letters of its name and a day between: "The Ports Office (PO) on Monday shut"."""
_AGENCY_ENDINGS = (" Press", " News", " Agency", " Newswire")
_BEHIND = 40
"""Characters behind a name in which such a noun is looked for."""
_NEAR = 2
"""Sentences before in which the only one of several is meant."""
_OUTLET_REACH = 8
"""Sentences back to the only outlet that is named at all."""


class Bodies:
    """The organisations and outlets of an article, by the nouns that "the" may stand for them with."""

    def __init__(self, text: str, mentions: Sequence[Mention], people: People) -> None:
        self._text, self._mentions, self._people = text, mentions, people
        self._starts = [mention.span.start for mention in mentions]
        self._named: dict[str, list[tuple[int, str]]] = {}
        self._headed: dict[int, str] = {}
        heads: list[tuple[Mention, int, str]] = []
        for mention in mentions:
            if mention.name == "White House":
                continue  # never "the House"
            if mention.kind == "organisation":
                self._named.setdefault(_head(mention.name), []).append((mention.span.start, mention.name))
            elif mention.kind in ("person", "unknown") and (behind := self._noun_behind(mention)):
                heads.append((mention, *behind))
        fullest: dict[tuple[str, str], str] = {}
        for mention, _, noun in heads:
            written, called = " ".join(mention.span.of(text).split()), (mention.name.split()[-1], noun)
            fullest[called] = max(fullest.get(called, ""), f"{written} {noun}", key=len)
        for mention, place, noun in heads:
            name = fullest[mention.name.split()[-1], noun]
            self._headed[place] = name
            self._named.setdefault(noun, []).append((mention.span.start, name))
        known: dict[str, str] = {}
        for body in bodies_of_states(text):
            if body.words not in known:  # once: a text may hold thousands
                names = {name for _, name in self._named.get(body.noun, ())}
                same = [name for name in names if _one_body(name, body.words)]
                known[body.words] = same[0] if len(same) == 1 else body.words
            self._headed[body.place] = known[body.words]
            self._named.setdefault(body.noun, []).append((body.start, known[body.words]))
        self._first: dict[str, dict[str, int]] = {}
        """Where each is named first, by that noun."""
        for noun, named in self._named.items():
            named.sort()
            self._first[noun] = {name: place for place, name in reversed(named)}

    def _noun_behind(self, head: Mention) -> tuple[int, str] | None:
        """The noun of a body behind the name of who is at its head, and where: "Marrow’s campaign"."""
        end = min(len(self._text), head.span.end + _BEHIND)
        line = tokens(self._text, Span(head.span.end, end)) if head.span.end < end else []
        words = [word for word in line[:3] if word.low not in ("s", "presidential")]
        between = self._text[head.span.end : words[0].start] if words else "."
        if not words or words[0].word not in SOMEBODYS or between.strip(" ’'s") not in ("", "presidential"):
            return None
        return words[0].start, words[0].low

    def _before(self, noun: str, place: int) -> set[str]:
        """The bodies named before `place` that may be called by that noun."""
        return {name for name, first in self._first.get(noun, {}).items() if first < place}

    def are_named(self, noun: str, place: int) -> bool:
        """Whether bodies that have that noun in their names are named before `place`."""
        return bool(self._before(noun, place))

    def headed(self, place: int) -> Speaker | None:
        """The body whose noun stands at `place` behind the name of its state or of who is at its head."""
        name = self._headed.get(place)
        return Speaker(name=name, kind="organisation") if name else None

    def meant(self, place: int, noun: str, spoken: Set[str], *, owned: bool) -> Speaker | None:
        """The one organisation before `place` whose name ends in that noun: "the ministry" is "Ministry of Ports".

        Of several the only one in this sentence and the two before, or else the only one that has `spoken`. For nouns
        that any may be called by, without one that is called so, the organisation that did something last there, unless
        it is `owned` by somebody ("the pilots’ body"); no ministry is "the company", and no party but by such a noun.
        """
        names = self._before(noun, place)
        first = self._people.sentence_start(self._people.sentence_at(place) - _NEAR)
        if len(names) > 1:
            named = self._named[noun]
            near = {name for _, name in named[bisect_left(named, (first,)) : bisect_left(named, (place,))]}
            told = set() if noun in SOMEBODYS else (near & spoken) or (names & spoken)
            names = near if len(near) == 1 else told
        elif not names and noun in ANY_BODY and not owned:
            last = self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, place)]
            acting = [one for one in last if one.kind in ("organisation", "unknown")]
            acting = [one for one in acting if may_be_called(one.name, noun)]
            return self._last_to_act(acting)
        return Speaker(name=names.pop(), kind="organisation") if len(names) == 1 else None

    def called(self, noun: str, place: int) -> Speaker | None:
        """The one body before `place` whose name ends in a noun that is in no table: "the precinct"."""
        names = self._before(noun, place)
        return Speaker(name=names.pop(), kind="organisation") if len(names) == 1 else None

    def of(self, head: Person, noun: str) -> Speaker:
        """The body that is called by who is at its head, as it is written elsewhere: "his campaign"."""
        family = head.name.split()[-1]
        written = max((name for name in self._first.get(noun, ()) if family in name.split()), default="", key=len)
        return Speaker(name=written or f"{family} {noun}", kind="organisation")

    def ending(self, words: Sequence[Token], place: int) -> Speaker | None:
        """The one body before `place` whose name ends in those words: "the board of ports" of "Alba Board of Ports"."""
        told = [word.low for word in words]
        before = self._before(_head(" ".join(told)), place)
        names = {name for name in before if _low(name)[-len(told) :] == told}
        return Speaker(name=names.pop(), kind="organisation") if len(names) == 1 else None

    def _last_to_act(self, near: Sequence[Mention]) -> Speaker | None:
        """The body that did something last, where none is named after it; else the only one, where nothing else is.

        One of which nothing is known must begin its sentence.
        """
        doer = next((one for one in reversed(near) if self._acts(one)), None)
        if doer is None:
            names = {one.name for one in near} if all(one.kind == "organisation" for one in near) else set()
        elif doer.kind == "organisation" or self._begins(doer):
            names = {one.name for one in near if one.span >= doer.span and (one.kind == "organisation" or one is doer)}
        else:
            return None
        return Speaker(name=names.pop(), kind="organisation") if len(names) == 1 else None

    def _acts(self, body: Mention) -> bool:
        return self._people.acts(body) or _ON_A_DAY.match(self._text, body.span.end) is not None

    def _begins(self, body: Mention) -> bool:
        start = self._people.sentence_start(self._people.sentence_at(body.span.start))
        return self._text[start : body.span.start].strip().lower() in ("", "the", "but the")

    def outlet(self, place: int, noun: str) -> Speaker | None:
        """The outlet that "the paper" or "the agency" means: the last named, in this paragraph or the one before.

        Else the only one of its kind that is named before, some sentences back.
        """
        agencies = noun in ("agency", "newswire", "wire")
        breaks = 0
        end = place
        far: dict[str, Speaker] = {}
        number = self._people.sentence_at(place)
        for at in range(bisect_left(self._starts, place) - 1, -1, -1):
            mention = self._mentions[at]
            breaks += self._text.count("\n\n", mention.span.start, end) or self._text.count(
                "\n", mention.span.start, end
            )
            end = mention.span.start
            if breaks > 1 and number - self._people.sentence_at(end) > _OUTLET_REACH:
                break
            if agencies and mention.kind == "organisation" and _is_called_agency(mention.name):
                break  # "data of the FBI. The agency said"
            if found := _may_be_called(mention, agencies=agencies, surely=breaks > 1):
                if breaks <= 1:
                    return found
                far[mention.name] = found
        return next(iter(far.values())) if len(far) == 1 else None


def may_be_called(name: str, noun: str) -> bool:
    """Whether a body may be called by a noun that any may be: no ministry is "the company", no party "the group"."""
    others = _PARTIES | (set() if noun in _MAY_BE_STATE else _STATE if noun in _MAY_BE_PUBLIC else _PUBLIC)
    return noun in ANY_BODY and (noun == "party" or _head(name) not in others)


def _is_called_agency(name: str) -> bool:
    """Whether a body that is no outlet may be called an agency: by its letters, or as one of a state's own."""
    return load_outlets().named(name) is None and (name.isupper() or _head(name) in _PUBLIC | _MAY_BE_STATE)


def _one_body(name: str, words: str) -> bool:
    """Whether a body's name says what its words do: "Foreign Ministry", and "Norland’s foreign ministry"."""
    told = {word for word in _low(words) if word not in ("and", "s")}
    return name != words and told >= set(_low(name)) - {"of", "the", "and", "affairs"} and len(told) > 1


def _low(name: str) -> list[str]:
    return [token.low for token in tokens(name, Span(0, len(name)))]


def _head(name: str) -> str:
    """The word of a name that says what it is, in lower case: "ministry" of "Ministry of Ports"."""
    words = _low(name)
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _may_be_called(mention: Mention, *, agencies: bool, surely: bool) -> Speaker | None:
    """The outlet that a mention names, None where it is none or "the agency" is asked for and it is no agency.

    `surely`: only one of which that is known, by the tables or its name.
    """
    if agencies and mention.kind == "organisation" and mention.name.lower().endswith("agency"):
        return Speaker(name=mention.name, kind="organisation")
    known = load_outlets().named(mention.name)
    agency = known.kind == "agency" if known is not None else not surely
    if known is None and mention.kind in ("outlet", "organisation") and mention.name.endswith(_AGENCY_ENDINGS):
        agency = True
    elif mention.kind != "outlet":
        return None
    return Speaker(name=mention.name, kind="outlet") if agency or not agencies else None
