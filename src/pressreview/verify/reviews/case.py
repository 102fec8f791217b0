"""One sentence under examination, with everything that a rule may compare it to."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from pressreview.model import Attribution, Citation, Claim, Link, Origin, Piece, Sentence, Story
from pressreview.model.review import SectionName
from pressreview.verify.reviews.evidence import Evidence, answering, called
from pressreview.verify.reviews.parts import Part, parts


class Records:
    """What was stored: articles with their readings, and what was found by comparing them."""

    def __init__(
        self,
        evidence: Mapping[str, Evidence],
        *,
        claims: Sequence[Claim],
        links: Sequence[Link],
        origins: Sequence[Origin],
        related: Sequence[Story],
    ) -> None:
        """Take the evidence by article id."""
        self.evidence = evidence
        self.links = links
        self.origins = origins
        self.related = related
        self.claims = claims


class Case:
    """A sentence of a review, the section it stands in, and the records."""

    def __init__(self, sentence: Sentence, section: SectionName, records: Records) -> None:
        """Take a sentence whose articles are not known to exist yet."""
        self.sentence = sentence
        self.section = section
        self.records = records
        self.evidence = records.evidence

    @property
    def slices(self) -> list[Piece]:
        """Pieces taken from articles."""
        return [piece for piece in self.sentence.pieces if piece.span is not None]

    @cached_property
    def answers(self) -> dict[Citation, list[Attribution]]:
        """The attributions that each citation stands for; none for what an outlet says in its own voice."""
        return {citation: answering(citation, self.evidence) for citation in self.sentence.citations}

    @cached_property
    def cited(self) -> list[Attribution]:
        """All of them, once each."""
        return list({one.id: one for found in self.answers.values() for one in found}.values())

    @cached_property
    def parts(self) -> list[Part] | str:
        """The sentence by the sentences it was taken from, or why it cannot be taken apart."""
        names = frozenset(one.speaker.name for one in self.cited if one.speaker and one.speaker.name)
        return parts(self.sentence.pieces, self.evidence, names)

    def said_in(self, part: Part) -> list[Attribution]:
        """Attributions whose content is printed by a part."""
        spans = [piece.span for piece in part.slices if piece.span is not None]
        return self.evidence[part.article].saying(spans)

    def print(self, piece: Piece) -> str:
        """What a piece prints."""
        if piece.words is not None or piece.article is None or piece.span is None:
            return piece.words or ""
        words = self.evidence[piece.article].printed(piece.span)
        if piece.capital:
            return words[:1].upper() + words[1:]
        return words[:1].lower() + words[1:] if piece.small else words

    def speakers(self) -> set[str]:
        """What the cited speakers are called."""
        return {name for one in self.cited if (name := called(one.speaker))}
