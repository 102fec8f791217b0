"""Who has it from whom: layers, lanes and rows that never meet, circles, and what is not known."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Link, Origin
from pressreview.views import pictures
from pressreview.views.pictures.origin_graphs import OriginGraph
from tests.views.pictures.drawn import drawn, is_safe
from tests.views.pictures.invented import ODD, Newsroom, Told, spread

HREF = "/article/{}".format


def made(room: Newsroom, links: Sequence[Link], origins: Sequence[Origin] = ()) -> OriginGraph:
    drawing = pictures.origin_graph(room.articles, links, origins, href=HREF)
    assert drawing is not None
    return drawing


def places(drawing: OriginGraph) -> dict[str, tuple[float, float]]:
    return {one.name: (one.x, one.y) for one in drawing.nodes}


def test_whoever_repeats_stands_right_of_what_it_repeats() -> None:
    room = spread(4)
    drawing = made(
        room, [room.link(1, "Outlet 0"), room.link(2, "Outlet 1"), room.link(3, "Outlet 0"), room.link(3, "Outlet 2")]
    )
    xs = {name: x for name, (x, _) in places(drawing).items()}
    assert xs["Outlet 0"] < xs["Outlet 1"] < xs["Outlet 2"] < xs["Outlet 3"]
    assert {one.kind for one in drawing.edges} == {"plain"}
    assert "Outlet 3, 1 March 2026: cites Outlet 2" in [one.words for one in drawing.edges]


def test_a_circle_stands_in_one_layer_and_is_told() -> None:
    room = spread(4)
    links = [room.link(0, "Outlet 1"), room.link(1, "Outlet 2"), room.link(2, "Outlet 0"), room.link(3, "Outlet 2")]
    drawing = made(room, links)
    xs = {name: x for name, (x, _) in places(drawing).items()}
    assert xs["Outlet 0"] == xs["Outlet 1"] == xs["Outlet 2"] < xs["Outlet 3"]
    assert sorted(one.kind for one in drawing.edges) == ["circle"] * 3 + ["plain"]
    assert drawing.circles == ("Outlet 0, Outlet 1 and Outlet 2 name each other as the source",)
    assert drawing.circles[0] in drawing.words


def test_a_link_leads_to_what_was_out_before() -> None:
    room = Newsroom(
        Told(outlet="The Bell", words="first", day=0),
        Told(outlet="The Bell", words="second", day=2),
        Told(outlet="The Bell", words="third", day=4),
        Told(outlet="The Herald", words="it", day=3),
    )
    drawing = made(room, [room.link(3, "Bell")], [Origin(kind="own", name=None, articles=tuple(room.ids))])
    herald, bells = places(drawing)["The Herald"], [one for one in drawing.nodes if one.name == "The Bell"]
    (edge,) = drawing.edges
    assert [bool(re.search(rf" {one.y:g}H[0-9.]+$", edge.path)) for one in bells] == [False, True, False]
    assert edge.path.startswith(f"M{herald[0] - 5:g} {herald[1]:g}")


def test_a_source_that_is_no_article_is_drawn_as_one_from_outside() -> None:
    room = Newsroom(Told(outlet="The Bell", words="later", day=2), Told(outlet="The Herald", words="it", day=0))
    drawing = made(room, [room.link(1, "The Bell"), room.link(0, "Ada Quill", "statement")])
    outside = [one.name for one in drawing.nodes if one.kind == "outside"]
    assert outside == ["The Bell", "Ada Quill"]
    assert drawing.headings[0].words == "not among these articles"


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        (Origin(kind="own", name=None, articles=()), "own"),
        (Origin(kind="agency", name="Outlet 1", articles=()), "own"),
        (Origin(kind="agency", name="Outlet 0", articles=()), "repeats"),
        (Origin(kind="statement", name="Ada Quill", articles=()), "repeats"),
        (Origin(kind="unknown", name=None, articles=()), "unknown"),
    ],
    ids=["own report", "the agency itself", "from an agency", "from a statement", "not known"],
)
def test_what_a_mark_says_of_an_article(origin: Origin, kind: str) -> None:
    room = spread(2)
    begins = Origin(kind=origin.kind, name=origin.name, articles=(room.ids[1],))
    drawing = made(room, [room.link(1, "Outlet 0")], [begins])
    assert [one.kind for one in drawing.nodes if one.name == "Outlet 1"] == [kind]


def test_what_begins_nobody_knows_where_stands_together_at_the_end() -> None:
    room = spread(9)
    unknown = [Origin(kind="unknown", name=None, articles=(room.ids[number],)) for number in (1, 5, 8)]
    own = Origin(
        kind="own", name=None, articles=tuple(name for number, name in enumerate(room.ids) if number not in (1, 5, 8))
    )
    drawing = made(room, [room.link(8, "Outlet 0")], [*unknown, own])
    assert drawing.headings[-1].words == "where they begin is not known"
    assert [one.name for one in drawing.nodes if one.y > drawing.headings[-1].y] == ["Outlet 1", "Outlet 5"]
    assert "Where 3 of them begin is not known." in drawing.words


def test_days_that_are_not_known() -> None:
    room = spread(3, days=[None, None, None])
    drawing = made(room, [room.link(1, "Outlet 0"), room.link(0, "Outlet 2")])
    assert [one.words for one in drawing.headings] == ["day not known"]
    assert [one.day for one in drawing.listed] == [None, None]
    assert len(drawing.edges) == 2


def test_who_shares_text_with_whom_is_not_told_as_a_direction() -> None:
    room = spread(2)
    drawing = made(room, [room.link(1, "Outlet 0", "unknown")])
    assert [one.kind for one in drawing.edges] == ["unsure"]
    assert "shares text with Outlet 0" in drawing.edges[0].words


def test_nobody_repeats_anybody() -> None:
    room = spread(2)
    assert pictures.origin_graph(room.articles, [], [], href=HREF) is None
    assert pictures.origin_graph({}, [room.link(1, "Outlet 0")], [], href=HREF) is None


def test_an_outlet_that_names_itself_draws_no_line() -> None:
    room = spread(1)
    drawing = made(room, [room.link(0, "Outlet 0")])
    assert drawing.edges == ()
    assert len(drawing.listed) == 1


def test_forty_rows_and_the_rest_counted() -> None:
    room = spread(60)
    drawing = made(room, [room.link(number, "Outlet 50") for number in range(51, 60)])
    assert (len(drawing.nodes), drawing.beyond) == (40, 20)
    assert len(drawing.edges) == 9
    assert len(drawing.listed) == 9


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 13)), min_size=1, max_size=30))
def test_no_two_lines_to_different_places_share_their_way(pairs: list[tuple[int, int]]) -> None:
    room = spread(12)
    drawing = pictures.origin_graph(
        room.articles, [room.link(one, f"Outlet {other}") for one, other in pairs], [], href=HREF
    )
    assert drawing is not None
    rows = [one.y for one in drawing.nodes]
    assert len(set(rows)) == len(rows)
    assert all(drawing.names < one.x < drawing.width and one.y < drawing.height for one in drawing.nodes)
    lanes: dict[float, list[tuple[float, float, str]]] = {}
    for edge in drawing.edges:
        found = re.search(r"Q([\d.]+) ([\d.]+).*V.*Q[\d.]+ ([\d.]+)", edge.path)
        assert found is not None
        lane, start, end = map(float, found.groups())
        lanes.setdefault(lane, []).append((min(start, end), max(start, end), f"{edge.head} {edge.kind == 'circle'}"))
    for ways in lanes.values():
        assert lanes.keys().isdisjoint({one.x for one in drawing.nodes})
        for top, bottom, head in ways:
            assert all(head == other or bottom < above or below < top for above, below, other in ways)


def test_drawn_with_the_list_that_says_the_same() -> None:
    room = spread(3)
    drawing = made(room, [room.link(1, "Outlet 0"), room.link(2, "Reuters", "agency")])
    outline = drawn("origin_graph", drawing)
    assert any("The same stands in the list." in one for one in outline.values("aria-label"))
    assert "cites Outlet 0 (named as a source)" in outline.texts
    assert "supplied by Reuters (named as a source)" in outline.texts
    assert [tag for tag, _ in outline.tags].count("polygon") == 2
    assert outline.values("href") == [f"/article/{room.ids[1]}", f"/article/{room.ids[2]}"]


def test_hostile_names_stay_text_and_in_their_room() -> None:
    room = spread(len(ODD), names=ODD.__getitem__)
    links = [room.link(number, ODD[number - 1]) for number in range(len(ODD))]
    drawing = made(room, links)
    assert is_safe(drawn("origin_graph", drawing))
    assert max(len(one.name) for one in drawing.nodes if not one.name.startswith("a\u0301")) <= 22
    assert max(len(one.outlet) for one in drawing.listed) <= 161
