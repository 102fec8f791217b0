"""Read articles: who said what, through whom, when and how surely.

The reader model finds spans and links them (`reader/`); everything else is built on those by rules that can be read:
the shape of an attribution (`attributions/`), people and outlets (`speakers/`), `times/`, `certainty/` and forecasts.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from pressreview.annotate.attributions import by_layout, parents, quote_kind, repair, sources_behind, speech_within
from pressreview.annotate.certainty import certainty_of, foretold, shipped
from pressreview.annotate.reader import RawAttribution, RawReading, SpanReader
from pressreview.annotate.reader.spans import RawMention
from pressreview.annotate.speakers import find_mentions, find_via, resolve_speakers
from pressreview.annotate.times import find_times, happens, said_on
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Attribution, Failure, Foretold, Reading, content_id
from pressreview.provenance import maker
from pressreview.text import outermost, quotations, reads_as_english

__all__ = ["RawAttribution", "RawReading", "SpanReader", "annotate", "made_by"]


def made_by(reader: SpanReader) -> str:
    """What a reading by these rules with this model calls its maker."""
    return f"{maker('annotate')}/{reader.version}"


def annotate(
    articles: Iterable[Article], settings: AnnotateSettings, *, reader: SpanReader
) -> Iterator[Reading | Failure]:
    """The reading of each article, in order; a `Failure` for one in a language that the reader does not know.

    The text itself decides, since many pages state a wrong language; one too short to tell is taken for what is stated.
    """
    waiting: deque[Article | Failure] = deque()

    def texts() -> Iterator[str]:  # the reader begins one while the rules are busy with another
        for article in articles:
            failure = _unreadable(article)
            waiting.append(failure or article)
            if failure is None:
                yield article.text

    for raw in reader.read(texts()):
        while isinstance(article := waiting.popleft(), Failure):
            yield article
        sure = [one for one in raw.attributions if one.confidence >= settings.min_confidence]
        yield _reading(article, sure, raw.entities, maker=made_by(reader))
    yield from (one for one in waiting if isinstance(one, Failure))


def _unreadable(article: Article) -> Failure | None:
    """The failure of an article that is not in English, None for one that can be read."""
    english, stated = reads_as_english(article.text), (article.language or "en").lower().split("-")[0]
    if english or (english is None and stated == "en"):
        return None
    what = f"its page says it is in language {article.language!r}" if stated != "en" else "it is no English prose"
    reason = f"{what}; only English (en) can be read so far"
    return Failure(stage="annotate", subject=article.path or article.id, reason=reason)


def _reading(article: Article, found: list[RawAttribution], named: Sequence[RawMention], *, maker: str) -> Reading:
    text, published = article.text, article.day
    quoted = quotations(text)
    marked = outermost(quoted)
    outlets = tuple(name for name in (article.outlet, *article.credits) if name)
    mentions = find_mentions(text, outlets=outlets, named=named)
    raw = sources_behind(text, by_layout(text, repair(text, found, quoted)), mentions)
    raw = speech_within(text, raw, mentions, quoted)
    times = find_times(text, published=published)
    speakers = resolve_speakers(article, raw, mentions, times)
    vias = find_via(article, raw, speakers, mentions)
    said = [said_on(text, one, times, published=published) for one in raw]
    told = list(foretold(text, raw, marked, times, published=published, teller=shipped()))
    ahead = dict(reversed(told))  # the first of each
    ids = [content_id("att1", article.id, one.source, one.cue, one.content) for one in raw]
    attributions = tuple(
        Attribution(
            id=ids[number],
            kind=quote_kind(one.content, marked),
            source=one.source,
            cue=one.cue,
            content=one.content,
            confidence=one.confidence,
            speaker=speakers[number],
            via=vias[number],
            parent=None if parent is None else ids[parent],
            said_on=said[number],
            happens=happens(text, one, times, said=said[number], forecast=ahead.get(number), published=published),
            certainty=certainty_of(text, one),
            forecast=ahead.get(number),
        )
        for number, (one, parent) in enumerate(zip(raw, parents(raw), strict=True))
    )
    return Reading(
        article=article.id,
        attributions=attributions,
        mentions=mentions,
        times=times,
        made_by=maker,
        foretold=tuple(
            Foretold(attribution=None if by is None else ids[by], forecast=forecast) for by, forecast in told
        ),
    )
