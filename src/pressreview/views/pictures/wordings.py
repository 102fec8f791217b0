"""The same words of somebody, quoted otherwise by another outlet: what was changed, word by word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from pressreview.model import Article, Attribution, Claim, Reading, Record, Span
from pressreview.text import fold, quotations, words
from pressreview.views import lines
from pressreview.views.page import clean, day_of, safe_link

_LEAST = 5
"""Words that two quotations must have in common to be the same one."""
_SHARE = 0.5
"""Of the words of the shorter one, how many."""
_MOST = 8
"""Quotations at most."""


class Part(Record):
    """Some words of a quotation, beside another."""

    kind: Literal["same", "out", "in", "cut"]
    """"out" stands in the first one alone, "in" in the other alone; "cut" was left out openly."""
    words: str


class Wording(Record):
    """A quotation in the words of one outlet, and of those that have it alike."""

    outlets: tuple[str, ...]
    day: str | None
    """When the first of them had it."""
    link: str | None
    parts: tuple[Part, ...]
    """Beside the wording of most outlets; one part for that wording itself."""
    changes: tuple[str, ...]
    """What differs, for those who hear it: "“will” in place of “may”"."""


class Quoted(Record):
    """Somebody's words in the wording of most outlets, and in others."""

    speaker: str
    first: Wording
    others: tuple[Wording, ...]


class _Version(Record):
    """A quotation as one article has it."""

    article: Article
    printed: tuple[str, ...]
    """Its words as they stand there, each with the marks after it."""
    keys: tuple[str, ...]
    """For comparison."""
    breaks: frozenset[int]
    """Before which words the quotation is interrupted or begins."""


def wordings(
    claims: Sequence[Claim], articles: Mapping[str, Article], readings: Mapping[str, Reading]
) -> tuple[Quoted, ...]:
    """Find quotations that outlets give in different words: those of one speaker within one claim.

    Whoever quotes less than others, from the middle or with an interruption, has changed nothing.
    """
    found: list[Quoted] = []
    marked: dict[str, tuple[Span, ...]] = {}
    for claim in claims:
        if len(claim.attributions) < 2:
            continue
        for speaker, versions in _versions(claim, articles, readings, marked).items():
            if (quoted := _quoted(speaker, versions)) is not None and quoted not in found:
                found.append(quoted)
    return tuple(found[:_MOST])


def _versions(
    claim: Claim,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    marked: dict[str, tuple[Span, ...]],
) -> dict[str, list[_Version]]:
    """The quotations of a claim by speaker, those with a name alone, oldest first.

    `marked` keeps what stands in quotation marks in each article: a text is looked through once, not for every claim.
    """
    wanted = set(claim.attributions)
    found: dict[str, list[_Version]] = defaultdict(list)
    names = dict.fromkeys(passage.article for passage in claim.passages)
    for name in sorted(names, key=lambda one: (articles[one].day or date.max, one)):
        for made in readings[name].attributions if name in readings else ():
            if made.id in wanted and made.speaker and made.speaker.name and made.kind != "indirect":
                if name not in marked:
                    marked[name] = tuple(
                        part for one in quotations(articles[name].text) if one.depth == 0 for part in one.inner
                    )
                version = _version(articles[name], made, marked[name])
                if len(version.keys) >= _LEAST:
                    found[clean(made.speaker.name)].append(version)
    return found


def _version(article: Article, made: Attribution, marked: Sequence[Span]) -> _Version:
    """What stands in quotation marks of an attribution's content."""
    printed: list[str] = []
    keys: list[str] = []
    breaks = set()
    for span in _parts(made.content, marked):
        breaks.add(len(keys))
        places = words(article.text, span)
        for place, after in zip(places, [*(one.start for one in places[1:]), span.end], strict=True):
            printed.append(clean(article.text[place.start : after]))
            keys.append(fold(place.of(article.text)).casefold())
    return _Version(article=article, printed=tuple(printed), keys=tuple(keys), breaks=frozenset(breaks))


def _parts(content: Sequence[Span], marked: Sequence[Span]) -> Iterator[Span]:
    """What two sets of spans have in common."""
    for one in content:
        for other in marked:
            if other.start < one.end and one.start < other.end:
                yield Span(max(one.start, other.start), min(one.end, other.end))


def _quoted(speaker: str, versions: Sequence[_Version]) -> Quoted | None:
    """The wordings of a quotation; None where all have it alike."""
    alike: dict[tuple[str, ...], list[_Version]] = {}
    for one in versions:
        alike.setdefault(one.keys, []).append(one)
    groups = sorted(alike.values(), key=lambda group: (-len(group), -len(group[0].keys)))
    base = groups[0][0]
    others = []
    for group in groups[1:]:
        parts = _beside(base, group[0])
        if parts is not None and any(one.kind in ("out", "in") for one in parts):
            others.append(_wording(group, parts))
    if not others:
        return None
    return Quoted(
        speaker=speaker,
        first=_wording(groups[0], (Part(kind="same", words=" ".join(base.printed)),)),
        others=tuple(others),
    )


def _beside(base: _Version, other: _Version) -> tuple[Part, ...] | None:
    """One wording beside another; None where they are not the same quotation."""
    blocks = SequenceMatcher(None, base.keys, other.keys, autojunk=False).get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in blocks if tag == "equal")
    if same < max(_LEAST, _SHARE * min(len(base.keys), len(other.keys))):
        return None
    parts: list[Part] = []
    for number, (tag, start, end, begin, stop) in enumerate(blocks):
        edge = number in (0, len(blocks) - 1)
        if tag == "equal":
            parts.append(Part(kind="same", words=" ".join(other.printed[begin:stop])))
        elif tag == "delete" and (edge or begin in other.breaks):
            parts.append(Part(kind="cut", words="…"))
        elif tag == "insert" and (edge or start in base.breaks):
            parts.append(Part(kind="same", words=" ".join(other.printed[begin:stop])))
        else:
            if end > start:
                parts.append(Part(kind="out", words=" ".join(base.printed[start:end])))
            if stop > begin:
                parts.append(Part(kind="in", words=" ".join(other.printed[begin:stop])))
    return tuple(parts)


def _wording(group: Sequence[_Version], parts: tuple[Part, ...]) -> Wording:
    first = group[0].article
    return Wording(
        outlets=tuple(dict.fromkeys(lines.name_of(one.article) for one in group)),
        day=day_of(first.day),
        link=safe_link(first.url),
        parts=parts,
        changes=tuple(_changes(parts)),
    )


def _changes(parts: Sequence[Part]) -> Iterator[str]:
    """Each change in words."""
    for number, part in enumerate(parts):
        before = parts[number - 1] if number else None
        after = parts[number + 1] if number + 1 < len(parts) else None
        if part.kind == "in" and before is not None and before.kind == "out":
            yield f"“{part.words}” in place of “{before.words}”"
        elif part.kind == "in":
            yield f"“{part.words}” put in"
        elif part.kind == "out" and not (after is not None and after.kind == "in"):
            yield f"“{part.words}” left out"
