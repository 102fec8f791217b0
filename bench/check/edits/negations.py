"""A negation taken out."""

import re
from collections.abc import Iterator

from bench.check.edits.base import Edit, last_word
from bench.check.wording import past, third
from pressreview.text.words import word_set

_DO = re.compile(
    r"(?<!or )\b(?P<do>[Dd]o|[Dd]oes|[Dd]id)(?:n[’']t| not) "
    r"(?:(?P<adverb>even|really|yet|always|[a-z]+ly) )?(?P<verb>[a-z]+)\b"
)
_NO_VERB = word_set("a an the in on at to for of by with it this that and or as have need be matter so seem")
_NOT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|am|[’']re|[’']s"
    r"|[’']m)(?P<not> not)\b"
    r"(?! (?:only|just|to|yet)\b)"
)
_CONTRACTED = re.compile(
    r"\b(?P<verb>[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Ww]ould|[Cc]ould|[Ss]hould|[Ww]on|[Cc]an)"
    r"(?:n[’']t|[’']t)\b(?= [a-z])"
)
_WHOLE = {"won": "will", "Won": "Will", "can": "can", "Can": "Can"}
"""What the verbs are of which "won't" and "can't" leave another part."""
_NO_THING = re.compile(
    r"\b(?P<verb>is|was|has|had|found|there[’']s|have|saw|sees|see) no "
    r"(?=(?P<noun>evidence|reason|doubt|plans?|intention|choice|chance|way|problems?|need|signs?|indication|interest|question"
    r"|proof|record|knowledge)\b)"
)
_WITHOUT_ARTICLE = ("evidence", "proof", "knowledge", "interest", "doubt", "need", "plans", "problems", "signs")
_POLAR = re.compile(
    r"\b(?:any|anyone|anything|anybody|either|neither|nor|ever|yet|until|at all|much|long|necessarily|but|unless"
    r"|whatsoever|one iota|let alone|care|bother)\b"
)


def unnegated(words: str) -> Iterator[Edit]:
    """A negation taken out, the verb put into the form that it then needs; not where the clause would break."""
    for edit in _candidates(words):
        if not _polar(words, edit):
            yield edit


def _candidates(words: str) -> Iterator[Edit]:
    for match in _DO.finditer(words):
        verb, adverb = match["verb"], match["adverb"]
        if verb not in _NO_VERB:
            form = {"do": verb, "does": third(verb), "did": past(verb)}[match["do"].lower()]
            kept = f"{adverb} " if adverb and adverb not in ("even", "yet") else ""
            yield Edit(match.start(), match.end(), kept + form)
    for match in _NOT.finditer(words):
        yield Edit(match.start("not"), match.end("not"), "")
    for match in _CONTRACTED.finditer(words):
        yield Edit(match.start(), match.end(), _WHOLE.get(match["verb"], match["verb"]))
    for match in re.finditer(r"\bcannot\b", words):
        yield Edit(match.start(), match.end(), "can")
    for match in re.finditer(r"(?<=[a-z] )never (?=[a-z])", words):
        if last_word(words[: match.start()]) not in ("or", "and", "but", "had", "has", "have"):
            yield Edit(match.start(), match.end(), "")
    for match in _NO_THING.finditer(words):
        noun = match["noun"]
        article = "" if noun in _WITHOUT_ARTICLE else "an " if noun[0] in "aeiou" else "a "
        yield Edit(match.end("verb"), match.end(), f" {article}")


def _polar(words: str, edit: Edit) -> bool:
    """Whether the clause goes on with words that only a negation allows, or another negation stands before."""
    rest = re.split(r"[.;?!”]", words[edit.end :], maxsplit=1)[0]
    return (
        _POLAR.search(rest) is not None
        or re.search(r"\b(?:not|n[’']t|never)\b", words[max(0, edit.start - 30) : edit.start]) is not None
    )
