"""A project file opened: what is in it, what is not done yet, and a place for what was made."""

import hashlib
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from msgspec import json
from sqlalchemy import Connection, Select, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import Insert, insert

from pressreview.errors import StoreError
from pressreview.model import (
    Article,
    Checkpoint,
    Claim,
    Clustering,
    Correction,
    Entry,
    Failure,
    Job,
    Link,
    NameCount,
    Origin,
    Overview,
    Reading,
    Record,
    Resolution,
    Review,
    Story,
)
from pressreview.store import database, index, jobs, names, tables
from pressreview.store.audit import problems
from pressreview.store.records import decode, decode_all, encode, in_utc

R = TypeVar("R", bound=Record)


class Store:
    """One project file, for one thread at a time; several processes may open the same file.

    Every method that writes is one transaction: after a kill at any moment each is either done or not begun. What is
    put twice is kept once. Methods raise `StoreError` when the file cannot be read or written.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        """Open `path`, bring its tables up to date, and make the file first if `create`.

        Raises `StoreError` when there is no file and `create` is off, or when it is not a project of a version we know.
        """
        self.path = Path(path)
        if not create and not self.path.exists():
            raise StoreError(f"no project file {path}; make one with: pressreview add SOURCE…")
        self._engine = database.open_engine(self.path)
        self._watch: Connection | None = None
        self._seen: Connection | None = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._watch is not None:
            self._watch.close()
        self._engine.dispose()

    def edition(self) -> int:
        """A number that changes whenever something is written to the file by other than this `Store`."""
        with database.plain_errors(self.path):
            if self._watch is None:
                self._watch = database.watching(self._engine)
            return int(self._watch.exec_driver_sql("PRAGMA data_version").scalar_one())

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that is read within is of one moment, whatever others write; and nothing is to be written within."""
        with self._reading() as db:
            self._seen = db
            try:
                yield
            finally:
                self._seen = None

    # Articles and the bytes they came from

    def add_article(self, article: Article, *, original: bytes, media_type: str) -> bool:
        """Keep an article and its original bytes; whether it was new. A failure of the same source is forgotten.

        Raises `StoreError` when the bytes are not those that `article.source_hash` names.
        """
        with self._writing() as db:
            known = db.execute(select(tables.articles.c.id).where(tables.articles.c.id == article.id)).first()
            if not known:
                _keep_original(db, article.source_hash, original, media_type)
                _put(
                    db,
                    tables.articles,
                    id=article.id,
                    outlet=article.outlet,
                    title=article.title,
                    published_at=in_utc(article.published_at),
                    language=article.language,
                    url=article.url,
                    path=article.path,
                    original=article.source_hash,
                    record=encode(article),
                )
                index.add(db, article.id)
            _forget(db, "acquire", article.path or "")
        return not known

    def articles(self, ids: Collection[str] | None = None, *, only_read: bool = False) -> dict[str, Article]:
        """The articles by id, oldest first (those without a date before all others).

        Those of `ids` alone if given; `only_read` leaves out those that nobody could read yet.
        """
        chosen = select(tables.articles.c.record).order_by(tables.articles.c.published_at, tables.articles.c.id)
        if ids is not None:
            chosen = chosen.where(tables.articles.c.id.in_(_each(ids)))
        if only_read:
            chosen = chosen.where(tables.articles.c.id.in_(select(tables.readings.c.article)))
        return {article.id: article for article in (decode(raw, Article) for raw in self._column(chosen))}

    def count_articles(self) -> int:
        """How many articles there are."""
        return int(self._column(select(func.count()).select_from(tables.articles))[0])

    def count_undated(self, ids: Collection[str]) -> int:
        """How many of some articles tell no day."""
        articles = tables.articles.c
        undated = select(func.count()).where(articles.id.in_(_each(ids)), articles.published_at.is_(None))
        return int(self._column(undated)[0])

    def outlets(self) -> tuple[str, ...]:
        """The outlets that articles name, in order."""
        named = select(tables.articles.c.outlet).where(tables.articles.c.outlet.is_not(None)).distinct()
        return tuple(sorted(self._column(named)))

    def original(self, article: Article) -> bytes:
        """The bytes that an article was read from. Raises `StoreError` when they are not kept or were altered."""
        packed = self._column(select(tables.originals.c.zlib).where(tables.originals.c.hash == article.source_hash))
        if not packed:
            raise StoreError(f"the original bytes of {article.path or article.id} are not in {self.path}")
        original = zlib.decompress(packed[0])
        if hashlib.sha256(original).hexdigest() != article.source_hash:
            raise StoreError(f"the original bytes of {article.path or article.id} were altered in {self.path}")
        return original

    def search(self, words: Sequence[str], *, most: int) -> tuple[str, ...]:
        """Ids of at most `most` articles that have any of these words in text or title, the likeliest (bm25) first.

        Case, accents and typography do not count; "1,200" or "don't" is looked for as a sequence of words. The first
        6,000 characters of them count, and none that is longer than 50.
        """
        return tuple(self._column(index.with_any(words, most=most)))

    def search_all(self, words: Sequence[str], *, most: int) -> tuple[str, ...]:
        """Ids of at most `most` articles with all of these words, the likeliest first; the last may be cut short."""
        return tuple(self._column(index.with_all(words, most=most)))

    def holding(self, phrase: Sequence[str], *, most: int) -> tuple[str, ...]:
        """Ids of at most `most` articles, by id, that have exactly these words one after the other in text or title.

        Case, accents and typography do not count. None for more than 6,000 characters.
        """
        return tuple(self._column(index.with_all_in_order(phrase, most=most)))

    # Readings

    def pending_readings(self, made_by: str) -> tuple[Article, ...]:
        """Articles that this maker has not read yet, oldest first."""
        done = select(tables.readings.c.article).where(tables.readings.c.made_by == made_by)
        waiting = select(tables.articles.c.record).where(tables.articles.c.id.not_in(done))
        ordered = waiting.order_by(tables.articles.c.published_at, tables.articles.c.id)
        return tuple(decode(raw, Article) for raw in self._column(ordered))

    def put_reading(self, reading: Reading, *, corrected: Reading | None = None) -> None:
        """Keep a reading; one by an older maker of the same article is replaced.

        `corrected` is the same as people corrected it: it tells who is named in the article.
        """
        with self._writing() as db:
            db.execute(delete(tables.readings).where(tables.readings.c.article == reading.article))
            _put(db, tables.readings, article=reading.article, made_by=reading.made_by, record=encode(reading))
            path = db.execute(select(tables.articles.c.path).where(tables.articles.c.id == reading.article)).scalar()
            for subject in (reading.article, path):
                _forget(db, "annotate", subject or "")
            names.put(db, corrected or reading)

    def readings(self, ids: Collection[str] | None = None) -> dict[str, Reading]:
        """The readings by article id, of `ids` alone if given. An article not read yet is not among them."""
        chosen = select(tables.readings.c.record).order_by(tables.readings.c.article)
        if ids is not None:
            chosen = chosen.where(tables.readings.c.article.in_(_each(ids)))
        return {reading.article: reading for reading in (decode(raw, Reading) for raw in self._column(chosen))}

    def read_by(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """What read each article that was read, by article id, of `ids` alone if given: with it a reading is told."""
        chosen = select(tables.readings.c.article, tables.readings.c.made_by).order_by(tables.readings.c.article)
        if ids is not None:
            chosen = chosen.where(tables.readings.c.article.in_(_each(ids)))
        return self._pairs(chosen)

    def readings_with(self, attribution: str) -> dict[str, Reading]:
        """The readings with an attribution whose id begins so, by article id."""
        kept = tables.readings
        chosen = select(kept.c.record).where(func.instr(kept.c.record, f'"id":"{attribution}') > 0)
        found = (decode(raw, Reading) for raw in self._column(chosen.order_by(kept.c.article)))
        return {reading.article: reading for reading in found}

    # Stories, and what was made of each

    def replace_stories(self, stories: Sequence[Story], *, made_from: str) -> None:
        """Make these the stories. One that stays keeps its claims, links and review; one that goes takes them along."""
        with self._writing() as db:
            staying = _each([story.id for story in stories])
            its, former = tables.story_articles, tables.former
            going = select(its.c.story, func.min(its.c.article)).where(its.c.story.not_in(staying))
            gone = insert(former).from_select(["story", "article"], going.group_by(its.c.story))
            db.execute(gone.on_conflict_do_nothing())
            db.execute(delete(tables.stories).where(tables.stories.c.id.not_in(staying)))
            db.execute(update(tables.stories).values(made_from=made_from))
            kept = _pairs(db, select(tables.stories.c.id, tables.stories.c.record))
            told = {story: encode(story) for story in stories}
            changed = [story for story in stories if kept.get(story.id) != told[story]]
            _put_all(
                db,
                tables.stories,
                [
                    {
                        "id": story.id,
                        "title": story.title,
                        "first": in_utc(story.first),
                        "last": in_utc(story.last),
                        "made_from": made_from,
                        "record": told[story],
                    }
                    for story in changed
                ],
            )
            those = [{"story": story.id, "article": article} for story in changed for article in story.articles]
            _put_all(db, tables.story_articles, those)

    def stories(self, *, ids: Collection[str] | None = None, made_from: str | None = None) -> tuple[Story, ...]:
        """The stories, most articles first, then the newest; of `ids`, or made from `made_from`, alone if given."""
        chosen = select(tables.stories.c.record)
        if ids is not None:
            chosen = chosen.where(tables.stories.c.id.in_(_each(ids)))
        if made_from is not None:
            chosen = chosen.where(tables.stories.c.made_from == made_from)
        found = [decode(raw, Story) for raw in self._column(chosen.order_by(tables.stories.c.id))]
        by_day = sorted(found, key=lambda story: in_utc(story.last) or "", reverse=True)
        return tuple(sorted(by_day, key=lambda story: -len(story.articles)))

    def clustering(self, made_by: str) -> Clustering:
        """How far the articles have been placed by `made_by`; nothing where something else did, or it is damaged."""
        points, about = tables.checkpoints, tables.weighed
        chosen = select(points.c.record).where(points.c.made_by == made_by).order_by(points.c.articles)
        known = select(about.c.article, about.c.words).where(about.c.made_by == made_by)
        with self._reading() as db:
            words, kept = _pairs(db, known), db.execute(chosen).scalars().all()
        try:
            return Clustering(words=words, checkpoints=tuple(decode(raw, Checkpoint) for raw in kept))
        except StoreError:  # all of it can be found again
            return Clustering(words=words)

    def put_clustering(self, clustering: Clustering, *, made_by: str) -> None:
        """Keep how far articles have been placed, in place of what was kept."""
        points, about = tables.checkpoints, tables.weighed
        with self._writing() as db:
            db.execute(delete(about).where(about.c.made_by != made_by))
            there = set(db.execute(select(about.c.article)).scalars())
            new = [name for name in clustering.words if name not in there]
            words = [{"article": name, "made_by": made_by, "words": clustering.words[name]} for name in new]
            _put_all(db, about, words)
            db.execute(delete(points))
            records = [(one.articles, encode(one)) for one in clustering.checkpoints]
            rows = [{"articles": number, "made_by": made_by, "record": record} for number, record in records]
            _put_all(db, points, rows)

    def put_corroboration(
        self,
        story: str,
        *,
        claims: Sequence[Claim],
        links: Sequence[Link],
        origins: Sequence[Origin],
        made_from: str,
    ) -> None:
        """Keep claims, links and origins of a story in place of older ones; `made_from` names what they came from."""
        with self._writing() as db:
            db.execute(delete(tables.corroborations).where(tables.corroborations.c.story == story))
            _put(db, tables.corroborations, story=story, made_from=made_from, origins=encode(origins))
            _put_all(
                db,
                tables.claims,
                [
                    {"story": story, "position": position, "id": one.id, "text": one.text, "record": encode(one)}
                    for position, one in enumerate(claims)
                ],
            )
            _put_all(
                db,
                tables.links,
                [
                    {
                        "story": story,
                        "position": position,
                        "article": one.article,
                        "origin": one.origin,
                        "kind": one.kind,
                        "confidence": one.confidence,
                        "record": encode(one),
                    }
                    for position, one in enumerate(links)
                ],
            )

    def corroborated_from(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """What the claims and links of each story were made from, by story, of `ids` alone if given."""
        made = tables.corroborations
        chosen = select(made.c.story, made.c.made_from)
        return self._pairs(chosen if ids is None else chosen.where(made.c.story.in_(_each(ids))))

    def claims(self, story: str, *, ids: Collection[str] | None = None) -> tuple[Claim, ...]:
        """The claims of a story, in the order they were put; of `ids` alone if given."""
        if ids is not None and not ids:
            return ()
        return self._of_story(tables.claims, story, Claim, ids=ids)

    def links(self, story: str) -> tuple[Link, ...]:
        """The links of a story's articles, in the order they were put."""
        return self._of_story(tables.links, story, Link)

    def origins(self, story: str) -> tuple[Origin, ...]:
        """The origins of a story as a whole, in the order they were put."""
        kept = tables.corroborations
        found = self._column(select(kept.c.origins).where(kept.c.story == story))
        return tuple(origin for raw in found for origin in decode_all(raw, Origin))

    def put_review(self, review: Review) -> None:
        """Keep a review in place of an older one of the same story."""
        with self._writing() as db:
            _put(db, tables.reviews, story=review.story, title=review.title, record=encode(review))

    def review(self, story: str) -> Review | None:
        """The last review written of a story."""
        found = self._column(select(tables.reviews.c.record).where(tables.reviews.c.story == story))
        return decode(found[0], Review) if found else None

    # Stories at a glance

    def put_overview(self, overview: Overview, *, made_from: str) -> None:
        """Keep a story at a glance in place of what was known of it; `made_from` names what it came from."""
        with self._writing() as db:
            _put(
                db,
                tables.overviews,
                story=overview.story,
                made_from=made_from,
                last=in_utc(overview.last),
                articles=overview.articles,
                record=encode(overview),
            )

    def overviewed_from(self) -> dict[str, str]:
        """What each story at a glance was made from, by story."""
        return self._pairs(select(tables.overviews.c.story, tables.overviews.c.made_from))

    def overviews(
        self, ids: Collection[str] | None = None, *, most: int | None = None, skip: int = 0, single: bool = True
    ) -> tuple[Overview, ...]:
        """Stories at a glance, the newest first; without `single` only those of several articles."""
        kept = tables.overviews
        chosen = select(kept.c.record).order_by(kept.c.last.desc(), kept.c.articles.desc(), kept.c.story)
        if ids is not None:
            chosen = chosen.where(kept.c.story.in_(_each(ids)))
        if not single:
            chosen = chosen.where(kept.c.articles > 1)
        return tuple(decode(raw, Overview) for raw in self._column(chosen.limit(most).offset(skip)))

    def count_overviews(self, *, single: bool = True) -> int:
        """How many stories there are at a glance; without `single` those of several articles."""
        kept = tables.overviews
        chosen = select(func.count()).select_from(kept)
        return int(self._column(chosen if single else chosen.where(kept.c.articles > 1))[0])

    def story(self, asked: str) -> Story | None:
        """The story of that id, or whose id alone begins so; None when that is none or several.

        One that is no more, since it has grown or was parted, is the one that now has an article of it.
        """
        kept, former = tables.stories, tables.former
        found = self._column(select(kept.c.record).where(names.begins(kept.c.id, asked)).limit(2))
        if not found:
            now = select(tables.story_articles.c.story).join(
                former, former.c.article == tables.story_articles.c.article
            )
            became = now.where(names.begins(former.c.story, asked)).distinct()
            found = self._column(select(kept.c.record).where(kept.c.id.in_(became)).limit(2))
        return decode(found[0], Story) if len(found) == 1 else None

    def stories_with(self, articles: Collection[str]) -> tuple[Story, ...]:
        """The stories that have one of these articles, by id."""
        among = select(tables.story_articles.c.story).where(tables.story_articles.c.article.in_(_each(articles)))
        chosen = select(tables.stories.c.record).where(tables.stories.c.id.in_(among)).order_by(tables.stories.c.id)
        return tuple(decode(raw, Story) for raw in self._column(chosen))

    def claim(self, asked: str) -> Claim | None:
        """The claim of that id, or whose id alone begins so; None when that is none or several."""
        kept = tables.claims
        found = self._column(select(kept.c.record).where(names.begins(kept.c.id, asked)).limit(2))
        return decode(found[0], Claim) if len(found) == 1 else None

    def claims_with(self, words: str, *, most: int) -> tuple[Claim, ...]:
        """At most `most` claims whose clearest statement has these words in it, of stories that have them."""
        told, kept = tables.story_articles, tables.claims
        among = select(told.c.story).where(told.c.article.in_(index.last_with(words, most=_HOLDING)))
        chosen = select(kept.c.record).where(kept.c.story.in_(among), kept.c.text.contains(words, autoescape=True))
        return tuple(decode(raw, Claim) for raw in self._column(chosen.order_by(kept.c.id).limit(most)))

    def links_from(self, origin: str, *, most: int) -> tuple[Link, ...]:
        """The surest links to an outlet or agency from the articles of all stories."""
        kept = tables.links
        chosen = select(kept.c.record).where(kept.c.origin == origin)
        found = self._column(chosen.order_by(kept.c.confidence.desc(), kept.c.article, kept.c.position).limit(most))
        return tuple(dict.fromkeys(decode(raw, Link) for raw in found))

    def links_of(self, articles: Collection[str]) -> tuple[Link, ...]:
        """The links of some articles, by article."""
        kept = tables.links
        chosen = select(kept.c.record).where(kept.c.article.in_(_each(articles)))
        found = self._column(chosen.order_by(kept.c.article, kept.c.position))
        return tuple(dict.fromkeys(decode(raw, Link) for raw in found))

    # Names

    def names(self, words: str = "", *, most: int, skip: int = 0) -> tuple[NameCount, ...]:
        """Names with words that begin like each of these ("" for all), those who say most first."""
        with self._reading() as db:
            return tuple(NameCount(**row) for row in db.execute(names.like(words, most=most, skip=skip)).mappings())

    def names_among(self, called: Collection[str]) -> frozenset[str]:
        """Those of some names that an article's reading has."""
        kept = tables.names
        return frozenset(self._column(select(kept.c.name).where(kept.c.name.in_(_each(called)))))

    def articles_naming(self, called: Sequence[str], *, most: int) -> tuple[str, ...]:
        """Ids of the newest articles whose reading has one of these names."""
        return tuple(self._column(names.articles_naming(called, most=most)))

    def articles_of(self, outlets: Sequence[str], *, most: int, skip: int = 0) -> tuple[Article, ...]:
        """The articles of outlets by these names, the newest first."""
        kept = tables.articles
        chosen = select(kept.c.record).where(kept.c.outlet.in_(outlets))
        ordered = chosen.order_by(kept.c.published_at.desc(), kept.c.id).limit(most).offset(skip)
        return tuple(decode(raw, Article) for raw in self._column(ordered))

    def count_by_outlet(self) -> dict[str, int]:
        """How many articles name each outlet as their own, by name."""
        kept = tables.articles
        chosen = select(kept.c.outlet, func.count().label("articles")).where(kept.c.outlet.is_not(None))
        with self._reading() as db:
            return {row.outlet: row.articles for row in db.execute(chosen.group_by(kept.c.outlet))}

    # Forecasts

    def put_entries(self, story: str, entries: Sequence[Entry], *, made_from: str) -> None:
        """Keep the forecasts of a story in place of older ones; `made_from` names what they came from."""
        kept, followed = tables.entries, tables.followed
        with self._writing() as db:
            db.execute(delete(followed).where(followed.c.story == story))
            _put(db, followed, story=story, made_from=made_from)
            for one in entries:
                horizon = in_utc(one.horizon.end if one.horizon else None)
                _put(db, kept, id=one.id, story=story, horizon=horizon, record=encode(one))

    def followed_from(self) -> dict[str, str]:
        """What the forecasts of each story were made from, by story."""
        return self._pairs(select(tables.followed.c.story, tables.followed.c.made_from))

    def entries(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        story: str | None = None,
        latest: bool = False,
        most: int | None = None,
        skip: int = 0,
    ) -> tuple[Entry, ...]:
        """Forecasts by the last day of their horizon, those without one last; `latest` turns the days around.

        With `since` or `until` only those whose horizon ends within these days, both included.
        """
        kept = tables.entries
        day = kept.c.horizon.desc() if latest else kept.c.horizon
        last = [] if since or until else [kept.c.horizon.is_(None)]
        chosen = select(kept.c.record).order_by(*last, day, kept.c.id)
        if story is not None:
            chosen = chosen.where(kept.c.story == story)
        if since is not None:
            chosen = chosen.where(kept.c.horizon >= since.isoformat())
        if until is not None:
            chosen = chosen.where(kept.c.horizon <= until.isoformat())
        return tuple(decode(raw, Entry) for raw in self._column(chosen.limit(most).offset(skip)))

    def entries_in(self, stories: Collection[str]) -> tuple[Entry, ...]:
        """The forecasts of some stories."""
        kept = tables.entries
        chosen = select(kept.c.record).where(kept.c.story.in_(_each(stories))).order_by(kept.c.id)
        return tuple(decode(raw, Entry) for raw in self._column(chosen))

    def count_entries(self) -> int:
        """How many forecasts there are."""
        return int(self._column(select(func.count()).select_from(tables.entries))[0])

    def entry(self, asked: str) -> Entry | None:
        """The forecast of that id, or whose id alone begins so; None when that is none or several."""
        kept = tables.entries
        found = self._column(select(kept.c.record).where(names.begins(kept.c.id, asked)).limit(2))
        return decode(found[0], Entry) if len(found) == 1 else None

    # Jobs

    def add_job(self, job: Job, files: Mapping[str, bytes]) -> None:
        """Keep a new job with the files given to it."""
        with self._writing() as db:
            jobs.put_new(db, job, files)

    def put_job(self, job: Job) -> None:
        """Keep how far a job is."""
        with self._writing() as db:
            jobs.put(db, job)

    def job(self, asked: str) -> Job | None:
        """The job of that id."""
        found = self._column(select(tables.jobs.c.record).where(tables.jobs.c.id == asked))
        return decode(found[0], Job) if found else None

    def jobs(self, *, over: bool | None = None, most: int | None = None) -> tuple[Job, ...]:
        """Jobs in the order in which they were asked for; only those that are over, or are not, if told."""
        kept = tables.jobs
        chosen = select(kept.c.record).order_by(kept.c.position.desc() if over else kept.c.position)
        if over is not None:
            ended = kept.c.state.in_(("done", "failed"))
            chosen = chosen.where(ended if over else ~ended)
        return tuple(decode(raw, Job) for raw in self._column(chosen.limit(most)))

    def job_files(self, job: Job) -> dict[str, bytes]:
        """The files given to a job that is not over, by name."""
        with self._reading() as db:
            return jobs.files(db, job.id)

    # What people decided

    def add_resolution(self, resolution: Resolution) -> None:
        """Keep what a person decided of a forecast, after everything decided before."""
        kept = tables.resolutions
        with self._writing() as db:
            last = db.execute(select(func.max(kept.c.position))).scalar()
            _put(
                db,
                kept,
                position=(last or 0) + 1,
                forecast=resolution.forecast,
                decided=in_utc(resolution.decided),
                record=encode(resolution),
            )

    def add_correction(self, correction: Correction, *, corrected: Reading | None = None) -> None:
        """Keep what a person corrected, after everything corrected before; what is there already stays as it is.

        `corrected` is the reading of the article with it, which tells anew who is named there.
        """
        kept = tables.corrections
        with self._writing() as db:
            if db.execute(select(kept.c.id).where(kept.c.id == correction.id)).first():
                return
            last = db.execute(select(func.max(kept.c.position))).scalar()
            _put(
                db,
                kept,
                position=(last or 0) + 1,
                id=correction.id,
                article=correction.at.place.article,
                decided=in_utc(correction.decided),
                record=encode(correction),
            )
            if corrected is not None:
                names.put(db, corrected)

    def corrections(self, articles: Collection[str] | None = None) -> tuple[Correction, ...]:
        """Everything corrected, in the order in which it was; with `articles` what is about any of them."""
        kept = tables.corrections
        chosen = select(kept.c.record).order_by(kept.c.position)
        with self._reading() as db:
            if db.execute(select(kept.c.position).limit(1)).first() is None:
                return ()  # as in most projects, and this is asked for each story
            if articles is not None:
                other = func.json_extract(kept.c.record, "$.other.place.article")
                among = _each(articles)
                chosen = chosen.where(kept.c.article.in_(among) | other.in_(among))
            return tuple(decode(raw, Correction) for raw in db.execute(chosen).scalars())

    def resolutions(self) -> tuple[Resolution, ...]:
        """Everything decided, in the order in which it was."""
        chosen = select(tables.resolutions.c.record).order_by(tables.resolutions.c.position)
        return tuple(decode(raw, Resolution) for raw in self._column(chosen))

    # Failures

    def put_failure(self, failure: Failure) -> None:
        """Keep what went wrong, in place of an older failure of the same stage and subject."""
        with self._writing() as db:
            _put(
                db,
                tables.failures,
                stage=failure.stage,
                subject=failure.subject,
                reason=failure.reason,
                source_hash=failure.source_hash,
            )

    def failures(self) -> tuple[Failure, ...]:
        """Everything that could not be done so far, by stage and subject."""
        kept = tables.failures
        with self._reading() as db:
            rows = db.execute(select(kept).order_by(kept.c.stage, kept.c.subject)).mappings().all()
        return tuple(Failure(**row) for row in rows)

    def forget_failure(self, stage: str, subject: str) -> None:
        """Drop the failure of a subject that went well after all."""
        with self._writing() as db:
            _forget(db, stage, subject)

    # The whole

    def verify(self) -> Iterator[str]:
        """Derive every id and hash again, and yield one line for each that does not fit."""
        with self._reading() as db:
            yield from problems(db)

    def dump(self) -> Iterator[str]:
        """Everything in the project as text lines, in an order that depends on the content alone: for comparing two.

        The index of words is left out: it says nothing that the articles do not, and numbers them as they came. So are
        the stories that are no more, and from where the placing of articles goes on.
        """
        with self._reading() as db:
            for table in tables.metadata.sorted_tables:
                if table in (tables.numbers, tables.former, tables.checkpoints, tables.weighed):
                    continue
                for row in db.execute(select(table).order_by(*table.primary_key)):
                    yield f"{table.name}: {tuple(_shown(value) for value in row)}"

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.plain_errors(self.path):
            if self._seen is not None:
                yield self._seen
                return
            with database.reading(self._engine) as connection:
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with database.plain_errors(self.path), database.writing(self._engine) as connection:
            yield connection

    def _column(self, chosen: Select[Any]) -> Sequence[Any]:
        with self._reading() as db:
            return db.execute(chosen).scalars().all()

    def _pairs(self, chosen: Select[Any]) -> dict[str, str]:
        with self._reading() as db:
            return _pairs(db, chosen)

    def _of_story(
        self, table: Table, story: str, kind: type[R], *, ids: Collection[str] | None = None
    ) -> tuple[R, ...]:
        chosen = select(table.c.record).where(table.c.story == story).order_by(table.c.position)
        if ids is not None:
            chosen = chosen.where(table.c.id.in_(_each(ids)))
        return tuple(decode(raw, kind) for raw in self._column(chosen))


_HOLDING = 60
"""Articles, those that came last, in whose stories claims are looked for."""


def _each(ids: Collection[str]) -> Select[Any]:
    """`ids` as a sub-query: one parameter, however many they are (SQLite allows 32,766)."""
    return select(func.json_each(json.encode(sorted(ids)).decode()).table_valued("value").c.value)


def _pairs(db: Connection, chosen: Select[Any]) -> dict[str, Any]:
    return {row[0]: row[1] for row in db.execute(chosen)}


def _put(db: Connection, table: Table, **row: Any) -> None:
    """Insert a row, or bring the one with its key up to date without touching what refers to it."""
    _put_all(db, table, [row])


def _put_all(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """The same for several rows, each with the same columns."""
    if rows:
        db.execute(_upsert(table, tuple(rows[0])), rows)


@cache
def _upsert(table: Table, columns: tuple[str, ...]) -> Insert:
    """Made once for each table: making it takes longer than running it."""
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in columns if name not in key}
    if changed:
        return statement.on_conflict_do_update(index_elements=key, set_=changed)
    return statement.on_conflict_do_nothing()


def _forget(db: Connection, stage: str, subject: str) -> None:
    kept = tables.failures
    db.execute(delete(kept).where(kept.c.stage == stage, kept.c.subject == subject))


def _keep_original(db: Connection, source_hash: str, original: bytes, media_type: str) -> None:
    if db.execute(select(tables.originals.c.hash).where(tables.originals.c.hash == source_hash)).first():
        return
    if hashlib.sha256(original).hexdigest() != source_hash:
        raise StoreError(f"the bytes given are not those of source_hash {source_hash or '(none)'}")
    _put(
        db,
        tables.originals,
        hash=source_hash,
        media_type=media_type,
        size_bytes=len(original),
        zlib=zlib.compress(original),
    )


def _shown(value: object) -> object:
    """A value for `dump`: bytes are packed by a library whose versions may differ, so they are shown unpacked."""
    return hashlib.sha256(zlib.decompress(value)).hexdigest() if isinstance(value, bytes) else value
