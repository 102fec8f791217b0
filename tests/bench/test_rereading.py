"""Each attribution of an older reading is counted once, and another statement is never taken for a right one."""

import msgspec
import pytest

from bench.rereading import outcomes
from pressreview.model import Article, Attribution
from tests.draft.newsroom import reading, said
from training.corpora.polnear import Annotated

TEXT = "The mayor said the bridge would open on Monday and the clerk said the pier had never been inspected."
PAGE = Article.of(TEXT)
MAYOR = said(PAGE, "The mayor", "said", "the bridge would open on Monday")
CLERK = said(PAGE, "the clerk", "said", "the pier had never been inspected", after=40)
SHORTER = said(PAGE, "The mayor", "said", "the bridge would open")

BOTH = msgspec.structs.replace(
    MAYOR, id="att1-both", cue=(*MAYOR.cue, *CLERK.cue), source=(), content=(*MAYOR.content, *CLERK.content)
)
"""What a reader finds that takes the two for one: whoever corrects the clerk's words would be taken to mean the mayor's."""


def gold(*ones: Attribution) -> Annotated:
    spans = [[[(s.start, s.end) for s in part] for part in (one.source, one.cue, one.content)] for one in ones]
    return Annotated("x", TEXT, tuple(tuple(map(tuple, one)) for one in spans))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param((MAYOR, CLERK), ["same", "same"], id="as before"),
        pytest.param((SHORTER, CLERK), ["right", "same"], id="other edges"),
        pytest.param((CLERK,), ["gone", "same"], id="not read any more"),
        pytest.param(
            (said(PAGE, "the bridge", "said", "on Monday"), CLERK), ["missed", "same"], id="another source, few words"
        ),
        pytest.param((BOTH,), ["right", "wrong"], id="two in one"),
    ],
)
def test_what_becomes_of_each(after: tuple[Attribution, ...], expected: list[str]) -> None:
    found = outcomes(gold(MAYOR, CLERK), reading(PAGE, MAYOR, CLERK), reading(PAGE, *after))
    assert list(found) == expected
