"""Words of later articles that may tell how a forecast came out.

A sentence is proposed when it tells, as over, what was foretold: the verb that was to come in a past form ("will
reopen" and "reopened", "was reopened", "did not reopen"), or that it was put off or called off, and enough of the other
words.
Where nothing does, nothing is proposed: most forecasts are never heard of again.
"""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from pressreview.model import Article, Interval, Passage, Reading, Record, Sign, Span, Telling, overlaps
from pressreview.model.ledger import Outcome
from pressreview.text import sentences, stems
from pressreview.text.calendar import CALENDAR
from pressreview.text.certainty import conditions, cues
from pressreview.text.words import fold, fold_word, stem, word_set, words

MIN_SHARE = 0.5
"""Part of the weight of a forecast's words, its verb and times left out, that the later sentence must have."""
MIN_SHARE_UNDATED = 0.8
"""The same for a forecast without a day: a later sentence may be of another time."""
MIN_WORDS = 2
"""Of them, at the least."""
MIN_NAMED = 0.75
"""Part of the names of a forecast that the later sentence must have: who is meant, where, against whom."""
_NEAR = 4
"""Words around "called off" among which something of what was foretold must be named."""
MOST = 5
"""Signs of one forecast."""
MAX_SENTENCE = 400
_AHEAD = word_set("will would shall may might could should must can cannot to won't wouldn't couldn't 'll i'll we'll")
_BESIDE = word_set(
    """
    not also now soon likely probably certainly almost never still then be been being have has had only both all again
    possibly perhaps reportedly at last finally
    """
)
"""What may stand between an auxiliary and its verb."""
_HEAD = re.compile(
    r"(?:\b(?:will|would|shall|may|might|could|won['’]t|to)\b|['’]ll\b)((?:\s+[a-z’']+){1,6})", re.IGNORECASE
)
_LIGHT = word_set("able likely unlikely due set scheduled expected going planning prepared ready willing continue try")
"""Words behind "will be" that only lead to the verb."""
_SAY_NOTHING = word_set("say tell be have do make take get go give see come know think keep put let want need call use")
"""Verbs by whose past form alone nobody could tell what came."""
_PAST_OF = {
    past: base
    for base, listed in {
        "become": "became", "begin": "began begun", "break": "broke broken", "bring": "brought", "build": "built",
        "buy": "bought", "choose": "chose chosen", "come": "came", "do": "did done", "draw": "drew drawn",
        "drive": "drove driven", "face": "faced", "fall": "fell fallen", "fight": "fought", "find": "found",
        "fly": "flew flown", "freeze": "froze frozen", "get": "got gotten", "give": "gave given", "go": "went gone",
        "grow": "grew grown", "hear": "heard", "hold": "held", "keep": "kept", "lay": "laid", "lead": "led",
        "leave": "left", "lose": "lost", "make": "made", "meet": "met", "pay": "paid", "rise": "rose risen",
        "run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent",
        "shoot": "shot", "show": "showed shown", "sign": "signed", "sit": "sat", "speak": "spoke spoken",
        "spend": "spent", "stand": "stood", "strike": "struck", "swear": "swore sworn", "take": "took taken",
        "tell": "told", "throw": "threw thrown", "win": "won", "withdraw": "withdrew withdrawn",
        "write": "wrote written",
    }.items()
    for past in listed.split()
}  # fmt: skip
_SAME = word_set("put cut set hit let shut read quit cost beat bid burst split spread")
"""Verbs whose past is their base: only an auxiliary tells."""
_OVER = word_set("was were has have had been hasn't haven't hadn't wasn't weren't")
_NOT = word_set("not never didn't hasn't haven't hadn't wasn't weren't failed")
_FAILED = word_set("did didn't failed")
_DID = word_set("did didn't not failed to never")
_IS = word_set("is are be being")
_AUXILIARY = _BESIDE | _AHEAD | _OVER | _NOT | _DID | _IS
_OFF: tuple[tuple[re.Pattern[str], Outcome, str], ...] = (
    (
        re.compile(r"\b(?:postponed|delayed|rescheduled|(?:put|pushed) (?:off|back)|deferred|adjourned)\b"),
        "postponed",
        "says that it was put off",
    ),
    (
        re.compile(r"\b(?:cancell?ed|called off|scrapped|abandoned|shelved|dropped plans)\b"),
        "did not happen",
        "says that it was called off",
    ),
)
_PARTLY = re.compile(r"\b(?:partly|partially|in part|only some|some of)\b", re.IGNORECASE)
_PRONOUNS = word_set("he she they we i it who this these those")
_NO_NAMES = (
    word_set(
        """
    he she they we i it who this these those that the a an his her their our my its in on at by of and but or if when
    i'm i'll we'll we're mr mrs ms dr
    """
    )
    | CALENDAR
)
_TIMES = word_set("week month year day today tomorrow morning evening night noon weekend later next") | CALENDAR
_NO_EVENT = frozenset(stems(" ".join(_AHEAD | _BESIDE | _TIMES | _LIGHT)))
"""Stems of a forecast that name nothing of what is to come."""
_OPPOSITE: dict[Outcome, Outcome] = {"happened": "did not happen", "did not happen": "happened"}


class _Sentence(Record):
    """A sentence of a later article in which nobody foretells anything."""

    article: str
    day: date
    span: Span
    words: tuple[str, ...]
    """Folded, in small letters."""
    stems: frozenset[str]
    times: tuple[Interval, ...]


class Later:
    """The sentences of some articles, to be searched for outcomes; articles without a day are left out."""

    def __init__(self, articles: Sequence[Article], readings: Mapping[str, Reading]) -> None:
        self.sentences = [one for article in articles for one in _sentences(article, readings[article.id])]
        self._having: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for number, one in enumerate(self.sentences):
            for each in one.stems:
                self._having[each].append(number)
        self._weight = {each: math.log((len(self.sentences) + 1) / len(those)) for each, those in self._having.items()}
        self._rarest = math.log(len(self.sentences) + 1)

    def with_some(self, wanted: frozenset[str], *, least: int) -> Iterator[_Sentence]:
        """Yield the sentences with at least so many of some stems, in order."""
        shared = Counter(number for each in wanted if each in self._having for number in self._having[each])
        for number in sorted(number for number, count in shared.items() if count >= least):
            yield self.sentences[number]

    def share(self, wanted: frozenset[str], there: frozenset[str]) -> float:
        """The part of the weight of some stems that a sentence has, 0-1."""
        whole = sum(self._weight.get(one, self._rarest) for one in wanted)
        return sum(self._weight[one] for one in wanted & there) / whole if whole else 0.0


def signs(
    tellings: Sequence[Telling], horizon: Interval | None, articles: Mapping[str, Article], later: Later
) -> tuple[Sign, ...]:
    """What later articles report of a forecast, the earliest first; at most `MOST`, one an article."""
    first = tellings[0]
    if first.said is None:
        return ()
    text = " ".join(span.of(articles[first.article].text) for span in first.spans)
    verb = _verb(text)
    wanted = frozenset(stems(text)) - {verb} - _NO_EVENT
    if verb is None or len(wanted) < MIN_WORDS:
        return ()
    named = _names(text, first.speaker)
    if named is None:
        return ()
    least = MIN_SHARE if horizon is not None else MIN_SHARE_UNDATED
    telling = {telling.article for telling in tellings}
    found: dict[str, tuple[float, Sign]] = {}
    for one in later.with_some(wanted, least=MIN_WORDS):
        if one.day <= first.said or one.article in telling or any(_before(time, first.said) for time in one.times):
            continue
        share = later.share(wanted, one.stems)
        if share < least or len(named & one.stems) < MIN_NAMED * len(named):
            continue
        told = _outcome(one, verb, wanted, articles[one.article].text)
        if told is None:
            continue
        outcome, reason = told
        begun = horizon is None or horizon.start is None or one.day >= horizon.start
        if outcome in ("happened", "did not happen", "partly") and not begun and "off" not in reason:
            continue
        if first.polarity == "negative":
            outcome = _OPPOSITE.get(outcome, outcome)
        sign = Sign(at=Passage(article=one.article, span=one.span), day=one.day, outcome=outcome, reason=reason)
        if one.article not in found or share > found[one.article][0]:
            found[one.article] = (share, sign)
    ranked = sorted(found.values(), key=lambda pair: (pair[1].day, -pair[0], pair[1].at.article))
    return tuple(sign for _, sign in ranked[:MOST])


def _sentences(article: Article, reading: Reading) -> tuple[_Sentence, ...]:
    """Kept for a while: an article is looked through for its own story and for those that are related to it."""
    if article.day is None:
        return ()
    if len(article.text) > _KEPT_CHARACTERS:
        return tuple(_telling_what_is(article, article.day, reading))
    return _kept_sentences(article, article.day, reading)


_KEPT_CHARACTERS = 20_000
"""Of an article whose sentences are kept: a longer one would hold too much memory."""


@lru_cache(maxsize=256)
def _kept_sentences(article: Article, day: date, reading: Reading) -> tuple[_Sentence, ...]:
    return tuple(_telling_what_is(article, day, reading))


def _telling_what_is(article: Article, day: date, reading: Reading) -> Iterator[_Sentence]:
    ahead = [one.forecast.span for one in reading.foretold if one.forecast.span is not None]
    for span in sentences(article.text):
        written = span.of(article.text)
        if len(written) > MAX_SENTENCE or written.endswith("?") or overlaps([span], ahead):
            continue
        if conditions(article.text, span):
            continue
        times = tuple(
            Interval(start=time.start, end=time.end)
            for time in reading.times
            if span.start <= time.span.start and time.span.end <= span.end and (time.start or time.end)
        )
        folded = tuple(fold_word(word.of(written)) for word in words(written))
        yield _Sentence(
            article=article.id, day=day, span=span, words=folded, stems=frozenset(stems(written)), times=times
        )


def _verb(text: str) -> str | None:
    """The stem of the verb that is to come, None where no word tells it."""
    for match in _HEAD.finditer(text):
        for word in fold(match[1]).lower().split():
            if word in _BESIDE or word in _AHEAD:
                continue
            if word in _LIGHT:
                break
            return None if word in _SAY_NOTHING else stem(_PAST_OF.get(word, word))
    return None


def _names(text: str, speaker: str | None) -> frozenset[str] | None:
    """The stems of the names in a forecast; with the speaker's last name where it speaks of "him" or "us".

    None where nobody can tell of whom it speaks.
    """
    found = [word.of(text) for word in words(text)]
    opening = fold_word(found[0]) if found else ""
    named = {stem(fold_word(word)) for word in found[1:] if word[0].isupper() and fold_word(word) not in _NO_NAMES}
    if opening in _NO_NAMES or opening == "that":
        subject = next((fold_word(word) for word in found[opening == "that" :]), "")
        if subject in _PRONOUNS:
            if not speaker:
                return None
            named.add(stem(fold_word(speaker.split()[-1])))
    elif found and found[0][0].isupper():
        named.add(stem(opening))
    return frozenset(named)


def _outcome(one: _Sentence, verb: str, wanted: frozenset[str], text: str) -> tuple[Outcome, str] | None:
    """What a sentence says of the event, and why; None where it does not tell it as over."""
    written = one.span.of(text)
    for expression, outcome, reason in _OFF:
        match = expression.search(written)
        if match is None or not _AHEAD.isdisjoint(fold(written[: match.start()]).lower().split()[-2:]):
            continue
        beside = " ".join((*written[: match.start()].split()[-_NEAR:], *written[match.end() :].split()[:_NEAR]))
        if not wanted.isdisjoint(stems(beside)):
            return _hedged(one, text, outcome, f"{reason}: “{match.group()}”")
    for place, word in enumerate(one.words):
        if stem(_PAST_OF.get(word, word)) != verb:
            continue
        leading = _leading(one.words, place)
        negated, told = bool(_NOT.intersection(leading)), " ".join((*leading, word))
        if _IS.intersection(leading) or (_AHEAD.intersection(leading) and not _DID.issuperset(leading)):
            continue
        past = word in _PAST_OF or word.endswith("ed") or (word in _SAME and _OVER.intersection(leading))
        if negated and (past or _FAILED.intersection(leading)):
            return _hedged(one, text, "did not happen", f"says that it is not so: “{told}”")
        if past and not negated:
            came: Outcome = "partly" if _PARTLY.search(written) else "happened"
            return _hedged(one, text, came, f"tells it as over: “{told}”")
    return None


def _leading(there: Sequence[str], place: int) -> tuple[str, ...]:
    """Auxiliaries and adverbs right before a verb, in text order."""
    start = place
    while start > 0 and there[start - 1] in _AUXILIARY:
        start -= 1
    return tuple(there[start:place])


def _hedged(one: _Sentence, text: str, outcome: Outcome, reason: str) -> tuple[Outcome, str]:
    """The outcome, `unclear` where the sentence hedges."""
    hedge = next((cue for cue in cues(text, one.span) if cue.kind == "hedge"), None)
    return (outcome, reason) if hedge is None else ("unclear", f"{reason}, and hedges: “{hedge.phrase}”")


def _before(time: Interval, day: date) -> bool:
    """Whether a time is over before the forecast was made."""
    return time.end is not None and time.end < day
