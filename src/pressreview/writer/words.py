"""Which words a writer may use, and which it must keep."""

from collections import Counter

from pressreview.tables import load_vocabulary
from pressreview.text import fold, words
from pressreview.text.calendar import CALENDAR
from pressreview.text.certainty import cues
from pressreview.text.words import stem, word_set
from pressreview.writer.records import Material

_PLAIN_SAYING = word_set("said says say saying added adds add adding reported report reports")
FREE = _PLAIN_SAYING | word_set(
    """
    a an the and of in on at to for from by with as that this these those it its he she his her him they them their
    who whom whose which where when while meanwhile also is are was were be been being has have had having do does did
    reporting according citing cites cited quoting quoted wrote writes writing
    """
)
"""Words that any sentence may use. None of them turns one around, makes it surer, or says why or how much.

"Told" is not among them: who told whom is a matter of order, which only words of a record have.
"""
DAYS = frozenset(stem(word) for word in CALENDAR | word_set("today yesterday tomorrow week weekend month"))
"""Stems of words for days, which move about in a sentence."""
_AHEAD = word_set("will would shall due scheduled expected planned plans plan intends hopes wants set poised likely if")
"""Words that say of something that it is not there yet."""
_TOLD = word_set("told tell tells")
_SEEN_AS = word_set("presented portrayed depicted regarded viewed billed so-called supposed")
"""Words by which something is so only in somebody's eyes."""


def plain_words(text: str) -> list[str]:
    """The words of a text for comparison, in order: folded, small, without a possessive "'s"."""
    return [fold(span.of(text)).lower().removesuffix("'s").replace(".", "") for span in words(text)]


def content(text: str) -> list[str]:
    """Stems of the words of a text that a sentence may not have without a record."""
    return [stem(word) for word in plain_words(text) if word not in FREE and word]


def known(material: Material) -> set[str]:
    """Stems of all words that a record bears out."""
    sentence = material.sentence
    names = [name for one in sentence.citations for name in (one.speaker, one.outlet, *one.via) if name]
    return {stem(word) for text in (sentence.text, *names, material.day or "") for word in plain_words(text)}


def kept_words(material: Material, *, quotations: bool = False) -> list[str]:
    """Words of a record that a sentence must keep: hedges, denials, conditions, what is ahead, telling verbs of saying.

    Those within quotations only with `quotations`, for a sentence that tells in its own words what is quoted.
    """
    text = material.sentence.text if quotations else material.text
    found = [word for cue in cues(text) for word in cue.phrase.split() if word not in FREE]
    verbs = load_vocabulary().reporting - FREE - _TOLD | _SEEN_AS
    found += [word for word in plain_words(text) if word in _AHEAD or word in verbs]
    times = Counter(plain_words(text))
    return [word for word in dict.fromkeys(found) for _ in range(times[word])]
