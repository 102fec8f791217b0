"""Speech that the reader leaves out: what is said within somebody else's words.

The reader was taught the outermost attribution alone. In "“Why not?” said Shoigu, according to Interfax" it gives all
to Interfax; the inner speech is read here, wherever somebody who can speak stands beside a verb of speech: at the head
of a clause, beside a quotation, at the end of a sentence, or behind "citing" and "quoting".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from pressreview.annotate.attributions.sources import quoted_passively
from pressreview.annotate.attributions.who import FAR, PERSONAL, SPEAKS, Who
from pressreview.annotate.attributions.wordings import (
    ADVERBIAL,
    AFTER_CITING,
    ALL_AS_SAYING,
    ANY_CUE,
    CITED,
    CITED_FIRST,
    CITES,
    CITING,
    CLAUSE_ENDS,
    CLAUSE_FOLLOWS,
    CLAUSE_OPENS,
    HELD_UP,
    IN_APPOSITION,
    INVERTED,
    LEADING,
    LISTENER,
    LISTENS,
    LOOSE,
    NOUN_TOO,
    OPENING,
    OPENS_CITING,
    PASSIVE,
    RELATIVE,
    SAYING_FOLLOWS,
    SECOND_CUE,
    TAIL,
    THAT,
    THEN_ACCORDING,
    THEN_CITING,
    TRAILING,
    UPRIGHT,
    WHICH,
    WHO,
    WHO_IS,
)
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span, covers, overlaps
from pressreview.model.reading import Mention
from pressreview.text import sentences
from pressreview.text.quotations import Quotation
from pressreview.text.spans import Taken

_SURE = 0.7
"""Confidence, as a part of the outer attribution's, of what these rules read."""
_DEPTH = 3
"""How many levels of speech within speech are read."""


def speech_within(
    text: str, raw: Sequence[RawAttribution], mentions: Sequence[Mention], quoted: Sequence[Quotation]
) -> tuple[RawAttribution, ...]:
    """The attributions and those within their contents, in the order of their first words."""
    inside = _Within(Who(text, mentions), quoted)
    outermost = [inside.with_tail(inside.with_head(one)) for one in raw if not inside.only_cites(one, raw)]
    taken = Taken(span for one in outermost for span in (*one.source, *one.cue))
    found = list(outermost)

    def look(holder: RawAttribution, depth: int) -> None:
        for inner in inside.of(holder):
            parts = (*inner.source, *inner.cue)
            if not any(map(taken.touches, parts)) and any(map(inside.worded, inner.content)):
                taken.add(parts)
                found.append(inner)
                if depth < _DEPTH:
                    look(inner, depth + 1)

    for outer in outermost:
        look(outer, 1)
    return tuple(sorted(found, key=lambda one: min(span.start for span in (*one.source, *one.cue, *one.content))))


_SENTENCE = 4_000
"""Characters of a sentence that are looked over for who is cited."""
_MARKS = 3
"""Characters between what was said and who said it, where nothing but marks and spaces is between."""
_Parts = tuple[Span, tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of a candidate."""


class _Within:
    """Finds speech within the contents of one text's attributions."""

    def __init__(self, who: Who, quoted: Sequence[Quotation]) -> None:
        self._who, self._text = who, who.text
        self._quoted = sorted(part for quotation in quoted if quotation.depth == 0 for part in quotation.outer)
        self._marks = [part.start for part in self._quoted]
        self._sentences = [span.start for span in sentences(who.text)]

    def with_head(self, one: RawAttribution) -> RawAttribution:
        """The attribution whose content begins where its sentence does when the reader left out who said it.

        Or left out what was said: "The cable was cut, MENA quoted an official as saying".
        """
        first = one.content[0]
        if len(one.content) == 1 and one.source and ALL_AS_SAYING.match(self._text, first.start, first.end):
            start, end = self._sentence(one.source[0].start), one.source[0].start
            before = self._text[start:end].rstrip(" ,")
            if first.start > end and before and not before.endswith(("”", '"')):
                return msgspec.structs.replace(one, content=(Span(start, start + len(before)), first))
        start = self._sentence(first.start)
        how = quoted_passively(one, self._text) if len(one.content) == 1 else None
        if how and (how["saying"] or SAYING_FOLLOWS.match(self._text, one.cue[0].end)):
            source, said = self._who.subject(*_edges(first)), self._text[start : first.start].rstrip(" ,")
            if source and said:
                return msgspec.structs.replace(one, source=(source,), content=(Span(start, start + len(said)),))
        beside = min((span.start for span in (*one.source, *one.cue) if span.start >= first.end), default=start)
        adjoins = first.end <= beside <= first.end + _MARKS and not RELATIVE.search(first.of(self._text))
        if start < first.start and one.source and adjoins:
            head = self._head(start, first.end, second=False)
            opens, closes = sorted((first.start, head.content[0].start if head else start))
            if head and self._text[opens:closes].strip(" ,“") in ("", "that"):
                return msgspec.structs.replace(one, content=(Span(head.source[0].start, first.end), *one.content[1:]))
        return one

    def with_tail(self, one: RawAttribution) -> RawAttribution:
        """The attribution whose content ends with who said it, where that stands before who passes it on.

        So of "the port is shut, said Ilse Marrow, according to Norpress".
        """
        last = one.content[-1]
        passes_on = min((span.start for span in (*one.source, *one.cue) if span.start >= last.end), default=last.end)
        tail = TAIL.match(self._text, last.end, passes_on) if one.source else None
        if tail is None:
            return one
        number = "" if tail["source"] else "2"
        if LOOSE.search(tail["cue" + number]) or not self._who.subject(*tail.span("source" + number)):
            return one
        end = last.end + len(tail.group().rstrip(" ,"))
        return msgspec.structs.replace(one, content=(*one.content[:-1], Span(last.start, end)))

    def worded(self, span: Span) -> bool:
        """Whether a stretch has words."""
        return any(character.isalnum() for character in span.of(self._text))

    def only_cites(self, one: RawAttribution, raw: Sequence[RawAttribution]) -> bool:
        """Whether an attribution says no more than whom its source cites for the words of another attribution."""
        return (
            len(one.cue) == len(one.content) == 1
            and re.fullmatch(CITING, one.cue[0].of(self._text), re.IGNORECASE) is not None
            and self._who.speaker(*_edges(one.content[0])) is not None
            and any(other is not one and self._same(one, other) for other in raw)
        )

    def _same(self, one: RawAttribution, other: RawAttribution) -> bool:
        """Whether the source of the first is that of the other, also as a "which" behind it."""
        if len(one.source) != 1 or not other.source:
            return False
        between = self._text[other.source[-1].end : one.source[0].start]
        return overlaps(other.source, one.source) or (one.source[0].of(self._text) == "which" and between == ", ")

    def of(self, holder: RawAttribution) -> Iterator[RawAttribution]:
        """What somebody says within the holder's words, and whom the holder cites for them."""
        sure = round(_SURE * holder.confidence, 4)
        for source, cue, content in (
            *self._cited(holder),
            *self._trailing(holder),
            *self._beside(holder),
            *self._relative(holder),
            *self._clauses(holder),
        ):
            yield RawAttribution(source=(source,), cue=cue, content=content, confidence=sure)
        for span in holder.content:
            opens = self._sentences[bisect_right(self._sentences, span.start) : bisect_left(self._sentences, span.end)]
            for start, end in zip([span.start, *opens], [*opens, span.end], strict=True):
                if head := self._head(start, end):
                    yield msgspec.structs.replace(head, confidence=sure)

    def _head(self, start: int, end: int, *, second: bool = True) -> RawAttribution | None:
        """Speech at the head of a clause: "that the captain had said (that) the engine was dead".

        `second` allows it behind another verb of who opens the clause.
        """
        opening = OPENING.match(self._text, start, end)
        place = opening.end() if opening else start
        if passive := PASSIVE.match(self._text, place, end):
            source, cue = self._who.speaker(*passive.span("source")), Span(*passive.span("cue"))
            after = passive.end()
        else:
            spoken = self._spoken(place, end)
            if spoken is None:
                return self._second(place, end) if second else None
            source, cue, after = spoken
        if source and (aside := source.of(self._text)).endswith(", who"):
            source = Span(source.start, source.start + len(aside.removesuffix(", who")))
            closes = CLAUSE_ENDS.search(self._text, after, end)
            end = closes.start() if closes else end
        that = THAT.match(self._text, after, end)
        after = that.end() if that else after
        if source is None or after >= end:
            return None
        return RawAttribution(source=(source,), cue=(cue,), content=(Span(after, end),), confidence=0.0)

    def _spoken(self, place: int, end: int) -> tuple[Span, Span, int] | None:
        """Who says something from there on, or behind an adverbial, the cue, and where it ends."""
        adverbial = ADVERBIAL.match(self._text, place, end)
        for start in dict.fromkeys((place, adverbial.end() if adverbial else place)):
            verb = ANY_CUE.search(self._text, start, min(end, start + FAR))
            if verb is None or (LOOSE.search(verb.group()) and not CLAUSE_FOLLOWS.match(self._text, verb.end(), end)):
                continue
            subject = self._who.speaker if NOUN_TOO.search(verb.group()) else self._who.subject
            if source := subject(start, verb.start()):
                after = verb.end()
                if LISTENS.search(verb.group()):
                    listener = LISTENER.match(self._text, after, end)
                    if listener is None and not CLAUSE_FOLLOWS.match(self._text, after, end):
                        continue  # "tells the tale"
                    after = listener.end() if listener else after
                return source, Span(*verb.span()), after
        return None

    def _clauses(self, holder: RawAttribution) -> Iterator[_Parts]:
        """Speech in a later clause: "we buried our people while the ministry told us there was nothing to know".

        Whom "he" means there, in another's words, nobody can tell well enough.
        """
        for span in holder.content:
            for opening in CLAUSE_OPENS.finditer(self._text, span.start, span.end):
                end = CLAUSE_ENDS.search(self._text, opening.end(), span.end)
                last = end.start() if end else span.end
                spoken = self._spoken(opening.end(), last)
                if spoken and spoken[0].of(self._text).lower() not in PERSONAL:
                    source, cue, after = spoken
                    that = THAT.match(self._text, after, last)
                    after = that.end() if that else after
                    if after < last:
                        yield source, (cue,), (Span(after, last),)

    def _second(self, place: int, end: int) -> RawAttribution | None:
        """Speech behind another verb of the name that opens a clause: "Clinton met the crews and pledged to stay"."""
        adverbial = ADVERBIAL.match(self._text, place, end)
        for start in dict.fromkeys((place, adverbial.end() if adverbial else place)):
            subject = self._who.mention_from(start)
            if (
                subject is None
                or subject.span.start != start
                or subject.kind not in SPEAKS | {"unknown"}
                or subject.span.end >= end
            ):
                continue
            second = SECOND_CUE.match(self._text, subject.span.end, end)
            if second is None:
                return None
            number = "cue" if second["cue"] else "cue2"
            if ANY_CUE.search(self._text, subject.span.end, second.start(number)):
                return None  # who speaks may be another
            that = THAT.match(self._text, second.end(number), end)
            after = that.end() if that else second.end(number)
            if after < end:
                content = (Span(after, end),)
                return RawAttribution(
                    source=(subject.span,), cue=(Span(*second.span(number)),), content=content, confidence=0.0
                )
        return None

    def _trailing(self, holder: RawAttribution) -> Iterator[_Parts]:
        """Speech named at the end: "the port is shut, Ilse Marrow said on Monday"."""
        for span in holder.content:
            commas = [m.start() for m in re.finditer(",", self._text[max(span.start, span.end - FAR) : span.end])]
            for comma in commas:
                place = comma + max(span.start, span.end - FAR)
                match = TRAILING.match(self._text, place, span.end)
                if match and place > span.start and not any(part.start < place < part.end for part in self._quoted):
                    number = next(n for n in ("", "2", "3") if match["source" + n])
                    named = self._who.speaker if LOOSE.search(match["cue" + number] or "") else self._who.subject
                    if source := named(*match.span("source" + number)):
                        yield source, (Span(*match.span("cue" + number)),), (Span(span.start, place),)
                        return

    def _relative(self, holder: RawAttribution) -> Iterator[_Parts]:
        """Speech in a relative clause: "a wheelchair, which he said he needed", "a clerk who said the door was open".

        In "the minister said the rules, which critics call strict, would stay" nobody can tell who passes on the aside;
        before its holder it is the holder's.
        """
        for span in holder.content:
            last_words = not holder.source or holder.source[0].start > span.start
            for pattern in (WHICH, WHO):
                for match in pattern.finditer(self._text, max(0, span.start - 2), span.end):
                    if match["aside"] and not last_words:
                        continue
                    loose = pattern is WHO and LOOSE.search(match["cue"])
                    if loose and not CLAUSE_FOLLOWS.match(self._text, match.end(), span.end):
                        continue
                    after = match.end()
                    if LISTENS.search(match["cue"]):
                        listener = LISTENER.match(self._text, after, span.end)
                        if listener is None:  # "told the truth"
                            continue
                        after = listener.end()
                    that = THAT.match(self._text, after, span.end)
                    after = that.end() if that else after
                    end = CLAUSE_ENDS.search(self._text, after, span.end)
                    last = end.start() if end else span.end
                    if pattern is WHICH:
                        source = self._who.subject(*match.span("source"))
                    else:
                        source = self._who.ending(span.start, match.start())
                    if source and after < last:
                        yield source, (Span(*match.span("cue")),), (Span(after, last),)

    def _beside(self, holder: RawAttribution) -> Iterator[_Parts]:
        """Speech beside a quotation, which is all of one speaker: "“No,” Ilse Marrow told reporters. “Never.”"."""
        inside = [
            part
            for span in holder.content
            for part in self._quoted[bisect_left(self._marks, span.start) : bisect_left(self._marks, span.end)]
            if covers(span, part)
        ]
        found = []
        for part in inside:
            for span in holder.content:
                if span.start <= part.start and part.end <= span.end:
                    leading = LEADING.search(self._text[max(span.start, part.start - FAR) : part.start])
                    if leading:
                        start = max(span.start, part.start - FAR)
                        who = self._who.speaker(start + leading.start("source"), start + leading.end("source"))
                        cue = Span(start + leading.start("cue"), start + leading.end("cue"))
                        if who:
                            found.append((who, (cue,), tuple(inside)))
                            continue
                    for pattern in (INVERTED, UPRIGHT):
                        match = pattern.match(self._text, part.end, span.end)
                        if match and (source := self._who.speaker(*match.span("source"))):
                            found.append((source, (Span(*match.span("cue")),), tuple(inside)))
                            break
        if len(found) == 1:
            yield found[0]

    def _cited(self, holder: RawAttribution) -> Iterator[_Parts]:
        """Whom the holder cites: "Kyodo reported, citing two officials, that …", "quoted the minister as saying …"."""
        text = self._text
        for number, span in enumerate(holder.content):
            opens = OPENS_CITING.match(text, span.start, span.end)
            if opens or AFTER_CITING.search(text, max(0, span.start - 10), span.start):
                match = _cited(text, opens.end() if opens else span.start, span.end)
                speaker = self._who.subject if match and match["cue"] else self._who.speaker
                source = speaker(*match.span("source")) if match else None
                finite = not opens and bool(holder.cue) and CITES.search(holder.cue[-1].of(text))
                if match and source and not (finite and not match["cue"] and IN_APPOSITION.match(text, match.end())):
                    listener = LISTENER.match(text, match.end(), span.end) if match["cue"].endswith("telling") else None
                    rest = listener.end() if listener else match.end()
                    after = THAT.match(text, rest, span.end)
                    rest = after.end() if after else rest
                    said = (Span(rest, span.end),) if rest < span.end and not WHO_IS.match(text, match.end()) else ()
                    how = match if match["cue"] else opens
                    cue = (Span(*how.span("cue")),) if how else ()
                    content = (*said, *holder.content[number + 1 :]) if said else holder.content[:number]
                    if content:
                        yield source, cue, content
                return
        if not holder.source:
            return
        end = self._sentence_end(holder.source[0].start)
        told = THEN_ACCORDING.match(text, holder.cue[-1].end, end) if holder.cue else None
        named = self._who.mention_from(holder.source[0].start)
        if told and named and named.kind == "outlet" and named.span.start < holder.source[0].end:
            source = self._who.speaker(*told.span("source"))
            if source and not overlaps([source], holder.content):
                yield source, (Span(*told.span("cue")),), holder.content
                return
        for place in (holder.source[-1].end, *(span.end for span in holder.cue[-1:])):
            citing = THEN_CITING.match(text, place, end)
            match = _cited(text, citing.end(), end) if citing else None
            source = self._who.speaker(*match.span("source")) if match else None
            if citing and source and not overlaps([source], holder.content):
                yield source, (Span(*citing.span("cue")),), holder.content
                return
        first = self._sentence(holder.source[0].start)
        held_up = HELD_UP.match(text, first, holder.source[0].start)
        source = self._who.speaker(*held_up.span("source")) if held_up else None
        if held_up and source and holder.content and holder.content[0].start > holder.source[0].start:
            yield source, (Span(*held_up.span("cue")),), holder.content
            return
        near = max(first, holder.source[0].start - _SENTENCE)  # a "sentence" may be a whole text without a full stop
        citing = CITED_FIRST.search(text, near, holder.source[0].start)
        source = self._who.speaker(*citing.span("source")) if citing else None
        if citing and source:
            yield source, (Span(*citing.span("cue")),), holder.content

    def _sentence(self, place: int) -> int:
        return self._sentences[max(0, bisect_right(self._sentences, place) - 1)]

    def _sentence_end(self, place: int) -> int:
        at = bisect_right(self._sentences, place)
        return self._sentences[at] if at < len(self._sentences) else len(self._text)


def _cited(text: str, start: int, end: int) -> re.Match[str] | None:
    """Who is cited, from there on: up to "as saying", or else up to a mark of punctuation."""
    return CITED[0].match(text, start, end) or CITED[1].match(text, start, end)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end
