"""What to look for in a project, so that a draft is held against the articles that could carry it, not against all."""

from collections.abc import Iterator

from pressreview.model import Record
from pressreview.verify.drafts.quoting import segments
from pressreview.verify.drafts.roles import given_roles
from pressreview.verify.drafts.stated import Read

_CARRYING, _QUOTED, _NAMING = 3, 4, 1
"""Articles that are wanted: for a sentence, with the words of a quotation, with a name."""
_OFFICES = 3
"""Articles that may tell that somebody's role is over."""
_OVER = ("former", "resigned", "succeeded")
LONGEST = 5_000
"""Characters beyond which something is no sentence, and nothing in it is looked for."""
_LONGEST = 40
"""Words of one search."""


class Query(Record):
    """Words to search for: any of them, or all in their order."""

    words: tuple[str, ...]
    in_order: bool
    most: int
    """Articles that are enough."""


def queries(read: Read) -> Iterator[Query]:
    """Searches for what each sentence says, for each quotation, and for each name."""
    for stated in read:
        if len(stated.span) > LONGEST:
            continue
        words = dict.fromkeys(token.exact for token in stated.tokens if token.says_something)
        if words:
            yield Query(words=tuple(words)[:_LONGEST], in_order=False, most=_CARRYING)
        for quote in stated.quotes:
            for part in segments(read.article.text, quote.inner):
                said = tuple(token.span.of(read.article.text) for token in part[:_LONGEST])
                if len(said) > 1:
                    yield Query(words=said, in_order=True, most=_QUOTED)
        for mention in stated.mentions:
            for role in given_roles(read.article.text, mention.span):
                name = mention.span.of(read.article.text).split()
                over = (*_OVER, *role.span.of(read.article.text).split(), *name)
                yield Query(words=over, in_order=False, most=_OFFICES)
            yield Query(words=(mention.span.of(read.article.text),), in_order=True, most=_NAMING)
