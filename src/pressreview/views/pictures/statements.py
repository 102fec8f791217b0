"""The statements of a claim, one by one, with the article that has each: what the pictures of claims count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pressreview.model import Article, Attribution, Claim, Reading, Record, Span, covers, independent
from pressreview.model.reading import Band, Polarity
from pressreview.text.certainty import stance


class Statement(Record):
    """A claim as one article states it once."""

    article: Article
    spans: tuple[Span, ...]
    attribution: Attribution | None
    """None for the outlet in its own voice."""
    polarity: Polarity
    band: Band

    @property
    def flat(self) -> bool:
        """Whether nothing hedges it."""
        return self.band == "certain"


def statements(claim: Claim, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> list[Statement]:
    """Give the attributed statements of a claim and what is left of it in outlets' own voice, article by article."""
    wanted = set(claim.attributions)
    taken: dict[str, list[Span]] = defaultdict(list)
    found = []
    for name in dict.fromkeys(passage.article for passage in claim.passages):
        for made in readings[name].attributions if name in readings else ():
            if made.id in wanted:
                taken[name] += made.content
                told = made.certainty
                found.append(
                    Statement(
                        article=articles[name],
                        spans=made.content,
                        attribution=made,
                        polarity=told.polarity if told else "unknown",
                        band=told.band if told else "unknown",
                    )
                )
    for passage in claim.passages:
        if not any(covers(span, passage.span) for span in taken[passage.article]):
            article = articles[passage.article]
            polarity, band = stance(article.text, passage.span)
            found.append(
                Statement(article=article, spans=(passage.span,), attribution=None, polarity=polarity, band=band)
            )
    return found


def best_first(claims: Iterable[Claim]) -> list[Claim]:
    """Order claims by how well they are corroborated: by origins, by outlets, those in conflict before their equals."""
    return sorted(claims, key=lambda one: (-independent(one.origins), -len(one.outlets), not one.conflicts))
