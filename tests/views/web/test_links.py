"""Addresses and file names: no two names share one, and none leads anywhere else."""

from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.views.web.links import FileLinks, Links

SERVED, FILES = Links(), FileLinks()
ODD = (
    "", ".", "..", "../x", "a/b", "a//b", "/a", "//evil.example", "a?b", "a#b", "a%2Fb", "a%b", "x.json", ".json", "x.json.json",
    "x.JSON", "a\\b", " ", "a b", "a+b", "a&b=c", "é", "e\u0301", "É", "ß", "SS", "字", "漢", "😀", "\0", "\n", "\u202e", "-", "--",
    "index", "speakers", "n" * 10_000, "n" * 9_999, "Anna", "anna", "ANNA", "an na", "an-na", "http://x", "javascript:x",
)  # fmt: skip
names = st.sampled_from(ODD) | st.text(max_size=40)


def read_back(address: str) -> tuple[str, str]:
    """The page and the name that a browser and the server make of an address."""
    whole = urlsplit(urljoin("http://here.example/story/x", address))
    assert whole.netloc == "here.example"
    path = unquote(whole.path)
    page, name = path[: path.index("/", 1)], path[path.index("/", 1) + 1 :]
    return page, name or parse_qs(whole.query, keep_blank_values=True)["name"][0]


@given(names)
def test_an_address_gives_its_name_back(name: str) -> None:
    for address, page in ((SERVED.speaker(name), "/speaker"), (SERVED.outlet(name), "/outlet")):
        assert read_back(address) == (page, name)
        assert not urlsplit(address).path.endswith(".json")
        assert address.isascii()
        twin = SERVED.twin(address)
        assert urlsplit(twin).path == urlsplit(address).path + ".json"
        assert urlsplit(twin).query == urlsplit(address).query


@pytest.mark.parametrize("name", ODD)
def test_a_further_page_of_an_outlet(name: str) -> None:
    address = SERVED.outlet(name, 3)
    assert read_back(address) == ("/outlet", name)
    assert parse_qs(urlsplit(address).query)["page"] == ["3"]


def test_the_twin_of_the_first_page() -> None:
    assert SERVED.twin("/") == "/index.json"
    assert SERVED.twin("/?page=2") == "/index.json?page=2"
    assert SERVED.twin("/search?q=a?b") == "/search.json?q=a?b"


def test_distinct_names_are_distinct_files() -> None:
    for link in (FILES.speaker, FILES.outlet):
        made = [link(name) for name in ODD]
        assert len({one.casefold() for one in made}) == len(ODD)


@given(names, names)
def test_no_two_names_share_a_file(one: str, other: str) -> None:
    assert (FILES.speaker(one) == FILES.speaker(other)) == (one == other)
    assert FILES.speaker(one) != FILES.outlet(other)


@given(names)
def test_a_file_name_is_plain(name: str) -> None:
    for made in (FILES.speaker(name), FILES.outlet(name)):
        assert made.isascii()
        assert len(made) < 100
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        assert made.endswith(".html")
        assert FILES.twin(made) == made.removesuffix(".html") + ".json"
        assert made not in (FILES.speakers(), FILES.outlets(), FILES.home(), FILES.forecasts())


def test_two_hundred_thousand_names_without_a_plain_letter_share_no_file() -> None:
    made = {FILES.speaker(chr(0x4E00 + n % 20_000) + chr(0x4E00 + n // 20_000)) for n in range(200_000)}
    assert len(made) == 200_000


def test_every_other_page_is_one_file() -> None:
    links = {
        FILES.home(), FILES.home(2), FILES.home(every=True), FILES.speakers(2), FILES.outlets(), FILES.forecasts(),
        FILES.story("sto1-1"), FILES.story("sto1-1", "claims"), FILES.story("sto1-1", "next"), FILES.article("art1-1"),
        FILES.claim("cla1-1"), FILES.asset("site.css"),
    }  # fmt: skip
    assert links == {
        "index.html", "speakers.html", "outlets.html", "forecasts.html", "story-sto1-1.html", "story-sto1-1-claims.html",
        "story-sto1-1-next.html", "article-art1-1.html", "claim-cla1-1.html", "site.css",
    }  # fmt: skip
