"""The real press review of the specimen: does the whole reader credit its attributions to the right speaker or outlet?

Offsets and names only; the text stays outside the repository.
"""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from bench.spans import token_f1, tokens_in
from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article, Attribution, Reading, Span
from pressreview.text import words

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
FILE = DATA.parent / "specimens" / "press-review-kim-putin.txt"

US = {"United States", "White House", "US government", "Washington", "the White House"}
NYT = {"The New York Times", "New York Times"}
KIM = {"Kim Jong Un"}

GOLD: list[tuple[list[tuple[int, int]], set[str]]] = [
    ([(289, 354)], US),
    ([(377, 451)], {"CBS News"}),
    ([(597, 623)], KIM),
    ([(633, 733)], KIM),
    ([(775, 847)], US),
    ([(853, 930)], NYT),
    ([(963, 1032)], {"The Guardian"}),
    ([(1053, 1246)], {"The Guardian"}),
    ([(1463, 1687)], {"John Kirby"}),
    ([(1821, 1941)], {"John Everard"}),
    ([(2059, 2123)], {"John Everard"}),
    ([(2208, 2377)], NYT),
    ([(2393, 2557)], {"Jean H. Lee"}),
    ([(2743, 2857)], {"Al Jazeera"}),
    ([(2892, 2970)], US),
    ([(3060, 3115)], US),
    ([(3120, 3265)], {"The Telegraph"}),
    ([(3291, 3389)], {"The Telegraph"}),
    ([(3412, 3578)], NYT),
    ([(3687, 3788)], {"John Kirby"}),
    ([(3819, 3887)], {"The Telegraph"}),
    ([(4041, 4161)], {"John Everard"}),
    ([(4185, 4261)], {"The Guardian"}),
    ([(4282, 4318), (4440, 4572)], {"Sergei Shoigu"}),
]
"""Content spans, and the names that a right credit may use."""


@pytest.fixture(scope="module")
def article() -> Article:
    if not FILE.is_file():
        pytest.skip(f"no specimen at {FILE} (see PRESSREVIEW_DATA)")
    text = FILE.read_bytes().decode()
    if hashlib.sha256(text.encode()).hexdigest()[:12] != TEXT_HASH:
        pytest.skip("the specimen is not the text that was annotated")
    return Article.of(text, outlet="The Week", published_at=date(2023, 9, 5))


TEXT_HASH = "771d823e2cca"


@pytest.fixture(scope="module")
def reading(article: Article) -> Reading:
    (made,) = annotate([article], AnnotateSettings(), reader=Reader())
    assert isinstance(made, Reading)
    return made


def credited(attribution: Attribution) -> str | None:
    return attribution.speaker.name if attribution.speaker else None


def test_most_attributions_are_found_with_the_right_speaker(article: Article, reading: Reading) -> None:
    tokens = words(article.text)
    missed = []
    for places, names in GOLD:
        gold = tokens_in([Span(a, b) for a, b in places], tokens)
        good = [
            a
            for a in reading.attributions
            if token_f1(tokens_in(a.content, tokens), gold) >= 0.5 and credited(a) in names
        ]
        if not good:
            missed.append((sorted(names), places))
    assert len(GOLD) - len(missed) >= 23, missed


def test_what_was_told_to_an_outlet_names_it(reading: Reading) -> None:
    via = {credited(a): a.via for a in reading.attributions if a.via}
    assert via.get("Sergei Shoigu", ())[:1] == ("Interfax",)
