import msgspec
import pytest

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers import resolve_speakers
from pressreview.annotate.speakers.mentions import find_mentions
from pressreview.model import Article, Span
from tests.annotate.marked import marked


def last_speaker(*lines: str) -> str | None:
    """The name of the last attribution's speaker, each line holding at most one."""
    text, raw = "", list[RawAttribution]()
    for line in lines:
        words, one = marked(line)
        moved = {
            part: tuple(Span(span.start + len(text), span.end + len(text)) for span in getattr(one, part))
            for part in ("source", "cue", "content")
        }
        raw += [msgspec.structs.replace(one, **moved)] if one.content else []
        text += words + "\n"
    speaker = resolve_speakers(Article.of(text), raw, find_mentions(text))[-1]
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("In a statement issued here, [s the Ministry of Ports] [k said] [c it is shut].",
             "[c The quay is shut too], [s the statement] [k said]."), "Ministry of Ports", id="in-a-statement-first",
        ),
        pytest.param(
            ("A new Ansel University poll came out.", "It rained.", "[s The survey] [k found] [c they stay]."),
            "Ansel University", id="a-poll-of-a-body",
        ),
        pytest.param(
            ("A report on the quay issued in May by the Ministry of Ports is out.", "[s The report] [k says] [c no]."),
            "Ministry of Ports", id="a-report-issued-by",
        ),
        pytest.param(
            ("Ilse Marrow is releasing a new 30-second ad.", "[s The ad] [k says] [c no]."), "Ilse Marrow", id="an-ad",
        ),
        pytest.param(
            ("A new Ansel University poll came out.", "So did an Alba College poll.", "[s The poll] [k found] [c no]."), None,
            id="two-polls",
        ),
        pytest.param(
            ("A new Ansel University poll came out on Monday, and it was long, as such things go, with many pages in it that"
             " nobody at all would ever care to read, or to print.", "It rained all day and all night and all the next day.",
             "Another poll followed.", "[s The poll] [k found] [c no]."), None, id="another-since",
        ),
        pytest.param(
            ("The Ansel University president’s report came out.", "[s The report] [k says] [c no]."), None, id="somebody-elses",
        ),
        pytest.param(
            ("A new Ansel University poll came out.", "[s The survey, conducted for the union,] [k found] [c no]."), None,
            id="another-by-what-follows",
        ),
        pytest.param(
            ("[s The Ministry of Ports] in a statement [k said] [c it is shut].",
             "[c The quay is shut too], [s the statement] [k said]."), "Ministry of Ports", id="between-name-and-verb",
        ),
        pytest.param(
            ("Ilse Marrow, the harbour master, emailed the crews, telling them no.",
             "[s The email] [k says] [c the port is shut]."), "Ilse Marrow", id="who-emailed",
        ),
        pytest.param(
            ("The Ministry of Ports issued a statement of concern.", "[s The statement] [k said] [c it is shut]."),
            "Ministry of Ports", id="who-issued-one",
        ),
        pytest.param(
            ("[s The Ministry of Ports] [k said] [c it is shut].", "[c “It stays shut,”] [s the statement] [k said]."),
            "Ministry of Ports", id="the-body-that-is-speaking",
        ),
        pytest.param(
            ("[s The Ministry of Ports] [k has shut] [c the quay].", "[c “It stays shut,”] [s the statement] [k said]."),
            None, id="of-a-body-that-does-and-does-not-say",
        ),
        pytest.param(
            ("[s Ilse Marrow] [k tweeted] [c that it is shut].", "[s Her tweet] [k included] [c a picture]."),
            "Ilse Marrow", id="her-tweet",
        ),
        pytest.param(
            ("[s Ilse Marrow] [k said] [c it is shut].", "[s Her speech] [k was full of] [c promises]."),
            "Ilse Marrow", id="her-speech",
        ),
        pytest.param(
            ("[s Ilse Marrow] [k tweeted] [c that it is shut].", "[s His tweet] [k included] [c a picture]."), None,
            id="his-tweet-is-not-hers",
        ),
        pytest.param(
            ("[s The Ministry of Ports] [k said] [c it is shut] in a statement.",
             "[c It is], [s the school’s statement] [k said]."), None, id="the-statement-of-another",
        ),
        pytest.param(
            ("[s The Ministry of Ports] [k said] [c it is shut] in a statement.", *["It rained."] * 9,
             "[c It is], [s the statement] [k said]."), None, id="long-before",
        ),
        pytest.param(
            ("[s The Ministry of Ports] [k said] [c it is shut].", "[s A docker] [k said] [c no].",
             "[c It is], [s the statement] [k said]."), None, id="somebody-else-is-speaking",
        ),
    ],
)  # fmt: skip
def test_whose_a_document_is(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("[s The Ministry of Ports] [k said] [c it is shut].", "It rained.", "It snowed.",
             "Men of the Ministry of Roads and the Ministry of Tides came.", "[s The ministry] [k said] [c no]."),
            "Ministry of Ports", id="the-one-that-has-spoken",
        ),
        pytest.param(
            ("[s The Ministry of Ports] [k said] [c it is shut].", "The Ministry of Roads came.",
             "[c No], [s the ministry statement] [k said]."), "Ministry of Ports", id="its-statement",
        ),
        pytest.param(
            ("[s The Marrow campaign] [k said] [c no].", "It rained.", "It snowed.", "The Vale campaign came.",
             "The Marrow campaign came.", "[s The campaign] [k said] [c no]."), None, id="but-no-campaign",
        ),
        pytest.param(
            ("[s The Court of Ports] [k said] [c no].", "The Court of Roads came.", "The Court of Tides came.",
             "[s The high court] [k said] [c no]."), None, id="not-by-another-word",
        ),
        pytest.param(
            ("The Anti Smuggling Office (ASO) on Monday arrested two men.", "[s The anti-graft body] [k said] [c no]."),
            "Anti Smuggling Office", id="a-body",
        ),
        pytest.param(
            ("Velrail closed the quay.", "[s The crews’ union] [k said] [c no]."), None, id="somebody-s",
        ),
        pytest.param(
            ("The Green Party closed the quay.", "[s The agency] [k said] [c no]."), None, id="no-party",
        ),
        pytest.param(
            ("The Ministry of Ports closed the quay.", "[s The company] [k said] [c no]."), None, id="no-ministry",
        ),
    ],
)  # fmt: skip
def test_which_body_is_meant(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected
