"""An invented story with readings made by hand, for the tests of drafting, verifying and printing."""

from datetime import date

from pressreview.model import (
    Article,
    Attribution,
    Certainty,
    Claim,
    Conflict,
    Evidence,
    Forecast,
    Interval,
    Link,
    Mention,
    Origin,
    Passage,
    Reading,
    Span,
    Speaker,
    Story,
    TimeExpression,
    content_id,
)
from pressreview.model.reading import EntityKind


def at(text: str, words: str, *, after: int = 0) -> Span:
    """Where `words` stand in `text`, from position `after` on."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def said(
    article: Article,
    source: str,
    cue: str,
    *content: str,
    name: str | None = None,
    kind: EntityKind = "person",
    role: str | None = None,
    via: tuple[str, ...] = (),
    after: int = 0,
    forecast: Forecast | None = None,
    certainty: Certainty | None = None,
) -> Attribution:
    """An attribution by its words; `name` None takes the source as a description."""
    text = article.text
    contents = tuple(at(text, words, after=after) for words in content)
    start = max(contents[0].start - len(source) - len(cue) - 40, after, 0)
    sources = (at(text, source, after=start),) if source else ()
    cues = (at(text, cue, after=start),) if cue else ()
    return Attribution(
        id=content_id("att1", article.id, sources, cues, contents),
        kind="indirect",
        source=sources,
        cue=cues,
        content=contents,
        confidence=1.0,
        speaker=Speaker(name=name, kind=kind, role=role, description=None if name else source),
        via=via,
        forecast=forecast,
        certainty=certainty,
    )


def reading(
    article: Article, *attributions: Attribution, times: tuple[tuple[str, date], ...] = (), names: tuple[str, ...] = ()
) -> Reading:
    """A reading of the article with these attributions in text order."""
    return Reading(
        article=article.id,
        attributions=tuple(sorted(attributions, key=lambda one: one.content[0])),
        mentions=tuple(Mention(span=at(article.text, name), kind="person", name=name) for name in names),
        times=tuple(
            TimeExpression(span=at(article.text, words), value=day.isoformat(), start=day, end=day)
            for words, day in times
        ),
        made_by="test",
    )


def article(outlet: str, day: int, title: str, *paragraphs: str, credits: tuple[str, ...] = ()) -> Article:
    return Article.of(
        "\n\n".join(paragraphs),
        outlet=outlet,
        title=title,
        published_at=date(2026, 3, day),
        url=f"https://{outlet.lower().replace(' ', '')}.example/{day}",
        path=f"{outlet.lower().replace(' ', '-')}.txt",
        credits=credits,
    )


NORPRESS = article(
    "Norpress",
    10,
    "Grain ship burns at Halden pier",
    "HALDEN, March 10 (Norpress) - At least nine people were hurt on Tuesday when a grain ship caught fire at the"
    " town's main pier, the fire service said.",
    "Fire chief Olaf Brandis said the ship would not be moved before the hold is sealed. He declined to say what had"
    " caused the fire.",
    '"The hold was never sealed, and everybody knew it," harbour master Ilse Marrow told the Herald.',
    '"We may lose the pier if the wind turns. Nobody should come near," Brandis said.',
    "The transport ministry denied that the ship had been allowed to load without an inspection.",
    "A hearing of the harbour board is planned for Friday, board chair Ada Quill said.",
)
COURIER = article(
    "The Courier",
    11,
    "Pier fire: twelve hurt as crews seal hold",
    "Twelve people were hurt when a grain ship caught fire at Halden's main pier, hospital director Jon Sund said on"
    " Wednesday.",
    "“The pier was like a furnace,” said Pia Holt, who sells herring on the pier.",
    "“If the hold had been inspected, we would not be standing here,” she added. “Nobody ever asked us anything.”",
    "Marrow said the ship was probably overloaded.",
    credits=("Norpress",),
)

_FRIDAY = Interval(start=date(2026, 3, 13), end=date(2026, 3, 13))

NORPRESS_READING = reading(
    NORPRESS,
    said(
        NORPRESS, "the fire service", "said",
        "At least nine people were hurt on Tuesday when a grain ship caught fire at the town's main pier",
        name="fire service", kind="organisation",
    ),
    said(
        NORPRESS, "Fire chief Olaf Brandis", "said", "the ship would not be moved before the hold is sealed",
        name="Olaf Brandis", role="Fire chief",
    ),
    said(NORPRESS, "He", "declined to say", "what had caused the fire", name="Olaf Brandis"),
    said(
        NORPRESS, "harbour master Ilse Marrow", "told", "The hold was never sealed, and everybody knew it",
        name="Ilse Marrow", role="harbour master", via=("the Herald",), after=NORPRESS.text.index('"The hold'),
    ),
    said(
        NORPRESS, "Brandis", "said", "We may lose the pier if the wind turns. Nobody should come near",
        name="Olaf Brandis", after=NORPRESS.text.index('"We may'),
    ),
    said(
        NORPRESS, "The transport ministry", "denied",
        "that the ship had been allowed to load without an inspection", name="transport ministry", kind="organisation",
    ),
    said(
        NORPRESS, "board chair Ada Quill", "said", "A hearing of the harbour board is planned for Friday",
        name="Ada Quill", role="board chair", after=NORPRESS.text.index("A hearing"),
        forecast=Forecast(
            kind="planned", horizon=_FRIDAY, certainty=Certainty(polarity="positive", band="likely")
        ),
        certainty=Certainty(polarity="positive", band="likely"),
    ),
    times=(("Tuesday", date(2026, 3, 10)), ("Friday", date(2026, 3, 13))),
    names=("Olaf Brandis", "Ilse Marrow", "Ada Quill"),
)  # fmt: skip
COURIER_READING = reading(
    COURIER,
    said(
        COURIER, "hospital director Jon Sund", "said",
        "Twelve people were hurt when a grain ship caught fire at Halden's main pier", name="Jon Sund",
        role="hospital director",
    ),
    said(
        COURIER, "Pia Holt, who sells herring on the pier", "said", "The pier was like a furnace", name="Pia Holt",
    ),
    said(
        COURIER, "she", "added", "If the hold had been inspected, we would not be standing here", "Nobody ever asked us anything",
        name="Pia Holt", after=COURIER.text.index("“If the hold"),
    ),
    said(COURIER, "Marrow", "said", "the ship was probably overloaded", name="Ilse Marrow"),
    times=(("Wednesday", date(2026, 3, 11)),),
    names=("Jon Sund", "Pia Holt"),
)  # fmt: skip

ARTICLES = {NORPRESS.id: NORPRESS, COURIER.id: COURIER}
READINGS = {NORPRESS.id: NORPRESS_READING, COURIER.id: COURIER_READING}
STORY = Story(
    id="sto1-fire",
    title="Grain ship burns at Halden pier",
    articles=(NORPRESS.id, COURIER.id),
    first=date(2026, 3, 10),
    last=date(2026, 3, 11),
)
RELATED = Story(
    id="sto1-strike", title="Dockers’ strike enters its third week", articles=("art1-x",), first=None, last=None
)

NINE = Passage(article=NORPRESS.id, span=NORPRESS_READING.attributions[0].content[0])
TWELVE = Passage(article=COURIER.id, span=COURIER_READING.attributions[0].content[0])
ORIGINS = (Origin(kind="agency", name="Norpress", articles=(NORPRESS.id, COURIER.id)),)


def claim(name: str, *passages: Passage, conflicts: tuple[Conflict, ...] = ()) -> Claim:
    articles = dict.fromkeys(passage.article for passage in passages)
    return Claim(
        id=f"cla1-{name}",
        story=STORY.id,
        text=passages[0].span.of(ARTICLES[passages[0].article].text),
        passages=passages,
        attributions=(),
        outlets=tuple(ARTICLES[name].outlet or "" for name in articles),
        origins=ORIGINS,
        conflicts=conflicts,
    )


def _against(other: str, here: Passage, there: Passage) -> Conflict:
    return Conflict(kind="figure", other=other, here=here, there=there, reason="same event, nine here and twelve there")


FIRE = claim("fire", NINE, conflicts=(_against("cla1-twelve", NINE, TWELVE),))
FIRE_TWELVE = claim("twelve", TWELVE, conflicts=(_against("cla1-fire", TWELVE, NINE),))
UNKNOWN = Passage(article=NORPRESS.id, span=at(NORPRESS.text, "what had caused the fire"))
CAUSE = claim("cause", UNKNOWN, Passage(article=COURIER.id, span=at(COURIER.text, "If the hold had been")))
CLAIMS = (FIRE, FIRE_TWELVE, CAUSE)
LINK = Link(
    article=COURIER.id,
    origin="Norpress",
    kind="agency",
    evidence=(Evidence(layer="credit", detail="credited on the page"),),
    confidence=0.9,
)
