"""A record of `pictures` as the macro of that name draws it, to be looked at as a browser would."""

from jinja2 import Template

from pressreview.views.html import template
from tests.views.test_html import Outline


def drawn(macro: str, *values: object) -> Outline:
    """What the macro makes of some values; raises where its tags do not nest."""
    page: Template = template("drawings.html.j2")
    return Outline(str(getattr(page.module, macro)(*values)))


def is_safe(outline: Outline) -> bool:
    """Whether nothing in it runs, loads or turns the direction of text."""
    shown = "".join([*outline.texts, *outline.values("aria-label"), *outline.values("title")])
    tags = {tag for tag, _ in outline.tags}
    return not tags & {"script", "img", "iframe", "object"} and not set(shown) & {"\u202e", "\x1b"}
