import pytest

from pressreview.tables import load_outlets
from pressreview.tables.rows import key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("The New York Times", "The New York Times", id="own-name"),
        pytest.param("the NYT", "The New York Times", id="letters"),
        pytest.param("A.P.", "Associated Press", id="dots"),
        pytest.param("the Daily Telegraph", "The Telegraph", id="other-name"),
        pytest.param("People’s Daily", "People's Daily", id="curly"),
        pytest.param("Interfax", "Interfax", id="agency"),
    ],
)
def test_an_outlet_is_known_by_each_of_its_names(name: str, expected: str) -> None:
    outlet = load_outlets().named(name)
    assert outlet is not None
    assert outlet.name == expected


def test_outlets_that_are_not_known() -> None:
    assert load_outlets().named("Harbour Post") is None
    assert load_outlets().at("example.org") is None


def test_a_host_belongs_to_its_domain() -> None:
    outlet = load_outlets().at("edition.CNN.com")
    assert outlet is not None
    assert outlet.name == "CNN"


def test_same() -> None:
    outlets = load_outlets()
    assert outlets.same("the BBC", "BBC News")
    assert outlets.same("The Harbour Post", "Harbour Post")
    assert not outlets.same("Harbour Post", "Harbour Times")


def test_no_name_means_two_outlets() -> None:
    owner: dict[str, str] = {}
    for outlet in load_outlets():
        for name in (outlet.name, *outlet.also, *outlet.doubtful):
            assert owner.setdefault(key(name), outlet.name) == outlet.name


def test_what_is_doubtful_is_an_ordinary_word() -> None:
    time = load_outlets().named("Time magazine")
    assert time is not None
    assert "Time" in time.doubtful


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Velmoran Press Agency", "VPA", True, id="initials-of-an-unknown-outlet"),
        pytest.param("VPA", "Velmoran Press Agency", True, id="either-way-round"),
        pytest.param("The Northern Harbour Post", "NHP", True, id="without-the-article"),
        pytest.param("Harbour Post", "HP", False, id="two-letters-tell-too-little"),
        pytest.param("Velmoran Press Agency", "VPO", False, id="other-letters"),
    ],
)
def test_initials_stand_for_a_name(one: str, other: str, same: bool) -> None:
    assert load_outlets().same(one, other) is same
