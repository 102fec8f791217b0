"""Turns of a dialogue: whose they are, what is left of the reader's attributions, and what is no dialogue."""

from pressreview.annotate.attributions import by_layout
from pressreview.annotate.reader import RawAttribution
from pressreview.model.base import Span

DIALOGUE = """The two met on Sunday.

VALE: Is the bridge safe?

MARROW: It is. The engineer told me that it will stand.

VALE: And the tolls?

MARROW: They go.
"""


def at(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def said(text: str, source: str, cue: str, content: str) -> RawAttribution:
    return RawAttribution(
        source=(at(text, source),), cue=(at(text, cue),), content=(at(text, content),), confidence=0.5
    )


def read(text: str, *raw: RawAttribution) -> list[tuple[str, str, str]]:
    return [(one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text)) for one in by_layout(text, raw)]


def test_each_turn_is_its_speakers() -> None:
    assert read(DIALOGUE) == [
        ("VALE", ":", "Is the bridge safe?"),
        ("MARROW", ":", "It is. The engineer told me that it will stand."),
        ("VALE", ":", "And the tolls?"),
        ("MARROW", ":", "They go."),
    ]


def test_speech_within_a_turn_stays_and_speech_across_its_edge_goes() -> None:
    inner = said(DIALOGUE, "The engineer", "told", "that it will stand.")
    across = said(DIALOGUE, "The engineer", "told", "MARROW: It is.")
    assert ("The engineer", "told", "that it will stand.") in read(DIALOGUE, inner, across)
    assert len(read(DIALOGUE, inner, across)) == 5


def test_narrative_around_a_dialogue_stays() -> None:
    before = said(DIALOGUE, "The two", "met", "on Sunday.")
    assert read(DIALOGUE, before)[0] == ("The two", "met", "on Sunday.")


def test_lines_with_a_colon_are_no_dialogue() -> None:
    for text in (
        "WATCH: The bridge falls.\n\nSomething fell.\n\nREAD: The whole story.\n\nWATCH: It again.",
        "VALE: One line.\n\nNothing more.",
        "Vale said: It is safe.\n\nVale said: It stays open.",
    ):
        assert read(text) == []


def test_questions_and_answers() -> None:
    text = "Q: Why?\n\nA: Because.\n\nQ: When?\n\nA: Soon."
    assert [source for source, _, _ in read(text)] == ["Q", "A", "Q", "A"]


def test_a_signed_quotation_is_the_signers() -> None:
    text = (
        "The readers wrote in.\n\n“The bridge should never have closed.” — Odo Vale\n\n“It rattles.” Nobody knew why."
    )
    wrong = said(text, "The readers", "wrote", "“The bridge should never have closed.”")
    assert read(text, wrong) == [("Odo Vale", "—", "“The bridge should never have closed.”")]


def test_a_dash_and_a_clause_are_no_signature() -> None:
    for text in ("“The bridge should stay.” — That was last year.", "He said “the bridge should stay” — Odo Vale"):
        assert read(text) == []
