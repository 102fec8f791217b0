"""One sentence of a draft: what it says, in whose name, and what in it can be looked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from pressreview.model import Article, Attribution, Mention, Reading, Span, TimeExpression, covers, overlaps
from pressreview.tables import load_outlets, load_vocabulary
from pressreview.text import fold, outermost, paragraphs, quotations, sentences
from pressreview.verify.drafts.tokens import Token, plain, tokens

FEWEST = 4
"""Words of content below which there is too little to look for."""
_CREDIT = re.compile(
    r"\b(?:said|says|told|tells|reported|reports|reporting|according to|wrote|writes|noted|notes|added|quoted|quotes"
    r"|cited|citing|carried|revealed|described|called|put it)\b",
    re.IGNORECASE,
)
_OF_REPORTS = frozenset(
    map(plain, ["articles", "outlets", "origins", "reports", "papers", "newspapers", "agencies", "known", "sources"])
)
"""Words of content by which a draft speaks of its sources and not of what they say."""
_MORE = 2
"""Words of content outside quotation marks from which a sentence reports something in its own words too."""
_TITLE = 4
"""Words of a title, at most, between a verb of saying and a name, the verb included."""
_BESIDE_VERB = re.compile(r"\s+(?:(?:has|had|have|also|later|then|who)\s+){0,2}(?P<verb>[\w’'-]+)", re.IGNORECASE)
_AS_SAYING = re.compile(r"\s+(?:as (?:saying|telling)|said|says)\b", re.IGNORECASE)
_WORDING = re.compile(r"\s(?:(?:has|had)\s)?(?:used|chose|spoke of)\s(?:the\s(?:words?|terms?|phrase)\s)?[“\"‘']")
"""“X used the words “…””."""
_AFTER_INVERTED = re.compile(r"\s*(?:[,.;:?!“\"‘'(]|$|\w+ (?:[\w’'-]+ )?\w+day\b)")
_WHERE = frozenset({"on", "in", "at", "to", "via"})
"""After a verb of saying: where or to whom it is said."""
_LONG = 100
_CITES = re.compile(
    r"[^.;?!“”\"]*\b(?:citing|cites?|cited|quoting|quotes?|quoted|crediting|credits?|credited|repeating|repeats?|repeated"
    r"|(?:has|had|have|got|took|taking|taken) (?:it|this|that|the report|the story) from)\s(?:the\s|The\s)?"
)
"""Between two outlets: the first has something from the second."""
_ASIDE = re.compile(r"\A\s*,[^,]{1,80},")
_SENTENCE_END = re.compile(r"[.?!…:][\"'”’»)\]]*\s*\Z")
_FULL_STOP = re.compile(r"(?<![.\s])(?<!\b[A-Za-z])\.\s*\Z")
"""A full stop that ends a sentence: no ellipsis, no initial."""
_NEW_SENTENCE = re.compile(r"\s+(?=[“\"‘'(\[]?[A-Z])")


class Quote:
    """Words of a draft in quotation marks."""

    def __init__(self, outer: Span, inner: Span, *, attributions: Sequence[Attribution]) -> None:
        """Take them with and without the marks, and the attributions that hold them."""
        self.outer, self.inner, self.attributions = outer, inner, tuple(attributions)


class Stated:
    """A sentence of a draft."""

    def __init__(self, draft: "Read", span: Span) -> None:
        """Take the draft and the place of the sentence."""
        self.draft, self.span = draft, span
        self.text = draft.article.text
        reading = draft.reading
        self.attributions: tuple[Attribution, ...] = tuple(
            one for one in draft.attributions if overlaps((*one.content, *one.cue, *one.source), (span,))
        )
        self.mentions: tuple[Mention, ...] = tuple(one for one in draft.mentions if covers(span, one.span))
        self.times: tuple[TimeExpression, ...] = tuple(one for one in reading.times if covers(span, one.span))

    @property
    def words(self) -> str:
        """The sentence."""
        return self.span.of(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All its words."""
        return tokens(self.text, self.span)

    @cached_property
    def frame(self) -> tuple[Span, ...]:
        """Who says it and how: the draft's own words, which no source need have."""
        spans = [span for one in self.attributions for span in (*one.cue, *one.source)]
        spans += [one.span for one in (*self.outlets, *self.sayers)]
        return tuple(span for span in spans if overlaps([span], [self.span]))

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The plain forms of its words outside quotation marks."""
        return frozenset(token.plain for token in self.tokens if not self.quoted(token.span))

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that a source should have: those of content, outside the frame."""
        return tuple(token for token in self.tokens if token.says_something and not overlaps([token.span], self.frame))

    @cached_property
    def looked_for(self) -> tuple[str, ...]:
        """Their plain forms, once each."""
        return tuple(dict.fromkeys(token.plain for token in self.content))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """What stands in quotation marks and belongs to no other quotation."""
        found = []
        for one in self.draft.quoted:
            for outer, inner in zip(one.outer, one.inner, strict=True):
                if covers(self.span, Span(inner.start, inner.start + 1)) and one.depth == 0:
                    holding = [made for made in self.draft.attributions if overlaps(made.content, [inner])]
                    if _is_ended(self.text, outer, inner):  # whoever is named after it says something else
                        holding = [made for made in holding if not all(outer.end <= at.start for at in made.source)]
                    here = [made for made in holding if overlaps(made.source, [self.span])]
                    if not here and (self.sayers or self.outlets):
                        holding = []  # somebody is named beside it
                    found.append(Quote(outer, inner, attributions=here or holding))
        return tuple(found)

    @cached_property
    def credited(self) -> tuple[Span, ...]:
        """Where it names those who say or report it; not whom it names in telling who these are."""
        named = [one.span for one in (*self.outlets, *self.sayers)]
        speakers = {one.speaker.name for one in self.attributions if one.speaker is not None and one.speaker.name}
        sources = [span for one in self.attributions for span in one.source]
        named += [one.span for one in self.mentions if one.name in speakers and overlaps([one.span], sources)]
        return tuple(named)

    @cached_property
    def named(self) -> tuple[Span, ...]:
        """Where it names somebody or something: as read, and by a capital in the middle of a sentence."""
        read = [one.span for one in self.mentions]
        capitals = [token.span for token in self.tokens[1:] if token.span.of(self.text)[0].isupper()]
        quiet = {one.start for one in self.draft.marked}
        more = [one for one in capitals if not overlaps([one], read) and one.start - 1 not in quiet]
        return tuple(sorted((*read, *more)))

    @cached_property
    def says_more(self) -> bool:
        """Whether a good part of it stands outside its quotation marks."""
        return sum(not self.quoted(token.span) for token in self.content) >= _MORE

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as one; a heading or a label says nothing that could be checked."""
        return _SENTENCE_END.search(self.words) is not None

    @property
    def checkable(self) -> bool:
        """Whether there is enough in it to look for."""
        told = [word for word in self.looked_for if word not in _OF_REPORTS]
        return self.is_sentence and len(told) >= FEWEST and not self.words.rstrip().endswith("?")

    def quoted(self, span: Span) -> bool:
        """Whether a place stands in quotation marks."""
        return overlaps([span], self.draft.marked)

    def credits(self, span: Span) -> bool:
        """Whether the words beside a name make it the one who reports."""
        before = self.text[max(self.span.start, span.start - 30) : span.start]
        after = self.text[span.end : min(self.span.end, span.end + 30)]
        return _CREDIT.search(before) is not None or _CREDIT.search(after) is not None

    @cached_property
    def outlets(self) -> tuple[Mention, ...]:
        """Outlets that it names outside quotation marks as those who report, or through whom."""
        named = [one for one in self.mentions if self.draft.is_outlet(one) and not self.quoted(one.span)]
        return tuple(one for one in named if self.credits(one.span))

    @cached_property
    def sayers(self) -> tuple[Mention, ...]:
        """Whom it names, outside quotation marks, beside a verb of saying: "said Kirby", "Kirby, a spokesman, said"."""
        named = [one for one in self.mentions if not self.quoted(one.span)]
        return tuple(one for one in named if one.kind != "place" and self._says(one.span))

    def names(self, words: Span) -> bool:
        """Whether some words of it are a name or hold one."""
        return any(overlaps([one], [words]) for one in self.named)

    def _says(self, name: Span) -> bool:
        """Whether a verb of saying stands before a name, but for its title, or after it, but for an aside."""
        verbs = load_vocabulary().reporting
        text = self.text
        before = [fold(word).lower() for word in text[self.span.start : name.start].split()[-_TITLE:]]
        if before[-2:] == ["according", "to"] or _AS_SAYING.match(text, name.end) or _WORDING.match(text, name.end):
            return True
        if any(one in verbs and other in _WHERE for one, other in pairwise(before)):
            return False  # "wrote on Twitter", "said to Vale"
        inverted = _AFTER_INVERTED.match(text, name.end, self.span.end) is not None and "that" not in before
        if inverted and any(word in verbs for word in before) and not any(word[-1] in ",;:" for word in before):
            return True
        after = _BESIDE_VERB.match(_ASIDE.sub("", text[name.end : self.span.end], count=1))
        return after is not None and fold(after["verb"]).lower() in verbs


class Read:
    """A draft with what was read in it."""

    def __init__(self, article: Article, reading: Reading, *, publishers: Iterable[str] = ()) -> None:
        """Take the draft's text as an article, its reading, and the outlets of the articles that it is held against."""
        self.article, self.reading = article, reading
        self._publishers = tuple(dict.fromkeys(publishers))
        self.mentions = tuple(sorted((*reading.mentions, *self._publishers_named()), key=lambda one: one.span))
        self.quoted = quotations(article.text)
        self.marked = outermost(self.quoted)
        blocks = paragraphs(article.text)
        self.attributions = tuple(kept for one in reading.attributions if (kept := _within_paragraph(one, blocks)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the draft."""
        return tokens(self.article.text)

    def _publishers_named(self) -> Iterator[Mention]:
        """Publishers of articles that the draft names and that were not read as names."""
        taken = [one.span for one in self.reading.mentions]
        for name in self._publishers:
            pattern = rf"(?<!\w){re.escape(name.removeprefix('The '))}(?!\w)"
            for found in re.finditer(pattern, self.article.text):
                if not overlaps([Span(*found.span())], taken):
                    yield Mention(span=Span(*found.span()), kind="outlet", name=name)

    def is_outlet(self, one: Mention) -> bool:
        """Whether a name is an outlet's: by what was read, or because an article is by one of that name."""
        return one.kind == "outlet" or self.is_publisher(one.name)

    @cached_property
    def _ended(self) -> list[int]:
        """Where quotations end that a full stop ends."""
        whole = (one for one in self.quoted if one.depth == 0)
        pairs = (pair for one in whole for pair in zip(one.outer, one.inner, strict=True))
        return sorted(outer.end for outer, inner in pairs if _is_ended(self.article.text, outer, inner))

    @cached_property
    def citing(self) -> tuple[tuple[Mention, Mention], ...]:
        """Outlets of which it says that the first has something from the second: "the Post, citing the BBC"."""
        outlets = [one for one in self.mentions if self.is_outlet(one)]
        return tuple(
            (one, other)
            for one, other in pairwise(outlets)
            if one.span.end < other.span.start
            and _CITES.fullmatch(self.article.text[one.span.end : other.span.start][:_LONG])
        )

    def is_publisher(self, name: str) -> bool:
        """Whether an article is by an outlet of that name."""
        return any(same_outlet(name, publisher) for publisher in self._publishers)

    def __iter__(self) -> Iterator[Stated]:
        """Each sentence; what follows a quotation that a full stop ends is one of its own."""
        text = self.article.text
        for span in sentences(text):
            start = span.start
            for end in self._ended[bisect_right(self._ended, start) : bisect_left(self._ended, span.end)]:
                if begins := _NEW_SENTENCE.match(text, end, span.end):
                    yield Stated(self, Span(start, end))
                    start = begins.end()
            yield Stated(self, Span(start, span.end))


def _is_ended(text: str, outer: Span, inner: Span) -> bool:
    """Whether a full stop ends a quotation, so that no "said X" can follow."""
    return _FULL_STOP.search(text, max(inner.start, inner.end - 4), inner.end) is not None


def _within_paragraph(one: Attribution, blocks: Sequence[Span]) -> Attribution | None:
    """An attribution with what of its content stands in the paragraph of its source and cue."""
    named = (*one.source, *one.cue)
    if not named:
        return one
    here = [block for block in blocks if overlaps([block], named)]
    content = tuple(span for span in one.content if any(covers(block, span) for block in here))
    return msgspec.structs.replace(one, content=content) if content else None


def same_outlet(one: str, other: str) -> bool:
    """Whether two names mean one outlet; "The Guardian" and "Guardian" do."""
    return load_outlets().same(one, other)
