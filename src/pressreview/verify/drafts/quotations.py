"""Q: whether what stands in quotation marks is what somebody said, word for word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from pressreview.model import Attribution, Mention, Span, overlaps
from pressreview.tables import load_vocabulary
from pressreview.text.certainty import cues
from pressreview.text.words import FUNCTION_WORDS
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.names import name_words, same_name, told
from pressreview.verify.drafts.quoting import Located, Place
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.stated import Quote, same_outlet
from pressreview.verify.drafts.tokens import tokens

_FEWEST = 2
"""Words of a quotation that is looked for; a single one may be a title or a word that the draft holds up."""
_TAG = re.compile(
    r"[\s,.]*(?:said|says|wrote|writes|reported|reports|noted|according to|added|in)?\s*(?:the)?\s*", re.IGNORECASE
)
_TAG_BEFORE = re.compile(
    r"\s*(?:said|says|wrote|writes|called it|called|put it|described \w+ as|noted|reported)?[\s,:]*", re.IGNORECASE
)
"""What stands between a quotation and the outlet whose words it has."""
_OPENS = re.compile(r"(?:[.?!:”\"]|\n|\A)[\s“\"‘']*\Z")
"""What stands before the first word of a sentence."""
_SHORT = 4
"""Words below which what no article has may be a name or a title of something."""


@rule("Q101", "altered quotation", "error")
def altered(case: Case) -> Iterator[Found]:
    """The words in quotation marks are nearly those of a source, but not word for word.

    A changed, added or missing word makes a quotation say what nobody said; a dropped "not" turns it around. Quote the
    source's words, put what you add in square brackets, mark what you leave out by an ellipsis, or report the words
    without quotation marks. Typography never counts: marks, dashes, spaces, ellipses.
    """
    for quote, located in case.quotes:
        if located.how != "altered":
            continue
        (place,) = located.places
        wanted = place.span.of(place.source.article.text)
        yield Found(
            span=quote.inner,
            message=f"the quotation is not word for word what the source has{_difference(located, place)}",
            source=place.source.passage(place.span),
            expected=" ".join(wanted.split()),
            found=quote.inner.of(case.stated.text),
            confidence=min(0.99, 0.6 + 0.4 * located.likeness),
        )


@rule("Q102", "quotation found nowhere", "error")
def nowhere(case: Case) -> Iterator[Found]:
    """No source has the words in quotation marks, nor anything near them.

    They may be invented, or taken from an article that is not among the sources: add that article, or take the
    quotation out. A single word counts where it is credited to somebody and no article has it in any form.
    """
    for quote, located in case.quotes:
        if (
            located.how != "nowhere"
            or (len(located.words) < _FEWEST and not _is_somebodys_word(case, quote, located))
            or _is_title(case, located)
            or _in_title(case, located)
        ):
            continue
        if len(located.words) < _SHORT and not quote.attributions:
            continue
        place = located.places[0] if located.places else None
        yield Found(
            span=quote.inner,
            message="no source has these words",
            source=place.source.passage(place.span) if place else None,
            found=quote.inner.of(case.stated.text),
            confidence=0.9 if len(located.words) >= _SHORT else 0.7,
        )


@rule("Q103", "quotation by another speaker", "error")
def another_speaker(case: Case) -> Iterator[Found]:
    """The words are real, but a source has them from somebody else.

    A real quotation in the wrong mouth is harder to notice than an invented one. Credit the one who said it.
    """
    for quote, located in case.quotes:
        if not case.stated.says_more and (found := not_by(case, quote, located)):
            yield found


@rule("Q104", "stitched quotation", "error")
def stitched(case: Case) -> Iterator[Found]:
    """One pair of quotation marks holds words from different places, joined as if they had been said in one breath.

    Close the quotation and open another, or mark the gap by an ellipsis where it is the same statement.
    """
    for quote, located in case.quotes:
        if located.how == "stitched":
            first, *others = located.places
            outlets = dict.fromkeys(one.source.article.outlet or "an article" for one in (first, *others))
            yield Found(
                span=quote.inner,
                message=f"joined from {len(located.places)} places in {' and '.join(outlets)}",
                source=first.source.passage(first.span),
                expected=" … ".join(" ".join(one.span.of(one.source.article.text).split()) for one in located.places),
                found=quote.inner.of(case.stated.text),
                confidence=0.9,
            )


@rule("Q105", "reported speech in quotation marks", "error")
def reported_speech(case: Case) -> Iterator[Found]:
    """The words stand in a source, but not in quotation marks: they are the reporter's, not the speaker's.

    A paper that reports what somebody said gives its own words for it. Leave the marks away, or credit the outlet with
    the wording.
    """
    for quote, located in case.quotes:
        if located.how != "verbatim" or len(located.words) < _FEWEST:
            continue
        here = speakers_here(case, quote)
        if not here or any(one.quoted for one in located.places) or _in_title(case, located) or _by_outlet(case, quote):
            continue
        outlets = [one.source.article.outlet for one in located.places if one.source.article.outlet]
        if any(same_outlet(name, outlet) or same_name(name, outlet) for name in here for outlet in outlets):
            continue
        if any(_is_written_by(name, one) for name in here for one in located.places):
            continue
        if any(_is_closed_only(one) for one in located.places):
            continue
        place = located.places[0]
        yield Found(
            span=quote.outer,
            message=f"the source has these words without quotation marks: they are not {here[0]}’s own",
            source=place.source.passage(place.span),
            expected=" ".join(place.span.of(place.source.article.text).split()),
            found=quote.outer.of(case.stated.text),
            confidence=0.85,
        )


@rule("Q106", "quotation cut so that it turns", "error")
def cut(case: Case) -> Iterator[Found]:
    """What is left out turns the statement around or makes it less sure.

    "It was … a crime" for "it was not a crime" is true to every letter and false. So is "He is guilty" for "I believe
    he is guilty": a sentence made of the end of one. Quote the whole of it.
    """
    for quote, located in case.quotes:
        if located.how != "verbatim":
            continue
        place = located.places[0]
        text = place.source.article.text
        own = [cue.phrase for cue in cues(case.stated.text, quote.inner)]
        left = [cue for cue in cues(text, place.span) if cue.kind in ("negation", "hedge", "condition")]
        for cue in left:
            if cue.phrase in own:
                own.remove(cue.phrase)
            elif _within_quotation(place, cue.span) and not _in_reach(located, place, cue.span):
                yield Found(
                    span=quote.inner,
                    message=f"what is left out holds “{cue.span.of(text)}”",
                    source=place.source.passage(place.span),
                    expected=" ".join(place.span.of(text).split()),
                    found=quote.inner.of(case.stated.text),
                    confidence=0.8,
                )
                break
        else:
            lost = [_left_out_before(case, quote, one) for one in located.places]
            if all(lost) and (before := lost[0]):
                yield Found(
                    span=quote.inner,
                    message=f"what is left out before it holds “{before.of(text)}”",
                    source=place.source.passage(place.span),
                    expected=" ".join(Span(before.start, place.span.end).of(text).split()),
                    found=quote.inner.of(case.stated.text),
                    confidence=0.7,
                )


def _left_out_before(case: Case, quote: Quote, place: Place) -> Span | None:
    """The word on which hangs what the draft quotes as a sentence of its own, where it is the end of one."""
    text, first = place.source.article.text, quote.inner.of(case.stated.text)[:1]
    if not (first.isupper() and text[place.span.start].islower()):
        return None
    line = next((one for one in place.source.sentences if one.start < place.span.start < one.end), None)
    if line is None:
        return None
    own = {cue.kind for cue in cues(case.stated.text, case.stated.span)}
    for cue in reversed(cues(text, Span(line.start, place.span.start))):
        between = text[cue.span.end : place.span.start]
        hangs = cue.kind == "condition" or not _NEW_CLAUSE.search(between)
        if cue.kind in ("negation", "hedge", "condition") and cue.kind not in own and hangs:
            return cue.span if _within_quotation(place, cue.span) else None
    return None


_NEW_CLAUSE = re.compile(r"[,;:—–]|\b(?:but|and|because|so|while|although)\b")


def not_by(case: Case, quote: Quote, located: Located) -> Found | None:
    """A quotation that every source has from somebody other than the one whom the draft credits."""
    here = speakers_here(case, quote)
    reporting = {one.name for one in case.stated.outlets}
    if located.how != "verbatim" or not here or all(one in reporting or case.is_publisher(one) for one in here):
        return None
    by = [one for one in quote.attributions if one.speaker is not None and one.speaker.name in here]
    words = [span.of(case.stated.text) for one in by for span in one.source]
    if any(_may_be_by([*here, *words], place) for place in located.places):
        return None
    place = next((one for one in located.places if one.quoted), located.places[0])
    said_by = _speakers_there(place)
    if any(told(name, case.stated.own_words) for name in said_by):
        return None  # the draft names that one too, and who said it is told in other words
    return Found(
        span=_credit(case, quote, here[0]) or quote.inner,
        message=f"the source has these words from {said_by[0]}, not from {here[0]}",
        source=place.source.passage(place.span),
        expected=said_by[0],
        found=here[0],
        confidence=0.9,
    )


def speakers_here(case: Case, quote: Quote) -> list[str]:
    """Whom the draft credits with a quotation, by name; an outlet only where nobody else is."""
    named = [one.speaker for one in quote.attributions if one.speaker is not None and one.speaker.name]
    people = [one.name for one in named if one.kind != "outlet" and one.name and not case.credits(one.name)]
    if not people:
        people = [one.name for one in _beside(case, quote) if not case.credits(one.name)]
    return list(dict.fromkeys(people or [one.name for one in named if one.name]))


_SIGNATURE = re.compile(
    r"^[^\w\n]{0,4}([A-Z][\w’'.-]*+(?:[ \t]++[A-Z][\w’'.-]*+){1,4})[^\w\n]{0,4}(?:,[^\n]{0,60})?$", re.MULTILINE
)
"""A line that holds nobody but a name, and where they are from."""


def _is_written_by(name: str, place: Place) -> bool:
    """Whether somebody wrote the words of a place: named as the article's author, or signing the letter below them."""
    article = place.source.article
    signed = _SIGNATURE.search(article.text, place.span.end)
    authors = [one for one in (article.byline, signed and signed[1]) if one]
    return any(told(name, {token.plain for token in tokens(one)}) for one in authors)


def _is_closed_only(place: Place) -> bool:
    """Whether a mark closes a quotation after some words that none opens in their paragraph: it began before."""
    text, span = place.source.article.text, place.span
    start = text.rfind("\n", 0, span.start) + 1
    return not _OPENING.search(text, start, span.start) and _CLOSES.match(text, span.end) is not None


_OPENING, _CLOSES = re.compile('[“”"]'), re.compile('[^“”"\n]*”')


def _by_outlet(case: Case, quote: Quote) -> bool:
    """Whether the quotation is credited to an outlet right beside it: then its words may be the paper's own."""
    text = case.stated.text
    for one in case.stated.outlets:
        after, before = text[quote.outer.end : one.span.start], text[one.span.end : quote.outer.start]
        if one.span.start >= quote.outer.end and _TAG.fullmatch(after):
            return True
        if one.span.end <= quote.outer.start and _TAG_BEFORE.fullmatch(before):
            return True
    return False


def _beside(case: Case, quote: Quote) -> list[Mention]:
    """The one named nearest to a quotation as saying something."""
    outlets = [one.span for one in case.stated.outlets]
    named = [one for one in case.stated.sayers if one.span not in outlets]
    near = sorted(
        named, key=lambda one: min(abs(one.span.start - quote.outer.end), abs(quote.outer.start - one.span.end))
    )
    return near[:1]


def _credit(case: Case, quote: Quote, name: str) -> Span | None:
    """Where the draft names the one it credits."""
    named = [span for one in quote.attributions if one.speaker and one.speaker.name == name for span in one.source]
    return next(iter([*named, *(one.span for one in case.stated.sayers if one.name == name)]), None)


def _speakers_there(place: Place) -> list[str]:
    """Who says the words in the source, as far as it names anybody."""
    text, found = place.source.article.text, place.source.saying([place.span])
    return list(dict.fromkeys(name for one in found if (name := called(one, text))))


def called(one: Attribution, text: str) -> str | None:
    """Who says something: the name as resolved, else the article's words where these name somebody."""
    if one.speaker is not None and one.speaker.name:
        return one.speaker.name
    words = " ".join(span.of(text) for span in one.source)
    opens = bool(one.source) and _OPENS.search(text, max(0, one.source[0].start - 4), one.source[0].start) is not None
    capitals = words.split()[1:] if opens else words.split()  # "Polls" has its capital from where it stands
    named = any(word[0].isupper() and word.lower() not in FUNCTION_WORDS for word in capitals)
    if not named or not name_words(words):
        return None
    known, last = load_vocabulary(), words.split()[-1].lower()
    return None if last in known.titles or last in known.roles else words  # "the Interior Minister" may be anybody


def _may_be_by(names: list[str], place: Place) -> bool:
    """Whether a source lets any of these names have said words: nobody else known, or one of them, or the outlet."""
    source = place.source
    found = source.saying([place.span])
    if not found or any(called(one, source.article.text) is None for one in found):
        return True
    others = [one.speaker.name for one in found if one.speaker is not None and one.speaker.name]
    others += [name for one in found for name in one.via or ()]
    others += [name for name in (source.article.outlet, *source.article.credits) if name]
    others += [span.of(source.article.text) for one in found for span in one.source]
    return any(same_name(name, other) for name in names for other in others)


def _is_somebodys_word(case: Case, quote: Quote, located: Located) -> bool:
    """Whether a single word in quotation marks is credited to somebody, and no article has it in any form."""
    if len(located.words) != 1 or not quote.attributions or not located.words[0].exact.replace("-", "").isalpha():
        return False
    return not any(located.words[0].plain in source.words for source in case.library)


def _is_title(case: Case, located: Located) -> bool:
    """Whether a quotation is the name of something: every word of it with a capital."""
    text = case.stated.text
    told = [token for token in located.words if token.says_something]
    return bool(told) and len(located.words) <= 6 and all(token.span.of(text)[:1].isupper() for token in told)


def _in_title(case: Case, located: Located) -> bool:
    """Whether a headline has the words."""
    wanted = [token.exact for token in located.words]
    for source in case.library:
        has = [token.exact for token in source.title]
        if any(has[start : start + len(wanted)] == wanted for start in range(len(has) - len(wanted) + 1)):
            return True
    return False


def _within_quotation(place: Place, span: Span) -> bool:
    return overlaps([span], place.source.quoted)


def _in_reach(located: Located, place: Place, span: Span) -> bool:
    """Whether the draft has the words of a place: they are among those that it quotes."""
    inside = [
        token.exact for token in place.source.tokens[place.first : place.last + 1] if overlaps([token.span], [span])
    ]
    have = [token.exact for token in located.words]
    return all(word in have for word in inside)


def _difference(located: Located, place: Place) -> str:
    """The first words in which a quotation and its source part."""
    there = place.source.tokens[place.first : place.last + 1]
    here = located.words
    matcher = SequenceMatcher(None, [one.exact for one in there], [one.exact for one in here], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        source, draft = " ".join(one.exact for one in there[a:b]), " ".join(one.exact for one in here[c:d])
        if kind == "replace":
            return f": “{draft}” for “{source}”"
        if kind == "delete":
            return f": “{source}” is left out"
        if kind == "insert":
            return f": “{draft}” is put in"
    return ""
