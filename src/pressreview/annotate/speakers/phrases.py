"""Whom a noun phrase means as a whole: one or several, named, apposed or described."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.bodies import ANY_BODY
from pressreview.annotate.speakers.descriptions import Descriptions
from pressreview.annotate.speakers.heads import Heads
from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.scene import BACK, Scene, unnamed
from pressreview.annotate.speakers.wordings import DETERMINERS, EDGES, FINDINGS, PREPOSITIONS, role_covers
from pressreview.model.base import Span, overlaps
from pressreview.model.reading import EntityKind, Mention, Speaker
from pressreview.tables import load_vocabulary

_AND_MORE = re.compile(
    r"(?:\s\([^()]{1,30}\))?,?\s{1,3}(?:and|or|&)\s(?:an?|several|many|some|other|others|most|all)\b"
)
"""Behind a name, and a party in brackets, where others stand beside it: "Vale (R-Ohio) and a handful of others"."""
_TAIL = re.compile(
    r",|\s(?:[–—-]|--)\s|—|--|\((?![A-Z]{2,6}\)(?:\s[A-Z]|,\s))|\swho\s|\swhose\s|\swhich\s|\sthat\s|\swhen\s|\swhile\s"
)
_PRONOUN_AND = re.compile(r"(?:he|she|they|we|i|you)\s(?:and|or)\s", re.IGNORECASE)
"""Before somebody beside whom another stands: "She and Odo Vale"."""
_MADE_BY = re.compile(
    r"\s?(?:which\swas\s)?(?:conducted|carried\sout|prepared|written|compiled|produced|done)\sby\s(?:the\s)?"
)
_AND_ANOTHER = re.compile(r",\s(?:and|or)\s(?:[\w'’-]+\.?\s){0,6}(?:[\w'’-]+,\s)?$")
"""Before a name that comes beside somebody already described: "Marrow, a docker, and harbour master Ilse Vale"."""
_AND = re.compile(r"(?:\s\([^()]{1,30}\))?,?\s{1,3}(?:and|or|&)\s(?:[\w-]+\.?\s){0,6}")
_LISTED = re.compile(r",\s(?:and\s)?(?:the\s)?$")
_FIELDS = re.compile(r"\s(?:[a-z]+(?:\s[a-z]+){0,3}(?:,\s|\sand\s))*[a-z]+(?:\s[a-z]+){0,3},\s")
"""What else a minister is for: "(labour,) ports and roads, "."""
_COMMA = re.compile(r"(?:\s\([^()]{1,30}\))?,\s")

_OPENING = re.compile(
    r"\W*(?:In|At|On|Before|After|During|With|For|Since|Under|Amid|Following|Ahead|As|When|While|Behind|Near|Outside|Inside|From|To)\b"
    r"[^,]*\Z"
)
"""A sentence's words up to a name, where they are no subject."""

_OF_A_PLACE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts)\s[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2},\s[A-Z][\w.]*(?:\s[A-Z]\w+)?,\s"
    r"(?P<noun>(?!an?\b|the\b|who|which|whose|where|in\b|on\b|at\b|for\b|of\b|and\b|or\b|but\b)[a-z][a-z-]+)"
)
"""Somebody or something called by a place and what that is in: "one Alba, Norland, pastor"."""
_PLACED_WITHIN = 120
"""Characters in which that is looked for."""


class Phrases:
    """Resolves noun phrases."""

    def __init__(self, scene: Scene, heads: Heads, descriptions: Descriptions) -> None:
        self.scene, self._heads, self._descriptions = scene, heads, descriptions
        self.text = scene.text

    def phrase(self, span: Span, one: RawAttribution) -> Speaker:
        """The speaker that a noun phrase names or describes."""
        if _PRONOUN_AND.match(self.text, span.start, span.end):
            return unnamed(self.text, span, "group")
        placed = _OF_A_PLACE.match(self.text, span.start, min(span.end, span.start + _PLACED_WITHIN))
        if placed is not None and not any(one.kind == "person" for one in self.scene.inside(span)):
            kind: EntityKind = "person" if placed["noun"] in load_vocabulary().roles else "unknown"
            return unnamed(self.text, span, kind)
        head, tail = self._head_and_tail(span)
        if named := self._named_before(head, one):
            return named
        inside = self.scene.inside(head)
        if len(inside) == 1 and (holder := self._descriptions.office_in_letters(head)):
            return holder
        beside = tail is not None and (self._another_beside(head, tail) or self._more_beside(head, inside, span.end))
        if beside:
            return unnamed(self.text, span, "group")
        if self._several(self.scene.inside(span), span.end) and not self._one_described(head, inside, tail):
            alone = tail is not None and not self._several(inside, head.end) and not self._lists(tail)
            apposed = self._apposition(head, tail) if alone and tail is not None else None
            return apposed or unnamed(self.text, span, "group")
        found = self._heads.named_head(head, inside)
        if found is None and tail is not None and (after := self._apposition(head, tail) or self._made_by(head, tail)):
            found = after
        return found or self._heads.as_written(head) or self._descriptions.described(head, span, one)

    def _named_before(self, head: Span, one: RawAttribution) -> Speaker | None:
        """The name right before a phrase that only says what it is: "Vale Airways, (a small carrier) known for".

        Not one of whom it is said: "She had met Odo Vale, a spokesman said".
        """
        at = bisect_left(self.scene.starts, head.start) - 1
        words = tokens(self.text, head)
        if at < 0 or words[0].low not in ("a", "an") or self.scene.inside(head):
            return None
        mention = self.scene.mentions[at]
        if overlaps([mention.span], one.content):
            return None
        noun = next((word for word, other in pairwise(words) if other.low in PREPOSITIONS), words[-1]).low
        vocabulary = load_vocabulary()
        if mention.kind == "person":
            fits = noun in vocabulary.roles or noun in vocabulary.titles
        else:
            nouns = vocabulary.organisations | ANY_BODY | vocabulary.outlet_nouns
            fits = mention.kind in ("organisation", "outlet", "unknown") and noun in nouns
        if self._opens_with_it(mention.span):
            return None
        listed = _LISTED.search(self.text, max(0, mention.span.start - 20), mention.span.start)
        beside = self.text[mention.span.end : head.start] == ", "
        return self.scene.of_mention(mention) if fits and beside and not listed else None

    def _opens_with_it(self, name: Span) -> bool:
        """Whether a name ends the words that a sentence opens with: "Before his speech at Norpress, (a group said)"."""
        start = self.scene.people.sentence_start(self.scene.people.sentence_at(name.start))
        return name.start - start <= BACK and _OPENING.match(self.text, start, name.start) is not None

    def _head_and_tail(self, span: Span) -> tuple[Span, Span | None]:
        """A phrase up to its first comma, dash, bracket or "who" that is not within a name, and what follows."""
        start = span.start
        for mention in self.scene.inside(span):
            if mention.span.start > start and _TAIL.search(self.text, start, mention.span.start):
                break
            start = max(start, mention.span.end)  # "the Ministry of Ports, Roads and Tides"
        match = _TAIL.search(self.text, start, span.end)
        if match is None or match.start() == span.start:
            return span, None
        tail = Span(match.end(), span.end) if match.end() < span.end else None
        return Span(span.start, match.start()), tail

    def _lists(self, tail: Span) -> bool:
        """Whether what follows a head begins with a list of names: "his rivals (Marrow, Vale or Holt)"."""
        names = self.scene.inside(tail)[:2]
        return len(names) > 1 and self._several(names, tail.end)

    def _made_by(self, head: Span, tail: Span) -> Speaker | None:
        """Whose a survey or study is: "The survey, conducted by the Ellery Institute"."""
        noun = tokens(self.text, head)[-1].low
        match = _MADE_BY.match(self.text, tail.start, tail.end) if noun in FINDINGS else None
        makers = self.scene.inside(tail)
        if match is None or len(makers) != 1 or makers[0].span.start != match.end() or makers[0].kind == "group":
            return None
        return self.scene.of_mention(makers[0]) if not self.text[makers[0].span.end : tail.end].strip(" ,") else None

    def _several(self, inside: Sequence[Mention], end: int) -> bool:
        """Whether the phrase names several side by side: "Marrow and Vale", "Marrow, Vale and others"."""
        for one, other in pairwise(inside):
            gap = self.text[one.span.end : other.span.start]
            if gap.startswith(")") and self.text[one.span.start - 1] == "(":
                gap = gap[1:]  # "Marrow Airways (MA) and Vale Airways"
            behind = self.text[other.span.end : other.span.end + 1]
            if (gap.startswith(", or ") and one.kind == "organisation") or (gap == ", " and behind in ("’", "'")):
                continue  # "the People’s Party, or SVP", "Jeff Marrow, Vale’s manager"
            if one.kind in ("unknown", "group") and other.kind == "person" and self._one_title(one.span.start, other):
                continue  # "Resources and Environment Minister Vale"
            listed = one.kind == "person" and (other.kind == "person" or " and " in self.text[other.span.end : end])
            if _AND.fullmatch(gap) or (listed and _COMMA.fullmatch(gap)):
                return True
        return False

    def _one_title(self, start: int, person: Mention) -> bool:
        """Whether the words from `start` up to a person are one title: "Natural Resources and Environment Minister"."""
        words = tokens(self.text, Span(start, person.span.start))
        return len(words) > 1 and words[-1].low in load_vocabulary().titles | load_vocabulary().roles

    def _another_beside(self, head: Span, tail: Span) -> bool:
        """Whether after somebody described comes another person: "Marrow, a docker, and harbour master Ilse Vale"."""
        return any(
            mention.kind == "person"
            and _AND_ANOTHER.search(self.text[max(head.end, mention.span.start - BACK) : mention.span.start])
            for mention in self.scene.inside(tail)
        )

    def _more_beside(self, head: Span, inside: Sequence[Mention], end: int) -> bool:
        """Whether beside a name that ends its head stand others, unnamed: "Vale (R-Ohio) and a handful of others"."""
        if not inside or self.text[inside[-1].span.end : head.end].strip():
            return False
        return _AND_MORE.match(self.text, inside[-1].span.end, end) is not None

    def _one_described(self, head: Span, inside: Sequence[Mention], tail: Span | None) -> bool:
        """Whether the phrase is one person, described with others' names: "Tyler, an aide to Cruz and Gingrich"."""
        if tail is None or not inside or inside[-1].kind != "person" or inside[-1].span.end != head.end:
            return False
        if self._several(inside, head.end):
            return False
        names = [mention.span.start for mention in self.scene.inside(tail)]
        opens = tokens(self.text, tail)[:1]
        if not opens or opens[0].low in ("and", "or"):
            return False
        return opens[0].start not in names or self._opens_with_role(tail)

    def _opens_with_role(self, tail: Span) -> bool:
        """Whether a tail that begins with a name tells what one is there: ", Marrow Airways CEO and director"."""
        comma = self.text.find(",", tail.start, tail.end)
        first = Span(tail.start, comma if comma > tail.start else tail.end)
        words, roles = tokens(self.text, first), load_vocabulary().roles
        heads = {word.start for word in words if word.low in roles}
        last = words[-1].low in roles
        if not last and not any(one.start in heads and other.low in PREPOSITIONS for one, other in pairwise(words)):
            return False
        starts = [word.start for word in words]
        for mention in self.scene.inside(tail):
            after = bisect_left(starts, mention.span.end)
            owns = self.text[mention.span.end : mention.span.end + 1] in ("’", "'")
            if mention.kind == "person" and not owns and not (after < len(words) and starts[after] in heads):
                return False  # "Odo Vale, Marrow aide Ilse Holt and others"
        return True

    def _apposition(self, head: Span, tail: Span) -> Speaker | None:
        """The person named after a description: "The governor, Odo Vale"."""
        described = tokens(self.text, head)
        noun = described[-1].low
        if described[0].low != "one" and noun.endswith("s") and noun[:-1] in load_vocabulary().roles:
            return None  # "three economists, Odo Vale of Norland, Ilse Marrow of …"
        if any(one.low in ("and", "or") and other.low in DETERMINERS for one, other in pairwise(described)):
            return None  # "the minister and a rival, Odo Vale"
        several = load_vocabulary().groups
        if any(one.low in several and other.low in PREPOSITIONS for one, other in pairwise(described)):
            return None  # "supporters of her rival, Odo Vale"
        comma = self.text.find(",", tail.start, tail.end)
        inside = [one for one in self.scene.inside(tail) if comma < 0 or one.span.start < comma]
        titles = load_vocabulary().titles
        for mention in inside:
            between = tokens(self.text, Span(tail.start, mention.span.start)) if tail.start < mention.span.start else []
            if mention.kind == "person" and (
                not between or role_covers(self.text, between) or all(word.low in titles for word in between)
            ):
                break  # "his wife, Odo Vale aide Ilse Marrow": not the first whom it names
        else:
            return self._body_apposed(noun, tail) or self._behind_list(described, tail)
        after = self.text[mention.span.end : tail.end].strip(" .")
        first = after.split(" ", 1)[0].lower()
        if after and not after.startswith((",", "(", "—", "–", "-")) and first not in PREPOSITIONS:
            return None
        if not between and mention.kind == "person":
            self.scene.introduced.append((mention, described))
        return self.scene.of_mention(mention, between or tokens(self.text, head))

    def _body_apposed(self, noun: str, tail: Span) -> Speaker | None:
        """The one body named after a description: "The world ports body, IPBO"."""
        named = self.scene.inside(tail)
        if len(named) != 1 or named[0].kind != "organisation" or not _ends(named[0].span, tail, self.text):
            return None
        alone = not self.text[tail.start : named[0].span.start].strip(EDGES)
        nouns = load_vocabulary().organisations | ANY_BODY
        return self.scene.of_mention(named[0]) if alone and noun in nouns else None

    def _behind_list(self, described: Sequence[Token], tail: Span) -> Speaker | None:
        """The person behind an office with commas in it: "The minister of labour, ports and roads, Odo Vale"."""
        office = [word.low for word in described if word.low not in DETERMINERS]
        named = self.scene.inside(tail)
        held = len(office) > 1 and office[1] in ("of", "for") and office[0] in load_vocabulary().roles
        if not held or len(named) != 1 or named[0].kind != "person" or not _ends(named[0].span, tail, self.text):
            return None
        fields = self.text[tail.start : named[0].span.start]
        return self.scene.of_mention(named[0]) if _FIELDS.fullmatch(fields) else None


def _ends(name: Span, span: Span, text: str) -> bool:
    """Whether nothing but marks follows a name in a span."""
    return not text[name.end : span.end].strip(EDGES + ".")
