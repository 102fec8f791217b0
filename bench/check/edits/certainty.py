"""Doubt, condition, future and attribution taken out of a clause that stays one."""

import re
from collections.abc import Iterator

from bench.check.edits.base import Edit, last_word
from bench.check.wording import participle, past, past_of_participle, third
from pressreview.text.words import word_set

_ADVERB = (
    "reportedly|allegedly|apparently|possibly|perhaps|probably|potentially|presumably|purportedly|supposedly|likely"
    "|seemingly|arguably"
)
_OPEN = re.compile(
    r"\b(?:so that|\w+n[’\']t|mean|how|what|whether|if|who|where|which|when|than|as|nothing|nobody|not|no|would"
    r"|ever|best|worst"
    r"|anything"
    r"|whatever|until|before|worried|feared|hopes?|knew|thought|all|likely)\b[^,]*$",
    re.IGNORECASE,
)
"""Before a verb: what leaves it open anyway, or needs it open."""
_EVENTUAL = word_set("""
    be lead play become face cost take result cause help mean come enter give affect change prove lose win end
    hurt go put push drive force create delay complicate damage undermine bring open leave threaten add serve
    boost jeopardize spark trigger pose
    """)
"""Verbs with which "could" is nearly always a chance and not an ability."""
_NO_MODAL = word_set("not only also still never well even have soon yet otherwise easily")


def unhedged(words: str) -> Iterator[Edit]:
    """A word of doubt taken out."""
    for match in re.finditer(
        rf"(?:(?<=^)|(?<= ))(?P<adverb>{_ADVERB}),? (?=[\w“$])(?!voters?\b)", words, re.IGNORECASE
    ):
        before = last_word(words[: match.start()])
        predicate = match["adverb"].lower() == "likely" and re.fullmatch(
            r"more|most|less|very|as|not|is|are|was|were|be|the", before
        )
        if not predicate and before not in ("a", "an"):
            yield Edit(match.start(), match.end(), "")
    yield from _likely(words)
    yield from _modal(words)
    yield from _seeming(words)


_LIKELY = re.compile(
    r"\b(?P<be>is|are|was|were) (?P<doubt>likely|expected|thought|believed|reported|rumored) to (?P<verb>[a-z]+)\b"
)


def _likely(words: str) -> Iterator[Edit]:
    """Write "is expected to meet" as "will meet", "was believed to be" as "was"."""
    for match in _LIKELY.finditer(words):
        be, verb = match["be"], match["verb"]
        if match["doubt"] in ("likely", "expected"):
            form = f"will {verb}" if be in ("is", "are") else f"would {verb}"
        elif verb == "be":
            form = be
        elif verb == "have":
            form = {"is": "has", "are": "have", "was": "had", "were": "had"}[be]
        else:
            form = past(verb)
        yield Edit(match.start(), match.end(), form)


_MODAL = re.compile(r"\b(?P<modal>may|might|could) (?P<verb>[a-z]+)\b(?! not)")
_MODAL_PAST = re.compile(
    r"\b(?:may|might|could) (?:well )?have (?P<verb>[a-z]+(?:ed|en|wn|ne|nt|de|id|ought|ld))\b(?! been)"
)


def _modal(words: str) -> Iterator[Edit]:
    """Write "may face" as "will face", "may have cost" as "cost"."""
    for match in _MODAL.finditer(words):
        before, verb = words[: match.start()], match["verb"]
        ability = match["modal"] == "could" and verb not in _EVENTUAL
        if re.match(r" [a-z]+ing\b", words[match.end() :]):
            continue  # "could be doing more"
        if verb not in _NO_MODAL and not ability and not _OPEN.search(before) and not re.search(r"\b[Ii]f\b", before):
            yield Edit(match.start(), match.end("modal"), "will")
    for match in _MODAL_PAST.finditer(words):
        if not re.search(r"\b(?:if|that|who|which|what|how|whether)\b[^,]*$", words[: match.start()]):
            yield Edit(match.start(), match.end(), past_of_participle(match["verb"]))


def _seeming(words: str) -> Iterator[Edit]:
    """Write "appears to be" as "is", "seemed to hesitate" as "hesitated"."""
    for match in re.finditer(r"(?<!what )(?<!only )\b(?:appears|seems) to (?P<verb>be|have)\b", words):
        yield Edit(match.start(), match.end(), third(match["verb"]))
    for match in re.finditer(r"(?<!what )\b(?:appear|seem) to (?P<verb>be|have)\b", words):
        yield Edit(match.start(), match.end(), {"be": "are", "have": "have"}[match["verb"]])
    for match in re.finditer(r"(?<!what )\b(?:appeared|seemed) to (?P<verb>[a-z]+)\b", words):
        if match["verb"] != "have":
            yield Edit(match.start(), match.end(), past(match["verb"]) if match["verb"] != "be" else "was")


_CONDITION = r"(?:if|unless|provided that)"
_NO_CONDITION = re.compile(
    r"if (?:anything|so|not\b(?! [a-z]+ed)|possible|necessary|ever|any\w*|this were|nothing|you)\b"
)
_ASKING = re.compile(
    r"\b(?:as|even|what|see|know|asked|say|tell|wonder|question|determine|check|sure|unclear|not|like|matter|especially"
    r"|particularly|decide|ask|wondered|doubt)$"
    r"|\b(?:ask(?:ed|s|ing)?|wonder(?:ed|s)?) (?:\S+ ){0,3}\S+$"
)
_OF_THE_CONDITION = re.compile(r"(?:and|or|but|which|who|that|it|this|then it|they|he|she)\b")
_MIGHT = re.compile(r"\b(?:will|would|could|can|may|might|must|should|won[’']t|wouldn[’']t)\b")


def unconditional(words: str) -> Iterator[Edit]:
    """A clause with "if" or "unless" cut from the beginning or the end."""
    first = re.match(rf"{_CONDITION} [^,“”]{{8,90}}, (?:then )?(?=[\w$])", words, re.IGNORECASE)
    if first and not _NO_CONDITION.match(words[0].lower() + words[1:]):
        rest = words[first.end() :]
        alone = "," not in " ".join(rest.split()[:6]) and not _OF_THE_CONDITION.match(rest)
        if alone and _MIGHT.search(rest):
            yield Edit(0, first.end(), "")
    last = re.search(rf",? (?:only )?(?P<condition>{_CONDITION} [^,“”]{{8,90}})$", words)
    if last and not _NO_CONDITION.match(last["condition"]):
        before = words[: last.start()]
        dangling = re.search(r"(?:\b(?:which|that|or|and|who)|,)$|\bwhat\b[^,]*$", before)
        if len(before.split()) >= 4 and not dangling and not _ASKING.search(before):
            yield Edit(last.start(), last.end(), "")


_SOON = re.compile(
    r"\b(?:next|tomorrow|later|coming|upcoming|future|soon|eventually|until|by the end|in 20\d\d|still|again"
    r"|within|ever|if"
    r"|this (?:week|month|year|fall|summer|spring|winter)|unless|whether)\b",
    re.IGNORECASE,
)
"""What a past tense cannot stand beside."""
_COMING = (
    "will|plans to|is expected to|are expected to|is set to|are set to|is scheduled to|are scheduled to|intends to"
    "|intend to|is due to|are due to|is going to|are going to|is poised to|vowed to|promised to|pledged to|hopes to"
    "|has promised to|has vowed to|has pledged to"
)
_NO_EVENT = word_set("""
    have not also likely only never still soon continue probably now need no find always ultimately then
    certainly in of on for to at and by with the a allow remain want know love all try depend require both
    either each just even become include matter presumably like more
    """)
_NO_SUBJECT = word_set("a an the his her its their of good free political own and or but not strong that which who")
_PASSIVE = re.compile(r" (?:[a-z]+ed|held|made|given|taken|built|sent|shown|sold|paid|led|put)\b")
_NO_SECOND_VERB = re.compile(
    r"the|a|an|his|her|their|its|this|that|which|who|where|when|while|as|with|in|at|on|for|to|from|by|after|before|other"
    r"|[a-z]+ing|[a-z]+ed|said|was|were|had|has|is|are|will|would|according|he|she|it|they|but|some|one|most|many|more|all"
    r"|especially|including|several"
)


def as_fact(words: str) -> Iterator[Edit]:
    """What is to come told as what has come about: "will meet" as "met"."""
    if _SOON.search(words):
        return
    for match in re.finditer(rf"\b(?P<will>{_COMING}) (?P<verb>[a-z]+)\b(?!-)", words):
        will, verb, rest = match["will"], match["verb"], words[match.end() :]
        if len(re.findall(r"\bwill\b", words)) > 1:
            continue
        before = last_word(words[: match.start()])
        if not _event(verb, words[: match.start()], rest) or not before or before.lower() in _NO_SUBJECT:
            continue
        if will in ("plans to", "intends to", "hopes to") and not re.match(r"(?:[A-Z][a-z]+|he|she|it|who)$", before):
            continue
        if verb != "be" and re.fullmatch("he|she|it|they", before) and re.search(r"\bsa(?:id|ys)\b", words):
            continue  # "said he met" may be present
        if verb != "be":
            yield Edit(match.start(), match.end(), past(verb))
        elif _PASSIVE.match(rest) and will in ("will", "is expected to", "is set to", "is scheduled to"):
            plural = will == "will" and re.search(r"(?:[^s’'i]s|people|children|they|women|men)$", before)
            yield Edit(match.start(), match.end(), "were" if plural else "was")


_FORESEEN = re.compile(
    r"\b(?P<who>(?!(?:that|which|this|who|there|what|we|you|these|those|and|but|or)\b)\w+) would (?P<verb>[a-z]+)\b"
)


def foreseen_as_fact(words: str) -> Iterator[Edit]:
    """In reported speech "would run" as "had run"."""
    if _SOON.search(words):
        return
    for match in _FORESEEN.finditer(words):
        if match["verb"] != "be" and _event(match["verb"], words[: match.start()], words[match.end() :]):
            yield Edit(match.end("who"), match.end(), f" had {participle(match['verb'])}")


def _event(verb: str, before: str, rest: str) -> bool:
    """Whether a verb may be put into the past: nothing leaves it open, and no second verb hangs beside it."""
    if verb in _NO_EVENT or verb.endswith("ly") or _OPEN.search(before):
        return False
    if re.search(r"\b(?:and|but) (?:to|not)\b", rest):
        return False
    second = re.search(r"(?:,| and| or|, and|, or) (?P<word>[a-z’'-]+)", rest)
    return second is None or _NO_SECOND_VERB.fullmatch(second["word"]) is not None


_REPORTEDLY = re.compile(r"(?:^|(?<= ))(?:reportedly|allegedly|purportedly|supposedly),? (?=[\w“$])", re.IGNORECASE)
_ALLEGED = re.compile(r"\b(?P<article>an |An |a |A )?(?:alleged|suspected|purported) (?=[a-z])")
_VERB_BEFORE = word_set("who have has had was is were that and he she they")


def told_flatly(words: str) -> Iterator[Edit]:
    """Take out "reportedly" and "allegedly", and "alleged" before a noun."""
    for match in _REPORTEDLY.finditer(words):
        yield Edit(match.start(), match.end(), "")
    for match in _ALLEGED.finditer(words):
        before, article = last_word(words[: match.start()]), match["article"]
        named = article or before in ("the", "The", "of", "his", "her", "their", "its") or before.endswith(("’s", "'s"))
        if named and before not in _VERB_BEFORE:
            new = "an " if words[match.end()] in "aeiou" else "a "
            yield Edit(match.start(), match.end(), (new if article[0] == "a" else new.title()) if article else "")
