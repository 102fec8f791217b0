import pytest

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers import resolve_speakers
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Article, Span, Speaker


def speakers_of(marked: str, *, byline: str | None = None) -> list[Speaker | None]:
    """The speakers of a text in which each source is marked [[so]]; its content is the rest of the sentence."""
    text, sources = "", []
    for part in marked.split("[["):
        source, closing, rest = part.partition("]]")
        if closing:
            sources.append(Span(len(text), len(text) + len(source)))
            text += source + rest
        else:
            text += part
    ends = [text.find("\n", span.end) for span in sources]
    raw = [
        RawAttribution(source=(span,), cue=(), content=(Span(span.end, end),), confidence=1.0)
        for span, end in zip(sources, ends, strict=True)
    ]
    article = Article.of(text, byline=byline)
    return list(resolve_speakers(article, raw, find_mentions(text)))


@pytest.mark.parametrize(
    ("marked", "name", "kind", "role"),
    [
        pytest.param(
            "John Kirby, the council’s spokesman, left.\n[[Kirby]] said no.\n",
            "John Kirby", "person", "council’s spokesman", id="family-name",
        ),
        pytest.param(
            "[[National Security Council spokesman John Kirby]] said no.\n",
            "John Kirby", "person", "National Security Council spokesman", id="role-in-front",
        ),
        pytest.param("[[President Vladimir Putin]] said no.\n", "Vladimir Putin", "person", "President", id="title"),
        pytest.param(
            "[[John Everard, who served as UK ambassador to North Korea between 2006 and 2008,]] said no.\n",
            "John Everard", "person", "UK ambassador to North Korea", id="served-as",
        ),
        pytest.param("[[Ilse Marrow’s remarks]] were no.\n", "Ilse Marrow", "person", None, id="possessive"),
        pytest.param("[[The governor, Odo Vale,]] said no.\n", "Odo Vale", "person", "governor", id="apposition"),
        pytest.param(
            "[[A Norland spokeswoman, Ilse Marrow]], said no.\n",
            "Ilse Marrow", "person", "Norland spokeswoman", id="spokeswoman",
        ),
        pytest.param("[[Secretary of State Odo Vale]] said no.\n", "Odo Vale", "person", "Secretary of State", id="of"),
        pytest.param("[[Ilse Marrow of the Ellery Institute]] said.\n", "Ilse Marrow", "person", None, id="of-where"),
        pytest.param("Last week, [[Washington]] said no.\n", "Washington", "state", None, id="capital"),
        pytest.param("[[The Kremlin]] said no.\n", "Kremlin", "organisation", None, id="seat"),
        pytest.param("[[The Guardian]] said no.\n", "The Guardian", "outlet", None, id="outlet"),
        pytest.param("[[A report in the Harbour Post]] said no.\n", "Harbour Post", "outlet", None, id="report-in"),
        pytest.param("[[Russia’s Interfax news agency]] said no.\n", "Interfax", "outlet", None, id="agency"),
        pytest.param(
            "Odo Vale, the former ambassador, came.\n[[The former ambassador]] said no.\n",
            "Odo Vale", "person", "former ambassador", id="description",
        ),
        pytest.param(
            "The Ministry of Ports met.\n[[The ministry]] said no.\n",
            "Ministry of Ports", "organisation", None, id="ministry",
        ),
    ],
)  # fmt: skip
def test_who_speaks(marked: str, name: str, kind: str, role: str | None) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.role) == (name, kind, role)


@pytest.mark.parametrize(
    ("marked", "description", "kind"),
    [
        pytest.param(
            "[[A senior official who was not named]] said.\n",
            "A senior official who was not named",
            "person",
            id="official",
        ),
        pytest.param("[[US officials]] said.\n", "US officials", "group", id="officials"),
        pytest.param("[[Some Republicans]] said.\n", "Some Republicans", "group", id="some-of-a-group"),
        pytest.param("[[Ilse Marrow and Odo Vale]] said.\n", "Ilse Marrow and Odo Vale", "group", id="two"),
        pytest.param(
            "[[Ilse Marrow, Odo Vale and others]] said.\n", "Ilse Marrow, Odo Vale and others", "group", id="list"
        ),
        pytest.param(
            "[[A spokesman for Ilse Marrow]] said.\n", "A spokesman for Ilse Marrow", "person", id="for-somebody"
        ),
        pytest.param("[[Ilse Marrow’s lawyer]] said.\n", "Ilse Marrow’s lawyer", "person", id="somebodys-lawyer"),
        pytest.param("[[The ministry]] said.\n", "The ministry", "organisation", id="ministry-of-nobody"),
        pytest.param("[[The minister]] said.\n", "The minister", "person", id="minister-of-nobody"),
        pytest.param("[[They]] said.\n", "They", "group", id="they"),
    ],
)
def test_who_is_not_named_stays_unnamed_in_the_articles_words(marked: str, description: str, kind: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert (speaker.name, speaker.description, speaker.kind) == (None, description, kind)


def test_pronouns() -> None:
    said = speakers_of(
        "[[Ilse Marrow]] said no.\n[[She]] added yes.\n[[He]] denied it.\nOdo Vale met John Holt.\n[[he]] said.\n"
    )
    names = [speaker and speaker.name for speaker in said]
    assert names[:3] == ["Ilse Marrow", "Ilse Marrow", None]


def test_a_name_that_only_the_quotation_has_is_no_antecedent() -> None:
    said = speakers_of("“Odo Vale and John Holt must go,” [[Peter Marrow]] said.\n“Vale lies,” [[he]] said.\n")
    assert said[1] is not None
    assert said[1].name == "Peter Marrow"


def test_two_who_could_be_meant_are_nobody() -> None:
    said = speakers_of("Odo Vale, the minister, met Peter Holt, the minister.\n[[The minister]] said no.\n")
    assert said[0] is not None
    assert said[0].name is None


def test_the_paper_and_it_are_the_outlet_just_named() -> None:
    said = speakers_of("It is so, said [[The Guardian]]. It is “so”, [[the paper]] added. It is, [[it]] said.\n")
    assert [speaker and speaker.name for speaker in said] == ["The Guardian"] * 3


def test_it_in_another_role_is_not_the_outlet() -> None:
    said = speakers_of("It is so, said [[The Guardian]]. The port fined a firm [[it]] accused of theft.\n")
    assert said[1] is not None
    assert said[1].name is None


def test_first_person() -> None:
    inside = speakers_of("[[Ilse Marrow]] said [[I]] believe it.\n")
    assert inside[1] is not None
    assert inside[1].name == "Ilse Marrow"
    author = speakers_of("[[I]] believe it.\n", byline="Odo Vale")
    assert author[0] is not None
    assert author[0].name == "Odo Vale"


def test_no_source_no_speaker() -> None:
    text = "It is reportedly over."
    raw = [RawAttribution(source=(), cue=(Span(6, 16),), content=(Span(0, 5), Span(17, 21)), confidence=1.0)]
    assert resolve_speakers(Article.of(text), raw, find_mentions(text)) == (None,)


@pytest.mark.parametrize(
    ("marked", "description"),
    [
        pytest.param("[[A senior official who]] was not authorised to speak said no.\n", "A senior official", id="begun"),
        pytest.param("[[A senior official who was not authorised to speak]] said no.\n",
                     "A senior official who was not authorised to speak", id="whole"),
        pytest.param("A rule, [[which]] says no.\n", None, id="nothing-else"),
    ],
)  # fmt: skip
def test_a_description_holds_no_clause_that_only_begins(marked: str, description: str | None) -> None:
    (speaker,) = speakers_of(marked)
    assert speaker is not None
    assert (speaker.name, speaker.description) == (None, description)


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        pytest.param(
            "[[Rick Tyler, a former aide to Ted Cruz and Newt Gingrich]] said no.\n", "Rick Tyler", "person",
            id="one described by others",
        ),
        pytest.param(
            "[[John Kall -- co-editor of a book on Donald Trump]] said no.\n", "John Kall", "person", id="two hyphens"
        ),
        pytest.param(
            "[[data from the Department of Education]] showed it.\n", "Department of Education", "organisation",
            id="a document's body",
        ),
        pytest.param("[[The Russian government]] said no.\n", "Russia", "state", id="a government"),
        pytest.param(
            "Airbus left the city.\n[[The company]] said no.\n", "Airbus", "organisation", id="the company",
        ),
        pytest.param("Barbara Boxer left.\n[[Ms. Boxer]] said no.\n", "Barbara Boxer", "person", id="no boxer"),
        pytest.param("[[Peter T. King]] said no.\n", "Peter T. King", "person", id="no king"),
        pytest.param(
            "President Donald Trump met Russian President Vladimir Putin.\n[[The president]] said no.\n", "Donald Trump",
            "person", id="the president at home",
        ),
        pytest.param(
            "John A. Doe met him.\n[[John B. Doe]] said no.\n", "John B. Doe", "person", id="another initial"
        ),
        pytest.param(
            "Donald Vale met him.\n[[Donald Vale Jr.]] said no.\n", "Donald Vale Jr", "person", id="the son"
        ),
        pytest.param("Maria Stone left.\n[[Mr Stone]] said no.\n", "Stone", "person", id="not her"),
        pytest.param("[[Hillary Clinton]] Says Trump Is Wrong.\n", "Hillary Clinton", "person", id="a headline's verb"),
    ],
)  # fmt: skip
def test_phrases_that_name_one(marked: str, name: str, kind: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[[Rick Tyler, a docker, and harbour master Ilse Vale]] said no.\n", id="two described"),
        pytest.param("[[Rick Tyler, Ilse Vale and Odo Marrow]] said no.\n", id="three"),
        pytest.param("[[Republicans]] said no.\n", id="a party's people"),
        pytest.param("Airbus SE met Boeing Corporation.\n[[The company]] said no.\n", id="two companies"),
        pytest.param("[[A spokeswoman]] said Ilse Vale left.\n[[She]] added more.\n", id="she is the spokeswoman"),
    ],
)
def test_phrases_that_name_nobody_for_sure(marked: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert speaker.name is None


def test_a_day_behind_a_name_is_no_part_of_it() -> None:
    speaker = speakers_of("[[party chairman Michael Steele Sunday]] to explain it.\n")[-1]
    assert speaker is not None
    assert speaker.name == "Michael Steele"
