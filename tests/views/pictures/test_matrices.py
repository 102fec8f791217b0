"""Outlets by claims: which mark stands in which cell, what it is called, and what has no room."""

import pytest

from pressreview.model import Claim
from pressreview.views import pictures
from pressreview.views.pictures.matrices import Matrix
from tests.views.pictures.drawn import drawn, is_safe
from tests.views.pictures.invented import ODD, Newsroom, Told, href, spread


def made(room: Newsroom, *claims: Claim) -> Matrix:
    drawing = pictures.matrix(claims, room.articles, room.readings, href=href)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize(
    ("told", "kind", "words"),
    [
        (Told(outlet="The Bell", words="that 12 died."), "flat", "The Bell, 1 March 2026: Ada Quill, flatly"),
        (Told(outlet="The Bell", words="that 12 died.", band="likely"), "hedged", "The Bell, 1 March 2026: Ada Quill, likely"),
        (
            Told(outlet="The Bell", words="that 12 died.", band="unknown", via=("Interlan",), day=None),
            "hedged",
            "The Bell: Ada Quill, through Interlan, with a hedge",
        ),
        (
            Told(outlet="The Bell", words="Twelve people died.", speaker=None),
            "own",
            "The Bell, 1 March 2026, in its own voice, flatly",
        ),
        (
            Told(outlet="The Bell", words="Twelve people probably died.", speaker=None),
            "own-hedged",
            "The Bell, 1 March 2026, in its own voice, likely",
        ),
        (
            Told(outlet="The Bell", words="that 12 died.", polarity="negative"),
            "denied",
            "The Bell, 1 March 2026: Ada Quill, denied",
        ),
    ],
    ids=["flat", "likely", "hedged", "own voice", "own voice, hedged", "denied"],
)  # fmt: skip
def test_how_an_outlet_has_a_claim(told: Told, kind: str, words: str) -> None:
    room = Newsroom(Told(outlet="The Herald", words="that 12 people died."), told)
    drawing = made(room, room.claim("cla1-a", 0, 1))
    (row,) = drawing.rows
    cells = dict(zip((one.name for one in drawing.columns), row.cells, strict=True))
    assert [(one.kind, one.words) for one in cells["The Bell"]] == [(kind, words)]
    assert kind in dict(drawing.kinds)


def test_a_claim_that_is_a_denial_is_had_as_such() -> None:
    room = Newsroom(*(Told(outlet=name, words="that anybody died.", polarity="negative") for name in ("A", "B")))
    (row,) = made(room, room.claim("cla1-a", 0, 1)).rows
    assert [[one.kind for one in cell] for cell in row.cells] == [["flat"], ["flat"]]


def test_those_on_the_other_side_stand_in_the_row() -> None:
    room = Newsroom(
        Told(outlet="The Herald", words="that 12 people died."),
        Told(outlet="The Bell", words="that 15 people died."),
        Told(outlet="The Herald", words="that nobody died."),
        Told(outlet="The Mail", words="that it rained."),
    )
    here = room.passage(0, "12")
    first = room.claim(
        "cla1-a",
        0,
        origins=2,
        conflicts=(
            room.conflict("figure", "cla1-b", here, room.passage(1, "15")),
            room.conflict("denial", "cla1-c", here, room.passage(2)),
            room.conflict("denial", "cla1-gone", here, here),
        ),
    )
    drawing = made(room, room.claim("cla1-d", 3), room.claim("cla1-b", 1), first, room.claim("cla1-c", 2))
    row = drawing.rows[0]
    assert row.href == "/claims/cla1-a"
    assert row.conflicts == ("The figures", "Said and denied")
    cells = dict(zip((one.name for one in drawing.columns), row.cells, strict=True))
    assert [one.kind for one in cells["The Herald"]] == ["flat", "denied"]
    assert [(one.kind, one.words) for one in cells["The Bell"]] == [
        ("against", "The Bell, 1 March 2026: Ada Quill: 15, not 12")
    ]
    assert cells["The Mail"] == ()
    assert "Contradicted: 1." in drawing.words


def test_best_corroborated_first_and_fifteen_of_them() -> None:
    room = spread(20)
    claims = [room.claim(f"cla1-{number}", *range(number + 1), origins=number % 2) for number in range(20)]
    drawing = made(room, *claims)
    assert [row.href.rsplit("-")[-1] for row in drawing.rows][:3] == ["19", "17", "15"]
    assert (len(drawing.rows), drawing.beyond) == (15, 5)


def test_outlets_beyond_twelve_are_counted() -> None:
    room = spread(60)
    drawing = made(room, room.claim("cla1-a", *range(20)), room.claim("cla1-b", 59))
    assert (len(drawing.columns), drawing.rest) == (12, 48)
    assert [row.rest for row in drawing.rows] == [8, 1]
    assert all(len(row.cells) == 12 for row in drawing.rows)
    assert "60 outlets" in drawing.words


def test_the_guardian_and_guardian_are_one() -> None:
    room = Newsroom(*(Told(outlet=name, words="that 12 people died.") for name in ("The Guardian", "guardian")))
    drawing = made(room, room.claim("cla1-a", 0, 1))
    assert [one.name for one in drawing.columns] == ["The Guardian"]


def test_without_claims_there_is_no_table() -> None:
    assert pictures.matrix([], {}, {}, href=href) is None


def test_is_its_own_data_table() -> None:
    room = spread(20)
    drawing = made(room, room.claim("cla1-a", *range(8)), room.claim("cla1-b", 9))
    outline = drawn("matrix", drawing)
    tags = [tag for tag, _ in outline.tags]
    assert tags.count("tr") == 3
    assert tags.count("td") == 2 * 13
    assert [one["scope"] for tag, one in outline.tags if tag == "th"] == ["col"] * 14 + ["row"] * 2
    assert "/claims/cla1-a" in outline.values("href")
    assert outline.texts.count("not there") + outline.texts.count("none") == 2 * 13 - 9
    marks = [one for tag, one in outline.tags if tag == "svg" and one.get("role") == "img"]
    assert len(marks) == 9
    assert all(one["aria-label"] for one in marks)


def test_hostile_names_stay_text() -> None:
    room = spread(len(ODD), names=ODD.__getitem__)
    outline = drawn("matrix", made(room, room.claim("cla1-a", *range(len(ODD)))))
    assert is_safe(outline)
    assert max(map(len, outline.texts)) < 250
