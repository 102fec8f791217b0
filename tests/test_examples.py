"""The example coverage and its gold agree with each other and hold what examples/README.md promises."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GOLD: dict[str, Any] = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
ARTICLES: dict[str, dict[str, Any]] = GOLD["articles"]
ATTRIBUTIONS: dict[str, dict[str, Any]] = {
    item["id"]: item for article in ARTICLES.values() for item in article["attributions"]
}
HOME: dict[str, str] = {item["id"]: path for path, article in ARTICLES.items() for item in article["attributions"]}
MAIN: list[str] = GOLD["stories"][0]["articles"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SPEAKER_KINDS = {"person", "organisation", "state", "outlet", "group", "place", "unknown"}
CONFLICT_KINDS = {"figure", "date", "denial", "negation", "actor", "certainty"}
FORECAST_KINDS = {"scheduled", "planned", "predicted", "conditional"}
LINK_KINDS = {"agency", "cites", "statement", "copy"}
ORIGIN_KINDS = {"own", "agency", "outlet", "statement", "mixed", "unknown"}


class _Paragraphs(HTMLParser):
    """The visible text of every <h1> and <p>, in page order, character references decoded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "p"):
            self._open = tag
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks[-1] += data


def read_body(path: str) -> str:
    """The article's body as the gold counts it: see "Where words are counted" in examples/README.md."""
    text = (EXAMPLES / path).read_text(encoding="utf-8")
    if path.endswith(".html"):
        parser = _Paragraphs()
        parser.feed(text)
        parser.close()
        joined = "\n\n".join(parser.blocks)
        first, last = ARTICLES[path]["body"]["first"], ARTICLES[path]["body"]["last"]
        start = joined.index(first)
        return joined[start : joined.index(last, start) + len(last)]
    head, body = text.removeprefix("---\n").split("\n---\n", 1)
    assert head
    assert text.startswith("---\n")
    return body


BODIES: dict[str, str] = {path: read_body(path) for path in ARTICLES}


def occurrences(body: str, words: str) -> list[int]:
    """Every start of `words` in `body`, overlapping ones too."""
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", body)]


def find(body: str, words: str, nth: int | None) -> tuple[int, int]:
    """The span the gold means: the only occurrence, or the nth counting from 1."""
    starts = occurrences(body, words)
    assert starts, words
    if nth is None:
        assert len(starts) == 1, f"ambiguous without nth: {words!r}"
        nth = 1
    assert 1 <= nth <= len(starts), (words, nth)
    return starts[nth - 1], starts[nth - 1] + len(words)


def spans(item: dict[str, Any], part: str) -> list[tuple[int, int]]:
    """The spans of an attribution's source, cue or content."""
    words: list[str] = item[part]
    hints: list[int] | None = item.get("nth", {}).get(part)
    assert hints is None or len(hints) == len(words)
    body = BODIES[HOME[item["id"]]]
    return [find(body, text, hints[i] if hints else None) for i, text in enumerate(words)]


def referenced() -> Iterator[str]:
    """Every attribution id that the top-level lists of the gold mention."""
    for chain in GOLD["chains"]:
        yield chain["attribution"]
    for claim in GOLD["claims"]:
        yield from claim["attributions"]
    for conflict in GOLD["conflicts"]:
        for side in conflict["sides"]:
            yield from side["attributions"]
    for update in GOLD["updates"]:
        yield from update["before"]["attributions"]
        yield from update["after"]["attributions"]
    for resolution in GOLD["resolutions"]:
        yield from resolution["forecasts"]


def quoted_words(side: dict[str, Any]) -> None:
    for words in side["words"]:
        assert words["words"] in BODIES[words["article"]], words


def day(text: str) -> dt.date:
    return dt.datetime.fromisoformat(text).date()


def published(path: str) -> dt.date:
    return day(ARTICLES[path]["date"])


def test_schema_and_files() -> None:
    assert GOLD["schema"] == "pressreview/example-gold/1"
    on_disk = {f"coverage/{path.name}" for path in (EXAMPLES / "coverage").iterdir()}
    assert on_disk == set(ARTICLES) == set(GOLD["times"])
    grouped = [path for story in GOLD["stories"] for path in story["articles"]]
    assert sorted(grouped) == sorted(ARTICLES)


def test_the_coverage_is_as_rich_as_promised() -> None:
    agencies = {"Velmoran Press Agency", "Interlan"}
    outlets = {ARTICLES[path]["outlet"] for path in MAIN}
    days = sorted({published(path) for path in MAIN})
    assert len(MAIN) >= 14
    assert len(outlets - agencies) >= 8
    assert agencies <= outlets
    assert len(days) >= 4
    assert days[-1] - days[0] == dt.timedelta(len(days) - 1)
    assert len(GOLD["stories"]) == 3
    assert all(2 <= len(story["articles"]) <= 3 for story in GOLD["stories"][1:])
    assert sum(path.endswith(".html") for path in MAIN) >= 3
    assert Counter(item["kind"] for item in ATTRIBUTIONS.values()).keys() == {"direct", "indirect", "mixed"}
    assert {link["kind"] for link in GOLD["links"]} >= {"agency", "cites", "statement"}
    reprints = Counter(link["from"] for link in GOLD["links"] if link["kind"] == "agency")
    assert reprints["Velmoran Press Agency"] >= 2
    assert any(article["origin"]["kind"] == "outlet" for article in ARTICLES.values())
    assert {conflict["kind"] for conflict in GOLD["conflicts"]} == CONFLICT_KINDS
    forecasts = [item["forecast"] for item in ATTRIBUTIONS.values() if item["forecast"]]
    assert {forecast["kind"] for forecast in forecasts} == FORECAST_KINDS
    assert any(len(chain["links"]) >= 4 for chain in GOLD["chains"])
    assert any(not item["source"] for item in ATTRIBUTIONS.values())
    assert any(item["parent"] for item in ATTRIBUTIONS.values())
    assert sum("Correction: An earlier version" in body for body in BODIES.values()) == 1
    assert sum('"' in body for body in BODIES.values()) >= 2
    assert sum("“" in body for body in BODIES.values()) > len(BODIES) / 2


@pytest.mark.parametrize("path", MAIN)
def test_length_of_main_articles(path: str) -> None:
    assert 250 <= len(BODIES[path].split()) <= 700


@pytest.mark.parametrize("path", sorted(ARTICLES))
def test_head_of_file(path: str) -> None:
    text = (EXAMPLES / path).read_text(encoding="utf-8")
    date = re.match(r"\d{4}-\d\d-\d\d", Path(path).name)
    assert date
    assert date[0] == published(path).isoformat()
    assert published(path) < dt.date(2026, 11, 1)
    assert re.search(r"https://[a-z0-9]+\.example/", text)
    assert not re.search(r"https?://(?!schema\.org|[a-z0-9]+\.example)", text)
    assert ARTICLES[path]["outlet"] in text
    assert ARTICLES[path]["date"] in text
    if path.endswith(".md"):
        head = text.split("\n---\n", 1)[0]
        keys = [line.partition(":")[0] for line in head.splitlines()[1:]]
        assert keys == ["title", "outlet", "author", "date", "url"]


@pytest.mark.parametrize("path", sorted(ARTICLES))
def test_body_and_noise(path: str) -> None:
    body, article = BODIES[path].strip(), ARTICLES[path]
    assert body.startswith(article["body"]["first"])
    assert body.endswith(article["body"]["last"])
    assert bool(article["noise"]) == path.endswith(".html")
    for noise in article["noise"]:
        assert noise not in body
    assert not re.search(r"[{}\[\]<>]|&[a-z]+;", body)


@pytest.mark.parametrize("path", sorted(ARTICLES))
def test_attributions_are_words_of_the_article(path: str) -> None:
    body = BODIES[path]
    starts: list[int] = []
    for item in ARTICLES[path]["attributions"]:
        assert item["id"] == f"{item['id'].split('.')[0]}.{len(starts) + 1}"
        assert len(item["cue"]) == 1
        assert len(item["source"]) <= 1
        assert item["content"]
        assert item["kind"] in ("direct", "indirect", "mixed")
        content, cue, source = spans(item, "content"), spans(item, "cue"), spans(item, "source")
        assert content == sorted(content)
        pieces = sorted(content + cue + source)
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(pieces)), item["id"]
        starts.append(pieces[0][0])
        for start, end in pieces:
            assert body[start:end] == body[start:end].strip()
        spoken = " ".join(item["cue"] + item["content"])
        assert item["hedged"] == bool(item["hedges"])
        assert all(hedge in spoken for hedge in item["hedges"])
        assert item["polarity"] in ("positive", "negative")
        assert (item["speaker"] is None) or item["speaker"]["kind"] in SPEAKER_KINDS
        has_quotes = bool(re.search(r"[“”\"]|(?<!\w)‘", "".join(item["content"])))
        assert has_quotes == (item["kind"] != "indirect"), item["id"]
        forecast = item["forecast"]
        if forecast:
            assert forecast["kind"] in FORECAST_KINDS
            assert forecast["condition"] is None or forecast["condition"] in " ".join(item["content"])
            if forecast["horizon"]:
                assert forecast["horizon"]["start"] <= forecast["horizon"]["end"]
        if item["said_on"]:
            assert item["said_on"]["start"] <= item["said_on"]["end"]
            assert item["said_on"]["start"] <= published(path).isoformat()
    assert starts == sorted(starts)
    for own in ARTICLES[path]["forecasts"]:
        find(body, own["words"], own.get("nth"))
        assert own["kind"] in FORECAST_KINDS
        assert own["condition"] is None or own["condition"] in own["words"]


@pytest.mark.parametrize("path", sorted(ARTICLES))
def test_times(path: str) -> None:
    body = BODIES[path]
    for time in GOLD["times"][path]:
        find(body, time["words"], time.get("nth"))
        start, end = day(time["start"]), day(time["end"])
        assert start <= end
        named = [name for name in WEEKDAYS if re.search(rf"\b{name}\b", time["words"].lower())]
        if len(named) == 1 and not re.search(r"\b(since|the)\b", time["words"]):
            assert end.weekday() == WEEKDAYS.index(named[0]), (path, time)
        month = "(January|February|March|April|May|June)"
        dated = re.search(rf"(\d{{1,2}}) {month}|{month} (\d{{1,2}})(?!\d)", time["words"])
        if dated:
            assert end.day == int(dated[1] or dated[4]), (path, time)
            assert f"{end:%B}" == (dated[2] or dated[3]), (path, time)


def test_weekdays_named_with_a_date_are_right() -> None:
    pattern = r"\b([A-Z][a-z]+day),? (\d{1,2}) ([A-Z][a-z]+) (\d{4})"
    for path in ARTICLES:
        for match in re.finditer(pattern, (EXAMPLES / path).read_text(encoding="utf-8")):
            date = dt.datetime.strptime(" ".join(match.groups()[1:]), "%d %B %Y")
            assert f"{date:%A}" == match[1], (path, match[0])


def test_ids_parents_and_references() -> None:
    total = sum(len(article["attributions"]) for article in ARTICLES.values())
    assert len(ATTRIBUTIONS) == total
    for item in ATTRIBUTIONS.values():
        if item["parent"]:
            assert HOME[item["parent"]] == HOME[item["id"]]
            assert item["parent"] != item["id"]
            outer = spans(ATTRIBUTIONS[item["parent"]], "content")
            inner = spans(item, "content")
            assert all(any(a <= c and d <= b for a, b in outer) for c, d in inner), item["id"]
    assert not set(referenced()) - set(ATTRIBUTIONS)
    claim_ids = [claim["id"] for claim in GOLD["claims"]]
    assert len(claim_ids) == len(set(claim_ids))


def test_conflicts_updates_and_resolutions() -> None:
    for conflict in GOLD["conflicts"]:
        assert len(conflict["sides"]) == 2
        for side in conflict["sides"]:
            assert side["attributions"]
            assert side["words"]
            quoted_words(side)
        left, right = (set(side["attributions"]) for side in conflict["sides"])
        assert not left & right
    for update in GOLD["updates"]:
        quoted_words(update["before"])
        quoted_words(update["after"])
        first = max(published(words["article"]) for words in update["before"]["words"])
        assert first <= min(published(words["article"]) for words in update["after"]["words"])
    for resolution in GOLD["resolutions"]:
        assert resolution["words"] in BODIES[resolution["article"]]
        assert all(published(HOME[item]) <= published(resolution["article"]) for item in resolution["forecasts"])
        assert all(ATTRIBUTIONS[item]["forecast"] for item in resolution["forecasts"])


def test_chains_follow_via() -> None:
    for chain in GOLD["chains"]:
        item = ATTRIBUTIONS[chain["attribution"]]
        outlet = ARTICLES[HOME[item["id"]]]["outlet"]
        assert chain["links"] == [item["speaker"]["name"], *item["via"], outlet]


def test_links_and_origins() -> None:
    for link in GOLD["links"]:
        assert link["kind"] in LINK_KINDS
        assert link["evidence"] in BODIES[link["article"]]
    for path, article in ARTICLES.items():
        origin = article["origin"]
        assert origin["kind"] in ORIGIN_KINDS
        assert origin["evidence"] is None or origin["evidence"] in BODIES[path]
        linked = {link["from"] for link in GOLD["links"] if link["article"] == path}
        assert set(origin["names"]) <= linked, path
