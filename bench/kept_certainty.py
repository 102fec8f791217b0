"""Whether a review is as unsure as its articles: `python -m bench.kept_certainty`, on BASIL and on the example.

A review is made of slices of article sentences. What was left out before, between and behind the slices must not hold a
word that made the printed ones less than a flat statement: "not", "may", "is likely to", "denied that", "no one",
"if ...", ", he suggested". For each sentence of each review this goes back to the article sentences around its
citations, finds such words by a list of its own and asks of each that was left out whether it bears on what was
printed. It shares no code and no list with `draft`, `verify` and `text.certainty`: what those have forgotten can be
seen only from outside. A quotation that stops where its speaker goes on "But ..." is suspected too.

A word of uncertainty that bears on something which is left out too is no loss: one of another clause, or of a clause
about a name ("a man who did not give his name"). Without a parser that can be told only roughly; in doubt it is called
a loss, to be read by a person. `--plant` measures the measure: every word of uncertainty that was printed is cut out of
the slices, alone, with all that stands before it, and a condition with its whole clause; it prints how many of these
losses are seen. `--supports` lists the articles that a sentence credits without quoting them ("as did HuffPost") where
they have a word of uncertainty which the sentence has not: whether they say as much is for a reader to judge.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.kept import Kept
from bench.reviews import basil_pages
from pressreview import pipeline
from pressreview.annotate import SpanReader
from pressreview.annotate.reader import Reader
from pressreview.config import Settings
from pressreview.model import Article, Review, Sentence
from pressreview.store import Store
from pressreview.text import sentences

EXAMPLE = Path(__file__).parents[1] / "examples" / "coverage"
Slice = tuple[int, int]
"""Half-open, in characters of one article sentence."""

LEXICON = {
    "condition": r"""
        if, unless, provided(?= that\b| the\b), providing that, assuming, as long as, so long as, lest, in case,
        in the event, on( the)? condition, only (when|after|once|by), otherwise, barring, depend~ (up)?on, dependent on,
        subject to, pending(?= an?\b| the\b| further\b), contingent, conditional, whether, until, till,
        (?-i:but) for, in exchange for
    """,
    "negation": r"""
        not, \w+n't, cannot, never, no, nobody, no one, none, nothing, nowhere, neither, nor, without, few, hardly,
        barely, scarcely, rarely, seldom, little (?=evidence|chance|hope|sign|reason|doubt), fail~ to, failure to,
        unable, refuse~, refusal, decline~ to, lack~, unlikely, impossible, implausible, improbable, inconceivable,
        far from, stop(s|ped|ping)? short, short of, rul(e|es|ed|ing) out, anything but, untrue, false(ly|hood)?,
        wrong(ly)?, incorrect(ly)?, baseless, unfounded, unproven, unproved, unconfirmed, unsubstantiated, unverified,
        debunked, myth, hoax, prevent~, prohibit~, forbid(s|ding|den)?, forbade, avoid~, by no means
    """,
    "denial": r"""
        den(y|ies|ied|ying|ials?), dispute~, reject~, refute~, dismiss~, rebut(s|ted|ting)?, contradict~, disagree~,
        doubt~, doubtful, question~ (whether|if|that|the), disavow~, retract~, oppose~, s[ck]eptical
    """,
    "hedge": r"""
        may, might, could, would, should, can, must, will, shall, likely, probably, probable, possibly, possible,
        possibility, perhaps, maybe, apparently, apparent, seemingly, presumably, supposedly, supposed, allegedly,
        reportedly, purported(ly)?, ostensibly, conceivabl[ey], potential(ly)?, arguably, theoretically,
        evidently, seem~, appear(s|ed|ing)?( to| that| as)?, tend~ to, thought to, said to(?= be\b| have\b), rumou?r~,
        suspected, so-called, would-be, self-described, self-styled, chances?, risk, in theory, in principle, on paper,
        at best, as if, as though, unclear, uncertain, unsure, almost, virtually, expect~, poised to, set to,
        hypothetical(ly)?, speculation
    """,
    "intent": r"""
        plan(s|ned|ning)?( to)?, hope~, intend~, intention, want~, seek(s|ing)? to, sought to, tr(y|ies|ied|ying) to,
        attempt~, consider~, threat(en|ens|ened|ening)?, vow~, promise~, pledge~, agree~ to, offer~ to, aim~ (to|at),
        propose~, proposal, urge~, call~ (for|on), demand~, about to, ready to, willing to, prepare~ to, wish~,
        asked \w+ to, efforts? to, bid to
    """,
    "claim": r"""
        claim~, allege~, allegations?, accuse~, accusations?, argue~, suggest~, suggestions?, contend~, insist~,
        assert~, assertions?, speculate~, believe~, belief, think~, thought, fear~, suspect~, suspicions?, assume~,
        assumptions?, warn~, hint~, impl(y|ies|ied|ying), predict~, predictions?, estimate~, guess~, imagine~,
        maintain~ that, opinion, theory, in \w+ view, charge~ (that|with)
    """,
    "speech": r"""
        said, says, saying, told, tells, wrote, writes, tweeted, announced, according to, reported, report, stated,
        added, testified, confirmed, conceded, acknowledged
    """,
}
"""What makes a statement less than flat, by kind: patterns in which ~ stands for a verb's endings."""

IDIOMS = r"""
    a few, not only, not just, not least, not to mention, no doubt, no later than, no less than, no matter \w+,
    nothing but, whether or not, if not, if anything, even though, no\. \d+, at will, free will, at risk,
    second thought, would like to, (a|his|her|their|its|my|our|the|political|good|ill) will, the might of,
    the thought of, (in|on|last|this|since|until|by|of|and|from|early|late|mid)[ -]May, May (?=\d|of\b)
"""
"""What looks like such a word and neither weakens nor turns a statement."""


class Cue(NamedTuple):
    """A word of uncertainty in an article sentence."""

    start: int
    end: int
    kind: str
    words: str


def _pattern(entries: str) -> re.Pattern[str]:
    """One expression for the entries of a list, whole words only, the longest first."""
    ways = [" ".join(entry.split()) for entry in entries.split(",\n") for entry in entry.split(", ")]
    spelled = [way.rstrip(",").replace("e~", "(e|es|ed|ing)").replace("~", "(e?s|ed|ing)?") for way in ways]
    joined = "|".join(sorted(spelled, key=len, reverse=True)).replace(" ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<![\w’'-])(?:{joined})(?![\w-])", re.IGNORECASE)


_CUES = {kind: _pattern(entries) for kind, entries in LEXICON.items()}
_IDIOMS = _pattern(IDIOMS)
_INVERTED = re.compile(r"[\"“]?(?:Had|Should|Were)(?= (?:\w+ ){1,5}?[^?]*,)")
"""A condition without "if": "Should the motion fail, ..."."""


def cues(sentence: str) -> list[Cue]:
    """Its words of uncertainty in text order; of two that overlap, the longer."""
    idioms = [match.span() for match in _IDIOMS.finditer(sentence)]
    found = [
        Cue(*match.span(), kind, match.group().lower().replace("’", "'"))
        for kind, pattern in _CUES.items()
        for match in pattern.finditer(sentence)
        if not any(start <= match.start() and match.end() <= end for start, end in idioms)
    ]
    if inverted := _INVERTED.match(sentence):
        found.append(Cue(*inverted.span(), "condition", inverted.group().lower()))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.start - cue.end, cue.kind)):
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return sorted(kept)


_EDGE = " \n\t“”\"'‘’`"
_MARK = r"[,;:()\[\]—–“”\"]|\s-{1,2}\s|--"
_SPEECH = (
    r"(?:said|says?|saying|told|tells|wrote|writes|tweeted|tweets|added|adds|announced|asked|replied|reported|stated|"
    r"explained|noted|acknowledged|conceded|confirmed|declared|recalled|testified|responded|continued)"
)
_FINITE = rf"(?:{_SPEECH}|is|are|was|were|has|have|had|will|would|did|does|called|can|could|may|might)\b"
_NEW_CLAUSE = re.compile(
    rf"{_MARK}|\b(?:because|although|though|while|whereas|after|before|when|since|who|which|where|whose|whom|amid|"
    r"despite)\b",
    re.IGNORECASE,
)
"""Where a clause ends: a negation or a modal verb reaches no further."""
_COORDINATE = re.compile(
    r"(?:\b(?:and|but|or)|,\syet)\s+(?:also\s|then\s|later\s|now\s)?\s*(?:(?:that|he|she|it|they|we|I|you|the|an?|his|"
    rf"her|their|this|there|went|took|made|gave|came|[A-Z]\w*|\w+ed)\b|{_FINITE})"
)
"""A conjunction that opens a clause of its own, with a subject or a finite verb."""
_TAG = re.compile(rf",?[”\"]\s[^“”\"]{{1,80}}?\b(?:{_SPEECH}|claimed|argued|insisted)\b[^“”\"]{{0,60}}?,?\s?[“\"]")
"""What interrupts a quotation: '," Mr Brandis said, "'."""
_ADVERB = re.compile(r"\w+ly|perhaps|maybe|otherwise|in theory|in principle|on paper|at best")
_AHEAD = re.compile(
    rf"(?:^|{_MARK}|\b(?:that|and|but|or|so|then|because|even|only|{_SPEECH}))[\s“\"'‘]*$", re.IGNORECASE
)
"""What stands before a condition that comes before what hangs on it."""
_CLOSES = re.compile(r"[\s“”\"]*(?:[,.;:!?—–)]|$|(?:on|in|at|to|last|this|during|late|early|\w+day)\b)")
"""What stands behind the verb of an aside: ", he suggested on Monday"."""
_PREDICATE = re.compile(r"(?:is|was|are|were|has|have|had|be|been|did|does|do)\b")
_MODAL = re.compile(r"may|might|could|would|should|cannot|can|will|must|\w+n't")
_NOBODY = ("no one", "nobody", "none", "few", "neither", "no", "nothing")
_EMBEDS = ("claim", "denial", "intent", "speech")


def bears_right(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether a cue that was left out bears on the slice after it, from `start` to `end`."""
    between = _TAG.sub(" ", sentence[cue.end : start])
    inner, after = between.strip(_EDGE), sentence[start:end].lstrip(_EDGE)
    if cue.words in _NOBODY:
        inner = re.sub(r"^(?:who|that)\s", "", inner)
    coordinate = _COORDINATE.search(f"{inner} {after}")
    elsewhere = coordinate is not None and coordinate.start() <= len(inner)
    if re.search(r";|[.!?][”\"]\s", between):
        return False
    if _AHEAD.search(sentence[: cue.start]) and (
        cue.words == "according to" or (cue.kind == "condition" and cue.words not in ("until", "till", "whether"))
    ):
        return not re.search(r",\s(?:but|yet)\s", between)  # "If the strike ends, ..."
    if cue.kind == "condition":
        return not elsewhere and not re.search(_MARK, inner)
    if re.match(r"\s*[,—–]", between) and (_ADVERB.fullmatch(cue.words) or re.search(r"[,—–]\s*$", between)):
        return inner.count(",") <= 2  # "Perhaps, ..."; "does not, he said, ..."
    if cue.kind in _EMBEDS:
        if re.search(r"[,:]\s*[“\"'‘`]+$", between):
            inner = inner.rstrip(",:")
        if re.search(r"\b(?:that|of)\b.*(?:\b(?:and|or)|,) (?:that|of)$", inner):
            return True  # "denied that A and that ..."
    if inner.endswith(" that") and not elsewhere and not re.search(rf"\b(?:{_SPEECH}|who|which)\b", inner):
        return True  # "denied after the vote, in a letter, that ..."
    if elsewhere or inner.endswith((",", ":")) or _NEW_CLAUSE.search(inner):
        return False
    clause = re.split(_MARK, sentence[: cue.start])[-1]
    of_a_name = re.search(r"\b(?:who|which|that|whose|despite)\b", clause, re.IGNORECASE)
    return not (of_a_name and " " in inner and re.match(_FINITE, after))  # "a man who did not sleep well | said"


def bears_left(sentence: str, cue: Cue, end: int) -> bool:
    """Whether a cue that was left out bears on the slice before it, which ends at `end`."""
    between, behind = sentence[end : cue.start], sentence[cue.end :]
    inner = between.strip(_EDGE)
    if cue.kind == "condition":
        inner = re.sub(r"^[,—–]?\s*(?:(?:but |and )?(?:only|except)|)$", "", inner)
        attached = not re.search(rf"{_MARK}|\b(?:and|but|that|who|which|even|{_SPEECH})\b", inner)
        return attached and cue.words not in ("whether", "otherwise") and len(inner.split()) <= 8
    aside = re.match(r"[”\"]?\s*(?:[,—–]|--)", between) or re.search(r",[\s”\"]*$", sentence[:end])
    inner = inner.lstrip(",—–-").strip(_EDGE)
    if _NEW_CLAUSE.search(inner) or re.search(r"\b(?:and|but|or|as|that|than)\b", inner):
        return False
    if aside and not inner and cue.kind in ("claim", "speech"):  # ", claimed the union", not ", accused of lying"
        return not cue.words.endswith("ing") and not re.match(r"\s(?:of|by|with)\b", behind)
    if aside:  # ", he suggested on Monday"
        fits = cue.kind in ("claim", "denial", "hedge", "speech") and not re.match(r"[a-z]+ing\b", inner)
        return fits and len(inner.split()) <= 6 and _CLOSES.match(behind) is not None
    if cue.kind in ("hedge", "negation") and not inner and re.match(r"[\s”\"]*(?:[.,;:!?]|$)", behind):
        return True  # "... | allegedly."; "... is | false."
    verb = _PREDICATE.match(inner) or _MODAL.fullmatch(cue.words)  # "... | was not true"
    return cue.kind in ("negation", "hedge", "denial") and verb is not None and len(inner.split()) <= 3


def losses(sentence: str, slices: Iterable[Slice]) -> list[Cue]:
    """The words of uncertainty of an article sentence that were left out though they bear on a printed slice.

    A cue that is printed only in part counts as left out.
    """
    printed = _merged(sentence, slices)
    found = []
    for cue in cues(sentence):
        if any(start <= cue.start and cue.end <= end for start, end in printed):
            continue
        left = [one for one in printed if one[1] <= cue.start]
        right = [one for one in printed if one[0] >= cue.end]
        in_part = any(start < cue.end and cue.start < end for start, end in printed)
        ahead = bool(right) and bears_right(sentence, cue, *right[0])
        if in_part or ahead or any(bears_left(sentence, cue, end) for _, end in left):
            found.append(cue)
    return found


def _merged(sentence: str, slices: Iterable[Slice]) -> list[Slice]:
    """Slices in order, those that only marks and white space part put together."""
    merged: list[Slice] = []
    for start, end in sorted(slices):
        if not re.search(r"\w", sentence[start:end]):
            continue
        if merged and not re.search(r"\w", sentence[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


_VERB = re.compile(
    rf"\b(?:{_FINITE}|(?:came|did|fell|felt|gave|got|had|held|kept|knew|left|led|lost|made|met|put|ran|sat|saw|"
    r"sent|set|spoke|stood|stole|took|thought|went|won)\b)"
)
"""Words of which a statement has one, if none in "-ed"; a name with its role has none."""
_TURN = re.compile(
    r"(?:But|However|Still|Yet|Unless|Only|Except|Or|Otherwise|Though|Although|Not)\b[^“\"\n]*?[.,!?…][”\"](?=\s|$)"
)
"""The next sentence of a quotation, which takes back what it has just granted."""


class Seen(NamedTuple):
    """A sentence of a review beside one article sentence that it cites."""

    section: str
    path: str
    """The article."""
    text: str
    source: str
    """The article sentence."""
    printed: tuple[Slice, ...]
    """What of it was printed; nothing of an article that the sentence only credits."""
    lost: tuple[Cue, ...]
    """The words that were left out though they bear on what was printed."""


def compared(section: str, sentence: Sentence, articles: Mapping[str, Article]) -> Iterator[Seen]:
    """A sentence beside each article sentence around its citations."""
    for key in dict.fromkeys(citation.article for citation in sentence.citations):
        article = articles[key]
        slices = [piece.span for piece in sentence.pieces if piece.article == key and piece.span]
        cited = [span for citation in sentence.citations if citation.article == key for span in citation.spans]
        around = sentences(article.text)
        for number, one in enumerate(around):
            if not any(span.start < one.end and one.start < span.end for span in (*cited, *slices)):
                continue
            printed = tuple(
                (max(span.start, one.start) - one.start, min(span.end, one.end) - one.start)
                for span in slices
                if span.start < one.end and one.start < span.end
            )
            source = one.of(article.text)
            lost = losses(source, printed) + unprinted(source, printed, sentence.text)
            if len(printed) == 1 and names_only(source, *printed[0], alone=len(slices) == 1):
                lost = [cue for cue in lost if beside_name(source, cue, printed[0][0])]
            stops = printed and not re.search(r"\w|[”\"]", source[printed[-1][1] :])
            goes_on = any(span.end > one.end for span in slices)
            turn = _TURN.match(article.text, around[number + 1].start) if number + 1 < len(around) else None
            if stops and turn and not goes_on:
                lost.append(Cue(len(source), len(source) + len(turn.group()), "turn", turn.group()))
            yield Seen(section, article.path or key, sentence.text, source, printed, tuple(lost))


def names_only(source: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether a slice is no statement but somebody's name and role, put beside other slices or our own words."""
    words = source[start:end]
    speaks = re.match(rf"[,”\"]*\s{_SPEECH}\b", source[end:]) or re.search(rf"\b{_SPEECH}\s$", source[:start])
    return not _VERB.search(words) and not (re.search(r"\b[a-z]+ed\b", words) and (alone or not speaks))


def beside_name(source: str, cue: Cue, start: int) -> bool:
    """Whether a cue stands just before a name that begins at `start` ("the alleged | killer")."""
    return cue.end <= start and cue.kind in ("claim", "hedge", "negation") and len(source[cue.end : start].split()) <= 1


def unprinted(source: str, printed: Iterable[Slice], text: str) -> list[Cue]:
    """The cues in slices which the sentence should print, and does not: no more to be found there as words."""
    there = Counter(_plain(text).split())
    inside = [cue for cue in cues(source) if any(start <= cue.start and cue.end <= end for start, end in printed)]
    return [cue for cue in inside if any(not there[word] for word in _plain(cue.words).split())]


def _plain(words: str) -> str:
    """Words alone, without marks."""
    return re.sub(r"[^\w']+", " ", words.replace("’", "'").lower())


def without(printed: Iterable[Slice], start: int, end: int) -> tuple[Slice, ...]:
    """The slices without what stands from `start` to `end`."""
    parts = [part for one in printed for part in ((one[0], min(one[1], start)), (max(one[0], end), one[1]))]
    return tuple((first, last) for first, last in parts if first < last)


_TAG_BEHIND = re.compile(r",[”\"]?\s(?!in which|who|which|and|but)(?P<who>(?:[\w.]+\s){1,4})\w+[^,;]{0,25}\.?$")
"""", he suggested on Monday." """


def planted(source: str, printed: tuple[Slice, ...]) -> Iterator[tuple[str, tuple[Slice, ...]]]:
    """Ways in which a sentence could lose a word of uncertainty that it prints, each with its name."""
    for cue in cues(source):
        if not any(start <= cue.start and cue.end <= end for start, end in printed):
            continue
        if cue.kind != "speech":
            yield f"{cue.kind}, alone", without(printed, cue.start, cue.end)
        behind = source[cue.end :]
        if cue.kind == "condition":
            if cue.words in ("if", "unless", "provided", "assuming", "as long as", "in case", "depending on"):
                comma = behind.find(",")
                if cue.start <= len("“And ") and comma > 0:
                    yield "condition, with its clause before", without(printed, 0, cue.end + comma + 1)
                elif not _AHEAD.search(source[: cue.start]):
                    last = cue.end + comma if comma > 0 else len(source)
                    yield "condition, with its clause behind", without(printed, cue.start, last)
        elif embeds := re.match(r"\s(?:that|to|of)\s", behind):
            yield f"{cue.kind}, with all before it", without(printed, 0, cue.end + embeds.end())
        elif cue.words in _NOBODY and cue.start <= len("“And "):
            yield "negation, with all before it", without(printed, 0, cue.end)
        elif cue.kind in ("claim", "speech") and (tag := _TAG_BEHIND.search(source)) and tag.end("who") == cue.start:
            yield f"{cue.kind}, behind", without(printed, tag.start(), len(source))


Pages = Iterable[tuple[Review, Mapping[str, Article]]]
"""Reviews with their articles by id."""
_LISTS = ("repeating", "more", "sources")
"""Sections that name articles and what they have in common, not what they say."""


def example_reviews(reader: SpanReader) -> Pages:
    """The reviews of the stories in the bundled example, as `pressreview write examples/coverage` makes them."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "example.db") as store:
        pipeline.add(store, [str(EXAMPLE)], settings)
        pipeline.read(store, settings, reader=reader)
        for story in pipeline.group(store, settings):
            yield pipeline.write(store, story, settings), store.articles(story.articles)


def basil_reviews(reader: SpanReader, *, first: int | None = None) -> Pages:
    """The reviews of BASIL's events."""
    return ((page.review, page.articles) for page in basil_pages(reader, first=first))


def measured(pages: Pages) -> tuple[int, list[Seen]]:
    """How many sentences of reviews print words of articles, and each beside the article sentences that it cites."""
    count, seen = 0, list[Seen]()
    for review, articles in pages:
        for section in review.sections:
            if section.name in _LISTS:
                continue
            for sentence in section.sentences:
                count += 1
                seen += compared(section.name, sentence, articles)
    return count, seen


def report(name: str, count: int, seen: Iterable[Seen], *, supports: bool) -> None:
    """Print the figures of some reviews and every suspected loss."""
    quoted = [one for one in seen if one.printed]
    unsure = [one for one in quoted if any(cue.kind != "speech" for cue in cues(one.source))]
    lost = [one for one in quoted if one.lost]
    credited = [one for one in seen if not one.printed]
    unsurer = [one for one in credited if unprinted(one.source, [(0, len(one.source))], one.text)]
    print(f"{name}: {count} sentences beside {len(quoted)} article sentences that they print words of")
    print(f"  article sentences with a word of uncertainty     {len(unsure)}")
    print(f"    with all that bears on the printed words kept  {sum(not one.lost for one in unsure)}")
    print(f"  suspected losses                                 {len(lost)}")
    print(f"  sentences credited without being printed         {len(credited)}")
    print(f"    with a word of uncertainty that is not printed {len(unsurer)}")
    for one in lost + (unsurer if supports else []):
        missing = "; ".join(f"{cue.words} ({cue.kind})" for cue in one.lost) or "credited only"
        print(f"\n  {one.section}, {one.path}: {missing}\n    article  {_marked(one)}\n    review   {one.text}")


def _marked(one: Seen) -> str:
    """An article sentence with what was printed of it in brackets."""
    text = one.source
    for start, end in sorted(one.printed, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def report_planted(seen: Iterable[Seen]) -> None:
    """Print how many planted losses are seen, by kind, and those that are not."""
    found, all_of_it = Counter[str](), Counter[str]()
    for source, printed in dict.fromkeys((one.source, one.printed) for one in seen if one.printed):
        for how, slices in planted(source, printed):
            all_of_it[how] += 1
            if losses(source, slices):
                found[how] += 1
            else:
                print(f"\n  not seen ({how})\n    article  {source}")
                print(f"    printed  {' ... '.join(source[start:end] for start, end in slices)}")
    print(f"planted losses seen: {found.total()} of {all_of_it.total()}")
    for how in sorted(all_of_it):
        print(f"  {how:40}{found[how]:5} of {all_of_it[how]}")


def main() -> int:
    """Print the figures; 1 when a loss is suspected."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kept", type=Path, default=None, help="a folder in which the reader's answers are kept")
    options.add_argument("--first", type=int, default=None, help="only the first so many of BASIL's events")
    options.add_argument("--supports", action="store_true", help="list what is credited without being quoted, too")
    options.add_argument("--plant", action="store_true", help="measure the measure by losses planted")
    given = options.parse_args()
    reader: SpanReader = Kept(Reader(), given.kept) if given.kept else Reader()
    every: list[Seen] = []
    for name, pages in (("example", example_reviews(reader)), ("BASIL", basil_reviews(reader, first=given.first))):
        count, seen = measured(pages)
        report(name, count, seen, supports=given.supports)
        every += seen
    if given.plant:
        report_planted(every)
    return int(any(one.lost for one in every))


if __name__ == "__main__":
    sys.exit(main())
