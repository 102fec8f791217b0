import pytest

from tests.annotate.speakers.test_speakers import speakers_of


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a report published by the Ellery Institute", "Ellery Institute"),
        ("A survey conducted in May by the Ellery Institute", "Ellery Institute"),
        ("A study of harbour work issued over the summer by the Ellery Institute", "Ellery Institute"),
        ("disclosures filed Sunday night by the Ellery Institute, a think tank", "Ellery Institute"),
        ("a statement posted on the Ellery Institute’s website", "Ellery Institute"),
        ("a report from the Port Alba University’s Ellery Institute this month", "Ellery Institute"),
        ("A 2021 Ellery Institute survey", "Ellery Institute"),
        ("an Ellery Institute report", "Ellery Institute"),
        ("the Ellery Institute’s harbour tracker", "Ellery Institute"),
        ("A new group called Ellery Institute", "Ellery Institute"),
        ("Harbour Office Chief Executive, Dr Odo Vale", "Odo Vale"),
        ("a report on prisoners released by the Ellery Institute", None),
        ("a study of data published in May by the Ellery Institute", None),
        ("a report commissioned by the Ellery Institute", None),
        ("a report on the Ellery Institute", None),
        ("Democrats supporting Odo Vale", None),
        ("lawyers opposing Odo Vale", None),
        ("Sen. Odo Vale (R-Ohio) and a handful of others", None),
    ],
)
def test_whose_a_document_is(source: str, name: str | None) -> None:
    (speaker,) = speakers_of(f"According to [[{source}]] it is shut.\n")
    assert speaker is not None
    assert speaker.name == name


def test_the_judge_is_not_the_accused() -> None:
    speaker = speakers_of("Odo Vale pleaded guilty. [[Vale]] said that he was sorry.\n[[The judge]] said no.\n")[-1]
    assert speaker is not None
    assert speaker.name is None


def test_the_report_is_the_one_that_was_published() -> None:
    speaker = speakers_of("[[A report published by the Ellery Institute]] said no.\n[[The report]] said yes.\n")[-1]
    assert speaker is not None
    assert speaker.name == "Ellery Institute"
