import pytest

from pressreview.annotate.reader.spans import RawAttribution, RawMention
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
        pytest.param("Reps. Odo Vale and Ilse Marrow met.\n[[Vale]] said no.\n", "Odo Vale", "person", None, id="two titles"),
        pytest.param("[[Ilse Marrow’s remarks]] were no.\n", "Ilse Marrow", "person", None, id="possessive"),
        pytest.param("[[The governor, Odo Vale,]] said no.\n", "Odo Vale", "person", "governor", id="apposition"),
        pytest.param(
            "[[A Norland spokeswoman, Ilse Marrow]], said no.\n",
            "Ilse Marrow", "person", "Norland spokeswoman", id="spokeswoman",
        ),
        pytest.param(
            "[[Director General of Ports (DGP) Odo Vale]] said no.\n",
            "Odo Vale", "person", "Director General of Ports", id="letters in brackets",
        ),
        pytest.param("[[Secretary of State Odo Vale]] said no.\n", "Odo Vale", "person", "Secretary of State", id="of"),
        pytest.param(
            "[[Editor-in-Chief Odo Vale]] said no.\n", "Odo Vale", "person", "Editor-in-Chief", id="editor-in-chief"
        ),
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
        pytest.param(
            "[[Fight for $15 director Odo Vale]] said.\n", "Fight for $15 director Odo Vale", "unknown", id="a body's"
        ),
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


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        pytest.param(
            "[[Odo Vale]] said no.\nIn Ellery, Peter Holt, a docker, left the pier and went home. [[He]] said it was late.\n",
            "Peter Holt",
            id="who did something last",
        ),
        pytest.param(
            "[[I]] met Peter Holt.\nNext day Holt went home. [[He]] said it was late.\n",
            "Peter Holt",
            id="not the writer",
        ),
        pytest.param(
            "[[The harbour master]] said no.\nPeter Holt went home. [[He]] said it was late.\n",
            "Peter Holt",
            id="nor a role",
        ),
        pytest.param(
            "[[Peter Holt]] said that John Marrow left.\n[[He]] added that it was late.\n",
            "Peter Holt",
            id="who goes on",
        ),
        pytest.param(
            "Minister Xiomara Vale went home with mayor Bertalan Marrow. [[She]] said no.\n",
            "Xiomara Vale",
            id="whom a rarer given name fits",
        ),
    ],
)
def test_he_is_whom_most_tells_for(marked: str, name: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert speaker.name == name


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


@pytest.mark.parametrize("source", ["Nobody", "No one"])
def test_what_nobody_says_has_no_speaker(source: str) -> None:
    assert speakers_of(f"[[{source}]] said that the port was shut.\n") == [None]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        pytest.param(
            "[[Peter Holt]] said no.\nHolt met dockers.\n[[The real estate mogul]] added yes.\n", "Peter Holt", id="one"
        ),
        pytest.param(
            "[[Peter Holt]] said no.\nHolt met a mogul.\n[[The real estate mogul]] told them yes.\n",
            None,
            id="a mogul before",
        ),
        pytest.param(
            "[[Peter Holt]] said no.\nHolt met Maria Vale. Vale met dockers.\n[[The mogul]] told them yes.\n",
            None,
            id="two",
        ),
        pytest.param("[[Peter Holt]] said no.\nHolt met dockers.\n[[The source]] told them yes.\n", None, id="anybody"),
    ],
)
def test_whom_a_description_means_that_comes_for_the_first_time(marked: str, name: str | None) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert speaker.name == name


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
        pytest.param("[[Russian authorities]] said no.\n", "Russia", "state", id="authorities"),
        pytest.param("[[Russian prison authorities]] said no.\n", None, "group", id="authorities of one kind"),
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
        pytest.param(
            "Ilse Marrow came.\n[[The Marrow campaign]] said no.\n", "Marrow campaign", "organisation", id="a campaign"
        ),
        pytest.param(
            "Ilse Marrow’s presidential campaign is rich.\n[[The campaign]] said no.\n", "Ilse Marrow campaign",
            "organisation", id="the campaign",
        ),
        pytest.param(
            "The Ministry of Ports and the Ministry of Roads met.\nIt rained.\nIt snowed.\nThe Ministry of Roads closed."
            "\n[[The ministry]] said no.\n", "Ministry of Roads", "organisation", id="the nearer ministry",
        ),
        pytest.param(
            "Sen. Odo Vale, R-Fla., met Sen. Ilse Marrow, D-N.Y.\n[[The Florida senator]] said no.\n", "Odo Vale",
            "person", id="where a mark of party tells",
        ),
        pytest.param(
            "Norland Gov. Odo Vale came.\n[[The governor]] said no.\n", "Odo Vale", "person", id="a title cut short"
        ),
        pytest.param(
            "[[Ilse Marrow]] said no.\n[[The Vermont independent]] said yes.\n", "Ilse Marrow", "person",
            id="called after where she is from",
        ),
        pytest.param(
            "Velrail met the Ports Union on Friday.\nThe Calder Line would not say.\nIn a statement [[the company]] said no.\n",
            "Calder Line", "organisation", id="the company of the sentence before",
        ),
        pytest.param(
            "Calder Corporation released a patch for Norland Wave on Friday.\n[[The software giant]] said no.\n",
            "Calder Corporation", "organisation", id="the body that did something",
        ),
        pytest.param(
            "A maid found the body, said coroner Peter Holt.\nJohn Marrow was ill.\n[[The coroner]] said no.\n",
            "Peter Holt", "person", id="the noun before a name",
        ),
        pytest.param("[[Hotline On Call]] said no.\n", "Hotline On Call", "unknown", id="capitals alone"),
        pytest.param("Pete King came.\nContinued [[King]]: no.\n", "Pete King", "person", id="a name that is a title"),
        pytest.param(
            "[[The Marrow campaign]] said no.\nIlse Marrow’s campaign is rich.\n[[The Marrow campaign]] said yes.\n",
            "Ilse Marrow campaign", "organisation", id="a campaign in full",
        ),
        pytest.param("[[A recent CNN poll of voters]] said no.\n", "CNN", "outlet", id="whose poll"),
        pytest.param("Ilse Marrow came.\n[[The Marrow camp]] said no.\n", "Marrow camp", "organisation", id="a camp"),
        pytest.param(
            "[[Peter Marrow, John Holt’s campaign manager,]] said no.\n", "Peter Marrow", "person", id="somebody’s manager"
        ),
        pytest.param(
            "[[His wife, longtime John Holt aide Maria Stone,]] said no.\n", "Maria Stone", "person", id="an aide of another"
        ),
        pytest.param("[[Maria Stone during the debate]] said no.\n", "Maria Stone", "person", id="during"),
        pytest.param(
            "First Lady Maria Stone came.\n[[The First Lady]] said no.\n", "Maria Stone", "person", id="the first lady"
        ),
        pytest.param("The Kremlin gave us what [[it]] says is so.\n", "Kremlin", "organisation", id="it is the subject"),
        pytest.param(
            "The acting foreign minister [[he]] came.\n“It is so,” [[Odo Vale]] said.\n", "Odo Vale", "person",
            id="named after",
        ),
        pytest.param(
            "It rained, reported Khaama Press.\nIt did.\nYes.\nNo.\n[[The news agency]] said no.\n", "Khaama Press",
            "outlet", id="the only agency",
        ),
        pytest.param(
            "[[The Ministry of Ports]] said no in a statement on Friday.\nIt rained.\nIt did.\n[[The statement]] said no.\n",
            "Ministry of Ports", "organisation", id="the statement",
        ),
        pytest.param(
            "[[The Ministry of Ports]] said no.\nBut [[it]] said so late.\n", "Ministry of Ports", "organisation",
            id="it in the next line",
        ),
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
        pytest.param("The Kremlin told the Pentagon what [[it]] says is so.\n", id="it may be either"),
        pytest.param("[[The brother of President Peter Holt]] said no.\n", id="another's brother"),
        pytest.param("[[its CNN data]] said no.\n", id="not whose data"),
        pytest.param("[[An NBC/CNN poll]] said no.\n", id="a poll of two"),
        pytest.param(
            "[[Two economists, Peter Marrow of Norland and John Holt of Sarn,]] said no.\n", id="two of a trade"
        ),
        pytest.param("[[GOPers]] said no.\n", id="several of a party"),
        pytest.param("[[Newly Released Paper]] Reveals Knowledge Of Danger.\n", id="a headline"),
        pytest.param("Sen. Odo Vale, R-Fla., met Jan Holt.\n[[The Republican]] said no.\n", id="one of a party"),
        pytest.param(
            "Ilse Marrow’s campaign met President John Holt’s campaign.\n[[The campaign]] said no.\n",
            id="two campaigns",
        ),
        pytest.param(
            "Odo Vale came.\nThe minister spoke.\n[[The minister]] said no.\nSen. Jan Holt said yes.\n",
            id="who is named after is somebody else",
        ),
        pytest.param(
            "[[Odo Vale]] said no in a letter.\n[[Jan Holt]] said yes in a letter.\n[[The letter]] said no.\n",
            id="two letters",
        ),
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


def test_who_is_named_in_the_words_is_not_who_says_them() -> None:
    text = "Peter Marrow asked what it was. Saying President John Holt, he said, was too simple."
    at = text.index(" he said,") + 1
    content = (Span(text.index("Saying"), at - 2), Span(at + 9, len(text) - 1))
    asked = RawAttribution(source=(Span(0, 12),), cue=(Span(13, 18),), content=(Span(19, 30),), confidence=1.0)
    said = RawAttribution(source=(Span(at, at + 2),), cue=(Span(at + 3, at + 7),), content=content, confidence=1.0)
    speaker = resolve_speakers(Article.of(text), [asked, said], find_mentions(text))[1]
    assert speaker is not None
    assert speaker.name == "Peter Marrow"


def test_who_only_asked_is_not_who_answers() -> None:
    text = "Peter Marrow was in doubt when Jack Holt asked whether it was lost. “It is not,” he said."
    spans = [Span(at := text.index(words), at + len(words)) for words in ("Jack Holt", "asked", "whether it was lost")]
    asked = RawAttribution(source=spans[:1], cue=spans[1:2], content=spans[2:], confidence=1.0)  # type: ignore[arg-type]
    at = text.index(" he said") + 1
    said = RawAttribution(
        source=(Span(at, at + 2),), cue=(Span(at + 3, at + 7),), content=(Span(at - 13, at - 1),), confidence=1.0
    )
    speaker = resolve_speakers(Article.of(text), [asked, said], find_mentions(text))[1]
    assert speaker is not None
    assert speaker.name == "Peter Marrow"


def test_who_the_words_begin_with_may_say_them() -> None:
    text = "It was late. Peter Marrow was for John Holt, he said."
    at = text.index(" he said") + 1
    said = RawAttribution(
        source=(Span(at, at + 2),), cue=(Span(at + 3, at + 7),), content=(Span(13, at - 2),), confidence=1.0
    )
    (speaker,) = resolve_speakers(Article.of(text), [said], find_mentions(text))
    assert speaker is not None
    assert speaker.name == "Peter Marrow"


@pytest.mark.parametrize("name", ["Desk On Call", "Peter Marrow"])
def test_who_speaks_in_the_last_words_of_a_text(name: str) -> None:
    text = f"It is so, says {name}"
    raw = RawAttribution(source=(Span(15, len(text)),), cue=(Span(10, 14),), content=(Span(0, 8),), confidence=1.0)
    (speaker,) = resolve_speakers(Article.of(text), [raw], find_mentions(text))
    assert speaker is not None
    assert speaker.name == name


def test_who_went_on_is_called_otherwise() -> None:
    text = "It is so, Ilse Marrow said. But, the former head of a bank added, it is not the way."
    at = text.index("the former")
    source = Span(at, text.index(" added"))
    said = RawAttribution(source=(Span(10, 21),), cue=(Span(22, 26),), content=(Span(0, 8),), confidence=1.0)
    added = RawAttribution(
        source=(source,), cue=(Span(source.end + 1, source.end + 6),), content=(Span(source.end + 8, len(text)),),
        confidence=1.0,
    )  # fmt: skip
    speaker = resolve_speakers(Article.of(text), [said, added], find_mentions(text))[1]
    assert speaker is not None
    assert speaker.name == "Ilse Marrow"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        pytest.param("[[Peter Marrow, Vale’s former Office of Ports and Tides director,]] said.\n", "Peter Marrow", id="owner"),
        pytest.param(
            "[[Peter Marrow, Harbour Airways CEO and Group Managing Director]] said.\n", "Peter Marrow", id="two posts"
        ),
        pytest.param(
            "[[Peter Marrow, Airbus’s director of sales for Norland, Port Alba, and the Isles]] said.\n", "Peter Marrow",
            id="a list of places",
        ),
        pytest.param("[[Peter Marrow, Airbus director, Robert Vale and others]] said.\n", None, id="a list of people"),
        pytest.param(
            "[[the Ministry of Ports (MOP)]] said.\n", "Ministry of Ports", id="letters behind"
        ),
        pytest.param("[[Harbour Airways (HA) and Marrow Airways (MA)]] said.\n", None, id="two with letters"),
        pytest.param("[[one of his rivals (Peter Marrow, Robert Vale or John Holt)]] said.\n", None, id="one of a list"),
        pytest.param("[[the president, Peter Marrow, and the National Police]] said.\n", None, id="a man and a body"),
        pytest.param("[[She and Peter Marrow]] said.\n", None, id="she and another"),
        pytest.param("[[voters outside New York]] said.\n", None, id="elsewhere"),
        pytest.param(
            "[[Assistant Undersecretary for Port Affairs Peter Marrow]] said.\n", "Peter Marrow", id="a long title"
        ),
        pytest.param("[[Spokesman for President Peter Marrow]] said.\n", None, id="a man of somebody"),
        pytest.param("It is so, [[a new Ellery University poll]] found.\n", "Ellery University", id="a poll"),
        pytest.param(
            "It is so, [[an Ellery University poll released on Monday]] found.\n", "Ellery University", id="a dated poll"
        ),
        pytest.param(
            "It is so, [[a poll from the Ellery Institute released Monday]] found.\n", "Ellery Institute", id="a poll from"
        ),
        pytest.param(
            "It is so in [[the Ellery Institute average of polls]] on it.\n", "Ellery Institute", id="an average"
        ),
        pytest.param("[[Ilse Marrow’s framing]] said.\n", "Ilse Marrow", id="how somebody puts it"),
        pytest.param("It is so, [[a Trump poll]] found.\n", None, id="a poll on somebody"),
        pytest.param("[[The Norland government and the Ports Union]] said.\n", None, id="two bodies"),
        pytest.param("[[The ports and tides magazine The Guardian]] said.\n", "The Guardian", id="of two things"),
        pytest.param("[[The Ports Union this week]] said.\n", "Ports Union", id="when"),
        pytest.param(
            "Robert Vale met Robert Vale Jr. today.\n[[The younger Mr. Vale]] said.\n", "Robert Vale Jr", id="the younger"
        ),
        pytest.param("Robert Vale left.\n[[The younger Mr. Vale]] said.\n", None, id="the younger of nobody"),
        pytest.param(
            "[[Former US secretary of state Peter Marrow]] said.\n", "Peter Marrow", id="US is no us"
        ),
        pytest.param(
            "[[Representative Peter T. King of New York]] said.\n", "Peter T. King", id="a king of somewhere"
        ),
        pytest.param("[[The survey, conducted by the Ellery Institute,]] said.\n", "Ellery Institute", id="a survey"),
        pytest.param("On Monday, [[the Wagnar group]] said.\n", "Wagnar", id="a group by its name"),
        pytest.param("On Monday, [[the Peter Marrow group]] said.\n", None, id="a group of somebody"),
        pytest.param("It met Peter Marrow Jr., [[who]] said no.\n", "Peter Marrow Jr", id="who behind junior"),
        pytest.param(
            "It met Peter Marrow (R-Ohio), an early supporter, [[who]] said no.\n", "Peter Marrow", id="who behind a party"
        ),
        pytest.param("It met Peter Marrow, a friend of Robert Vale, [[who]] said no.\n", None, id="who of two"),
        pytest.param(
            "It met Sen. Peter Marrow of Texas, the first in the United States, [[who]] said no.\n", "Peter Marrow",
            id="who behind two places",
        ),
        pytest.param("It spoke of Peter Marrow, [[who]] said no.\n", "Peter Marrow", id="who of whom it speaks"),
        pytest.param("It met dockers such as Peter Marrow, [[who]] fear it.\n", None, id="who behind an example"),
        pytest.param("It met dockers such as Peter Marrow, [[who]] was ill.\n", "Peter Marrow", id="who is one of them"),
        pytest.param("It met Peter Marrow, [[who]] are right.\n", None, id="who are several"),
        pytest.param("It met makers in the United States, [[who]] fear it.\n", None, id="who behind a place"),
        pytest.param("It met the FIFA of Norway, [[which]] said no.\n", "FIFA", id="which of a place"),
        pytest.param("In Norland, [[that]] meant no.\n", None, id="that behind a place"),
    ],
)  # fmt: skip
def test_names_within_a_phrase(marked: str, name: str | None) -> None:
    speaker = speakers_of(marked)[-1]
    assert speaker is not None
    assert speaker.name == name


def test_a_list_may_stand_within_a_name() -> None:
    text = "The Ministry of Ports, Roads and Tides said no."
    name = Span(4, text.index(" said"))
    named = [RawMention(span=name, kind="organisation", confidence=0.99)]
    raw = [RawAttribution(source=(Span(0, name.end),), cue=(), content=(Span(name.end, len(text)),), confidence=1.0)]
    (speaker,) = resolve_speakers(Article.of(text), raw, find_mentions(text, named=named))
    assert speaker is not None
    assert speaker.name == "Ministry of Ports, Roads and Tides"


def test_who_behind_a_dash_stands_behind_a_name() -> None:
    (speaker,) = speakers_of("It met Peter Marrow—[[who]] said no.\n")
    assert speaker is not None
    assert speaker.name == "Peter Marrow"


def test_letters_of_an_office_are_its_holder_though_the_model_takes_them_for_a_body() -> None:
    text = "Peter Holt, OC of Norland Police, came. It rained. The OC said no."
    at = text.index("The OC")
    letters = RawMention(span=Span(at + 4, at + 6), kind="organisation", confidence=0.95)
    one = RawAttribution(source=(Span(at, at + 6),), cue=(), content=(Span(at + 7, len(text)),), confidence=1.0)
    (speaker,) = resolve_speakers(Article.of(text), [one], find_mentions(text, named=[letters]))
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("Peter Holt", "person")


def test_she_is_not_the_one_whose_neighbour_has_spoken() -> None:
    found = speakers_of("Peter Holt was taken away.\n[[Holt’s neighbour]] told us of it.\n“No,” [[he]] said.\n")
    assert found[-1] is not None
    assert found[-1].name is None
    found = speakers_of("Peter Holt was taken away.\n[[Holt]] told us of it.\n“No,” [[he]] said.\n")
    assert found[-1] is not None
    assert found[-1].name == "Peter Holt"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        pytest.param("Odo Vale, who left early and [[who]] said no.\n", "Odo Vale", id="and who"),
        pytest.param("Odo Vale, 41, [[who]] said no.\n", "Odo Vale", id="an age"),
        pytest.param("Odo Vale, who met Ilse Marrow, who left, and [[who]] said no.\n", None, id="of two"),
        pytest.param("The man who left and [[who]] said no.\n", None, id="unnamed"),
    ],
)
def test_who_goes_on_from_the_who_before(marked: str, name: str | None) -> None:
    found = speakers_of(marked)[-1]
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("marked", "name", "description"),
    [
        pytest.param("“No,” said the coroner, [[who]] said it again.\n", None, "the coroner", id="an office"),
        pytest.param(
            "Odo Vale, the former ambassador, came.\nThe former ambassador, [[who]] said no.\n",
            "Odo Vale", None, id="of one who is named",
        ),
        pytest.param("The board said ministers [[who]] said no.\n", None, None, id="of several"),
        pytest.param("The house, [[who]] said no.\n", None, None, id="a house"),
    ],
)  # fmt: skip
def test_who_is_called_by_the_office_before_it(marked: str, name: str | None, description: str | None) -> None:
    found = speakers_of(marked)[-1]
    assert (found.name if found else None, found.description if found else None) == (name, description)


def test_a_spokesman_is_not_the_one_of_whom_he_speaks() -> None:
    text = "The governor met Odo Vale, a spokesman said.\n"
    source = text.index("a spokesman")
    content = Span(0, text.index(","))
    raw = [RawAttribution(source=(Span(source, source + 11),), cue=(), content=(content,), confidence=1.0)]
    (found,) = resolve_speakers(Article.of(text), raw, find_mentions(text))
    assert found is not None
    assert (found.name, found.description) == (None, "a spokesman")


def test_she_is_not_the_one_who_is_quoted_with_it() -> None:
    text = "Ilse Marrow came. “I asked him,” Marrow said. “She told me to go.”\nMarrow said she would.\n"
    second, inner, last = text.index("Marrow said"), text.index("She"), text.rindex("Marrow")
    quoted = (Span(text.index("“I"), second - 1), Span(inner - 1, text.index("\n")))
    told = Span(inner + 4, inner + 8)
    raw = [
        RawAttribution(source=(Span(second, second + 6),), cue=(), content=quoted, confidence=1.0),
        RawAttribution(
            source=(Span(inner, inner + 3),), cue=(told,), content=(Span(told.end, told.end + 9),), confidence=1.0
        ),
        RawAttribution(
            source=(Span(last, last + 6),), cue=(), content=(Span(last + 12, len(text) - 1),), confidence=1.0
        ),
    ]
    found = resolve_speakers(Article.of(text), raw, find_mentions(text))
    assert [one and one.name for one in found] == ["Ilse Marrow", None, "Ilse Marrow"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("The board voted to overturn President Odo Vale, who left.", "President", id="a verb before"),
        pytest.param("Norland welcomes President Odo Vale today.", "President", id="a verb in s"),
        pytest.param("She faces Republican frontrunner Odo Vale today.", "Republican frontrunner", id="before a party"),
        pytest.param("The film shows him grabbing reporter Odo Vale there.", "reporter", id="a verb in ing"),
        pytest.param("Ilse Marrow threw her support behind Sen. Odo Vale today.", "Sen.", id="behind"),
        pytest.param("We met former President Odo Vale today.", "former President", id="a rank"),
        pytest.param("The secretary of the Treasury, Odo Vale, came.", "secretary of the Treasury", id="of"),
        pytest.param("Odo Vale came. The federal judge Vale was speaking of is another.", None, id="whom he speaks of"),
        pytest.param("Odo Vale, and questions about whether the nominee will come, remain.", None, id="and"),
        pytest.param("With Odo Vale, the world not only lost a poet.", None, id="a clause"),
        pytest.param("Hotelier Odo Vale came.", "Hotelier", id="a trade"),
        pytest.param("Odo Vale, whose father was a docker and whose uncle was none, left.", None, id="whose"),
        pytest.param(
            "Odo Vale, founder of drug maker Sable took to Twitter.", "founder of drug maker Sable", id="took"
        ),
        pytest.param(
            "Odo Vale, the head of Norland’s forces backed the march.", "head of Norland’s forces", id="backed"
        ),
        pytest.param(
            "Odo Vale (Odo Vail), chairman of the Reef Club, left.", "chairman of the Reef Club", id="in brackets"
        ),
    ],
)
def test_what_stands_before_a_role_is_no_part_of_it(text: str, role: str | None) -> None:
    found = speakers_of(f"{text}\n[[Odo Vale]] said no.\n")[-1]
    assert found is not None
    assert (found.name, found.role) == ("Odo Vale", role)
