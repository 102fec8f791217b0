"""The rules that hold for every sentence of every review, one function each; each yields what is wrong.

A rule goes back to the stored text: it trusts neither the sentence's own text nor its citations. Rules run in the order
of `RULES` and the first that finds something stops the examination, so that later ones may rely on earlier ones.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise, takewhile

from pressreview.model import Attribution, Piece, Span, covers, overlaps
from pressreview.model.joining import (
    AS_DID,
    BRACKETS,
    CLOSE,
    COMMA,
    INNER_CLOSE,
    INNER_OPEN,
    JOINS,
    KNOWN_ORIGINS,
    LABELS,
    NUMBER_WORDS,
    OPEN,
    ORIGINS,
    OUTLETS,
    REPEATS,
    REPEATS_IT,
    SAID,
    SPACE,
    STOP,
    day_words,
    number_words,
)
from pressreview.tables import load_states
from pressreview.text import content_words, fold, words
from pressreview.text.words import word_set
from pressreview.verify.reviews.case import Case
from pressreview.verify.reviews.evidence import Evidence, called
from pressreview.verify.reviews.facts import facts, overall
from pressreview.verify.reviews.parts import Part

Rule = Callable[[Case], Iterator[str]]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffd]")
_DOUBLE_MARKS = re.compile(r"[\"“”„«»]|``|''")
_PUNCTUATION = re.compile(r"[\s\"'“”‘’„«»`.,!?…]*")
_WORD = re.compile(r"[\w’'.-]+")
_LEFT_OUT_FIRST = word_set(
    """
    but and so yet also still meanwhile however moreover furthermore in addition additionally indeed now then for
    example instance fact of course separately overall update updated breaking exclusive
    """
)
_NO_LINK = re.compile(
    r"""
    [Ss]o\s+(?=[a-z])(?!(?:
        the|an?|he|she|it|they|we|you|i|this|these|those|his|her|its|their|our|my|there|what|when|why|how|who|if|in|on
        |at|for|with|after|before|while|now|here|both|all|even|yesterday|today|last|next|then
    )\b)[a-z]+
    | [Yy]et\s+(?:another|to|again|more)\b
    | [Bb]ut\s+for\s+(?!(?:most|many|some|others|all|now|years|decades|weeks|months|days|a\slot)\b)\w+
    """,
    re.VERBOSE,
)
"""Words that begin as a link does and are none: "So far, nine have died"."""
_DATELINE = re.compile(r"[^.?!\n]{1,30}[^\n]{0,50}?\s?[-–—―]+\s*\Z")
_PLACE_AND_DAY = re.compile(
    r"(?:[^.?!\n]{1,30}[^\n]{0,50}?\s?[-–—―]\s?)?(?:(?P<place>[A-Z][A-Z.’' -]{2,60}):)?"
    r"(?:\s?\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}\s?[:–—-])?\s*\Z"
)
"""The same with a colon; in front of one stands a place, or somebody who speaks."""
_STANDS_FOR_NAMES = word_set(
    "he she him her they them it who mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir lord lady dame"
)
_SAYS_NO_MORE = word_set("said says say told tells saying added adds continued also has had have later then")


def resolves(case: Case) -> Iterator[str]:
    """Every slice lies in a known article and holds nothing unprintable; a citation repeats its article's record."""
    for citation in case.sentence.citations:
        known = case.evidence.get(citation.article)
        if known is None:
            yield f"cites an unknown article {citation.article}"
            return
        article = known.article
        stated = (article.outlet, article.path, article.url, article.published_at)
        if (citation.outlet, citation.path, citation.url, citation.published_at) != stated:
            yield "cites an article by another outlet, path, address or date than its own"
        if any(span.end > len(article.text) for span in citation.spans):
            yield "cites words beyond the end of the article"
    for piece in case.slices:
        known = case.evidence.get(piece.article or "")
        if known is None:
            yield f"takes words from an unknown article {piece.article}"
        elif piece.span is not None and piece.span.end > len(known.article.text):
            yield "takes words from beyond the end of the article"
        elif piece.span is not None and _UNPRINTABLE.search(known.article.text, piece.span.start, piece.span.end):
            yield "takes characters that do not print"


def spells(case: Case) -> Iterator[str]:
    """The text is its pieces joined, letter by letter."""
    if case.sentence.text != "".join(map(case.print, case.sentence.pieces)):
        yield "its text is not what its pieces say"


def cites(case: Case) -> Iterator[str]:
    """Every slice is within the spans cited for its article, and every speaker cited said something there."""
    for piece in case.slices:
        spans = [span for one in case.sentence.citations if one.article == piece.article for span in one.spans]
        if piece.span is not None and not any(covers(span, piece.span) for span in spans):
            yield f"prints words that it does not cite: {case.print(piece)!r}"
    for citation, found in case.answers.items():
        if citation.speaker is not None and not found:
            yield f"nothing in the cited words is attributed to {citation.speaker!r} by that way"


def credits_all(case: Case) -> Iterator[str]:
    """Whoever says what a slice prints is cited, with the chain as read; names of cited speakers excepted."""
    if isinstance(case.parts, str):
        yield case.parts
        return
    cited = {(citation.article, citation.speaker, citation.via) for citation in case.sentence.citations}
    for part in case.parts:
        for attribution in case.said_in(part):
            if (part.article, called(attribution.speaker), attribution.via or ()) not in cited:
                yield f"does not cite {called(attribution.speaker)!r}, whose words it prints"
        if not case.said_in(part) and (part.article, None, ()) not in cited:
            yield "does not cite the outlet in whose voice it speaks"


def joins(case: Case) -> Iterator[str]:
    """Its own words are joins of the closed vocabulary or facts of the records it cites."""
    allowed = facts(case)
    for piece in case.sentence.pieces:
        if (
            piece.words is not None
            and piece.words not in allowed
            and (piece.words not in JOINS or piece.words in LABELS)
        ):
            yield f"has words from nowhere: {piece.words!r}"


def quotes(case: Case) -> Iterator[str]:
    """Quotation marks pair, and what stands in them is a whole quotation or sentence of one, by a cited speaker."""
    inside = False
    for number, piece in enumerate(case.sentence.pieces):
        if piece.words in (OPEN, INNER_OPEN, CLOSE, INNER_CLOSE):
            if inside == (piece.words in (OPEN, INNER_OPEN)):
                yield "its quotation marks do not pair"
                return
            inside = not inside
        elif piece.words is not None:
            if inside and piece.words not in (COMMA, STOP) and not _goes_on(case, number):
                yield f"puts our own words in quotation marks: {piece.words!r}"
            if _DOUBLE_MARKS.search(piece.words) and case.section not in ("sources", "more"):
                yield f"has quotation marks in a name: {piece.words!r}"
        elif piece.quoted != inside:
            yield "marks a slice as quoted that is not, or the other way round"
        elif inside:
            yield from _quoted(case, piece)
        elif piece.article is not None and piece.span is not None:
            known = case.evidence[piece.article]
            if known.touches_quotation(piece.span) or _DOUBLE_MARKS.search(case.print(piece)):
                yield f"takes words out of their quotation marks: {case.print(piece)!r}"
    if inside:
        yield "its quotation marks do not pair"


def _goes_on(case: Case, number: int) -> bool:
    """Whether a space within quotation marks stands between two sentences that follow each other in the article."""
    pieces = case.sentence.pieces
    if pieces[number].words != SPACE or not 0 < number < len(pieces) - 1:
        return False
    before, after = pieces[number - 1], pieces[number + 1]
    if before.article is None or before.article != after.article or not before.span or not after.span:
        return False
    if not (before.quoted and after.quoted) or before.span.end > after.span.start:
        return False
    text = case.evidence[before.article].article.text
    return bool(between := text[before.span.end : after.span.start]) and not between.strip()


def _quoted(case: Case, piece: Piece) -> Iterator[str]:
    """A slice within quotation marks."""
    if piece.article is None or piece.span is None:
        return
    known = case.evidence[piece.article]
    quotation, host = known.quotation_of(piece.span), known.sentence_of(piece.span)
    if quotation is None or host is None:
        yield f"quotes words that the article does not: {case.print(piece)!r}"
        return
    if piece.capital or piece.small:
        yield "changes a letter of a quotation"
    core = _core(known.article.text, piece.span)
    if core is None or not any(covers(span, core) for one in case.cited if called(one.speaker) for span in one.content):
        yield f"quotes words that no cited speaker says: {case.print(piece)!r}"
    whole = Span(max(quotation.start, host.start), min(quotation.end, host.end))
    left = known.article.text[whole.start : piece.span.start], known.article.text[piece.span.end : whole.end]
    if not all(_PUNCTUATION.fullmatch(text) or _opener(text) for text in left):
        yield f"cuts a quotation short: {case.print(piece)!r}"


def _core(text: str, span: Span) -> Span | None:
    """The span without marks and spaces at its edges."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def keeps_all(case: Case) -> Iterator[str]:
    """A sentence of an article is printed from its first word to its last, so that no "not", "may" or "if" is lost.

    Left out may be a dateline, an opening link such as "But", and a source that a name stands for.
    """
    if isinstance(case.parts, str):
        return
    for part in case.parts:
        text = case.evidence[part.article].article.text
        spans = [piece.span for piece in part.slices if piece.span is not None]
        if any(after.start < before.end for before, after in pairwise(spans)):
            yield "its slices are out of order"
            continue
        first = text[part.host.start : spans[0].start]
        if first.strip() and (cut := _NO_LINK.match(text, part.host.start)) and cut.end() > spans[0].start:
            yield f"begins within {cut.group()!r}"
        edges = [Span(part.host.start, part.host.start + 1)]
        if first and not (_PUNCTUATION.fullmatch(first) or _opener(first) or _is_dateline(first)):
            edges = [Span(part.host.start, spans[0].start)]
            yield from _gap(case, part, edges[0], number=0)
        for number, (before, after) in enumerate(pairwise(spans), start=1):
            if before.end < after.start:
                yield from _gap(case, part, Span(before.end, after.start), number=number)
        last = text[spans[-1].end : part.host.end]
        if not _PUNCTUATION.fullmatch(last):
            yield from _gap(case, part, Span(spans[-1].end, part.host.end), number=len(spans))


def _is_dateline(words: str) -> bool:
    if _DATELINE.fullmatch(words):
        return True
    found = _PLACE_AND_DAY.fullmatch(words)
    return found is not None and (found["place"] is None or load_states().of_place(found["place"]) is not None)


def _opener(text: str) -> bool:
    """Whether all words of `text` are links that may be left out."""
    words = [word.strip(".’'-").lower() for word in _WORD.findall(text)]
    return set(words) <= _LEFT_OUT_FIRST or words in (["in", "sum"], ["in", "short"])


def _gap(case: Case, part: Part, gap: Span, *, number: int) -> Iterator[str]:
    """What the page leaves out within a sentence: only sources, with their speakers named in their place."""
    known = case.evidence[part.article]
    text = known.article.text
    at = gap.start
    placed = [one for one in part.between[number] if one.span is not None or one.words not in JOINS]
    for source, attribution in sorted(
        ((span, one) for one in known.attributions for span in one.source if covers(gap, span)),
        key=lambda found: (found[0], found[1].id),
    ):
        between = text[at : source.start]
        if source.start < at or not (_PUNCTUATION.fullmatch(between) or (number == 0 and _opener(between))):
            continue
        at = source.end
        yield from _stands_for(case, attribution, source, placed)
    rest = text[at : gap.end]
    if not _PUNCTUATION.fullmatch(rest) and not (number == 0 and _opener(rest)):
        yield f"leaves out words: {rest.strip()!r}"


def _stands_for(case: Case, attribution: Attribution, source: Span, placed: list[Piece]) -> Iterator[str]:
    """A source that was replaced: by its own speaker, and by one whose name it is a part of or a pronoun for."""
    speaker = attribution.speaker
    if speaker is None or speaker.name is None:
        yield "replaces a source that has no name"
        return
    parts_of_name = {word.lower() for word in _WORD.findall(speaker.name)}
    evidence = [known for known in case.evidence.values() if attribution in known.attributions]
    left_out = {word.lower() for word in _WORD.findall(evidence[0].printed(source))}
    if not left_out <= parts_of_name | _STANDS_FOR_NAMES:
        yield f"replaces a source that says more than a name: {evidence[0].printed(source)!r}"
    if not any(_is_name(case, piece, attribution) for piece in placed):
        yield f"does not name {speaker.name!r} where the article has its source"


def _is_name(case: Case, piece: Piece, attribution: Attribution) -> bool:
    """Whether a piece is an attribution's speaker by name."""
    name = attribution.speaker.name if attribution.speaker else None
    if name is None:
        return False
    if piece.article is not None and piece.span is not None:
        return case.evidence[piece.article].names(piece.span, name)
    return piece.words == name


def tags(case: Case) -> Iterator[str]:
    """Our own "said" follows a quotation whose cue says no more, and names the speaker of that quotation."""
    if isinstance(case.parts, str):
        return
    for number, part in enumerate(case.parts):
        own = part.between[-1]
        if Piece(words=SAID) not in own:
            if not _said_beside(case, case.parts, number):
                yield from _whole_cue(case, part)
            continue
        said = case.said_in(part)
        for attribution in said:
            cue = {
                text[word.start : word.end].lower()
                for text in (case.evidence[part.article].printed(span) for span in attribution.cue)
                for word in words(text)
            }
            if cue - _SAYS_NO_MORE:
                yield f"says “said” for {' '.join(sorted(cue))!r}"
        if len({called(one.speaker) for one in said}) != 1 or not any(_is_name(case, piece, said[0]) for piece in own):
            yield "does not name the speaker of a quotation"


def _said_beside(case: Case, every: Sequence[Part], number: int) -> bool:
    """Whether a part is only quotation, and one that it adjoins, there and in the article, says who speaks in both."""
    said = case.said_in(every[number])
    if not all(piece.quoted for piece in every[number].slices):
        return False
    cues = [span for one in said for span in (*one.cue, *one.source)]
    return any(
        Piece(words=SAID) in other.between[-1] or (bool(cues) and all(covers(other.host, cue) for cue in cues))
        for other in _run(case, every, number)
    )


def _run(case: Case, every: Sequence[Part], number: int) -> list[Part]:
    """The other parts in a row of adjoining ones by one speaker."""
    names = {called(one.speaker) for one in case.said_in(every[number])}
    found: list[Part] = []
    for following in (every[number + 1 :], every[:number][::-1]):
        nearest = every[number]
        for other in following:
            same = {called(one.speaker) for one in case.said_in(other)} == names
            if len(names) != 1 or None in names or not same or not _adjoin(case, nearest, other):
                break
            found.append(other)
            nearest = other
    return found


def _adjoin(case: Case, one: Part, other: Part) -> bool:
    """Whether two parts are of sentences that follow each other in one paragraph."""
    if one.article != other.article:
        return False
    first, second = sorted((one.host, other.host))
    between = case.evidence[one.article].article.text[first.end : second.start]
    return not between.strip() and "\n" not in between


def _whole_cue(case: Case, part: Part) -> Iterator[str]:
    """Without a tag of ours, source and cue stand in the sentence itself."""
    for attribution in case.said_in(part):
        beside = (*attribution.cue, *attribution.source)
        if beside and not overlaps(beside, (part.host,)):
            yield f"prints what {called(attribution.speaker)!r} says without saying so"


def chains(case: Case) -> Iterator[str]:
    """The article's outlet and everybody between it and the speaker are named with the words."""
    if isinstance(case.parts, str):
        return
    for number, part in enumerate(case.parts):
        outlet = case.evidence[part.article].article.outlet
        own = list(takewhile(lambda piece: piece.words != AS_DID, chain.from_iterable(part.between)))
        around = [*part.slices, *own]
        if _said_beside(case, case.parts, number):
            beside = _run(case, case.parts, number)
            around += [piece for one in beside for piece in (*one.slices, *chain.from_iterable(one.between))]
        text = fold("".join(case.print(piece) for piece in around if not piece.quoted)).casefold()
        needed = [name for one in case.said_in(part) for name in one.via or ()]
        for name in (*needed, *filter(None, [outlet])):
            named = fold(name).casefold() in text or (name in needed and _named_otherwise(case, part, around, name))
            if not named and not (outlet and _initials(outlet) == name):
                yield f"does not name {name!r}, through whom the words come"
        others = {citation.outlet for citation in case.sentence.citations} - {outlet, *needed}
        if case.section != "repeating" and (wrong := [piece.words for piece in own if piece.words in others]):
            yield f"credits {wrong[0]!r} with another outlet's words"


def _named_otherwise(case: Case, part: Part, around: Sequence[Piece], name: str) -> bool:
    """Whether another form of the name stands in the sentence, read as this very speaker or outlet.

    A speaker's is the source of something that the part prints: "according to Commissioner Ramsey" for Charles Ramsey,
    not for a Ramsey of another name.
    """
    known = case.evidence[part.article]
    shown = [piece.span for piece in around if piece.article == part.article and piece.span and not piece.quoted]
    read = [
        span
        for one in case.said_in(part)
        if one.speaker is not None and one.speaker.name == name
        for span in one.source[:1]
    ]
    read += [one.span for one in known.mentions if one.kind == "outlet" and one.name == name]
    wanted = set(content_words(name))
    return any(
        wanted & set(content_words(known.printed(span))) and any(covers(piece, _tight(known, span)) for piece in shown)
        for span in read
    )


def _tight(known: Evidence, span: Span) -> Span:
    """The span without a comma and spaces at its end."""
    return Span(span.start, span.start + max(1, len(known.article.text[span.start : span.end].rstrip(" ,\n"))))


def _initials(outlet: str) -> str:
    """What an outlet is called for short: "VPA" for "Velmoran Press Agency"."""
    return "".join(word[0] for word in outlet.split() if word[0].isupper())


def corroborates(case: Case) -> Iterator[str]:
    """An article that is cited and not printed states the same claim as the one that is printed."""
    if case.section in ("sources", "more") or not case.slices:
        return
    printed = {piece.article for piece in case.slices}
    for citation in case.sentence.citations:
        if citation.article not in printed and not any(
            citation.article in (articles := {passage.article for passage in claim.passages}) and printed & articles
            for claim in case.records.claims
        ):
            yield f"cites {citation.outlet!r} for a claim it was not found to make"


def explains(case: Case) -> Iterator[str]:
    """A day in brackets follows the very words that it explains."""
    for before, bracket, day in zip(
        case.sentence.pieces, case.sentence.pieces[1:], case.sentence.pieces[2:], strict=False
    ):
        if bracket.words != BRACKETS[0]:
            continue
        times = case.evidence[before.article].times if before.article else ()
        if not any(
            before.span and one.span.end == before.span.end and one.start and day_words(one.start, one.end) == day.words
            for one in times
        ):
            yield f"puts a day in brackets that no words before it mean: {day.words!r}"


def repeats(case: Case) -> Iterator[str]:
    """Who repeats whom: every outlet that is named repeats the origin in the way that is said; counts are in order."""
    if case.section != "repeating":
        return
    own = [piece.words or "" for piece in case.sentence.pieces]
    if case.slices:
        yield from _counted_out(case, own)
        return
    if not case.sentence.citations:
        counts = tuple(word for word in own if word not in JOINS)
        if counts != overall(case):
            yield f"counts {counts} articles, outlets and origins"
        return
    origin = next((own[n + 1] for n, word in enumerate(own[:-1]) if word in _REPEATING), None)
    named: list[str] = []
    for word in own:
        kind = _REPEATING.get(word) or _REPEATING_IT.get(word)
        if kind is None:
            named += [word] if word not in JOINS and word != origin else []
            continue
        links = {link.article for link in case.records.links if (link.origin, link.kind) == (origin, kind)}
        repeating = {one.outlet for one in case.sentence.citations if one.article in links}
        if not named or any(name not in repeating and not _counts(name) for name in named):
            yield f"says of {named} that they repeat {origin!r} in another way than was found"
        named = []
    if named:
        yield f"names {named} without saying what they repeat"


def _counted_out(case: Case, own: Sequence[str]) -> Iterator[str]:
    """A claim's outlets and origins: "known" ones where some are not, and fewer than the outlets in any case."""
    outlets = next((n for n, word in enumerate(own) if word in OUTLETS), None)
    origins = next((n for n, word in enumerate(own) if word in (*ORIGINS, *KNOWN_ORIGINS)), None)
    if not outlets or not origins:
        yield "does not count outlets and origins"
        return
    names = {word for word in own[origins + 1 :] if word not in JOINS}
    told = own[outlets - 1], own[origins - 1], own[origins] in KNOWN_ORIGINS, names
    for claim in case.records.claims:
        if not any(
            piece.span is not None and piece.article == passage.article and overlaps([passage.span], [piece.span])
            for passage in claim.passages
            for piece in case.slices
        ):
            continue
        known = {origin.name for origin in claim.origins if origin.kind != "unknown" and origin.name}
        unknown = sum(origin.kind == "unknown" for origin in claim.origins)
        counts = number_words(len(claim.outlets)), number_words(len(known)), unknown > 0, known
        if told == counts and len(known) + unknown < len(claim.outlets):
            return
    yield f"counts {told[:2]} outlets and origins of no claim that it prints"


def _counts(words: str) -> bool:
    """Whether our own word is a number."""
    return words.isdigit() or words in NUMBER_WORDS


_REPEATING = {words: kind for kind, forms in REPEATS.items() for words in forms}
_REPEATING_IT = {words: kind for kind, forms in REPEATS_IT.items() for words in forms}
"""The kind of link that our own words between those that repeat and the origin speak of."""

RULES: tuple[Rule, ...] = (
    resolves, spells, cites, credits_all, joins, quotes, keeps_all, tags, chains, explains, corroborates, repeats,
)  # fmt: skip
