"""The words by which a text says how sure it is: hedges, negations and conditions, which nothing may ever drop.

Found by a lexicon (`words_of_certainty.toml`, with its sources). `stance` reads what they make of a stretch of text: is
it affirmed or denied, and how likely does the text call it.
"""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from pressreview.model import Span
from pressreview.model.reading import Band, Polarity
from pressreview.text.sentences import sentences
from pressreview.text.words import word_set, words

CueKind = Literal["hedge", "negation", "condition", "trap"]

LEXICON: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words_of_certainty.toml").read_text("utf-8"))


class Cue(NamedTuple):
    """A hedge, negation or condition, where it stands, and the band a hedge names."""

    span: Span
    kind: CueKind
    band: Band | None
    phrase: str


class Stance(NamedTuple):
    """What the words of a text make of what it says."""

    polarity: Polarity
    band: Band


def _phrases() -> dict[tuple[str, ...], tuple[CueKind, Band | None]]:
    """Phrases as tuples of words; where one is listed twice, the later listing counts."""
    table: dict[tuple[str, ...], tuple[CueKind, Band | None]] = {}
    kinds: tuple[CueKind, ...] = ("negation", "condition")
    for kind in kinds:
        table.update({tuple(phrase.split()): (kind, None) for phrase in LEXICON[f"{kind}s"]["phrases"]})
    for band, phrases in LEXICON["bands"].items():
        table.update({tuple(phrase.split()): ("hedge", band) for phrase in phrases})
    table.update({tuple(phrase.split()): ("trap", None) for phrase in LEXICON["traps"]["phrases"]})
    return table


_PHRASES = _phrases()
_CONDITIONS = (r"\W+".join(phrase) for phrase, (kind, _) in sorted(_PHRASES.items()) if kind == "condition")
_MAY_SUPPOSE = re.compile(rf"\b(?:should|(?-i:Were)|{'|'.join(_CONDITIONS)})\b", re.IGNORECASE)
_INVERTED = re.compile(
    r"(?:Should\s(?!be\b|have\b|not\b)|Were\s(?:[\w’'-]+\s){1,10}?to\s[a-z])[^,.?!\n]{1,300},[^?!\n]{1,600}?(?:[.!](?:\W|$)|$)"
)
"""A sentence that opens with a condition without "if" and has a comma behind it, no question."""
_LENGTHS: dict[str, tuple[int, ...]] = {}
for _phrase in _PHRASES:
    _LENGTHS[_phrase[0]] = tuple(sorted({*_LENGTHS.get(_phrase[0], ()), len(_phrase)}, reverse=True))
_PARTS = frozenset(LEXICON["negations"]["parts"])
_ATTITUDES: dict[str, Band] = {
    word: band
    for band, listed in LEXICON["cues"]["bands"].items()
    for word in listed
    if word in LEXICON["attitudes"]["words"] or word in LEXICON["attitudes"]["before_a_clause"]
}
_BEFORE_A_CLAUSE, _CLAUSE_OPENERS, _NO_CLAUSE, _NOUNS, _DETERMINERS = (
    frozenset(LEXICON["attitudes"][name])
    for name in ("before_a_clause", "clause_openers", "no_clause", "nouns", "determiners")
)
_OF_THE_PAST = frozenset(LEXICON["attitudes"]["of_the_past"])
_HAVE_DONE = re.compile(r"have \w+ed")
_ENDS = frozenset(LEXICON["negations"]["ends"])
_DIRECTS = frozenset(("told", "asked", "urged", "ordered", "warned", "advised", "instructed", "reminded", "begged"))
_DIRECTED_WITHIN = 8
"""Words before "not to" in which somebody is told so: that it was said is not denied."""
_SUBORDINATORS = frozenset(LEXICON["subordinators"]["words"])
_NEGATED: dict[Band, Band] = {
    "almost certain": "unlikely", "highly likely": "unlikely", "likely": "unlikely", "unlikely": "likely",
    "highly unlikely": "likely",
}  # fmt: skip
_WEAKNESS: tuple[Band, ...] = (
    "certain", "almost certain", "highly likely", "unknown", "likely", "possible", "unlikely", "highly unlikely",
    "remote",
)  # fmt: skip
"""From the strongest; of several hedges in one clause the weakest counts, a named probability over an unnamed one."""


def cues(text: str, span: Span | None = None) -> tuple[Cue, ...]:
    """Hedges, negations and conditions in `text` (or in one span of it), in text order, without overlap.

    The longest phrase at a place counts. Linear in the length of the span.
    """
    return tuple(cue for cue in _scan(text, span or Span(0, max(1, len(text)))) if cue.kind != "trap")


def _scan(text: str, span: Span) -> list[Cue]:
    spans = words(text, span)
    plain = [word.of(text).replace("’", "'").lower() for word in spans]
    found: list[Cue] = []
    index = 0
    while index < len(spans):
        length, kind, band = _phrase_at(text, spans, plain, index)
        if length:
            place = Span(spans[index].start, spans[index + length - 1].end)
            found.append(Cue(place, kind, band, " ".join(plain[index : index + length])))
        index += max(1, length)
    return found


def _phrase_at(text: str, spans: Sequence[Span], plain: list[str], index: int) -> tuple[int, CueKind, Band | None]:
    """How many words the longest phrase at a word has (0 for none), its kind and its band."""
    word = plain[index]
    for length in _LENGTHS.get(word, ()):
        phrase = tuple(plain[index : index + length])
        if phrase in _PHRASES and text[spans[index].start : spans[index + len(phrase) - 1].end].count(",") == 0:
            if word == "may" and not spans[index].of(text).islower():
                continue  # the month
            if phrase == ("provided",) and not _opens_a_condition(text, spans, plain, index):
                continue
            kind, band = _PHRASES[phrase]
            return len(phrase), kind, band
    if word == "should" and index + 1 < len(spans) and spans[index + 1].of(text)[:1].isupper():
        return 1, "condition", None  # "should Drenia cut deliveries"
    if word in ("should", "were") and _INVERTED.match(text, spans[index].start):
        return 1, "condition", None  # "Should talks fail, "
    if word == "must" and _HAVE_DONE.fullmatch(" ".join(plain[index + 1 : index + 3])):
        return 2, "hedge", "highly likely"  # "must have waited"
    if word in _ATTITUDES and _has_what_is_thought(plain, index):
        return 1, "hedge", _ATTITUDES[word]
    if (
        word in _ENDS
        and index
        and plain[index - 1] != "to"
        and index + 1 < len(spans)
        and plain[index + 1].endswith("ing")
    ):
        return 1, "negation", None  # "stopped selling"
    return (1, "negation", None) if word.endswith("n't") else (0, "trap", None)


def _opens_a_condition(text: str, spans: Sequence[Span], plain: Sequence[str], index: int) -> bool:
    """Whether "provided" is the conjunction, not the verb: after a comma, or before whoever does something."""
    marked = index == 0 or not text[spans[index - 1].end : spans[index].start].isspace()
    return marked or any(word in _NOMINATIVES or word == "there" for word in plain[index + 1 : index + 2])


def _has_what_is_thought(plain: list[str], index: int) -> bool:
    """Whether what somebody takes to be so stands with it: "thinks (that)", "the hope is that", not "thinks of"."""
    word, before, following = plain[index], plain[index - 1] if index else "", plain[index + 1 : index + 3]
    if word in _NOUNS and before in _DETERMINERS:
        return following[:1] == ["that"] or following in (["is", "that"], ["was", "that"])
    if word in ("claim", "claims") and not before:
        return False  # what is said to be rejected: "claims that he lied"
    if word == "believe" and before in ("cannot", "can't", "couldn't"):
        return False  # for what is so
    if word in _BEFORE_A_CLAUSE:
        return bool(following) and (following[0][0].isdigit() or following[0].partition("'")[0] in _CLAUSE_OPENERS)
    return not following or not (following[0] in _NO_CLAUSE or following[0].endswith("ly"))


def hedges(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Words that make a text less sure: "may", "is likely to", "reportedly"."""
    return tuple(cue.span for cue in cues(text, span) if cue.kind == "hedge")


def negations(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Words that turn a text around: "not", "never", "no plans to", "failed to"; not the "not" of "not only"."""
    return tuple(cue.span for cue in cues(text, span) if cue.kind == "negation")


def conditions(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Words that open a condition: "if", "unless", "on condition that"."""
    span = span or Span(0, max(1, len(text)))
    if _MAY_SUPPOSE.search(text, span.start, span.end) is None:  # nearly every sentence, and ten times faster
        return ()
    return tuple(cue.span for cue in cues(text, span) if cue.kind == "condition")


def stance(text: str, span: Span | None = None) -> Stance:
    """What the first sentence at `span` makes of its main proposition.

    Negations count in its main clause only: "will attack if Kyiv does not yield" is positive. Two of them side by side,
    or one that stands only in a later clause ("…, but did not resign"), give polarity `unknown`. Hedges count
    everywhere but in a condition: rather too unsure than too sure.
    """
    return _MainClause(text, _first_sentence(text, span or Span(0, max(1, len(text))))).stance()


_COORDINATORS = frozenset({"and", "but", "or", "nor", "while", "yet", "so"})
_FINITE = word_set(
    """did do does was were is are am be has have had will would can could may might must should shall cannot
    dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt aint arnt wont cant"""
)
_ADVERBS = word_set(
    """never not also still just really certainly simply clearly yet ever always now it then hence thus therefore often
    soon"""
)
_NOMINATIVES = word_set("i we he she they")
_SUBJECTS = word_set("i we he she they it you there nobody none who")
_PRONOUNS = _SUBJECTS | {"that", "this", "what", "which", "here", "where", "how"}
_NONE = frozenset({"no", "nothing", "none", "nobody", "no one", "nowhere"})
_RELATIVES = frozenset({"who", "which", "that"})
_OPENING = frozenset({"that", "who", "whom", "whose", "which"})
"""Subordinators that a main clause, or what is all that was quoted of a sentence, may open with."""
_SINCE = frozenset({"until", "till", "since", "before", "after", "than"})
_DAYS = word_set("now then recently lately today yesterday tomorrow this last next")
_COMPARING = frozenset({"than", "despite", "except"})
"""Open no clause of their own as a rule: the next finite verb is the main one."""
_PREPOSITIONS = word_set("with to for of by in at on from about into under over through after against between among as")
_FEW = word_set("one every everyone everybody everything all any many much even until since once")
"""What a "not" that opens a clause denies: "not one of them came"."""
_IN_NO = frozenset({"way", "circumstances", "account", "means", "case", "event", "sense"})
_AT_NO = frozenset({"time", "point", "stage"})
_SAYING = word_set("said says say saying told think thinks know knows knew means claimed claiming adding sure")
_BETWEEN = frozenset({"however", "course", "fact", "though", "therefore", "all"})
"""May stand between a verb and its "not"."""
_BUT = frozenset({"all", "anything", "nothing", "none", "no", "not", "cannot", "last"})
_NO_EMBEDDING = _COORDINATORS | _PREPOSITIONS | _SUBORDINATORS
_SHORT = frozenset({"s", "re", "ve", "ll", "d", "m"})
_MARK = re.compile(r"[,;:—()]| [–&-] ")
_DASH = re.compile(r"[;—]| [–&-] ")
_INSERTED = re.compile(
    r"\([^()]*\)|(?<= )[–—-] [^–—]{1,200}? [–—-](?= )|(?<=\w)—[^—]{1,200}—(?=\w)|[,:] [“\"][^“”\"]*[”\"]?"
)


class _MainClause:
    """Reads a sentence word by word: which of its words belong to the main clause, and what in it hedges and denies."""

    def __init__(self, text: str, sentence: Span) -> None:
        self.text, self.sentence = text, sentence
        self.places = [Span(one.start + sentence.start, one.end + sentence.start) for one in words(sentence.of(text))]
        self.plain = [place.of(text).replace("’", "'").lower() for place in self.places]
        self.main, self.conditional, self.later = True, False, False
        self.begun = False
        """Whether the main clause has shown a subject or a finite verb."""
        self.until_verb = False
        """Whether the open clause only says who or what is meant, and ends at the next finite verb."""
        self.fronted = False
        """Whether the open clause stands before the main one."""
        self.inner = False
        """Whether the open clause has shown a subject or a finite verb."""
        self.joined = False
        """Whether a coordinator stood after the main verb: the next finite verb is another clause's."""
        self.stretch = 0
        """Number of the stretch between marks and coordinators."""
        self.hedging: list[Cue] = []
        self.negative: list[tuple[int, Cue]] = []
        self.turned_later = False

    def stance(self) -> Stance:
        """What it all comes to."""
        starting = {cue.span.start: cue for cue in _scan(self.text, self.sentence)}
        covered = self.sentence.start
        inserted = iter(
            [*(match.span() for match in _INSERTED.finditer(self.text, self.sentence.start, self.sentence.end)), None]
        )
        aside = next(inserted)
        for index, place in enumerate(self.places):
            while aside is not None and aside[1] <= place.start:
                aside = next(inserted)
            cue = starting.get(place.start)
            if cue and cue.kind == "hedge" and not self.conditional and cue.phrase not in _OF_THE_PAST:
                self.hedging.append(cue)
            quoted = aside is not None and self.text[aside[0]] in ",:"
            if aside is None or place.start < aside[0] or (quoted and not self.begun):
                self._read(index, cue, inside=cue is None and place.start < covered)
            covered = max(covered, cue.span.end if cue else place.end)
        return _weighed(self.text, self.hedging, self.negative, turned_later=self.turned_later)

    def _read(self, index: int, cue: Cue | None, *, inside: bool) -> None:
        """Take in a word, and the cue that begins at it; `inside` where a longer cue has begun before."""
        word = self.plain[index]
        marks = self.text[self.places[index - 1].end : self.places[index].start] if index else ""
        marked = _MARK.search(marks) is not None
        self._at_border(index, marks, marked=marked, hedged=cue is not None and cue.kind == "hedge")
        before = self.plain[index - 1] if index and not marked else ""
        if self.joined and self.main and _is_finite(word):
            self.later, self.joined = True, False
        if _is_finite(word) and self.until_verb and before not in _RELATIVES and before not in _SUBJECTS:
            self.main, self.until_verb = True, False
        elif word == "then" and self.fronted and not self.main:
            self.main, self.conditional = True, False
        elif before and self._embeds(index, before):
            self.main = self.fronted and not self.main
        if (
            cue
            and cue.kind == "negation"
            and self.main
            and cue.phrase not in _PARTS
            and self._denies(index, cue, before)
        ):
            if self.later:
                self.turned_later = True
            else:
                self.negative.append((self.stretch, cue))
        if cue and cue.kind == "condition":
            self.main, self.conditional, self.until_verb, self.fronted = False, True, False, not self.begun
            self.inner = False
        elif _supposes(cue) or (cue is None and not inside and self._subordinates(index, before)):
            self._subordinate(index, before)
        elif _is_finite(word) or word.partition("'")[0] in _NOMINATIVES:
            self.begun = self.begun or self.main
            self.inner = True

    def _at(self, index: int) -> str:
        return self.plain[index] if index < len(self.plain) else ""

    def _opens(self, index: int) -> bool:
        """Whether a subject stands here that may open a clause of its own."""
        word, following = self._at(index), self._at(index + 1)
        if word in ("this", "these", "those"):
            return _is_finite(following)
        return word.partition("'")[0] in _SUBJECTS or (word == "no" and following == "one")

    def _at_border(self, index: int, marks: str, *, marked: bool, hedged: bool) -> None:
        """A mark or a coordinator ends a subordinate clause, or begins another main one."""
        word = self.plain[index]
        coordinated = word in _COORDINATORS and index > 0 and not (index == 1 and self.plain[0] in _COORDINATORS)
        if coordinated and not marked and self.plain[index - 1] in _SUBJECTS and self._at(index + 1) in _SUBJECTS:
            coordinated = False  # "he or she"
        within = coordinated and self.fronted and not self.main
        self.stretch += marked or coordinated
        if coordinated and not self.conditional and (self.main or not self.fronted):
            turns = word == "but" and index > 1 and self.plain[index - 1] not in _BUT
            self.later = self.later or (marked and self.main) or turns or self._another_verb(index)
            self.joined = self.begun and self.main
        if marked and not within:
            if self.begun and not hedged and (self._opens(index) or _DASH.search(marks)):
                self.later = True
            self.later = self.later or (self.begun and not self.main)
            self.main, self.conditional, self.until_verb, self.fronted = True, False, False, False

    def _another_verb(self, index: int) -> bool:
        """Whether after a coordinator another predicate or clause begins: "was agreed and (it) could not be opened"."""
        after = index + 1
        while self._at(after) in _ADVERBS or self._at(after).endswith("ly"):
            after += 1
        return (
            _is_finite(self._at(after)) or self._opens(after) or (after > index + 1 and self._at(after - 1) == "never")
        )

    def _embeds(self, index: int, before: str) -> bool:
        """Whether a subject opens a clause within one that has its own: "a feeling (that) I can't hide"."""
        subject, _, verb = self.plain[index].partition("'")
        following = index + (2 if subject == "no" and self._at(index + 1) == "one" else 1)
        verbal = bool(verb) or _is_finite(self._at(following)) or self._at(following) == "never"
        opens = subject in _NOMINATIVES or (verbal and (self._opens(index) or subject in _NONE))
        if not opens or self._hedged(index) or before in _NO_EMBEDDING or _is_finite(before):
            return False
        return (self.begun or before in _SAYING) if self.main else self.fronted and self.inner

    def _hedged(self, index: int) -> bool:
        """Whether a hedge stands just before: what is thought is the matter in "I think (that) it will not"."""
        return bool(self.hedging) and not self.negative and self.hedging[-1].span.end >= self.places[index - 1].start

    def _subordinates(self, index: int, before: str) -> bool:
        """Whether a word that can open a subordinate clause does so."""
        word, following = self.plain[index], self._at(index + 1)
        if word.partition("'")[0] in _RELATIVES and word.partition("'")[2] in _SHORT:
            return bool(before) and self.begun and before not in _NO_EMBEDDING and not _is_finite(before)
        if word == "cause":
            return following.partition("'")[0] in _SUBJECTS
        if word not in _SUBORDINATORS:
            return False
        if word in _SINCE and (following in _DAYS or following[:1].isdigit()):
            return False
        if word == "that" and (self._hedged(index) or before in _PREPOSITIONS or before == "like"):
            return False
        return index > 0 or word not in _OPENING

    def _subordinate(self, index: int, before: str) -> None:
        word = self.plain[index]
        following = self._at(index + 1)
        short = word in _COMPARING or word == "who" or (word in _RELATIVES and _is_finite(following))
        if not self.main:
            self.until_verb = self.until_verb and short
            return
        aside = following in _PREPOSITIONS or following in _ADVERBS or following.endswith("ly")
        self.until_verb = not aside and (short or (word == "because" and before == "just")) and not self.begun
        self.main, self.fronted, self.inner = False, not self.begun, False

    def _denies(self, index: int, cue: Cue, before: str) -> bool:
        """Whether a negation is the clause's, not a part's ("with no regret") or a contrast's (", not in Rome")."""
        following = self._at(index + 1)
        if cue.phrase == "not":
            if not before:
                return index == 0 or (following in _FEW and not self.begun) or self.plain[index - 1] in _BETWEEN
            told = self.plain[max(0, index - _DIRECTED_WITHIN) : index]
            if following == "to" and not _is_finite(before) and not _DIRECTS.isdisjoint(told):
                return False  # "were told on Monday not to drink it"
            verbal = _is_finite(before) or before in _ADVERBS or before.endswith("ly") or before in _SUBJECTS
            return verbal or following == "to" or before in _BETWEEN
        if cue.phrase == "no" and self.text[cue.span.end : cue.span.end + 1] in (",", ".", "!"):
            return False  # "No, we will fight on"
        if cue.phrase == "no" and following.endswith("er") and self._at(index + 2) == "than":
            return False  # "no bigger than a coin"
        if cue.phrase in _NONE:
            if before in _PREPOSITIONS:
                return following in (_AT_NO if before == "at" else _IN_NO)
            return bool(before) or not self.begun
        return True


def _is_finite(word: str) -> bool:
    """Whether a word is, or ends in, an auxiliary: "has", "isn't", "cannot", "they've"."""
    stem, _, ending = word.partition("'")
    short = ending in _SHORT and (ending not in ("s", "d") or stem in _PRONOUNS)  # "Kim's" may be whose it is
    return word in _FINITE or word.endswith("n't") or short


def _supposes(cue: Cue | None) -> bool:
    return cue is not None and cue.phrase in ("as if", "as though")


def _first_sentence(text: str, span: Span) -> Span:
    first = next(iter(sentences(span.of(text))), None)
    return Span(span.start + first.start, span.start + first.end) if first else span


def _weighed(text: str, hedging: list[Cue], negative: list[tuple[int, Cue]], *, turned_later: bool) -> Stance:
    """The stance of a clause with these hedges and negations, each negation with the number of its stretch."""
    band: Band = "certain"
    left = list(negative)
    for hedge in hedging:
        named: Band = hedge.band or "unknown"
        near = next((one for one in left if _just_before(text, one[1], hedge)), None)
        if near and named in _NEGATED:
            left.remove(near)
            named = _NEGATED[named]
        band = max(band, named, key=_WEAKNESS.index)
    stretches = [stretch for stretch, _ in left]
    if len(stretches) > 1 and stretches[0] == stretches[1]:
        return Stance("unknown", band)
    if turned_later and not left:
        return Stance("unknown", band)
    return Stance("negative" if left else "positive", band)


def _just_before(text: str, negation: Cue, hedge: Cue) -> bool:
    """Whether at most one word stands between: "not (very) likely"."""
    gap = text[negation.span.end : hedge.span.start]
    return negation.span.end <= hedge.span.start and len(gap) < 20 and len(gap.split()) <= 1 and "," not in gap
