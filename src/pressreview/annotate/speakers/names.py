"""Where names may stand in a text: runs of words with capitals, and names that the tables know, sentence by sentence.

Nothing is decided here about who or what they are: `annotate.mentions` does that.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pressreview.model.base import Span
from pressreview.model.reading import EntityKind
from pressreview.tables import load_outlets, load_states, load_vocabulary
from pressreview.text.words import FUNCTION_WORDS, word_set

_BROKEN = (
    r"(?=[\u0300-\u036f\x80-\xbf])"  # quickly told for all other characters
    r"(?:[\u0300-\u036f]|(?<=[ÂÃ\u0302\u0303])[\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf])+"
)
"""A mark set over the letter before it, or what is left of a letter that was decoded wrongly twice: "SÃ¡nchez"."""
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|&|O\s[’']\s(?=[A-Z][a-z])[^\W_]+"
    rf"|[^\W_]+(?:(?:[’'‑-](?!The\b)|{_BROKEN})[^\W_]+)*(?:{_BROKEN})?"
)
"""A word; also "O ’ Vale", and of "Alba-The ministry" the place apart."""
_LONGEST_RUN = 12
"""Most words that one run may have."""
PARTICLES = word_set("de del della di da do dos das du van von der den ter bin ibn bint al el la le ben abu")
"""Words within or before a family name: "bin", "van"."""
_ARTICLE_IN_NAME = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul)[-‑][A-Z]")
"""How a family name with the Arabic article begins: "al-Thani"."""
_BASED = re.compile(r"[-‑][Bb]ased$")
_ORDINARY = word_set("people today out fusion focus index trend")
"""Outlets' names that open a sentence too often as the words that they are."""
_SEEN_IN_SENTENCES = 0.9
"""The same where it ends as sentences do; then "To" must have a capital too, and no verb tell who is its subject."""
_SEEN_IN_HEADLINES = 0.6
"""Share of capitals among a line's longer words from which it is a headline in capitals."""


HEADLINE_VERBS = word_set(
    "says said tells told claims warns vows denies admits insists urges accuses blames calls wants is was are has will"
    " promises needs"
)
"""Verbs that tell a headline's subject from what follows."""


class Token(NamedTuple):
    """One word. `word` is without a possessive "'s", and so is `end`."""

    start: int
    end: int
    word: str
    possessive: bool

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.word.lower()


class Known(NamedTuple):
    """A name of the tables, as the words it is written with."""

    words: tuple[str, ...]
    kind: EntityKind
    name: str
    """The main name; "" for an adjective of a people ("North Korean"), which names nobody."""
    article: bool
    """Whether "the" must stand before it."""
    doubtful: bool
    """Whether it is an ordinary word too."""


class Item(NamedTuple):
    """Part of a run: a name of the tables (`known`), or one word."""

    start: int
    end: int
    words: tuple[str, ...]
    known: Known | None
    possessive: bool

    def spelled(self, text: str) -> str:
        """The name as the text has it, on one line."""
        return " ".join(text[self.start : self.end].split())

    @property
    def low(self) -> str:
        """The last word in lower case."""
        return self.words[-1].lower()


def plain(word: str) -> str:
    """A word as names are compared: no dots, a straight apostrophe."""
    return word.replace(".", "").replace("’", "'")


def tokens(text: str, span: Span) -> list[Token]:
    """The words of a stretch of text."""
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match.group()
        possessive = len(word) > 2 and word.endswith(("’s", "'s"))
        if possessive:
            word = word[:-2]
        found.append(Token(match.start(), match.start() + len(word), word, possessive))
    return found


def _split(name: str) -> tuple[str, ...]:
    return tuple(plain(token.word) for token in tokens(name, Span(0, len(name))))


@cache
def _table() -> dict[str, tuple[Known, ...]]:
    """Names of the tables by their first word, the longest first."""
    entries: dict[tuple[str, ...], Known] = {}

    def add(name: str, kind: EntityKind, main: str, *, doubtful: bool = False) -> None:
        words = _split(name)
        article = words[0].lower() == "the" and len(words) > 1
        words = words[1:] if article else words
        entries.setdefault(words, Known(words, kind, main, article and len(words) == 1, doubtful))

    for outlet in load_outlets():
        for name in outlet.doubtful:
            add(name, "outlet", outlet.name, doubtful=True)
        for name in (outlet.name, *outlet.also):
            add(name, "outlet", outlet.name)
    vocabulary = load_vocabulary()
    for state in load_states():
        for name in state.seats:
            add(name, "organisation", name)
        for name in (state.name, *state.also):
            add(name, "state", state.name)
        for name in state.capitals:
            add(name, "place", name)
        for name in state.demonyms:
            if " " in name:
                add(name, "group", "")
                add(f"{name}s", "group", f"{name}s")
    for name, main in vocabulary.bodies.items():
        add(name, "organisation", main)
    for name in sorted(vocabulary.places):
        add(name, "place", name)
    return _by_first_word(entries)


def _by_first_word(entries: dict[tuple[str, ...], Known]) -> dict[str, tuple[Known, ...]]:
    index: dict[str, list[Known]] = {}
    for words, known in entries.items():
        index.setdefault(words[0], []).append(known)
    return {first: tuple(sorted(several, key=lambda one: -len(one.words))) for first, several in index.items()}


class NameFinder:
    """Finds runs of names in sentences, by the tables and by `outlets`, names of outlets that articles give."""

    def __init__(self, outlets: Sequence[str] = ()) -> None:
        self._table = _table()
        own: dict[tuple[str, ...], Known] = {}
        for name in outlets:
            words = _split(name)
            if words and words[0].lower() == "the":
                words = words[1:]
            if words:
                own[words] = Known(words, "outlet", name, False, len(words) == 1 and words[0].islower())
        self._own = _by_first_word(own)
        self._reporting = load_vocabulary().reporting
        self._nouns = load_vocabulary().outlet_nouns

    def runs(self, text: str, sentence: Span) -> Iterator[list[Item]]:
        """Runs of words with capitals and of known names that stand together, in text order."""
        run: list[Item] = []
        for item, joined in self._items(text, tokens(text, sentence)):
            if item is None:
                if run:
                    yield _trimmed(run)
                run = []
                continue
            if run and (not joined or run[-1].possessive or len(run) >= _LONGEST_RUN):
                yield _trimmed(run)
                run = []
            if run or item.known or item.words[0][:1].isupper():
                run.append(item)
        if run:
            yield _trimmed(run)

    def known(self, text: str, sentence: Span) -> Iterator[Item]:
        """The names of the tables alone, for headlines in capitals."""
        for item, _ in self._items(text, tokens(text, sentence)):
            if item is not None and item.known:
                yield item

    def _items(self, text: str, words: list[Token]) -> Iterator[tuple[Item | None, bool]]:
        """Known names and single words, None for a word of no name; and whether it joins the one before."""
        at = 0
        while at < len(words):
            token = words[at]
            joined = at > 0 and _joins(text, words[at - 1], token)
            if _BASED.search(token.word):
                yield None, joined  # "the Alba-based Harbour Report"
                at += 1
                continue
            known = self._known_at(text, words, at)
            if known is not None:
                last = words[at + len(known.words) - 1]
                spelled = tuple(one.word for one in words[at : at + len(known.words)])
                yield Item(token.start, last.end, spelled, known, last.possessive), joined
                at += len(known.words)
                continue
            if (token.word[0].isupper() and not _function_word(token)) or self._within(words, at):
                yield Item(token.start, token.end, (token.word,), None, token.possessive), joined
            else:
                yield None, joined
            at += 1

    def _within(self, words: list[Token], at: int) -> bool:
        """Whether a lower-case word may stand within a name: "of", "van", "&" before a capital."""
        if at > 0 and _ARTICLE_IN_NAME.match(words[at].word) and words[at - 1].word[0].isupper():
            return True
        if at == 0 or at + 1 >= len(words):
            return False
        low, after = words[at].word, words[at + 1].word
        if low == "Of" and words[at - 1].word[0].isupper():
            low = "of"  # "Chief Of Staff"
        if low in PARTICLES or low == "&":
            return after[0].isupper() or after in PARTICLES
        if low in ("of", "for"):
            return _may_go_on(words[at - 1].low) and (
                after[0].isupper() or (after == "the" and at + 2 < len(words) and words[at + 2].word[0].isupper())
            )
        if low == "the":
            return words[at - 1].word in ("of", "for") and after[0].isupper()
        return False

    def _known_at(self, text: str, words: list[Token], at: int) -> Known | None:
        first = plain(words[at].word)
        for known in (*self._own.get(first, ()), *self._table.get(first, ())):
            last = at + len(known.words) - 1
            if last >= len(words) or any(plain(words[at + k].word) != known.words[k] for k in range(1, last - at + 1)):
                continue
            if any(words[k + 1].start - words[k].end > (4 if words[k].possessive else 2) for k in range(at, last)):
                continue
            after_the = at > 0 and words[at - 1].low == "the"
            if known.article and not after_the:
                continue
            if known.doubtful and not self._reports(words, at - 1 if after_the else at, last):
                continue
            return known
        return None

    def _reports(self, words: list[Token], first: int, last: int) -> bool:
        """Whether words of reporting stand beside a doubtful name: "told Time", "Time reported", "Time magazine"."""
        opening = words[first]
        if first == 0 and first == last and (opening.low in _ORDINARY or opening.low in FUNCTION_WORDS):
            return False  # "People said", "Today reported"
        before = [token.low for token in words[max(0, first - 2) : first]]
        after = words[last + 1].low if last + 1 < len(words) else ""
        if after in self._reporting or after in self._nouns:
            return True
        if not before:
            return False
        return (
            before[-1] in self._reporting
            or before[-1] == "by"
            or before in (["according", "to"], ["interview", "with"])
        )


def _function_word(token: Token) -> bool:
    """Whether a word with a capital is an ordinary one: "The", "MORE", not "Will" or an initial."""
    return len(token.word) > 1 and token.low in FUNCTION_WORDS and token.word not in load_vocabulary().given_names


@cache
def _of_nouns() -> frozenset[str]:
    vocabulary = load_vocabulary()
    return (
        vocabulary.organisations
        | vocabulary.titles
        | vocabulary.roles
        | frozenset({"house", "times", "voice", "state"})
    )


def _may_go_on(low: str) -> bool:
    """Whether "of" may follow within a name: "Ministry of Ports", "Secretary of State"."""
    return low in _of_nouns()


def _joins(text: str, one: Token, other: Token) -> bool:
    """Whether two words stand together: a space between, or a full stop after an initial or a title."""
    gap = text[one.end : other.start]
    if one.possessive:
        return gap[:2] in ("’s", "'s") and gap[2:].isspace() and len(gap) < 5
    if gap.isspace():
        return len(gap) <= 2
    abbreviated = len(one.word) == 1 or one.low in load_vocabulary().titles or one.low in ("st", "jr", "sr")
    return gap.startswith(".") and gap[1:].isspace() and len(gap) <= 3 and abbreviated


def _trimmed(run: list[Item]) -> list[Item]:
    """A run without lower-case words at its end."""
    while len(run) > 1 and not run[-1].known and not begins_name(run[-1].words[0]):
        run = run[:-1]
    return run


def begins_name(word: str) -> bool:
    """Whether a word begins as parts of names do: with a capital, or as "al-Thani"."""
    return word[0].isupper() or _ARTICLE_IN_NAME.match(word) is not None


def in_capitals(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a headline whose words all begin with capitals, so that a capital tells nothing."""
    if len(paragraph) > 250 or text[paragraph.end - 1] in "!?":
        return False
    words = tokens(text, paragraph)
    share = _SEEN_IN_HEADLINES
    if text[paragraph.end - 1] in '.”"':
        told = any(word.low in HEADLINE_VERBS for word in words)
        if told or not any(word.word.istitle() and word.low in FUNCTION_WORDS for word in words[1:]):
            return False
        share = _SEEN_IN_SENTENCES
    longer = [word for word in words if len(word.word) > 3]
    return len(longer) > 3 and sum(token.word[0].isupper() for token in longer) >= share * len(longer)
