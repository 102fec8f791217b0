"""Where a text's paragraphs and sentences begin and end.

Sentences follow the rules of news prose rather than a trained model: a full stop ends one unless it belongs to an
abbreviation, an initial or a number, or the text goes on in lower case. A sentence never crosses a paragraph.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pressreview.model.base import Span
from pressreview.text.words import word_set

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAP_WIDTH = 100
"""Longest line, in characters, of text that was wrapped by hand; longer lines are whole paragraphs."""
_BULLET = re.compile(r"[-*•–—]\s|\d{1,3}[.)]\s")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs in text order, without the white space around them.

    Blank lines separate them. A single line break does so too where there is no blank line in the text, and where it
    was not made by wrapping lines by hand: the next word would still have fitted, or the lines are too long for that.
    """
    lines = [line for match in _LINE.finditer(text) if (line := _trimmed(text, match.start(), match.end()))]
    if not lines:
        return ()
    blank_before = [_blank_between(text, one.end, other.start) for one, other in pairwise(lines)]
    if not any(blank_before):
        return tuple(lines)
    width = max((len(line) for line in lines if len(line) <= _WRAP_WIDTH), default=0)
    found: list[Span] = []
    for block in _blocks(lines, blank_before):
        wrapped = all(len(line) <= _WRAP_WIDTH for line in block)
        start = block[0].start
        for line, following in pairwise(block):
            if not (wrapped and _soft(text, line, following, width=width)):
                found.append(Span(start, line.end))
                start = following.start
        found.append(Span(start, block[-1].end))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Take the white space off both sides; None when nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None


def _blank_between(text: str, start: int, end: int) -> bool:
    """Whether more than one line break stands between two lines."""
    gap = text[start:end].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\u2028\u2029") > 1


def _blocks(lines: list[Span], blank_before: list[bool]) -> Iterator[list[Span]]:
    block = [lines[0]]
    for line, blank in zip(lines[1:], blank_before, strict=True):
        if blank:
            yield block
            block = []
        block.append(line)
    yield block


def _soft(text: str, line: Span, following: Span, *, width: int) -> bool:
    """Whether the break after `line` only wraps it: the next word would not have fitted into `width`."""
    if _BULLET.match(text, following.start, following.end):
        return False
    space = text.find(" ", following.start, following.end)
    word = (space if space != -1 else following.end) - following.start
    return len(line) + 1 + word > width


_STOP = re.compile(r"(?<![.!?…])[.!?…]++(?P<close>[\"'”’»)\]]*+)(?=\s|$)")
_SPACE = re.compile(r"\s++")
_BEFORE = re.compile(r"[^\s(\[\"“‘'—–]+$")
_OPENING = re.compile(r"[\"'“‘«(\[]*+")
_WORD = re.compile(r"\w[\w’'-]{0,30}")
_REPORTED = re.compile(
    r"(?:[A-Z][\w’'.-]{0,30}\s){1,4}(?:said|says|asked|asks|told|tells|wrote|writes|replied|added|demanded|wondered|"
    r"shouted|joked|tweeted|cried)\b"
)
_TITLES = word_set(
    """
    mr mrs ms mx messrs dr prof sen sens rep reps cong gov govs gen col lt sgt capt cpl pvt st rev hon pres adm maj
    rtd retd cmdr brig supt insp det sec atty fr sr sra dna vs v e.g i.e cf viz approx ca dept univ assn bros mt ft ph.d
    """
)
"""Never the last word of a sentence when a capital follows."""
_BEFORE_NUMBER = word_set(
    """
    no nos fig figs p pp vol ch art sec para jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
"""Abbreviations only before a number: "No. 10", "Jan. 6"."""
_MAY_END = word_set(
    """
    inc corp ltd co jr plc llc etc al ave blvd rd a.m p.m ed
    """
)
_WITHIN = "([-–—"
"""Marks after which a sentence goes on behind an abbreviation: "Japan Broadcasting Corp. (NHK) had", "Inc. - and"."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_STARTERS = word_set(
    """
    a about after all also although among an and another as at because before both but by despite during each
    earlier even every few for from he her here his how however i if in indeed it its last later many meanwhile
    more most much my nevertheless no nobody nor not nothing now on once one only or other others our over she
    since so some still such that the their then there these they this those though through to under until we
    what when where whether which while who why with without yet you
    """
)
"""Words that open a sentence, and seldom follow an abbreviation with a capital within one."""


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences in text order, without the white space around them; every word of the text is in exactly one."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _STOP.finditer(text, paragraph.start, paragraph.end):
            space = _SPACE.match(text, match.end(), paragraph.end)
            if space and _ends(text, match, start=start, after=space.end(), end=paragraph.end):
                found.append(Span(start, match.end()))
                start = space.end()
        found.append(Span(start, paragraph.end))
    return tuple(found)


def _ends(text: str, match: re.Match[str], *, start: int, after: int, end: int) -> bool:
    """Whether the stop in `match` ends the sentence that began at `start`, the text going on at `after`."""
    opening = _OPENING.match(text, after, end)
    first = opening.end() if opening else after
    following = _WORD.match(text, first, end)
    if following and following.group()[0].islower():
        return False
    stop, closing = text[match.start() : match.start("close")], match.group("close")
    if closing and _REPORTED.match(text, after, end):
        return False
    if stop != "." or closing.strip(")]"):
        return True
    before = _BEFORE.search(text[max(start, match.start() - 40) : match.start()])
    word = before.group() if before else ""
    low = word.lower()
    if match.start() - len(word) == start and (word.isdigit() or len(word) == 1):
        return False  # "1. A list"
    if len(word) == 1 and word.isalpha() and word.isupper():
        return following is not None and following.group().lower() in _STARTERS
    if low in _BEFORE_NUMBER:
        return not (following and following.group()[0].isdigit())
    if low in _TITLES:
        return False
    if low in _MAY_END or _INITIALS.fullmatch(word):
        if text[after] in _WITHIN:
            return following is not None and following.group().lower() in _STARTERS
        return first > after or not following or following.group().lower() in _STARTERS
    return True
