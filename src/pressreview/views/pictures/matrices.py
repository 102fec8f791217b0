"""Which outlet has which claim, and how: a table whose cells are marks of a few shapes."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from pressreview.model import Article, Claim, Conflict, Reading, Record
from pressreview.model.joining import BAND_LABELS, DIFFER_LABELS
from pressreview.views import lines
from pressreview.views.page import clean, counted, day_of
from pressreview.views.pictures.axes import NAME, short
from pressreview.views.pictures.statements import Statement, best_first, statements

_MAX_CLAIMS, _MAX_OUTLETS = 15, 12
_WORDS = 120
"""Letters of a claim that a row shows."""
_NAME = 22
"""Letters of an outlet's name above its column."""
_TOLD = 3
"""Statements that a mark tells of."""
KINDS = {
    "flat": "said flatly by somebody it names or quotes",
    "hedged": "said with a hedge",
    "own": "in its own voice",
    "own-hedged": "in its own voice, with a hedge",
    "denied": "denied, or the contrary said",
    "against": "something else in its place: another figure, day or doer",
}
"""What the marks of a cell stand for, in the order in which they stand there."""


class Mark(Record):
    """One way in which an outlet has a claim."""

    kind: str
    """One of `KINDS`."""
    words: str
    """Who says it there, when and how surely."""


class Column(Record):
    """An outlet."""

    name: str
    """As much as there is room for."""
    full: str


class MatrixRow(Record):
    """A claim, with a cell for each column: the marks of that outlet, () where it does not have the claim."""

    words: str
    href: str
    spread: str
    conflicts: tuple[str, ...]
    """In what others contradict it, each kind once."""
    cells: tuple[tuple[Mark, ...], ...]
    rest: int
    """How many of the outlets without a column have it."""


class Matrix(Record):
    """Claims as rows, outlets as columns."""

    columns: tuple[Column, ...]
    rest: int
    """Outlets without a column."""
    rows: tuple[MatrixRow, ...]
    beyond: int
    """Claims without a row."""
    kinds: tuple[tuple[str, str], ...]
    """The kinds of marks in it, with what they stand for."""
    words: str


def matrix(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    *,
    href: Callable[[str], str],
) -> Matrix | None:
    """Set a story's claims beside its outlets; `href` gives the page of a claim by its id. None without claims.

    An outlet that has what contradicts a claim gets a mark in its row too: one that denies it, or one with something
    else in its place.
    """
    if not claims:
        return None
    by_id = {one.id: one for one in claims}
    shown = best_first(claims)[:_MAX_CLAIMS]
    told = {one.id: _marks(one, by_id, articles, readings) for one in shown}
    names: dict[str, str] = {}
    for article in articles.values():
        names.setdefault(_key(article), lines.name_of(article))
    having = Counter(outlet for marks in told.values() for outlet in marks)
    written = Counter(map(_key, articles.values()))
    outlets = sorted(names, key=lambda one: (-having[one], -written[one], names[one]))
    columns, rest = outlets[:_MAX_OUTLETS], set(outlets[_MAX_OUTLETS:])
    attributions = lines.attributions_of(readings.values())
    rows = tuple(
        MatrixRow(
            words=_beginning(lines.claim_words(one, attributions, articles)),
            href=href(one.id),
            spread=lines.spread_words(one),
            conflicts=tuple(dict.fromkeys(DIFFER_LABELS[each.kind] for each in one.conflicts)),
            cells=tuple(told[one.id].get(outlet, ()) for outlet in columns),
            rest=sum(outlet in rest for outlet in told[one.id]),
        )
        for one in shown
    )
    seen = {mark.kind for row in rows for cell in row.cells for mark in cell}
    return Matrix(
        columns=tuple(Column(name=short(names[one], _NAME), full=short(names[one], NAME)) for one in columns),
        rest=len(rest),
        rows=rows,
        beyond=len(claims) - len(shown),
        kinds=tuple((kind, words) for kind, words in KINDS.items() if kind in seen),
        words=_words(rows, [names[one] for one in columns], len(rest), len(claims)),
    )


def _marks(
    claim: Claim, by_id: Mapping[str, Claim], articles: Mapping[str, Article], readings: Mapping[str, Reading]
) -> dict[str, tuple[Mark, ...]]:
    """The marks of a claim by outlet."""
    found: dict[str, dict[str, list[str]]] = {}

    def note(one: Statement, kind: str, words: str) -> None:
        told = found.setdefault(_key(one.article), {}).setdefault(kind, [])
        if words not in told:
            told.append(words)

    own = statements(claim, articles, readings)
    negative = bool(own) and own[0].polarity == "negative"
    for one in own:
        if one.polarity != "unknown" and (one.polarity == "negative") != negative:
            note(one, "denied", f"{_credit(one)}, denied")
        else:
            kind = (
                ("own" if one.flat else "own-hedged") if one.attribution is None else "flat" if one.flat else "hedged"
            )
            note(one, kind, f"{_credit(one)}, {_surely(one)}")
    for conflict in claim.conflicts:
        if conflict.other in by_id:
            kind = "denied" if conflict.kind in ("denial", "negation") else "against"
            for one in statements(by_id[conflict.other], articles, readings):
                note(one, kind, f"{_credit(one)}: {_instead(conflict, articles)}")
    return {
        outlet: tuple(Mark(kind=kind, words=_few(kinds[kind])) for kind in KINDS if kind in kinds)
        for outlet, kinds in found.items()
    }


def _key(article: Article) -> str:
    """What an outlet's articles have in common: "The Guardian" and "Guardian" are one."""
    return lines.name_of(article).casefold().removeprefix("the ")


def _credit(one: Statement) -> str:
    credit = short(lines.name_of(one.article), NAME)
    if published := day_of(one.article.day):
        credit = f"{credit}, {published}"
    if one.attribution is None:
        return f"{credit}, in its own voice"
    via = f", through {short(', '.join(map(clean, one.attribution.via)), NAME)}" if one.attribution.via else ""
    return f"{credit}: {short(lines.speaker_words(one.attribution, one.article), NAME)}{via}"


def _surely(one: Statement) -> str:
    return "flatly" if one.flat else BAND_LABELS.get(one.band, "with a hedge")


def _instead(conflict: Conflict, articles: Mapping[str, Article]) -> str:
    """What the other side has; the words themselves only where they are as short as a figure."""
    there, here = (lines.words_at_passage(one, articles) for one in (conflict.there, conflict.here))
    if conflict.kind in ("figure", "date") and len(there) + len(here) < _WORDS:
        return f"{there}, not {here}"
    return clean(conflict.reason)


def _few(told: Sequence[str]) -> str:
    more = f"; {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    return "; ".join(told[:_TOLD]) + more


def _beginning(words: str) -> str:
    """The beginning of a long claim, cut between words."""
    if len(words) <= _WORDS:
        return words
    return f"{words[:_WORDS].rsplit(maxsplit=1)[0]}…"


def _words(rows: Sequence[MatrixRow], outlets: Sequence[str], rest: int, claims: int) -> str:
    """What the table tells, in a sentence or two."""
    of = f"the {len(rows)} best corroborated of {claims} claims" if len(rows) < claims else counted(len(rows), "claim")
    contradicted = sum(bool(row.conflicts) for row in rows)
    has = [sum(bool(row.cells[number]) for row in rows) for number in range(len(outlets))]
    most = f" {outlets[0]} has most of them, {has[0]}." if len(has) > 1 and has[0] > has[1] else ""
    told = f" Contradicted: {contradicted}." if contradicted else ""
    return f"{of[0].upper()}{of[1:]} in {counted(len(outlets) + rest, 'outlet')}.{most}{told}"
