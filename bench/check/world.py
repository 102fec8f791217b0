"""What a story's articles say, asked when a fault is made: a fault counts only where no article bears it out."""

import re
from collections.abc import Sequence
from functools import cached_property

from bench.check.lines import Line, lines, outlet_of
from bench.check.names import Person, mentioned, people
from bench.check.sayings import Saying, sayings
from bench.check.stories import Story
from pressreview.text import sentences, stems


class World:
    """A story with its faithful lines and with those of another story."""

    def __init__(self, story: Story, other: Story | None = None) -> None:
        self.story, self.other = story, other
        self.lines = lines(story)

    @cached_property
    def foreign(self) -> tuple[Line, ...]:
        """Faithful lines of the other story."""
        return lines(self.other) if self.other else ()

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Each article as lower-case words with single spaces."""
        return tuple(plain(f"{one.title or ''} {one.text}") for one in self.story.articles)

    @cached_property
    def speakers(self) -> tuple[Person, ...]:
        """The people who say something, by the number of their sayings."""
        counts: dict[str, int] = {}
        found: dict[str, Person] = {}
        for one in sayings(self.story):
            if one.speaker:
                counts[one.speaker.last] = counts.get(one.speaker.last, 0) + 1
                if " " in one.speaker.full:
                    found.setdefault(one.speaker.last, one.speaker)
        return tuple(found[last] for last in sorted(found, key=lambda last: (-counts[last], last)))

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """The people named in full, speakers or not."""
        known = people("\n\n".join(article.text for article in self.story.articles))
        return tuple(dict.fromkeys(one for one in known.values() if " " in one.full))

    @cached_property
    def _sentences(self) -> tuple[tuple[tuple[str, frozenset[str]], ...], ...]:
        """Of each article its sentences, each with the stems of itself and the next."""
        found = []
        for article in self.story.articles:
            spans = sentences(article.text)
            rows = []
            for number, span in enumerate(spans):
                last = spans[min(number + 1, len(spans) - 1)]
                words = article.text[span.start : last.end]
                rows.append((words, frozenset(stems(words))))
            found.append(tuple(rows))
        return tuple(found)

    def says(self, words: str) -> bool:
        """Whether any article has these words in this order, whatever the typography."""
        wanted = plain(words)
        return any(f" {wanted} " in f" {text} " for text in self.plain)

    def beside(self, one: str, other: str) -> bool:
        """Whether an article has the end of one quotation close to the beginning of another, in either order."""
        heads, tails = ([" ".join(edge) for edge in edges] for edges in zip(_edges(one), _edges(other), strict=True))
        for text in self.plain:
            opens, closes = [text.find(words) for words in heads], [text.find(words) for words in tails]
            if min(*opens, *closes) >= 0 and min(abs(opens[1] - closes[0]), abs(opens[0] - closes[1])) < 250:
                return True
        return False

    def outlets(self) -> tuple[str, ...]:
        """The names of the outlets, each once."""
        return tuple(dict.fromkeys(one.outlet for one in self.story.articles if one.outlet))

    def articles_of(self, outlet: str) -> list[int]:
        """The articles of an outlet."""
        return [number for number, one in enumerate(self.story.articles) if one.outlet == outlet]

    def alike(self, words: str, articles: Sequence[int] | None = None, *, having: str | None = None) -> float:
        """The largest part of the stems of `words` that two sentences in a row of these articles have.

        `having`: only sentences with this name count.
        """
        wanted = frozenset(stems(words))
        best = 0.0
        for number in articles if articles is not None else range(len(self.story.articles)):
            for text, have in self._sentences[number]:
                if having is None or re.search(rf"\b{re.escape(having)}\b", text):
                    best = max(best, len(wanted & have) / max(1, len(wanted)))
        return best

    def said_by(self, person: Person, words: str) -> bool:
        """Whether somebody may have said this too: a saying of theirs has half of the stems."""
        wanted = frozenset(stems(words))
        theirs = (one for one in sayings(self.story) if one.speaker and one.speaker.last == person.last)
        return any(len(wanted & frozenset(stems(one.words))) >= 0.5 * len(wanted) for one in theirs)

    def outlet_of(self, saying: Saying) -> str:
        """The outlet of a saying."""
        return outlet_of(saying, self.story)

    def near(self, line: Line) -> str:
        """The text that a slip would take other names from: the story, of a folder of unlike articles the article."""
        if self.story.corpus == "pages":
            return self.story.articles[line.saying.article].text
        return "\n\n".join(article.text for article in self.story.articles)

    def others(self, line: Line) -> list[Person]:
        """Speakers who did not say what a line says and do not stand in it."""
        speaker = line.saying.speaker
        if speaker is None:
            return []
        near, pronoun = self.near(line), re.search(r"\b(?:he|she)\b", line.words)
        return [
            one
            for one in self.speakers
            if one.last != speaker.last
            and mentioned(one, near)
            and (not pronoun or (one.gender is not None and one.gender == pronoun.group()))
            and not mentioned(one, line.words)
            and not self.said_by(one, line.words)
        ]


def _edges(words: str) -> tuple[list[str], list[str]]:
    """The first and the last four words."""
    found = plain(words).split()
    return found[:4], found[-4:]


def shared(one: str, other: str) -> float:
    """The part of the fewer stems that two texts have in common."""
    first, second = frozenset(stems(one)), frozenset(stems(other))
    return len(first & second) / max(1, min(len(first), len(second)))


def plain(text: str) -> str:
    """Lower-case words with single spaces, apostrophes left out."""
    return " ".join(re.findall(r"[a-z0-9$€£%]+", re.sub(r"[’'‘]", "", text.lower())))
