"""What one speaker says against another within one article: a denial of what was said, or "that it would not".

What is denied is found where a reader finds it: the statement nearest before by somebody else, that of the speaker who
is named ("the officials' account"), or the one that has the denial's words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pressreview.corroborate.claims.statements import MAX_CHARACTERS, Statement
from pressreview.corroborate.conflicts.denials import (
    NAMED,
    act_denied,
    content,
    denied_words,
    names_them,
    of_themselves,
    other_voice,
    says_what,
    speaks_of_denying,
)
from pressreview.model import Record
from pressreview.model.claim import ConflictKind
from pressreview.text import fold, paragraphs, sentences, stems

_NEXT, _REACH = 1, 4
"""Sentences back to the statement that a denial answers, and to one whose words or saying it takes up."""
_TAKEN = 0.5
"""Part of a denial's words that the statement has which it denies, names apart."""
_TAKEN_OF_THEM = 0.3
"""The same where the statement names the one who denies, and then has the words."""
_MOST = 40
"""Statements back, and on, that are looked at."""
_ACCUSING = ("accus", "alleg", "charg", "claim")
_SAYING = {
    "claim": _ACCUSING, "accusation": _ACCUSING, "allegation": _ACCUSING, "charge": _ACCUSING, "assertion": ("assert",),
    "suggestion": ("suggest",), "report": ("report",),
}  # fmt: skip
"""Words for what was said, with the beginnings of the cues that say it so."""
_SAID_SO = "|".join(_SAYING)
_TAKES_UP = re.compile(
    r"(?P<which>the|that|this|those|these|such|his|her|their)\s(?:\w+\s)?"
    rf"(?P<noun>{_SAID_SO}|account|notion|idea|reading|version|theory)s?\b(?!\sthat\b)"
)
_ACCUSED_BY = re.compile(rf"(?:the\s)?(?:[\w-]+\s)?(?P<whose>[\w-]+)(?:'s|s'|')\s(?P<noun>{_SAID_SO})s?\b")
_JUST_SAID = ("that", "this", "those", "these", "his", "her", "their")
_READINGS = ("reading", "version", "theory", "idea")
"""Words for what may stand further back, or for what is proposed and not said to be so."""
_ANY_PART = re.compile(r"any\s(?:involvement|role|part|connection|link|knowledge)\b")
_PRONOUN = re.compile(r"(?:ever\s)?(?:(?:having\s)?(?:said|saying|doing|done)\s)?(?:it|that|this|so)")
"""A whole content of a denial that takes up what the sentence before it tells of the one who denies."""
_NOT_SO = re.compile(
    r"""(?:that\s)?(?:it|that|this|they)\s(?:(?:would|will|is|was|did|does|were|had|has|could)(?:\snot|n't)
    (?:\s(?:happen|be|true|so|the\scase|correct|accurate|take\splace))?
    |(?:is|was|were|are)\s(?:false|untrue|incorrect|a\slie|lies))""",
    re.VERBOSE,
)
"""A whole content that only says no."""
_CALLS = ("call", "describ", "dismiss", "brand")
_UNTRUE = re.compile(
    r"""(?:that|this|it|them|those|these|the)\b[^.;]{0,40}?\b(?:false|untrue|lies?|fabrications?|fabricated|fiction
    |fantasy|fantasies|fairy\stales?|hoax|baseless|invented|speculation)\b""",
    re.VERBOSE,
)
"""What a statement is called to say that it is not so."""


class Answer(Record):
    """A statement and the later one that says it is not so, both of one article."""

    said: Statement
    denied: Statement
    kind: ConflictKind
    reason: str


class _Near(Record):
    """A statement by somebody else and how many sentences back it stands, on where that is below 0."""

    statement: Statement
    back: int
    opens: bool
    """Whether it is the first that was said in the paragraph before."""
    source: str
    """Words of its sentence up to what is said, folded: who says it stands there, mostly."""


def answers(stated: Sequence[Statement]) -> Iterator[Answer]:
    """Yield the denials among the statements of one article whose counterpart can be told, in text order."""
    spoken = sorted((one for one in stated if one.attribution), key=lambda one: one.spans[0])
    if not spoken:
        return
    text = spoken[0].article.text[:MAX_CHARACTERS]
    starts = [span.start for span in sentences(text)]
    openings = [span.start for span in paragraphs(text)]
    sentence = [bisect_right(starts, one.spans[0].start) for one in spoken]
    paragraph = [bisect_right(openings, one.spans[0].start) for one in spoken]

    def near(place: int, other: int) -> _Near:
        back = sentence[place] - sentence[other]
        return _Near(
            statement=spoken[other],
            back=back if other < place else min(back, -1),
            source=fold(text[starts[sentence[other] - 1] : spoken[other].spans[0].start]).casefold(),
            opens=paragraph[other] == paragraph[place] - 1 and paragraph[other] not in paragraph[:other],
        )

    for place, one in enumerate(spoken):
        later = range(place + 1, min(len(spoken), place + 1 + _MOST)) if one.denies else ()
        around = (*range(place - 1, max(0, place - _MOST) - 1, -1), *later)
        others = [
            near(place, other)
            for other in around
            if not spoken[other].denies
            and (other_voice(one, spoken[other]) or _of_several(one, spoken[other]) or _accused(spoken[other]))
        ]
        for kind, said, reason in _answered(one, others, fresh=paragraph[place] not in paragraph[:place]):
            yield Answer(said=said, denied=one, kind=kind, reason=reason)
            break


def _accused(other: Statement) -> bool:
    """Whether somebody is accused and it is not told by whom: "she has been accused of ordering it"."""
    return other.attribution is not None and not other.attribution.source and "accused" in other.cue.split()


def _of_several(one: Statement, other: Statement) -> bool:
    """Whether "they" said the other, and one person this."""
    if one.attribution is None or other.attribution is None or other.voice is not None:
        return False
    source = " ".join(span.of(other.article.text) for span in other.attribution.source)
    speaker = one.attribution.speaker
    return source.casefold() == "they" and speaker is not None and speaker.kind == "person"


def _answered(one: Statement, near: Sequence[_Near], *, fresh: bool) -> Iterator[tuple[ConflictKind, Statement, str]]:
    """Yield what a statement says is not so, the surest first.

    `near` is what others say, the nearest before it first, then what comes after; `fresh` is whether the statement is
    the first of its paragraph.
    """
    told = content(one)
    before = [other for other in near if other.back >= 0]
    if _NOT_SO.fullmatch(told):
        for other in before:
            if not other.statement.negated and (other.opens if fresh else other.back <= _NEXT):
                yield "negation", other.statement, "one says that it is so, the other that it is not"
    if _calls_untrue(one, told):
        for other in before:
            if other.back <= _NEXT:
                yield "denial", other.statement, "one says it, the other calls it untrue"
    if not one.denies:
        return
    if named := NAMED.match(told):
        for other in reversed(before):
            if named["whose"].rstrip("s") in other.source:
                yield "denial", other.statement, f"one denies the account of the {named['whose']}"
    yield from _taken_up(one, told, before)
    if says_what(one):
        yield from _in_the_same_words(one, near)
    yield from _told_later(one, told, [other.statement for other in near if other.back < 0])


def _in_the_same_words(one: Statement, near: Sequence[_Near]) -> Iterator[tuple[ConflictKind, Statement, str]]:
    """Yield what has the words of a denial, few of them where it is said of the one who denies."""
    told, act = one.plain & denied_words(one), act_denied(one)
    own = of_themselves(one)
    for other in near:
        shared = told & other.statement.plain
        if abs(other.back) > _REACH or shared.isdisjoint(act) or speaks_of_denying(other.statement):
            continue
        before = other.back >= 0 and len(shared) >= _TAKEN * len(told)
        if before or (own and len(shared) >= _TAKEN_OF_THEM * len(told) and _does(one, other.statement, shared)):
            words = ", ".join(sorted(one.written(stem) for stem in shared))
            yield "denial", other.statement, f"one denies what the other says: {words}"


def _does(denial: Statement, other: Statement, shared: frozenset[str]) -> bool:
    """Whether a statement names the one who denies before the words that it shares: "that Turkey made the strike"."""
    if other.negated or not names_them(denial, other):
        return False
    order = [stem for word in other.words for stem in stems(word)]
    name = stems((denial.speaker or "").split()[-1])
    return not set(name).isdisjoint(order) and order.index(name[0]) < max(
        map(order.index, shared & set(order)), default=0
    )


def _taken_up(one: Statement, told: str, before: Sequence[_Near]) -> Iterator[tuple[ConflictKind, Statement, str]]:
    """Yield what is denied only by taking it up: "that suggestion", "having done so", "any part in it"."""
    if taken := _TAKES_UP.match(told):
        for other in before:
            just_said = taken["which"] in _JUST_SAID and other.back <= _NEXT and taken["noun"] not in _READINGS
            if just_said or (other.back <= _REACH and _said_so(one, other.statement, taken["noun"])):
                yield "denial", other.statement, f"one denies the {taken['noun']} of the other"
                break
    accused = _ANY_PART.match(told) is not None
    name = frozenset(stems(one.voice.split()[-1])) if one.voice else frozenset()
    for other in before if accused or _PRONOUN.fullmatch(told) else ():
        if other.back > _NEXT or (accused and "accused" not in other.statement.cue.split()):
            continue
        if name & other.statement.stems or (accused and not other.back):
            yield "denial", other.statement, "one denies what the other says of them"
            break


def _told_later(one: Statement, told: str, after: Sequence[Statement]) -> Iterator[tuple[ConflictKind, Statement, str]]:
    """Yield what somebody's accusation was that a headline or a first sentence denies and a later one tells."""
    named = _ACCUSED_BY.match(told)
    if named is None:
        return
    for other in after:
        if named["whose"] in (other.voice or "") and other_voice(one, other) and _said_so(one, other, named["noun"]):
            yield "denial", other, f"one denies the {named['noun']} of the other"


def _said_so(denial: Statement, other: Statement, noun: str) -> bool:
    """Whether a statement is the claim, the suggestion or the reading that a denial speaks of."""
    if noun in _SAYING:
        return any(word.startswith(_SAYING[noun]) for word in other.cue.split())
    return noun in _READINGS and noun != "idea" and not denied_words(denial).isdisjoint(other.plain)


def _calls_untrue(one: Statement, told: str) -> bool:
    return one.cue.startswith(_CALLS) and bool(_UNTRUE.match(told))
