"""Where it happened: "was shot in the 12000 block of Harbour Street" and "the shooting occurred in the 12200 block".

Articles differ where none of the numbers at which one has something happen on a street is among those of the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pressreview.corroborate.claims.statements import MAX_CHARACTERS
from pressreview.corroborate.conflicts.persons import Differing, Told
from pressreview.model import Article, Span
from pressreview.text import sentences

_BLOCK = re.compile(
    r"\b(?P<number>\d{3,5})\sblock\sof\s(?:(?:East|West|North|South|[NESW]\.)\s)?"
    r"(?P<street>(?:[A-Z0-9][\w.]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Place|Way)\b)"
)
_HAPPENED = re.compile(
    r"\b(?:occurred|happened|took place|shot|shooting|killed|killing|stabbed|stabbing|attacked|struck|crash(?:ed)?|died"
    r"|explo(?:ded|sion)|robbed|robbery|fire|found)\b"
)


def addresses(articles: Sequence[Article]) -> Iterator[Differing]:
    """Yield the numbers on which articles differ for one street, those of every mention."""
    told: dict[str, dict[str, list[tuple[str, Told]]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        text = article.text[:MAX_CHARACTERS]
        for sentence in filter(lambda one: _HAPPENED.search(one.of(text)), sentences(text)):
            for match in _BLOCK.finditer(text, sentence.start, sentence.end):
                place = Told(article=article, span=Span(*match.span("number")), sentence=sentence)
                told[match["street"]][article.id].append((match["number"], place))
    for street, by_article in told.items():
        for mine, its in combinations(by_article.values(), 2):
            if {number for number, _ in mine}.isdisjoint(number for number, _ in its):
                for _, here in mine:
                    for _, there in its:
                        yield Differing(here=here, there=there, what=f"the block of {street}")
