"""What a denial denies: whether it is a statement at all, its words, and whether another says it.

"Denied that he knew", "any part in it", "the claim" deny a statement; "bail" and "an offer" are none. Most denials are
of what is said about the one who denies: then few words in common are enough, where the other names them.
"""

import re

from pressreview.corroborate.claims.likeness import Likeness
from pressreview.corroborate.claims.statements import DENIALS, Statement
from pressreview.text import fold, stems

_SAID = r"(?:claim|accusation|allegation|account|report|assertion|suggestion|reading|version|notion|theory|story)s?"
SAID_STEMS = frozenset(stems("claim accusation allegation account report assertion suggestion criticism charge"))
"""What is denied must be told by other words than these."""
_PROPOSITION = re.compile(rf"(?:\w+\s){{0,2}}{_SAID}\sthat\b|(?:that|any|having|there)\b|\w+ing\b")
"""How the content of a denial begins that says itself what is denied; not "denied bail"."""
_CLAUSE = re.compile(r"(?:\S+\s){1,6}?(?:was|were|is|are|had|has|have|did|would|will)\s\w+")
"""A content without "that" that is a clause all the same: "denied the fire was set"."""
NAMED = re.compile(rf"(?:the\s)?(?P<whose>\w+)(?:'s|s'|')\s{_SAID}\b")
_THAT = re.compile(
    rf"(?:[\w.'-]+\s){{0,4}}?(?:{_SAID}|rumou?rs?|comments?|remarks?|statements?)\b.{{0,120}}?\bthat\s(?P<what>\w.+)",
    re.DOTALL,
)
"""A content that names a saying, then what was said: "reports that he refused", "Lind's comments … that it is"."""
_TAKEN_UP = re.compile(rf"(?:the|that|this|those|these|such|his|her|their)\s(?:\w+\s)?{_SAID}\b")
_OF_THEMSELVES = re.compile(r"(?:that\s)?(?:(?:he|she|they|it|his|her|their|its|any|ever|having)\b|\w+ing\b)")
"""How what is denied begins where it is said of the one who denies it."""
MIN_TOLD = 3
"""Words that tell what is denied; "any role in the attacks" stands in much that nobody asserts."""
MIN_DENIED, DENIED = 4, 0.6
"""Words of a denial, names counting half, and part of all its words, that a statement has which it denies."""
MIN_OF_THEMSELVES = 2
"""The same where the statement names the one who denies."""
_CONTEXT = 120
"""Characters before what is said in which they may be named."""
_MENTIONED = re.compile(r"\b(?:alleged|suspected|possible|supposed|purported|may|might|could|would)\s", re.IGNORECASE)
"""What is only mentioned is said by nobody: "the suit over its alleged role", "any role that it may have played"."""
_ACT_ENDS = re.compile(r"\b(?:from|in|at|on|of|for|by|with|about|into|during|after|before|because|as)\b")


def content(statement: Statement) -> str:
    """What is stated, folded, in small letters, without the marks around it."""
    return fold(statement.text).casefold().strip(" .,\"'")


def says_what(denial: Statement) -> bool:
    """Whether what is denied is a statement: "that he knew", "any part in it", "the claim"; not "bail", "an offer"."""
    told = content(denial)
    if any(form.match(told) for form in (_PROPOSITION, _TAKEN_UP, NAMED, _THAT)):
        return True
    return denial.cue.split()[-1:] in (["denied"], ["denies"], ["denying"]) and bool(_CLAUSE.match(told))


def speaks_of_saying(statement: Statement) -> bool:
    """Whether what is stated is of what somebody said: "Lind's comment that it was over" is none of the speaker's."""
    return bool(_THAT.match(content(statement)))


def speaks_of_denying(statement: Statement) -> bool:
    """Whether what is stated is itself that somebody denies something."""
    return any(word.startswith(DENIALS) for word in statement.words)


def denied_words(denial: Statement) -> frozenset[str]:
    """Stems of what is denied, without those that only say that it was said, and by whom."""
    return (denial.stems & frozenset(stems(_told(denial)))) - SAID_STEMS


def _told(denial: Statement) -> str:
    """What is denied, without the words that only name the saying of it."""
    told = content(denial)
    match = _THAT.match(told)
    return match["what"] if match else told


def act_denied(denial: Statement) -> frozenset[str]:
    """Of these the ones that tell the act, not where, when or to what end: "pushing her" of "… from the building"."""
    told = _told(denial)
    end = _ACT_ENDS.search(told)
    act = denied_words(denial) & frozenset(stems(told[: end.start()] if end else told))
    return act or denied_words(denial)


def other_voice(one: Statement, other: Statement) -> bool:
    """Whether two statements are known to be by two speakers."""
    first, second = one.voice, other.voice
    return first is not None and second is not None and first not in second and second not in first


def of_themselves(denial: Statement) -> bool:
    """Whether they deny what is said of them: "that he knew", "reports that she refused", "having any part in it"."""
    return bool(_OF_THEMSELVES.match(_told(denial)))


def names_them(denial: Statement, other: Statement, *, before: int = 0) -> bool:
    """Whether a statement names the one who denies, in its words or so many characters before them."""
    speaker = denial.attribution.speaker if denial.attribution else None
    if speaker is None or speaker.name is None:
        return False
    written = speaker.name.split()
    who = written[-1:] if speaker.kind == "person" else [word for word in written if word[0].isupper()]
    text, start = other.article.text, other.spans[0].start
    told = {*other.stems, *stems(text[max(0, start - before) : start])}
    return not told.isdisjoint(stems(" ".join(who)))


def denied_in_other_words(one: Statement, other: Statement, likeness: Likeness) -> bool:
    """Whether most of what one denies stands in what another says, perhaps at greater length.

    An outlet's own sentence does not say it ("the suit over its alleged role", "denies any role"), but where it names
    the one who denies what is said of them.
    """
    if one.denies == other.denies:
        return False
    denial, said = (one, other) if one.denies else (other, one)
    if (
        said.negated
        or speaks_of_saying(said)
        or not says_what(denial)
        or (said.voice is not None and not other_voice(denial, said))
    ):
        return False
    told = denied_words(denial)
    shared = told & said.asserted
    if not shared or likeness.part(told, said.asserted) < DENIED:
        return False
    if _MENTIONED.search(said.text):
        return False
    mine = of_themselves(denial) and not _told(denial).startswith("any ")
    if mine and len(shared) >= MIN_OF_THEMSELVES and names_them(denial, said, before=_CONTEXT):
        return True
    plain = len(shared & denial.plain)
    if said.attribution is None or len(told) < MIN_TOLD or not plain:
        return False
    return plain + len(shared) >= MIN_DENIED and len(shared) >= DENIED * len(told)
