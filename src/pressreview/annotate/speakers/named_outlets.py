"""The outlets that a text names: those of the tables, and what only its place tells to be one."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest

from pressreview.model.base import Span
from pressreview.model.reading import Mention
from pressreview.tables import load_outlets, load_vocabulary
from pressreview.text.words import word_set

REPORTS = "said|says|say|reported|reports|wrote|writes|noted|notes|added|adds"
WHEN = (
    r"(?:\s\w+ly)?(?:\s(?:on\s)?(?:\w+day|last|today|yesterday|earlier|recently|live)"
    r"(?:\s(?:week|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|night))?)?"
)
BEFORE = re.compile(
    r"\b(?:(?P<near>(?:told|tells?|telling)(?:\s\w+\s(?:from|at|with|of|for))?"
    rf"|interview(?:ed)?{WHEN}\s(?:with|by|on|to|for|that)|(?:speaking|spoke|speaks|talking|talked){WHEN}\s(?:to|on|with)"
    rf"|(?:appearing|appeared|appears|appearance){WHEN}\s(?:on|with)|(?:said|saying|remarks|comments){WHEN}\s(?:on|to)|asked\sby"
    r"|(?:confirmed|confirming|explained|admitted|acknowledged|reiterated|repeated|disclosed|revealed|statement|e-?mail|described(?:\s\w+){0,4})\sto"
    r"|(?:statement|e-?mail|letter|remarks|comments)\s(?:provided|given|sent|released|issued|made)\sto|shared\swith"
    rf"|(?:writing|wrote|writes|op-ed|essay|column|letter|article)(?:\spublished)?{WHEN}\s(?:in|for|to|by)"
    r"|(?:editorial|opinion)\spiece\s(?:in|for)"
    rf"|writing{WHEN}\son"
    r"|(?P<aired>(?<!\w\s)On))"
    r"|according\sto|(?:reported|quoted|cited|published|carried|aired|broadcast|televised|obtained|seen)\s"
    r"(?:live\s|as\s\w+\s)?(?:by|in|on)"
    r"|(?:reports?|article|story|broadcast|piece|account)\s(?:in|by|from|on|of))\s(?:[\w’'-]+\s){0,4}?[“\"‘']{0,2}$",
    re.IGNORECASE,
)
"""What stands before an outlet that passes words on; `near` when it stands next to the speaker."""
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
_ITS_PROGRAMME = re.compile(r"(?:['’]s?)?\s(?:(?:hosts?|anchors?|show|program(?:me)?)\s(?:of\s)?)?['‘“\"]{0,2}")
"""Between an outlet and its programme: "NBC's Today", "the MSNBC hosts of “Morning Joe”"."""
_OF_MANY = re.compile(r"\s(?:of|for|and)\s")
"""Part of the name of a body that is told things: "Citizens for Responsibility"."""
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
_ON_AIR = word_set("television tv radio")
_KINDS = {
    "agency": ("agency",), "newswire": ("agency",), "broadcaster": ("broadcaster",), "station": ("broadcaster",),
    "channel": ("broadcaster",), "network": ("broadcaster",), "newspaper": ("paper",), "paper": ("paper",),
    "daily": ("paper",), "tabloid": ("paper",), "magazine": ("paper",),
}  # fmt: skip
"""Which kinds of outlet a common noun can mean; any where it is not here."""
_SHOW = re.compile(r"\bon\s[“\"‘']?(?P<name>(?:[Tt]he\s)?(?:[A-Z][\w.’'-]+\s){1,3}Show)\b")
"""A programme that is called so: "said on The Odo Vale Show"."""
REACH = 120
"""How far from an outlet, in characters, the words of passing on may stand."""


def named_outlets(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The outlets of a text: those named, names with an outlet's noun behind them, and what "the paper" means."""
    found = []
    for one in mentions:
        if _AFFILIATE.match(text, one.span.end):
            continue
        named = one.kind in ("unknown", "place", "organisation", "group")
        noun = _ITS_NOUN.match(text, one.span.end) if named else None
        heard = _HEARS.match(text, one.span.end) if named else None
        before = text[max(0, one.span.start - REACH) : one.span.start] if named else ""
        told = (
            one.kind == "organisation"
            and _TOLD.search(before)
            and (_PUBLISHES.search(one.name.split()[0]) or not _OF_MANY.search(one.name))
        ) or (" " in one.name and _WROTE.search(before))
        told = told or (_TOLD.search(before) and _is_aired(text, one.name))
        if heard and (match := BEFORE.search(before)):
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
    found = [one for one, other in zip_longest(found, found[1:]) if not (other and _is_what(text, one, other))]
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
    match = BEFORE.search(before) if known else None
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


def _is_what(text: str, one: Mention, other: Mention) -> bool:
    """Whether the first only says what the second is: "Norlandish television station NTV", "the magazine Bell"."""
    media = load_vocabulary().outlet_nouns | _ON_AIR
    between = text[one.span.end : other.span.start].strip(" “\"‘'").lower()
    return one.name.split()[-1].lower() in media and (not between or between in media)


def unquoted(text: str) -> str:
    """The text without what stands in its quotation marks, whose clauses are the speaker's."""
    return re.sub(r"[“\"][^“”\"]*[”\"]", " ", text)
