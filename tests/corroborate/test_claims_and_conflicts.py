"""What counts as saying the same, where a claim begins, and what is shown as a conflict."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.config import CorroborateSettings
from pressreview.corroborate import Corroboration, corroborate
from pressreview.corroborate.claims.likeness import longest_run
from pressreview.corroborate.claims.statements import Statement
from pressreview.model import Article, Claim, Reading, Span, Story, independent
from tests.corroborate.made import article, reading, said

SETTINGS = CorroborateSettings(min_similarity=0.45)


def found(*pairs: tuple[Article, Reading]) -> Corroboration:
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one, _ in pairs), first=None, last=None)
    articles, readings = {one.id: one for one, _ in pairs}, {one.article: one for _, one in pairs}
    return corroborate(story, articles, readings, SETTINGS)


def one_statement(
    text: str, *, outlet: str, by: str | None = None, day: int = 1, **more: object
) -> tuple[Article, Reading]:
    """An article of one sentence, "CONTENT, BY said.", with its reading."""
    made = article(f"{text}, {by} said." if by else f"{text}, it is said.", outlet=outlet, day=day)
    times = more.pop("times", None)
    return made, reading(made, said(made, text, by=by, **more), times=times)  # type: ignore[arg-type]


def together(made: Corroboration) -> list[Claim]:
    return [claim for claim in made.claims if len(claim.outlets) > 1]


FILLER = [
    one_statement("The harvest of apples in Velden was the best for years", outlet="Filler One", by="Ruvo Tarsk"),
    one_statement("A museum bought the porcelain teapot at auction", outlet="Filler Two", by="Ada Corvin"),
    one_statement("Train drivers suspended their strike until autumn", outlet="Filler Three", by="Kaja Thorne"),
]
"""Statements about other things, so that words have a weight."""


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param(
            one_statement(
                "The bridge over the Tamsel had passed an inspection in January", outlet="A", by="Olaf Brandis"
            ),
            one_statement("The Tamsel bridge passed its inspection in January", outlet="B", by="Olaf Brandis"),
            "same speaker (Olaf Brandis)",
            id="same speaker and words",
        ),
        pytest.param(
            one_statement("“We will not rebuild the bridge before spring”", outlet="A", by="Olaf Brandis"),
            one_statement("The town “will not rebuild the bridge” this year", outlet="B"),
            "same quoted words: “will not rebuild the bridge”",
            id="same quoted words",
        ),
        pytest.param(
            one_statement("At least nine people were killed when the bridge collapsed", outlet="A", by="Olaf Brandis"),
            one_statement("The collapse of the bridge killed nine people", outlet="B", by="Mara Lind"),
            "same figure (nine)",
            id="same figure and event",
        ),
        pytest.param(
            one_statement("nothing was left", outlet="A", by="Olaf Brandis"),
            one_statement("nothing was left", outlet="B", by="Olaf Brandis"),
            "same words: nothing was left",
            id="few words, all the same",
        ),
        pytest.param(
            one_statement("the weight of the cargo at 240 tonnes", outlet="A", by="Olaf Brandis"),
            one_statement("240 tonnes of cargo", outlet="B", by="Mara Lind"),
            "same figure (240), one says nothing else",
            id="a figure alone",
        ),
        pytest.param(
            one_statement(
                "The bridge that fell into the Tamsel on Monday had passed every inspection that the town asked for",
                outlet="A",
                by="Olaf Brandis",
            ),
            one_statement("the bridge had passed every inspection", outlet="B", by="Olaf Brandis"),
            "same speaker (Olaf Brandis)",
            id="the heart of what one speaker said at length",
        ),
    ],
)
def test_two_outlets_say_the_same(one: tuple[Article, Reading], other: tuple[Article, Reading], reason: str) -> None:
    (claim,) = together(found(one, other, *FILLER))
    assert sorted(claim.outlets) == ["A", "B"]
    assert claim.reasons[0].startswith(reason)
    assert claim.text in {
        attribution.content[0].of(made.text) for made, read in (one, other) for attribution in read.attributions
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The bridge will reopen in May for cars", "The bridge will not reopen in May for cars", id="negation"
        ),
        pytest.param("The bridge cost 240 tonnes of steel", "The bridge cost 312 tonnes of steel", id="figure"),
        pytest.param("about 240 tonnes of steel", "312 tonnes of steel", id="figure alone"),
        pytest.param("two men", "two men were seen on the old bridge", id="small figure alone"),
        pytest.param("Olaf Brandis of Orlava", "Olaf Brandis of Orlava and Mara Lind of Velden", id="only names"),
        pytest.param("The bridge collapsed on Monday", "Divers searched the river for a driver", id="other things"),
    ],
)
def test_what_cannot_both_hold_or_shares_only_names_stays_apart(one: str, other: str) -> None:
    assert not together(found(one_statement(one, outlet="A"), one_statement(other, outlet="B"), *FILLER))


def test_one_that_only_passes_another_on_joins_it_beside_a_third_article() -> None:
    words = "the harbour would open again on Monday for ships with food, animal feed and fuel from the southern islands"
    outer = article(f"The paper wrote that Olaf Brandis said {words}.", outlet="A")
    nested = reading(
        outer,
        said(outer, f"Olaf Brandis said {words}", by="The paper", cue="wrote"),
        said(outer, words, by="Olaf Brandis"),
    )
    alone = found((outer, nested), *FILLER)
    assert all(len(claim.attributions) == 1 for claim in alone.claims)
    (claim,) = together(found((outer, nested), one_statement(words, outlet="B", by="Olaf Brandis"), *FILLER))
    assert len(claim.attributions) == 3


def test_one_that_says_more_than_what_it_holds_stays_apart() -> None:
    words = "the harbour would open again on Monday for ships with food"
    outer = article(f"Mara Lind replied that whoever says {words} has never seen a crane or a diver.", outlet="A")
    nested = reading(
        outer,
        said(outer, outer.text.partition("that ")[2].rstrip("."), by="Mara Lind", cue="replied"),
        said(outer, words, by="whoever", cue="says"),
    )
    made = found((outer, nested), one_statement(words, outlet="B", by="Olaf Brandis"), *FILLER)
    assert all(len(claim.attributions) < 3 for claim in made.claims)


def test_every_attribution_is_in_exactly_one_claim() -> None:
    made = found(*FILLER, one_statement(FILLER[0][0].text.partition(",")[0], outlet="Other", by="Ruvo Tarsk"))
    listed = [attribution for claim in made.claims for attribution in claim.attributions]
    assert len(listed) == len(set(listed)) == 4


def test_one_speaker_in_three_outlets_is_one_origin() -> None:
    words = "The Tamsel bridge passed its inspection"
    (claim,) = together(found(*(one_statement(words, outlet=name, by="Olaf Brandis") for name in "ABC"), *FILLER))
    assert [(origin.kind, origin.name) for origin in claim.origins] == [("statement", "Olaf Brandis")]
    assert independent(claim.origins) == 1


def test_what_one_outlet_reported_itself_and_another_has_from_nobody_knows_where_begins_with_the_speaker() -> None:
    words = "The Tamsel bridge passed its inspection"
    page = article(
        f"{words}, Olaf Brandis said. Mara Lind told The Courier in an interview that it rained.", outlet="The Courier"
    )
    own = reading(page, said(page, words, by="Olaf Brandis"), said(page, "that it rained", by="Mara Lind", cue="told"))
    other = one_statement(words, outlet="B", by="Olaf Brandis")
    (alone,) = (origin for origin in found((page, own), *FILLER).origins if page.id in origin.articles)
    assert (alone.kind, alone.name) == ("own", "The Courier")
    (claim,) = together(found((page, own), other, *FILLER))
    assert [(origin.kind, origin.name, len(origin.articles)) for origin in claim.origins] == [
        ("statement", "Olaf Brandis", 2)
    ]


def test_two_speakers_in_two_outlets_are_two_origins() -> None:
    one = one_statement("At least nine people were killed when the bridge collapsed", outlet="A", by="Olaf Brandis")
    other = one_statement("The collapse of the bridge killed nine people", outlet="B", by="Mara Lind")
    (claim,) = together(found(one, other, *FILLER))
    assert {(origin.kind, origin.name) for origin in claim.origins} == {
        ("statement", "Olaf Brandis"),
        ("statement", "Mara Lind"),
    }


def test_an_outlet_that_passes_words_on_adds_no_origin() -> None:
    words = "The Tamsel bridge passed its inspection"
    (claim,) = together(
        found(
            one_statement(words, outlet="A", by="Olaf Brandis"),
            one_statement(words, outlet="B", by="Olaf Brandis", via=("A",)),
            *FILLER,
        )
    )
    assert [(origin.kind, origin.name, len(origin.articles)) for origin in claim.origins] == [("outlet", "A", 2)]


def test_an_article_without_an_outlet_is_never_counted() -> None:
    made = found(one_statement("Nine people were killed when the bridge collapsed", outlet="", by="Mara Lind"))
    assert [origin.kind for origin in made.claims[0].origins] == ["unknown"]
    assert independent(made.claims[0].origins) == 0
    assert independent(made.origins) == 0


def test_an_outlet_does_not_corroborate_itself() -> None:
    sentence = "A lorry crossed the old wooden bridge over the Tamsel at night without any lights."
    pages = [article(sentence, outlet="A"), article(sentence + " Again.", outlet="A")]
    assert found(*((page, reading(page)) for page in pages)).claims == ()


def test_sentences_in_two_outlets_own_voice_make_a_claim() -> None:
    pages = [
        article("A lorry with forty sheep crossed the wooden bridge over the Tamsel at midnight.", outlet="A"),
        article("At midnight the lorry, with forty sheep, crossed the Tamsel on the wooden bridge.", outlet="B"),
    ]
    claims = found(*((page, reading(page)) for page in pages), *FILLER).claims
    claim = next(one for one in claims if not one.attributions)
    assert sorted(claim.outlets) == ["A", "B"]
    assert independent(claim.origins) == 0, "nothing shows that either reported itself"


def test_outlets_with_sources_of_their_own_confirm_each_other() -> None:
    texts = {
        "A": "A lorry with forty sheep crossed the wooden bridge over the Tamsel at midnight. It rained, said Mara Lind."
        " The sheep were wet, said Jon Holt.",
        "B": "At midnight the lorry, with forty sheep, crossed the Tamsel on the wooden bridge. It was dry, said Pia Sund."
        " The sheep were thirsty, said Ole Brandis.",
    }
    pages = {outlet: article(text, outlet=outlet) for outlet, text in texts.items()}
    readings = [
        (
            pages["A"],
            reading(
                pages["A"],
                said(pages["A"], "It rained", by="Mara Lind"),
                said(pages["A"], "The sheep were wet", by="Jon Holt"),
            ),
        ),
        (
            pages["B"],
            reading(
                pages["B"],
                said(pages["B"], "It was dry", by="Pia Sund"),
                said(pages["B"], "The sheep were thirsty", by="Ole Brandis"),
            ),
        ),
    ]
    claim = next(one for one in found(*readings, *FILLER).claims if not one.attributions)
    assert {(origin.kind, origin.name) for origin in claim.origins} == {("own", "A"), ("own", "B")}


@pytest.mark.parametrize(
    ("one", "other", "kind", "words"),
    [
        pytest.param(
            one_statement("The ferry carried 240 tonnes of fertiliser to Kessa", outlet="A", by="Mara Lind"),
            one_statement("The ferry was carrying 312 tonnes of fertiliser", outlet="B", by="Olaf Brandis"),
            "figure", {"240", "312"}, id="figure",
        ),
        pytest.param(
            one_statement("Eleven people died when the ferry exploded in the port", outlet="A", by="Mara Lind"),
            one_statement("Fourteen people died when the ferry exploded in port", outlet="B", by="Olaf Brandis"),
            "figure", {"Eleven", "Fourteen"}, id="two tolls of one day",
        ),
        pytest.param(
            one_statement("The letter reached the ministry on 2 March", outlet="A", by="Mara Lind", times={"2 March": date(2026, 3, 2)}),
            one_statement("The letter reached the ministry on 6 March", outlet="B", by="Olaf Brandis", times={"6 March": date(2026, 3, 6)}),
            "date", {"2 March", "6 March"}, id="date",
        ),
        pytest.param(
            one_statement("The letter reached the ministry on Sunday", outlet="A", by="Mara Lind", times={"Sunday": date(2026, 3, 1)}),
            one_statement("The letter reached the ministry on Sunday", outlet="B", by="Olaf Brandis", times={"Sunday": date(2026, 3, 8)}),
            "", set(), id="the same word a week later",
        ),
        pytest.param(
            one_statement("The ferry carried military goods to Kessa", outlet="A", by="Mara Lind"),
            one_statement("the ferry carried military goods", outlet="B", by="Olaf Brandis", cue="said"),
            "", set(), id="agreement",
        ),
        pytest.param(
            one_statement("The quay will reopen for food ships in May", outlet="A", by="Mara Lind"),
            one_statement("The quay will not reopen for food ships in May", outlet="B", by="Olaf Brandis"),
            "negation", {"The quay will reopen for food ships in May", "The quay will not reopen for food ships in May"}, id="negation",
        ),
        pytest.param(
            one_statement("The minister resigns over the letter about the quay", outlet="A", by="Mara Lind", band="certain"),
            one_statement("The minister resigns over a letter about the quay", outlet="B", by="Olaf Brandis", band="unlikely"),
            "certainty", {"The minister resigns over the letter about the quay", "The minister resigns over a letter about the quay"}, id="certainty",
        ),
    ],
)  # fmt: skip
def test_conflicts_are_typed_and_show_both_sides(
    one: tuple[Article, Reading], other: tuple[Article, Reading], kind: str, words: set[str]
) -> None:
    made = found(one, other, *FILLER)
    texts = {one[0].id: one[0].text, other[0].id: other[0].text}
    conflicts = [conflict for claim in made.claims for conflict in claim.conflicts]
    assert {conflict.kind for conflict in conflicts} == ({kind} if kind else set())
    assert {side.span.of(texts[side.article]) for c in conflicts for side in (c.here, c.there)} == words
    by_id = {claim.id: claim for claim in made.claims}
    for claim in made.claims:
        for conflict in claim.conflicts:
            assert any(back.other == claim.id for back in by_id[conflict.other].conflicts)


def test_a_denial_stands_against_what_it_denies() -> None:
    accused = one_statement("The Halden Line ignored a warning about broken doors", outlet="A", by="Mara Lind")
    page = article("The Halden Line denied that it ignored a warning about broken doors.", outlet="B")
    denied = reading(
        page, said(page, "that it ignored a warning about broken doors", by="The Halden Line", cue="denied")
    )
    conflicts = [conflict for claim in found(accused, (page, denied), *FILLER).claims for conflict in claim.conflicts]
    assert {conflict.kind for conflict in conflicts} == {"denial"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            one_statement("Nine people died when the ferry exploded in the port", outlet="A", by="Mara Lind", day=1),
            one_statement("Seventeen people died when the ferry exploded in port", outlet="B", by="Mara Lind", day=3),
            id="a later toll",
        ),
        pytest.param(
            one_statement("At least nine people died when the ferry exploded", outlet="A", by="Mara Lind"),
            one_statement("Eleven people died when the ferry exploded", outlet="B", by="Olaf Brandis"),
            id="at least",
        ),
        pytest.param(
            one_statement("The ferry carried about 310 tonnes of fertiliser", outlet="A", by="Mara Lind"),
            one_statement("The ferry carried 312 tonnes of fertiliser", outlet="B", by="Olaf Brandis"),
            id="rounded",
        ),
        pytest.param(
            one_statement("The ferry carried military goods to Kessa", outlet="A", by="Mara Lind"),
            one_statement("The accord would end if the ferry carried no military goods to Kessa", outlet="B", by="Olaf Brandis"),
            id="only supposed",
        ),
        pytest.param(
            one_statement("There were pump parts and fertiliser on the ferry and not anything else", outlet="A", by="Mara Lind"),
            one_statement("There were only pump parts and fertiliser on the ferry", outlet="B", by="Olaf Brandis"),
            id="nothing else is only",
        ),
    ],
)  # fmt: skip
def test_what_is_no_conflict(one: tuple[Article, Reading], other: tuple[Article, Reading]) -> None:
    assert not [conflict for claim in found(one, other, *FILLER).claims for conflict in claim.conflicts]


def test_the_order_of_readings_makes_no_difference() -> None:
    pages = [*FILLER, one_statement("Nine people were killed when the bridge collapsed", outlet="A", by="Mara Lind")]
    story = Story(id="sto1-x", title="-", articles=tuple(one.id for one, _ in pages), first=None, last=None)
    results = [
        corroborate(story, {a.id: a for a, _ in order}, {r.article: r for _, r in order}, SETTINGS)
        for order in (pages, pages[::-1])
    ]
    assert results[0] == results[1]


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_longest_run_is_the_longest_of_all(one: list[str], other: list[str]) -> None:
    found = longest_run(one, other)
    every = [one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1)]
    inside = ["".join(run) for run in every if "".join(run) in "".join(other)]
    assert len(found) == max(map(len, inside), default=0)
    assert "".join(found) in "".join(one)


def test_a_cut_word_leaves_no_stem() -> None:
    article = Article.of("Tuesday's vote on the harbour bridge was void.")
    statement = Statement(article=article, spans=(Span(0, len(article.text)),))
    left = statement.stems_without(Span(0, len("Tuesday")))
    assert left < statement.stems
    assert "s" not in left


@pytest.mark.parametrize(
    ("saying", "kinds"),
    [
        pytest.param("the harbour office had hidden the minister’s letter about the quay for a week in May", ["denial"] * 2, id="said"),
        pytest.param(
            "the board would meet about the quay in May if it found that the harbour office had hidden the minister’s letter", [],
            id="supposed",
        ),
    ],
)  # fmt: skip
def test_a_denial_in_few_words_is_held_against_what_another_article_says_at_length(
    saying: str, kinds: list[str]
) -> None:
    texts = (f"Mara Lind said {saying}.", "Olaf Brandis denied that the office had hidden any letter.")
    one, other = (article(text, outlet=outlet) for text, outlet in zip(texts, "AB", strict=True))
    made = found(
        (one, reading(one, said(one, saying, by="Mara Lind"))),
        (other, reading(other, said(other, texts[1][20:-1], by="Olaf Brandis", cue="denied"))),
        *FILLER,
    )
    assert [conflict.kind for claim in made.claims for conflict in claim.conflicts] == kinds


@pytest.mark.parametrize(
    ("saying", "denial", "kinds"),
    [
        pytest.param("Brandis hid a letter at home", "that he hid the letter", ["denial"] * 2, id="of themselves"),
        pytest.param("Lind hid a letter at home", "that he hid the letter", [], id="of another"),
        pytest.param("Brandis may know who hid a letter", "that he hid the letter", [], id="what may be"),
        pytest.param("the families may sue Brandis for any role in the wreck", "any role in the wreck", [], id="any role"),
    ],
)  # fmt: skip
def test_few_words_are_enough_where_the_one_who_denies_is_named(saying: str, denial: str, kinds: list[str]) -> None:
    texts = (f"Mara Lind said {saying}.", f"Olaf Brandis denied {denial}.")
    one, other = (article(text, outlet=outlet) for text, outlet in zip(texts, "AB", strict=True))
    made = found(
        (one, reading(one, said(one, saying, by="Mara Lind"))),
        (other, reading(other, said(other, denial, by="Olaf Brandis", cue="denied"))),
        *FILLER,
    )
    assert [conflict.kind for claim in made.claims for conflict in claim.conflicts] == kinds


def test_numbers_in_the_same_words_are_a_conflict_and_a_later_toll_is_an_update() -> None:
    def shown(*texts: str, days: tuple[int, int]) -> tuple[set[str], int]:
        pages = [article(text, outlet=outlet, day=day) for text, outlet, day in zip(texts, "AB", days, strict=True)]
        made = found(*((page, reading(page)) for page in pages))
        claims = [claim for claim in made.claims if claim.conflicts or claim.updates]
        return {one.kind for claim in claims for one in claim.conflicts}, sum(len(claim.updates) for claim in claims)

    homes = [f"It rained on the island of Tamsel, home to {count} people, all day." for count in (120, 200)]
    assert shown(*homes, days=(1, 3)) == ({"figure"}, 0)
    tolls = [f"The ferry accident in the port of Ansel left {count} people dead and many hurt." for count in (9, 14)]
    assert shown(*tolls, days=(1, 3))[0] == set()
    assert shown(*tolls, days=(1, 1))[0] == {"figure"}
    votes = [f"Going into the second day Mara Lind held a {count}-vote advantage over Holt." for count in (26, 214)]
    assert shown(*votes, days=(1, 3)) == (set(), 2)
