"""Who is repeating whom: whose reports the outlets carry, and how few origins a wide claim may have."""

from collections.abc import Sequence

from pressreview.draft.credit import (
    bracketed,
    citation,
    citations,
    credited,
    of_our_words,
    outlet_list,
    printed,
    same_outlet,
)
from pressreview.draft.happened import carriers, mostly_quoted
from pressreview.draft.page import Page
from pressreview.model import Claim, Link, Piece, Sentence
from pressreview.model.joining import CLAUSE, COLON, ORIGINS, OUTLETS, REPEATS, STOP, number_words

_MIN_CONFIDENCE = 0.5
"""Links below this (0-1) are not printed."""
_MAX_ORIGINS = 8
"""Origins listed, those with most repeaters first."""
_MAX_SPREAD = 3
"""Claims whose outlets and origins are counted out."""


def repeating(page: Page, links: Sequence[Link]) -> list[Sentence]:
    """Who carries whose report, and how many origins the widest claims have."""
    return [*_by_origin(page, links), *_spread(page)]


def _by_origin(page: Page, links: Sequence[Link]) -> list[Sentence]:
    groups: dict[tuple[str, str], dict[str, Link]] = {}
    for link in links:
        if link.kind in REPEATS and link.confidence >= _MIN_CONFIDENCE and link.article in page.views:
            outlet = page.views[link.article].article.outlet
            if outlet and not same_outlet(link.origin, outlet) and not link.origin[0].islower():
                groups.setdefault((link.kind, link.origin), {}).setdefault(outlet, link)
    found = []
    for (kind, origin), by_outlet in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        outlets = sorted(by_outlet)
        pieces = [
            *outlet_list(outlets), Piece(words=REPEATS[kind][len(outlets) > 1]), Piece(words=origin), Piece(words=STOP)
        ]  # fmt: skip
        cited = tuple(
            citation(
                page.views[by_outlet[outlet].article].article,
                spans=tuple(sorted({one.span for one in by_outlet[outlet].evidence if one.span is not None})),
            )
            for outlet in outlets
        )
        found.append(of_our_words(pieces, cited))
    return found[:_MAX_ORIGINS]


def _spread(page: Page) -> list[Sentence]:
    """Outlets and origins counted out ("…: nine outlets, two origins (VPA, The Bell).") where origins are fewer."""
    wide = [claim for claim in page.claims.values() if len(claim.outlets) > max(len(_known(claim)), 1) > 0]
    found: list[Sentence] = []
    for claim in sorted(wide, key=lambda one: (-len(one.outlets), one.id)):
        stated = [one for one in page.stated(claim) if not mostly_quoted(one) and one.body.end == "plain"]
        names = _known(claim)
        if not stated or not names or len(found) == _MAX_SPREAD:
            continue
        body = page.body(stated[0])
        view = page.views[body.article]
        outlets = len(claim.outlets)
        count = (
            number_words(outlets),
            OUTLETS[outlets != 1],
            CLAUSE,
            number_words(len(names)),
            ORIGINS[len(names) != 1],
        )
        pieces = [
            *credited(view, body)[:-1],
            Piece(words=COLON),
            *(Piece(words=words) for words in count),
            *bracketed(names),
        ]
        pieces.append(Piece(words=STOP))
        also = carriers(page, stated[0])
        found.append(
            Sentence(text=printed(view, pieces), pieces=tuple(pieces), citations=(*citations(view, body), *also))
        )
    return found


def _known(claim: Claim) -> list[str]:
    return list(dict.fromkeys(origin.name for origin in claim.origins if origin.kind != "unknown" and origin.name))
