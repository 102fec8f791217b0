"""The words of a text as time sees them: one letter a word, so that a phrase of time is a short pattern of letters.

`Words` cuts a text into words and gives each a class from `words_of_time.toml` ("weekday", "unit", "modal", …).
`pattern` compiles a phrase written in class names ("month day comma year") to a regular expression over the letters.
`tense_at` tells which way the verbs around a place point: back, ahead, or nowhere in particular.
"""

import re
import tomllib
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal

Tense = Literal["past", "future"]

TABLES: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words_of_time.toml").read_text("utf-8"))

_TOKEN = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?!\d))
  | (?P<slashed>\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?![\d/]))
  | (?P<clock>\d{1,2}:\d{2}(?!\d)|\d{1,2}\.\d{2}(?=[ ]?[ap]\.?m\b))
  | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<decade>(?:\b1\d|\b20|['’])\d0['’]?s\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
  | (?P<ampm>[ap]\.m\.)
  | (?P<era>(?:B\.C|A\.D)\.(?:E\.)?|(?:BCE?|AD|CE)\b)
  | (?P<oclock>o['’]clock\b)
  | (?P<word>[^\W\d_]+(?:['’](?:t|ll|d|re|ve)\b)?)
  | (?P<possessive>['’]s\b)
  | (?P<gap>\n[ \t\r]*\n)
  | (?P<line>\n)
  | (?P<mark>[^\w\s\[\]])
    """,
    re.VERBOSE,
)
_MARKS = {
    ",": "comma", ".": "dot", "-": "hyphen", "–": "hyphen", "‑": "hyphen", "—": "dash", ";": "dash", ":": "colon",
    "!": "stop", "?": "stop", "(": "paren", ")": "paren", '"': "quote", "“": "quote", "”": "quote", "‘": "quote",
    "«": "quote", "»": "quote",
}  # fmt: skip
_FORMS = ("iso", "slashed", "clock", "nth", "decade", "possessive", "day", "year", "oldyear", "number", "era", "oclock",
          "word", "mark")  # fmt: skip
_NAMES = tuple(dict.fromkeys((*_FORMS, *_MARKS.values(), *TABLES["classes"])))
_LETTER = {name: chr(0x4E00 + i) for i, name in enumerate(_NAMES)}
"""A letter of its own for each class, out of the way of the signs that mean something in a regular expression."""
_CLASS_OF = {word: name for name, words in reversed(TABLES["classes"].items()) for word in words}
_NEEDS_CAPITAL = frozenset({"month", "shymonth", "shortday", "feast"})
_BEFORE_A_NOUN = frozenset(
    ("on", "of", "in", "for", "with", "about", "by", "at", "into", "over", "under", "against", "between")
)
_NO_SENTENCE_AFTER = frozenset(TABLES["abbreviations"]["before_a_name"])
_REACH = 40
"""Words on either side that are looked at for a verb; longer sentences are cut."""


@lru_cache(maxsize=16_384)
def _class_of(word: str, form: str) -> str:
    """The class of a token that the expression for tokens gave `form`."""
    if form == "number":
        if word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31:
            return "day"
        if re.fullmatch(r"1[5-9]\d\d|20\d\d", word):
            return "year"
        return "oldyear" if re.fullmatch(r"1[0-4]\d\d", word) else "number"
    if form == "ampm":
        return "meridiem"
    if form == "mark":
        return _MARKS.get(word, "mark")
    if form != "word":
        return form
    low = word.lower()
    name = _CLASS_OF.get(low)
    if name in _NEEDS_CAPITAL and not word[0].isupper():
        return "modal" if low == "may" else "word"
    if name is not None:
        return "word" if name == "not_past" else name
    if low.endswith(("'ll", "’ll")):
        return "modal"
    return "past_verb" if low.endswith("ed") and len(low) > 3 else "word"


class Words:
    """The words of `text[start:end]` with their places in `text` and their classes, one letter each."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.starts = array("q")
        self.ends = array("q")
        letters: list[str] = []
        before = ""
        stop = len(text) if end is None else min(end, len(text))
        for token in _TOKEN.finditer(text, start, stop):
            form = token.lastgroup or "mark"
            word = token[0]
            if form == "line" or form == "gap":
                if form == "line" and not _opens_sentence(text, token.end()):
                    continue
                name = "stop"
            else:
                name = _class_of(word, form)
                if name == "dot" and self._ends_sentence(before, token.end()):
                    name = "stop"
            self.starts.append(token.start())
            self.ends.append(token.end())
            letters.append(_LETTER[name])
            before = word
        self.classes = "".join(letters)

    def _ends_sentence(self, before: str, after: int) -> bool:
        """Whether a full stop between the word `before` and the place `after` ends a sentence."""
        if (len(before) == 1 and before.isalpha()) or before.lower() in _NO_SENTENCE_AFTER:
            return False
        return after >= len(self.text) or (self.text[after] in " \n\t\r”\"’')" and _opens_sentence(self.text, after))

    @cached_property
    def verbs(self) -> "tuple[array[int], array[int], list[Tense], list[Tense]]":
        """Groups of verbs in order: first token, one past the last, tense of a time before, tense of a time after."""
        starts, ends = array("q"), array("q")
        before: list[Tense] = []
        after: list[Tense] = []
        for verb in _VERB.finditer(self.classes):
            if verb.end() - verb.start() == 1 and self._is_adjective(verb.start()):
                continue
            _, tense_before, tense_after = _VERBS[(verb.lastindex or 1) - 1]
            starts.append(verb.start())
            ends.append(verb.end())
            before.append(tense_before)
            after.append(tense_after)
        return starts, ends, before, after

    def _is_adjective(self, index: int) -> bool:
        """Whether what looks like a verb stands before its noun: "the flooded deck", "on proposed measures"."""
        if self.is_a(index - 1, "the", "a", "possessive", "hyphen"):
            return True
        return index > 0 and self.word(index - 1) in _BEFORE_A_NOUN and self.is_a(index + 1, "word")

    def __len__(self) -> int:
        return len(self.classes)

    def word(self, index: int) -> str:
        """The token at `index` in lower case."""
        return self.text[self.starts[index] : self.ends[index]].lower()

    def is_a(self, index: int, *names: str) -> bool:
        """Whether there is a token at `index` and it is of one of the classes `names`."""
        return 0 <= index < len(self.classes) and any(self.classes[index] == _LETTER[name] for name in names)

    def is_capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def is_title(self, index: int) -> bool:
        """Whether the token at `index` has a capital letter that no beginning of a sentence gives it."""
        return index > 0 and self.is_capital(index) and not self.is_a(index - 1, "stop", "quote")

    def is_noun_like(self, index: int) -> bool:
        """Whether the token is a plain word, neither mark, verb nor word of time."""
        return self.is_a(index, "word", "possessive")

    def sentence(self, index: int) -> tuple[int, int]:
        """First and one past the last token of the sentence around `index`, at most `_REACH` tokens to either side."""
        low, high = max(0, index - _REACH), min(len(self.classes), index + _REACH)
        left = self.classes.rfind(_LETTER["stop"], low, index)
        right = self.classes.find(_LETTER["stop"], index, high)
        return (low if left < 0 else left + 1), (high if right < 0 else right)


def _opens_sentence(text: str, at: int) -> bool:
    """Whether what follows `at`, past white space and opening marks, begins as sentences do (or the text ends)."""
    for char in text[at : at + 8]:
        if not (char.isspace() or char in "“\"‘'([-*•–—”’)"):
            return not char.islower() and char not in ",;"
    return True


def pattern(phrase: str) -> re.Pattern[str]:
    """The regular expression over `Words.classes` for a phrase written in class names, spaces ignored.

    Raises `KeyError` for a name that is no class.
    """
    return re.compile(re.sub(r"[a-z_]+", lambda name: _LETTER[name[0]], phrase).replace(" ", ""))


_ADVERB = "(word|not|lead|lately|soon|now|more)?"
_TO_DO = "to (?!the|a|this|that|weekday|month) be? past_verb?"
_MODAL = "(modal|could|could_not|would_not)"
_VERBS: tuple[tuple[re.Pattern[str], Tense, Tense], ...] = (
    (pattern(f"{_MODAL} {_ADVERB} have {_ADVERB} (be (past_verb|ahead|due)?|past_verb|ahead|due)"), "past", "past"),
    (pattern("(could not|could_not) (be past_verb|reticent)"), "past", "past"),
    (pattern("(modal not|would_not) reticent"), "past", "past"),
    (pattern(f"{_MODAL} {_ADVERB} {_ADVERB} have? be? (past_verb|ahead|due)?"), "future", "future"),
    (pattern(f"have {_ADVERB} be? ahead {_TO_DO}"), "past", "future"),
    (pattern(f"ahead {_TO_DO}"), "past", "future"),
    (pattern(f"(was|is)? be? (due|ahead|means|wish) {_TO_DO}"), "future", "future"),
    (pattern("wish"), "future", "future"),
    (pattern(f"(is|was)? {_ADVERB} due"), "future", "future"),
    (pattern(f"is {_ADVERB} to (be past_verb)?"), "future", "future"),
    (pattern("to be past_verb"), "future", "future"),
    (pattern("begins"), "future", "future"),
    (pattern("have (a|the|count|one|another) word? word? due"), "future", "future"),
    (pattern(f"have {_ADVERB} be? (past_verb|ahead)?"), "past", "past"),
    (pattern(f"was {_ADVERB} (past_verb|ahead)?"), "past", "past"),
    (pattern("past_verb|ahead"), "past", "past"),
)
"""Groups of verbs; the tense of a time before the group, and of one after ("On Monday it agreed to meet on Friday")."""
_VERB = re.compile("|".join("(" + re.sub(r"\((?!\?)", "(?:", verbs.pattern) + ")" for verbs, _, _ in _VERBS))
_BOUNDARY = re.compile(f"[{''.join(_LETTER[name] for name in ('comma', 'dash', 'quote', 'colon', 'paren'))}]")


_UP_TO = frozenset(("until", "till", "to"))
_AFTER_OR_BEFORE = frozenset(("after", "before", "when", "once"))
"""Behind a time, with a present tense: "on Friday, after he meets her", "on Friday after the panel votes"."""
_PUT_OFF = frozenset(TABLES["put_off"]["words"])
_SAID = frozenset(TABLES["leaving"]["said"])
_LEAVING = frozenset(TABLES["leaving"]["words"])


def _is_to_leave(words: Words, said: int, was: int, first: int) -> bool:
    """Whether somebody said that somebody "was leaving (down) in" the time that begins at `first`: it is to come."""
    verb = next((at for at in range(was + 1, min(was + 3, first)) if words.word(at) in _LEAVING), None)
    if verb is None or words.word(said) not in _SAID or not words.is_a(was, "was"):
        return False
    return all(words.word(at) in ("down", "in", "on", "at", "by") for at in range(verb + 1, first))


def tense_at(words: Words, first: int, last: int) -> Tense | None:
    """Which way the clause around the tokens `first`…`last` points, None where no verb tells.

    The nearest verb to the left within the clause decides, then to the right, then over commas; a clause is taken to
    run from mark to mark, and to end before "that" ("the news on Friday that he would come").
    """
    starts, ends, before, after = words.verbs
    low, high = words.sentence(first)
    if first > low and words.word(first - 1) in _UP_TO and any(words.word(at) in _PUT_OFF for at in range(low, first)):
        return "future"
    left, right = bisect_right(ends, first) - 1, bisect_left(starts, last)
    has_left = left >= 0 and starts[left] >= low
    has_right = right < len(starts) and ends[right] <= high
    if has_right and words.word(last) in _AFTER_OR_BEFORE and words.is_a(starts[right], "begins"):
        return "future"
    if has_left and not _BOUNDARY.search(words.classes, ends[left], first):
        if left and starts[left - 1] >= low and _is_to_leave(words, ends[left - 1] - 1, starts[left], first):
            return "future"
        return after[left]
    opening = last + 1 if words.is_a(last, "comma") else last
    has_right = has_right and _LETTER["that"] not in words.classes[last : starts[right]]
    if has_right and not _BOUNDARY.search(words.classes, opening, starts[right]):
        return before[right]
    if has_left:
        return after[left]
    return before[right] if has_right else None
