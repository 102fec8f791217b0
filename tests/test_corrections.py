"""What a person corrects shows in everything that is made of the articles, and goes on to when they are read anew."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pressreview import pipeline
from pressreview.annotate.reader.spans import RawAttribution, RawReading
from pressreview.config import Settings
from pressreview.errors import InputError
from pressreview.model import Attribution, Claim, Passage, Review, Span, Story
from pressreview.store import Store
from tests.readers import Quotations

SETTINGS = Settings()
WHEN = datetime(2026, 3, 20, 10, tzinfo=UTC)


class Shifted(Quotations):
    """Reads as `Quotations` does, with other edges."""

    def read(self, texts: Iterable[str]) -> Iterator[RawReading]:
        for raw in super().read(texts):
            yield RawReading(
                attributions=tuple(
                    RawAttribution(
                        content=tuple(Span(span.start + 3, span.end - 5) for span in one.content),
                        source=one.source,
                        cue=one.cue,
                        confidence=one.confidence,
                    )
                    for one in raw.attributions
                )
            )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, coverage: Path) -> Path:
    """The example coverage, read and related."""
    path = tmp_path_factory.mktemp("project") / "p.db"
    with Store(path) as store:
        pipeline.add(store, [str(coverage)], SETTINGS)
        pipeline.read(store, SETTINGS, reader=Quotations())
        pipeline.write(store, pipeline.group(store, SETTINGS)[0], SETTINGS)
    return path


@pytest.fixture
def store(project: Path, tmp_path: Path) -> Iterator[Store]:
    with Store(shutil.copy(project, tmp_path / "p.db")) as store:
        yield store


def story(store: Store) -> Story:
    return pipeline.group(store, SETTINGS)[0]


def review(store: Store) -> Review:
    return pipeline.write(store, story(store), SETTINGS)


def texts(made: Review) -> list[str]:
    return [sentence.text for section in made.sections for sentence in section.sentences]


def cited(made: Review) -> set[str | None]:
    return {one.speaker for section in made.sections for sentence in section.sentences for one in sentence.citations}


def by(store: Store, name: str) -> Attribution:
    """The one attribution of somebody, as the machine read it."""
    (found,) = [
        one
        for reading in store.readings().values()
        for one in reading.attributions
        if one.speaker is not None and one.speaker.name == name
    ]
    return found


def speaks(store: Store, asked: str, name: str | None, *, minute: int = 0) -> str:
    at = WHEN + timedelta(minutes=minute)
    return pipeline.correct_speaker(store, asked, name=name, entity_kind="person", because="seen", at=at).id


def test_another_speaker_shows_in_the_review_and_everywhere_else(store: Store) -> None:
    said = by(store, "Tamsin Orrel")
    assert any("Tamsin Orrel said" in text for text in texts(review(store)))
    speaks(store, said.id, "Bea Orrel")
    made = review(store)
    assert any("Bea Orrel said" in text for text in texts(made))
    assert not any("Tamsin Orrel said" in text for text in texts(made))
    assert made.dropped == ()
    assert "Bea Orrel" in cited(made)
    profile, _ = pipeline.who(store, "Bea Orrel", [story(store)])
    assert [one.attribution.id for one in profile.said] == [said.id]
    assert [one.name for one in store.names("Orrel", most=9) if one.said] == ["Bea Orrel"]
    claim = next(one for one in pipeline.relate(store, story(store), SETTINGS).claims if said.id in one.attributions)
    ladder, _ = pipeline.trace(store, claim.id, [story(store)], SETTINGS)
    assert [one.speaker.name for one in ladder.attributions if one.speaker] == ["Bea Orrel"]
    assert store.readings() != pipeline.readings(store)
    assert list(store.verify()) == []


def test_what_nobody_says_is_no_claim_of_anybody_and_not_cited(store: Store) -> None:
    said = by(store, "Tamsin Orrel")
    pipeline.correct_not_said(store, said.id, because="a slogan", at=WHEN)
    related = pipeline.relate(store, story(store), SETTINGS)
    assert all(said.id not in claim.attributions for claim in related.claims)
    made = review(store)
    assert not any("One of my loaders" in text for text in texts(made))
    assert made.dropped == ()


def test_nobody_known_is_not_credited(store: Store) -> None:
    said = by(store, "Tamsin Orrel")
    speaks(store, said.id, None)
    found = [one for read in pipeline.readings(store).values() for one in read.attributions if one.id == said.id]
    assert [(one.speaker.name, one.speaker.description) for one in found if one.speaker] == [(None, "Ms Orrel")]
    assert "Tamsin Orrel" not in cited(review(store))


def test_a_correction_that_is_withdrawn_leaves_everything_as_it_was(store: Store) -> None:
    before = list(store.dump()), texts(review(store))
    made = [
        speaks(store, by(store, "Tamsin Orrel").id, "Bea Orrel"),
        pipeline.correct_not_said(store, by(store, "Lucan Freyer").id, because="", at=WHEN).id,
        pipeline.set_apart(store, *pair(store), because="", at=WHEN).id,
    ]
    assert texts(review(store)) != before[1]
    for minute, one in enumerate(made):
        pipeline.withdraw(store, one, because="an error", at=WHEN + timedelta(minutes=minute))
    assert texts(review(store)) == before[1]
    left = [line for line in store.dump() if not line.startswith("corrections: ")]
    assert [line for line in left if "corroborations" not in line] == [
        line for line in before[0] if "corroborations" not in line
    ]
    assert set(pipeline.corrections(store).values()) == {"withdrawn", "stands"}
    assert len(store.corrections()) == 6
    assert list(store.verify()) == []


def test_corrections_survive_another_reader_and_what_is_made_of_its_readings(store: Store) -> None:
    speaks(store, by(store, "Tamsin Orrel").id, "Bea Orrel")
    pipeline.correct_not_said(store, by(store, "Lucan Freyer").id, because="", at=WHEN)
    pipeline.read(store, SETTINGS, reader=Shifted("shifted-1"))
    assert {one.made_by.endswith("shifted-1") for one in store.readings().values()} == {True}
    names = [
        one.speaker.name
        for reading in pipeline.readings(store).values()
        for one in reading.attributions
        if one.speaker is not None and one.speaker.name is not None
    ]
    assert names == ["Bea Orrel"]
    assert [one.name for one in store.names("", most=999) if one.said] == ["Bea Orrel"]
    assert set(pipeline.corrections(store).values()) == {"stands"}


def pair(store: Store) -> tuple[str, Passage, Passage]:
    """A claim of one statement each in two outlets, with a passage of both."""
    claim = next(one for one in store.claims(story(store).id) if len(one.outlets) > 2)
    return claim.id, claim.passages[0], claim.passages[1]


def together(claims: tuple[Claim, ...], one: Passage, other: Passage) -> bool:
    return any({one, other} <= set(claim.passages) for claim in claims)


def test_two_statements_that_are_set_apart_stay_apart(store: Store) -> None:
    asked, one, other = pair(store)
    pipeline.set_apart(store, asked, one, other, because="", at=WHEN)
    for reader in (Quotations("quotations-2"), Shifted("shifted-1")):
        related = pipeline.relate(store, story(store), SETTINGS)
        assert store.claims(story(store).id) == related.claims
        assert not together(related.claims, one, other)
        assert any({one, other} & set(claim.passages) for claim in related.claims if len(claim.outlets) > 1)
        assert review(store).dropped == ()
        pipeline.read(store, SETTINGS, reader=reader)


def test_only_the_story_of_a_correction_is_related_anew(store: Store) -> None:
    stories = pipeline.group(store, SETTINGS)
    for one in stories:
        pipeline.relate(store, one, SETTINGS)
    before = store.corroborated_from()
    speaks(store, by(store, "Tamsin Orrel").id, "Bea Orrel")
    for one in stories:
        pipeline.relate(store, one, SETTINGS)
    changed = [one for one in stories if store.corroborated_from()[one.id] != before[one.id]]
    assert changed == [stories[0]]


def test_forecasts_and_checks_go_by_what_was_corrected(store: Store, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("“One of my loaders asked the foreman why the pallets had no labels,” Lucan Freyer said.\n")

    def found() -> list[str]:
        read = pipeline.read_draft(str(draft), SETTINGS)
        return [one.rule for one in pipeline.check(store, read, SETTINGS, reader=Quotations()).findings]

    assert found() == ["Q103"]
    speaks(store, by(store, "Tamsin Orrel").id, "Lucan Freyer")
    assert found() == []
    ledger, _ = pipeline.forecasts(store, [story(store)], SETTINGS, on=date(2026, 3, 20))
    assert all(one.first.speaker != "Tamsin Orrel" for one in ledger.entries)


@pytest.mark.parametrize(
    ("asked", "name", "why"),
    [
        pytest.param("att1-00000000", "Ada", "no attribution has an id", id="unknown id"),
        pytest.param("no zeppelin anywhere", "Ada", "no attribution has the words", id="unknown words"),
        pytest.param("", "Ada", "no attribution has the words", id="nothing"),
        pytest.param("One of my loaders", " ", "is no name", id="empty name"),
        pytest.param("One of my loaders", "Tamsin Orrel", "there is nothing to correct", id="as it is"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_kept(store: Store, asked: str, name: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        speaks(store, asked, name)
    assert store.corrections() == ()


def test_what_is_so_already_is_refused(store: Store) -> None:
    first = pipeline.correct_not_said(store, by(store, "Tamsin Orrel").id, because="", at=WHEN).id
    with pytest.raises(InputError, match="nothing to correct"):
        pipeline.correct_not_said(store, by(store, "Tamsin Orrel").id, because="", at=WHEN + timedelta(hours=1))
    asked, one, other = pair(store)
    pipeline.set_apart(store, asked, one, other, because="", at=WHEN)
    with pytest.raises(InputError, match="kept apart already"):
        pipeline.set_apart(store, asked, other, one, because="", at=WHEN)
    pipeline.withdraw(store, first, because="", at=WHEN)
    with pytest.raises(InputError, match="withdrawn already"):
        pipeline.withdraw(store, first, because="", at=WHEN + timedelta(hours=1))
    with pytest.raises(InputError, match="no claim, or more than one"):
        pipeline.set_apart(store, "cla1-x", one, other, because="", at=WHEN)
    assert len(store.corrections()) == 3


def test_an_attribution_is_looked_for_in_one_article_where_that_is_told(store: Store) -> None:
    said = by(store, "Tamsin Orrel")
    (home,) = store.readings_with(said.id)
    elsewhere = next(name for name in store.readings() if name != home)
    with pytest.raises(InputError, match="no attribution has an id"):
        pipeline.correct_not_said(store, said.id, article=elsewhere, because="", at=WHEN)
    assert pipeline.correct_not_said(store, said.id, article=home, because="", at=WHEN).articles == (home,)
