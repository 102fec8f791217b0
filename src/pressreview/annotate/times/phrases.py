"""A phrase of time: its words by class, and where it is seen from. What its days are, the modules beside this one tell.

`dates.py` knows the names of the calendar, `relative.py` what is counted from another day, `lengths.py` durations, sets
and hours; `grammar.py` says which words make a phrase for which of them.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pressreview.annotate.times.clauses import TABLES, Tense, Words, tense_at
from pressreview.annotate.times.stretches import UNKNOWN, Stretch

VALUES = TABLES["values"]
_COUNTS = TABLES["classes"]["count"]
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_COUNTS[:19], start=2)} | {
    word: 10 * number for number, word in enumerate(_COUNTS[18:], start=2)
}
_NTH = {word: number for number, word in enumerate(TABLES["classes"]["ordinal"][:20], start=1)}
_WHICH = ("last", "past", "previous", "this", "next", "coming", "following", "that", "these")
GOES_ON = frozenset(TABLES["goes_on"]["words"])
"""Words with which a sentence goes on after a time; another makes a name or an amount of it."""
_SCHEDULED = frozenset(TABLES["scheduled"]["words"])
_THIS_WEEK = frozenset(TABLES["scheduled"]["this_week"])
_NOUN_AFTER = 4
"""Words after a time in which the noun may stand that it tells of: "November's general election"."""
_LED_UP_TO = re.compile(
    r"\b(?:ahead\sof|lead(?:ing)?[\s-]up\sto|(?:head|go)(?:ing|s)?\sinto|(?:days|hours)\sbefore|by\sthe\stime)\b[^.,;:!?“”\"]*$",
    re.IGNORECASE,
)
_LED_UP_WITHIN = 12
"""Words before a time in which that is looked for."""
_SAYING = frozenset(TABLES["saying"]["words"])


class Scene(NamedTuple):
    """What an expression is seen from."""

    published: date | None
    last: Stretch | None
    """The last expression before that has days."""
    told: Stretch | None
    """The same where it stands near and its own words told month and year, or it goes on from one that did."""


class Phrase:
    """Tokens `first` to `last` (excluded) of `words`, and where they are seen from."""

    def __init__(self, words: Words, first: int, last: int, scene: Scene) -> None:
        self.words, self.first, self.last, self.scene = words, first, last, scene
        self.published, self.anchor, self.told = scene

    def get(self, *names: str) -> str:
        """The first token of one of the classes `names`, in lower case, or ""."""
        return next((self.words.word(i) for i in range(self.first, self.last) if self.words.is_a(i, *names)), "")

    def before(self, *names: str) -> bool:
        """Whether the token before the phrase is of one of the classes `names`."""
        return self.words.is_a(self.first - 1, *names)

    @property
    def word_before(self) -> str:
        """The token before the phrase in lower case, or ""."""
        return self.words.word(self.first - 1) if self.first else ""

    @property
    def word_after(self) -> str:
        """The token after the phrase in lower case, or ""."""
        return self.words.word(self.last) if self.last < len(self.words) else ""

    @property
    def tense(self) -> Tense | None:
        """Which way the verbs around point."""
        return tense_at(self.words, self.first, self.last)

    @property
    def is_scheduled(self) -> bool:
        """Whether it is the time of what is held on a set day: "the November election", "the convention in July"."""
        return self._stands_with(_SCHEDULED)

    @property
    def is_held_this_week(self) -> bool:
        """The same of a weekday: "Thursday's debate"."""
        return self._stands_with(_SCHEDULED | _THIS_WEEK)

    @property
    def is_led_up_to(self) -> bool:
        """Whether the words before say that it is still to come: "ahead of Tuesday’s vote", "heading into Monday"."""
        start = self.words.starts[max(0, self.first - _LED_UP_WITHIN)]
        return _LED_UP_TO.search(self.words.text, start, self.words.starts[self.first]) is not None

    def _stands_with(self, nouns: frozenset[str]) -> bool:
        words = self.words
        for index in range(self.last, min(self.last + _NOUN_AFTER, len(words))):
            word = words.word(index)
            if word in nouns:
                return True
            if not (word.isalpha() or words.is_a(index, "possessive")):
                break
        at = self.first - 2 if self.before("in", "on", "of") else self.first - 1
        return at >= 0 and words.word(at) in nouns

    @property
    def which(self) -> str:
        """The word that chooses among units or days: "last", "this", "next", … or ""."""
        return next((name for name in _WHICH if self.get(name)), "")

    @property
    def is_clause(self) -> bool:
        """Whether the phrase opens with the "that" of a clause: "said that Friday would be quiet"."""
        if not self.words.is_a(self.first, "that") or self.words.word(self.first) != "that":
            return False
        if self.get("unit", "part"):
            return self.word_before in _SAYING
        return self.before("word", "past_verb", "possessive", "ahead", "wish", "means")

    @property
    def lasts(self) -> bool:
        """Whether its "last" is the verb: "is to last 18 months"."""
        return self.words.is_a(self.first, "last") and self.before("to", "modal", "could", "could_not", "would_not")

    @property
    def unit(self) -> str:
        """The singular of the unit, "" where there is none."""
        return singular(self.get("unit", "units", "quarter"))

    @property
    def month(self) -> int:
        """1-12, 0 where there is none."""
        return int(VALUES["month"].get(self.get("month", "shymonth")[:3], 0))

    @property
    def year(self) -> int:
        """The year in figures, 0 where there is none."""
        return int(self.get("year") or 0)

    @property
    def nth(self) -> int:
        """A number from an ordinal word or figure, 0 where there is none (or it is "final")."""
        word = self.get("nth", "ordinal")
        return _NTH.get(word, 0) if not word[:1].isdigit() else int(word[:-2])

    @property
    def count(self) -> float | None:
        """How many units; None for "several"."""
        return amount(self.words, self.first, self.last)


def singular(unit: str) -> str:
    """The unit that a word of the classes unit, units and quarter names."""
    return "century" if unit == "centuries" else unit.removesuffix("s")


def amount(words: Words, first: int, last: int) -> float | None:
    """The number that some words tell ("twenty-five", "2 1/2", "a hundred", "half a"), 1 where none does.

    None where they do not say how many ("several").
    """
    whole, part = 0.0, 0.0
    for index in range(first, last):
        word = words.word(index)
        if words.is_a(index, "few", "recent"):
            return None
        if words.is_a(index, "count"):
            whole += NUMBERS[word]
        elif words.is_a(index, "one"):
            whole += 1
        elif words.is_a(index, "day", "number", "year", "oldyear"):
            whole += float(word.replace(",", ""))
        elif words.is_a(index, "power"):
            whole = (whole or 1) * VALUES["power"][word]
        elif words.is_a(index, "half"):
            part = 0.5
        elif words.is_a(index, "slashed"):
            above, _, below = word.partition("/")
            part = int(above) / int(below)
        elif words.is_a(index, "unit") and not whole and not part:
            whole = 1.0  # "a year and a half"
    return (whole + part) or 1.0


def choose(options: Sequence[Stretch], published: date, tense: Tense | None) -> Stretch:
    """The one of `options`, in time order, that a bare name means: the latest begun, the next not over, the nearest."""
    dated = [option for option in options if option.start and option.end]
    if tense == "past":
        return next((option for option in reversed(dated) if option.start and option.start <= published), dated[0])
    if tense == "future":
        return next((option for option in dated if option.end and option.end >= published), dated[-1])
    return min(dated, key=lambda option: abs(((option.start or published) - published).days))


def nearest(options: Sequence[Stretch], published: date, tense: Tense | None) -> Stretch:
    """The one of `options`, a year apart, that a date without its year means.

    Newspapers leave the year away where it is the present one, or the nearest: so the verbs around decide only between
    a day some months behind and one some months ahead ("the vote was set for June 7", printed in May).
    """

    def cost(option: Stretch) -> int:
        start, end = option.start or published, option.end or published
        ahead, behind = (start - published).days, (published - end).days
        against = tense == ("past" if ahead > 0 else "future")
        distance = max(0, ahead, behind) * (_AGAINST_THE_VERB if against else 1)
        return distance if start.year == published.year else distance * _ANOTHER_YEAR

    return min(options, key=cost)


_AGAINST_THE_VERB = 4
"""How many times as far a day may be that the verbs point to."""
_ANOTHER_YEAR = 2
"""How many times as far a day of the present year may be."""


def named(options: Sequence[Stretch], phrase: Phrase, published: date, *, which: str) -> Stretch:
    """A month, season, weekday or feast of which `options` are the possible ones, in time order."""
    match which:
        case "last" | "past":
            return choose([o for o in options if o.end and o.end < published], published, "past")
        case "next" | "coming":
            return choose([o for o in options if o.start and o.start > published], published, "future")
        case "previous" | "following" | "that":
            return _from_last(options, phrase)
    ahead = phrase.word_before in ENDS_AHEAD
    return choose(options, published, phrase.tense or ("future" if ahead else "past"))


ENDS_AHEAD = ("by", "until", "till")
"""Where no verb tells, what lasts or is done until a day is taken to look ahead."""


def _from_last(options: Sequence[Stretch], phrase: Phrase) -> Stretch:
    """As in "The following Tuesday", seen from the last day before it in the text."""
    anchor = phrase.anchor
    if not anchor or not anchor.start or not anchor.end:
        return UNKNOWN
    if phrase.which == "following":
        return next((o for o in options if o.start and o.start > anchor.end), UNKNOWN)
    if phrase.which == "previous":
        return next((o for o in reversed(options) if o.end and o.end < anchor.start), UNKNOWN)
    return next((o for o in reversed(options) if o.start and o.end and _share(o, anchor)), UNKNOWN)


def _share(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a day in common."""
    return bool(
        one.start and one.end and other.start and other.end and one.start <= other.end and other.start <= one.end
    )
