"""Faults of certainty: doubt, denial, condition or attribution lost on the way."""

import random
import re
from collections.abc import Callable, Iterator

from bench.check.edits import Edit, as_fact, foreseen_as_fact, outside, told_flatly, unconditional, unhedged, unnegated
from bench.check.lines import Line
from bench.check.wording import base_of, past, raised
from bench.check.world import World


def _edited(line: Line, maker: Callable[[str], Iterator[Edit]], world: World, draw: random.Random) -> Line | None:
    """The line with one of the edits outside quotation marks, where no article has the words."""
    if line.is_quotation:
        return None
    edits = list(outside(maker(line.words), line.quoted()))
    draw.shuffle(edits)
    for edit in edits:
        words = edit.apply(line.words)
        borne_out = world.says(words) and edit.start > 0 and edit.end < len(line.words)
        if words != line.words and not borne_out and len(words.split()) >= 4:
            return line._replace(words=words)
    return None


def hedge_dropped(line: Line, world: World, draw: random.Random) -> Line | None:
    """Words like "may", "likely" and "reportedly" lost."""
    return _edited(line, unhedged, world, draw)


def negation_dropped(line: Line, world: World, draw: random.Random) -> Line | None:
    """A "not", "never" or "no" lost outside quotations."""
    return _edited(line, unnegated, world, draw)


def condition_dropped(line: Line, world: World, draw: random.Random) -> Line | None:
    """A clause with "if" or "unless" lost."""
    return _edited(line, unconditional, world, draw)


def forecast_as_fact(line: Line, world: World, draw: random.Random) -> Line | None:
    """What is to come told as having happened."""
    made = _edited(line, as_fact, world, draw)
    return made or (_edited(line, foreseen_as_fact, world, draw) if line.saying.kind == "reported" else None)


_ALLEGING = re.compile(
    "claimed|alleged|argued|insisted|contended|maintained|asserted|suggested|believes|warned|predicted"
)
_CHARGE = re.compile(
    r"\b(?:l(?:ied|ying|ies)|violat\w+|illegal\w*|unlawful\w*|corrupt\w*|rigged|wrong\w*|fail\w*|broke|stole|fraud\w*|abus\w+"
    r"|cover\w*|mis\w+|false\w*|discriminat\w+|threat\w*|danger\w*|worst|disast\w+|hoax|biased?|unfair\w*|reckless"
    r"|dishonest|hypocri\w+|incompeten\w+|unqualified|unfit|racis\w+|political\w*|hurt|harm\w*|destroy\w*"
    r"|trying to|refus\w+"
    r"|ignor\w+|attack\w*|not|never|no)\b",
    re.IGNORECASE,
)
"""Words by which reported speech says something that others may dispute."""
_ACCUSED = re.compile(
    r"(?:has |had |have )?accused (?P<whom>(?:[A-Z][\w.’'-]+ ?){1,4}|(?:the|a|two|some) [a-z ]{3,30}?)"
    r" of (?P<what>[a-z]+ing)\b(?P<rest>.*)"
)
_WAS_ACCUSED = re.compile(
    r"(?:has been|have been|had been|was|were|is|are) accused of (?P<what>[a-z]+ing)\b(?P<rest>.*)"
)
_OTHERS_ACCUSED = re.compile(r"[“”]|\b(?:its|their|he|she|his|her|him)\b|\b(?:and|or) [a-z]+ing\b")
_STATED = r"(?P<what>(?!he |she |they |it |his |her |their )[^“”]{25,})"
_CLAIMED_THAT = re.compile(
    r"[^,“”]{3,70}? (?:has |have |had |also )?(?:claimed|alleged|argued|insisted|contended|suggested|asserted"
    r"|claims?|argues?"
    rf"|alleges?|believes?|complained|charged?|warn(?:ed|s)?) that {_STATED}"
)
_PARTY = (
    "(?:[Pp]rosecutors|[Cc]ritics|[Oo]pponents|[Dd]emocrats|[Rr]epublicans|[Pp]olice|[Aa]uthorities|[Ii]nvestigators|[Oo]fficials"
    "|[Aa]nalysts|[Ee]xperts|[Aa]ides|[Aa]dvocates|[Ss]upporters|[Cc]onservatives|[Ll]iberals|[Aa]ctivists|[Aa]llies"
    "|[Dd]efenders|[Ll]awyers|[Ss]ources|[Oo]bservers)"
)
_PARTY_FIRST = re.compile(
    rf"(?:[A-Z]\w+ ){{0,3}}{_PARTY} (?:have |also )?(?:(?:said|say|says) (?:that )?|(?:warn|fear|think"
    rf"|believe) that ){_STATED}"
)
_PARTY_LAST = re.compile(rf"(?P<what>[^“”]{{25,}}), (?:[A-Za-z’]+ ){{0,3}}{_PARTY} (?:said|say)")
_OFFICIAL = re.compile(
    r"\b(?:prosecutors|police|authorities|investigators|officials|lawyers|sources|aides)\b", re.IGNORECASE
)
"""Those whose word about what happened is no mere claim, unless it charges somebody with something."""
_RELATIVE = re.compile(r"\b(?:should|must|ought|would|needs? to)\b|\b(?:he|she|his|her)\b")


def allegation_as_fact(line: Line, world: World, draw: random.Random) -> Line | None:
    """What somebody claims or is accused of told as so."""
    flat = _claim_of(line)
    if flat is not None:
        outlet = draw.choice((True, False)) and (line.saying.kind != "own" or line.form != "own")
        if outlet:
            return line._replace(form="own, according", words=flat, name=None)
        return line._replace(form="own", words=raised(flat), name=None)
    if line.is_quotation:
        return None
    was = _WAS_ACCUSED.search(line.words)
    if was and "who" not in line.words[: was.start()] and (verb := base_of(was["what"])):
        return line._replace(words=f"{line.words[: was.start()]}{past(verb)}{was['rest']}")
    return _edited(line, told_flatly, world, draw)


def _claim_of(line: Line) -> str | None:
    """What a line says somebody claims, as a sentence without them; None where it would not stand alone."""
    saying = line.saying
    if saying.kind == "reported":
        claims = _ALLEGING.fullmatch(line.cue) or (line.cue in ("said", "says") and _CHARGE.search(line.words))
        stands = not re.search(r" and (?:cited|said|added|called|urged|noted|accused|warned|praised)\b", line.words)
        stands = (
            stands
            and not re.match(r"(?:he|she|it|they|his|her|their|there|“)\b", line.words)
            and not _RELATIVE.search(line.words)
        )
        return line.words if claims and stands else None
    if line.is_quotation:
        return None
    accused = (_ACCUSED.match if saying.kind == "told" else _ACCUSED.search)(line.words)
    if (
        accused
        and not re.search(r"\b(?:not|never|n[’']t)\b", line.words[: accused.start()])
        and not _OTHERS_ACCUSED.search(accused["rest"])
        and (verb := base_of(accused["what"]))
    ):
        return f"{accused['whom'].strip()} {past(verb)}{accused['rest']}"
    if saying.kind == "own":
        for pattern in (_CLAIMED_THAT, _PARTY_FIRST, _PARTY_LAST):
            found = pattern.fullmatch(line.words)
            if found and not _RELATIVE.search(found["what"]) and _disputed(line.words, found["what"]):
                return found["what"]
    return None


def _disputed(sentence: str, claim: str) -> bool:
    """Whether others may dispute a claim: it charges somebody, or is not from those whose task it is to say."""
    settled = re.search(r"\b(?:pleaded|convicted|sentenced|charged|arrested)\b", claim)
    goes_on = re.search(r" and (?:cited|said|added|called|urged|noted|accused|warned|cautioned)\b", claim)
    return not settled and not goes_on and (not _OFFICIAL.search(sentence) or _CHARGE.search(claim) is not None)
