"""Which articles have text in common: the same five words in a row, wherever in the article they stand.

Words in quotation marks are kept apart: two reporters who heard the same speaker share them too.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pressreview.model import Article, Record, Span
from pressreview.text import fold_word, quotations, words

RUN = 5
"""Words of a shingle (Broder 1997); numbers.md of the data tells two stories apart with it."""
MAX_CHARACTERS = 200_000


class Shared(Record):
    """What two articles share. `share` is 0-1 of the runs of five words of the one that has fewer."""

    one: str
    other: str
    share: float
    runs: int
    """Shared runs of five words."""
    here: tuple[Span, ...]
    """In `one`, the stretches that `other` has too; quoted words included where text is compared."""
    there: tuple[Span, ...]
    """In `other`, the same."""


class Shingles:
    """The runs of five words of an article, with where they stand."""

    def __init__(self, article: Article) -> None:
        text = article.text[:MAX_CHARACTERS]
        self.article = article.id
        self.words = words(text)
        folded = [_plain(span.of(text)) for span in self.words]
        inside = _inside_quotations(text, self.words)
        self.places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.own: set[tuple[str, ...]] = set()
        """Those with no word in quotation marks."""
        for place in range(len(folded) - RUN + 1):
            run = tuple(folded[place : place + RUN])
            self.places[run].append(place)
            if not any(inside[place : place + RUN]):
                self.own.add(run)

    def stretches(self, shared: set[tuple[str, ...]]) -> tuple[Span, ...]:
        """Where the shared runs stand, joined where they touch."""
        places = sorted(place for run in shared for place in self.places[run])
        found: list[Span] = []
        until = -1
        for place in places:
            start, end = self.words[place].start, self.words[place + RUN - 1].end
            if place <= until and found:
                found[-1] = Span(found[-1].start, max(end, found[-1].end))
            else:
                found.append(Span(start, end))
            until = place + RUN
        return tuple(found)


def shared_text(articles: Sequence[Shingles], *, min_share: float, min_runs: int) -> dict[tuple[str, str], Shared]:
    """Pairs of articles that share text outside quotation marks, by their ids in the order given.

    `min_share` (0-1) is of the shorter article, `min_runs` a number of runs; both must be reached. Work grows with the
    runs that articles share.
    """
    every = [set(one.places) for one in articles]
    return _pairs(articles, [one.own for one in articles], every, min_share=min_share, min_runs=min_runs)


def shared_quotations(
    articles: Sequence[Shingles], *, min_share: float, min_runs: int
) -> dict[tuple[str, str], Shared]:
    """Pairs of articles that share words in quotation marks, as `shared_text` gives those outside.

    `share` and `min_share` are of the quoted runs of the article that quotes less.
    """
    quoted = [set(one.places) - one.own for one in articles]
    return _pairs(articles, quoted, quoted, min_share=min_share, min_runs=min_runs)


def _pairs(
    shingled: Sequence[Shingles],
    runs_of: Sequence[set[tuple[str, ...]]],
    shown: Sequence[set[tuple[str, ...]]],
    *,
    min_share: float,
    min_runs: int,
) -> dict[tuple[str, str], Shared]:
    """Count what `runs_of` two have in common; where they have that of `shown` in common is told."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found_runs in enumerate(runs_of):
        for run in found_runs:
            having[run].append(number)
    counts: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 :]:
                counts[one, other] += 1
    found = {}
    for (one, other), runs in sorted(counts.items()):
        here, there = shingled[one], shingled[other]
        share = runs / min(len(runs_of[one]), len(runs_of[other]))
        if share >= min_share and runs >= min_runs:
            common = shown[one] & shown[other]
            found[here.article, there.article] = Shared(
                one=here.article,
                other=there.article,
                share=share,
                runs=runs,
                here=here.stretches(common),
                there=there.stretches(common),
            )
    return found


def _plain(word: str) -> str:
    return fold_word(word).removesuffix("'s")


def _inside_quotations(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each word stands in quotation marks."""
    quoted = sorted(span for quotation in quotations(text) for span in quotation.inner)
    inside, place, end = [], 0, 0
    for span in spans:
        while place < len(quoted) and quoted[place].start <= span.start:
            end = max(end, quoted[place].end)
            place += 1
        inside.append(span.start < end)
    return inside
