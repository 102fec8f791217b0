"""START HERE: the whole program on one screen.

    add    sources  -> articles     acquire
    read   articles -> readings     annotate: who said what
    group  articles -> stories      cluster
    relate story    -> claims, links   corroborate: who else says it, who repeats whom
    write  story    -> review       draft, then verify every sentence of it
    word   review   -> review       writer: in a language model's words, where one is asked for and they pass `check`
    forecasts, resolve   -> ledger                        follow: what was foretold, and how it came out
    correct_speaker, set_apart, withdraw …   -> correction   correct: what a person says of what was read, and wins
    check  draft    -> audit        verify: what it says that no article does
    prepare  all of it, for pages that must come at once
    who, timeline, trace -> profile, chronology, ladder   inquire: one speaker, one story's days, one claim's origins

The stages meet only in the project file. Each step asks it for what is not done yet and puts there what it made, one
small transaction at a time: a second run does only what is new, and a kill at any moment loses nothing.

Stages are imported where they are used: the reader's machinery takes longer to load than most commands take to run.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from pressreview.config import Settings, WriterSettings
from pressreview.errors import InputError
from pressreview.model import (
    Article,
    AsRead,
    Audit,
    Chronology,
    Claim,
    Correction,
    Draft,
    Entry,
    Failure,
    Ladder,
    Ledger,
    Link,
    Overview,
    Passage,
    Profile,
    Reading,
    Record,
    Resolution,
    Review,
    Rule,
    Story,
    conflict_key,
    content_id,
    count_outlets,
    independent,
)  # fmt: skip
from pressreview.model.correction import CorrectionState
from pressreview.model.ledger import Outcome
from pressreview.provenance import maker

if TYPE_CHECKING:
    from pressreview.acquire import Fetch
    from pressreview.annotate.reader.spans import SpanReader
    from pressreview.corroborate import Corroboration
    from pressreview.store import Store
    from pressreview.verify import Read
    from pressreview.writer import Ask


def use_tables(folder: Path) -> None:
    """Know a user's outlets, states and bodies too, from tables in `folder`; before anything else is done."""
    from pressreview.tables import use

    use(folder)


class Step(Record):
    """One thing done, or found impossible: what a progress bar shows."""

    stage: str
    done: int
    total: int | None = None
    """None while nobody knows how many there will be."""
    failure: Failure | None = None


Progress = Callable[[Step], None]


def _silent(_step: Step) -> None:
    """Nobody watches."""


def add(
    store: "Store",
    sources: Sequence[str],
    settings: Settings,
    *,
    fetch: "Fetch | None" = None,
    progress: Progress = _silent,
) -> tuple[str, ...]:
    """Bring sources in; the ids of their articles, new or known, in the order given."""
    from pressreview.acquire import HttpFetch, acquire

    ids: list[str] = []
    failed: set[str] = set()
    found = acquire(sources, settings.acquire, fetch=fetch or HttpFetch(settings.acquire))
    for done, item in enumerate(found, start=1):
        if isinstance(item, Failure):
            store.put_failure(item)
            failed.add(item.subject)
        else:
            store.add_article(item.article, original=item.original, media_type=item.media_type)
            ids.append(item.article.id)
        progress(Step(stage="acquire", done=done, failure=item if isinstance(item, Failure) else None))
    for source in sources:
        if source not in failed:
            store.forget_failure("acquire", source)
    return tuple(dict.fromkeys(ids))


def read(
    store: "Store", settings: Settings, *, reader: "SpanReader | None" = None, progress: Progress = _silent
) -> None:
    """Read every article that this reader has not read yet."""
    from pressreview.annotate import annotate, made_by
    from pressreview.annotate.reader import Reader

    reader = reader or Reader()
    waiting = store.pending_readings(made_by(reader))
    for done, item in enumerate(annotate(waiting, settings.annotate, reader=reader), start=1):
        if isinstance(item, Failure):
            store.put_failure(item)
        else:
            known = {item.article: item}
            store.put_reading(item, corrected=_corrected(known, store.corrections(known))[item.article])
        failure = item if isinstance(item, Failure) else None
        progress(Step(stage="annotate", done=done, total=len(waiting), failure=failure))


def group(store: "Store", settings: Settings, *, progress: Progress = _silent) -> tuple[Story, ...]:
    """The stories of the articles that could be read, largest first; where an article has come, it is placed."""
    from pressreview.cluster import cluster_on

    made_from = content_id("mad1", maker("cluster"), settings.cluster, sorted(store.read_by()))
    if not (stories := store.stories(made_from=made_from)):
        articles = tuple(store.articles(only_read=True).values())
        made_by = content_id("mad1", maker("cluster"), settings.cluster)

        def placed(number: int) -> None:
            progress(Step(stage="cluster", done=number, total=len(articles)))

        found, known = cluster_on(articles, settings.cluster, store.clustering(made_by), placed=placed)
        store.replace_stories(found, made_from=made_from)
        store.put_clustering(known, made_by=made_by)
        stories = store.stories()
    return stories


def relate(store: "Store", story: Story, settings: Settings) -> "Corroboration":
    """The claims of a story, who repeats whom, and where it begins; found again when an article was read anew."""
    from pressreview.corroborate import Corroboration

    corrections = store.corrections(story.articles)
    made_from = _related_from(story, store.read_by(story.articles), corrections, settings)
    if store.corroborated_from([story.id]).get(story.id) != made_from:
        _relate(store, story, corrections, settings, made_from=made_from)
    return Corroboration(
        story=story.id,
        claims=store.claims(story.id),
        links=store.links(story.id),
        origins=store.origins(story.id),
    )


def _related_from(
    story: Story, read_by: Mapping[str, str], corrections: Sequence[Correction], settings: Settings
) -> str:
    """What the claims of a story are made from: a reading is told by its article and by what read it."""
    read = [(name, read_by[name]) for name in story.articles if name in read_by]
    made_by = maker("corroborate"), maker("correct"), settings.corroborate
    return content_id("mad1", made_by, story.id, read, [one.id for one in corrections])


def _relate(
    store: "Store", story: Story, corrections: Sequence[Correction], settings: Settings, *, made_from: str
) -> None:
    from pressreview.correct import kept_apart
    from pressreview.corroborate import corroborate

    articles, said = store.articles(story.articles), _corrected(store.readings(story.articles), corrections)
    made = corroborate(story, articles, said, settings.corroborate, apart=kept_apart(corrections))
    store.put_corroboration(story.id, claims=made.claims, links=made.links, origins=made.origins, made_from=made_from)


def origins(store: "Store", story: Story, settings: Settings) -> int:
    """In how many places the reports of a story begin, as far as that is known."""
    return independent(relate(store, story, settings).origins)


def write(store: "Store", story: Story, settings: Settings) -> Review:
    """The review of a story, every sentence derived again from the stored text before anyone sees it."""
    from pressreview.draft import draft
    from pressreview.verify import verify_review

    found = relate(store, story, settings)
    articles, said = store.articles(story.articles), readings(store, story.articles)
    related = store.stories(ids=story.related)
    page = draft(story, articles, said, found.claims, found.links, related, settings.draft, origins=found.origins)
    review = verify_review(
        page, articles, said,
        claims=found.claims, links=found.links, origins=found.origins, related=related,
    )  # fmt: skip
    store.put_review(review)
    return review


class Writer(NamedTuple):
    """A language model that is to word pages: what it is called, and what asks it."""

    model: str
    ask: "Ask"


def writer(settings: WriterSettings, *, key: str | None = None) -> Writer:
    """A language model behind an endpoint. Raises `InputError` where its URL cannot be used."""
    from pressreview.writer import HttpAsk

    return Writer(settings.model, HttpAsk(settings, key=key))


def word(
    store: "Store", review: Review, settings: Settings, *, by: Writer, reader: "SpanReader | None" = None
) -> Review:
    """The review with its prose in the words of a language model, each sentence of it checked.

    It is not kept: what the project file holds can be made again. Raises `WriterError`.
    """
    from pressreview.annotate.reader import Reader
    from pressreview.verify import check_draft
    from pressreview.writer import worded

    reader = reader or Reader()
    cited = {one.article for section in review.sections for line in section.sentences for one in line.citations}
    articles, those = store.articles(sorted(cited)), readings(store, sorted(cited))

    def checked(text: str, names: Sequence[str]) -> Audit:
        draft = Draft(path=by.model, kind="text", raw=text, text=text)
        among = {name: articles[name] for name in names}
        said = _said(draft, settings, reader=reader, publishers=[one.outlet for one in among.values() if one.outlet])
        return check_draft(draft, said, among, those, {}, available=len(among))

    return worded(review, articles, writer=by.model, ask=by.ask, check=checked)


def who(store: "Store", name: str, stories: Sequence[Story]) -> tuple[Profile, dict[str, Article]]:
    """Whoever `name` means, with all they said in the project, and the articles of the project."""
    from pressreview.inquire import profile

    articles = store.articles(only_read=True)
    return profile(name, articles, readings(store), stories), articles


def timeline(store: "Store", story: Story) -> tuple[Chronology, dict[str, Article]]:
    """A story along the calendar, and its articles."""
    from pressreview.inquire import chronology

    articles = store.articles(story.articles)
    return chronology(story, articles, readings(store, story.articles)), articles


def forecasts(
    store: "Store", stories: Sequence[Story], settings: Settings, *, on: date, progress: Progress = _silent
) -> tuple[Ledger, dict[str, Article]]:
    """The forecasts of `stories` as they stand on a day, and the articles of the project."""
    from pressreview.follow import ledger

    claims = {}
    for done, story in enumerate(stories, start=1):
        claims[story.id] = relate(store, story, settings).claims
        progress(Step(stage="corroborate", done=done, total=len(stories)))
    articles = store.articles(only_read=True)
    return ledger(stories, claims, articles, readings(store), store.resolutions(), on=on), articles


def resolve(
    store: "Store", made: Ledger, asked: str, outcome: Outcome | None, *, because: str = "", seen: str | None = None
) -> Entry:
    """Keep what a person decided of the forecast whose id begins so, beside all decided before; None opens it again."""
    from pressreview.follow import find_entry

    return _resolved(store, find_entry(asked, made), outcome, because=because, seen=seen, on=made.on)


def resolve_kept(store: "Store", asked: str, outcome: Outcome | None, *, because: str = "", on: date) -> Entry:
    """The same of a forecast that is kept. Raises `InputError` where there is none of that id."""
    if (entry := store.entry(asked)) is None:
        raise InputError(f"no forecast has an id that begins with {asked}; it may have been read anew")
    return _resolved(store, entry, outcome, because=because, seen=None, on=on)


def _resolved(
    store: "Store", entry: Entry, outcome: Outcome | None, *, because: str, seen: str | None, on: date
) -> Entry:
    at = Passage(article=entry.first.article, span=entry.first.spans[0])
    decision = Resolution(
        forecast=entry.id, at=at, outcome=outcome, decided=on, because=because, seen=seen
    )  # fmt: skip
    store.add_resolution(decision)
    return entry


def prepare(store: "Store", settings: Settings, *, progress: Progress = _silent) -> None:
    """Make what pages show: each story's claims, review, overview and forecasts; only what is not there yet."""
    stories = group(store, settings, progress=progress)
    read_by, corrections = store.read_by(), store.corrections()
    known, overviewed = store.corroborated_from(), store.overviewed_from()
    corrected = {name for one in corrections for name in one.articles}
    made: dict[str, str] = {}
    for done, story in enumerate(stories, start=1):
        its = corrected.intersection(story.articles)
        about = [one for one in corrections if its.intersection(one.articles)] if its else []
        made[story.id] = _related_from(story, read_by, about, settings)
        if known.get(story.id) != made[story.id]:
            _relate(store, story, about, settings, made_from=made[story.id])
        drafted = maker("draft"), settings.draft, story.related
        made_from = content_id("mad1", maker("verify"), drafted, made[story.id])
        if overviewed.get(story.id) != made_from:
            review = write(store, story, settings)
            store.put_overview(_overview(store, story, review), made_from=made_from)
        progress(Step(stage="draft", done=done, total=len(stories)))
    _follow(store, stories, made, progress)


def _follow(store: "Store", stories: Sequence[Story], made: Mapping[str, str], progress: Progress) -> None:
    """The forecasts of each story, where it or one that it is related to is new; `made` says what each is made from."""
    from pressreview.follow import entries_of

    by_id, known = {one.id: one for one in stories}, store.followed_from()
    for done, story in enumerate(stories, start=1):
        near = [by_id[name] for name in story.related if name in by_id]
        made_from = content_id("mad1", maker("follow"), made[story.id], [(one.id, made[one.id]) for one in near])
        if known.get(story.id) != made_from:
            ids = {name for one in (story, *near) for name in one.articles}
            found = entries_of(story, near, store.claims(story.id), store.articles(ids), readings(store, ids))
            store.put_entries(story.id, tuple(found), made_from=made_from)
        progress(Step(stage="follow", done=done, total=len(stories)))


def _overview(store: "Store", story: Story, review: Review) -> Overview:
    articles, said = store.articles(story.articles), readings(store, story.articles)
    conflicts = {conflict_key(one, other, articles) for one in store.claims(story.id) for other in one.conflicts}
    return Overview(
        story=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        articles=len(story.articles),
        outlets=count_outlets(articles.values()),
        origins=independent(store.origins(story.id)),
        conflicts=len(conflicts),
        forecasts=sum(len(one.foretold) for one in said.values()),
        days=tuple(sorted(one.day for one in articles.values() if one.day is not None)),
        reviewed=review.says_something,
    )


def agenda(store: "Store", found: Sequence[Entry], *, on: date) -> Ledger:
    """How forecasts that are kept stand on a day."""
    from pressreview.follow import standing

    return standing(found, store.resolutions(), on=on)


def decided(store: "Store", *, on: date) -> Ledger:
    """The kept forecasts of which somebody decided how they came out, as they stand on a day.

    Its scores do not know how many forecasts somebody made: only those of stories with a decision are looked at.
    """
    resolutions = store.resolutions()
    stories = store.stories_with({one.at.article for one in resolutions})
    ids = {one.forecast for one in resolutions}
    at = {one.at.article for one in resolutions}
    near = [
        one
        for one in store.entries_in([story.id for story in stories])
        if one.id in ids or any(told.article in at for told in one.tellings)
    ]
    made = agenda(store, near, on=on)
    return replace(made, entries=tuple(one for one in made.entries if one.status == "resolved"))


def trace(
    store: "Store", asked: str, stories: Sequence[Story], settings: Settings, *, progress: Progress = _silent
) -> tuple[Ladder, dict[str, Article]]:
    """The claim that `asked` means, an id or some of its words, down to its origins; and the articles of its story."""
    from pressreview.inquire import which_claim

    found = []
    for done, story in enumerate(stories, start=1):
        found.append((story, relate(store, story, settings)))
        progress(Step(stage="corroborate", done=done, total=len(stories)))
    claim = which_claim(asked, [claim for _, made in found for claim in made.claims])
    story = next(one for one, _ in found if one.id == claim.story)
    return ladder_of(store, claim, story)


def ladder_of(store: "Store", claim: Claim, story: Story) -> tuple[Ladder, dict[str, Article]]:
    """A claim of a story that was related, down to its origins; and the articles that this tells of."""
    from pressreview.inquire import ladder

    claims = _beside(store, claim)
    ids = {passage.article for one in claims for passage in one.passages}
    articles = store.articles(ids)
    return ladder(claim, story, claims, store.links(story.id), articles, readings(store, ids)), articles


def _beside(store: "Store", claim: Claim) -> list[Claim]:
    """A claim with those set against it, and those that tell its figure otherwise, and theirs."""
    found, new = {claim.id: claim}, [claim]
    while new:
        others = {other.other for one in new for other in one.updates}
        others |= {other.other for one in new for other in one.conflicts if one is claim or other.kind == "figure"}
        new = [one for one in store.claims(claim.story, ids=others - found.keys()) if one.id not in found]
        found |= {one.id: one for one in new}
    return list(found.values())


def readings(store: "Store", ids: Collection[str] | None = None) -> dict[str, Reading]:
    """The readings by article id, of `ids` alone if given, as people corrected them: what all others go on from."""
    return _corrected(store.readings(ids), store.corrections(ids))


def _corrected(found: dict[str, Reading], corrections: Sequence[Correction]) -> dict[str, Reading]:
    if not corrections:
        return found
    from pressreview.correct import corrected

    of: dict[str, list[Correction]] = {}
    for one in corrections:
        of.setdefault(one.at.place.article, []).append(one)
    return {name: corrected(reading, of[name]) if name in of else reading for name, reading in found.items()}


def correct_not_said(
    store: "Store", asked: str, *, because: str, at: datetime, article: str | None = None
) -> Correction:
    """Keep that nobody says so; it wins over what is read, now and later.

    `asked` is the start of an attribution's id, or words of its content; `article` tells in which one to look. Raises
    `InputError` where it is none, or several, and where it is so already.
    """
    from pressreview.correct import as_read, find_attribution, reason

    among = _readings_with(store, asked, article)
    reading, said = find_attribution(asked, among.values(), store.articles(among))
    made = Correction.of("not said", as_read(reading, said), decided=at, because=reason(because))
    return _keep(store, made, reading)


def correct_speaker(
    store: "Store",
    asked: str,
    *,
    name: str | None,
    entity_kind: str,
    because: str,
    at: datetime,
    article: str | None = None,
) -> Correction:
    """Keep who says so, None for nobody known; as `correct_not_said`. Raises `InputError` also for what is no name."""
    from pressreview.correct import as_read, find_attribution, new_speaker, reason

    among = _readings_with(store, asked, article)
    articles = store.articles(among)
    reading, said = find_attribution(asked, among.values(), articles)
    speaker = new_speaker(name, entity_kind, said, articles[reading.article])
    made = Correction.of("speaker", as_read(reading, said), decided=at, because=reason(because), speaker=speaker)
    return _keep(store, made, reading)


def _keep(store: "Store", made: Correction, reading: Reading) -> Correction:
    """Keep what a person says of an attribution of a reading, as it was made."""
    from pressreview.correct import corrected

    before = store.corrections([reading.article])
    now = corrected(reading, (*before, made))
    if now == corrected(reading, before):
        raise InputError("it is read so already: there is nothing to correct")
    store.add_correction(made, corrected=now)
    return made


def _readings_with(store: "Store", asked: str, article: str | None) -> dict[str, Reading]:
    """The readings that may have the attribution of which this is the start of an id, or some words."""
    from pressreview.correct import is_id
    from pressreview.text import words

    if article is not None:
        return store.readings([article])
    if is_id(asked, "att1"):
        return store.readings_with(asked)
    return store.readings(store.holding([span.of(asked) for span in words(asked)], most=_MOST_HOLDING))


_MOST_HOLDING = 100
"""Articles in which words are looked for that are to be corrected."""


def statements(store: "Store", claim: Claim) -> tuple[AsRead, ...]:
    """The statements of a claim in its order, as the program had read them: `set_apart` takes a passage of two."""
    from pressreview.correct import statements

    return statements(claim, store.readings({passage.article for passage in claim.passages}))


def set_apart(store: "Store", asked: str, one: Passage, other: Passage, *, because: str, at: datetime) -> Correction:
    """Keep that two statements of a claim, each by one of its passages, do not say the same.

    `asked` is the start of the claim's id, as its story was last related. Raises `InputError`.
    """
    from pressreview.correct import as_apart, kept_apart

    if (claim := store.claim(asked)) is None:
        raise InputError(f"no claim, or more than one, has an id that begins with {asked}; see: pressreview claims")
    among = statements(store, claim)
    articles = store.articles({one.article, other.article})
    made = as_apart(claim, one, other, among, articles, decided=at, because=because)
    if set(kept_apart([made])) & set(kept_apart(store.corrections(made.articles))):
        raise InputError("these two are kept apart already")
    store.add_correction(made)
    return made


def withdraw(store: "Store", asked: str, *, because: str, at: datetime) -> Correction:
    """Keep that a correction, by the start of its id, counts no more. Raises `InputError` where there is none."""
    from pressreview.correct import corrected, find_correction, reason

    known = store.corrections()
    was = find_correction(asked, known)
    made = Correction.of("withdrawn", was.at, decided=at, because=reason(because), other=was.other, withdraws=was.id)
    reading = store.readings([was.at.place.article]).get(was.at.place.article)
    store.add_correction(made, corrected=reading and corrected(reading, (*known, made)))
    return made


def corrections(store: "Store", ids: Collection[str] | None = None) -> dict[Correction, CorrectionState]:
    """Everything corrected, in that order, and whether it counts; with `ids` what is about any of these articles."""
    from pressreview.correct import states

    found = store.corrections(ids)
    return states(found, store.readings({name for one in found for name in one.articles}))


def known_as(store: "Store", name: str) -> tuple[Profile, dict[str, Article]]:
    """Whoever `name` means among the newest `NEWEST` articles that name them; and these articles."""
    from pressreview.inquire import profile

    last = name.split()[-1:] or [name]
    called = [name, *(one.name for one in store.names(last[0], most=_CALLED))]
    ids = store.articles_naming(called, most=NEWEST)
    articles = store.articles(ids)
    return profile(name, articles, readings(store, ids), store.stories_with(ids)), articles


NEWEST = 80
"""Articles that a page on somebody draws on: a page must come at once."""
_CALLED = 50
"""Names that share a last name, at most."""


def check(
    store: "Store",
    draft: Draft,
    settings: Settings,
    *,
    reader: "SpanReader | None" = None,
    progress: Progress = _silent,
) -> Audit:
    """Hold a draft against the articles of the project, all of them read; only those that could carry it are loaded.

    Raises `InputError` where there is no article, or the draft is in no language that the reader knows.
    """
    from pressreview.annotate.reader import Reader
    from pressreview.corroborate import links_between
    from pressreview.verify import check_draft, counts_outlets, queries

    reader = reader or Reader()
    read(store, settings, reader=reader, progress=progress)
    if not (available := store.count_articles()):
        raise InputError(f"nothing to check against: {store.path} holds no article; bring some in: pressreview add")
    said = _said(draft, settings, reader=reader, publishers=store.outlets())
    chosen: dict[str, None] = {}
    for query in queries(said):
        search = store.holding if query.in_order else store.search
        chosen |= dict.fromkeys(search(query.words, most=query.most))
    articles, those = store.articles(tuple(chosen)), readings(store, tuple(chosen))
    links: dict[str, list[Link]] = {}
    if counts_outlets(draft.text):
        for link in links_between(articles, those):
            links.setdefault(link.article, []).append(link)
    return check_draft(draft, said, articles, those, links, available=available)


def _said(draft: Draft, settings: Settings, *, reader: "SpanReader", publishers: Sequence[str]) -> "Read":
    """A draft as it is read. Raises `InputError` where it is in no language that the reader knows."""
    from pressreview.annotate import annotate
    from pressreview.verify import Read

    article = Article.of(draft.text, path=draft.path)
    (found,) = annotate([article], settings.annotate, reader=reader)
    if isinstance(found, Failure):
        raise InputError(f"{draft.path}: {found.reason}")
    return Read(article, found, publishers=publishers)


def rules() -> tuple[Rule, ...]:
    """What `check` looks for, by id."""
    from pressreview.verify import RULES

    return tuple(RULES[number] for number in sorted(RULES))


def look(
    files: Sequence[str], settings: Settings, *, reader: "SpanReader | None" = None, progress: Progress = _silent
) -> Iterator[tuple[Article, Reading]]:
    """Who said what in each article of `files`, in the order given, without a project file."""
    from pressreview.acquire import read_file
    from pressreview.annotate import annotate
    from pressreview.annotate.reader import Reader

    waiting: deque[Article] = deque()

    def articles() -> Iterator[Article]:
        for file in files:
            for item in read_file(file, settings.acquire):
                if isinstance(item, Failure):
                    progress(Step(stage="acquire", done=0, failure=item))
                else:
                    waiting.append(item.article)
                    yield item.article

    for done, item in enumerate(annotate(articles(), settings.annotate, reader=reader or Reader()), start=1):
        article = waiting.popleft()  # one result an article, in their order: the same text twice has two paths
        progress(Step(stage="annotate", done=done, failure=item if isinstance(item, Failure) else None))
        if not isinstance(item, Failure):
            yield article, item


def read_draft(path: str, settings: Settings) -> Draft:
    """A draft from a file, or from standard input ("-"). Raises `InputError`."""
    from pressreview.acquire import read_draft

    return read_draft(path, settings.acquire)


def choose(
    audit: Audit, *, select: Sequence[str], ignore: Sequence[str], baseline: Collection[str], comments: bool
) -> Audit:
    """The findings of an audit that count; see `verify.drafts.choice`."""
    from pressreview.verify.drafts.choice import chosen

    return chosen(audit, select=select, ignore=ignore, baseline=baseline, comments=comments)
