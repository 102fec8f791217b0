"""Every sentence that could stand on the page, with what an editor weighs: worth, claims, speakers, wording."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import Body, RefusedError, compose
from pressreview.draft.fitness import fitness, leans
from pressreview.draft.introductions import label
from pressreview.model import Claim, Link, Record
from pressreview.text import stems

Key = tuple[str, int]
"""Article and sentence."""
_CARRIED = 0.4
"""What a sentence loses when its article carries another's report: the origin's own sentence is the better one."""
_CENTRAL = 2.0
"""What a sentence gains when all its words are in all articles of the story: it speaks of the matter itself."""
_WIDE, _MOST_WIDE = 0.15, 4
"""What a sentence gains for each further outlet that states its claim, up to so many."""
_LONGEST = 200_000
"""Characters from which an article's vocabulary is taken; no article is longer, but a page can be."""
_MIN_CONFIDENCE = 0.5


class Candidate(Record):
    """One sentence of one article, fit to be printed."""

    body: Body
    """As composed for a page that has introduced nobody."""
    worth: float
    """0 and more; see `fitness`."""
    claims: frozenset[str]
    """Ids of the claims it states."""
    outlets: int
    """How many outlets state the widest of its claims, 1 when it states none."""
    stems: frozenset[str]
    """What it is about, for telling whether two sentences say the same."""
    speakers: tuple[str, ...]
    outlet: str | None
    day: date | None
    carried: bool
    """Whether its article carries another's report."""
    leans: bool
    """Whether it only means what it says after the sentence before it in its article."""

    @property
    def key(self) -> Key:
        """Article and sentence: the same key is the same sentence."""
        return self.body.article, self.body.index


def candidates(
    views: Mapping[str, ArticleView], claims: Sequence[Claim], links: Sequence[Link]
) -> dict[Key, Candidate]:
    """All that can stand on the page, by article and sentence, articles in the order of `views`."""
    stated = _claims_by_sentence(views, claims)
    width = {claim.id: len(claim.outlets) for claim in claims}
    carried = {link.article for link in links if link.kind in ("agency", "copy") and link.confidence >= _MIN_CONFIDENCE}
    spread = _spread(views)
    found: dict[Key, Candidate] = {}
    for article, view in views.items():
        for index in range(len(view.sentences)):
            try:
                body = compose(view, index, introduced=())
            except RefusedError:
                continue
            worth = fitness(view, body)
            if worth < 0:
                continue
            wording = frozenset(stems(view.words(view.sentences[index])))
            names = stated.get((article, index), [])
            outlets = max((width[name] for name in names), default=1)
            worth += _CENTRAL * sum(spread[stem] for stem in wording) / max(len(wording), 1)
            worth += _WIDE * min(outlets - 1, _MOST_WIDE) - _CARRIED * (article in carried)
            found[article, index] = Candidate(
                body=body,
                worth=worth,
                claims=frozenset(names),
                outlets=outlets,
                stems=wording,
                speakers=tuple(name for one in body.attributions if (name := label(one.speaker))),
                outlet=view.article.outlet,
                day=view.article.day,
                carried=article in carried,
                leans=leans(view, body),
            )
    return found


def _spread(views: Mapping[str, ArticleView]) -> dict[str, float]:
    """In what share of the articles (0-1) each stem stands."""
    counts = Counter(stem for view in views.values() for stem in set(stems(view.article.text[:_LONGEST])))
    return {stem: count / len(views) for stem, count in counts.items()}


def claim_sentences(views: Mapping[str, ArticleView], claim: Claim) -> tuple[Key, ...]:
    """Sentences in which a claim is stated, clearest first."""
    return tuple(
        dict.fromkeys(
            (passage.article, index)
            for passage in claim.passages
            if passage.article in views
            for index in views[passage.article].indexes((passage.span,))[:1]
        )
    )


def _claims_by_sentence(views: Mapping[str, ArticleView], claims: Sequence[Claim]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for claim in claims:
        for key in claim_sentences(views, claim):
            found.setdefault(key, []).append(claim.id)
    return found
