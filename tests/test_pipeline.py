"""The whole program with a reader of our own: each step does what is not done yet, and only that."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.model import Review, Story
from pressreview.pipeline import Step, following, preparing, relating
from pressreview.store import Store
from tests.readers import Quotations

SETTINGS = Settings()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "p.db") as store:
        yield store


def everything(store: Store, sources: list[str], reader: Quotations) -> tuple[tuple[Story, ...], list[Review]]:
    pipeline.add(store, sources, SETTINGS)
    pipeline.read(store, SETTINGS, reader=reader)
    stories = pipeline.group(store, SETTINGS)
    return stories, [pipeline.write(store, story, SETTINGS) for story in stories]


def test_from_a_folder_to_reviews(store: Store, coverage: Path) -> None:
    stories, reviews = everything(store, [str(coverage)], Quotations())
    assert sorted(name for story in stories for name in story.articles) == sorted(store.articles())
    assert [review.story for review in reviews] == [story.id for story in stories]
    assert reviews[0].sections
    assert [store.review(story.id) for story in stories] == reviews
    assert store.failures() == ()
    assert list(store.verify()) == []


def test_a_second_run_does_nothing_anew_and_gives_the_same(store: Store, coverage: Path) -> None:
    reader = Quotations()
    first = everything(store, [str(coverage)], reader)
    before, texts = list(store.dump()), reader.texts
    assert everything(store, [str(coverage)], reader) == first
    assert reader.texts == texts
    assert list(store.dump()) == before


def test_one_more_article_is_all_that_is_read(store: Store, coverage: Path) -> None:
    files = sorted(str(path) for path in coverage.rglob("*.md"))
    reader = Quotations()
    everything(store, files[:-1], reader)
    before = reader.texts
    everything(store, files, reader)
    assert reader.texts == before + 1


def test_the_order_of_adding_makes_no_difference(coverage: Path, tmp_path: Path) -> None:
    files = sorted(str(path) for path in coverage.rglob("*.md"))
    dumps = []
    for name, order in (("forth.db", files), ("back.db", files[::-1])):
        with Store(tmp_path / name) as store:
            everything(store, order, Quotations())
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]


def test_another_reader_reads_everything_again(store: Store, coverage: Path) -> None:
    everything(store, [str(coverage)], Quotations("quotations-1"))
    newer = Quotations("quotations-2")
    pipeline.read(store, SETTINGS, reader=newer)
    assert newer.texts == len(store.articles())
    assert {"quotations-2" in reading.made_by for reading in store.readings().values()} == {True}


def test_steps_are_told_one_by_one(store: Store, coverage: Path, tmp_path: Path) -> None:
    file = str(next(coverage.rglob("*.md")))
    steps: list[Step] = []
    missing = str(tmp_path / "missing.txt")
    assert len(pipeline.add(store, [file, missing], SETTINGS, progress=steps.append)) == 1
    pipeline.read(store, SETTINGS, reader=Quotations(), progress=steps.append)
    assert [(step.stage, step.done, step.total) for step in steps] == [
        ("acquire", 1, None),
        ("acquire", 2, None),
        ("annotate", 1, 1),
    ]
    assert [step.failure.subject for step in steps if step.failure] == [missing]


def test_a_source_that_goes_well_at_last_is_no_failure_any_more(store: Store, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    assert pipeline.add(store, [str(late)], SETTINGS) == ()
    assert len(store.failures()) == 1
    late.write_text("It rained on Friday.", encoding="utf-8")
    assert len(pipeline.add(store, [str(late)], SETTINGS)) == 1
    assert store.failures() == ()


def test_looking_keeps_the_order_given_and_the_path_of_each(tmp_path: Path) -> None:
    texts = {"b.txt": '"It rains," Ann said.', "a.txt": "Nobody spoke.", "copy.txt": '"It rains," Ann said.'}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in texts]
    steps: list[Step] = []
    seen = list(pipeline.look([*files, "missing.txt"], SETTINGS, reader=Quotations(), progress=steps.append))
    assert [article.path for article, _ in seen] == files
    assert [len(reading.attributions) for _, reading in seen] == [1, 0, 1]
    assert [reading.article for _, reading in seen] == [article.id for article, _ in seen]
    assert [step.failure.subject for step in steps if step.failure] == ["missing.txt"]


def prepared(store: Store, sources: list[str]) -> list[str]:
    pipeline.add(store, sources, SETTINGS)
    pipeline.read(store, SETTINGS, reader=Quotations())
    pipeline.prepare(store, SETTINGS)
    return list(store.dump())


def test_what_is_prepared_bit_by_bit_is_what_is_prepared_at_once(coverage: Path, tmp_path: Path) -> None:
    files = sorted(str(path) for path in coverage.rglob("*.md"))
    with Store(tmp_path / "bits.db") as store:
        for some in (files[:-3], files[:-1], files):
            last = prepared(store, some)
    with Store(tmp_path / "whole.db") as store:
        assert prepared(store, files) == last
        assert any(line.startswith("entries:") for line in last)


def test_nothing_is_prepared_twice(store: Store, coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepared(store, [str(coverage)])

    def never(*_: object, **__: object) -> None:
        raise AssertionError("made again")

    for module, step in ((relating, "relate_anew"), (preparing, "write"), (following, "readings_of")):
        monkeypatch.setattr(module, step, never)
    assert prepared(store, [str(coverage)]) == first
    stories = pipeline.group(store, Settings())
    ledger, articles = pipeline.forecasts(store, stories, Settings(), on=date(2026, 3, 20))  # what was prepared
    assert {one.first.article for one in ledger.entries} <= articles.keys()
    assert pipeline.origins(store, stories, Settings())[stories[0].id] > 1


def test_a_person_has_one_name_in_all_that_is_told_of_a_story(store: Store, tmp_path: Path) -> None:
    told = "said that the harbour ferry company had ignored nine warnings about its engines before the fire on Monday"
    for outlet, name in (("The Bell", "Odo A. Vale"), ("The Quay", "Odo Vale"), ("The Pier", "Odo Vale")):
        page = f"---\noutlet: {outlet}\ndate: 2026-03-10\n---\n{name} {told}.\n\nThe ferry burned in the harbour of Alba.\n"
        (tmp_path / f"{outlet}.md").write_text(page, encoding="utf-8")
    pipeline.add(store, [str(tmp_path)], Settings())
    pipeline.read(store, Settings())
    (story,) = pipeline.group(store, Settings())
    assert {
        one.speaker.name
        for reading in pipeline.readings_of(store, [story], store.articles(story.articles)).values()
        for one in reading.attributions
        if one.speaker
    } == {"Odo Vale"}
    assert any(len(claim.outlets) == 3 for claim in pipeline.relate(store, story, Settings()).claims)
