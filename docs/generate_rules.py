"""Writes docs/rules: a page for each rule of `check`, from the docstring of what looks for it, and an index.

Run `python -m docs.generate_rules` after a rule was added or described anew; a test tells when that was forgotten.
"""

from pathlib import Path

from pressreview import pipeline
from pressreview.model import Rule
from pressreview.verify.drafts.rules import GROUPS

FOLDER = Path(__file__).parent / "rules"
INDEX = "README.md"
_INTRODUCTION = """\
# What `pressreview check` looks for

Every rule compares the draft with the articles it is held against. None says what is true: "supported" means that an
article says so.

Rules are named by their id or the beginning of it: `--select Q,N` takes all of quotations and of figures,
`--ignore N403` leaves one out, and the longer name wins. `pressreview check --explain RULE` shows a rule's page in the
terminal.
"""
_SILENCE = """\
## Where it does not apply

`--ignore {id}` leaves it out of a run. In a draft, `<!-- pressreview: ignore[{id}] -->` leaves it out of the paragraph
that the comment stands in or, alone, of the next one. `--write-baseline FILE` makes what is found now known, and
`--baseline FILE` then shows only what is new.
"""


def pages() -> dict[str, str]:
    """The text of each file of docs/rules by its name."""
    rules = pipeline.rules()
    return {INDEX: _index(rules)} | {f"{rule.id}.md": _page(rule) for rule in rules}


def write() -> None:
    """Write the pages, and remove those of rules that are no more."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def _index(rules: tuple[Rule, ...]) -> str:
    parts = [_INTRODUCTION]
    for letter, group in GROUPS.items():
        rows = [
            f"| [{rule.id}]({rule.id}.md) | {rule.name} | {rule.severity} | {_first_sentence(rule)} |"
            for rule in rules
            if rule.id.startswith(letter)
        ]
        if rows:
            table = "\n".join(["| rule | finds | severity | |", "|---|---|---|---|", *rows])
            parts.append(f"## {letter}: {group}\n\n{table}\n")
    return "\n".join(parts)


def _page(rule: Rule) -> str:
    group = GROUPS.get(rule.id[:1], "")
    head = (
        f"# {rule.id}: {rule.name}\n\nGroup {rule.id[:1]} ({group}), severity {rule.severity}. [All rules]({INDEX})\n"
    )
    return "\n".join([head, f"{rule.page}\n", _SILENCE.format(id=rule.id)])


def _first_sentence(rule: Rule) -> str:
    first = " ".join(rule.page.split("\n\n")[0].split()).replace("|", "\\|")
    return first.split(". ")[0].rstrip(".") + "." if first else ""


if __name__ == "__main__":
    write()
