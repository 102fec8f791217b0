"""Descriptions that have a name in them, or letters that stand for an office."""

import pytest

from tests.annotate.speakers.test_documents import last_speaker


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("[s The world ports body, IPBO,] [k said] [c it is shut].",), "IPBO", id="body-apposed"),
        pytest.param(
            ("[s The executive director of the Norland Association of Pilots (NAP), Peter Holt,] [k said] [c it is shut].",),
            "Peter Holt", id="behind-letters",
        ),
        pytest.param(
            ("[s The minister of labour, ports and employment creation, Peter Holt,] [k said] [c it is shut].",), "Peter Holt",
            id="behind-a-list",
        ),
        pytest.param(("[c It is shut], [k said] [s the 27-member EU bloc].",), "EU", id="bloc"),
        pytest.param(("[s The Ellery Communist Party leadership] [k fears] [c it stays shut].",), "Ellery Communist Party", id="leadership"),
        pytest.param(("He let [s the BJP-led NDA] [k announce] [c it first].",), "NDA", id="led-by-another"),
        pytest.param(
            ("The F.A.A. came.", "[c It flies again], [k according to] [s the F.A.A]."), "F.A.A.", id="dot-of-the-sentence",
        ),
        pytest.param(("[s The Ellery Foundation website] [k notes] [c it is shut].",), "Ellery Foundation", id="website"),
        pytest.param(
            ("[c It is shut], [k according to] [s the most recent estimates from the Ellery Institute].",), "Ellery Institute",
            id="estimates",
        ),
        pytest.param(
            ("[c It is shut], [k according to] [s the average of recent polls compiled by the Ellery Institute].",),
            "Ellery Institute", id="average-of-polls",
        ),
        pytest.param(
            ("[c It is shut], [k according to] [s the recommendations of the World Ports Organisation].",),
            "World Ports Organisation", id="recommendations",
        ),
        pytest.param(("[s The Port Alba media office] [k said] [c it is shut].",), "Port Alba media office", id="office-of-a-place"),
        pytest.param(("[s The health ministry in Guinea] [k said] [c it is shut].",), "health ministry in Guinea", id="in-a-state"),
        pytest.param(("[c It is shut], [k said] [s the Supreme court].",), "Supreme court", id="supreme-court"),
        pytest.param(("[c It is shut], [k said] [s the Conservative party].",), "Conservative party", id="party"),
        pytest.param(
            ("Peter Holt won.", "[c It is shut], [k said] [s the Holt government]."), "Holt government", id="government",
        ),
        pytest.param(("He met Pope Francis.", "[s The pope] [k said] [c it is shut]."), "Pope Francis", id="pope"),
        pytest.param(
            ("Superintendent of police (SP) Peter Holt came.", *["It rained."] * 6, "[s The SP] [k said] [c it is shut]."), "Peter Holt",
            id="letters-in-brackets",
        ),
        pytest.param(
            ("Peter Holt, OC of Brell Police Station, came.", *["It rained."] * 6, "[s The OC] [k said] [c it is shut]."), "Peter Holt",
            id="letters-behind",
        ),
        pytest.param(
            ("Former chief executive Ilse Marrow came.", *["It rained."] * 6, "[s The former CE] [k said] [c it is shut]."), "Ilse Marrow",
            id="initials",
        ),
        pytest.param(
            ("Superintendent of police (SP) Peter Holt came.", "Superintendent of police (SP) Ilse Marrow came.", *["It rained."] * 6,
             "[s The SP] [k said] [c it is shut]."), None, id="two",
        ),
        pytest.param(("[s The labour minister and a rival, Peter Holt,] [k said] [c it is shut].",), None, id="two-beside-each-other"),
        pytest.param(("[c It is shut], [k said] [s a party].",), None, id="a-party"),
        pytest.param(
            ("[c It is shut], [k said] [s Ilse Marrow, the general secretary of the Dockers’ Union].",
             "[s Ilse Marrow] [k said] [c she was not surprised].", "[s The minister] [k has called] [c it a disgrace]."), None,
            id="of-another-office",
        ),
    ],
)  # fmt: skip
def test_a_name_within_a_description_is_whom_it_means(lines: tuple[str, ...], expected: str | None) -> None:
    assert last_speaker(*lines) == expected
