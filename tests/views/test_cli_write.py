"""From articles to reviews at the command line, with a reader that needs no model."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from pressreview.views.cli.program import run
from tests.readers import Quotations


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pressreview.annotate.reader.Reader", Quotations)
    monkeypatch.chdir(tmp_path)


class Shell:
    """Runs a command that goes well; what it printed."""

    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        self._captured = captured
        self.err = ""

    def __call__(self, *arguments: object, code: int = 0) -> str:
        assert run([str(argument) for argument in arguments]) == code
        out, err = self._captured.readouterr()
        self.err = err.decode()
        return out.decode()

    def lines(self, *arguments: object) -> list[Any]:
        return [msgspec.json.decode(line) for line in self(*arguments, "--format", "jsonl").splitlines()]


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    return Shell(capsysbinary)


@pytest.fixture
def main_story(shell: Shell, coverage: Path) -> str:
    """The id of the largest story, after the example coverage was brought in."""
    shell("write", coverage, "-o", "review.html")
    return str(shell.lines("stories")[0]["id"])


def test_a_folder_becomes_the_reviews_of_its_stories_largest_first(shell: Shell, coverage: Path) -> None:
    out = shell("write", coverage)
    stories = shell.lines("stories")
    assert [line for line in out.splitlines() if line.startswith("# ")] == [f"# {story['title']}" for story in stories]
    assert [len(story["articles"]) for story in stories] == sorted([len(s["articles"]) for s in stories], reverse=True)


def test_the_same_input_gives_the_same_bytes(shell: Shell, coverage: Path) -> None:
    for form in ("markdown", "html", "json"):
        once = shell("write", coverage, "--format", form, "--db", f"{form}-1.db")
        again = shell("write", coverage, "--format", form, "--db", f"{form}-1.db")
        anew = shell("write", coverage, "--format", form, "--db", f"{form}-2.db")
        assert once == again == anew


def test_given_an_article_only_its_story_is_written(shell: Shell, coverage: Path, main_story: str) -> None:
    one = shell.lines("stories")[-1]
    reviews = shell.lines("write", one["articles"][0]["path"])
    assert [review["story"] for review in reviews] == [one["id"]]


def test_a_story_may_be_named_by_the_beginning_of_its_id(shell: Shell, main_story: str) -> None:
    (review,) = shell.lines("write", main_story[:10])
    assert review["story"] == main_story
    (review,) = shell.lines("write")
    assert review["story"] == main_story


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("sto1-", r"stories have an id that begins with sto1-; see: pressreview stories", id="several"),
        pytest.param("sto1-zz", r"no stories have an id that begins with sto1-zz", id="none"),
    ],
)
def test_a_name_that_is_no_story(shell: Shell, main_story: str, name: str, said: str) -> None:
    assert shell("write", name, code=2) == ""
    assert said in shell.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        pytest.param("review.md", "# ", id="Markdown"),
        pytest.param("review.html", "<!doctype html>", id="HTML"),
        pytest.param("review.json", "{", id="JSON"),
        pytest.param("review.jsonl", '{"schema":"pressreview/review/1"', id="JSON Lines"),
        pytest.param("review", "# ", id="no ending"),
    ],
)
def test_the_name_of_the_file_tells_the_format(shell: Shell, main_story: str, name: str, begins: str) -> None:
    assert shell("write", main_story, "-o", name) == ""
    assert shell.err.splitlines()[-1] == f"written: {name}"
    assert Path(name).read_text(encoding="utf-8").lower().startswith(begins)


def test_several_pages_go_to_files_of_their_own_and_several_records_to_one(shell: Shell, coverage: Path) -> None:
    shell("write", coverage, "-o", "page.html")
    shell("write", coverage, "-o", "all.json")
    stories = shell.lines("stories")
    pages = [Path("page.html"), *(Path(f"page-{number}.html") for number in range(2, len(stories) + 1))]
    assert all(path.read_text(encoding="utf-8").count("</html>") == 1 for path in pages)
    records = msgspec.json.decode(Path("all.json").read_bytes())
    assert [record["story"] for record in records] == [story["id"] for story in stories]


def test_a_file_that_cannot_be_written_is_said(shell: Shell, main_story: str) -> None:
    shell("write", main_story, "-o", "nowhere/review.html", code=2)
    assert shell.err.endswith("pressreview: cannot write nowhere/review.html: No such file or directory\n")


def test_stories_are_told_as_text_and_as_records(shell: Shell, main_story: str) -> None:
    rows = shell.lines("stories")
    assert {row["schema"] for row in rows} == {"pressreview/story/1"}
    assert all(1 <= row["origins"] <= row["outlets"] for row in rows)
    assert msgspec.json.decode(shell("stories", "--format", "json")) == rows
    assert len(shell("stories").splitlines()) == len(rows)


def test_read_gives_one_object_an_article_in_the_order_given(shell: Shell) -> None:
    Path("b.txt").write_text('"It may rain on Friday," Ann Bell said.\r\n', encoding="utf-8", newline="")
    Path("a.txt").write_text("Nobody spoke.", encoding="utf-8")
    rows = shell.lines("read", "--outlet", "The Week", "--published", "2026-03-10", "b.txt", "a.txt", "b.txt")
    assert [row["path"] for row in rows] == ["b.txt", "a.txt", "b.txt"]
    assert rows[0]["text"] == '"It may rain on Friday," Ann Bell said.\r\n'
    assert (rows[0]["outlet"], rows[0]["published_at"]) == ("The Week", "2026-03-10")
    (attribution,) = rows[0]["attributions"]
    assert attribution["speaker"]["name"] == "Ann Bell"
    assert attribution["kind"] == "direct"
    assert not list(Path().glob("*.db"))


def test_read_for_people_and_as_one_document(shell: Shell) -> None:
    Path("b.txt").write_text('"It may rain on Friday," Ann Bell said.', encoding="utf-8")
    assert "  Ann Bell [direct" in shell("read", "b.txt")
    (row,) = msgspec.json.decode(shell("read", "b.txt", "missing.txt", "--format", "json"))
    assert row["schema"] == "pressreview/read/1"
    assert shell.err.startswith("missing.txt: ")
    assert shell("read", "missing.txt", "--format", "json", code=2) == ""


def test_an_empty_project_says_what_to_do(shell: Shell) -> None:
    Path("a.txt").write_text("It rained.", encoding="utf-8")
    shell("add", "missing.txt", code=2)
    shell("stories", code=2)
    assert shell.err == "pressreview: no articles in pressreview.db yet; bring some in with: pressreview add SOURCE…\n"


RECIPE = "Milk, eggs and flour are mixed in a bowl, and then the whole of it is left to rest for an hour."


def test_where_nothing_is_said_there_is_no_page(shell: Shell) -> None:
    Path("recipe.txt").write_text(RECIPE, encoding="utf-8")
    assert shell("write", "recipe.txt", code=2) == ""
    assert "nothing was found to say about Milk, eggs and flour" in shell.err


def test_an_article_that_cannot_be_read_belongs_to_no_story(shell: Shell) -> None:
    Path("german.txt").write_text("Der Hafen ist seit Dienstag gesperrt. " * 20, encoding="utf-8")
    Path("english.txt").write_text(RECIPE, encoding="utf-8")
    shell("add", "german.txt", "english.txt")
    (story,) = shell.lines("stories")
    assert [article["path"] for article in story["articles"]] == ["english.txt"]
    assert "german.txt: it is no English prose" in shell.err
