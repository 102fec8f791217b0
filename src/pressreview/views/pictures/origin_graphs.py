"""Who has a report from whom: a row for each article by day, and lines from it to where it has its report from.

The layout is layered: what begins somewhere stands furthest left, and each article right of all it draws on (the
longest path gives its place; articles that name each other as the source stand in one layer). Every article has a row
of its own and every source a lane of its own to the right of its layer, so that no line runs through a mark or a name
and no two lines that lead to different places share their way.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from pressreview.model import Article, Link, Origin, Record
from pressreview.model.joining import day_words
from pressreview.views import lines
from pressreview.views.page import clean, counted, day_of
from pressreview.views.pictures.axes import NAME, short

_MOST = 40
"""Rows at most."""
_NAMES, _RADIUS, _ROW, _LANE, _MARGIN = 166.0, 5.0, 22.0, 8.0, 15.0
_NAME = 22
"""Letters of a name beside a mark."""
OUTSIDE, NO_DAY, NOT_KNOWN = "not among these articles", "day not known", "where they begin is not known"
KINDS = {
    "own": "begins here",
    "repeats": "has it from somewhere else",
    "outside": "not among these articles",
    "unknown": "where it begins is not known",
}


class Node(Record):
    """An article, or a source that is none of the articles, and the middle of its mark."""

    x: float
    y: float
    kind: str
    """One of `KINDS`."""
    name: str
    """As much as there is room for."""
    words: str


class Heading(Record):
    """Over the rows of a day, or of those that have none."""

    y: float
    words: str


class Edge(Record):
    """A line from an article to what it has its report from."""

    path: str
    head: str
    """Points of the arrow's head at the source."""
    kind: str
    """"plain"; "unsure" where it is not known which of the two has it from the other; "circle" among those that name
    each other."""
    words: str


class Listed(Record):
    """An article with its links, in words."""

    outlet: str
    day: str | None
    href: str
    """The article's page."""
    links: tuple[str, ...]
    """Each with its evidence."""


class OriginGraph(Record):
    """The rows with their lines."""

    width: float
    height: float
    names: float
    """How far the names reach."""
    headings: tuple[Heading, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: tuple[tuple[str, str], ...]
    """The kinds of marks in it, with what they stand for."""
    circles: tuple[str, ...]
    """Those that name each other as the source, in words."""
    beyond: int
    """Articles and sources that are not drawn."""
    listed: tuple[Listed, ...]
    """Every article with a link, drawn or not."""
    words: str


class _Place(Record):
    """A node before it has a place."""

    key: str
    article: Article | None
    name: str
    kind: str


def origin_graph(
    articles: Mapping[str, Article], links: Sequence[Link], origins: Sequence[Origin], *, href: Callable[[str], str]
) -> OriginGraph | None:
    """Draw who repeats whom among the articles of a story; None where nobody is known to repeat anybody.

    `href` gives the page of an article by its id.
    """
    told: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.article in articles:
            told[link.article].append(link)
    if not told:
        return None
    places, targets = _resolved(articles, links, origins)
    kept, beyond = _kept(places, targets)
    targets = {pair: kinds for pair, kinds in targets.items() if pair[0] in kept and pair[1] in kept}
    groups = _groups([places[key] for key in places if key in kept], targets)
    rows: dict[str, float] = {}
    headings = []
    y = 6.0
    for heading, members in groups:
        headings.append(Heading(y=y + 12, words=heading))
        y += 20
        for one in members:
            rows[one.key] = y + _ROW / 2
            y += _ROW
        y += 8
    together = _circles(list(rows), targets)
    layers = _layers(list(rows), targets, together)
    xs, lanes, width = _columns(rows, targets, layers)
    nodes = tuple(
        Node(
            x=xs[layers[key]],
            y=at,
            kind=places[key].kind,
            name=short(places[key].name, _NAME),
            words=f"{_named(places[key])}: {KINDS[places[key].kind]}",
        )
        for key, at in rows.items()
    )
    edges = tuple(
        _edge(pair, kinds, places, (xs[layers[pair[0]]], rows[pair[0]]), (xs[layers[pair[1]]], rows[pair[1]]), lanes)
        for pair, kinds in targets.items()
    )
    seen = {one.kind for one in nodes}
    circles = tuple(
        f"{_and([places[key].name for key in group])} name each other as the source"
        for group in dict.fromkeys(together.values())
        if len(group) > 1
    )
    return OriginGraph(
        width=width,
        height=y,
        names=_NAMES,
        headings=tuple(headings),
        nodes=nodes,
        edges=edges,
        kinds=tuple((kind, words) for kind, words in KINDS.items() if kind in seen),
        circles=circles,
        beyond=beyond,
        listed=tuple(
            Listed(
                outlet=_name(articles[name]),
                day=day_of(articles[name].day),
                href=href(name),
                links=tuple(dict.fromkeys(map(lines.link_words, told[name]))),
            )
            for name in sorted(told, key=lambda name: _age(articles[name]))
        ),
        words=_words(articles, told, origins, circles),
    )


Pair = tuple[str, str]
"""Keys of an article and of what it has its report from."""


def _resolved(
    articles: Mapping[str, Article], links: Sequence[Link], origins: Sequence[Origin]
) -> tuple[dict[str, _Place], dict[Pair, list[str]]]:
    """Every article and source with its kind, and the kinds of links between them."""
    begins = {name: one for one in origins for name in one.articles}
    ordered = sorted(articles.values(), key=_age)
    of: dict[str, list[Article]] = defaultdict(list)
    for one in ordered:
        of[_fold(lines.name_of(one))].append(one)
    outside: dict[str, _Place] = {}
    targets: dict[Pair, list[str]] = {}
    for link in links:
        if link.article not in articles:
            continue
        article = articles[link.article]
        found = [one for one in of[_fold(link.origin)] if one.id != article.id and _may_precede(one, article)]
        same = [one for one in found if article.id in begins and begins.get(one.id) == begins[article.id]]
        if found:
            key = (same or found)[-1].id
        elif _fold(link.origin) == _fold(lines.name_of(article)):
            continue
        else:
            key = f"outside {_fold(link.origin)}"
            outside[key] = _Place(key=key, article=None, name=short(clean(link.origin), NAME), kind="outside")
        targets.setdefault((article.id, key), []).append(link.kind)
    places = dict(outside)
    for one in ordered:
        places[one.id] = _Place(key=one.id, article=one, name=_name(one), kind=_kind(one, begins.get(one.id)))
    return places, targets


def _kind(article: Article, origin: Origin | None) -> str:
    """Whether an article is where its report begins: it may draw on others nevertheless."""
    if origin is None or origin.kind == "unknown":
        return "unknown"
    its_own = origin.kind == "own" or _fold(origin.name or "") == _fold(lines.name_of(article))
    return "own" if its_own else "repeats"


def _may_precede(one: Article, other: Article) -> bool:
    """Whether an article may be what another has its report from: not when it is known to have come later."""
    if one.day is None or other.day is None:
        return True
    if isinstance(one.published_at, datetime) and isinstance(other.published_at, datetime):
        return one.published_at <= other.published_at
    return one.day <= other.day


def _kept(places: Mapping[str, _Place], targets: Iterable[Pair]) -> tuple[set[str], int]:
    """The keys of those with most links, and how many are left out."""
    links = Counter(key for pair in targets for key in pair)
    ranked = sorted(places, key=lambda key: (-links[key], places[key].kind == "unknown"))
    return set(ranked[:_MOST]), max(0, len(places) - _MOST)


def _groups(places: Sequence[_Place], targets: Iterable[Pair]) -> list[tuple[str, list[_Place]]]:
    """The rows under their headings: outside sources, the days, what has none, and what begins nobody knows where."""
    linked = {key for pair in targets for key in pair}
    found: dict[str, list[_Place]] = {}
    last = []
    for one in places:
        if one.kind == "unknown" and one.key not in linked:
            last.append(one)
            continue
        day = one.article.day if one.article else None
        heading = OUTSIDE if one.article is None else day_words(day, year=True) if day else NO_DAY
        found.setdefault(heading, []).append(one)
    return [*found.items(), *([(NOT_KNOWN, last)] if last else [])]


def _circles(keys: Sequence[str], targets: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """Those that each node reaches and that reach it: itself alone, unless some name each other as the source."""
    onward: dict[str, list[str]] = defaultdict(list)
    for source, target in targets:
        onward[source].append(target)
    reached = {}
    for key in keys:
        seen, waiting = {key}, [key]
        while waiting:
            for other in onward[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        reached[key] = seen
    return {key: tuple(one for one in keys if one in reached[key] and key in reached[one]) for key in keys}


def _layers(keys: Sequence[str], targets: Iterable[Pair], together: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The longest way from each node to one that has its report from nowhere; those in a circle stand in one layer."""
    onward: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for source, target in targets:
        if together[source] != together[target]:
            onward[together[source]].add(together[target])
    layers = dict.fromkeys(together.values(), 0)
    for _ in layers:  # no way is longer than there are nodes
        for group, others in onward.items():
            layers[group] = max(layers[other] + 1 for other in others)
    return {key: layers[together[key]] for key in keys}


Lanes = dict[tuple[str, bool], float]
"""Where the lane of a source runs; another one for the lines of a circle."""


def _columns(
    rows: Mapping[str, float], targets: Iterable[Pair], layers: Mapping[str, int]
) -> tuple[list[float], Lanes, float]:
    """Where each layer stands, the lanes between them, and where the drawing ends."""
    reach: dict[tuple[str, bool], list[float]] = {}
    for source, target in targets:
        lane = target, layers[source] == layers[target]
        reach.setdefault(lane, [rows[target]]).append(rows[source])
    xs: list[float] = []
    lanes: Lanes = {}
    x = _NAMES + 12.0
    for layer in range(max(layers.values()) + 1):
        xs.append(x)
        ends: list[float] = []  # how far down each lane of this layer is taken
        for lane in sorted((one for one in reach if layers[one[0]] == layer), key=lambda one: (min(reach[one]), one)):
            top, bottom = min(reach[lane]), max(reach[lane])
            number = next((place for place, end in enumerate(ends) if end < top), len(ends))
            ends[number : number + 1] = [bottom]
            lanes[lane] = x + _MARGIN + number * _LANE
        x += 2 * _MARGIN + max(0, len(ends) - 1) * _LANE
    return xs, lanes, x


def _edge(
    pair: Pair,
    kinds: Sequence[str],
    places: Mapping[str, _Place],
    start: tuple[float, float],
    end: tuple[float, float],
    lanes: Lanes,
) -> Edge:
    """A line from the mark of an article over the lane of its source to the mark of that."""
    (x, y), (to, at) = start, end
    circle = x == to
    lane = lanes[pair[1], circle]
    bend = 5.0 if y > at else -5.0
    out, into = (x + _RADIUS if circle else x - _RADIUS), to + _RADIUS + 1
    turn = -5 if circle else 5
    path = (
        f"M{out:g} {y:g}H{lane + turn:g}Q{lane:g} {y:g} {lane:g} {y - bend:g}"
        f"V{at + bend:g}Q{lane:g} {at:g} {lane - 5:g} {at:g}H{into:g}"
    )
    verbs = " and ".join(dict.fromkeys(lines.LINK_KINDS[kind] for kind in kinds))
    return Edge(
        path=path,
        head=f"{into:g},{at:g} {into + 6:g},{at - 3.2:g} {into + 6:g},{at + 3.2:g}",
        kind="circle" if circle else "unsure" if set(kinds) == {"unknown"} else "plain",
        words=f"{_named(places[pair[0]])}: {verbs} {places[pair[1]].name}",
    )


def _fold(name: str) -> str:
    """A name of an outlet for comparison: "The Guardian" and "Guardian" are one."""
    return clean(name).casefold().removeprefix("the ")


def _age(article: Article) -> tuple[date, float, str, str]:
    when = article.published_at
    seconds = when.timestamp() if isinstance(when, datetime) else 0.0
    return article.day or date.max, seconds, lines.name_of(article), article.id


def _name(article: Article) -> str:
    return short(lines.name_of(article), NAME)


def _named(one: _Place) -> str:
    return ", ".join(filter(None, (one.name, day_of(one.article.day) if one.article else None)))


def _and(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _words(
    articles: Mapping[str, Article],
    told: Mapping[str, Sequence[Link]],
    origins: Sequence[Origin],
    circles: Sequence[str],
) -> str:
    """Who is repeated most, and how much is not known, in a sentence or two."""
    most = Counter(name for found in told.values() for name in dict.fromkeys(clean(one.origin) for one in found))
    (first, count), *others = most.most_common(2)
    top = f" Most draw on {first}: {count}." if count > 1 and (not others or others[0][1] < count) else ""
    unknown = sum(len(one.articles) for one in origins if one.kind == "unknown")
    dark = f" Where {unknown} of them begin{'s' if unknown == 1 else ''} is not known." if unknown else ""
    round_ = "".join(f" {one}." for one in circles)
    draw = "draws" if len(told) == 1 else "draw"
    return f"{len(told)} of {counted(len(articles), 'article')} {draw} on others.{top}{dark}{round_}"
