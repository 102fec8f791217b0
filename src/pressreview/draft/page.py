"""What sections share while a page is made: the articles, what can stand, what is chosen, who is introduced."""

from collections.abc import Collection, Mapping, Sequence

from pressreview.draft.article_view import ArticleView
from pressreview.draft.candidates import Candidate, Key, claim_sentences
from pressreview.draft.compose import Body, compose
from pressreview.draft.credit import sentence
from pressreview.draft.quoting import extended, used
from pressreview.draft.selection import Selection
from pressreview.model import Citation, Claim, Piece, Sentence
from pressreview.text import stems


class Page:
    """A page in the making."""

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
        self._introduced |= {one.name for one in view.mentions_in(body.index) if one.name in view.words(one.span)}
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

    def quote(self, candidate: Candidate, *, others: Collection[Key]) -> tuple[Sentence, tuple[Key, ...]]:
        """The candidate's sentence with more of its quotation, and all that is so printed.

        `others` are sentences chosen for this section and not printed yet; what stands elsewhere is left there.
        """
        self._turn += 1
        view, article = self.views[candidate.body.article], candidate.body.article

        def free(index: int) -> bool:
            if (article, index) in others:
                return True
            said = frozenset(stems(view.words(view.sentences[index])))
            return not self.chosen.has((article, index)) and not self.chosen.says(said)

        body = extended(
            view, self.body(candidate), after=free, before=lambda index: (article, index) in self.fit and free(index)
        )
        printed = tuple((article, index) for index in used(view, body))
        return sentence(view, body, turn=self._turn), printed

    def stated(self, claim: Claim) -> list[Candidate]:
        """Sentences that state a claim and can stand, clearest first."""
        return [self.fit[key] for key in claim_sentences(self.views, claim) if key in self.fit]
