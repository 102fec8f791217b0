"""A review as Markdown: headings, prose, and a footnote for every place where words were taken."""

import re
from collections.abc import Mapping, Sequence

from pressreview.model import Article, Review, Section
from pressreview.views.page import (
    Marked,
    Note,
    Noted,
    Notes,
    clean,
    dates_of,
    grouped,
    invented,
    noted,
    safe_link,
    worded,
)

_SPECIAL = re.compile(r"([\\`*]|(?<!\w)_|_(?!\w)|<(?=[\w/!?])|~(?=~)|(?<=~)~|&(?=#?\w+;))")
_LINK, _BRACKET = re.compile(r"\[\^|\]\s?[(\[:]"), re.compile(r"([\[\]])")
"""What makes brackets a link or a footnote; "yesterday [10 March]" stays readable."""
_OPENING = re.compile(r"^(\d*)([#+\-=.)>]+)(?=\s)")


def render(review: Review, articles: Mapping[str, Article]) -> str:
    """The page as Markdown text with footnotes; `articles` by id are those of the review's story."""
    notes = Notes(review, articles)
    lines = [f"# {escape(clean(review.title))}", ""]
    if dates := dates_of(review):
        lines += [f"*Press review, {dates}*", ""]
    if said := worded(review):
        lines += [f"*{escape(said)}*", ""]
    for section in review.sections:
        if section.heading:
            lines += [f"## {section.heading}", ""]
        lines += [*_section(section, notes, articles), ""]
    if invented(list(articles.values())):
        lines += ["*All addresses of these articles end in .example: the coverage is invented.*", ""]
    lines += [f"[^{note.number}]: {_note(note)}" for note in notes.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def escape(words: str) -> str:
    """Words with all marks escaped that Markdown would read as its own."""
    special = _SPECIAL.sub(r"\\\1", words)
    if _LINK.search(words):
        special = _BRACKET.sub(r"\\\1", special)
    return _OPENING.sub(r"\1\\\2", special)


def _section(section: Section, notes: Notes, articles: Mapping[str, Article]) -> list[str]:
    if section.name == "sources":
        return [_source(noted(section, one, notes), articles) for one in section.sentences]
    if section.name == "standfirst":
        return [f"**{escape(one.text)}**{_marks(one)}" for one in (noted(section, s, notes) for s in section.sentences)]
    if section.name in ("lead", "papers"):
        paragraphs = [
            " ".join(f"{escape(one.text)}{_marks(one)}" for one in (noted(section, s, notes) for s in group))
            for group in grouped(section)
        ]
        return "\n\n".join(paragraphs).split("\n")
    return [_row(noted(section, one, notes)) for one in section.sentences]


def _row(one: Noted) -> str:
    label = f"**{escape(one.label)}:** " if one.label else ""
    return f"- {label}{escape(one.text)}{_marks(one)}"


def _source(one: Noted, articles: Mapping[str, Article]) -> str:
    link = safe_link(articles[one.citations[0].article].url) if one.citations else None
    return f"- {escape(one.text)}" + (f" <{link}>" if link else "")


def _marks(one: Noted) -> str:
    return "".join(f"[^{number}]" for number in one.notes)


def _note(note: Note) -> str:
    """Who, where and when, and the cited words where they stand."""
    where = ", ".join(escape(part) for part in (*note.speakers[:1], note.outlet, note.day) if part)
    words = " … ".join(clean("".join(part.words for part in _cited(excerpt))) for excerpt in note.excerpts)
    place = ""
    if note.path and note.spans:
        place = f" ({escape(note.path)}, characters {note.spans[0].start}–{note.spans[-1].end})"
    return f"{where}: {escape(words)}{place}" if words else f"{where}{place}"


def _cited(excerpt: Sequence[Marked]) -> Sequence[Marked]:
    """An excerpt from its first cited word to its last, with the quotation marks between."""
    cited = [number for number, part in enumerate(excerpt) if part.kind == "cited"]
    return excerpt[cited[0] : cited[-1] + 1]
