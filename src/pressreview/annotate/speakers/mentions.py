"""Who and what an article names: persons, organisations, states, outlets, groups and places.

Rules over capitals and the tables of `pressreview.tables`, precision first: a name that nothing tells about is
`unknown`, and a single unknown word at the start of a sentence is no name at all. `name` is the fullest form in the
article.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pressreview.annotate.reader.spans import RawMention
from pressreview.annotate.speakers.names import Item, NameFinder, Token, in_capitals, plain, tokens
from pressreview.model.base import Span
from pressreview.model.reading import EntityKind, Mention
from pressreview.tables import load_outlets, load_states, load_vocabulary
from pressreview.tables.rows import key
from pressreview.text import paragraphs, sentences
from pressreview.text.words import FUNCTION_WORDS, word_set

_OUTLET_ENDING = re.compile(r".{2,}(?:press|wire|pravda)$")
_AGE = re.compile(r",\s\(?\d{1,2}\b")
_INITIALS = re.compile(r"[A-Z][A-Z0-9]{2,6}$")
_CALL_SIGN = re.compile(r"[KW](?!\w?II)[A-Z]{3}(?:-(?:TV|FM|AM))?")
"""What a broadcasting station in the United States is called: "WMUR"."""
_PARTY_MARK = re.compile(r"[RDI]-[A-Z]")
"""As in "Sen. Marco Rubio, R-Fla."."""
_ALONE = word_set("congress parliament senate treasury cabinet commons lords administration")
"""Organisations whose common noun is their name when it has a capital."""
_KEEP_TITLE = word_set("pope king queen prince princess emperor sultan emir lord lady saint")
"""Titles that are part of the name when one name follows: "Pope Francis"."""
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_PREPOSITIONS_OF_PLACE = word_set("in near outside across inside throughout around")
_PLACE_FIRST = word_set("port mount lake fort cape north south east west upper lower isle")
_ADVERBS = re.compile(r"[A-Z][a-z]+(?:ly|ing|ed)$")


class _Found(NamedTuple):
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


def find_mentions(text: str, *, outlets: Sequence[str] = (), named: Sequence[RawMention] = ()) -> tuple[Mention, ...]:
    """The named things of a text in text order, none within another.

    `outlets` are names of outlets known from elsewhere: the article's own outlet, its credits, other articles' outlets.
    `named` are the names that the model found: they tell the kind where the rules cannot, and add what these overlook.
    """
    finder = NameFinder(outlets)
    found: list[_Found] = []
    headlines: list[Span] = []
    blocks = paragraphs(text)
    capitals = [block for block in blocks if in_capitals(text, block)]
    heads = {block.start: block for block in capitals}
    lower = _lower_words(text)
    inside: Span | None = None
    for sentence in sentences(text):
        if sentence.start in heads:
            inside = heads[sentence.start]
        if inside is not None and sentence.end <= inside.end:
            headlines.append(sentence)
            continue
        context = _Context(text, sentence, lower)
        for run in finder.runs(text, sentence):
            found.extend(_parse(run, context))
    found = _settled(_told(found, named, text, headlines))
    names = _names_in(found)
    for sentence in headlines:
        found.extend(_in_headline(text, sentence, finder=finder, names=names))
    found.sort(key=lambda one: one.start)
    return _resolved(found, outlets=outlets)


_MODEL_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "place",
    "group": "group",
}
_TELLS, _ADDS = 0.5, 0.7
"""How sure the model must be to tell the kind of a name, and to add one."""


def _told(found: Sequence[_Found], named: Sequence[RawMention], text: str, headlines: Sequence[Span]) -> list[_Found]:
    """The candidates with what the model knows of them: rules that tell a kind stand, the model tells the others."""
    found = sorted(found, key=lambda one: one.start)
    starts = [one.start for one in found]
    outlet_names = load_vocabulary().outlet_names
    gone: set[int] = set()
    added: list[_Found] = []
    for one in named:
        kind = _MODEL_KINDS.get(one.kind)
        if kind is None or one.confidence < _TELLS:
            continue
        low = bisect_left(starts, one.span.start)
        if low and found[low - 1].end > one.span.start:
            low -= 1
        high = bisect_left(starts, one.span.end)
        words = tuple(plain(token.word) for token in tokens(text, one.span))
        if not words or not words[0][:1].isupper():
            continue
        if kind == "organisation" and words[-1].lower() in outlet_names:
            kind = "outlet"  # "the Post"
        new = _Found(one.span.start, one.span.end, words, " ".join(one.span.of(text).split()), kind, None, False)
        if low == high:
            inside = bisect_left(headlines, one.span.end, key=lambda line: line.end)
            headline = inside < len(headlines) and headlines[inside].start <= one.span.start
            if one.confidence >= _ADDS and not headline:
                added.append(new)
        elif any(found[number].kind == "unknown" and number not in gone for number in range(low, high)):
            if found[low].start >= one.span.start and found[high - 1].end <= one.span.end:
                gone.update(range(low, high))
                added.append(new)
            elif high - low == 1:
                gone.add(low)
                added.append(found[low]._replace(kind=kind))
    kept = [one for number, one in enumerate(found) if number not in gone]
    return sorted([*kept, *added], key=lambda one: one.start)


def _lower_words(text: str) -> frozenset[str]:
    """The words that the text has in lower case: at the start of a sentence these are no names."""
    return frozenset(match.group() for match in re.finditer(r"\b[^\W\d_A-Z][^\W\d_]+", text))


class _Context:
    """A sentence and what stands beside a candidate in it."""

    def __init__(self, text: str, sentence: Span, lower: frozenset[str]) -> None:
        self.text, self.sentence, self.lower = text, sentence, lower
        self.words = tokens(text, sentence)
        self._index = {token.start: number for number, token in enumerate(self.words)}

    def opens(self, start: int) -> bool:
        """Whether a candidate opens the sentence, a quotation or what follows a colon."""
        before = self.text[max(self.sentence.start, start - 3) : start].rstrip()
        return start == self.sentence.start or not before or before[-1] in "“\"‘'(:[•—"

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


def _found(
    context: _Context,
    start: int,
    end: int,
    *,
    words: tuple[str, ...],
    kind: EntityKind,
    name: str | None = None,
    title: str = "",
) -> _Found:
    spelled = " ".join(context.text[start:end].split())
    initial = context.opens(start) and not title
    return _Found(start, end, words, spelled, kind, name, initial, title)


def _parse(run: list[Item], context: _Context) -> list[_Found]:
    """The candidates of a run: titles cut off, known names and organisations told from persons."""
    run = _without_opening(run, context)
    while len(run) > 1 and not run[-1].known and run[-1].low in _DAYS:
        run = run[:-1]  # "told the Daily News Tuesday"
    if not run:
        return []
    vocabulary = load_vocabulary()
    last = run[-1]
    if len(run) == 1 and last.known:
        return _all_known(run, context)
    if whole := _by_last_word(run, context):
        return [whole]
    found: list[_Found] = []
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
        elif not plain_run and len(run) > 1 and (item.low in vocabulary.capitals or _demonym(item)):
            continue
        else:
            plain_run.append(item)
    found.extend(_plain(plain_run, context))
    return found


def _goes_with_person(run: list[Item], item: Item) -> bool:
    """Whether a known word is a family name here: "Jack London"."""
    return len(item.words) == 1 and len(run) == 1 and run[0].words[0] in load_vocabulary().given_names


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


def _all_known(run: list[Item], context: _Context) -> list[_Found]:
    return [_known(item, context) for item in run if item.known and item.known.name]


def _known(item: Item, context: _Context) -> _Found:
    assert item.known is not None  # noqa: S101  # callers ask first
    return _found(context, item.start, item.end, words=item.words, kind=item.known.kind, name=item.known.name)


def _without_opening(run: list[Item], context: _Context) -> list[Item]:
    """The run without words at its start that have their capital from opening the sentence."""
    vocabulary = load_vocabulary()
    while run and not run[0].known:
        word = run[0].words[0]
        low = word.lower()
        opens = context.opens(run[0].start)
        ordinary = word not in vocabulary.given_names and low not in vocabulary.titles
        if not word[0].isupper() or (opens and ordinary and (low in context.lower or low in FUNCTION_WORDS)):
            run = run[1:]
        elif opens and len(run) > 1 and word in vocabulary.given_names and low in context.lower and _one_name(run):
            return run  # "Will Marrow"
        elif opens and _ADVERBS.match(word) and word not in vocabulary.given_names and len(run) == 1:
            run = run[1:]
        else:
            return run
    return run


def _one_name(run: list[Item]) -> bool:
    return not run[1].known and run[1].words[0][0].isupper()


def _by_last_word(run: list[Item], context: _Context) -> _Found | None:
    """The whole run when its words tell that it is an organisation, an outlet or a place."""
    vocabulary = load_vocabulary()
    if len(run) < 2 and len(run[0].words) < 2:
        low = run[0].low
        if low in _ALONE and not run[0].known and not context.opens(run[0].start):
            return _whole(run, "organisation", context)
        return None
    of = next((at for at, item in enumerate(run) if item.words[0] in ("of", "for")), None)
    head = run[of - 1] if of else run[-1]
    if any(item.known and item.known.kind == "outlet" for item in run[:-1]):
        return None
    low = head.low
    named = run[0].words[0] in vocabulary.given_names and len(run) == 2
    if _last_title(run) is not None and low not in vocabulary.organisations:
        return None
    if head.known and head is run[-1]:
        return None
    if low in vocabulary.organisations and not (named and low in ("house", "church", "bank", "guard", "chase", "park")):
        return _whole(run, "organisation", context)
    if not of and low in vocabulary.outlet_names and not named:
        return _whole(run, "outlet", context)
    if not of and low in vocabulary.place_names and not named:
        return _whole(run, "place", context)
    return None


def _whole(run: list[Item], kind: EntityKind, context: _Context) -> _Found:
    words = tuple(word for item in run for word in item.words)
    return _found(context, run[0].start, run[-1].end, words=words, kind=kind)


def _last_title(run: list[Item]) -> int | None:
    """Where the last title of a run stands: "Foreign Minister", "Secretary of State"."""
    vocabulary = load_vocabulary()
    found = None
    for at, item in enumerate(run):
        if item.known:
            continue
        if item.low in vocabulary.titles or (item.low in vocabulary.roles and (at > 0 or len(run) > 2)):
            if at > 0 and item.words[0] in vocabulary.given_names and item.low not in vocabulary.titles:
                continue
            found = at
    if found is not None and found + 2 < len(run) and run[found + 1].words[0] == "of":
        found += 2
        while found + 1 < len(run) and run[found].words[0] in ("the", "of"):
            found += 1
    return found


def _titled(run: list[Item], title: int, context: _Context) -> list[_Found]:
    """The person after a title."""
    rest = run[title + 1 :]
    if not rest[0].words[0][0].isupper() and rest[0].words[0] not in ("van", "von", "de", "al", "bin"):
        return []
    if rest[0].known and rest[0].known.kind in ("outlet", "state") and len(rest) == 1:
        return [_known(rest[0], context)]
    words = tuple(word for item in rest for word in item.words)
    low = run[title].low
    if low in _KEEP_TITLE and (len(words) == 1 or words[-1] in _SUFFIXES):
        whole = (run[title].words[-1], *words)
        return [_found(context, run[title].start, rest[-1].end, words=whole, kind="person", title=low)]
    if len(words) > 5:
        return []
    return [_found(context, rest[0].start, rest[-1].end, words=words, kind="person", title=low)]


def _plain(run: list[Item], context: _Context) -> list[_Found]:
    """What a run of ordinary words with capitals names."""
    while run and not run[-1].words[0][0].isupper():
        run = run[:-1]
    if not run:
        return []
    vocabulary = load_vocabulary()
    words = tuple(word for item in run for word in item.words)
    one = _found(context, run[0].start, run[-1].end, words=words, kind="unknown")
    initial = one.initial
    if len(words) == 1:
        return _single(one, context)
    if len(words) > 5 or any(word.lower() in vocabulary.capitals for word in words):
        return [one] if len(words) <= 5 and not initial else []
    if _names_outlet(one, context):
        return [one._replace(kind="outlet")]
    first = plain(words[0])
    if first in vocabulary.given_names or first in vocabulary.family_first or _has_initial(words):
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


def _names_outlet(one: _Found, context: _Context) -> bool:
    """Whether a word beside it says that this is an outlet: "Norpress news agency", "the daily Harbour Post"."""
    vocabulary = load_vocabulary()
    after = context.after(one.end)
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


def _beside_reporting(one: _Found, context: _Context) -> bool:
    """Whether it is told something, tells it, or is appeared on: "told WMUR", "WMUR reported", "on WMUR"."""
    vocabulary = load_vocabulary()
    before, after = context.before(one.start), context.after(one.end)
    near = before[0].low if before else ""
    return (
        near in vocabulary.reporting
        or near in ("on", "with", "to")
        or bool(after and after.low in vocabulary.reporting)
    )


def _single(one: _Found, context: _Context) -> list[_Found]:
    """What one word with a capital names, if its place tells."""
    vocabulary = load_vocabulary()
    word = one.words[0]
    low = word.lower()
    if low in vocabulary.capitals or low in vocabulary.titles or (low in vocabulary.roles and one.initial):
        return []
    people = load_states().of_people(word)
    if people is not None:
        plural = word.endswith("s") and word not in people.demonyms
        return [one._replace(kind="group")] if plural else []
    if low in vocabulary.groups:
        return [] if one.initial and low not in _PARTY_GROUPS else [one._replace(kind="group")]
    if _names_outlet(one, context):
        return [one._replace(kind="outlet")]
    if _CALL_SIGN.fullmatch(word) and _beside_reporting(one, context):
        return [one._replace(kind="outlet")]
    if _INITIALS.match(word) and low not in context.lower:
        return [one._replace(kind="organisation")]
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
        return [one] if previous == "the" else []
    return [] if low in context.lower else [one]


_PARTY_GROUPS = word_set(
    "republicans democrats tories americans palestinians houthis evangelicals christians muslims jews"
)


def _settled(found: list[_Found]) -> list[_Found]:
    """Candidates worth keeping, those of no kind taking the kind that the same words have elsewhere in the text."""
    kinds: dict[tuple[str, ...], Counter[EntityKind]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    inner: Counter[str] = Counter()
    for one in found:
        if one.kind != "unknown":
            kinds.setdefault(one.words, Counter())[one.kind] += 1
        if not one.initial:
            seen[one.words] += 1
            for word in set(one.words) if len(one.words) > 1 else ():
                inner[word] += 1
    full = {one.words for one in found if one.kind == "person" and len(one.words) > 1}
    vocabulary = load_vocabulary()
    family = {words[-1] for words in full} | {
        words[0] for words in full if words[0] in vocabulary.given_names or words[0] in vocabulary.family_first
    }
    outlets = {one.words[-1]: one.name or one.spelled for one in found if one.kind == "outlet" and len(one.words) > 1}
    kept = []
    for one in found:
        kind = one.kind
        if kind == "unknown" and len(one.words) == 1 and one.words[0] in outlets:  # "the Times"
            kept.append(one._replace(kind="outlet", name=outlets[one.words[0]]))
            continue
        if len(one.words) == 1 and one.words[0] in family and kind in ("unknown", "place") and one.name is None:
            kind = "person"
        elif one.words in kinds and kind == "unknown":
            kind = kinds[one.words].most_common(1)[0][0]
        single = kind == "unknown" and one.initial and len(one.words) == 1
        if single and not (seen[one.words] or inner[one.words[0]]):
            continue
        kept.append(one._replace(kind=kind))
    return kept


def _names_in(found: Sequence[_Found]) -> dict[str, list[_Found]]:
    """The settled names by their first word, the longest first, to know them again in headlines."""
    unique = {one.words: one for one in reversed(found) if one.kind != "unknown"}
    index: dict[str, list[_Found]] = {}
    for one in sorted(unique.values(), key=lambda one: -len(one.words)):
        index.setdefault(plain(one.words[0]), []).append(one)
    return index


def _in_headline(text: str, sentence: Span, *, finder: NameFinder, names: dict[str, list[_Found]]) -> list[_Found]:
    """Names in a headline in capitals: those that the tables or the rest of the text know."""
    found = [
        _Found(item.start, item.end, item.words, item.spelled(text), item.known.kind, item.known.name, False)
        for item in finder.known(text, sentence)
        if item.known and item.known.name
    ]
    taken = {place for one in found for place in range(one.start, one.end)}
    words = tokens(text, sentence)
    at = 0
    while at < len(words):
        for one in names.get(plain(words[at].word), ()):
            last = at + len(one.words) - 1
            if last < len(words) and all(words[at + k].word == one.words[k] for k in range(len(one.words))):
                if words[at].start not in taken:
                    found.append(one._replace(start=words[at].start, end=words[last].end, initial=False))
                at = last
                break
        at += 1
    return found


class _Names:
    """Full names of persons in the order they come, to tell who a single name is."""

    def __init__(self) -> None:
        self._full: list[list[tuple[str, ...]]] = []
        self._spelled: list[str] = []
        self._by_word: dict[str, list[int]] = {}
        self._titles: list[set[str]] = []
        self._starts: list[int] = []

    def add(self, one: _Found) -> None:
        """Take in a name of two or more words."""
        words = _core(one.words)
        for number in self._by_word.get(words[-1], ()):
            if any(_same_person(words, other) for other in self._full[number]):
                break
        else:
            number = len(self._full)
            self._full.append([])
            self._spelled.append("")
            self._titles.append(set())
            self._starts.append(one.start)
        if words not in self._full[number]:
            self._full[number].append(words)
        self._spelled[number] = max(self._spelled[number], one.spelled, key=len)
        self._titles[number].add(one.title)
        for word in self._keys(words):
            numbers = self._by_word.setdefault(word, [])
            if number not in numbers:
                numbers.append(number)

    @staticmethod
    def _keys(words: tuple[str, ...]) -> list[str]:
        vocabulary = load_vocabulary()
        keys = [words[-1]]
        if words[0] in vocabulary.family_first or words[0] in vocabulary.given_names:
            keys.append(words[0])
        if len(words) > 2:
            keys.append(" ".join(words[1:]))
        return keys

    def of(self, one: _Found) -> str | None:
        """The fullest form of the person that these words name, None when several persons could be meant."""
        words = _core(one.words)
        numbers = self._by_word.get(words[-1] if len(words) > 1 else words[0], [])
        if len(words) > 1:
            numbers = [n for n in numbers if any(_same_person(words, other) for other in self._full[n])]
        elif len(numbers) > 1:
            last = [n for n in numbers if self._full[n][0][-1] == words[0] or self._first(n) == words[0]]
            before = [n for n in last or numbers if self._starts[n] < one.start]
            numbers = before or numbers
        if len(numbers) != 1:
            return None
        return self._spelled[numbers[0]]

    def _first(self, number: int) -> str:
        words = self._full[number][0]
        return words[0] if words[0] in load_vocabulary().family_first else ""


_SUFFIXES = word_set("Jr Sr II III IV")


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 2 and words[-1] in _SUFFIXES else words


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: the same family name and given name, or its initial."""
    if one[-1] != other[-1]:
        return False
    first, second = plain(one[0]), plain(other[0])
    return first == second or (1 in (len(first), len(second)) and first[0] == second[0])


def _resolved(found: Sequence[_Found], *, outlets: Sequence[str]) -> tuple[Mention, ...]:
    """Mentions with the fullest name that the article gives each."""
    names = _Names()
    for one in found:
        if one.kind == "person" and len(one.words) > 1 and one.title not in _KEEP_TITLE:
            names.add(one)
    longest: dict[str, str] = {}
    for one in found:
        if one.name is not None:
            best = longest.get(one.name, "")
            if one.spelled == one.name or (best != one.name and len(one.spelled) > len(best)):
                longest[one.name] = one.spelled
    letters = _letters(found)
    result: list[Mention] = []
    for one in found:
        if result and one.start < result[-1].span.end:
            continue
        if one.kind == "person":
            name = names.of(one) or one.spelled
        elif one.kind == "outlet":
            name = _outlet_name(longest.get(one.name or "", one.spelled), outlets)
        elif one.name is not None:
            name = longest[one.name]
        else:
            name = letters.get(one.spelled, one.spelled)
        result.append(Mention(span=Span(one.start, one.end), kind=one.kind, name=name))
    return tuple(result)


def _outlet_name(name: str, outlets: Sequence[str]) -> str:
    """The name as the outlet writes it as to "The": "Guardian" in "the Guardian" is "The Guardian"."""
    for own in outlets:
        if key(own) == key(name):
            return own
    known = load_outlets().named(name)
    if known is None:
        return name
    return next((full for full in (known.name, *known.also) if key(full) == key(name)), name)


def _letters(found: Sequence[_Found]) -> dict[str, str]:
    """Full names of organisations by the letters that stand for them: "NSC" for "National Security Council"."""
    result: dict[str, str] = {}
    for one in found:
        if one.kind in ("organisation", "outlet") and len(one.words) > 2:
            initials = "".join(word[0] for word in one.words if word[0].isupper())
            if len(initials) > 2:
                result.setdefault(initials, one.spelled)
    return result
