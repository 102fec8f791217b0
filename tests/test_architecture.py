"""The shape of the house holds: who imports whom, who writes SQL, who prints, and what every record is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from pressreview import config, errors, model, pipeline
from pressreview.model import Record, Span

PACKAGE = Path(errors.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
STAGES = {"acquire", "annotate", "cluster", "correct", "corroborate", "draft", "follow", "inquire", "verify", "writer"}
SHARED = {"model", "errors", "config", "provenance", "text", "tables", "naming"}
MAY_IMPORT = {
    "model": {"errors"},
    "errors": set[str](),
    "provenance": {"tables"},
    "config": {"model"},
    "text": {"model", "errors", "tables"},
    "tables": {"model", "errors", "text"},
    "naming": {"model", "text", "tables"},
    "network": set[str](),
    **dict.fromkeys(STAGES, SHARED),
    **dict.fromkeys(("acquire", "writer"), SHARED | {"network"}),
    "store": {"model", "errors"},
    "pipeline": SHARED | STAGES | {"store"},
    "views": {"model", "errors", "config", "text"},
    "views.cli": {"model", "errors", "config", "pipeline", "store", "views"},
    "views.web": {"model", "errors", "config", "text", "pipeline", "store", "views"},
    "__main__": {"views"},
    "__init__": set[str](),
}
"""What each part may import of ours, beside itself."""


def part(file: Path) -> str:
    names = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(names[:2]) if names[:2] in (("views", "cli"), ("views", "web")) else names[0]


def module(file: Path) -> tuple[str, ...]:
    names = ("pressreview", *file.relative_to(PACKAGE).with_suffix("").parts)
    return names[:-1] if names[-1] == "__init__" else names


def imported(file: Path) -> Iterator[str]:
    """Parts of ours that a file imports, at its top or inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                list(module(file)[: len(module(file)) - node.level + (file.name == "__init__.py")])
                if node.level
                else []
            )
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{name}.{alias.name}" for alias in node.names)


def ids(files: list[Path]) -> list[str]:
    return [str(file.relative_to(PACKAGE)) for file in files]


@pytest.mark.parametrize("file", FILES, ids=ids(FILES))
def test_each_part_imports_only_what_it_may(file: Path) -> None:
    ours = {name.split(".")[1] for name in imported(file) if name.startswith("pressreview.")} - {"__version__"}
    assert ours <= MAY_IMPORT[part(file)] | {part(file).split(".")[0]}


VERBS = sorted((PACKAGE / "pipeline").glob("[!_]*.py"))


@pytest.mark.parametrize("file", FILES, ids=ids(FILES))
def test_all_others_know_the_pipeline_by_its_front(file: Path) -> None:
    if part(file) == "pipeline":
        return
    front = {f"pressreview.pipeline.{name}" for name in pipeline.__all__}
    assert {name for name in imported(file) if name.startswith("pressreview.pipeline.")} <= front


def test_the_front_of_the_pipeline_is_a_map_of_its_modules_and_nothing_else() -> None:
    tree = ast.parse(Path(pipeline.__file__).read_text(encoding="utf-8"))
    *imports, names = tree.body[1:]
    assert {node.module for node in imports if isinstance(node, ast.ImportFrom)} == {
        ".".join(module(one)) for one in VERBS
    }
    assert all(isinstance(node, ast.ImportFrom) for node in imports)
    assert ast.unparse(names).startswith("__all__ = ")
    assert pipeline.__doc__
    assert sorted(re.findall(r"^    (\w+\.py)", pipeline.__doc__, re.MULTILINE)) == [one.name for one in VERBS]


@pytest.mark.parametrize("file", VERBS, ids=ids(VERBS))
def test_the_pipeline_imports_stages_and_the_store_only_where_it_uses_them(file: Path) -> None:
    at_once = [node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
    ours = {node.module.split(".")[1] for node in at_once if node.module and node.module.startswith("pressreview.")}
    assert not ours & (STAGES | {"store"})


@pytest.mark.parametrize("file", FILES, ids=ids(FILES))
def test_only_the_store_reaches_the_database(file: Path) -> None:
    if part(file) == "store":
        return
    assert not {name.split(".")[0] for name in imported(file)} & {"sqlalchemy", "alembic", "sqlite3"}


@pytest.mark.parametrize("file", FILES, ids=ids(FILES))
def test_the_library_never_prints_exits_or_reads_the_environment(file: Path) -> None:
    if part(file) in {"views.cli", "__main__"}:
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not calls & {"print", "exit", "quit", "sys.exit", "os._exit", "input", "logging.basicConfig", "os.getenv"}
    assert "os.environ" not in names


CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "random.random"}


@pytest.mark.parametrize("file", FILES, ids=ids(FILES))
def test_no_stage_looks_at_the_clock_or_throws_dice(file: Path) -> None:
    if part(file) == "views.cli":  # what is due today depends on the day, which is passed in from there
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)} & CLOCKS


@pytest.mark.parametrize("file", FILES, ids=ids(FILES))
def test_every_file_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), f"{file} has no docstring"


def records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for child in kind.__subclasses__():
        yield child
        yield from records(child)


def test_every_record_is_frozen_keyword_only_and_takes_no_unknown_field() -> None:
    assert model.Article in set(records())
    assert pipeline.Step in set(records())
    assert config.Settings in set(records())
    for record in records():
        settings = record.__struct_config__
        assert settings.frozen, record
        assert settings.forbid_unknown_fields, record
        with pytest.raises(TypeError, match="positional"):
            record(*range(9))


def test_every_struct_is_a_record_but_span() -> None:
    ours = [kind for kind in msgspec.Struct.__subclasses__() if kind.__module__.startswith("pressreview.")]
    assert sorted(kind.__name__ for kind in ours) == ["Record", "Span"]
    assert Span.__struct_config__.frozen


def test_the_error_tree_in_the_docstring_is_the_error_tree() -> None:
    assert errors.__doc__
    drawn: dict[str, str] = {}
    above: list[str] = []
    for line in errors.__doc__.splitlines():
        found = re.match(r"([│├└─ ]*)(\w+Error)\b", line)
        if not found:
            continue
        depth = len(found[1]) // 4
        above[depth:] = [found[2]]
        drawn[found[2]] = above[depth - 1] if depth else "Exception"
    classes = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert drawn == {kind.__name__: kind.__bases__[0].__name__ for kind in classes}
