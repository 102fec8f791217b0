"""Readings and failures come in the order of their articles, though the reader begins one ahead."""

from collections.abc import Iterator

from pressreview.annotate import annotate
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Failure
from tests.readers import Quotations

ENGLISH = "The ferry was not inspected, the harbour master said on Tuesday, and nobody in the port had asked for it."
GERMAN = (
    "Die Fähre wurde nicht überprüft, sagte der Hafenmeister am Dienstag, und niemand im Hafen hatte danach gefragt."
)


def test_failures_stand_where_their_articles_stood() -> None:
    texts = [GERMAN, ENGLISH, GERMAN + " a", GERMAN + " b", ENGLISH + " So it was.", GERMAN + " c"]
    articles = [Article.of(text, language="de" if text.startswith(GERMAN) else "en") for text in texts]
    results = list(annotate(iter(articles), AnnotateSettings(), reader=Quotations()))
    assert [isinstance(one, Failure) for one in results] == [True, False, True, True, False, True]
    assert [one.subject if isinstance(one, Failure) else one.article for one in results] == [one.id for one in articles]


def test_an_article_is_asked_for_only_one_ahead() -> None:
    asked = []

    def one_by_one() -> Iterator[Article]:
        for number in range(5):
            asked.append(number)
            yield Article.of(f"{ENGLISH} {number}")

    next(annotate(one_by_one(), AnnotateSettings(), reader=Quotations()))
    assert len(asked) <= 2
