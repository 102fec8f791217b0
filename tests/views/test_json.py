"""The machine formats are contracts: every field named in them is there, with its shape, and null where not known."""

from datetime import date
from typing import Any

import msgspec
import pytest

from pressreview.model import Article, Attribution, Reading, Span
from pressreview.views import json
from tests.store import samples

READ = {
    "schema", "path", "outlet", "published_at", "title", "text", "attributions", "mentions", "times",
}  # fmt: skip
ATTRIBUTION = {
    "id", "kind", "source", "cue", "content", "speaker", "via", "parent", "said_on", "certainty", "forecast",
}  # fmt: skip
STORY = {"schema", "id", "title", "first", "last", "articles", "outlets", "origins"}
STORY_ARTICLE = {"id", "path", "url", "outlet", "published_at"}
REVIEW = {"schema", "story", "title", "sections"}
CITATION = {"article", "path", "spans", "speaker", "via", "outlet", "published_at"}


def decoded(thing: json.Json) -> Any:
    """As another program sees it."""
    return msgspec.json.decode(json.line(thing))


def test_read_has_every_field_of_its_contract() -> None:
    article = samples.article()
    row = decoded(json.read(article, samples.reading(article)))
    assert row.keys() >= READ
    assert row["schema"] == "pressreview/read/1"
    assert row["path"] == "a.html"
    assert row["published_at"] == "2026-03-10T09:30:00+00:00"
    assert row["text"] == article.text
    (attribution,) = row["attributions"]
    assert attribution.keys() >= ATTRIBUTION
    assert attribution["source"] == [[28, 40]]
    assert attribution["content"] == [[0, 26]]
    assert attribution["speaker"].keys() >= {"name", "kind", "role"}
    assert attribution["via"] == ["VPA"]
    assert attribution["said_on"] == {"start": "2026-03-09", "end": "2026-03-09", "span": [20, 26]}
    assert attribution["certainty"] == {"polarity": "positive", "band": "possible", "cues": [[6, 9]]}
    assert attribution["forecast"] == {
        "kind": "predicted",
        "horizon": {"start": "2026-03-13", "end": None},
        "condition": None,
        "span": None,
        "certainty": None,
    }
    assert row["mentions"] == [{"span": [28, 40], "kind": "person", "name": "the minister"}]
    assert row["times"] == [{"span": [20, 26], "start": "2026-03-13", "end": "2026-03-13", "value": "2026-03-13"}]


def test_what_is_not_known_is_null_and_what_is_known_to_be_none_is_empty() -> None:
    article = Article.of("It rained, reportedly.")
    unknown = Attribution(id="att1-a", kind="indirect", source=(), cue=(), content=(Span(0, 9),), confidence=0.5)
    none = msgspec.structs.replace(unknown, via=())
    reading = Reading(article=article.id, attributions=(unknown, none), mentions=(), times=(), made_by="x")
    row = decoded(json.read(article, reading))
    assert [row[name] for name in ("path", "outlet", "published_at", "title")] == [None] * 4
    assert row["mentions"] == row["times"] == []
    first, second = row["attributions"]
    assert [first[name] for name in ("speaker", "via", "parent", "said_on", "certainty", "forecast")] == [None] * 6
    assert first["source"] == []
    assert second["via"] == []


def test_a_day_stays_a_day() -> None:
    article = Article.of("It rained.", published_at=date(2026, 3, 10))
    reading = Reading(article=article.id, attributions=(), mentions=(), times=(), made_by="x")
    assert decoded(json.read(article, reading))["published_at"] == "2026-03-10"


def test_story_has_every_field_of_its_contract() -> None:
    one, two = samples.article(), samples.article("Another.", outlet=None, published_at=None, path=None)
    row = decoded(json.story(samples.story(one, two), {one.id: one, two.id: two}, origins=1))
    assert row.keys() >= STORY
    assert row["schema"] == "pressreview/story/1"
    assert row["first"] == row["last"] == "2026-03-10"
    assert [article.keys() >= STORY_ARTICLE for article in row["articles"]] == [True, True]
    assert [article["outlet"] for article in row["articles"]] == ["The Sarn Bell", None]
    assert row["outlets"] == 1
    assert row["origins"] == 1


def test_a_story_without_dates_or_known_origins_has_nulls() -> None:
    article = samples.article(published_at=None)
    row = decoded(json.story(samples.story(article), {article.id: article}, origins=None))
    assert [row[name] for name in ("first", "last", "origins")] == [None] * 3


def test_review_has_every_field_of_its_contract() -> None:
    article = samples.article()
    row = decoded(json.review(samples.review(samples.story(article), article)))
    assert row.keys() >= REVIEW
    assert row["schema"] == "pressreview/review/1"
    (section,) = row["sections"]
    assert section["name"] == "lead"
    (sentence,) = section["sentences"]
    assert sentence["text"] == "Talks may resume on Friday, said "
    (citation,) = sentence["citations"]
    assert citation.keys() >= CITATION
    assert citation["spans"] == [[0, 26]]
    assert citation["published_at"] == "2026-03-10T09:30:00+00:00"


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x7f", "\x80", "\x9b", "\x9f", "\n"])
def test_nothing_that_a_terminal_obeys_comes_out_and_nothing_is_lost(character: str) -> None:
    thing = {"text": f"é{character}[31m£\xa0\u2009"}
    for out in (json.line(thing).removesuffix(b"\n"), json.document(thing).replace(b"\n", b"")):
        assert character not in out.decode()
        assert msgspec.json.decode(out) == thing


def test_a_line_is_one_line() -> None:
    assert json.line({"text": "a\nb\r\u2028c"}).count(b"\n") == 1
