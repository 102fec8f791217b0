"""Results as text for a terminal: who said what in an article, and the list of stories."""

from collections.abc import Iterable

from pressreview.model import Article, Attribution, Reading, Span
from pressreview.views.json import Json

UNKNOWN = "????-??-??"


def reading(article: Article, read: Reading) -> str:
    """An article's attributions, each with its speaker, via, cue, certainty and words."""
    when = article.published_at.isoformat() if article.published_at else None
    head = " · ".join(part for part in (article.path, article.outlet, when) if part)
    title = f"{article.title}\n" if article.title else ""
    attributions = "\n".join(_attribution(article.text, attribution) for attribution in read.attributions)
    return f"{head}\n{title}\n{attributions or '  Nobody is quoted.'}\n"


def stories(rows: Iterable[Json]) -> str:
    """One line a story, with the start of its id, which is enough to name it."""
    return "".join(
        f"{row['id'][:13]}  {row['first'] or UNKNOWN} to {row['last'] or UNKNOWN}  "
        f"{_count(len(row['articles']), 'article'):>12}  {_count(row['outlets'], 'outlet'):>10}  "
        f"{_count(row['origins'], 'origin'):>10}  {row['title']}\n"
        for row in rows
    )


def _attribution(text: str, made: Attribution) -> str:
    cue = _words(text, made.cue)
    via = f", via {', '.join(made.via)}" if made.via else ""
    notes: list[str] = [made.kind]
    if made.certainty is not None:
        notes.append(made.certainty.band)
        if made.certainty.polarity == "negative":
            notes.append("negated")
    if made.forecast is not None:
        notes.append(f"{made.forecast.kind} forecast")
    head = f"  {_speaker(text, made)}{via} [{', '.join(notes)}]"
    return f"{head}\n    {cue and f'{cue}: '}{_words(text, made.content)}\n"


def _speaker(text: str, made: Attribution) -> str:
    speaker = made.speaker
    if speaker is None:
        return _words(text, made.source) or "(nobody named)"
    if speaker.name is None:
        return speaker.description or _words(text, made.source) or "(nobody named)"
    return f"{speaker.name} ({speaker.role})" if speaker.role else speaker.name


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _count(number: int | None, noun: str) -> str:
    return f"? {noun}s" if number is None else f"{number} {noun}{'' if number == 1 else 's'}"
