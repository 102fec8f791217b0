"""What a run of words with capitals may name: titles cut off, known names and organisations told from persons.

Precision first: a name that nothing tells about is `unknown`, and a single unknown word at the start of a sentence is
no name at all.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pressreview.annotate.speakers.names import HEADLINE_VERBS, PARTICLES, Item, Token, begins_name, plain, tokens
from pressreview.model.base import Span
from pressreview.model.reading import EntityKind
from pressreview.tables import load_states, load_vocabulary
from pressreview.text.calendar import WEEKDAY_NAMES
from pressreview.text.words import FUNCTION_WORDS, word_set

_YEAR = word_set("year month week day decade century season")
"""Words that end what somebody is called "of the", before the name."""
_OF_THE = re.compile(r"\bof\sthe\s$", re.IGNORECASE)
_OUTLET_ENDING = re.compile(r".{2,}(?:press|wire|pravda)$")
_AGE = re.compile(r",\s\(?\d{1,2}\b")
_INITIALS = re.compile(r"[A-Z][A-Z0-9]{2,6}$")
_CALL_SIGN = re.compile(r"[KW](?!\w?II)[A-Z]{3}(?:-(?:TV|FM|AM))?")
"""What a broadcasting station in the United States is called: "WMUR"."""
_PARTY_MARK = re.compile(r"[RDI]-[A-Z]")
"""As in "Sen. Marco Rubio, R-Fla."."""
_ALONE = word_set("congress parliament senate treasury cabinet commons lords administration")
"""Organisations whose common noun is their name when it has a capital."""
KEEP_TITLE = word_set("pope king queen prince princess emperor sultan emir lord lady saint")
"""Titles that are part of the name when one name follows: "Pope Francis"."""
_PREPOSITIONS_OF_PLACE = word_set("in near outside across inside throughout around")
_LED = re.compile(r"\w-(?:led|backed|run|controlled|owned|funded|linked|dominated|sponsored)$")
_PLACE_FIRST = word_set("port mount lake fort cape north south east west upper lower isle")
_ADVERBS = re.compile(r"[A-Z][a-z]+(?:ly|ing|ed)$")
SUFFIXES = word_set("Jr Sr II III IV")
MUHAMMAD = word_set("Md Mohd Muhd")
"""How the given name Muhammad is written for short before other names."""
_MISTER = word_set("mr mrs ms miss")


class Candidate(NamedTuple):
    """A candidate: `words` of the name, where it stands, and what speaks for which kind."""

    start: int
    end: int
    words: tuple[str, ...]
    spelled: str
    kind: EntityKind
    name: str | None
    """The main name when the tables know it."""
    initial: bool
    """Whether it opens its sentence, so that its capital tells nothing."""
    title: str = ""


class Context:
    """A sentence and what stands beside a candidate in it."""

    def __init__(self, text: str, sentence: Span, lower: frozenset[str]) -> None:
        self.text, self.sentence, self.lower = text, sentence, lower
        self.words = tokens(text, sentence)
        self._index = {token.start: number for number, token in enumerate(self.words)}

    def opens(self, start: int) -> bool:
        """Whether a candidate opens the sentence, a quotation or what follows a colon."""
        before = self.text[max(self.sentence.start, start - 3) : start].rstrip()
        return start == self.sentence.start or not before or before[-1] in "“\"‘'(:[•—"

    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return self.text[self.sentence.start : self.sentence.end].rstrip(" \n”\"’'").endswith("?")

    def before(self, start: int, count: int = 1) -> list[Token]:
        """Up to `count` words before the one at `start`, in text order."""
        at = self._index.get(start, 0)
        return self.words[max(0, at - count) : at]

    def after(self, end: int) -> Token | None:
        """The first word after `end` if nothing but a space stands between."""
        at = self._following(end)
        if at is None or self.text[end : at.start].strip():
            return None
        return at

    def _following(self, end: int) -> Token | None:
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start < end:
                low = middle + 1
            else:
                high = middle
        return self.words[low] if low < len(self.words) else None


def _candidate(
    context: Context,
    start: int,
    end: int,
    *,
    words: tuple[str, ...],
    kind: EntityKind,
    name: str | None = None,
    title: str = "",
) -> Candidate:
    spelled = " ".join(context.text[start:end].split())
    initial = context.opens(start) and not title
    return Candidate(start, end, words, spelled, kind, name, initial, title)


_NOT = re.compile(r"n[’']t$")
_ASKS = word_set("will may")
"""Given names that open a question as verbs."""


def candidates(run: list[Item], context: Context) -> list[Candidate]:
    """The candidates of a run: titles cut off, known names and organisations told from persons."""
    vocabulary = load_vocabulary()
    if _is_for_the_usa(run):
        words = tuple(word for item in run for word in item.words)
        return [_candidate(context, run[0].start, run[-1].end, words=words, kind="organisation")]
    run = _without_opening(run, context)
    while len(run) > 1 and not run[-1].known and run[-1].low in WEEKDAY_NAMES:
        run = run[:-1]  # "told the Daily News Tuesday"
    if len(run) > 1 and _is_headline_verb(run[0]) and run[0].words[0] not in vocabulary.given_names:
        run = run[1:]  # "Newspaper Says Marrow Needs …"
    if not run:
        return []
    if verb := _headline_verb(run):
        return [*candidates(run[:verb], context), *candidates(run[verb + 1 :], context)]
    last = run[-1]
    if len(run) == 1 and last.known:
        return _all_known(run, context)
    if whole := _by_last_word(run, context):
        return [whole]
    found: list[Candidate] = []
    title = _last_title(run)
    if title is not None and title + 1 < len(run):
        return [*_all_known(run[:title], context), *_titled(run, title, context)]
    if title is not None:  # a title alone: "the Prime Minister"
        return _all_known(run, context)
    plain_run: list[Item] = []
    for item in run:
        if item.known and not item.known.name:
            found.extend(_plain(plain_run, context))
            plain_run = []
        elif item.known and not (plain_run and _goes_with_person(plain_run, item)) and not _is_given_name(item, run):
            found.extend(_plain(plain_run, context))
            plain_run = []
            found.append(_known(item, context))
        elif (
            not plain_run
            and len(run) > 1
            and (item.low in vocabulary.capitals or _demonym(item))
            and item.words[0] not in vocabulary.family_first
        ):
            continue
        else:
            plain_run.append(item)
    found.extend(_plain(plain_run, context))
    return found


def _is_for_the_usa(run: list[Item]) -> bool:
    """Whether a body is named with its country: "Priorities USA", "Parents USA Action"; not "Meanwhile USA"."""
    if len(run) not in (2, 3) or run[1].words != ("USA",) or run[0].known or (len(run) > 2 and run[2].known):
        return False
    first = run[0].words[-1]
    opens = (
        run[0].low in FUNCTION_WORDS or run[0].low in WEEKDAY_NAMES or _ADVERBS.match(first) or run[0].low in _MEANWHILE
    )
    return first[0].isupper() and not opens


_MEANWHILE = word_set("meanwhile today yesterday now then still again miss team")


def _headline_verb(run: list[Item]) -> int:
    """Where a headline's verb stands among names, 0 for nowhere: "Hillary Clinton Says Trump …"."""
    for at in range(1, len(run)):
        item = run[at]
        if _is_headline_verb(item) or (not item.known and len(item.words) == 1 and _NOT.search(item.low)):
            return at
    return 0


def _is_headline_verb(item: Item) -> bool:
    return not item.known and len(item.words) == 1 and item.low in HEADLINE_VERBS


def _goes_with_person(run: list[Item], item: Item) -> bool:
    """Whether a known word is a family name here: "Jack London", "Michael R. Bloomberg"."""
    initials = all(len(plain(one.words[0])) == 1 for one in run[1:])
    return len(item.words) == 1 and initials and run[0].words[0] in load_vocabulary().given_names


def _is_given_name(item: Item, run: list[Item]) -> bool:
    """Whether a known word is a given name here: "Jordan Peele"."""
    at = run.index(item)
    return (
        len(item.words) == 1
        and item.words[0] in load_vocabulary().given_names
        and at + 1 < len(run)
        and not run[at + 1].known
        and run[at + 1].words[0][0].isupper()
    )


def _demonym(item: Item) -> bool:
    return load_states().of_people(" ".join(item.words)) is not None


def _all_known(run: list[Item], context: Context) -> list[Candidate]:
    return [_known(item, context) for item in run if item.known and item.known.name]


def _known(item: Item, context: Context) -> Candidate:
    assert item.known is not None  # noqa: S101  # callers ask first
    return _candidate(context, item.start, item.end, words=item.words, kind=item.known.kind, name=item.known.name)


def _without_opening(run: list[Item], context: Context) -> list[Item]:
    """The run without words at its start that have their capital from opening the sentence."""
    vocabulary = load_vocabulary()
    if len(run) > 1 and _LED.search(run[0].words[-1]):
        run = run[1:]  # "the NPP-led Harbour Alliance"
    while run and not run[0].known:
        word = run[0].words[0]
        low = word.lower()
        opens = context.opens(run[0].start)
        ordinary = word not in vocabulary.given_names and low not in vocabulary.titles
        if not word[0].isupper() or (opens and ordinary and (low in context.lower or low in FUNCTION_WORDS)):
            run = run[1:]
        elif opens and low in _ASKS and context.asks() and len(run) > 1:
            run = run[1:]  # "Will Marrow come?"
        elif opens and len(run) > 1 and word in vocabulary.given_names and low in context.lower and _one_name(run):
            return run  # "Will Marrow"
        elif opens and _ADVERBS.match(word) and word not in vocabulary.given_names and len(run) == 1:
            run = run[1:]
        else:
            return run
    return run


def _one_name(run: list[Item]) -> bool:
    return not run[1].known and run[1].words[0][0].isupper()


_STATES = word_set("state states nation nations country countries")
_FAMILY_NAMES = word_set("house church temple bank guard chase park")
"""What a body may be and a family too: "Frank Church"."""


def _by_last_word(run: list[Item], context: Context) -> Candidate | None:
    """The whole run when its words tell that it is an organisation, an outlet or a place."""
    vocabulary = load_vocabulary()
    if len(run) < 2 and len(run[0].words) < 2:
        low = run[0].low
        if low in _ALONE and not run[0].known and not context.opens(run[0].start):
            return _whole(run, "organisation", context)
        return None
    of = next((at for at, item in enumerate(run) if item.words[0] in ("of", "Of", "for")), None)
    head = run[of - 1] if of else run[-1]
    if any(item.known and item.known.kind == "outlet" for item in run[:-1]):
        return None
    low = head.low
    named = run[0].words[0] in vocabulary.given_names and len(run) == 2
    if _last_title(run) is not None and low not in vocabulary.organisations:
        return None
    if head.known and head is run[-1]:
        return None
    if low in vocabulary.organisations and not (named and low in _FAMILY_NAMES):
        return _whole(run, "organisation", context)
    if not of and low in vocabulary.company_names and not named and low != run[0].low:
        return _whole(run, "organisation", context)
    the = [word.low for word in context.before(run[0].start)] == ["the"]  # "the Ansel Mercury", no man of that name
    if not of and low in vocabulary.outlet_names and (the or not named):
        return _whole(run, "outlet", context)
    if not of and low in vocabulary.place_names and not named:
        return _whole(run, "place", context)
    return None


def _whole(run: list[Item], kind: EntityKind, context: Context) -> Candidate:
    words = tuple(word for item in run for word in item.words)
    return _candidate(context, run[0].start, run[-1].end, words=words, kind=kind)


def _last_title(run: list[Item]) -> int | None:
    """Where the last title of a run stands: "Foreign Minister", "Secretary of State"."""
    vocabulary = load_vocabulary()
    found = None
    for at, item in enumerate(run):
        if item.known:
            continue
        low = item.low.removeprefix("co-").removeprefix("vice-").removeprefix("ex-").removesuffix("-elect")
        if low in vocabulary.titles or (low in vocabulary.roles and (at > 0 or len(run) > 2)):
            if at > 0 and item.words[0] in vocabulary.given_names and item.low not in vocabulary.titles:
                continue
            if low == "member" and at + 1 < len(run) and run[at + 1].low in _STATES:
                continue  # "EU Member States"
            if low in KEEP_TITLE and at + 2 < len(run) and len(plain(run[at + 1].words[0])) == 1:
                continue  # "Sultan A. Vale"
            ends = at + 1 == len(run) or run[at + 1].words[0] == "of"
            if at > 0 and ends and _is_family_name(run[at - 1]):
                continue  # "Peter T. King of Ellery"
            found = at
    if found is not None and found + 2 < len(run) and run[found + 1].words[0].lower() == "of":
        found += 2
        while found + 1 < len(run) and run[found].words[0] in ("the", "of"):
            found += 1
    return found


def _is_family_name(before: Item) -> bool:
    """Whether what follows these words is a family name, whatever it means else: "Ms. Boxer", "Peter T. King"."""
    word = before.words[-1]
    if before.low in _MISTER:
        return True
    return not before.known and (word in load_vocabulary().given_names or (len(plain(word)) == 1 and word.isupper()))


_OF_A_TITLE = word_set("extraordinary plenipotentiary emeritus emerita designate")
"""Words behind a title that belong to it: "Ambassador Extraordinary"."""


def _titled(run: list[Item], title: int, context: Context) -> list[Candidate]:
    """The person after a title, or the outlet that it is of: "Chief of Sable TV"."""
    rest = run[title + 1 :]
    if len(rest) == 1 and title and run[title - 1].words[0] == "of" and rest[0].low in load_vocabulary().outlet_names:
        return [_whole(run[title:], "outlet", context)]
    if rest[0].words[0] == "for":
        rest = _behind_field(rest)
    rest = rest[: next((at for at in range(1, len(rest)) if rest[at].words[0] == "of"), len(rest))]
    if not begins_name(rest[0].words[0]) and rest[0].words[0] not in ("van", "von", "de", "al", "bin"):
        return []
    of_a_person = run[title].low in _MISTER
    if rest[0].known and rest[0].known.kind in ("outlet", "state") and len(rest) == 1 and not of_a_person:
        return [_known(rest[0], context)]
    words = tuple(word for item in rest for word in item.words)
    if len(words) == 1 and words[0].lower() in _OF_A_TITLE:
        return []
    low = run[title].low
    if low in KEEP_TITLE and (len(words) == 1 or words[-1] in SUFFIXES):
        whole = (run[title].words[-1], *words)
        return [_candidate(context, run[title].start, rest[-1].end, words=whole, kind="person", title=low)]
    if _length(words) > _LONGEST_NAME:
        return []
    return [_candidate(context, rest[0].start, rest[-1].end, words=words, kind="person", title=low)]


def _behind_field(rest: list[Item]) -> list[Item]:
    """The name behind what a title is for: "(Undersecretary) for Port Affairs Peter Marrow"."""
    vocabulary = load_vocabulary()
    for at in range(2, len(rest) - 1):
        if rest[at].words[0] in vocabulary.given_names and not rest[at].known:
            return rest[at:]
    return rest


_LONGEST_NAME = 5
"""Most words of a person's name, particles aside."""


def _length(words: Sequence[str]) -> int:
    return sum(word not in PARTICLES for word in words)


def _plain(run: list[Item], context: Context) -> list[Candidate]:
    """What a run of ordinary words with capitals names."""
    while run and not begins_name(run[-1].words[0]):
        run = run[:-1]
    if not run:
        return []
    vocabulary = load_vocabulary()
    if len(run) > 1 and run[0].low in _YEAR and _OF_THE.search(context.text, 0, run[0].start):
        run = run[1:]  # "Docker of the Year Odo Vale"
    words = tuple(word for item in run for word in item.words)
    one = _candidate(context, run[0].start, run[-1].end, words=words, kind="unknown")
    initial = one.initial
    if len(words) == 1:
        return _single(one, context)
    if words[-1].lower() in PARTY_GROUPS:
        return [one._replace(kind="group")]  # "Local Republicans"
    ordinary = any(word.lower() in vocabulary.capitals and word not in vocabulary.family_first for word in words)
    if _length(words) > _LONGEST_NAME or ordinary:
        return [one] if _length(words) <= _LONGEST_NAME and not initial else []
    if _names_outlet(one, context):
        return [one._replace(kind="outlet")]
    first = plain(words[0])
    if first in vocabulary.given_names | MUHAMMAD or first in vocabulary.family_first or _has_initial(words):
        return [one._replace(kind="person")]
    if words[0].lower() in _PLACE_FIRST and len(words) == 2:
        return [one._replace(kind="place")]
    before = context.before(one.start)
    low = before[0].low if before else ""
    after = context.after(one.end)
    if (
        low in vocabulary.roles
        or low in vocabulary.titles
        or (after is not None and (after.low in vocabulary.reporting or after.low == "who"))
        or _AGE.match(context.text, one.end)
        or re.match(r", (?:who|an?|the|his|her) ", context.text[one.end : one.end + 8])
        or low in vocabulary.reporting
    ):
        kind: EntityKind = "person" if len(words) <= 4 and not _looks_like_body(words) else "unknown"
        return [one._replace(kind=kind)]
    if low in _PREPOSITIONS_OF_PLACE:
        return [one._replace(kind="place")]
    return [one] if not initial or len(words) > 2 else [one._replace(initial=True)]


def _has_initial(words: Sequence[str]) -> bool:
    """Whether one letter stands within the name: "Jean H. Lee"."""
    return any(len(plain(word)) == 1 and word.isupper() for word in words[1:-1])


def _looks_like_body(words: Sequence[str]) -> bool:
    """Whether any word is one that persons do not have: letters alone, "&", an organisation's noun."""
    vocabulary = load_vocabulary()
    return any(
        _INITIALS.match(word)
        or word in ("&", "of", "for", "the")
        or word.lower() in vocabulary.organisations
        or word.lower() in vocabulary.groups
        or word.lower().removesuffix("s") in vocabulary.roles
        for word in words
    )


def _names_outlet(one: Candidate, context: Context) -> bool:
    """Whether a word beside it says that this is an outlet: "Norpress news agency", "the daily Harbour Post"."""
    vocabulary = load_vocabulary()
    after = context.after(one.end)
    article = context.before(one.start)
    if article and article[0].low in ("a", "an") and not _CALL_SIGN.fullmatch(one.words[0]):
        return False  # "a Port Alba newspaper"
    if after is not None and after.low in ("news", "state"):
        after = context.after(after.end)
    if after is not None and after.low in vocabulary.outlet_nouns - {"station", "site", "portal", "weekly"}:
        return True
    before = context.before(one.start)
    if before and before[0].low in vocabulary.outlet_nouns - {"station", "site"} and before[0].end + 2 > one.start:
        return True
    if [word.low for word in context.before(one.start, 2)] == ["web", "site"]:
        return True
    return bool(_OUTLET_ENDING.match(one.words[-1].lower())) and len(one.words) <= 2


def _beside_reporting(one: Candidate, context: Context) -> bool:
    """Whether it is told something, tells it, or is appeared on: "told WMUR", "WMUR reported", "on WMUR"."""
    vocabulary = load_vocabulary()
    before, after = context.before(one.start), context.after(one.end)
    near = before[0].low if before else ""
    return (
        near in vocabulary.reporting
        or near in ("on", "with", "to")
        or bool(after and after.low in vocabulary.reporting)
    )


def _single(one: Candidate, context: Context) -> list[Candidate]:
    """What one word with a capital names, if its place tells."""
    vocabulary = load_vocabulary()
    word = one.words[0]
    low = word.lower()
    if (low in vocabulary.capitals and word not in vocabulary.family_first) or low in vocabulary.titles:
        return []
    if low == "kingdom" or (low in vocabulary.roles and one.initial):
        return []
    people = load_states().of_people(word)
    if people is not None:
        plural = word.endswith("s") and word not in people.demonyms
        return [one._replace(kind="group")] if plural else []
    if low in vocabulary.groups or low in PARTY_GROUPS:
        return [] if one.initial and low not in PARTY_GROUPS else [one._replace(kind="group")]
    if low in _CAMPS:
        before = context.before(one.start)
        return [one._replace(kind="group")] if before and before[0].low == "the" else []
    if _names_outlet(one, context):
        return [one._replace(kind="outlet")]
    if _CALL_SIGN.fullmatch(word) and _beside_reporting(one, context):
        return [one._replace(kind="outlet")]
    if _INITIALS.match(word) and low not in context.lower and low not in vocabulary.organisations:
        return [one._replace(kind="organisation")]
    if len(word) == len("Ti") and word.istitle() and low not in FUNCTION_WORDS:
        return [one]  # for the rest of the text to tell: "Ti Lian Ker"
    if not word[0].isalpha() or len(word) < 3 or low in vocabulary.organisations:
        return []
    if _PARTY_MARK.match(word):
        return []
    if "-" in word and any(load_states().named(part) or load_states().of_people(part) for part in word.split("-")):
        return []  # "Russia-Ukraine"
    before = context.before(one.start)
    previous = before[0].low if before else ""
    after = context.after(one.end)
    reports = after is not None and after.low in vocabulary.reporting
    if one.initial:
        if low in FUNCTION_WORDS or low in context.lower or (low.endswith("s") and low[:-1] in context.lower):
            return []
        return [one]
    if previous in ("mr", "mrs", "ms", "dr") or (previous in vocabulary.roles and not reports):
        return [one._replace(kind="person")]
    if previous in _PREPOSITIONS_OF_PLACE:
        return [one._replace(kind="place")]
    if word in vocabulary.men or word in vocabulary.women:
        return [one._replace(kind="person")]
    if low in vocabulary.outlet_names:
        return [one] if previous == "the" or word in vocabulary.family_first else []
    return [] if low in context.lower else [one]


_CAMPS = word_set("left right center-left centre-left center-right centre-right far-left far-right")
"""Political camps, which are groups when "the" stands before."""
PARTY_GROUPS = word_set(
    "republicans democrats tories americans palestinians houthis evangelicals christians muslims jews"
    " hispanics latinos latinas asians africans europeans arabs hindus sikhs buddhists catholics protestants mormons"
)
