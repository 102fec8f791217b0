"""Which places are sites, by the rule of `protocol.md`: `python -m bench.citing.select`.

Prints a row a place where an article of the corpora names an outlet other than its own, in the order of a hash, at most
two of an article: half where the program says that it is named as a source, half where it does not.
"""

import hashlib
import json
from collections.abc import Iterator

from bench.corpora import CORPORA, DATA, article, names
from pressreview.corroborate.newsroom import Newsroom
from pressreview.corroborate.origins.citing import cited
from pressreview.model import Article, Span, covers

EACH = 150
AN_ARTICLE = 1
"""Places of either half taken from an article."""


NEWSROOM = Newsroom([])
MOST_WORDS = 1_500


def places(one: Article, newsroom: Newsroom = NEWSROOM) -> Iterator[tuple[Span, bool]]:
    """Where an article names another outlet, and whether the program says that it is a source there."""
    sources = {naming.span for naming in cited(one, newsroom)}
    own = newsroom.name(one.outlet)
    for span in newsroom.mentions(one.text):
        outlet = newsroom.name(span.of(one.text))
        if outlet is not None and outlet != own:
            yield span, any(covers(source, span) for source in sources)


def rank(name: str, span: Span) -> str:
    """The place of a site in the order."""
    return hashlib.sha256(f"citing {name} {span.start}".encode()).hexdigest()


def main() -> None:
    """Print the sites."""
    every = [name for corpus in CORPORA for name in names(corpus)]
    every += [path.relative_to(DATA).as_posix() for path in sorted((DATA / "basil/articles").glob("*/*.json"))]
    found: dict[bool, list[tuple[str, str, Span, str]]] = {True: [], False: []}
    for name in every:
        one = article(name)
        sha = hashlib.sha256(one.text.encode()).hexdigest()[:12]
        for said in (True, False):
            ranked = sorted((rank(name, span), span) for span, source in places(one) if source is said)
            found[said] += [(order, name, span, sha) for order, span in ranked[:AN_ARTICLE]]
    for rows in found.values():
        for order, name, span, sha in sorted(rows)[:EACH]:
            site = {"id": f"n-{order[:8]}", "article": name, "text_sha256": sha, "span": [span.start, span.end]}
            print(json.dumps(site))


if __name__ == "__main__":
    main()
