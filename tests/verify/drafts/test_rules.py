"""Each rule finds what it is for in a draft of the invented story, and says nothing of what the sources bear out."""

from functools import cache

import pytest

from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Audit, Draft, Evidence, Link, Reading, Span
from pressreview.verify import RULES, Read, check_draft
from pressreview.verify.drafts.tokens import plain
from tests.draft.newsroom import ARTICLES, COURIER, LINK, NORPRESS, READINGS, article


@cache
def reader() -> Reader:
    return Reader()


def read(one: Article) -> Reading:
    (found,) = annotate([one], AnnotateSettings(), reader=reader())
    assert isinstance(found, Reading)
    return found


def audit(text: str, *more: Article, links: tuple[Link, ...] = ()) -> Audit:
    articles = {**ARTICLES, **{one.id: one for one in more}}
    readings = {**READINGS, **{one.id: read(one) for one in more}}
    made = Article.of(text, path="draft.txt")
    by_article = {one.article: [one] for one in links}
    draft = Draft(path="draft.txt", kind="text", raw=text, text=text)
    return check_draft(
        draft,
        Read(made, read(made), publishers=[one.outlet or "" for one in articles.values()]),
        articles,
        readings,
        by_article,
        available=len(articles),
    )


def rules(text: str, *more: Article, links: tuple[Link, ...] = ()) -> list[str]:
    return [one.rule for one in audit(text, *more, links=links).findings]


MERCURY = article(
    "The Mercury",
    12,
    "Ship of grain",
    "Harbour master Ilse Marrow will meet the insurers on Friday if the hold is opened, the board said in Halden.",
    "The grain was reportedly worth $4 million, and may never be sold, said trader Tom Veck.",
    "Veck accused the board of hiding the report on the loading of the ship from the insurers.",
    "“It was not a safe ship,” Veck said. “It should never have been let into the harbour.”",
    "Some 240 tonnes of barley were pumped out of the ship by firemen on Tuesday, a spokesman of the port said.",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“The pier was like a furnace,” said Pia Holt, The Courier reported.", id="verbatim"),
        pytest.param("'The pier was like a furnace', said Pia Holt.", id="British marks"),
        pytest.param("“Nobody … asked us anything”, Pia Holt added, according to The Courier.", id="an ellipsis"),
        pytest.param("“[The ship] should never have been let into the harbour,” Veck told The Mercury.", id="a bracket"),
        pytest.param("“It was not a safe ship. It should never have been let into the harbour,” said Veck.", id="broken"),
        pytest.param("Brandis said the ship would not be moved before the hold is sealed, Norpress reported.", id="said"),
        pytest.param("Twelve people were hurt when a grain ship caught fire, Sund told The Courier.", id="outlet"),
        pytest.param("12 people were hurt when a grain ship caught fire at the main pier, said Sund.", id="digits"),
        pytest.param("The grain was said to be worth $4m, and may never be sold, said Veck.", id="hedge in other words"),
        pytest.param("Veck says the board hid the report on the loading of the ship from the insurers.", id="credited"),
        pytest.param("Firemen pumped 240 tonnes of barley out of the ship on 10 March, The Mercury reported.", id="day"),
        pytest.param("Marrow is to meet the insurers on Friday if the hold is opened, the board said.", id="condition"),
    ],
)  # fmt: skip
def test_what_the_sources_bear_out_is_not_found_fault_with(text: str) -> None:
    assert rules(text, MERCURY) == []


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Q101", "“The pier was like an oven,” said Pia Holt, The Courier reported."),
        ("Q101", "“It was a safe ship,” Veck told The Mercury on Thursday."),
        ("Q102", "“We were all drunk by noon and nobody cared about it,” said Pia Holt."),
        ("Q103", "“The pier was like a furnace,” said Olaf Brandis, The Courier reported."),
        ("S201", "Olaf Brandis said the people at the pier felt that it was “like a furnace”."),
        ("Q104", "“It was not a safe ship. The pier was like a furnace,” said Veck."),
        ("Q105", "“The ship would not be moved before the hold is sealed,” said Olaf Brandis."),
        ("Q106", "“It was … a safe ship,” Veck told The Mercury."),
        ("S201", "Ada Quill said the ship would not be moved before the hold is sealed, Norpress reported."),
        ("S202", "The Courier reported that the grain was reportedly worth $4 million and may never be sold."),
        ("C301", "The grain will never be sold, said trader Tom Veck, The Mercury reported."),
        ("C302", "The board hid the report on the loading of the ship from the insurers."),
        ("C303", "Harbour master Ilse Marrow met the insurers on Friday in Halden, where the hold was opened."),
        ("C304", "Brandis said the ship would be moved before the hold is sealed, Norpress reported."),
        ("C305", "Marrow said the ship was probably not overloaded, The Courier reported."),
        ("C306", "Harbour master Ilse Marrow will meet the insurers on Friday, the board said in Halden."),
        ("N401", "Some 420 tonnes of barley were pumped out of the ship by firemen on Tuesday, said the port."),
        ("N402", "The grain was reportedly worth $4 billion and may never be sold, said trader Tom Veck."),
        ("N403", "Some 240 tonnes of barley were pumped out of the ship by firemen on Monday, said the port."),
        ("U501", "Voters in Lisbon elected a mayor who promised cheaper trams and free swimming lessons."),
        ("U502", "Some 240 tonnes of barley were pumped out of the ship by firemen in Rotterdam on Tuesday."),
        ("I601", "Several outlets reported that the grain was reportedly worth $4 million and may never be sold."),
    ],
)
def test_each_fault_is_found_by_its_rule(expected: str, text: str) -> None:
    assert expected in rules(text, MERCURY)


MIRROR = article(
    "The Mirror",
    13,
    "Board under fire",
    "Dockers accused the board of hiding a second report from the harbour police for a whole winter.",
    "Prosecutors said the second report had been burnt in the boiler room of the customs house.",
    "The customs house was reportedly searched by two inspectors from the capital in February.",
    "Port adviser Hugo Will believes the customs house has been given a last chance to explain itself.",
    "The inspectors placed notices in two local newspapers in Halden, where the customs house stands.",
    "“We [the dockers] will not wait,” said Lena Stromm. “We never saw the report. The report was gone.”",
    "Ilse Marrow rejected the idea that the customs house should open its cellars to the dockers.",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“The pier was like a furnace.” Olaf Brandis said nothing about the insurers.", id="a quotation that has ended"),
        pytest.param("Prosecutors say the second report had been burnt in the customs house, The Mirror said.", id="kept"),
        pytest.param("Hugo Will believes the customs house has been given a last chance to explain itself.", id="Will"),
        pytest.param("The inspectors placed notices in two local newspapers in Halden.", id="papers of the story"),
        pytest.param("“The [second] report was gone,” said Lena Stromm.", id="an article of grammar before a bracket"),
    ],
)  # fmt: skip
def test_what_looks_like_a_fault_and_is_none(text: str) -> None:
    assert rules(text, MIRROR) == []


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param("C307", "The second report had been burnt in the boiler room of the customs house.", id="unnamed"),
        pytest.param("C302", "The board hid a second report from the harbour police for a whole winter.", id="hid"),
        pytest.param("C301", "The Mirror reported that the customs house was searched by two inspectors.", id="reportedly"),
        pytest.param("S201", "Pia Holt rejected the idea that the customs house should open its cellars.", id="rejected"),
        pytest.param("S201", "Ada Quill used the words “never saw the report”, The Mirror said.", id="used the words"),
    ],
)  # fmt: skip
def test_each_fault_is_found_however_the_draft_puts_it(expected: str, text: str) -> None:
    assert expected in rules(text, MIRROR)


def test_words_that_open_a_sentence_are_no_names() -> None:
    asked = article(
        "The Herald", 14, "Pier", "Asked about the pier, Ilse Marrow said it would open on Friday as planned."
    )
    assert "U503" not in rules("Marrow’s pier will not open on Friday as planned, The Herald reported.", asked)


TIM = article(
    "The Herald",
    14,
    "Board",
    "The harbour board named Timothy Simon Roth keeper of the lighthouse in June, after a career that spans five decades.",
    "The Interior Minister defended the closing of the lighthouse, saying it had cost the town too much money.",
    "The 1959 storm drowned the lighthouse and all that Keeper Olsen owned, said town clerk Ada Quill.",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tim Roth was named keeper of the lighthouse in June by the harbour board.", id="short for it"),
        pytest.param("Timothy Simon Roth has a career that spans 50 years as keeper of the lighthouse.", id="decades"),
        pytest.param("Lena Stromm defended the closing of the lighthouse, saying it had cost too much.", id="may be her"),
        pytest.param("Ada Quill said that the 1959 storm drowned the lighthouse of the 14th Lady Halden.", id="in a name"),
    ],
)  # fmt: skip
def test_names_and_counts_that_may_mean_the_same(text: str) -> None:
    assert {"U503", "S201", "N401", "N405"}.isdisjoint(rules(text, TIM))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param("U503", "The harbour board named Olaf Brandis keeper of the lighthouse in June, after a career that spans five decades.", id="another"),
        pytest.param("N401", "Timothy Simon Roth has a career that spans 40 years, the harbour board said.", id="decades"),
        pytest.param("S201", "Pia Holt said that the 1959 storm drowned the lighthouse and all that Olsen owned.", id="clerk"),
    ],
)  # fmt: skip
def test_names_and_counts_that_do_not(expected: str, text: str) -> None:
    assert expected in rules(text, TIM)


def test_what_starts_on_a_day_to_come_is_still_ahead() -> None:
    rota = article(
        "The Herald", 14, "Rota", "Ada Quill said the new rota would begin on June 1 and would please all dockers."
    )
    assert "C303" not in rules("The new rota begins on June 1 and will please all dockers, Ada Quill said.", rota)
    assert "C303" in rules("The new rota began on June 1 and had pleased all dockers, Ada Quill said.", rota)


def test_altered_words_of_denial_are_found_once() -> None:
    assert rules("“Somebody ever asked us anything,” said Pia Holt.") == ["Q101"]


def test_the_day_of_the_article_is_not_the_day_of_another() -> None:
    tow = article("The Herald", 14, "Tow", "The wreck of the grain ship was towed to Sundvik on Monday by two barges.")
    assert "N403" in rules("On Saturday the wreck of the grain ship was towed to Sundvik by two barges.", tow)


def test_outlets_that_cite_one_where_the_words_stand_are_one() -> None:
    text = "Several outlets said that two barges will tow the wreck of the grain ship to Sundvik at night."
    tow = article("The Mercury", 13, "Tow", "Two barges will tow the wreck of the grain ship to Sundvik at night.")
    start = GAZETTE.text.index("The Mercury reported")
    why = Evidence(layer="in-text", span=Span(start, start + 20))
    cites = Link(article=GAZETTE.id, origin="The Mercury", kind="cites", evidence=(why,), confidence=0.9)
    assert "I601" in rules(text, tow, GAZETTE, links=(cites,))
    assert "I601" not in rules(text, tow, GAZETTE)


def test_outlets_with_one_agency_s_report_are_one() -> None:
    text = "Several newspapers reported that people were hurt when a grain ship caught fire at the town's main pier."
    assert rules(text) == []
    assert rules(text, links=(LINK,)) == ["I601"]
    assert audit(text, links=(LINK,)).findings[0].message == "both outlets that have it go back to Norpress"


def test_a_finding_shows_where_it_stands_and_what_the_source_has() -> None:
    text = "The fire was on the front pages.\n“The pier was like an oven,” said Pia Holt."
    (found,) = audit(text).findings
    assert (found.line, found.column) == (2, 2)
    assert text[found.span.start : found.span.end].strip(",") == "The pier was like an oven"
    assert found.source is not None
    assert found.source.article == COURIER.id
    assert found.expected == "The pier was like a furnace"
    assert 0 < found.confidence <= 1


def test_what_was_checked_is_counted() -> None:
    made = audit("“The pier was like a furnace,” said Pia Holt.\n\nIt rained.\n\nBrandis said the ship would be moved before"
                 " the hold is sealed.")  # fmt: skip
    assert [one.verdict for one in made.sentences] == ["supported", "not checkable", "contradicted"]
    assert set(made.articles) == {NORPRESS.id, COURIER.id}
    assert made.available == 2


@pytest.mark.parametrize(
    ("word", "number"), [("nine", "9"), ("twenty-three", "23"), ("1,200", "1200"), ("forty", "40")]
)
def test_a_number_is_one_however_it_is_spelled(word: str, number: str) -> None:
    assert plain(word) == plain(number) == number


def test_every_rule_has_a_page_and_a_group() -> None:
    for number, rule in RULES.items():
        assert number[0] in "QSCNUI"
        assert len(rule.page) > 40, number
        assert rule.name[0].islower()


GAZETTE = article(
    "The Gazette",
    14,
    "Ship of grain: the count",
    "The number of people hurt when a grain ship caught fire at Halden's main pier rose to fifteen.",
    "Ilse Marrow, who resigned on Thursday as harbour master, will not speak to the press.",
    "Two barges will tow the wreck of the grain ship to Sundvik at night, The Mercury reported.",
)
CIRCLE = (
    Link(article=GAZETTE.id, origin="The Mercury", kind="cites", evidence=(), confidence=0.9),
    Link(article=MERCURY.id, origin="The Gazette", kind="cites", evidence=(), confidence=0.9),
)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param("S203", "Harbour master Ilse Marrow said the ship was probably overloaded, The Courier reported.", id="resigned"),
        pytest.param("S204", "Two barges will tow the wreck of the grain ship to Sundvik at night, The Gazette reported.", id="repeats"),
        pytest.param("N404", "Twelve people were hurt when a grain ship caught fire at the main pier, Jon Sund said.", id="superseded"),
        pytest.param("N404", "Twelve people were hurt when a grain ship caught fire at Halden's pier on Tuesday, Sund said.", id="event dated"),
        pytest.param("I602", "The Gazette reported it, citing The Mercury.\n\nThe Mercury, quoting The Gazette, told of barges.", id="circle"),
    ],
)  # fmt: skip
def test_what_a_later_article_or_another_outlet_tells_is_found(expected: str, text: str) -> None:
    assert expected in rules(text, MERCURY, GAZETTE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Former harbour master Ilse Marrow said the ship was probably overloaded.", id="former"),
        pytest.param("Deputy harbour master Ilse Marrow said the ship was probably overloaded.", id="another role"),
        pytest.param("The Mercury said two barges will tow the wreck of the grain ship to Sundvik, said The Gazette.", id="named"),
        pytest.param("Twelve people were hurt when a grain ship caught fire at the main pier, Sund said on Wednesday.", id="said on"),
        pytest.param("Twelve people were hurt at first when a grain ship caught fire at the main pier, Jon Sund said.", id="dated"),
        pytest.param("Twelve people were hurt when a grain ship caught fire, Sund said; the number rose to fifteen.", id="both"),
        pytest.param("The Gazette reported it, citing The Mercury. The Courier, citing The Gazette, told of barges.", id="a chain"),
    ],
)  # fmt: skip
def test_what_a_draft_says_of_its_time_and_its_sources_is_heeded(text: str) -> None:
    assert not {"S203", "S204", "N404", "I602"} & set(rules(text, MERCURY, GAZETTE))


def test_a_role_that_an_article_of_that_day_still_gives_is_not_stale() -> None:
    text = "Harbour master Ilse Marrow said the ship was probably overloaded, The Courier reported."
    (found,) = audit(text, GAZETTE).findings
    assert found.message == "Ilse Marrow is no longer harbour master, says The Gazette"
    assert (found.expected, found.found) == ("former harbour master", "Harbour master")
    still = article("The Herald", 14, "Pier", "Harbour master Ilse Marrow opened the pier for walkers this morning.")
    assert "S203" in rules(text, GAZETTE)
    assert "S203" not in rules(text, GAZETTE, still)


def test_outlets_whose_articles_name_each_other_are_a_circle() -> None:
    text = "The Mercury and The Gazette reported that the grain was reportedly worth $4 million, and may never be sold."
    more = article("The Gazette", 12, "Grain", "The grain was reportedly worth $4 million, and may never be sold.")
    link = Link(article=more.id, origin="The Mercury", kind="cites", evidence=(), confidence=0.9)
    assert "I602" in rules(text, MERCURY, more, links=(link, CIRCLE[1]))
    assert "I602" not in rules(text, MERCURY, more, links=(link,))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ship's load of barley, 340 tonnes, went to firemen with pumps, the port's spokesman said.", id="paraphrased"),
        pytest.param("Firemen took 340 tonnes of barley out of the ship on Tuesday.", id="close"),
    ],
)  # fmt: skip
def test_a_sentence_whose_number_no_source_has_is_not_supported(text: str) -> None:
    made = audit(text, MERCURY)
    assert {"N401", "N405"} & {one.rule for one in made.findings}
    assert [one.verdict for one in made.sentences] in (["unsupported"], ["contradicted"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ship's load of barley, 240 tonnes, went to firemen with pumps, the port's spokesman said.", id="the same"),
        pytest.param("Firemen took out some 200 tonnes of the ship's barley, a spokesman of the port said.", id="rounded"),
        pytest.param("The ship's barley went to firemen with pumps, 12 of them, a spokesman of the port said.", id="counted"),
        pytest.param("Firemen pumped out the ship's barley in 2026, a spokesman of the port said.", id="year"),
    ],
)  # fmt: skip
def test_numbers_that_a_source_has_or_a_draft_may_reckon_are_left_alone(text: str) -> None:
    assert "N405" not in rules(text, MERCURY)


WATER = article(
    "The Gazette",
    8,
    "Water",
    "ALBA, March 4 (GZ) - About 40,000 people in the northern town of Alba were told on Saturday not to drink their tap water.",
    "The water board said it expects to lift the ban by Friday evening.",
    "The mayor, Judith Roy, told the crowd that the town would sue Veck Oil if it did not pay for the bottled water, which she"
    " said had cost the town £210,000 so far.",
    "Veck Oil on Thursday rejected a £2bn offer from Lund Group.",
    "Correction: An article on 5 March said that 55,000 sheep in Alba were ill. The correct figure is 40.",
)  # fmt: skip


def test_nothing_is_found_in_what_a_source_bears_out_beside_other_matters() -> None:
    draft = (
        "The water board said on Sunday that it expects to lift the ban by Friday evening.\n\n"
        "Judith Roy, the mayor, said the bottled water had cost the town £210,000 so far.\n"
    )
    assert {"N403", "C306", "U503"}.isdisjoint(rules(draft, WATER))


def test_no_figure_is_held_against_the_day_of_a_dateline() -> None:
    text = (
        "The Gazette reported that 55,000 people in the northern town of Alba were told not to drink their tap water."
    )
    (found,) = [one for one in audit(text, WATER).findings if one.rule == "N401"]
    assert found.expected == "40,000"


def test_the_opposite_is_found_whatever_else_a_source_has() -> None:
    offered = article(
        "The Mercury", 7, "Offer", "Lund Group made a £2bn offer for Veck Oil on Thursday, a broker said."
    )
    assert "U504" in rules("Veck Oil on Thursday accepted a £2bn offer from Lund Group.", WATER, offered)


def test_what_a_correction_takes_back_bears_nothing_out() -> None:
    made = audit("An article said that 55,000 sheep in Alba were ill.", WATER)
    assert [one.verdict for one in made.sentences] != ["supported"]


def test_a_name_that_the_sentence_has_in_another_place_is_not_replaced() -> None:
    memo = article(
        "The Post", 12, "Memo", "A memo of January warned Tessaly, the company that owns the plant in Ansel.",
        "It is not clear whether the managing director, Gerald Voss, read the memo of January about the valve.",
    )  # fmt: skip
    text = "It is not clear whether {}, the managing director of {}, read the memo of January about the valve."
    assert "U503" not in rules(text.format("Gerald Voss", "Tessaly"), memo)
    assert "U503" in rules(
        "It is not clear whether the managing director, Tessaly, read the memo of January about the valve.", memo
    )


RINGGIT = article(
    "The Tide", 12, "Ferries", "The port bought a new ferry for RM7.8 million from a yard in Ansel Bay on Tuesday."
)


@pytest.mark.parametrize(
    ("sum_of", "found"),
    [
        pytest.param("RM7.8 million", [], id="as it stands"),
        pytest.param("RM 7.8 million", [], id="a space"),
        pytest.param("RM7.9 million", ["N401"], id="another"),
        pytest.param("$7.8 million", ["N402"], id="another currency"),
    ],
)
def test_sums_glued_to_their_currency(sum_of: str, found: list[str]) -> None:
    assert rules(f"The port bought a new ferry for {sum_of} from a yard in Ansel Bay on Tuesday.", RINGGIT) == found


VISA = article(
    "The Tide",
    12,
    "Visa",
    "“What is most likely is that he will be able to keep his visa,” lawyer Shana Elam said of the captain on Tuesday.",
    "“If the tests succeed, we will open the line in May,” harbour master Ilse Marrow told the board on Tuesday.",
    "“I do not know the others, but the captain of the barge is a liar,” trader Tom Veck said of the accident.",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("“He will be able to keep his visa,” Shana Elam said.", True, id="a hedge"),
        pytest.param("“We will open the line in May,” Ilse Marrow said.", True, id="a condition"),
        pytest.param("“The captain of the barge is a liar,” Tom Veck said.", False, id="another clause"),
        pytest.param(
            "Shana Elam said it was most likely that “he will be able to keep his visa.”", False, id="said besides"
        ),
    ],
)
def test_the_end_of_a_sentence_quoted_as_one(text: str, found: bool) -> None:
    assert ("Q106" in rules(text, VISA)) is found
