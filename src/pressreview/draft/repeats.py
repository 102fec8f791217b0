"""Who is repeating whom: how many origins the story has, whose reports the outlets carry, and what few origins say."""

from collections.abc import Sequence

from pressreview.draft.candidates import Candidate, Key
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
from pressreview.model import Claim, Link, Origin, Piece, Sentence, count_outlets, overlaps
from pressreview.model.joining import (
    ARTICLES,
    BY,
    CLAUSE,
    COLON,
    KNOWN_ORIGINS,
    MOREOVER,
    ORIGINS,
    OUTLETS,
    REPEATS,
    REPEATS_IT,
    STOP,
    number_words,
)
from pressreview.text import stems

_MIN_CONFIDENCE = 0.5
"""Links below this (0-1) are not printed."""
_MAX_LINES = 8
"""Lines after the overall count."""
_MAX_SPREAD = 3
"""Claims whose outlets and origins are counted out."""
_MOST = 0.5
"""Share of a sentence's words (0-1) that its claim has, where the claim's outlets and origins are counted out."""


def repeating(page: Page, links: Sequence[Link], origins: Sequence[Origin]) -> list[Sentence]:
    """The story's articles, outlets and known origins counted; then the lines that tell most, most repeated first.

    Between an origin that several outlets repeat and one that a single outlet does stand the claims that many outlets
    make and few origins.
    """
    lines = _by_origin(page, links)
    spread = _spread(page)
    several = [line for width, line in lines if width > 1][: _MAX_LINES - len(spread)]
    single = [line for width, line in lines if width == 1]
    found = [*several, *spread, *single][:_MAX_LINES]
    return [*_overall(page, origins), *found] if found else []


def _overall(page: Page, origins: Sequence[Origin]) -> list[Sentence]:
    """Count the whole: "18 articles by 12 outlets, seven known origins."; nothing when no origin is known.

    Nor where one is and others are not: "one known origin" would read as if all went back to it.
    """
    articles = [view.article for view in page.views.values()]
    outlets = count_outlets(articles)
    known = sum(origin.kind != "unknown" for origin in origins)
    if not outlets or not known or (known == 1 and len(origins) > 1):
        return []
    words = (
        number_words(len(articles)).capitalize(), ARTICLES[len(articles) != 1],
        BY, number_words(outlets), OUTLETS[outlets != 1],
        CLAUSE, number_words(known), KNOWN_ORIGINS[known != 1], STOP,
    )  # fmt: skip
    return [of_our_words([Piece(words=word) for word in words], ())]


def _by_origin(page: Page, links: Sequence[Link]) -> list[tuple[int, Sentence]]:
    """A line for each origin with how many outlets repeat it, most repeated first."""
    groups: dict[str, dict[str, Link]] = {}
    strength = list(REPEATS)
    for link in sorted((one for one in links if one.kind in REPEATS), key=lambda one: strength.index(one.kind)):
        if link.confidence >= _MIN_CONFIDENCE and link.article in page.views:
            outlet = page.views[link.article].article.outlet
            if outlet and not same_outlet(link.origin, outlet) and not link.origin[0].islower():
                groups.setdefault(link.origin, {}).setdefault(outlet, link)
    _keep_roots(groups)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(len(by_outlet), _line(page, origin, by_outlet)) for origin, by_outlet in ranked]


def _keep_roots(groups: dict[str, dict[str, Link]]) -> None:
    """Drop who shares text with an outlet where both share theirs with one that copies nobody: that says it already."""
    sources: dict[str, set[str]] = {}
    for origin, by_outlet in groups.items():
        for outlet, link in by_outlet.items():
            if link.kind == "copy":
                sources.setdefault(outlet, set()).add(origin)
    for origin, by_outlet in list(groups.items()):
        for outlet in [outlet for outlet, link in by_outlet.items() if link.kind == "copy"]:
            both = sources[outlet] & sources.get(origin, set())
            if any(root not in sources for root in both):
                del by_outlet[outlet]
        if not by_outlet:
            del groups[origin]


def _line(page: Page, origin: str, by_outlet: dict[str, Link]) -> Sentence:
    """Say who repeats one origin: "A and B carry reports by X; C cites it.", by the strongest link of each outlet."""
    pieces: list[Piece] = []
    cited = []
    for kind in REPEATS:
        outlets = sorted(outlet for outlet, link in by_outlet.items() if link.kind == kind)
        if not outlets:
            continue
        many = len(outlets) > 1
        if pieces:
            pieces += [Piece(words=MOREOVER), *outlet_list(outlets), Piece(words=REPEATS_IT[kind][many])]
        else:
            pieces += [*outlet_list(outlets), Piece(words=REPEATS[kind][many]), Piece(words=origin)]
        for link in (by_outlet[outlet] for outlet in outlets):
            spans = tuple(sorted({one.span for one in link.evidence if one.span is not None}))
            cited.append(citation(page.views[link.article].article, spans=spans))
    return of_our_words([*pieces, Piece(words=STOP)], tuple(cited))


def _spread(page: Page) -> list[Sentence]:
    """Outlets and origins counted out ("…: nine outlets, two origins (VPA, The Bell).") where origins are fewer.

    Where some are not known, those named are "known origins".
    """
    wide = [claim for claim in page.claims.values() if len(claim.outlets) > len(_known(claim)) + _unknown(claim)]
    found: list[Sentence] = []
    told: set[Key] = set()
    for claim in sorted(wide, key=lambda one: (-len(one.outlets), one.id)):
        stated = [one for one in page.stated(claim) if not mostly_quoted(one) and one.body.end == "plain"]
        stated = [one for one in stated if one.key not in told]
        if any(one.kind == "statement" for one in claim.origins):  # somebody's words are not the outlet's own
            stated = [one for one in stated if one.body.attributions]
        stated = [one for one in stated if _is_most_of(claim, page, one)]
        names = _known(claim)
        if not stated or not names or len(found) == _MAX_SPREAD:
            continue
        told.add(stated[0].key)
        body = page.body(stated[0])
        view = page.views[body.article]
        outlets = len(claim.outlets)
        count = (
            number_words(outlets),
            OUTLETS[outlets != 1],
            CLAUSE,
            number_words(len(names)),
            (KNOWN_ORIGINS if _unknown(claim) else ORIGINS)[len(names) != 1],
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


def _is_most_of(claim: Claim, page: Page, candidate: Candidate) -> bool:
    """Whether a claim makes up most of a sentence, without who says it: what is counted out is the claim's."""
    view = page.views[candidate.body.article]
    sentence = view.sentences[candidate.body.index]
    here = [
        one.span for one in claim.passages if one.article == candidate.body.article and overlaps([one.span], [sentence])
    ]
    said = [span for one in candidate.body.attributions for span in (*one.source, *one.cue)]
    who = {stem for span in said for stem in stems(view.words(span))}
    claimed = {stem for span in here for stem in stems(view.words(span))}
    return len(claimed) >= _MOST * len((candidate.stems - who) | claimed)


def _known(claim: Claim) -> list[str]:
    return list(dict.fromkeys(origin.name for origin in claim.origins if origin.kind != "unknown" and origin.name))


def _unknown(claim: Claim) -> int:
    """Articles that have the claim nobody knows whence: each may have an origin of its own."""
    return sum(origin.kind == "unknown" for origin in claim.origins)
