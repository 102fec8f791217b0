"""The faults of `bench.check`: made from invented articles, each class is wrong in the way its name says."""

import random
from datetime import date

import pytest

from bench.check.edits import (
    as_fact,
    foreseen_as_fact,
    redated,
    refigured,
    remeasured,
    told_flatly,
    unconditional,
    unhedged,
    unnegated,
)
from bench.check.edits.base import Maker
from bench.check.faults import CLASSES, NATURAL, changed, faults
from bench.check.lines import Line, lines, restyled
from bench.check.names import people, person_at_end
from bench.check.sayings import Saying, sayings
from bench.check.stories import Story
from bench.check.wording import base_of, lowered, past, third
from bench.check.world import World
from pressreview.model import Article, Span

HARBOUR = """The Port Authority of Brell may close the northern quay in March, after inspectors found cracks in the wall.

Mr. Thomas Hale said that the repairs would cost $4.2 million and last six months. Mr. Hale accused the city of hiding the report for two years.

“We did not see the report until Monday, and nobody told us about the cracks,” Mr. Hale said. “It is an important wall.”

“The good people of Brell deserve the truth about this harbour,” said Anna Ferro, the mayor. Ms. Ferro argued that the old board ignored 14 warnings about the northern wall.

The ferries to Denver will stop on Tuesday if the storm reaches the coast, Ms. Ferro said. The board will elect a new chairman on Friday."""
MARKET = """Shops beside the quay in Brell lost a third of their customers last winter, a survey of traders shows.

“I have sold fish here for thirty years and it was never this quiet,” said Peter Lund, a trader.

Mr. Lund said that the traders want help from the council. The council has not answered the letter from the traders of Brell."""
ELSEWHERE = """Snow closed 40 schools in Ostermark on Thursday, and trains between Paris and Berlin ran late.

“Our drivers did everything they could to keep the lines open,” said Maria Kohl of the railway."""


def story(name: str, *texts: str) -> Story:
    outlets = ("Brell Courier", "Harbour Gazette", "Northern Mail")
    articles = tuple(
        Article.of(text, outlet=outlet, published_at=date(2024, 2, 6))
        for outlet, text in zip(outlets, texts, strict=False)
    )
    return Story(name, articles, (None,) * len(articles))


@pytest.fixture(scope="module")
def world() -> World:
    return World(story("invented-1", HARBOUR, MARKET), story("invented-2", ELSEWHERE))


def of_kind(world: World, kind: str) -> list[tuple[str, str]]:
    return [(one.faithful.text, one.faulty.text) for one in faults(world, kinds=(kind,), most=9, rare=9)]


@pytest.mark.parametrize(
    ("maker", "words", "wanted"),
    [
        pytest.param(unnegated, "the board did not answer the letter", "the board answered the letter", id="did not"),
        pytest.param(unnegated, "it doesn’t want a deal", "it wants a deal", id="doesn't"),
        pytest.param(unnegated, "they won’t sell the ship", "they will sell the ship", id="won't"),
        pytest.param(unnegated, "there is no evidence of fraud", "there is evidence of fraud", id="no evidence"),
        pytest.param(unnegated, "he has not seen anything", None, id="left alone before anything"),
        pytest.param(unhedged, "the quay may close", "the quay will close", id="may"),
        pytest.param(unhedged, "the quay is likely to close", "the quay will close", id="likely to"),
        pytest.param(unhedged, "Perhaps the wall was weak", "The wall was weak", id="perhaps"),
        pytest.param(unhedged, "the wall appears to be weak", "the wall is weak", id="appears"),
        pytest.param(unhedged, "if the quay could be saved", None, id="left alone after if"),
        pytest.param(told_flatly, "Hale reportedly knew", "Hale knew", id="reportedly"),
        pytest.param(told_flatly, "an alleged spy was held", "a spy was held", id="alleged"),
        pytest.param(
            unconditional, "the ferries will stop if the storm comes", "the ferries will stop", id="if at the end"
        ),
        pytest.param(
            unconditional, "If the storm comes, ferries will stop", "Ferries will stop", id="if at the beginning"
        ),
        pytest.param(unconditional, "nobody has asked him to say if he knew it", None, id="asked if"),
        pytest.param(as_fact, "the board will elect a chairman", "the board elected a chairman", id="will"),
        pytest.param(as_fact, "Hale plans to meet them", "Hale met them", id="plans to"),
        pytest.param(as_fact, "the board will elect a chairman next week", None, id="left alone beside next week"),
        pytest.param(as_fact, "he imposed its will in the harbour", None, id="a will"),
        pytest.param(foreseen_as_fact, "the city would pay the bill", "the city had paid the bill", id="would"),
        pytest.param(refigured, "14 warnings were ignored", "16 warnings were ignored", id="figure"),
        pytest.param(refigured, "in 2014 and on March 3", None, id="years and days are no figures"),
        pytest.param(remeasured, "it cost $4.2 million", "it cost $4.2 billion", id="size"),
        pytest.param(remeasured, "it lasted six months", "it lasted six weeks", id="unit"),
        pytest.param(redated, "it closed on Monday", "it closed on Tuesday", id="weekday"),
        pytest.param(redated, "it closed in May", None, id="May alone may be a verb"),
        pytest.param(redated, "it closed on March 3", "it closed on March 4", id="day"),
    ],
)
def test_edits(maker: Maker, words: str, wanted: str | None) -> None:
    made = [edit.apply(words) for edit in maker(words)]
    assert wanted in made if wanted else not made


@pytest.mark.parametrize(
    ("function", "word", "form"),
    [
        (past, "carry", "carried"),
        (past, "stop", "stopped"),
        (past, "meet", "met"),
        (third, "deny", "denies"),
        (third, "go", "goes"),
    ],
)
def test_forms_of_verbs(function: object, word: str, form: str) -> None:
    assert callable(function)
    assert function(word) == form


def test_the_verb_of_a_gerund() -> None:
    assert [base_of(word) for word in ("lying", "hiding", "ignoring", "cutting")] == ["lie", "hide", "ignore", "cut"]


def test_only_names_keep_their_capital() -> None:
    assert lowered("The wall broke") == "the wall broke"
    assert lowered("Brell waits") == "Brell waits"


def test_people_by_full_and_last_name() -> None:
    known = people(HARBOUR)
    assert known["Hale"].full == "Thomas Hale"
    assert known["Ferro"].gender == "she"
    assert person_at_end("Brell mayor Anna Ferro (D)", known) == known["Ferro"]
    assert person_at_end("a spokesman for Anna Ferro", known) is None
    assert person_at_end("the former aide to Mr. Hale", known) is None


def test_material_of_an_article(world: World) -> None:
    said = [(one.kind, one.speaker.last if one.speaker else None, one.words) for one in sayings(world.story)]
    assert ("reported", "Hale", "the repairs would cost $4.2 million and last six months") in said
    assert ("told", "Hale", "accused the city of hiding the report for two years") in said
    assert ("quotation", "Ferro", "The good people of Brell deserve the truth about this harbour") in said
    assert ("own", None, "The board will elect a new chairman on Friday") in said


def test_faithful_lines_have_the_words_of_the_articles(world: World) -> None:
    made = lines(world.story)
    assert len(made) >= 8
    for line in made:
        for start, end in line.quoted():
            for part in line.words[start:end].split("…"):
                assert world.says(part.replace("[…]", "").replace("...", "")), line.text


def test_every_class_has_groups_of_rules() -> None:
    assert CLASSES.keys() == NATURAL.keys()
    assert all(set(groups) <= set("QSCNUI") for groups in NATURAL.values())


@pytest.mark.parametrize("kind", sorted(set(CLASSES) - {"quote-stitched"}))
def test_each_class_is_made_and_borne_out_by_no_article(world: World, kind: str) -> None:
    made = list(faults(world, kinds=(kind,), most=9, rare=9))
    assert made, kind
    for one in made:
        assert one.faulty.text != one.faithful.text
        assert one.span.of(one.faulty.text).strip()
        if one.faulty.is_quotation and kind not in ("quote-other-speaker", "outlet-swapped", "quote-paraphrase"):
            assert not world.says(one.faulty.words)


def test_the_same_at_every_run(world: World) -> None:
    again = World(world.story, world.other)
    assert [one.faulty.text for one in faults(world)] == [one.faulty.text for one in faults(again)]


def test_an_accusation_becomes_a_fact(world: World) -> None:
    assert any("The city hid the report for two years" in after for _, after in of_kind(world, "allegation-as-fact"))


def test_a_swapped_speaker_said_something_else(world: World) -> None:
    for before, after in of_kind(world, "quote-other-speaker"):
        assert ("Lund" in before) != ("Lund" in after) or ("Hale" in before) != ("Hale" in after)


def test_quotations_far_apart_are_stitched() -> None:
    filler = " ".join(["The harbour was quiet for most of the day, and little happened there."] * 12)
    text = (
        "“The wall is older than the city itself,” said Anna Ferro, the mayor.\n\n"
        f"{filler}\n\n“Nobody will be blamed before winter comes,” said Ms. Ferro."
    )
    (one, *_) = faults(World(story("invented-3", text)), kinds=("quote-stitched",))
    assert "itself. Nobody" in one.faulty.text or "comes. The wall" in one.faulty.text


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("american", "“It’s a “wall”,” he said — twice."),
        ("straight", '"It\'s a "wall"," he said — twice.'),
        ("british", "‘It’s a ‘wall’’, he said – twice."),
    ],
)
def test_typography(style: str, wanted: str) -> None:
    assert restyled("“It's a “wall”,” he said — twice.", style) == wanted


def test_what_changed_is_whole_words() -> None:
    assert changed("It cost 14 pounds.", "It cost 16 pounds.").of("It cost 16 pounds.") == "16"
    assert changed("He did not go.", "He did go.").of("He did go.").strip()


def test_a_line_is_written_again_from_its_parts() -> None:
    saying = Saying("s", 0, Span(0, 4), "quotation", "We waited")
    line = Line("inverted", "We waited", saying, "Anna Ferro")
    assert line.text == "“We waited,” said Anna Ferro."
    assert line._replace(form="before").text == "Anna Ferro said: “We waited.”"
    assert line._replace(form="middle", words="We waited there. Then we left").text == (
        "“We waited there,” Anna Ferro said. “Then we left.”"
    )


def test_no_fault_where_nothing_applies() -> None:
    alone = World(
        story("invented-4", "The market of Brell opened early and the stalls were full of fresh fish and bread.")
    )
    draw = random.Random(1)
    for kind in ("quote-word-changed", "speaker-swapped", "outlet-swapped", "figure-changed", "one-origin"):
        assert all(CLASSES[kind](line, alone, draw) is None for line in alone.lines)
