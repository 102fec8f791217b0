"""The ledger of forecasts as lines of a list, and the drawing of how often those of each band came true."""

from collections.abc import Mapping, Sequence

from pressreview.model import Article, BandScore, Entry, Ledger, Record, Resolution, Score, Sign, Span, Telling
from pressreview.model.joining import BAND_LABELS, FORECAST_LABELS
from pressreview.model.reading import Band
from pressreview.text.likelihood import likelihoods
from pressreview.views import lines
from pressreview.views.page import clean, counted, day_of, safe_link

HEADINGS = {"due": "Due", "open": "Still to come", "resolved": "How it came out"}
NO_HORIZON = "no day given"
WIDTH, HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 14, 46
_SHOWN = 3
"""Outlets named beside the first."""


class Expected(Record):
    """One forecast of the ledger, as a reader sees it."""

    id: str
    """The start of it, which is enough to name it."""
    day: str
    who: str
    """Who foretells it, as the article names them, and through whom; the outlet for its own voice."""
    words: str
    credit: str
    """The outlet, when it was said, and who else has it."""
    article: str
    """Id of the article that has it first."""
    link: str | None
    notes: tuple[str, ...]
    condition: str | None
    signs: tuple[str, ...]
    came: str | None
    """How it came out, once a person has decided."""


def expected(entry: Entry, articles: Mapping[str, Article]) -> Expected:
    """A line of the ledger."""
    first = entry.first
    article = articles[first.article]
    horizon = lines.interval_words(entry.horizon) if entry.horizon is not None else None
    return Expected(
        id=entry.id[:13],
        day=horizon or NO_HORIZON,
        who=_who(first, article),
        words=_words(article, first.spans),
        credit=_credit(entry, article),
        article=article.id,
        link=safe_link(article.url),
        notes=tuple(_notes(first)),
        condition=_words(article, (first.condition,)) if first.condition is not None else None,
        signs=tuple(_sign(one, articles) for one in entry.signs),
        came=_came(entry.resolution) if entry.resolution is not None else None,
    )


def articles_of(entries: Sequence[Entry]) -> set[str]:
    """Ids of the articles that `expected` takes for some forecasts."""
    return {told.article for one in entries for told in one.tellings} | {
        sign.at.article for one in entries for sign in one.signs
    }


def groups(made: Ledger, articles: Mapping[str, Article]) -> list[tuple[str, str, list[Expected]]]:
    """The lines by status, in the order of the ledger: its name, its heading, its lines; empty ones are left out."""
    found = []
    for status, heading in HEADINGS.items():
        if told := [expected(one, articles) for one in made.entries if one.status == status]:
            found.append((status, heading, told))
    return found


def summary(made: Ledger) -> str:
    """What there is, in a sentence."""
    counts = [sum(one.status == status for one in made.entries) for status in HEADINGS]
    signs = sum(bool(one.signs) and one.status != "resolved" for one in made.entries)
    seen = f" Later articles may tell of {signs} of them how they came out." if signs else ""
    told = f"{counts[0]} due, {counts[1]} still to come, {counts[2]} resolved"
    return f"{counted(len(made.entries), 'forecast')} on {day_of(made.on)}: {told}.{seen}"


def score_words(made: Score) -> str:
    """Who was right how often, in a line."""
    brier = f"; Brier score {made.brier:.2f}" if made.brier is not None else ""
    bands = "; ".join(band_words(one) for one in made.bands)
    return f"{clean(made.who)}: {made.resolved} of {counted(made.made, 'forecast')} resolved; {bands}{brier}"


def band_words(made: BandScore) -> str:
    """How many of a band came true, with the bounds of the share."""
    name = lines.FLAT if made.band == "certain" else lines.HEDGED if made.band == "unknown" else BAND_LABELS[made.band]
    return f"{name}: {made.true} of {made.resolved} came true ({made.low:.0%} to {made.high:.0%})"


class Bar(Record):
    """A band in the drawing: what it stands for as a box, what came as a dot with its bounds. Places in its units."""

    x: float
    name: str
    low: float | None
    high: float | None
    """The edges of the box; None where the band has none."""
    dot: float | None
    least: float
    most: float
    words: str


class Calibration(Record):
    """How often forecasts of each band came true, all speakers together."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def calibration(total: Sequence[BandScore]) -> Calibration | None:
    """The drawing; None while nothing is resolved."""
    if not total:
        return None
    of = {one.band: one for one in total}
    bands: list[Band] = [*reversed(likelihoods()), "certain"]
    step = (WIDTH - _LEFT - _RIGHT) / len(bands)
    bars = []
    for number, band in enumerate(bands):
        row, came = likelihoods().get(band), of.get(band)
        bars.append(
            Bar(
                x=round(_LEFT + (number + 0.5) * step, 1),
                name=lines.FLAT if band == "certain" else band,
                low=_height(row.phia[0] / 100) if row else None,
                high=_height(row.phia[1] / 100) if row else None,
                dot=_height(came.true / came.resolved) if came else None,
                least=_height(came.low) if came else 0.0,
                most=_height(came.high) if came else 0.0,
                words=band_words(came) if came else "",
            )
        )
    ticks = tuple((_height(share / 100), f"{share} %") for share in (0, 25, 50, 75, 100))
    return Calibration(bars=tuple(bars), ticks=ticks)


def _height(share: float) -> float:
    return round(_TOP + (1 - share) * (HEIGHT - _TOP - _BOTTOM), 1)


def _who(told: Telling, article: Article) -> str:
    name = (
        clean(told.speaker) if told.speaker else lines.name_of(article) if told.attribution is None else "nobody named"
    )
    through = f", through {', '.join(map(clean, told.via))}" if told.via else ""
    return f"{name}{through}"


def _credit(entry: Entry, article: Article) -> str:
    said = f", said {day_of(entry.first.said)}" if entry.first.said else ""
    first = lines.name_of(article)
    others = [
        name for name in dict.fromkeys(clean(one.outlet or "") for one in entry.tellings) if name not in ("", first)
    ]
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    also = f"; also {', '.join(others[:_SHOWN])}{more}" if others else ""
    return f"{first}{said}{also}"


def _notes(told: Telling) -> list[str]:
    notes = [FORECAST_LABELS[told.kind]]
    if told.polarity == "negative":
        notes.append("negated")
    if told.band in BAND_LABELS:
        row = likelihoods()[told.band]
        heard = f", heard as {row.heard[1]} %" if row.heard else ""
        notes.append(f"{BAND_LABELS[told.band]} ({row.phia[0]}–{row.phia[1]} %{heard})")
    elif told.band == "unknown":
        notes.append("not certain")
    return notes


def _sign(one: Sign, articles: Mapping[str, Article]) -> str:
    article = articles[one.at.article]
    day = f", {day_of(one.day)}" if one.day else ""
    return f"{one.outcome}? {_words(article, (one.at.span,))} ({lines.name_of(article)}{day}; {clean(one.reason)})"


def _came(one: Resolution) -> str:
    because = f": {clean(one.because)}" if one.because else ""
    return f"{one.outcome}{because} (decided {day_of(one.decided)})"


def _words(article: Article, spans: Sequence[Span]) -> str:
    return lines.words_at(article, spans)
