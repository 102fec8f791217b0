"""Every sentence that could stand on the page, with what an editor weighs: worth, claims, speakers, wording."""

from collections.abc import Mapping, Sequence
from datetime import date

from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import Body, RefusedError, compose
from pressreview.draft.fitness import fitness
from pressreview.draft.introductions import label
from pressreview.model import Claim, Link, Record
from pressreview.text import stems

Key = tuple[str, int]
"""Article and sentence."""
_CARRIED = 0.4
"""What a sentence loses when its article carries another's report: the origin's own sentence is the better one."""
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
            words = view.words(view.sentences[index])
            found[article, index] = Candidate(
                body=body,
                worth=worth - _CARRIED * (article in carried),
                claims=frozenset(names := stated.get((article, index), [])),
                outlets=max((width[name] for name in names), default=1),
                stems=frozenset(stems(words)),
                speakers=tuple(name for one in body.attributions if (name := label(one.speaker))),
                outlet=view.article.outlet,
                day=view.article.day,
            )
    return found


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
