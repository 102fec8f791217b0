"""C: whether the draft is as sure as its source, and no surer."""

import re
from collections.abc import Iterator

from pressreview.model import Attribution, Mention, Span, Speaker, covers, overlaps
from pressreview.text.certainty import Cue
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.dropped import IN_ITS_PLACE, dropped
from pressreview.verify.drafts.matching import Match
from pressreview.verify.drafts.names import told
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import tokens

_FEW = 4
"""Words of content that both have, from which they speak of one thing."""
_REACH = 40
"""Characters before a word in which its verb is looked for."""
_NEXT = 3
"""Words after a cue in which stands what it bears on."""
_PAIR = 2
"""The same for one word to be put in: one rare word is in a headline too."""
_SURE, _ALL = 0.6, 0.5
"""Confidence (0-1) of an attribution, and the share of shared words it holds, from which they are somebody's."""
_ALLEGES = re.compile(r"\b(?:alleg|accus|claim|suspect|purport|suppos)\w*", re.IGNORECASE)


def _any_of(words: str) -> re.Pattern[str]:
    """Any of these words; a dash at the end stands for any ending, a low line for a space."""
    parts = "|".join(word.replace("-", r"\w*").replace("_", " ") for word in words.split())
    return re.compile(rf"\b(?:{parts})\b", re.IGNORECASE)


_HEDGES = _any_of(
    """
    alleg- accus- claim- suggest- suspect- believ- think- thought appear- seem- reportedly apparent- possib- probab-
    likel- unlikel- may might could perhaps maybe expect- predict- warn- fear- doubt- hint- rumour- rumor- said_to
    according would should consider- potential- if unclear uncertain not_sure estimat- presum- purport- suppos- assum-
    forecast- plan- want- hope- hoping intend- about_to set_to poised due_to
    """
)
"""Any word by which a draft may keep a hedge, in other words too."""
_AHEAD = _any_of(
    """
    will would shall plan- expect- scheduled set due going intend- vow- pledg- promis- propos- about_to hope- hoping
    want- aim- is_to are_to was_to were_to to_be may might could should next upcoming tomorrow later_this if until
    by_the_end forecast- predict- threat- ready prepar- seek- consider- likel- poised ll
    """
)
_WILL = re.compile(
    r"\b(?:will|would|['’]ll|shall|plans? to|(?:is|are) (?:expected|scheduled|set|due|going|likely|poised) to"
    r"|intends? to|vow(?:s|ed) to|pledg(?:es|ed) to|promis(?:es|ed) to|expects? to|hopes? to)\b",
    re.IGNORECASE,
)
_IS_TO = re.compile(
    r"\b(?:is|are|was|were) (?:not )?to\s(?!have\b|date\b)|\b(?:is|are) to have (?!\w+ed\b|been\b)", re.IGNORECASE
)
"""A future without "will": "is to meet"."""
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\s")
"""Where a clause begins that tells of something else."""
_NO_CONDITION = re.compile(
    r"on (?:the )?condition (?:of|that)[^.;]{0,60}(?:anonym|identif|named|quoted)"
    r"|(?:as )?if [^.;,]{1,80}(?:n['’]t|\bnot)\s(?:\w+\s){0,2}?enough\b",
    re.IGNORECASE,
)
"""What a source asks for itself, and "if that was not bad enough": no condition of what is said."""
_SAYS = re.compile(r"said|says?|told|tells?|added|adds|stated|insist\w*|maintain\w*|argue[sd]?|assert\w*|contend\w*")
_CONCEDES = re.compile(r"(?:even\s)?(?:though|although|while|whereas)\b", re.IGNORECASE)
_THINKS_OF = re.compile(
    r"\b(?:think|thinks|thinking|thought|consider\w*|contemplat\w*|imagin\w*|weigh\w*|discuss\w*|talk\w*|fear\w*|dread\w*)"
    r"\s(?:(?:about|of|over)\s)?(?:(?:the|a|any)\s)?\Z",
    re.IGNORECASE,
)
"""Before a possibility that somebody has in mind: whoever thinks of a thing does not say that it is so."""
NEGATIVE = _any_of(
    r"""
    no not \w+n['’]t never none nobody nothing neither nor without cannot hardly barely scarcely rarely fail- refus-
    declin- deny denies denied denying denial reject- unable unlikely lack- impossible ruled_out rules_out dismiss-
    dispute- oppos- against few little rare stop- avoid- prevent- ban- block- out_of instead rather far_from yet_to
    short_of inabilit- unwilling- reluctan- absence absent prohibit- forbid- forbade
    """
)
"""Any word by which a draft may keep a negation, in other words too."""
_PRESENT = re.compile(
    r"(?:starts|begins|opens|takes|comes|ends|goes|runs|costs|gets|becomes|closes|leaves|meets|votes)"
)
_RELATIVE = re.compile(r"\A(?:whose|which|who|as)\s", re.IGNORECASE)
"""What joins somebody to the clause before: "Tolvany, whose officials said"."""
_NO = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor"})
_CONDITIONAL = _any_of(
    """
    if unless should when until once provided without depend- condition- whether case long_as
    """
)


@rule("C301", "hedge dropped", "error")
def hedge_dropped(case: Case) -> Iterator[Found]:
    """The source says that it may be so, the draft that it is.

    "May", "is likely to", "reportedly", "appears to": the commonest fault of summaries is that such a word got lost.
    Keep the hedge, in the source's words or in others.
    """
    yield from case.in_all(lambda match: _lost(case, match, "hedge", "is hedged in the source", _HEDGES))
    for match, cue in dropped(case, "hedge", _HEDGES):
        yield _told(case, match, cue.span, f"this is hedged in the source: “{cue.words(match)}”")


@rule("C302", "allegation as fact", "error")
def allegation(case: Case) -> Iterator[Found]:
    """What somebody alleges, claims or accuses another of stands in the draft as a fact, credited to nobody.

    Say who alleges it.
    """
    sayers = _sayers(case)

    def look(match: Match) -> list[Found]:
        if not match.is_close:
            return []
        text = match.source.article.text
        for one in match.source.saying(match.shared):
            words = " ".join(span.of(text) for span in one.cue)
            if any(not _within(match, span, one) for span in sayers):
                continue
            if _ALLEGES.search(words) and not _credits(case, match, one) and not _hedges(match, one):
                at = Span(one.cue[0].start, one.cue[-1].end)
                return [_told(case, match, at, f"the source only has it as something that somebody “{words}”")]
        return []

    yield from case.in_all(look)


@rule("C307", "attribution dropped", "warning")
def attribution_dropped(case: Case) -> Iterator[Found]:
    """What the source has from somebody stands in the draft as the outlet's own knowledge, or as a plain fact.

    Say who says so. Crediting the outlet alone makes it answer for words that it only passed on.
    """
    if _sayers(case) or not case.stated.is_sentence:
        return
    quotes = any(case.quoted(token.span) for token in case.stated.content)
    if quotes and not (case.quotes and case.stated.says_more and _quoted_there(case)):
        return  # who said it stands in the sentence before or after, or the words are the outlet's own
    if any(one.speaker is not None and one.speaker.name for one in _credited(case)):
        return

    def look(match: Match) -> list[Found]:
        shared = match.shared
        if not match.is_close or len(shared) < _FEW:
            return []
        for one in match.source.saying(shared):
            if _credits(case, match, one):
                continue
            held = sum(overlaps([span], one.content) for span in shared)
            by = one.speaker
            named = by is not None and (by.name or by.description) and not _is_outlet(case, by) and _tells(match, one)
            if named and not _named_here(case, match, one) and one.confidence >= _SURE and held >= _ALL * len(shared):
                who = _RELATIVE.sub("", one.source[0].of(match.source.article.text))
                return [_told(case, match, one.source[0], f"the source has this from {who}")]
        return []

    yield from case.in_all(look)


@rule("C303", "forecast as fact", "error")
def forecast(case: Case) -> Iterator[Found]:
    """What the source says is to come has happened in the draft.

    "Will meet", "plans to meet" and "is expected to meet" are no "met". Keep it ahead.
    """

    def look(match: Match) -> list[Found]:
        if not match.is_close or len(match.shared) < _FEW or case.only_quotes or not case.stated.is_sentence:
            return []
        ahead = _IS_TO.search(match.stated.words)  # half of which the source's own "is" may be
        for found in _WILL.finditer(match.source.article.text, match.window.span.start, match.window.span.end):
            at = Span(*found.span())
            own = " ".join(token.exact for gap in match.gaps for token in gap.draft)
            if _is_present(match, at) or any(_is_thought_of(match, cue) for cue in match.cues):
                continue
            if (
                match.bears(at)
                and _tells_what(match, at)
                and not match.kept(at)
                and not _AHEAD.search(own)
                and not ahead
            ):
                return [_told(case, match, at, f"in the source it is still to come: “{found.group()}”")]
        return []

    yield from case.in_all(look)
    for match, cue in dropped(case, "plan", _AHEAD):
        yield _told(case, match, cue.span, f"in the source it is still to come: “{cue.words(match).strip()}”")


def _is_present(match: Match, will: Span) -> bool:
    """Whether the draft has a verb of today for a "will": what "starts on July 1" is still ahead."""
    return any(_PRESENT.fullmatch(token.exact) for token in match.instead_of(will) or ())


def _tells_what(match: Match, will: Span) -> bool:
    """Whether the draft has the verb that follows a "will", or another in its place."""
    after = [token for token in match.window.tokens if token.span.start >= will.end and token.says_something]
    return not after or match.kept(after[0].span) or bool(match.instead_of(after[0].span))


@rule("C304", "negation dropped", "error")
def negation_dropped(case: Case) -> Iterator[Found]:
    """The source says that it is not so, the draft that it is.

    A lost "not", "no", "never" or "failed to" turns the statement around.
    """
    yield from case.in_all(lambda match: _lost(case, match, "negation", "is negated in the source", NEGATIVE))
    for match, cue in dropped(case, "negation", NEGATIVE):
        yield _told(case, match, cue.span, f"this is negated in the source: “{cue.words(match)}”")


@rule("C305", "negation put in", "error")
def negation_added(case: Case) -> Iterator[Found]:
    """The draft says that it is not so, the source that it is."""
    negations = [token for token in case.stated.tokens if token.exact in _NO and not case.quoted(token.span)]
    if not negations:
        return

    def look(match: Match) -> list[Found]:
        if not match.is_close or len(match.shared) < _PAIR:
            return []
        own = [token for token in negations if match.bears_here(token.span) and not _negated_there(match, token.span)]
        if not own:
            return []
        return [
            Found(
                span=own[0].span,
                message=f"the source has no “{own[0].span.of(case.stated.text)}” here",
                source=match.source.passage(match.window.span),
                found=own[0].span.of(case.stated.text),
                confidence=0.75,
            )
        ]

    yield from case.in_all(look)


@rule("C306", "condition dropped", "error")
def condition_dropped(case: Case) -> Iterator[Found]:
    """The source says it on a condition, the draft without one.

    "If", "unless", "provided that": without its condition a threat is a plan and an offer a promise.
    """
    what = "depends on a condition in the source"
    yield from case.in_all(lambda match: _lost(case, match, "condition", what, _CONDITIONAL))


def _quoted_there(case: Case) -> bool:
    """Whether the sources have in quotation marks what the draft has so."""
    return all(located.how == "verbatim" and any(one.quoted for one in located.places) for _, located in case.quotes)


def _sayers(case: Case) -> list[Span]:
    """Where the draft names somebody, no outlet, beside a verb of saying."""
    outlets = [one.span for one in case.stated.outlets]
    return [one.span for one in case.stated.sayers if one.span not in outlets]


def _credited(case: Case) -> list[Attribution]:
    """Attributions of the draft, to no outlet, that hold most of the sentence."""
    content = [token.span for token in case.stated.content]
    found = [one for one in case.stated.attributions if not case.is_by_outlet(one) and not _quotes_before(case, one)]
    return [one for one in found if 2 * sum(overlaps([span], one.content) for span in content) >= len(content)]


def _quotes_before(case: Case, one: Attribution) -> bool:
    """Whether an attribution is of a quotation in a sentence beside, however far it was read."""
    here = [span for span in one.content if overlaps([span], [case.stated.span])]
    beside = not overlaps(one.source, [case.stated.span])
    return beside and any(map(case.quoted, one.content)) and not any(case.stated.quoted(span) for span in here)


def _credits(case: Case, match: Match, there: Attribution) -> bool:
    """Whether the draft has somebody who says what a source has from somebody: not one whom that one speaks of."""
    return any(not all(_within(match, span, there) for span in one.source) for one in _credited(case))


def _within(match: Match, words: Span, there: Attribution) -> bool:
    """Whether words of the draft stand in the source, and in what somebody says there."""
    taken = match.taken_from(words)
    return bool(taken) and all(overlaps([at], there.content) for at in taken)


def _is_paper(case: Case, one: Mention) -> bool:
    """Whether a name of a source is an outlet's."""
    return one.kind == "outlet" or case.is_publisher(one.name)


def _named_here(case: Case, match: Match, one: Attribution) -> bool:
    """Whether the draft names the one who says it too: "…, they say, the paper reported"."""
    here = match.stated.own_words
    named = [
        mention.name
        for mention in match.source.mentions
        if overlaps([mention.span], one.source) and _is_paper(case, mention)
    ]
    if one.speaker is not None and one.speaker.name:
        named.append(one.speaker.name)
    if any(told(name, here) for name in named) or _head(match, one) in here:
        return True
    return all(match.kept(span) for span in one.source)


def _head(match: Match, one: Attribution) -> str:
    """What a source of several words is, in its plain form: "papers" of "Halden papers, among them The Mercury"."""
    words = tokens(match.source.article.text, one.source[0]) if one.source else ()
    text = match.source.article.text
    ends = [token for token in words if text[token.end : token.end + 1] == ","][:1]
    return ends[0].plain if ends and len(words) > 1 and ends[0].span.of(text).islower() else ""


def _is_outlet(case: Case, by: Speaker) -> bool:
    """Whether the one who says it in a source is an outlet: S204 looks at that."""
    return by.kind == "outlet" or (by.name is not None and case.is_publisher(by.name))


def _hedges(match: Match, there: Attribution) -> bool:
    """Whether the draft has a word of doubt of its own, none that stands in what somebody says in the source."""
    found = _HEDGES.finditer(match.stated.text, match.stated.span.start, match.stated.span.end)
    return any(not _within(match, Span(*one.span()), there) for one in found)


def _tells(match: Match, one: Attribution) -> bool:
    """Whether the words for a source say who it is: no "many", no "a" alone."""
    words = tokens(match.source.article.text, one.source[0]) if one.source else ()
    return any(token.says_something and len(token.exact) > 1 for token in words)


def _negated_there(match: Match, words: Span) -> bool:
    """Whether the source is negated too in the place of a negation of the draft."""
    there = match.counterpart(words)
    return there is None or NEGATIVE.search(" ".join(token.exact for token in there)) is not None


def _lost(case: Case, match: Match, kind: str, what: str, otherwise: re.Pattern[str]) -> list[Found]:
    """A word of certainty of the source that bears on the words which both have, and that the draft lacks."""
    if not match.is_close or len(match.shared) < _FEW or case.only_quotes or not case.stated.is_sentence:
        return []
    for cue in sorted(match.cues, key=lambda cue: not _goes_on(match, cue)):
        if cue.kind != kind or match.kept(cue.span) or _named_otherwise(match, cue) or _in_altered(case, match, cue):
            continue
        if kind == "condition" and _NO_CONDITION.match(match.source.article.text, cue.span.start):
            continue
        if cue.phrase in IN_ITS_PLACE:
            continue
        if kind == "negation" and (_is_left_out_concession(match, cue.span) or _keeps_its_not(match, cue.span)):
            continue
        if kind == "condition" and _tells_what_follows(match, cue):
            continue
        if kind == "hedge" and (_said_elsewhere(match, cue.span) or _is_said(match, cue) or _is_thought_of(match, cue)):
            continue
        if not _kept_otherwise(match, cue.span, otherwise):
            phrase = cue.span.of(match.source.article.text)
            return [_told(case, match, cue.span, f"this {what}: “{phrase}”")]
    return []


def _goes_on(match: Match, cue: Cue) -> bool:
    """Whether right after a cue stands what the draft says too: it is the likeliest of several to be missed."""
    after = [number for number, token in enumerate(match.window.tokens) if token.start >= cue.span.end][:_NEXT]
    return any(number in match.in_source and match.window.tokens[number].says_something for number in after)


def _is_left_out_concession(match: Match, cue: Span) -> bool:
    """Whether a cue stands in a clause that opens with "though" and of which the draft has too little to tell it."""
    text = match.source.article.text
    sentence = match.source.sentences[max(0, match.source.index_at(cue.start))]
    if not _CONCEDES.match(text, sentence.start):
        return False
    end = text.find(",", cue.end, sentence.end)
    inside = [
        number
        for number, token in enumerate(match.window.tokens)
        if token.says_something and sentence.start <= token.start < end and not _CONCEDES.fullmatch(token.exact)
    ]
    return 2 * sum(number in match.in_source for number in inside) < len(inside)


def _keeps_its_not(match: Match, cue: Span) -> bool:
    """Whether the draft has the "not" of "doesn't" in its place, beside another form of the verb."""
    inside = [number for number, token in enumerate(match.window.tokens) if overlaps([token.span], [cue])]
    return any(number in match.in_source and match.window.tokens[number].exact in _NO for number in inside)


def _is_said(match: Match, cue: Cue) -> bool:
    """Whether the draft has another verb of saying, no outlet's, for "claimed": it is still somebody's word."""
    there = match.instead_of(cue.span) or ()
    outlets = [one.span for one in match.stated.outlets]
    said = any(_SAYS.fullmatch(token.exact) for token in there)
    return said and _ALLEGES.match(cue.phrase) is not None and not any(overlaps([one.span], outlets) for one in there)


def _is_thought_of(match: Match, cue: Cue) -> bool:
    """Whether a possibility is what somebody thinks of, in the source and in the draft: "think about a defeat"."""
    text = match.source.article.text
    thinks = _THINKS_OF.search(text, max(0, cue.span.start - _REACH), cue.span.start)
    return thinks is not None and any(
        match.kept(token.span)
        for token in match.window.tokens
        if token.says_something and thinks.start() <= token.start < thinks.end()
    )


def _tells_what_follows(match: Match, cue: Cue) -> bool:
    """Whether a draft tells what hangs on no condition: "sue if it did not pay the bill, which was £9"."""
    source = match.source
    sentence = source.sentences[max(0, source.index_at(cue.span.start))]
    aside = _ASIDE.search(source.article.text, cue.span.end, sentence.end)
    if aside is None:
        return False
    names = (*(one.span for one in source.mentions), *(span for one in source.attributions for span in one.source))
    named = [span for span in names if covers(sentence, span)]
    told = [one.start for one in match.shared if covers(sentence, one) and not overlaps([one], named)]
    within = sum(cue.span.end <= start < aside.start() for start in told)
    behind = sum(start >= aside.start() for start in told)
    return within + behind == len(told) and behind > within


def _said_elsewhere(match: Match, words: Span) -> bool:
    """Whether the draft has the very words of a hedge, wherever it put them."""
    have = {token.exact for token in match.stated.tokens}  # "reportedly" is no "reported"
    there = [token for token in match.window.tokens if overlaps([token.span], [words]) and token.says_something]
    return bool(there) and all(token.exact in have for token in there)


def _kept_otherwise(match: Match, words: Span, otherwise: re.Pattern[str]) -> bool:
    """Whether the draft says in other words what some words of the source do: in their place, or anywhere."""
    instead = match.instead_of(words)
    if instead is None:
        return otherwise.search(match.stated.words) is not None
    return otherwise.search(" ".join(token.exact for token in instead)) is not None


def _named_otherwise(match: Match, cue: Cue) -> bool:
    """Whether a cue stands in a stretch that the draft passes over between two parts of a quotation."""
    quoted = [quote.outer for quote in match.stated.quotes]
    own = [token.span for number, token in enumerate(match.stated.tokens) if number in match.in_draft]
    outside = not overlaps([cue.span], match.source.quoted)
    return bool(quoted) and outside and all(overlaps([span], quoted) for span in own)


def _in_altered(case: Case, match: Match, cue: Cue) -> bool:
    """Whether a cue stands in a quotation that the draft has altered: Q101 says so."""
    altered = [place for _, located in case.quotes if located.how == "altered" for place in located.places]
    return any(one.source is match.source and overlaps([cue.span], [one.span]) for one in altered)


def _told(case: Case, match: Match, at: Span, message: str) -> Found:
    text = match.source.article.text
    return Found(
        span=case.stated.span,
        message=message,
        source=match.source.passage(match.window.span),
        expected=at.of(text),
        confidence=min(0.95, 0.5 + 0.45 * match.closeness),
    )
