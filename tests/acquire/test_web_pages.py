"""Real pages, where the data folder is there: each gives an article or a failure that says why."""

import gzip
import json
import os
from pathlib import Path

import pytest

from pressreview.acquire import Acquired, Fetched, acquire
from pressreview.config import AcquireSettings

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[2] / "../shared/data")) / "web_pages"


@pytest.mark.skipif(not DATA.is_dir(), reason="needs web_pages in PRESSREVIEW_DATA")
def test_every_page_gives_an_article_or_says_why() -> None:
    pages = json.loads((DATA / "ground-truth.json").read_bytes())
    # A third of them: all, with their figures, are bench/extract.py.
    for name in sorted(pages)[::3]:
        body = gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes())
        answer = Fetched(url=pages[name]["url"], status=200, media_type="text/html", body=body)
        (found,) = acquire([answer.url], AcquireSettings(), fetch={answer.url: answer}.__getitem__)
        assert isinstance(found, Acquired) or "\n" not in found.reason
        if isinstance(found, Acquired):
            assert all(span.of(found.article.text) for span in found.article.credit_spans)
            assert found.article.outlet
