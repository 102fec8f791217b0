"""S: whether the one who is credited said it, and whether the outlet that is credited has it."""

import re
from collections.abc import Iterator

from pressreview.model import Attribution, Mention, Span, overlaps
from pressreview.tables import load_outlets
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.library import Window
from pressreview.verify.drafts.matching import CLOSE, Match
from pressreview.verify.drafts.names import same_name, told
from pressreview.verify.drafts.quotations import called, not_by
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.stated import same_outlet
from pressreview.verify.drafts.support import replaced_name

_NEARLY = 0.75
_CLOSE = 0.6
"""Share of words in order (0-1) from which a passage is what the draft reports, so that its speaker must be too."""


@rule("S201", "wrong speaker", "error")
def wrong_speaker(case: Case) -> Iterator[Found]:
    """The draft credits somebody with what a source has from somebody else.

    Only what a source attributes to a named speaker is held against the draft. Credit the one who said it.
    """
    for quote, located in case.quotes if case.stated.says_more else ():
        if (found := not_by(case, quote, located)) is not None:
            yield found
    for name, where in _credited(case):

        def look(match: Match, name: str = name, where: Span = where) -> list[Found]:
            if same_outlet(match.source.article.outlet or "", name):
                return []
            closeness = match.closeness_but(where)
            if closeness < _CLOSE:
                return []
            replaced = replaced_name(match, where) if closeness >= CLOSE else None
            if replaced is not None and _says_most(match, name):
                return []  # "He met Carrow’s chief and said": by whom "he" means, not by Carrow
            if replaced is None and _names(match, name):
                return []
            others = [replaced] if replaced else _speakers(match)
            if not others:
                return []
            speaks = others[0] if _may_speak(match, others[0]) else None
            from_whom = f"has this from {speaks}, not from {name}" if speaks else f"does not have this from {name}"
            return [
                Found(
                    span=where,
                    message=f"the source {from_whom}",
                    source=match.source.passage(match.window.span),
                    expected=speaks,
                    found=name,
                    confidence=0.8,
                )
            ]

        yield from case.in_all(look)
    for name, where in _subjects(case):
        yield from case.in_all(lambda match, name=name, where=where: _another(match, name, where))  # type: ignore[misc]


def _may_speak(match: Match, name: str) -> bool:
    """Whether a name of the source is anybody's: it was not read as one of a thing alone."""
    kinds = {one.kind for one in match.source.mentions if one.name == name}
    return kinds != {"unknown"} or name in _speakers(match)


def _says_most(match: Match, name: str) -> bool:
    """Whether one of that name says most of the words in the source."""
    said = match.source.saying(match.shared)
    most = max(said, key=lambda one: sum(overlaps([word], one.content) for word in match.shared), default=None)
    speaker = called(most, match.source.article.text) if most is not None else None
    return speaker is not None and same_name(name, speaker)


def _another(match: Match, name: str, where: Span) -> list[Found]:
    """Somebody in the place of the one who says it in the source, where the draft's verb need be none of saying."""
    replaced = replaced_name(match, where) if match.closeness_but(where) >= CLOSE else None
    if replaced is None or not any(same_name(replaced, other) for other in _speakers(match)):
        return []
    return [
        Found(
            span=where, message=f"the source has this from {replaced}, not from {name}", expected=replaced, found=name,
            source=match.source.passage(match.window.span), confidence=0.8,
        )
    ]  # fmt: skip


def _subjects(case: Case) -> Iterator[tuple[str, Span]]:
    """People whom the draft names before the words that it reports, and whom it need not credit with them."""
    taken = [where for _, where in _credited(case)] + [one.span for one in case.stated.outlets]
    for one in case.stated.mentions:
        if one.kind == "person" and not overlaps([one.span], taken) and not case.quoted(one.span):
            yield one.name, one.span


@rule("S202", "wrong outlet", "error")
def wrong_outlet(case: Case) -> Iterator[Found]:
    """The outlet that is credited does not have it, another one does.

    Neither an article of that outlet nor a source that names the outlet beside these words carries the sentence. Credit
    the outlet that has it.
    """
    named = case.stated.outlets
    publishers = [one for one in named if any(same_outlet(one.name, name) for name in case.library.outlets)]
    outlets_here = publishers or named
    if not (case.stated.checkable or case.quotes):
        return
    if not case.matches or any(_has(match, one.name) for match in case.matches for one in outlets_here):
        return
    for mention in outlets_here:
        own = [
            one for one in case.windows
            if same_outlet(one.source.article.outlet or "", mention.name) and _as_good(one, case)
        ]  # fmt: skip
        quoted = [place for _, located in case.quotes if located.how == "verbatim" for place in located.places]
        if own or any(same_outlet(place.source.article.outlet or "", mention.name) for place in quoted):
            continue
        best = case.matches[0]
        outlets = list(
            dict.fromkeys(match.source.article.outlet for match in case.matches if match.source.article.outlet)
        )
        if not outlets or best.closeness < _CLOSE / 2:
            continue
        yield Found(
            span=_with_article(case, mention.span),
            message=f"no article of {_called(case, mention)} has this; {' and '.join(outlets)} has it",
            source=best.source.passage(best.window.span),
            expected=outlets[0],
            found=mention.name,
            confidence=0.85,
        )


@rule("S204", "outlet repeating another", "note")
def repeating(case: Case) -> Iterator[Found]:
    """The outlet that is credited has it from another outlet or an agency, and says so where the words stand.

    Two outlets that have it are then one report. Name where it began: "according to Interfax, said The Guardian".
    """
    if not case.stated.outlets:
        return

    def look(match: Match) -> list[Found]:
        own = match.source.article.outlet
        credited = next((one for one in case.stated.outlets if own and same_outlet(own, one.name)), None)
        origin = _origin(match, case)
        if credited is None or origin is None or not match.is_close:
            return []
        name, where = origin
        named = told(name, {token.plain for token in case.stated.tokens})
        if named or any(same_outlet(name, one.name) for one in case.stated.outlets):
            return []
        return [
            Found(
                span=_with_article(case, credited.span),
                message=f"{own} was repeating {name}",
                source=match.source.passage(match.source.sentences[max(0, match.source.index_at(where.start))]),
                expected=name,
                found=credited.span.of(case.stated.text),
                confidence=0.8,
            )
        ]

    yield from case.in_all(look)


def _origin(match: Match, case: Case) -> tuple[str, Span] | None:
    """The other outlet that an article credits with the words that it shares with a draft, and where it does."""
    article = match.source.article
    own = [name for name in (article.outlet, *article.credits) if name]
    for one in match.source.saying(match.shared):
        held = sum(overlaps([span], one.content) for span in match.shared)
        by = one.speaker
        named = (by.name if by is not None else None, *(one.via or ()))
        where = next(iter((*one.source, *one.cue)), None)
        for name in filter(None, named):
            is_outlet = load_outlets().named(name) is not None or case.is_publisher(name)
            is_outlet = is_outlet or (by is not None and by.kind == "outlet" and by.name == name)
            if where and is_outlet and 2 * held > len(match.shared) and not any(same_outlet(name, it) for it in own):
                return name, where
    return None


def _called(case: Case, outlet: Mention) -> str:
    """An outlet's name as its articles have it, else as the draft does."""
    known = next((name for name in case.library.outlets if same_outlet(name, outlet.name)), None)
    return known or _with_article(case, outlet.span).of(case.stated.text)


def _with_article(case: Case, name: Span) -> Span:
    """A name with the "The" before it."""
    before = case.stated.text[max(0, name.start - 4) : name.start]
    return Span(name.start - 4, name.end) if before in ("The ", "the ") else name


def _as_good(window: Window, case: Case) -> bool:
    """Whether another article carries a sentence nearly as well as the best."""
    if window.coverage >= _NEARLY * case.coverage:
        return True
    return Match(case.stated, window).closeness >= _NEARLY * case.matches[0].closeness


def _credited(case: Case) -> Iterator[tuple[str, Span]]:
    """Whom the draft credits with what it reports in its own words, and where: as read, and as named beside a verb."""
    seen: list[Span] = []
    for one in case.stated.attributions:
        name = one.speaker.name if one.speaker is not None else None
        where = next((span for span in one.source if overlaps([span], [case.stated.span])), None)
        if name is not None and where is not None and not _quoted_wholly(case, one) and not case.is_by_outlet(one):
            seen.append(where)
            if case.stated.names(where):  # whom "he" and "the group" mean is no more than guessed
                yield name, where
    if not case.stated.says_more:
        return
    outlets = [one.span for one in case.stated.outlets]
    for mention in case.stated.sayers:
        if not overlaps([mention.span], (*seen, *outlets)):
            yield mention.name, mention.span


def _quoted_wholly(case: Case, one: Attribution) -> bool:
    """Whether all that somebody is credited with stands in quotation marks: then Q103 has looked at it."""
    return all(case.quoted(span) for span in one.content) and not case.stated.says_more


def _names(match: Match, name: str) -> bool:
    """Whether a source names somebody where the words stand, or as the one who says them."""
    words = {token.plain for token in match.window.tokens}
    if told(name, words):
        return True
    article = match.source.article
    others = [outlet for outlet in (article.outlet, *article.credits) if outlet]
    for one in match.source.saying(match.shared):
        others += one.via or ()
        others += [span.of(article.text) for span in one.source]
        if one.speaker is not None:
            others += [word for word in (one.speaker.name, one.speaker.description, one.speaker.role) if word]
    return any(same_name(name, other) for other in others)


def _speakers(match: Match) -> list[str]:
    """Who says the words in the source, named; nobody where any of them is not, or is an outlet."""
    found = match.source.saying(match.shared)
    if any(one.speaker is not None and one.speaker.kind == "outlet" for one in found):
        return []
    names = [called(one, match.source.article.text) for one in found]
    return list(dict.fromkeys(name for name in names if name)) if all(names) else []


def _has(match: Match, outlet: str) -> bool:
    """Whether a source is by that outlet or names it near the words."""
    article = match.source.article
    if any(same_outlet(name, outlet) for name in (article.outlet, *article.credits) if name):
        return True
    around = match.window.around(1)
    if any(same_outlet(one.name, outlet) for one in match.source.mentions if overlaps([one.span], [around])):
        return True
    known = load_outlets().named(outlet)
    names = (outlet, known.name, *known.also, *known.doubtful) if known else (outlet,)
    text = around.of(article.text)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)
