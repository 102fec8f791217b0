"""Denials within one article, each with what it denies."""

import pytest

from pressreview.corroborate.claims.statements import find_statements
from pressreview.corroborate.conflicts.answers import answers
from pressreview.corroborate.newsroom import Newsroom
from tests.corroborate.made import article, reading, said


def found(text: str, *, one: tuple[str, str, str], other: tuple[str, str, str]) -> list[tuple[str, str]]:
    """Kind and denied words; `one` and `other` are source, cue and content."""
    page = article(text, outlet="A")
    made = [said(page, content, by=by, cue=cue) for by, cue, content in (one, other)]
    stated = list(find_statements([page], {page.id: reading(page, *made)}, Newsroom([page])))
    for answer in answers(stated):
        assert (answer.said.text, answer.denied.text) == (one[2], other[2])
    return [(answer.kind, answer.denied.text) for answer in answers(stated)]


@pytest.mark.parametrize(
    ("text", "one", "other", "kind"),
    [
        pytest.param(
            "Mara Lind predicted the motion would pass. The whips were confident that it would not.",
            ("Mara Lind", "predicted", "the motion would pass"), ("The whips", "were confident", "that it would not"), "negation", id="it would not",
        ),
        pytest.param(
            "Mara Lind said the roster had been agreed. Olaf Brandis denied that any agreement existed.",
            ("Mara Lind", "said", "the roster had been agreed"), ("Olaf Brandis", "denied", "that any agreement existed"), "denial", id="same words",
        ),
        pytest.param(
            "Two officials told us it was powder. It rained all day. The embassy dismissed the officials’ account as silly.",
            ("Two officials", "told", "it was powder"), ("The embassy", "dismissed", "the officials’ account as silly"), "denial", id="whose account",
        ),
        pytest.param(
            "The mayor said it came on 6 March. Olaf Brandis called that date “a fairy tale”.",
            ("The mayor", "said", "it came on 6 March"), ("Olaf Brandis", "called", "that date “a fairy tale”"), "denial", id="called untrue",
        ),
        pytest.param(
            "Mara Lind said the man was in custody. The judge denied bail to him.",
            ("Mara Lind", "said", "the man was in custody"), ("The judge", "denied", "bail to him"), "", id="denied bail",
        ),
        pytest.param(
            "Mara Lind spoke of her allegations. Olaf Brandis denied the allegations.",
            ("Mara Lind", "spoke of", "her allegations"), ("Olaf Brandis", "denied", "the allegations"), "", id="nobody tells what is denied",
        ),
        pytest.param(
            "Mara Lind called Senator Corvin of Orlava. Olaf Brandis disputed any claim that Senator Corvin was paid.",
            ("Mara Lind", "called", "Senator Corvin of Orlava"), ("Olaf Brandis", "disputed", "any claim that Senator Corvin was paid"), "", id="only names in common",
        ),
        pytest.param(
            "Mara Lind suggested he was paid by the port. It rained. Olaf Brandis dismissed that suggestion as idle.",
            ("Mara Lind", "suggested", "he was paid by the port"), ("Olaf Brandis", "dismissed", "that suggestion as idle"), "denial", id="that suggestion",
        ),
        pytest.param(
            "Mara Lind said he was paid by the port. It rained. Olaf Brandis dismissed that suggestion as idle.",
            ("Mara Lind", "said", "he was paid by the port"), ("Olaf Brandis", "dismissed", "that suggestion as idle"), "", id="nobody suggested it",
        ),
        pytest.param(
            "Karel Imhof said tool marks had been made with metal. Mara Lind rejected that reading of the marks.",
            ("Karel Imhof", "said", "tool marks had been made with metal"), ("Mara Lind", "rejected", "that reading of the marks"), "denial", id="that reading",
        ),
        pytest.param(
            "Mara Lind has accused Olaf Brandis of selling the ship. Olaf Brandis denied any part in a sale.",
            ("Mara Lind", "accused", "Olaf Brandis of selling the ship"), ("Olaf Brandis", "denied", "any part in a sale"), "denial", id="any part",
        ),
        pytest.param(
            "Mara Lind spoke of ships and harbours. Olaf Brandis denied any part in a sale.",
            ("Mara Lind", "spoke of", "ships and harbours"), ("Olaf Brandis", "denied", "any part in a sale"), "", id="nobody is accused",
        ),
        pytest.param(
            "A book reported that Brandis once hid the letter. Olaf Brandis has denied having done so.",
            ("A book", "reported", "that Brandis once hid the letter"), ("Olaf Brandis", "has denied", "having done so"), "denial", id="having done so",
        ),
        pytest.param(
            "A book reported that Lind once hid the letter. Olaf Brandis has denied having done so.",
            ("A book", "reported", "that Lind once hid the letter"), ("Olaf Brandis", "has denied", "having done so"), "", id="another did so",
        ),
        pytest.param(
            "Two drivers said the guard hit them. The mayor disputed their account.",
            ("Two drivers", "said", "the guard hit them"), ("The mayor", "disputed", "their account"), "denial", id="their account",
        ),
        pytest.param(
            "Mara Lind said the port should be sold. Olaf Brandis rejected that idea.",
            ("Mara Lind", "said", "the port should be sold"), ("Olaf Brandis", "rejected", "that idea"), "", id="an idea is proposed",
        ),
        pytest.param(
            "Many drivers said Orlava closed the port to punish them. Orlava denied that it ordered the port shut.",
            ("Many drivers", "said", "Orlava closed the port to punish them"), ("Orlava", "denied", "that it ordered the port shut"), "denial", id="what they did themselves",
        ),
        pytest.param(
            "Many drivers said the port was closed when they reached Orlava. Orlava denied that it ordered the port shut.",
            ("Many drivers", "said", "the port was closed when they reached Orlava"), ("Orlava", "denied", "that it ordered the port shut"), "", id="nothing that they did",
        ),
        pytest.param(
            "The guard said that they were in the hall. The driver has denied pushing her from the hall.",
            ("The guard", "said", "that they were in the hall"), ("The driver", "has denied", "pushing her from the hall"), "", id="only where it was",
        ),
        pytest.param(
            "Mara Lind said a fire was set in the port. Olaf Brandis denied the fire was set.",
            ("Mara Lind", "said", "a fire was set in the port"), ("Olaf Brandis", "denied", "the fire was set"), "denial", id="a clause without that",
        ),
        pytest.param(
            "The guard said Lind had denied hiding the letter. Olaf Brandis denied hiding the letter.",
            ("The guard", "said", "Lind had denied hiding the letter"), ("Olaf Brandis", "denied", "hiding the letter"), "", id="another denial",
        ),
        pytest.param(
            "The whips reported that he hid the letter from the port. The mayor rejected reports, seen at noon, that he hid the letter.",
            ("The whips", "reported", "that he hid the letter from the port"), ("The mayor", "rejected", "reports, seen at noon, that he hid the letter"), "denial", id="reports that",
        ),
    ],
)  # fmt: skip
def test_answers(text: str, one: tuple[str, str, str], other: tuple[str, str, str], kind: str) -> None:
    assert [found_kind for found_kind, _ in found(text, one=one, other=other)] == ([kind] if kind else [])


def test_a_headline_denies_what_is_told_later() -> None:
    text = "Mayor dismisses Lind’s accusations of fraud. It rained. A letter by Mara Lind alleged that there was fraud."
    page = article(text, outlet="A")
    later = said(page, "that there was fraud", by="Mara Lind", cue="alleged")
    headline = said(page, "Lind’s accusations of fraud", by="Mayor", cue="dismisses")
    stated = list(find_statements([page], {page.id: reading(page, headline, later)}, Newsroom([page])))
    assert [(one.said.text, one.denied.text) for one in answers(stated)] == [
        ("that there was fraud", "Lind’s accusations of fraud")
    ]
