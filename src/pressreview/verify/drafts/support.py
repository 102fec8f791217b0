"""U: whether any source carries what the draft says, and whom and what it names."""

import re
from collections.abc import Iterator, Sequence

from pressreview.model import Mention, Span, covers, overlaps
from pressreview.tables import load_vocabulary
from pressreview.text.words import FUNCTION_WORDS
from pressreview.verify.drafts.calendar import calendar_words
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.full_names import another_body, another_first_name
from pressreview.verify.drafts.matching import CLOSE, Match
from pressreview.verify.drafts.names import is_of_land, may_be_one, name_words, told, told_otherwise
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import plain

_CLOSE = 0.6
"""Share of words in order (0-1) from which the names of a passage can be set beside the draft's."""
_NOTHING = 0.3
"""Share of a sentence's words below which no source carries it."""


@rule("U501", "no source", "warning")
def no_source(case: Case) -> Iterator[Found]:
    """No article carries the sentence: not half of its words, the rarer the weightier, stand together anywhere.

    It may be true and come from elsewhere. Add the article that has it, or take the sentence out.
    """
    if not case.stated.checkable or case.coverage >= _NOTHING:
        return
    if any(located.how == "verbatim" and len(located.words) > 4 for _, located in case.quotes):
        return
    if _is_retold(case):
        return
    best = case.windows[0] if case.windows else None
    yield Found(
        span=case.stated.span,
        message="no source carries this sentence",
        source=best.source.passage(best.span) if best else None,
        confidence=min(0.95, 0.95 - case.coverage),
    )


def _is_retold(case: Case) -> bool:
    """Whether one sentence of a source has half of its words of content, and not only those for who says it."""
    own = frozenset(case.stated.looked_for)
    words = frozenset(token.plain for token in case.stated.tokens if token.says_something) - _SAID
    return any(
        len(shared := _shared(words, there)) >= max(_FEWEST, len(words) / 2) and not shared.isdisjoint(own)
        for window in case.windows
        for there in window.source.plain_of_sentence[window.first : window.last + 1]
    )


def _shared(words: frozenset[str], there: frozenset[str]) -> frozenset[str]:
    """Those of some words that a sentence has too, in a compound or in another form: "coast" and "coastline"."""
    if len(words & there) < _SURELY:
        return frozenset()
    return frozenset(word for word in words if word in there or any(_is_kin(word, other) for other in there))


def _is_kin(one: str, other: str) -> bool:
    """Whether two stems are of one word: "try" and "tri", or one begins with the other."""
    if one.replace("y", "i") == other.replace("y", "i"):
        return True
    return min(len(one), len(other)) > _SHORT and (one.startswith(other) or other.startswith(one))


_FEWEST, _SURELY, _SHORT = 3, 2, 4
"""Words that a sentence must share, those of them that must be the same, and letters that tell no word."""
_SAID = frozenset(map(plain, ("said", "says", "told", "tells", "according")))


@rule("U502", "name in no source", "error")
def unknown_name(case: Case) -> Iterator[Found]:
    """A person, place or organisation that no article names; or a part of a name that none has.

    "Robert Perez" is nobody where all articles have Thomas Perez, and "the Dockers' Brotherhood" no body where all
    have the Dockers' Union. A name that the articles have in short, by its initials, is no fault.
    """
    for one in case.stated.mentions:
        name = one.span.of(case.stated.text)
        if not name_words(name) or one.kind == "unknown" or case.quoted(one.span) or not name[:1].isupper():
            continue
        if one in case.stated.outlets or any(told(name, source.words) for source in case.library):
            continue  # whom the draft credits as reporting is looked at by S202
        if one.kind != "person" and any(told_otherwise(name, source.article.text) for source in case.library):
            continue
        yield Found(
            span=one.span,
            message=f"no source names {name}",
            source=case.matches[0].source.passage(case.matches[0].window.span) if case.matches else None,
            expected=replaced_name(case.matches[0], one.span) if case.matches else None,
            found=name,
            confidence=0.9,
        )
    yield from another_first_name(case)
    yield from another_body(case)


@rule("U503", "another name in the source", "error")
def other_name(case: Case) -> Iterator[Found]:
    """Where the draft names one, the source that carries the sentence names another."""
    if not case.stated.is_sentence:
        return  # the words of a heading stand in an order of their own
    for one in case.stated.named:
        name = one.of(case.stated.text)
        if case.quoted(one) or overlaps([one], case.stated.credited) or not name[:1].isupper():
            continue
        if calendar_words(name) or _is_of_a_title(case.stated.text, one):
            continue
        if not any(told(name, source.words) for source in case.library) and not any(
            told_otherwise(name, source.article.text) for source in case.library
        ):
            continue  # U502 says so

        def look(match: Match, one: Span = one, name: str = name) -> list[Found]:
            near = {token.plain for token in match.window.tokens_around(1)}
            if match.closeness_but(one) < CLOSE and (match.closeness < _CLOSE or told(name, near)):
                return []
            if told_otherwise(name, match.window.span.of(match.source.article.text)):
                return []
            if _is_short(match, one):
                return []
            instead = replaced_name(match, one)
            if instead is None:
                return []
            return [
                Found(
                    span=one,
                    message=f"the source has {instead} here, not {name}",
                    source=match.source.passage(match.window.span),
                    expected=instead,
                    found=name,
                    confidence=0.85,
                )
            ]

        yield from case.in_all(look)


def _is_thing(mentions: Sequence[Mention], span: Span) -> bool:
    """Whether what is named at a span was read as a name, but as nobody's and no place's: a storm's, an illness's."""
    return any(one.kind == "unknown" and overlaps([one.span], [span]) for one in mentions)


def _is_short(match: Match, words: Span) -> bool:
    """Whether a capital that was read as no name is a word of a longer one that the source has: "the Centre's head"."""
    if overlaps([words], [one.span for one in match.stated.mentions]):
        return False
    wanted = name_words(words.of(match.stated.text))
    longer = (name_words(one.name) for one in match.source.mentions if overlaps([one.span], [match.window.span]))
    return any(len(name) > len(wanted) and set(wanted) <= set(name) for name in longer)


def _is_of_a_title(text: str, span: Span) -> bool:
    """Whether a word is a title, or stands before one: "Opposition Leader"."""
    after = _NEXT.match(text, span.end)
    before_one = after is not None and after[1][0].isupper() and _is_title(after[1]) and " " not in span.of(text)
    return before_one or _is_title(span.of(text))


_NEXT = re.compile(r"\s+(\S+)")


def _is_title(word: str) -> bool:
    known = load_vocabulary()
    return word.lower() in known.titles or word.lower() in known.roles


def replaced_name(match: Match, span: Span) -> str | None:
    """The name that the source has where the draft has another; None where they may be one."""
    name, text = span.of(match.stated.text), match.source.article.text
    places = match.taken_from(span)  # part of the name is the source's: it must be part of one that may be the same
    if not places:
        places = tuple(token.span for token in match.counterpart(span) or ())
    named = [one.span for one in match.source.mentions if overlaps([one.span], places)]
    if not named and not match.taken_from(span):
        capitals = [one for one in places if _may_be_a_name(one.of(text)) and not _is_of_a_title(text, one)]
        named = [one for one in capitals if not _is_word(match, one)]
    if named and len(match.taken_from(span)) == sum(overlaps([one.span], [span]) for one in match.stated.tokens):
        named = []  # "Saudi-led" for "Saudi-led", of which a part was read as a name
    here, there = _kinds(match.stated.mentions, [span]), _kinds(match.source.mentions, named)
    if (
        here ^ there == {True, False} or (there == {True} and not here and _is_thing(match.stated.mentions, span))
    ) and told(name, {token.plain for token in match.window.tokens_around(1)}):
        named = []  # nobody writes a body's name, or a thing's, for a person's who is named beside it
    names = [one.of(text) for one in named] + list(_subject_instead(match, span))
    if not names or any(may_be_one(name, other) for other in names) or _stands_elsewhere(match, span, names[-1]):
        return None
    if True not in here | there and any(is_of_land(name, other) for other in names):
        return None
    return names[-1]


def _may_be_a_name(word: str) -> bool:
    """Whether a word of the source may name what the draft names: it has a capital, and is no month and no letter."""
    return len(word) > 1 and word[0].isupper() and not calendar_words(word)


def _stands_elsewhere(match: Match, span: Span, name: str) -> bool:
    """Whether the draft's sentence has the source's name too, as often, in another place.

    "Vale, head of Carrow, came" for "Its head, Vale, came" puts nobody in the place of another.
    """
    text, sentence = match.stated.text, match.stated.span
    it = re.compile(rf"\b{re.escape(name)}\b")
    there = len(it.findall(match.window.span.of(match.source.article.text)))
    here = len(it.findall(text, sentence.start, span.start)) + len(it.findall(text, span.end, sentence.end))
    if here >= max(1, there):
        return True
    others = [one for one in match.stated.mentions if not overlaps([one.span], [span]) and covers(sentence, one.span)]
    there_named = [one.span for one in match.source.mentions if one.name == name]
    return any(overlaps(match.taken_from(one.span), there_named) and may_be_one(one.name, name) for one in others)


def _kinds(mentions: Sequence[Mention], spans: Sequence[Span]) -> set[bool]:
    """Whether what is named at some spans is a person, and whether it is something else."""
    return {one.kind == "person" for one in mentions if one.kind != "unknown" and overlaps([one.span], spans)}


def _subject_instead(match: Match, span: Span) -> Iterator[str]:
    """The name that stands before what the source goes on with, where it has the draft's name sentences earlier."""
    taken = match.taken_from(span)
    after = next((one.span for one in match.stated.tokens if one.span.start >= span.end), None)
    goes_on = match.taken_from(after) if taken and after else ()
    if not goes_on or match.source.index_at(goes_on[0].start) == match.source.index_at(taken[-1].start):
        return
    for one in match.source.mentions:
        if 0 <= goes_on[0].start - one.span.end <= 1:
            yield one.name


def _is_word(match: Match, span: Span) -> bool:
    """Whether a word of the source has its capital only because it opens a sentence."""
    opens = match.source.sentences[max(0, match.source.index_at(span.start))].start == span.start
    word = span.of(match.source.article.text).lower()
    alone = re.match(r"\s[A-Z]", match.source.article.text[span.end : span.end + 2]) is None
    return opens and (
        alone  # "Asked about …": nothing tells that it is a name
        or word in FUNCTION_WORDS
        or re.search(rf"\b{re.escape(word)}\b", match.source.article.text) is not None
    )
