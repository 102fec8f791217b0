"""Plain text and Markdown, which may begin with YAML front matter.

A plain text's article is exactly what follows the front matter, or the whole file: nothing is trimmed, wrapped or
translated, so that offsets count from there in any editor. Markdown is read as what it shows: paragraphs, headings and
list items, one blank line apart, without the marks. The title of a text without one is its Markdown heading, or
a first line that stands alone above an empty line; a "By …" line near the top is the byline, and a line near the top
that gives a day and nothing else is when it was published.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import yaml

from pressreview.acquire.acquired import Acquired, Source
from pressreview.acquire.dates import parse_published
from pressreview.acquire.decode import decode
from pressreview.acquire.stated import FIELD_NAMES, Stated, byline, make_article, one_line, stated_by
from pressreview.config import AcquireSettings

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<block>(?:.{0,4000}\r?\n){0,100}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_MAX_FRONT_CHARACTERS = 20_000
_SIMPLE_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):[ \t]+(?P<value>.*)")
_KNOWN_KEYS = frozenset(name for names in FIELD_NAMES.values() for name in names)
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]{1,300}?)[ \t]*#*[ \t]*(?:\r?\n|\Z)")
_HEADLINE = re.compile(r"\s*(?P<title>[^\n]{3,150}?)[ \t]*\r?\n[ \t]*\r?\n")
_BYLINE = re.compile(r"^[ \t]*by[ \t]+(?P<names>[A-Z][^\n]{2,119}?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d"
_LABEL = r"(?:first |last )?(?:published|posted|updated|modified|date|filed|released)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +"
_ZONE = r"\(?[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?"
_TIME = rf"[ ,|·-]*(?:at )?\d{{1,2}}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)? ?(?:{_ZONE})?"
_DATE_LINE = re.compile(
    rf"^[ \t]*(?:(?P<label>{_LABEL})(?: on| at)?:? +)?(?:{_WEEKDAY})?(?P<day>{_DAY})(?:{_TIME})?[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that gives a day and nothing else: "Posted on Tuesday, 4 March 2026, 10:53 GMT"."""
_TOP_CHARACTERS = 500
_ENDS_LIKE_A_SENTENCE = (".", ";", ",", ":", "”", '"')


def read_text(source: Source, settings: AcquireSettings) -> Iterator[Acquired]:
    """The one article of a plain text file. Raises `SourceError`."""
    yield _read(source, settings, media_type="text/plain")


def read_markdown(source: Source, settings: AcquireSettings) -> Iterator[Acquired]:
    """The one article of a Markdown file, as it reads without its marks. Raises `SourceError`."""
    yield _read(source, settings, media_type="text/markdown")


def _read(source: Source, settings: AcquireSettings, *, media_type: str) -> Acquired:
    front, text = split_front_matter(decode(source.data, charset=source.charset))
    markdown = media_type == "text/markdown"
    stated = front.otherwise(_stated_at_the_top(text, markdown=markdown))
    if markdown:
        text = shown(text)
    return make_article(text, stated=stated, source=source, settings=settings, media_type=media_type)


def shown(markdown: str) -> str:
    """What CommonMark shows of a text: its blocks as paragraphs, without marks, images and HTML."""
    from markdown_it import MarkdownIt

    blocks = []
    for block in MarkdownIt("commonmark").parse(markdown):
        if block.type == "inline":
            blocks.append("".join(_SHOWN[part.type](part) for part in block.children or () if part.type in _SHOWN))
        elif block.type in ("fence", "code_block"):
            blocks.append(block.content)
    return "\n\n".join(block.strip() for block in blocks if block.strip())


_SHOWN: dict[str, Callable[["Token"], str]] = {
    "text": lambda part: part.content,
    "code_inline": lambda part: part.content,
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "\n",
}
"""What a part of a block shows; a part of another type shows nothing."""


def split_front_matter(text: str) -> tuple[Stated, str]:
    """What the front matter states, and the text after it; the whole text where there is none.

    A block between "---" lines is front matter only when it gives a field that we know, so that a text which opens with
    a rule is left alone. Values are taken as they are written (`title: No` is "No"), also titles with a colon in them.
    """
    match = _FRONT.match(text, 0, _MAX_FRONT_CHARACTERS) if text.startswith("---") else None
    if match is None:
        return Stated(), text
    given = _mapping(match["block"])
    if not any(re.sub(r"[_\s-]", "", key).lower() in _KNOWN_KEYS for key in given):
        return Stated(), text
    return stated_by(given), text[match.end() :]


def _mapping(block: str) -> dict[str, object]:
    try:
        # The base loader makes only texts, lists and mappings: no dates without a zone, no booleans, no objects.
        given = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        lines = (_SIMPLE_LINE.fullmatch(line.strip()) for line in block.splitlines())
        given = {line["key"]: line["value"].strip(" \"'") for line in lines if line}
    return {str(key): value for key, value in given.items()} if isinstance(given, dict) else {}


def _stated_at_the_top(text: str, *, markdown: bool) -> Stated:
    top = text[:_TOP_CHARACTERS]
    title = None
    if markdown and (heading := _HEADING.match(top)):
        title = heading["title"]
    elif (line := _HEADLINE.match(top)) and not line["title"].endswith(_ENDS_LIKE_A_SENTENCE):
        title = None if _BYLINE.fullmatch(line["title"]) else line["title"]
    author = _BYLINE.search(top)
    return Stated(
        title=one_line(title), byline=byline(author["names"]) if author else None, published_at=_day_at_the_top(top)
    )


def _day_at_the_top(top: str) -> datetime | date | None:
    """The day that a line near the top gives; one of a change only where no other does."""
    lines = [match for match in _DATE_LINE.finditer(top) if match.end() < len(top) or len(top) < _TOP_CHARACTERS]
    changed = ("updated", "modified")
    lines.sort(key=lambda match: (match["label"] or "").lower().endswith(changed))
    return next((day for match in lines if (day := parse_published(match["day"]))), None)
