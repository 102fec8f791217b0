"""Who said what, as text for people."""

from datetime import date

import msgspec

from pressreview.model import Article, Attribution, Certainty, Reading, Span, Speaker
from pressreview.views import json
from pressreview.views.cli import plain
from tests.store import samples

TEXT = "It may not rain, John Kirby said on Monday,\nand it snows."
ATTRIBUTION = Attribution(
    id="att1-a",
    kind="indirect",
    source=(Span(17, 27),),
    cue=(Span(28, 32),),
    content=(Span(0, 15), Span(44, 57)),
    confidence=0.9,
    speaker=Speaker(name="John Kirby", kind="person", role="spokesman"),
    via=("Interfax", "the BBC"),
    certainty=Certainty(polarity="negative", band="possible", cues=(Span(3, 6),)),
)


def shown(attribution: Attribution) -> str:
    article = Article.of(TEXT, path="a.txt", outlet="The Week", published_at=date(2026, 3, 10), title="Weather")
    reading = Reading(article=article.id, attributions=(attribution,), mentions=(), times=(), made_by="x")
    return plain.reading(article, reading)


def test_an_attribution_with_everything() -> None:
    assert shown(ATTRIBUTION) == (
        "a.txt · The Week · 2026-03-10\nWeather\n\n"
        "  John Kirby (spokesman), via Interfax, the BBC [indirect, possible, negated]\n"
        "    said: It may not rain … and it snows.\n\n"
    )


def test_a_speaker_who_is_not_named_or_not_known() -> None:
    unnamed = msgspec.structs.replace(
        ATTRIBUTION, speaker=Speaker(name=None, kind="group", description="two officials")
    )
    assert "  two officials, via" in shown(unnamed)
    assert "  John Kirby, via" in shown(msgspec.structs.replace(ATTRIBUTION, speaker=None))
    nobody = msgspec.structs.replace(ATTRIBUTION, speaker=None, source=(), cue=(), via=None, certainty=None)
    assert "  (nobody named) [indirect]\n    It may" in shown(nobody)


def test_an_article_in_which_nobody_speaks() -> None:
    article = Article.of("It rained.", path="a.txt")
    reading = Reading(article=article.id, attributions=(), mentions=(), times=(), made_by="x")
    assert plain.reading(article, reading) == "a.txt\n\n  Nobody is quoted.\n"


def test_stories_are_one_line_each_and_say_what_is_not_known() -> None:
    one, two = samples.article(), samples.article("Another.", published_at=None)
    articles = {one.id: one, two.id: two}
    rows = [
        json.story(samples.story(one, two), articles, origins=1),
        json.story(samples.story(two), articles, origins=None),
    ]
    first, second = plain.stories(rows).splitlines()
    assert first[13:] == "  2026-03-10 to 2026-03-10    2 articles    1 outlet    1 origin  Talks may resume"
    assert second[13:] == "  ????-??-?? to ????-??-??     1 article    1 outlet   ? origins  Talks may resume"
