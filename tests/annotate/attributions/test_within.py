import pytest

from pressreview.annotate.attributions.within import speech_within
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Span
from pressreview.text import quotations
from tests.annotate.attributions.said import inner, outer

CHAIN = (
    "“Why not?” said the defence minister, Boris Halden, when asked, according to the Norpress agency. “They are near.”"
)


def test_a_quotation_belongs_to_who_said_it_first() -> None:
    text = CHAIN.replace("minister, Boris", "minister Boris")
    held = "“Why not?” said the defence minister Boris Halden, when asked"
    one = outer(text, "the Norpress agency", "according to", held, "“They are near.”")
    assert inner(text, one) == [("the defence minister Boris Halden", "said", ["“Why not?”", "“They are near.”"])]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "“No one came,” Ilse Marrow told reporters, Norpress reported.",
            "“No one came,” Ilse Marrow told reporters",
            [("Ilse Marrow", "told", ["“No one came,”"])],
            id="name-before-verb",
        ),
        pytest.param(
            "Ilse Marrow had said that nobody came, Norpress reported.",
            "Ilse Marrow had said that nobody came",
            [("Ilse Marrow", "had said", ["nobody came"])],
            id="clause",
        ),
        pytest.param(
            "Nobody came to “the feast” at noon, Norpress reported.",
            "Nobody came to “the feast” at noon",
            [],
            id="none",
        ),
        pytest.param(
            "The bridge said to be closed is open, Norpress reported.",
            "The bridge said to be closed is open",
            [],
            id="said-to",
        ),
        pytest.param(
            "He said that nobody came, Norpress reported.",
            "He said that nobody came",
            [("He", "said", ["nobody came"])],
            id="pronoun",
        ),
    ],
)
def test_speech_within_a_report(text: str, content: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert inner(text, outer(text, "Norpress", "reported", content)) == expected


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param(
            "Prosecutors said the suspect told a cellmate that the gun was his.",
            "Prosecutors", "said", "the suspect told a cellmate that the gun was his",
            [("the suspect", "told", ["the gun was his"])], id="told-somebody",
        ),
        pytest.param(
            "The fire chief, Olaf Brandis, warned that the count would rise, Norpress reported.",
            "Norpress", "reported", "The fire chief, Olaf Brandis, warned that the count would rise",
            [("The fire chief, Olaf Brandis", "warned", ["the count would rise"])], id="in-apposition",
        ),
        pytest.param(
            "The mayor’s office said it had been told by the police that the square was safe.",
            "The mayor’s office", "said", "it had been told by the police that the square was safe",
            [("the police", "told", ["the square was safe"])], id="passive",
        ),
        pytest.param(
            "The port is shut, Ilse Marrow said on Monday, according to Norpress.",
            "Norpress", "according to", "The port is shut, Ilse Marrow said on Monday",
            [("Ilse Marrow", "said", ["The port is shut"])], id="at-the-end",
        ),
        pytest.param(
            "Norpress quoted the minister as saying that the border was calm.",
            "Norpress", "quoted", "the minister as saying that the border was calm",
            [("the minister", "as saying", ["the border was calm"])], id="quoted-as-saying",
        ),
        pytest.param(
            "Two boats were freed, Norpress reported, quoting an army officer.",
            "Norpress", "reported", "Two boats were freed",
            [("an army officer", "quoting", ["Two boats were freed"])], id="quoting-behind",
        ),
        pytest.param(
            "Citing two officials, Norpress reported that the talks had failed.",
            "Norpress", "reported", "that the talks had failed",
            [("two officials", "Citing", ["that the talks had failed"])], id="citing-before",
        ),
        pytest.param(
            "Norpress said that Interpress had quoted Ilse Marrow as saying that all was lost.",
            "Norpress", "said", "that Interpress had quoted Ilse Marrow as saying that all was lost",
            [
                ("Interpress", "had quoted", ["Ilse Marrow as saying that all was lost"]),
                ("Ilse Marrow", "as saying", ["all was lost"]),
            ],
            id="twice",
        ),
        pytest.param(
            "An army officer said, Norpress reported, that two boats were freed.",
            "Norpress", "reported", "that two boats were freed",
            [("An army officer", "said", ["that two boats were freed"])], id="held-up-by-its-reporter",
        ),
        pytest.param(
            "The boats are free, Norpress said, quoting the minister of ports.",
            "Norpress", "said", "quoting the minister of ports", [], id="citing-without-words",
        ),
        pytest.param(
            "Earlier, Ilse Marrow met the crews and pledged to stay, Norpress reported.",
            "Norpress", "reported", "Earlier, Ilse Marrow met the crews and pledged to stay",
            [("Ilse Marrow", "pledged", ["to stay"])], id="second-verb",
        ),
        pytest.param(
            "Ilse Marrow said the crews came and pledged to stay, Norpress reported.",
            "Norpress", "reported", "Ilse Marrow said the crews came and pledged to stay",
            [("Ilse Marrow", "said", ["the crews came and pledged to stay"])], id="second-verb-of-another",
        ),
        pytest.param(
            "The minister urged the crews to stay, Norpress reported.",
            "Norpress", "reported", "The minister urged the crews to stay",
            [("The minister", "urged", ["the crews to stay"])], id="verb-with-an-object",
        ),
        pytest.param(
            "The accused of the port made the threatened cuts, Norpress reported.",
            "Norpress", "reported", "The accused of the port made the threatened cuts", [], id="no-verb-of-speech",
        ),
        pytest.param(
            "When asked about peace, Ilse Marrow said: “Not yet,” Norpress reported.",
            "Norpress", "reported", "When asked about peace, Ilse Marrow said: “Not yet,”",
            [("Ilse Marrow", "said", ["“Not yet,”"])], id="before-a-quotation",
        ),
        pytest.param(
            "When asked about peace, Ilse Marrow “smiled” and said, “Not yet,” Norpress reported.",
            "Norpress", "reported", "When asked about peace, Ilse Marrow “smiled” and said, “Not yet,”",
            [("Ilse Marrow", "said", ["“Not yet,”"])], id="second-verb-before-a-quotation",
        ),
        pytest.param(
            "Norpress reported, according to two officials, that the talks had failed.",
            "Norpress", "reported", "that the talks had failed",
            [("two officials", "according to", ["that the talks had failed"])], id="an-outlet-according-to",
        ),
        pytest.param(
            "The envoy reported, according to Norpress, that the talks had failed.",
            "The envoy", "reported", "that the talks had failed", [], id="somebody-else-according-to",
        ),
        pytest.param(
            "Norpress stopped printing, citing high costs.", "Norpress", "stopped", "printing", [], id="cites-no-one",
        ),
        pytest.param(
            "Norpress reported that the letter to Marrow said nothing of it.",
            "Norpress", "reported", "that the letter to Marrow said nothing of it", [], id="a-letter",
        ),
        pytest.param(
            "Norpress reported that social media added a link to the chain.",
            "Norpress", "reported", "that social media added a link to the chain", [], id="added-a-thing",
        ),
        pytest.param(
            "The lawyer said other jurors told him the count was wrong.",
            "The lawyer", "said", "other jurors told him the count was wrong",
            [("other jurors", "told", ["the count was wrong"])], id="a-plain-noun",
        ),
        pytest.param(
            "Norpress reported that the letter said nobody came.",
            "Norpress", "reported", "that the letter said nobody came", [], id="what-somebody-utters",
        ),
        pytest.param(
            "Norpress reported that in June two jurors said nobody came.",
            "Norpress", "reported", "that in June two jurors said nobody came", [], id="an-adverbial-without-a-comma",
        ),
        pytest.param(
            "Norpress reported that in June, two jurors said nobody came.",
            "Norpress", "reported", "that in June, two jurors said nobody came",
            [("two jurors", "said", ["nobody came"])], id="behind-an-adverbial",
        ),
        pytest.param(
            "Norpress reported that at the moment Ilse Marrow announced it nobody came.",
            "Norpress", "reported", "that at the moment Ilse Marrow announced it nobody came", [], id="a-moment",
        ),
        pytest.param(
            "What Ilse Marrow said of it is odd, Norpress reported.",
            "Norpress", "reported", "What Ilse Marrow said of it is odd", [], id="what-somebody-said",
        ),
        pytest.param(
            "Norpress quoted the envoy as telling reporters that the talks had failed.",
            "Norpress", "quoted", "the envoy as telling reporters that the talks had failed",
            [("the envoy", "as telling", ["the talks had failed"])], id="quoted-as-telling",
        ),
        pytest.param(
            "The mayor cited Ilse Marrow, an heir to the yard, as an ally.",
            "The mayor", "cited", "Ilse Marrow, an heir to the yard, as an ally", [], id="cited-for-what-she-is",
        ),
        pytest.param(
            "Norpress reported, quoting people briefed on the plan, that the port would shut.",
            "Norpress", "reported", "that the port would shut",
            [("people briefed on the plan", "quoting", ["that the port would shut"])], id="briefed",
        ),
        pytest.param(
            "The man had a stick, which he claimed he needed, officials said.",
            "officials", "said", "The man had a stick, which he claimed he needed",
            [("he", "claimed", ["he needed"])], id="relative-clause-before-its-holder",
        ),
        pytest.param(
            "The ministry said the rules, which critics say are harsh, would stay.",
            "The ministry", "said", "the rules, which critics say are harsh, would stay", [], id="an-aside-of-nobody-knows-whom",
        ),
        pytest.param(
            "Norpress reported that the yard paid a clerk who said the door was open.",
            "Norpress", "reported", "that the yard paid a clerk who said the door was open",
            [("a clerk", "said", ["the door was open"])], id="somebody-who-said",
        ),
        pytest.param(
            "Norpress reported that the clerks who said it would be paid.",
            "Norpress", "reported", "that the clerks who said it would be paid", [], id="those-who-said-it",
        ),
        pytest.param(
            "“We buried our people while the ministry told us there was nothing to know,” the nurse said.",
            "the nurse", "said", "“We buried our people while the ministry told us there was nothing to know,”",
            [("the ministry", "told", ["there was nothing to know,”"])], id="a-later-clause",
        ),
        pytest.param(
            "“We buried our people while he told us there was nothing to know,” the nurse said.",
            "the nurse", "said", "“We buried our people while he told us there was nothing to know,”",
            [], id="whoever-he-is",
        ),
        pytest.param(
            "Norpress reported that the party had 271 pledged delegates and the self-described winner.",
            "Norpress", "reported", "that the party had 271 pledged delegates and the self-described winner", [], id="adjectives",
        ),
        pytest.param(
            "The mayor said the fire department responded with two trucks.",
            "The mayor", "said", "the fire department responded with two trucks", [], id="responded-with-trucks",
        ),
        pytest.param(
            "The lawyer said his client had been told by the agents to lie.",
            "The lawyer", "said", "his client had been told by the agents to lie",
            [("the agents", "told", ["to lie"])], id="whose-client-was-told",
        ),
        pytest.param(
            "The envoy said his Polish counterpart promised to return the tanks.",
            "The envoy", "said", "his Polish counterpart promised to return the tanks",
            [("his Polish counterpart", "promised", ["to return the tanks"])], id="a-noun-with-a-people",
        ),
        pytest.param(
            "The lawyer said Let’s say nobody came.", "The lawyer", "said", "Let’s say nobody came", [], id="let-us-say",
        ),
        pytest.param(
            "The port shut, the mayor said, citing the head of state’s concern in the press.",
            "the mayor", "said", "citing the head of state’s concern in the press", [], id="a-concern-says-nothing",
        ),
        pytest.param(
            "He lost, the mayor said, citing the many people who had left the town.",
            "the mayor", "said", "citing the many people who had left the town", [], id="people-who-say-nothing",
        ),
        pytest.param(
            "Norpress quoted miners as warning that the shaft would flood.",
            "Norpress", "quoted", "miners as warning that the shaft would flood",
            [("miners", "as warning", ["the shaft would flood"])], id="quoted-as-warning",
        ),
        pytest.param(
            "The mayor’s office said Italy’s envoy, Carlo Bassi, had apologized for the remark.",
            "The mayor’s office", "said", "Italy’s envoy, Carlo Bassi, had apologized for the remark",
            [("Italy’s envoy, Carlo Bassi", "had apologized", ["for the remark"])], id="apologized-for",
        ),
        pytest.param(
            "Friends said a man who told the truth would be missed.",
            "Friends", "said", "a man who told the truth would be missed", [], id="told-the-truth",
        ),
        pytest.param(
            "The director said the performance tells the tale of a people.",
            "The director", "said", "the performance tells the tale of a people", [], id="tells-a-tale",
        ),
        pytest.param(
            "The company wrote a letter, calling the two lengthy investigative reports “misleading”.",
            "The company", "wrote", "calling the two lengthy investigative reports “misleading”", [], id="reports-are-no-verb",
        ),
        pytest.param(
            "The mayor said the woman to raise her voice and say the word was there.",
            "The mayor", "said", "the woman to raise her voice and say the word was there", [], id="to-raise-and-say",
        ),
        pytest.param(
            "Norpress reported that the minister had not said when.",
            "Norpress", "reported", "that the minister had not said when", [], id="not-said",
        ),
    ],
)  # fmt: skip
def test_who_speaks_within(
    text: str, source: str, cue: str, content: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert inner(text, outer(text, source, cue, content)) == expected


def test_a_content_takes_in_who_said_it_at_its_head() -> None:
    text = "Witnesses said the shooter fled, police lieutenant Gerry Halden said."
    one = outer(text, "police lieutenant Gerry Halden", "lieutenant Gerry Halden said", "the shooter fled")
    one = RawAttribution(source=one.source, cue=(Span(64, 68),), content=one.content, confidence=0.9)
    found = speech_within(text, [one], find_mentions(text), quotations(text))
    assert [found[0].content[0].of(text), found[1].source[0].of(text)] == [
        "Witnesses said the shooter fled",
        "Witnesses",
    ]


@pytest.mark.parametrize(
    ("text", "content", "held"),
    [
        pytest.param("Witnesses said the ship sank, Ilse Marrow said.", "the ship sank", True, id="adjoins"),
        pytest.param(
            "Witnesses said the ship sank, a result which drew praise from Ilse Marrow, she said.",
            "the ship sank", False, id="words-between",
        ),
        pytest.param(
            "Clinton advisers say they are angry, both of which Ilse Marrow said.",
            "they are angry, both of which", False, id="a-relative-clause",
        ),
    ],
)  # fmt: skip
def test_a_head_belongs_to_a_speaker_who_adjoins(text: str, content: str, held: bool) -> None:
    one = outer(text, "Ilse Marrow", "said", content)
    said = Span(text.rindex("said"), text.rindex("said") + 4)
    one = RawAttribution(source=one.source, cue=(said,), content=one.content, confidence=0.9)
    found = speech_within(text, [one], find_mentions(text), quotations(text))
    assert (found[0].content[0].start == 0) == held


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "The port is shut, said Marrow, according to Norpress.", "The port is shut",
            [("Marrow", "said", ["The port is shut"])], id="who-said-it",
        ),
        pytest.param(
            "The port is shut, one of the pilots said on Monday, according to Norpress.", "The port is shut",
            [("one of the pilots", "said", ["The port is shut"])], id="name-first",
        ),
        pytest.param(
            "The port is shut, with a note added, according to Norpress.", "The port is shut", [], id="nobody",
        ),
    ],
)  # fmt: skip
def test_a_content_takes_in_who_said_it_at_its_end(
    text: str, content: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    one = outer(text, "Norpress", "according to", content)
    found = speech_within(text, [one], find_mentions(text), quotations(text))
    assert [
        (other.source[0].of(text), other.cue[0].of(text), [span.of(text) for span in other.content])
        for other in found
        if other.source != one.source
    ] == expected


def test_what_another_says_of_it_holds_nothing() -> None:
    text = "Ilse Marrow said the tax is low - something advisers argue is wrong."
    said = outer(text, "Ilse Marrow", "said", "the tax is low")
    argue = outer(text, "advisers", "argue", "something", "is wrong")
    found = speech_within(text, [said, argue], find_mentions(text), quotations(text))
    assert [one.content[0].of(text) for one in found] == ["the tax is low", "something"]


def test_an_outlet_that_only_cites_may_do_so_in_a_relative_clause() -> None:
    text = "A man is held, according to Norpress, which cited an unnamed prosecutor."
    one = outer(text, "Norpress", "according to", "A man is held")
    cites = outer(text, "which", "cited", "an unnamed prosecutor")
    found = speech_within(text, [one, cites], find_mentions(text), quotations(text))
    assert [(other.source[0].of(text), other.content[0].of(text)) for other in found] == [
        ("Norpress", "A man is held"),
        ("an unnamed prosecutor", "A man is held"),
    ]


def test_who_was_quoted_by_an_outlet_said_what_stands_before() -> None:
    text = "Two men had died, customs officers were quoted by Norpress as saying."
    one = outer(text, "Norpress as saying", "were quoted", "customs officers")
    (found,) = speech_within(text, [one], find_mentions(text), quotations(text))
    assert [found.source[0].of(text), found.content[0].of(text)] == ["customs officers", "Two men had died"]


def test_an_outlet_that_only_cites_may_open_the_sentence() -> None:
    text = "Citing a senior officer, Norpress wrote that the tunnel was known."
    cites = outer(text, "Norpress", "Citing", "a senior officer")
    wrote = outer(text, "Norpress", "wrote", "that the tunnel was known")
    found = speech_within(text, [cites, wrote], find_mentions(text), quotations(text))
    assert [one.source[0].of(text) for one in found] == ["a senior officer", "Norpress"]


def test_whom_one_cites_is_the_source_of_what_was_said() -> None:
    text = "The envoy will fly, Norpress said, quoting a report by Interpress."
    said = outer(text, "Norpress", "said", "The envoy will fly")
    cites = outer(text, "Norpress", "quoting", "a report by Interpress")
    found = speech_within(text, [said, cites], find_mentions(text), quotations(text))
    assert [(one.source[0].of(text), one.content[0].of(text)) for one in found] == [
        ("Norpress", "The envoy will fly"),
        ("a report by Interpress", "The envoy will fly"),
    ]


def test_whom_one_cites_within_the_words() -> None:
    text = "The boats are free, Norpress said, quoting the minister of ports."
    one = outer(text, "Norpress", "said", "The boats are free", "quoting the minister of ports")
    assert inner(text, one) == [("the minister of ports", "quoting", ["The boats are free"])]


def test_an_outlet_quotes_somebody_as_saying_what_stands_before() -> None:
    text = "The cable was cut, Norpress quoted an official as saying."
    one = outer(text, "Norpress", "quoted", "an official as saying")
    found = speech_within(text, [one], find_mentions(text), quotations(text))
    assert [(one.source[0].of(text), one.content[0].of(text)) for one in found] == [
        ("Norpress", "The cable was cut"),
        ("an official", "The cable was cut"),
    ]
