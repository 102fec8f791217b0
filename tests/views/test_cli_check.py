"""`check` at the command line: what it takes, writes and fails on, with a checker that finds every "forge"."""

import io
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as Tree

import msgspec
import pytest

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.errors import InputError, SourceError
from pressreview.model import Audit, Draft, Finding, Span
from pressreview.store import Store
from pressreview.views.cli.checking import FORMAT_VARIABLE
from tests.views.audits import FURNACE, RULES, finding
from tests.views.test_cli_write import Shell, _reader, shell

__all__ = ["_reader", "shell"]

KINDS = {".md": "markdown", ".html": "html", ".txt": "text", ".docx": "docx"}


def read_draft(path: str, _settings: Settings) -> Draft:
    try:
        raw = "A forge.\n" if path == "-" else Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SourceError(str(error.strerror)) from error
    return msgspec.convert(
        {"path": path, "kind": KINDS.get(Path(path).suffix, "text"), "raw": raw, "text": raw}, type=Draft
    )


def found(raw: str) -> list[Finding]:
    """Every "forge" is an error that "furnace" mends, every "perhaps" a warning, every "soot" a note."""
    made = []
    for rule, word, fix in (("Q101", "forge", "furnace"), ("S101", "perhaps", None), ("C101", "soot", None)):
        at = -1
        while (at := raw.find(word, at + 1)) >= 0:
            one = finding(rule, f"No source has {word}.", word, raw=raw, source=FURNACE, found=word, fix=fix)
            made.append(msgspec.structs.replace(one, span=Span(at, at + len(word)), line=raw[:at].count("\n") + 1))
    return sorted(made, key=lambda one: one.span)


@pytest.fixture(autouse=True)
def checked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles each draft was held against."""
    against: list[int] = []

    def check(store: Store, draft: Draft, settings: Settings, **_: object) -> Audit:
        pipeline.read(store, settings)
        articles = store.articles()
        if not articles:
            raise InputError("nothing to check against: the project has no article")
        against.append(len(articles))
        return Audit(draft=draft, findings=tuple(found(draft.raw)), sentences=(), articles=(), available=len(articles))

    known = {rule.id: rule for rule in RULES}
    monkeypatch.setattr(pipeline, "read_draft", read_draft)
    monkeypatch.setattr(pipeline, "check", check)
    monkeypatch.setattr(pipeline, "rules", lambda: RULES)
    monkeypatch.setattr("pressreview.verify.drafts.choice.RULES", known)
    monkeypatch.delenv(FORMAT_VARIABLE, raising=False)
    return against


@pytest.fixture
def project(shell: Shell) -> Shell:
    Path("articles").mkdir()
    Path("articles/a.txt").write_text('"The pier was like a furnace," Olaf Brandis said.\n', "utf-8")
    Path("draft.md").write_text("# Blast\n\nA forge, perhaps.\n\nSome soot.\n", "utf-8")
    Path("fine.md").write_text("Nothing.\n", "utf-8")
    shell("add", "articles")
    return shell


def rows(shell: Shell, *arguments: object, code: int = 1) -> list[Any]:
    return [
        msgspec.json.decode(row)
        for row in shell("check", *arguments, "--output-format", "jsonl", code=code).splitlines()
    ]


def test_people_see_findings_and_coverage_on_stdout(project: Shell) -> None:
    out = project("check", "draft.md", code=1)
    assert out.startswith("draft.md:3:3: Q101 error: No source has forge. [0.97]\n         3 | A forge, perhaps.\n")
    assert "draft.md: 3 findings (1 error, 1 warning, 1 note)\n" in out
    assert project.err == ""
    assert "no findings" in project("check", "fine.md")


def test_quiet_gives_the_findings_alone(project: Shell) -> None:
    out = project("check", "draft.md", "-q", code=1)
    assert out.count("draft.md:") == 3
    assert "sentences" not in out
    assert project("check", "fine.md", "-q") == ""
    project("check", "fine.md", "-q", "-o", "report.txt")
    assert "no findings" in Path("report.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("error", (1, 0, 0)), ("warning", (1, 1, 0)), ("note", (1, 1, 1)), ("never", (0, 0, 0)), (None, (1, 1, 0))],
)
def test_the_exit_code_says_how_grave_it_is(project: Shell, fail_on: str | None, code: tuple[int, ...]) -> None:
    for words, expected in zip(("forge", "perhaps", "soot"), code, strict=True):
        Path("one.md").write_text(f"{words}.\n", "utf-8")
        project("check", "one.md", *(["--fail-on", fail_on] if fail_on else []), code=expected)


def test_sources_are_taken_alone_and_the_project_is_left_as_it_is(project: Shell, checked: list[int]) -> None:
    before = Path("pressreview.db").read_bytes()
    Path("others").mkdir()
    for name in "bc":
        Path(f"others/{name}.txt").write_text(f'"Text {name} of a pier," the mayor said.\n', "utf-8")
    assert rows(project, "draft.md", "--sources", "others")
    assert rows(project, "draft.md", "--sources", "others", "--sources", "articles", "--db", "none.db")
    assert checked == [2, 3]
    assert Path("pressreview.db").read_bytes() == before
    assert not Path("none.db").exists()


def test_nothing_to_check_against_makes_no_page(project: Shell) -> None:
    Path("empty").mkdir()
    Store("empty.db").close()
    for arguments in (["--sources", "empty"], ["--sources", "nowhere"], ["--db", "empty.db"]):
        assert project("check", "draft.md", "-o", "page.html", "--also", "f.sarif", *arguments, code=2) == ""
        assert "nothing to check against" in project.err
    assert project("check", "draft.md", "--db", "none.db", code=2) == ""
    assert "no project file" in project.err
    assert not Path("page.html").exists()
    assert not Path("f.sarif").exists()


def test_a_draft_that_cannot_be_read_is_told_and_the_others_are_checked(project: Shell) -> None:
    assert [row["draft"] for row in rows(project, "missing.md", "draft.md", "draft.md", code=2)] == ["draft.md"] * 3
    assert project.err.startswith("missing.md: No such file")
    assert project("check", "missing.md", code=2) == ""


def test_standard_input_is_a_draft(project: Shell) -> None:
    assert [row["draft"] for row in rows(project, "-")] == ["-"]
    project("check", "-", "--fix", code=1)
    assert "Markdown, HTML and text files alone" in project.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("f.json", b'{\n  "schema": "pressreview/audit/1"'),
        ("f.jsonl", b'{"schema":"pressreview/finding/1"'),
        ("f.sarif", b'{\n  "$schema": '),
        ("f.xml", b"<?xml "),
        ("f.html", b"<!doctype html>"),
        ("f.docx", b"PK"),
        ("f.txt", b"draft.md:3:3: Q101"),
    ],
)
def test_the_format_is_told_by_the_files_name(project: Shell, name: str, begins: bytes) -> None:
    assert project("check", "draft.md", "-o", name, code=1) == ""
    assert Path(name).read_bytes().startswith(begins)
    assert f"written: {name}\n" in project.err
    project("check", "draft.md", "--also", f"also-{name}", code=1)
    assert Path(f"also-{name}").read_bytes() == Path(name).read_bytes()


def test_the_format_given_comes_before_the_name_and_that_before_the_environment(
    project: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FORMAT_VARIABLE, "github")
    assert project("check", "draft.md", code=1).startswith("::error file=draft.md,line=3,")
    project("check", "draft.md", "-o", "f.xml", code=1)
    assert Tree.fromstring(Path("f.xml").read_bytes()).tag == "testsuites"
    project("check", "draft.md", "-o", "f.out", code=1)
    assert Path("f.out").read_bytes().startswith(b"::error")
    project("check", "draft.md", "-o", "g.xml", "--output-format", "jsonl", code=1)
    assert Path("g.xml").read_bytes().startswith(b'{"schema"')
    monkeypatch.setenv(FORMAT_VARIABLE, "pdf")
    project("check", "draft.md", code=2)
    assert "'pdf' is not one of" in project.err


def test_each_draft_has_its_own_page_and_all_have_one_report(project: Shell) -> None:
    project("check", "draft.md", "fine.md", "-o", "page.html", "--also", "all.json", code=1)
    assert "<h1>draft.md</h1>" in Path("page.html").read_text("utf-8")
    assert "<h1>fine.md</h1>" in Path("page-2.html").read_text("utf-8")
    assert len(msgspec.json.decode(Path("all.json").read_bytes())) == 2
    assert "fine.md: no findings; 0 sentences: 0 checked" in project.err


def test_rules_are_selected_and_ignored(project: Shell) -> None:
    def ids(*arguments: str, code: int = 1) -> list[str]:
        return [row["rule"] for row in rows(project, "draft.md", *arguments, code=code)]

    assert ids("--select", "Q,C") == ["Q101", "C101"]
    assert ids("--select", "Q", "--select", "S101") == ["Q101", "S101"]
    assert ids("--ignore", "Q", "--ignore", "S", code=0) == ["C101"]
    assert ids("--select", "ALL", "--ignore", "Q1") == ["S101", "C101"]
    project("check", "draft.md", "--select", "Z", code=2)
    assert "--list-rules" in project.err


def test_comments_in_the_draft_are_heeded_unless_told_otherwise(project: Shell) -> None:
    Path("draft.md").write_text("A forge. <!-- pressreview: ignore[Q] -->\n\nA forge.\n", "utf-8")
    assert [row["line"] for row in rows(project, "draft.md")] == [3]
    assert "1 more left out by comments or the baseline" in project.err
    assert [row["line"] for row in rows(project, "draft.md", "--no-comments")] == [1, 3]
    Path("draft.md").write_text("A forge.\n\n<!-- pressreview: ignore[Q999] -->\n\nA forge.\n", "utf-8")
    assert project("check", "draft.md", code=2) == ""
    assert project.err.startswith("pressreview: draft.md, line 3: no rule")


def test_a_baseline_leaves_out_what_it_knows(project: Shell) -> None:
    assert rows(project, "draft.md", "--write-baseline", "known.json", code=0) == []
    assert "3 more left out by comments or the baseline" in project.err
    assert rows(project, "draft.md", "--baseline", "known.json", code=0) == []
    text = Path("draft.md").read_text("utf-8")
    Path("draft.md").write_text(f"One line more.\n\n{text}\nA worse forge, that is new.\n", "utf-8")
    (new,) = rows(project, "draft.md", "--baseline", "known.json")
    assert new["line"] == 9
    project("check", "draft.md", "--baseline", "nowhere.json", code=2)
    assert "cannot read nowhere.json" in project.err
    project("check", "draft.md", "--baseline", "draft.md", code=2)
    assert "--write-baseline" in project.err


def test_fix_writes_what_needs_no_thought_and_reports_the_rest(project: Shell) -> None:
    Path("draft.md").write_bytes(b"\xef\xbb\xbfA forge\r\nand a forge, perhaps.\n")
    Path("draft.md").chmod(0o640)
    left = rows(project, "draft.md", "--fix")
    assert Path("draft.md").read_bytes() == b"\xef\xbb\xbfA furnace\r\nand a furnace, perhaps.\n"
    assert stat.S_IMODE(Path("draft.md").stat().st_mode) == 0o640
    assert [row["rule"] for row in left] == ["S101"]
    assert "draft.md: 2 findings put right\n" in project.err
    assert sorted(path.name for path in Path().iterdir()) == ["articles", "draft.md", "fine.md", "pressreview.db"]


def test_fix_leaves_alone_what_is_left_out(project: Shell) -> None:
    Path("draft.md").write_text("A forge. <!-- pressreview: ignore -->\n", "utf-8")
    assert rows(project, "draft.md", "--fix", code=0) == []
    assert rows(project, "draft.md", "--no-comments", "--ignore", "Q", "--fix", code=0) == []
    assert "forge" in Path("draft.md").read_text("utf-8")


def test_fix_takes_the_first_of_fixes_that_overlap(project: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def overlapping(store: Store, draft: Draft, settings: Settings, **_: object) -> Audit:
        made = found(draft.raw)
        wide = [msgspec.structs.replace(one, span=Span(one.span.start, one.span.end + 3), fix="no") for one in made]
        return Audit(draft=draft, findings=(*made, *wide), sentences=(), articles=(), available=1)

    monkeypatch.setattr(pipeline, "check", overlapping)
    Path("draft.md").write_text("A forge now.\n", "utf-8")
    project("check", "draft.md", "--fix")
    assert Path("draft.md").read_text("utf-8") == "A furnace now.\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("d.docx", b"A forge.\n", id="docx"),
        pytest.param("d.md", "A forge.\n".encode("utf-16"), id="UTF-16"),
    ],
)
def test_fix_refuses_what_it_cannot_write_back(
    project: Shell, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setattr(
        pipeline,
        "read_draft",
        lambda path, _: Draft(path=path, kind=KINDS[Path(path).suffix], raw="A forge.\n", text="A forge.\n"),  # type: ignore[arg-type]
    )
    Path(name).write_bytes(data)
    assert [row["rule"] for row in rows(project, name, "--fix")] == ["Q101"]
    assert "--fix" in project.err
    assert Path(name).read_bytes() == data


def test_fix_follows_a_link_to_the_file(project: Shell) -> None:
    Path("real.md").write_text("A forge.\n", "utf-8")
    Path("link.md").symlink_to("real.md")
    project("check", "link.md", "--fix")
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text("utf-8") == "A furnace.\n"


def test_rules_are_listed_and_explained_without_a_project(shell: Shell) -> None:
    assert shell("check", "--list-rules").splitlines()[0] == "Q101  error    altered quotation"
    assert shell("check", "--explain", "q101").startswith("Q101: altered quotation (error)\n\nWords in quotation marks")
    shell("check", "--explain", "Q1", code=2)
    assert "--list-rules" in shell.err
    shell("check", code=2)
    assert "DRAFT" in shell.err


def test_help_leads_with_examples(shell: Shell) -> None:
    out = shell("check", "--help")
    assert out.startswith("Examples:\n  pressreview check draft.md")
    assert out.index("Examples:") < out.index("Usage:") < out.index("Options:")
    for number in ("Exit codes: 0", " 1 findings", " 2 a draft"):
        assert number in " ".join(out.split())


def test_a_docx_is_nothing_for_a_terminal(project: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressreview.views.cli.checking.sys", SimpleNamespace(stdout=_Terminal()))
    project("check", "draft.md", "--output-format", "docx", code=2)
    assert "--output" in project.err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
