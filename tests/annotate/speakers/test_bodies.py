"""Bodies, states and names that stand for whoever is described beside them."""

import pytest

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers import resolve_speakers
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.annotate.speakers.via import find_via
from pressreview.model import Article, Span
from tests.annotate.speakers.test_documents import last_speaker


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("[s Ilse Marrow] [k said] [c the port is shut].", "[s Her campaign] [k denied] [c it]."), "Marrow campaign",
            id="of-who-has-spoken",
        ),
        pytest.param(
            ("The Ilse Marrow campaign was small.", "[s Marrow] [k said] [c no].", "[s Her campaign] [k denied] [c it]."),
            "Ilse Marrow campaign", id="as-it-is-called-elsewhere",
        ),
        pytest.param(
            ("Ilse Marrow met Ada Vale.", "It rained.", "[s Her campaign] [k denied] [c it]."), None, id="of-one-of-two",
        ),
        pytest.param(
            ("The Mexican government built it.", "[s The government] [k said] [c it stays]."), "Mexico", id="one-government",
        ),
        pytest.param(
            ("The Mexican government met the Canadian government.", "[s The government] [k said] [c it stays]."), None,
            id="two-governments",
        ),
        pytest.param(
            ("[s The Mexican foreign ministry] [k said] [c it stays].", "[s The ministry] [k added] [c no more]."),
            "Mexican foreign ministry", id="a-ministry-of-a-state",
        ),
        pytest.param(
            ("The Mexican defence ministry met.", "[s Mexico’s defence ministry] [k said] [c it stays]."),
            "Mexican defence ministry", id="as-it-was-first-called",
        ),
        pytest.param(
            ("[k According to] [s a statement by the Canadian central bank], [c rates stay].",), "Canadian central bank",
            id="a-statement-by-it",
        ),
        pytest.param(
            ("[s Mexico’s foreign affairs ministry] [k said] [c it stays].",), "Mexico’s foreign affairs ministry",
            id="foreign-affairs",
        ),
        pytest.param(("[s The Mexican company] [k said] [c it stays].",), None, id="no-body-of-a-state"),
        pytest.param(
            ("Peter Vale, secretary of the Ports Union, came.", "[s Ports Union secretary] [k said] [c it stays]."),
            "Peter Vale", id="a-post-without-an-article",
        ),
        pytest.param(
            ("He runs Vale Airways, [s a small carrier] [k known for] [c being late].",), "Vale Airways", id="what-it-is",
        ),
        pytest.param(
            ("He met Vale Airways, the Ports Union, [s a group] [k known for] [c being late].",), None, id="one-of-a-list",
        ),
        pytest.param(
            ("The Ministry of Ports, in a statement cited by [s the Ansel Press Agency], [k said] [c it is shut].",),
            "Ministry of Ports", id="cited-by-an-agency",
        ),
    ],
)  # fmt: skip
def test_who_is_meant(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected


def test_who_gave_out_the_words_is_on_the_way() -> None:
    text = "“It is shut,” Ilse Marrow said, according to excerpts provided by the Ministry of Ports."

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    raw = [
        RawAttribution(source=at("Ilse Marrow"), cue=at("said"), content=at("It is shut"), confidence=1.0),
        RawAttribution(
            source=at("excerpts provided by the Ministry of Ports"),
            cue=at("according to"),
            content=at("“It is shut,” Ilse Marrow said"),
            confidence=1.0,
        ),
    ]
    mentions = find_mentions(text)
    article = Article.of(text)
    assert find_via(article, raw, resolve_speakers(article, raw, mentions), mentions)[0] == ("Ministry of Ports",)
