"""Quotations given otherwise: a change is shown, quoting less is not one."""

import pytest

from pressreview.views import pictures
from tests.views.pictures.drawn import drawn, is_safe
from tests.views.pictures.invented import Newsroom, Told

SAID = "“We will never close the port before the summer ends.”"


def quoted(*words: str, speakers: tuple[str, ...] = ()) -> tuple[pictures.Quoted, ...]:
    """What comes of a claim that outlets quote in these words."""
    names = speakers or ("Ada Quill",) * len(words)
    room = Newsroom(
        *(
            Told(outlet=f"Outlet {number}", words=one, kind="direct", day=number, speaker=names[number])
            for number, one in enumerate(words)
        )
    )
    return pictures.wordings([room.claim("cla1-a", *range(len(words)))], room.articles, room.readings)


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ("“We may never close the port before the summer ends.”", ("“may” in place of “will”",)),
        ("“We will close the port before the summer ends.”", ("“never” left out",)),
        ("“We will never ever close the port before summer ends.”", ("“ever” put in", "“the” left out")),
        ("‘We will never close the port before the summer ENDS’", None),
        ("“never close the port before the summer”", None),
        ("“We will never close the port,” she said, “before the summer ends.”", None),
        ("“We will never close the port … before the summer ends. Never, I say.”", None),
        ("“Nobody asked us whether the ministers had read a letter.”", None),
        ("We may never close the port before the summer ends.", None),
    ],
    ids=[
        "a word",
        "a negation",
        "two changes",
        "other marks",
        "a part",
        "interrupted",
        "more",
        "another",
        "no quotation",
    ],
)
def test_what_counts_as_another_wording(other: str, changes: tuple[str, ...] | None) -> None:
    found = quoted(SAID, SAID, other)
    if changes is None:
        assert found == ()
        return
    (one,) = found
    assert one.speaker == "Ada Quill"
    assert one.first.outlets == ("Outlet 0", "Outlet 1")
    assert [(each.outlets, each.changes) for each in one.others] == [(("Outlet 2",), changes)]


def test_a_sentence_left_out_between_two_is_no_change() -> None:
    whole = "“We will never close the port. It rains. We will stay here until the summer ends.”"
    assert quoted(whole, "“We will never close the port,” she said. “We will stay here until the summer ends.”") == ()


def test_words_of_two_people_are_two_things() -> None:
    assert quoted(SAID, SAID.replace("will", "may"), speakers=("Ada Quill", "Jon Sund")) == ()


def test_drawn_as_insertions_and_deletions_that_are_told_too() -> None:
    outline = drawn("wordings", quoted(SAID, SAID, SAID.replace("will", "may <b>")))
    assert [tag for tag, _ in outline.tags if tag in ("ins", "del", "b")] == ["del", "ins"]
    assert any("in place of “will”" in one for one in outline.texts)
    assert is_safe(outline)
