"""The same pages as files in one folder: for any server, to be sent along or kept. Nothing in them needs an answer."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from pressreview.errors import InputError
from pressreview.store import Store
from pressreview.views import json
from pressreview.views.web import render
from pressreview.views.web.links import FileLinks, StoryPart
from pressreview.views.web.pages import article, claim, forecasts, front, people, story
from pressreview.views.web.view import View

MARK = "pressreview-site.txt"
"""A file by which a folder is known as one that was written so, and may be written again."""
Made = Callable[[Store, "Wanted"], View | None]


class Wanted(FileLinks):
    """File names that remember what page each stands for, so that every link leads to a page."""

    def __init__(self, on: date) -> None:
        """`on` is the day as of which forecasts are due."""
        self.pages: dict[str, Made] = {}
        self._on = on

    def home(self, page: int = 1, *, every: bool = False) -> str:
        """All stories, also those that one article tells alone."""
        return self._want("index.html", lambda store, links: front.front(store, links, on=self._on, every=True))

    def story(self, story_id: str, part: StoryPart = "review") -> str:
        """A part of a story."""
        parts: dict[StoryPart, Made] = {
            "review": lambda store, links: story.review(store, links, story_id),
            "claims": lambda store, links: story.claims(store, links, story_id),
            "origins": lambda store, links: story.origins(store, links, story_id),
            "timeline": lambda store, links: story.timeline(store, links, story_id),
            "next": lambda store, links: story.ahead(store, links, story_id, on=self._on),
        }
        return self._want(super().story(story_id, part), parts[part])

    def article(self, article_id: str) -> str:
        """An article."""
        return self._want(super().article(article_id), lambda store, links: article.article(store, links, article_id))

    def speaker(self, name: str) -> str:
        """Somebody who is named."""
        return self._want(super().speaker(name), lambda store, links: people.speaker(store, links, name))

    def speakers(self, page: int = 1) -> str:
        """Those who say most."""
        return self._want(super().speakers(), lambda store, links: people.speakers(store, links))

    def outlet(self, name: str, page: int = 1) -> str:
        """An outlet."""
        return self._want(super().outlet(name), lambda store, links: people.outlet(store, links, name))

    def outlets(self) -> str:
        """All outlets."""
        return self._want(super().outlets(), people.outlets)

    def claim(self, claim_id: str) -> str:
        """A claim."""
        return self._want(super().claim(claim_id), lambda store, links: claim.claim(store, links, claim_id))

    def forecasts(self) -> str:
        """The ledger."""
        return self._want(super().forecasts(), lambda store, links: forecasts.forecasts(store, links, on=self._on))

    def _want(self, name: str, made: Made) -> str:
        self.pages.setdefault(name, made)
        return name


def files(store: Store, *, on: date) -> Iterator[tuple[str, bytes, int]]:
    """Every file of the site: its name, what it holds, and how many pages are known to follow."""
    links = Wanted(on)
    links.home()
    made: set[str] = set()
    while waiting := [name for name in links.pages if name not in made]:
        for name in waiting:
            made.add(name)
            view = links.pages[name](store, links) or _gone(name)
            page = render.page(view, links, address=name, may_write=False)
            yield name, page.encode(), len(links.pages) - len(made)
            yield links.twin(name), json.document(view.twin), len(links.pages) - len(made)
    for name in render.asset_names():
        if not name.endswith(".js") and (found := render.asset(name)) is not None:
            yield name, found[0], 0


def write(store: Store, folder: Path, *, on: date, progress: Callable[[int, int], None]) -> int:
    """Write the site into `folder`, whole or not at all; how many pages it has.

    `progress` is told how many pages are done and how many there will be, as far as that is known. Raises `InputError`
    where the folder holds anything else, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; give a folder that is empty or not there yet")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise InputError(f"{folder} holds other files; give a folder that is empty or not there yet")
    count = 0
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            for name, data, left in files(store, on=on):
                (new / name).write_bytes(data)
                if name.endswith(".html"):
                    count += 1
                    progress(count, count + left)
            (new / MARK).write_text("Written by pressreview export site; it may be written again.\n", encoding="utf-8")
            new.chmod(0o755)
            if folder.exists():
                old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
                folder.replace(old / "old")
                new.replace(folder)
                shutil.rmtree(old)
            else:
                new.replace(folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise InputError(f"cannot write {folder}: {error.strerror}") from error
    return count


def _gone(name: str) -> View:
    """For a link to what has no page: an outlet that is credited and published nothing here."""
    reason = "nothing more is known of this"
    return View("error", {"title": "No page", "reason": reason}, {"schema": "pressreview/error/1", "error": reason})
