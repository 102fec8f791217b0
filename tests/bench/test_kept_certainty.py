"""Whether the measure sees planted losses, and is quiet where nothing is lost. All text is invented."""

import re

import pytest

from bench.kept_certainty import compared, cues, example_reviews, losses, measured, planted
from pressreview.annotate.reader import Reader
from pressreview.model import Article, Citation, Piece, Sentence, Span


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its double brackets, and the slices that stood within them."""
    plain, slices = "", []
    for part in re.split("(⟦.*?⟧)", text):
        if part.startswith("⟦"):
            slices.append((len(plain), len(plain) + len(part) - 2))
        plain += part.strip("⟦⟧")
    return plain, slices


@pytest.mark.parametrize(
    "text",
    [
        "The minister ⟦said the bridge was⟧ not ⟦safe⟧.",
        "Ms Toreld⟦ did⟧n't ⟦sign the order⟧.",
        "The port ⟦officials said the ferry⟧ may ⟦sail on Monday⟧.",
        "The board is likely to ⟦publish its report in April⟧.",
        "It is unlikely that ⟦the board will publish its report⟧.",
        "Brandis denied that ⟦the pumps had failed⟧.",
        "The company's spokesman denied on Monday that ⟦the pumps had failed⟧.",
        "Drenia issued a statement denying ⟦the ship carried arms⟧.",
        "Vash allegedly ⟦burned the letters⟧.",
        "⟦Vash⟧ allegedly ⟦burned the letters⟧.",
        "⟦Vash burned the letters⟧, allegedly.",
        "Allegedly, ⟦Vash burned the letters⟧.",
        "⟦Police arrested the⟧ alleged ⟦arsonist⟧.",
        "The alleged ⟦arsonist left the city⟧.",
        "⟦The minister⟧ has reportedly ⟦resigned⟧.",
        "No one ⟦was told of the plan⟧.",
        "No one in the ministry ⟦was told of the plan⟧.",
        "He said nobody ⟦saw the letter⟧.",
        "None of the deputies ⟦voted for the bill⟧.",
        "Neither Oste nor ⟦Freyer signed it⟧.",
        "Few ⟦passengers were warned⟧.",
        "The crew failed to ⟦close the valves⟧.",
        "The crew refused to ⟦close the valves⟧.",
        "If the strike is called off, ⟦trains will run on Monday⟧.",
        "⟦Maast said that⟧ if the strike is called off, ⟦trains will run on Monday⟧.",
        "⟦Trains will run on Monday⟧ if the strike is called off.",
        "⟦Trains will run on Monday⟧, if the strike is called off.",
        "⟦Trains will run on Monday⟧, but only if the strike is called off.",
        "⟦The motion will pass⟧ unless the Alliance splits.",
        "Unless the Alliance splits, ⟦the motion will pass⟧.",
        "⟦The quay will open⟧ provided that the divers agree.",
        "⟦She will stay⟧ as long as her party wants her.",
        "In case of a storm, ⟦the port closes⟧.",
        "Had the letter come in time, ⟦the ferry would have stayed in port⟧.",
        "Should the motion fail, ⟦the government stays⟧.",
        "Depending on the weather, ⟦the quay opens at six⟧.",
        "Otherwise, ⟦the port will close⟧.",
        "She asked if ⟦the manifest was forged⟧.",
        "She wondered whether ⟦the manifest was forged⟧.",
        "⟦The valves were closed on purpose⟧, he suggested.",
        "⟦The valves were closed on purpose⟧, Mr Brandis suggested on Monday.",
        "“⟦The valves were closed on purpose⟧,” the union claimed.",
        "“⟦The valves were closed on purpose,⟧” the union claimed.",
        "The union claimed ⟦the valves were closed⟧.",
        "The union claimed that the berth was full and that ⟦the valves were closed⟧.",
        "Freyer denied that the berth was full and that ⟦the valves were closed⟧.",
        "The union accused Freyer of ⟦burning the letters⟧.",
        "The union accused Freyer of lying and of ⟦burning the letters⟧.",
        "Vash was charged with ⟦burning the letters⟧.",
        "Vash is suspected of ⟦burning the letters⟧.",
        "The ferry is believed to ⟦carry propellant⟧.",
        "Two officials believe ⟦the ferry carried propellant⟧.",
        "Investigators thought that ⟦the cargo had shifted⟧.",
        "The board planned to ⟦publish the report⟧.",
        "The union wants ⟦the minister to go⟧.",
        "Drivers threatened to ⟦stop all trains⟧.",
        "Vash tried to ⟦warn the minister⟧.",
        "The government is considering ⟦closing the port⟧.",
        "Perhaps ⟦the letter was lost⟧.",
        "Perhaps, ⟦the letter was lost⟧.",
        "⟦The letter⟧ may, he said, ⟦have been lost⟧.",
        "⟦The letter⟧ was not, he said, ⟦forged⟧.",
        "There is no evidence that ⟦the letter was forged⟧.",
        "It is not true that ⟦the letter was forged⟧.",
        "⟦That the letter was forged⟧ is false.",
        "⟦That the letter was forged⟧ was denied by the ministry.",
        "⟦The report of a second blast⟧ is unconfirmed.",
        "Toreld never ⟦read the letter⟧.",
        "The ship left without ⟦a pilot on board⟧.",
        "Oste ruled out that ⟦the cargo had shifted⟧.",
        "Guards prevented him from ⟦leaving the quay⟧.",
        "⟦The crew⟧ hardly ⟦slept⟧.",
        "⟦The cargo⟧ appears to ⟦have shifted⟧.",
        "It seems ⟦the cargo had shifted⟧.",
        "⟦The dispute⟧ could ⟦delay the opening⟧.",
        "⟦The plan⟧ would ⟦close the port⟧.",
        "⟦The ferry⟧ almost ⟦sank⟧.",
        "Freyer did not come and ⟦sign the order⟧.",
        "Freyer may resign and ⟦leave the country⟧.",
        "“If the strike ends,” Ms Quell said, “⟦trains will run⟧.”",
        "“I don't think,” Ms Quell said, “⟦the letter was forged⟧.”",
        "He would not say “⟦I lied⟧.”",
        "She said it was not “⟦a fairy tale⟧.”",
        "No ⟦ships sailed⟧.",
        "He said that even if ⟦the ships sailed⟧, prices would rise.",
        "⟦A man who⟧ may ⟦have seen the blast spoke to police⟧.",
        "Police sought the man who allegedly ⟦set the fire⟧.",
        "In theory, ⟦the quay can take three ships⟧.",
        "There were fears that ⟦a second tank had burst⟧.",
        "Oste doubts ⟦the letter was forged⟧.",
        "⟦The minister will resign⟧, possibly.",
        "⟦The minister⟧ is rumoured to ⟦have resigned⟧.",
        "⟦The quay⟧ is far from ⟦ready⟧.",
        "The crew failed⟦ to close the valves⟧.",
        "“⟦The valves were closed on purpose,⟧” claimed a union official.",
        "⟦The valves were closed on purpose⟧, suggested Mr Brandis, the fire chief.",
        "⟦The quay would collapse⟧, warned the union in a letter.",
        "⟦The valves were closed on purpose⟧, he said.",
        "⟦The valves were closed on purpose⟧, said the union's spokesman.",
        "⟦The valves were closed on purpose⟧, according to the union.",
        "The union said that ⟦the valves were closed⟧.",
        "According to the union, ⟦the valves were closed⟧.",
        "⟦The valves⟧, he said, ⟦were closed⟧.",
        "⟦The valves⟧, he suggested, ⟦were closed⟧.",
        "⟦The valves⟧, the union believes, ⟦were closed⟧.",
        "⟦The valves⟧, if the union is right, ⟦were closed⟧.",
        "Freyer is accused of ⟦burning the letters⟧.",
        "⟦The quay stays shut⟧ until the divers agree.",
        "⟦Drivers will return⟧ on condition that rosters change.",
        "Toreld might yet ⟦resign⟧.",
        "The ministry cannot say whether ⟦the letter arrived⟧.",
        "There was no sign ⟦of fire⟧.",
        "The board has not yet ⟦published its report⟧.",
        "⟦The ship⟧ would have ⟦sailed⟧ had the weather held.",
        "Brandis stopped short of ⟦blaming the ministry⟧.",
        "It is far from certain that ⟦the quay will open⟧.",
        "He told reporters it was “not ⟦a fairy tale⟧.”",
        "The embassy rejected the claim that ⟦the ferry carried arms⟧.",
        "The embassy dismissed as a story the report that ⟦the ferry carried arms⟧.",
        "The union asked him to ⟦close the port⟧.",
        "The ministry denied after the vote that ⟦the letter was forged⟧.",
        "The ministry denied, in a letter to the board, that ⟦the letter was forged⟧.",
        "No one who knew him ⟦was told of it⟧.",
        "It is not because of the strike that ⟦the port closed⟧.",
    ],
)
def test_a_loss_is_seen(text: str) -> None:
    assert losses(*marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "⟦The minister said the bridge may not be safe⟧.",
        "⟦The minister signed the order⟧, but the board did not publish it.",
        "⟦The minister signed the order⟧ and the board did not publish it.",
        "The board did not publish it, but ⟦the minister signed the order⟧.",
        "The board did not publish it and ⟦the minister signed the order⟧.",
        "The board may wait; ⟦the minister signed the order⟧.",
        "Vash, who has not been charged, ⟦left the city⟧.",
        "A man who did not give his name ⟦said the ferry burned⟧.",
        "But meanwhile, ⟦the ferry burned⟧.",
        "But he⟦ said the ferry burned⟧.",
        "⟦Prices will rise⟧, even if ships sail.",
        "Not only that, ⟦the ferry burned⟧.",
        "There is no doubt that ⟦the ferry burned⟧.",
        "In May ⟦the ferry burned⟧.",
        "He did not resign because ⟦the motion failed⟧.",
        "He may resign after ⟦the motion failed⟧.",
        "⟦The ferry burned⟧ when the crew did not close the valves.",
        "“I did not read it,” ⟦Dosval said of the letter⟧.",
        "“I did not read it,” ⟦Dosval⟧ said.",
        "⟦Toreld left the hall⟧, saying she would not resign.",
        "⟦Toreld thanked the pilots⟧, who may strike.",
        "⟦Toreld left the hall⟧, saying she would resign if asked.",
        "⟦The minister stays⟧, and if the motion passes, the board goes.",
        "⟦Toreld left the hall⟧ without a word.",
        "PORT ANSEL — ⟦The ferry burned⟧.",
        "Although she would not resign, ⟦Toreld left the hall⟧.",
        "Despite claims of a blast, ⟦the ferry sailed⟧.",
        "“It may rain,” he said, and ⟦Toreld left the hall⟧.",
        "⟦He told reporters⟧ who had not been invited.",
        "Freyer denied the report and ⟦said the quay was open⟧.",
        "The union accused Freyer of lying and ⟦called a strike⟧.",
        "⟦Freyer left the hall⟧, accused of lying.",
        "⟦Freyer left the hall⟧, claiming he was ill.",
        "⟦Freyer left the hall⟧, and the union suggested he was ill.",
        "⟦Freyer left the hall⟧ while the union claimed a victory.",
        "“It may rain.” ⟦Freyer left the hall⟧.",
        "The union said it was ill-informed; ⟦Freyer left the hall⟧.",
    ],
)
def test_what_bears_on_something_else_is_no_loss(text: str) -> None:
    assert losses(*marked(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No one may leave until the board, which he doubts, agrees to it.", "no one, may, until, doubts, agrees to"),
        ("A few men sailed in May 2026, of their own free will, no doubt.", ""),
        ("Should the motion fail, she won’t resign.", "should, won't"),
        ("He is far from certain, and not only that.", "far from"),
    ],
)
def test_words_of_uncertainty_are_found_and_what_only_looks_like_them_is_not(text: str, found: str) -> None:
    assert ", ".join(cue.words for cue in cues(text)) == found


def written(article: Article, text: str, *printed: str, cited: str = "") -> Sentence:
    """A sentence of a review that prints slices of an article; `text` is how it reads."""
    spans = [Span(article.text.index(words), article.text.index(words) + len(words)) for words in printed]
    start = article.text.index(cited)
    return Sentence(
        text=text,
        pieces=tuple(Piece(article=article.id, span=span) for span in spans) or (Piece(words=text),),
        citations=(
            Citation(
                article=article.id, path=None, url=None, spans=tuple(spans) or (Span(start, start + len(cited)),),
                speaker=None, via=(), outlet=None, published_at=None,
            ),
        ),
    )  # fmt: skip


def lost(article: Article, sentence: Sentence) -> list[str]:
    """The words that are lost in a sentence."""
    return [cue.words for one in compared("papers", sentence, {article.id: article}) for cue in one.lost]


def test_a_word_that_the_page_does_not_show_is_lost_though_its_slice_is_cited() -> None:
    article = Article.of("The quay may open on Monday.")
    shown = written(article, "The quay may open on Monday, Mere Tribune reported.", "The quay may open on Monday")
    altered = written(article, "The quay opens on Monday, Mere Tribune reported.", "The quay may open on Monday")
    assert lost(article, shown) == []
    assert lost(article, altered) == ["may"]


def test_a_name_alone_states_nothing() -> None:
    article = Article.of(
        "“It may not be safe,” said Karin Oste, a judge appointed in May. Guards held the alleged arsonist, Joren Vash. "
        "She called it a start."
    )
    oste = written(article, "", "Karin Oste, a judge appointed in May", " called it a start")
    vash = written(article, "", "arsonist, Joren Vash", " called it a start")
    assert lost(article, oste) == []
    assert lost(article, vash) == ["alleged"]


def test_a_quotation_that_stops_before_its_but_is_suspected() -> None:
    article = Article.of("He added, “They are entitled to say so. But one of them should not lead us.” Nobody spoke.")
    stopped = written(article, "He added, “They are entitled to say so.”", "He added, ", "They are entitled to say so")
    whole = written(
        article, "He added, “They are entitled to say so. But one of them should not lead us.”",
        "He added, ", "They are entitled to say so.", "But one of them should not lead us",
    )  # fmt: skip
    assert lost(article, stopped) == ["But one of them should not lead us.”"]
    assert lost(article, whole) == []


def test_an_article_that_is_only_credited_prints_nothing() -> None:
    article = Article.of("The quay may open on Monday. Nobody spoke.")
    sentence = written(article, "The quay opens on Monday.", cited="The quay may open on Monday.")
    (one,) = compared("lead", sentence, {article.id: article})
    assert (one.source, one.printed, one.lost) == ("The quay may open on Monday.", (), ())


def test_what_is_planted_is_seen() -> None:
    text = "If the divers agree, no one doubts that the quay may open, the ministry said."
    for how, slices in planted(text, ((0, len(text) - 1),)):
        assert losses(text, slices), how


def test_no_review_of_the_example_is_surer_than_its_articles() -> None:
    count, seen = measured(example_reviews(Reader()))
    assert count > 50
    assert [(one.source, one.text, one.lost) for one in seen if one.lost] == []
