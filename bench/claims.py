"""How well statements are put together, links found on the example's gold, and stories told apart by common text.

    python -m bench.claims

Example: gold attributions in, pairs of attributions in one claim against the gold claims (gold claims are wider: they
hold what a person would say is the same), links against the gold links. Conflicts also as the shipped reader reads the
articles, a development figure, for the rules were made looking at them: one is found when two claims are shown that
stand on its two sides, whatever the kind is called. ECB+: pairs of articles that share text, by whether they are of one
story.
"""

import json
from collections import Counter
from pathlib import Path

from bench.stories import ecbplus
from pressreview.acquire import acquire
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.cluster import cluster
from pressreview.config import Settings
from pressreview.corroborate import corroborate
from pressreview.corroborate.origins.origins import MIN_RUNS, MIN_SHARE
from pressreview.corroborate.origins.shared_text import Shingles, shared_text
from pressreview.model import Article, Attribution, Failure, Passage, Reading, Span, Speaker, overlaps
from pressreview.naming import with_one_name
from pressreview.text import fold_with_offsets

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def place(text: str, words: str, nth: int) -> Span | None:
    """Find the nth time that words stand in a text, typography apart."""
    folded, offsets = fold_with_offsets(text)
    wanted = fold_with_offsets(words)[0]
    start = -1
    for _ in range(nth):
        start = folded.find(wanted, start + 1)
    return None if start < 0 else Span(offsets[start], offsets[start + len(wanted) - 1] + 1)


def gold_reading(article: Article, facts: dict[str, list[dict[str, object]]]) -> Reading:
    """Make the reading that the gold describes; its attributions keep their gold ids."""
    made = []
    for gold in facts["attributions"]:
        spans = {}
        for part in ("source", "cue", "content"):
            pieces: list[str] = gold.get(part) or []  # type: ignore[assignment]
            nth: list[int] = (gold.get("nth") or {}).get(part) or [1] * len(pieces)  # type: ignore[attr-defined]
            found = [place(article.text, piece, n) for piece, n in zip(pieces, nth, strict=False)]
            spans[part] = tuple(sorted(span for span in found if span))
        if spans["content"]:
            speaker: dict[str, str] | None = gold.get("speaker")  # type: ignore[assignment]
            made.append(
                Attribution(
                    id=str(gold["id"]),
                    kind=gold["kind"],  # type: ignore[arg-type]
                    confidence=1.0,
                    speaker=Speaker(name=speaker["name"], kind=speaker["kind"]) if speaker else None,  # type: ignore[arg-type]
                    via=tuple(gold.get("via") or ()),  # type: ignore[arg-type]
                    source=spans["source"],
                    cue=spans["cue"],
                    content=spans["content"],
                )
            )
    return Reading(article=article.id, attributions=tuple(made), mentions=(), times=(), made_by="gold")


def pairs(groups: list[tuple[str, ...]]) -> set[frozenset[str]]:
    """Give all pairs within groups."""
    return {frozenset((one, other)) for group in groups for one in group for other in group if one != other}


def example() -> None:
    """Measure claims and links on the example coverage."""
    gold, settings = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8")), Settings()
    items = list(acquire([str(EXAMPLES / name) for name in gold["articles"]], settings.acquire, fetch=None))  # type: ignore[arg-type]
    articles = {item.article.id: item.article for item in items if not isinstance(item, Failure)}
    names = {}
    for one in articles.values():
        names[one.id] = next(name for name in gold["articles"] if str(one.path).endswith(name))
    readings = {one.id: gold_reading(one, gold["articles"][names[one.id]]) for one in articles.values()}
    claims: list[tuple[str, ...]] = []
    links, conflicts = set(), Counter[str]()
    for story in cluster(tuple(articles.values()), settings.cluster):
        made = corroborate(story, articles, with_one_name(articles, readings, [story]), settings.corroborate)
        claims += [claim.attributions for claim in made.claims]
        links |= {(names[link.article], link.origin, link.kind) for link in made.links}
        conflicts.update(conflict.kind for claim in made.claims for conflict in claim.conflicts)
        print(f"story of {len(story.articles)} articles, {len(made.origins)} origins: {story.title}")
    wanted, found = pairs([tuple(claim["attributions"]) for claim in gold["claims"]]), pairs(claims)
    print(
        f"pairs in one claim: precision {len(found & wanted)}/{len(found)}, recall {len(found & wanted)}/{len(wanted)}"
    )
    right = {(link["article"], link["from"], link["kind"]) for link in gold["links"]}
    print(f"links: precision {len(links & right)}/{len(links)}, recall {len(links & right)}/{len(right)}")
    print(
        "conflicts:", {kind: count // 2 for kind, count in sorted(conflicts.items())}, "gold:", len(gold["conflicts"])
    )


def conflicts_as_read() -> None:
    """Measure the conflicts of the example as the shipped reader reads it."""
    gold, settings = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8")), Settings()
    items = list(acquire([str(EXAMPLES / name) for name in gold["articles"]], settings.acquire, fetch=None))  # type: ignore[arg-type]
    articles = {item.article.id: item.article for item in items if not isinstance(item, Failure)}
    by_name = {name: one for name in gold["articles"] for one in articles.values() if str(one.path).endswith(name)}
    made = annotate(articles.values(), settings.annotate, reader=Reader())
    readings = {one.article: one for one in made if isinstance(one, Reading)}
    shown: list[tuple[set[Passage], set[Passage]]] = []
    for story in cluster(tuple(articles.values()), settings.cluster):
        said = with_one_name(articles, readings, [story])
        claims = {one.id: one for one in corroborate(story, articles, said, settings.corroborate).claims}
        for claim in claims.values():
            for conflict in claim.conflicts:
                there = {conflict.there, *claims[conflict.other].passages}
                shown.append(({conflict.here, *claim.passages}, there))
    found = 0
    for wanted in gold["conflicts"]:
        sides = [_passages(side["words"], by_name) for side in wanted["sides"]]
        hit = any(_meet(here, sides[0]) and _meet(there, sides[1]) for here, there in shown)
        found += hit
        print(f"  {'found ' if hit else 'missed'} {wanted['kind']}: {wanted['about']}")
    print(f"conflicts as read: {len(shown) // 2} shown, {found} of {len(gold['conflicts'])} found")


def _passages(words: list[dict[str, str]], articles: dict[str, Article]) -> set[Passage]:
    found = ((articles[one["article"]], place(articles[one["article"]].text, one["words"], 1)) for one in words)
    return {Passage(article=article.id, span=span) for article, span in found if span}


def _meet(some: set[Passage], others: set[Passage]) -> bool:
    return any(one.article == two.article and overlaps([one.span], [two.span]) for one in some for two in others)


def common_text() -> None:
    """Count the pairs of ECB+ articles that share text."""
    labelled = ecbplus()
    story = {article.id: name for article, name in labelled}
    found = shared_text([Shingles(article) for article, _ in labelled], min_share=MIN_SHARE, min_runs=MIN_RUNS)
    same = sum(story[one] == story[other] for one, other in found)
    print(f"ECB+ pairs that share text: {same} of one story, {len(found) - same} of two")


if __name__ == "__main__":
    example()
    conflicts_as_read()
    common_text()
