"""Through whom words came: "told the BBC", "according to Interfax", "first reported by", "said The Guardian".

Attributions that hold others give one link each; a scan of the words around the attribution gives those that the
reader did not mark. Nothing in quotation marks is scanned, and the article's own outlet is never written.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pressreview.annotate.attributions.structure import parents
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.going_on import GoingOn
from pressreview.annotate.speakers.people import Gender
from pressreview.annotate.speakers.pronouns import GENDER
from pressreview.model.article import Article
from pressreview.model.base import Span, covers, overlaps
from pressreview.model.reading import Mention, Speaker
from pressreview.tables import load_outlets, load_vocabulary
from pressreview.text import outermost, quotations, sentences

_REPORTS = "said|says|say|reported|reports|wrote|writes|noted|notes|added|adds"
_SAYS = f"{_REPORTS}|quoted|quotes|cited|cites"
_WHEN = (
    r"(?:\s\w+ly)?(?:\s(?:on\s)?(?:\w+day|last|today|yesterday|earlier|recently|live)"
    r"(?:\s(?:week|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|night))?)?"
)
_BEFORE = re.compile(
    r"\b(?:(?P<near>(?:told|tells?|telling)(?:\s\w+\s(?:from|at|with|of|for))?"
    rf"|interview(?:ed)?{_WHEN}\s(?:with|by|on|to|for|that)|(?:speaking|spoke|speaks|talking|talked){_WHEN}\s(?:to|on|with)"
    rf"|(?:appearing|appeared|appears|appearance){_WHEN}\s(?:on|with)|(?:said|saying|remarks|comments){_WHEN}\s(?:on|to)|asked\sby"
    r"|(?:confirmed|confirming|explained|admitted|acknowledged|reiterated|repeated|disclosed|revealed|statement|e-?mail|described(?:\s\w+){0,4})\sto"
    r"|(?:statement|e-?mail|letter|remarks|comments)\s(?:provided|given|sent|released|issued|made)\sto|shared\swith"
    rf"|(?:writing|wrote|writes|op-ed|essay|column|letter|article)(?:\spublished)?{_WHEN}\s(?:in|for|to|by)"
    r"|(?:editorial|opinion)\spiece\s(?:in|for)"
    rf"|writing{_WHEN}\son"
    r"|(?P<aired>(?<!\w\s)On))"
    r"|according\sto|(?:reported|quoted|cited|published|carried|aired|broadcast|televised|obtained|seen)\s"
    r"(?:live\s|as\s\w+\s)?(?:by|in|on)"
    r"|(?:reports?|article|story|broadcast|piece|account)\s(?:in|by|from|on|of))\s(?:[\w’'-]+\s){0,4}?[“\"‘']{0,2}$",
    re.IGNORECASE,
)
"""What stands before an outlet that passes words on; `near` when it stands next to the speaker."""
_AFTER = re.compile(
    rf"\s(?:(?!(?:and|but|or)\b)[\w’'-]+\s){{0,3}}?(?:{_SAYS})\b|,?\s(?:quoting|citing)\b", re.IGNORECASE
)
"""What stands after it: "Norpress reported, citing the minister"."""
_SAID_BY = re.compile(rf"\b(?:{_REPORTS})\s(?:the\s)?$", re.IGNORECASE)
_CITING = re.compile(r"\b(?:citing|quoting|cited|quoted|cites|quotes)\b", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:citing|quoting|cites|quotes|(?:cited|quoted)(?!\s(?:by|in|as|on)\b))\s(?:[\w’'-]+\s){0,5}?$", re.IGNORECASE
)
"""What stands before an outlet that is cited: it is nearer to the words than who cites it."""
_TOLD = re.compile(r"\b(?:told|tells|interview\swith)\s$")
"""What stands before a name without an article that is told something, if it is no body of the tables: an outlet."""
_RUNS = r"\b(?:airs|aired|airing|broadcast|streams|streamed|streaming|televised|premieres|premiered|published)"
"""What a programme or a text does in or on an outlet."""
_WROTE = re.compile(r"\b(?:wrote|writes|written|(?:op-ed|essay|column|article)s?)\s(?:in|for)\s(?:[Tt]he\s)?$")
"""What stands before a name of two words or more that is written for: "wrote in German Energy News"."""
_DOMAIN = re.compile(r"\b(?<![@/.])[A-Za-z][\w-]*\.(?:com|net|org|info|tv|co\.uk|ie|ca|au|in|eu|de|fr|ru|ua)\b(?![/@])")
_ITS_NOUN = re.compile(
    r"\s(?:magazine|newspaper|newswire|(?:news|press)\s(?:agency|service|website|site|portal)|radio|television|TV|"
    r"tabloid|daily|weekly)\b"
)
_PUBLISHES = re.compile(
    r"\b(?:(?:News|Press)\s(?:Agency|Service|Network)|Newswire|Television|Radio|[WK][A-Z]{2,3}(?:-(?:TV|FM|AM)|\d{2,4}))$"
)
"""How a body is called that publishes."""
_ITS_KIND = re.compile(
    r"\b(?:affiliate|(?:local|news|radio|television|TV)\s(?:station|site|website|channel|program|programme))\s$"
)
"""What is said before the name of an outlet nobody knows: "told CNN affiliate WDIV-TV"."""
_AFFILIATE = re.compile(r"\saffiliate\s(?=[A-Z])")
_ITS_PROGRAMME = re.compile(r"(?:['’]s?)?\s(?:(?:hosts?|anchors?|show|programme?)\s(?:of\s)?)?['‘“\"]{0,2}")
"""Between an outlet and its programme: "NBC's Today", "the MSNBC hosts of “Morning Joe”"."""
_OF_MANY = re.compile(r"\s(?:of|for|and)\s")
"""Part of the name of a body that is told things: "Citizens for Responsibility"."""
_TITLE = re.compile(r"[“\"‘'\s]*")
_TITLE_ENDS = re.compile(r"[,.”\"’'\s]*")
"""Marks around a programme's name, which quote nobody: “Meet the Press,”."""
_IN_PRINT = re.compile(
    rf"\b(?:noted|notes|argued|argues|observed|observes|remarked|explained|explains|complained|warned|warns|recalled|put\sit"
    rf"|pointed\sout|said|says){_WHEN}\sin\s(?:the\s)?[“\"‘']{{0,2}}$",
    re.IGNORECASE,
)
"""Before an outlet that somebody writes in: "as Ilse Marrow noted in the Post"."""
_IN_ITS = re.compile(r"\b(?:in|during|from)\s(?:an?|the|his|her|that|this|one)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_INTERVIEW = re.compile(
    r"(?:['’]s)?\s(?:(?!and\b|or\b)[\w-]+\s){0,2}?(?:interview|op-ed|podcast|column)\b(?!\s(?:with|by|of)\b)"
)
"""Around an outlet that somebody spoke to or wrote in: "in a CNN interview", "in a Post op-ed"."""
_HOSTED = re.compile(
    rf"\binterview(?:ed)?{_WHEN}\s(?:with|by)\s(?:[\w’'.-]+\s){{1,6}}?(?:on|of|for|from|at)\s(?:the\s)?[“\"‘']{{0,2}}$"
)
"""Before it, with who asks: "in an interview with morning host Odo Vale on WABX"."""
_ON_AIR = re.compile(r"\s(?:(?:on\s)?\w+day\s(?:\w+ing\s)?)?on\s(?:the\s)?[“\"‘']{0,2}")
"""Between a verb of speech and a broadcaster: "announced Sunday on CNN"."""
_FORM = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he)\s)?(?P<which>(?:[\w’'-]+\s){0,2}?)"
    r"(?:messages?|e-?mails?|letters?|posts?|tweets?|transcripts?|recordings?|audio|videos?|clips?|note|texts?)\b(?P<rest>[^,]*),?"
)
"""What somebody spoke or wrote in, with who had it."""
_WHOSE = re.compile(r"\s(?:by|from|of)\s")
_STATE_OWN = re.compile(
    r"\b(?i:state(?:-run|-owned|-controlled)?)\s"
    r"(?:(?:television|TV|radio|media)\b(?!\s(?:[A-Z]|channel|network|station|company))|(?:broadcaster|news\sagency|newspaper|daily)\b(?!,?\s[A-Z]))"
)
"""An outlet by its owner: "was quoted by state television"."""
_HEARS = re.compile(
    r"\s(?:on\s(?:the\s)?condition\b|(?:in|during)\s(?:an?|the|that|his|her)\s(?:\w+\s){0,3}interview\b)"
)
"""What stands after somebody who was told in order to be printed: "spoke to the Star on condition of anonymity"."""
_ONE_WORD = re.compile(r"(?:[Tt]he\s)?[A-Z][a-z]+")
_GOES_ON = re.compile(r"\s(?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec))[A-Z][a-z]+")
"""An ordinary word that is an outlet's name, and the name goes on: "the National Association of Realtors"."""
_CALLED = re.compile(
    r"\bthe\s(?P<noun>newspaper|paper|daily|tabloid|magazine|(?:news\s)?agency|newswire|broadcaster|station|channel|network|"
    r"website|site|outlet)\b"
)
_KINDS = {
    "agency": ("agency",), "newswire": ("agency",), "broadcaster": ("broadcaster",), "station": ("broadcaster",),
    "channel": ("broadcaster",), "network": ("broadcaster",), "newspaper": ("paper",), "paper": ("paper",),
    "daily": ("paper",), "tabloid": ("paper",), "magazine": ("paper",),
}  # fmt: skip
"""Which kinds of outlet a common noun can mean; any where it is not here."""
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
_SHOW = re.compile(r"\bon\s[“\"‘']?(?P<name>(?:[Tt]he\s)?(?:[A-Z][\w.’'-]+\s){1,3}Show)\b")
"""A programme that is called so: "said on The Odo Vale Show"."""
_APPEARED = re.compile(
    r"\b(?:in\s(?:an?|another|his|her)\s(?:\w+\s)?interview(?:\s\w+){0,3}?\s(?:with|on)|(?:was|is)\sa\sguest(?:\s\w+){0,2}?\son"
    r"|(?:appeared|appears)(?:\s\w+){0,2}?\son|(?:sat|sits)\sdown(?:\s\w+){0,2}?\swith)\s(?:the\s)?[“\"‘']{0,2}$"
)
"""Before an outlet that somebody speaks to, in a sentence without the words: "Marrow was a guest on WABX"."""
_OPENS = 5
"""Words that may stand before who is the subject of such a sentence: a title, "On Sunday"."""
_REACH = 120
"""How far from an outlet, in characters, the words of passing on may stand."""
_FAR = 1000
"""How far from source and cue, in characters, an outlet of the same sentence is looked for."""


def find_via(
    article: Article,
    raw: Sequence[RawAttribution],
    speakers: Sequence[Speaker | None],
    mentions: Sequence[Mention],
) -> tuple[tuple[str, ...] | None, ...]:
    """For each attribution what stands between speaker and reader, nearest to the speaker first.

    () is known to be none. None is not known: an unnamed holder, or a speaker who was quoted through an outlet before
    and of whom nothing is said here. The article's own outlet is left out; the one agency that the page credits stands
    last.
    """
    scan = _Scan(article, raw, mentions)
    holders = tuple(scan.cites(index) if holder is None else holder for index, holder in enumerate(parents(raw)))
    found_by = [scan.links(index, speaker) for index, speaker in enumerate(speakers)]
    own = [
        tuple(one.name for one in some if holder is None or one not in found_by[holder])
        for some, holder in zip(found_by, holders, strict=True)
    ]
    through = [_through(index, speakers, own, holders) for index in range(len(raw))]
    for index, outlets in scan.going_on().carried(speakers, through, holders, scan.appeared()).items():
        own[index] = outlets
    supplier = _supplier(article)
    through_outlet: set[str] = set()
    found: list[tuple[str, ...] | None] = [None] * len(raw)
    for index in sorted(range(len(raw)), key=lambda index: (raw[index].content[0].start, index)):
        speaker = speakers[index]
        name = None if speaker is None else speaker.name
        links: list[str | None] = [*own[index]]
        holder = holders[index]
        while holder is not None:
            form = scan.form(holder, speakers[holder])
            if form is None:
                links.append(None if _may_be(speaker, speakers[holder]) else _credit(speakers[holder]))
            links.extend(form or own[holder])
            holder = holders[holder]
        if None in links:
            continue
        chain = _cleaned([link for link in links if link], speaker=name, outlet=article.outlet)
        if speaker is not None and speaker.kind == "person" and name is not None:
            if not chain and name in through_outlet:
                continue
            if own[index]:
                through_outlet.add(name)
        if supplier is not None:
            chain = _cleaned([*chain, supplier], speaker=name, outlet=article.outlet)
        found[index] = tuple(chain)
    return tuple(found)


def _through(
    index: int, speakers: Sequence[Speaker | None], own: Sequence[tuple[str, ...]], holders: Sequence[int | None]
) -> tuple[str, ...]:
    """The outlets that an attribution passed through before it came to anybody else."""
    found = list(own[index])
    holder = holders[index]
    while holder is not None:
        speaker = speakers[holder]
        if speaker is None or speaker.kind != "outlet" or speaker.name is None:
            break
        found += [speaker.name, *own[holder]]
        holder = holders[holder]
    return tuple(found)


_POINTING = frozenset(("his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "one"))
"""A description with one of these means nothing away from its sentence ("her office")."""


def _credit(speaker: Speaker | None) -> str | None:
    """How a speaker is named who passes on another's words, None for one who cannot be told."""
    if speaker is None:
        return None
    if speaker.name is not None:
        return speaker.name
    if not _can_speak(speaker):
        return None
    described = (speaker.description or "").split()
    if len(described) == 1 and described[0].lower() in load_vocabulary().groups:
        return described[0].lower()
    pointing = any(word.lower() in _POINTING for word in described)
    return " ".join(described) if len(described) > 1 and not pointing else None


_SOMEBODY = frozenset(("someone", "somebody", "individual", "person", "television", "radio"))


def _can_speak(speaker: Speaker) -> bool:
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


_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "several"))
_ONE = frozenset(("a", "an", "another", "the"))
_AGENT = re.compile(r"(?:or|er|ist|ian|man|woman|ee)s?$")
"""Words that make somebody of a noun that no table has: "two herders", "a juror"."""


def _may_be(speaker: Speaker | None, holder: Speaker | None) -> bool:
    """Whether a pronoun that nobody could resolve may mean the one in whose words it stands."""
    if speaker is None or holder is None or speaker.name is not None:
        return False
    pronoun = (speaker.description or "").lower()
    if pronoun in GENDER:
        return holder.kind in ("person", "unknown") and _gender(holder) in (None, GENDER[pronoun])
    return pronoun == "they" and holder.kind != "outlet"


def _gender(speaker: Speaker) -> Gender | None:
    """What a speaker's role, or else the first name, tells: of "her brother, Anton Lind" that it is a man."""
    vocabulary = load_vocabulary()
    words = {word.strip(",").lower() for word in (*(speaker.role or "").split(), *(speaker.description or "").split())}
    given = (speaker.name or "").split(" ")[0]
    man = bool(words & vocabulary.roles_of_men) or given in vocabulary.men
    woman = bool(words & vocabulary.roles_of_women) or given in vocabulary.women
    return None if man == woman else "m" if man else "f"


def _cleaned(chain: Sequence[str], *, speaker: str | None, outlet: str | None) -> list[str]:
    """The chain without repetitions, the speaker and the article's own outlet, also by its last words ("The Times")."""
    outlets = load_outlets()
    left_out = [name for name in (speaker, outlet) if name]
    kept: list[str] = []
    for link in chain:
        itself = outlet is not None and outlet.endswith(" " + link.removeprefix("The "))
        if not itself and not any(outlets.same(link, other) for other in (*kept, *left_out)):
            kept.append(link)
    return kept


def _supplier(article: Article) -> str | None:
    """The one agency whose text the article is, None when none or several are credited."""
    if len(article.credits) != 1:
        return None
    known = load_outlets().named(article.credits[0])
    return article.credits[0] if known is None or known.kind == "agency" else None


class _Scan:
    """Finds outlets beside words of passing on, in one article."""

    def __init__(self, article: Article, raw: Sequence[RawAttribution], mentions: Sequence[Mention]) -> None:
        self.text, self.raw = article.text, raw
        self.outlets = sorted(_outlets(self.text, mentions), key=lambda one: one.span)
        self._starts = [one.span.start for one in self.outlets]
        self._persons = [one for one in mentions if one.kind == "person"]
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
            where = _APPEARED.search(self.text, max(first, mention.span.start - _REACH), mention.span.start)
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
            before = self.text[max(start, mention.span.start - _REACH) : mention.span.start]
            after = self.text[mention.span.end : min(end, mention.span.end + _REACH)]
            place = mention.span.start
            away = (max(low - mention.span.end, place - high), place, mention)
            match = _BEFORE.search(before)
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
            elif not _can_speak(speaker) and not (match and self._in_cue(place - len(before) + match.start(), index)):
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
        match = _BEFORE.search(self.text[source.start : place])
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
        if span.start >= high and (_RELATIVE.search(_unquoted(between)) or _CITED.search(between)):
            return True
        return bool(_OTHER_CLAUSE.search(_unquoted(between)))

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect_left(self._sentence_starts, place + 1) - 1)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _order(found: tuple[int, int, Mention]) -> tuple[int, int]:
    return found[:2]


def _outlets(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The outlets of a text: those named, names with an outlet's noun behind them, and what "the paper" means."""
    found = []
    for one in mentions:
        if _AFFILIATE.match(text, one.span.end):
            continue
        named = one.kind in ("unknown", "place", "organisation", "group")
        noun = _ITS_NOUN.match(text, one.span.end) if named else None
        heard = _HEARS.match(text, one.span.end) if named else None
        before = text[max(0, one.span.start - _REACH) : one.span.start] if named else ""
        told = (
            one.kind == "organisation"
            and _TOLD.search(before)
            and (_PUBLISHES.search(one.name.split()[0]) or not _OF_MANY.search(one.name))
        ) or (" " in one.name and _WROTE.search(before))
        told = told or (_TOLD.search(before) and _is_aired(text, one.name))
        if heard and (match := _BEFORE.search(before)):
            if match.group("near"):
                found.append(Mention(span=one.span, kind="outlet", name=one.name))
        elif (told and not _listens_only(one.name)) or (
            named and (_PUBLISHES.search(one.name) or _ITS_KIND.search(before))
        ):
            found.append(Mention(span=one.span, kind="outlet", name=one.name))
        elif doubtful := _doubtful(text, one, before) if named else None:
            found.append(Mention(span=one.span, kind="outlet", name=doubtful))
        elif noun:
            name = " ".join(text[one.span.start : noun.end()].split())
            found.append(Mention(span=Span(one.span.start, noun.end()), kind="outlet", name=name))
        elif one.kind == "outlet" and not (
            one.name.startswith("The ")
            and _ONE_WORD.fullmatch(one.span.of(text))
            and _GOES_ON.match(text, one.span.end)
        ):
            found.append(one)
    ends = [one.span.end for one in found]  # in text order, as the mentions are
    for pattern, group in ((_DOMAIN, 0), (_STATE_OWN, 0), (_SHOW, "name")):
        for match in pattern.finditer(text):
            first, last = match.span(group)
            after = bisect_left(ends, first + 1)
            if after == len(ends) or found[after].span.start >= last:
                found.append(Mention(span=Span(first, last), kind="outlet", name=" ".join(match[group].split())))
    found.sort(key=lambda one: one.span)
    found = [one for number, one in enumerate(found) if not number or not _of(text, found[number - 1], one)]
    ends = [one.span.end for one in found]
    called = []
    for match in _CALLED.finditer(text):
        at = bisect_left(ends, match.start() + 1) - 1
        if at >= 0 and text.count("\n", ends[at], match.start()) <= 2:
            known = load_outlets().named(found[at].name)
            kinds = _KINDS.get(match["noun"].split()[-1])
            if kinds is None or known is None or known.kind in kinds:
                called.append(Mention(span=Span(*match.span()), kind="outlet", name=found[at].name))
    return found + called


def _doubtful(text: str, one: Mention, before: str) -> str | None:
    """The outlet whose ordinary word a name is, behind words of passing on: "an article in the Observer"."""
    known = load_outlets().named(one.name)
    match = _BEFORE.search(before) if known else None
    if known is None or match is None or match["aired"]:
        return None
    article = bool(re.search(r"\b[Tt]he\s$", before))
    names = (known.name, *known.also, *known.doubtful)
    return (
        known.name
        if any(
            name.startswith("The ") == article
            for name in names
            if name.casefold().removeprefix("the ") == one.name.casefold()
        )
        else None
    )


def _is_aired(text: str, name: str) -> bool:
    """Whether a text says that something runs on or in what has that name: "the drama airs on Port Alba Magic"."""
    return re.search(rf"{_RUNS}\s(?:[\w,]+\s){{0,4}}?(?:on|in|by)\s(?:the\s)?{re.escape(name)}\b", text) is not None


def _listens_only(name: str) -> bool:
    """Whether a body is one that is told things without printing them: "told Congress", "told NATO"."""
    vocabulary = load_vocabulary()
    last = name.split()[-1].lower()
    return name in vocabulary.bodies or last in vocabulary.organisations or last.removesuffix("s") in vocabulary.roles


def _of(text: str, one: Mention, other: Mention) -> bool:
    """Whether the second is the first one's programme or paper, and no link of its own: "NBC's Today show"."""
    return _ITS_PROGRAMME.fullmatch(text[one.span.end : other.span.start]) is not None


def _unquoted(text: str) -> str:
    """The text without what stands in its quotation marks, whose clauses are the speaker's."""
    return re.sub(r"[“\"][^“”\"]*[”\"]", " ", text)
