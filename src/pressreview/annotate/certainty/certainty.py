"""How sure a text is of what it reports: what the content says, and what the reporting words make of it.

"Denied that X" turns X around, "claimed X" and "reportedly X" leave its likelihood unnamed, "did not say whether X"
tells nothing of X. The words that tell are kept, so that nothing that uses the content can lose them.
"""

import re

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Certainty, Span, covers
from pressreview.model.reading import Band, Polarity
from pressreview.text.certainty import LEXICON, conditions, cues, hedges, negations, stance
from pressreview.text.words import words

__all__ = ["certainty_of", "conditions", "hedges", "negations"]

_CUES = LEXICON["cues"]
_DENIES = tuple(tuple(phrase.split()) for phrase in _CUES["denies"])
_REJECTS, _CLAIMS, _OPEN, _RAISES = (frozenset(_CUES[name]) for name in ("rejects", "claims", "open", "raises"))
_ASKS, _QUESTION_WORDS = frozenset(_CUES["asks"]), frozenset(_CUES["question_words"])
_BANDS: dict[str, Band] = {word: band for band, listed in _CUES["bands"].items() for word in listed}
_UNNAMED = frozenset({"confident", "confidence", "alarm", "brink", "verge", "cusp"})
"""Words before a verb that leave its likelihood unnamed, beside those of the lexicon."""
_TO_DO = re.compile(r"\W*to\s(?!say|tell|confirm|deny|rule|disclose|reveal|specify|elaborate\b)[a-z]", re.IGNORECASE)
"""What somebody declined to do; what he declined to say may be so or not."""
_NOT = re.compile(
    r"""(?:(?:will|would|can|could|may|might|shall|is|are|am|was|were)|\w+[’'](?:s|re|m|ll|d))\s+
    (?:(?:also|probably|likely|still|just|simply|certainly|definitely|almost)\s+)*(?:not|never|no)\b
    |(?:wo|would|ca|could|might|sha|is|are|was|were)n[’']t\b|cannot\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A verb that is denied."""
_AUXILIARIES = 3
"""Words before and with a verb among which its auxiliaries stand."""
_BEFORE = 24
"""Characters before a cue in which its auxiliaries stand ("did not", "has never")."""
_TURNED: dict[Polarity, Polarity] = {"positive": "negative", "negative": "unknown", "unknown": "unknown"}


def certainty_of(text: str, attribution: RawAttribution) -> Certainty:
    """Polarity and band of an attribution's content as the text reports it, with the words that tell, in text order."""
    content = " ".join(span.of(text) for span in attribution.content)
    polarity, band = stance(content)
    verbs = [(place, word) for span in attribution.cue for place, word in _words(text, span)]
    told = [word for _, word in verbs]
    told_by = [cue for span in _cue_regions(text, attribution) for cue in cues(text, span) if cue.kind != "condition"]
    hedged = [cue for cue in told_by if cue.kind == "hedge"]
    denials = [place for place in _denials(verbs) if not any(covers(cue.span, place) for cue in hedged)]
    negated = [cue for cue in told_by if cue.kind == "negation" and not any(covers(one, cue.span) for one in denials)]
    telling = [place for place, word in verbs if word in _BANDS or word in _OPEN or word in _REJECTS or word in _ASKS]

    named = next((_BANDS[word] for word in told if word in _BANDS), next((cue.band for cue in hedged), None))
    if denials:
        polarity, band = ("unknown", "unknown") if negated else (_TURNED[polarity], band)
    elif _REJECTS.intersection(told):
        opening = {word for _, word in _words_of(content[:60])[:4]}
        polarity = _TURNED[polarity] if _CLAIMS.intersection(opening | set(told)) and not negated else "unknown"
    elif negated and named == "likely":
        band = "unlikely"
    elif _OPEN.intersection(told) and not negated and _TO_DO.match(content):
        polarity = _TURNED[polarity]  # "declined to comment": not done
    elif (negated and not _RAISES.intersection(told)) or _OPEN.intersection(told) or _asked(told, content):
        polarity, band = "unknown", "unknown"
    else:
        polarity = _TURNED[polarity] if negated else polarity
        band = named if named and band in ("certain", "unknown") else band
    found = {cue.span for span in attribution.content for cue in cues(text, span) if cue.kind != "condition"}
    found |= {*denials, *telling, *(cue.span for cue in told_by)}
    return Certainty(polarity=polarity, band=band, cues=_apart(found))


def certainty_at(text: str, attribution: RawAttribution, near: Span, *, verb: int) -> Certainty:
    """The same, with polarity and band of the verb that begins at `verb`, as its clause, at `near`, tells them."""
    whole = certainty_of(text, attribution)
    clause = RawAttribution(source=attribution.source, cue=attribution.cue, content=(near,), confidence=1.0)
    own = certainty_of(text, clause)
    polarity, band = own.polarity, own.band
    unturned = polarity == stance(near.of(text)).polarity  # by the reporting words
    if unturned and any(_NOT.match(text, place.start) for place in _up_to(text, near, verb)):
        polarity = "negative"
    if band == "certain":
        before = [word for place, word in _words(text, near) if place.start <= verb]
        band = next((_BANDS[word] for word in before if word in _BANDS), band)
        band = "unknown" if band == "certain" and _UNNAMED.intersection(before) else band
    return Certainty(polarity=polarity, band=band, cues=whole.cues)


def _up_to(text: str, near: Span, verb: int) -> list[Span]:
    """The last words of a clause that begin before the end of the verb at `verb`: the verb and its auxiliaries."""
    return [place for place, _ in _words(text, near) if place.start <= verb][-_AUXILIARIES:]


def _words(text: str, span: Span) -> list[tuple[Span, str]]:
    return [(Span(place.start + span.start, place.end + span.start), word) for place, word in _words_of(span.of(text))]


def _words_of(text: str) -> list[tuple[Span, str]]:
    return [(place, place.of(text).replace("’", "'").lower()) for place in words(text)]


def _asked(told: list[str], content: str) -> bool:
    """Whether the content is a question asked; "asked residents to stay" is a request."""
    if not _ASKS.intersection(told):
        return False
    opening = _words_of(content[:40])[:1]
    return content.rstrip(" ”\"’'").endswith("?") or (bool(opening) and opening[0][1] in _QUESTION_WORDS)


def _cue_regions(text: str, attribution: RawAttribution) -> tuple[Span, ...]:
    """The spans of the cue, the first with up to two words before it: "did not (say)", "has never (said)"."""
    if not attribution.cue:
        return ()
    first, *rest = attribution.cue
    taken = max(
        (span.end for span in (*attribution.source, *attribution.content) if span.end <= first.start), default=0
    )
    low = max(0, first.start - _BEFORE, taken)
    for mark in ',.;:!?\n"“”':
        low = max(low, text.rfind(mark, low, first.start) + 1)
    places = words(text[low : first.start])[-2:]
    if low > 0 and places and places[0].start == 0 and text[low - 1].isalnum():
        places = places[1:]  # cut in the middle of a word
    return (Span(low + places[0].start, first.end) if places else first, *rest)


def _denials(verbs: list[tuple[Span, str]]) -> list[Span]:
    """Where the words of a cue deny."""
    return [
        Span(verbs[i][0].start, verbs[i + len(phrase) - 1][0].end)
        for i in range(len(verbs))
        for phrase in _DENIES
        if tuple(word for _, word in verbs[i : i + len(phrase)]) == phrase
    ]


def _apart(spans: set[Span]) -> tuple[Span, ...]:
    """In text order, the longer of two that overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
