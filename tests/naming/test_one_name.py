"""One name for each person of a story: given where it is beyond doubt, and nothing else changed."""

from collections.abc import Iterator

import msgspec
import pytest

from pressreview.config import CorroborateSettings
from pressreview.corroborate import corroborate
from pressreview.model import Article, Attribution, Mention, Reading, Span, Speaker, Story, independent
from pressreview.model.reading import EntityKind
from pressreview.naming import in_full, with_one_name

ARTICLES: dict[str, Article] = {}


def said(
    *names: str, kind: EntityKind = "person", text: str = "It rained.", outlet: str = "The Bell", at: int = 0
) -> Reading:
    """A reading in which each of `names` is a speaker and mentioned."""
    article = Article.of(f"{outlet}: {text}", outlet=outlet)
    ARTICLES[article.id] = article
    return Reading(
        article=article.id,
        attributions=tuple(
            Attribution(
                id=f"att1-{outlet}-{number}",
                kind="indirect",
                confidence=1.0,
                speaker=Speaker(name=name, kind=kind),
                source=(Span(0, 3),),
                cue=(),
                content=(Span(5, 9),),
            )
            for number, name in enumerate(names)
        ),
        mentions=tuple(Mention(span=Span(at, at + 4), kind=kind, name=name) for name in names),
        times=(),
        made_by="test",
    )


def names_after(*readings: Reading, stories: int = 1) -> Iterator[list[str]]:
    """The speakers of readings that are one story, or a story each; that mentions follow is looked at too."""
    given = {reading.article: reading for reading in readings}
    groups = [tuple(given)] if stories == 1 else [(name,) for name in given]
    made = with_one_name(
        {name: ARTICLES[name] for name in given},
        given,
        [Story(id=f"sto1-{n}", title="", articles=ids, first=None, last=None) for n, ids in enumerate(groups)],
    )
    assert list(made) == list(given)
    for reading in made.values():
        speakers = [one.speaker.name or "" for one in reading.attributions if one.speaker]
        assert speakers == [one.name for one in reading.mentions]
        yield speakers


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("John A. Vale",), ("John Vale", "John Vale"), "John Vale"),
        (("John A. Vale", "John A. Vale"), ("John Vale",), "John A. Vale"),
        (("Ilse Vale",), ("Vale", "Vale", "Vale"), "Ilse Vale"),
        (("Raul Vale",), ("Raúl R. Vale", "Raúl R. Vale"), "Raúl R. Vale"),
        (("Mike Vale",), ("Michael Vale", "Michael Vale"), "Michael Vale"),
    ],
)
def test_a_person_of_a_story_has_the_full_name_given_oftenest(
    one: tuple[str, ...], other: tuple[str, ...], expected: str
) -> None:
    found = names_after(said(*one), said(*other, outlet="The Quay"))
    assert {name for names in found for name in names} == {expected}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("John A. Vale", "John B. Vale"), ("John Vale",)),
        (("Donald Vale",), ("Vale Jr",)),
        (("Donald Vale Jr",), ("Vale",)),
        (("Rick Scott",), ("Scott",)),
        (("John Vale",), ("Jane Vale",)),
        (("John Vale", "Jane Vale"), ("Vale",)),
        (("John Vale",), ("John Vale Jr",)),
        (("John A. Vale",), ("John B. Vale",)),
    ],
)
def test_others_stay_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert list(names_after(said(*one), said(*other, outlet="The Quay"))) == [list(one), list(other)]


def test_a_last_name_in_another_story_stays() -> None:
    found = list(names_after(said("John Vale"), said("Vale", outlet="The Quay"), stories=2))
    assert found == [["John Vale"], ["Vale"]]


def test_a_body_that_is_called_as_somebody_is_keeps_its_name() -> None:
    found = list(names_after(said("John Vale"), said("Vale", kind="organisation", outlet="The Quay")))
    assert found == [["John Vale"], ["Vale"]]


def test_spans_and_ids_are_as_they_were() -> None:
    reading, other = said("Vale"), said("John Vale", outlet="The Quay")
    story = Story(id="sto1-x", title="", articles=(reading.article, other.article), first=None, last=None)
    made = with_one_name(ARTICLES, {one.article: one for one in (reading, other)}, [story])
    assert made[other.article] is other
    for before, after in zip(reading.attributions, made[reading.article].attributions, strict=True):
        assert (before.id, before.source, before.content) == (after.id, after.source, after.content)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("John A. Vale", "Speaker John Vale of Norland", True),
        ("John Vale", "Senator John Aloysius Vale", True),
        ("John Vale", "Mr. Vale", False),
        ("Vale", "Mr. Vale", True),
        ("John Vale", "John and Jane Vale", False),
        ("Raul Vale", "Representative Raúl Vale", True),
        ("", "John Vale", False),
        ("John Vale", "John, Jane Vale", False),
        ("John Vale", "John Vale Jr.", False),
    ],
)
def test_whether_a_text_has_a_name_in_full(name: str, text: str, expected: bool) -> None:
    assert in_full(name, text) is expected


def test_what_one_person_says_in_two_outlets_begins_with_that_person() -> None:
    texts = {
        "The Bell": "John A. Vale said that the ferry company had ignored nine warnings about its engines.",
        "The Quay": "The ferry company ignored nine warnings about its engines, John Vale said on Monday night.",
    }
    articles, readings = {}, {}
    for outlet, text in texts.items():
        article = Article.of(text, outlet=outlet)
        name = "John A. Vale" if "A." in text else "John Vale"
        begin = text.index("he ferry company") - 1
        end = text.index("engines") + len("engines")
        attribution = Attribution(
            id=f"att1-{outlet}",
            kind="indirect",
            confidence=1.0,
            speaker=Speaker(name=name, kind="person"),
            source=(Span(text.index(name), text.index(name) + len(name)),),
            cue=(Span(text.index("said"), text.index("said") + 4),),
            content=(Span(begin, end),),
        )
        articles[article.id] = article
        mention = Mention(span=attribution.source[0], kind="person", name=name)
        readings[article.id] = Reading(
            article=article.id, attributions=(attribution,), mentions=(mention,), times=(), made_by="test"
        )
    story = Story(id="sto1-x", title="", articles=tuple(articles), first=None, last=None)
    made = corroborate(story, articles, with_one_name(articles, readings, [story]), CorroborateSettings())
    (claim,) = made.claims
    assert len(claim.outlets) == 2
    assert independent(claim.origins) == 1
    assert claim.reasons[0].startswith("same speaker (John")


@pytest.mark.parametrize(
    ("full", "before", "title", "same"),
    [
        ("Michelle Vale", "", "Mr. ", False),
        ("Michelle Vale", "", "Ms. ", True),
        ("Bill Vale", "", "Mrs. ", False),
        ("Michelle Vale", "", "President ", False),
        ("Ilse Vale", "Sen. ", "Senator ", True),
        ("Ilse Vale", "Gov. ", "Senator ", False),
    ],
)
def test_a_title_tells_that_a_last_name_is_another_s(full: str, before: str, title: str, same: bool) -> None:
    one = said(full, text=f"{before}{full} came.", at=len("The Bell: ") + len(before))
    other = said("Vale", text=f"{title}Vale left.", outlet="The Quay", at=len("The Quay: ") + len(title))
    assert list(names_after(one, other))[1] == [full if same else "Vale"]


def test_links_of_a_chain_have_the_same_name() -> None:
    one, other = said("Charles Vale"), said("Charles H. Vale", "Charles H. Vale", outlet="The Quay")
    passed = msgspec.structs.replace(one.attributions[0], id="att1-x", via=("Charles Vale", "Norpress"))
    given = {one.article: msgspec.structs.replace(one, attributions=(passed,)), other.article: other}
    story = Story(id="sto1-x", title="", articles=tuple(given), first=None, last=None)
    made = with_one_name(ARTICLES, given, [story])
    assert made[one.article].attributions[0].via == ("Charles H. Vale", "Norpress")


def test_each_story_names_its_own() -> None:
    near = [said("John Vale"), said("John A. Vale", "John A. Vale", outlet="The Quay")]
    far = [said("John B. Vale", outlet="The Pier")]
    stories = [
        Story(id=f"sto1-{n}", title="", articles=tuple(one.article for one in some), first=None, last=None)
        for n, some in enumerate((near, far))
    ]
    made = with_one_name(ARTICLES, {one.article: one for one in (*near, *far)}, stories)
    assert [made[one.article].mentions[0].name for one in near] == ["John A. Vale", "John A. Vale"]


def of_bodies(*articles: tuple[list[str], list[str]]) -> list[list[str]]:
    """The bodies of articles of one story after; each with the bodies that it names, and the states."""
    readings = []
    for number, (bodies, states) in enumerate(articles):
        one = said(*bodies, kind="organisation", outlet=f"Outlet {number}")
        named = tuple(Mention(span=Span(0, 4), kind="state", name=name) for name in states)
        readings.append(msgspec.structs.replace(one, mentions=(*one.mentions, *named)))
    given = {one.article: one for one in readings}
    story = Story(id="sto1-1", title="", articles=tuple(given), first=None, last=None)
    made = with_one_name({name: ARTICLES[name] for name in given}, given, [story])
    return [[one.speaker.name or "" for one in reading.attributions if one.speaker] for reading in made.values()]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(
            [(["Ports Ministry of Orlava"], ["Orlava"]), (["Orlavan ports ministry"] * 3, ["Orlava"])],
            {"Ports Ministry of Orlava"}, id="of a state in no table",
        ),
        pytest.param(
            [(["Ministry of Ports of Peru"], ["Peru"]), (["Peru’s Ports Ministry"], []), (["Peruvian ports ministry"], [])],
            {"Ministry of Ports of Peru"}, id="in any order",
        ),
        pytest.param(
            [(["Ports Ministry"] * 2, []), (["Peruvian ports ministry"], ["Peru", "Chile"])], {"Ports Ministry"}, id="at home",
        ),
        pytest.param(
            [(["Ports Ministry"], ["Chile"]), (["Peruvian ports ministry"], ["Peru"])],
            {"Ports Ministry", "Peruvian ports ministry"}, id="perhaps another state's",
        ),
        pytest.param(
            [(["Ports Ministry"], []), (["Ports Ministry"], ["Chile"]), (["Peruvian ports ministry"], ["Peru"])],
            {"Ports Ministry", "Peruvian ports ministry"}, id="one of which is not known",
        ),
        pytest.param(
            [(["Ports Ministry"], []), (["Peruvian ports ministry", "Chile’s Ports Ministry"], ["Peru"])],
            {"Ports Ministry", "Peruvian ports ministry", "Chile’s Ports Ministry"}, id="of two states",
        ),
        pytest.param(
            [(["Supreme Court"], []), (["Peruvian Supreme Court"], ["Peru"])],
            {"Supreme Court", "Peruvian Supreme Court"}, id="of which there are many",
        ),
        pytest.param([(["Ministry"], []), (["Peruvian ministry"], ["Peru"])], {"Ministry", "Peruvian ministry"}, id="one word"),
    ],
)  # fmt: skip
def test_a_ministry_has_one_name_where_it_can_be_but_one(
    articles: list[tuple[list[str], list[str]]], expected: set[str]
) -> None:
    assert {name for names in of_bodies(*articles) for name in names} == expected
