import re

import msgspec
import pytest

from pressreview.config import DraftSettings
from pressreview.draft import draft
from pressreview.views import markdown
from tests.draft.newsroom import ARTICLES, CLAIMS, LINK, READINGS, RELATED, STORY


def render() -> str:
    return markdown.render(draft(STORY, ARTICLES, READINGS, CLAIMS, [LINK], [RELATED], DraftSettings()), ARTICLES)


def test_headings_in_order() -> None:
    assert re.findall(r"(?m)^#+ .+$", render()) == [
        "# Grain ship burns at Halden pier",
        "## What did the papers say?",
        "## Where they differ",
        "## Who is repeating whom",
        "## What next?",
        "## See more",
        "## Sources",
    ]


def test_footnotes_match_their_marks() -> None:
    page = render()
    marks = re.findall(r"\[\^(\d+)\](?!:)", page)
    notes = re.findall(r"(?m)^\[\^(\d+)\]: ", page)
    assert notes == [str(number) for number in range(1, len(notes) + 1)]
    assert set(marks) == set(notes)


def test_a_footnote_says_who_where_and_the_words() -> None:
    assert (
        "]: Pia Holt, The Courier, 11 March 2026: The pier was like a furnace,” said Pia Holt, who sells herring on the"
        " pier (the-courier.txt, characters " in render()
    )


def test_a_chain_is_in_the_footnote() -> None:
    assert "]: Ilse Marrow, through the Herald, Norpress, 10 March 2026: " in render()


def test_labels_are_bold() -> None:
    assert "- **13 March, planned, likely:** A hearing" in render()


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        pytest.param("a *b* _c_", r"a \*b\* \_c\_", id="emphasis"),
        pytest.param("[x](javascript:1)", r"\[x\](javascript:1)", id="link"),
        pytest.param("yesterday [10 March], he said", "yesterday [10 March], he said", id="brackets stay"),
        pytest.param("[^1] and [a]: b", r"\[^1\] and \[a\]: b", id="footnote"),
        pytest.param("<script>", r"\<script>", id="html"),
        pytest.param("&lt;b&gt;", r"\&lt;b\&gt;", id="entity"),
        pytest.param("`code` ~~x~~", r"\`code\` \~\~x\~\~", id="code"),
        pytest.param("# Title", r"\# Title", id="heading"),
        pytest.param("12. March", r"12\. March", id="list"),
        pytest.param("Quay & Co, snake_case, 2 < 3", "Quay & Co, snake_case, 2 < 3", id="nothing special"),
        pytest.param("12.5 per cent", "12.5 per cent", id="a number stays"),
    ],
)
def test_escape(words: str, escaped: str) -> None:
    assert markdown.escape(words) == escaped


def test_an_unsafe_address_is_not_printed() -> None:
    page = draft(STORY, ARTICLES, READINGS, [], [], [], DraftSettings())
    changed = {name: msgspec.structs.replace(one, url="javascript:alert(1)") for name, one in ARTICLES.items()}
    assert "javascript" not in markdown.render(page, changed)


def test_same_bytes() -> None:
    assert render() == render()
