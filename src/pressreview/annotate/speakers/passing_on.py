"""Outlets in the words around an attribution that pass it on: "told the BBC", "in an interview with", "quoted by"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.going_on import GoingOn
from pressreview.annotate.speakers.named_outlets import BEFORE, REACH, REPORTS, WHEN, named_outlets, unquoted
from pressreview.model.article import Article
from pressreview.model.base import Span, covers, overlaps
from pressreview.model.reading import Mention, Speaker
from pressreview.tables import load_outlets, load_vocabulary
from pressreview.text import outermost, quotations, sentences

_SAYS = f"{REPORTS}|quoted|quotes|cited|cites"
_AFTER = re.compile(
    rf"\s(?:(?!(?:and|but|or)\b)[\w’'-]+\s){{0,3}}?(?:{_SAYS})\b|,?\s(?:quoting|citing)\b", re.IGNORECASE
)
"""What stands after it: "Norpress reported, citing the minister"."""
_SAID_BY = re.compile(rf"\b(?:{REPORTS})\s(?:the\s)?$", re.IGNORECASE)
_CITING = re.compile(r"\b(?:citing|quoting|cited|quoted|cites|quotes)\b", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:citing|quoting|cites|quotes|(?:cited|quoted)(?!\s(?:by|in|as|on)\b))\s(?:[\w’'-]+\s){0,5}?$", re.IGNORECASE
)
"""What stands before an outlet that is cited: it is nearer to the words than who cites it."""
_TITLE = re.compile(r"[“\"‘'\s]*")
_TITLE_ENDS = re.compile(r"[,.”\"’'\s]*")
"""Marks around a programme's name, which quote nobody: “Meet the Press,”."""
_IN_PRINT = re.compile(
    rf"\b(?:noted|notes|argued|argues|observed|observes|remarked|explained|explains|complained|warned|warns|recalled|put\sit"
    rf"|pointed\sout|said|says){WHEN}\sin\s(?:the\s)?[“\"‘']{{0,2}}$",
    re.IGNORECASE,
)
"""Before an outlet that somebody writes in: "as Ilse Marrow noted in the Post"."""
_IN_ITS = re.compile(r"\b(?:in|during|from)\s(?:an?|the|his|her|that|this|one)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_INTERVIEW = re.compile(
    r"(?:['’]s)?\s(?:(?!and\b|or\b)[\w-]+\s){0,2}?(?:interview|op-ed|podcast|column)\b(?!\s(?:with|by|of)\b)"
)
"""Around an outlet that somebody spoke to or wrote in: "in a CNN interview", "in a Post op-ed"."""
_HOSTED = re.compile(
    rf"\binterview(?:ed)?{WHEN}\s(?:with|by)\s(?:[\w’'.-]+\s){{1,6}}?(?:on|of|for|from|at)\s(?:the\s)?[“\"‘']{{0,2}}$"
)
"""Before it, with who asks: "in an interview with morning host Odo Vale on WABX"."""
_ON_AIR = re.compile(r"\s(?:(?:on\s)?\w+day\s(?:\w+ing\s)?)?on\s(?:the\s)?[“\"‘']{0,2}")
"""Between a verb of speech and a broadcaster: "announced Sunday on CNN"."""
_FORM = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he)\s)?(?P<which>(?:[\w’'-]+\s){0,2}?)"
    r"(?:messages?|e-?mails?|letters?|posts?|tweets?|transcripts?|excerpts?|extracts?|minutes|copy|recordings?|audio|videos?|clips?|note|texts?)\b(?P<rest>[^,]*),?"
)
"""What somebody spoke or wrote in, with who had it."""
_GIVEN_BY = re.compile(
    r"(?P<by>\s(?:provided|released|issued|published|circulated|distributed|made\spublic)\sby\s(?:the\s)?)[^,]+"
)
"""How it goes on with the body that gave it out: "excerpts provided by the Ports Office"."""
_WHOSE = re.compile(r"\s(?:by|from|of)\s")
_OTHER_CLAUSE = re.compile(r"[;:]|,\s(?:but|and|while|whereas|although|though)\s", re.IGNORECASE)
_PIECE = re.compile(
    r"(?:reports?|articles?|story|broadcast|pieces?|account|op-eds?|essay|column|letter)\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    r",\s(?:which|who|where)\s(?!(?:was|were)\s(?:first\s)?(?:reported|obtained|published|seen)\s(?:\w+\s)?by\b)"
)
"""What begins a clause of its own, but the one that tells who had the words: "which was first reported by the Post"."""
_COMPARED = re.compile(
    r"\b(?:similar|contrary|response|respond(?:ed|ing)|repl(?:y|ied|ying)|react(?:ed|ing)|referr(?:ed|ing)|pointed|pointing)"
    r"\sto\s(?:an?|the)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
"""Before what was published elsewhere and only bears on the words: "similar to an article published in the Post"."""
_GOES_ON_AIR = re.compile(r"\b(?:went|goes|going|guest)\son\s(?:the\s)?[“\"‘']{0,2}$")
"""Before a broadcaster: "went on CNN to defend his plan"."""
_APPEARED = re.compile(
    r"\b(?:in\s(?:an?|another|his|her)\s(?:\w+\s)?interview(?:\s\w+){0,3}?\s(?:with|on)|(?:was|is)\sa\sguest(?:\s\w+){0,2}?\son"
    r"|(?:appeared|appears)(?:\s\w+){0,2}?\son|(?:sat|sits)\sdown(?:\s\w+){0,2}?\swith)\s(?:the\s)?[“\"‘']{0,2}$"
)
"""Before an outlet that somebody speaks to, in a sentence without the words: "Marrow was a guest on WABX"."""
_OPENS = 5
"""Words that may stand before who is the subject of such a sentence: a title, "On Sunday"."""
_FAR = 1000
"""How far from source and cue, in characters, an outlet of the same sentence is looked for."""
_SOMEBODY = frozenset(("someone", "somebody", "individual", "person", "television", "radio"))
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "several"))
_ONE = frozenset(("a", "an", "another", "the"))
_AGENT = re.compile(r"(?:or|er|ist|ian|man|woman|ee)s?$")
"""Words that make somebody of a noun that no table has: "two herders", "a juror"."""


class Scan:
    """Finds outlets beside words of passing on, in one article."""

    def __init__(self, article: Article, raw: Sequence[RawAttribution], mentions: Sequence[Mention]) -> None:
        self.text, self.raw = article.text, raw
        self.outlets = sorted(named_outlets(self.text, mentions), key=lambda one: one.span)
        self._starts = [one.span.start for one in self.outlets]
        self._persons = [one for one in mentions if one.kind == "person"]
        self._bodies = {one.span.start: one for one in mentions if one.kind in ("organisation", "state")}
        self._sentences = sentences(self.text)
        self._sentence_starts = [span.start for span in self._sentences]
        self._quoted = outermost(quotations(self.text))
        self._quoted_starts = [span.start for span in self._quoted]
        self._sources = sorted((span.start, span.end, index) for index, one in enumerate(raw) for span in one.source)
        self._parts = sorted(
            (span.start, span.end, index) for index, one in enumerate(raw) for span in (*one.source, *one.cue)
        )

    def going_on(self) -> GoingOn:
        """What goes on with an interview, in the same article."""
        return GoingOn(self.text, self.raw, self._sentences, self._quoted)

    def appeared(self) -> dict[int, tuple[str, str]]:
        """Who is told to have spoken to or on what outlet, by the number of the sentence that tells it."""
        found: dict[int, tuple[str, str]] = {}
        starts = [one.span.start for one in self._persons]
        for mention in self.outlets:
            number = self._sentence_at(mention.span.start)
            first = self._sentences[number].start
            where = _APPEARED.search(self.text, max(first, mention.span.start - REACH), mention.span.start)
            at = bisect_left(starts, first)
            if where is None or at == len(starts) or starts[at] >= where.start():
                continue
            if len(self.text[first : starts[at]].split()) <= _OPENS:
                found[number] = (self._persons[at].name, mention.name)
        return found

    def cites(self, index: int) -> int | None:
        """The attribution whose source cites that of this one for the same words: "Kyodo said, citing officials"."""
        one = self.raw[index]
        if not (one.cue and one.source and _CITING.match(one.cue[0].of(self.text))):
            return None
        sentence = self._sentence_at(one.cue[0].start)
        near = [
            (abs(other.source[0].start - one.cue[0].start), number)
            for number, other in enumerate(self.raw)
            if other.source
            and other.content == one.content
            and other.source != one.source
            and self._sentence_at(other.source[0].start) == sentence
        ]
        return min(near)[1] if near else None

    def form(self, index: int, holder: Speaker | None) -> tuple[str, ...] | None:
        """The outlets that had what a holder is, where it is no mouth but a form of words: "an e-mail seen by Bild".

        None where the holder is somebody, or where the form is somebody's who may not be the one that speaks.
        """
        one = self.raw[index]
        according = len(one.cue) == 1 and one.cue[0].of(self.text).lower() == "according to"
        if holder is None or holder.name is not None or len(one.source) != 1 or not according:
            return None
        form = _FORM.fullmatch(self.text, *_edges(one.source[0]))
        vocabulary = load_vocabulary()
        somebody = vocabulary.roles | vocabulary.groups | vocabulary.organisations
        if form is None or any(word.lower() in somebody for word in form["which"].split()):
            return None
        outlets = tuple(
            mention.name
            for mention in self.outlets
            if form.start("rest") <= mention.span.start and mention.span.end <= form.end()
        )
        if not outlets and (given := _GIVEN_BY.fullmatch(form["rest"])):
            body = self._bodies.get(form.start("rest") + given.end("by"))
            return (body.name,) if body and body.span.end >= form.end("rest") else None
        return outlets if outlets or not _WHOSE.search(form["rest"]) else None

    def links(self, index: int, speaker: Speaker | None) -> tuple[Mention, ...]:
        """The outlets that the words around one attribution name as passing it on, nearest to the speaker first."""
        one = self.raw[index]
        if not one.source:
            return ()
        anchors = (*one.source, *one.cue) or one.content
        low, high = min(span.start for span in anchors), max(span.end for span in anchors)
        start = max(self._sentences[self._sentence_at(low)].start, low - _FAR)
        end = min(self._sentences[self._sentence_at(high - 1)].end, high + _FAR)
        near: list[tuple[int, int, Mention]] = []
        far: list[tuple[int, int, Mention]] = []
        for mention in self.outlets[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if self._left_out(mention, index, speaker) or self._other_clause(mention.span, low, high):
                continue
            before = self.text[max(start, mention.span.start - REACH) : mention.span.start]
            after = self.text[mention.span.end : min(end, mention.span.end + REACH)]
            place = mention.span.start
            away = (max(low - mention.span.end, place - high), place, mention)
            match = BEFORE.search(before)
            if match and match["aired"] and not self._aired(mention, start, place):
                match = None
            if match and _COMPARED.search(before[: match.start()]):
                continue
            interview = _HOSTED.search(before) or (_INTERVIEW.match(after) and _IN_ITS.search(before))
            on_air = one.cue and _ON_AIR.fullmatch(self.text, one.cue[-1].end, place) and self._broadcasts(mention)
            if self._in_cue(place, index) and _GOES_ON_AIR.search(before):
                on_air = self._broadcasts(mention)
            if on_air or (interview and not self._another_between(mention.span, index, low, high)):
                near.append(away)
            elif match and match.group("near"):
                word = place - len(before) + match.start()
                if not self._another_between(mention.span, index, low, high) and self._mine(word, index):
                    near.append(away)
            elif speaker is None or speaker.kind == "outlet":
                continue  # an outlet's own words pass through no other
            elif not can_speak(speaker) and not (match and self._in_cue(place - len(before) + match.start(), index)):
                continue
            elif match or _IN_PRINT.search(before) or self._said_by(before, place) or _AFTER.match(after):
                far.append(away)
        return tuple(mention for _, _, mention in (*sorted(near, key=_order), *sorted(far, key=_order)))

    def _left_out(self, mention: Mention, index: int, speaker: Speaker | None) -> bool:
        """Whether an outlet is the source itself, speaks for itself, or is only spoken of in what is said."""
        one, place = self.raw[index], mention.span.start
        if any(span.start <= place < span.end for span in one.content):
            return not self._listens(one, mention)
        if any(span.start <= place < span.end and not self._told_in(span, place) for span in one.source):
            return True
        if speaker is not None and speaker.name is not None and load_outlets().same(speaker.name, mention.name):
            return True
        at = bisect_left(self._sources, (place + 1,)) - 1
        if at >= 0 and place < self._sources[at][1]:
            other = self.raw[self._sources[at][2]]
            spans = (*one.content, *one.cue, *one.source)
            held = all(any(covers(content, span) for content in other.content) for span in spans)
            if held or not overlaps(other.content, spans):
                return True  # a holder is a link of its own; one who speaks of something else is none
        at = bisect_left(self._quoted_starts, place + 1) - 1
        quoted = self._quoted[at] if at >= 0 else None
        if (
            quoted is not None
            and _TITLE.fullmatch(self.text[quoted.start : mention.span.start])
            and (_TITLE_ENDS.fullmatch(self.text[mention.span.end : quoted.end]))
        ):
            return False
        # a quotation that also holds who speaks and the verb is one of marks set wrongly
        return (
            quoted is not None
            and place < quoted.end
            and not all(covers(quoted, span) for span in (*one.source, *one.cue))
        )

    def _said_by(self, before: str, place: int) -> bool:
        """Whether a verb before an outlet is the outlet's, not somebody's before it: "Marrow said CNN was no paper"."""
        match = _SAID_BY.search(before)
        if match is None:
            return False
        verb = place - len(before) + match.start()
        at = bisect_left(self._parts, (verb + 1,)) - 1
        if at < 0 or verb >= self._parts[at][1]:
            return True
        source = self.raw[self._parts[at][2]].source
        return not (source and source[-1].end <= verb)

    def _aired(self, mention: Mention, start: int, place: int) -> bool:
        """Whether "On" opens the sentence and names who broadcast it: "On CNN, Ilse Marrow said"."""
        return self._broadcasts(mention) and self.text[start:place].rstrip("“\"‘'") == "On "

    def _broadcasts(self, mention: Mention) -> bool:
        known = load_outlets().named(mention.name)
        return known is not None and known.kind == "broadcaster"

    def _listens(self, one: RawAttribution, mention: Mention) -> bool:
        """Whether the reader took for words whom "told" has right behind it: "told the BBC it is shut"."""
        return any(
            cue.of(self.text).lower().endswith(("told", "tells"))
            and not self.text[cue.end : mention.span.start].strip()
            for cue in one.cue[-1:]
        )

    def _told_in(self, source: Span, place: int) -> bool:
        """Whether a source says in itself whom it spoke to: "an officer quoted by Haaretz"."""
        match = BEFORE.search(self.text[source.start : place])
        return match is not None and match.start() > 0 and not _PIECE.match(match.group())

    def _mine(self, place: int, index: int) -> bool:
        """Whether the "told" at `place` is no other attribution's, or is shared: "told the BBC …, adding …"."""
        one = self.raw[index]
        at = bisect_left(self._parts, (place + 1,)) - 1
        if at < 0 or not self._parts[at][0] <= place < self._parts[at][1] or self._parts[at][2] == index:
            return True
        other = self.raw[self._parts[at][2]]
        if not overlaps(other.source, one.source):
            return any(covers(content, span) for content in one.content for span in other.source)
        return not one.cue or self.text[max(0, one.cue[0].start - 2) : one.cue[0].start] in (", ", "” ", '" ')

    def _in_cue(self, place: int, index: int) -> bool:
        """Whether a place is in an attribution's own cue: whoever "was quoted by the Post" can speak."""
        return any(span.start <= place < span.end for span in self.raw[index].cue)

    def _another_between(self, span: Span, index: int, low: int, high: int) -> bool:
        """Whether somebody else's source or cue stands between an outlet and the attribution's: it is theirs."""
        first, last = (span.end, low) if span.end <= low else (high, span.start)
        mine = self.raw[index]
        at = bisect_left(self._parts, (first,))
        while at < len(self._parts) and self._parts[at][0] < last:
            other = self.raw[self._parts[at][2]]
            if self._parts[at][2] != index and not (other.source and overlaps(other.source, mine.source)):
                return True
            at += 1
        return False

    def _other_clause(self, span: Span, low: int, high: int) -> bool:
        """Whether a clause of its own stands between an outlet and the attribution's source and cue."""
        between = self.text[span.end : low] if span.end <= low else self.text[high : span.start]
        if span.start >= high and (_RELATIVE.search(unquoted(between)) or _CITED.search(between)):
            return True
        return bool(_OTHER_CLAUSE.search(unquoted(between)))

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect_left(self._sentence_starts, place + 1) - 1)


def can_speak(speaker: Speaker) -> bool:
    """Whether a source is more than a letter, a poll or a lawsuit: of a known kind, a bare name, or somebody's noun."""
    words = [word.strip(",") for word in (speaker.description or "").split()]
    if speaker.name is not None or speaker.kind != "unknown" or all(word[:1].isupper() for word in words):
        return True
    vocabulary = load_vocabulary()
    nouns = vocabulary.roles | vocabulary.groups | vocabulary.organisations | vocabulary.outlet_nouns | _SOMEBODY
    if any(word.lower() in nouns for word in words[:4]):
        return True
    plain = len(words) in (2, 3) and all(map(str.islower, words[1:])) and words[-1] not in vocabulary.writings
    counted = words[0].lower() in _NUMBERS and words[-1].endswith("s")
    return plain and (counted or (words[0].lower() in _ONE and _AGENT.search(words[-1]) is not None))


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _order(found: tuple[int, int, Mention]) -> tuple[int, int]:
    return found[:2]
