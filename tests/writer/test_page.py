"""What a language model may do to a page: word it more plainly, and nothing else."""

import re
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.errors import InputError, WriterError
from pressreview.model import Audit, Review
from pressreview.views import html, json, markdown
from pressreview.writer import Message, worded
from pressreview.writer.records import WORDED
from tests.draft.newsroom import ARTICLES
from tests.writer import made

FIRE = (
    "Twelve people were hurt when a grain ship caught fire at Halden's main pier, hospital director Jon Sund said on"
    " Wednesday, The Courier reported."
)
BRANDIS = "Fire chief Olaf Brandis said the ship would not be moved before the hold is sealed, Norpress reported."
HOLT = "{Q1}, said Pia Holt, who sells herring on the pier, The Courier reported."
MINISTRY = (
    "The transport ministry denied that the ship had been allowed to load without an inspection, Norpress reported."
)
MARROW = "Marrow said the ship was probably overloaded, according to The Courier."


def answer(*sentences: tuple[str, Sequence[object]]) -> str:
    rows = [{"text": text, "records": list(records)} for text, records in sentences]
    return msgspec.json.encode({"sentences": rows}).decode()


class Model:
    """Gives one answer after another, and keeps what it was told."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.told: list[Sequence[Message]] = []

    def __call__(self, messages: Sequence[Message]) -> str:
        self.told.append(messages)
        return self.answers.pop(0)


def page(*sentences: tuple[str, Sequence[object]]) -> Review:
    return worded(made.review(), ARTICLES, writer="model-1", ask=Model(answer(*sentences)), check=made.check)


def written(review: Review) -> list[str]:
    return [one.text for section in review.sections for one in section.sentences if one.writer is not None]


@pytest.mark.parametrize(
    ("sentence", "records", "printed"),
    [
        pytest.param(FIRE, [1], FIRE, id="as it is"),
        pytest.param(
            "On Wednesday, hospital director Jon Sund said twelve people were hurt when a grain ship caught fire at Halden's main pier, The Courier reported.",
            [1],
            "On Wednesday, hospital director Jon Sund said twelve people were hurt when a grain ship caught fire at Halden's main pier, The Courier reported.",
            id="the speaker first",
        ),
        pytest.param(
            HOLT, [3], "“The pier was like a furnace,” said Pia Holt, who sells herring on the pier, The Courier reported.",
            id="a quotation by its id",
        ),
        pytest.param(
            'Pia Holt, who sells herring on the pier, said: "{q1}" according to The Courier.', ["R3"],
            "Pia Holt, who sells herring on the pier, said: “The pier was like a furnace” according to The Courier.",
            id="marks typed around an id",
        ),
        pytest.param(
            '"The pier was like a furnace," said Pia Holt, who sells herring on the pier, according to The Courier', ["3"],
            "“The pier was like a furnace,” said Pia Holt, who sells herring on the pier, according to The Courier.",
            id="a quotation typed word for word, and no full stop",
        ),
        pytest.param(
            f"{BRANDIS.removesuffix(', Norpress reported.')}, while the transport ministry denied that it had been allowed to load without an inspection, Norpress reported.",
            [2, 7],
            "Fire chief Olaf Brandis said the ship would not be moved before the hold is sealed, while the transport ministry denied that it had been allowed to load without an inspection, Norpress reported.",
            id="two records in one sentence",
        ),
        pytest.param(
            "Norpress, citing the Herald, reported that harbour master Ilse Marrow said: {Q2}", [5],
            "Norpress, citing the Herald, reported that harbour master Ilse Marrow said: “The hold was never sealed, and everybody knew it.”",
            id="a chain the other way round",
        ),
        pytest.param(FIRE.replace("Twelve", "Nine"), [1], FIRE, id="a figure that check can put right"),
    ],
)  # fmt: skip
def test_what_passes(sentence: str, records: list[object], printed: str) -> None:
    found = page((sentence, records))
    assert found.dropped == ()
    assert written(found) == [printed]


@pytest.mark.parametrize(
    ("sentence", "records", "reason"),
    [
        pytest.param(FIRE, [], "no sentence with the numbers of its records", id="no record"),
        pytest.param(FIRE, [99], "names record 99, which there is not", id="unknown record"),
        pytest.param(FIRE, [1, 2, 3, 4], "more than 3 records", id="too many records"),
        pytest.param(FIRE.replace("Twelve", "Some 40"), [1], "“some”|N401", id="altered figure"),
        pytest.param(MARROW.replace("probably ", ""), [6], "leaves out “probably”", id="dropped hedge"),
        pytest.param(BRANDIS.replace(" not", ""), [2], "leaves out “not”", id="dropped negation"),
        pytest.param(MINISTRY.replace("denied", "said"), [7], "leaves out “denied”", id="a denial made a statement"),
        pytest.param(MARROW.replace(" probably", " not probably"), [6], "“not”", id="negation put in"),
        pytest.param(
            "{Q2}, harbour master Ilse Marrow told Norpress, according to the Herald.", [5], "has the Herald repeat Norpress",
            id="the chain turned around",
        ),
        pytest.param(
            "{Q2}, the Herald reported, citing Norpress, harbour master Ilse Marrow said.", [5], "cites the outlet that cites",
            id="the chain turned around, in other words",
        ),
        pytest.param(
            "The pier told Pia Holt, who sells herring, {Q1}, The Courier reported.", [3], "“told”", id="who told whom"
        ),
        pytest.param(BRANDIS.replace("Olaf Brandis", "Jon Sund"), [2], "“jon”", id="another speaker"),
        pytest.param(BRANDIS.replace("Norpress", "The Courier"), [2], "“courier”", id="another outlet"),
        pytest.param(BRANDIS.replace(", Norpress reported", ""), [2], "does not name Norpress", id="no outlet"),
        pytest.param(
            "The ship would not be moved before the hold is sealed, Norpress reported.", [2], "does not name Olaf Brandis",
            id="no speaker",
        ),
        pytest.param(
            "Halden's main pier caught fire when a grain ship hurt twelve people, hospital director Jon Sund said, The Courier reported.",
            [1], "turns the words of record 1 around", id="who did what to whom",
        ),
        pytest.param("{Q1}, said Olaf Brandis, Norpress reported.", [2], "Q1, which is no quotation", id="foreign quotation"),
        pytest.param(f"{{Q1}} {HOLT}", [3], "more than one sentence|twice", id="a quotation twice"),
        pytest.param(
            "“The pier was a furnace,” said Pia Holt, who sells herring on the pier, The Courier reported.", [3],
            "quotation marks around words that are no quotation", id="typed quotation, altered",
        ),
        pytest.param(
            "Fire chief Olaf Brandis said “the ship would not be moved before the hold is sealed”, Norpress reported.", [2],
            "quotation marks around words", id="reported speech put in marks",
        ),
        pytest.param(f"{FIRE} {FIRE}", [1], "more than one sentence", id="two sentences"),
        pytest.param(FIRE[:-1] + "?", [1], "is no statement", id="a question"),
        pytest.param(f"<script>alert(1)</script>{FIRE}", [1], "'<', which is no mark of plain text", id="script"),
        pytest.param(f"{FIRE[:-1]} [more](http://evil.example/x).", [1], "which is no mark", id="Markdown link"),
        pytest.param(f"{FIRE[:-1]} at evil.example.", [1], "something like a link", id="bare address"),
        pytest.param(f"\x1b[31m{FIRE}", [1], "no mark of plain text", id="terminal escape"),
        pytest.param(f"\u202e{FIRE}", [1], "no mark of plain text", id="text turned around"),
        pytest.param(FIRE.replace("Twelve", "Twelve **very**"), [1], "no mark of plain text", id="Markdown"),
        pytest.param(FIRE[:-1] + " again" * 200 + ".", [1], "longer than 600 characters", id="too long"),
        pytest.param(FIRE.replace("people", "innocent people"), [1], "“innocent”", id="a judgement"),
        pytest.param(BRANDIS.replace("sealed", "sealed while the ship is sealed"), [2], "“ship” more often", id="said twice"),
        pytest.param("It burned, Jon Sund said, The Courier reported.", [1], "", id="next to nothing"),
        pytest.param(
            "The ship was sealed, Olaf Brandis said, Norpress reported.", [2], "leaves out", id="hardly any of its record"
        ),
        pytest.param("", [1], "", id="empty"),
        pytest.param("{Q3}", [8], "", id="a quotation alone"),
    ],
)  # fmt: skip
def test_what_is_dropped_and_the_reviews_own_sentence_stands(sentence: str, records: list[object], reason: str) -> None:
    found = page((sentence, records))
    assert written(found) == []
    assert found.sections == made.review().sections
    (told,) = found.dropped
    assert told.startswith("model-1: ")
    assert msgspec.json.decode(msgspec.json.encode(told)).isprintable()
    assert re.search(reason, told)


WORDS = st.sampled_from(
    ["{Q1}", "{Q2}", "{Q9}", "“", "”", '"', "’s", "x's's", "the", "pier", "ship", "Olaf", "Brandis", "said", ",", ".", "not", "The Courier", "Norpress", "reported", "2,000", "U.S.", "{", "}", "[Q1]", "(", "\u200b", "\n", "Pia Holt", "citing"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=12), st.lists(st.integers(-1, 11), max_size=4))
def test_nothing_that_a_model_says_stops_the_page(words: list[str], records: list[int]) -> None:
    found = page((" ".join(words), records))
    assert all(told.isprintable() for told in found.dropped)
    assert len(written(found)) + len(found.dropped) == 1


def test_what_check_cannot_read_is_dropped() -> None:
    def check(text: str, names: Sequence[str]) -> Audit:
        raise InputError("it is no English prose")

    found = worded(made.review(), ARTICLES, writer="m", ask=Model(answer((FIRE, [1]))), check=check)
    assert found.sections == made.review().sections
    assert found.dropped[0].endswith("it is no English prose")


def test_everything_that_the_model_does_not_carry_stands_as_it_was() -> None:
    found, before = page((HOLT, [3]), ("Nonsense.", [6])), made.review()
    by_name = {section.name: section for section in found.sections}
    for section in before.sections:
        if section.name not in WORDED:
            assert by_name[section.name] == section
    kept = {one.text for section in found.sections for one in section.sentences}
    lost = [one.text for section in before.sections for one in section.sentences if one.text not in kept]
    assert len(lost) == 1
    assert lost[0].startswith("“The pier was like a furnace,”")
    (sentence,) = [one for section in found.sections for one in section.sentences if one.writer == "model-1"]
    assert [citation.outlet for citation in sentence.citations] == ["The Courier"]


def test_a_record_is_told_once() -> None:
    found = page((FIRE, [1]), (FIRE, [1]))
    assert written(found) == [FIRE]
    assert "says again what an earlier sentence says" in found.dropped[0]


def test_quotations_are_slices_of_the_article() -> None:
    (sentence,) = [one for section in page((HOLT, [3])).sections for one in section.sentences if one.writer]
    (slice_,) = [piece for piece in sentence.pieces if piece.quoted]
    assert slice_.article is not None
    assert slice_.span is not None
    assert slice_.span.of(ARTICLES[slice_.article].text) == "The pier was like a furnace"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{answer}", id="bare"),
        pytest.param("```json\n{answer}\n```", id="in a code fence"),
        pytest.param("<think>[1] {{hm}}</think>\nHere it is:\n{answer}\nAnything else?", id="with thoughts around it"),
    ],
)
def test_the_json_of_an_answer_is_found(text: str) -> None:
    model = Model(text.replace("{answer}", answer((FIRE, [1]))))
    assert written(worded(made.review(), ARTICLES, writer="m", ask=model, check=made.check)) == [FIRE]


def test_a_list_without_a_frame_will_do_and_entries_that_are_no_sentences_are_told() -> None:
    rows = [{"text": FIRE, "records": [1], "section": "lead"}, "x", {"text": 1}, {"text": FIRE, "records": [True]}]
    model = Model(msgspec.json.encode(rows).decode())
    found = worded(made.review(), ARTICLES, writer="m", ask=model, check=made.check)
    assert written(found) == [FIRE]
    assert len(found.dropped) == 3


def test_a_model_that_does_not_stop_is_stopped() -> None:
    found = page(*[("Nonsense.", [1])] * 100)
    assert found.dropped[0] == "model-1: 73 sentences beyond 3 a record"
    assert len(found.dropped) == 28


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("I'm sorry, I can't help with that.", id="prose"),
        pytest.param('{"sentences": [{"text": "cut sho', id="cut short"),
        pytest.param('{"sentences": {}}', id="wrong schema"),
        pytest.param('{"sentences": []}', id="nothing"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("[" * 100_000 + "]" * 100_000, id="deep and closed"),
    ],
)
def test_an_answer_that_cannot_be_used_is_asked_for_once_more(bad: str) -> None:
    model = Model(bad, answer((FIRE, [1])))
    assert written(worded(made.review(), ARTICLES, writer="m", ask=model, check=made.check)) == [FIRE]
    hopeless = Model(bad, bad, answer((FIRE, [1])))
    with pytest.raises(WriterError, match="the writer's answer"):
        worded(made.review(), ARTICLES, writer="m", ask=hopeless, check=made.check)
    assert len(hopeless.told) == 2


def test_what_will_not_pass_is_not_asked_again() -> None:
    asked: list[int] = []

    def ask(_: Sequence[Message]) -> str:
        asked.append(1)
        raise WriterError("no key")

    with pytest.raises(WriterError, match="no key"):
        worded(made.review(), ARTICLES, writer="m", ask=ask, check=made.check)
    assert len(asked) == 1


def test_the_model_is_told_the_records_as_data_and_nothing_of_its_orders_comes_from_them() -> None:
    model = Model(answer((FIRE, [1])))
    worded(made.review(), ARTICLES, writer="m", ask=model, check=made.check)
    ((system, user),) = model.told
    assert (system.role, user.role) == ("system", "user")
    assert "never instructions" in system.content
    rows = msgspec.json.decode(user.content)["records"]
    assert [row["record"] for row in rows] == list(range(1, 10))
    assert rows[2]["quotations"] == {"Q1": "The pier was like a furnace"}
    assert rows[5]["keep"] == ["probably"]
    assert not any(word in system.content for word in ("Halden", "Brandis", "Norpress"))


def test_the_page_says_who_worded_it() -> None:
    found = page((FIRE, [1]), (HOLT, [3]))
    said = "Worded by model-1, a language model: 2 of the 9 sentences"
    assert said in markdown.render(found, ARTICLES)
    assert said in html.render(found, ARTICLES)
    writers = [one["writer"] for section in json.review(found)["sections"] for one in section["sentences"]]
    assert writers.count("model-1") == 2
    plain = made.review()
    assert "language model" not in markdown.render(plain, ARTICLES) + html.render(plain, ARTICLES)
