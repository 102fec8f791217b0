"""Where the statements of one claim begin: what several outlets have from one place is one origin, not several."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pressreview.corroborate.claims.likeness import Likeness, longest_run, same_speaker
from pressreview.corroborate.claims.statements import Statement
from pressreview.corroborate.newsroom import Newsroom
from pressreview.corroborate.origins.origins import beginning, derived, earlier, origin_kind, own_names
from pressreview.corroborate.origins.own_reporting import own_reporting
from pressreview.model import Article, Link, Origin, Reading, Span, overlaps
from pressreview.text import stems

SAME_UTTERANCE = 5
"""Quoted words in a row from which two quotations, whoever is named, are of one utterance."""
SAME_SENTENCE = 8
"""Words in a row that two outlets do not write in their own voice by chance."""

_OUTLETS = ("outlet", "organisation", "unknown")
"""What an outlet is taken for that speaks."""


class Beginnings:
    """Knows where the articles of a story come from, and tells it of the statements of a claim."""

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Mapping[str, Reading],
        links: Sequence[Link],
        newsroom: Newsroom,
        likeness: Likeness,
    ) -> None:
        self._newsroom = newsroom
        self._likeness = likeness
        own = own_reporting(articles, readings, links, newsroom)
        self._names = own_names(articles, newsroom, own)
        self._source = derived(articles, links, own)
        self._issuers = {link.origin for link in links if link.kind == "statement"}
        self._cites: Mapping[str, list[tuple[Span, str]]] = defaultdict(list)
        for link in links:
            for evidence in link.evidence:
                if evidence.layer == "in-text" and evidence.span is not None:
                    self._cites[link.article].append((evidence.span, link.origin))

    def origins(self, statements: Sequence[Statement]) -> tuple[Origin, ...]:
        """Find the origins of one claim, that of most articles first, unknown ones last.

        A statement begins with the outlet that the text names beside it, else where its article comes from; where that
        is not known, with the speaker, if one is named. What one speaker says, or what is quoted or written in the same
        words, begins once, however many outlets have it: with an outlet only where all that have it have it from there,
        or where that is named as who was told.
        """
        articles: dict[tuple[str, str], list[str]] = defaultdict(list)
        outlets: dict[tuple[str, str], set[str]] = defaultdict(set)
        unknown: list[str] = []
        for together in self._together(statements):
            roots = [self._root(statement) for statement in together]
            speakers = sorted({statement.speaker for statement in together if statement.speaker})
            known = [root for root in roots if root is not None]
            ids = [statement.article.id for statement in together]
            said = any(statement.attribution for statement in together)
            elsewhere = None in roots and not any(map(self._told, together))  # who else has it may have heard it too
            if said and known and (len(set(known)) > 1 or elsewhere):
                articles["speaker", speakers[0] if speakers else ""].extend(ids)
            elif known:
                root = known[0] if len(set(known)) == 1 else self._first(together, roots)
                key = ("outlet", self._newsroom.family(root) or root)
                articles[key].extend(ids)
                outlets[key].add(root)
            elif speakers and any(statement.outlet for statement in together):
                articles["speaker", speakers[0]].extend(ids)
            else:
                unknown.extend(ids)
        origins = [self._origin(key, tuple(dict.fromkeys(ids)), outlets[key]) for key, ids in articles.items()]
        origins.sort(key=lambda origin: (-len(origin.articles), origin.name or ""))
        return (*origins, *(Origin(kind="unknown", name=None, articles=(one,)) for one in dict.fromkeys(unknown)))

    def _origin(self, key: tuple[str, str], articles: tuple[str, ...], outlets: set[str]) -> Origin:
        if key[0] == "speaker":
            return Origin(kind="statement", name=key[1] or None, articles=articles)
        root = min(outlets)
        kind = origin_kind(root, (self._names[article] for article in articles), self._newsroom, self._issuers)
        return Origin(kind=kind, name=root if len(outlets) == 1 else key[1], articles=articles)

    def _together(self, statements: Sequence[Statement]) -> list[list[Statement]]:
        """Group the statements that are one utterance or one text, in order."""
        groups: list[list[Statement]] = []
        for statement in statements:
            joined = [group for group in groups if any(self._is_one(statement, other) for other in group)]
            groups = [group for group in groups if group not in joined]
            groups.append([*(member for group in joined for member in group), statement])
        return groups

    def _is_one(self, one: Statement, other: Statement) -> bool:
        if (
            same_speaker(one, other)
            or _called_alike(one, other)
            or len(self._likeness.quoted_run(one, other)) >= SAME_UTTERANCE
        ):
            return True
        if one.attribution is not None and other.attribution is not None:
            return False
        return len(longest_run(one.words, other.words)) >= SAME_SENTENCE

    def _root(self, statement: Statement) -> str | None:
        """Find the outlet that the text names beside a statement, else the one its article comes from."""
        return self._named(statement) or beginning(statement.article.id, self._names, self._source)

    def _told(self, statement: Statement) -> bool:
        """Whether the text names an outlet beside a statement that is not the agency whose report it carries."""
        named = self._named(statement)
        return named is not None and named not in map(self._newsroom.name, statement.article.credits)

    def _named(self, statement: Statement) -> str | None:
        """Find the outlet nearest the speaker, the speaker included; never the article's own."""
        attribution = statement.attribution
        if attribution is not None:
            speaker = attribution.speaker
            heard = (speaker.name,) if speaker and speaker.kind in _OUTLETS else ()  # Michael Bloomberg is no agency
            for name in (*heard, *(attribution.via or ())):
                outlet = self._newsroom.name(name)
                if outlet is not None and outlet != statement.outlet:
                    return outlet
        spans = statement.spans
        if attribution is not None:
            spans = (*attribution.source, *attribution.cue)
        return next((outlet for span, outlet in self._cites[statement.article.id] if overlaps([span], spans)), None)

    def _first(self, statements: Sequence[Statement], roots: Sequence[str | None]) -> str:
        """Choose among the outlets of one text the one that others cite, else the one that was first."""
        pairs = [(one, root) for one, root in zip(statements, roots, strict=True) if root is not None]
        cited = {outlet for one, _ in pairs for _, outlet in self._cites[one.article.id]}
        for _, root in pairs:
            if root in cited:
                return root
        first, best = pairs[0]
        for one, root in pairs[1:]:
            if earlier(one.article, first.article):
                first, best = one, root
        return best


def _called_alike(one: Statement, other: Statement) -> bool:
    """Whether the words for one speaker are among those for the other: "the ministry", "the transport ministry"."""
    here, there = one.voice, other.voice
    if here is None or there is None:
        return False
    mine, its = set(stems(here)), set(stems(there))
    return bool(mine and its) and (mine <= its or its <= mine)
