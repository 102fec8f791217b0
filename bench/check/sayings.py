"""What articles say, as material for drafts: quotations, reported speech and sentences in an outlet's own voice.

Where people marked attributions (PolNeAR), quotations and speakers are theirs. Elsewhere plain patterns take only what
is sure: a name beside a verb of speech. Whatever a pattern is unsure of is left out, since a draft must be faithful.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from bench.check.names import TITLE, Person, people, person_at_end
from bench.check.stories import Gold, Story
from bench.check.wording import embeds, lowered, tidy
from pressreview.model import Article, Span
from pressreview.text import sentences

SAID = (
    "said|says|added|adds|noted|notes|wrote|writes|tweeted|told|argued|argues|explained|continued|insisted|replied"
    "|declared"
)
REPORTED = (
    "said|says|added|noted|argued|argues|insisted|claimed|claims|acknowledged|warned|suggested|alleged|contended"
    "|maintained|asserted|stressed|predicted|believes|testified|announced|confirmed|denied|vowed|promised|pledged"
)
SHORTEST, LONGEST = 6, 45
"""Words of a sentence that a draft takes over."""


class Saying(NamedTuple):
    """Words of one article: who said them, if anybody, and how."""

    story: str
    article: int
    """Which of the story's articles."""
    at: Span
    kind: Literal["quotation", "reported", "told", "own"]
    """`told`: what follows the speaker's name in a sentence like "Mr. Hale accused the board of hiding the report"."""
    words: str
    """Without the outer quotation marks, "that", and the closing stop or comma of reported speech."""
    speaker: Person | None = None
    group: str | None = None
    """A speaker that is nobody by name: "the Clinton campaign"."""
    cue: str = "said"
    """The verb as the article has it; "said" for quotations, or "wrote" where it was written."""
    article_has_that: bool = False

    @property
    def outlet_index(self) -> int:
        """The article, which stands for its outlet."""
        return self.article


@cache
def sayings(story: Story) -> tuple[Saying, ...]:
    """All material of a story, in text order of its articles."""
    found: list[Saying] = []
    together = "\n\n".join(article.text for article in story.articles)
    for number, (article, gold) in enumerate(zip(story.articles, story.gold, strict=True)):
        text = article.text
        quoted = quotations(text)
        known = people(text if story.corpus == "pages" else together)
        if gold is not None:
            spoken = [*_marked(article, gold, known, quoted), *_told(text, known, gold)]
        else:
            spoken = [*_quotations_by_pattern(text, quoted, known), *_reported_by_pattern(text, known)]
            spoken += _told(text, known, None)
        head = [Span(0, _headlines(text))] if gold is not None and _headlines(text) else []
        own = _own(text, [*head, *quoted, *(one.at for one in spoken)])
        found += [one._replace(story=story.name, article=number) for one in sorted([*spoken, *own], key=lambda s: s.at)]
    return tuple(found)


def _headlines(text: str) -> int:
    """Where the headlines of a PolNeAR article end: its first block, and the second where it is short."""
    blocks = [match.end() for match in re.finditer(r"\n\s*\n", text)][:2]
    if len(blocks) == 2 and blocks[1] - blocks[0] < 140:
        return blocks[1]
    return blocks[0] if blocks else 0


def quotations(text: str) -> list[Span]:
    """What stands between double quotation marks, the marks left out; a pair never crosses a paragraph."""
    found, start = [], None
    for match in re.finditer(r"[\"“”]|\n\s*\n", text):
        mark = match.group()
        if mark not in '"“”':
            start = None
        elif mark == "“" or (mark == '"' and start is None):
            start = match.end()
        elif start is not None:
            if match.start() > start:
                found.append(Span(start, match.start()))
            start = None
    return found


def _whole(words: str) -> bool:
    """Whether a quotation is one or more whole sentences."""
    return bool(re.match(r"[A-Z]", words)) and bool(re.search(r"[.,?!]$", words.strip())) and len(words.split()) >= 5


def _quotation(words: str, at: Span, speaker: Person | None, group: str | None, cue: str) -> Saying | None:
    """A quotation as material, cut at a sentence's end where it is long."""
    plain = tidy(words)
    if not _whole(plain) or re.search(r"[\"“”\n]|--$|[’']{2}", plain):
        return None
    ends = [match.end() for match in re.finditer(r"[a-z)][.?!](?= [A-Z]|$)", plain)]
    if len(plain.split()) > LONGEST:
        fitting = [end for end in ends if len(plain[:end].split()) <= LONGEST]
        if not fitting:
            return None
        plain = plain[: fitting[-1]]
    verb = "wrote" if re.search(r"\b(?:wrote|writes|tweeted|tweets)\b", cue) else "said"
    return Saying("", 0, at, "quotation", re.sub(r",$", "", plain), speaker, group, verb)


_ELLIPTIC = re.compile(
    rf"\b(?:he|she|they|it|who|we) (?:also |has |had |have )?(?:{SAID})\b|\b(?:him|her|them|he|she|they)[.]?$"
    rf"|\baccording to (?:the (?:report|statement|article"
    r"|study|poll|survey|group|company)|him|her|them)\b|\bthe (?:statement|article|report|group|memo) (?:said|says)\b"
)
"""Words whose source stands in another sentence."""
_NO_START = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|But|And|Or|So|Yet|However|Meanwhile|Then|There|Here|I|We|You|My|Our|Your|His|Her"
    r"|Their|Its|Also|Still|Instead|Indeed|Such|Both|What|Why|How|Who|When|Where|Which|Not|No|Nor|Or|Read|Photo|Watch"
    r"|See|Click|One|Another|Others|Some|Moreover|Furthermore|Besides|Nevertheless|Now|Even|Because|By then|By that"
    r"|At the same time|In addition|In fact|After that|Since then|Of course|For example|Correction|Update|Related|Image"
    r"|Getty|Copyright|Follow|Sign|Subscribe|Like|Is|Are|Do|Does|Can|Could|Would|Will|Did|Was|Were|Has|Have|Perhaps"
    r"|Clearly|Obviously|Let|Please|Well|Yes|Oh|Ah|Just|Only|More|The other|The same|That said|Later|Earlier|Soon"
    r"|During that|At that|In that|To that|For that|On that|Afterward|Afterwards|Overall|Likewise|Similarly"
    r"|Finally|Again|Today|Sure|Too|To be|As such|As a result|Video)\b"
)


def _own(text: str, taken: list[Span]) -> Iterator[Saying]:
    """Sentences in the outlet's own voice that stand by themselves; none where the article is readers' letters."""
    if "LETTERS" in text[:300]:
        return
    for span in sentences(text):
        words = tidy(re.sub(r"^[A-Z]{2}[A-Za-z .,]+(?:\([^)]*\))? ?(?:—|--|–) ", "", span.of(text)))
        count = len(words.split())
        if any(one.start < span.end and span.start < one.end for one in taken) or not 8 <= count <= 36:
            continue
        if not re.match(r"[A-Z]", words) or _NO_START.match(words) or not re.search(r"[\w)]\.$", words):
            continue
        if re.search(r"[\"“”:;\n|*•@#]|https?:|\b(?:I|we|We|us|our|you|your|my|me|I’m)\b|[a-z]\.[A-Z]|\?|\(", words):
            continue
        if _ELLIPTIC.search(words):
            continue
        if re.search(r"\b(?:he|she|his|her|him|their|they)\b", re.split(r"(?<=[a-z,] )[A-Z]", words, maxsplit=1)[0]):
            continue  # whom it means stands in a sentence before
        if len(re.findall(r"[A-Z]", words)) > len(words.split()) * 0.6:
            continue
        if re.search(
            r"\b(?:this (?:story|article|post|page|report)|pictured|above|below|file photo|newsletter)\b", words, re.I
        ):
            continue
        yield Saying("", 0, span, "own", words[:-1])


def _joined(text: str, spans: tuple[Span, ...]) -> str:
    return tidy(" ".join(span.of(text) for span in spans))


def _speaker(source: str, known: Mapping[str, Person]) -> tuple[Person | None, str | None]:
    """The person or the group that a marked source names; neither for a pronoun or what only a context explains."""
    person = person_at_end(source, known)
    if person:
        return person, None
    words = source.split()
    group = 1 < len(words) <= 5 and re.match(r"(?:[Tt]he|A|An|Some|Many) ", source) and re.search(r" [A-Z]", source)
    if group and not re.search(r"[,()—]|[’']s$|\b(?:he|she|who|his|her)\b", source):
        return None, source[0].lower() + source[1:]
    return None, None


def _marked(
    article: Article, gold: tuple[Gold, ...], known: Mapping[str, Person], quoted: list[Span]
) -> Iterator[Saying]:
    """Quotations and reported speech whose speaker people marked."""
    text = article.text
    for one in gold:
        if len(one.source) != 1 or not one.cue or not one.content:
            continue
        person, group = _speaker(_joined(text, one.source), known)
        if not (person or group):
            continue
        cue = _joined(text, one.cue)
        inside = [
            span
            for span in quoted
            if any(part.start - 1 <= span.start and span.end <= part.end + 1 for part in one.content)
        ]
        if inside and all(_all_quoted(text, part) for part in one.content):
            for span in inside:
                made = _quotation(span.of(text), span, person, group, cue)
                if made:
                    yield made
            continue
        if len(one.cue) == 1 and len(one.content) == 1:
            made = _reported(text, one.source[0], one.cue[0], one.content[0], person, group)
            if made:
                yield made


def _all_quoted(text: str, part: Span) -> bool:
    words = part.of(text).strip(" ,.")
    return words[:1] in ('"', "“") and words[-1:] in ('"', "”")


def _reported(
    text: str, source: Span, cue: Span, content: Span, person: Person | None, group: str | None
) -> Saying | None:
    """Reported speech whose parts stand side by side within one sentence."""
    inside = next((one for one in sentences(text) if one.start <= content.start < one.end), None)
    if inside is None or content.end > inside.end + 1:
        return None
    verb, words = tidy(cue.of(text)), tidy(content.of(text))
    before = source.end <= cue.start <= cue.end <= content.start
    if before and (text[source.end : cue.start].strip(" ") or text[cue.end : content.start].strip(" ")):
        return None
    if before and re.sub(r"[.”\"]", "", text[content.end : inside.end]).strip():
        return None  # words that belong to it may follow
    if not before and not (content.start == inside.start and content.end <= min(source.start, cue.start)):
        return None
    if not before and not re.fullmatch(r"(?:said|says|according to)", verb):
        return None
    if not before and not embeds(words):
        return None
    return clause(words if before else lowered(words), content, person, group, verb if before else "said")


_FINITE = re.compile(
    r"^(?:that )?(?:[\w’'$.,%-]+ ){1,14}?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must"
    r"|should|did|does|do"
    r"|isn[’']t|wasn[’']t|won[’']t|wouldn[’']t|didn[’']t|doesn[’']t|don[’']t|\w+ed|\w+s|\w+n[’']t)\b"
)


def clause(words: str, at: Span, person: Person | None, group: str | None, cue: str) -> Saying | None:
    """Reported speech as material, where it is a clause that may follow "said that"."""
    words = re.sub(r"(?<![A-Z]\.[A-Z])[.,]+$", "", words.strip())
    if (
        re.search(r"\n|[;:]|''|--|[—–]|\.\.|[.?!] [A-Z]|\?", words)
        or words.count("“") != words.count("”")
        or words.count('"') % 2
    ):
        return None
    words = _curly(words)
    that = words.startswith("that ")
    words = words.removeprefix("that ")
    if not SHORTEST - 1 <= len(words.split()) <= LONGEST - 8 or not re.fullmatch(
        rf"(?:also |has |had )?(?:{REPORTED})", cue
    ):
        return None
    if not that and re.match(
        r"announced|denied|acknowledged|confirmed|claim|warned|promised|pledged|predicted|stressed", cue
    ):
        return None  # "announced the charges"
    if not _FINITE.match(words) or re.match(
        r"(?:to|for|of|in|on|not|by|with|about|if|whether|that|[\w-]+ing)\b", words
    ):
        return None
    if re.search(r"\b(?:I|we|my|our|you|your)\b", re.sub(r"“[^”]*”", "", words)):
        return None
    if words.startswith("“") and re.match(r"“[A-Z]", words):
        return None
    return Saying("", 0, at, "reported", words, person, group, re.sub(r"^(?:also|has|had) ", "", cue), that)


def _curly(words: str) -> str:
    """Straight double marks as pairs of curly ones."""
    return re.sub(r'"([^"]*)"', r"“\1”", words)


_NAME = rf"(?:(?:{TITLE}) )?(?:[A-Z][\w’'-]+(?: [A-Z]\.)? ){{0,2}}[A-Z][\w’'-]+"
_ROLE = r"(?:(?:(?!for |of |to |with |by |in |at |on |that |and )[\w’'.-]+ ){0,5}?)"
_AFTER = re.compile(
    rf"[”\"]\s*,?\s*(?:(?P<verb>{SAID}) {_ROLE}(?P<inverted>{_NAME})"
    rf"|(?P<name>{_ROLE}{_NAME}) (?P<verb2>{SAID}))\b(?P<next>.{{0,3}})"
)
_BEFORE = re.compile(
    rf"(?:^|[.!?”\"] |\n)(?P<name>{_ROLE}{_NAME}) (?P<verb>{SAID})(?P<rest>(?: [\w’'.$-]+){{0,7}}?)[,:] [“\"]$"
)


def _quotations_by_pattern(text: str, quoted: list[Span], known: Mapping[str, Person]) -> Iterator[Saying]:
    """Quotations beside a name and a verb of speech, and what follows them within the same paragraph."""
    last: tuple[int, Person] | None = None
    for span in quoted:
        start = max(text.rfind("\n", 0, span.start) + 1, span.start - 160)
        person = None
        before = _BEFORE.search(text[start : span.start])
        after = _AFTER.match(text, span.end)
        if after:
            name = after["inverted"] or after["name"]
            if not re.match(r"\s+[A-Z]|[’']s", after["next"]):
                person = person_at_end(name, known)
            cue = after["verb"] or after["verb2"]
        elif before and not re.search(r"\b(?:that|of)\b", before["rest"]):
            person, cue = person_at_end(before["name"], known), before["verb"]
        elif (
            last and "\n" not in text[last[0] : span.start] and _only_frame(text[last[0] + 1 : span.start - 1], last[1])
        ):
            person, cue = last[1], "said"
        last = (span.end, person) if person else None
        if person:
            made = _quotation(span.of(text), span, person, None, cue)
            if made:
                yield made


def _only_frame(between: str, person: Person) -> bool:
    """Whether between two quotations stands nothing but "Mr. Hale said in a statement."."""
    words = re.sub(rf"\b(?:{TITLE}) ", "", between).strip()
    if not words:
        return True
    return (
        re.match(rf",?(?: ?(?:{SAID}))? ?(?:[\w’'-]+ )*{re.escape(person.last)}\b", words) is not None
        and len(re.findall(r"\b[A-Z][a-z]+", words)) <= 3
        and len(words.split()) <= 12
        and words.endswith((".", ","))
    )


_WHEN = r"(?: (?:on )?(?:\w+day|yesterday)(?: (?:night|morning|afternoon|evening))?)"
_CLAUSE_AFTER = re.compile(
    rf"(?:(?:In|On|At|During|After|Before|By|Speaking|But"
    rf"|And)\b[^,\"“]{{0,60}}, )?(?P<name>{_ROLE}{_NAME})(?:, [^,“\"]{{3,60}},)?"
    rf" (?:also |has |had |later )?(?P<verb>{REPORTED}|told)"
    rf"(?:{_WHEN}?(?P<that> (?:[\w’'.-]+ ){{0,7}}?that)|{_WHEN})? (?P<words>[^\n]+)\."
)
_CLAUSE_BEFORE = re.compile(
    rf"(?P<words>[^\n]+), (?:(?P<name>{_ROLE}{_NAME}) said|said (?P<third>{_ROLE}{_NAME})"
    rf"|according to (?P<also>{_ROLE}{_NAME}))"
    rf"(?:{_WHEN})?\."
)
_NO_CLAUSE = re.compile(
    r"(?:at|in|on|to|during|after|before|his|her|their|\w+day|last|this (?:week|month)|[a-z]+ing|of|for|with|from|a|an"
    r"|reporters?|as|when|while)\b"
)


def _reported_by_pattern(text: str, known: Mapping[str, Person]) -> Iterator[Saying]:
    """Sentences like "Mr. Hale said that …" and "…, Mr. Hale said."."""
    for span in sentences(text):
        words = tidy(span.of(text))
        if words.startswith(("“", '"')) or len(words.split()) > LONGEST:
            continue
        after, before = _CLAUSE_AFTER.fullmatch(words), _CLAUSE_BEFORE.fullmatch(words)
        made = None
        if after and (person := person_at_end(after["name"], known)):
            stated = after["words"]
            plain = re.sub(r"[“\"][^”\"]*[”\"]", "", stated)
            if (_NO_CLAUSE.match(stated) or after["verb"] == "told") and not after["that"]:
                continue
            if re.search(rf", (?:{SAID})|\b(?:he|she|they) (?:{SAID})\b|\baccording to\b", plain):
                continue
            verb = "said" if after["verb"] == "told" else after["verb"]
            made = clause(("that " if after["that"] else "") + stated, span, person, None, verb)
        elif before and (person := person_at_end(before["name"] or before["third"] or before["also"], known)):
            if (
                _NO_START.match(before["words"])
                or not embeds(before["words"])
                or re.search(rf"\b(?:{SAID}|according)\b", before["words"])
            ):
                continue
            made = clause(lowered(before["words"]), span, person, None, "said")
        if made:
            yield made


_TOLD_VERB = (
    r"accused|criticized|praised|urged|denied|defended|described|promised to|vowed to|pledged to|plans to"
    r"|hopes to|expects"
    r"|called (?:on|for)|blamed|attacked|endorsed|rejected|dismissed|condemned|blasted|slammed|questioned|wants"
    r"|supports"
    r"|opposes|supported|opposed|proposed|threatened to|offered to|refused to|declined to|agreed to|warned against"
    r"|apologized|has (?:called|accused|criticized|promised|vowed|pledged|said|refused|declined|proposed|warned|argued)"
    r"|was accused|has been accused|is accused|were accused|alleged|claimed|has denied|may|might|could|is likely to"
    r"|is expected to|will|reportedly|allegedly|appears to|appeared to|seems to|seemed to"
)
_TOLD = re.compile(rf"(?P<name>{_ROLE}{_NAME}) (?P<words>(?:{_TOLD_VERB})\b[^\n]+)\.")


def _told(text: str, known: Mapping[str, Person], gold: tuple[Gold, ...] | None) -> Iterator[Saying]:
    """Sentences that begin with a name and say what somebody claimed, wants or is accused of."""
    for span in sentences(text):
        words = _curly(tidy(span.of(text)))
        match = _TOLD.fullmatch(words)
        if not match or not SHORTEST <= len(words.split()) <= LONGEST - 8:
            continue
        person, stated = person_at_end(match["name"], known), match["words"]
        if person is None or re.search(r"[;:(@]|--|[—–]|\.\.|[.?!] [A-Z]|\?", stated):
            continue
        if stated.count("“") != stated.count("”"):
            continue
        if re.search(rf", (?:{SAID})|, (?:he|she|they) \w+|\baccording to\b|“[A-Z]", stated):
            continue
        if gold and sum(any(part.start < span.end and span.start < part.end for part in one.cue) for one in gold) > 1:
            continue
        if re.search(r"\b(?:I|we|my|our|you|your)\b", re.sub(r"“[^”]*”", "", stated)):
            continue
        yield Saying("", 0, span, "told", stated, person, None, "")
