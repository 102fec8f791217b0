"""The words by which a text says how sure it is: hedges, negations and conditions, which nothing may ever drop.

Found by a lexicon (`words_of_certainty.toml`, with its sources). `stance` reads what they make of a stretch of text: is
it affirmed or denied, and how likely does the text call it.
"""

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

    Negations count in its main clause only: "will attack if Kyiv does not yield" is positive. Two of them, or one that
    stands only in a later clause ("…, but did not resign"), give polarity `unknown`. Hedges count everywhere but in a
    condition: rather too unsure than too sure.
    """
    sentence = _first_sentence(text, span or Span(0, max(1, len(text))))
    begun = {cue.span.start: cue for cue in _scan(text, sentence)}
    main, conditional, later, previous = True, False, False, sentence.start
    negative: list[Cue] = []
    hedging: list[Cue] = []
    turned_later = False
    covered = sentence.start
    for place, word in _words_of(text, sentence):
        gap = text[previous : place.start]
        marked = any(mark in gap for mark in ",;—") or " – " in gap
        if main and not conditional and word in _COORDINATORS and previous > sentence.start:
            later = later or marked or _verb_follows(text, place, sentence)
        if marked:
            main, conditional = True, False
        cue = begun.get(place.start)
        if cue and cue.kind == "hedge" and not conditional:
            hedging.append(cue)
        if cue and cue.kind == "negation" and main and cue.phrase not in _PARTS and not _interjection(text, cue):
            if later:
                turned_later = True
            else:
                negative.append(cue)
        if cue and cue.kind == "condition":
            main, conditional = False, True
        elif cue is None and place.start >= covered and word in _SUBORDINATORS:
            main = main and word == "that" and previous == sentence.start
        covered = max(covered, cue.span.end if cue else place.end)
        previous = place.end
    return _weighed(text, hedging, negative, turned_later)


_COORDINATORS = frozenset({"and", "but", "or", "nor", "while", "yet"})


_AUXILIARIES = word_set("not never could did do does was were is are has have had will would can may might should")


_SUBJECTS = word_set("i we he she they it there nobody who")


def _verb_follows(text: str, place: Span, sentence: Span) -> bool:
    """Whether the word after `place` begins another predicate or clause: "was agreed and (it) could not be opened"."""
    following = text[place.end : min(sentence.end, place.end + 24)].replace("’", "'").split()
    first = following[0].lower() if following else ""
    return first in _AUXILIARIES or first.endswith("n't") or first in _SUBJECTS


def _first_sentence(text: str, span: Span) -> Span:
    first = next(iter(sentences(span.of(text))), None)
    return Span(span.start + first.start, span.start + first.end) if first else span


def _words_of(text: str, span: Span) -> list[tuple[Span, str]]:
    found = [Span(word.start + span.start, word.end + span.start) for word in words(span.of(text))]
    return [(word, word.of(text).lower()) for word in found]


def _interjection(text: str, cue: Cue) -> bool:
    """Whether a "no" answers rather than negates: "No, we will fight on"."""
    return cue.phrase == "no" and text[cue.span.end : cue.span.end + 1] in (",", ".", "!")


def _weighed(text: str, hedging: list[Cue], negative: list[Cue], turned_later: bool) -> Stance:
    """The stance of a clause with these hedges and negations."""
    band: Band = "certain"
    left = list(negative)
    for hedge in hedging:
        named: Band = hedge.band or "unknown"
        near = next((one for one in left if _just_before(text, one, hedge)), None)
        if near and named in _NEGATED:
            left.remove(near)
            named = _NEGATED[named]
        band = max(band, named, key=_WEAKNESS.index)
    if len(left) > 1 or (turned_later and not left):
        return Stance("unknown", band)
    return Stance("negative" if left else "positive", band)


def _just_before(text: str, negation: Cue, hedge: Cue) -> bool:
    """Whether at most one word stands between: "not (very) likely"."""
    gap = text[negation.span.end : hedge.span.start]
    return negation.span.end <= hedge.span.start and len(gap) < 20 and len(gap.split()) <= 1 and "," not in gap
