"""`correct` and `export corrections` at the command line."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.views.test_cli_write import Shell, _reader, shell

__all__ = ["_reader", "shell"]

LOADERS = "one of my loaders"
FIELDS = {
    "schema", "id", "kind", "decided", "because", "state", "withdraws", "person", "reasons", "article", "text", "source",
    "cue", "content", "machine", "other",
}  # fmt: skip


@pytest.fixture
def project(shell: Shell, coverage: Path) -> Shell:
    shell("add", coverage)
    return shell


def kept(project: Shell) -> list[Any]:
    return project.lines("correct", "list")


def test_a_speaker_is_corrected_listed_and_taken_back(project: Shell) -> None:
    project("correct", "speaker", LOADERS, "Bea Orrel", "--because", "her sister")
    assert "Bea Orrel says this, not Tamsin Orrel: “One of my loaders" in project.err
    assert project("who", "Bea", "Orrel").startswith("Bea Orrel (person)\n")
    (row,) = kept(project)
    assert row.keys() == FIELDS
    assert (row["schema"], row["kind"], row["state"]) == ("pressreview/correction/1", "speaker", "stands")
    assert (row["machine"]["speaker"]["name"], row["person"]["speaker"]["name"]) == ("Tamsin Orrel", "Bea Orrel")
    words = "".join(row["text"][start:end] for start, end in row["content"])
    assert words.startswith("“One of my loaders")
    shown = project("correct", "list")
    assert "counts  The Sarn Courier" in shown
    assert "because: her sister" in shown
    project("correct", "withdraw", row["id"][:13], "--because", "it was her")
    assert "withdrawn is" in project.err
    assert [one["state"] for one in kept(project)] == ["withdrawn", "stands"]
    assert kept(project)[1]["person"] is None
    project("who", "Bea", "Orrel", code=2)
    project("correct", "withdraw", row["id"], code=2)
    assert "withdrawn already" in project.err


def test_what_counts_is_exported_to_learn_from(project: Shell) -> None:
    project("correct", "speaker", LOADERS, "--nobody")
    project("correct", "not-said", LOADERS)
    project("correct", "not-said", "I do not choose berths")
    project("correct", "withdraw", kept(project)[2]["id"])
    rows = [msgspec.json.decode(line) for line in project("export", "corrections").splitlines()]
    assert [(one["kind"], one["person"]) for one in rows] == [("not said", {"said": False})]
    assert rows[0]["machine"]["said"] is True
    assert [one["state"] for one in kept(project)] == ["overruled", "stands", "withdrawn", "stands"]
    assert msgspec.json.decode(project("correct", "list", "--format", "json").encode()) == kept(project)
    project("export", "corrections", "-o", "c.jsonl")
    assert [msgspec.json.decode(line) for line in Path("c.jsonl").read_bytes().splitlines()] == rows


def test_two_statements_of_a_claim_are_set_apart_by_their_numbers(project: Shell) -> None:
    story = project.lines("stories")[0]["id"]
    claim = next(one for one in project.lines("claims", story) if len(one["outlets"]) > 2)
    listed = project("correct", "apart", claim["id"]).splitlines()
    assert [int(line.split()[0]) for line in listed] == list(range(1, len(claim["passages"]) + 1))
    project("correct", "apart", claim["id"], len(listed) + 1, 1, code=2)
    assert f"has {len(listed)} statements" in project.err
    project("correct", "apart", claim["id"], 1, 1, code=2)
    assert "both passages are of one statement" in project.err
    project("correct", "apart", claim["id"], 1, 2)
    assert "not the same: " in project.err
    (row,) = kept(project)
    assert (row["person"], row["reasons"]) == ({"same": False}, claim["reasons"])
    assert row["other"].keys() == {"article", "text", "source", "cue", "content", "machine"}
    one, other = ({"article": at["article"]["id"], "span": at["content"][0]} for at in (row, row["other"]))
    for again in project.lines("claims", story):
        assert not (one in again["passages"] and other in again["passages"])


def test_what_cannot_be_corrected_is_said_plainly(project: Shell) -> None:
    project("correct", "speaker", "no zeppelin", "Ada", code=2)
    assert "no attribution has the words 'no zeppelin'" in project.err
    project("correct", "speaker", LOADERS, code=2)
    assert "give either a NAME or --nobody" in project.err
    project("correct", "speaker", LOADERS, "Ada", "--nobody", code=2)
    assert "give either a NAME or --nobody" in project.err
    project("correct", "withdraw", "cor1-12", code=2)
    assert "no corrections have an id" in project.err
    assert project("correct", "list") == ""
    assert "nothing is corrected yet" in project.err
    assert project("export", "corrections") == ""


def test_without_a_project_there_is_nothing_to_correct(shell: Shell) -> None:
    shell("correct", "list", code=2)
    assert "no project file" in shell.err


@pytest.mark.parametrize("command", ["correct", "export"])
def test_help_leads_with_examples(shell: Shell, command: str) -> None:
    assert shell(command, "--help").startswith("Examples:\n  pressreview ")
