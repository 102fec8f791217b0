"""Who the outlets of a story are: one name for each, their short names, agencies and families."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from pressreview.model import Article, Span
from pressreview.tables import Outlets, load_outlets

_SMALL = frozenset({"the", "of", "and", "for", "de", "la"})
_WORD = re.compile(r"\w+")
_AGENCY = re.compile(r"\b(?:news|press|wire) (?:agency|service|association)\b|\bnewswire\b", re.IGNORECASE)


def key(name: str) -> str:
    """What spellings of an outlet's name share: no "the", no dots, lower case."""
    plain = name.replace("’", "'").replace(".", "").casefold()
    return " ".join(plain.split()).removeprefix("the ")


def initials(name: str) -> str | None:
    """Shorten "Velmoran Press Agency" to "VPA"; None where there would be fewer than three letters."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper() and word.casefold() not in _SMALL)
    return letters if len(letters) >= 3 else None


class Newsroom:
    """The outlets known from the tables together with those of a story.

    A story's own outlets are known by their name, by its initials, and those of the tables by all their names.
    """

    def __init__(self, articles: Collection[Article], outlets: Outlets | None = None) -> None:
        self._outlets = load_outlets() if outlets is None else outlets
        self._names: dict[str, str] = {}
        self.here: set[str] = set()
        """Canonical names of the outlets that the story's articles come from."""
        named = sorted({article.outlet for article in articles if article.outlet})
        for name in named:
            known = self._outlets.named(name)
            main = known.name if known else name
            self.here.add(main)
            self._names.setdefault(key(name), main)
        self._agencies = {name for name in self.here if self._called_agency(name, articles)}
        for name in named:
            if (short := initials(name)) and self._outlets.named(short) is None:
                self._names.setdefault(key(short), self._names[key(name)])

    def name(self, name: str | None) -> str | None:
        """The one name of an outlet of the tables or the story; None for any other name."""
        if not name:
            return None
        known = self._outlets.named(name)
        return known.name if known else self._names.get(key(name))

    def family(self, name: str) -> str | None:
        """Owner of an outlet, None when it is not known."""
        known = self._outlets.named(name)
        return known.family if known else None

    def is_agency(self, name: str) -> bool:
        """Whether an outlet supplies others, by the tables or by what it calls itself."""
        known = self._outlets.named(name)
        return known.kind == "agency" if known else name in self._agencies or bool(_AGENCY.search(name))

    @staticmethod
    def _called_agency(name: str, articles: Collection[Article]) -> bool:
        """Whether an article calls it one: "the Interlan agency"."""
        called = re.compile(rf"\b{re.escape(name)} (?:news |press |wire )?agency\b|\bagency {re.escape(name)}\b")
        return any(name in article.text and called.search(article.text) for article in articles)

    def mentions(self, text: str) -> Iterator[Span]:
        """Yield where a text names an outlet, the longest name at each place, in text order."""
        end = 0
        for word in _WORD.finditer(text):
            for name, before in self._by_first_word.get(word.group(), ()):
                start = word.start() - before
                if start >= end and text.startswith(name, start) and not _WORD.match(text, start + len(name)):
                    end = start + len(name)
                    yield Span(start, end)
                    break

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, int]]]:
        """The names by their first word, the longest first, each with the characters that stand before that word."""
        names = {name for outlet in self._outlets for name in (outlet.name, *outlet.also, *outlet.doubtful)}
        names |= self.here
        names |= {short for name in self.here if (short := initials(name))}
        names |= {name.removeprefix("The ") for name in names}
        found: dict[str, list[tuple[str, int]]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            first = _WORD.search(name)
            if first is not None and len(name) > 1:
                found.setdefault(first.group(), []).append((name, first.start()))
        return found
