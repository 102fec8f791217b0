"""Stories for the tests of pictures, as large and as odd as they like."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from pressreview.model import (
    Article,
    Attribution,
    Certainty,
    Claim,
    Conflict,
    Evidence,
    Link,
    Origin,
    Passage,
    Reading,
    Record,
    Span,
    Speaker,
)
from pressreview.model.claim import ConflictKind, LinkKind
from pressreview.model.reading import Band, Polarity, QuoteKind

FIRST = date(2026, 3, 1)
ODD = (
    "</svg><script>alert(1)</script>",
    "N" * 300,
    "עיתון הארץ היומי של ישראל והעולם",
    "日本経済新聞社東京本社編集局国際部",
    "\u202eevil\x1b[31m",
    "a\u0301" * 60,
    '"><img src=x onerror=y>',
    "&amp;",
)
"""Names that no outlet should have."""


class Told(Record):
    """What one outlet says: a sentence with somebody's words, or its own."""

    outlet: str
    words: str
    speaker: str | None = "Ada Quill"
    """None for the outlet in its own voice."""
    day: int | None = 0
    """After the first one; None where it is not known."""
    kind: QuoteKind = "indirect"
    band: Band = "certain"
    polarity: Polarity = "positive"
    via: tuple[str, ...] = ()


class Newsroom:
    """Articles and their readings, one for each thing told."""

    def __init__(self, *told: Told) -> None:
        """Write and read them."""
        self.articles: dict[str, Article] = {}
        self.readings: dict[str, Reading] = {}
        self.ids: list[str] = []
        self._spans: list[Span] = []
        for number, one in enumerate(told):
            self._add(number, one)

    def _add(self, number: int, told: Told) -> None:
        credit = "Ada Quill said: "
        text = f"{credit if told.speaker else ''}{told.words} It was report {number}."
        start = len(credit) if told.speaker else 0
        span = Span(start, start + len(told.words))
        day = None if told.day is None else FIRST + timedelta(days=told.day)
        article = Article.of(text, outlet=told.outlet, published_at=day, url=f"https://p{number}.example/")
        made = Attribution(
            id=f"att1-{number}",
            kind=told.kind,
            source=(Span(0, 9),),
            cue=(Span(10, 14),),
            content=(span,),
            confidence=1.0,
            speaker=Speaker(name=told.speaker, kind="person"),
            via=told.via,
            certainty=Certainty(polarity=told.polarity, band=told.band),
        )
        self.articles[article.id] = article
        self.readings[article.id] = Reading(
            article=article.id, attributions=(made,) if told.speaker else (), mentions=(), times=(), made_by="test"
        )
        self.ids.append(article.id)
        self._spans.append(span)

    def passage(self, number: int, words: str | None = None) -> Passage:
        """What an article tells, or some words of it."""
        span = self._spans[number]
        if words is not None:
            start = self.articles[self.ids[number]].text.index(words)
            span = Span(start, start + len(words))
        return Passage(article=self.ids[number], span=span)

    def claim(self, name: str, *numbers: int, origins: int = 1, conflicts: tuple[Conflict, ...] = ()) -> Claim:
        """What those articles tell, as one claim."""
        made = [one for number in numbers for one in self.readings[self.ids[number]].attributions]
        return Claim(
            id=name,
            story="sto1-x",
            text=self.passage(numbers[0]).span.of(self.articles[self.ids[numbers[0]]].text),
            passages=tuple(map(self.passage, numbers)),
            attributions=tuple(one.id for one in made),
            outlets=tuple(dict.fromkeys(self.articles[self.ids[number]].outlet or "" for number in numbers)),
            origins=tuple(Origin(kind="statement", name=f"S{number}", articles=()) for number in range(origins)),
            conflicts=conflicts,
        )

    def conflict(self, kind: ConflictKind, other: str, here: Passage, there: Passage) -> Conflict:
        """One side of a conflict."""
        return Conflict(kind=kind, other=other, here=here, there=there, reason="one says it, the other calls it untrue")

    def link(self, number: int, origin: str, kind: LinkKind = "cites") -> Link:
        """What an article has its report from."""
        evidence = (Evidence(layer="in-text", detail="named as a source"),)
        return Link(article=self.ids[number], origin=origin, kind=kind, evidence=evidence, confidence=0.9)


def spread(
    number: int, *, names: Callable[[int], str] = "Outlet {}".format, days: Sequence[int | None] = ()
) -> Newsroom:
    """Many outlets that tell the same, six a day unless `days` says when."""
    when = days or [place // 6 for place in range(number)]
    return Newsroom(
        *(Told(outlet=names(place), words="that 12 people died.", day=when[place]) for place in range(number))
    )


def href(name: str) -> str:
    """The page of a claim."""
    return f"/claims/{name}"
