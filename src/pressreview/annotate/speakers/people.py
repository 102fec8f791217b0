"""The persons of an article: the roles that its own words give them, and their gender as far as the words tell it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple

from pressreview.annotate.speakers.names import Token, tokens
from pressreview.model.base import Span
from pressreview.model.reading import Interval, Mention, TimeExpression
from pressreview.tables import load_vocabulary
from pressreview.text import outermost, quotations, sentences
from pressreview.text.calendar import MONTH_NAMES, WEEKDAY_NAMES
from pressreview.text.words import word_set

Gender = Literal["m", "f"]

_ACTS = re.compile(
    r"(?:,[^,.;\n]{2,90},)?\s(?:[a-z]+ly\s|also\s|then\s|has\s|had\s)?(?:is|was|has|had|will|would|could|can|may|might|did|does|do"
    r"|went|told|wrote|made|took|got|gave|won|lost|ran|came|began|saw|knew|felt|found|left|held|kept|met|spoke|thought"
    r"|[a-z]{2,}ed|[a-z]{3,}s)\b"
)
"""What follows who does something, a word on who that is aside: "Marrow, a docker, took"."""
_ACTS_WITHIN = 130
_NOUN_BEFORE = re.compile(r"([^\W\d_]{3,})\s$")

_REACH = 160
"""How far, in characters, before and after a name a role is looked for."""
_NO_ROLE = word_set("mr mrs ms miss mx messrs dr sir dame lord lady rev reverend")
_STOP_BEFORE = word_set(
    """
    a an the and or but with by from to in on at as that when while if because said says told tells asked than via into
    about against who whom which is was are were be has have had will would between after before since for like
    including unlike over under despite versus he she it they him them me us i we you not where whether behind
    """
)
_VERBS = word_set(
    """
    said says told is was are were has have had will would could should took went came gave wrote began became made got
    saw sent spoke met did does can may might must
    """
)
_STOP_AFTER = _VERBS | word_set(
    """
    who whom whose which that when while as because but after before since between during until although if where
    also not whether
    """
)
_DONE_TO = word_set("accused charged called named cited quoted blamed credited described suspected reported believed")
_BEHIND_A_PARTICIPLE = word_set("of by with for as in")
_DONE = ("ed", "ly")
"""What verbs and adverbs in front of a title end in; the words below are part of a role."""
_HELD_OFFICE = word_set(
    """
    retired elected appointed unelected disgraced embattled convicted ousted deposed suspended exiled jailed imprisoned
    designated accused indicted self-described self-proclaimed long-retired newly-elected newly recently formerly
    family elderly friendly deadly weekly daily monthly quarterly
    """
)
_RANKS = word_set(
    """
    former then acting ex late current outgoing incoming new onetime longtime long-time fellow rival deputy vice interim
    state federal junior senior top ranking assistant associate chief lead presumptive prospective caretaker
    first second democrat republican opposition government cabinet committee campaign party company union police army
    city county
    """
)
"""What may stand before a title that is written with capitals."""
_SEVERAL_THINGS = word_set(
    """
    affairs sports arms operations news sales communications relations services resources rights veterans works systems
    ports times politics economics series
    """
)
"""Words in -s before a title that are no verbs."""
_OF_SEVERAL = word_set("reps sens govs messrs spokesmen")
"""Titles of several: in "Reps. Marrow and Vale" neither is a "Reps."."""
_DAYS = frozenset((*WEEKDAY_NAMES, "yesterday", "today"))
_RELATIONS = word_set(
    """
    rival opponent critic supporter friend ally colleague partner neighbour neighbor man woman boy girl person
    challenger veteran insider wife husband mother father son daughter brother sister victim suspect contender
    """
)
"""Words that say who somebody is only with a word of whom: "Marrow's rival"."""
_APPOSITION = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?,\s(?:who\s(?:is|was|has\sbeen|had\sbeen|serves\sas|served\sas|has\sserved\sas|works\sas|worked\sas|acts\sas)\s)?"
    r"(?:(?:an?|the|one\sof\sthe|now|currently|then|his|her|their|its)\s){0,2}"
)
_IS_OVER = re.compile(r"\bwho\s(?:was|had\sbeen|served|worked)\b")
"""Of such a clause, that the role is no longer held."""
_HELD = re.compile(r",?\s(from|between|in|during|since|until|till)\s")
"""Between a role and the time for which it was held."""
_COMMA_BEFORE = re.compile(r",\s$")


_PARTY = re.compile(
    r",?\s?\(?(?P<party>[RDI])-(?P<state>[A-Z][A-Za-z.]*(?:\s(?:Va|Dakota|Carolina|York|Hampshire|Mexico|Jersey)\b)?)"
)
"""Behind a name, as in "Sen. Marco Rubio, R-Fla.": the party and where it is held."""
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_SHORT = {
    "sen": ("senator", "lawmaker"), "rep": ("representative", "lawmaker"), "gov": ("governor",), "gen": ("general",),
    "prof": ("professor",), "col": ("colonel",), "capt": ("captain",), "lt": ("lieutenant",), "adm": ("admiral",),
    "sgt": ("sergeant",), "maj": ("major",), "pres": ("president",), "senator": ("lawmaker",), "mp": ("lawmaker",),
    "congressman": ("lawmaker", "representative"), "congresswoman": ("lawmaker", "representative"),
    "representative": ("lawmaker",),
}  # fmt: skip
"""Titles by what they are called in a description: "Sen. Rubio", "the senator"."""
_STATES = {
    short: full
    for full, several in (row.split("=") for row in (
        "alabama=ala al", "alaska=ak", "arizona=ariz az", "arkansas=ark ar", "california=calif ca", "colorado=colo co",
        "connecticut=conn ct", "delaware=del de", "florida=fla fl", "georgia=ga", "illinois=ill il", "indiana=ind in",
        "iowa=ia", "kansas=kan kans ks", "kentucky=ky", "louisiana=la", "maine=me", "maryland=md",
        "massachusetts=mass ma", "michigan=mich mi", "minnesota=minn mn", "mississippi=miss ms", "missouri=mo",
        "montana=mont mt", "nebraska=neb ne", "nevada=nev nv", "new-hampshire=nh", "new-jersey=nj", "new-mexico=nm",
        "new-york=ny", "north-carolina=nc", "north-dakota=nd", "ohio=oh", "oklahoma=okla ok", "oregon=ore or",
        "pennsylvania=pa penn", "rhode-island=ri",
        "south-carolina=sc", "south-dakota=sd", "tennessee=tenn tn", "texas=tex tx", "utah=ut", "vermont=vt",
        "virginia=va", "washington=wash wa", "west-virginia=wva", "wisconsin=wis wi", "wyoming=wyo wy",
    ))
    for short in several.split()
}  # fmt: skip
"""American states as they stand behind a party, by what a description calls them; a hyphen stands for a space."""


_SOME_TIMES = 4
"""How often somebody is named at least about whom an article is."""


class Role(NamedTuple):
    """A role as the article gives it."""

    start: int
    """Of the mention beside which it stands."""
    words: str
    held: Interval | None
    """Since when and until when; open on both sides where it is only said to be over."""


class Person:
    """One person of an article."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: list[int] = []
        """Where each mention starts, in text order."""
        self.roles: list[Role] = []
        """In text order."""
        self.party: frozenset[str] = frozenset()
        """What a mark of party behind the name tells, in words that a description uses: "R-Fla."."""
        self.leaning: Gender | None = None
        """What a rarer given name lets one think, where nothing tells the gender."""
        self._evidence: set[Gender] = set()

    @property
    def gender(self) -> Gender | None:
        """What titles, roles and the given name tell; None when they tell nothing or contradict each other."""
        return next(iter(self._evidence)) if len(self._evidence) == 1 else None

    def role_at(self, start: int) -> Role | None:
        """The role beside the mention at `start`, else the first that the article gives."""
        at = bisect_left(self.roles, start, key=lambda role: role.start)
        beside = at < len(self.roles) and self.roles[at].start == start
        return self.roles[at if beside else 0] if self.roles else None

    def hear(self, gender: Gender | None) -> None:
        """Take in a piece of evidence for the gender."""
        if gender is not None:
            self._evidence.add(gender)


class People:
    """The persons among an article's mentions, with their roles and gender."""

    def __init__(self, text: str, mentions: Sequence[Mention], times: Sequence[TimeExpression] = ()) -> None:
        self.text = text
        self._times = {time.span.start: time for time in times}
        self._places: dict[frozenset[str], list[int]] = {}
        self._line_ends = [match.start() for match in re.finditer("\n", text)]
        self.mentions = [mention for mention in mentions if mention.kind == "person"]
        self.doubtful = [mention for mention in mentions if mention.kind == "unknown"]
        """Names of which nothing is known: each may be a person's."""
        self._doubtful_starts = [mention.span.start for mention in self.doubtful]
        self._starts = [mention.span.start for mention in self.mentions]
        self._persons: dict[str, Person] = {}
        self._by_noun: dict[str, list[Mention]] | None = None
        self._by_role: dict[str, list[tuple[Person, int, frozenset[str]]]] | None = None
        bounds = sentences(text)
        self._bounds = [span.start for span in bounds]
        self._ends = [span.end for span in bounds]
        self._quoted = outermost(quotations(text))
        self._quoted_starts = [span.start for span in self._quoted]
        for mention in self.mentions:
            person = self._persons.setdefault(mention.name, Person(mention.name))
            person.places.append(mention.span.start)
            self._learn(person, mention)

    def named(self, name: str) -> Person | None:
        """The person of that full name."""
        return self._persons.get(name)

    @cached_property
    def figure(self) -> Person | None:
        """Whom the article is about: who is named oftener than all others together, and some times."""
        most = max(self._persons.values(), key=lambda person: len(person.places), default=None)
        times = len(most.places) if most is not None else 0
        return most if times >= _SOME_TIMES and 2 * times > len(self.mentions) else None

    def with_role(self, noun: str) -> list[tuple[Person, int, frozenset[str]]]:
        """Persons with that noun in a role: where the role was first given, and its words in lower case."""
        if self._by_role is None:
            self._by_role = {}
            for person in self._persons.values():
                first = {role.words: role.start for role in reversed(person.roles)}
                for role, place in (first or dict.fromkeys(person.party, person.places[0])).items():
                    told = [token.low for token in tokens(role, Span(0, len(role)))]
                    full = [word for low in told for word in _SHORT.get(low, ())]
                    words = frozenset((*told, *full, *person.party))
                    for word in sorted(words):
                        self._by_role.setdefault(word, []).append((person, place, words))
        return self._by_role.get(noun, [])

    def __iter__(self) -> Iterator[Person]:
        return iter(self._persons.values())

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions of persons that start in `[start, end)`."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def perhaps_between(self, start: int, end: int) -> list[Mention]:
        """Mentions that may be persons' and start in `[start, end)`, in text order."""
        doubtful = self.doubtful[bisect_left(self._doubtful_starts, start) : bisect_left(self._doubtful_starts, end)]
        return sorted((*self.between(start, end), *doubtful), key=lambda mention: mention.span)

    def quotation_at(self, place: int) -> int | None:
        """The number of the quotation that holds `place`, None outside of quotations."""
        at = bisect_left(self._quoted_starts, place + 1) - 1
        return at if at >= 0 and place < self._quoted[at].end else None

    def has_between(self, words: frozenset[str], start: int, end: int) -> bool:
        """Whether one of some words, given in lower case, begins in `[start, end)`."""
        if words not in self._places:
            pattern = re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)
            self._places[words] = [match.start() for match in pattern.finditer(self.text)]
        places = self._places[words]
        return bisect_left(places, start) < bisect_left(places, end)

    def one_paragraph(self, start: int, end: int) -> bool:
        """Whether no line ends between two places."""
        return bisect_left(self._line_ends, start) == bisect_left(self._line_ends, end)

    def acts(self, mention: Mention) -> bool:
        """Whether a verb follows a name: "Marrow, a docker, took"."""
        return _ACTS.match(self.text, mention.span.end, mention.span.end + _ACTS_WITHIN) is not None

    def called(self, noun: str) -> list[Mention]:
        """Mentions of persons right behind a noun, given in lower case: "Coroner Odo Vale"."""
        if self._by_noun is None:
            self._by_noun = {}
            for mention in self.mentions:
                if before := _NOUN_BEFORE.search(self.text, max(0, mention.span.start - 30), mention.span.start):
                    self._by_noun.setdefault(before[1].lower(), []).append(mention)
        return self._by_noun.get(noun, [])

    def before_quotations(self, place: int) -> int:
        """Where the quotations begin that end right before `place`, `place` itself when none does: “…,” he said."""
        while True:
            end = place
            while end and self.text[end - 1] in " ,\n\u00a0":
                end -= 1
            number = self.quotation_at(end - 1) if end else None
            if number is None or self._quoted[number].end != end:
                return place
            place = self._quoted[number].start

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds `place`."""
        return max(0, bisect_left(self._bounds, place + 1) - 1)

    def sentence_start(self, number: int) -> int:
        """Where sentence `number` starts; the first for a negative number."""
        return self._bounds[max(0, number)] if self._bounds else 0

    def sentence_end(self, number: int) -> int:
        """Where sentence `number` ends; the last for one past it."""
        return self._ends[min(number, len(self._ends) - 1)] if self._ends else 0

    def _learn(self, person: Person, mention: Mention) -> None:
        """Take in what stands beside one mention."""
        number = self.sentence_at(mention.span.start)
        first = max(self._bounds[number], mention.span.start - _REACH)
        last = min(self._ends[number], mention.span.end + _REACH)
        start, end = mention.span.start, mention.span.end
        for other in reversed(self.between(first, start)):
            if self.text[other.span.end : other.span.end + 2] not in ("’s", "'s"):
                first = other.span.end
                break
        words = tokens(self.text, Span(first, start)) if first < start else []
        vocabulary = load_vocabulary()
        if (
            words
            and words[-1].low in vocabulary.titles_of_men | vocabulary.titles_of_women
            and start - words[-1].end <= 2
        ):
            person.hear("m" if words[-1].low in vocabulary.titles_of_men else "f")
        given, *family = mention.name.split()
        if given in vocabulary.women:
            person.hear("f")
        elif given in vocabulary.men:
            person.hear("m")
        elif family:
            person.leaning = "f" if given in vocabulary.rarer_women else "m" if given in vocabulary.rarer_men else None
        shortened = len(mention.name.split()) > 1 and " " not in self.text[start:end].strip()
        if before := self._role_before(words, start, end, shortened=shortened):
            person.roles.append(Role(start, before, None))
            person.hear(gender_of(before))
        if after := self._role_after(start, end, last):
            person.roles.append(after)
            person.hear(gender_of(after.words))

        if mark := _PARTY.match(self.text, end, self._ends[number]):
            state = mark["state"].lower().replace(".", "").replace(" ", "")
            held = _STATES.get(state, mark["state"].lower()).split("-")
            person.party |= {_PARTIES[mark["party"]], *held}

    def _role_before(self, words: list[Token], start: int, end: int, *, shortened: bool) -> str | None:
        """The role in front of a name: "National Security Council spokesman", or "the country's leader," in front.

        Before a family name alone none with an article: "the federal judge Vale was speaking of" is not Vale.
        """
        gap = self.text[words[-1].end : start] if words else "."
        comma = bool(_COMMA_BEFORE.search(gap)) and self.text[end : end + 1] in (",", ".", "")
        abbreviated = gap.startswith(". ") and words[-1].low in load_vocabulary().titles if words else False
        if not words or not (gap.isspace() or comma or abbreviated):
            return None
        if words[-1].possessive:
            return None
        return role_ending(self.text, words, open_end=comma, shortened=shortened and not comma)

    def _role_after(self, start: int, end: int, last: int) -> Role | None:
        """The role in apposition after a name: ", a senior fellow at the Wilson Center"."""
        match = _APPOSITION.match(self.text, end, last)
        if match is None or match.end() >= last:
            return None
        found = role_starting(self.text, match.end(), last)
        if found is None:
            return None
        words, role_end = found
        held = self._held(role_end)
        if held is None and _IS_OVER.search(match.group()):
            held = Interval(start=None, end=None)
        return Role(start, words, held)

    def _held(self, end: int) -> Interval | None:
        """The time that stands right after a role: "ambassador between 2006 and 2008"."""
        match = _HELD.match(self.text, end)
        time = self._times.get(match.end()) if match else None
        if match is None or time is None or (time.start is None and time.end is None):
            return None
        match match[1]:
            case "since":
                return Interval(start=time.start, end=None)
            case "until" | "till":
                return Interval(start=None, end=time.end)
            case _:
                return Interval(start=time.start, end=time.end)


@cache
def _titles_and_roles() -> frozenset[str]:
    return load_vocabulary().titles | load_vocabulary().roles


def role_ending(text: str, words: Sequence[Token], *, open_end: bool = False, shortened: bool = False) -> str | None:
    """The role that the last of `words` ends, in the text's own words without article; None when they are no role.

    With `open_end` it must begin with an article or a possessive, as in front of a comma; with `shortened`, in front of
    a family name alone, with no article.
    """
    vocabulary = load_vocabulary()
    at = len(words)
    while at > 0 and len(words) - at < 10:
        word = words[at - 1]
        if (
            word.low in _STOP_BEFORE
            and word.word != "US"
            and not (word.low == "the" and at > 1 and words[at - 2].low == "of")
        ):
            break
        if at < len(words):
            gap = text[word.end : words[at].start]
            if not (gap.isspace() or gap in ("’s ", "'s ", "-", ". ", "’ ", "' ")):
                break
        if word.low in vocabulary.reporting and word.word[0].islower():
            break
        if (at < len(words) and word.word.endswith(_DONE) and word.low not in _HELD_OFFICE) or word.low in _DAYS:
            break  # "overwhelmingly rejected President Obama"
        if word.low == "of" and not (at > 1 and words[at - 2].low in _titles_and_roles()):
            break
        at -= 1
    taken = words[at:]
    while taken and (taken[0].low in ("of", "the") or taken[0].low in _NO_ROLE):
        taken = taken[1:]
    if at and words[at - 1].low in ("him", "them", "me", "us") and taken and taken[0].low.endswith("ing"):
        taken = taken[1:]  # "shows him grabbing reporter Ilse Marrow"
    taken = _without_verb(taken)
    while taken and taken[-1].low in _NO_ROLE and [word.low for word in taken[-2:]] != ["first", "lady"]:
        taken = taken[:-1]
    if not taken or taken[-1].low in _OF_SEVERAL:
        return None
    heads = [
        k
        for k, word in enumerate(taken)
        if word.low in vocabulary.roles or (word.low in vocabulary.titles and word.word[0].isupper())
    ]
    if not heads:
        return None
    if any(word.low in _RELATIONS and taken[at + 1].low == "of" for at, word in enumerate(taken[:-1])):
        return None  # "the brother of President Odo Vale"
    tail = taken[heads[-1] + 1 :]
    doing = any(word.low.endswith("ing") and word.word[0].islower() for word in tail)
    if tail and (tail[0].low != "of" or len(tail) == 1 or doing):
        return None  # "a top aide of Vale" is not Vale
    opened = at > 0 and words[at - 1].low in ("the", "a", "an", "his", "her", "its", "their")
    if shortened and at > 0 and words[at - 1].low in ("the", "a", "an"):
        return None
    if open_end and not opened and not any(word.possessive for word in taken):
        return None
    if taken[0].low in ("his", "her", "its", "their", "my", "our"):
        taken = taken[1:]
    return _written(text, taken)


def _without_verb(words: Sequence[Token]) -> Sequence[Token]:
    """A role without what stands before its title and tells no rank: "unseat Rep.", "Norland welcomes President"."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if before.word[0].isupper() or word.word[0].islower() or before.low == "of":
            continue
        titled = all(one.word[0].isupper() or one.low == "of" for one in words[at:])
        if titled and not any(one.word[0].isupper() or one.low == "of" for one in words[:at]):
            while at and words[at - 1].low in _RANKS | _HELD_OFFICE:
                at -= 1
            return words[at:]
        if before.low.endswith("s") and not before.low.endswith(("ss", "us")) and before.low not in _SEVERAL_THINGS:
            return words[at:]
    return words


def role_starting(text: str, start: int, last: int) -> tuple[str, int] | None:
    """The role that begins at `start` and ends with its clause, in the text's own words, and where; None for none."""
    vocabulary = load_vocabulary()
    words = tokens(text, Span(start, last))
    taken: list[Token] = []
    for word in words[:16]:
        gap = text[taken[-1].end : word.start] if taken else text[start : word.start]
        if any(mark in gap for mark in ',;:—–()“”"') or (
            "." in gap and len(taken[-1].word) > 1 and taken[-1].low not in (*vocabulary.titles, "st", "mt", "ft")
        ):
            break
        reports = word.low in vocabulary.reporting and word.word[0].islower()
        acts = word.low in _VERBS or (reports and not _is_participle(words, len(taken)))
        if acts and taken and not any(one.low in ("of", "at", "for", "to", "in") for one in taken):
            return None  # "Odo Vale, the driver announced"
        if reports or word.low in _STOP_AFTER:
            break
        if taken and word.word.islower() and word.low.endswith("ed") and _ends_a_name(taken[-1]):
            break  # "head of the armed forces backed"
        taken.append(word)
    taken = taken[: next((at for at in range(1, len(taken)) if _tells_how_long(taken, at)), len(taken))]
    while taken and taken[-1].low in (
        "and",
        "or",
        "the",
        "a",
        "an",
        "of",
        "in",
        "at",
        "for",
        "to",
        "with",
        "from",
        "on",
    ):
        taken.pop()
    head = next(
        (k for k, word in enumerate(taken) if word.low in ("of", "at", "for", "to", "in", "on", "with", "from")), None
    )
    core = taken[: len(taken) if head is None else head]
    if not core or core[-1].low not in vocabulary.roles or core[0].low in ("and", "or"):
        return None
    if core[0].low.endswith("ing") and core[1:2] and core[1].low in ("the", "a", "an", "his", "her"):
        return None  # "Vale, accusing the minister of fraud"
    words_of = _written(text, taken)
    return (words_of, taken[-1].end) if words_of else None


def _is_participle(words: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` tells of the noun before it what was done: "the minister accused of fraud"."""
    behind = words[at + 1].low if at + 1 < len(words) else ""
    return words[at].low in _DONE_TO and behind in _BEHIND_A_PARTICIPLE


def _ends_a_name(word: Token) -> bool:
    """Whether a word is a name or several things, so that "backed" behind it is no adjective of what follows."""
    several = word.low.endswith("s") and not word.low.endswith(("ss", "us")) and word.low not in ("its", "his", "as")
    return not word.possessive and (several or word.word[0].isupper())


def _tells_how_long(words: Sequence[Token], at: int) -> bool:
    """Whether a role ends before the word at `at`: "ambassador between 2006 and 2008"."""
    if words[at].low not in ("from", "between", "in", "during", "since", "until", "till") or at + 1 == len(words):
        return False
    return words[at + 1].low in MONTH_NAMES or any(character.isdigit() for character in words[at + 1].word)


def _written(text: str, words: Sequence[Token]) -> str | None:
    """The words as the text has them; None when they only tell a relation to somebody unsaid."""
    if not words:
        return None
    related = any(word.possessive or word.low in ("of", "to") for word in words)
    if words[-1].low in _RELATIONS and not related:
        return None
    end = words[-1].end
    if words[-1].low in load_vocabulary().titles and text[end : end + 2] == ". " and len(words[-1].word) < 5:
        end += 1
    return " ".join(text[words[0].start : end].split())


def gender_of(role: str) -> Gender | None:
    """What a role's words tell: that a spokeswoman is a woman."""
    vocabulary = load_vocabulary()
    words = role.lower().replace("’", "'").split()
    if any(word in vocabulary.roles_of_women for word in words):
        return "f"
    return "m" if any(word in vocabulary.roles_of_men for word in words) else None
