from bench.entities import by_rules, counted, typed
from pressreview.model import Span

TEXT = "“Ada Low” met the Lorem Bank at Dolor Airport in Amet."


def _at(words: str, kind: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), kind


def test_an_entity_is_right_with_its_extent_and_type_but_for_outer_punctuation() -> None:
    gold = {_at("Ada Low", "person"), _at("Lorem Bank", "organisation"), _at("Amet", "place")}
    found = {_at("“Ada Low”", "person"), _at("the Lorem Bank", "organisation"), _at("Amet", "organisation")}
    here, there = counted(TEXT, found, gold, types=("person", "place", "organisation"), merged=False)
    assert here & there == {_at("Ada Low", "person")}
    assert (len(here), len(there)) == (3, 3)


def test_a_facility_is_a_place_where_they_are_merged() -> None:
    gold, found = {_at("Dolor Airport", "facility")}, {_at("Dolor Airport", "place")}
    assert counted(TEXT, found, gold, types=("place",), merged=False) == (found, set())
    assert counted(TEXT, found, gold, types=("place",), merged=True) == (found, found)


def test_events_and_other_things_are_one_type() -> None:
    assert typed([(Span(0, 3), "event"), (Span(4, 6), "other"), (Span(7, 9), "group")]) == {
        (0, 3, "event/other"),
        (4, 6, "event/other"),
        (7, 9, "group"),
    }


def test_rules_give_no_type_to_what_is_unknown() -> None:
    assert all(kind in ("person", "organisation", "place", "group") for _, _, kind in by_rules([TEXT])[0])
