"""Words that decide whether a sentence can leave its article, as tables to extend, and how alike two wordings are."""

import re

from pressreview.text.words import stem, word_set

HE_SHE = word_set("he she him her his hers himself herself")
THEY_IT = word_set("they them their theirs themselves it its itself")
POINTING = word_set("this that these those such former latter here")
STYLE = re.compile(
    r"\b(?:His|Her|Their|Your)\s(?=(?:(?:Royal|Imperial|Serene|All)\s)?"
    r"(?:Highness|Majesty|Excellency|Holiness|Eminence|Grace|Honou?r|Lordship|Ladyship|Worship)(?:es|s)?\b)"
)
"""A possessive that stands for nobody named before: "His Highness the Emir"."""
I_WE = word_set("i we me us my our mine ours myself ourselves")
THIS_PAPER = re.compile(
    r"\b(?:this|our) (?:news)?(?:paper|magazine|website|site|reporter|column|article|correspondent)\b", re.I
)
"""An outlet that speaks of itself."""
RELATIVE = word_set("who which that whom whose")
POSSESSIVE = word_set("his her their its my our your")
WE_YOU = word_set("i we you one me us q")
VAGUE_SOURCES = word_set("others another both neither some many most all few those these")
"""Sources that say nothing without the sentence before."""

SPEECH = word_set(
    """
    say tell write tweet add ask call warn deny accuse announce argue insist claim note report state describe explain
    urge predict suggest vow promise pledge criticise criticize condemn denounce reject dismiss declare acknowledge
    concede admit confirm agree reply respond complain question propose demand estimate express offer accord reveal
    testify allege assert stress emphasise emphasize recall contend maintain defend praise blame compare conclude
    """
)
"""What people do in words, as verbs; a cue that is none of them tells what somebody thinks, wants or shows."""

LINKS = word_set("and but so yet because or nor plus also")
"""A quotation that opens with one goes on from words that are not on the page."""

PLAIN_CUES = word_set("said says say told tells saying added adds continued")
"""Cues that mean no more than that somebody spoke: "said" may stand for them."""
PLAIN_CUES_BESIDE = word_set("also has had have later then")

OPENERS = (
    "but", "and", "so", "yet", "also", "still", "meanwhile", "however", "moreover", "furthermore", "in addition",
    "additionally", "indeed", "now", "then", "for example", "for instance", "in fact", "of course", "separately",
    "in sum", "in short", "overall",
)  # fmt: skip
"""Links to the sentence before that may be left out: no condition, no denial, no time."""
_AFTER_SO = (
    "(?:the|an?|he|she|it|they|we|you|i|this|these|those|his|her|its|their|our|my|there|what|when|why|how|who|if|in|on|at|for|"
    "with|after|before|while|now|here|both|all|even|yesterday|today|last|next|then)\\b"
)
"""Words before which "So" only links: not "So far", "So intense was"."""
OPENER = re.compile(
    rf"""
    (?:
        But(?!\s+for\b(?!\s+(?:most|many|some|others|all|now|years|decades|weeks|months|days|a\slot)\b))
        | And
        | So(?=\s+(?:{_AFTER_SO}|(?-i:[A-Z])))
        | Yet(?!\s+(?:another|to|again|more)\b)
    )\s+(?=[A-Za-z“"'‘])
    | Also\s+(?=(?:on|in|at|this|last|among)\s)
    | (?:updated?|breaking|exclusive):\s+
    | (?:{"|".join(re.escape(opener) for opener in OPENERS)}),\s+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Such a link as a sentence begins with; "So far" and "Yet another" are none."""

_PLACE = r"[A-Z][A-Z.’'-]{1,20}(?:\s[A-Z][A-Z.’'-]{1,20}){0,3}(?:,\s[A-Z][\w. ]{1,20})?"
_DAY = r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
_AGENCY = r"\([^()\n]{2,40}\)"
DATELINE = re.compile(
    rf"(?:[-–—―]+\s|(?:{_PLACE}{_DAY}(?:\s{_AGENCY})?|{_AGENCY}|[A-Z][\w.]{{1,20}}(?:\s[A-Z][\w.]{{1,20}}){{0,2}}(?:,\s[A-Z][\w.]{{1,20}})?\s{_AGENCY})(?:\s?[—–―]\s?|\s?--?\s))"
)
""" "PORT ANSEL, March 10 (VPA) - ", "WASHINGTON — ", "(Reuters) - ", "New York (AFP) - "."""

PLACE_LINE = re.compile(r"(?P<place>[A-Z][A-Z.’'-]{2,20}(?:\s[A-Z][A-Z.’'-]{1,20}){0,2}):\s")
"""A dateline if that is a place, else who speaks: "KUWAIT: ", "TAPPER: "."""
DATE_LINE = re.compile(r"\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}\s?[:–—-]\s")
"""The rest of a dateline: "26 July 2022: "."""

NUMBER_NAMES = word_set(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens
    """
)

_UNIT = r"(?:week|weekend|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
RELATIVE_DAY = re.compile(rf"today|tonight|yesterday|tomorrow|(?:last|next|this) {_UNIT}", re.IGNORECASE)
"""Times that mean something only beside the day of publication."""

BACKWARD = re.compile(
    r"^(?:One|Another|Others?|Both|Neither|The figure|Regardless|Certainly|Clearly)\b|"
    r"^(?:In|For|At|Among|Of) (?:one|another|both|each)\b|"
    r"^(?:The|That|A) (?:next|following|same|previous) (?:day|week|month|year|time)\b|"
    r"^(?:At|Around) the same time\b|"
    r"\balso (?:said|told|claimed|noted|warned|added|described|touted|suggested)\b|"
    r"\b(?:days|weeks|months|hours) (?:after|before) that\b|"
    r"\b(?:on|in|of|for|at|by|with|from|to) (?:that|this|these|those) "
    r"(?!(?:week|weekend|month|year|summer|autumn|fall|winter|spring|country|point|time|morning|afternoon)\b)[a-z]+\b|"
    r"\bthat (?:day|evening|night|morning|afternoon|weekend|week|month|year)\b|"
    r"\bthe (?:next|other|last|first|second|third) one\b|"
    r"\b(?:the (?:former|latter|same)|as well|too|another|instead|therefore|thus|nevertheless|nonetheless|"
    r"(?:is|are|was|were|be|been|go|goes|went|live|lived|stay|stayed|remain|remained) there|"
    r"as a result|in turn|likewise|similarly|earlier in|above|below|again)\b",
    re.IGNORECASE,
)
"""Words that lean on a sentence that is not on the page."""
THE_MATTER = re.compile(
    r"The [a-z]+(?:,| (?:is|are|was|were|has|had|have|will|would|could|may|can|came|read|began|took|made|set|\w+ed)\b)"
)
"""Openings that speak of a thing by one plain noun, as of something known: "The line was unscripted"."""
_KNOWN_TO_ALL = (
    "government|president|police|army|military|world|economy|pandemic|war|country|nation|public|parliament|opposition"
    "|cabinet"
)
_SPACED = THE_MATTER.pattern.replace(" ", "\\ ")
LEANS = re.compile(
    rf"""
    (?!The\ (?:{_KNOWN_TO_ALL})\b)(?:{_SPACED})
    | (?:Earlier|Later)(?:\ (?:in|on|that|the\ same)\ [a-z]+|\ that|\ on|,|\b(?=\ [a-z]+,))
    | (?:Since|Back|By|Until)\ then\b | Then, | Then\ there\b | (?:Days?|Weeks?|Months?|Years?|Hours?|Moments?)\ later\b
    | (?:An?|One|Two|Three|Four|Five|Six|Several|Some|\d+)\ (?:\w+\ )?(?:hour|day|week|month|year)s?
      \ (?:later|earlier|after\ that)\b
    | Among\ (?:them|these|those)\b
    | (?:Hence|Therefore|Rather|Or|Even\ so|Of\ note|Moving\ on|Perhaps|In\ turn|Further)\b
    | In\ the\ same\ (?:direction|vein|context|regard|spirit)\b | As\ for\b
    | (?:During|At|After|Before|According\ to|Following)\ the\ [a-z]+,
    """,
    re.VERBOSE,
)
"""How sentences open that go on from the one before them in their article, and mean nothing or something else after
another's: "The agreement was signed", "Earlier in the day", "Among them,", "During the meeting,"."""
LABELLED = re.compile(
    r"\W*(?:(?:Q|A|Question|Answer)\s?\d{0,2}\s?[:.]\s|\(?\d{1,2}[.)\-–]\s?[A-Z]"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth):\s)"
)
"""How an item of a list begins, or a turn of a printed interview: "A 6: It is", "2-Proposing", "Fourth: Cancel"."""
OF_TWO = re.compile(r"\bthe (?:former|latter)\b|\bthe (?:last|first|other|second) one\b", re.IGNORECASE)
"""What in a quotation counts up what was named before it."""
CAPTION = re.compile(r"[A-Z][^,.:;“\"]{5,90}? on (?:how|why|what|whether)\b(?! [^,]{3,60},)")
"""A line under a film or a picture: "The Bell's Ann Roe on how the pier burned"."""
IT_FIRST = re.compile(
    r"(?:(?:now|then|still|today|soon|here|there|later|again)\s(?:it|they|he|she|that|this)"
    r"|(?:without|according to|in) (?:one|that|this|it|them)(?=[,\s])(?!\s[a-z]+)"
    r"|the (?:result|answer|reason|problem|catch|upshot|bottom line)(?=:)|(?:second|third|fourth|lastly)(?=,))",
    re.IGNORECASE,
)
"""Openings that have nothing to stand for: "now it", "Without one,", "The result:", "Second,"."""

PLATITUDE = re.compile(
    r"\b(?:thoughts (?:and prayers )?are with|condolences|declined to comment|no comment|"
    r"did not (?:immediately )?(?:respond|return)|not (?:immediately )?returned|(?:attempts|requests) for comment|"
    r"could not (?:immediately )?be reached)\b",
    re.IGNORECASE,
)
"""What is said whatever has happened."""

NO_PROSE = re.compile(
    r"https?://|www\.|@\w|#\w|\b(?:read more|see more (?:at|on|here|photos|stories)|click (?:here|on|to|for)|subscribe"
    r"|sign up|follow (?:us|him|her) on|photos? (?:by|credit|courtesy|via)|photo:|getty images"
    r"|associated press contributed|contributed to this|e?-?mail (?:us|him|her|the (?:author|reporter|editor))"
    r"|(?:our|free|daily|weekly|email) newsletter|copyright (?:©|\(c\)|\d{4})|all rights reserved|advertisement"
    r"|(?:is|we have|have) breaking news|developing story|check back|stay tuned|this is a breaking"
    r"|with (?:any )?(?:additional |further )?information\b.{0,120}\b(?:call|contact|phone|e?-?mail))\b",
    re.IGNORECASE,
)
"""What stands on pages beside the article: addresses, invitations, credits; appeals to readers."""

DATED = re.compile(
    r"\W*(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?: ?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[a-z]{3,9}\.? \d{1,2}\b|\d)",
    re.IGNORECASE,
)
"""How a line begins that says when the page was put there: "Published: Tuesday, Dec. 20"."""

BROKEN_OFF = word_set("a an the and or nor its their Mt")
"""Words with which no sentence ends."""

POINTS_BACK = re.compile(r"\b(?:about|of|for|with|to|at|from|on|in|like|than|by) (?:that|this|those|these)\W*\Z", re.I)
"""How words end that speak of what was named before: "not concerned about that"."""

LOWERABLE = word_set(
    """
    a an the one two three four five six seven eight nine ten some many several most more all both each every few
    another other no this that these those his her its their our my as at in on by for from with after before when
    while although though if since because under over about around among between during despite according it he
    she they we there officials police residents witnesses critics supporters
    """
)
"""Words that are written small within a sentence."""


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two wordings (sets of stems) the other has, 0-1."""
    return len(one & other) / max(min(len(one), len(other)), 1)


_SPEECH_STEMS = frozenset(stem(word) for word in SPEECH) | word_set("said told")


def is_speech(cue: str) -> bool:
    """Whether a cue tells of words that were spoken or written."""
    return any(stem(word.lower()) in _SPEECH_STEMS for word in cue.split())


TURNS = re.compile(
    r"(?:\w+\W+){0,3}?(?:but|however|yet|also|still|though|although|nor|or|unless|except)\b", re.IGNORECASE
)
"""A sentence with one of these near its head takes back or completes the one before, which may not stand without it."""
TAKES_BACK = re.compile(r"(?:but|however|yet|though|although|unless|except)\b", re.IGNORECASE)
"""How a sentence begins that turns the one before it around, or leaves half of it."""
