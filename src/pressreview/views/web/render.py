"""Views as HTML, and the style sheet, script and mark that go with them."""

from functools import cache
from importlib.resources import files

from pressreview.views.html import template
from pressreview.views.web.links import Links
from pressreview.views.web.view import View

_ASSETS = {"site.css": "text/css", "site.js": "text/javascript", "mark.svg": "image/svg+xml"}


def page(view: View, links: Links, *, address: str | None, may_write: bool) -> str:
    """A view as a whole HTML document; `address` is its own, None where it has no twin."""
    return template(f"web/{view.template}.html.j2").render(
        **view.values,
        links=links,
        may_write=may_write and links.served,
        twin=links.twin(address) if address is not None else None,
        again_s=view.again_s,
    )


def asset(name: str) -> tuple[bytes, str] | None:
    """A file that pages refer to, with its media type; None for any other name."""
    return _asset(name) if name in _ASSETS else None  # only these are kept: anybody may ask for any name


@cache
def _asset(name: str) -> tuple[bytes, str]:
    body = (files("pressreview.views.web") / "static" / name).read_bytes()
    if name == "site.css":
        body = template_source("style.css") + body
    return body, _ASSETS[name]


def asset_names() -> tuple[str, ...]:
    """The names that `asset` knows."""
    return tuple(_ASSETS)


def template_source(name: str) -> bytes:
    """The style sheet of the pages that are one file, which those of the site begin with."""
    return (files("pressreview.views") / "templates" / name).read_bytes()
