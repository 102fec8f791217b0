"""The fullest name that an article gives each thing it names: "Marrow" is "Ilse Marrow", "NSC" the Security Council."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pressreview.annotate.speakers.candidates import KEEP_TITLE, MUHAMMAD, SUFFIXES, Candidate
from pressreview.annotate.speakers.names import PARTICLES, plain
from pressreview.model.base import Span
from pressreview.model.reading import Mention
from pressreview.tables import load_outlets, load_vocabulary, middle_names_agree
from pressreview.tables.rows import key
from pressreview.text.words import word_set

_DEFINED = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z.&-]{1,9}")
"""What may stand in brackets behind a name as what it is called for short: "INEC"."""
_ONLY_TELL_WHAT = word_set(
    """
    university college institute institution corporation corp inc ltd llc plc co company group holdings airlines
    airways airline motors bank association society agency bureau industries enterprises partners news report
    """
)
"""Last words of names that are left out when the body is named again: "Hurun Group", "Hurun"."""


_OFTEN, _JUST_NOW = 2, 150
"""Times that somebody is called by the family name alone until it stays his, and characters in which another of that
name may be meant."""
_AGAIN, _LONG_ENOUGH = 3, 5
"""Times that a family name stands alone, and its letters, to be meant where it is misspelt."""
_OF_COMPANIES = word_set(
    "group holdings inc corp ltd plc llc airlines airways motors industries enterprises technologies company"
)
"""Last words of companies' names that others' have too."""
_THRONES = word_set("pope king queen prince princess emperor sultan emir")
_OF_A_FATHER = re.compile(r"\b(?:bin|ibn|bint)\s$")
_ON_THE_AIR = word_set("broadcasting broadcast radio television tv news press media network")
"""Words of outlets' names."""


class _Names:
    """Full names of persons in the order they come, to tell who a single name is."""

    def __init__(self) -> None:
        self._full: list[list[tuple[str, ...]]] = []
        self._spelled: list[str] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_middle: dict[str, list[int]] = {}
        self._by_ending: dict[tuple[str, ...], list[int]] = {}
        self._titles: list[set[str]] = []
        self._starts: list[int] = []
        self._suffixes: list[str] = []
        self._alone: list[int] = []
        self._places: list[list[int]] = []
        self._seen: Counter[str] = Counter()
        self._both: set[str] = set()
        """Family names of a man and a woman, by their titles."""
        self._of_another: dict[str, frozenset[str]] = {}
        """Family names of somebody whose full name is not given, and the titles of whoever has it in full: "Mr. Vale"
        where Ilse Vale is the only one."""

    def add(self, one: Candidate) -> None:
        """Take in a name of two or more words."""
        words, suffix = _core(one.words), _suffix(one.words)
        for number in self._by_word.get(words[-1], ()):
            if suffix == self._suffixes[number] and all(_same_person(words, other) for other in self._full[number]):
                break
        else:
            number = len(self._full)
            self._full.append([])
            self._suffixes.append(suffix)
            self._spelled.append("")
            self._titles.append(set())
            self._starts.append(one.start)
            self._alone.append(0)
            self._places.append([])
        self._places[number].append(one.start)
        if words not in self._full[number]:
            self._full[number].append(words)
        self._spelled[number] = max(self._spelled[number], one.spelled, key=len)
        self._titles[number].add(one.title)
        for word in self._keys(words):
            numbers = self._by_word.setdefault(word, [])
            if number not in numbers:
                numbers.append(number)
        for at in range(1, len(words) - 1):
            for numbers in (
                self._by_middle.setdefault(words[at], []),
                self._by_ending.setdefault(words[at:], []),
            ):
                if number not in numbers:
                    numbers.append(number)

    @staticmethod
    def _keys(words: tuple[str, ...]) -> list[str]:
        keys = [words[-1]]
        if words[0] != words[-1]:
            keys.append(words[0])  # the given name, or the family name where that stands first: "Tsao Chung-yu"
        if len(words) > 2:
            keys.append(" ".join(words[1:]))
        return keys

    def of(self, one: Candidate) -> str | None:
        """The fullest form of the person that these words name, None when several persons could be meant."""
        words = _core(one.words)
        if len(words) > 1 and (tails := self._of_part(one)):
            return tails
        numbers = self._by_word.get(words[-1] if len(words) > 1 else words[0], [])
        numbers = [n for n in numbers if _title_fits(one.title, self._full[n][0][0])]
        if len(words) == 1 and one.title not in self._of_another.get(words[0], (one.title,)):
            return None
        if words[0] in self._both and len(words) == 1:
            numbers = [n for n in numbers if _title_tells(one.title, self._full[n][0][0])]
        if len(words) > 1:
            suffix = _suffix(one.words)
            alike = [n for n in numbers if all(_same_person(words, other) for other in self._full[n])]
            numbers = [n for n in alike if self._suffixes[n] == suffix] or alike
        elif len(numbers) > 1:
            last = [n for n in numbers if self._full[n][0][-1] == words[0] or self._first(n) == words[0]]
            before = [n for n in last or numbers if self._starts[n] < one.start]
            numbers = self._without_sons(before or numbers)
            numbers = self._called_so(numbers, one) or numbers
        elif not numbers:
            numbers = self._by_middle.get(words[0], [])
        if len(numbers) != 1:
            return None
        return self._spelled[numbers[0]]

    def _of_part(self, one: Candidate) -> str | None:
        """Whom a family name of several words or a given name with "Jr." mean: "Al Hashemi", "Odo Jr."."""
        words = one.words
        if words[0].lower() in PARTICLES or self._is_tail(words):
            numbers = self._by_ending.get(words, [])
        elif len(words) == 2 and words[1] in SUFFIXES:
            numbers = [n for n in self._by_word.get(words[0], ()) if self._suffixes[n] == plain(words[1])]
            numbers = [n for n in numbers if self._full[n][0][0] == words[0]]
        else:
            return None
        return self._spelled[numbers[0]] if len(numbers) == 1 else None

    def _is_tail(self, words: tuple[str, ...]) -> bool:
        """Whether these words are the end of a full name, and no name of their own."""
        return any(
            words in tails(form, titled=any(self._titles[number]))
            for number in self._by_ending.get(words, ())
            for form in self._full[number]
        )

    def count(self, found: Sequence[Candidate]) -> None:
        """Count how often each is called by the family name alone while nobody else of that name has been named."""
        vocabulary = load_vocabulary()
        alone = [one for one in found if one.kind == "person" and len(one.words) == 1]
        men = {one.words[0] for one in alone if one.title in vocabulary.titles_of_men}
        self._both = men & {one.words[0] for one in alone if one.title in vocabulary.titles_of_women}
        for titles, others in (
            (vocabulary.titles_of_men, vocabulary.titles_of_women),
            (vocabulary.titles_of_women, vocabulary.titles_of_men),
        ):
            for one in alone:
                numbers = [n for n in self._by_word.get(one.words[0], ()) if self._full[n][0][-1] == one.words[0]]
                fits = any(_title_fits(one.title, self._full[n][0][0]) for n in numbers)
                if one.title in titles and numbers and not fits:
                    self._of_another[one.words[0]] = others
        self._seen.update(one.words[0] for one in found if len(one.words) == 1)
        for one in found:
            if one.kind == "person" and len(one.words) == 1:
                numbers = [n for n in self._by_word.get(one.words[0], ()) if self._full[n][0][-1] == one.words[0]]
                before = [n for n in numbers if self._starts[n] < one.start]
                if len(before) == 1:
                    self._alone[before[0]] += 1

    def misspelt(self, one: Candidate) -> str | None:
        """Whom a family name means that is one letter off one that stands alone again and again, and of nobody."""
        word = one.words[0]
        if len(one.words) > 1 or len(word) < _LONG_ENOUGH or word in self._by_word or word in self._by_middle:
            return None
        if word in load_vocabulary().given_names or self._seen[word] > 1:
            return None
        alike = [n for n, forms in enumerate(self._full) if _one_letter_off(word, forms[0][-1])]
        fitting = [n for n in alike if self._alone[n] >= _AGAIN and _title_fits(one.title, self._full[n][0][0])]
        return self._spelled[alike[0]] if alike == fitting and len(alike) == 1 else None

    def _called_so(self, numbers: list[int], one: Candidate) -> list[int]:
        """Who has always been called by that name alone, where the others were named once in full, and not just now."""
        main = [n for n in numbers if self._alone[n] >= _OFTEN]
        others = [n for n in numbers if n not in main]
        once = all(len(self._places[n]) == 1 and one.start - self._places[n][0] > _JUST_NOW for n in others)
        return main if len(main) == 1 and once and not one.title else []

    def _without_sons(self, numbers: list[int]) -> list[int]:
        """The persons without those called "Jr." of whom another has the given name: "Vale" is no Odo Vale Jr."""
        elder = {self._full[n][0][0] for n in numbers if not self._suffixes[n]}
        return [n for n in numbers if not self._suffixes[n] or self._full[n][0][0] not in elder]

    def _first(self, number: int) -> str:
        words = self._full[number][0]
        return words[0] if words[0] in load_vocabulary().family_first else ""


def _one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter that is not the first: one more, one less or another; but no "s" more."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 1 or one.rstrip("s") == other.rstrip("s"):
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[at:], other[at:]
    return one != other and (rest[1:] == others[1:] or rest[1:] == others or rest == others[1:])


def _suffix(words: tuple[str, ...]) -> str:
    """What tells a son from his father: "Jr."."""
    return plain(words[-1]) if len(words) > 2 and words[-1] in SUFFIXES else ""


def _title_fits(title: str, given: str) -> bool:
    """Whether "Mr" or "Ms" may stand for somebody of that given name."""
    vocabulary = load_vocabulary()
    if title in vocabulary.titles_of_men:
        return given not in vocabulary.women
    return title not in vocabulary.titles_of_women or given not in vocabulary.men


def tails(words: tuple[str, ...], *, titled: bool) -> list[tuple[str, ...]]:
    """Family names of several words that a full name may end in: "Vale Holt" of "Odo Vale Holt".

    What begins with a given name is a name of its own, which something that is no name may stand before, unless that is
    a given name too or stands behind a title.
    """
    given = load_vocabulary().given_names
    before = titled or words[0] in given or words[0] in MUHAMMAD
    several = [words[at:] for at in range(1, len(words) - 1)] if words[-1] not in SUFFIXES else []
    return [tail for tail in several if before or tail[0] not in given]


def _title_tells(title: str, given: str) -> bool:
    """Whether "Mr" or "Ms" stands for somebody whose given name is known to be a man's or woman's; so does no title."""
    vocabulary = load_vocabulary()
    if title in vocabulary.titles_of_men:
        return given in vocabulary.men
    return title not in vocabulary.titles_of_women or given in vocabulary.women


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 2 and words[-1] in SUFFIXES else words


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: the same family name and given name, or its initial.

    And between these nothing that contradicts: "George W. Bush", "George H. W. Bush".
    """
    if one[-1] != other[-1]:
        return False
    first, second = plain(one[0]), plain(other[0])
    if first != second and not (1 in (len(first), len(second)) and first[0] == second[0]):
        return False
    return middle_names_agree([plain(word) for word in one[1:-1]], [plain(word) for word in other[1:-1]])


def resolved(text: str, found: Sequence[Candidate], *, outlets: Sequence[str]) -> tuple[Mention, ...]:
    """Mentions with the fullest name that the article gives each."""
    names = _Names()
    full = [one for one in found if one.kind == "person" and len(one.words) > 1 and not _crowned(one)]
    crowned = _crowns(found)
    ends = {words for one in full for words in tails(one.words, titled=bool(one.title))}
    for one in full:
        part = one.words[0].lower() in PARTICLES or (len(one.words) == 2 and one.words[1] in SUFFIXES)
        if not part and one.words not in ends:
            names.add(one)
    for one in full:
        if names.of(one) is None:
            names.add(one)  # "Le Pen" where no longer name ends so
    names.count(found)
    longest: dict[str, str] = {}
    for one in found:
        name = one.spelled if one.name is None and one.kind == "outlet" else one.name
        if name is not None:
            best = longest.get(name, "")
            if one.spelled == name or (best != name and len(one.spelled) > len(best)):
                longest[name] = one.spelled
    letters = {**_begun(found), **_in_brackets(text, found), **_letters(found)}
    bodies = _bodies_of_letters(found)
    companies = _companies(found)
    result: list[Mention] = []
    for one in found:
        if result and one.start < result[-1].span.end:
            continue
        if one.kind == "unknown" and len(one.words) == 1 and names.misspelt(one):
            one = one._replace(kind="person")
        if one.kind == "person":
            name = names.of(one) or names.misspelt(one) or one.spelled
            if len(one.words) == 1 and (crown := crowned.get(one.words[0])):
                if name == one.spelled:
                    name = crown
                elif not _OF_A_FATHER.search(text, max(0, one.start - 6), one.start):
                    name = one.spelled  # "Salman" beside King Salman and Odo bin Salman
        elif one.name is None and one.kind in ("organisation", "unknown", "place") and one.spelled in companies:
            result.append(Mention(span=Span(one.start, one.end), kind="organisation", name=companies[one.spelled]))
            continue
        elif one.kind == "outlet" and one.spelled in bodies:
            result.append(Mention(span=Span(one.start, one.end), kind="organisation", name=bodies[one.spelled]))
            continue
        elif one.kind == "outlet":
            own = one.name in outlets  # "the Times" of its own article
            name = one.name if own and one.name else _outlet_name(longest.get(one.name or "", one.spelled), outlets)
        elif one.name is not None:
            name = longest[one.name]
        else:
            name = letters.get(one.spelled, one.spelled)
        result.append(Mention(span=Span(one.start, one.end), kind=one.kind, name=name))
    return tuple(result)


def _crowned(one: Candidate) -> bool:
    """Whether a title is part of a name: "Pope Francis", not "(Prince) Odo bin Vale"."""
    return one.title in KEEP_TITLE and one.words[0].lower() == one.title


def _crowns(found: Sequence[Candidate]) -> dict[str, str]:
    """Who alone of an article has a throne's title before a single name: "Pope Francis" by "Francis"."""
    names: dict[str, set[str]] = {}
    for one in found:
        if _crowned(one) and one.title in _THRONES and len(one.words) == 2:
            names.setdefault(one.words[1], set()).add(one.spelled)
    return {word: next(iter(several)) for word, several in names.items() if len(several) == 1}


def _outlet_name(name: str, outlets: Sequence[str]) -> str:
    """The name as the outlet writes it as to "The": "Guardian" in "the Guardian" is "The Guardian"."""
    for own in outlets:
        if key(own) == key(name):
            return own
    known = load_outlets().named(name)
    if known is None:
        return name
    return next((full for full in (known.name, *known.also) if key(full) == key(name)), name)


def _letters(found: Sequence[Candidate]) -> dict[str, str]:
    """Full names of organisations by the letters that stand for them: "NSC" for "National Security Council"."""
    result: dict[str, str] = {}
    for one in found:
        if one.kind in ("organisation", "outlet") and len(one.words) > 2:
            initials = "".join(word[0] for word in one.words if word[0].isupper())
            if len(initials) > 2:
                result.setdefault(initials, one.spelled)
    return result


def _companies(found: Sequence[Candidate]) -> dict[str, str]:
    """Companies by the first word of their names, where an article has one of each: "Brell" of "Brell Foods"."""
    last = load_vocabulary().company_names | _OF_COMPANIES
    names: dict[str, set[str]] = {}
    for one in found:
        if one.kind == "organisation" and len(one.words) == 2 and one.name is None and one.words[1].lower() in last:
            names.setdefault(one.words[0], set()).add(one.spelled)
    return {word: next(iter(several)) for word, several in names.items() if len(several) == 1 and word[0].isupper()}


def _bodies_of_letters(found: Sequence[Candidate]) -> dict[str, str]:
    """Full names of bodies by letters that outlets are called by too: "CBC" for "Congressional Black Caucus"."""
    bodies = [one for one in found if one.kind == "organisation" and not _ON_THE_AIR & {w.lower() for w in one.words}]
    return {short: full for short, full in _letters(bodies).items() if load_outlets().named(full) is None}


def _in_brackets(text: str, found: Sequence[Candidate]) -> dict[str, str]:
    """Full names of organisations by what stands in brackets behind them: "National Institute of Statistics (INEC)"."""
    result: dict[str, str] = {}
    for full, short in pairwise(found):
        beside = text[full.end : short.start] == " (" and text[short.end : short.end + 1] == ")"
        body = full.kind in ("organisation", "outlet") and len(full.words) > 1
        if beside and body and short.name is None and _DEFINED.fullmatch(short.spelled):
            result.setdefault(short.spelled, _by_initials(full.spelled, short.spelled))
    return result


def _by_initials(full: str, short: str) -> str:
    """The words of a name that letters stand for: "Bharatiya Janata Party" in "Meghalaya Bharatiya Janata Party"."""
    words = full.split()
    for at in range(1, len(words) - 1):
        if "".join(word[0] for word in words[at:] if word[0].isupper()) == short:
            return " ".join(words[at:])
    return full


def _begun(found: Sequence[Candidate]) -> dict[str, str]:
    """Full names of organisations by their first word, where that alone comes after them only: "Hurun Group"."""
    result: dict[str, str] = {}
    several: set[str] = set()
    for one in found:
        first = one.words[0]
        if len(one.words) == 1:
            if first not in result:
                several.add(first)
        elif one.kind in ("organisation", "outlet") and one.words[-1].lower() in _ONLY_TELL_WHAT:
            joined = one.words[1] in ("of", "for", "and", "&")
            several.update([first] if joined or result.setdefault(first, one.spelled) != one.spelled else ())
    return {first: full for first, full in result.items() if first not in several}
