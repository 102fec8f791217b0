"""How news words who said what: verbs of speech, and where they stand beside a speaker and what was said.

A pattern's groups are `source`, `cue` and so on; a digit behind the name tells alternatives apart.
"""

import re

from pressreview.tables import load_vocabulary


def _either(words: frozenset[str]) -> str:
    """A pattern of any of these words; a hyphen stands for a space."""
    return f"(?:{'|'.join(sorted(words)).replace('-', chr(92) + 's')})"


SPEECH = _either(load_vocabulary().speech)
ADDRESS = _either(load_vocabulary().address)
ADVERBS = r"(?:(?:has|have|had|also|later|then|once|first|again|\w{3,}ly)\s){0,3}"
CUE = rf"{ADVERBS}{SPEECH}"
_NO_VERB_BEFORE = r"(?<![\w-])(?<!\bto\s)(?<!\b[Tt]he\s)(?<!\ban\s)(?<!\ba\s)"
"""What stands before an adjective or a noun that is spelled like a verb: "self-described", "the accused", "to say"."""
ANY_CUE = re.compile(
    rf"{_NO_VERB_BEFORE}(?:{CUE}\b(?!\s(?:to\sbe|to\shave|by|nothing|no\smore|little|delegates)\b)|"
    rf"{ADVERBS}{ADDRESS}\b(?!\s(?:by|of)\b)(?!(?<=asked)\sfor\b(?!\s[^,.;]{{2,60}}\sto\sbe\b))|"
    r"(?:had\s|has\s|have\s)?(?:quoted|quotes|cited)(?=\s[^.;\n]{2,100}?\sas\s(?:\w+ing|having\ssaid)\b))"
)
LOOSE = re.compile(
    r"\b(?:adds|added|claims|claimed|notes|states|answered|responded|maintained|maintains|countered|counters)$"
)
"""Verbs, or nouns spelled like them, that are of speech only before a clause or a quotation."""
NOUN_TOO = re.compile(r"\b(?:reports|demands|urges|notes|claims)$")
"""Verbs before which a plain noun phrase may be half of one: "the two lengthy reports"."""
CLAUSE_ENDS = re.compile(r"[,;:—–]\s|\n")
CLAUSE_FOLLOWS = re.compile(r"[,:]?\s(?:that\b|[“\"‘'])|:")
WORD = r"[^\s,.;:!?“”\"()—–]+"
STOPS = (
    r"(?:when|where|while|who|whom|whose|that|which|after|before|as|during|in|on|at|to|from|by|with|about|because|if|and|"
    r"but|according|last|this|yesterday|today|late|early|was|were|is|are|had|has|have|would|will)"
)
NAME = rf"(?:(?!{STOPS}\b){WORD}(?:\.(?=\s[A-Z]))?\s+){{0,9}}?(?!{STOPS}\b){WORD}"
APPOSED = rf"{NAME}(?:,\s[^,.;:“”\"\n]{{2,80}},)?"
INVERTED = re.compile(rf",?[^\S\n]+(?P<cue>{CUE})\s+(?P<source>{NAME})(?=[,.;:]|\s{STOPS}\b|\s*$)")
UPRIGHT = re.compile(rf",?[^\S\n]+(?P<source>{APPOSED})\s+(?P<cue>{CUE})\b(?!\s+to\b)")
WHEN = r"(?:\s(?:on|in|at|by|during|late|early|last|this|to)\b[^,;.“”\"\n]{0,40})?"
TRAILING = re.compile(
    rf",\s(?:(?P<source>{NAME})\s(?P<cue>{CUE})|(?P<cue2>{CUE})\s(?P<source2>{NAME})|"
    rf"(?P<cue3>according\sto)\s(?P<source3>[^,.;:“”\"\n]+)){WHEN}[,.]?$"
)
"""At the end of a stretch: "…, Ilse Marrow said on Monday", "…, said the mayor", "…, according to Interfax"."""
CLAUSE_OPENS = re.compile(r"(?:,\s(?:and|but)|\b(?:while|because|although|though|whereas))\s")
"""Where a clause begins within a sentence, which is told as flatly as the sentence itself."""
TAIL = re.compile(rf",?\s(?:(?P<source>{NAME})\s(?P<cue>{CUE})|(?P<cue2>{CUE})\s(?P<source2>{NAME})){WHEN},?\s?$")
"""Between what was said and who passed it on: ", said Ilse Marrow, " before "according to Norpress"."""
OPENING = re.compile(
    r"[\s“\"‘'…]*(?i:(?:(?:that|and|but|then)\s)?"
    r"(?:(?:(?:on|earlier|late)\s)?(?:(?:last|this)\s\w+|\w+day)(?:\s(?:morning|afternoon|evening|night))?,?\s)?)"
)
"""How a clause opens before who speaks in it: "that", "Then last week,"."""
LISTENER = re.compile(
    r"(?:\s+[^\s,.;:“”\"]+){1,6}?\s+(?=(?:that|to|he|she|it|they|we|I|his|her|its|their|the|there|no|nobody)\b|[“\"‘'])"
)
"""Who was told: "told a cellmate (that)"."""
THAT = re.compile(
    r"(?:\s(?:on\s)?(?:\w+day|last\s\w+|yesterday|today|earlier|recently)(?:\s(?:morning|afternoon|evening|night))?(?=,?\sthat\s))?"
    r"[\s,:]*(?:that\s)?"
)
"""What stands between a verb and what was said: "said (on Friday) (that) the port is shut"."""
SECOND_CUE = re.compile(
    rf"(?:[^.;:“”\"\n]|\.(?=\S|,|\s[a-z])|“[^“”]{{1,40}}”){{2,160}}?(?:\sand\s(?P<cue>{CUE}|{ADDRESS})|,\s(?P<cue2>saying|adding|warning|insisting|arguing|claiming))"
    r"\b(?=(?:\s\w+){0,3}\sthat\b|,?\s(?:to\b|[“\"‘']|he\b|she\b|it\b|they\b))"
)
"""A verb of speech behind another verb of the same subject: "Ilse Marrow met the crews and pledged to stay"."""
ADVERBIAL = re.compile(r"(?:[A-Z][^,;:“”\"\n]{2,90},\s)?(?:the\s)?", re.IGNORECASE)
LEADING = re.compile(rf"(?:^|[,;]\s|\b(?:and|but)\s)(?P<source>{NAME})\s(?P<cue>{CUE})[,:]?\s$")
"""Before a quotation: "When asked, Ilse Marrow said: “No.”"."""
PASSIVE = re.compile(
    r"(?:(?!that\b)[^\s,.;:“”\"]+\s){1,6}?(?:had|has|have|was|were)\s(?:been\s)?(?P<cue>told|assured|informed|warned)\s"
    r"(?P<by>by\s)(?P<source>[^,.;:“”\"\n]+?)\s(?=that\b|to\b)"
)
"""Who was told: "he had been told by the police that", "his client was told by the agents to"."""
CITING = r"(?:citing|quoting|cited|quoted|cites|quotes)"
CITES = re.compile(r"\b(?:cited|quoted|cites|quotes)$")
AFTER_CITING = re.compile(rf"\b{CITING}\s$")
OPENS_CITING = re.compile(rf"(?P<cue>{CITING})\s")
THEN_CITING = re.compile(r"(?:\s[\w’']+){0,4}?,?\s(?:which\s(?:also\s)?)?(?P<cue>citing|quoting|cited|quoted)\s")
THEN_ACCORDING = re.compile(r",\s(?P<cue>according\sto)\s(?P<source>[^,;:“”\"\n]{2,80}),")
"""Behind an outlet's verb: "Politico reported, according to sources in the room, that …"."""
CITED = (
    re.compile(
        r"(?P<source>[^.;:\n]{2,120}?),?\s(?P<cue>as\s(?:saying|having\ssaid|claiming|suggesting|telling(?=\s\w)|"
        r"warning|insisting|arguing|stating|denying|complaining|admitting)|saying|"
        r"confirming|warning|stating)\b"
    ),
    re.compile(r"(?P<source>[^,;:“”\"\n]{2,120}?)(?P<cue>)(?=[,.;]|\swho\s|$)"),
)
IN_APPOSITION = re.compile(r",\s(?!that\b|who\b|saying\b|[“\"‘'])")
"""Behind somebody who is cited for what he is, not for his words: "cited Ilse Marrow, an heir, as an ally"."""
CITED_FIRST = re.compile(r"(?:^|\s)(?P<cue>[Cc]iting|[Qq]uoting)\s(?P<source>[^;:“”\"\n]+?),\s$")
HELD_UP = re.compile(rf"(?P<source>{APPOSED}),?\s(?P<cue>{CUE}),\s$")
"""Before a holder that is set between commas: "An officer said, Kan radio reported, that two were freed"."""
WHICH = re.compile(rf"(?P<aside>,)\swhich\s(?P<source>[^,.;:“”\"\n]{{1,60}}?)\s(?P<cue>{CUE})\b(?!\s(?:by|to)\b)")
"""A relative clause of somebody's words: "a wheelchair, which he said he needed"."""
WHO = re.compile(rf"(?P<aside>,)?\swho\s(?!says\b|say\b|tells\b)(?P<cue>{CUE})\b(?!\s(?:by|to)\b)")
"""Somebody of whom the clause goes on to tell what he said: "a clerk who said"."""
WHO_IS = re.compile(rf"\swho\s(?!{CUE}\b)")
"""Behind somebody who is cited: who he is, and nothing that he says ("two people who asked not to be named")."""
RELATIVE = re.compile(r"\b(?:which|whom)$")
ASIDE = re.compile(r",\s[^.;:“”\"\n]{2,100},\s")
_SAYING = r"as\s(?:saying|having\ssaid)"
WAS_QUOTED = re.compile(
    r"(?:(?:is|are|was|were|has\sbeen|have\sbeen|been)\s)?(?:\w+\s)?(?:quoted|cited)"
    rf"(?:\s(?:by|in|on)\s[^,;.“”\"]{{2,80}}?)?(?P<saying>\s{_SAYING}(?:\s(?:by|in|on))?)?$"
)
"""A passive cue, which may say by whom: "was quoted", "were quoted by Norpress as saying"."""
QUOTED_BY = re.compile(r"(?:\son\s\w+day)?\s(?:(?:by|in|on)\s)?(?:the\s)?")
AS_SAYING = re.compile(r"\s*(?:as\s)?(?:saying|having\ssaid)[,:]?\s(?:that\s)?")
SAYING_FOLLOWS = re.compile(rf"[^,;.“”\"]{{2,80}}?\s{_SAYING}\b")
"""Behind a passive cue: " by Norpress as saying"."""
WORDS_FIRST = re.compile(r"(?P<words>.+(?:,|[,.!?]?[”\"’']))\s+[^,“”\"]+,?")
"""What was said, then who was quoted: "“It is shut,” the minister"."""
ALL_AS_SAYING = re.compile(r"(?P<source>[^.;:\n]{2,120}?)\s(?P<cue>as\s(?:saying|having\ssaid))$")
"""All that somebody who is quoted gives: "the minister as saying", behind the words that were said."""
ENDS_IN_SPEECH = re.compile(rf"{SPEECH}$")
ARTICLE = re.compile(r"\s+(?:[Tt]he\s+)?")
LISTENS = re.compile(r"\b(?:told|tells)$")
PRINTED_BY = re.compile(rf"{CUE}\s.{{0,60}}?\b(?:reported|published|carried|aired|broadcast|quoted|posted)\sby$")
"""A cue that ends in who passed the words on: "said in comments reported by"."""
