"""Sentences of a draft: the forms in which a press review gives what an article says.

A line holds its parts (words, speaker, outlet), so that a fault is made by exchanging one part, and the sentence is
written again from them.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.check.names import people
from bench.check.sayings import Saying, sayings
from bench.check.stories import Story
from bench.check.wording import embeds, lowered, raised

TAKEN_MIDDLE = re.compile(
    r"\b(?:not|n[’']t|never|no|if|unless|only|but|except|may|might|could|would|likely|perhaps)\b", re.IGNORECASE
)
"""What may not stand in words that are left out."""


class Line(NamedTuple):
    """One sentence of a draft."""

    form: str
    words: str
    """The quotation, the reported clause or the sentence, without its closing stop where it is no quotation."""
    saying: Saying
    name: str | None = None
    cue: str = "said"
    outlet: str | None = None
    other: str | None = None
    """A second outlet that has it too."""

    @property
    def text(self) -> str:
        """The sentence, with curly marks."""
        return _WRITERS[self.form](self)

    @property
    def is_quotation(self) -> bool:
        """Whether all of `words` stands in quotation marks."""
        return self.form in QUOTATIONS

    def quoted(self) -> list[tuple[int, int]]:
        """The parts of `words` that stand in quotation marks."""
        if self.is_quotation:
            return [(0, len(self.words))]
        return [(match.start() + 1, match.end() - 1) for match in re.finditer(r"“[^”]*”", self.words)]


_INITIALS_END = re.compile(r"\b[A-Z]\.[A-Z]\.$")


def _comma(words: str) -> str:
    if words.endswith(("?", "!", "…")) or _INITIALS_END.search(words):
        return words + ("," if words.endswith(".") else "")
    return words.removesuffix(".") + ","


def _full(words: str) -> str:
    return words if words.endswith(("?", "!", ".", "…")) else words + "."


def _closed(words: str) -> str:
    """A sentence with its stop, inside a closing mark where there is one."""
    if words.endswith("”"):
        return words[:-1] + (".”" if not words[:-1].endswith(("?", "!", ".")) else "”")
    return words if words.endswith(".") else words + "."


def _clause_comma(words: str) -> str:
    return words[:-1] + ",”" if words.endswith("”") else words + ","


def halves(words: str) -> tuple[str, str, str] | None:
    """A quotation in two, for a speaker between: first part, the mark after the speaker ("," or "."), second part."""
    stop = re.search(r"(?<=[a-z]{2})[.?!] (?=[A-Z“])", words)
    if stop and len(words[: stop.start()].split()) >= 3:
        return words[: stop.start() + 1], ".", words[stop.end() :]
    for match in re.finditer(r", (?=(?:and|but|because|so|that|which|where|when|if|or)\b)", words):
        if re.search(r"\b(?:that|which|who|and|but|because|so|or)$", words[: match.start()]):
            continue
        if len(words[: match.start()].split()) >= 4 and len(words[match.end() :].split()) >= 4:
            return words[: match.start()], ",", words[match.end() :]
    return None


def _middle(line: Line) -> str:
    parts = halves(line.words)
    if parts is None:
        return f"“{_comma(line.words)}” {line.name} said."
    one, mark, other = parts
    return f"“{_comma(one)}” {line.name} said{mark} “{_full(other)}”"


def _that(line: Line) -> str:
    return f"{line.cue} that {line.words}"


_WRITERS: dict[str, Callable[["Line"], str]] = {
    # quotations
    "after": lambda one: f"“{_comma(one.words)}” {one.name} {one.cue}.",
    "inverted": lambda one: f"“{_comma(one.words)}” {one.cue} {one.name}.",
    "before": lambda one: raised(f"{one.name} {one.cue}: “{_full(one.words)}”"),
    "before comma": lambda one: raised(f"{one.name} {one.cue}, “{_full(one.words)}”"),
    "middle": _middle,
    "after, outlet": lambda one: f"“{_comma(one.words)}” {one.name} {one.cue}, according to {one.outlet}.",
    "after, reported": lambda one: f"“{_comma(one.words)}” {one.name} {one.cue}, {one.outlet} reported.",
    "before, outlet": lambda one: f"According to {one.outlet}, {one.name} {one.cue}: “{_full(one.words)}”",
    "quoted by": lambda one: raised(f"{one.outlet} quoted {one.name} as saying: “{_full(one.words)}”"),
    "quoted by both": lambda one: (
        f"Both {one.outlet} and {one.other} quoted {one.name} as saying: “{_full(one.words)}”"
    ),
    "spoke of": lambda one: raised(f"{one.name} spoke of “{one.words}.”"),
    "used the words": lambda one: raised(f"{one.name} used the words “{one.words},” {one.outlet} reported."),
    # reported speech
    "that": lambda one: raised(f"{one.name} {_closed(_that(one))}"),
    "no that": lambda one: raised(f"{one.name} {_closed(f'{one.cue} {one.words}')}"),
    "clause first": lambda one: raised(f"{_clause_comma(one.words)} {one.name} {one.cue}."),
    "according to speaker": lambda one: f"According to {one.name}, {_closed(one.words)}",
    "that, outlet": lambda one: f"According to {one.outlet}, {one.name} {_closed(_that(one))}",
    "outlet reported that": lambda one: raised(f"{one.outlet} reported that {one.name} {_closed(_that(one))}"),
    # what somebody claimed, wants or did
    "told": lambda one: raised(f"{one.name} {_closed(one.words)}"),
    "told, outlet": lambda one: f"According to {one.outlet}, {one.name} {_closed(one.words)}",
    "told, reported": lambda one: raised(f"{one.outlet} reported that {one.name} {_closed(one.words)}"),
    # the outlet's own voice
    "own": lambda one: _closed(one.words),
    "own, according": lambda one: f"According to {one.outlet}, {_closed(lowered(one.words))}",
    "own, reported": lambda one: raised(f"{one.outlet} reported that {_closed(lowered(one.words))}"),
    "own, after": lambda one: f"{_clause_comma(one.words)} {one.outlet} reported.",
    "own, in marks": lambda one: f"{_clause_comma(one.words)} said {one.outlet}.",
    # only in faults: more sources than there are
    "own, several": lambda one: f"Several outlets reported that {_closed(lowered(one.words))}",
    "own, multiple": lambda one: (
        f"Multiple news organizations independently confirmed that {_closed(lowered(one.words))}"
    ),
    "own, after several": lambda one: f"{_clause_comma(one.words)} several outlets reported.",
    "told, several": lambda one: f"Several outlets reported that {one.name} {_closed(one.words)}",
    "told, multiple": lambda one: f"Multiple news organizations reported that {one.name} {_closed(one.words)}",
    "told, after several": lambda one: raised(f"{one.name} {_clause_comma(one.words)} several outlets reported."),
    "that, several": lambda one: f"Several outlets reported that {one.name} {_closed(_that(one))}",
    "that, multiple": lambda one: f"Multiple outlets reported that {one.name} {_closed(_that(one))}",
    "that, after several": lambda one: raised(f"{one.name} {_clause_comma(_that(one))} several outlets reported."),
}
QUOTATIONS = (
    "after", "inverted", "before", "before comma", "middle", "after, outlet", "after, reported", "before, outlet",
    "quoted by", "quoted by both", "spoke of", "used the words",
)  # fmt: skip
_BY_KIND = {
    "quotation": (
        "after", "after", "inverted", "before", "before comma", "middle", "middle", "after, outlet", "after, reported",
        "before, outlet", "quoted by", "spoke of", "used the words",
    ),
    "reported": ("that", "no that", "clause first", "according to speaker", "that, outlet", "outlet reported that"),
    "told": ("told", "told, outlet", "told, reported"),
    "own": ("own", "own", "own, according", "own, reported", "own, after", "own, in marks"),
}  # fmt: skip


def lines(story: Story, *, seed: int = 0) -> tuple[Line, ...]:
    """A faithful sentence for each saying of a story that gives one, in text order."""
    made = []
    material = sayings(story)
    for number, saying in enumerate(material):
        draw = random.Random(f"{seed} {story.name} {number}")
        line = _line(saying, story, draw)
        if line is not None and len(line.text.split()) <= 60:
            made.append(line)
    return (*made, *_both(story, material))


def outlet_of(saying: Saying, story: Story) -> str:
    """The outlet whose article has it."""
    return story.articles[saying.article].outlet or "the site"


def _line(saying: Saying, story: Story, draw: random.Random) -> Line | None:
    outlet, name = outlet_of(saying, story), saying.speaker.full if saying.speaker else saying.group
    form = draw.choice(_BY_KIND[saying.kind])
    line = Line(form, saying.words, saying, name, saying.cue, outlet)
    if saying.kind == "quotation":
        return _quoting(line, story, draw)
    if saying.kind == "reported":
        pronoun = re.match(r"(?:he|she|it|they|his|her|their|its|there|“)\b", saying.words)
        if form in ("clause first", "according to speaker") and (pronoun or saying.cue not in ("said", "says")):
            line = line._replace(form="that")
        if form == "no that" and saying.cue not in ("said", "says", "believes"):
            line = line._replace(form="that")
        line = line._replace(cue={"argues": "argued", "claims": "claimed"}.get(saying.cue, saying.cue))
    if form in ("own, according", "own, reported") and not embeds(saying.words):
        line = line._replace(form=draw.choice(("own", "own, after")))
    if draw.random() < 0.35:
        line = line._replace(words=shortened(line.words))
    if line.form == "own, in marks":
        marked = _in_marks(line.words, draw)
        return line._replace(words=marked) if marked else line._replace(form="own, after")
    return line


def _quoting(line: Line, story: Story, draw: random.Random) -> Line:
    """A quotation whole, cut to a fragment, with a middle left out, or with a name in brackets."""
    if line.form in ("spoke of", "used the words"):
        part = fragment(line.words)
        return line._replace(words=part) if part else line._replace(form="after")
    if line.form == "middle" and halves(line.words) is None:
        line = line._replace(form="after")
    chance = draw.random()
    if chance < 0.25 and (shorter := elided(line.words, draw)):
        return line._replace(words=shorter)
    if chance < 0.75 and (with_name := bracketed(line.words, line, story)):
        return line._replace(words=with_name)
    return line


def shortened(words: str) -> str:
    """The words without a last clause that adds something, where what is left out turns nothing."""
    match = re.search(r", (?:which|who|where|while|as|after|with|including|whose|and has|and is)\b[^,“”]*$", words)
    if match and len(words[: match.start()].split()) >= 8 and not TAKEN_MIDDLE.search(words[match.start() :]):
        return words[: match.start()]
    return words


_FRAGMENT = re.compile(
    r"\b(?:is|was|are|been|be|of|for|with|about|by|like) (?P<part>(?:a|an|the) (?:[a-z’'-]+ ){1,4}[a-z’'-]{4,})"
    r"(?=[,.;!?]|$| (?:is|are|was|were|has|have|had|will|and|that|to|for|in|on|by|with|at|from|as|because|when"
    r"|who|which)\b)"
)
_CLAUSE_WORDS = re.compile(r"\b(?:I|we|you|he|she|they|it|is|are|was)\b")


def fragment(words: str) -> str | None:
    """A few words of a quotation that name something, from an article to before the next function word."""
    found = None if TAKEN_MIDDLE.search(words) else _FRAGMENT.search(words)
    return found["part"] if found and not _CLAUSE_WORDS.search(found["part"]) else None


def elided(words: str, draw: random.Random) -> str | None:
    """A quotation without a middle sentence, or without words between two commas."""
    whole = re.findall(r"[^.?!]+[.?!](?: |$)", words + ("" if words.endswith((".", "?", "!")) else "."))
    sign = draw.choice(("…", "...", "[…]", "[...]"))
    if len(whole) >= 3 and "".join(whole).strip(" .") == words.strip(" .") and not TAKEN_MIDDLE.search(whole[1]):
        return f"{whole[0].strip()} {sign} {whole[2].strip()}"
    match = _PARENTHESIS.search(words)
    if match and not TAKEN_MIDDLE.search(match.group()) and len(words[: match.start()].split()) >= 4:
        return f"{words[: match.start()]} {sign} {words[match.end() :]}"
    return None


_PARENTHESIS = re.compile(
    r", (?:as|frankly|again|I think|you know|of course|in my|for example|to be|by the way|after|in|at|on|with"
    r"|from|I mean|like)\b"
    r"[\w ’'-]{3,60}, (?=[a-z])"
)
"""Words between two commas that may be left out."""


def bracketed(words: str, line: Line, story: Story) -> str | None:
    """A quotation with the name of whom "he" means in brackets, with what initials stand for, or with "[T]he"."""
    named = _antecedent(words, line, story)
    if named:
        return named
    found = re.search(r"\bthe (?P<short>GOP|DNC|RNC|EPA|VA)\b(?! (?:of|and))", words)
    if found:
        return f"{words[: found.end()]} [{_LONG_FORMS[found['short']]}]{words[found.end() :]}"
    if line.form in ("before", "quoted by", "before, outlet") and re.match(r"(?:And|But|So) [a-z]", words):
        rest = words.partition(" ")[2]
        return f"[{rest[0].upper()}]{rest[1:]}"
    return None


_LONG_FORMS = {
    "GOP": "Republican Party",
    "DNC": "Democratic National Committee",
    "RNC": "Republican National Committee",
    "EPA": "Environmental Protection Agency",
    "VA": "Department of Veterans Affairs",
}


def _antecedent(words: str, line: Line, story: Story) -> str | None:
    """The quotation with a name for a first "he" or "she", where only one person of that kind was named just before."""
    pronoun = re.match(r"(?P<start>|[\w’' ,]{0,40}\b)(?P<who>[Hh]e|[Ss]he|him)(?P<is>[’']s)?\b(?![’'])", words)
    speaker = line.saying.speaker
    if not pronoun or not speaker or re.search(r"[A-Z]", pronoun["start"][1:]):
        return None
    text = story.articles[line.saying.article].text
    before = text[max(0, line.saying.at.start - 350) : line.saying.at.start - 1]
    gender = "she" if pronoun["who"].lower() == "she" else "he"
    known = people(text if story.corpus == "pages" else "\n\n".join(one.text for one in story.articles))
    there = {
        one
        for one in known.values()
        if one.last != speaker.last
        and one.gender in (gender, None)
        and re.search(rf"\b{re.escape(one.last)}\b", before)
    }
    if len(there) != 1 or re.search(
        r"\b(?:man|boy|officer|son|brother|father|husband|woman|mother|wife|president|candidate|nominee)\b", before
    ):
        return None
    (one,) = there
    if one.gender is None or any(part in words for part in one.full.split()):
        return None
    verb = {"’s": " is", "'s": " is"}.get(pronoun["is"] or "", "")
    if verb and re.match(r" (?:been|got|had|gone|made|done|said)\b", words[pronoun.end() :]):
        verb = " has"
    return f"{words[: pronoun.start('who')]}[{one.last}{verb}]{words[pronoun.end() :]}"


def _in_marks(words: str, draw: random.Random) -> str | None:
    """A sentence of an outlet, its last part in quotation marks as a press review gives it."""
    if "“" in words:
        return None
    cuts = [
        match.end() for match in re.finditer(r" (?:is|was|are|were|has|have|had|to|that|will|would|could|may) ", words)
    ]
    cuts = [cut for cut in cuts if len(words[:cut].split()) >= 4 and 4 <= len(words[cut:].split()) <= 18]
    if not cuts:
        return None
    cut = draw.choice(cuts)
    return f"{words[:cut]}“{words[cut:]}”"


def _both(story: Story, material: Sequence[Saying]) -> Iterator[Line]:
    """Quotations that two outlets have word for word, by the same speaker."""
    seen: dict[str, Saying] = {}
    for saying in material:
        if saying.kind != "quotation" or not saying.speaker:
            continue
        key = re.sub(r"\W+", " ", saying.words).lower().strip()
        before = seen.setdefault(key, saying)
        one, other = outlet_of(before, story), outlet_of(saying, story)
        if one != other and before.speaker and before.speaker.last == saying.speaker.last:
            yield Line("quoted by both", before.words, before, before.speaker.full, "said", one, other)


def restyled(text: str, style: str) -> str:
    """A sentence in another typography: "american" as it is, "straight", or "british" (single marks, spaced dashes)."""
    if style == "straight":
        return re.sub(r"[‘’]", "'", re.sub(r"[“”]", '"', text)).replace("…", "...")
    if style == "british":
        text = re.sub(r",”(?= (?:\w|\[))", "”,", text)
        swapped = re.sub(r"(?<=\w)'(?=\w)", "’", text).translate(str.maketrans("“”‘", "‘’“"))
        return re.sub(r"(?<=\w) ?(?:—|--|―) ?(?=\w)", " – ", swapped)
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)
