"""What each article states: its attributions, and the sentences that stand in the outlet's own voice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pressreview.corroborate.newsroom import Newsroom
from pressreview.model import (
    Article,
    Attribution,
    Passage,
    Place,
    Reading,
    Record,
    Span,
    TimeExpression,
    covers,
    overlaps,
)
from pressreview.text import fold, quotations, sentences, stems, words
from pressreview.text.corrections import withdrawn
from pressreview.text.figures import Figure, figures
from pressreview.text.spans import Taken
from pressreview.text.words import word_set

MIN_OWN_STEMS = 6
"""Words of content that a sentence in an outlet's own voice needs, to say one thing well enough to compare."""
MAX_CHARACTERS = 200_000
NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"})
_UNMARKED = word_set("cant dont doesnt didnt wont wouldnt couldnt shouldnt isnt wasnt arent werent hasnt havent hadnt")
"""Negations whose mark was lost on the way."""
_PRONOUNS = word_set("he she it they who which that one we i you")
_WRONG = re.compile(r"\b(?:wrong|false|untrue|incorrect) (?:to (?:say|claim|suggest)|that)\b")
_SUPPOSED = re.compile(r"\b(?:if|unless|whether)\b[^,;.]*", re.IGNORECASE)
DENIALS = (
    "deni", "deny", "reject", "refut", "dismiss", "disput", "rebut", "contradict", "debunk", "disavow", "repudiat",
    "discount",
)  # fmt: skip
"""Beginnings of cues that turn their content around."""


_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|would|going to)\b"
    r"|\b(?:is|are|was|were) (?:set|due|expected|scheduled|planned|likely|to be)\b"
    r"|['’]ll\b|\b(?:plans?|planned|intends?|expects?|hopes?) to\b"
)


def negates(word: str) -> bool:
    """Whether a folded word in small letters turns around what it stands with."""
    return word in NEGATIONS or word.endswith("n't") or word in _UNMARKED


class Statement(Record, frozen=True, kw_only=True, dict=True):
    """Something stated at some place of an article."""

    article: Article
    spans: tuple[Span, ...]
    """Its content, in text order."""
    attribution: Attribution | None = None
    """None for a sentence in the outlet's own voice."""
    outlet: str | None = None
    """The one name of the article's outlet."""
    times: tuple[TimeExpression, ...] = ()
    """Time expressions within the content."""
    quotations: tuple[tuple[Span, ...], ...] = ()
    """What stands in quotation marks within the content, one entry a quotation."""

    @cached_property
    def text(self) -> str:
        """The words, pieces joined by a space: for comparison alone."""
        return " ".join(span.of(self.article.text) for span in self.spans)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words, negations left out."""
        return frozenset(stem for stem in stems(self.text) if stem not in NEGATIONS)

    @cached_property
    def asserted(self) -> frozenset[str]:
        """Of those what does not stand in an "if", "unless" or "whether"."""
        return self.stems & frozenset(stems(_SUPPOSED.sub(" ", self.text)))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Stems of the words that are written small, and numbers."""
        small = (word for span in words(self.text) if not (word := span.of(self.text))[0].isupper())
        return frozenset(stem for word in small for stem in stems(word))

    def stems_without(self, span: Span) -> frozenset[str]:
        """Stems of the content without the words at one span of the article, nor what is left of a cut word ("’s")."""
        pieces = [
            self.article.text[max(start, piece.start) : min(end, piece.end)]
            for piece in self.spans
            for start, end in ((piece.start, span.start), (span.end, piece.end))
            if max(start, piece.start) < min(end, piece.end)
        ]
        return self.stems & frozenset(stems(" ".join(pieces)))

    def written(self, stem: str) -> str:
        """Give the first word of that stem, as it stands in the content."""
        spans = (span.of(self.text) for span in words(self.text))
        return next((word for word in spans if stem in stems(word)), stem)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded words in order."""
        return tuple(fold(span.of(self.text)).casefold() for span in words(self.text))

    @cached_property
    def quoted(self) -> tuple[tuple[str, ...], ...]:
        """Folded words of each quotation."""
        found = []
        for inner in self.quotations:
            text = " ".join(span.of(self.article.text) for span in inner)
            found.append(tuple(fold(span.of(text)).casefold() for span in words(text)))
        return tuple(run for run in found if run)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Numbers of things that it gives."""
        return figures(self.article.text, self.spans)

    @cached_property
    def negated(self) -> bool:
        """Whether an odd number of negations stands in it, a denying cue among them; "nothing else" is "only"."""
        count = sum(map(negates, self.words)) + len(_WRONG.findall(" ".join(self.words)))
        return (count + self.denies + ("else" in self.words)) % 2 == 1

    @cached_property
    def foretold(self) -> bool:
        """Whether it speaks of what is to come: "will resign", "is expected to"."""
        return _AHEAD.search(self.text) is not None

    @property
    def exclusive(self) -> bool:
        """Whether it says that there is nothing besides: "only", "nothing else"."""
        return not {"only", "else", "solely"}.isdisjoint(self.words)

    @cached_property
    def cue(self) -> str:
        """The words that say that it is said, in small letters; "" where none do."""
        spans = self.attribution.cue if self.attribution else ()
        return " ".join(span.of(self.article.text) for span in spans).casefold()

    @cached_property
    def denies(self) -> bool:
        """Whether the cue says that the content is not so."""
        return any(word.startswith(DENIALS) for word in self.cue.split())

    @cached_property
    def dated(self) -> TimeExpression | None:
        """The one time expression of a day, a month or a year in it; None when there is none or more than one.

        A day on a line of its own ("October 11, 2011" under a headline) is when the article came out.
        """
        times = [time for time in self.times if time.start is not None and time.end is not None]
        if len(times) != 1 or self._on_its_own_line(times[0].span):
            return None
        return times[0]

    def _on_its_own_line(self, span: Span) -> bool:
        text = self.article.text
        return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip() and text[span.end : span.end + 1] in (
            "", "\n", "\r",
        )  # fmt: skip

    @cached_property
    def voice(self) -> str | None:
        """Who says it, as far as can be told: a name, what the text calls the unnamed, or the words of the source."""
        attribution = self.attribution
        if attribution is None:
            return None
        speaker = attribution.speaker
        words = " ".join(span.of(self.article.text) for span in attribution.source)
        folded = fold((speaker.name or speaker.description if speaker else None) or words).casefold()
        return None if not folded or folded in _PRONOUNS else folded

    @property
    def speaker(self) -> str | None:
        """Name of the speaker, None when it is not known."""
        return self.attribution.speaker.name if self.attribution and self.attribution.speaker else None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where it stands."""
        return tuple(Passage(article=self.article.id, span=span) for span in self.spans)

    @property
    def place(self) -> Place:
        """The same with the words of who says it and that it is said, as far as it is attributed."""
        if self.attribution is not None:
            return Place.of(self.article.id, self.attribution)
        return Place(article=self.article.id, content=self.spans)

    @property
    def key(self) -> str:
        """What a claim's id covers of it."""
        if self.attribution is not None:
            return self.attribution.id
        return f"{self.article.id}:{self.spans[0].start}-{self.spans[-1].end}"


def find_statements(
    articles: Sequence[Article], readings: Mapping[str, Reading], newsroom: Newsroom
) -> Iterator[Statement]:
    """Yield the statements of articles that were read, in order; of one that was not, nothing can be told.

    What a correction takes back is stated no more.
    """
    for article in articles:
        reading = readings.get(article.id)
        if reading is None:
            continue
        outlet = newsroom.name(article.outlet)
        quoted = [quotation.inner for quotation in quotations(article.text[:MAX_CHARACTERS])]
        wrong = withdrawn(article.text[:MAX_CHARACTERS])
        taken_back = Taken(wrong)
        for attribution in reading.attributions:
            if any(map(taken_back.touches, attribution.content)):
                continue
            yield Statement(
                article=article,
                spans=attribution.content,
                attribution=attribution,
                outlet=outlet,
                times=_within(reading.times, attribution.content),
                quotations=_quoted_in(quoted, attribution.content),
            )
        taken = [
            span for one in reading.attributions for span in (*one.source, *one.cue, *one.content)
        ]  # fmt: skip
        for sentence in _free(article.text[:MAX_CHARACTERS], sorted((*taken, *wrong))):
            own = Statement(
                article=article,
                spans=(sentence,),
                outlet=outlet,
                times=_within(reading.times, (sentence,)),
                quotations=_quoted_in(quoted, (sentence,)),
            )
            if len(own.stems) >= MIN_OWN_STEMS:
                yield own


def _within(times: Sequence[TimeExpression], spans: Sequence[Span]) -> tuple[TimeExpression, ...]:
    return tuple(time for time in times if any(covers(span, time.span) for span in spans))


def _quoted_in(quoted: Sequence[Sequence[Span]], spans: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    first, last = spans[0].start, spans[-1].end
    near = (inner for inner in quoted if inner[0].start < last and inner[-1].end > first)
    found = (tuple(one for one in inner if any(covers(span, one) for span in spans)) for inner in near)
    return tuple(inner for inner in found if inner)


def _free(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences that no attribution touches."""
    place = 0
    for sentence in sentences(text):
        while place < len(taken) and taken[place].end <= sentence.start:
            place += 1
        if not overlaps([sentence], taken[place : place + 8]):
            yield sentence
