"""What is shown between articles of different stories, which nothing should be: `python -m bench.conflicts.across`.

All articles of the stories at once: numbers in the same words, ages, measures and addresses of two stories that would
be held against each other. No label is needed, and no pair of the measuring half is looked at. Printed for each rule,
with the pairs within one story beside.
"""

from collections.abc import Callable, Iterable, Sequence

from bench.conflicts.second_draw import groups
from bench.conflicts.select import story_of
from pressreview.corroborate.conflicts.addresses import addresses
from pressreview.corroborate.conflicts.frames import framed
from pressreview.corroborate.conflicts.persons import ages, measures
from pressreview.model import Article

Pairs = Iterable[tuple[Article, Article]]


def in_the_same_words(articles: Sequence[Article]) -> Pairs:
    """Articles with two numbers in the same words."""
    return ((found.here.article, found.there.article) for found in framed(articles))


def of_one_thing(articles: Sequence[Article]) -> Pairs:
    """Articles that tell other ages, measures or addresses."""
    every = (*ages(articles), *measures(articles), *addresses(articles))
    return ((found.here.article, found.there.article) for found in every)


def main() -> None:
    """Count."""
    story = {one.id: story_of(group) for group in groups() for one in group}
    every = {one.id: one for group in groups() for one in group}
    print(f"{len(every)} articles of {len(set(story.values()))} stories")
    rules: tuple[Callable[[Sequence[Article]], Pairs], ...] = (in_the_same_words, of_one_thing)
    for rule in rules:
        same = [story[one.id] == story[other.id] for one, other in rule(tuple(every.values()))]
        print(f"  {rule.__name__:20} {sum(same)} within a story, {len(same) - sum(same)} across stories")


if __name__ == "__main__":
    main()
