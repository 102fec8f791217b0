"""The sections of a review, one function each: what belongs there, in which order, under which label."""

from collections.abc import Mapping, Sequence
from datetime import date

from pressreview.draft.article_view import ArticleView
from pressreview.draft.candidates import Candidate, claim_sentences
from pressreview.draft.compose import Body, compose
from pressreview.draft.credit import citation, citations, credited, outlet_list, printed, sentence
from pressreview.draft.selection import Selection, flowing
from pressreview.draft.wording import NUMBER_NAMES
from pressreview.model import Article, Citation, Claim, Conflict, Forecast, Link, Piece, Sentence, Story
from pressreview.model.joining import (
    BAND_LABELS,
    CLAUSE,
    COLON,
    DIFFER_LABELS,
    FORECAST_LABELS,
    NO_DATE,
    ORIGINS,
    OUTLETS,
    PARENTHESES,
    REPEATS,
    SPACE,
    STOP,
    day_words,
    number_words,
)
from pressreview.text import content_words

_LEDE = 3
"""An article tells what happened in so many sentences from its beginning."""
_MIN_CONFIDENCE = 0.5
"""Links below this (0-1) are not printed."""
_MAX_SPREAD = 3
"""Claims whose outlets and origins are counted out."""

Key = tuple[str, int]


class Page:
    """What the sections share: the articles, what can stand, what is chosen, who is introduced."""

    def __init__(
        self, views: Mapping[str, ArticleView], *, fit: Mapping[Key, Candidate], claims: Sequence[Claim]
    ) -> None:
        self.views, self.fit = views, fit
        self.claims = {claim.id: claim for claim in claims}
        self.chosen = Selection()
        self._introduced: set[str] = set()
        self._turn = 0

    def body(self, candidate: Candidate) -> Body:
        """The candidate's sentence without its end; its speakers count as introduced from here on."""
        view = self.views[candidate.body.article]
        body = compose(view, candidate.body.index, introduced=frozenset(self._introduced))
        self._introduced |= {one.speaker.name for one in body.attributions if one.speaker and one.speaker.name}
        return body

    def print(
        self,
        candidate: Candidate,
        *,
        before: tuple[Piece, ...] = (),
        dated: bool = False,
        also: tuple[Citation, ...] = (),
    ) -> Sentence:
        """The candidate's sentence, worded for its place on the page."""
        self._turn += 1
        view = self.views[candidate.body.article]
        return sentence(view, self.body(candidate), turn=self._turn, dated=dated, before=before, also=also)

    def stated(self, claim: Claim) -> list[Candidate]:
        """Sentences that state a claim and can stand, clearest first."""
        return [self.fit[key] for key in claim_sentences(self.views, claim) if key in self.fit]


def choose_lead(page: Page, most: int) -> list[Candidate]:
    """What happened: one sentence for each of the best-corroborated claims, then the way the articles open."""
    ranked: list[Candidate] = []
    for claim in sorted(page.claims.values(), key=_corroboration):
        stated = page.stated(claim) if len(claim.outlets) > 1 else []
        early = [one for one in stated if one.body.index < _LEDE and not _mostly_quoted(one)]
        if early:
            ranked.append(max(early, key=lambda one: (one.worth, one.key)))
    ledes = [one for one in page.fit.values() if one.body.index < _LEDE]
    ranked += sorted(ledes, key=lambda one: (_mostly_quoted(one), one.body.index, -one.worth, one.key))
    return page.chosen.first(ranked, most)


def _mostly_quoted(candidate: Candidate) -> bool:
    """Whether a sentence opens with a quotation: somebody's words about what happened rather than what happened."""
    return any(piece.quoted for piece in candidate.body.pieces[:2])


def _corroboration(claim: Claim) -> tuple[int, int, str]:
    known = sum(origin.kind != "unknown" for origin in claim.origins)
    return -known, -len(claim.outlets), claim.id


def lead(page: Page, picked: Sequence[Candidate]) -> list[Sentence]:
    """Sentences that say what happened, each with the other outlets that say so."""
    return [page.print(one, also=() if _mostly_quoted(one) else _carriers(page, one)) for one in picked]


def _carriers(page: Page, candidate: Candidate) -> tuple[Citation, ...]:
    """One citation for each further outlet that states one of the candidate's claims, with the same figures."""
    figures = _figures(page, *candidate.key)
    found: dict[str, Citation] = {}
    for name in sorted(candidate.claims):
        for passage in page.claims[name].passages:
            view = page.views.get(passage.article)
            if view is None or not view.article.outlet or view.article.outlet == candidate.outlet:
                continue
            if _figures(page, passage.article, view.index_at(passage.span.start)) == figures:
                found.setdefault(view.article.outlet, citation(view.article, spans=(passage.span,)))
    return tuple(found[outlet] for outlet in sorted(found))


def _figures(page: Page, article: str, index: int) -> frozenset[str]:
    """Numbers in a sentence, in digits or words."""
    view = page.views[article]
    return frozenset(
        word for word in content_words(view.words(view.sentences[index])) if word[0].isdigit() or word in NUMBER_NAMES
    )


def choose_papers(page: Page, most: int) -> list[Candidate]:
    """What was said and by whom, from many outlets, in an order to read in."""
    attributed = [one for one in page.fit.values() if one.body.attributions]
    return flowing(page.chosen.diverse(attributed, most))


def papers(page: Page, picked: Sequence[Candidate]) -> list[Sentence]:
    """What the papers say, sentence by sentence."""
    return [page.print(one) for one in picked]


def differ(page: Page, most: int) -> list[Sentence]:
    """Pairs of claims that cannot both hold: what they differ in, then either side with its outlet and day."""
    found: list[Sentence] = []
    seen: set[frozenset[str]] = set()
    for claim in sorted(page.claims.values(), key=_corroboration):
        for conflict in claim.conflicts:
            pair = frozenset((claim.id, conflict.other))
            sides = _sides(page, conflict)
            if len(found) == most:
                return found
            if pair in seen or sides is None:
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


def _sides(page: Page, conflict: Conflict) -> tuple[Candidate, Candidate] | None:
    """Either side's sentence, the earlier first; None unless both can stand and are two."""
    sides: list[Candidate] = []
    for passage in (conflict.here, conflict.there):
        view = page.views.get(passage.article)
        key = (passage.article, view.index_at(passage.span.start)) if view else ("", 0)
        if key not in page.fit:
            return None
        sides.append(page.fit[key])
    here, there = sorted(sides, key=lambda one: (one.day or date.max, one.key))
    return (here, there) if here.key != there.key else None


def repeating(page: Page, links: Sequence[Link]) -> list[Sentence]:
    """Who carries whose report, and how many origins the widest claims have."""
    return [*_by_origin(page, links), *_spread(page)]


def _by_origin(page: Page, links: Sequence[Link]) -> list[Sentence]:
    groups: dict[tuple[str, str], dict[str, Link]] = {}
    for link in links:
        if link.kind in REPEATS and link.confidence >= _MIN_CONFIDENCE and link.article in page.views:
            outlet = page.views[link.article].article.outlet
            if outlet and outlet != link.origin:
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
        found.append(_ours(pieces, cited))
    return found


def _spread(page: Page) -> list[Sentence]:
    """Outlets and origins counted out ("…: nine outlets, two origins (VPA, The Bell).") where origins are fewer."""
    wide = [claim for claim in page.claims.values() if len(claim.outlets) > max(len(_known(claim)), 1) > 0]
    found: list[Sentence] = []
    for claim in sorted(wide, key=lambda one: (-len(one.outlets), one.id)):
        stated = page.stated(claim)
        names = _known(claim)
        if not stated or not names or len(found) == _MAX_SPREAD:
            continue
        body = page.body(stated[0])
        if body.end != "plain":
            continue
        view = page.views[body.article]
        outlets = len(claim.outlets)
        count = (
            number_words(outlets),
            OUTLETS[outlets != 1],
            CLAUSE,
            number_words(len(names)),
            ORIGINS[len(names) != 1],
        )
        pieces = [*body.pieces, Piece(words=COLON), *(Piece(words=words) for words in count), *_bracketed(names)]
        pieces.append(Piece(words=STOP))
        also = _carriers(page, stated[0])
        found.append(
            Sentence(text=printed(view, pieces), pieces=tuple(pieces), citations=(*citations(view, body), *also))
        )
    return found


def _known(claim: Claim) -> list[str]:
    return list(dict.fromkeys(origin.name for origin in claim.origins if origin.kind != "unknown" and origin.name))


def choose_next(page: Page, most: int, *, after: date | None) -> list[tuple[Candidate, Forecast]]:
    """Forecasts that are not past on the day `after`, nearest first, those without a date last."""
    dated: list[tuple[date, Candidate, Forecast]] = []
    for candidate in page.fit.values():
        forecast = next((one.forecast for one in candidate.body.attributions if one.forecast), None)
        if forecast is None:
            continue
        horizon = forecast.horizon
        ends = (horizon.end or horizon.start) if horizon else None
        if ends is None or after is None or ends >= after:
            starts = (horizon.start or horizon.end) if horizon else None
            dated.append((starts or date.max, candidate, forecast))
    dated.sort(key=lambda one: (one[0], -one[1].worth, one[1].key))
    known = [one for one in dated if one[0] != date.max]
    ranked = known + sorted((one for one in dated if one[0] == date.max), key=lambda one: (-one[1].worth, one[1].key))
    found: list[tuple[Candidate, Forecast]] = []
    for _, candidate, forecast in ranked:
        if len(found) < most and not page.chosen.repeats(candidate):
            found.append((page.chosen.take(candidate), forecast))
    return found


def next_up(page: Page, picked: Sequence[tuple[Candidate, Forecast]]) -> list[Sentence]:
    """What is to come, each with its date and how sure it is."""
    found = []
    for candidate, forecast in picked:
        horizon = forecast.horizon
        start, end = (horizon.start or horizon.end, horizon.end or horizon.start) if horizon else (None, None)
        band = next((one.certainty.band for one in candidate.body.attributions if one.certainty), "unknown")
        labels = [day_words(start, end) if start else NO_DATE, FORECAST_LABELS[forecast.kind]]
        if band in BAND_LABELS:
            labels.append(BAND_LABELS[band])
        before = (*_row(labels), Piece(words=COLON))
        found.append(page.print(candidate, before=before, dated=True))
    return found


def timeline(page: Page, most: int, *, until: date | None) -> list[Sentence]:
    """What happened on which day, oldest first, with who said so and when; left out when it has but one day."""
    by_day: dict[date, list[Candidate]] = {}
    for candidate in page.fit.values():
        if any(one.forecast for one in candidate.body.attributions):
            continue
        for day in _days(page.views[candidate.body.article], candidate):
            if until is None or day <= until:
                by_day.setdefault(day, []).append(candidate)
                break
    rows: list[tuple[date, Candidate]] = []
    chosen = Selection()
    for day, offered in sorted(by_day.items()):
        best = sorted(offered, key=lambda one: (-len(one.claims), -one.worth, one.key))
        rows += [(day, candidate) for candidate in chosen.first(best, 1)]
    if len(rows) < 2:
        return []
    keep = sorted(rows, key=lambda row: (-len(row[1].claims), -row[1].worth, row[0]))[:most]
    return [
        page.print(candidate, before=(Piece(words=day_words(day, year=True)), Piece(words=COLON)), dated=True)
        for day, candidate in sorted(keep, key=lambda row: (row[0], row[1].key))
    ]


def _days(view: ArticleView, candidate: Candidate) -> list[date]:
    """Single days that the sentence names outside quotations, other than the day somebody spoke."""
    told = {one.said_on.span for one in candidate.body.attributions if one.said_on and one.said_on.span}
    return [
        time.start
        for time in view.times_in(candidate.body.index)
        if time.start is not None
        and time.start == time.end
        and time.span not in told
        and not view.quotations_in(time.span)
    ]


def more(related: Sequence[Story]) -> list[Sentence]:
    """Related stories, with their days."""
    found = []
    for story in related:
        pieces = [Piece(words=story.title)]
        if story.first:
            pieces += _bracketed([day_words(story.first, story.last, year=True)])
        found.append(_ours(pieces, ()))
    return found


def sources(page: Page) -> list[Sentence]:
    """Every article of the story: outlet, headline, day, and the agency it credits; oldest first."""
    articles = [view.article for view in page.views.values()]
    return [_source(article) for article in sorted(articles, key=_published)]


def _published(article: Article) -> tuple[date, str, str, str]:
    return article.day or date.max, article.outlet or "", article.title or "", article.id


def _source(article: Article) -> Sentence:
    name = article.outlet or article.path or article.id
    pieces = [Piece(words=name)]
    if article.title:
        pieces += [Piece(words=COLON), Piece(words=article.title)]
    facts = [day_words(article.day, year=True)] if article.day else []
    facts += [credit for credit in dict.fromkeys(article.credits) if credit != article.outlet]
    pieces += _bracketed(facts)
    return _ours(pieces, (citation(article, spans=()),))


def _row(facts: Sequence[str]) -> list[Piece]:
    """Facts with commas between them."""
    pieces: list[Piece] = []
    for fact in facts:
        pieces += [Piece(words=CLAUSE)] * bool(pieces) + [Piece(words=fact)]
    return pieces


def _bracketed(facts: Sequence[str]) -> list[Piece]:
    """Facts in a bracket; nothing when there are none."""
    return [Piece(words=PARENTHESES[0]), *_row(facts), Piece(words=PARENTHESES[1])] if facts else []


def _ours(pieces: Sequence[Piece], cited: tuple[Citation, ...]) -> Sentence:
    """A sentence without slices."""
    return Sentence(text="".join(piece.words or "" for piece in pieces), pieces=tuple(pieces), citations=cited)
