"""Records to put into a project, small and complete."""

import hashlib
from datetime import UTC, date, datetime

from pressreview.model import (
    Article,
    Attribution,
    Certainty,
    Citation,
    Claim,
    Conflict,
    Evidence,
    Failure,
    Forecast,
    Interval,
    Link,
    Mention,
    Origin,
    Passage,
    Piece,
    Reading,
    Review,
    SaidOn,
    Section,
    Sentence,
    Span,
    Speaker,
    Story,
    TimeExpression,
    content_id,
)

ORIGINAL = b"<p>Talks may resume on Friday, the minister said.</p>"


def article(text: str = "Talks may resume on Friday, the minister said.", **known: object) -> Article:
    """An article of the original bytes."""
    facts = {
        "outlet": "The Sarn Bell",
        "title": "Talks may resume",
        "credits": ("VPA",),
        "credit_spans": (Span(0, 5),),
        "published_at": datetime(2026, 3, 10, 9, 30, tzinfo=UTC),
        "path": "a.html",
        "source_hash": hashlib.sha256(ORIGINAL).hexdigest(),
    }
    return Article.of(text, **facts | known)  # type: ignore[arg-type]


def reading(of: Article, made_by: str = "annotate/1/abc") -> Reading:
    """One attribution, with everything that can be known of it."""
    source, cue, content = (Span(28, 40),), (Span(41, 45),), (Span(0, 26),)
    return Reading(
        article=of.id,
        attributions=(
            Attribution(
                id=content_id("att1", of.id, source, cue, content),
                kind="indirect",
                source=source,
                cue=cue,
                content=content,
                confidence=0.75,
                speaker=Speaker(name=None, kind="person", description="the minister"),
                via=("VPA",),
                said_on=SaidOn(start=date(2026, 3, 9), end=date(2026, 3, 9), span=Span(20, 26)),
                certainty=Certainty(polarity="positive", band="possible", cues=(Span(6, 9),)),
                forecast=Forecast(kind="predicted", horizon=Interval(start=date(2026, 3, 13), end=None)),
            ),
        ),
        mentions=(Mention(span=Span(28, 40), kind="person", name="the minister"),),
        times=(TimeExpression(span=Span(20, 26), value="2026-03-13", start=date(2026, 3, 13), end=date(2026, 3, 13)),),
        made_by=made_by,
    )


def story(*articles: Article) -> Story:
    """A story of these articles."""
    ids = tuple(article.id for article in articles)
    days = sorted(article.day for article in articles if article.day)
    return Story(
        id=content_id("sto1", *sorted(ids)),
        title=articles[0].title or "",
        articles=ids,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def claim(of: Story, at: Article) -> Claim:
    """A claim with an origin and a conflict."""
    here = Passage(article=at.id, span=Span(0, 26))
    return Claim(
        id=content_id("cla1", of.id),
        story=of.id,
        text="Talks may resume on Friday",
        passages=(here,),
        attributions=(),
        outlets=("The Sarn Bell",),
        origins=(Origin(kind="agency", name="VPA", articles=(at.id,)),),
        conflicts=(Conflict(kind="date", other="cla1-other", here=here, there=here, reason="Friday and Monday"),),
    )


def link(at: Article) -> Link:
    """A link to an agency."""
    return Link(
        article=at.id,
        origin="VPA",
        kind="agency",
        evidence=(Evidence(layer="credit", span=Span(0, 5), detail="credited"),),
        confidence=0.97,
    )


def review(of: Story, at: Article) -> Review:
    """A page of one sentence."""
    pieces = (Piece(article=at.id, span=Span(0, 26)), Piece(words=", said "))
    citations = (
        Citation(
            article=at.id,
            path=at.path,
            url=None,
            spans=(Span(0, 26),),
            speaker=None,
            via=("VPA",),
            outlet=at.outlet,
            published_at=at.published_at,
        ),
    )
    sentence = Sentence(text="Talks may resume on Friday, said ", pieces=pieces, citations=citations, writer="a model")
    return Review(
        story=of.id,
        title=of.title,
        first=of.first,
        last=of.last,
        sections=(Section(name="lead", heading=None, sentences=(sentence,)),),
        dropped=("a sentence: words not found",),
    )


def failure(subject: str = "b.html") -> Failure:
    """Something that could not be read."""
    return Failure(stage="acquire", subject=subject, reason="no article in it")
