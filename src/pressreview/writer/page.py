"""The page in a writer's words where they hold, in the review's own where they do not."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from pressreview.errors import InputError, WriterError
from pressreview.model import Article, Audit, Review, Section, Sentence
from pressreview.writer.answer import Written, sentences_in
from pressreview.writer.prompt import Ask, messages
from pressreview.writer.records import WORDED, Material, materials
from pressreview.writer.rules import FORM, SUPPORT, Case, wrong
from pressreview.writer.sentences import made, tidied

Check = Callable[[str, Sequence[str]], Audit]
"""Holds a text against the articles of these ids. Raises `InputError` for one that it cannot read."""
_Kept = tuple[Sentence, tuple[Material, ...]]
"""A sentence with the records that it carries."""
_TRIES = 2
_SHOWN = 200
"""Characters of a dropped sentence that are told."""


def worded(review: Review, articles: Mapping[str, Article], *, writer: str, ask: Ask, check: Check) -> Review:
    """The review with its prose in the words of the language model called `writer`; `dropped` grows by what failed.

    Each record that no sentence of the model carries stands as the review has it, so that nothing is lost. A review
    without prose comes back as it is. Raises `WriterError` when there is no answer that can be used, twice.
    """
    records = materials(review, articles)
    if not records:
        return review
    written, refused = _asked(records, ask)
    dropped = [f"{writer}: {reason}" for reason in refused]
    editor = _Editor(records, articles, writer=writer, check=check)
    kept: list[_Kept] = []
    carried: set[int] = set()
    for one in written:
        named = editor.named(one)
        if named and carried.issuperset(record.number for record in named):
            sentence, reason = None, "says again what an earlier sentence says"
        else:
            sentence, reason = editor.edited(one)
        if sentence is None:
            dropped.append(f"{writer}: {clipped(one.text)!r}: {reason}")
        else:
            kept.append((sentence, named))
            carried.update(record.number for record in named)
    return msgspec.structs.replace(
        review, sections=tuple(_sections(review, records, kept)), dropped=(*review.dropped, *dropped)
    )


def clipped(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _asked(records: Sequence[Material], ask: Ask) -> tuple[list[Written], list[str]]:
    """The answer, asked for once more where that may help."""
    said = messages(records)
    for tried in range(1, _TRIES + 1):
        try:
            return sentences_in(ask(said), records=len(records))
        except WriterError as error:
            if tried == _TRIES or not error.passing:
                raise
    raise AssertionError("unreachable")


class _Editor:
    """Passes, repairs or refuses sentences."""

    def __init__(
        self, records: Sequence[Material], articles: Mapping[str, Article], *, writer: str, check: Check
    ) -> None:
        self._records = {one.number: one for one in records}
        self._articles, self._writer, self._check = articles, writer, check

    def named(self, written: Written) -> tuple[Material, ...]:
        """The records that a sentence names, as far as there are such, in the order of the review."""
        return tuple(self._records[number] for number in sorted(written.records) if number in self._records)

    def edited(self, written: Written) -> tuple[Sentence | None, str]:
        """The sentence for the page, or what is wrong with it."""
        try:
            return self._examined(written)
        except InputError as error:  # it cannot be read as English
            return None, str(error)

    def _examined(self, written: Written) -> tuple[Sentence | None, str]:
        records = self.named(written)
        text = tidied(written.text, [one for record in records for one in record.quotations])
        case = Case(text=text, named=written.records, records=records)
        if reason := wrong(case, FORM):
            return None, reason
        sentence, audit = self._audited(case)
        if (repaired := self._repaired(case, audit)) is not None:
            case = repaired
            if reason := wrong(case, FORM):
                return None, reason
            sentence, audit = self._audited(case)
        if reason := wrong(case, SUPPORT) or _found(audit):
            return None, reason
        return sentence, ""

    def _audited(self, case: Case) -> tuple[Sentence, Audit]:
        sentence, _ = made(case.text, case.records, self._articles, writer=self._writer)
        return sentence, self._check(sentence.text, sorted({one.article for one in sentence.citations}))

    def _repaired(self, case: Case, audit: Audit) -> Case | None:
        """The sentence with what `check` can put right; None where there is nothing of the kind.

        Only words that stand once in the sentence, outside its quotations, are put right.
        """
        text = case.text
        for finding in audit.findings:
            words = finding.span.of(audit.draft.raw)
            if finding.fix is not None and text.count(words) == 1:
                text = text.replace(words, finding.fix)
        return msgspec.structs.replace(case, text=text) if text != case.text else None


def _found(audit: Audit) -> str | None:
    """What `check` has against a sentence."""
    for one in audit.findings:
        if one.severity != "note":
            return f"{one.rule}: {one.message}"
    if any(one.verdict in ("contradicted", "unsupported") for one in audit.sentences):
        return "its articles do not carry it"
    return None


def _sections(review: Review, records: Sequence[Material], kept: Sequence[_Kept]) -> list[Section]:
    """The sections with the writer's sentences, in the order of their records, and our own for the other records."""
    carried = {one.number for _, named in kept for one in named}
    own = [(one.sentence, (one,)) for one in records if one.number not in carried]
    placed: dict[str, list[Sentence]] = {}
    for sentence, named in sorted((*kept, *own), key=lambda one: one[1][0].number):
        placed.setdefault(named[0].section, []).append(sentence)
    return [
        msgspec.structs.replace(section, sentences=tuple(placed[section.name])) if section.name in WORDED else section
        for section in review.sections
        if section.name not in WORDED or section.name in placed
    ]
