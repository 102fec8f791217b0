"""Who repeats whom: links from articles to where their reports come from, and how many beginnings a story has.

Evidence comes in layers: what the page credits, the byline, the dateline, outlets named in the text, text in common,
and who was first. Each link shows its evidence. Where the direction cannot be told the link is of kind `unknown`, and
what is unknown is never counted as independent.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from pressreview.corroborate.newsroom import Newsroom
from pressreview.corroborate.origins.citing import MAX_CHARACTERS, cited
from pressreview.corroborate.origins.own_reporting import own_reporting
from pressreview.corroborate.origins.shared_text import Shared, Shingles, shared_quotations, shared_text
from pressreview.model import Article, Evidence, Link, Origin, Reading, Span, Story, overlaps
from pressreview.model.claim import LinkKind, OriginKind
from pressreview.tables import names_nobody
from pressreview.text import paragraphs

MIN_SHARE = 0.13
MIN_RUNS = 10
"""From there on two articles have text of one origin; how often that is right: `bench.origins`."""
MIN_QUOTED_SHARE = 0.3
MIN_QUOTED_RUNS = 12
"""From there on the words quoted in two articles make a statement that both had (`bench.origins`)."""
SURE = {
    "credit": 0.97,
    "dateline": 0.97,
    "byline": 0.95,
    "in-text": 0.9,
    "shared-text": 0.9,
    "shared-quotation": 0.9,
    "time": 0.3,
}
"""How sure one layer of evidence makes a link (0-1); layers add up as if they failed independently."""
KINDS: tuple[LinkKind, ...] = ("agency", "copy", "cites", "statement", "unknown")
"""Strongest first: what a link is called that has evidence of several."""
BEGAN = "named as where the report began"
OPENING_PARAGRAPHS = 2
"""Where an article says that its report began elsewhere, if it rests on that."""
_DATELINE = re.compile(r"\s*[A-Z][^\n()]{1,60}\(([^\n()]{2,40})\)\s*[-—–]")
_LAST_LINE = re.compile(r"(?:^|\n)[ \t]*[(—–-]*[ \t]*([^\n()]{2,40}?)[ \t]*\)?[ \t]*\Z")
_Kinds = dict[LinkKind, list[Evidence]]


def find_links(articles: Sequence[Article], readings: Mapping[str, Reading], newsroom: Newsroom) -> tuple[Link, ...]:
    """Link a story's articles to where they come from, in their order and then by the name of the origin."""
    found: dict[tuple[str, str], _Kinds] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        for outlet, evidence in _credits(article, newsroom):
            found[article.id, outlet]["agency"].append(evidence)
        for naming in cited(article, newsroom):
            detail = BEGAN if naming.first else "named as a source"
            found[article.id, naming.outlet]["cites"].append(Evidence(layer="in-text", span=naming.span, detail=detail))
    credited = {article: outlet for (article, outlet), kinds in found.items() if "agency" in kinds}
    by_id = {article.id: article for article in articles}
    shingled = [Shingles(article) for article in articles] if len(articles) > 1 else []
    pairs = shared_text(shingled, min_share=MIN_SHARE, min_runs=MIN_RUNS)
    for pair in sorted(pairs.values(), key=lambda pair: (-pair.share, pair.one, pair.other)):
        one, other = by_id[pair.one], by_id[pair.other]
        if _name(one, newsroom) != _name(other, newsroom):
            for repeating, source, kind, shown in _sharing(one, other, pair, newsroom, credited, found):
                found[repeating, source][kind].extend(shown)
    for pair in shared_quotations(shingled, min_share=MIN_QUOTED_SHARE, min_runs=MIN_QUOTED_RUNS).values():
        if (pair.one, pair.other) not in pairs:
            for name, speaker, evidence in _statement(pair, by_id, readings, newsroom):
                found[name, speaker]["statement"].append(evidence)
    order = {article.id: place for place, article in enumerate(articles)}
    links = [_link(article, outlet, kinds) for (article, outlet), kinds in found.items()]
    return tuple(sorted(links, key=lambda link: (order[link.article], link.origin)))


def story_origins(
    story: Story, articles: Mapping[str, Article], readings: Mapping[str, Reading], links: Sequence[Link]
) -> tuple[Origin, ...]:
    """Where the story's articles begin: the origin of most articles first, unknown ones last.

    Articles of one outlet have one origin, and so have outlets of one family. An article that an agency supplied, that
    was copied, or that says in its opening that its report began elsewhere has the origin it comes from; so has one
    that shares text with another when it is not known which was first. Any other is its own origin where it shows
    reporting of its own, else its origin is not known. Merely citing an outlet changes nothing.
    """
    here = [articles[article] for article in story.articles]
    newsroom = Newsroom(articles.values())
    own = own_reporting(here, readings, links, newsroom)
    names = own_names(here, newsroom, own)
    source = derived(here, links, own)
    issuers = {link.origin for link in links if link.kind == "statement"}
    members: dict[str, list[str]] = defaultdict(list)
    roots: dict[str, set[str]] = defaultdict(set)
    unknown = []
    for article in here:
        root = beginning(article.id, names, source)
        if root is None:
            unknown.append(article.id)
            continue
        group = newsroom.family(root) or root
        members[group].append(article.id)
        roots[group].add(root)
    origins = []
    for group, ids in members.items():
        one = min(roots[group])
        name = one if len(roots[group]) == 1 else group
        origins.append(
            Origin(
                kind=origin_kind(one, (names[member] for member in ids), newsroom, issuers),
                name=name,
                articles=tuple(ids),
            )
        )
    origins.sort(key=lambda origin: (-len(origin.articles), origin.name or ""))
    return (*origins, *(Origin(kind="unknown", name=None, articles=(article,)) for article in unknown))


def derived(articles: Sequence[Article], links: Sequence[Link], own: Collection[str]) -> dict[str, str]:
    """Give for each article that is not its own origin the surest one it comes from.

    `own` are the ids of articles that show reporting of their own: a statement that others had too is not all of it.
    """
    opening = {article.id: _opening_end(article.text) for article in articles}
    best: dict[str, Link] = {}
    for link in links:
        whole = (
            link.kind in ("agency", "copy", "unknown")
            or (link.kind == "statement" and link.article not in own)
            or any(
                evidence.detail == BEGAN and evidence.span and evidence.span.end <= opening[link.article]
                for evidence in link.evidence
            )
        )
        if whole and (link.article not in best or _rank(link) < _rank(best[link.article])):
            best[link.article] = link
    return {article: link.origin for article, link in best.items()}


def own_names(articles: Sequence[Article], newsroom: Newsroom, own: Collection[str]) -> dict[str, str | None]:
    """Give for each article the outlet it begins with if it comes from no other; None where that cannot be told.

    `own` are the ids of those that show reporting of their own. A credit to nobody by name ("agencies") says that an
    article comes from others and not from whom.
    """
    unnamed = {article.id for article in articles if any(names_nobody(credit) for credit in article.credits)}
    return {one.id: newsroom.name(one.outlet) if one.id in own and one.id not in unnamed else None for one in articles}


def beginning(article: str, names: Mapping[str, str | None], source: Mapping[str, str]) -> str | None:
    """Follow an article to its origin: where all articles of its source come from another, to that one, and so on."""
    root = source.get(article) or names[article]
    seen = set()
    while root is not None and root not in seen:
        seen.add(root)
        further = {source.get(other) for other, name in names.items() if name == root}
        if len(further) != 1 or None in further:
            break
        root = further.pop()
    return root


def origin_kind(name: str, outlets: Iterable[str | None], newsroom: Newsroom, issuers: Collection[str]) -> OriginKind:
    """Call an origin a statement by one of `issuers`, an agency, an outlet that others repeat, or an own report."""
    if name in issuers:
        return "statement"
    if newsroom.is_agency(name):
        return "agency"
    return "own" if set(outlets) == {name} else "outlet"


def _credits(article: Article, newsroom: Newsroom) -> Iterator[tuple[str, Evidence]]:
    """Agencies and outlets that the page credits: its credit lines, dateline, byline and last line."""
    own = _name(article, newsroom)
    seen = set()
    for outlet, evidence in _credit_lines(article, newsroom):
        if outlet != own and (outlet, evidence.layer, evidence.span) not in seen:
            seen.add((outlet, evidence.layer, evidence.span))
            yield outlet, evidence


def _credit_lines(article: Article, newsroom: Newsroom) -> Iterator[tuple[str, Evidence]]:
    text = article.text
    for credit in article.credits:
        if names_nobody(credit):
            continue
        outlet = newsroom.name(credit) or credit
        spans = [span for span in article.credit_spans if (newsroom.name(span.of(text)) or span.of(text)) == outlet]
        yield outlet, Evidence(layer="credit", span=spans[0] if spans else None, detail=f"credited to {credit}")
    opening = _DATELINE.match(text)
    if opening and (supplier := newsroom.name(opening[1].strip())):
        yield supplier, Evidence(layer="dateline", span=Span(*opening.span(1)), detail="named in the dateline")
    closing = _LAST_LINE.search(text, max(0, len(text) - 80))
    if closing and (supplier := newsroom.name(closing[1].strip())):
        yield supplier, Evidence(layer="credit", span=Span(*closing.span(1)), detail="credited at the end")
    for named in newsroom.mentions(article.byline or ""):
        supplier = newsroom.name(named.of(article.byline or ""))
        if supplier and (newsroom.is_agency(supplier) or supplier in newsroom.here):
            yield supplier, Evidence(layer="byline", detail=f"byline: {article.byline}")


def _sharing(
    one: Article,
    other: Article,
    pair: Shared,
    newsroom: Newsroom,
    credited: Mapping[str, str],
    found: Mapping[tuple[str, str], _Kinds],
) -> Iterator[tuple[str, str, LinkKind, list[Evidence]]]:
    """Read from text in common who repeats whom: from credits, then from citing, then from time."""
    called = {article.id: _name(article, newsroom) or article.title or article.id for article in (one, other)}
    agency = {article.id: newsroom.is_agency(called[article.id]) for article in (one, other)}
    sides = ((one, other, pair.here), (other, one, pair.there))
    for article, source, spans in sides:
        name = called[source.id]
        if credited.get(article.id) == name or (agency[source.id] and not agency[article.id]):
            yield article.id, name, "agency", [_in_common(spans, pair.share, name)]
            return
    suppliers = sorted(credited[article.id] for article in (one, other) if article.id in credited)
    if suppliers:
        for article, source, spans in sides:
            if article.id not in credited:
                yield article.id, suppliers[0], "agency", [_in_common(spans, pair.share, called[source.id])]
        return
    for article, source, spans in sides:
        name = called[source.id]
        if (article.id, name) in found and (source.id, called[article.id]) not in found:
            yield article.id, name, "copy", [_in_common(spans, pair.share, name)]
            return
    for article, source, spans in sides:
        name = called[source.id]
        if earlier(source, article):
            first = Evidence(layer="time", detail=f"{name} published it first")
            yield article.id, name, "copy", [_in_common(spans, pair.share, name), first]
            return
    yield one.id, called[other.id], "unknown", [_in_common(pair.here, pair.share, called[other.id])]


def _statement(
    pair: Shared, by_id: Mapping[str, Article], readings: Mapping[str, Reading], newsroom: Newsroom
) -> Iterator[tuple[str, str, Evidence]]:
    """Read from quotations in common that two outlets had one statement, as far as they tell who made it."""
    names = {name: _name(by_id[name], newsroom) or by_id[name].title or name for name in (pair.one, pair.other)}
    if names[pair.one] == names[pair.other]:
        return
    sides = ((pair.one, pair.other, pair.here), (pair.other, pair.one, pair.there))
    longest = [max(spans, key=lambda span: (len(span), -span.start)) for _, _, spans in sides]
    speakers = [_speaker_of(readings.get(side[0]), span) for side, span in zip(sides, longest, strict=True)]
    speaker = speakers[0] or speakers[1]
    if speaker is None or speakers[1] not in (None, speaker):
        return
    for (article, other, _), span in zip(sides, longest, strict=True):
        detail = f"{pair.share:.0%} of the quoted words in common with {names[other]}"
        yield article, speaker, Evidence(layer="shared-quotation", span=span, detail=detail)


def _speaker_of(reading: Reading | None, span: Span) -> str | None:
    """Name who says the words at a place."""
    for one in reading.attributions if reading else ():
        if overlaps([span], one.content) and one.speaker is not None and one.speaker.name is not None:
            return one.speaker.name
    return None


def _in_common(spans: Sequence[Span], share: float, name: str) -> Evidence:
    longest = max(spans, key=lambda span: (len(span), -span.start))
    return Evidence(layer="shared-text", span=longest, detail=f"{share:.0%} of the shorter text in common with {name}")


def earlier(one: Article, other: Article) -> bool:
    """Whether it is known that `one` was published before `other`."""
    if isinstance(one.published_at, datetime) and isinstance(other.published_at, datetime):
        return one.published_at < other.published_at
    return one.day is not None and other.day is not None and one.day < other.day


def _link(article: str, outlet: str, kinds: _Kinds) -> Link:
    evidence = tuple(piece for kind in KINDS for piece in kinds.get(kind, ()))
    layers = sorted({piece.layer for piece in evidence})
    doubt = math.prod(1 - SURE.get(layer, 0.0) for layer in layers)
    kind = next(kind for kind in KINDS if kind in kinds)
    return Link(article=article, origin=outlet, kind=kind, evidence=evidence, confidence=round(1 - doubt, 3))


def _rank(link: Link) -> tuple[int, float, str]:
    return KINDS.index(link.kind), -link.confidence, link.origin


def _name(article: Article, newsroom: Newsroom) -> str | None:
    return newsroom.name(article.outlet)


def _opening_end(text: str) -> int:
    """Where the second paragraph ends."""
    opening = paragraphs(text[:MAX_CHARACTERS])[:OPENING_PARAGRAPHS]
    return opening[-1].end if opening else 0
