"""The article's body out of a web page: paragraphs with blank lines between them, headings on lines of their own.

trafilatura finds the body (it leaves out figures, captions, asides, comments and related links; measured best with its
favour for precision, see bench/extract.py). We take its tree and not its text, which runs blocks together, and leave
out pull-quotes: quotations set apart whose words stand in another paragraph as well.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html  # type: ignore[import-untyped]

from pressreview.acquire.stated import squeezed

_NOT_IN_XML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]);|&#x0*(?:[0-8bcef]|1[\da-f]);", re.IGNORECASE
)
"""Control characters, raw or as references: trafilatura gives up a page that has one."""
_APART = frozenset({"p", "item", "quote", "head", "list", "div", "table", "row", "cell"})
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


def parse_page(text: str) -> Any:
    """The lxml tree of a web page; raises `ValueError` when there is nothing in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(_NOT_IN_XML.sub(" ", text).encode("utf-8"), parser=parser)
    except Exception as error:  # lxml raises its own ParserError, and AssertionError for odd roots
        raise ValueError("no HTML in it") from error
    for element in tree.xpath("//script[not(contains(@type, 'ld+json'))] | //style"):
        element.drop_tree()
    return tree


def body_text(tree: Any, *, title: str | None) -> str:
    """The body of a page as text, "" where there is none. Leaves out a heading that repeats `title`."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, favor_precision=True, include_comments=False)
    if found is None or found.body is None:
        return ""
    blocks = [(tag, line) for element in found.body for tag, line in _blocks(element)]
    running = _folded(" ".join(line for tag, line in blocks if tag != "quote"))
    kept = (
        line
        for tag, line in blocks
        if not (tag == "quote" and _folded(line) in running) and not (tag == "head" and line == title)
    )
    return "\n\n".join(kept)


def _blocks(element: Any) -> list[tuple[str, str]]:
    """(tag, text) of each paragraph, heading, quotation and list item, in order; a `<br>` is a line end."""
    paragraphs = _PARAGRAPH_END.split("".join(_pieces(element)))
    cleaned = ("\n".join(filter(None, map(squeezed, part.split("\n")))) for part in paragraphs)
    return [(element.tag, part) for part in cleaned if part]


def _pieces(element: Any) -> Iterator[str]:
    apart = "\n\n" if element.tag in _APART else ""
    yield "\n" if element.tag == "lb" else apart
    yield _flat(element.text)
    for child in element:
        yield from _pieces(child)
        yield _flat(child.tail)
    yield apart


def _flat(text: str | None) -> str:
    """Line ends in a page's source are spaces."""
    return " ".join(re.split(r"[\r\n]+", text)) if text else ""


def _folded(text: str) -> str:
    """Letters and digits alone, in lower case: quotation marks and spaces do not tell two texts apart."""
    return re.sub(r"[\W_]+", "", text).casefold()
