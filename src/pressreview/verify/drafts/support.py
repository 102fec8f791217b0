"""U: whether any source carries what the draft says, and whom and what it names."""

from collections.abc import Iterator

from pressreview.model import Mention, overlaps
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.matching import Match
from pressreview.verify.drafts.names import name_words, told
from pressreview.verify.drafts.rules import rule

_CLOSE = 0.6
"""Share of words in order (0-1) from which the names of a passage can be set beside the draft's."""
_NOTHING = 0.35
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
    best = case.windows[0] if case.windows else None
    yield Found(
        span=case.stated.span,
        message="no source carries this sentence",
        source=best.source.passage(best.span) if best else None,
        confidence=min(0.95, 0.95 - case.coverage),
    )


@rule("U502", "name in no source", "error")
def unknown_name(case: Case) -> Iterator[Found]:
    """A person, place or organisation that no article names."""
    for one in case.stated.mentions:
        name = one.span.of(case.stated.text)
        if not name_words(name) or one.kind == "unknown" or case.quoted(one.span) or not name[:1].isupper():
            continue
        if any(told(name, source.words) for source in case.library):
            continue
        yield Found(
            span=one.span,
            message=f"no source names {name}",
            source=case.matches[0].source.passage(case.matches[0].window.span) if case.matches else None,
            expected=_instead(case.matches[0], one) if case.matches else None,
            found=name,
            confidence=0.9,
        )


@rule("U503", "another name in the source", "error")
def other_name(case: Case) -> Iterator[Found]:
    """Where the draft names one, the source that carries the sentence names another."""
    for one in case.stated.mentions:
        name = one.span.of(case.stated.text)
        if case.quoted(one.span) or overlaps([one.span], case.stated.frame) or not name[:1].isupper():
            continue
        if not any(told(name, source.words) for source in case.library):
            continue  # U502 says so

        def look(match: Match, one: Mention = one, name: str = name) -> list[Found]:
            near = {token.plain for token in match.source.tokens if overlaps([token.span], [match.window.around(1)])}
            if match.closeness < _CLOSE or told(name, near):
                return []
            instead = _instead(match, one)
            if instead is None:
                return []
            return [
                Found(
                    span=one.span,
                    message=f"the source has {instead} here, not {name}",
                    source=match.source.passage(match.window.span),
                    expected=instead,
                    found=name,
                    confidence=0.85,
                )
            ]

        yield from case.in_all(look)


def _instead(match: Match, one: Mention) -> str | None:
    """The name that the source has where the draft has another."""
    text = match.source.article.text
    own = {token.plain for token in match.stated.tokens}
    for change in match.changes():
        if change.kind == "replaced" and any(overlaps([token.span], [one.span]) for token in change.draft):
            places = [token.span for token in change.source]
            for other in match.source.mentions:
                if overlaps([other.span], places) and not told(other.span.of(text), own):
                    return other.span.of(text)
    return None
