"""Which articles show that somebody reported for them: sources that nobody else has, words told to their own outlet.

That two outlets name no source for what they tell does not make it two reports: both may have one press release. Where
an article shows no reporting of its own, where it begins is not known, and it confirms nothing.
"""

import re
from collections.abc import Mapping, Sequence, Set

from pressreview.corroborate.newsroom import Newsroom
from pressreview.model import Article, Link, Reading

FEWEST = 2
"""Named people whom an article quotes and no other outlet of the story so much as names; one may be known to all. How
often that is right: `bench.origins`."""
_TOLD = re.compile(
    r"""(?:\btold|\binterview\swith|\bspoke\s(?:to|with)|\bspeaking\s(?:to|with)|\basked\sby|\bobtained\sby|\bseen\sby|\breviewed\sby)
    \s+(?:(?:the|this|our)\s+)?(?P<whom>(?:newspaper|paper|website|magazine|programme|reporter)\b|(?:[A-Z][\w’'&.-]*\s?){1,5})""",
    re.VERBOSE,
)
_WORD = re.compile(r"\w+")
_ITSELF = frozenset({"newspaper", "paper", "website", "magazine", "programme", "reporter"})


def own_reporting(
    articles: Sequence[Article], readings: Mapping[str, Reading], links: Sequence[Link], newsroom: Newsroom
) -> frozenset[str]:
    """Ids of the articles that show it; an agency, an outlet that another has it from and a lone article always do."""
    if len(articles) == 1:
        return frozenset({articles[0].id})
    sources = {link.origin for link in links}
    outlets: dict[str, set[str | None]] = {
        word: set() for reading in readings.values() for name in _quoted(reading) for word in _last_words(name)
    }
    for one in articles:
        for word in outlets.keys() & set(_WORD.findall(one.text)):
            outlets[word].add(newsroom.name(one.outlet))
    found = set()
    for one in articles:
        name = newsroom.name(one.outlet)
        if (
            (name is not None and (newsroom.is_agency(name) or name in sources))
            or _told_to_itself(one, name, newsroom)
            or _only_here(readings.get(one.id), name, outlets) >= FEWEST
        ):
            found.add(one.id)
    return frozenset(found)


def _only_here(reading: Reading | None, outlet: str | None, outlets: Mapping[str, Set[str | None]]) -> int:
    """Count the named people who are quoted and whose last name no other outlet has; `outlets` have each word."""
    names = _quoted(reading) if reading else ()
    return sum(any(outlets[word] <= {outlet} for word in _last_words(name)) for name in names)


def _quoted(reading: Reading) -> set[str]:
    """The names of the people who are quoted."""
    speakers = (one.speaker for one in reading.attributions if one.speaker)
    return {one.name for one in speakers if one.kind == "person" and one.name}


def _last_words(name: str) -> list[str]:
    """The words of a last name: two of "Vale-Holt"."""
    return _WORD.findall(name.split()[-1])


def _told_to_itself(article: Article, name: str | None, newsroom: Newsroom) -> bool:
    for match in _TOLD.finditer(article.text):
        whom = match["whom"].strip(" .’'")
        if whom in _ITSELF or (name is not None and newsroom.name(whom) == name):
            return True
    return False
