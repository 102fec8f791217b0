"""A server that is killed in the middle of its work goes on with it when it is started again."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, Serve, copied
from tests.e2e.served import Served


def content(page: Page, site: Served) -> dict[str, Any]:
    """What the pages of a site say; of the paths of files the names, for folders differ."""

    def said(path: str) -> Any:
        return json.loads(page.request.get(site.at(path)).text(), object_hook=named)

    def named(made: dict[str, Any]) -> dict[str, Any]:
        return made | {"path": Path(made["path"]).name} if made.get("path") else made

    front = said("/index.json?all=1")
    parts = ("", "/claims", "/origins", "/timeline", "/next")
    paths = [f"/story/{one['id']}{part}.json" for one in front["stories"] for part in parts]
    paths += ["/speakers.json", "/outlets.json", "/forecasts.json"]
    return {"front": front} | {path: said(path) for path in paths}


def test_killed_while_it_reads_and_started_again_it_has_the_same_content(
    open_page: Open, serve: Serve, example: Path, coverage: Path, tmp_path: Path
) -> None:
    page, db = open_page(silent_on="ERR_CONNECTION_REFUSED|net::ERR"), tmp_path / "new.db"
    token = "a-token-that-is-long-enough"
    first = serve(db, "--token", token)
    page.goto(first.entrance)
    page.goto(first.at("/add"))
    page.get_by_label("Files: text").set_input_files(sorted(coverage.iterdir()))
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Reading [1-9]\d* of 23 …$"))
    job = page.url.removeprefix(first.at("/"))
    first.kill()
    expect(page.get_by_role("status")).to_have_text(
        "The server does not answer; the work goes on when it is started again."
    )
    again = serve(db, "--token", token)
    page.goto(again.at(job))
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Done. 23 articles went through.")
    undisturbed = serve(copied(example, tmp_path / "undisturbed.db"))
    assert content(page, again) == content(page, undisturbed)
