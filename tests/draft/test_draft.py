import re
from datetime import date

import msgspec
import pytest

from pressreview.config import DraftSettings
from pressreview.draft import draft
from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import RefusedError, compose
from pressreview.draft.credit import sentence
from pressreview.draft.fitness import leans, reasons
from pressreview.draft.quoting import extended
from pressreview.draft.selection import Selection
from pressreview.model import (
    Certainty,
    Forecast,
    Foretold,
    Interval,
    Link,
    Mention,
    Origin,
    Passage,
    Review,
    Section,
    Span,
    TimeExpression,
)
from pressreview.text import stems
from pressreview.verify import verify_review
from tests.draft.newsroom import (
    ARTICLES,
    CLAIMS,
    COURIER,
    COURIER_READING,
    LINK,
    NORPRESS,
    NORPRESS_READING,
    ORIGINS,
    READINGS,
    RELATED,
    STORY,
    article,
    at,
    reading,
    said,
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("The agreement was signed in Halden.", True, id="a thing named before"),
        pytest.param("Earlier in the day, Ilse Marrow had resigned.", True, id="earlier"),
        pytest.param("Among them, the mayor wept.", True, id="among them"),
        pytest.param("During the meeting, the two sides spoke of fish.", True, id="the meeting"),
        pytest.param("A month later the pier was open.", True, id="later"),
        pytest.param("The government was warned in Halden.", False, id="known to all"),
        pytest.param("Earlier this month the pier burned down.", False, id="a time of its own"),
        pytest.param("The pier at Halden was closed.", False, id="named"),
    ],
)
def test_what_leans_on_the_sentence_before(words: str, expected: bool) -> None:
    made = article("The Bell", 10, "Fire", words)
    view = ArticleView(made, reading(made))
    assert leans(view, compose(view, 0, introduced=())) is expected


def test_what_leans_stands_right_behind_words_of_its_article() -> None:
    fire = "The council of Halden sold the old grain pier to Vale Shipping in the spring."
    deal = "The agreement was signed by Ilse Marrow and Olaf Brandis after a night of talks."
    one = article("The Bell", 10, "Pier sold", fire, deal)
    other = article("The Herald", 10, "Ferry", "A ferry of Vale Shipping ran aground off Halden on a clear night.")
    story = msgspec.structs.replace(STORY, articles=(one.id, other.id))
    every = {made.id: made for made in (one, other)}
    review = draft(story, every, {name: reading(made) for name, made in every.items()}, [], [], [], DraftSettings())
    told = [text for section in review.sections for text in texts(review, section.name)]
    places = [place for place, text in enumerate(told) if text.startswith("The agreement")]
    assert all(told[place - 1].startswith("The council") for place in places)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("His Highness the Emir of Halden opened the new grain pier on Tuesday.", False),
        ("Former president Ilse Marrow opened the new grain pier of Halden on Tuesday.", False),
        ("His brother opened the new grain pier of Halden on Tuesday.", True),
        ("A 6: It is a fine new grain pier that Halden has at last.", True),
        ("2-Proposing a fine new grain pier for the town of Halden.", True),
        ("(HK) on July 3 opened a fine new grain pier for the town.", True),
    ],
)
def test_what_may_open_a_sentence(words: str, refused: bool) -> None:
    made = article("The Bell", 10, "Fire", words)
    view = ArticleView(made, reading(made))
    assert (sum(reasons(view, compose(view, 0, introduced=())).values()) < 0) is refused


def test_an_outlet_that_no_article_tells_is_credited_as_unnamed() -> None:
    made = msgspec.structs.replace(
        article("The Bell", 10, "Fire", "The old grain pier of Halden burned down."), outlet=None
    )
    view = ArticleView(made, reading(made))
    text = sentence(view, compose(view, 0, introduced=()), turn=0).text
    assert text == "The old grain pier of Halden burned down, an unnamed outlet reported."


@pytest.mark.parametrize(
    ("before", "goes"),
    [("KUWAIT: ", True), ("26 July 2026: ", True), ("CAIRO – 26 July 2026: ", True), ("MARROW: ", False)],
)
def test_a_dateline_goes_and_the_name_of_who_speaks_stays(before: str, goes: bool) -> None:
    words = "The old grain pier of Halden burned down in the night."
    made = article("The Bell", 10, "Fire", before + words)
    view = ArticleView(made, reading(made))
    text = sentence(view, compose(view, 0, introduced=()), turn=0).text
    assert text.startswith("The old grain pier") is goes
    review = draft(
        msgspec.structs.replace(STORY, articles=(made.id,)),
        {made.id: made},
        {made.id: reading(made)},
        [],
        [],
        [],
        DraftSettings(),
    )
    assert not verify_review(review, {made.id: made}, {made.id: reading(made)}, claims=[], links=[]).dropped


def test_a_name_that_begins_small_stays_so() -> None:
    made = article("The Bell", 10, "Fire", "iPhones burned with the old grain pier of Halden on Tuesday.")
    view = ArticleView(made, reading(made))
    assert sentence(view, compose(view, 0, introduced=()), turn=0).text.startswith("iPhones")


def page() -> Review:
    return draft(STORY, ARTICLES, READINGS, CLAIMS, [LINK], [RELATED], DraftSettings(), origins=ORIGINS)


def texts(review: Review, name: str) -> list[str]:
    return [sentence.text for section in review.sections if section.name == name for sentence in section.sentences]


@pytest.mark.parametrize(
    ("outlet", "index", "introduced", "expected"),
    [
        pytest.param(
            "Norpress", 0, (),
            "At least nine people were hurt on Tuesday when a grain ship caught fire at the town's main pier, the fire"
            " service said, Norpress reported.",
            id="the dateline goes",
        ),
        pytest.param(
            "Norpress", 2, (), "Fire chief Olaf Brandis declined to say what had caused the fire, Norpress reported.",
            id="a pronoun becomes the speaker, introduced",
        ),
        pytest.param(
            "Norpress", 2, ("Olaf Brandis",),
            "Olaf Brandis declined to say what had caused the fire, Norpress reported.",
            id="a pronoun becomes the speaker, known already",
        ),
        pytest.param(
            "Norpress", 3, (),
            "“The hold was never sealed, and everybody knew it,” harbour master Ilse Marrow told the Herald, Norpress"
            " reported.",
            id="told another paper: the whole chain",
        ),
        pytest.param(
            "Norpress", 4, (),
            "“We may lose the pier if the wind turns,” said fire chief Olaf Brandis, Norpress reported.",
            id="first sentence of a longer quotation: hedge and condition kept",
        ),
        pytest.param(
            "Norpress", 5, (), "“Nobody should come near,” fire chief Olaf Brandis said, Norpress reported.",
            id="last sentence of a longer quotation",
        ),
        pytest.param(
            "Norpress", 6, (),
            "The transport ministry denied that the ship had been allowed to load without an inspection, Norpress"
            " reported.",
            id="a denial stays a denial",
        ),
        pytest.param(
            "The Courier", 1, (),
            "“The pier was like a furnace,” said Pia Holt, who sells herring on the pier, The Courier reported.",
            id="curly marks",
        ),
        pytest.param(
            "The Courier", 2, ("Pia Holt",),
            "“If the hold had been inspected, we would not be standing here,” Pia Holt added, The Courier reported.",
            id="a cue that is more than said stays",
        ),
        pytest.param(
            "The Courier", 3, ("Pia Holt",), "“Nobody ever asked us anything,” said Pia Holt, The Courier reported.",
            id="a quotation that stands alone",
        ),
    ],
)  # fmt: skip
def test_sentence(outlet: str, index: int, introduced: tuple[str, ...], expected: str) -> None:
    view = ArticleView(NORPRESS, NORPRESS_READING) if outlet == "Norpress" else ArticleView(COURIER, COURIER_READING)
    assert sentence(view, compose(view, index, introduced=introduced)).text == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Marrow said in the evening:", "does not end", id="what is said comes later"),
        pytest.param("Who lit the fire on the pier?", "does not end", id="the reporter asks"),
        pytest.param("The pier “was lost that night.", "never closed", id="an open quotation"),
        pytest.param("The pier was “as good as lost”.", "nobody was found to say", id="a quotation of nobody"),
        pytest.param("The pier \x1b[31m is lost.", "do not print", id="terminal escape"),
        pytest.param("The pier \u202eis lost for good.", "do not print", id="direction override"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    made = article("The Bell", 10, "Title", text)
    with pytest.raises(RefusedError, match=reason):
        compose(ArticleView(made, reading(made)), 0, introduced=())


@pytest.mark.parametrize("source", ["he", "they", "others", "we", "his"])
def test_a_source_that_names_nobody_is_refused(source: str) -> None:
    made = article("The Bell", 10, "Title", f"The pier was lost that night, {source} said.")
    spoken = said(made, source, "said", "The pier was lost that night")
    with pytest.raises(RefusedError, match=r"nobody|source is"):
        compose(ArticleView(made, reading(made, spoken)), 0, introduced=())


def test_a_quotation_whose_cue_says_more_keeps_no_said() -> None:
    made = article("The Bell", 10, "Title", "“The pier is lost for good. The town is next,” claimed Marrow.")
    spoken = said(made, "Marrow", "claimed", "The pier is lost for good. The town is next", name="Ilse Marrow")
    with pytest.raises(RefusedError, match="cue says more"):
        compose(ArticleView(made, reading(made, spoken)), 0, introduced=())


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param(
            "“The hold was never sealed, and everybody in the harbour knew it.”", "",
            "“The hold was never sealed, and everybody in the harbour knew it,” said Ilse Marrow, The Bell reported.",
            id="no words of speech at all",
        ),
        pytest.param(
            "“The hold was never sealed, and everybody in the harbour knew it,” the letter reads.", "reads", None,
            id="a verb without its subject",
        ),
    ],
)  # fmt: skip
def test_a_quotation_whose_speaker_only_a_person_gave_names_them_or_is_left_out(
    text: str, cue: str, expected: str | None
) -> None:
    made = article("The Bell", 10, "Title", text)
    spoken = said(made, "", cue, text[: text.index("”") + 1].rstrip(".”"), name="Ilse Marrow")
    view = ArticleView(made, reading(made, spoken))
    if expected is None:
        with pytest.raises(RefusedError, match="whose speaker it does not name"):
            compose(view, 0, introduced=())
    else:
        printed = sentence(view, compose(view, 0, introduced=()))
        assert printed.text == expected
        papers = Section(name="papers", heading=None, sentences=(printed,))
        page = Review(story="sto1-x", title="-", first=None, last=None, sections=(papers,))
        assert verify_review(page, {made.id: made}, {made.id: view.reading}) == page


def test_sections_in_order() -> None:
    names = [section.name for section in page().sections]
    assert names == ["standfirst", "lead", "papers", "differ", "repeating", "next", "more", "sources"]


def test_lead_names_who_else_reports_in_much_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def named() -> bool:
        happened = texts(page(), "standfirst") + texts(page(), "lead")
        return any(text.endswith(", Norpress reported, as did The Courier.") for text in happened)

    assert not named()  # the claim's other sentence has hardly a word of this one
    monkeypatch.setattr("pressreview.draft.happened._AS_MUCH", 0.0)
    assert named()


def test_both_sides_of_a_conflict() -> None:
    assert texts(page(), "differ") == [
        "The figures: At least nine people were hurt on Tuesday when a grain ship caught fire at the town's main pier,"
        " the fire service said, Norpress reported on 10 March. Twelve people were hurt when a grain ship caught fire"
        " at Halden's main pier, hospital director Jon Sund said on Wednesday, The Courier reported on 11 March."
    ]


def test_who_repeats_whom() -> None:
    overall, wide, single = texts(page(), "repeating")
    assert overall == "Two articles by two outlets, one known origin."
    assert wide.endswith(": two outlets, one origin (Norpress).")
    assert single == "The Courier carries a report by Norpress."


def test_what_somebody_stated_is_never_told_in_an_outlets_own_voice() -> None:
    one = article(
        "The Courier",
        10,
        "Post",
        "Twelve people were hurt on Tuesday when a grain ship caught fire at the main pier of Halden.",
    )
    other = article(
        "The Bell",
        10,
        "Post",
        "Twelve people were hurt on Tuesday when a grain ship caught fire at the main pier of Halden.",
    )
    both = {each.id: each for each in (one, other)}
    made = {each.id: reading(each) for each in (one, other)}
    story = msgspec.structs.replace(STORY, articles=tuple(both))
    for kind, shown in (("statement", False), ("outlet", True)):
        origins = (Origin(kind=kind, name="Ilse Marrow", articles=tuple(both)),)  # type: ignore[arg-type]
        passages = tuple(Passage(article=each.id, span=Span(0, len(each.text))) for each in (one, other))
        told = msgspec.structs.replace(CLAIMS[0], passages=passages, outlets=("A", "B"), conflicts=(), origins=origins)
        review = draft(story, both, made, [told], [], [], DraftSettings())
        assert any("one origin (Ilse Marrow)" in text for text in texts(review, "repeating")) is shown


def test_what_is_a_small_part_of_a_sentence_is_not_counted_out() -> None:
    words = (
        "Two men were found guilty on Tuesday of setting fire to the main pier of Halden as they aimed at rival gangs."
    )
    one, other = (article(outlet, 10, "Post", words) for outlet in ("The Courier", "The Bell"))
    both = {each.id: each for each in (one, other)}
    story = msgspec.structs.replace(STORY, articles=tuple(both))
    origins = (Origin(kind="outlet", name="The Courier", articles=tuple(both)),)
    for part, shown in ((words, True), ("rival gangs", False)):
        passages = tuple(Passage(article=each.id, span=at(each.text, part)) for each in (one, other))
        told = msgspec.structs.replace(CLAIMS[0], passages=passages, outlets=("A", "B"), conflicts=(), origins=origins)
        review = draft(
            story, both, {name: reading(each) for name, each in both.items()}, [told], [], [], DraftSettings()
        )
        assert any("one origin (The Courier)" in text for text in texts(review, "repeating")) is shown


def test_an_outlet_whose_origin_nobody_knows_may_be_one() -> None:
    words = "Twelve people were hurt on Tuesday when a grain ship caught fire at the main pier of Halden."
    three = [article(outlet, 10, "Post", words) for outlet in ("The Courier", "The Bell", "The Post")]
    both = {each.id: each for each in three}
    story = msgspec.structs.replace(STORY, articles=tuple(both))
    passages = tuple(Passage(article=each.id, span=Span(0, len(each.text))) for each in three)
    for unknown, count in ((0, "three outlets, one origin"), (1, "three outlets, one known origin"), (2, None)):
        origins = (
            Origin(kind="outlet", name="The Courier", articles=tuple(each.id for each in three[: 3 - unknown])),
            *(Origin(kind="unknown", name=None, articles=(each.id,)) for each in three[3 - unknown :]),
        )
        told = msgspec.structs.replace(
            CLAIMS[0], passages=passages, outlets=("A", "B", "C"), conflicts=(), origins=origins
        )
        review = draft(
            story, both, {name: reading(each) for name, each in both.items()}, [told], [], [], DraftSettings()
        )
        found = [text for text in texts(review, "repeating") if "three outlets" in text]
        assert [text.endswith(f"{count} (The Courier).") for text in found] == [True] * (count is not None)


def test_an_unknown_origin_is_not_counted_and_one_known_beside_it_is_not_said_to_be_that_of_all() -> None:
    unknown = Origin(kind="unknown", name=None, articles=(COURIER.id,))
    other = Origin(kind="statement", name="Ilse Marrow", articles=(COURIER.id,))
    for origins, expected in (
        (ORIGINS, ", one known origin."),
        ((*ORIGINS, other, unknown), ", two known origins."),
        ((*ORIGINS, unknown), None),
    ):
        review = draft(STORY, ARTICLES, READINGS, CLAIMS, [LINK], [], DraftSettings(), origins=origins)
        first = texts(review, "repeating")[0]
        assert first.endswith(expected) if expected else "known origin" not in first


def test_one_line_for_an_origin_that_is_carried_and_cited() -> None:
    bell = article("The Bell", 11, "Pier burns", "The pier burned all night, Norpress reported.")
    cites = Link(article=bell.id, origin="Norpress", kind="cites", evidence=(), confidence=0.9)
    articles = ARTICLES | {bell.id: bell}
    story = msgspec.structs.replace(STORY, articles=tuple(articles))
    review = draft(story, articles, READINGS, [], [LINK, cites], [], DraftSettings())
    assert texts(review, "repeating") == ["The Courier carries a report by Norpress; The Bell cites it."]
    assert verify_review(review, articles, READINGS, links=[LINK, cites]).dropped == ()
    changed = [LINK, msgspec.structs.replace(cites, kind="agency")]
    assert "in another way" in verify_review(review, articles, READINGS, links=changed).dropped[0]


def test_forecast_with_horizon_and_certainty() -> None:
    assert texts(page(), "next") == [
        "13 March, planned, likely: A hearing of the harbour board is planned for Friday, board chair Ada Quill said,"
        " Norpress reported on 10 March."
    ]


def test_sources_name_the_agency() -> None:
    assert texts(page(), "sources") == [
        "Norpress: Grain ship burns at Halden pier (10 March 2026)",
        "The Courier: Pier fire: twelve hurt as crews seal hold (11 March 2026, Norpress)",
    ]


SPEECH = article(
    "The Bell", 10, "Pier burns",
    "“The pier was lost before we came. Nobody had called us in time,” Ilse Marrow told reporters on the quay. “We will"
    " not build it again.” “I will,” said Pia Holt.",
)  # fmt: skip
MARROW = said(
    SPEECH, "Ilse Marrow", "told", "The pier was lost before we came. Nobody had called us in time",
    "We will not build it again", name="Ilse Marrow",
)  # fmt: skip


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        pytest.param(
            1, "“Nobody had called us in time,” Ilse Marrow told reporters on the quay, The Bell reported. “We will not"
            " build it again.”", id="goes on after the credit",
        ),
        pytest.param(
            0, "“The pier was lost before we came,” said Ilse Marrow, The Bell reported.",
            id="alone where the next sentence is no quotation throughout",
        ),
    ],
)  # fmt: skip
def test_a_quotation_goes_on(index: int, expected: str) -> None:
    view = ArticleView(SPEECH, reading(SPEECH, MARROW))
    body = extended(
        view, compose(view, index, introduced=("Ilse Marrow",)), before=lambda _: False, after=lambda _: True
    )
    made = sentence(view, body)
    assert made.text == expected


def test_a_quotation_begins_a_wordsearlier() -> None:
    view = ArticleView(SPEECH, reading(SPEECH, MARROW))
    body = extended(view, compose(view, 1, introduced=()), before=lambda _: True, after=lambda _: False)
    assert sentence(view, body).text == (
        "“The pier was lost before we came. Nobody had called us in time,” Ilse Marrow told reporters on the quay, The"
        " Bell reported."
    )


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        pytest.param(
            "Commissioner Ramsey", "Charles Ramsey",
            "The pier was shut, a docker said, according to Commissioner Ramsey, The Bell reported.", id="by-another-form",
        ),
        pytest.param(
            "Commissioner Ramsey", "Michael Orr",
            "The pier was shut, a docker said, according to Commissioner Ramsey, according to Michael Orr, The Bell"
            " reported.",
            id="by-words-that-do-not-name-him",
        ),
    ],
)  # fmt: skip
def test_who_passes_words_on_is_credited_once(source: str, name: str, expected: str) -> None:
    made = article("The Bell", 11, "Title", f"The pier was shut, a docker said, according to {source}.")
    held = said(made, source, "according to", "The pier was shut, a docker said", name=name)
    inner = said(made, "a docker", "said", "The pier was shut", via=(name,))
    view = ArticleView(made, reading(made, held, inner))
    assert sentence(view, compose(view, 0, introduced=())).text == expected


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        pytest.param(
            "Kyodo", "Kyodo News", "The pier was shut, a docker told Kyodo, The Bell reported.", id="one-outlet-anywhere"
        ),
        pytest.param(
            "the Times", "The New York Times",
            "The pier was shut, a docker told the Times, according to The New York Times, The Bell reported.",
            id="an-outlet-of-many",
        ),
    ],
)  # fmt: skip
def test_an_outlet_by_its_short_name_is_credited_once(words: str, name: str, expected: str) -> None:
    made = article("The Bell", 11, "Title", f"The pier was shut, a docker told {words}.")
    told = said(made, "a docker", "told", "The pier was shut", via=(name,))
    named = Mention(span=at(made.text, words), kind="outlet", name=name)
    view = ArticleView(made, msgspec.structs.replace(reading(made, told), mentions=(named,)))
    assert sentence(view, compose(view, 0, introduced=())).text == expected


def test_nothing_is_said_twice() -> None:
    prose = [text for name in ("standfirst", "lead", "papers", "next") for text in texts(page(), name)]
    assert len(set(prose)) == len(prose)


def test_same_bytes() -> None:
    assert page() == page()


def test_a_story_without_readings_still_lists_its_sources() -> None:
    review = draft(STORY, ARTICLES, {}, [], [], [], DraftSettings())
    assert len(texts(review, "sources")) == 2


def test_empty_sections_are_left_out() -> None:
    review = draft(STORY, ARTICLES, READINGS, [], [], [], DraftSettings())
    assert {"differ", "repeating", "more"}.isdisjoint(section.name for section in review.sections)


def test_yesterday_is_explained_outside_quotations_only() -> None:
    made = article(
        "The Bell", 11, "Title", "The pier was shut yesterday, Marrow said: “It burned down yesterday night.”"
    )
    spoken = said(made, "Marrow", "said", "It burned down yesterday night", name="Ilse Marrow")
    second = made.text.index("yesterday", 30)
    plain = reading(made, spoken, times=(("yesterday", date(2026, 3, 10)),))
    quoted = TimeExpression(span=Span(second, second + 9), value=None, start=date(2026, 3, 10), end=date(2026, 3, 10))
    view = ArticleView(made, msgspec.structs.replace(plain, times=(*plain.times, quoted)))
    assert sentence(view, compose(view, 0, introduced=("Ilse Marrow",))).text == (
        "The pier was shut yesterday [10 March], Marrow said: “It burned down yesterday night,” The Bell reported."
    )


@pytest.mark.parametrize(
    ("words", "horizon", "expected"),
    [
        pytest.param("The harbour board will meet on Friday to hear the crews.", 13, "13 March, scheduled", id="dated"),
        pytest.param("The harbour board will meet to hear the crews on Friday.", None, None, id="no day"),
        pytest.param("The harbour board was to meet on Friday to hear the crews.", 13, None, id="not ahead"),
    ],
)
def test_what_an_outlet_foretells_in_its_own_voice(words: str, horizon: int | None, expected: str | None) -> None:
    made = article("The Bell", 10, "Fire", "Much of the old grain pier at Halden burned down in the night.", words)
    day = date(2026, 3, horizon) if horizon else None
    start = made.text.index(words)
    forecast = Forecast(
        kind="scheduled",
        horizon=Interval(start=day, end=day) if day else None,
        span=Span(start, start + len(words)),
        certainty=Certainty(polarity="positive", band="certain"),
    )
    read = msgspec.structs.replace(
        reading(made, times=(("Friday", date(2026, 3, 13)),)),
        foretold=(Foretold(attribution=None, forecast=forecast),),
    )
    story = msgspec.structs.replace(STORY, articles=(made.id,))
    review = draft(story, {made.id: made}, {made.id: read}, [], [], [], DraftSettings(max_lead=0))
    told = texts(review, "next")
    assert [line.split(": ")[0] for line in told] == ([expected] if expected else [])
    assert verify_review(review, {made.id: made}, {made.id: read}).dropped == ()
    forgotten = msgspec.structs.replace(read, foretold=())
    assert bool(verify_review(review, {made.id: made}, {made.id: forgotten}).dropped) == bool(expected)


@pytest.mark.parametrize(
    ("words", "cue", "content", "expected"),
    [
        pytest.param(
            "The pier will open on Friday, Marrow said.", "said", "The pier will open on Friday", True, id="will"
        ),
        pytest.param("Marrow, who plans to shut the pier, left.", "plans", "to shut the pier", False, id="side clause"),
        pytest.param("Marrow did not expect to shut the pier.", "did not expect", "to shut the pier", False, id="not"),
        pytest.param(
            "Marrow said he had vowed to shut the pier.", "said", "he had vowed to shut the pier", False, id="had"
        ),
        pytest.param("Marrow warned the pier would be shut.", "warned", "the pier would be shut", True, id="warned"),
        pytest.param(
            "Marrow said she will not say who shut the pier.",
            "said",
            "she will not say who shut the pier",
            False,
            id="will not say",
        ),
        pytest.param(
            "Marrow called on people of good will to shut the pier.",
            "called on",
            "people of good will to shut the pier",
            False,
            id="good will",
        ),
    ],
)
def test_what_is_a_forecast(words: str, cue: str, content: str, expected: bool) -> None:
    made = article("The Bell", 10, "Fire", "Much of the old grain pier at Halden burned down in the night.", words)
    foretold = Forecast(kind="planned", horizon=None)
    one = said(made, "Marrow", cue, content, name="Ilse Marrow", forecast=foretold)
    story = msgspec.structs.replace(STORY, articles=(made.id,))
    review = draft(story, {made.id: made}, {made.id: reading(made, one)}, [], [], [], DraftSettings(max_lead=0))
    assert bool(texts(review, "next")) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("The board met on Friday to hear what the crews of the ship had to say.", True, id="main clause"),
        pytest.param(
            "The fund, set up by victims of the fire on Friday, has paid everybody by now.", False, id="aside"
        ),
        pytest.param(
            "Friday’s vote was the last one that the old board of the harbour held.", False, id="a noun's day"
        ),
        pytest.param("The ship burned after the inspection of the hold on Friday had been put off.", False, id="after"),
        pytest.param("Crews have found twelve leaking drums in the harbour since Friday.", False, id="since"),
        pytest.param("On Friday the harbour board gave up the plan to raise the grain ship.", True, id="at its head"),
    ],
)
def test_the_day_of_an_event(words: str, expected: bool) -> None:
    made = article("The Bell", 14, "Fire", "Divers reached the grain ship at Halden on Tuesday morning.", words)
    read = reading(made, times=(("Tuesday", date(2026, 3, 10)), ("Friday", date(2026, 3, 13))))
    story = msgspec.structs.replace(STORY, articles=(made.id,), last=date(2026, 3, 14))
    review = draft(story, {made.id: made}, {made.id: read}, [], [], [], DraftSettings())
    assert bool(texts(review, "timeline")) is expected


def test_a_possessive_day_takes_no_brackets() -> None:
    made = article("The Bell", 11, "Title", "The pier was shut after yesterday’s storm, Marrow said.")
    spoken = said(made, "Marrow", "said", "The pier was shut after yesterday’s storm", name="Ilse Marrow")
    view = ArticleView(made, reading(made, spoken, times=(("yesterday", date(2026, 3, 10)),)))
    text = sentence(view, compose(view, 0, introduced=("Ilse Marrow",))).text
    assert text.startswith("The pier was shut after yesterday’s storm, Marrow said")


def test_a_day_whose_date_the_article_gives_takes_no_brackets() -> None:
    made = article("The Bell", 11, "Title", "The pier was shut yesterday (10 March 2026), Marrow said.")
    spoken = said(made, "Marrow", "said", "The pier was shut yesterday (10 March 2026)", name="Ilse Marrow")
    day = date(2026, 3, 10)
    view = ArticleView(made, reading(made, spoken, times=(("yesterday", day), ("10 March 2026", day))))
    text = sentence(view, compose(view, 0, introduced=("Ilse Marrow",))).text
    assert text.startswith("The pier was shut yesterday (10 March 2026), Marrow said")


def test_what_the_speaker_takes_back_at_once_does_not_stand_alone() -> None:
    text = "“There are those who think we should leave the pier as it is. But they do not have to work there,” Marrow said."
    made = article("The Bell", 10, "Fire", text)
    inner = text[1 : text.index(",”")]
    spoken = said(made, "Marrow", "said", inner, name="Ilse Marrow")
    with pytest.raises(RefusedError, match="takes it back"):
        compose(ArticleView(made, reading(made, spoken)), 0, introduced=("Ilse Marrow",))


def test_a_mark_that_a_space_parts_from_its_words_breaks_nothing() -> None:
    made = article("The Bell", 10, "Fire", '"The pier is lost," Marrow said. "Nobody here sleeps. The town is next. "')
    first = said(made, "Marrow", "said", "The pier is lost", "Nobody here sleeps. The town is next", name="Ilse Marrow")
    story = msgspec.structs.replace(STORY, articles=(made.id,))
    review = draft(story, {made.id: made}, {made.id: reading(made, first)}, [], [], [], DraftSettings())
    assert verify_review(review, {made.id: made}, {made.id: reading(made, first)}).dropped == ()


@pytest.mark.parametrize(
    ("words", "content", "leans"),
    [
        pytest.param("Marrow said they came as a warning to all of the crews.", "they came as a warning to all of the crews", True, id="they"),
        pytest.param("Marrow said that these came as a warning to all crews.", "that these came as a warning to all crews", True, id="these"),
        pytest.param("Asked about the two fires, Marrow said they came as a warning.", "they came as a warning", False, id="named in the sentence"),
        pytest.param("Marrow said the fires came as a warning to the crews.", "the fires came as a warning to the crews", False, id="named"),
    ],
)  # fmt: skip
def test_whose_words_begin_with_those_named_before_do_not_stand_alone(words: str, content: str, leans: bool) -> None:
    made = article("The Bell", 10, "Title", "Two fires broke out at Halden in the night.", words)
    view = ArticleView(made, reading(made, said(made, "Marrow", "said", content, name="Ilse Marrow")))
    found = reasons(view, compose(view, 1, introduced=("Ilse Marrow",)))
    assert ("what is said is of those named before" in found) is leans


@pytest.mark.parametrize("mark", ["-", "- ", "• ", "– "])
def test_what_a_list_says_may_be_anothers(mark: str) -> None:
    listed = f"{mark}The harbour was closed by the wardens in March. It has been shut for half a year since."
    made = article("The Bell", 10, "Title", f"The campaign sent out its points:\n\n{listed}\n\nThe port is quiet now.")
    view = ArticleView(made, reading(made))
    found = [reasons(view, compose(view, at, introduced=())) for at in range(1, 4)]
    told = ["it stands in a list, and may be another's words" in why for why in found]
    assert told == [True, True, False]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        pytest.param("Also on Friday, the board met to hear what the crews had to say.", "On Friday", id="also on"),
        pytest.param("In short, the board met on Friday to hear the crews.", "The board", id="in short"),
        pytest.param("Updated: The board met on Friday to hear what the crews say.", "The board", id="updated"),
        pytest.param(
            "New York (AFP) - The board met on Friday to hear the crews.", "The board", id="a dateline of two words"
        ),
        pytest.param("Also the board met on Friday to hear the crews.", "Also the", id="also alone"),
    ],
)
def test_links_to_what_went_before_are_left_out(words: str, begins: str) -> None:
    made = article("The Courier", 10, "Fire at the pier", words)
    view = ArticleView(made, reading(made))
    assert sentence(view, compose(view, 0, introduced=())).text.startswith(begins)


@pytest.mark.parametrize(
    "words", ["The harbour board of Halden met the crews at 7 p.m.", "The crews came to Meridian, Ind."]
)
def test_an_abbreviation_keeps_its_point(words: str) -> None:
    made = article("The Courier", 10, "Fire at the pier", words)
    view = ArticleView(made, reading(made))
    body = compose(view, 0, introduced=())
    assert "".join(view.words(piece.span) for piece in body.pieces if piece.span) == words
    assert not sentence(view, body).text.endswith("..")


def second_paragraph_refusals(words: str) -> dict[str, float]:
    """Why a paragraph after another is not printed."""
    made = article("The Bell", 10, "Title", "Two fires broke out at Halden in the night.", words)
    view = ArticleView(made, reading(made))
    return reasons(view, compose(view, 1, introduced=()))


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        pytest.param("The harbour master sent the plan to his personal email account on Monday.", False, id="an email"),
        pytest.param("The wardens put a photo of the burned pier on their page on Monday.", False, id="a photo"),
        pytest.param("Sign up here for our daily newsletter about the harbour and the fire.", True, id="a newsletter"),
        pytest.param("Click here for more news about the fire at the pier and the harbour.", True, id="click"),
        pytest.param("Anyone with information about the fire is asked to call the wardens.", True, id="an appeal"),
        pytest.param("The wardens acted with information about the fire from three dockers.", False, id="information"),
        pytest.param(
            "Published: Tuesday, Dec. 20 2005 at 12 in the night by the news desk of The Bell.", True, id="a date"
        ),
        pytest.param(
            "Published reports of the fire at the pier put the damage at nine million crowns.", False, id="reports"
        ),
        pytest.param(
            "There is breaking news out of Halden, the harbour town in the north of Norland.", True, id="breaking"
        ),
    ],
)
def test_what_stands_beside_the_article_is_not_printed(words: str, refused: bool) -> None:
    assert ("it is no prose" in second_paragraph_refusals(words)) is refused


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        pytest.param(
            "Without one, the crews of all the ships in the harbour threaten to strike.", True, id="without one"
        ),
        pytest.param("Second, the crews of all the ships in the harbour threaten to strike.", True, id="second"),
        pytest.param(
            "The result: the crews of all the ships in the harbour threaten to strike.", True, id="the result"
        ),
        pytest.param(
            "Without that ship the crews of the harbour threaten to go on strike.", False, id="without that ship"
        ),
    ],
)
def test_what_opens_with_a_word_for_something_before_is_not_printed(words: str, refused: bool) -> None:
    why = "it is a caption, or opens with a word for something named before"
    assert (why in second_paragraph_refusals(words)) is refused


def test_a_sentence_that_breaks_off_is_not_printed() -> None:
    made = article(
        "The Bell",
        10,
        "Title",
        "Two fires broke out at Halden in the night.",
        "The docker had pointed a.",
        "It fell at Sefton-Mt. Cook was shut.",
    )
    view = ArticleView(made, reading(made))
    assert "it breaks off" in reasons(view, compose(view, 1, introduced=()))
    assert "it breaks off" in reasons(view, compose(view, 2, introduced=()))
    assert "it breaks off" not in reasons(view, compose(view, 0, introduced=()))


@pytest.mark.parametrize(
    ("words", "half"),
    [
        ("“If it is true that they offer millions to a docker,” said Marrow.", True),
        ("“If it is true that they offer millions, we shall go,” said Marrow.", False),
        ("“If it is true that they offer millions,” said Marrow, “we shall go home at once.”", False),
        ("“If only they had offered millions to the dockers of Halden,” said Marrow.", False),
    ],
)
def test_a_condition_of_nothing_is_not_printed(words: str, half: bool) -> None:
    made = article("The Courier", 10, "Fire at the pier", words)
    said_so = [one.strip("“”.,") for one in re.findall("“[^”]*”", words)]
    spoken = said(made, "Marrow", "said", *said_so, name="Ilse Marrow")
    view = ArticleView(made, reading(made, spoken))
    found = reasons(view, compose(view, 0, introduced=()))
    assert ("its quotation is a condition of nothing" in found) is half


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("The quake had a magnitude of 6. 1 and shook the old town of Halden on Monday.", True),
        ("The quake of Monday night had at least magnitude-5. 9 shook the town of Halden in the morning.", True),
        ("The quake came on Monday night, in May 2019. 40 houses of the old town of Halden fell.", False),
    ],
)
def test_neither_half_of_a_number_cut_in_two_is_printed(words: str, cut: bool) -> None:
    made = article("The Bell", 10, "Title", words)
    view = ArticleView(made, reading(made))
    assert len(view.sentences) == 2
    for index in (0, 1):
        assert ("it begins or ends within a number" in reasons(view, compose(view, index, introduced=()))) is cut


def test_a_quotation_that_speaks_of_what_was_named_before_is_worth_less() -> None:
    back, whole = "“We are not concerned about that,” said Marrow.", "“We are not concerned about fires,” said Marrow."
    worth = []
    for words in (back, whole):
        made = article("The Courier", 10, "Fire at the pier", words)
        spoken = said(made, "Marrow", "said", words[1 : words.index(",")], name="Ilse Marrow")
        view = ArticleView(made, reading(made, spoken))
        worth.append(sum(reasons(view, compose(view, 0, introduced=())).values()))
    assert worth[0] < worth[1] - 1


def test_what_another_outlet_quotes_is_not_quoted_again() -> None:
    chosen = Selection()
    chosen._wordings.append(frozenset(stems("From the beginning the board has told us nothing of the fire")))
    assert chosen.says(frozenset(stems("From the beginning the board told nothing of the fire")))
    assert not chosen.says(frozenset(stems("The board has told nobody where the ship is")))
    assert not chosen.says(frozenset(stems("The board.")))


@pytest.mark.parametrize(
    ("words", "open_before"),
    [
        pytest.param("The ship was full of smoke, ' said the master of the harbour on Monday night.", True, id="ends here"),
        pytest.param("The dockers' ship was full of smoke, the master of the harbour said on Monday.", False, id="whose"),
    ],
)  # fmt: skip
def test_the_end_of_a_quotation_that_began_before_is_not_printed(words: str, open_before: bool) -> None:
    made = article("The Bell", 10, "Title", "Two fires broke out at Halden in the night.", words)
    view = ArticleView(made, reading(made))
    assert ("a quotation ends that began before" in reasons(view, compose(view, 1, introduced=()))) is open_before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The pier is shut, Marrow said.", "The pier is shut, former mayor Ilse Marrow said", id="within"),
        pytest.param(
            "Marrow said the pier is shut.", "Former mayor Ilse Marrow said the pier is shut", id="at its head"
        ),
    ],
)
def test_a_role_that_opened_a_sentence_is_written_small_within_one(text: str, expected: str) -> None:
    made = article("The Bell", 11, "Title", text)
    (content,) = {"The pier is shut", "the pier is shut"} & {text[:16], text[-17:-1]}
    held = said(made, "Marrow", "said", content, name="Ilse Marrow", role="Former mayor")
    view = ArticleView(made, reading(made, held))
    assert sentence(view, compose(view, 0, introduced=())).text == f"{expected}, The Bell reported."


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        ("But the pier", "The pier"),
        ("So the pier", "The pier"),
        ("So far, the pier", "So far, the pier"),
        ("Yet another pier", "Yet another pier"),
        ("But for most people the pier", "For most people the pier"),
        ("But for the rain, which would have stopped it, the pier", "But for the rain"),
        ("But for the U.S. grant, the pier", "But for the U.S. grant"),
        ("So intense was the storm that the pier", "So intense was"),
        ("So Odo Vale, whose pier", "Odo Vale, whose pier"),
    ],
)
def test_only_a_link_is_left_out_where_a_sentence_begins(opening: str, printed: str) -> None:
    made = article(
        "The Bell", 10, "Fire", f"{opening} was lost to the fire on the night of the storm, Ilse Marrow said."
    )
    spoken = said(made, "Ilse Marrow", "said", made.text[: made.text.index(", Ilse")], name="Ilse Marrow")
    view = ArticleView(made, reading(made, spoken))
    assert sentence(view, compose(view, 0, introduced=("Ilse Marrow",))).text.startswith(printed)


def test_a_page_that_begins_within_so_far_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    made = article(
        "The Bell", 10, "Fire", "So far, the pier was lost to the fire on the night of the storm, Ilse Marrow said."
    )
    spoken = said(made, "Ilse Marrow", "said", made.text[: made.text.index(", Ilse")], name="Ilse Marrow")
    monkeypatch.setattr("pressreview.draft.compose.OPENER", re.compile(r"So\s"))
    story = msgspec.structs.replace(STORY, articles=(made.id,))
    review = draft(story, {made.id: made}, {made.id: reading(made, spoken)}, [], [], [], DraftSettings())
    assert any(
        "begins within" in reason
        for reason in verify_review(review, {made.id: made}, {made.id: reading(made, spoken)}).dropped
    )


def test_no_name_stands_for_a_pronoun_that_a_verb_leans_on() -> None:
    made = article("The Bell", 10, "Fire", "He’ll argue that the pier was lost to the fire on the night of the storm.")
    content = made.text[made.text.index("the pier") : -1]
    spoken = said(made, "He", "argue", content, name="Ilse Marrow")
    with pytest.raises(RefusedError, match="leans on"):
        compose(ArticleView(made, reading(made, spoken)), 0, introduced=("Ilse Marrow",))


def test_outlets_that_copy_each_other_in_turn_are_all_told() -> None:
    outlets = {
        name: article(name, 10 + day, "Fire", f"The pier burned, {name} said.") for day, name in enumerate("ABC")
    }
    links = [
        Link(article=outlets[one].id, origin=other, kind="copy", evidence=(), confidence=0.9)
        for one in "ABC"
        for other in "ABC"
        if one != other
    ]
    story = msgspec.structs.replace(STORY, articles=tuple(one.id for one in outlets.values()))
    articles = {one.id: one for one in outlets.values()}
    origins = (Origin(kind="own", name="A", articles=story.articles),)
    readings = {name: reading(one) for name, one in articles.items()}
    review = draft(story, articles, readings, [], links, [], DraftSettings(), origins=origins)
    assert len([line for line in texts(review, "repeating") if "text with" in line]) == 3


def test_who_shares_text_with_a_copy_and_with_what_it_copies_is_told_once() -> None:
    outlets = {
        name: article(name, 10 + day, "Fire", f"The pier burned, {name} said.") for day, name in enumerate("ABC")
    }
    links = [
        Link(article=outlets[one].id, origin=other, kind="copy", evidence=(), confidence=0.9)
        for one, other in ("BA", "CA", "CB")
    ]
    story = msgspec.structs.replace(STORY, articles=tuple(one.id for one in outlets.values()))
    articles = {one.id: one for one in outlets.values()}
    origins = (Origin(kind="own", name="A", articles=story.articles),)
    review = draft(
        story,
        articles,
        {n: reading(one) for n, one in articles.items()},
        [],
        links,
        [],
        DraftSettings(),
        origins=origins,
    )
    assert [line for line in texts(review, "repeating") if "text with" in line] == ["B and C share their text with A."]


def test_he_is_no_body_that_says_it() -> None:
    made = article(
        "The Bell", 10, "Title", "The Ports Union said on Thursday that he would travel to Halden in the coming months."
    )
    content = made.text[made.text.index("that he") : -1]
    spoken = said(made, "The Ports Union", "said", content, name="Ports Union", kind="organisation")
    view = ArticleView(made, reading(made, spoken))
    assert "he or she is nobody named here" in reasons(view, compose(view, 0, introduced=()))


def test_what_is_answered_in_a_printed_interview_is_not_the_outlets_own() -> None:
    before = "The old grain pier of Halden burned down in the night, and Ilse Marrow was there."
    turns = (
        "Q 1: What did you see?",
        "A: It was dark at the pier.",
        "Halden has the finest fire service of the coast.",
    )
    made = article("The Bell", 10, "Fire", before, *turns)
    view = ArticleView(made, reading(made))
    listed = [view.is_listed(index) for index in range(len(view.sentences))]
    assert not listed[0]
    assert all(listed[1:])
