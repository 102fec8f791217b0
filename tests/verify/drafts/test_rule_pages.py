"""The pages of docs/rules are those that the docstrings give."""

from docs import generate_rules
from pressreview import pipeline


def test_the_pages_are_up_to_date() -> None:
    made = generate_rules.pages()
    there = {path.name: path.read_text("utf-8") for path in generate_rules.FOLDER.glob("*.md")}
    assert there == made, "run: python -m docs.generate_rules"


def test_every_rule_has_a_page_and_stands_in_the_index() -> None:
    made = generate_rules.pages()
    rules = pipeline.rules()
    assert rules
    for rule in rules:
        assert f"| [{rule.id}]({rule.id}.md) | {rule.name} |" in made["README.md"]
        page = made[f"{rule.id}.md"]
        assert page.startswith(f"# {rule.id}: {rule.name}\n")
        assert rule.page in page
        assert rule.page.endswith("."), f"{rule.id}'s page does not end"
        assert "\n    " not in rule.page, f"{rule.id}'s page is indented"
