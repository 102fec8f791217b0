"""Conflicts side by side: the words as they stand, the earlier side first, each once."""

from pressreview.views import pictures
from tests.views.pictures.drawn import drawn, is_safe
from tests.views.pictures.invented import ODD, Newsroom, Told, href


def newsroom(first: str = "The Herald", second: str = "The Bell", third: str = "The Mail") -> Newsroom:
    return Newsroom(
        Told(outlet=first, words="that 12 people died.", day=2, via=("Interlan",)),
        Told(outlet=second, words="The police counted 15 dead.", day=1, speaker=None),
        Told(outlet=third, words="that 15 people died.", day=None),
    )


def found(room: Newsroom) -> pictures.Opposites:
    twelve, fifteen, again = room.passage(0, "12"), room.passage(1, "15"), room.passage(2, "15")
    claims = [
        room.claim("cla1-a", 0, conflicts=(
            room.conflict("figure", "cla1-b", twelve, fifteen),
            room.conflict("figure", "cla1-c", twelve, again),
            room.conflict("denial", "cla1-c", room.passage(0), room.passage(2)),
            room.conflict("denial", "cla1-gone", twelve, again),
        )),
        room.claim("cla1-b", 1, conflicts=(room.conflict("figure", "cla1-a", fifteen, twelve),)),
        room.claim("cla1-c", 2),
    ]  # fmt: skip
    made = pictures.opposites(claims, room.articles, room.readings, href=href)
    assert made is not None
    return made


def test_both_sides_quoted_with_what_differs() -> None:
    figures, denied = found(newsroom()).found
    assert (figures.label, figures.reason) == ("The figures", "15 against 12")
    here, there = figures.here, figures.there
    assert (here.before, here.marked, here.after) == ("The police counted ", "15", " dead.")
    assert (here.outlet, here.day, here.speaker, here.href) == ("The Bell", "2 March 2026", None, "/claims/cla1-b")
    assert (there.before, there.marked, there.after) == ("Ada Quill said: that ", "12", " people died.")
    assert there.speaker == "Ada Quill, through Interlan"
    assert (denied.label, denied.reason) == ("Said and denied", "one says it, the other calls it untrue")
    assert denied.there.day is None


def test_the_same_figures_are_one_conflict() -> None:
    assert found(newsroom()).found[0].also == ("The Herald, 3 March 2026 and The Mail",)


def test_no_conflict_no_drawing() -> None:
    room = newsroom()
    assert pictures.opposites([room.claim("cla1-a", 0)], room.articles, room.readings, href=href) is None


def test_beyond_twelve_they_are_counted() -> None:
    room = Newsroom(*(Told(outlet=f"O{number}", words=f"that {number + 10} people died.") for number in range(15)))
    claims = [room.claim(f"cla1-{number}", number) for number in range(15)]
    first = room.claim("cla1-0", 0, conflicts=tuple(
        room.conflict("figure", f"cla1-{number}", room.passage(0, "10"), room.passage(number, str(number + 10)))
        for number in range(1, 15)
    ))  # fmt: skip
    made = pictures.opposites([first, *claims[1:]], room.articles, room.readings, href=href)
    assert made is not None
    assert (len(made.found), made.beyond) == (12, 2)


def test_a_sentence_without_end_is_cut_between_words() -> None:
    long = f"that {'never ' * 80}12 people {'ever ' * 80}died."
    room = Newsroom(Told(outlet="A", words=long), Told(outlet="B", words="that 15 people died."))
    claims = [
        room.claim("cla1-a", 0, conflicts=(room.conflict("figure", "cla1-b", room.passage(0, "12"), room.passage(1, "15")),)),
        room.claim("cla1-b", 1),
    ]  # fmt: skip
    made = pictures.opposites(claims, room.articles, room.readings, href=href)
    assert made is not None
    here = made.found[0].here
    assert here.before.startswith("… never ")
    assert here.after.endswith(" ever …")
    assert len(here.before) < 170 > len(here.after)


def test_drawn_with_marks_and_a_way_to_each_claim() -> None:
    outline = drawn("opposites", found(newsroom()))
    assert [tag for tag, _ in outline.tags].count("mark") == 4
    assert {"/claims/cla1-a", "/claims/cla1-b", "https://p0.example/"} <= set(outline.values("href"))
    assert is_safe(drawn("opposites", found(newsroom(*ODD[:3]))))
    assert is_safe(drawn("opposites", found(newsroom(*ODD[4:7]))))
