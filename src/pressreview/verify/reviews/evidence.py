"""What stands in an article and was read there, looked up by position: the ground that every rule goes back to."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from pressreview.model import Article, Attribution, Citation, Forecast, Reading, Span, Speaker, covers, overlaps
from pressreview.text import quotations, sentences

_SPACE = re.compile(r"\s+")


class Evidence:
    """One article and its reading."""

    def __init__(self, article: Article, reading: Reading | None) -> None:
        """Take an article and its own reading, None when nobody has read it."""
        self.article = article
        self.attributions: tuple[Attribution, ...] = reading.attributions if reading else ()
        self.mentions = reading.mentions if reading else ()
        self.times = reading.times if reading else ()
        self.foretold = reading.foretold if reading else ()
        self.sentences = sentences(article.text)
        self._starts = [sentence.start for sentence in self.sentences]
        outermost = [one for one in quotations(article.text) if one.depth == 0]
        self.quoted = [span for one in outermost for span in one.inner]
        self.marked = [span for one in outermost for span in one.outer]
        self._quoted_ends = [span.end for span in self.quoted]
        self._marked_ends = [span.end for span in self.marked]

    def printed(self, span: Span) -> str:
        """The words at `span`, each stretch of white space as one space."""
        return _SPACE.sub(" ", self.article.text[span.start : span.end])

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that holds `span` whole."""
        index = bisect_right(self._starts, span.start) - 1
        return self.sentences[index] if index >= 0 and covers(self.sentences[index], span) else None

    def quotation_of(self, span: Span) -> Span | None:
        """The words of the outermost quotation that holds `span` whole."""
        index = bisect_right(self._quoted_ends, span.start)
        return self.quoted[index] if index < len(self.quoted) and covers(self.quoted[index], span) else None

    def touches_quotation(self, span: Span) -> bool:
        """Whether any of `span` stands within quotation marks."""
        index = bisect_right(self._marked_ends, span.start)
        return index < len(self.marked) and overlaps((self.marked[index],), (span,))

    def saying(self, spans: Iterable[Span]) -> list[Attribution]:
        """Attributions with content in any of `spans`."""
        wanted = tuple(spans)
        return [one for one in self.attributions if overlaps(one.content, wanted)]

    def own_forecasts(self, spans: Iterable[Span]) -> list[Forecast]:
        """What the outlet foretells in its own voice in any of `spans`."""
        wanted = tuple(spans)
        own = (one.forecast for one in self.foretold if one.attribution is None)
        return [one for one in own if one.span is not None and overlaps((one.span,), wanted)]

    def names(self, span: Span, name: str) -> bool:
        """Whether the words at `span`, up to a comma at their end, were read as the speaker called `name`."""
        read = [one.span for one in self.mentions if one.name == name]
        for one in self.attributions:
            if one.speaker is not None and one.speaker.name == name:
                read += one.source
        return any(
            one.start == span.start and span.end <= one.end and self.article.text[span.end : one.end] in ("", ",", ", ")
            for one in read
        )


def called(speaker: Speaker | None) -> str | None:
    """What a citation must call a speaker: the name, or the article's words for an unnamed one."""
    if speaker is None:
        return None
    return speaker.name or speaker.description


def answering(citation: Citation, evidence: Mapping[str, Evidence]) -> list[Attribution]:
    """Attributions that a citation stands for, by speaker and chain."""
    known = evidence.get(citation.article)
    if known is None:
        return []
    return [
        one
        for one in known.saying(citation.spans)
        if called(one.speaker) == citation.speaker and (one.via or ()) == citation.via
    ]
