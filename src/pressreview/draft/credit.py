"""The end of a sentence: who passed the words on, which outlet printed them, and the citations."""

from collections.abc import Sequence

from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import Body
from pressreview.draft.introductions import label
from pressreview.model import Article, Citation, Piece, Sentence, Span, covers
from pressreview.model.joining import (
    ACCORDING_TO,
    AND,
    AS_DID,
    CLAUSE,
    COMMA,
    NO_OUTLET,
    ON,
    OTHER_OUTLETS,
    OWN_CREDITS,
    PARENTHESES,
    REPORT_CREDITS,
    REPORT_CREDITS_AFTER_COMMA,
    STOP,
    day_words,
    number_words,
)
from pressreview.tables import load_outlets
from pressreview.text import content_words, fold


def credited(
    view: ArticleView, body: Body, *, turn: int = 0, dated: bool = False, also: Sequence[Citation] = ()
) -> tuple[Piece, ...]:
    """The body's pieces with its end: the via it does not name itself, the outlet, a full stop.

    `turn` chooses among the forms of credit, so that neighbours differ; `dated` adds the day of publication; `also`
    are citations of other outlets that say the same.
    """
    said = fold(
        " ".join(piece_words(view, piece) for piece in (*body.pieces, *body.tag) if not piece.quoted)
    ).casefold()
    chain = [
        (ACCORDING_TO, name, "")
        for name in dict.fromkeys(name for one in body.attributions for name in one.via or ())
        if fold(name).casefold() not in said
        and not same_outlet(name, view.article.outlet)
        and not _stands(view, body, name)
    ]
    every = "".join(piece_words(view, piece) for piece in body.pieces)
    outlet = view.article.outlet or NO_OUTLET
    if fold(outlet).casefold() not in said:
        forms = REPORT_CREDITS if body.attributions else OWN_CREDITS
        before, after = forms[0 if chain or also or dated or "according to" in every.lower() else turn % len(forms)]
        chain.append((before, outlet, after))
    pieces = list(body.pieces)
    within = body.end != "plain"
    if body.end == "quoted":
        pieces.append(Piece(words=COMMA if chain or body.tag else STOP))
    if within:
        pieces.append(Piece(words=body.close))
    pieces += body.tag
    for number, (before, name, after) in enumerate(chain):
        if number == 0 and within and not body.tag:
            before = _AFTER_COMMA[before]
        pieces += [Piece(words=words) for words in (before, name, after) if words]
    if chain and dated and view.article.day:
        pieces += [Piece(words=ON), Piece(words=day_words(view.article.day))]
    others = list(dict.fromkeys(one.outlet for one in also if one.outlet))
    if chain and others:
        pieces += [Piece(words=AS_DID), *outlet_list(others)]
    if chain or body.tag or not (within or every.endswith(STOP)):
        pieces.append(Piece(words=STOP))
    return (*pieces, *body.after)


def _stands(view: ArticleView, body: Body, name: str) -> bool:
    """Whether the printed words pass their own words on through `name` already, under another form of it.

    "According to Commissioner Ramsey" is Charles Ramsey's credit where the article's Commissioner Ramsey was read as
    him, "told Kyodo" that of Kyodo News where the two are one outlet anywhere.
    """
    printed = [piece.span for piece in (*body.pieces, *body.tag) if piece.span is not None and not piece.quoted]

    def shown(span: Span) -> bool:
        kept = view.without_end_marks(span)
        alike = set(content_words(view.words(span))) & set(content_words(name))
        return bool(alike) and any(covers(piece, kept) for piece in printed)

    if any(
        one.speaker is not None and one.speaker.name == name and one.source and all(map(shown, one.source))
        for one in body.attributions
    ):
        return True
    mentions = (one for index in view.indexes(tuple(printed)) for one in view.mentions_in(index))
    return any(
        one.kind == "outlet"
        and one.name == name
        and load_outlets().same(view.words(one.span), name)
        and shown(one.span)
        for one in mentions
    )


def same_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is another one for an outlet: in the tables, or its initials ("VPA")."""
    if outlet is None:
        return False
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    return load_outlets().same(name, outlet) or name in (initials, initials.removeprefix("T"))


def outlet_list(outlets: Sequence[str]) -> list[Piece]:
    """Names in a row: "A", "A and B", "A, B and C"; above three, "A, B and three other outlets"."""
    if len(outlets) > _MAX_NAMES:
        rest = len(outlets) - _MAX_NAMES + 1
        named = [[Piece(words=name)] for name in outlets[: _MAX_NAMES - 1]]
        named.append([Piece(words=number_words(rest)), Piece(words=OTHER_OUTLETS[rest != 1])])
    else:
        named = [[Piece(words=name)] for name in outlets]
    pieces: list[Piece] = []
    for number, name in enumerate(named):
        if number:
            pieces.append(Piece(words=AND if number == len(named) - 1 else CLAUSE))
        pieces += name
    return pieces


_MAX_NAMES = 3
_AFTER_COMMA = {long[0]: short[0] for long, short in zip(REPORT_CREDITS, REPORT_CREDITS_AFTER_COMMA, strict=True)}
"""How a credit begins where the words already end with a mark."""


def piece_words(view: ArticleView, piece: Piece) -> str:
    """What a piece prints; a slice must be of the view's own article."""
    if piece.words is not None or piece.span is None:
        return piece.words or ""
    words = view.words(piece.span)
    if piece.capital:
        return words[0].upper() + words[1:]
    return words[0].lower() + words[1:] if piece.small else words


def citations(view: ArticleView, body: Body) -> tuple[Citation, ...]:
    """One citation for each speaker and chain in the sentence, or one for the outlet's own voice."""
    who = dict.fromkeys((label(one.speaker), one.via or ()) for one in body.attributions)
    spans = _joined(body.spans)
    return tuple(
        citation(view.article, spans=spans, speaker=speaker, via=via) for speaker, via in who or {(None, ()): None}
    )


def citation(
    article: Article, *, spans: tuple[Span, ...], speaker: str | None = None, via: tuple[str, ...] = ()
) -> Citation:
    """Words of an article with what a reader needs to find them."""
    return Citation(
        article=article.id, path=article.path, url=article.url, spans=spans, speaker=speaker, via=via,
        outlet=article.outlet, published_at=article.published_at,
    )  # fmt: skip


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in text order, those that touch or overlap made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def sentence(
    view: ArticleView,
    body: Body,
    *,
    turn: int = 0,
    dated: bool = False,
    before: tuple[Piece, ...] = (),
    also: tuple[Citation, ...] = (),
) -> Sentence:
    """The finished sentence; `before` are pieces that precede it, such as the date of a forecast."""
    pieces = (*before, *credited(view, body, turn=turn, dated=dated, also=also))
    return Sentence(text=printed(view, pieces), pieces=pieces, citations=(*citations(view, body), *also))


def printed(view: ArticleView, pieces: Sequence[Piece]) -> str:
    """What pieces print that are slices of one article or our own words."""
    return "".join(piece_words(view, piece) for piece in pieces)


def row(facts: Sequence[str]) -> list[Piece]:
    """Facts with commas between them."""
    pieces: list[Piece] = []
    for fact in facts:
        pieces += [Piece(words=CLAUSE)] * bool(pieces) + [Piece(words=fact)]
    return pieces


def bracketed(facts: Sequence[str]) -> list[Piece]:
    """Facts in a bracket; nothing when there are none."""
    return [Piece(words=PARENTHESES[0]), *row(facts), Piece(words=PARENTHESES[1])] if facts else []


def of_our_words(pieces: Sequence[Piece], cited: tuple[Citation, ...]) -> Sentence:
    """A sentence without slices."""
    return Sentence(text="".join(piece.words or "" for piece in pieces), pieces=tuple(pieces), citations=cited)
