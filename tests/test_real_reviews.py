"""Every sentence of every review written from BASIL's events leads back to its words. An oracle of its own: it shares no
code with `draft` or `verify`.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.reviews import Page, basil_pages
from pressreview.annotate.reader import Reader
from pressreview.model import Article, Sentence

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[2] / "shared" / "data"))
MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "\u00a0": " "})


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    if not (DATA / "basil").is_dir():
        pytest.skip(f"no BASIL in {DATA} (see PRESSREVIEW_DATA)")
    return list(basil_pages(Reader()))


def plain(words: str) -> str:
    """Without what typography may change: kinds of marks and white space."""
    return re.sub(r"\s+", " ", words.translate(MARKS)).replace("''", '"').strip()


def again(sentence: Sentence, articles: Mapping[str, Article]) -> str:
    """The sentence made once more from the text that its pieces point at."""
    made = []
    for piece in sentence.pieces:
        if piece.words is not None:
            made.append(piece.words)
        else:
            assert piece.article is not None
            assert piece.span is not None
            words = re.sub(r"\s+", " ", articles[piece.article].text[piece.span.start : piece.span.end])
            made.append(
                words[:1].upper() + words[1:]
                if piece.capital
                else words[:1].lower() + words[1:]
                if piece.small
                else words
            )
    return "".join(made)


def sentences(page: Page) -> list[Sentence]:
    return [sentence for section in page.review.sections for sentence in section.sentences]


def test_every_event_gives_a_review(pages: list[Page]) -> None:
    assert len({page.event for page in pages}) == 50
    assert sum(len(sentences(page)) for page in pages) > 1000


def test_every_sentence_is_made_of_its_spans(pages: list[Page]) -> None:
    wrong = [s.text for page in pages for s in sentences(page) if plain(again(s, page.articles)) != plain(s.text)]
    assert wrong == []


def test_every_citation_points_into_its_article(pages: list[Page]) -> None:
    for page in pages:
        for sentence in sentences(page):
            for citation in sentence.citations:
                assert all(span.end <= len(page.articles[citation.article].text) for span in citation.spans)


def test_not_one_quotation_is_altered(pages: list[Page]) -> None:
    altered = []
    for page in pages:
        for sentence in sentences(page):
            sources = [plain(page.articles[c.article].text) for c in sentence.citations]
            sources += [plain(page.articles[c.article].title or "") for c in sentence.citations]
            for quoted in re.findall(r"“([^“”]+)”", sentence.text):
                words = plain(quoted).rstrip(",.;:")
                if not any(words in source for source in sources):
                    altered.append((page.event, quoted))
    assert altered == []
