"""The words by which a text says how sure it is: hedges, negations and conditions, which nothing may ever drop.

Found by a lexicon (`words_of_certainty.toml`, with its sources). `stance` reads what they make of a stretch of text: is
it affirmed or denied, and how likely does the text call it.
"""

import re
import tomllib
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
_LENGTHS: dict[str, tuple[int, ...]] = {}
for _phrase in _PHRASES:
    _LENGTHS[_phrase[0]] = tuple(sorted({*_LENGTHS.get(_phrase[0], ()), len(_phrase)}, reverse=True))
_PARTS = frozenset(LEXICON["negations"]["parts"])
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
    spans = [Span(word.start + span.start, word.end + span.start) for word in words(span.of(text))]
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


def _phrase_at(text: str, spans: list[Span], plain: list[str], index: int) -> tuple[int, CueKind, Band | None]:
    """How many words the longest phrase at a word has (0 for none), its kind and its band."""
    word = plain[index]
    for length in _LENGTHS.get(word, ()):
        phrase = tuple(plain[index : index + length])
        if phrase in _PHRASES and text[spans[index].start : spans[index + len(phrase) - 1].end].count(",") == 0:
            if word == "may" and not spans[index].of(text).islower():
                continue  # the month
            kind, band = _PHRASES[phrase]
            return len(phrase), kind, band
    if word == "should" and index + 1 < len(spans) and spans[index + 1].of(text)[:1].isupper():
        return 1, "condition", None  # "should Drenia cut deliveries"
    return (1, "negation", None) if word.endswith("n't") else (0, "trap", None)


def hedges(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Words that make a text less sure: "may", "is likely to", "reportedly"."""
    return tuple(cue.span for cue in cues(text, span) if cue.kind == "hedge")


def negations(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Words that turn a text around: "not", "never", "no plans to", "failed to"; not the "not" of "not only"."""
    return tuple(cue.span for cue in cues(text, span) if cue.kind == "negation")


def conditions(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Words that open a condition: "if", "unless", "on condition that"."""
    return tuple(cue.span for cue in cues(text, span) if cue.kind == "condition")


def stance(text: str, span: Span | None = None) -> Stance:
    """What the first sentence at `span` makes of its main proposition.

    Negations count in its main clause only: "will attack if Kyiv does not yield" is positive. Two of them side by side,
    or one that stands only in a later clause ("…, but did not resign"), give polarity `unknown`. Hedges count
    everywhere but in a condition: rather too unsure than too sure.
    """
    return _MainClause(text, _first_sentence(text, span or Span(0, max(1, len(text))))).stance()


_COORDINATORS = frozenset({"and", "but", "or", "nor", "while", "yet"})
_FINITE = word_set(
    "did do does was were is are am be has have had will would can could may might must should shall 's 're 've 'll 'd"
)
_ADVERBS = word_set("never not also still just really certainly simply clearly yet ever always now it")
_NOMINATIVES = word_set("i we he she they")
_SUBJECTS = word_set("i we he she they it you there nobody who")
_NONE = frozenset({"no", "nothing", "none", "nobody", "no one"})
_RELATIVES = frozenset({"who", "which", "that"})
_OPENING = frozenset({"that", "who", "whom", "whose", "which", "what", "why", "how"})
"""Subordinators that a main clause, or what is all that was quoted of a sentence, may open with."""
_COMPARING = frozenset({"than", "despite", "except"})
"""Open no clause of their own as a rule: the next finite verb is the main one."""
_PREPOSITIONS = word_set("with to for of by in at on from about into under over through after against between among as")
_FEW = word_set("a one every everyone everybody everything all any many much even until since once")
"""What a "not" that opens a clause denies: "not one of them came"."""
_IN_NO = frozenset({"way", "circumstances", "time", "account", "means", "point", "case", "event", "sense"})
_INSERTED = re.compile(
    r"\([^()]*\)|(?<= )[–—-] [^–—]{1,200}? [–—-](?= )|(?<=\w)—[^—]{1,200}—(?=\w)|[,:] [“\"][^“”\"]*[”\"]?"
)


class _MainClause:
    """Reads a sentence word by word: which of its words belong to the main clause, and what in it hedges and denies."""

    def __init__(self, text: str, sentence: Span) -> None:
        self.text, self.sentence = text, sentence
        self.places = [Span(one.start + sentence.start, one.end + sentence.start) for one in words(sentence.of(text))]
        self.plain = [place.of(text).replace("’", "'").lower() for place in self.places]
        self.inserted = [Span(*match.span()) for match in _INSERTED.finditer(text, sentence.start, sentence.end)]
        self.main, self.conditional, self.later = True, False, False
        self.begun = False
        """Whether the main clause has shown a subject or a finite verb."""
        self.until_verb = False
        """Whether a clause that only says who or what is meant ends at the next finite verb."""
        self.fronted = False
        """Whether a clause is open that stands before the main one."""
        self.stretch = 0
        """Number of the stretch between marks and coordinators."""
        self.hedging: list[Cue] = []
        self.negative: list[tuple[int, Cue]] = []
        self.turned_later = False

    def stance(self) -> Stance:
        """What it all comes to."""
        begun = {cue.span.start: cue for cue in _scan(self.text, self.sentence)}
        covered, hidden = self.sentence.start, iter([*self.inserted, None])
        aside = next(hidden)
        for index, place in enumerate(self.places):
            while aside is not None and aside.end <= place.start:
                aside = next(hidden)
            cue = begun.get(place.start)
            if cue and cue.kind == "hedge" and not self.conditional:
                self.hedging.append(cue)
            if aside is None or not aside.start <= place.start:
                self._read(index, cue, inside=cue is None and place.start < covered)
            covered = max(covered, cue.span.end if cue else place.end)
        return _weighed(self.text, self.hedging, self.negative, turned_later=self.turned_later)

    def _read(self, index: int, cue: Cue | None, *, inside: bool) -> None:
        """Take in a word, and the cue that begins at it; `inside` where a longer cue has begun before."""
        word, first = self.plain[index], index == 0
        marked = not first and self._marked(index)
        self._at_border(index, word, marked=marked, hedged=cue is not None and cue.kind == "hedge")
        finite = word in _FINITE or word.endswith(("n't", "cannot")) or word.partition("'")[1:] in _SHORT
        before = self.plain[index - 1] if index and not marked else ""
        if finite and self.until_verb and before not in _RELATIVES and before not in _SUBJECTS:
            self.main, self.until_verb = True, False
        elif self._embeds(index, word, before):
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
            self.main, self.conditional, self.fronted = False, True, not self.begun
        elif cue is None and not inside and word in _SUBORDINATORS and not (first and word in _OPENING):
            self._subordinate(index, word)
        elif self.main and (finite or word in _NOMINATIVES):
            self.begun = True

    def _marked(self, index: int) -> bool:
        gap = self.text[self.places[index - 1].end : self.places[index].start]
        return any(mark in gap for mark in ",;:—()") or " – " in gap or " - " in gap

    def _at_border(self, index: int, word: str, *, marked: bool, hedged: bool) -> None:
        """A mark or a coordinator ends a subordinate clause, or begins another main one."""
        coordinated = word in _COORDINATORS and index > 0
        if coordinated and self.main and not self.conditional:
            self.later = self.later or marked or self._verb_follows(index)
        self.stretch += marked or coordinated
        if not marked:
            return
        gap = self.text[self.places[index - 1].end : self.places[index].start]
        opens = word in _SUBJECTS or " ".join(self.plain[index : index + 2]) == "no one"
        if self.begun and not hedged and (opens or any(mark in gap for mark in (";", "—", " – ", " - "))):
            self.later = True
        self.main, self.conditional, self.until_verb, self.fronted = True, False, False, False

    def _verb_follows(self, index: int) -> bool:
        """Whether the next word begins another predicate or clause: "was agreed and (it) could not be opened"."""
        following = self.plain[index + 1] if index + 1 < len(self.plain) else ""
        return (
            following in _FINITE or following in ("not", "never") or following.endswith("n't") or following in _SUBJECTS
        )

    def _embeds(self, index: int, word: str, before: str) -> bool:
        """Whether a subject opens a clause within one that has its own: "a feeling (that) I can't hide"."""
        following = self.plain[index + 1] if index + 1 < len(self.plain) else ""
        verb = following in _FINITE or following == "never" or following.endswith("n't")
        none = word in _NONE and (
            verb or (following == "one" and " ".join(self.plain[index + 2 : index + 3]) in _FINITE)
        )
        opens = word in _NOMINATIVES or (word in _SUBJECTS and verb) or none
        after_hedge = bool(self.hedging) and self.hedging[-1].span.end >= self.places[index - 1].start
        if (
            not opens
            or not before
            or before in _COORDINATORS
            or before in _FINITE
            or before in _SUBORDINATORS
            or after_hedge
        ):
            return False
        return self.begun if self.main else self.fronted

    def _subordinate(self, index: int, word: str) -> None:
        if self.later or not self.main:
            return
        following = self.plain[index + 1] if index + 1 < len(self.plain) else ""
        if self.hedging and word == "that" and self.hedging[-1].span.end >= self.places[index - 1].start:
            return  # "I think that it will not": what is thought is the matter
        short = word in _COMPARING or word == "who" or (word in _RELATIVES and following in _FINITE)
        self.until_verb = short and not self.begun
        self.main, self.fronted = False, not self.begun

    def _denies(self, index: int, cue: Cue, before: str) -> bool:
        """Whether a negation is one of the clause, not of a part ("with no regret") or of a contrast (", not in Rome")."""
        following = self.plain[index + 1] if index + 1 < len(self.plain) else ""
        if cue.phrase == "not":
            near = self.plain[max(0, index - 3) : index] if before else []
            verb = any(word in _FINITE or word.partition("'")[1:] in _SHORT for word in near)
            return index == 0 or verb or following in ("to", "being", "been", "having") or following in _FEW
        if cue.phrase in _NONE:
            if cue.phrase == "no" and self.text[cue.span.end : cue.span.end + 1] in (",", ".", "!"):
                return False  # "No, we will fight on"
            if before in _PREPOSITIONS:
                return following in _IN_NO
            return bool(before) or not self.begun or following in _FINITE
        return True


_SHORT = tuple(("'", ending) for ending in ("s", "re", "ve", "ll", "d", "m"))


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
