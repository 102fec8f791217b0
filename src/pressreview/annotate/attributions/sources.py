"""Sources that the reader leaves out or takes wrongly, put where the grammar of a verb of speech has them."""

import re
from collections.abc import Sequence

import msgspec

from pressreview.annotate.attributions.who import SPEAKS, Who
from pressreview.annotate.attributions.wordings import (
    ANY_CUE,
    ARTICLE,
    AS_SAYING,
    ASIDE,
    ENDS_IN_SPEECH,
    LISTENS,
    PRINTED_BY,
    QUOTED_BY,
    SAYING_FOLLOWS,
    WAS_QUOTED,
    WORDS_FIRST,
)
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span, overlaps
from pressreview.model.reading import Mention

_STOP = re.compile(r"[.!?]['\"”’)]*\s")
_SAID = re.compile(
    r"(?:(?:has|had|have|also|then|later)\s){0,2}"
    r"(?:said|says|say|told|tells|added|adds|stated|states|announced|noted|notes|claimed|claims|argued|argues|explained"
    r"|explains|warned|warns|insisted|insists|wrote|writes|confirmed|declared)\b",
    re.IGNORECASE,
)
"""A verb of speech with which a cue begins, behind whoever speaks."""
_BEFORE_A_LABEL = 2
"""Words that may stand before a name that is a label."""


def sources_behind(text: str, raw: Sequence[RawAttribution], mentions: Sequence[Mention]) -> tuple[RawAttribution, ...]:
    """The attributions with sources where the grammar of a verb of speech puts them.

    One without a source gets whoever stands right before its verb of speech, or the name that follows it at once
    ("noted the Post"), also out of its words ("Indeed, noted the Post, when …"). One whose source follows "told" has
    taken the listener: who told stands before the verb. Of "according to the Post, Ilse Marrow" the outlet alone is the
    source, and who "said" belongs to its words. Before a bare colon a name is a source only as a label: of "He beat up
    on his opponent, Ilse Marrow: “…”" nobody can tell whose the words are.
    """
    who = Who(text, mentions)
    return tuple(_with_source(_taken_for_words(one, who), who) for one in raw if not _is_dateline(one, who))


def _is_dateline(one: RawAttribution, who: Who) -> bool:
    """Whether what was taken for who speaks is where the report was written: "PORT ALBA: The ministry …"."""
    if len(one.source) != 1 or len(one.cue) != 1 or one.cue[0].of(who.text).strip() != ":":
        return False
    source = one.source[0]
    named = who.mention_from(source.start)
    opens = not source.start or who.text[source.start - 1] == "\n"
    place = named is not None and named.span == source and named.kind == "place"
    return opens and place and source.of(who.text).isupper()


def _taken_for_words(one: RawAttribution, who: Who) -> RawAttribution:
    """Whom the reader took for words is the source: "the owners" of "The owners were quoted as saying that …".

    So is who is parted from the verb: "the mayor" of "The mayor, in remarks to a local radio, said …".
    """
    if len(one.cue) != 1:
        return one
    if quoted := passively(one, who):
        return msgspec.structs.replace(one, source=(quoted[0],), content=quoted[1])
    first = one.content[0]
    parted = not one.source and len(one.content) > 1 and first.end < one.cue[0].start
    if parted and ASIDE.fullmatch(who.text, first.end, one.cue[0].start):
        source = who.speaker(first.start, first.end)
        return msgspec.structs.replace(one, source=(source,), content=one.content[1:]) if source else one
    return one


def passively(one: RawAttribution, who: Who) -> tuple[Span, tuple[Span, ...]] | None:
    """Who "was quoted" by somebody "as saying" what, where the reader took him for words of an attribution."""
    text, first = who.text, one.content[0]
    how = quoted_passively(one, text)
    if how is None:
        return None
    cue = one.cue[0]
    if text[first.end : cue.start].strip(" ,"):  # the reader left out who was quoted
        source = who.subject(first.end, cue.start) if how["saying"] else None
        return (source, one.content) if source else None
    if len(one.content) > 1:
        second = one.content[1]
        said = AS_SAYING.match(text, second.start, second.end)
        begins = said.end() if said else second.start if how["saying"] else second.end
        source = _source(first, who)
        return (source, (Span(begins, second.end), *one.content[2:])) if source and begins < second.end else None
    words = WORDS_FIRST.fullmatch(text, first.start, first.end)
    if words is None or not (how["saying"] or SAYING_FOLLOWS.match(text, one.cue[0].end)):
        return None
    source = who.subject(words.end("words"), first.end)
    return (source, (Span(*words.span("words")),)) if source else None


def quoted_passively(one: RawAttribution, text: str) -> re.Match[str] | None:
    """The passive cue behind the first content, where the attribution names nobody but by whom he was quoted."""
    if len(one.cue) != 1:
        return None
    cue, first = one.cue[0], one.content[0]
    how = WAS_QUOTED.fullmatch(cue.of(text))
    if how is None or first.end > cue.start or "\n" in text[first.end : cue.start]:
        return None
    if one.source:
        by = QUOTED_BY.match(text, cue.end)
        if by is None or not cue.end <= one.source[0].start <= by.end():
            return None
    return how


def _source(span: Span, who: Who) -> Span | None:
    """The stretch if it is somebody who can speak, also with a clause about him: "Ilse Marrow, who runs the yard,"."""
    source = who.subject(span.start, span.end)
    name, comma, clause = span.of(who.text).partition(", who")
    if source is None and comma and clause.endswith(",") and who.speaker(span.start, span.start + len(name)):
        return Span(span.start, span.end - 1)
    return source


def _is_label(text: str, start: int) -> bool:
    """Whether a name before a bare colon opens its line or its sentence, an adverb or a "the" aside."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return len(_STOP.split(before)[-1].split()) <= _BEFORE_A_LABEL


def _with_source(one: RawAttribution, who: Who) -> RawAttribution:
    text = who.text
    if not one.cue:
        return one
    cue = one.cue[-1]
    if one.source and cue.of(text).strip() == ":" and not _is_label(text, one.source[0].start):
        return msgspec.structs.replace(one, source=())
    if not one.source and len(one.cue) == 1 and _SAID.match(text, cue.start, cue.end):
        teller = who.before(cue.start)
        if teller and text[teller.end : cue.start] == " " and not overlaps([teller], one.content):
            return msgspec.structs.replace(one, source=(teller,))
    if not one.source and ENDS_IN_SPEECH.search(cue.of(text)):
        after = ARTICLE.match(text, cue.end)
        named = who.mention_from(cue.end + 1)
        if after and named and named.span.start in (after.end(), cue.end + 1) and named.kind in SPEAKS - {"group"}:
            source = Span(cue.end + 1, named.span.end)
            if not overlaps([source], one.content):
                return msgspec.structs.replace(one, source=(source,))
            first = one.content[0]
            rest = source.end + 2
            if first.start == source.start and text[source.end : rest] == ", " and rest < first.end:
                return msgspec.structs.replace(one, source=(source,), content=(Span(rest, first.end), *one.content[1:]))
    elif len(one.source) == 1 and cue.end < one.source[0].start:
        source = one.source[0]
        listens = LISTENS.search(cue.of(text)) or PRINTED_BY.fullmatch(cue.of(text))
        if listens and not text[cue.end : source.start].strip():
            teller = who.before(one.cue[0].start)
            if teller and not overlaps([teller], one.content):
                return msgspec.structs.replace(one, source=(teller,))
        named = who.mention_from(source.start)
        said = ANY_CUE.match(text, source.end + 1)
        if cue.of(text).lower() == "according to" and said and named and named.kind == "outlet":
            second = text[named.span.end : named.span.end + 2]
            if second == ", " and named.span.end + 2 < source.end and one.content[0].start > said.start():
                whole = Span(named.span.end + 2, one.content[0].end)
                return msgspec.structs.replace(
                    one, source=(Span(source.start, named.span.end),), content=(whole, *one.content[1:])
                )
    return one
