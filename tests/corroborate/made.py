"""Makes articles and readings by hand: attributions are given by their words."""

from datetime import date

from pressreview.model import Article, Attribution, Certainty, Reading, Span, Speaker, TimeExpression, content_id
from pressreview.model.reading import Band


def article(text: str, *, outlet: str | None, day: int | None = 1, **more: str) -> Article:
    when = None if day is None else date(2026, 5, day)
    return Article.of(text, outlet=outlet, published_at=when, title=more.get("title"), byline=more.get("byline"))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(
    where: Article,
    content: str | tuple[str, ...],
    *,
    by: str | None,
    cue: str = "said",
    via: tuple[str, ...] = (),
    band: Band | None = None,
) -> Attribution:
    pieces = (content,) if isinstance(content, str) else content
    spans = tuple(at(where.text, piece) for piece in pieces)
    return Attribution(
        id=content_id("att1", where.id, [[span.start, span.end] for span in spans]),
        kind="indirect",
        source=(at(where.text, by),) if by else (),
        cue=(at(where.text, cue),),
        content=spans,
        confidence=0.9,
        speaker=Speaker(name=by, kind="person") if by else None,
        via=via,
        certainty=Certainty(polarity="positive", band=band) if band else None,
    )


def reading(where: Article, *attributions: Attribution, times: dict[str, date] | None = None) -> Reading:
    found = tuple(
        TimeExpression(span=at(where.text, words), value=day.isoformat(), start=day, end=day)
        for words, day in (times or {}).items()
    )
    return Reading(article=where.id, attributions=attributions, mentions=(), times=found, made_by="hand")
