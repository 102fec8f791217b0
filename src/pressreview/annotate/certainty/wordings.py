"""How English speaks of what is to come, as patterns: plans, calendars, predictions, conditions, and what looks so.

Chosen on sentences of real news that were labelled for it (`bench.forecasts`).
"""

import re
import tomllib
from importlib.resources import files


def _not_after(*words: str) -> str:
    """Lookbehinds for words right before."""
    return "".join(rf"(?<!\b{word}\s)" for word in words)


def _any(*expressions: str) -> re.Pattern[str]:
    return re.compile("|".join(expressions), re.IGNORECASE)


_ADVERBS = (
    "not|also|now|still|soon|likely|probably|certainly|never|be|been|all|both|then|only|currently|reportedly|ultimately"
    r"|eventually|again|really|very|well|almost|further|too|once|just|simply|instead|always|already|even|no\s+longer"
)
_SKIP = rf"(?:,?\s+(?:{_ADVERBS}),?){{0,3}}"
_NO_NOUN = _not_after("good", "free", "ill", "at", "the", "their", "own")
_WILL = rf"(?:{_NO_NOUN}(?-i:\b(?:will|shall|won[’']t)\b)(?!-)|[’']ll\b)"
_IS = r"(?:\b(?:(?:is|are)n[’']t|is|are|am|be|remains?)\b|[’'](?:s|re|m)\b)"
_ARE = r"(?:\b(?:(?:is|are)n[’']t|is|are)\b|[’'](?:s|re|m)\b)"
_I = r"\b(?:I|we)\b"
_VERBS = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text("utf-8"))


def _base(name: str) -> str:
    """The base forms of a list of `verbs.toml`, as alternatives."""
    return "|".join(_VERBS[name].split())


def _stem(verb: str) -> str:
    """What "-ing" is put to: "mak", "cutt"."""
    if re.fullmatch(r"[^aeiou]*[aeiou][bgmnprt]|.*(?:mit|(?<!of)fer|gin|quit|quip)", verb):
        return verb + verb[-1]
    return verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb


def _doing(name: str) -> str:
    return "|".join(f"{_stem(verb)}ing" for verb in _VERBS[name].split())


def _done(name: str) -> str:
    """Past participles."""
    regular = (
        f"{verb[:-1]}ied" if re.search("[^aeiou]y$", verb) else f"{_stem(verb)}ed" for verb in _VERBS[name].split()
    )
    irregular = _VERBS["participles"]
    return "|".join(irregular.get(verb, form) for verb, form in zip(_VERBS[name].split(), regular, strict=True))


_APPOINTED, _DOES, _BEFALLS = (_base(name) for name in ("appointments", "deeds", "befalls"))
_DOING, _DONE = _doing("deeds"), f"{_done('deeds')}|{_done('works')}"
_SOMEBODY = (
    r"(?:(?-i:(?<![\w’'])(?!(?:It|This|That|There|These|Those|You|What|Which)\b)[A-Z])[\w.’'-]*"
    r"|\b(?:he|she|they|officials|police|authorities|government|campaign|company))\s*(?:\w+ly\s+)?"
)
"""A subject that does things on purpose, as far as its last word tells: a name or a person."""
_PARTICIPLE = rf"(?:[a-z]+ed|{'|'.join(_VERBS['participles'].values())})"
_STATES = (
    "be|have|see|hear|feel|well|understand|tell|afford|say|hardly|remember|believe|think|know|mean|seem|explain|belong"
    "|contain|include|want|need|like|look|appear|comment|get|find|use"
)
_MEANS = "plans?|intends?|aims?|vows?|pledges?|promises?|agrees?|hopes?|refuses?|proposes?"

BRANCHING = _any(_WILL, r"\b(?:would|could|may|might|wouldn[’']t|going\s+to)\b", r"[’']d\b")
"""Verbs that make a sentence with a condition a forecast; "if you heat water, it boils" has none."""
OPEN_BRANCH = _any(_WILL, r"\b(?:may|might|is|are)\b")
"""Verbs of a condition that may still come; with "would" alone and a past verb it is known not to be so."""
NEVER = _any(
    rf"\b(?:would|could|might|may|should|will|must){_SKIP}\s+have\b"  # what would have been, not "would have a say"
    r"(?!\s+(?:(?:a|an|no|the|to|little|any|some|his|her|their|its)\b|[“‘\"']))",
    rf"\b(?:had|have|has){_SKIP}\s+(?:planned|intended|expected|wanted)\b",  # plans of the past
    rf"\b(?:will|would){_SKIP}\s+(?:often|usually|generally|sometimes|always)\b",  # what always is
)
PLANNED = _any(
    rf"{_not_after('of', 'the', 'in', 'his', 'her', 'a')}\b(?:{_MEANS}){_SKIP}\s+to\s",
    rf"{_IS}{_SKIP}\s+(?:planning|preparing|hoping|aiming|determined|ready|committed|seeking|looking)\s+(?:to|for)\b",
    rf"\b(?:have|has|[’']s|[’']ve){_SKIP}\s+(?:agreed|pledged|promised|vowed|decided|hoped|threatened)\s+(?:to|for)\b",
    rf"{_I}(?:[’']ll\b|\s+(?:will|shall|won[’']t)\b)(?!{_SKIP}\s+(?:{_BEFALLS})\b)",
    rf"(?:{_I}|\bI[’']m|\bwe[’']re)(?:\s+am|\s+are)?{_SKIP}\s+going\s+to\b(?!{_SKIP}\s+(?:{_BEFALLS})\b)",
    rf"\b(?:he|she|they)(?:[’'](?:s|re)|\s+(?:is|are)){_SKIP}\s+going\s+to\s+(?:{_DOES}|{_base('works')})\b",
    r"\b(?:has|have|had)\s+(?:no\s+|any\s+)?(?:plans?|intention)\s+(?:to|of)\b",
)
SCHEDULED = _any(
    rf"{_IS}{_SKIP}\s+(?:due|scheduled|set|slated|booked)\s+(?:to|for|on|at|in|next|this|tomorrow|later|(?-i:[A-Z]))",
    rf"\b(?:is|are)\s+to\s+(?:be\s+{_PARTICIPLE}|{_APPOINTED})\b",
    rf"{_not_after('was', 'were', 'been', 'is', 'are', 'had', 'have', 'a', 'the')}"
    r"\b(?:(?:set|scheduled|slated)\s+to\s+[a-z]+|due\s+to\s+be\b|(?:due|scheduled|slated)\s+(?:for|on|in|next|this)\s)",
    r"\b(?:begins|starts|opens|expires|meets|convenes|takes\s+(?:place|effect))\s+(?:on|in|next|tomorrow|later)\b",
    rf"{_WILL}{_SKIP}\s+be\s+(?:held|interviewed|aired|broadcast|sworn|inaugurated|sentenced|followed|capped)\b",
)
SCHEDULED_IF_DATED = _any(
    r"\b(?:was|were)(?:\s+\w+)?\s+(?:due|scheduled|set|slated|expected)\s+(?:to|for)\b",  # its day is still to come
    rf"{_ARE}{_SKIP}\s+(?:{_doing('appointments')})\b",
    rf"{_WILL}{_SKIP}\s+(?:officially\s+|formally\s+)?(?:be\s+)?(?:officially\s+|formally\s+)?(?:{_APPOINTED})\w*\b",
    rf"{_WILL}{_SKIP}\s+(?:officially\s+|formally\s+)?be\s+(?:officially\s+|formally\s+)?[a-z]+(?:ed|en|ld|wn|rn)\b",
)
"""What is in a calendar where a day stands beside it."""
NEW_CLAUSE = _any(
    r"[;:—“”]|\b(?:that|which|who|whose|where|because|if|while|after|before|until|by|but)\b|\band\s+(?:will|is|are|has)\b"
    r"|\b(?:this|next|of\s+the)\s*$"
)
"""What a day behind it does not reach across to a verb."""
WOULD_IF_DATED = _any(
    rf"\bwould{_SKIP}\s+(?:be\s+)?(?:{_APPOINTED})(?:e?d)?\b",
    rf"\bwould{_SKIP}\s+(?:be\s+(?:held|named|sworn|sentenced)|take\s+(?:place|effect)|go\s+ahead)\b",
)
"""As reported speech puts it."""
MEANT = _any(rf"(?<!\bhad\s)\bplanned{_SKIP}\s+to\s")
"""As reported speech puts "plans to"."""
ONLY_WHEN = _any(r"\b(?:won[’']t|(?:will|would)\s+not)\s+(?:\w+\s+){1,6}?until\b")
"""Not before something else: "will not sign until they agree"."""
PREDICTED = _any(
    rf"{_IS}(?!\s+(?:more|less|most|least)\b){_SKIP}\s+(?:very\s+|highly\s+|extremely\s+)?"
    r"(?:un)?(?:likely|expected|bound|certain|sure|forecast|projected|predicted|poised|destined)\s+to\b",
    r"\b(?:remains?|looks?|seems?|appears?|appeared|seemed|looked)\s+"
    r"(?:very\s+|extremely\s+|increasingly\s+)?(?:un)?likely\b",
    r"\b(?:expects?|predicts|anticipates)\s+(?:that|to|the|a|an|it|him|her|them|(?-i:[A-Z]))",
    r"\b(?:is|are)\s+(?:not\s+|widely\s+)?expected\b",
    rf"{_ARE}(?:\s+(?:not|never|probably|likely|also|just|all))*\s+going\s+to\s+"
    r"(?!(?:the|a|an|this|that|these|those|his|her|our|their|its)\b)[a-z]",
    r"\b(?:is|are)\s+(?:also\s+|still\s+)?(?:very\s+|highly\s+)?(?:un)?likely\b(?!\s+(?:to|voters?))",
    r"\bon\s+the\s+(?:brink|verge|cusp)\s+of\b",
    rf"{_IS}{_SKIP}\s+about\s+to\b",
    r"\bthreatens\s+to\b",
    r"^\W*(?:very\s+|extremely\s+)?(?:un)?likely\s+(?:to|that)\b",
)
IN_THE_PRESENT = _any(_WILL, rf"{_ARE}{_SKIP}\s+going\s+to\b", rf"\b(?:{_MEANS})\s+to\b")
"""What looks ahead from the day itself, whatever past times stand beside it."""
SIMPLY_WILL = _any(rf"{_WILL}(?!{_SKIP}\s+have\s+to\b)(?!{_SKIP}\s+(?:tell|say)\s+you\b)")
ACTS = _any(rf"{_WILL}{_SKIP}\s+(?:be\s+(?:{_DOING})\b|(?:{_DOES})\b|be\s+(?:{_DONE})\b|be\s+[a-z]+ed\s+by)")
ACTS_OF_SOMEBODY = _any(
    rf"{_SOMEBODY}(?P<verb>{_WILL}){_SKIP}\s+(?:be\s+(?:{_doing('works')})|{_base('works')})\b",
)
WOULD_ACT = _any(rf"\bwould(?:n[’']t)?{_SKIP}\s+(?:(?:{_DOES})\b|be\s+(?:{_DOING}|{_DONE})\b)")
WOULD_ACT_OF_SOMEBODY = _any(rf"{_SOMEBODY}(?P<verb>would(?:n[’']t)?){_SKIP}\s+(?:{_base('works')})\b")
"""As reported speech puts "I will"."""
SELF = _any(
    rf"^\W*(?:that\s+)?(?:he|she|they)\s+(?:\w+ly\s+)?(?P<verb>would|(?-i:will))(?!{_SKIP}\s+"
    rf"(?:{_BEFALLS}|come|happen|cost|mean|take|help|work|end)\b)"
)
"""The same at the head of what somebody says, where the subject is mostly who says it."""
MAYBE = _any(
    rf"{_not_after('you')}"
    r"(?-i:\b(?:may|might)\b)(?:\s+(?:not|still|also|well|soon|even|yet|never|only|just|be(?=\s+(?:\w+er|more|less)\b)"
    rf"|have(?=\s+(?:an?|his|her|their|its)\b)(?:\s+\w+)))*\s+(?!(?:{_STATES})\b)[a-z]+",
    rf"{_not_after('he', 'they', 'we', 'I', 'you', 'everybody', 'nobody', 'anyone', 'everyone', 'no one', 'who')}"
    r"\bcould(?:\s+(?:have(?=\s+(?:about|an?|its|his|her)\b)(?:\s+\w+)|also|still|soon|well|easily|even|potentially|yet))*"
    rf"\s+(?!(?:{_STATES}|not|never|only|neither)\b)[a-z]+",
)
"""What may happen; what may be so ("may be in poor condition") is said of the present, what he could do of the past."""
REPORTED = _any(
    r"\bwould(?:n[’']t)?\b(?!-)(?!\s+(?:not\s+)?have\b)",
    r"\b(?:he|she|they|it|I|we)[’']d\s+(?!been|had|better|rather|like)[a-z]+\b",
)
"""A verb with "would", as reported speech puts "will"; inside quotation marks it only supposes."""
SUPPOSED = _any(
    rf"\bwould{_SKIP}\s+be\s+(?:(?:a|an|the|one|much|far|so|more|less|too|most|very|any)\s+)*"
    r"(?:better|worse|best|worst|good|bad|great|nice|wrong|right|mistake|enough|hard(?:er)?|difficult|easy|easier|wise|foolish"
    r"|fair|unfair|fine|happy|satisfied|surprised|silly|crazy|pity|shame|helpful|interesting|ideal|reaction|choice)\b",
    rf"\bwould{_SKIP}\s+(?:like|love|rather|prefer|say|argue|suggest|hope|think|seem|appear|need|want)\b",
    r"\b(?:plans?|bills?|laws?|legislation|proposals?|measures?|amendments?|polic(?:y|ies)|rules?|taxe?s?|systems?|deals?"
    r"|agreements?|ideas?|that|which|who|this|budget|resolution|program|act|ban)\s+(?:also\s+|not\s+)?would\b",
    r"\b(?:who|what|how|why|where|that|which)\s+(?:\w+\s+){0,2}would\b",
)
"""What one would like, and what a plan would do."""
WAS_LIKELY = _any(r"\b(?:was|were)\s+(?:very\s+|highly\s+|now\s+)?(?:un)?likely\s+to\b")
"""Reported speech puts "is likely to" so."""
BY_EVENT = _any(
    r"\b(?:an?|another|any|such\s+an?|even\s+an?)\s+(?:\w+\s+){0,2}(?:win|victory|loss|defeat|blowout|failure|deal"
    r"|agreement|vote|upset|conviction|indictment|rejection|approval|withdrawal|attack|strike|collapse|recession)\b"
    r"[^.;]{0,80}?\bwould\b",
    r"^\W*(?:But\s+|And\s+)?(?:Approval|Adoption|Passage|Defeat|Victory|Failure|Success)\b[^.;]{0,60}?\bwould\b",
    r"^\W*(?:\w+,?\s+){0,3}(?:winning|losing|failing|defeating|passing|approving|rejecting|leaving)\s"
    r"[^.;,]{0,60}?\bwould\b",
)
"""An event that may come as what something hangs on: "a win there would"."""
ASKED = _any(
    r"\b(?:whether|how|what|whoever|whatever)\s[^,;.:]{0,60}$",
    r"\b(?:know|ask|decide|question|see)s?\s+(?:who|where|why|when|if)\s[^,;.:]{0,40}$",
    r"\b(?:when|so|so\s+that|in\s+order\s+that)\s[^,;.:]{0,30}$",
    r"\buntil\s[^,;.:]{0,30}$",
    r"(?<![,)])\swho(?:\s+\w+ly)?\s+$",
)
"""What opens a question, an aim or a time before a verb: nobody foretells there."""
IF_DONE = _any(r"^\W*(?:if|unless)\s+(?:not\s+)?\w+(?:ed|en)\b")
"""What is left out in "if elected"."""
PAST_VERB = _any(
    r"\b(?:\w{3,}ed|were|was|did|had|understood|knew|came|went|took|made|got|gave|won|lost|ran|became|saw|said|told)\b"
)
MAIN_CLAUSE = re.compile(
    r"\s(?:it|they|he|she|we|I|you|that|this|there|then)(?:[’'](?:ll|d)|\s(?:\w+ly\s)?(?:will|would|could|may|might))\b"
)
"""Where the main clause begins that no comma sets off from its condition."""
PROMISING_CUE = _any(r"\b(?:vow|pledg|promis|swore|sworn|guarante|assur)")
PLANNING_CUE = _any(r"\b(?:hope|threaten|plan|intend|agree|decid|aim|propos|undert[ao]|commit|prepar|offer|refus)")
EXPECTING_CUE = _any(r"\b(?:expect|predict|forecast|project|foresee|anticipat|likely|prophes|fear)")
PAST_CUE = _any(r"(?:ed|said|told|saw|swore|wrote|thought|knew|says?|saying|view|according to)\b")
ASKING_CUE = _any(r"\b(?:ask|wonder|question|whether)")
HAD = _any(r"\bhad\b")
TO = _any(r"\W*(?:\w+\s+){0,8}to\s+[a-z]")
BARE_TO = _any(r"\W*(?:not\s+)?to\s")
AHEAD_CUE = _any(r"(?:will|shall)\b|(?:is|are)\s(?:set|due|scheduled|expected|going|slated|poised)\s(?:to\b|$)")
"""Reporting that is still to come: "will testify"."""
THAT = _any(r"^\W*that\s")
THING = _any(r"\b(?:it|this|that|there|what|which)\s*$")
"""A subject that does nothing on purpose."""
APART = _any(
    r"[;:—]|,\s+(?:and|but|while|although|though)\b|\b(?:because|but|although|though|whereas)\b"
    r"|\b(?:which|who)\b(?=(?:(?!,|\s-\s)[^—–])*$)"
)
"""Where a clause begins whose likelihood is its own."""
PHRASE = re.compile(r"(?:[\w’'-]+[^\w,;:.]*){1,3}")
"""A verb with the few words behind it in which its likelihood is told: "will most probably win"."""
BELONGS = re.compile(r"[’']s?\b")
"""After a time that only tells which thing is meant: "Tuesday's primary"."""
BEFORE_NOUN = re.compile(
    r"\s(?!(?:at|in|on|to|for|by|with|from|of|and|or|but|as|when|before|after|until|if|that|which|who|is|are|was|were|will"
    r"|would|has|have|had|about|because|since|while|where|over|under|into|between|during|despite|against|near|unless|than"
    r"|so)\b)[A-Za-z]+"
)
ARTICLE = _any(r"\b(?:the|a|an|this|his|her|their)\s$")
"""Before a time that stands with a noun: "the 2016 campaign", "the November election"."""
