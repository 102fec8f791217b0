"""How a speaker is named: in full at the first appearance on the page, with the role the article gives."""

import re
from collections.abc import Collection

from pressreview.draft.article_view import ArticleView
from pressreview.draft.wording import HE_SHE, LOWERABLE, POSSESSIVE, RELATIVE, THEY_IT, VAGUE_SOURCES, WE_YOU
from pressreview.model import Attribution, Interval, Piece, Span, Speaker
from pressreview.model.joining import CLAUSE, COMMA, SPACE
from pressreview.naming import in_full
from pressreview.text import words
from pressreview.text.words import word_set

_TITLES = word_set("mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir lord lady dame")
_MAX_WORDS = 14
_NO_ROLE = re.compile(
    r"[\n,;:()\"“”]|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|alongside|with|by|after|before|"
    r"while|when|that|is|was|has|had|said|says|his|her|their|its)\b"
    r"|^(?:Following|According|Despite|Unlike|Including|Enter|Meet|Watch|See|Hear|Exit)\b|^[a-z]\w*['’]s\s"
)
"""Words that show more than a role to have been taken for one: "on Saturday named judge"."""
_NO_TITLE = re.compile(
    r"[a-z]\w*(?:ed|ing|ken)\b|[^,]*\b(?:off|into|onto|up|out)\b"
    r"|(?:Following|According|Regarding|Including|Concerning|During|Despite|Unlike|Like|After|Before|With|For|By|Enter|Meet"
    r"|Watch|See|Hear|Exit)\b"
)
"""Words before a name that are no title: "taken off special counsel Mueller", "Following President Obama"."""
_APPOSED = re.compile(r"^(?:a|an|the)\s|\s(?:of|at|for|in|to|on|from|who|which)\s", re.IGNORECASE)
"""Roles that follow the name: "Oda Brennick, professor of chemistry"."""
_NO_NAMES = frozenset({"Former", "Then", "Acting", "Retired", "Outgoing"})
"""First words of a role that have a capital only where they open a sentence or stand in a headline."""
_WORD = re.compile(r"[\w’'-]+")
_VERB_BEHIND = re.compile(r"[’'](?:ll|d|ve|re|m|s)\b")
"""A verb in short behind a pronoun: no name can stand for the "he" of "he’ll"."""


class UnnamedError(Exception):
    """The words for a speaker would say nothing outside the article."""


def label(speaker: Speaker | None) -> str | None:
    """What a citation calls a speaker: the name, else the article's words for somebody it does not name."""
    return None if speaker is None else speaker.name or speaker.description


def source_pieces(
    view: ArticleView, attribution: Attribution, source: Span, *, introduced: Collection[str], named: Collection[str],
    opens: bool,
) -> list[Piece] | None:  # fmt: skip
    """What to print in place of one source span, or None to print it as it stands.

    `named` are the speakers named earlier in the same sentence, `opens` whether the span opens it.
    Raises `UnnamedError` when neither the article's words nor a name can stand.
    """
    said = [word.lower() for word in _WORD.findall(source.of(view.article.text))]
    name = attribution.speaker.name if attribution.speaker else None
    if not said or (len(said) == 1 and said[0] in RELATIVE and not opens):
        return None
    leaning = said[0] if len(said) == 1 else ""
    if leaning in WE_YOU or leaning in VAGUE_SOURCES:
        raise UnnamedError(f"the source is {leaning!r}")
    if leaning in POSSESSIVE or leaning in HE_SHE or leaning in THEY_IT:
        if name in named:
            return None
        if name is None or leaning in POSSESSIVE:
            raise UnnamedError(f"{leaning!r} stands for nobody on the page")
        if _VERB_BEHIND.match(view.article.text, source.end):
            raise UnnamedError(f"a verb leans on {leaning!r}")
    if name is None:
        return None
    a_part = set(said) <= {word.lower() for word in _WORD.findall(name)} | _TITLES
    if in_full(name, source.of(view.article.text)) or not (a_part or leaning in HE_SHE | THEY_IT):
        return None  # named in full already, or by a role, which stays the article's own
    if (name in introduced or name in named) and leaning not in HE_SHE | THEY_IT:
        return None
    return introduction(view, attribution, introduced=introduced, opens=opens, source=source)


def introduction(
    view: ArticleView, attribution: Attribution, *, introduced: Collection[str], opens: bool, source: Span | None
) -> list[Piece]:
    """The speaker's name, with the role at the first time. Raises `UnnamedError` for a speaker without a name."""
    speaker = attribution.speaker
    if speaker is None or speaker.name is None:
        raise UnnamedError("the speaker has no name")
    if speaker.name not in introduced:
        for span in view.fullest_sources(speaker.name):
            if span != source and (piece := _fitted(view, span, opens=opens)):
                follows = view.article.text[source.end : source.end + 1] if source else ""
                apposed = "," in span.of(view.article.text) and follows not in ",.;:"
                return [piece, Piece(words=COMMA)] if apposed else [piece]
        if speaker.role and _is_role(speaker.role) and not _is_over(speaker.role_held):
            follows = view.article.text[source.end : source.end + 1] if source else "."
            return _with_role(speaker.name, speaker.role, opens=opens, follows=follows not in ",.;:")
    return [Piece(words=speaker.name)]


def _is_role(role: str) -> bool:
    """Whether words read as a role look like one and no more."""
    return len(role.split()) <= _MAX_WORDS and _NO_ROLE.search(role) is None


def _is_over(held: Interval | None) -> bool:
    """Whether a role is no longer held: only the article's own words can say that in place."""
    return held is not None and (held.end is not None or held.start is None)


def _with_role(name: str, role: str, *, opens: bool, follows: bool) -> list[Piece]:
    """Name and role as the records give them: "Kirby, the spokesman," or "spokesman Kirby"."""
    if _APPOSED.search(role):
        end = [Piece(words=COMMA)] if follows else []
        return [Piece(words=name), Piece(words=CLAUSE), Piece(words=role), *end]
    if opens and role[0].islower():
        return [Piece(words=name)]
    if not opens and role.split()[0] in _NO_NAMES:
        role = role[0].lower() + role[1:]
    return [Piece(words=role), Piece(words=SPACE), Piece(words=name)]


def _fitted(view: ArticleView, span: Span, *, opens: bool) -> Piece | None:
    """A source span as a piece elsewhere in a sentence, its first letter made to fit; None when it cannot."""
    text = view.words(span)
    if (
        _NO_TITLE.match(text)
        or len(words(text)) > _MAX_WORDS
        or re.search(r"[.!?;:\"“”()]\s|[\"“”()—]|\b(?:he|she|they|his|her|their|who)\b", text)
    ):
        return None
    if text.count(",") > 2 or not view.printable(span):
        return None
    first = _WORD.search(text)
    if first is None or first.start() != 0:
        return None
    if opens:
        return Piece(article=view.article.id, span=span, capital=text[0].islower())
    if first.group() in _NO_NAMES:
        return Piece(article=view.article.id, span=span, small=True)
    if text[0].islower() or view.begins_mention(span.start):
        return Piece(article=view.article.id, span=span)
    if first.group().lower() in LOWERABLE or view.writes_small(first.group()):
        return Piece(article=view.article.id, span=span, small=True)
    return Piece(article=view.article.id, span=span) if not view.opens_sentence(span) else None
