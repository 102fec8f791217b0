"""An article: its text with who says what in it marked, each mark with its line beside the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pressreview import pipeline
from pressreview.model import Article, Attribution, Reading, Record, Span
from pressreview.store import Store
from pressreview.text import paragraphs, sentences
from pressreview.views import json, lines
from pressreview.views.page import clean, day_of, safe_link, visible
from pressreview.views.web.links import Links
from pressreview.views.web.view import View

KINDS = {
    "content": "what somebody says",
    "source": "who says it",
    "cue": "how it is said",
    "name": "a name",
    "time": "a time",
    "hedge": "how sure it is",
}
"""The marks, with what they stand for."""


class Piece(Record):
    """Some words of the text that are marked alike."""

    words: str
    marks: str
    """Classes for the style sheet: kinds, in the order of `KINDS`."""
    about: str | None
    """For a pointer: who says it, what the name is in full, which day is meant."""
    href: str | None
    """Of a name."""


class Sentence(Record):
    """A sentence; `start` is its place in the text, by which it is linked to."""

    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]
    """Numbers of the lines that begin in it."""


class Said(Record):
    """A line beside the text: an attribution."""

    number: int
    id: str
    line: lines.Line
    speaker: str | None
    """Address of the speaker's page; None for nobody named."""
    name: str
    through: tuple[tuple[str, str], ...]
    at: int
    """Start of its first sentence."""
    why: str
    """How sure the reader is, in words."""


def article(store: Store, links: Links, asked: str) -> View | None:
    """An article with its marks."""
    found = store.articles([asked])
    if (made := found.get(asked)) is None:
        return None
    reading = pipeline.readings(store, [asked]).get(asked)
    stories = store.stories_with([asked])
    said = _said(made, reading, links) if reading is not None else []
    return View(
        "article",
        {
            "title": clean(made.title or made.path or made.id),
            "kicker": "Article",
            "id": made.id,
            "outlet": lines.name_of(made),
            "outlet_href": links.outlet(made.outlet) if made.outlet else None,
            "day": day_of(made.published_at),
            "byline": clean(made.byline) if made.byline else None,
            "credits": [clean(one) for one in made.credits],
            "link": safe_link(made.url),
            "path": clean(made.path) if made.path and not made.url else None,
            "stories": [(clean(one.title), links.story(one.id)) for one in stories],
            "blocks": list(_blocks(made, reading, said, links)),
            "said": said,
            "kinds": KINDS,
            "read": reading is not None,
            "entity_kinds": ("person", "organisation", "state", "outlet", "group", "unknown"),
        },
        json.read(made, reading) if reading is not None else {"schema": "pressreview/read/1", "text": made.text},
    )


def _said(made: Article, reading: Reading, links: Links) -> list[Said]:
    starts = [one.start for one in sentences(made.text)]
    found = []
    for number, one in enumerate(reading.attributions, start=1):
        line = lines.attribution_line(one, made)
        named = one.speaker is not None and one.speaker.name is not None
        found.append(
            Said(
                number=number,
                id=one.id,
                line=line,
                speaker=links.speaker(one.speaker.name) if named and one.speaker and one.speaker.name else None,
                name=(one.speaker.name or "") if one.speaker is not None else "",
                through=tuple((clean(via), links.speaker(via)) for via in one.via or ()),
                at=starts[max(0, bisect_right(starts, _first(one)) - 1)],
                why=f"{'sure' if one.confidence >= _SURE else 'fairly sure' if one.confidence >= _FAIR else 'unsure'}"
                f" ({one.confidence:.0%})",
            )
        )
    return found


_SURE, _FAIR = 0.9, 0.6


def _first(one: Attribution) -> int:
    return min(span.start for span in (*one.source, *one.cue, *one.content))


def _blocks(
    made: Article, reading: Reading | None, said: Sequence[Said], links: Links
) -> Iterator[tuple[Sentence, ...]]:
    """The text by paragraph; each sentence in pieces."""
    spans = sorted(_marked(reading)) if reading is not None else []
    names = {one.span: one.name for one in reading.mentions} if reading is not None else {}
    about = _about(made, reading)
    notes: dict[int, list[int]] = {}
    for one in said:
        notes.setdefault(one.at, []).append(one.number)
    whole = sentences(made.text)
    starts = [one.start for one in whole]
    within = _within(spans, whole, starts)
    for block in paragraphs(made.text):
        yield tuple(
            Sentence(
                start=whole[number].start,
                pieces=tuple(_pieces(made.text, whole[number], within[number], names, about, links)),
                notes=tuple(notes.get(whole[number].start, ())),
            )
            for number in range(bisect_left(starts, block.start), bisect_left(starts, block.end))
        )


def _marked(reading: Reading) -> Iterator[tuple[Span, str]]:
    for one in reading.attributions:
        yield from ((span, "content") for span in one.content)
        yield from ((span, "source") for span in one.source)
        yield from ((span, "cue") for span in one.cue)
        yield from ((span, "hedge") for span in (one.certainty.cues if one.certainty is not None else ()))
    yield from ((one.span, "name") for one in reading.mentions)
    yield from ((one.span, "time") for one in reading.times)


def _about(made: Article, reading: Reading | None) -> Mapping[Span, str]:
    """What a pointer over a span is told."""
    found: dict[Span, str] = {}
    if reading is None:
        return found
    for one in reading.attributions:
        words = f"said by {lines.speaker_words(one, made)}"
        found |= dict.fromkeys(one.content, words)
    for mention in reading.mentions:
        found[mention.span] = f"{clean(mention.name)} ({mention.kind})"
    for time in reading.times:
        days = day_of(time.start) if time.start == time.end else f"{day_of(time.start)} to {day_of(time.end)}"
        found[time.span] = days if time.start is not None and days else "a time that is not known"
    return found


def _within(
    spans: Sequence[tuple[Span, str]], whole: Sequence[Span], starts: Sequence[int]
) -> list[list[tuple[Span, str]]]:
    """For each sentence what is marked in it."""
    found: list[list[tuple[Span, str]]] = [[] for _ in whole]
    for span, kind in spans:
        first = max(0, bisect_right(starts, span.start) - 1)
        for number in range(first, bisect_left(starts, span.end)):
            if span.start < whole[number].end:
                found[number].append((span, kind))
    return found


def _pieces(
    text: str,
    sentence: Span,
    spans: Sequence[tuple[Span, str]],
    names: Mapping[Span, str],
    about: Mapping[Span, str],
    links: Links,
) -> Iterator[Piece]:
    edges = {sentence.start, sentence.end}
    for span, _ in spans:
        edges |= {min(max(edge, sentence.start), sentence.end) for edge in (span.start, span.end)}
    for start, end in pairwise(sorted(edges)):
        over = [(span, kind) for span, kind in spans if span.start < end and start < span.end]
        kinds = {kind for _, kind in over}
        inner = min((span for span, _ in over if span in about), key=lambda one: one.end - one.start, default=None)
        name = next((names[span] for span, kind in over if kind == "name"), None)
        yield Piece(
            words=visible(text[start:end]),
            marks=" ".join(kind for kind in KINDS if kind in kinds),
            about=about[inner] if inner is not None else None,
            href=links.speaker(name) if name else None,
        )
