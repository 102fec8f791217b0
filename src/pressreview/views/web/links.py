"""Where each page is: on the site that is served, and among the files of the one that is written out."""

from typing import Literal
from urllib.parse import quote, urlencode

from pressreview.model import content_id

StoryPart = Literal["review", "claims", "origins", "timeline", "next"]


class Links:
    """Addresses on the site that is served."""

    served = True
    """Whether there is somebody to answer: forms, search and further pages of a list."""

    def home(self, page: int = 1, *, every: bool = False) -> str:
        """The stories, so many to a page; with `every` also those of one article."""
        return "/" + self._asked(page=page if page > 1 else None, all=1 if every else None)

    def story(self, story: str, part: StoryPart = "review") -> str:
        """A story, or a part of what is known of it."""
        return f"/story/{story}" if part == "review" else f"/story/{story}/{part}"

    def article(self, article: str) -> str:
        """An article."""
        return f"/article/{article}"

    def at(self, article: str, sentence: int | None) -> str:
        """An article at the sentence that begins at that character."""
        return self.article(article) + ("" if sentence is None else f"#s{sentence}")

    def speaker(self, name: str) -> str:
        """Somebody who is named."""
        return self._named("/speaker/", name)

    def speakers(self, page: int = 1) -> str:
        """All who are named."""
        return "/speakers" + self._asked(page=page if page > 1 else None)

    def outlet(self, name: str, page: int = 1) -> str:
        """An outlet."""
        return self._named("/outlet/", name, page=page if page > 1 else None)

    def outlets(self) -> str:
        """All outlets."""
        return "/outlets"

    def claim(self, claim: str) -> str:
        """A claim down to its origins."""
        return f"/claim/{claim}"

    def forecasts(self) -> str:
        """The ledger."""
        return "/forecasts"

    def corrections(self) -> str:
        """What people corrected."""
        return "/corrections"

    def check(self, job: str | None = None) -> str:
        """Where a draft is given, or what came of one."""
        return f"/check/{job}" if job else "/check"

    def add(self, job: str | None = None) -> str:
        """Where articles are given, or how far that is."""
        return f"/add/{job}" if job else "/add"

    def search(self, words: str = "") -> str:
        """Search."""
        return "/search" + self._asked(q=words or None)

    def asset(self, name: str) -> str:
        """A style sheet, script or picture of ours."""
        return f"/static/{name}"

    def twin(self, address: str) -> str:
        """The same page as JSON."""
        path, mark, asked = address.partition("?")
        return f"{'/index' if path == '/' else path}.json{mark}{asked}"

    def _named(self, path: str, name: str, **asked: object) -> str:
        """The page of a name, which stands behind the question mark where a path would lead elsewhere."""
        if name in ("", ".", "..") or name.endswith(".json"):
            return path + self._asked(name=name, **asked)
        return path + quote(name, safe="") + self._asked(**asked)

    @staticmethod
    def _asked(**given: object) -> str:
        known = {name: value for name, value in given.items() if value is not None}
        return f"?{urlencode(known)}" if known else ""


class FileLinks(Links):
    """Names of files in one folder; what a name holds that a file's may not is told by a hash."""

    served = False

    def home(self, page: int = 1, *, every: bool = False) -> str:
        """All stories are on one page."""
        return "index.html"

    def story(self, story: str, part: StoryPart = "review") -> str:
        """A file a part."""
        return f"story-{story}.html" if part == "review" else f"story-{story}-{part}.html"

    def article(self, article: str) -> str:
        """A file an article."""
        return f"article-{article}.html"

    def speaker(self, name: str) -> str:
        """A file a name."""
        return f"speaker-{_slug(name)}.html"

    def speakers(self, page: int = 1) -> str:
        """One file."""
        return "speakers.html"

    def outlet(self, name: str, page: int = 1) -> str:
        """A file an outlet."""
        return f"outlet-{_slug(name)}.html"

    def outlets(self) -> str:
        """One file."""
        return "outlets.html"

    def claim(self, claim: str) -> str:
        """A file a claim."""
        return f"claim-{claim}.html"

    def forecasts(self) -> str:
        """One file."""
        return "forecasts.html"

    def asset(self, name: str) -> str:
        """Beside the pages."""
        return name

    def twin(self, address: str) -> str:
        """Beside the page."""
        return f"{address.removesuffix('.html')}.json"


def _slug(name: str) -> str:
    """A name as a part of a file's: its plain letters, and a hash that tells two of them apart."""
    plain = "-".join("".join(mark if mark.isascii() and mark.isalnum() else " " for mark in name.lower()).split())
    return f"{plain[:40]}-{content_id('name', name).partition('-')[2][:16]}".lstrip("-")
