"""Lists that are longer than a page."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from pressreview import pipeline
from pressreview.config import Settings
from pressreview.store import Store
from tests.e2e.served import Served
from tests.readers import Quotations

_SOUNDS = ["".join(one) for one in product("bdfghklm", "aeiou", ("ck", "ld", "nt", "rn", "x", "ss", "mp", "sk"))]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site of 60 articles of one outlet that have nothing in common, with 120 speakers."""
    folder = tmp_path_factory.mktemp("many")
    words = [f"{one}{other}" for one, other in zip(_SOUNDS * 2, _SOUNDS[7:] + _SOUNDS[:7] + _SOUNDS, strict=False)]
    articles = [words[start : start + 8] for start in range(0, 480, 8)]
    for number, (a, b, c, d, e, f, g, h) in enumerate(articles):
        (folder / f"{number:02}.md").write_text(
            f"---\ntitle: {a} {b} {c}\noutlet: Morning Post\ndate: 2026-{number % 9 + 1:02}-{number // 3 + 1:02}\n---\n"
            f'"{d.title()} {e} {f}," {g.title()} {a.title()} said. "{b.title()} {c}," {h.title()} {b.title()} said.\n',
            encoding="utf-8",
        )
    with Store(folder / "many.db") as store:
        pipeline.add(store, [str(folder)], Settings())
        pipeline.read(store, Settings(), reader=Quotations())
        pipeline.prepare(store, Settings())
    site = Served(folder / "many.db", "--read-only")
    yield site
    site.stop()


@pytest.mark.parametrize(
    ("path", "rows", "counts"),
    [
        ("/?all=1", "ol.stories > li", [25, 25, 10]),
        ("/speakers", "tbody tr", [100, 20]),
        ("/outlet/Morning%20Post", "main ol.plain > li", [50, 10]),
    ],
    ids=["stories", "speakers", "an outlet's articles"],
)
def test_one_turns_the_pages_of_a_long_list(path: str, rows: str, counts: list[int], page: Page, many: Served) -> None:
    page.goto(many.at(path))
    seen = []
    for count in counts[:-1]:
        expect(page.locator(rows)).to_have_count(count)
        seen += page.locator(rows).all_text_contents()
        page.get_by_role("link", name="More →").click()
        expect(page.get_by_role("link", name="← Before")).to_be_visible()
    expect(page.locator(rows)).to_have_count(counts[-1])
    expect(page.get_by_role("link", name="More →")).to_have_count(0)
    seen += page.locator(rows).all_text_contents()
    assert len(set(seen)) == len(seen) == sum(counts)
    for _ in counts[1:]:
        page.get_by_role("link", name="← Before").click()
        expect(page.get_by_role("link", name="More →")).to_be_visible()
    assert page.locator(rows).all_text_contents() == seen[: counts[0]]
