"""What a writer's sentence must be before it is held against articles; each rule yields what is wrong with it.

Rules compare words with the records that the sentence names, not with their articles: an article may say anything,
orders to a language model included.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pressreview.model import Record
from pressreview.text import fold, sentences, words
from pressreview.text.words import stem
from pressreview.writer.records import Material
from pressreview.writer.sentences import PLACE
from pressreview.writer.words import DAYS, FREE, content, kept_words, known, plain_words

LONGEST = 600
"""Characters of a sentence, its quotations not counted."""
_MOST_RECORDS = 3
_LEAST = 0.5
"""Share (0-1) of a record's words that a sentence must have: less turns "X denied that Y" into "Y"."""
_OTHER_MARKS = re.compile(r"[^\w ,.;:!?'’()\-–—…%$£€&/]|_")
_LOOKS_LIKE_LINK = re.compile(
    r"//|\bwww\.|\w\.(?:\w{2,}/|(?:com|net|org|info|io|ru|uk|de|eu|example)\b)", re.IGNORECASE
)
_STANDS_FOR_QUOTATION = "it"


class Case(Record):
    """A sentence under examination, tidied, with the records that it names."""

    text: str
    named: tuple[int, ...]
    records: tuple[Material, ...]
    """Those of the named that there are."""

    @property
    def own(self) -> str:
        """Its words without quotations."""
        return PLACE.sub(" ", self.text)

    @property
    def used(self) -> tuple[str, ...]:
        """Ids of the quotations that it brings in, in order."""
        return tuple(found[1] for found in PLACE.finditer(self.text))

    def quotes(self, record: Material) -> bool:
        """Whether it brings in quotations of a record."""
        return any(one.id in self.used for one in record.quotations)


def names_records(case: Case) -> Iterator[str]:
    """It names one to three records, all of which there are."""
    if len(case.records) < len(case.named):
        there = {one.number for one in case.records}
        yield f"names record {next(number for number in case.named if number not in there)}, which there is not"
    elif not case.records:
        yield "names no record"
    elif len(case.records) > _MOST_RECORDS:
        yield f"names more than {_MOST_RECORDS} records"


def is_plain(case: Case) -> Iterator[str]:
    """It is plain text of a bearable length, without markup, links, brackets or control characters."""
    if len(case.text) > LONGEST:
        yield f"is longer than {LONGEST} characters"
        return
    if re.search('["“”„«»‘]', case.own):
        yield "has quotation marks around words that are no quotation of its records"
    elif other := _OTHER_MARKS.search(case.own):
        yield f"has {other[0]!a}, which is no mark of plain text"
    elif _LOOKS_LIKE_LINK.search(case.own):
        yield "has something like a link"


def is_one_sentence(case: Case) -> Iterator[str]:
    """It is one sentence; a quotation may follow it."""
    text = re.sub(rf"([.?!])\s*{PLACE.pattern}[.]?\s*\Z", r"\1", case.text)
    text = PLACE.sub(_STANDS_FOR_QUOTATION, text)
    if len(sentences(text)) != 1:
        yield "is more than one sentence"
    elif text[-1:] not in ".…" and not case.text.endswith("}"):
        yield "is no statement"
    elif text[:1].islower() and not PLACE.match(case.text):
        yield "begins with a small letter"


def uses_quotations(case: Case) -> Iterator[str]:
    """It brings in quotations of its own records only, each once, and all of a record or none."""
    there = [one.id for record in case.records for one in record.quotations]
    if foreign := next((one for one in case.used if one not in there), None):
        yield f"brings in {foreign}, which is no quotation of its records"
    elif len(set(case.used)) < len(case.used):
        yield "brings in a quotation twice"
    elif any(
        case.quotes(record) and [one for one in case.used if one in ids] != ids
        for record in case.records
        if (ids := [one.id for one in record.quotations])
    ):
        yield "leaves out part of what its record quotes, or turns it around"


def says_no_more(case: Case) -> Iterator[str]:
    """All its words are those of its records, as often as they have them, but for the plain ones that join them."""
    borne = set().union(*map(known, case.records))
    if more := next((word for word in content(case.own) if word not in borne), None):
        written = next((word for word in plain_words(case.own) if content(word) == [more]), more)
        yield f"has the word “{written}”, which its records do not have"
        return
    there = Counter(word for record in case.records for word in content(record.sentence.text))
    if again := next((word for word, times in Counter(content(case.own)).items() if times > max(1, there[word])), None):
        written = next((word for word in plain_words(case.own) if content(word) == [again]), again)
        yield f"has the word “{written}” more often than its records"


def says_no_less(case: Case) -> Iterator[str]:
    """It keeps what says how sure its records are, and half of the words of each."""
    own = Counter(plain_words(case.own))
    needed = Counter(word for one in case.records for word in kept_words(one, quotations=not case.quotes(one)))
    if lost := next((word for word, times in needed.items() if own[word] < times), None):
        yield f"leaves out “{lost}”"
        return
    for record in case.records:
        quoted = [one.text for one in record.quotations if one.id in case.used]
        told = content(record.sentence.text)
        has = set(content(" ".join([case.own, *quoted])))
        if sum(word in has for word in told) < _LEAST * len(told):
            yield f"leaves out most of what record {record.number} says"


def keeps_order(case: Case) -> Iterator[str]:
    """The words of each record stand together, and in their order but for one move: who did what to whom is order.

    Days, outlets and words of more than one record count nowhere. "A accused B" becomes "B accused A" by two moves
    back, "X said Y" becomes "Y, said X" by one.
    """
    told = [_telling(one) for one in case.records]
    last: list[int] = [-1] * len(told)
    moves = [0] * len(told)
    before: list[int] = []
    for word in _stems(case.own):
        having = [number for number, words in enumerate(told) if word in words]
        if len(having) != 1:
            continue
        (number,) = having
        if number in before[:-1]:
            yield f"mixes the words of record {case.records[number].number} with another's"
            return
        if number not in before:
            before.append(number)
        places = [index for index, other in enumerate(told[number]) if other == word]
        following = next((index for index in places if index > last[number]), None)
        if following is None:
            moves[number] += 1
        last[number] = places[0] if following is None else following
    if turned := next((one for one, count in zip(case.records, moves, strict=True) if count > 1), None):
        yield f"turns the words of record {turned.number} around"


def _telling(record: Material) -> list[str]:
    """Stems of a record's words outside its quotations, in order, but for days and outlets."""
    names = " ".join(name for one in record.sentence.citations for name in (one.outlet, *one.via) if name)
    left_out = {stem(word) for word in plain_words(names)}
    return [word for word in _stems(PLACE.sub(" ", record.text)) if word not in left_out]


def _stems(text: str) -> list[str]:
    return [word for word in content(text) if word not in DAYS]


def credits(case: Case) -> Iterator[str]:
    """It names the speaker of each record, whom the words came through, and an outlet that printed them, in that order.

    "VPA reported, according to Radio Sarn" and "Radio Sarn reported, citing VPA" say the same; the other way round
    Radio Sarn would be whom VPA has it from.
    """
    text = fold(case.own)
    own = plain_words(text)
    for record in case.records:
        first = record.sentence.citations[0]
        for name in filter(None, (first.speaker, *first.via)):
            last = _last_word(name, record)
            if last is not None and last not in own:
                yield f"does not name {name}"
                return
        found = [place for outlet in record.outlets if (place := _named(text, outlet, record)) is not None]
        if record.outlets and not found:
            yield f"does not name {record.outlets[0]}"
            return
        if any(_CITING.search(text, 0, place) for place in found):
            yield "cites the outlet that cites"
        for name in first.via:
            last = _last_word(name, record)
            places = [one.start for one in words(text) if one.of(text).lower().removesuffix("'s") == last]
            if last and found and not any(one < min(found) or _CITING_LATELY.search(text, 0, one) for one in places):
                yield f"has {name} repeat {record.outlets[0]}"


_CITING = re.compile(r"\b(?:cit|quot)(?:ing|es|ed)\s(?:the\s)?\Z", re.IGNORECASE)
_CITING_LATELY = re.compile(r"\b(?:cit|quot)(?:ing|es|ed)\s(?:[\w’'-]+\s){0,3}\Z", re.IGNORECASE)


def _last_word(name: str, record: Material) -> str | None:
    """The last word of a name that a record prints, which may have it in part."""
    printed = plain_words(record.text)
    return next((word for word in reversed(plain_words(name)) if word in printed and word not in FREE), None)


def _named(text: str, outlet: str, record: Material) -> int | None:
    """Where a folded text names an outlet, also in the form in which the record has it."""
    names = [outlet.removeprefix("The ")]
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    if initials in record.text.split():
        names.append(initials)
    found = [match.start() for name in names for match in re.finditer(rf"(?<!\w){re.escape(fold(name))}(?!\w)", text)]
    return min(found, default=None)


Rule = Callable[[Case], Iterator[str]]
FORM: Sequence[Rule] = (names_records, is_plain, is_one_sentence, uses_quotations)
SUPPORT: Sequence[Rule] = (says_no_more, says_no_less, keeps_order, credits)


def wrong(case: Case, rules: Sequence[Rule]) -> str | None:
    """What is wrong with a sentence by the first rule that finds something; None when nothing is."""
    return next((reason for rule in rules for reason in rule(case)), None)
