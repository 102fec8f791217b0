"""What happened, what the papers say of it, and where they differ."""

from collections.abc import Sequence
from datetime import date

from pressreview.draft.candidates import Candidate, Key
from pressreview.draft.credit import citation, citations, credited, printed
from pressreview.draft.page import Page
from pressreview.draft.selection import flowing, grounded
from pressreview.draft.wording import NUMBER_NAMES, THE_MATTER, alike
from pressreview.model import Citation, Claim, Conflict, Passage, Piece, Sentence
from pressreview.model.joining import COLON, DIFFER_LABELS, SPACE
from pressreview.text import content_words, stems
from pressreview.text.certainty import hedges, negations

_LEDE, _EARLY = 3, 10
"""An article tells what happened in so many sentences from its beginning; what many outlets state, in so many."""
_WIDE = 3
"""Outlets from which a claim is one that many state."""
_FEW_STEMS = 8
"""Content words of a sentence below which it tells too little to begin with."""
_AS_MUCH = 0.4
"""Share of a sentence's wording (0-1) that another outlet's must have for "as did" that outlet."""
_SAME = 0.4
"""Openings tell the same event in other words: a smaller share of wording (0-1) makes two of them one."""
_REPRINTED = 0.6
"""Share of wording (0-1) from which an opening is that of the report that its article carries."""


def choose_lead(page: Page, title: str, most: int) -> list[Candidate]:
    """What happened, told first by the opening that says most of the story's title.

    Then what most outlets state, how the newest article opens, and, while there is room, how the others do.
    """
    wording = frozenset(stems(title))
    every = page.fit.values()
    ledes = [one for one in every if one.body.index < _LEDE] or [one for one in every if one.body.index < _EARLY]
    own = [one for one in ledes if not one.carried]
    fresh = [one for one in ledes if not (one.carried and _reprinted(one, own))]
    central = sorted(fresh, key=lambda one: (_begins_nothing(page, one), -_central(one, wording), one.key))
    newest = sorted(ledes, key=lambda one: (-(one.day or date.min).toordinal(), one.body.index, -one.worth, one.key))
    first = page.chosen.first(central, 1)
    newer = page.chosen.first(_newer(page, first), 1, same=1.0)
    wide = page.chosen.first(_widest(page), max(most - 2 - len(newer), 0), same=_SAME)
    last = page.chosen.first(newest[:1], 1 if len({one.day for one in ledes}) > 1 else 0, same=_SAME)
    found = [*first, *newer, *wide, *last]
    return grounded(found + page.chosen.first(central, most - len(found), same=_SAME))


def _begins_nothing(page: Page, lede: Candidate) -> bool:
    """Whether a sentence is no way to begin: a quotation, a few words, or about "the line" that was named before."""
    view = page.views[lede.body.article]
    leaning = THE_MATTER.match(view.words(view.sentences[lede.body.index])) is not None
    return mostly_quoted(lede) or leaning or len(lede.stems) < _FEW_STEMS


def _central(lede: Candidate, title: frozenset[str]) -> float:
    """How well an opening tells the story: the title's words, the outlets that say so, its own worth, its place."""
    return 2 * alike(lede.stems, title) + 0.2 * lede.outlets + 0.5 * lede.worth - 0.25 * lede.body.index


def _reprinted(lede: Candidate, own: Sequence[Candidate]) -> bool:
    """Whether an opening is that of one of the articles that carry no other's report."""
    return any(one.claims & lede.claims and alike(one.stems, lede.stems) >= _REPRINTED for one in own)


def _newer(page: Page, first: Sequence[Candidate]) -> list[Candidate]:
    """Sentences that give a later figure than those of `first`, the newest first."""
    later: list[Candidate] = []
    for claim in (page.claims[name] for one in first for name in sorted(one.claims)):
        for conflict in claim.conflicts:
            view = page.views.get(conflict.there.article)
            if conflict.kind == "figure" and view:
                found = page.fit.get((conflict.there.article, view.index_at(conflict.there.span.start)))
                later += (
                    [found] if found and found.day and all(one.day and found.day > one.day for one in first) else []
                )
    return sorted(later, key=lambda one: (-(one.day or date.min).toordinal(), -one.worth, one.key))


def _widest(page: Page) -> list[Candidate]:
    """One early sentence for each claim of several outlets, the best corroborated first."""
    ranked: list[Candidate] = []
    for claim in sorted(page.claims.values(), key=_corroboration):
        reach = _EARLY if len(claim.outlets) >= _WIDE else _LEDE
        stated = page.stated(claim) if len(claim.outlets) > 1 else []
        early = [one for one in stated if one.body.index < reach and not _begins_nothing(page, one)]
        if early:
            ranked.append(max(early, key=lambda one: (one.worth, one.key)))
    return ranked


def mostly_quoted(candidate: Candidate) -> bool:
    """Whether a sentence opens with a quotation: somebody's words about what happened rather than what happened."""
    return any(piece.quoted for piece in candidate.body.pieces[:2])


def _corroboration(claim: Claim) -> tuple[int, int, str]:
    known = sum(origin.kind != "unknown" for origin in claim.origins)
    return -known, -len(claim.outlets), claim.id


def lead(page: Page, picked: Sequence[Candidate]) -> list[Sentence]:
    """Sentences that say what happened, each with the other outlets that say so."""
    return [page.print(one, also=() if mostly_quoted(one) else carriers(page, one)) for one in picked]


def carriers(page: Page, candidate: Candidate) -> tuple[Citation, ...]:
    """One citation for each further outlet that states one of the candidate's claims, with the same figures."""
    found: dict[str, Citation] = {}
    for name in sorted(candidate.claims):
        passages = [one for one in page.claims[name].passages if one.article in page.views]
        here = {_figures(page, one) for one in passages if _sentence_of(page, one) == candidate.key}
        for one in passages:
            article = page.views[one.article].article
            if not article.outlet or article.outlet == candidate.outlet:
                continue
            if _figures(page, one) in here and _says_as_much(page, candidate, one):
                found.setdefault(article.outlet, citation(article, spans=(one.span,)))
    return tuple(found[outlet] for outlet in sorted(found))


def _says_as_much(page: Page, candidate: Candidate, passage: Passage) -> bool:
    """Whether a passage says enough of a candidate's words to be named beside it, and as surely."""
    view = page.views[passage.article]
    said = [view.words(view.sentences[index]) for index in view.indexes((passage.span,))]
    told = {stem for sentence in said for stem in stems(sentence)}
    here = page.views[candidate.body.article]
    mine = here.words(here.sentences[candidate.body.index])
    if not _told_alike(page, candidate, passage):
        return False
    turned = len(negations(mine)) % 2 != sum(len(negations(sentence)) for sentence in said) % 2
    weaker = any(map(hedges, said)) and not hedges(mine)
    return not turned and not weaker and len(told & candidate.stems) >= _AS_MUCH * len(candidate.stems)


def _told_alike(page: Page, candidate: Candidate, passage: Passage) -> bool:
    """Whether a passage is no forecast where the candidate tells what was, nor goes through others than it."""
    here, there = page.views[candidate.body.article], page.views[passage.article]
    mine, other = candidate.body.attributions, there.attributions_in(there.index_at(passage.span.start))
    foretold = [
        view.forecast_in(index) is not None or any(one.forecast for one in said)
        for view, index, said in (
            (here, candidate.body.index, mine),
            (there, there.index_at(passage.span.start), other),
        )
    ]
    via = [{name for one in said for name in one.via or ()} for said in (mine, other)]
    return foretold[0] == foretold[1] and via[1] <= via[0] | {here.article.outlet}


def _sentence_of(page: Page, passage: Passage) -> Key:
    """The sentence in which a passage begins."""
    return passage.article, page.views[passage.article].index_at(passage.span.start)


def _figures(page: Page, passage: Passage) -> frozenset[str]:
    """Numbers in a passage, in digits or words."""
    said = content_words(page.views[passage.article].words(passage.span))
    return frozenset(word for word in said if word[0].isdigit() or word in NUMBER_NAMES)


def choose_papers(page: Page, most: int) -> list[Candidate]:
    """What was said and by whom, from many outlets, in an order to read in."""
    attributed = [one for one in page.fit.values() if one.body.attributions]
    return grounded(flowing(page.chosen.diverse(attributed, most)))


def papers(page: Page, picked: Sequence[Candidate]) -> list[Sentence]:
    """What the papers say, sentence by sentence, quotations with more of what the speaker goes on to say."""
    found: list[Sentence] = []
    left = [one.key for one in picked]
    for one in picked:
        if one.key in left:
            sentence, printed = page.quote(one, others=left)
            left = [key for key in left if key not in printed and key != one.key]
            found.append(sentence)
    return found


def differ(page: Page, most: int) -> list[Sentence]:
    """Pairs of claims that cannot both hold: what they differ in, then either side with its outlet and day."""
    found: list[Sentence] = []
    seen: set[frozenset[Key]] = set()
    for claim in sorted(page.claims.values(), key=_corroboration):
        for conflict in claim.conflicts:
            sides = _sides(page, conflict)
            pair = frozenset(side.key for side in sides)
            if len(found) == most:
                return found
            if pair in seen or not sides:
                continue
            seen.add(pair)
            pieces: list[Piece] = [Piece(words=DIFFER_LABELS[conflict.kind]), Piece(words=COLON)]
            cited: list[Citation] = []
            text = DIFFER_LABELS[conflict.kind] + COLON
            for number, side in enumerate(sides):
                if number:
                    pieces.append(Piece(words=SPACE))
                    text += SPACE
                view, body = page.views[side.body.article], page.body(side)
                written = credited(view, body, dated=True)
                pieces += written
                text += printed(view, written)
                cited += citations(view, body)
            found.append(Sentence(text=text, pieces=tuple(pieces), citations=tuple(cited)))
    return found


def _sides(page: Page, conflict: Conflict) -> list[Candidate]:
    """Either side's sentence, the earlier first, or the one that has both; none unless both can stand."""
    sides: list[Candidate] = []
    for passage in (conflict.here, conflict.there):
        view = page.views.get(passage.article)
        key = (passage.article, view.index_at(passage.span.start)) if view else ("", 0)
        if key not in page.fit:
            return []
        sides.append(page.fit[key])
    sides.sort(key=lambda one: (one.day or date.max, one.key))
    return sides[:1] if sides[0].key == sides[1].key else sides
