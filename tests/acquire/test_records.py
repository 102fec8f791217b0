import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from pressreview.acquire.acquired import Acquired, Source
from pressreview.acquire.records import read_json, read_json_lines
from pressreview.config import AcquireSettings
from pressreview.errors import SourceError
from pressreview.model import Failure

Reader = Callable[[Source, AcquireSettings], Iterator[Acquired | Failure]]


def run(text: str, reader: Reader = read_json) -> list[Acquired | Failure]:
    return list(reader(Source(path="a.json", data=text.encode(), original=text.encode()), AcquireSettings()))


@pytest.mark.parametrize(
    "names",
    [
        ("text", "title", "outlet", "author", "date"),
        ("body", "headline", "publisher", "byline", "published_at"),
        ("articleBody", "headline", "publisher", "authors", "datePublished"),
    ],
    ids=["ours", "theirs", "schema.org"],
)
def test_names_of_fields(names: tuple[str, ...]) -> None:
    values = ("The ferry left.", "Ferry", "The Alba Post", "Jane Doe", "2026-03-04")
    (found,) = run(json.dumps(dict(zip(names, values, strict=True))))
    assert isinstance(found, Acquired)
    article = found.article
    assert (article.text, article.title, article.outlet, article.byline) == values[:4]
    assert article.published_at == date(2026, 3, 4)
    assert article.path == "a.json"


def test_our_own_reading_is_read_back() -> None:
    (found,) = run(json.dumps({"schema": "pressreview/read/1", "path": "b.txt", "outlet": "X", "published_at": None,
                               "title": "T", "text": "It left.", "attributions": []}))  # fmt: skip
    assert isinstance(found, Acquired)
    assert (found.article.text, found.article.title, found.article.published_at) == ("It left.", "T", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[{"text": "One."}, {"text": "Two."}]', id="list"),
        pytest.param('{"articles": [{"text": "One."}, {"text": "Two."}]}', id="list within"),
        pytest.param('{"text": "One."}\n{"text": "Two."}\n', id="lines in a .json file"),
    ],
)
def test_several_articles(text: str) -> None:
    found = run(text)
    assert [item.article.text for item in found if isinstance(item, Acquired)] == ["One.", "Two."]


def test_each_line_keeps_its_own_bytes_and_bad_lines_fail_alone() -> None:
    lines = ['{"text": "One."}', "{bad", "", '{"title": "no text"}', '{"body": [["A.", "B."], "C."]}']
    first, bad, without, last = run("\n".join(lines), read_json_lines)
    assert isinstance(first, Acquired)
    assert isinstance(bad, Failure)
    assert isinstance(without, Failure)
    assert isinstance(last, Acquired)
    assert first.original == lines[0].encode()
    assert (bad.subject, without.subject) == ("a.json:2", "a.json:4")
    assert last.article.text == "A. B.\n\nC."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("{", "cannot be read", id="cut short"),
        pytest.param("3", "cannot be read", id="a number"),
        pytest.param('{"a": 1}', "without a text", id="another object"),
        pytest.param('{"text": ' + "[" * 100_000, "cannot be read", id="endless nesting"),
        pytest.param('{"text": "a\\ud800b"}', "cannot be read", id="half a character"),
        pytest.param('{"text": 5}', "without a text", id="a text that is none"),
    ],
)
def test_bad_json(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        run(text)
