import pytest

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers import resolve_speakers
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.via import find_via
from pressreview.model import Article, Span


def via_of(
    text: str, *parts: tuple[str, str], outlet: str | None = None, credits: tuple[str, ...] = ()
) -> list[tuple[str, ...] | None]:
    """The via of attributions given as (source, content), words of the text."""

    def span(words: str) -> tuple[Span, ...]:
        return (Span(text.rindex(words), text.rindex(words) + len(words)),)

    raw = [
        RawAttribution(source=span(source), cue=(), content=span(content), confidence=1.0) for source, content in parts
    ]
    article = Article.of(text, outlet=outlet, credits=credits)
    mentions = find_mentions(text)
    return list(find_via(article, raw, resolve_speakers(article, raw, mentions), mentions))


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        pytest.param("The port is shut, Ilse Marrow said.", "Ilse Marrow", "The port is shut", (), id="none"),
        pytest.param("It is shut, Ilse Marrow told the BBC.", "Ilse Marrow", "It is shut", ("BBC",), id="told"),
        pytest.param(
            "The port is shut, said Ilse Marrow, according to Russia’s Interfax news agency.",
            "Ilse Marrow", "The port is shut", ("Interfax",), id="according-to",
        ),
        pytest.param(
            "The port is shut, said Ilse Marrow, according to Interfax, said The Guardian.",
            "Ilse Marrow", "The port is shut", ("Interfax", "The Guardian"), id="chain-of-three",
        ),
        pytest.param(
            "It is shut, Ilse Marrow told French television station BFMTV.",
            "Ilse Marrow", "It is shut", ("BFMTV",), id="what-it-is-and-its-name",
        ),
        pytest.param(
            "In an interview with the Harbour Post, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("Harbour Post",), id="interview",
        ),
        pytest.param(
            "Ilse Marrow argued in a CNN interview that the port is shut.",
            "Ilse Marrow", "that the port is shut", ("CNN",), id="in-its-interview",
        ),
        pytest.param(
            "Ilse Marrow said in a CNN report with Odo Vale that the port is shut.",
            "Ilse Marrow", "that the port is shut", (), id="in-no-interview",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said in an interview with morning host Odo Vale on WABX radio.",
            "Ilse Marrow", "The port is shut", ("WABX",), id="host-and-station",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said happily on CNN.", "Ilse Marrow", "The port is shut", ("CNN",), id="adverb",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said on The Odo Vale Show on Friday.",
            "Ilse Marrow", "The port is shut", ("The Odo Vale Show",), id="a-show",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow argued in an editorial piece for The Guardian.",
            "Ilse Marrow", "The port is shut", ("The Guardian",), id="editorial-piece",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said in an email, which was first reported by The Guardian.",
            "Ilse Marrow", "The port is shut", ("The Guardian",), id="which-was-first-reported",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said, which angered readers of The Guardian.",
            "Ilse Marrow", "The port is shut", (), id="which-did-something",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said in words similar to an article published in The Guardian.",
            "Ilse Marrow", "The port is shut", (), id="similar-to-an-article",
        ),
        pytest.param(
            "The port is shut, as Ilse Marrow noted in The Guardian.",
            "Ilse Marrow", "The port is shut", ("The Guardian",), id="noted-in",
        ),
        pytest.param(
            "The film airs on Norland Magic. In an interview with Norland Magic, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("Norland Magic",), id="what-something-airs-on",
        ),
        pytest.param(
            "Ilse Marrow said the port is shut, as first reported by Reuters.",
            "Ilse Marrow", "the port is shut", ("Reuters",), id="first-reported-by",
        ),
        pytest.param(
            "Reuters reported, citing Ilse Marrow, that the port is shut.",
            "Ilse Marrow", "that the port is shut", ("Reuters",), id="citing",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow was quoted as saying by TASS.",
            "Ilse Marrow", "The port is shut", ("TASS",), id="quoted-by",
        ),
        pytest.param(
            "Ilse Marrow told Reuters and the Financial Times the port is shut.",
            "Ilse Marrow", "the port is shut", ("Reuters", "Financial Times"), id="side-by-side",
        ),
        pytest.param(
            "The port is shut, police confirmed to Reuters.", "police", "The port is shut", ("Reuters",), id="confirmed-to",
        ),
        pytest.param(
            "Ilse Marrow told New York magazine the harbour is shut.",
            "Ilse Marrow", "the harbour is shut", ("New York magazine",), id="name-by-its-noun",
        ),
        pytest.param(
            "Ilse Marrow told the National Association of Ports the harbour is shut.",
            "Ilse Marrow", "the harbour is shut", (), id="a-name-that-goes-on",
        ),
        pytest.param(
            "The Harbour Post has the letter. It is forged, Ilse Marrow told the paper.",
            "Ilse Marrow", "It is forged", ("Harbour Post",), id="the-paper",
        ),
        pytest.param(
            "Reuters has the letter. It is forged, Ilse Marrow told the paper.",
            "Ilse Marrow", "It is forged", (), id="an-agency-is-no-paper",
        ),
        pytest.param(
            "A nurse, whose letter was first reported by Haaretz, said the port is shut.",
            "A nurse, whose letter was first reported by Haaretz", "the port is shut", ("Haaretz",), id="reported-within-the-source",
        ),
        pytest.param(
            "In an interview last spring with Stern magazine, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("Stern magazine",), id="last-spring",
        ),
        pytest.param(
            "In remarks carried live by Al Jazeera, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("Al Jazeera",), id="carried-live",
        ),
        pytest.param(
            "In comments broadcast on state television, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("state television",), id="state-television",
        ),
        pytest.param(
            "Speaking to the state broadcaster, Marrow TV, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", (), id="the-name-of-a-broadcaster-follows",
        ),
        pytest.param(
            "In an interview published in the Observer, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("The Observer",), id="an-ordinary-word",
        ),
        pytest.param(
            "In a report on Stern Marrow, Ilse Vale said the port is shut.",
            "Ilse Vale", "the port is shut", (), id="an-ordinary-word-of-a-longer-name",
        ),
        pytest.param(
            "Customs officers were quoted by the Sarn News Agency, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("Sarn News Agency",), id="a-news-agency-by-its-name",
        ),
        pytest.param(
            "Ilse Marrow would not talk to the Guardian but said in court that the port is shut.",
            "Ilse Marrow", "that the port is shut", (), id="another-verb-behind-an-outlet",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow told NBC “Meet the Press” on Sunday.",
            "Ilse Marrow", "The port is shut", ("NBC",), id="a-programme-with-its-station",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow told CNN affiliate WDIV-TV on Monday.",
            "Ilse Marrow", "The port is shut", ("WDIV-TV",), id="an-affiliate",
        ),
        pytest.param(
            "Ilse Marrow told Citizens for Responsibility the port is shut.",
            "Ilse Marrow", "the port is shut", (), id="a-body-of-many-words",
        ),
        pytest.param(
            "The port is shut, “Ilse Marrow told the Timaru Herald.",
            "Ilse Marrow", "The port is shut", ("Timaru Herald",), id="marks-set-wrongly",
        ),
        pytest.param(
            "Ilse Marrow told Kanal in the interview that the port is shut.",
            "Ilse Marrow", "that the port is shut", ("Kanal",), id="in-the-interview",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow told “Fox and Friends,” adding that she was sad.",
            "Ilse Marrow", "The port is shut", ("Fox and Friends",), id="a-title-in-marks",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow told the MSNBC hosts of “Morning Joe,” adding that she was sad.",
            "Ilse Marrow", "The port is shut", ("MSNBC",), id="hosts-of-a-programme",
        ),
        pytest.param(
            "Witnesses told local FOX affiliate WJBK-TV the port is shut.",
            "Witnesses", "the port is shut", ("WJBK-TV",), id="a-local-affiliate",
        ),
        pytest.param(
            "Writing on the website Politico, Ilse Marrow said the port is shut.",
            "Ilse Marrow", "the port is shut", ("Politico",), id="writing-on-a-site",
        ),
        pytest.param(
            "An officer quoted by Haaretz said the port is shut.",
            "An officer quoted by Haaretz", "the port is shut", ("Haaretz",), id="within-the-source",
        ),
        pytest.param(
            "A resident who spoke to the Star on condition of anonymity said the port is shut.",
            "A resident", "the port is shut", ("Star",), id="heard-for-print",
        ),
        pytest.param(
            "Ilse Marrow says trade is down a tenth of what it was, which is much, according to Reuters.",
            "Ilse Marrow", "trade is down", (), id="of-a-relative-clause",
        ),
        pytest.param(
            "Ilse Marrow told NBC’s Today show it is shut.",
            "Ilse Marrow", "it is shut", ("NBC",), id="a-programme-with-its-network",
        ),
        pytest.param(
            "“It is shut,” Ilse Marrow said on the Fox News program “Fox and Friends.”",
            "Ilse Marrow", "“It is shut,”", ("Fox News",), id="a-program",
        ),
        pytest.param("Ilse Marrow told WMUR: It is shut.", "Ilse Marrow", "It is shut", ("WMUR",), id="call-sign"),
        pytest.param("Ilse Marrow told NATO it is shut.", "Ilse Marrow", "it is shut", (), id="a-body"),
        pytest.param("Ilse Marrow told QZX it is shut.", "Ilse Marrow", "it is shut", ("QZX",), id="letters"),
        pytest.param(
            "It is shut, Ilse Marrow wrote for harbourpost.com.",
            "Ilse Marrow", "It is shut", ("harbourpost.com",), id="domain",
        ),
        pytest.param("Ilse Marrow told People it is shut.", "Ilse Marrow", "it is shut", ("People",), id="magazine"),
        pytest.param("Sources tell ABC News it is shut.", "Sources", "it is shut", ("ABC News",), id="tell"),
        pytest.param(
            "Ilse Marrow said Sunday on CNN that it is shut.", "Ilse Marrow", "that it is shut", ("CNN",), id="said-a-day-on",
        ),
        pytest.param(
            "In an interview last week with the BBC, Ilse Marrow said it is shut.",
            "Ilse Marrow", "it is shut", ("BBC",), id="interview-last-week",
        ),
        pytest.param("On CNN, Ilse Marrow said it is shut.", "Ilse Marrow", "it is shut", ("CNN",), id="aired"),
        pytest.param(
            "On Le Monde, Ilse Marrow said it is shut.", "Ilse Marrow", "it is shut", (), id="on-a-paper",
        ),
        pytest.param("It is shut, said The Guardian.", "The Guardian", "It is shut", (), id="its-own-voice"),
        pytest.param(
            "Ilse Marrow said the BBC told lies.", "Ilse Marrow", "the BBC told lies", (), id="outlet-spoken-of",
        ),
        pytest.param(
            "Ilse Marrow said the port is shut, but the city is calm, said The Guardian.",
            "Ilse Marrow", "the port is shut", (), id="another-clause",
        ),
    ],
)  # fmt: skip
def test_via(text: str, source: str, content: str, expected: tuple[str, ...]) -> None:
    assert via_of(text, (source, content)) == [expected]


def test_what_holds_an_attribution_passes_it_on() -> None:
    text = "The Harbour Post reports that the minister said, according to Norpress news agency, that the port is shut."
    whole = "that the minister said, according to Norpress news agency, that the port is shut"
    assert via_of(text, ("The Harbour Post", whole), ("the minister", "that the port is shut"))[1] == (
        "Norpress",
        "Harbour Post",
    )


def test_the_articles_own_outlet_is_never_written() -> None:
    assert via_of("It is shut, Ilse Marrow told BBC News.", ("Ilse Marrow", "It is shut"), outlet="BBC") == [()]


def test_the_agency_that_supplied_the_text_stands_last() -> None:
    text = "It is shut, Ilse Marrow told the BBC."
    part = ("Ilse Marrow", "It is shut")
    assert via_of(text, part, outlet="Harbour Post", credits=("Reuters",)) == [("BBC", "Reuters")]
    assert via_of(text, part, outlet="Reuters", credits=("Reuters",)) == [("BBC",)]
    assert via_of(text, part, outlet="Harbour Post", credits=("Reuters", "AFP")) == [("BBC",)]


def test_a_speaker_once_heard_through_an_outlet_may_be_so_again() -> None:
    text = "It is shut, Ilse Marrow told the BBC. It may stay so, Marrow also said."
    assert via_of(text, ("Ilse Marrow", "It is shut"), ("Marrow", "It may stay so")) == [("BBC",), None]


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        pytest.param("The New York Times", (), id="itself"),
        pytest.param("The Guardian", ("The Times",), id="another"),
    ],
)
def test_the_articles_own_outlet_is_no_via_by_its_last_words_either(outlet: str, expected: tuple[str, ...]) -> None:
    text = "It is shut, Ilse Marrow told The Times."
    assert via_of(text, ("Ilse Marrow", "It is shut"), outlet=outlet) == [expected]


def test_an_outlet_that_somebody_else_told_is_no_link() -> None:
    text = "After Odo Vale spoke of peace, Ilse Marrow told the BBC that war was near."
    assert via_of(text, ("Odo Vale", "of peace"), ("Ilse Marrow", "war was near")) == [(), ("BBC",)]


def test_the_outlet_of_the_outer_speaker_stands_behind_him() -> None:
    text = "The spokesman for the port told the BBC that the captain had said the engine was dead."
    whole, inner = "that the captain had said the engine was dead", "the engine was dead"
    found = via_of(text, ("The spokesman for the port", whole), ("the captain", inner))
    assert found == [("BBC",), ("The spokesman for the port", "BBC")]


def test_a_pronoun_that_may_mean_the_outer_speaker_has_no_known_chain() -> None:
    text = "A witness said she had told the guards so."
    assert via_of(text, ("A witness", "she had told the guards so"), ("she", "so"))[1] is None


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        pytest.param("the boy", ("the boy",), id="cannot-be-she"),
        pytest.param("a witness", None, id="may-be-she"),
        pytest.param("the brother, Anton Lind,", ("Anton Lind",), id="named"),
    ],
)
def test_a_pronoun_of_the_other_gender_is_not_who_holds_its_words(
    holder: str, expected: tuple[str, ...] | None
) -> None:
    text = f"Then {holder} said she had told the guards so."
    assert via_of(text, (holder, "she had told the guards so"), ("she", "so"))[1] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("an e-mail seen by Haaretz", ("Haaretz",), id="seen-by-an-outlet"),
        pytest.param("a letter to supporters", (), id="a-letter-of-hers"),
        pytest.param("audio provided by Haaretz", ("Haaretz",), id="audio"),
        pytest.param("an e-mail released by the rival camp", None, id="released-by-somebody"),
        pytest.param(
            "a police message seen by Haaretz", ("a police message seen by Haaretz", "Haaretz"), id="of-somebody"
        ),
    ],
)
def test_a_form_of_words_is_no_link(form: str, expected: tuple[str, ...] | None) -> None:
    text = f"The port is shut, Ilse Marrow said, according to {form}."

    def span(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    raw = [
        RawAttribution(
            source=span(form),
            cue=span("according to"),
            content=span("The port is shut, Ilse Marrow said"),
            confidence=1.0,
        ),
        RawAttribution(source=span("Ilse Marrow"), cue=span("said"), content=span("The port is shut"), confidence=1.0),
    ]
    mentions = find_mentions(text)
    article = Article.of(text)
    assert find_via(article, raw, resolve_speakers(article, raw, mentions), mentions)[1] == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param("Ilse Marrow said CNN was shut.", "said", "was shut", (), id="said-by-the-speaker"),
        pytest.param(
            "Ilse Marrow told CNN the port is shut.", "told", "CNN the port is shut", ("CNN",), id="listener-in-content"
        ),
        pytest.param("Ilse Marrow said CNN was shut.", "said", "CNN was shut", (), id="what-is-said-of-an-outlet"),
    ],
)
def test_an_outlet_behind_the_verb(text: str, cue: str, content: str, expected: tuple[str, ...]) -> None:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in ("Ilse Marrow", cue, content)]
    raw = [RawAttribution(source=(spans[0],), cue=(spans[1],), content=(spans[2],), confidence=1.0)]
    mentions = find_mentions(text)
    article = Article.of(text)
    assert find_via(article, raw, resolve_speakers(article, raw, mentions), mentions) == (expected,)


def test_who_announces_something_on_the_air_is_heard_there() -> None:
    text = "Ilse Marrow announced Sunday on CNN that the port is shut."
    raw = [RawAttribution(source=(Span(0, 11),), cue=(Span(12, 21),), content=(Span(36, 57),), confidence=1.0)]
    mentions = find_mentions(text)
    article = Article.of(text)
    assert find_via(article, raw, resolve_speakers(article, raw, mentions), mentions) == (("CNN",),)
