"""Whether a project file still is what it says: every id and hash derived again from what it names."""

import hashlib
import zlib
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from pressreview.errors import StoreError
from pressreview.model import Article, Attribution, Correction, Reading, Resolution, Story, content_id
from pressreview.store import index, tables
from pressreview.store.records import decode


def problems(db: Connection) -> Iterator[str]:
    """One line for each row that is not what its id or hash names."""
    said = db.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    if said != "ok":
        yield f"the file itself is damaged: {said}"
    for row in db.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]}: a row refers to a row of {row[2]} that is not there"
    yield from _originals(db)
    lengths: dict[str, int] = {}
    yield from _articles(db, lengths)
    for name in index.missing(db):
        yield f"article {name}: its words are not in the index, so that no search finds it"
    yield from _readings(db, lengths)
    yield from _stories(db)
    yield from _resolutions(db)
    yield from _corrections(db, lengths)


def _originals(db: Connection) -> Iterator[str]:
    for name, packed in db.execute(select(tables.originals.c.hash, tables.originals.c.zlib)):
        try:
            found = hashlib.sha256(zlib.decompress(packed)).hexdigest()
        except zlib.error as error:
            found = f"no bytes ({error})"
        if found != name:
            yield f"original {name}: its bytes give {found}"


def _articles(db: Connection, lengths: dict[str, int]) -> Iterator[str]:
    """Checks articles, and fills in `lengths` with the code points of each text."""
    for name, raw in db.execute(select(tables.articles.c.id, tables.articles.c.record)):
        try:
            article = decode(raw, Article)
        except StoreError as error:
            yield f"article {name}: {error}"
            continue
        lengths[article.id] = len(article.text)
        again = Article.of(
            article.text, outlet=article.outlet, title=article.title, published_at=article.published_at
        ).id
        if not name == article.id == again:
            yield f"article {name}: its text, title, outlet and time give {again}"


def _readings(db: Connection, lengths: Mapping[str, int]) -> Iterator[str]:
    for name, raw in db.execute(select(tables.readings.c.article, tables.readings.c.record)):
        try:
            reading = decode(raw, Reading)
        except StoreError as error:
            yield f"reading of {name}: {error}"
            continue
        for attribution in reading.attributions:
            again = _attribution_id(name, attribution)
            if attribution.id != again:
                yield f"attribution {attribution.id} of {name}: its spans give {again}"
            if name in lengths and attribution.content[-1].end > lengths[name]:
                yield f"attribution {attribution.id} of {name}: its words lie behind the end of the text"
        if name in lengths and any(
            one.forecast.span and one.forecast.span.end > lengths[name] for one in reading.foretold
        ):
            yield f"reading of {name}: what it foretells lies behind the end of the text"


def _stories(db: Connection) -> Iterator[str]:
    for name, raw in db.execute(select(tables.stories.c.id, tables.stories.c.record)):
        try:
            story = decode(raw, Story)
        except StoreError as error:
            yield f"story {name}: {error}"
            continue
        again = content_id("sto1", *sorted(story.articles))
        if not name == story.id == again:
            yield f"story {name}: its articles give {again}"


def _resolutions(db: Connection) -> Iterator[str]:
    for name, raw in db.execute(select(tables.resolutions.c.forecast, tables.resolutions.c.record)):
        try:
            named = decode(raw, Resolution).forecast
        except StoreError as error:
            yield f"resolution of {name}: {error}"
            continue
        if named != name:
            yield f"resolution of {name}: it is of {named}"


def _corrections(db: Connection, lengths: Mapping[str, int]) -> Iterator[str]:
    known: set[str] = set()
    kept = tables.corrections
    for name, article, raw in db.execute(select(kept.c.id, kept.c.article, kept.c.record).order_by(kept.c.position)):
        try:
            made = decode(raw, Correction)
        except StoreError as error:
            yield f"correction {name}: {error}"
            continue
        again = Correction.of(
            made.kind, made.at, decided=made.decided, because=made.because, speaker=made.speaker, other=made.other,
            reasons=made.reasons, withdraws=made.withdraws,
        ).id  # fmt: skip
        if not name == made.id == again:
            yield f"correction {name}: what it says gives {again}"
        if article != made.at.place.article:
            yield f"correction {name}: it is of article {made.at.place.article}, not {article}"
        for place in (one.place for one in (made.at, made.other) if one is not None):
            if place.content[-1].end > lengths.get(place.article, 0):
                yield f"correction {name}: it is of words that {place.article} does not have"
        if made.withdraws is not None and made.withdraws not in known:
            yield f"correction {name}: it withdraws {made.withdraws}, which is not there"
        known.add(name)


def _attribution_id(article: str, attribution: Attribution) -> str:
    return content_id("att1", article, attribution.source, attribution.cue, attribution.content)
