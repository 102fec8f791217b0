import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.annotate.reader.spans import RawMention
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Span

WORDS = [
    "Kim",
    "Jong",
    "Un",
    "said.",
    "The",
    "New",
    "York",
    "Times",
    "told",
    "President",
    "“Putin”",
    "of",
    "Marrow’s",
    ",",
]


def _mentions(text: str) -> list[tuple[str, str, str]]:
    return [(mention.span.of(text), mention.kind, mention.name) for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Michael R. Bloomberg spoke. Later Mr. Bloomberg left.",
            [
                ("Michael R. Bloomberg", "person", "Michael R. Bloomberg"),
                ("Bloomberg", "person", "Michael R. Bloomberg"),
            ],
            id="a family name that is an outlet's too",
        ),
        pytest.param("The Halden Weekly reported it.", [("Halden Weekly", "outlet", "Halden Weekly")], id="a weekly"),
        pytest.param("The chief of Halden TV said it.", [("Halden TV", "outlet", "Halden TV")], id="of a station"),
        pytest.param("Chief of Halden TV said it.", [("Halden TV", "outlet", "Halden TV")], id="of a station, title"),
        pytest.param(
            "Security Council spokesman Ilse Marrow said so. Marrow left.",
            [
                ("Security Council", "organisation", "Security Council"),
                ("Ilse Marrow", "person", "Ilse Marrow"),
                ("Marrow", "person", "Ilse Marrow"),
            ],
            id="family-name-alone",
        ),
        pytest.param(
            "He met President Vladimir Putin and Prime Minister Odo Vale.",
            [("Vladimir Putin", "person", "Vladimir Putin"), ("Odo Vale", "person", "Odo Vale")],
            id="titles-are-no-part-of-names",
        ),
        pytest.param("They saw Ambassador Extraordinary and others.", [], id="a title's own words"),
        pytest.param("They saw Pope Francis.", [("Pope Francis", "person", "Pope Francis")], id="title-that-is-kept"),
        pytest.param(
            "Kim Jong Un spoke, and Kim left with Jean H. Lee.",
            [
                ("Kim Jong Un", "person", "Kim Jong Un"),
                ("Kim", "person", "Kim Jong Un"),
                ("Jean H. Lee", "person", "Jean H. Lee"),
            ],
            id="family-name-first",
        ),
        pytest.param(
            "He met director Qiao Lan-mei. On Monday, Qiao left.",
            [("Qiao Lan-mei", "person", "Qiao Lan-mei"), ("Qiao", "person", "Qiao Lan-mei")],
            id="family-name-first-of-no-table",
        ),
        pytest.param(
            "Bill Clinton spoke. Hillary Clinton left. On Tuesday Clinton smiled.",
            [
                ("Bill Clinton", "person", "Bill Clinton"),
                ("Hillary Clinton", "person", "Hillary Clinton"),
                ("Clinton", "person", "Clinton"),
            ],
            id="two-of-one-name-are-not-guessed",
        ),
        pytest.param(
            "The New York Times wrote it. The NYT stood by it, and The Guardian and the BBC agreed.",
            [
                ("New York Times", "outlet", "The New York Times"),
                ("NYT", "outlet", "The New York Times"),
                ("Guardian", "outlet", "The Guardian"),
                ("BBC", "outlet", "BBC"),
            ],
            id="outlets",
        ),
        pytest.param(
            "He told the Harbour Post and Norpress news agency, then Radio Vale.",
            [("Harbour Post", "outlet", "Harbour Post"), ("Norpress", "outlet", "Norpress")],
            id="invented-outlets",
        ),
        pytest.param("She took her time in the sun and on the hill.", [], id="ordinary-words"),
        pytest.param(
            "She climbed the Hill again over Time.",
            [("Hill", "unknown", "Hill")],
            id="doubtful-outlets-without-reporting",
        ),
        pytest.param("She told Time about it.", [("Time", "outlet", "Time")], id="doubtful-outlet-with-reporting"),
        pytest.param(
            "In Moscow, the Kremlin and the US spoke. North Korean troops and the Russians left Gaza City.",
            [
                ("Moscow", "place", "Moscow"),
                ("Kremlin", "organisation", "Kremlin"),
                ("US", "state", "US"),
                ("Russians", "group", "Russians"),
                ("Gaza City", "place", "Gaza City"),
            ],
            id="states-and-places",
        ),
        pytest.param(
            "The Ministry of Ports and Ellery Harbour Authority met Norland's Defence Ministry.",
            [
                ("Ministry of Ports", "organisation", "Ministry of Ports"),
                ("Ellery Harbour Authority", "organisation", "Ellery Harbour Authority"),
                ("Norland", "unknown", "Norland"),
                ("Defence Ministry", "organisation", "Defence Ministry"),
            ],
            id="organisations",
        ),
        pytest.param(
            "Officials said so. Meanwhile, nobody left. Earlier talks failed.", [], id="openings-are-no-names"
        ),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = _mentions(text)
    for one in expected:
        assert one in found
    if not expected:
        assert found == []


def test_an_outlet_that_articles_name_is_known() -> None:
    text = "According to Ellery Today, the port is shut."
    assert [m.kind for m in find_mentions(text, outlets=("Ellery Today",))] == ["outlet"]


def test_names_in_a_headline_are_those_of_the_text() -> None:
    text = "Marrow Tells Harbour Chiefs To Leave Port\n\nIlse Marrow, the minister, spoke. Marrow left."
    assert _mentions(text)[0] == ("Marrow", "person", "Ilse Marrow")


@given(
    st.lists(
        st.sampled_from(
            [
                "Kim",
                "Jong",
                "Un",
                "said.",
                "The",
                "New",
                "York",
                "Times",
                "told",
                "President",
                "“Putin”",
                "of",
                "Marrow’s",
                ",",
                "the",
                "US",
            ]
        )
    )
)
def test_mentions_are_in_order_and_exactly_there(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for mention in find_mentions(text):
        assert mention.span.start >= end
        end = mention.span.end
        assert mention.span.of(text) == mention.span.of(text).strip()
        assert mention.name


@pytest.mark.parametrize("filler", ["Kim ", "Mr. ", "a b ", "The New York Times ", "President of the ", "Xy "])
def test_a_long_line_takes_linear_time(filler: str) -> None:
    assert len(find_mentions(filler * 5_000)) <= 5_000


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        pytest.param("People said it is shut.", None, id="opens-a-sentence"),
        pytest.param("She told People it is shut.", "People", id="is-told"),
        pytest.param("It is shut, Variety reported.", "Variety", id="reports"),
        pytest.param("Variety is the spice of life.", None, id="does-not-report"),
        pytest.param("He appeared on WXYZ.", "WXYZ", id="call-sign"),
        pytest.param("The WXYZ of it is unclear.", None, id="letters"),
    ],
)
def test_ordinary_words_are_outlets_beside_reporting(text: str, outlet: str | None) -> None:
    found = [name for _, kind, name in _mentions(text) if kind == "outlet"]
    assert found == ([] if outlet is None else [outlet])


def _told(text: str, words: str, kind: str, confidence: float = 0.9) -> list[tuple[str, str]]:
    span = Span(text.index(words), text.index(words) + len(words))
    named = [RawMention(span=span, kind=kind, confidence=confidence)]
    return [(one.span.of(text), one.kind) for one in find_mentions(text, named=named)]


def test_the_model_tells_what_the_rules_cannot() -> None:
    text = "The crews of Marrowby met Korvat."
    assert _told(text, "Korvat", "organisation") == [("Marrowby", "unknown"), ("Korvat", "organisation")]
    assert _told(text, "Korvat", "organisation", 0.4) == [("Marrowby", "unknown"), ("Korvat", "unknown")]


def test_a_single_name_is_no_person_because_the_model_says_so() -> None:
    assert _told("The crews met Korvat.", "Korvat", "person") == [("Korvat", "unknown")]


def test_a_description_is_no_name() -> None:
    assert _told("The Marrowby transport ministry fell.", "Marrowby transport ministry", "organisation") == [
        ("Marrowby", "unknown")
    ]


def test_what_the_rules_know_stands() -> None:
    text = "The crews met Reuters."
    assert _told(text, "Reuters", "person") == [("Reuters", "outlet")]


def test_the_model_joins_what_the_rules_cut() -> None:
    text = "It is shut, France Telekom said."
    assert _told(text, "France Telekom", "organisation") == [("France Telekom", "organisation")]


def _full(text: str, words: str) -> list[str]:
    """The names of the mentions that are spelled like that."""
    return [name for spelled, _, name in _mentions(text) if spelled == words]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param("Jorge Vale Marrowby spoke. In May, Vale left.", "Vale", "Jorge Vale Marrowby", id="middle"),
        pytest.param("Mary Odo Vale and Mary Odo Lime spoke. In May, Odo left.", "Odo", "Odo", id="two with it"),
        pytest.param("Ahmed Al Marrowi spoke. In May, Al Marrowi left.", "Al Marrowi", "Ahmed Al Marrowi", id="particle"),
        pytest.param(
            "Anna Le Vale met Jean Le Vale. In May, Le Vale left.", "Le Vale", "Le Vale", id="two with a particle"
        ),
        pytest.param(
            "Chairman Sheikh Ahmed bin Odo bin Marrow al-Vale spoke.",
            "Ahmed bin Odo bin Marrow al-Vale", "Ahmed bin Odo bin Marrow al-Vale", id="article within",
        ),
        pytest.param(
            "Brian O ’ Vale spoke. In May, O ’ Vale left.", "O ’ Vale", "Brian O ’ Vale", id="apostrophe apart"
        ),
        pytest.param("Pedro Sa\u0301nchez spoke.", "Pedro Sa\u0301nchez", "Pedro Sa\u0301nchez", id="mark over a letter"),
        pytest.param("Pedro SÃ¡nchez spoke.", "Pedro SÃ¡nchez", "Pedro SÃ¡nchez", id="decoded twice"),
        pytest.param(
            "Robert Vale met Robert Vale Jr. today. In May, Vale left.", "Vale", "Robert Vale", id="not the son"
        ),
        pytest.param(
            "Robert Vale Jr. met Ilse. In May, Robert Jr. left.", "Robert Jr", "Robert Vale Jr", id="son without name"
        ),
        pytest.param("Chief Of Staff Robert Vale spoke.", "Robert Vale", "Robert Vale", id="capital of"),
        pytest.param(
            "Minister Datuk Seri Ti Robert Lam spoke. In May, Ti left.", "Ti", "Ti Robert Lam", id="two letters"
        ),
        pytest.param(
            "Will Marrow come?\n\nOnly Robert Marrow will. In May, Marrow did.", "Marrow", "Robert Marrow", id="question"
        ),
        pytest.param(
            "The Ministry of Ports (PTO) spoke. In May, PTO fell.",
            "PTO", "Ministry of Ports", id="letters in brackets",
        ),
        pytest.param("The ministry (PTO) spoke. In May, PTO fell.", "PTO", "PTO", id="letters of nothing named"),
        pytest.param(
            "The Alba-based Marrowby Institute spoke.", "Marrowby Institute", "Marrowby Institute", id="where based"
        ),
        pytest.param(
            "Alba-The Marrow Ports Bureau acted.", "Marrow Ports Bureau", "Marrow Ports Bureau", id="place grown on"
        ),
    ],
)  # fmt: skip
def test_full_names(text: str, words: str, name: str) -> None:
    assert name in _full(text, words)


def test_a_body_may_be_called_by_its_first_word_once_it_was_named_in_full() -> None:
    def named(text: str) -> str:
        span = Span(text.rindex("Hurun"), text.rindex("Hurun") + 5)
        return find_mentions(text, named=[RawMention(span=span, kind="organisation", confidence=0.9)])[-1].name

    assert named("The Hurun Company spoke. In May, Hurun left.") == "Hurun Company"
    assert named("The Hurun Foundation spoke. In May, Hurun left.") == "Hurun"
    assert named("The Hurun Company met the Hurun Airlines. In May, Hurun left.") == "Hurun"


def test_where_everybody_is_mister_a_family_name_alone_is_the_outlet() -> None:
    mister = "Michael Bloomberg met Robert Vale. " + "Mr. Vale left. Mr. Bloomberg left. " * 3
    assert _mentions(mister + "On Monday, Bloomberg reported it.")[-1] == ("Bloomberg", "outlet", "Bloomberg")
    plain = (
        "Michael Bloomberg met Robert Vale. In May, Vale left. Mr. Bloomberg left. On Monday, Bloomberg reported it."
    )
    assert _mentions(plain)[-1] == ("Bloomberg", "person", "Michael Bloomberg")


@pytest.mark.parametrize("words", ["Local Republicans", "Hispanics"])
def test_people_of_a_kind_are_a_group(words: str) -> None:
    assert (words, "group") in [(spelled, kind) for spelled, kind, _ in _mentions(f"On Monday, {words} said no.")]


def test_letters_that_are_a_common_noun_are_no_name() -> None:
    assert _mentions("On Monday, the PAC left.") == []


def test_the_model_tells_how_far_a_name_goes() -> None:
    assert _told("The site Portnews. com is shut.", "Portnews. com", "organisation") == [
        ("Portnews. com", "organisation")
    ]
    assert _told("On Monday, Vale Person Inversal fell.", "Vale Person Inversal", "organisation", 0.95) == [
        ("Vale Person Inversal", "organisation")
    ]
    assert _told("On Monday, Dave mangen Gough fell.", "Dave mangen Gough", "person", 0.95) == [
        ("Dave mangen Gough", "person")
    ]


def test_a_name_ends_with_its_last_word_where_the_model_takes_half_of_it() -> None:
    assert _told("On Monday, Odo SarukhÃ¡n said no.", "Odo Saru", "person") == [("Odo SarukhÃ¡n", "person")]


def test_letters_stand_for_the_words_they_begin() -> None:
    text = "Norland Ports Board Party (PBP) met. In May, PBP fell."
    span = Span(0, text.index(" ("))
    named = [RawMention(span=span, kind="organisation", confidence=0.95)]
    assert [one.name for one in find_mentions(text, named=named)][1:] == ["Ports Board Party"] * 2


def test_a_name_in_a_headline_is_no_longer_than_in_the_text() -> None:
    text = "Robert Vale Slams Robert Holt.\n\nRobert Vale met Robert Holt today."
    assert _mentions(text)[0] == ("Robert Vale", "person", "Robert Vale")
    text = "Robert Vale Marrow met officials from other countries.\n\nRobert Vale met Robert Holt today."
    assert _mentions(text)[0][0] == "Robert Vale Marrow"


def test_the_model_tells_the_full_name_that_only_a_headline_has() -> None:
    text = "Robert Marrow Tells Harbour Chiefs To Leave Port\n\nOn Monday, Marrow spoke."
    named = [RawMention(span=Span(0, 13), kind="person", confidence=0.8)]
    assert [one.name for one in find_mentions(text, named=named)] == ["Robert Marrow"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Robert Holt Vale came. Holt Vale spoke.", ["Robert Holt Vale"] * 2, id="two family names"),
        pytest.param("Minister Robb Ali Vale came. Ali Vale spoke.", ["Robb Ali Vale"] * 2, id="behind a title"),
        pytest.param("Md Robb Vale came. Robb Vale spoke.", ["Md Robb Vale"] * 2, id="Muhammad for short"),
        pytest.param("Liar of the Year Robert Vale left. Vale spoke.", ["Robert Vale"] * 2, id="of the year"),
        pytest.param("They met Sultan A. Vale. Vale spoke.", ["Sultan A. Vale"] * 2, id="a title that is a given name"),
        pytest.param("Finance MEC Odile Vale came. MEC Vale spoke.", ["Odile Vale"] * 2, id="letters of an office"),
        pytest.param("The Left says so.", ["Left"], id="a camp"),
        pytest.param("Now the Kingdom says so.", [], id="a kingdom"),
        pytest.param("Sun Lifeng came. In May, Sun spoke.", ["Sun Lifeng"] * 2, id="a family name that outlets have"),
    ],
)
def test_how_far_names_go(text: str, names: list[str]) -> None:
    assert [name for _, _, name in _mentions(text)] == names


def test_a_camp_is_a_group_and_a_towns_newspaper_is_no_name() -> None:
    assert _mentions("The Left says so.") == [("Left", "group", "Left")]
    assert all(kind != "outlet" for _, kind, _ in _mentions("On Monday, a Port Alba newspaper fell."))


def test_a_dash_ends_what_the_model_takes_for_a_name() -> None:
    assert _told("Odo Vale - Marrow’s friend - left.", "Odo Vale - Marrow", "person", 0.95)[0][0] == "Odo Vale"


def test_a_line_with_capitals_throughout_is_a_headline_whatever_ends_it() -> None:
    text = "Robert Vale Responds To Harbour Critics.\n\nOn Monday, Robert Vale spoke."
    assert [name for _, _, name in _mentions(text)] == ["Robert Vale"] * 2


def test_a_family_name_may_be_a_states() -> None:
    assert _told("On Monday, Robb Norway left.", "Robb Norway", "person", 0.95) == [("Robb Norway", "person")]


def test_letters_of_an_office_are_no_body() -> None:
    assert _told("On Monday, the MEC left.", "MEC", "organisation", 0.95) == []


def test_muhammad_for_short_belongs_to_what_the_model_finds() -> None:
    assert _told("On Monday, Md Robb Vale left.", "Robb Vale", "person", 0.95) == [("Md Robb Vale", "person")]


def test_letters_that_are_an_outlets_too_stand_for_the_body_of_the_text() -> None:
    text = "The Norland Port Reform Council met. On Monday, NPR said no."
    assert _mentions(text)[-1] == ("NPR", "outlet", "NPR")
    text = "The Norland Ports Office met. The Coastal Boat Commission fell. On Monday, CBC said no."
    assert _mentions(text)[-1] == ("CBC", "organisation", "Coastal Boat Commission")


def test_a_family_name_stays_his_who_has_been_called_so() -> None:
    start = "Robert Vale came. On Monday, Vale spoke. In May, Vale left. "
    wife = "His wife, Martha Vale, sang for hours in the harbour and went home by the last boat of the night. "
    rest = "There was rain for days in the harbour. In May, Vale came."
    assert _mentions(start + wife + wife.replace("Martha Vale, ", "") + rest)[-1][2] == "Robert Vale"
    assert _mentions(start + wife + "In May, Vale came.")[-1][2] == "Vale"
    assert _mentions(start + wife + wife + rest)[-1][2] == "Vale"


def test_names_with_a_states_name_in_headlines() -> None:
    text = "America Vale Responds To Harbour Critics “At Last.”\n\nOn Monday, actress America Vale spoke."
    named = [RawMention(span=Span(text.rindex("America"), text.rindex(" spoke")), kind="person", confidence=0.95)]
    assert [one.name for one in find_mentions(text, named=named)] == ["America Vale"] * 2


@pytest.mark.parametrize(
    ("word", "name"),
    [("Marow", "Robert Marrow"), ("Morrow", "Robert Marrow"), ("Marrows", "Marrows"), ("Harrow", "Harrow")],
)
def test_a_family_name_may_be_misspelt_once(word: str, name: str) -> None:
    text = f"Robert Marrow came. In May, Marrow spoke. In June, Marrow left. In July, Marrow sang. Mr {word} told us."
    assert _mentions(text)[-1][2] == name
    assert _mentions(f"{text} Mr {word} ate.")[-1][2] == word


def test_a_word_that_opens_the_sentence_is_no_part_of_what_the_model_finds() -> None:
    text = "Robert Vale came. Notwithstanding Vale, we left. Marrow Vale came."
    first, last = text.index("Vale, "), text.rindex("Marrow Vale")
    named = [
        RawMention(span=Span(first, first + 4), kind="person", confidence=0.8),
        RawMention(span=Span(last, last + 11), kind="person", confidence=0.8),
    ]
    names = [(one.span.of(text), one.name) for one in find_mentions(text, named=named)]
    assert names[1:] == [("Vale", "Robert Vale"), ("Marrow Vale", "Marrow Vale")]


def test_of_a_man_and_a_woman_of_one_name_neither_is_whose_given_name_does_not_tell() -> None:
    text = "Odette Robb Vale came. Mr. Vale spoke. Ms. Vale sang."
    assert [name for _, _, name in _mentions(text)][1:] == ["Vale", "Vale"]
    text = "Martha Vale came. Mr. Vale spoke. Ms. Vale sang."
    assert [name for _, _, name in _mentions(text)][1:] == ["Vale", "Martha Vale"]


def test_who_is_called_without_his_title() -> None:
    text = "Pope Benedict came. On Monday, Benedict spoke."
    assert [name for _, _, name in _mentions(text)] == ["Pope Benedict"] * 2
    text = "Crown Prince Ali bin Vale came. On Monday, bin Vale spoke. They met Vale."
    assert [name for _, _, name in _mentions(text)] == ["Ali bin Vale"] * 3
    text = "Crown Prince Ali bin Vale came. They met King Vale. On Monday, Vale spoke."
    assert [name for _, _, name in _mentions(text)] == ["Ali bin Vale", "King Vale", "Vale"]


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        pytest.param("The Brell Herald had it first. He told the Herald.", (), ["Brell Herald"] * 2, id="named-in-full"),
        pytest.param("The Ansel Mercury had it first. He told the Mercury.", (), ["Ansel Mercury"] * 2, id="like-a-given-name"),
        pytest.param("A review by The Times shows it.", ("The New York Times",), ["The New York Times"], id="its-own-outlet"),
        pytest.param(
            "The Brell Herald and The Alba Herald had it. He told the Herald.", (), ["Brell Herald", "Alba Herald", "The Herald"],
            id="two",
        ),
        pytest.param("He told The Times.", ("Brell Herald",), ["The Times"], id="another"),
    ],
)  # fmt: skip
def test_an_outlet_by_its_last_word_is_the_one_that_the_article_names(
    text: str, own: tuple[str, ...], expected: list[str]
) -> None:
    found = find_mentions(text, outlets=own)
    assert [one.name for one in found if one.kind == "outlet"] == expected


@pytest.mark.parametrize("name", ["Tessaly Chemicals", "Brell Foods", "Pellham Capital"])
def test_a_company_by_its_last_word(name: str) -> None:
    found = find_mentions(f"He resigned as managing director of {name} on Friday.")
    assert [(one.name, one.kind) for one in found] == [(name, "organisation")]


def test_a_company_by_its_first_word_is_the_one_that_the_article_names() -> None:
    found = find_mentions("Carrow Group has made an offer. The offer of Carrow is high. He met Carrow on Monday.")
    assert {one.name for one in found} == {"Carrow Group"}
    two = find_mentions("Carrow Group and Carrow Holdings met. The offer of Carrow is high.")
    assert "Carrow" in {one.name for one in two}


def test_two_titles_are_no_name_to_the_model_either() -> None:
    text = "The Mercury and The Gazette reported it."
    named = [RawMention(span=Span(0, text.index(" reported")), kind="organisation", confidence=0.95)]
    found = find_mentions(text, outlets=("The Mercury", "The Gazette"), named=named)
    assert [(one.name, one.kind) for one in found] == [("The Mercury", "outlet"), ("The Gazette", "outlet")]


def test_a_last_name_that_the_model_takes_for_a_body_is_whose_it_is() -> None:
    text = "Ilse Becerra came. Later Odo Vale told Becerra no."
    at = text.rindex("Becerra")
    named = [RawMention(span=Span(at, at + 7), kind="organisation", confidence=0.95)]
    assert [one.kind for one in find_mentions(text, named=named) if "Becerra" in one.name] == ["person", "person"]


def test_a_body_with_its_country_in_its_name() -> None:
    text = "Priorities USA gave it to Parents USA Action. Meanwhile USA fell, and the USA said so."
    assert [(one.name, one.kind) for one in find_mentions(text)][:2] == [
        ("Priorities USA", "organisation"),
        ("Parents USA Action", "organisation"),
    ]
    assert all(one.kind == "state" for one in find_mentions(text)[2:])
