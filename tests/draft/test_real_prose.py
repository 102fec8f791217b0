"""Reviews of real articles, by a reader that is an oracle of its own: marks and "said" found by plain expressions.

What is printed is compared to the articles with nothing of ours but string search.
"""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pressreview.config import DraftSettings
from pressreview.draft import draft
from pressreview.model import Article, Attribution, Mention, Reading, Review, Span, Speaker, Story, content_id
from pressreview.verify import verify_review

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[3] / "shared" / "data"))
BASIL = DATA / "basil" / "articles"
pytestmark = pytest.mark.skipif(not BASIL.is_dir(), reason=f"no BASIL articles in {BASIL}")

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?"
_AFTER = re.compile(
    rf"\s(?:(?P<cue>said|told|added|warned|claimed) )?(?P<source>{_NAME}|he|she)(?: (?P<later>said|added|warned))?"
)
_BEFORE = re.compile(
    rf"(?P<source>{_NAME}|He|She) (?P<cue>said|denied|warned|believes) (?P<content>[a-z][^.\n\"“”]{{20,200}})\."
)


def read(article: Article) -> Reading:
    """Quotations followed by who said them, and "X said that"."""
    found = []
    for quote in re.finditer(r"[\"“]([^\"“”\n]{8,600})[\"”]", article.text):
        after = _AFTER.match(article.text, quote.end())
        if after and (part := "cue" if after["cue"] else "later" if after["later"] else None):
            found.append((after.span("source"), after.span(part), quote.span()))
    found += [(one.span("source"), one.span("cue"), one.span("content")) for one in _BEFORE.finditer(article.text)]
    attributions = []
    last: str | None = None
    for source, cue, content in sorted(found, key=lambda one: one[2]):
        words = article.text[slice(*source)]
        last = words if words.lower() not in ("he", "she") else last
        attributions.append(
            Attribution(
                id=content_id("att1", article.id, source, cue, content),
                kind="direct",
                source=(Span(*source),),
                cue=(Span(*cue),),
                content=(Span(*content),),
                confidence=1.0,
                via=(),
                speaker=Speaker(name=last, kind="person") if last else None,
            )
        )
    mentions = tuple(
        Mention(span=Span(*name.span()), kind="person", name=name.group()) for name in re.finditer(_NAME, article.text)
    )
    return Reading(article=article.id, attributions=tuple(attributions), mentions=mentions, times=(), made_by="test")


def stories() -> Iterator[tuple[Story, dict[str, Article]]]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for path in sorted(BASIL.glob("*/*.json")):
        page = json.loads(path.read_text("utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in page["body-paragraphs"])
        if text.strip():
            day = date.fromisoformat(page["date"][:10])
            groups[page["triplet-uuid"]].append(
                Article.of(text, outlet=page["source"], title=page["title"], published_at=day, path=path.name)
            )
    for name, articles in sorted(groups.items()):
        days = [one.day for one in articles if one.day]
        ids = tuple(one.id for one in articles)
        story = Story(id=f"sto1-{name}", title=articles[0].title or "", articles=ids, first=min(days), last=max(days))
        yield story, {one.id: one for one in articles}


def review_of(story: Story, articles: dict[str, Article]) -> tuple[Review, Review]:
    readings = {name: read(article) for name, article in articles.items()}
    page = draft(story, articles, readings, [], [], [], DraftSettings())
    return page, verify_review(page, articles, readings)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_every_sentence_of_every_review_is_in_its_articles() -> None:
    sentences = quotations = 0
    for story, articles in stories():
        page, verified = review_of(story, articles)
        assert verified.dropped == ()
        assert verified.sections == page.sections
        for section in page.sections[:-1]:
            for sentence in section.sentences:
                sentences += 1
                cited = [plain(articles[one.article].text) for one in sentence.citations]
                assert cited
                for quotation in re.findall(r"“([^”]*)”", sentence.text):
                    quotations += 1
                    words = quotation.rstrip(",.")
                    assert any(words in text for text in cited), quotation
                slices = [one for one in sentence.pieces if one.span and one.article]
                assert slices
                for piece in slices:
                    assert piece.span
                    assert piece.article
                    words = plain(piece.span.of(articles[piece.article].text))
                    assert words.lower() in plain(sentence.text).lower()
    assert sentences > 300
    assert quotations > 50
