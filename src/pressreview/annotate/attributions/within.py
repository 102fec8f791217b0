"""Speech that the reader leaves out: what is said within somebody else's words, and sources that it takes wrongly.

The reader was taught the outermost attribution alone. In "“Why not?” said Shoigu, according to Interfax" it gives all
to Interfax; the inner speech is read here, wherever somebody who can speak stands beside a verb of speech: at the head
of a clause, beside a quotation, at the end of a sentence, or behind "citing" and "quoting".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model.base import Span, covers, overlaps
from pressreview.model.reading import Mention
from pressreview.tables import load_vocabulary
from pressreview.text import sentences
from pressreview.text.quotations import Quotation

_SPEECH = (
    r"(?:said|says|told|tells|wrote|writes|added|adds|warned|warns|denied|denies|claimed|claims|insisted|insists|argued|"
    r"argues|confirmed|confirms|announced|acknowledged|conceded|stated|replied|testified|noted|notes|declared|explained|"
    r"alleged|alleges|admitted|admits|complained|recalled|revealed|disclosed|tweeted|chanted|shouted|pledged|promised|"
    r"vowed|predicted|suggested|stressed|asserted|reiterated|maintained|maintains|indicated|indicates|hinted|commented|"
    r"remarked|joked|quipped|boasted|mentioned|speculated|answered|responded|lamented|emphasised|emphasized)"
)
_ADDRESS = (
    r"(?:urged|urges|demanded|demands|threatened|threatens|accused|accuses|blamed|blames|criticised|criticized|condemned|"
    r"condemns|described|describes|called\s(?:for|on)|calls\s(?:for|on)|asked|asks|apologised|apologized|assured|informed|"
    r"proposed|proposes|recommended|recommends|advised|advises|swore|made\s(?:it\s)?clear|pointed\sout|points\sout|reported|reports)"
)
"""Verbs of speech that may have an object: never one of a quotation's mere frame ("“…,” urged Ilse Marrow")."""
_ADVERBS = r"(?:(?:has|have|had|also|later|then|once|first|again|\w{3,}ly)\s){0,3}"
_CUE = rf"{_ADVERBS}{_SPEECH}"
_ANY_CUE = re.compile(
    rf"\b(?:{_CUE}\b(?!\s(?:to\sbe|to\shave|by|nothing|no\smore|little)\b)|{_ADVERBS}{_ADDRESS}\b(?!\s(?:by|of)\b)|"
    r"(?:had\s|has\s|have\s)?(?:quoted|quotes|cited)(?=\s[^.;\n]{2,100}?\sas\s(?:\w+ing|having\ssaid)\b))"
)
_LOOSE = re.compile(r"\b(?:adds|added|claims|notes|states)$")
"""Verbs, or nouns spelled like them, that are of speech only before a clause or a quotation."""
_CLAUSE_FOLLOWS = re.compile(r"[,:]?\s(?:that\b|[“\"‘'])|:")
_WORD = r"[^\s,.;:!?“”\"()—–]+"
_STOPS = (
    r"(?:when|where|while|who|whom|whose|that|which|after|before|as|during|in|on|at|to|from|by|with|about|because|if|and|"
    r"but|according|last|this|yesterday|today|late|early|was|were|is|are|had|has|have|would|will)"
)
_NAME = rf"(?:(?!{_STOPS}\b){_WORD}(?:\.(?=\s[A-Z]))?\s+){{0,9}}?(?!{_STOPS}\b){_WORD}"
_APPOSED = rf"{_NAME}(?:,\s[^,.;:“”\"\n]{{2,80}},)?"
_INVERTED = re.compile(rf",?\s+(?P<cue>{_CUE})\s+(?P<source>{_NAME})(?=[,.;:]|\s{_STOPS}\b|\s*$)")
_UPRIGHT = re.compile(rf",?\s+(?P<source>{_APPOSED})\s+(?P<cue>{_CUE})\b(?!\s+to\b)")
_WHEN = r"(?:\s(?:on|in|at|by|during|late|early|last|this|to)\b[^,;.“”\"\n]{0,40})?"
_TRAILING = re.compile(
    rf",\s(?:(?P<source>{_NAME})\s(?P<cue>{_CUE})|(?P<cue2>{_CUE})\s(?P<source2>{_NAME})|"
    rf"(?P<cue3>according\sto)\s(?P<source3>[^,.;:“”\"\n]+)){_WHEN}[,.]?$"
)
"""At the end of a stretch: "…, Ilse Marrow said on Monday", "…, said the mayor", "…, according to Interfax"."""
_OPENING = re.compile(r"[\s“\"‘'…]*(?:(?:that|and|but)\s)?")
_LISTENER = re.compile(
    r"(?:\s+[^\s,.;:“”\"]+){1,6}?\s+(?=(?:that|to|he|she|it|they|we|I|his|her|its|their|the|there|no|nobody)\b|[“\"‘'])"
)
"""Who was told: "told a cellmate (that)"."""
_THAT = re.compile(
    r"(?:\s(?:on\s)?(?:\w+day|last\s\w+|yesterday|today|earlier|recently)(?:\s(?:morning|afternoon|evening|night))?(?=,?\sthat\s))?"
    r"[\s,:]*(?:that\s)?"
)
"""What stands between a verb and what was said: "said (on Friday) (that) the port is shut"."""
_SECOND_CUE = re.compile(
    rf"(?:[^.;:“”\"\n]|\.(?=\S|,|\s[a-z])|“[^“”]{{1,40}}”){{2,160}}?(?:\sand\s(?P<cue>{_CUE}|{_ADDRESS})|,\s(?P<cue2>saying|adding|warning|insisting|arguing|claiming))"
    r"\b(?=(?:\s\w+){0,3}\sthat\b|,?\s(?:to\b|[“\"‘']|he\b|she\b|it\b|they\b))"
)
"""A verb of speech behind another verb of the same subject: "Ilse Marrow met the crews and pledged to stay"."""
_ADVERBIAL = re.compile(r"(?:[A-Z][^,;:“”\"\n]{2,90},\s)?(?:the\s)?", re.IGNORECASE)
_LEADING = re.compile(rf"(?:^|[,;]\s|\b(?:and|but)\s)(?P<source>{_NAME})\s(?P<cue>{_CUE})[,:]?\s$")
"""Before a quotation: "When asked, Ilse Marrow said: “No.”"."""
_PASSIVE = re.compile(
    r"(?:he|she|it|they|we)\s(?:had|has|have|was|were)\s(?:been\s)?(?P<cue>told)\s(?P<by>by\s)(?P<source>[^,.;:“”\"\n]+?)\s"
    r"(?=that\b)"
)
_CITING = r"(?:citing|quoting|cited|quoted|cites|quotes)"
_AFTER_CITING = re.compile(rf"\b{_CITING}\s$")
_OPENS_CITING = re.compile(rf"(?P<cue>{_CITING})\s")
_THEN_CITING = re.compile(r"(?:\s[\w’']+){0,4}?,?\s(?:which\s(?:also\s)?)?(?P<cue>citing|quoting|cited|quoted)\s")
_THEN_ACCORDING = re.compile(r",\s(?P<cue>according\sto)\s(?P<source>[^,;:“”\"\n]{2,80}),")
"""Behind an outlet's verb: "Politico reported, according to sources in the room, that …"."""
_CITED = (
    re.compile(
        r"(?P<source>[^.;:\n]{2,120}?),?\s(?P<cue>as\s(?:saying|having\ssaid)|saying|confirming|warning|stating)\b"
    ),
    re.compile(r"(?P<source>[^,;:“”\"\n]{2,120}?)(?P<cue>)(?=[,.;]|\swho\s|$)"),
)
_CITED_FIRST = re.compile(r"(?:^|\s)(?P<cue>[Cc]iting|[Qq]uoting)\s(?P<source>[^;:“”\"\n]+?),\s$")
_HELD_UP = re.compile(rf"(?P<source>{_APPOSED}),?\s(?P<cue>{_CUE}),\s$")
"""Before a holder that is set between commas: "An officer said, Kan radio reported, that two were freed"."""
_ASIDE = re.compile(r",\s[^.;:“”\"\n]{2,100},\s")
_WAS_QUOTED = re.compile(r"(?:(?:is|are|was|were|has\sbeen|have\sbeen|been)\s)?(?:\w+\s)?(?:quoted|cited)$")
_AS_SAYING = re.compile(r"(?:as\s)?(?:saying|having\ssaid)[,:]?\s(?:that\s)?")
_ALL_AS_SAYING = re.compile(r"(?P<source>[^.;:\n]{2,120}?)\s(?P<cue>as\s(?:saying|having\ssaid))$")
"""All that somebody who is quoted gives: "the minister as saying", behind the words that were said."""
_ENDS_IN_SPEECH = re.compile(rf"{_SPEECH}$")
_ARTICLE = re.compile(r"\s+(?:[Tt]he\s+)?")
_LISTENS = re.compile(r"\b(?:told|tells)$")
_BREAK = re.compile(r"[,.;:!?“”\"()—–\n]")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|could|should|may|might|can|do|does|did|not|never|"
    r"that|which|who|whom|whose|but|if|when|while|because|as|where|than|according|said|after|before|since|until)\b|n['’]t\b"
)
"""Words that no noun phrase with a speaker as its head has: a clause of its own has begun."""
_PREPOSITION = re.compile(r",|\s(?:of|for|at|in|from|to|with|on|by|near|inside|among|close|familiar|quoted)\s")
_PIECE = re.compile(
    r"(?:(?:an?|the)\s)?(?:report|article|story|interview|statement|post)\s(?:by|in|from|of|with)\s", re.I
)
_ABBREVIATED = re.compile(r"\s\([A-Z][A-Za-z.-]{1,9}\)$")
_TITLE = re.compile(r"(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen))\.")
_NO_MARKS = str.maketrans({"“": " ", "”": " ", '"': " "})
_SOME = re.compile(r"(?:one|two|three|four|some|several|many|most|both|none)\sof\s", re.IGNORECASE)
_PERSONAL = frozenset(("he", "she", "they", "him", "her", "them"))
_SPEAKS = frozenset(("person", "organisation", "state", "outlet", "group"))
_SURE = 0.7
"""Confidence, as a part of the outer attribution's, of what these rules read."""
_DEPTH = 3
"""How many levels of speech within speech are read."""
_FAR = 160
"""How far from the start of a clause, in characters, its verb of speech may stand."""


def sources_behind(text: str, raw: Sequence[RawAttribution], mentions: Sequence[Mention]) -> tuple[RawAttribution, ...]:
    """The attributions with sources where the grammar of a verb of speech puts them.

    One without a source gets the name that follows its verb of speech at once ("noted the Post"). One whose source
    follows "told" has taken the listener: who told stands before the verb. Of "according to the Post, Ilse Marrow"
    the outlet alone is the source, and who "said" belongs to its words.
    """
    who = _Who(text, mentions)
    return tuple(_with_source(_taken_for_words(one, who), who) for one in raw)


def _taken_for_words(one: RawAttribution, who: "_Who") -> RawAttribution:
    """Whom the reader took for words is the source: "the owners" of "The owners were quoted as saying that …".

    So is who is parted from the verb: "the mayor" of "The mayor, in remarks to a local radio, said …".
    """
    if one.source or len(one.cue) != 1 or len(one.content) < 2:
        return one
    first = one.content[0]
    if first.end < one.cue[0].start and _ASIDE.fullmatch(who.text, first.end, one.cue[0].start):
        source = who.speaker(first.start, first.end)
        return msgspec.structs.replace(one, source=(source,), content=one.content[1:]) if source else one
    quoted = _passively(one, who)
    return msgspec.structs.replace(one, source=(quoted[0],), content=quoted[1]) if quoted else one


def _passively(one: RawAttribution, who: "_Who") -> tuple[Span, tuple[Span, ...]] | None:
    """Who "was quoted as saying" what, where both are taken for words of an attribution."""
    text, first = who.text, one.content[0]
    said = _AS_SAYING.match(text, one.content[1].start, one.content[1].end) if len(one.content) > 1 else None
    if not (said and one.cue and _WAS_QUOTED.match(one.cue[0].of(text)) and said.end() < one.content[1].end):
        return None
    source = who.speaker(first.start, first.end)
    if source is None or first.end > one.cue[0].start or text[first.end : one.cue[0].start].strip():
        return None
    return source, (Span(said.end(), one.content[1].end), *one.content[2:])


def _with_source(one: RawAttribution, who: "_Who") -> RawAttribution:
    text = who.text
    if not one.cue:
        return one
    cue = one.cue[-1]
    if not one.source and _ENDS_IN_SPEECH.search(cue.of(text)):
        after = _ARTICLE.match(text, cue.end)
        named = who.mention_from(cue.end + 1)
        if after and named and named.span.start in (after.end(), cue.end + 1) and named.kind in _SPEAKS - {"group"}:
            source = Span(cue.end + 1, named.span.end)
            return one if overlaps([source], one.content) else msgspec.structs.replace(one, source=(source,))
    elif len(one.source) == 1 and cue.end < one.source[0].start:
        source = one.source[0]
        if _LISTENS.search(cue.of(text)) and not text[cue.end : source.start].strip():
            teller = who.before(one.cue[0].start)
            if teller and not overlaps([teller], one.content):
                return msgspec.structs.replace(one, source=(teller,))
        named = who.mention_from(source.start)
        said = _ANY_CUE.match(text, source.end + 1)
        if cue.of(text).lower() == "according to" and said and named and named.kind == "outlet":
            second = text[named.span.end : named.span.end + 2]
            if second == ", " and named.span.end + 2 < source.end and one.content[0].start > said.start():
                whole = Span(named.span.end + 2, one.content[0].end)
                return msgspec.structs.replace(
                    one, source=(Span(source.start, named.span.end),), content=(whole, *one.content[1:])
                )
    return one


def speech_within(
    text: str, raw: Sequence[RawAttribution], mentions: Sequence[Mention], quoted: Sequence[Quotation]
) -> tuple[RawAttribution, ...]:
    """The attributions and those within their contents, in the order of their first words."""
    inside = _Within(_Who(text, mentions), quoted)
    outermost = [inside.with_head(one) for one in raw if not inside.only_cites(one, raw)]
    taken = [span for one in outermost for span in (*one.source, *one.cue)]
    found = list(outermost)

    def look(holder: RawAttribution, depth: int) -> None:
        for inner in inside.of(holder):
            parts = (*inner.source, *inner.cue)
            if not overlaps(parts, taken):
                taken.extend(parts)
                found.append(inner)
                if depth < _DEPTH:
                    look(inner, depth + 1)

    for outer in outermost:
        look(outer, 1)
    return tuple(sorted(found, key=lambda one: min(span.start for span in (*one.source, *one.cue, *one.content))))


_Parts = tuple[Span, tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of a candidate."""


class _Who:
    """Tells whether a stretch of one text is somebody who can speak."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text, self._mentions = text, sorted(mentions, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._mentions]
        vocabulary = load_vocabulary()
        self._nouns = vocabulary.roles | vocabulary.groups | vocabulary.organisations | vocabulary.outlet_nouns

    def mention_from(self, place: int) -> Mention | None:
        """The first mention that begins there or later."""
        at = bisect_left(self._starts, place)
        return self._mentions[at] if at < len(self._mentions) else None

    def before(self, place: int) -> Span | None:
        """Who stands between the last mark of punctuation and `place`."""
        low = max(0, place - _FAR)
        marks = [match.end() for match in _BREAK.finditer(self.text, low, place)]
        return self.speaker(marks[-1] if marks else low, place)

    def speaker(self, start: int, end: int) -> Span | None:
        """The stretch without spaces at its edges if it is a noun phrase whose head can speak."""
        words = self.text[start:end]
        span_start, span_end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip(" ,")))
        if span_start >= span_end:
            return None
        span = Span(span_start, span_end)
        return span if self._speaks(span) else None

    def _speaks(self, span: Span) -> bool:
        words = _ABBREVIATED.sub("", span.of(self.text)).translate(_NO_MARKS)
        if piece := _PIECE.match(words):
            return self.speaker(span.start + piece.end(), span.end) is not None
        some = _SOME.match(words)
        first = some.end() if some else 0
        edge = _PREPOSITION.search(words, first)
        core = words[: edge.start()] if edge else words
        apposed = edge is not None and edge.group() == ","
        if _BREAK.search(_TITLE.sub("", core)) or _CLAUSE.search(core if apposed else words):
            return False
        if edge and apposed and ("," in words[edge.end() :] or len(words) > _FAR):
            return False
        if edge and not apposed and _BREAK.search(words, edge.end()):
            return False
        if core.lower() in _PERSONAL:
            return True
        end = span.start + len(core)
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._mentions[at].kind in _SPEAKS and self._mentions[at].span.end >= end:
            return True
        noun = core.split()[-1].lower() if core.split() else ""
        return noun in self._nouns or noun.removesuffix("s") in self._nouns


class _Within:
    """Finds speech within the contents of one text's attributions."""

    def __init__(self, who: _Who, quoted: Sequence[Quotation]) -> None:
        self._who, self._text = who, who.text
        self._quoted = sorted(part for quotation in quoted if quotation.depth == 0 for part in quotation.outer)
        self._marks = [part.start for part in self._quoted]
        self._sentences = [span.start for span in sentences(who.text)]

    def with_head(self, one: RawAttribution) -> RawAttribution:
        """The attribution whose content begins where its sentence does when the reader left out who said it.

        Or left out what was said: "The cable was cut, MENA quoted an official as saying".
        """
        first = one.content[0]
        if len(one.content) == 1 and one.source and _ALL_AS_SAYING.match(self._text, first.start, first.end):
            start, end = self._sentence(one.source[0].start), one.source[0].start
            before = self._text[start:end].rstrip(" ,")
            if first.start > end and before and not before.endswith(("”", '"')):
                return msgspec.structs.replace(one, content=(Span(start, start + len(before)), first))
        start = self._sentence(first.start)
        if start < first.start and one.source and one.source[0].start > first.start:
            head = self._head(start, first.end)
            if head and self._text[first.start : max(first.start, head.content[0].start)].strip() in ("", "that"):
                return msgspec.structs.replace(one, content=(Span(head.source[0].start, first.end), *one.content[1:]))
        return one

    def only_cites(self, one: RawAttribution, raw: Sequence[RawAttribution]) -> bool:
        """Whether an attribution says no more than whom its source cites for the words of another attribution."""
        return (
            len(one.cue) == len(one.content) == 1
            and re.fullmatch(_CITING, one.cue[0].of(self._text)) is not None
            and self._who.speaker(*_edges(one.content[0])) is not None
            and any(other is not one and overlaps(other.source, one.source) for other in raw)
        )

    def of(self, holder: RawAttribution) -> Iterator[RawAttribution]:
        """What somebody says within the holder's words, and whom the holder cites for them."""
        sure = round(_SURE * holder.confidence, 4)
        for source, cue, content in (*self._cited(holder), *self._trailing(holder), *self._beside(holder)):
            yield RawAttribution(source=(source,), cue=cue, content=content, confidence=sure)
        for span in holder.content:
            opens = self._sentences[bisect_right(self._sentences, span.start) : bisect_left(self._sentences, span.end)]
            for start, end in zip([span.start, *opens], [*opens, span.end], strict=True):
                if head := self._head(start, end):
                    yield msgspec.structs.replace(head, confidence=sure)

    def _head(self, start: int, end: int) -> RawAttribution | None:
        """Speech at the head of a clause: "that the captain had said (that) the engine was dead"."""
        opening = _OPENING.match(self._text, start, end)
        place = opening.end() if opening else start
        if passive := _PASSIVE.match(self._text, place, end):
            source, cue = self._who.speaker(*passive.span("source")), Span(*passive.span("cue"))
            after = passive.end()
        else:
            verb = _ANY_CUE.search(self._text, place, min(end, place + _FAR))
            if verb is None or (_LOOSE.search(verb.group()) and not _CLAUSE_FOLLOWS.match(self._text, verb.end(), end)):
                return self._second(place, end)
            source, cue = self._who.speaker(place, verb.start()), Span(*verb.span())
            if source is None:
                return self._second(place, end)
            after = verb.end()
            if _LISTENS.search(verb.group()) and (listener := _LISTENER.match(self._text, after, end)):
                after = listener.end()
        that = _THAT.match(self._text, after, end)
        after = that.end() if that else after
        if source is None or after >= end:
            return None
        return RawAttribution(source=(source,), cue=(cue,), content=(Span(after, end),), confidence=0.0)

    def _second(self, place: int, end: int) -> RawAttribution | None:
        """Speech behind another verb of the name that opens a clause: "Clinton met the crews and pledged to stay"."""
        adverbial = _ADVERBIAL.match(self._text, place, end)
        for start in dict.fromkeys((place, adverbial.end() if adverbial else place)):
            subject = self._who.mention_from(start)
            if subject is None or subject.span.start != start or subject.kind not in _SPEAKS or subject.span.end >= end:
                continue
            second = _SECOND_CUE.match(self._text, subject.span.end, end)
            if second is None or _ANY_CUE.search(self._text, subject.span.end, second.end("cue") - 12):
                return None
            number = "cue" if second["cue"] else "cue2"
            that = _THAT.match(self._text, second.end(number), end)
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
            commas = [m.start() for m in re.finditer(",", self._text[max(span.start, span.end - _FAR) : span.end])]
            for comma in commas:
                place = comma + max(span.start, span.end - _FAR)
                match = _TRAILING.match(self._text, place, span.end)
                if match and place > span.start and not any(part.start < place < part.end for part in self._quoted):
                    number = next(n for n in ("", "2", "3") if match["source" + n])
                    source = self._who.speaker(*match.span("source" + number))
                    if source:
                        yield source, (Span(*match.span("cue" + number)),), (Span(span.start, place),)
                        return

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
                    leading = _LEADING.search(self._text[max(span.start, part.start - _FAR) : part.start])
                    if leading:
                        start = max(span.start, part.start - _FAR)
                        who = self._who.speaker(start + leading.start("source"), start + leading.end("source"))
                        cue = Span(start + leading.start("cue"), start + leading.end("cue"))
                        if who:
                            found.append((who, (cue,), tuple(inside)))
                            continue
                    for pattern in (_INVERTED, _UPRIGHT):
                        match = pattern.match(self._text, part.end, span.end)
                        if match and (source := self._who.speaker(*match.span("source"))):
                            found.append((source, (Span(*match.span("cue")),), tuple(inside)))
                            break
        if len(found) == 1:
            yield found[0]

    def _cited(self, holder: RawAttribution) -> Iterator[_Parts]:
        """Whom the holder cites: "Kyodo reported, citing two officials, that …", "quoted the minister as saying …"."""
        text = self._text
        if passive := _passively(holder, self._who):
            yield passive[0], holder.cue, passive[1]
            return
        for number, span in enumerate(holder.content):
            opens = _OPENS_CITING.match(text, span.start, span.end)
            if opens or _AFTER_CITING.search(text, max(0, span.start - 10), span.start):
                match = _cited(text, opens.end() if opens else span.start, span.end)
                source = self._who.speaker(*match.span("source")) if match else None
                if match and source:
                    after = _THAT.match(text, match.end(), span.end)
                    rest = after.end() if after else match.end()
                    said = (Span(rest, span.end),) if rest < span.end else ()
                    how = match if match["cue"] else opens
                    cue = (Span(*how.span("cue")),) if how else ()
                    content = (*said, *holder.content[number + 1 :]) if said else holder.content[:number]
                    if content:
                        yield source, cue, content
                return
        if not holder.source:
            return
        end = self._sentence_end(holder.source[0].start)
        told = _THEN_ACCORDING.match(text, holder.cue[-1].end, end) if holder.cue else None
        named = self._who.mention_from(holder.source[0].start)
        if told and named and named.kind == "outlet" and named.span.start < holder.source[0].end:
            source = self._who.speaker(*told.span("source"))
            if source and not overlaps([source], holder.content):
                yield source, (Span(*told.span("cue")),), holder.content
                return
        for place in (holder.source[-1].end, *(span.end for span in holder.cue[-1:])):
            citing = _THEN_CITING.match(text, place, end)
            match = _cited(text, citing.end(), end) if citing else None
            source = self._who.speaker(*match.span("source")) if match else None
            if citing and source and not overlaps([source], holder.content):
                yield source, (Span(*citing.span("cue")),), holder.content
                return
        first = self._sentence(holder.source[0].start)
        held_up = _HELD_UP.match(text, first, holder.source[0].start)
        source = self._who.speaker(*held_up.span("source")) if held_up else None
        if held_up and source and holder.content and holder.content[0].start > holder.source[0].start:
            yield source, (Span(*held_up.span("cue")),), holder.content
            return
        citing = _CITED_FIRST.search(text, first, holder.source[0].start)
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
    return _CITED[0].match(text, start, end) or _CITED[1].match(text, start, end)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end
